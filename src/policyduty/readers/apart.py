"""Reading apart (隔离读取): in a process of its own, which is ended when it takes too long or too much memory.

Libraries that are written in C can be kept busy by a hostile file without end, and no limit of Python reaches into
them. A process that has read a file waits for the next, since to start one takes a tenth of a second. It ends with the
process that it reads for.
"""

import atexit
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from threading import Event, Timer
from time import process_time

from .. import limits
from ..errors import InputError, PluginError, PolicydutyError
from ..transcript import Transcript

try:
    import resource
except ImportError:  # Windows: there is a limit of time alone.
    resource = None  # type: ignore[assignment]

_BEGIN = "import sys; sys.path[:] = sys.argv[1:]; from policyduty.readers.apart import serve; serve()"
_waiting: list[Popen[bytes]] = []
"""Processes that wait for a file."""


def read_apart(read: Callable[[bytes, str], Transcript], data: bytes, name: str) -> Transcript:
    """Let another process do ``read(data, name)``, for any number of threads at once.

    Raises what the reader raises, and InputError where it takes more time or memory than :mod:`.limits` say, or where
    the library behind it fails. A frozen application has no interpreter to start: there it is read here.
    """
    if getattr(sys, "frozen", False) or not sys.executable:
        return read(data, name)
    process = _taken(name)
    late = Event()
    clock = Timer(limits.LONGEST_READING, _late, (process, late))
    clock.start()
    try:
        answer = _asked(process, (read, data, name))
    except (OSError, EOFError, pickle.UnpicklingError) as error:
        with suppress(TimeoutExpired):
            process.wait(1)  # Its own end says more than ours.
        _end(process)
        if late.is_set():
            raise InputError(
                "{file}: takes more than the {limit} seconds that are given to read it; save it anew, or only the"
                " pages with the plan",
                file=name,
                limit=limits.LONGEST_READING,
            ) from error
        raise InputError(
            "{file}: takes more than the {limit:,} MB of memory that are given to read it, or is damaged (the process"
            " ended with {code}); save it anew, or only the pages with the plan",
            file=name,
            limit=limits.MOST_MEMORY >> 20,
            code=process.returncode,
        ) from error
    except BaseException:
        _end(process)  # It is still at this file.
        raise
    finally:
        clock.cancel()
    _waiting.append(process)
    if isinstance(answer, PolicydutyError):
        raise answer
    assert isinstance(answer, Transcript)
    return answer


def _taken(name: str) -> Popen[bytes]:
    """A process that waits, or a new one."""
    with suppress(IndexError):
        while True:
            process = _waiting.pop()
            if process.poll() is None:
                return process
            _end(process)
    command = [sys.executable, "-I", "-c", _BEGIN, *map(str, sys.path)]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # An application without a console gets none on Windows.
    try:
        return Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, creationflags=flags)
    except OSError as error:
        raise InputError("{file}: no process can be started to read it: {reason}", file=name, reason=error) from error


def _asked(process: Popen[bytes], question: object) -> object:
    assert process.stdin
    assert process.stdout
    pickle.dump(question, process.stdin, pickle.HIGHEST_PROTOCOL)
    process.stdin.flush()
    return pickle.load(process.stdout)


def _late(process: Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _end(process: Popen[bytes]) -> None:
    process.kill()
    with suppress(OSError), process:  # It may not have taken all that was written to it.
        pass


@atexit.register
def _end_all() -> None:
    while _waiting:
        _end(_waiting.pop())


def _leave_all() -> None:
    """Know nothing in a process that was forked: what waits reads for the one that started it."""
    for process in _waiting:
        process.returncode = 0
    _waiting.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_all)


def serve() -> None:
    """Read one file after the other, as asked on standard input, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks.
    with suppress(EOFError):
        while True:
            read, data, name = pickle.load(sys.stdin.buffer)
            _limit(len(data))
            pickle.dump(_answer(read, data, name), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
            sys.stdout.buffer.flush()
            del data


def _answer(read: Callable[[bytes, str], Transcript], data: bytes, name: str) -> Transcript | PolicydutyError:
    try:
        transcript = read(data, name)
        limits.check_text(len(transcript.text), name)
    except PolicydutyError as error:
        return error
    except MemoryError:
        raise
    except Exception as error:
        return PluginError.of("reader", read.__name__, error)
    return transcript


def _limit(size: int) -> None:
    """Limit memory, and time for the case that nobody is left to end this process."""
    if resource is None:
        return
    seconds = int(process_time()) + 2 * limits.LONGEST_READING
    for kind, most in (
        (resource.RLIMIT_AS, limits.MOST_MEMORY + size),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        with suppress(OSError, ValueError):  # Some systems take no such limit.
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))

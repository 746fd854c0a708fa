"""Writing files (落盘): beside the target, then renamed, so that the old file or the new one stands.

Whoever writes holds a lock on the file beside, ``.TARGET.XXXXXXXX.part``. A process that is killed leaves that file and
loses the lock; the next one that writes to the target takes it away.
"""

import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from .errors import ForeignWords, OutputError

try:
    import fcntl as locks
except ImportError:  # Windows has no such locks; what a killed process leaves there stays.
    locks = None  # type: ignore[assignment]


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a binary file that takes the place of ``path`` when the block ends well, and vanishes when it does not.

    A link is followed; an existing file keeps its permissions. A pipe or device (``/dev/stdout``) is written to
    directly, since there is nothing to rename. Of several that write to a path at once each has a file of its own, and
    the last to end stands. Raises OutputError where the folder is missing or not writable, or ``path`` is a folder.
    """
    with _explained(path):
        target = _followed(path)
        if target.is_dir():
            raise OutputError("{path}: is a folder, expected a file name to write to", path=path)
        if not target.parent.is_dir():
            raise OutputError(
                "{path}: cannot be written, the folder {folder} does not exist", path=path, folder=target.parent
            )
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                yield file
            return
        _clean(target)
        mode = _mode(target)
        handle, beside = _opened(target, mode)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                if mode is not None:
                    os.chmod(beside, mode)
                os.fsync(file.fileno())
                if locks is not None:
                    os.replace(beside, target)  # while it is locked
            if locks is None:
                os.replace(beside, target)
        except BaseException:
            with suppress(OSError):
                os.unlink(beside)
            raise


def make_folder(path: Path) -> None:
    """Make a folder where there is none. Raises OutputError where that cannot be."""
    try:
        path.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:  # A name with a null character is no name.
        raise OutputError(
            "{path}: cannot be made a folder: {reason}", path=path, reason=ForeignWords.of(error)
        ) from error


@contextmanager
def _explained(path: str | os.PathLike[str]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError("{path}: cannot be written: {reason}", path=path, reason=ForeignWords.of(error)) from error


def _followed(path: str | os.PathLike[str]) -> Path:
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:  # A name with a null character is no name.
        raise OutputError("{path}: cannot be written: {reason}", path=path, reason=error) from error


def _mode(target: Path) -> int | None:
    """Permissions of the file that is replaced, None where there is none."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _prefix(target: Path) -> str:
    return f".{target.name[:40]}."


def _opened(target: Path, mode: int | None) -> tuple[int, str]:
    """Make a file beside the target and lock it; one that is new gets the permissions that the umask leaves.

    The umask cannot be asked for without changing it for all threads, so the system applies it.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    while True:
        beside = target.parent / f"{_prefix(target)}{secrets.token_hex(4)}.part"
        try:
            handle = os.open(beside, flags, 0o666 if mode is None else 0o600)
        except FileExistsError:
            continue
        if locks is not None:
            with suppress(OSError):  # Some network folders have no locks.
                locks.flock(handle, locks.LOCK_EX)
            if os.fstat(handle).st_nlink == 0:  # Somebody took it for a dead one before it was locked.
                os.close(handle)
                continue
        return handle, str(beside)


def _clean(target: Path) -> None:
    """Take away what killed processes left beside the target: files that nobody holds a lock on."""
    if locks is None:
        return
    left = re.compile(rf"{re.escape(_prefix(target))}[0-9a-f]{{8}}\.part")
    with suppress(OSError):  # A folder may take files and not tell which it has.
        for name in os.listdir(target.parent):
            if left.fullmatch(name):
                with suppress(OSError):
                    _clean_one(target.parent / name)


def _clean_one(left: Path) -> None:
    handle = os.open(left, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    try:
        locks.flock(handle, locks.LOCK_EX | locks.LOCK_NB)
        os.unlink(left)
    finally:
        os.close(handle)

"""What is read apart: ended when it takes too long or too much, whoever asks and however; no process stays behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
import warnings
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

import misbehaving
import pytest
from shaped import files, pdf

from policyduty import InputError, PluginError, limits, locale, read_document
from policyduty.readers import apart
from policyduty.readers.apart import read_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

posix = pytest.mark.skipif(sys.platform == "win32", reason="forks and signals of POSIX")


@pytest.fixture(autouse=True)
def surroundings() -> Iterator[None]:
    locale.use("en")
    yield
    apart._end_all()


def reader(seconds: float = 0) -> int:
    """The process that reads."""
    return int(read_apart(misbehaving.pid, str(seconds).encode(), "x.pdf").text)


def forms(deep: int = 12, wide: int = 10) -> bytes:
    """A PDF whose forms draw each other, 10¹² times in the end."""
    draws = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length %d>>"
    content = b"/X Do " * wide
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<</Length 6>>\nstream\n/X Do \nendstream",
        *(draws % (6 + n, len(content)) + b"\nstream\n%b\nendstream" % content for n in range(deep)),
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 13>>\nstream\n0 0 m 9 9 l S\nendstream",
    )


def bomb(megabytes: int = 1000) -> bytes:
    """A PDF with a page that unpacks to as much."""
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = head + block * megabytes + packer.flush()
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(packed), packed),
    )


def test_a_pdf_that_is_never_drawn_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST_READING", 1)
    begun = time.monotonic()
    with pytest.raises(InputError, match=r"^x\.pdf: takes more than the 1 seconds that are given to read it; save it"):
        read_document(forms(), name="x.pdf")
    assert time.monotonic() - begun < 20


@posix
@pytest.mark.parametrize(
    ("read", "data"),
    [(None, bomb), (misbehaving.hogs, bytes), (misbehaving.aborts, bytes)],
    ids=["pdf", "hog", "abort"],
)
def test_what_takes_all_memory(read: Callable[..., object] | None, data: Callable[[], bytes]) -> None:
    told = r"^x\.pdf: takes more than the 1,024 MB of memory that are given to read it, or is damaged \(the process"
    with pytest.raises(InputError, match=told):
        read_document(data(), name="x.pdf") if read is None else read_apart(read, data(), "x.pdf")  # type: ignore[arg-type]
    assert not apart._waiting


def test_what_is_read_next() -> None:
    first = reader()
    assert first != os.getpid()
    with pytest.raises(InputError, match=r"^x\.txt: is empty"):
        read_apart(misbehaving.refuses, b"", "x.txt")
    with pytest.raises(PluginError, match=r"reader 'fails' does not work: KeyError: 'x\.txt'"):
        read_apart(misbehaving.fails, b"", "x.txt")
    with pytest.raises(InputError, match="has 3,000,001 characters of text"):
        read_apart(misbehaving.is_long, b"", "x.txt")
    assert reader() == first  # None of these is a reason to start another.
    apart._waiting[0].kill()
    apart._waiting[0].wait()
    assert reader() != first


def test_threads_read_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(reader, [0.2] * 4))
        texts = set(pool.map(lambda _: read_document(files()["x.pdf"], name="x.pdf").transcript.text, range(8)))
    assert len(set(found)) > 1
    assert len(texts) == 1


@posix
def test_children_read_by_processes_of_their_own() -> None:
    mine = reader()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Forking is one where libraries have threads.
        with multiprocessing.get_context("fork").Pool(2) as pool:  # Its processes may have no children by that module.
            theirs = pool.map(reader, [0.2] * 4)
    assert mine not in theirs
    assert reader() == mine


@posix
def test_an_interrupt_ends_the_process_that_reads() -> None:
    interrupt = Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    interrupt.start()
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        reader(60)
    assert time.monotonic() - begun < 30
    assert not apart._waiting


LONELY = """
import sys, time
import misbehaving
from policyduty.readers.apart import read_apart
print(read_apart(misbehaving.pid, b"0", "x").text, flush=True)
if sys.argv[1] == "killed":
    time.sleep(60)
"""


@posix
@pytest.mark.parametrize("how", ["killed", "done"])
def test_it_ends_with_the_process_that_asks(how: str) -> None:
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", LONELY, how]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as asks:
        assert asks.stdout
        assert asks.stderr
        reads = int(asks.stdout.readline())
        if how == "killed":
            asks.kill()
        assert asks.stderr.read() == b""
    deadline = time.monotonic() + 20
    while is_alive(reads) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_alive(reads)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # Who has nobody to wait for it is dead all the same.
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("name", ["x.docx", "x.xlsx"])
def test_what_unpacks_to_much_is_read_apart(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = files()[name]
    here = read_document(data, name=name).transcript
    assert not apart._waiting
    monkeypatch.setattr(limits, "MUCH", 1000)
    assert read_document(data, name=name).transcript == here
    assert len(apart._waiting) == 1


def test_a_frozen_application_reads_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reader() == os.getpid()


def test_an_interpreter_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/gone/python")
    with pytest.raises(InputError, match=r"^x\.pdf: no process can be started to read it: .*No such file"):
        reader()

"""Whoever is killed while it writes, or writes beside others: the old file or the new one stands, whole."""

from __future__ import annotations

import os
import random
import re
import resource
import signal
import stat
import subprocess
import sys
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from attrs import evolve

import policyduty
from policyduty import OutputError, locale
from policyduty.output import replacing

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and locks of POSIX")
PART = re.compile(r"\.plan\.(json|md)\.[0-9a-f]{8}\.part")

WRITER = """
import sys
import policyduty
from attrs import evolve
plan = policyduty.plan("ganzi-science-literacy-2023")
plans = [evolve(plan, title=str(number) * 2_000_000) for number in (sys.argv[2:] or (1, 2))]
print("ready", flush=True)
while True:
    for each in plans:
        policyduty.export(each, sys.argv[1])
"""


def writer(target: Path, *numbers: int) -> subprocess.Popen[bytes]:
    arguments = [sys.executable, "-c", WRITER, str(target), *map(str, numbers)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return process


def whole(target: Path) -> set[str]:
    """The digits that the title of a saved plan is made of; it must load."""
    return set(policyduty.load(target).title)


def test_a_writer_that_is_killed(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    plan = policyduty.plan("ganzi-science-literacy-2023")
    policyduty.dump(evolve(plan, title="0" * 100), target)
    ran = random.Random(1)
    for _ in range(10):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # It is one where libraries have threads of their own.
            process = os.fork()
        if not process:  # A child that begins at once where a new one must import all first.
            try:
                for number in (1, 2) * 1000:
                    policyduty.dump(evolve(plan, title=str(number) * 2_000_000), target)
            finally:
                os._exit(1)
        time.sleep(ran.uniform(0.005, 0.08))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        assert len(whole(target)) == 1
        assert all(PART.fullmatch(path.name) for path in tmp_path.iterdir() if path != target)
    policyduty.dump(plan, target)
    assert list(tmp_path.iterdir()) == [target]


def test_processes_that_write_to_one_path(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    writers = [writer(target, number) for number in (1, 2)]
    try:
        deadline = time.monotonic() + 1.5
        seen: set[str] = set()
        while time.monotonic() < deadline:
            if target.exists():
                found = whole(target)
                assert len(found) == 1
                seen |= found
            time.sleep(0.02)
        assert [process.poll() for process in writers] == [None, None]
    finally:
        for process in writers:
            process.kill()
            process.communicate()
    assert seen == {"1", "2"}
    policyduty.dump(policyduty.plan("ganzi-science-literacy-2023"), target)
    assert list(tmp_path.iterdir()) == [target]


def test_threads_that_write_to_one_path(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        contents = [bytes([65 + number]) * 300_000 for number in range(8)]

        def write(data: bytes) -> None:
            for count in range(10):
                for target in (tmp_path / "one", tmp_path / f"{data[:1].decode()}{count}"):
                    with replacing(target) as file:
                        file.write(data)

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(write, contents))
        assert (tmp_path / "one").read_bytes() in contents
        assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o640}
        assert len(list(tmp_path.iterdir())) == 81
    finally:
        left = os.umask(before)
    assert left == 0o027


def test_what_others_are_writing_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    note = tmp_path / ".plan.json.notes.part"
    note.touch()
    with replacing(target) as file:
        file.write(b"first")
        with replacing(target) as other:
            other.write(b"second")
        assert target.read_bytes() == b"second"
    assert target.read_bytes() == b"first"
    assert {*tmp_path.iterdir()} == {target, note}


def test_a_file_that_is_taken_for_a_dead_one_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    real = fcntl.flock
    taken: list[Path] = []

    def flock(handle: int, how: int) -> None:
        if not taken:
            (path,) = tmp_path.iterdir()
            taken.append(path)
            path.unlink()
        real(handle, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    with replacing(tmp_path / "plan.json") as file:
        file.write(b"new")
    assert taken
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


@pytest.mark.parametrize("name", ["plan.json", "plan.md", "plan.xlsx", "plan.html"])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, name: str) -> None:
    locale.use("en")
    target = tmp_path / name
    target.write_bytes(b"old")
    plan = policyduty.plan("ganzi-science-literacy-2023")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(OutputError, match="cannot be written: File too large"):
            policyduty.export(plan, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(b"old")
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"), replacing(tmp_path / "plan.json"):
        pass
    assert (tmp_path / "plan.json").read_bytes() == b"old"


def test_a_new_file_is_nobody_elses_while_it_is_written(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    target.touch(0o600)
    with replacing(target):
        (beside,) = (path for path in tmp_path.iterdir() if path != target)
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600


def test_a_link_to_itself_is_named(tmp_path: Path) -> None:
    link = tmp_path / "plan.json"
    link.symlink_to(link)
    with pytest.raises(OutputError, match=r"plan\.json: cannot be written"), replacing(link):
        pass

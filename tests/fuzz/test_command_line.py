"""The command line with any arguments, files that are none, streams that are closed, and an interrupt at any moment."""

from __future__ import annotations

import gettext
import json
import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shaped import LINES, files
from test_apart import forms
from test_damaged_json import SAVED, changed

from policyduty.cli import app, main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GANZI = "ganzi-science-literacy-2023"
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals, pipes and links of POSIX")


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give back what the command line changes for its process: the language, and where click's messages come from."""
    monkeypatch.setenv("LANGUAGE", "en")
    before = gettext.textdomain()
    yield
    gettext.textdomain(before)


ODD = ("-dash.txt", "new\nline.txt", "\udcff.txt", "a b.txt", "{0}.txt", "%s.txt")
"""Names that a file can have."""
FILES = (
    *("x.txt", "x.html", "x.docx", "plan.json", "plan.json", GANZI, GANZI, "units.json", "corrections.json", "u.csv"),
    *("bad.json", "folder", "loop", "none", "none/x.txt", "x.txt/y", os.devnull, "", "\0", "甲" * 400, *ODD),
)
VALUES = (
    *("", "0", "-1", "1", "9" * 400, "甲", "州科协", "zh", "json", "excel", "{0}", "\0", "\udcff", "a=b", "="),
    *("2023-06-06", "2023-13-45", "unit=州科协", "PD1", "PD201", "ALL", "kind", "county", "-", os.devnull),
    *("out.json", "out.md", "out.xlsx", "out", "folder", "folder/out.json", "loop", "x.txt/out.json", "none/out.json"),
)


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from commands(inner, (*path, name))
    else:
        yield path, command


COMMANDS = dict(commands(app))


def arguments(ran: random.Random) -> list[str]:
    """A command with some of its options and arguments, whose values fit or do not."""
    path, command = ran.choice(sorted(COMMANDS.items()))
    words = [*path]
    options = [each for each in command.params if isinstance(each, click.Option)]
    for option in ran.sample(options, k=min(len(options), ran.randint(0, 3))):
        name = ran.choice(option.opts)
        choices = option.type.choices if isinstance(option.type, click.Choice) else VALUES
        value = ran.choice(FILES if option.name in ("units", "corrections", "higher", "config") else choices)
        words += [name] if option.is_flag else [name, value] if ran.random() < 0.8 else [f"{name}={value}"]
    words += ["--"] if ran.random() < 0.2 else []
    for argument in command.params:
        if isinstance(argument, click.Argument):
            known = argument.type.choices if isinstance(argument.type, click.Choice) else FILES
            words += [
                ran.choice((*known, "1", "州科协", "PD201"))
                for _ in range(1 if argument.nargs == 1 else ran.randint(0, 2))
            ]
    return words


def laid_out(folder: Path, seed: int) -> None:
    for name, data in files().items():
        (folder / name).write_bytes(data)
    for key, value in SAVED.items():
        (folder / f"{key}.json").write_bytes(json.dumps(value).encode())
    (folder / "bad.json").write_bytes(changed(SAVED["plan"], random.Random(seed)))
    (folder / "u.csv").write_text("规范名称,别名\n市甲局,甲局\n", "utf-8")
    (folder / "folder").mkdir()
    (folder / "loop").symlink_to(folder / "loop")
    for name in ODD:
        (folder / name).write_bytes(files()["x.txt"])


def run(folder: Path, words: list[str], capture: pytest.CaptureFixture[bytes]) -> None:
    """The law: an exit code that is documented, a message where it is 2, nothing half-written, nothing harmed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        code = main(words)
    told = capture.readouterr().err.decode()
    assert code in (0, 1, 2)
    assert code != 2 or told.strip()
    assert "Traceback" not in told
    assert "does not work" not in told  # which blames a plugin
    assert not [path for path in folder.rglob("*") if path.name.endswith(".part")]
    assert (folder / "x.txt").read_bytes() == files()["x.txt"]


@posix
@given(seed=st.integers(0, 2**32))
@settings(parent=relaxed, max_examples=150)
def test_any_arguments(
    tmp_path_factory: pytest.TempPathFactory, capsysbinary: pytest.CaptureFixture[bytes], seed: int
) -> None:
    folder = tmp_path_factory.mktemp("any")
    laid_out(folder, seed)
    run(folder, arguments(random.Random(seed)), capsysbinary)


@posix
@given(words=st.lists(st.sampled_from((*FILES, *VALUES, *(word for path in COMMANDS for word in path))), max_size=5))
@relaxed
def test_any_order(
    tmp_path_factory: pytest.TempPathFactory, capsysbinary: pytest.CaptureFixture[bytes], words: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    laid_out(folder, 0)
    run(folder, words, capsysbinary)


@given(st.lists(st.text(max_size=8), max_size=4))
@relaxed
def test_any_words_as_arguments(arguments: list[str]) -> None:
    assert main(arguments) in (0, 1, 2)


@posix
@pytest.mark.parametrize("command", [("read", "x.txt", "x.html"), ("export", "--all-formats", GANZI)])
def test_a_folder_that_has_no_name(
    command: tuple[str, ...], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    laid_out(tmp_path, 0)
    run(tmp_path, [*command, "-o", "a\0b"], capsysbinary)


def started(*words: str | Path, **streams: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "policyduty", *words]
    return subprocess.Popen(command, stderr=subprocess.PIPE, **streams)  # type: ignore[call-overload, no-any-return]


@posix
def test_pipes_are_read_and_written(tmp_path: Path) -> None:
    inward, outward = tmp_path / "in.txt", tmp_path / "out.json"
    os.mkfifo(inward)
    os.mkfifo(outward)
    with started("read", inward, "-o", outward) as running:
        inward.write_text("\n".join(LINES), "utf-8")
        saved = outward.read_bytes()
        assert running.wait(20) == 0
    assert json.loads(saved)["plan"]["title"]
    assert {path.name for path in tmp_path.iterdir()} == {"in.txt", "out.json"}


@posix
@pytest.mark.parametrize("name", ["x.txt", "x.pdf"])
@pytest.mark.parametrize("closed", ["<&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams(tmp_path: Path, name: str, closed: str) -> None:
    (tmp_path / name).write_bytes(files()[name])
    command = f"exec {sys.executable} -m policyduty read {name} -o plan.json {closed}"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {name, "plan.json"}


@posix
def test_an_interrupt_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    target.write_bytes(b"old")
    source = tmp_path / "x.pdf"
    os.mkfifo(source)
    with started("read", source, "-o", target, start_new_session=True) as running:
        source.write_bytes(forms())  # It is taken as soon as it is asked for, and keeps another process busy.
        time.sleep(0.5)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does
        _, told = running.communicate(timeout=20)
    assert (running.returncode, told) == (130, b"")
    assert target.read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"x.pdf", "plan.json"}
    deadline = time.monotonic() + 20  # The one that reads may end a moment after the one that asked.
    while is_there(running.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_there(running.pid)


def is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True

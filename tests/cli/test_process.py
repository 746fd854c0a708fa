"""The command as a process of its own: pipes, encodings, streams that are closed or full."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import policyduty

if TYPE_CHECKING:
    from tests.cli.conftest import Run

GANZI = "ganzi-science-literacy-2023"
COMMAND = f"{sys.executable} -m policyduty"

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
LOCALES = [ASCII, {"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONUTF8": "1"}]


def shell(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-o", "pipefail", "-c", script], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("arguments", [f"duties {GANZI} --format jsonl", f"show {GANZI}", "schema", "--help"])
def test_a_reader_that_goes_is_no_error(arguments: str) -> None:
    done = shell(f"{COMMAND} {arguments} | head -n 1")
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
    assert done.returncode in (0, 141)


def test_a_reader_that_has_gone_is_no_error() -> None:
    assert shell(f"{COMMAND} show {GANZI} | true").stderr == ""


def test_a_message_that_nobody_reads_changes_nothing() -> None:
    done = shell(f"({COMMAND} show nope; echo $?) 2> >(exec true)")
    assert done.stdout == "2\n"


def test_a_closed_output_is_an_error_where_something_is_to_be_written(notice: Path) -> None:
    done = shell(f"{COMMAND} show {GANZI} >&-")
    assert (done.returncode, done.stderr) == (2, "error: standard output is closed\n")
    assert shell(f"{COMMAND} read {notice} -o {notice}.json >&- 2>&-").returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", [f"show {GANZI}", f"export {GANZI} -o - --format json", "--help"])
def test_a_full_disk_is_told(arguments: str) -> None:
    done = shell(f"{COMMAND} {arguments} > /dev/full")
    assert (done.returncode, done.stderr) == (2, "error: No space left on device\n")


@pytest.mark.parametrize("variables", LOCALES)
def test_output_is_utf8_in_any_locale(process: Run, variables: dict[str, str]) -> None:
    listed = process("duties", GANZI, "--format", "jsonl", **variables)
    assert listed.code == 0
    assert json.loads(listed.out.splitlines()[0])["title"] == "将弘扬科学精神贯穿于育人全链条"
    assert "编号" in process("--lang", "zh", "plans", **variables).out
    assert "错误：" in process("--lang", "zh", "show", "nope", **variables).err


@pytest.mark.parametrize("variables", LOCALES)
def test_file_names_of_any_bytes(process: Run, notice: Path, variables: dict[str, str]) -> None:
    chinese = notice.with_name("通知.txt")
    strange = os.fsencode(notice.parent) + b"/\xffx.txt"
    for file, shown in ((os.fsencode(chinese), "通知.txt"), (strange, "\\xffx.txt")):
        Path(os.fsdecode(file)).write_bytes(notice.read_bytes())
        saved = process("read", file, "-o", file + b".json", **variables)
        assert saved.code == 0
        assert f"{shown}: 1 section" in saved.err
        assert policyduty.load(os.fsdecode(file + b".json")).sources[0].name == shown
        assert process("duties", file, **variables).code == 0
        gone = process("show", file + b"-gone", **variables)
        assert gone.code == 2
        assert gone.err.startswith("error: ")


def test_lines_end_as_they_should(process: Run, saved: Path) -> None:
    assert b"\r" not in process("show", saved).raw
    assert process("duties", saved, "--format", "csv").raw.count(b"\r\n") == 4


def test_an_interrupt(tmp_path: Path) -> None:
    pipe = tmp_path / "notice.txt"
    os.mkfifo(pipe)
    running = subprocess.Popen([sys.executable, "-m", "policyduty", "read", pipe], stderr=subprocess.PIPE)
    with pipe.open("wb"):  # opens when the other side reads
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=20)
    assert (running.returncode, err) == (130, b"")


def test_what_the_version_needs_is_little() -> None:
    """The start of the command line is a goal: no attrs, no reader, no exporter before it is used."""
    script = "import sys; from policyduty.cli import main; main(['--version']); print(*sys.modules)"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}  # has its own
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    modules = done.stdout.split()
    assert not {"attr", "cattrs", "msgspec", "pluggy", "tabulate", "wcwidth", "importlib.metadata", "json"} & {*modules}

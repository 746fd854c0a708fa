"""Bad input: one clear message, exit code 2, nothing on standard output and nothing written."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING

import pytest

import policyduty
from policyduty import PluginWarning, plugins

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

GANZI = "ganzi-science-literacy-2023"
ZIP = b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(256))


@pytest.mark.parametrize("command", ["read", "duties", "show"])
@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "is empty, expected a document"),
        ("blank.txt", b" \r\n\t", "is empty, expected a document"),
        ("binary.txt", ZIP, "expected text"),
        ("picture.png", ZIP, "no installed reader takes files that end in '.png'"),
        ("notice.wps", ZIP, "are not read; open it in its program and save it as .docx"),
    ],
)
def test_documents(run: Run, tmp_path: Path, command: str, name: str, data: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    code, raw, err = run(command, path)
    assert (code, raw, err.count("\n")) == (2, b"", 1)
    assert err.startswith("error: ")
    assert name in err
    assert "text in an encoding" in err or told in err


def _unknown_key(plan: dict[str, object]) -> None:
    plan["leed_rule"] = "none"


def _wrong_role(plan: dict[str, object]) -> None:
    plan["sections"][0]["tasks"][0]["duties"][0]["assignments"][0]["role"] = "boss"  # type: ignore[index]


def _same_id(plan: dict[str, object]) -> None:
    plan["sections"][0]["tasks"][1]["id"] = "1.1"  # type: ignore[index]


@pytest.mark.parametrize("command", ["duties", "show", "export"])
@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_unknown_key, "unknown key 'leed_rule', did you mean 'lead_rule'?"),
        (_wrong_role, '$.plan.sections[0].tasks[0].duties[0].assignments[0].role: found "boss", expected one of lead'),
        (_same_id, "id '1.1' is used twice"),
    ],
)
def test_saved_plans(
    run: Run, saved: Path, tmp_path: Path, command: str, spoil: Callable[[dict[str, object]], None], told: str
) -> None:
    raw = json.loads(saved.read_text("utf-8"))
    spoil(raw["plan"])
    (tmp_path / "bad.json").write_text(json.dumps(raw), "utf-8")
    output = ("-o", tmp_path / "out.md") if command == "export" else ()
    result = run(command, tmp_path / "bad.json", *output)
    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert {path.name for path in tmp_path.iterdir()} == {"bad.json"}


@pytest.mark.parametrize("data", [b"", b"not json", b"[]", b"\xff\xfe", b"[" * 5000])
def test_json_that_is_none(run: Run, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "p.json"
    path.write_bytes(data)
    result = run("show", path)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: {path}: ")


@pytest.mark.parametrize("option", ["--corrections", "--units"])
def test_read_with_the_wrong_kind_of_file(run: Run, notice: Path, saved: Path, tmp_path: Path, option: str) -> None:
    for file in (saved, tmp_path / "missing.json"):
        result = run("read", notice, option, file, "-o", tmp_path / "out.json")
        assert result.code == 2
        assert str(file) in result.err
    assert not (tmp_path / "out.json").exists()


def test_a_plan_id_that_is_none(run: Run, notice: Path) -> None:
    result = run("read", notice, "--id", "../etc")
    assert result.code == 2
    assert "'../etc'" in result.err


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ganzi-science-literacy-2022", f"did you mean {GANZI}?"),
        ("no/such.txt", f"there are: {GANZI}"),
    ],
)
def test_neither_file_nor_plan(run: Run, name: str, told: str) -> None:
    for command in ("duties", "show"):
        assert run(command, name) == (
            2,
            b"",
            f"error: {name}: there is no such file and no installed plan of that id; {told}\n",
        )


def test_a_folder_is_no_plan(run: Run, tmp_path: Path) -> None:
    told = f"error: {tmp_path}: is a folder, expected a file or the id of an installed plan\n"
    assert run("duties", tmp_path).err == told
    assert "several documents need a folder: -o OUT" in run("read", tmp_path).err


def test_a_folder_does_not_hide_a_plan(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / GANZI).mkdir()
    assert run("duties", GANZI).code == 0


def test_an_item_that_is_none(run: Run, saved: Path) -> None:
    result = run("show", saved, "1.9")
    assert result.code == 2
    assert "no section, task or duty '1.9'; did you mean 1.2, 1.1" in result.err


@pytest.mark.parametrize(
    ("form", "told"),
    [("exel", "unknown format 'exel'; did you mean excel?"), ("zzz", "unknown format 'zzz'; there are: ")],
)
def test_an_unknown_format(run: Run, saved: Path, tmp_path: Path, form: str, told: str) -> None:
    for target in (tmp_path / "x", "-"):
        result = run("export", saved, "-o", target, "--format", form)
        assert (result.code, result.out) == (2, "")
        assert told in result.err


def test_an_unknown_suffix(run: Run, saved: Path, tmp_path: Path) -> None:
    told = run("export", saved, "-o", tmp_path / "a.pdf").err
    assert "no installed format writes files that end in '.pdf'; there are: .csv, .docx, " in told


def test_what_others_say_is_in_the_language_too(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("--lang", "zh", "read", "gone.txt", "-o", "plan.json").err
    assert told == "错误：gone.txt：无法读取：没有这个文件或文件夹\n"
    (tmp_path / "plan.json").write_text('{"format"："policyduty.plan"}', "utf-8")
    told = run("--lang", "zh", "show", "plan.json").err
    assert told == "错误：plan.json：不是 JSON：第 1 行第 10 列：此处缺少英文冒号\n"


def test_a_missing_output_folder(run: Run, notice: Path, saved: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    for arguments in (
        ("read", notice, "-o", gone / "plan.json"),
        ("export", saved, "-o", gone / "plan.md"),
        ("export", "--all-formats", saved, "-o", gone / "deeper"),
    ):
        result = run(*arguments)
        assert (result.code, result.out) == (2, "")
        assert str(gone) in result.err
        assert not gone.exists()


def test_an_output_folder_that_is_not_writable(
    run: Run, notice: Path, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:  # as the system does, but to root as well
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("policyduty.output._opened", refuse)
    for arguments in (("export", saved), ("read", notice)):
        result = run(*arguments, "-o", tmp_path / "out.json")
        assert (result.code, result.out) == (2, "")
        assert "out.json: cannot be written: Permission denied" in result.err


def test_an_output_that_cannot_be_a_file(run: Run, notice: Path, tmp_path: Path) -> None:
    assert "is a folder" in run("read", notice, "-o", tmp_path).err
    for target in (notice / "plan.json", "/proc/plan.json"):
        result = run("read", notice, "-o", target)
        assert (result.code, result.out) == (2, "")
        assert "cannot be written" in result.err


def test_errors_are_told_in_chinese(run: Run) -> None:
    assert run("--lang", "zh", "show", "nope").err == (
        f"错误：nope：没有这个文件，也没有此编号的已安装方案；现有：{GANZI}\n"
    )


def test_broken_plugins_are_warned_about_in_a_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = plugins.registry()

    def registry() -> plugins.Registry:
        problem = PluginWarning("plugin {name!r} does not work and is left out: {reason}", name="mine", reason="oops")
        warnings.warn(problem, stacklevel=2)
        return real

    monkeypatch.setattr(plugins, "registry", registry)
    result = run("duties", GANZI, "--format", "jsonl")
    assert result.code == 0
    assert result.err == "warning: plugin 'mine' does not work and is left out: oops\n"
    assert run("duties", GANZI, "--lang", "zh").err == "警告：插件“mine”无法工作，已停用：oops\n"
    assert run("plugins").err == ""


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (OSError(28, "No space left on device"), 2, "error: No space left on device\n"),
        (OSError(5, "Input/output error", "page.txt"), 2, "error: page.txt: Input/output error\n"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), 2, "error: 'utf-8' codec can't decode"),
        (policyduty.InputError("bad \x1b[31m {x}", x="\u202e"), 2, "error: bad \\x1b[31m \\u202e\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_whatever_goes_wrong(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, told: str
) -> None:
    def load(name: str) -> None:
        raise error

    monkeypatch.setattr("policyduty.cli.viewing.opened", load)
    result = run("duties", "x")
    assert result.code == code
    assert result.err.startswith(told)

"""``policyduty check --fix``: corrections beside the document, which stays as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import policyduty

if TYPE_CHECKING:
    from tests.cli.conftest import Run

TEXT = """\
甲市人民政府办公室关于办好学校的通知
甲政发[2023]1号

一、总体工作
（一）推进甲事。建设教师队伍，，改善办学条件，，，提高质量。。
责任单位：市甲局、市科协各县（市）人民政府（排在第一位的为牵头单位，下同）。
"""


@pytest.fixture(autouse=True)
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("policyduty.toml").touch()
    Path("notice.txt").write_text(TEXT, "utf-8")
    return Path("notice.txt")


def fixable(run: Run, *arguments: object) -> list[str]:
    found = json.loads(run("check", *arguments, "--format", "json").out)
    return [record["code"] for record in found if record["fix"] is not None]


def test_from_end_to_end(run: Run, document: Path) -> None:
    before = document.read_bytes()
    assert fixable(run, document)
    result = run("check", document, "--fix")
    written = Path("notice.txt.corrections.json")
    corrections = policyduty.load_corrections(written)
    assert document.read_bytes() == before
    assert len(corrections) >= 4
    told = result.err.splitlines()
    assert told[-1] == f"{len(corrections)} corrections written to notice.txt.corrections.json"
    for line, correction in zip(told, corrections, strict=False):
        code = correction.id.rpartition("-")[0].upper()
        assert line.startswith(f"notice.txt: {code}: {correction.printed} → {correction.corrected} (")
    assert fixable(run, document, "--corrections", written) == []
    again = run("check", document, "--corrections", written)
    assert again.out == result.out
    assert again.code == result.code
    assert "--fix" not in result.out


def test_reasons_are_told_in_the_readers_language(run: Run, document: Path) -> None:
    english = run("check", document, "--fix", "--corrections", "a.json").err
    chinese = run("check", document, "--fix", "--corrections", "b.json", "--lang", "zh").err
    assert "(no mark stands between 市科协 and 各县（市）人民政府)" in english
    assert "之间没有分隔符）" in chinese
    assert "条勘误写入 b.json" in chinese
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes()


def test_corrections_that_there_are_are_extended(run: Run, document: Path) -> None:
    first = run("check", document, "--fix", "--select", "PD503")
    assert "1 correction written" in first.err
    path = Path("notice.txt.corrections.json")
    (known,) = policyduty.load_corrections(path)
    run("check", document, "--fix", "--corrections", path)
    both = policyduty.load_corrections(path)
    assert both[0] == known
    assert len(both) > 1
    before = path.read_bytes()
    nothing = run("check", document, "--fix", "--corrections", path)
    assert nothing.err == "notice.txt: nothing to fix\n"
    assert path.read_bytes() == before


def test_a_file_that_was_not_given_is_not_overwritten(run: Run, document: Path) -> None:
    path = Path("notice.txt.corrections.json")
    path.write_text("mine")
    result = run("check", document, "--fix")
    assert result.code == 2
    assert "notice.txt.corrections.json: exists already and is not overwritten" in result.err
    assert path.read_text() == "mine"


def test_nothing_to_fix_writes_nothing(run: Run, document: Path) -> None:
    result = run("check", document, "--fix", "--select", "PD1")
    assert (result.code, result.err) == (0, "notice.txt: nothing to fix\n")
    assert [*Path().glob("*.corrections.json")] == []


def test_each_of_several_documents_gets_its_own(run: Run, document: Path) -> None:
    Path("in").mkdir()
    Path("in/other.txt").write_text(TEXT, "utf-8")
    policyduty.dump(policyduty.read(document), "in/plan.json")
    run("check", document, "in", "--fix")
    assert policyduty.load_corrections("notice.txt.corrections.json")
    assert policyduty.load_corrections("in/other.txt.corrections.json")
    assert len([*Path("in").iterdir()]) == 3


@pytest.mark.parametrize("name", ["plan.json", "ganzi-science-literacy-2023"])
@pytest.mark.parametrize("option", [("--fix",), ("--corrections", "c.json")])
def test_a_plan_that_was_read_already_is_an_error(run: Run, document: Path, name: str, option: tuple[str, ...]) -> None:
    policyduty.dump(policyduty.read(document), "plan.json")
    policyduty.dump_corrections((), "c.json")
    result = run("check", name, *option)
    assert result.code == 2
    assert result.err == f"error: {name}: is a plan that was read already; {option[0]} needs the document\n"


def test_text_in_a_correction_cannot_act(run: Run) -> None:
    Path("evil.txt").write_text(TEXT.replace("队伍，，", "\x1b[31m队伍，，"), "utf-8")
    assert "\x1b" not in run("check", "evil.txt", "--fix").err

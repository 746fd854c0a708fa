"""``policyduty diff``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import policyduty

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def edited(saved: Path, tmp_path: Path) -> Path:
    """A saved plan with another preface."""
    plan = policyduty.load(saved)
    path = tmp_path / "edited.json"
    policyduty.dump(evolve(plan, preface="另有说明。"), path)
    return path


def test_what_changed_is_printed(run: Run, saved: Path, edited: Path) -> None:
    result = run("diff", saved, edited)
    assert (result.code, result.err) == (0, "")
    assert "{+另有说明。+}" in result.out
    assert "\x1b" not in result.out


def test_strict_tells_by_its_exit_code(run: Run, saved: Path, edited: Path) -> None:
    assert run("diff", "--strict", saved, edited).code == 1
    equal = run("diff", "--strict", saved, saved)
    assert equal.code == 0
    assert "nothing: the plans are equal" in equal.out


def test_a_document_and_an_installed_plan(run: Run, tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text("一、任务\n（一）办好学校。\n责任单位：市教育局。\n", "utf-8")
    result = run("diff", notice, "ganzi-science-literacy-2023", "--lang", "zh")
    assert result.code == 0
    assert "(ganzi-science-literacy-2023)" in result.out
    assert "新增单位" in result.out


@pytest.mark.parametrize(("suffix", "beginning"), [(".md", b"# "), (".json", b"{"), (".xlsx", b"PK"), (".txt", b"B")])
def test_the_suffix_chooses(run: Run, saved: Path, edited: Path, tmp_path: Path, suffix: str, beginning: bytes) -> None:
    out = tmp_path / f"changes{suffix}"
    result = run("diff", saved, edited, "-o", out)
    assert (result.code, result.err) == (0, "")
    assert out.read_bytes().startswith(beginning)


def test_a_format_by_name(run: Run, saved: Path, edited: Path) -> None:
    layout = json.loads(run("diff", saved, edited, "--format", "json").raw)
    assert [fact["fact"] for fact in layout["facts"]] == ["preface"]
    assert run("diff", saved, edited, "--format", "markdown", "--lang", "zh").out.startswith("# 方案比对\n")


def test_a_workbook_is_not_put_on_the_screen_unasked(run: Run, saved: Path, edited: Path) -> None:
    result = run("diff", saved, edited, "--format", "excel")
    assert result.code == 2
    assert "--format excel is not for reading here: give -o OUT" in result.err
    assert result.raw == b""
    assert run("diff", saved, edited, "--format", "excel", "-o", "-").raw.startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "csv"), "format 'csv' does not write comparisons; there are: excel, json, markdown"),
        (("--format", "exel"), "unknown format 'exel'; did you mean excel?"),
        (("-o", "x.docx"), "format 'docx' does not write comparisons"),
        (("-o", "x.xyz"), "no installed format writes files that end in '.xyz'"),
        (("-o", "missing/x.md"), "the folder"),
    ],
)
def test_what_cannot_be_written_is_told(
    run: Run,
    saved: Path,
    edited: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("diff", saved, edited, *arguments)
    assert result.code == 2
    assert message in result.err
    assert result.raw == b""


def test_a_plan_that_is_not_there_is_told(run: Run, saved: Path) -> None:
    result = run("diff", saved, "nowhere.json")
    assert result.code == 2
    assert "nowhere.json: there is no such file" in result.err

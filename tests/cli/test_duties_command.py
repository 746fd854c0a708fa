"""``policyduty duties``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from wcwidth import wcswidth

import policyduty
from policyduty import Plan

if TYPE_CHECKING:
    from tests.cli.conftest import Run

KEYS = ["id", "path", "title", "clause", "lead", "co", "responsible", "open_ended"]


def test_jsonl_prints_an_object_a_duty(run: Run, saved: Path) -> None:
    lines = run("duties", saved, "--format", "jsonl").out.splitlines()
    assert lines[0] == (
        '{"id": "1.1/d1", "path": ["一、", "（一）"], "title": "教育", "clause": "州教育局牵头，州科协、团州委等配合", '
        '"lead": ["州教育局"], "co": ["州科协", "团州委"], "responsible": [], "open_ended": true}'
    )
    assert [[*json.loads(line)] for line in lines] == [KEYS] * 3
    assert [json.loads(line)["id"] for line in lines] == ["1.1/d1", "1.2/d1", "1.2/d2"]


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_canonical_names(run: Run, saved: Path, form: str) -> None:
    printed = run("duties", saved, "--format", form).out
    canonical = run("duties", saved, "--format", form, "--canonical").out
    assert "甘孜州科学技术协会" not in printed
    assert "甘孜州科学技术协会" in canonical


def test_csv_has_the_same_columns(run: Run, saved: Path) -> None:
    rows = [*csv.reader(io.StringIO(run("duties", saved, "--format", "csv").out, newline=""))]
    assert rows[0] == KEYS
    assert rows[1][1:3] == ["一、（一）", "教育"]
    assert rows[1][4:] == ["州教育局", "州科协、团州委", "", "true"]
    assert rows[3][4:] == ["", "丙局", "乙局", "false"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_cells_are_no_formulas(run: Run, plan: Plan, tmp_path: Path, start: str) -> None:
    section = plan.sections[0]
    task = evolve(section.tasks[0], title=f"{start}1+1")
    policyduty.dump(evolve(plan, sections=(evolve(section, tasks=(task,)),)), tmp_path / "p.json")
    out = run("duties", tmp_path / "p.json", "--format", "csv").out
    rows = [*csv.reader(io.StringIO(out, newline=""))]
    assert rows[1][2] == f"'{start}1+1"


def test_table(run: Run, saved: Path) -> None:
    assert run("duties", saved).out == (
        "Id      Task            Lead      Co-responsible    Responsible\n"
        "------  --------------  --------  ----------------  -------------\n"
        "1.1/d1  一、（一）教育  州教育局  州科协、团州委等\n"
        "1.2/d1  一、（二）=1+1                              甲局\n"
        "1.2/d2  一、（二）=1+1            丙局              乙局\n"
    )


def test_a_bare_number_does_not_run_into_the_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("序号,任务,牵头单位\n1,120个小区改造,市住建局\n2,加装电梯,市住建局\n", "utf-8")
    for command in ("duties", "show"):
        assert "  1 120个小区改造  " in run(command, tmp_path / "table.csv").out.replace("\n", "  \n")


@pytest.mark.parametrize("columns", [80, 100, 160])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_table_fits_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, columns: int, language: str) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run("duties", "ganzi-science-literacy-2023", "--lang", language).out.splitlines()
    assert max(map(wcswidth, lines)) <= columns
    starts = {wcswidth(line[: line.index("州教育体育局")]) for line in lines if line.startswith("1.1/")}
    assert starts == {wcswidth(lines[0][: lines[0].index("Lead" if language == "en" else "牵头单位")])}


def test_a_plan_without_duties_says_so(run: Run, tmp_path: Path) -> None:
    policyduty.dump(Plan(id="p", title="t"), tmp_path / "p.json")
    result = run("duties", tmp_path / "p.json")
    assert (result.code, result.out) == (0, "")
    assert "has no duties" in result.err

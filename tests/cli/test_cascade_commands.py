"""``policyduty cascade``, ``draft`` and ``check --higher``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import policyduty
from policyduty import Unit
from policyduty.cascading import CASCADE_COLUMNS

if TYPE_CHECKING:
    from tests.cli.conftest import Run

FOLDER = Path(__file__).parents[1] / "cascading"
HIGHER, LOWER = FOLDER / "province.txt", FOLDER / "prefecture.txt"


def test_the_table_says_what_became_of_each_task(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    result = run("cascade", HIGHER, LOWER)
    assert (result.code, result.err) == (0, "")
    first, _, _, _, *rows = result.out.splitlines()
    assert first == "6 of 8 tasks are carried, 1 missing, 1 not asked; 1 new"
    assert [row.split("  ")[0] for row in rows if row[:1].strip()] == [
        *["carried"] * 5,
        "not asked",
        "carried",
        "MISSING",
        "new",
    ]
    assert "later: 1.1 到2026年底前 > 2025年底前" in rows[0]
    assert "without 州妇联" in rows[3]
    assert "another line leads: 州民政局" in rows[4]


def test_in_chinese(run: Run) -> None:
    out = run("cascade", HIGHER, LOWER, "--lang", "zh").out
    assert out.startswith("上级任务 8 项：已承接 6 项，缺失 1 项，未要求 1 项；本级新增 1 项")


def test_csv_and_json_are_a_task_a_row(run: Run) -> None:
    rows = [*csv.DictReader(io.StringIO(run("cascade", HIGHER, LOWER, "--format", "csv").out, newline=""))]
    assert tuple(rows[0]) == CASCADE_COLUMNS
    records = json.loads(run("cascade", HIGHER, LOWER, "--format", "json").out)
    assert [record["state"] for record in records] == [row["state"] for row in rows]
    assert records[0]["lower"] == ["1.1"]


def test_a_registry_and_a_level_are_taken(run: Run, tmp_path: Path) -> None:
    policyduty.dump_units((Unit(name="临江州教体局", aliases=("州教育体育局",)),), tmp_path / "units.json")
    out = run("cascade", HIGHER, LOWER, "--units", tmp_path / "units.json", "--format", "json").out
    assert json.loads(out)[3]["leads"] == ["临江州教体局"]
    out = run("cascade", HIGHER, LOWER, "--level", "county", "--place", "宁河县", "--format", "json").out
    assert json.loads(out)[0]["expected_leads"] == ["县文化和旅游局"]
    assert run("cascade", HIGHER, LOWER, "--place", "宁河县").code == 2


def test_a_plan_of_no_level_is_told(run: Run, tmp_path: Path) -> None:
    policyduty.dump(policyduty.Plan(id="empty", title=""), tmp_path / "empty.json")
    result = run("cascade", HIGHER, tmp_path / "empty.json")
    assert "nothing tells of which level it is" in result.err
    assert result.code == 0


def test_a_draft_is_saved_and_what_is_open_is_told(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "draft.json"
    result = run("draft", HIGHER, "--level", "prefecture", "--place", "临江州", "-o", target, "--id", "linjiang")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("14 units are proposed, in 8 duties\n")
    assert "省教育厅 → 州教育局 (likely): 2.4/d1" in result.err
    assert "青原大学: an institution of the level above has no counterpart by rule: 2.6/d1" in result.err
    plan = policyduty.load(target)
    assert plan.id == "linjiang"
    shown = run("show", target).out
    assert "★ 州文化和旅游局（拟）" in shown
    assert "州发展改革委（拟）" in run("duties", target).out
    assert run("draft", HIGHER, "--level", "prefecture", "--place", "临江州", "--id", "linjiang").raw == (
        policyduty.dumps(plan)
    )


def test_a_name_that_may_be_another_is_told(run: Run) -> None:
    err = run("draft", "ganzi-science-literacy-2023", "--level", "county", "--place", "康定市").err
    assert "州发展改革委 → 市发展改革局 or 市发展改革委" in err


@pytest.mark.parametrize("level", ["provincial", "prefecture"])
def test_no_draft_for_a_level_that_is_not_below(run: Run, level: str, tmp_path: Path) -> None:
    result = run("draft", LOWER, "--level", level, "-o", tmp_path / "draft.json")
    assert result.code == 2
    assert "no plan of level" in result.err
    assert not (tmp_path / "draft.json").exists()


def test_check_against_a_higher_plan(run: Run) -> None:
    result = run("check", LOWER, "--higher", HIGHER, "--select", "PD6")
    assert result.code == 1
    assert "PD601 warning: the higher plan's task 3.8 健全阅读推广人队伍 asks this level" in result.out
    assert "prefecture.txt:9:46: PD603 warning" in result.out
    assert run("check", LOWER, "--select", "PD6").code == 0
    assert run("check", LOWER, "--higher", FOLDER / "none.txt").code == 2


def test_a_rule_between_plans_shows_both(run: Run) -> None:
    out = run("rule", "PD601").out
    assert "Higher plan" in out
    assert "青原省全民阅读促进方案" in out

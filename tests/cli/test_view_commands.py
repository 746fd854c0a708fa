"""``policyduty unit``, ``workload``, ``matrix``, ``pairs``, ``network``, ``groups`` and ``coverage``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from wcwidth import wcswidth

import policyduty
from policyduty import Assignment, Duty, Kind, Level, Plan, Role, Task, Unit

if TYPE_CHECKING:
    from tests.cli.conftest import Run

GANZI = "ganzi-science-literacy-2023"
VIEWS = ("workload", "matrix", "pairs", "network", "groups", "coverage")


def rows(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text, newline=""))]


def test_workload_is_a_list_of_units(run: Run) -> None:
    records = json.loads(run("workload", GANZI, "--format", "json").out)
    assert len(records) == 31
    assert {key: records[0][key] for key in ("unit", "level", "kind", "leads", "joins", "sections")} == {
        "unit": "州科协",
        "level": "prefecture",
        "kind": "mass_organisation",
        "leads": 6,
        "joins": 18,
        "sections": 8,
    }


@pytest.mark.parametrize("view", VIEWS)
def test_csv_and_json_hold_the_same(run: Run, view: str) -> None:
    more = ["--all"] if view == "coverage" else []
    records = json.loads(run(view, GANZI, "--format", "json", *more).out)
    if view == "network":
        records = records["nodes"]
    assert len(rows(run(view, GANZI, "--format", "csv", *more).out)) == len(records) > 0


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("view", [*VIEWS, "unit"])
def test_tables_fit_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, view: str, language: str) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    more = ["州科协"] if view == "unit" else ["--all"] if view == "coverage" else []
    result = run(view, GANZI, *more, "--lang", language)
    assert (result.code, result.err) == (0, "")
    assert "九、提升基层科普能力" in result.out if view == "groups" else "州科协" in result.out
    assert max(wcswidth(line) for line in result.out.splitlines()) <= 100


def test_a_narrow_matrix_is_cut_into_blocks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = run("matrix", GANZI).out
    assert max(wcswidth(line) for line in out.splitlines()) <= 60
    assert out.count("★") == 31
    assert out.count("1.1 ") == 4


def test_one_unit(run: Run) -> None:
    records = json.loads(run("unit", GANZI, "甘孜州科学技术协会", "--format", "json").out)
    assert [record["role"] for record in records] == ["lead"] * 6 + ["co"] * 18
    assert "leads 6, joins 18" in run("unit", GANZI, "州科协").out


def test_an_unknown_unit_is_an_error_with_the_nearest(run: Run) -> None:
    result = run("unit", GANZI, "州科学")
    assert result.code == 2
    assert "州科协" in result.err or "州科技局" in result.err


def test_members_have_the_duties_of_their_collective(run: Run) -> None:
    records = json.loads(run("unit", GANZI, "康定市人民政府", "--expand", "--format", "json").out)
    assert len(records) == 30
    assert {record["printed"].translate(str.maketrans("（）", "()")) for record in records} == {"各县(市)人民政府"}
    workload = json.loads(run("workload", GANZI, "--expand", "--format", "json").out)
    assert len(workload) == 30 + 18
    duties = json.loads(run("duties", GANZI, "--expand", "--format", "json").out)
    assert "康定市人民政府" in duties[0]["co"]


def test_groups(run: Run) -> None:
    assert len(rows(run("groups", GANZI, "--format", "csv").out)) == 9
    levels = {row["key"]: row for row in rows(run("groups", GANZI, "--by", "level", "--format", "csv").out)}
    assert int(levels["prefecture"]["leads"]) == 31
    assert "prefecture" in run("groups", GANZI, "--by", "level").out


def test_coverage_tells_who_has_nothing(run: Run, saved: Path, tmp_path: Path) -> None:
    policyduty.dump_units((Unit(name="甲局"), Unit(name="州审计局")), tmp_path / "units.json")
    out = run("coverage", saved, "--units", tmp_path / "units.json").out
    assert "州审计局" in out
    assert "甲局" not in out
    assert [
        r["unit"] for r in rows(run("coverage", saved, "--units", tmp_path / "units.json", "--format", "csv").out)
    ] == ["州审计局"]


def test_a_registry_names_the_units(run: Run, saved: Path, tmp_path: Path) -> None:
    unit = Unit(name="某州教育局", aliases=("州教育局",), kind="party")
    policyduty.dump_units((unit,), tmp_path / "units.json")
    records = json.loads(run("workload", saved, "--units", tmp_path / "units.json", "--format", "json").out)
    assert {record["unit"]: record["kind"] for record in records}["某州教育局"] == "party"


def test_members_by_rule_are_those_of_the_registry(run: Run, tmp_path: Path) -> None:
    assignments = [Assignment(unit="州级各部门", role=Role.LEAD, position=1)]
    task = Task(id="1", title="任务", duties=[Duty(id="1/d1", clause="", assignments=assignments)])
    policyduty.dump(Plan(id="p", title="", tasks=[task]), tmp_path / "p.json")
    unit = Unit(name="州教育局", level=Level.PREFECTURE, kind=Kind.GOVERNMENT)
    policyduty.dump_units((unit,), tmp_path / "units.json")
    asked = (tmp_path / "p.json", "--units", tmp_path / "units.json", "--expand", "--format", "json")
    assert [record["unit"] for record in json.loads(run("workload", *asked).out)] == ["州教育局"]
    (record,) = json.loads(run("unit", asked[0], "州教育局", *asked[1:]).out)
    assert (record["role"], record["printed"]) == ("lead", "州级各部门")


def test_units_names_do_not_act_as_the_head_of_a_column(run: Run, tmp_path: Path) -> None:
    assignments = [Assignment(unit=name, role=Role.LEAD, position=n) for n, name in enumerate(("=1+1", "id"), 1)]
    task = Task(id="1", duties=[Duty(id="1/d1", clause="", assignments=assignments)])
    policyduty.dump(Plan(id="p", title="", tasks=[task]), tmp_path / "p.json")
    (row,) = rows(run("matrix", tmp_path / "p.json", "--format", "csv").out)
    assert row == {"id": "1", "path": "", "title": "", "'=1+1": "lead", "id（单位）": "lead"}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_the_network_as_files(run: Run, form: str) -> None:
    root = ET.fromstring(run("network", GANZI, "--format", form).raw)
    assert len([element for element in root.iter() if element.tag.endswith("}node")]) == 31


@pytest.mark.parametrize("view", ["workload", "matrix", "pairs", "network", "groups"])
def test_a_plan_without_duties_says_so(run: Run, tmp_path: Path, view: str) -> None:
    policyduty.dump(Plan(id="empty", title=""), tmp_path / "empty.json")
    result = run(view, tmp_path / "empty.json")
    assert (result.code, result.out) == (0, "")
    assert "the plan has no duties" in result.err
    assert run(view, tmp_path / "empty.json", "--format", "csv").code == 0


def test_what_is_not_installed_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "networkx", None)
    result = run("network", GANZI)
    assert result.code == 2
    assert 'pip install "policyduty[network]"' in result.err
    assert json.loads(run("network", GANZI, "--format", "json").out)["nodes"]

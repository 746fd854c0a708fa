"""``policyduty units``: registries listed, asked, merged and converted."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

import policyduty
from policyduty import Level, Unit, load_units

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

GANZI = "ganzi-science-literacy-2023"
UNITS = policyduty.plan(GANZI).units


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    path = tmp_path / "units.csv"
    policyduty.dump_units(UNITS, path)
    return path


def test_a_registry_is_listed(run: Run, registry: Path) -> None:
    code, raw, err = run("units", "list", registry)
    assert (code, err) == (0, "")
    assert raw.decode().splitlines()[2].split()[:3] == ["州教育体育局", "prefecture", "government"]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_plans_units_are_listed_as_a_registry(run: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"listed.{form}"
    path.write_bytes(run("units", "list", GANZI, "--format", form).raw)
    assert load_units(path) == UNITS


def test_a_saved_plan_is_a_registry_too(run: Run, saved: Path, tmp_path: Path) -> None:
    assert "甘孜州科学技术协会" in run("units", "list", saved).out
    empty = tmp_path / "empty.json"
    policyduty.dump(policyduty.Plan(id="p", title=""), empty)
    assert run("units", "list", empty) == (0, b"", f"{empty}: no units are known\n")


def test_names_are_found_with_how_and_how_sure(run: Run, registry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    code, raw, _ = run("units", "find", "州科协", "州教体局", "民政局", "州农业农村局", "甲", "--units", registry)
    lines = [" ".join(line.split()) for line in raw.decode().splitlines()[2:]]
    assert code == 1
    assert "州科协 州科协 by its name, certain" in lines
    assert "州教体局 州教育体育局 by another name, certain" in lines
    assert "州农业农村局 not found, nearest: 州农牧农村局 83%" in lines
    assert "甲 not found" in lines
    assert run("units", "find", "州科协", "民政局", "--units", registry).code == 0


def test_what_is_found_is_told_to_programs(run: Run, registry: Path) -> None:
    arguments = ("units", "find", "甘孜州教体局", "州农业农村局", "--units", registry)
    first, second = json.loads(run(*arguments, "--format", "json").out)
    assert (first["unit"], first["how"], first["certainty"]) == ("州教育体育局", "alias", "certain")
    assert second == {
        "printed": "州农业农村局",
        "unit": "",
        "how": "nearest",
        "certainty": "",
        "candidates": {"州农牧农村局": 0.833},
        "exists": True,
        "successors": [],
        "note": "",
    }
    rows = [*csv.DictReader(run(*arguments, "--format", "csv").out.splitlines())]
    assert [row["candidates"] for row in rows] == ["", "州农牧农村局"]


def test_the_day_of_the_document_is_looked_at(run: Run, tmp_path: Path) -> None:
    from datetime import date

    path = tmp_path / "units.json"
    policyduty.dump_units((Unit(name="州扶贫局", valid_until=date(2021, 6, 1), successor="州乡村振兴局"),), path)
    assert run("units", "find", "州扶贫局", "--units", path, "--on", "2021-06-01").code == 0
    code, raw, _ = run("units", "find", "州扶贫局", "--units", path, "--on", "2023-01-01", "--lang", "zh")
    assert code == 1
    assert "已于 2021-06-01 撤销" in raw.decode()
    assert run("units", "find", "州扶贫局", "--units", path, "--on", "today").code == 2


def test_registries_are_merged_and_conflicts_told(run: Run, tmp_path: Path) -> None:
    ours, theirs, out = (tmp_path / name for name in ("ours.json", "theirs.csv", "all.xlsx"))
    policyduty.dump_units((Unit(name="甲局", level=Level.COUNTY),), ours)
    policyduty.dump_units((Unit(name="甲局", level=Level.PREFECTURE), Unit(name="乙局")), theirs)
    code, raw, err = run("units", "merge", ours, theirs, "-o", out)
    assert (code, raw) == (1, b"")
    assert err.splitlines() == [
        f"{out}: 2 units",
        f"甲局: two values of level ({ours}: county; {theirs}: prefecture)",
        "1 conflict",
    ]
    assert load_units(out) == (Unit(name="甲局", level=Level.COUNTY), Unit(name="乙局"))
    assert run("units", "merge", ours, ours, "-o", out) == (0, b"", f"{out}: 1 unit\n")


def test_a_registry_is_converted(run: Run, registry: Path, tmp_path: Path) -> None:
    for name in ("units.json", "units.xlsx", "again.csv"):
        assert run("units", "convert", registry, "-o", tmp_path / name).code == 0
        assert load_units(tmp_path / name) == UNITS
    assert (tmp_path / "again.csv").read_bytes() == registry.read_bytes()
    (tmp_path / "piped.json").write_bytes(run("units", "convert", registry, "-o", "-").raw)
    assert load_units(tmp_path / "piped.json") == UNITS


def test_reading_and_checking_take_spreadsheets(run: Run, notice: Path, tmp_path: Path) -> None:
    path = tmp_path / "units.xlsx"
    policyduty.dump_units((Unit(name="甲市甲局", aliases=("甲局",)),), path)
    run("read", notice, "--units", path, "-o", tmp_path / "plan.json")
    assert "甲市甲局" in {
        unit for duty in policyduty.load(tmp_path / "plan.json").iter_duties() for unit in duty.responsible
    }
    assert "PD303" in run("check", notice, "--units", path, "--select", "PD303").out


@pytest.mark.parametrize(
    ("contents", "told"),
    [
        ("[]", "no valid policyduty.units file"),
        ('{"format": "policyduty.plan"}', "no valid policyduty.plan file"),
        ("{", "is not JSON"),
    ],
)
def test_what_is_no_registry_is_told(run: Run, tmp_path: Path, contents: str, told: str) -> None:
    path = tmp_path / "units.json"
    path.write_text(contents, "utf-8")
    code, raw, err = run("units", "list", path)
    assert (code, raw) == (2, b"")
    assert told in err


def test_help_is_what_no_command_gives(run: Run) -> None:
    assert run("units").out == run("units", "--help").out

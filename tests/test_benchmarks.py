"""The benchmarks run, and no goal is left out."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from benchmarks.__main__ import PARTS
from benchmarks.growth import Curve
from benchmarks.measuring import Measurement, Race
from benchmarks.reporting import table, write_page

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/benchmarks.md").read_text("utf-8")

GOALS = [
    ("codec", "load a plan", "≤ 3"),
    ("codec", "load a plan, against pydantic", "≤ 1"),
    ("codec", "save a plan", "≤ 1.3"),
    ("codec", "memory of a loaded plan", "≤ 1.5"),
    ("excel_workbook", "Excel ledger, ", "≤ 1.25"),
    ("excel_workbook", "Excel ledger, streaming, memory", "≤ 1.2"),
    ("exporting", "Markdown, ", "≤ 1.2"),
    ("reading", "read text, the same page again and again", "≥ 0.1"),
    ("reading", "read text, every clause another", "≥ 0.1"),
    ("reading", "read pages of one plan", "≥ 0.1"),
    ("reading", "read a megabyte, of ", "≤ 1.2"),
    ("starting", "import policyduty", "≤ 1.25"),
    ("starting", "policyduty --version", "≤ 1.6"),
    ("starting", "heavy libraries that the import loads", "≤ 0"),
    ("processes", "policyduty read --jobs 2", "≥ 1.8"),
    ("viewing", "pairs", "≤ 3"),
    ("growth", "read text, to ", "≤ 1.1"),
]
"""What is asked for, by the part that must print it."""


Row = dict[str, Any]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    """The table that a quick run prints first, and its JSON. The browser has tests of its own."""
    file = tmp_path_factory.mktemp("benchmarks") / "results.json"
    command = [sys.executable, "-m", "benchmarks", "--quick", "--json", str(file), "--only"]
    done = subprocess.run([*command, *(set(PARTS) - {"html_page"})], cwd=ROOT, capture_output=True, check=True)
    return done.stdout.decode().partition("\n\n")[0], json.loads(file.read_text("utf-8"))


@pytest.mark.parametrize(("part", "name", "goal"), GOALS)
def test_every_goal_is_measured_and_printed(part: str, name: str, goal: str, run: tuple[str, Row]) -> None:
    printed, results = run
    rows = [row for row in results["measurements"] if row["part"] == part and row["name"].startswith(name)]
    assert rows
    assert any(f"{'≥' if row['at_least'] else '≤'} {row['goal']:g}" == goal for row in rows if row["goal"] is not None)
    for row in rows:
        (line,) = (line for line in printed.splitlines() if line.startswith(row["name"] + "  "))
        assert line.endswith("met" if row["met"] else "missed") == (row["goal"] is not None)


def test_every_row_names_what_it_is_held_against(run: tuple[str, Row]) -> None:
    rows = run[1]["measurements"]
    assert {row["part"] for row in rows} == set(PARTS) - {"html_page"}
    assert all(row["peer"] and row["theirs"] > 0 for row in rows)
    peers = " ".join(row["peer"] + row["name"] for row in rows)
    for library in ("orjson", "msgspec", "pydantic", "XlsxWriter", "openpyxl", "PyExcelerate", "tabulate", "rapidfuzz"):
        assert re.search(rf"{library} \d+\.\d+", peers), library


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    race = Race({"ours": [1.0, 20.0, 3.0], "theirs": [2.0, 10.0, 3.0]})  # the machine was slow in the second round
    assert race.against("load", "ours", "theirs", 1.0).ratio == 1.0
    rate = race.rate("read", "ours", "theirs", 6, "MB/s", 1.1)
    assert (rate.ours, rate.theirs, rate.ratio, rate.met) == (2.0, 2.0, 1.0, False)


@pytest.mark.parametrize(
    ("goal", "at_least", "met"), [(2, False, True), (2, True, True), (1, False, False), (3, True, False)]
)
def test_a_goal_is_a_limit_of_either_side(goal: float, at_least: bool, met: bool) -> None:
    row = Measurement(name="save", ours=4, peer="json", theirs=2, unit="s", ratio=2, goal=goal, at_least=at_least)
    assert row.met is met
    assert table([row]).splitlines()[-1].split()[-1] == ("met" if met else "missed")


@pytest.mark.parametrize("power", [1, 2])
def test_a_slope_is_the_power_that_the_cost_grows_with(power: int) -> None:
    sizes = [10, 100, 1000, 10000]
    curve = Curve("check", points={size: 0.5 * size**power for size in sizes}, counts={size: size for size in sizes})
    assert curve.slope == pytest.approx(power)


def test_the_page_keeps_what_stands_around_its_results(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text(PAGE, "utf-8")
    row = Measurement(name=r"save \g<0>", ours=1, peer="json", theirs=1, unit="s", ratio=1)
    for _ in range(2):
        write_page(tmp_path, {"codec": [row]}, PARTS, [])
    before, after = (re.split("<!-- results -->|<!-- end -->", text) for text in (PAGE, page.read_text("utf-8")))
    assert (before[0], before[2]) == (after[0], after[2])
    assert after[1].count(r"save \g<0>") == 1

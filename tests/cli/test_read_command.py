"""``policyduty read``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import policyduty
from policyduty import Certainty, Correction, Unit

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def damaged(notice: Path) -> str:
    """The notice with a name that is cut short, which reading reports."""
    return notice.read_text("utf-8").replace("责任单位：甲局、乙局。", "责任单位：甲局、局、乙局。")


def test_a_plan_is_saved(run: Run, notice: Path, tmp_path: Path) -> None:
    result = run("read", notice, "-o", tmp_path / "plan.json")
    plan = policyduty.load(tmp_path / "plan.json")
    assert (result.code, result.raw) == (0, b"")
    counted, accounted = result.err.splitlines()
    assert counted == f"{notice}: 1 section, 2 tasks, 2 duties, 4 assignments, 0 findings"
    shares = [float(share) for share in re.findall(r"([\d.]+)%", accounted)]
    assert accounted.startswith(f"{notice}: front matter ")
    assert sum(shares) == pytest.approx(100, abs=0.3)
    assert plan.id == "notice"
    assert [task.title for task in plan.iter_tasks()] == ["推进甲事", "推进乙事"]


@pytest.mark.parametrize("output", [(), ("-o", "-")])
def test_standard_output_is_the_plan_and_nothing_else(run: Run, notice: Path, output: tuple[str, ...]) -> None:
    result = run("read", notice, *output, "--id", "mine")
    assert policyduty.loads(result.raw).id == "mine"
    assert policyduty.dumps(policyduty.loads(result.raw)) == result.raw


@pytest.mark.parametrize(
    ("encoding", "told"), [("utf-8", ""), ("utf-8-sig", ""), ("gb18030", "GB18030"), ("utf-16", "UTF-16")]
)
def test_an_encoding_other_than_utf8_is_told(run: Run, notice: Path, encoding: str, told: str) -> None:
    notice.write_bytes(notice.read_text("utf-8").encode(encoding))
    lines = run("read", notice).err.splitlines()
    assert lines[:-2] == ([f"{notice}: read as {told}"] if told else [])
    assert "2 duties" in lines[-2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_findings_point_into_the_file(run: Run, notice: Path, damaged: str, encoding: str, newline: str) -> None:
    notice.write_bytes(damaged.replace("\n", newline).encode(encoding))
    result = run("read", notice)
    assert result.code == 0
    assert "1 finding\n" in result.err
    (finding,) = [line for line in result.err.splitlines() if "PD5" in line]
    assert finding.startswith(f"{notice}:5:9: PD503 warning: '局'")


def test_findings_point_into_the_file_that_corrections_have_changed(
    run: Run, notice: Path, damaged: str, tmp_path: Path
) -> None:
    notice.write_text(damaged, "utf-8")
    correction = Correction(
        id="c", printed="总体工作", corrected="总\n体\n工作", reason="r", certainty=Certainty.CERTAIN, evidence="e"
    )
    policyduty.dump_corrections((correction,), tmp_path / "c.json")
    assert f"{notice}:5:9: PD503" in run("read", notice, "--corrections", tmp_path / "c.json").err


def test_strict_exits_with_1_and_saves_the_plan(run: Run, notice: Path, damaged: str, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    assert run("read", "--strict", notice, "-o", out).code == 0
    notice.write_text(damaged, "utf-8")
    out.unlink()
    assert run("read", "--strict", notice, "-o", out).code == 1
    assert policyduty.load(out).id == "notice"


def test_findings_are_told_in_chinese(run: Run, notice: Path, damaged: str) -> None:
    notice.write_bytes(damaged.encode("gb18030"))
    encoding, summary, shares, finding = run("read", notice, "--lang", "zh").err.splitlines()
    assert encoding == f"{notice}：按 GB18030 读取"
    assert summary.endswith("、1 个问题")
    assert "责任条款" in shares
    assert finding.startswith(f"{notice}:5:9: PD503 警告: ")
    assert finding.isascii() is False


def test_units_and_corrections_are_used(run: Run, notice: Path, tmp_path: Path) -> None:
    units, corrections = tmp_path / "units.json", tmp_path / "corrections.json"
    policyduty.dump_units((Unit(name="某市甲局", aliases=("甲局",)),), units)
    correction = Correction(
        id="c1", printed="、乙局。", corrected="、戊局。", reason="r", certainty=Certainty.CERTAIN, evidence="e"
    )
    policyduty.dump_corrections((correction,), corrections)
    result = run("read", notice, "--units", units, "--corrections", corrections)
    first = next(policyduty.loads(result.raw).iter_duties())
    assert [a.unit for a in first.assignments] == ["某市甲局", "戊局"]


def test_reading_and_listing_agree(run: Run, notice: Path, tmp_path: Path) -> None:
    """The duties of a document are those of the plan that was read from it."""
    run("read", notice, "-o", tmp_path / "plan.json")
    direct = run("duties", notice, "--format", "jsonl")
    assert direct.out == run("duties", tmp_path / "plan.json", "--format", "jsonl").out
    assert [json.loads(line)["lead"] for line in direct.out.splitlines()] == [[], ["丙局"]]


@pytest.mark.parametrize("command", ["duties", "show"])
def test_other_commands_count_findings_in_a_line(run: Run, notice: Path, damaged: str, command: str) -> None:
    assert run(command, notice).err == ""
    notice.write_text(damaged, "utf-8")
    assert run(command, notice).err == f"{notice}: 1 finding; policyduty read lists them\n"

"""``policyduty show``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from wcwidth import wcswidth

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_a_plan_in_outline(run: Run, saved: Path) -> None:
    assert run("show", saved).out == (
        "某州工作责任分工方案\n"
        "\n"
        "Id           sample\n"
        "Document     某州人民政府办公室关于印发《某州工作责任分工方案》的通知\n"
        "Issuer       某州人民政府办公室\n"
        "Number       某办发〔2023〕24号\n"
        "Dated        2023-06-06\n"
        "Addressees   各县(市)人民政府、州级各部门\n"
        "Basis        某省方案 某府发〔2022〕28号\n"
        "Source       page.txt\n"
        "Lead rule    marked in each clause\n"
        "Holds        1 section, 2 tasks, 3 duties, 6 assignments\n"
        "Corrections  1 likely\n"
        "\n"
        "1    一、提升行动\n"
        "1.1    （一）教育\n"
        "         ★ 州教育局\n"
        "           州科协、团州委等\n"
        "1.2    （二）=1+1\n"
        "         - 甲局\n"
        "         - 乙局\n"
        "           丙局\n"
    )


TASK = """\
一、提升行动
1.1  （一）教育
  完善教育体系。到2025年覆盖超过1千万人次。

  Duty             1.1/d1
  Clause           州教育局牵头，州科协、团州委等配合
  ★ Lead           州教育局
  Co-responsible   州科协、团州委等
  Canonical names  州科协 = 甘孜州科学技术协会
  Lead rule        marked in each clause

  Target    覆盖超过1千万人次
  Measure   覆盖
  Value     超过1千万人次 (> 10,000,000 人次)
  Deadline  到2025年 (2025-12-31)

  Deadlines  每年10月底前 (each year by 10-31)
             长期坚持 (no end)

  Correction  unit-cut (likely)
  Printed     委、四川
  Corrected   团州委、四川
  Or else     州委政法委、四川
  Reason      名称残缺
  Evidence    同一部分
"""


@pytest.mark.parametrize("item", ["1.1", "1.1/d1"])
def test_a_task_in_full(run: Run, saved: Path, item: str) -> None:
    assert run("show", saved, item).out == TASK


def test_a_section_in_full(run: Run, saved: Path) -> None:
    out = run("show", saved, "1").out
    assert out.startswith("1  一、提升行动\n  总的要求。\n\n1.1  （一）教育\n")
    assert "Answers for  先做甲。\n" in out
    assert out.count("unit-cut") == 1


def test_a_correction_elsewhere_is_not_shown(run: Run, saved: Path) -> None:
    assert "unit-cut" not in run("show", saved, "1.2").out


@pytest.mark.parametrize("columns", [40, 80, 100, 160])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("item", [(), ("6.2",), ("1",)])
def test_lines_fit_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int, language: str, item: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = run("show", "ganzi-science-literacy-2023", *item, "--lang", language).out
    assert max(map(wcswidth, out.splitlines())) <= min(columns, 100)


def test_facts_are_labelled_in_chinese(run: Run, saved: Path) -> None:
    out = run("--lang", "zh", "show", saved).out
    assert "\n文号      某办发〔2023〕24号\n" in out
    assert "\n勘误      很可能 1 处\n" in out

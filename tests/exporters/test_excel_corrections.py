"""Corrections in a workbook: where they are marked, and at what cost."""

from io import BytesIO
from typing import Any

import openpyxl
from tests.counting import Asked

import policyduty
from policyduty import Certainty, Correction, Plan, Section, Source, Span, Task
from policyduty_excel import ExcelOptions, SheetKind


def opened(plan: Plan, **options: Any) -> Any:
    target = BytesIO()
    policyduty.export(plan, target, "excel", ExcelOptions(**options))
    return openpyxl.load_workbook(target)


def test_marks_a_correction_of_a_heading_where_its_section_begins() -> None:
    book = opened(policyduty.plan("ganzi-science-literacy-2023"))
    rows = {row[2].value: row for row in book["勘误与问题"].iter_rows(min_row=4)}
    row = book["任务分解表"][int(rows["section-2-title"][0].hyperlink.location.split("!A")[1])]
    assert row[1].value == "二、农牧民科学素质提升行动"
    assert row[0].value == 7
    assert row[10].value == "见12等2项"


def test_sections_are_not_held_against_every_correction() -> None:
    name = Asked("notice.txt")
    sections = [
        Section(
            id=str(number),
            title="行动",
            span=Span(name, 100 * number, 100 * number + 90),
            tasks=[Task(id=f"{number}.1", text="办好学校。", span=Span(name, 100 * number + 50, 100 * number + 90))],
        )
        for number in range(200)
    ]
    corrections = [
        Correction(
            id=f"c{number}",
            printed="行勤",
            corrected="行动",
            reason="形近",
            certainty=Certainty.CERTAIN,
            evidence="",
            span=Span(name, 100 * number + 5, 100 * number + 7),
        )
        for number in range(199, -1, -1)
    ]
    plan = Plan(id="p", title="题", sections=sections, corrections=corrections, sources=[Source(name=name)])
    Asked.times = 0
    book = opened(plan, sheets=(SheetKind.TASKS, SheetKind.ISSUES))
    assert Asked.times < 20 * 200
    links = [row[0].hyperlink for row in book["勘误与问题"].iter_rows(min_row=4) if str(row[2].value).startswith("c")]
    assert len({link.location for link in links}) == 200

"""责任矩阵: tasks by units, ★ for lead, ○ for co-responsible, △ for responsible where nobody leads."""

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from policyduty import Role, task_label

from .content import ByUnit
from .names import reference
from .page import TOP, Column, Page, check
from .paper import HIGHEST, fit
from .words import CO, LEAD, MARKS, RESPONSIBLE, Words

FIRST = 5
"""Column of the first unit."""

MOST = 16_384 - FIRST
"""Units that a sheet has columns for."""

_UNIT_WIDTH = 2.9
_UNITS_A_PAGE = 40
_SUMS = 2
"""Rows of totals below the header."""


def columns(by_unit: ByUnit, say: Words) -> tuple[Column, ...]:
    """Columns: number, section, task, two totals, and one a unit, whose name is written by itself."""
    return (
        Column(title=say("number"), width=4.6, centred=True),
        Column(title=say("section"), width=18),
        Column(title=say("task"), width=30),
        Column(title=say("leading"), width=5.5, centred=True),
        Column(title=say("joining"), width=5.5, centred=True),
        *(Column(title="", width=_UNIT_WIDTH, centred=True) for _ in by_unit.holders[:MOST]),
    )


def write(page: Page, by_unit: ByUnit, *, ledger: str | None) -> int:
    """Write the sheet; ``ledger`` names the sheet that running numbers link to."""
    kit, say = page.kit, page.kit.say
    units = [holder.name for holder in by_unit.holders[:MOST]]
    if len(by_unit.holders) > MOST:
        kit.changed(page.name, say("left out", count=MOST))
    shown = FIRST + min(len(units), _UNITS_A_PAGE)
    page.top(page.name, say("legend"), span=shown, link_span=4)
    _write_header(page, units)
    at = {name: FIRST + index for index, name in enumerate(units)}
    start = TOP + _SUMS
    last = start + len(by_unit.tasks) - 1
    _write_sums(page, by_unit, units, start, last)
    end = FIRST + len(units) - 1
    plain, mark = kit.styles.body(centred=True), kit.styles.body(centred=True)
    strong = kit.styles.body(centred=True, bold=True)
    for row, (line, roles) in enumerate(by_unit.tasks, start):
        check(row)
        texts = [
            page.shown(line.section_title, page.name, say("section")),
            page.shown(task_label(line.row.task), page.name, say("task")),
        ]
        set_as = fit(texts, page.widths[1:3], sizes=(9, 8, 7))
        body = kit.styles.body(size=set_as.size, top=not set_as.whole)
        number = line.number or 0
        if ledger:
            page.link(
                row, 0, number, reference(ledger, f"A{TOP + line.index + 1}"), kit.styles.body(link=True, centred=True)
            )
        else:
            page.sheet.write_number(row, 0, number, plain)
        for column, text in enumerate(texts, 1):
            page.put(row, column, text, body)
        held = {at[name]: role for name, role in roles.items() if name in at}
        if units:
            span = f"{xl_rowcol_to_cell(row, FIRST)}:{xl_rowcol_to_cell(row, end)}"
            leads = sum(role is Role.LEAD for role in held.values())
            page.count(row, 3, _leads(span), leads, plain)
            page.count(row, 4, _joins(span), len(held) - leads, plain)
        for column, role in sorted(held.items()):
            page.put(row, column, MARKS[role], strong if role is Role.LEAD else mark)
        page.sheet.set_row(row, max(set_as.height, 16))
    page.finish(
        max(last, start - 1),
        filtered=False,
        across=max(1, -(-len(units) // _UNITS_A_PAGE)),
        frozen_columns=FIRST,
    )
    page.sheet.freeze_panes(start, FIRST)
    page.sheet.repeat_columns(0, FIRST - 1)
    if units and by_unit.tasks:
        # Most cells of a matrix are empty: a condition frames them, so that they need not be written.
        framed = {"type": "formula", "criteria": "=TRUE", "format": kit.styles.frame()}
        page.sheet.conditional_format(start, FIRST, last, end, framed)
        cells = f"${xl_col_to_name(FIRST)}${start + 1}:${xl_col_to_name(end)}${last + 1}"
        kit.book.define_name(page.name, f"={reference(page.name, cells)}")
    return len(by_unit.tasks)


def _leads(span: str) -> str:
    return f'=COUNTIF({span},"{LEAD}")'


def _joins(span: str) -> str:
    return f'=COUNTIF({span},"{CO}")+COUNTIF({span},"{RESPONSIBLE}")'


def _write_header(page: Page, units: list[str]) -> None:
    """Write the names of units from top to bottom, in a row as high as the longest needs."""
    high = 60.0
    for column, name in enumerate(units, FIRST):
        shown = page.shown(name, page.name, name[:20])
        size = 9 if len(shown) <= 24 else 7
        needed = len(shown) * size * 1.5 + 8
        if needed > HIGHEST:
            page.kit.changed(page.name, f"{shown[:20]}…：{page.kit.say('high')}")
        high = min(HIGHEST, max(high, needed))
        page.put(TOP - 1, column, shown, page.kit.styles.header(rotation=270, size=size))
    page.sheet.set_row(TOP - 1, high)


def _write_sums(page: Page, by_unit: ByUnit, units: list[str], start: int, last: int) -> None:
    """Count down each unit's column."""
    say, style = page.kit.say, page.kit.styles.body(size=9, centred=True, banded=True)
    leads = dict.fromkeys(units, 0)
    joins = dict.fromkeys(units, 0)
    for _, roles in by_unit.tasks:
        for name, role in roles.items():
            if name in leads:
                (leads if role is Role.LEAD else joins)[name] += 1
    last = max(last, start)
    for row, title, counted, formula in (
        (TOP, "leading", leads, _leads),
        (TOP + 1, "joining", joins, _joins),
    ):
        page.sheet.merge_range(row, 0, row, 2, "", style)
        page.put(row, 0, f"{say('sum')}：{say(title)}", style)
        for column in (3, 4):
            page.sheet.write_blank(row, column, None, style)
        for column, name in enumerate(units, FIRST):
            span = f"{xl_rowcol_to_cell(start, column)}:{xl_rowcol_to_cell(last, column)}"
            page.count(row, column, formula(span), counted[name], style)
        if units:
            across = f"{xl_rowcol_to_cell(row, FIRST)}:{xl_rowcol_to_cell(row, FIRST + len(units) - 1)}"
            page.count(row, 3 + row - TOP, f"=SUM({across})", sum(counted.values()), style)
        page.sheet.set_row(row, 16)

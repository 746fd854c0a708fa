"""分组统计: how much falls to each section, and to the units of each kind and level."""

from collections.abc import Mapping, Sequence

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell

from policyduty import Kind, Level
from policyduty.views import Group, GroupBy

from .cells import QUOTED
from .charts import bars
from .page import TOP, Column, Page, check
from .paper import fit
from .words import Words

Grouped = Mapping[GroupBy, Sequence[Group]]

CHARTED = 24
"""Sections in the chart."""

_COUNTS = ("tasks", "duties", "units", "leading", "joining")
_SUM = len(_COUNTS) + 1
"""Column of the sum of the last two; the share is behind it."""

_BESIDE = 8
"""Columns that the chart takes beside the table."""

_OVERLAPPING = {GroupBy.SECTION: ("units",), GroupBy.KIND: ("tasks", "duties"), GroupBy.LEVEL: ("tasks", "duties")}
"""What has no total: a unit works in several sections, units of several kinds at one task."""


def columns(say: Words) -> tuple[Column, ...]:
    """Columns of the three blocks; the chart stands beside them."""
    return (
        Column(title=say("group"), width=36),
        *(Column(title=say(key), width=6.5, centred=True) for key in (*_COUNTS, "sum")),
        Column(title=say("share"), width=8, centred=True),
    )


def write(page: Page, grouped: Grouped, subtitle: str) -> None:
    """Write the sheet."""
    page.top(page.name, subtitle)
    row = TOP
    for by, groups in grouped.items():
        page.block(row, page.kit.say(f"by {by}"))
        row = _write_block(page, row + 1, by, groups)
    page.finish(row - 1, filtered=False)
    sections = grouped[GroupBy.SECTION][:CHARTED]
    if sections:
        title = page.kit.say("chart sections")
        most = max(each.leads + each.joins for each in sections)
        chart = bars(page, title, (TOP + 1, len(sections)), (0, 4, 5), most=most, width=480, bar=24, least=240)
        page.sheet.insert_chart(TOP, len(page.columns), chart, {"x_offset": 12, "y_offset": 2, "object_position": 2})
        page.print_area(max(row - 1, TOP + len(sections) + 6), len(page.columns) + _BESIDE)


def _write_block(page: Page, row: int, by: GroupBy, groups: Sequence[Group]) -> int:
    """Write the rows of a block and their total; give the row below."""
    if not groups:
        page.block(row, page.kit.say("none"))
        return row + 1
    first, last = row, row + len(groups) - 1
    whole = sum(group.leads + group.joins for group in groups)
    for row, group in enumerate(groups, first):
        check(row)
        style = page.kit.styles.body(centred=True)
        shown = page.shown(_label(group, by, page.kit.say), page.name, page.columns[0].title)
        page.put(row, 0, shown, page.kit.styles.body(quoted=shown.startswith(QUOTED)))
        for column, count in enumerate(_counts(group), 1):
            page.sheet.write_number(row, column, count, style)
        _write_sums(page, row, last + 1, group.leads + group.joins, whole, style)
        page.sheet.set_row(row, max(18, fit([shown], page.widths[:1]).height))
    check(last + 1)
    style = page.kit.styles.body(centred=True, bold=True, banded=True)
    page.put(last + 1, 0, page.kit.say("sum"), style)
    for column, (key, counts) in enumerate(zip(_COUNTS, zip(*map(_counts, groups), strict=True), strict=True), 1):
        if key in _OVERLAPPING[by]:
            page.put(last + 1, column, "—", style)
        else:
            down = f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(last, column)}"
            page.count(last + 1, column, f"=SUM({down})", sum(counts), style)
    _write_sums(page, last + 1, last + 1, whole, whole, style, strong=True)
    page.sheet.set_row(last + 1, 20)
    return last + 2


def _counts(group: Group) -> tuple[int, ...]:
    return (group.tasks, group.duties, group.units, group.leads, group.joins)


def _write_sums(
    page: Page, row: int, total: int, value: int, whole: int, style: Format, *, strong: bool = False
) -> None:
    """Write how often units lead and join together, and the part of the whole that this is."""
    across = f"{xl_rowcol_to_cell(row, _SUM - 2)}:{xl_rowcol_to_cell(row, _SUM - 1)}"
    page.count(row, _SUM, f"=SUM({across})", value, style)
    percent = page.kit.styles.body(centred=True, percent=True, bold=strong, banded=strong)
    page.share(row, _SUM + 1, total, (value, whole), percent)


def _label(group: Group, by: GroupBy, say: Words) -> str:
    if by is GroupBy.SECTION:
        return group.title or group.key or say("no section")
    if not group.key:
        return say("not known")
    return say.term(Kind(group.key) if by is GroupBy.KIND else Level(group.key))

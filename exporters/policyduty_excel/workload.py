"""统计: how much each unit has to do, in how many sections, with how many others, with a chart of Excel's own."""

from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_rowcol_to_cell

from policyduty.views import NetworkUnit, Workload

from .charts import bars
from .page import TOP, Column, Page
from .words import Words

CHARTED = 32
"""Units in the chart: more cannot be read on a page."""

_SUM = 6
"""Column of the sum; leads and joins are before it, the share is behind it."""

_BESIDE = 9
"""Columns that the chart takes beside the table."""


def columns(say: Words) -> tuple[Column, ...]:
    """Columns of the table; the chart stands beside it."""
    return (
        Column(title=say("number"), width=5, centred=True),
        Column(title=say("unit"), width=22),
        Column(title=say("level"), width=7, centred=True),
        Column(title=say("kind"), width=9, centred=True),
        *(Column(title=say(key), width=6.5, centred=True) for key in ("leading", "joining", "sum")),
        Column(title=say("share"), width=8, centred=True),
        *(Column(title=say(key), width=6.5, centred=True) for key in ("sections", "partners", "shared")),
    )


def write(page: Page, units: Sequence[Workload], partners: Mapping[str, NetworkUnit], subtitle: str) -> int:
    """Write the sheet; ``partners`` are the units by name, as the network has them."""
    say, styles = page.kit.say, page.kit.styles
    page.top(page.name, subtitle)
    last = TOP + len(units) - 1
    end = max(last, TOP - 1) + 1
    whole = sum(each.leads + each.joins for each in units)
    for row, each in enumerate(units, TOP):
        total = each.leads + each.joins
        with_others = partners[each.unit]
        page.row(
            row,
            (
                *(row - TOP + 1, each.unit, say.term(each.level), say.term(each.kind)),
                *(each.leads, each.joins, total, 0, each.sections, with_others.partners, with_others.shared),
            ),
            place=page.name,
        )
        across = f"{xl_rowcol_to_cell(row, _SUM - 2)}:{xl_rowcol_to_cell(row, _SUM - 1)}"
        page.count(row, _SUM, f"=SUM({across})", total, styles.body(centred=True))
        page.share(row, _SUM + 1, end, (total, whole), styles.body(centred=True, percent=True))
    if units:
        page.table(last, say("leading") + say("joining"), [column.title for column in page.columns])
        charted = units[:CHARTED]
        title = say("chart") + (say("first", count=CHARTED) if len(charted) == CHARTED else "")
        most = max(each.leads + each.joins for each in charted)
        columns = (1, _SUM - 2, _SUM - 1)
        chart = bars(page, title, (TOP, len(charted)), columns, most=most, width=540, bar=18, least=260)
        page.sheet.insert_chart(TOP, len(page.columns), chart, {"x_offset": 12, "y_offset": 2, "object_position": 2})
    _write_total(page, units, end)
    page.sheet.freeze_panes(TOP, 0)
    page.sheet.repeat_rows(TOP - 1)
    page.print_area(max(end, TOP + 22), len(page.columns) + _BESIDE)
    return len(units)


def _write_total(page: Page, units: Sequence[Workload], end: int) -> None:
    """Write the sums in the row below the table."""
    styles = page.kit.styles
    style = styles.body(centred=True, bold=True, banded=True)
    for column in range(len(page.columns)):
        page.sheet.write_blank(end, column, None, style)
    page.put(end, 1, page.kit.say("sum"), style)
    page.sheet.set_row(end, 20)
    if units:
        leads, joins = sum(each.leads for each in units), sum(each.joins for each in units)
        for column, value in enumerate((leads, joins, leads + joins), _SUM - 2):
            down = f"{xl_rowcol_to_cell(TOP, column)}:{xl_rowcol_to_cell(end - 1, column)}"
            page.count(end, column, f"=SUM({down})", value, style)
        percent = styles.body(centred=True, bold=True, banded=True, percent=True)
        page.share(end, _SUM + 1, end, (leads + joins, leads + joins), percent)

"""统计: how many duties each unit leads and joins, with a chart of Excel's own."""

from xlsxwriter.utility import xl_rowcol_to_cell

from .content import Holder
from .names import reference
from .page import TOP, Column, Page
from .styles import BODY
from .words import Words

CHARTED = 32
"""Units in the chart: more cannot be read on a page."""

_BAR = 18
"""Pixels a unit."""


def columns(say: Words) -> tuple[Column, ...]:
    """Columns of the table; the chart stands beside it."""
    return (
        Column(title=say("number"), width=5, centred=True),
        Column(title=say("unit"), width=24),
        Column(title=say("level"), width=8, centred=True),
        Column(title=say("kind"), width=10, centred=True),
        Column(title=say("leading"), width=7, centred=True),
        Column(title=say("joining"), width=7, centred=True),
        Column(title=say("sum"), width=7, centred=True),
    )


def write(page: Page, holders: tuple[Holder, ...], subtitle: str) -> int:
    """Write the sheet."""
    say, styles = page.kit.say, page.kit.styles
    page.top(page.name, subtitle)
    last = TOP + len(holders) - 1
    total = styles.body(centred=True, bold=True, banded=True)
    for row, holder in enumerate(holders, TOP):
        leads, joins = len(holder.leads), len(holder.joins)
        unit = holder.unit
        facts = (say.term(unit.level), say.term(unit.kind)) if unit else ("", "")
        page.row(row, (row - TOP + 1, holder.name, *facts, leads, joins, leads + joins), place=page.name)
        across = f"{xl_rowcol_to_cell(row, 4)}:{xl_rowcol_to_cell(row, 5)}"
        page.count(row, 6, f"=SUM({across})", leads + joins, styles.body(centred=True))
    if holders:
        page.table(last, say("leading") + say("joining"), [column.title for column in page.columns])
        _chart(page, holders[:CHARTED])
    end = max(last, TOP - 1) + 1
    for column in range(7):
        page.sheet.write_blank(end, column, None, total)
    page.put(end, 1, say("sum"), total)
    page.sheet.set_row(end, 20)
    if holders:
        sums = (sum(len(h.leads) for h in holders), sum(len(h.joins) for h in holders))
        for column, value in zip((4, 5, 6), (*sums, sum(sums)), strict=True):
            down = f"{xl_rowcol_to_cell(TOP, column)}:{xl_rowcol_to_cell(last, column)}"
            page.count(end, column, f"=SUM({down})", value, total)
    page.sheet.freeze_panes(TOP, 0)
    page.sheet.repeat_rows(TOP - 1)
    # The chart is printed beside the table: 10 columns of 8.43 characters.
    page.print_area(max(end, TOP + 22), 7 + 10)
    return len(holders)


def _chart(page: Page, charted: tuple[Holder, ...]) -> None:
    """Draw bars of leads and joins, the first unit on top."""
    say, colours = page.kit.say, page.kit.styles.colours
    chart = page.kit.book.add_chart({"type": "bar", "subtype": "stacked"})
    names = reference(page.name, f"$B${TOP + 1}:$B${TOP + len(charted)}")
    font = {"name": BODY, "size": 9}
    for letter, key, colour in (("E", "leading", colours.strong), ("F", "joining", colours.soft)):
        chart.add_series(
            {
                "name": say(key),
                "categories": f"={names}",
                "values": f"={reference(page.name, f'${letter}${TOP + 1}:${letter}${TOP + len(charted)}')}",
                "fill": {"color": colour},
                "gap": 40,
            }
        )
    title = say("chart")
    if len(charted) == CHARTED:
        title += say("first", count=CHARTED)
    chart.set_title({"name": title, "name_font": {"name": BODY, "size": 12}, "overlay": False})
    chart.set_y_axis(
        {"reverse": True, "interval_unit": 1, "num_font": {**font, "size": 8}, "major_gridlines": {"visible": False}}
    )
    chart.set_x_axis({"num_font": font, "major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}}})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_size({"width": 610, "height": max(260, 100 + _BAR * len(charted))})
    page.sheet.insert_chart(TOP, 7, chart, {"x_offset": 12, "y_offset": 2, "object_position": 2})

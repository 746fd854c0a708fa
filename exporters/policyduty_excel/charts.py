"""Charts of Excel's own (图表): bars of leads and joins, the first row on top."""

from collections.abc import Sequence

from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_col_to_name

from .names import reference
from .page import Page
from .styles import BODY

_LEGEND = 100
"""Pixels of a chart above and below its bars."""

_FEW = 8
"""The longest bar whose every step gets a number."""


def bars(
    page: Page,
    title: str,
    rows: tuple[int, int],
    columns: Sequence[int],
    *,
    most: int,
    width: int,
    bar: int,
    least: int = 0,
) -> Chart:
    """Draw ``rows``, the first and the number of them, by ``columns``: names, leads, joins.

    ``most`` is the number of the longest. ``width``, and the height of each ``bar`` and the ``least`` of them all, are
    pixels.
    """
    say, colours = page.kit.say, page.kit.styles.colours
    first, count = rows
    names, leads, joins = (
        reference(page.name, f"${letter}${first + 1}:${letter}${first + count}")
        for letter in map(xl_col_to_name, columns)
    )
    chart: Chart = page.kit.book.add_chart({"type": "bar", "subtype": "stacked"})
    for values, key, colour in ((leads, "leading", colours.strong), (joins, "joining", colours.soft)):
        chart.add_series(
            {
                "name": say(key),
                "categories": f"={names}",
                "values": f"={values}",
                "fill": {"color": colour},
                "gap": 40,
            }
        )
    font = {"name": BODY, "size": 9}
    chart.set_title({"name": title, "name_font": {"name": BODY, "size": 12}, "overlay": False})
    chart.set_y_axis(
        {"reverse": True, "interval_unit": 1, "num_font": {**font, "size": 8}, "major_gridlines": {"visible": False}}
    )
    # A short axis would count halves, and duties are whole.
    step = {"major_unit": 1} if most <= _FEW else {}
    chart.set_x_axis({"num_font": font, **step, "major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}}})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_size({"width": width, "height": max(least, _LEGEND + bar * count)})
    return chart

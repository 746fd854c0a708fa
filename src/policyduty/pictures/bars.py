"""The workload (单位工作量) as bars: what a unit leads, what it joins, and the numbers; most duties first."""

from collections.abc import Iterator

from ..model import Plan
from ..views import Workload, workload
from . import canvas
from .canvas import Canvas
from .lettering import MIDDLE, cut, widest, width
from .sheets import SMALL, Key, Sheet, most_first, told
from .words import Words

MOST_UNITS = 60
"""More bars than this are no longer looked at as one picture."""

_ROW, _BAR = 25.0, 17.0
_LONGEST = 440.0
_NAME = 13.0
_NAME_ROOM = 16 * _NAME


def workload_picture(plan: Plan, *, language: str = "zh", most_units: int = MOST_UNITS) -> str:
    """Draw how much each unit has to do, as SVG: a bar a unit, most duties first, with what it leads and joins.

    The ``most_units`` units with most duties are drawn, and the picture says how many are left out. ``language`` is
    that of the picture's own words, zh or en. Raises InvalidValue for another.
    """
    words = Words(language)
    rows = most_first(workload(plan))
    chosen = rows[:most_units]
    drawing = Canvas()
    most = max((row.leads + row.joins for row in chosen), default=1)
    names = [cut(row.unit, _NAME, _NAME_ROOM, keeps_end=True) for row in chosen]
    left = widest(names, _NAME) + 10
    right = max((sum(7 + width(number, size) for number, size, _ in _numbers(row)) for row in chosen), default=0.0)
    for place, (row, name) in enumerate(zip(chosen, names, strict=True)):
        middle = (place + 0.5) * _ROW
        base = middle + _NAME * MIDDLE
        drawing.text(name, whole=row.unit, size=_NAME, x=left - 10, y=base, text_anchor="end")
        with drawing.group(told(row, words)):
            x = left
            for count, colour in ((row.leads, canvas.LEAD), (row.joins, canvas.JOIN)):
                long = _LONGEST * count / most
                if count:
                    drawing.shape("rect", x=x, y=middle - _BAR / 2, width=long, height=_BAR, fill=colour)
                x += long
        x += 7
        for number, size, look in _numbers(row):
            drawing.text(number, size=size, x=x, y=base, **look)
            x += width(number, size) + 6
    height = len(chosen) * _ROW
    drawing.shape("path", d=f"M{canvas.number(left)} 0V{canvas.number(height)}", stroke=canvas.INK)
    rest = len(rows) - len(chosen)
    return Sheet(
        kind="workload",
        words=words,
        plan=plan,
        workload=rows,
        drawing=drawing,
        width=left + _LONGEST + right,
        height=height,
        keys=(Key(_swatch(canvas.LEAD), words("leads")), Key(_swatch(canvas.JOIN), words("joins"))),
        notes=[words("sum"), *([words("most_units", shown=len(chosen), rest=rest)] if rest else [])],
    ).svg()


def _numbers(row: Workload) -> Iterator[tuple[str, float, canvas.Look]]:
    """The total, and behind it what it is the sum of, where both are more than nothing."""
    yield str(row.leads + row.joins), _NAME, {"font_weight": 700}
    if row.leads and row.joins:
        yield f"= {row.leads} + {row.joins}", SMALL, {"fill": canvas.SOFT}


def _swatch(colour: str) -> Canvas:
    swatch = Canvas()
    swatch.shape("rect", x=-8, y=-8, width=16, height=16, fill=colour)
    return swatch

"""The network (单位协作关系) on a circle: discs for duties, red within for leads, lines for shared duties."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt

from ..model import Plan
from ..views import Workload, pairs, workload
from . import canvas
from .canvas import Canvas, number
from .circles import Circle, CircleLine, CircleUnit, circle_layout
from .lettering import MIDDLE, cut, width
from .sheets import NARROWEST, Key, Sheet, most_first, told
from .words import Words

MOST_UNITS = 60
"""More names than this cannot be read around a circle."""

MOST_LINES = 130
"""Weaker lines are left out where there are more: nothing can be seen in a ball of wool."""

_NAME = 14.0
_NAME_ROOM = 13 * _NAME
_GAP = 6.0


def network_picture(plan: Plan, *, language: str = "zh", most_units: int = MOST_UNITS) -> str:
    """Draw who works with whom, as SVG: units on a circle, a line between two that share duties, the wider the more.

    The ``most_units`` units with most duties are drawn, and of many pairs those that share most; the picture says what
    is left out. ``language`` is that of the picture's own words, zh or en. Raises InvalidValue for another.
    """
    words = Words(language)
    loads = most_first(workload(plan))
    chosen = {row.unit: row for row in loads[:most_units]}
    every = pairs(plan)
    laid = circle_layout({name: row.leads + row.joins for name, row in chosen.items()}, every)
    lines = _strongest(laid.lines)
    names = {name: cut(name, _NAME, _NAME_ROOM, keeps_end=True) for name in chosen}
    left, top, right, bottom = _extent(laid, names)
    room = max(left + right, NARROWEST)
    body, drawing = Canvas(), Canvas()
    _draw_lines(body, lines, words)
    _draw_units(body, laid.units, chosen, names, words)
    drawing.add(body, (room + left - right) / 2, top)
    notes = [words("every_pair", total=len(every))]
    if len(lines) < len(every):
        notes = [words("pairs", total=len(every), shown=len(lines), least=_span(lines)[0])]
    if len(chosen) < len(loads):
        notes.append(words("most_units", shown=len(chosen), rest=len(loads) - len(chosen)))
    return Sheet(
        kind="network",
        words=words,
        plan=plan,
        workload=loads,
        drawing=drawing,
        width=room,
        height=top + bottom,
        keys=_keys(lines, words),
        notes=notes,
    ).svg()


def _draw_lines(body: Canvas, lines: Sequence[CircleLine], words: Words) -> None:
    with body.group(fill="none", stroke=canvas.SOFT):
        for line in lines:
            told_pair = words("pair", first=line.first, second=line.second, duties=line.duties)
            body.shape("path", told_pair, d=line.path, **_stroke(line.duties, lines))


def _draw_units(
    body: Canvas,
    units: Sequence[CircleUnit],
    loads: Mapping[str, Workload],
    names: Mapping[str, str],
    words: Words,
) -> None:
    """Draw the discs, and the names above all of them."""
    with body.group(stroke=canvas.PAPER, stroke_width=1.5):
        for unit in units:
            row = loads[unit.unit]
            with body.group(told(row, words), transform=f"translate({number(unit.x)} {number(unit.y)})"):
                _disc(body, unit.radius, row.leads / (row.leads + row.joins))
    for unit in units:
        offset = unit.radius + _GAP
        with body.group(transform=f"translate({number(unit.x)} {number(unit.y)}) rotate({number(unit.angle)})"):
            body.text(
                names[unit.unit],
                whole=unit.unit,
                size=_NAME,
                x=-offset if unit.turned else offset,
                y=_NAME * MIDDLE,
                text_anchor="end" if unit.turned else "start",
            )


def _extent(laid: Circle, names: Mapping[str, str]) -> tuple[float, float, float, float]:
    """How far the names reach from the middle: to the left, up, to the right, down."""
    reach = [(0.0, 0.0)]
    for unit in laid.units:
        far = 1 + (unit.radius + _GAP + width(names[unit.unit], _NAME)) / laid.radius
        reach.append((unit.x * far, unit.y * far))
    across, down = zip(*reach, strict=True)
    return _NAME - min(across), _NAME - min(down), _NAME + max(across), _NAME + max(down)


def _strongest(lines: Sequence[CircleLine]) -> list[CircleLine]:
    """Give the lines that are drawn, the weakest first: down to a number of duties at which there are not too many."""
    counts = Counter(line.duties for line in lines)
    least = most = max(counts, default=0)
    drawn = 0
    for duties in sorted(counts, reverse=True):
        drawn += counts[duties]
        if drawn > MOST_LINES and duties < most:
            break
        least = duties
    return [line for line in lines if line.duties >= least]


def _span(lines: Sequence[CircleLine]) -> tuple[int, int]:
    """The fewest and the most duties of a line, of lines of which the weakest is the first; 0 where there is none."""
    return (lines[0].duties, lines[-1].duties) if lines else (0, 0)


def _stroke(duties: int, lines: Sequence[CircleLine]) -> canvas.Look:
    """Width and strength of a line among others."""
    least, most = _span(lines)
    weight = (duties - least) / (most - least) if most > least else 0.3
    return {"stroke_width": 1 + 5 * weight, "stroke_opacity": f"{0.25 + 0.5 * weight:.2f}"}


def _disc(body: Canvas, radius: float, led: float) -> None:
    body.shape("circle", r=radius, fill=canvas.JOIN)
    if led:
        body.shape("circle", r=max(1.5, radius * sqrt(led)), fill=canvas.LEAD, stroke="none")


def _keys(lines: Sequence[CircleLine], words: Words) -> list[Key]:
    disc, core = Canvas(), Canvas()
    _disc(disc, 8, 0)
    _disc(core, 8, 0.4)
    keys = [Key(disc, words("disc")), Key(core, words("core"))]
    for duties in dict.fromkeys(_span(lines)) if lines else ():
        line = Canvas()
        line.shape("path", d="M-9 0H9", stroke=canvas.SOFT, **_stroke(duties, lines))
        keys.append(Key(line, words("shared", duties=duties)))
    return keys

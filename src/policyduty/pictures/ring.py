"""The network (单位协作关系) on a circle: discs for duties, red within for leads, lines for shared duties."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt

from ..model import Plan
from ..views import pairs, workload
from . import canvas
from .canvas import Canvas, number
from .circles import Circle, CircleLine, circle_layout
from .lettering import cut, width
from .sheets import Key, Sheet, most_first, told
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
    least, most = (lines[0].duties, lines[-1].duties) if lines else (0, 0)
    names = {name: cut(name, _NAME, _NAME_ROOM, keeps_end=True) for name in chosen}
    body = Canvas()
    with body.group(fill="none", stroke=canvas.SOFT):
        for line in lines:
            told_pair = words("pair", first=line.first, second=line.second, duties=line.duties)
            body.shape("path", told_pair, d=line.path, **_stroke(line.duties, least, most))
    with body.group(stroke=canvas.PAPER, stroke_width=1.5):
        for unit in laid.units:
            row = chosen[unit.unit]
            with body.group(told(row, words), transform=f"translate({number(unit.x)} {number(unit.y)})"):
                _disc(body, unit.radius, row.leads / ((row.leads + row.joins) or 1))
    for unit in laid.units:
        offset = unit.radius + _GAP
        with body.group(transform=f"translate({number(unit.x)} {number(unit.y)}) rotate({number(unit.angle)})"):
            body.text(
                names[unit.unit],
                whole=unit.unit,
                size=_NAME,
                x=-offset if unit.turned else offset,
                y=_NAME * 0.36,
                text_anchor="end" if unit.turned else "start",
            )
    left, top, right, bottom = _extent(laid, names)
    drawing = Canvas()
    drawing.add(body, left, top)
    rest = len(loads) - len(chosen)
    notes = [words("every_pair", total=len(every))]
    if len(lines) < len(every):
        notes = [words("pairs", total=len(every), shown=len(lines), least=least)]
    if rest:
        notes.append(words("most_units", shown=len(chosen), rest=rest))
    return Sheet(
        kind="network",
        words=words,
        plan=plan,
        workload=loads,
        drawing=drawing,
        width=left + right,
        height=top + bottom,
        keys=_keys(least, most, words),
        notes=notes,
    ).svg()


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


def _stroke(duties: int, least: int, most: int) -> canvas.Look:
    """Width and strength of a line."""
    weight = (duties - least) / (most - least) if most > least else 0.3
    return {"stroke_width": 1 + 5 * weight, "stroke_opacity": f"{0.25 + 0.5 * weight:.2f}"}


def _disc(body: Canvas, radius: float, led: float) -> None:
    body.shape("circle", r=radius, fill=canvas.JOIN)
    if led:
        body.shape("circle", r=max(1.5, radius * sqrt(led)), fill=canvas.LEAD, stroke="none")


def _keys(least: int, most: int, words: Words) -> list[Key]:
    disc, core = Canvas(), Canvas()
    _disc(disc, 8, 0)
    _disc(core, 8, 0.4)
    keys = [Key(disc, words("disc")), Key(core, words("core"))]
    for duties in dict.fromkeys((least, most)) if most else ():
        line = Canvas()
        line.shape("path", d="M-9 0H9", stroke=canvas.SOFT, **_stroke(duties, least, most))
        keys.append(Key(line, words("shared", duties=duties)))
    return keys

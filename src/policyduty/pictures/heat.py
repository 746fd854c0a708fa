"""The matrix (责任矩阵) as a heat map: tasks by section down, units across with upright names, totals at the edges."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from ..model import Plan, Role, Section
from ..views import MatrixRow, matrix, workload
from . import canvas
from .canvas import Canvas, number
from .lettering import MIDDLE, cut, stacked, widest, width
from .sheets import SMALL, Key, Sheet, most_first
from .words import Words

MOST_UNITS = 60
MOST_TASKS = 200
"""More columns or rows than this are no longer looked at as one picture."""

_CELL = 23.0
_NAME = 13.0
_TASK_ROOM = 24 * _NAME
_MOST_OF_NAME = 15
"""Characters of a unit's name."""

_SQUARE = f"h{number(_CELL - 2)}v{number(_CELL - 2)}h-{number(_CELL - 2)}z"
_FILLS = {Role.LEAD: canvas.LEAD, Role.CO: "#cfdbea", Role.RESPONSIBLE: "#f1e1b8"}
_GLYPHS: dict[Role, tuple[str, canvas.Look]] = {
    Role.LEAD: ("m0 -7l1.6 4.8h5.1l-4.1 3 1.6 4.8-4.2-3-4.2 3 1.6-4.8-4.1-3h5.1z", {"fill": canvas.PAPER}),
    Role.CO: (
        "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
        {"fill": "none", "stroke": "#1f3350", "stroke_width": 1.6},
    ),
    Role.RESPONSIBLE: ("m0 -5.5l5.5 9.5h-11z", {"fill": "none", "stroke": "#4a3708", "stroke_width": 1.6}),
}
"""★ ○ △, from the middle of a cell: drawn, since they look another in every font."""

Marks = dict[Role, list[tuple[float, float]]]


def matrix_picture(
    plan: Plan, *, language: str = "zh", most_units: int = MOST_UNITS, most_tasks: int = MOST_TASKS
) -> str:
    """Draw who has which role in which task, as SVG: ★ leads, ○ is co-responsible, △ is responsible and nobody leads.

    The ``most_units`` units with most duties and the first ``most_tasks`` tasks are drawn; the picture says how many
    are left out, and its totals count them too. ``language`` is that of the picture's own words, zh or en. Raises
    InvalidValue for another.
    """
    words = Words(language)
    found = matrix(plan)
    loads = most_first(workload(plan))
    kept = {row.unit for row in loads[:most_units]}
    units = tuple(unit for unit in found.units if unit in kept)
    rows = found.rows[:most_tasks]
    names = [stacked(unit, _MOST_OF_NAME) for unit in units]
    titles = [cut(_title(row), _NAME, _TASK_ROOM) for row in rows]
    left = max(widest(titles, _NAME), width(words("joins"), SMALL)) + 12
    grid = _Grid(drawing=Canvas(), units=units, left=left, top=max(map(len, names), default=0) * _NAME + 12)
    bottom = _draw_rows(grid, rows, titles)
    _draw_columns(grid, names, _totals(found.rows), bottom)
    _draw_labels(grid, bottom, words)
    left_out = [
        words(key, shown=len(shown), rest=len(every) - len(shown))
        for key, shown, every in (("most_units", units, found.units), ("most_tasks", rows, found.rows))
        if len(shown) < len(every)
    ]
    met = {role for row in rows for role in row.roles.values()}
    return Sheet(
        kind="matrix",
        words=words,
        plan=plan,
        workload=loads,
        drawing=grid.drawing,
        width=grid.edge,
        height=bottom + 2 * _CELL + 6,
        keys=[Key(_swatch(role), words(role.value)) for role in _FILLS if role in met],
        notes=[words("totals"), *left_out, *([words("counted")] if left_out else [])],
    ).svg()


@frozen(kw_only=True)
class _Grid:
    """What is drawn on, and where its parts are."""

    drawing: Canvas
    units: tuple[str, ...]
    left: float
    """Where the columns of the units begin."""
    top: float
    """Where the rows begin."""

    @property
    def right(self) -> float:
        """Where the columns end."""
        return self.left + len(self.units) * _CELL

    @property
    def edge(self) -> float:
        """Where the totals of the rows end."""
        return self.right + 2 * _CELL


def _draw_rows(grid: _Grid, rows: Sequence[MatrixRow], titles: Sequence[str]) -> float:
    """Draw sections, tasks and marks below each other, and say where they end."""
    places = {unit: grid.left + column * _CELL for column, unit in enumerate(grid.units)}
    marks: Marks = {role: [] for role in _FILLS}
    lines: list[float] = []
    under: tuple[Section, ...] = ()
    texts = Canvas()
    y = grid.top
    for row, title in zip(rows, titles, strict=True):
        if row.sections != under and row.sections:
            heading = cut(row.section_title, _NAME, grid.right)
            look: canvas.Look = {"x": 4, "y": _base(y, _NAME), "font_weight": 700, "fill": canvas.LEAD}
            grid.drawing.shape("rect", y=y, width=grid.edge, height=_CELL, fill=canvas.TINT)
            texts.text(heading, whole=row.section_title, size=_NAME, **look)
            y += _CELL
        under = row.sections
        texts.text(title, whole=_title(row), size=_NAME, x=4, y=_base(y, _NAME))
        _total(texts, len(row.roles), grid.right + _CELL, y)
        for unit, role in row.roles.items():
            if unit in places:
                marks[role].append((places[unit], y))
        y += _CELL
        lines.append(y)
    across = "".join(f"M0 {number(line)}H{number(grid.edge)}" for line in lines)
    down = "".join(f"M{number(x)} {number(grid.top)}V{number(y)}" for x in (*places.values(), grid.right))
    grid.drawing.shape("path", d=across + down, stroke=canvas.FAINT)
    for role, cells in marks.items():
        _mark(grid.drawing, role, cells)
    grid.drawing.add(texts, 0, 0)
    return y


def _draw_columns(
    grid: _Grid, names: Sequence[Sequence[str]], totals: Mapping[tuple[str, bool], int], bottom: float
) -> None:
    """Write the names of the units, read downwards, and their totals at the foot."""
    edges = "".join(f"M0 {number(y)}H{number(grid.edge)}" for y in (grid.top, bottom))
    grid.drawing.shape("path", d=edges, stroke=canvas.LINE)
    for column, (unit, name) in enumerate(zip(grid.units, names, strict=True)):
        x = grid.left + (column + 0.5) * _CELL
        grid.drawing.column(name, size=_NAME, x=x, bottom=grid.top - 6, whole=unit)
        for line, lead in enumerate((True, False)):
            _total(grid.drawing, totals[unit, lead], x, bottom + line * _CELL)


def _draw_labels(grid: _Grid, bottom: float, words: Words) -> None:
    """Say what the totals are."""
    look: canvas.Look = {"fill": canvas.SOFT}
    grid.drawing.text(words("units"), size=SMALL, x=grid.right + _CELL, y=grid.top - 6, text_anchor="middle", **look)
    for line, key in enumerate(("leads", "joins")):
        y = _base(bottom + line * _CELL, SMALL)
        grid.drawing.text(words(key), size=SMALL, x=grid.left - 8, y=y, text_anchor="end", **look)


def _totals(rows: Sequence[MatrixRow]) -> Counter[tuple[str, bool]]:
    """By unit, and whether it leads: tasks."""
    return Counter((unit, role is Role.LEAD) for row in rows for unit, role in row.roles.items())


def _total(drawing: Canvas, count: int, x: float, y: float) -> None:
    size = min(SMALL, _CELL / (0.62 * len(str(count))))
    drawing.text(str(count), size=size, x=x, y=_base(y, size), text_anchor="middle", fill=canvas.SOFT)


def _mark(drawing: Canvas, role: Role, cells: Sequence[tuple[float, float]]) -> None:
    """Draw all marks of a role as one shape and its ground as another: there may be thousands."""
    if cells:
        glyph, paint = _GLYPHS[role]
        drawing.shape("path", d="".join(_moved(cells, 1, _SQUARE)), fill=_FILLS[role])
        drawing.shape("path", d="".join(_moved(cells, _CELL / 2, glyph)), **paint)


def _moved(cells: Sequence[tuple[float, float]], by: float, path: str) -> Iterator[str]:
    return (f"M{number(x + by)} {number(y + by)}{path}" for x, y in cells)


def _swatch(role: Role) -> Canvas:
    swatch = Canvas()
    _mark(swatch, role, [(-_CELL / 2, -_CELL / 2)])
    return swatch


def _title(row: MatrixRow) -> str:
    return f"{row.task.marker}{row.task.title or row.task.text}".strip() or row.task.id


def _base(y: float, size: float) -> float:
    """Where a line of text stands in a row."""
    return y + _CELL / 2 + size * MIDDLE

"""Ruled tables of a PDF (PDF 表格): a PDF draws the rules of a table and knows nothing of its cells.

Rules that cross make a grid; where no rule parts two of its places they are one cell. Tables without rules between
their columns are not found.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from ctypes import c_float
from typing import Any

from attrs import evolve, frozen

from ..limits import Count
from .pdf_page import Character, Line, Turn, is_near, lines

_NEAR = 2.5
"""Points that rules of the same place may lie apart: a rule is often drawn as a thin box."""
_SHORTEST = 4.0
"""Points. What is shorter is the end of a thin box."""
_MOST = 2000
"""Rules and places of a grid. What has more is a drawing."""
_DEEPEST = 4
"""Forms inside forms."""
_Matrix = tuple[float, float, float, float, float, float]


@frozen
class Rule:
    """A rule: its height or, where it is upright, its distance from the left; and where it begins and ends."""

    at: float
    begin: float
    end: float


@frozen
class Cell:
    """A cell of a table, the places of the grid that it takes up, and its lines."""

    row: int
    column: int
    height: int
    width: int
    left: float
    right: float
    lines: tuple[Line, ...]


@frozen
class Ruled:
    """A ruled table on a page."""

    columns: tuple[float, ...]
    """Where columns begin and the last one ends, from the left."""
    rows: tuple[float, ...]
    """The same for rows, from the top."""
    cells: tuple[Cell, ...]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.rows[0]

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.rows[-1]


def rules(page: Any, turn: Turn, drawn: Count) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright rules of a page; none where there are too many to be a table's."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for (x, y), (to_x, to_y) in _strokes(page):
        drawn.take(1)
        if not is_near(x, y, to_x, to_y):
            continue
        (x, y), (to_x, to_y) = turn.point(x, y), turn.point(to_x, to_y)
        if abs(y - to_y) < 1 and abs(x - to_x) >= _SHORTEST:
            level.append(Rule((y + to_y) / 2, min(x, to_x), max(x, to_x)))
        elif abs(x - to_x) < 1 and abs(y - to_y) >= _SHORTEST:
            upright.append(Rule((x + to_x) / 2, min(y, to_y), max(y, to_y)))
    level, upright = _whole(level), _whole(upright)
    return (level, upright) if len(level) + len(upright) <= _MOST else ([], [])


_Point = tuple[float, float]


def _strokes(page: Any) -> Iterator[tuple[_Point, _Point]]:
    """The straight strokes that a page draws."""
    import pypdfium2.raw as pdfium

    def drawn(things: Iterable[Any], outer: _Matrix, depth: int) -> Iterator[tuple[_Point, _Point]]:
        for thing in things:
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM):
                continue
            own = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(thing, own)
            matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), outer)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                yield from _edges(thing, matrix, pdfium)
            elif depth < _DEEPEST:
                inner = range(pdfium.FPDFFormObj_CountObjects(thing))
                yield from drawn([pdfium.FPDFFormObj_GetObject(thing, at) for at in inner], matrix, depth + 1)

    things = range(pdfium.FPDFPage_CountObjects(page))
    return drawn([pdfium.FPDFPage_GetObject(page, at) for at in things], (1, 0, 0, 1, 0, 0), 0)


def _edges(path: Any, matrix: _Matrix, pdfium: Any) -> Iterator[tuple[_Point, _Point]]:
    a, b, c, d, e, f = matrix
    x, y = c_float(), c_float()
    start = here = (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield here, point
        here = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield here, start
            here = start


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _whole(pieces: Iterable[Rule]) -> list[Rule]:
    """Rules put together from pieces on a line that touch."""
    found: list[Rule] = []
    for band in _bands(sorted(pieces, key=lambda rule: rule.at)):
        at = sum(rule.at for rule in band) / len(band)
        open_rule: Rule | None = None
        for rule in sorted(band, key=lambda rule: rule.begin):
            if open_rule and rule.begin <= open_rule.end + _NEAR:
                open_rule = evolve(open_rule, end=max(open_rule.end, rule.end))
            else:
                if open_rule:
                    found.append(open_rule)
                open_rule = Rule(at, rule.begin, rule.end)
        if open_rule:
            found.append(open_rule)
    return found


def _bands(rules: list[Rule]) -> Iterator[list[Rule]]:
    band: list[Rule] = []
    for rule in rules:
        if band and rule.at - band[0].at > _NEAR:
            yield band
            band = []
        band.append(rule)
    if band:
        yield band


def tables(level: list[Rule], upright: list[Rule], characters: list[Character]) -> tuple[list[Ruled], list[Character]]:
    """Ruled tables with the characters in them, and the characters that stand in none."""
    found: list[Ruled] = []
    for across, down in _crossing(level, upright):
        columns = _places([*(rule.at for rule in down), *(end for rule in across for end in (rule.begin, rule.end))])
        rows = _places([*(rule.at for rule in across), *(end for rule in down for end in (rule.begin, rule.end))])[::-1]
        if len(columns) < 3 or len(rows) < 2 or len(columns) * len(rows) > _MOST:
            continue
        inside = [c for c in characters if columns[0] < c.centre < columns[-1] and rows[-1] < c.middle < rows[0]]
        table = _table(columns, rows, across, down, inside)
        if any(cell.width < len(columns) - 1 for cell in table.cells):
            found.append(table)
            taken = set(map(id, inside))
            characters = [c for c in characters if id(c) not in taken]
    return found, characters


def _crossing(level: list[Rule], upright: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that hang together, the one with most rules first."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for rule in level:
        joined: tuple[list[Rule], list[Rule]] = ([rule], [])
        apart = []
        for group in groups:
            if any(_cross(rule, other) for other in group[1]):
                joined = (joined[0] + group[0], joined[1] + group[1])
            else:
                apart.append(group)
        known = set(map(id, joined[1]))
        joined[1].extend(other for other in upright if id(other) not in known and _cross(rule, other))
        groups = [*apart, joined]
    yield from sorted((g for g in groups if g[1]), key=lambda g: -len(g[0]) - len(g[1]))


def _cross(level: Rule, upright: Rule) -> bool:
    return (
        level.begin - _NEAR <= upright.at <= level.end + _NEAR
        and upright.begin - _NEAR <= level.at <= upright.end + _NEAR
    )


def _places(values: Iterable[float]) -> list[float]:
    """Values in order, those that lie near each other as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 2 * _NEAR:
            found.append(value)
    return found


def _table(
    columns: list[float], rows: list[float], across: list[Rule], down: list[Rule], characters: list[Character]
) -> Ruled:
    """Part a grid into cells and put the characters into them."""
    home: dict[tuple[int, int], tuple[int, int]] = {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) in home:
                continue
            width = height = 1
            while column + width < len(columns) - 1 and (row, column + width) not in home:
                if _is_ruled(down, columns[column + width], (rows[row] + rows[row + 1]) / 2):
                    break
                width += 1
            middle = (columns[column] + columns[column + 1]) / 2
            while row + height < len(rows) - 1 and not _is_ruled(across, rows[row + height], middle):
                height += 1
            spans[row, column] = (height, width)
            for inner_row in range(row, row + height):
                for inner_column in range(column, column + width):
                    home.setdefault((inner_row, inner_column), (row, column))
    texts: dict[tuple[int, int], list[Character]] = {at: [] for at in spans}
    falling = [-row for row in rows]
    for character in characters:
        row = min(max(bisect_right(falling, -character.middle) - 1, 0), len(rows) - 2)
        column = min(max(bisect_right(columns, character.centre) - 1, 0), len(columns) - 2)
        texts[home[row, column]].append(character)
    cells = [
        Cell(row, column, height, width, columns[column], columns[column + width], tuple(lines(texts[row, column])))
        for (row, column), (height, width) in spans.items()
    ]
    return Ruled(tuple(columns), tuple(rows), tuple(cells))


def _is_ruled(rules: list[Rule], at: float, point: float) -> bool:
    """True where a rule at some place goes past a point."""
    return any(abs(rule.at - at) <= 2 * _NEAR and rule.begin - 1 <= point <= rule.end + 1 for rule in rules)

"""Tables in plain text (纯文本表格): cells apart by tabs, as they are pasted from a sheet, or by Markdown's bars.

A cell that goes on over a line end breaks its row in two; the rows above it say how many cells there must be.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..transcript import Range, Table

_APART = re.compile(r"[\t|]")
_CELL = re.compile(r"[^\t]*")
_BAR = re.compile(r"(?<!\\)\|")
_FEWEST_BARS = 2
"""Of a line that no bar begins; with one, it may be a label and what stands beside it."""
_RULE = re.compile(r"[\s|:-]+")
"""The line between a Markdown table's head and its rows: |---|:--|."""
_BLANK = " \r\u3000\xa0\ufeff"


def tables_in_text(text: str) -> Iterator[Table]:
    """Tables of two rows and more. Rows stand on lines that follow each other."""
    rows: list[list[Range]] = []
    below = -1
    for start, end in _lines(text):
        if start != below:
            yield from _table(rows)
            rows = []
        below = end + 1
        cells = _cells(text, start, end)
        if not cells:
            continue
        width = len(rows[0]) if rows else 0
        if rows and len(rows[-1]) < width and len(rows[-1]) + len(cells) - 1 == width:
            rows[-1][-1] = (rows[-1][-1][0], cells[0][1])
            rows[-1] += cells[1:]
        elif len(cells) > 1:
            rows.append(cells)
        else:
            yield from _table(rows)
            rows = []
    yield from _table(rows)


def _lines(text: str) -> Iterator[Range]:
    """Lines that a tab or a bar stands in."""
    sign = _APART.search(text)
    while sign:
        end = text.find("\n", sign.end())
        end = end if end >= 0 else len(text)
        yield text.rfind("\n", 0, sign.start()) + 1, end
        sign = _APART.search(text, end)


def _table(rows: list[list[Range]]) -> Iterator[Table]:
    if len(rows) > 1:
        yield Table([tuple(row) for row in rows])


def _cells(text: str, start: int, end: int) -> list[Range]:
    """The cells of a line; none in what is no row."""
    line = text[start:end].strip(_BLANK + "\t")
    bars = [bar.start() for bar in _BAR.finditer(text, start, end)]
    if len(bars) >= _FEWEST_BARS or line.startswith("|"):
        if _RULE.fullmatch(line):
            return []
        edges = [*bars, *([] if line.endswith("|") else [end])]
        edges = edges if line.startswith("|") else [start - 1, *edges]
        return [_stripped(text, low + 1, high) for low, high in pairwise(edges)]
    if "\t" not in line:
        return []
    return [_stripped(text, *cell.span()) for cell in _tabbed(text, start, end)]


def _tabbed(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    here = start
    while here <= end:
        match = _CELL.match(text, here, end)
        assert match is not None  # It matches nothing at all, too.
        yield match
        here = match.end() + 1


def _stripped(text: str, start: int, end: int) -> Range:
    """A cell without the blanks around it; an empty one has no length."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(_BLANK))
    return start, max(start, end - len(words) + len(words.rstrip(_BLANK)))

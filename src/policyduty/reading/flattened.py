"""Sheets flattened into lines (被拆成行的表格): a page's table whose cells, or rows, came out as lines of their own.

One is read as a table only where nothing has to be guessed: the heads begin with 序号, the rows are numbered on, and
each has as many lines, or words with blanks between, as there are heads.
"""

import re
from collections.abc import Iterator

from ..transcript import Range, Table
from .numerals import to_int
from .outline import marker_at

_FIRST_HEADS = ("序号", "编号", "项次")
_WORD = re.compile(r"\S+")
_MOST_COLUMNS = 9
_LONGEST_HEAD = 12
_NO_YEAR = 1000
"""A part of a table may begin with any number of a task."""


def flattened(text: str, lines: list[Range]) -> Iterator[Table]:
    """Tables that stand in the lines, a cell a line."""
    if not any(head in text for head in _FIRST_HEADS):
        return
    index = 0
    while index < len(lines):
        if lines[index][1] - lines[index][0] == 2 and text.startswith(_FIRST_HEADS, lines[index][0]):
            rows, following = _rows(text, lines, index)
            if rows:
                yield Table(rows)
                index = following
                continue
        index += 1


def _rows(text: str, lines: list[Range], begin: int) -> tuple[list[tuple[Range, ...]], int]:
    """The rows of a sheet whose heads begin at a line, and the line behind them; no rows where it is none."""
    numbers = ((n, _number(text, line)) for n, line in enumerate(lines[begin : begin + _MOST_COLUMNS + 2]) if n > 2)
    width, number = next(((n, number) for n, number in numbers if number and number < _NO_YEAR), (0, 0))
    sectioned = width > 3 and marker_at(text, *lines[begin + width - 1]) is not None
    width -= sectioned
    heads = lines[begin : begin + width]
    if not width or any(end - start > _LONGEST_HEAD for start, end in heads):
        return [], begin
    rows = [tuple(heads)]
    here = begin + width
    if sectioned:
        rows.append((lines[here],) * width)
        here += 1
    while here + width <= len(lines) and _number(text, lines[here]) == number:
        rows.append(tuple(lines[here : here + width]))
        here += width
        number += 1
        if here + 1 < len(lines) and _number(text, lines[here + 1]) == number and marker_at(text, *lines[here]):
            rows.append((lines[here],) * width)
            here += 1
    # A number where the next row should begin one line later or earlier: cells are missing, and nothing is certain.
    broken = any(_number(text, line) == number for line in lines[here - 1 : here + width + 3])
    return ([], begin) if broken else (rows, here)


def aligned(text: str, lines: list[Range]) -> Iterator[Table]:
    """Tables that stand in the lines, a row a line, with nothing but blanks between the cells."""
    index = 0
    while index < len(lines):
        index += 1
        if text.startswith(_FIRST_HEADS, lines[index - 1][0]):
            heads = _heads(text, lines[index - 1])
            fits = 3 <= len(heads) <= _MOST_COLUMNS and all(end - start <= _LONGEST_HEAD for start, end in heads)
            rows = _numbered(text, lines, index, len(heads)) if fits else []
            if rows:
                yield Table([tuple(heads), *rows])
                index += len(rows)


def _heads(text: str, line: Range) -> list[Range]:
    """The heads of columns; the signs of one that is printed apart are one: 序号 工 作 任 务."""
    heads: list[Range] = []
    for start, end in _words(text, line):
        if heads and end - start == 1 and (heads[-1][1] - heads[-1][0] == 1 or text[slice(*heads[-1])].count(" ")):
            heads[-1] = (heads[-1][0], end)
        else:
            heads.append((start, end))
    return heads


def _numbered(text: str, lines: list[Range], begin: int, width: int) -> list[tuple[Range, ...]]:
    """Rows from a line on; none where one of them has more cells, or fewer."""
    rows: list[tuple[Range, ...]] = []
    for index in range(begin, len(lines)):
        cells = _words(text, lines[index])
        if _number(text, cells[0]) != len(rows) + 1:
            break
        if len(cells) != width:
            return []
        rows.append(tuple(cells))
    return rows


def _words(text: str, line: Range) -> list[Range]:
    """Words of a line, one where a tab or a bar parts them: those are cells to other readings."""
    if "\t" in text[slice(*line)] or "|" in text[slice(*line)]:
        return [line]
    return [word.span() for word in _WORD.finditer(text, *line)]


def _number(text: str, line: Range) -> int | None:
    return to_int(text[slice(*line)].strip(".．、")) if line[1] - line[0] <= 4 else None

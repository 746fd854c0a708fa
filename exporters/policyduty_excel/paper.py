"""How much paper a row takes (版面): an explicit height for each row, so that nothing is cut in print.

A file cannot ask Excel to fit its rows when it is opened, and programs differ in whether they do. So the lines that
each cell wraps to are counted here, generously. A line is what one match of a pattern takes: regular expressions count
a text in a few microseconds, and sheets of many rows are written about as fast as their cells.
"""

import re
from collections.abc import Sequence
from functools import cache

from attrs import frozen

HIGHEST = 409
"""Points; Excel has no higher row."""

LINE = 1.45
"""Height of a line in font sizes: 宋体 takes less, the fonts that stand in for it where it is missing take this."""

PADDING = 4.0
"""Points of a row above and below its lines."""

SIZES = (10, 9, 8, 7)
"""Font sizes of a row in points: a smaller one where the row would be too high in the usual one."""

_CLOSING = re.escape("、，。；：？！）》〉」』】〕”’…,.;:?!)")
"""Marks that do not begin a line."""

_NARROW = "[!-~\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff]+"
"""Words and numbers of letters that are half as wide as Chinese ones; they are not broken at the end of a line."""

_WORD = "\ue000"
"""Stands for two such letters."""

_WORDS = re.compile(_NARROW)
_IS_WIDE = re.compile(f"[^\n!-~\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff{_WORD}]*").fullmatch


@frozen
class Fit:
    """How a row is set (行高)."""

    size: int
    """Of its font."""
    height: float
    whole: bool = True
    """False where even the smallest font leaves something over the highest row."""


def fit(texts: Sequence[str], widths: Sequence[float], sizes: Sequence[int] = SIZES) -> Fit:
    """Choose the font size and height for a row of texts in columns of these widths (in Excel's characters)."""
    for size in sizes:
        height = height_of(max(lines(text, room(width, size)) for text, width in zip(texts, widths, strict=True)), size)
        if height <= HIGHEST:
            return Fit(size, height)
    return Fit(sizes[-1], HIGHEST, whole=False)


def height_of(count: int, size: int) -> float:
    """Points that so many lines need."""
    return count * size * LINE + PADDING


@cache
def room(width: float, size: int) -> int:
    """Half widths that a line of a column has for text.

    A column of ``width`` characters has 7 * width + 5 pixels at 96 to the inch, some 8 of them border and padding; a
    half-width character takes half the font size.
    """
    return max(2, int((7 * width - 3) / (size / 2 * 96 / 72)))


def lines(text: str, room: int) -> int:
    """Count the lines that a text wraps to in so many half widths."""
    if 2 * len(text) <= room and "\n" not in text:
        return 1
    line, line_of_words = _patterns(room // 2)
    if _IS_WIDE(text):
        return len(line.findall(text))
    # Two narrow letters are counted as one wide one: a pattern counts characters, not their widths.
    text = _WORDS.sub(_shortened, text)
    if "\n" not in text:
        return len(line_of_words.findall(text))
    return sum(len(line_of_words.findall(each)) if each else 1 for each in text.split("\n"))


def _shortened(word: re.Match[str]) -> str:
    start, end = word.span()
    return _WORD * ((end - start + 1) // 2)


@cache
def _patterns(count: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One line of so many wide characters: without words and with them. What fits nowhere is broken anywhere."""
    anything = f".{{1,{count}}}"
    return (
        re.compile(rf"{anything}(?![{_CLOSING}])|{anything}"),
        re.compile(rf"{anything}(?![{_CLOSING}])(?!(?<={_WORD}){_WORD})|{anything}"),
    )

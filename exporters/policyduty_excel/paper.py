"""How much paper a row takes (版面): an explicit height for each row, so that nothing is cut in print.

A file cannot ask Excel to fit its rows when it is opened, and programs differ in whether they do. So the lines that
each cell wraps to are counted here, generously.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from attrs import frozen

HIGHEST = 409
"""Points; Excel has no higher row."""

LINE = 1.45
"""Height of a line in font sizes: 宋体 takes less, the fonts that stand in for it where it is missing take this."""

SIZES = (10, 9, 8, 7)
"""Font sizes of a row in points: a smaller one where the row would be too high in the usual one."""

_CLOSING = "、，。；：？！）》〉」』】〕”’…,.;:?!)"
_PIECES = re.compile(rf"[!-~]+[{re.escape(_CLOSING)}]*|.[{re.escape(_CLOSING)}]*")
"""What a line is not broken within: a Latin word or number, and punctuation that may not begin a line."""


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
        height = max(_height(text, width, size) for text, width in zip(texts, widths, strict=True))
        if height <= HIGHEST:
            return Fit(size, height)
    return Fit(sizes[-1], HIGHEST, whole=False)


def _height(text: str, width: float, size: int) -> float:
    """Points that a text needs."""
    return _lines(text, width, size) * size * LINE + 4


def _lines(text: str, width: float, size: int) -> int:
    """Count the lines that a text wraps to.

    A column of ``width`` characters has 7 * width + 5 pixels at 96 to the inch, some 8 of them border and padding; a
    half-width character takes half the font size.
    """
    room = max(2, int((7 * width - 3) / (size / 2 * 96 / 72)))
    lines = 0
    for paragraph in text.split("\n"):
        lines += 1
        used = 0
        for piece in _PIECES.findall(paragraph):
            wide = sum(map(_cells, piece))
            if used + wide > room:
                lines += (used > 0) + (wide - 1) // room
                used = (wide - 1) % room + 1
            else:
                used += wide
    return lines


@cache
def _cells(character: str) -> int:
    """Half widths of a character in a Chinese font: its quotation marks and dashes (ambiguous in Unicode) are wide."""
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1

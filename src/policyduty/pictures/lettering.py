"""Lettering (字形): what a picture can show of a text, how wide it is, and how it is cut or broken to fit.

A picture is drawn without knowing the font that it will be seen in, so widths are those of a wide one.
"""

import re
from collections.abc import Iterable

from wcwidth import wcwidth

_UNSHOWN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"  # XML 1.0 (production 2) has no place for most
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # Unicode's Bidi_Control would turn what stands beside it
    "\ufdfa-\ufdfd]"  # ligatures as wide as a sentence
)

ASCENT, MIDDLE = 0.88, 0.36
"""How far a line of Chinese reaches above its base line, and where its middle is, as parts of its size."""

_UPRIGHT = str.maketrans("()（）〔〕[]【】{}《》〈〉「」『』“”", "︵︶︵︶︹︺︹︺︻︼︷︸︽︾︿﹀﹁﹂﹃﹄﹁﹂")
"""Brackets as they stand in a line that is read downwards (Unicode's CJK Compatibility Forms)."""

_PIECE = re.compile(r"[!-~]+ ?|[（《“]*.[，。、；：！？）》”]*")
"""What stays on one line: a word in Latin letters, or an ideograph with the marks that belong to it."""


def shown(text: str) -> str:
    """Give a text on one line; characters that a picture cannot hold, or that would act in it, are U+FFFD."""
    return _UNSHOWN.sub("\ufffd", " ".join(text.split()))


def width(text: str, size: float) -> float:
    """Say how much room a line takes at most: a Chinese character as much as its size, Latin letters less."""
    return size * sum(map(_width, text))


def _width(character: str) -> float:
    if character.isascii():
        if character in " .,:;'|!iljI":
            return 0.35
        return 0.95 if character in "mMW@%" else 0.62 if character.islower() or character.isdigit() else 0.8
    # Quotation marks and dashes are narrow to a terminal and as wide as an ideograph in a Chinese font.
    return 0.0 if wcwidth(character) <= 0 else 1.0 if wcwidth(character) == 2 else 1.05


def cut(text: str, size: float, room: float, *, keeps_end: bool = False) -> str:
    """Give as much of a line as there is room for, with … in the place of the rest.

    ``keeps_end``, that is its beginning and its end: the names of offices of one place differ in what comes last.
    """
    line = shown(text)
    if _fitting(line, size, room) == len(line):
        return line
    left = room - width("…", size)
    if keeps_end:
        beginning, end = _fitting(line, size, left / 2), _fitting(line[::-1], size, left / 2)
        return f"{line[:beginning].rstrip()}…{line[len(line) - end :].lstrip()}"
    return line[: _fitting(line, size, left)].rstrip() + "…"


def stacked(text: str, most: int) -> list[str]:
    """Give the characters of a line as they stand below each other, ``most`` of them: a longer one's first and last."""
    column: list[str] = []
    for character in shown(text).translate(_UPRIGHT):
        if column and wcwidth(character) <= 0:  # An accent stands with its letter.
            column[-1] += character
        else:
            column.append(character)
    if len(column) <= most:
        return column
    return [*column[: most // 2], "…", *column[len(column) - (most - 1) // 2 :]]


def widest(lines: Iterable[str], size: float) -> float:
    """Say how much room the widest of some lines takes; nothing where there is none."""
    return max((width(line, size) for line in lines), default=0.0)


def _fitting(line: str, size: float, room: float) -> int:
    """Say how many characters of a line there is room for."""
    taken = 0.0
    for place, character in enumerate(line):
        taken += _width(character)
        if size * taken > room:
            return place
    return len(line)


def broken(text: str, size: float, room: float, most: int) -> list[str]:
    """Break a text into lines that fit, ``most`` of them; Chinese may break anywhere, Latin words stay whole."""
    lines = [""]
    for piece in _PIECE.findall(shown(text)):
        word = piece.rstrip()
        if lines[-1] and width(lines[-1] + word, size) > room:
            if len(lines) == most:
                lines[-1] = cut(f"{lines[-1]}{piece}……", size, room)
                break
            lines.append("")
        lines[-1] += cut(piece, size, room) if width(word, size) > room else piece
    return [line.rstrip() for line in lines if line.strip()]

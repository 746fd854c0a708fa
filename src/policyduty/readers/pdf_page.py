"""A page of a PDF (PDF 页面): its characters, and the lines of text that they stand in.

The order in the file is no help: characters of another font (quotation marks, digits) often come behind the rest.
"""

import re
from collections import Counter
from collections.abc import Iterable
from math import degrees
from typing import Any
from unicodedata import category, normalize

from attrs import frozen

from ..limits import Count

_RADICALS = dict(
    zip(
        "⺟⺠⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "母民西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
"""Radicals that look as a character does; a PDF that keeps only what is drawn may name the one for the other."""
_LEAD = re.compile(
    r"""[（《“‘〔【(\[]*(?:[A-Za-z0-9.,%+/-]+|.)
    (?:[，。、；：！？）》〕】,.;:!?)\]]|[“”‘’]+(?:[A-Za-z0-9.,%+/-]+|.)?)*""",
    re.VERBOSE,
)
"""What cannot be parted at the end of a line: no closing mark begins one, no opening mark ends one, and many programs
part nothing at quotation marks (UAX 14)."""


@frozen
class Character:
    """A character of a page and the box that its font gives it, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """Height of its middle, which characters of a line share whatever their fonts."""
        return (self.bottom + self.top) / 2

    @property
    def centre(self) -> float:
        """Its middle from the left."""
        return (self.left + self.right) / 2

    @property
    def size(self) -> float:
        """Its height."""
        return self.top - self.bottom


@frozen
class Line:
    """A line of a page, or of a cell of a table."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    lead: float
    """How much room the line before would have needed to take its beginning."""
    em: float
    """Width of a Chinese character in it; 0 where it has none."""

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return (self.bottom + self.top) / 2

    @property
    def width(self) -> float:
        """From its first character to its last."""
        return self.right - self.left


@frozen
class Turn:
    """Turns a page so that its text stands upright: tables are often set sideways."""

    quarters: int
    """Quarter turns clockwise that the text makes on the page."""

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page stands when the text is upright."""
        return ((x, y), (-y, x), (-x, -y), (y, -x))[self.quarters]

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """The same for a box."""
        (x, y), (other_x, other_y) = self.point(left, bottom), self.point(right, top)
        return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def characters(text: Any, drawn: Count) -> tuple[list[Character], Turn]:
    """The characters of a page, and how it is turned.

    What stands across the most of the text (a watermark, a note in the margin) is left out.
    """
    import pypdfium2.raw as pdfium

    found: list[tuple[int, Character]] = []
    box = pdfium.FS_RECTF()
    count = pdfium.FPDFText_CountChars(text)
    drawn.take(count)
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(text, index):
            continue
        character = _read(pdfium.FPDFText_GetUnicode(text, index))
        if character and pdfium.FPDFText_GetLooseCharBox(text, index, box):
            angle = pdfium.FPDFText_GetCharAngle(text, index)
            place = (box.left, box.bottom, box.right, box.top)
            if is_near(angle, *place):
                found.append((round(degrees(angle)) % 360, Character(character, *place)))
    upright = [angle // 90 for angle, character in found if angle % 90 == 0 and not character.text.isspace()]
    turn = Turn(Counter(upright).most_common(1)[0][0] if upright else 0)
    return [
        Character(c.text, *turn.box(c.left, c.bottom, c.right, c.top))
        for angle, c in found
        if angle == turn.quarters * 90
    ], turn


_FARTHEST = 1e6
"""Points. PDF's own limit for a page is 14,400; a damaged file names infinity."""


def is_near(*values: float) -> bool:
    """True for places that a page can have."""
    return all(-_FARTHEST < value < _FARTHEST for value in values)


def _read(code: int) -> str:
    """A character as it is to be read, empty where it is none."""
    text = chr(code) if code <= 0x10FFFF else "\ufffe"
    if "\u2e80" <= text <= "\u2fdf":
        return _RADICALS.get(text) or normalize("NFKC", text)
    return "" if text in ("\ufffe", "\uffff") or category(text) == "Cc" else text


def lines(characters: Iterable[Character]) -> list[Line]:
    """The lines that characters stand in, from the top."""
    rows: list[list[Character]] = []
    for character in sorted(characters, key=lambda c: (-c.middle, c.left)):
        first = rows[-1][0] if rows else None
        if first and first.middle - character.middle < max(first.size, character.size) / 2:
            rows[-1].append(character)
        else:
            rows.append([character])
    return [line for row in rows if (line := _line(sorted(row, key=lambda c: c.left)))]


def _line(row: list[Character]) -> Line | None:
    """A line of characters from the left; None where they are blanks."""
    drawn = [character for character in row if not character.text.isspace()]
    if not drawn:
        return None
    lead = _LEAD.match("".join(character.text for character in drawn))
    ems = [character.right - character.left for character in drawn if character.text >= "\u2e80"]
    return Line(
        _words(row),
        drawn[0].left,
        drawn[-1].right,
        min(character.bottom for character in drawn),
        max(character.top for character in drawn),
        drawn[lead.end() - 1].right - drawn[0].left if lead else 0,
        sorted(ems)[len(ems) // 2] if ems else 0,
    )


def _words(row: list[Character]) -> str:
    """A line's text, with its blanks, and with one where characters stand apart without."""
    words = blanks = ""
    before: Character | None = None
    for character in row:
        if character.text.isspace():
            blanks += character.text
            continue
        if before:
            apart = character.left - before.right
            latin = before.text.isascii() and character.text.isascii()
            if blanks and apart > character.size * 0.1:
                words += blanks
            elif apart > character.size * (0.2 if latin else 0.9):
                words += " " if latin else "\u3000"
        words += character.text
        before, blanks = character, ""
    if any("\ud800" <= character <= "\udfff" for character in words):
        return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return words

"""PDF: lines put together to paragraphs, without page numbers and running heads.

A PDF knows where each piece of text stands and nothing of paragraphs. A line that reaches the right margin goes on in
the next one, unless that is indented; official documents indent every paragraph by two characters (GB/T 9704—2012,
7.3.3).
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from attrs import define, frozen

from ..errors import InputError
from ..model import Source
from ..transcript import Scribe, Transcript
from .archives import missing

_PAGE_NUMBER = re.compile(r"[-—－–\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／共]\s*共?\s*\d{1,4}\s*页?)?[-—－–\s]*")
_EDGE = 0.09
"""Share of the page's height, above and below, in which heads and numbers stand."""


@define
class _Character:
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
    def size(self) -> float:
        """Its height."""
        return self.top - self.bottom


@frozen
class _Line:
    """A line of a page, in points from the lower left corner."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    at_edge: bool

    @property
    def size(self) -> float:
        """About the width of a Chinese character."""
        return self.top - self.bottom


def read_pdf(data: bytes, name: str) -> Transcript:
    """Take the text out of a PDF. Raises InputError where it is none, holds no text, or pypdfium2 is missing."""
    try:
        import pypdfium2
    except ImportError as error:
        raise missing(name, "pdf") from error
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            lines = [line for number, page in enumerate(document, 1) for line in _lines(page, number)]
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise InputError("{file}: is damaged, locked or of another kind: {reason}", file=name, reason=error) from error
    if not lines:
        raise InputError("{file}: holds pictures of pages and no text; recognise the text first (OCR)", file=name)
    scribe = Scribe()
    for page, paragraph in _paragraphs(_without_heads(lines)):
        scribe.line(paragraph, f"page {page}")
    source = Source(name=name, media_type="application/pdf", sha256=hashlib.sha256(data).hexdigest())
    return scribe.transcript(source)


def _lines(page: Any, number: int) -> list[_Line]:
    """The lines of a page from the top, their characters from the left.

    The order in the file is no help: characters of another font (quotation marks, digits) often come behind the rest.
    """
    height = page.get_height()
    rows: list[list[_Character]] = []
    for character in sorted(_characters(page.get_textpage()), key=lambda c: (-c.middle, c.left)):
        if rows and rows[-1][0].middle - character.middle < character.size / 2:
            rows[-1].append(character)
        else:
            rows.append([character])
    found = []
    for row in rows:
        row.sort(key=lambda c: c.left)
        bottom, top = min(c.bottom for c in row), max(c.top for c in row)
        at_edge = top < height * _EDGE or bottom > height * (1 - _EDGE)
        found.append(_Line(_words(row), number, row[0].left, row[-1].right, bottom, top, at_edge))
    return found


def _characters(text: Any) -> Iterator[_Character]:
    count = text.count_chars()
    for index, character in enumerate(text.get_text_range(0, count)[:count]):
        if not character.isspace() and character not in "\ufffe\0":
            yield _Character(character, *text.get_charbox(index, loose=True))


def _words(row: list[_Character]) -> str:
    """A line's text, with a blank where its characters stand apart."""
    words = row[0].text
    for before, character in pairwise(row):
        apart = character.left - before.right
        latin = before.text.isascii() and character.text.isascii()
        if apart > character.size * (0.2 if latin else 0.9):
            words += " " if latin else "\u3000"
        words += character.text
    return words


def _without_heads(lines: list[_Line]) -> list[_Line]:
    """Leave out page numbers, and lines at the edges that come again on other pages."""
    edges = Counter(_alike(line.text) for line in lines if line.at_edge)
    return [
        line
        for line in lines
        if not (line.at_edge and (_PAGE_NUMBER.fullmatch(line.text) or edges[_alike(line.text)] > 1))
    ]


def _alike(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _paragraphs(lines: list[_Line]) -> list[tuple[int, str]]:
    """Put lines together; each paragraph has the page that it begins on."""
    if not lines:
        return []
    left = min(Counter(round(line.left) for line in lines).most_common(4))[0]
    right = max(line.right for line in lines)
    indented = sum(line.left > left + 1.2 * line.size for line in lines) > len(lines) / 10
    found: list[tuple[int, str]] = []
    before: _Line | None = None
    for line in lines:
        # Where paragraphs are indented, a line that is not goes on, even below one that ends a little early.
        full = right - (0.3 * (right - left) if indented else 2 * line.size)
        if before and found and before.right > full and line.left < left + 1.2 * line.size:
            page, text = found[-1]
            found[-1] = (page, text + _between(text[-1], line.text[0]) + line.text)
        else:
            found.append((line.page, line.text))
        before = line
    return found


def _between(last: str, first: str) -> str:
    """A blank between the words of a Latin text that a line's end stood between."""
    return " " if last.isascii() and last.isalnum() and first.isascii() and first.isalpha() else ""

"""PDF: lines put together to paragraphs, without page numbers and running heads.

A PDF knows where each piece of text stands and nothing of paragraphs. A line that reaches the right margin goes on in
the next one, unless that is indented; official documents indent every paragraph by two characters (GB/T 9704—2012,
7.3.3).
"""

import hashlib
import re
from collections import Counter
from itertools import pairwise
from typing import Any

from attrs import frozen

from ..errors import InputError
from ..model import Source
from ..transcript import Scribe, Transcript
from .archives import missing

_PAGE_NUMBER = re.compile(r"[-—－–\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／共]\s*共?\s*\d{1,4}\s*页?)?[-—－–\s]*")
_EDGE = 0.09
"""Share of the page's height, above and below, in which heads and numbers stand."""


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
    """The lines of a page, from the top: pieces whose heights overlap, from the left."""
    height = page.get_height()
    text = page.get_textpage()
    pieces = []
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        words = text.get_text_bounded(left, bottom, right, top).replace("\r\n", "").strip("\r\n\x00\ufffe")
        if words.strip():
            pieces.append((bottom, top, left, right, words))
    rows: list[list[tuple[float, float, float, float, str]]] = []
    for piece in sorted(pieces, key=lambda piece: -piece[1]):
        middle = (piece[0] + piece[1]) / 2
        if rows and rows[-1][0][0] <= middle <= rows[-1][0][1]:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    found = []
    for row in rows:
        row.sort(key=lambda piece: piece[2])
        bottom, top = min(p[0] for p in row), max(p[1] for p in row)
        at_edge = top < height * _EDGE or bottom > height * (1 - _EDGE)
        words = row[0][4]
        for before, piece in pairwise(row):
            apart = piece[2] - before[3] > (top - bottom) * 0.8
            words += ("\u3000" if apart else "") + piece[4]
        found.append(_Line(words.strip(), number, row[0][2], row[-1][3], bottom, top, at_edge))
    return found


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
    found: list[tuple[int, str]] = []
    before: _Line | None = None
    for line in lines:
        goes_on = before and before.right > right - 2.2 * before.size and line.left < left + 1.2 * line.size
        if goes_on and found:
            page, text = found[-1]
            gap = (
                " "
                if text[-1:].isascii() and text[-1:].isalnum() and line.text[:1].isascii() and line.text[:1].isalpha()
                else ""
            )
            found[-1] = (page, text + gap + line.text)
        else:
            found.append((line.page, line.text))
        before = line
    return found

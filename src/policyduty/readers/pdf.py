"""PDF: lines put together to paragraphs and rules to tables, without page numbers and running heads."""

import hashlib
from collections.abc import Iterator
from threading import Lock
from typing import Any

from .. import limits
from ..errors import InputError
from ..model import Source
from ..transcript import Scribe, Transcript
from .apart import read_apart
from .archives import missing
from .pdf_layout import Block, Page, cell_text, is_ended, joined, margins, rooms, without_heads
from .pdf_page import Line, characters, is_near, lines
from .pdf_rules import Ruled, rules, tables

_PDFIUM = Lock()
"""PDFium is not safe for threads, not even on two documents."""


def read_pdf_apart(data: bytes, name: str) -> Transcript:
    """Take the text out of a PDF in a process of its own: forms that draw each other keep PDFium busy without end."""
    return read_apart(read_pdf, data, name)


def read_pdf(data: bytes, name: str) -> Transcript:
    """Take the text out of a PDF. Raises InputError where it is none, holds no text, or pypdfium2 is missing."""
    try:
        import pypdfium2
    except ImportError as error:
        raise missing(name, "pdf") from error
    try:
        with _PDFIUM:
            pages = list(_pages(pypdfium2.PdfDocument(data), limits.drawn(name)))
    except pypdfium2.PdfiumError as error:
        raise InputError(
            "{file}: is damaged, locked or of another kind: {reason}", file=name, reason=str(error)
        ) from error
    if not any(page.blocks for page in pages):
        raise InputError("{file}: holds pictures of pages and no text; recognise the text first (OCR)", file=name)
    scribe = Scribe()
    _write(without_heads(pages), scribe)
    source = Source(name=name, media_type="application/pdf", sha256=hashlib.sha256(data).hexdigest())
    return scribe.transcript(source)


def _pages(document: Any, drawn: limits.Count) -> Iterator[Page]:
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            written, turn = characters(text, drawn)
            ruled, rest = tables(*rules(page, turn, drawn), written)
            blocks: list[Block] = [*lines(rest), *ruled]
            blocks.sort(key=lambda block: -block.top)
            box = page.get_bbox()
            yield Page(number + 1, *turn.box(*(box if is_near(*box) else _LETTER)), blocks)
            text.close()
            page.close()
    finally:
        document.close()


_LETTER = (0, 0, 612, 792)
"""The page that PDFium takes where a file names none."""
_Part = tuple[str, str]
"""Text and the place that it stands in."""


class _Table:
    """A table put together from pages."""

    def __init__(self, ruled: Ruled, place: str) -> None:
        self.columns = ruled.columns
        self.cells: list[list[_Part]] = []
        self.rows = [[0] * (len(ruled.columns) - 1) for _ in ruled.rows[1:]]
        """Which cell stands in each place."""
        room = rooms(ruled.cells)
        for cell in ruled.cells:
            for row in self.rows[cell.row : cell.row + cell.height]:
                row[cell.column : cell.column + cell.width] = [len(self.cells)] * cell.width
            self.cells.append([(cell_text(cell, room.get((cell.left, cell.right), 0)), place)])

    def goes_on(self, ruled: Ruled) -> bool:
        """True where a table has the same columns."""
        return len(ruled.columns) == len(self.columns) and all(
            abs(one - other) < _NEAR for one, other in zip(ruled.columns, self.columns, strict=True)
        )

    def extend(self, other: "_Table") -> None:
        """Take in the rows of the next page, without the head that it says again."""
        again = 0
        while again < min(len(self.rows), len(other.rows)) and other.words(again) == self.words(again):
            again += 1
        rows = other.rows[again:]
        if not rows:
            return
        over = list(zip(self.rows[-1], rows[0], strict=True))
        known = {more: mine for mine, more in over if self._is_cut(other, mine, more)}
        if self._is_broken(other, again):
            known = {more: mine for mine, more in over}
            for more, mine in known.items():
                self.cells[mine] += [
                    (joined(self.cells[mine][-1][0], text), place) for text, place in other.cells[more]
                ]
            rows = rows[1:]
        for row in rows:
            for cell in row:
                if cell not in known:
                    known[cell] = len(self.cells)
                    self.cells.append(other.cells[cell])
            self.rows.append([known[cell] for cell in row])

    def text(self, cell: int) -> str:
        """The text of a cell."""
        return "".join(text for text, _ in self.cells[cell])

    def is_tall(self, cell: int) -> bool:
        """True for a cell that goes over rows."""
        return sum(cell in row for row in self.rows) > 1

    def _is_cut(self, other: "_Table", mine: int, more: int) -> bool:
        """True where the page ends within a cell that goes over rows, whose text stands on the first page."""
        return bool(self.text(mine)) and not other.text(more) and (self.is_tall(mine) or other.is_tall(more))

    def words(self, row: int) -> list[str]:
        """The texts of a row."""
        return [self.text(cell) for cell in self.rows[row]]

    def _is_broken(self, other: "_Table", first: int) -> bool:
        """True where the page ends within the last row: what follows has no number and finishes what was begun."""
        pairs = list(zip(self.words(-1), other.words(first), strict=True))
        return bool(pairs[0][0] and not pairs[0][1]) and all(
            before and not is_ended(before) for before, text in pairs if text
        )


_NEAR = 4.0
"""Points that a column may have moved from one page to the next."""


def _write(pages: list[Page], scribe: Scribe) -> None:
    """Write pages down; paragraphs and tables go on over their ends."""
    between = margins(pages)
    found: list[list[_Part] | _Table] = []
    before: tuple[Page, Line] | None = None
    for page in pages:
        place = f"page {page.number}"
        for number, block in enumerate(page.blocks):
            last = found[-1] if found else None
            if isinstance(block, Ruled):
                table = _Table(block, place)
                if isinstance(last, _Table) and number == 0 and last.goes_on(block):
                    last.extend(table)
                else:
                    found.append(table)
                before = None
                continue
            if (
                isinstance(last, list)
                and before
                and between[before[0].number].goes_on(before[1], block, over_page=before[0] is not page)
            ):
                last.append((joined(last[-1][0], block.text), place))
            else:
                found.append([(block.text, place)])
            before = page, block
    for paragraph in found:
        if isinstance(paragraph, _Table):
            ranges = [scribe.joined(cell) for cell in paragraph.cells]
            scribe.table([ranges[cell] for cell in row] for row in paragraph.rows)
        else:
            scribe.joined(paragraph)

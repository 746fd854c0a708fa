"""Word documents (Word 文档): paragraphs with the numbers that Word draws before them, and tables.

What is read is the text as it is printed with all changes accepted: deleted text that is only marked as such is left
out, inserted text is in. Tables of contents, which only say again what follows, heads and feet of pages, text boxes,
notes and comments are not read.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from .. import limits
from ..errors import InputError
from ..model import Source
from ..transcript import Range, Scribe, Transcript
from .apart import read_apart
from .archives import check_archive, missing
from .docx_numbering import Numbering, Styles, W, is_on, number, value

_PARAGRAPH, _TABLE, _ROW, _CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_WRAPPERS = {
    f"{W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple")
} | {f"{W}{tag}" for tag in ("dir", "bdo", "ruby", "rubyBase")}
"""Elements that stand around paragraphs, rows, cells or words and are nothing themselves."""
_WORDS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_CONTENTS = re.compile(r"toc (?:\d|heading)", re.IGNORECASE)
"""Names of the styles of a table of contents."""
_WIDEST = 100
"""Columns that a cell may take up. Word has 63; a damaged file names any number."""
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, name: str) -> Transcript:
    """Take the text out of a Word document. Raises InputError where it is none, or where python-docx is missing.

    The elements of XML take many times the memory of their text, so that what unpacks to much is read apart.
    """
    return read_apart(read_body, data, name) if check_archive(data, name) > limits.MUCH else read_body(data, name)


def read_body(data: bytes, name: str) -> Transcript:
    """Do the same, here."""
    try:
        from docx import package
    except ImportError as error:
        raise missing(name, "docx") from error
    try:
        part = package.Package.open(BytesIO(data)).main_document_part
        body = _root(part).find(f"{W}body")
        styles = Styles(_related(part, "styles"))
        numbering = Numbering(_related(part, "numbering"), styles)
    except Exception as error:  # A damaged file makes python-docx, lxml and zipfile raise nearly anything.
        reason = str(error) or type(error).__name__
        raise InputError("{file}: is damaged or of another kind: {reason}", file=name, reason=reason) from error
    if body is None:
        raise InputError("{file}: is damaged or of another kind: {reason}", file=name, reason="no w:body")
    scribe = Scribe()
    _Writer(scribe, styles, numbering, limits.places(name)).write(body)
    return scribe.transcript(Source(name=name, media_type=_MEDIA_TYPE, sha256=hashlib.sha256(data).hexdigest()))


def _root(part: Any) -> Any:
    """The XML of a part, also of those that python-docx does not open, such as a document with macros."""
    from docx.oxml.parser import parse_xml

    return part.element if hasattr(part, "element") else parse_xml(part.blob)


def _related(part: Any, kind: str) -> Any:
    """The XML of the part that a document has for its styles or its numbering; None where it has none."""
    found = (rel for rel in part.rels.values() if rel.reltype.endswith(f"/{kind}") and not rel.is_external)
    return next((_root(rel.target_part) for rel in found), None)


class _Writer:
    """Writes a document down. Numbers count on through the document, so all of it is gone through in order."""

    def __init__(self, scribe: Scribe, styles: Styles, numbering: Numbering, places: limits.Count) -> None:
        self.scribe = scribe
        self.styles = styles
        self.numbering = numbering
        self.places = places
        self.held = ""
        """Text of paragraphs whose end is deleted: it belongs to the next one."""

    def write(self, body: Any) -> None:
        """Write paragraphs and tables in order."""
        paragraphs = tables = 0
        for block in _within(body, _PARAGRAPH, _TABLE):
            if block.tag == _TABLE:
                tables += 1
                self.scribe.table(self._table(block, f"table {tables}"))
            else:
                paragraphs += 1
                text = self._paragraph(block)
                if text.strip():
                    self.scribe.line(text, f"paragraph {paragraphs}")

    def _paragraph(self, paragraph: Any) -> str:
        """A paragraph's text with its number, as far as it is printed."""
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            if _CONTENTS.match(self.styles.name(value(properties.find(f"{W}pStyle")))):
                return ""
            end = properties.find(f"{W}rPr")
            if end is not None and (end.find(f"{W}del") is not None or end.find(f"{W}moveFrom") is not None):
                self.held += "".join(_words(paragraph))
                return ""
        text = self.held + "".join(_words(paragraph))
        self.held = ""
        return self.numbering.marker(paragraph) + text

    def _table(self, table: Any, place: str) -> list[list[Range]]:
        """Write a table's cells down; a merged cell stands in each place that it takes up."""
        rows: list[list[Range]] = []
        for number_of_row, row in enumerate(_rows(table), 1):
            above = rows[-1] if rows else []
            ranges = [self.scribe.line("") for _ in range(_columns(row.find(f"{W}trPr/{W}gridBefore"), 0))]
            for cell in _within(row, _CELL):
                properties = cell.find(f"{W}tcPr")
                column = len(ranges)
                if _goes_on(properties, "hMerge") and ranges:
                    found = ranges[-1]
                elif _goes_on(properties, "vMerge") and column < len(above):
                    found = above[column]
                else:
                    text = "\n".join(self._cell(cell))
                    found = self.scribe.line(text, f"{place}, row {number_of_row}, column {column + 1}")
                span = properties.find(f"{W}gridSpan") if properties is not None else None
                ranges += [found] * _columns(span, 1)
                self.places.take(len(ranges) - column)
            rows.append(ranges)
        return rows

    def _cell(self, cell: Any) -> Iterator[str]:
        """Paragraphs of a cell, and of the cells of tables in it."""
        for block in _within(cell, _PARAGRAPH, _TABLE):
            if block.tag == _TABLE:
                for row in _rows(block):
                    for inner in _within(row, _CELL):
                        yield from self._cell(inner)
            else:
                text = self._paragraph(block)
                if text.strip():
                    yield text


def _within(parent: Any, *tags: str) -> Iterator[Any]:
    """Elements of some kinds in another, also those in content controls and marked insertions."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, *tags)


def _rows(table: Any) -> Iterable[Any]:
    return (row for row in _within(table, _ROW) if row.find(f"{W}trPr/{W}del") is None)


def _goes_on(properties: Any, merge: str) -> bool:
    """True for a cell that belongs to the one above it or before it."""
    found = properties.find(f"{W}{merge}") if properties is not None else None
    return found is not None and value(found) != "restart"


def _columns(element: Any, least: int) -> int:
    return max(least, min(_WIDEST, number(element, least)))


def _words(element: Any) -> Iterator[str]:
    """The words in a paragraph, as they are shown."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _WORDS:
            yield _WORDS[child.tag]
        elif child.tag in _WRAPPERS or (child.tag == f"{W}r" and not is_on(child.find(f"{W}rPr/{W}vanish"))):
            yield from _words(child)

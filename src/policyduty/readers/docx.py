"""Word documents (Word 文档): paragraphs with the numbers that Word draws before them, and tables.

Word keeps most heading numbers (一、 （一） 1.) out of the text and counts them when it shows the document; they are
counted here too. Deleted text that is only marked as such is left out, inserted text is in; text boxes, notes and
comments are not read.
"""

import hashlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from ..errors import InputError
from ..model import Source
from ..transcript import Range, Scribe, Transcript
from .archives import check_archive, missing

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_READ = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _MC_FALLBACK, f"{_W}pPr", f"{_W}rPr"))
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, name: str) -> Transcript:
    """Take the text out of a Word document. Raises InputError where it is none, or where python-docx is missing."""
    try:
        from docx import Document
        from lxml.etree import LxmlError
    except ImportError as error:
        raise missing(name, "docx") from error
    check_archive(data, name)
    try:
        document = Document(BytesIO(data))
        body = document.element.body
        numbering = _Numbering(document)
    except (KeyError, ValueError, AttributeError, OSError, NotImplementedError, LxmlError) as error:
        raise InputError("{file}: is damaged or of another kind: {reason}", file=name, reason=error) from error
    scribe = Scribe()
    paragraphs = tables = 0
    for element in _blocks(body):
        if element.tag == f"{_W}p":
            paragraphs += 1
            scribe.line(numbering.marker(element) + _text(element), f"paragraph {paragraphs}")
        else:
            tables += 1
            scribe.table(_rows(element, f"table {tables}", scribe, numbering))
    source = Source(name=name, media_type=_MEDIA_TYPE, sha256=hashlib.sha256(data).hexdigest())
    return scribe.transcript(source)


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those in content controls and marked insertions."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(child)


def _text(element: Any) -> str:
    """The words of a paragraph, as they are shown."""
    pieces: list[str] = []
    waiting = [element]
    while waiting:
        node = waiting.pop()
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag == f"{_W}tab":
            pieces.append("\t")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif node.tag not in _NOT_READ:
            waiting.extend(reversed(node))
    return "".join(pieces)


def _rows(table: Any, place: str, scribe: Scribe, numbering: "_Numbering") -> list[list[Range]]:
    """Write a table's cells down; a merged cell stands in each place that it takes up."""
    rows: list[list[Range]] = []
    for number, row in enumerate(table.iter(f"{_W}tr"), 1):
        if _enclosing_table(row) is not table:
            continue
        ranges: list[Range] = []
        for cell in row.iter(f"{_W}tc"):
            if _enclosing_table(cell) is not table:
                continue
            properties = cell.find(f"{_W}tcPr")
            merge = properties.find(f"{_W}vMerge") if properties is not None else None
            span = properties.find(f"{_W}gridSpan") if properties is not None else None
            width = min(1000, int(_value(span) or 1)) if span is not None else 1
            if merge is not None and _value(merge) != "restart" and rows and len(ranges) < len(rows[-1]):
                stretch = rows[-1][len(ranges)]
            else:
                lines = (numbering.marker(p) + _text(p) for p in cell.iter(f"{_W}p"))
                stretch = scribe.line("\n".join(lines), f"{place}, row {number}, column {len(ranges) + 1}")
            ranges += [stretch] * width
        rows.append(ranges)
    return rows


def _enclosing_table(element: Any) -> Any:
    return next(element.iterancestors(f"{_W}tbl"), None)


def _value(element: Any) -> str | None:
    value: str | None = element.get(f"{_W}val") if element is not None else None
    return value


class _Numbering:
    """Counts as Word does: by list and level, each level anew below a higher one (ECMA-376, part 1, 17.9)."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        """Format, text and start of each level of each abstract list."""
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        """List and level that a paragraph style gives."""
        for style in document.styles.element.iter(f"{_W}style"):
            found = _numbered(style)
            if found:
                self._styles[style.get(f"{_W}styleId")] = found
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if part is not None:
            self._load(part.element)

    def _load(self, root: Any) -> None:
        for abstract in root.iter(f"{_W}abstractNum"):
            levels = self._levels.setdefault(abstract.get(f"{_W}abstractNumId"), {})
            for level in abstract.iter(f"{_W}lvl"):
                levels[int(level.get(f"{_W}ilvl", 0))] = (
                    _value(level.find(f"{_W}numFmt")) or "decimal",
                    _value(level.find(f"{_W}lvlText")) or "",
                    int(_value(level.find(f"{_W}start")) or 1),
                )
        for number in root.iter(f"{_W}num"):
            identity = number.get(f"{_W}numId")
            self._lists[identity] = _value(number.find(f"{_W}abstractNumId")) or ""
            for override in number.iter(f"{_W}lvlOverride"):
                start = override.find(f"{_W}startOverride")
                if start is not None:
                    self._starts[identity, int(override.get(f"{_W}ilvl", 0))] = int(_value(start) or 1)

    def marker(self, paragraph: Any) -> str:
        """The number that Word draws before a paragraph; nothing before most."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return ""
        style = properties.find(f"{_W}pStyle")
        found = _numbered(paragraph) or self._styles.get(_value(style) or "")
        if not found or found[0] not in self._lists:
            return ""
        identity, depth = found
        abstract = self._lists[identity]
        levels = self._levels.get(abstract, {})
        if depth not in levels or levels[depth][0] in ("bullet", "none"):
            return ""
        start = self._starts.pop((identity, depth), None)
        key = (abstract, depth)
        self._counts[key] = start if start is not None else self._counts.get(key, levels[depth][2] - 1) + 1
        for deeper in [d for a, d in self._counts if a == abstract and d > depth]:
            del self._counts[abstract, deeper]
        text = levels[depth][1]
        for level in range(depth + 1):
            form, _, first = levels.get(level, ("decimal", "", 1))
            text = text.replace(f"%{level + 1}", _drawn(self._counts.get((abstract, level), first), form))
        return text


def _numbered(element: Any) -> tuple[str, int] | None:
    """The list and level that a paragraph or style names."""
    found = element.find(f"{_W}pPr/{_W}numPr")
    if found is None:
        return None
    identity = _value(found.find(f"{_W}numId"))
    return (identity, int(_value(found.find(f"{_W}ilvl")) or 0)) if identity else None


_CHINESE = "零一二三四五六七八九"


def _drawn(number: int, form: str) -> str:
    """A number in a format of ECMA-376, 17.18.59; one that such documents do not use is drawn in digits."""
    if "hinese" in form or form in ("japaneseCounting", "ideographDigital", "taiwaneseCounting"):
        if 0 < number < 100:
            tens, ones = divmod(number, 10)
            return ("" if tens < 2 else _CHINESE[tens]) + ("十" if tens else "") + (_CHINESE[ones] if ones else "")
    elif form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x245F + number)
    elif form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr((0x60 if form == "lowerLetter" else 0x40) + number)
    return str(number)

"""Web pages (网页): the text a person would read on a government page, without its menus, scripts and share buttons.

The main text is the smallest element that holds nearly all of the page's prose. What stands before it is kept where it
is no link, since tables of metadata (索引号, 发文机关 …) and titles stand there; what stands after it is left out.
Spans point into the page's source.
"""

import hashlib
import re
from codecs import lookup
from html import unescape
from html.parser import HTMLParser

from attrs import Factory, define

from .. import limits
from ..model import Source
from ..transcript import Range, Scribe, Transcript
from .text import decode

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SKIPPED = frozenset(
    "script style noscript template iframe object svg canvas select button textarea xml head del".split()
)
_CONTAINERS = frozenset("article body center div form html main section table tbody td tr".split())
_BLOCKS = _CONTAINERS | frozenset(
    "address aside blockquote caption dd dl dt fieldset figure footer h1 h2 h3 h4 h5 h6 header hr li nav ol p pre"
    " tfoot th thead title ul".split()
)
_SELF_CLOSING = {"p": {"p"}, "li": {"li"}, "td": {"td", "th"}, "th": {"td", "th"}, "tr": {"tr", "td", "th"}}
"""Elements whose end tag may be left out, and the open ones that a new one closes (HTML, 13.1.2.4)."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_OF_PAGES = frozenset(
    "ascii utf-8 gb18030 gbk gb2312 hz big5 big5hkscs cp950 iso8859-1 iso8859-15 cp1252 euc_jp shift_jis cp932 euc_kr"
    " cp949".split()
)
"""Encodings that a page may declare, as Python names them. It knows others that are none of text (idna, escapes), and
UTF-16 cannot be declared within a page."""
_NO_REFERENCE = re.compile(r"&(?=#(?!\d|[xX][0-9a-fA-F]))")
_WHITE = re.compile(r"[ \t\r\n\f]+")
_NUMBERED = re.compile(r"[\d（(①-⑳]|[一二三四五六七八九十]+、")
"""An item of a list that prints its number itself."""
_PROSE = re.compile(r"[。；！？]")
_MOST = 0.85
"""Share of the prose that the main text must hold. Some pages print a summary or a title beside it."""


def read_html(data: bytes, name: str) -> Transcript:
    """Take the text out of a web page. Raises InputError where it is no text."""
    limits.check_page(len(data), name)
    text, encoding = _decoded(data, name)
    page = _Page(text, name)
    page.read()
    source = Source(name=name, media_type="text/html", encoding=encoding, sha256=hashlib.sha256(data).hexdigest())
    return _written(page).transcript(source)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """Decode by the encoding that the page declares, where that is right, else by what it looks like."""
    declared = _CHARSET.search(data, 0, 4096)
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = declared[1].decode("ascii").lower()
        encoding = "gb18030" if encoding in ("gb2312", "gbk", "gb_2312-80", "x-gbk") else encoding
        try:
            if lookup(encoding).name in _OF_PAGES and "\0" not in (text := data.decode(encoding)):
                return text, encoding
        except (LookupError, UnicodeError):
            pass
    return decode(data, name)


_WIDE = 3
"""Cells of a row, and rows, that make a table one of values."""


@define(eq=False)
class _Element:
    """An open or closed element of the page."""

    tag: str
    parent: "_Element | None"
    depth: int = 0
    """Elements that it stands in."""
    hidden: bool = False
    link: bool = False
    prose: int = 0
    """Characters of prose in it."""
    columns: int = 1
    rows: int = 1
    lines: "list[_Line]" = Factory(list)
    """For a cell: what it holds."""
    cells: "list[list[_Element]]" = Factory(list)
    """For a table: its rows."""
    number: int = 0
    """For a list, of its last item; for an item, its own as long as it has not been written."""
    mark: Range = (0, 0)
    """For an item: its tag, which draws the number."""
    nested: bool = False
    """For a table: another stands in it, so it is there for the layout."""


@define(eq=False)
class _Line:
    """A line of text: its stretches, each with the characters of the source that it shows."""

    element: _Element
    stretches: list[tuple[str, int, int]]
    linked: int
    """Characters of it in links."""

    @property
    def text(self) -> str:
        return "".join(text for text, _, _ in self.stretches)


class _Page(HTMLParser):
    """Passes over the page once; gathers lines, and the elements that they stand in."""

    def __init__(self, source: str, name: str) -> None:
        super().__init__(convert_charrefs=False)
        self.places = limits.places(name)
        self._source = source
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self.root = _Element("root", None)
        self.here = self.root
        self.lines: list[_Line] = []
        self.tables: list[_Element] = []
        self._stretches: list[tuple[str, int, int]] = []
        self._linked = 0
        self._elements = limits.elements(name)
        self._length = 0
        self._name = name

    def read(self) -> None:
        """Pass over the page.

        Python's parser takes quadratic time for tags that are never closed, and ends at a second ``&#`` without a
        number; so what stands behind the last ``>`` is given to it as text, and such a ``&`` as another character.
        """
        source = _NO_REFERENCE.sub("\0", self._source)
        behind = source.rfind(">") + 1
        text = (source.find("<", behind) + 1 or len(source) + 1) - 1
        self.feed(source[:text])
        self.close()
        if text < len(source):
            self.handle_data(source[text:])
        self.flush()

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002
        """Take ``<![`` for a comment up to the next ``>``, as a browser does; Python's parser fails at most of them."""
        return self.parse_bogus_comment(i)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def flush(self) -> None:
        """End the line."""
        stretches = _trimmed(self._stretches)
        if stretches:
            item = _enclosing(self.here, "li")
            if item and item.number:
                shown = "".join(text for text, _, _ in stretches)
                if self._linked < len(shown) and not _NUMBERED.match(shown):
                    stretches.insert(0, (f"{item.number}.", *item.mark))
                item.number = 0
            line = _Line(self.here, stretches, self._linked)
            self.lines.append(line)
            weight = _weight(line)
            element: _Element | None = self.here
            in_cell = False
            while element:
                element.prose += weight
                if element.tag in ("td", "th") and not in_cell:
                    element.lines.append(line)
                    in_cell = True
                element = element.parent
        self._stretches = []
        self._linked = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self.flush()
        self._elements.take(1)
        if tag in _VOID:
            return
        closes = _SELF_CLOSING.get(tag)
        while closes and self.here.tag in closes and self.here.parent:
            self.here = self.here.parent
        if self.here.depth >= limits.DEEPEST and self.here.parent:
            self.here = self.here.parent
        values = dict(attrs)
        element = _Element(
            tag,
            self.here,
            self.here.depth + 1,
            hidden=self.here.hidden or tag in _SKIPPED or bool(_HIDDEN.search(values.get("style") or "")),
            link=self.here.link or tag == "a",
            columns=_count(values.get("colspan")),
            rows=_count(values.get("rowspan")),
        )
        if tag == "ol":
            element.number = _count(values.get("start")) - 1
        elif tag == "li" and self.here.tag == "ol":
            self.here.number += 1
            start = self._offset()
            element.number, element.mark = self.here.number, (start, start + len(self.get_starttag_text() or ""))
        self.here = element
        if tag == "table":
            self.tables.append(element)
        table = _enclosing(element.parent, "table") if tag in ("table", "tr", "td", "th") else None
        if table and tag == "table":
            table.nested = True
        elif table and tag == "tr":
            table.cells.append([])
        elif table and tag in ("td", "th"):
            table.cells = table.cells or [[]]
            table.cells[-1].append(element)
            self.places.take(element.columns)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        element: _Element | None = self.here
        while element and element.tag != tag:
            # A stray end tag must not close the cell or table around it.
            element = None if element.tag in ("td", "th", "table") and tag not in _CONTAINERS else element.parent
        if element and element.parent:
            self.here = element.parent

    def handle_data(self, data: str) -> None:
        if self.here.hidden:
            return
        start = self._offset()
        data = self._source[start : start + len(data)]
        here = 0
        for white in _WHITE.finditer(data):
            self._add(data[here : white.start()], start + here, start + white.start())
            self._add(" ", start + white.start(), start + white.end())
            here = white.end()
        self._add(data[here:], start + here, start + len(data))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, reference: str) -> None:
        if self.here.hidden:
            return
        start = self._offset()
        end = start + len(reference)
        if self._source.startswith(";", end):
            end += 1
        self._add(unescape(self._source[start:end]).replace("\n", " ").replace("\0", ""), start, end)

    def _add(self, text: str, start: int, end: int) -> None:
        if text:
            self._length += len(text)
            limits.check_text(self._length, self._name)
            self._stretches.append((text, start, end))
            self._linked += len(text) if self.here.link else 0


def _count(value: str | None) -> int:
    """A colspan or rowspan; HTML allows up to 1000 columns, and a page's slip must cost no more."""
    return min(1000, max(1, int(value[:9]))) if value and value.isdecimal() else 1


def _enclosing(element: _Element | None, tag: str) -> _Element | None:
    while element and element.tag != tag:
        element = element.parent
    return element


def _trimmed(stretches: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """A line without white space at its ends, and without what the source's line ends leave between Chinese words."""
    following = []
    after = " "
    for text, _, _ in reversed(stretches):
        following.append(after)
        after = after if text == " " else text[0]
    kept: list[tuple[str, int, int]] = []
    for (text, start, end), after in zip(stretches, reversed(following), strict=True):
        if text == " ":
            before = kept[-1][0][-1] if kept else " "
            if before == " " or after == " " or (end - start > 1 and _is_wide(before) and _is_wide(after)):
                continue
        kept.append((text, start, end))
    return kept if any(text.strip() for text, _, _ in kept) else []


def _is_wide(character: str) -> bool:
    return character >= "\u2e80"


def _weight(line: _Line) -> int:
    """How much prose a line is: long or punctuated text that is no link."""
    length = len(line.text.strip())
    if line.linked * 2 > length or not (length >= 25 or _PROSE.search(line.text)):
        return 0
    return length


def _main(page: _Page) -> _Element:
    """The smallest element that holds most of the prose; of a table of values, what the whole table stands in."""
    counted: dict[int, _Element] = {}
    for line in page.lines:
        element: _Element | None = line.element
        while element and id(element) not in counted:
            counted[id(element)] = element
            element = element.parent
    enough = page.root.prose * _MOST
    fitting = [e for e in counted.values() if e.prose and e.prose >= enough and e.tag in _CONTAINERS]
    main = max(fitting, key=lambda element: element.depth, default=page.root)
    tables = [table for table in page.tables if not table.nested and _has_values(table) and _is_within(main, table)]
    return (tables[0].parent or page.root) if tables else main


def _has_values(table: _Element) -> bool:
    """True for rows of several cells each; a table for the layout has hardly more than one."""
    return sum(len(row) >= _WIDE for row in table.cells) >= _WIDE


def _is_within(element: _Element | None, other: _Element) -> bool:
    while element and element is not other:
        element = element.parent
    return element is other


def _written(page: _Page) -> Scribe:
    main = _main(page)
    scribe = Scribe()
    ranges: dict[int, Range] = {}
    begun = False
    for line in page.lines:
        inside = _is_within(line.element, main)
        begun |= inside
        if inside or (not begun and line.linked * 2 <= len(line.text)):
            ranges[id(line)] = scribe.pieces(line.stretches)
    for table in page.tables:
        rows = [] if table.nested else _rows(table, ranges, page.places)
        if len(rows) > 1 and max(map(len, rows)) > 1:
            scribe.table(rows)
    return scribe


def _rows(table: _Element, ranges: dict[int, Range], places: limits.Count) -> list[list[Range]]:
    """The table's cells where they stand, a cell that spans rows or columns in each of them."""
    rows: list[list[Range]] = []
    hanging: dict[int, tuple[int, Range]] = {}
    for cells in table.cells:
        row: list[Range] = []
        waiting = list(reversed(cells))
        following: dict[int, tuple[int, Range]] = {}
        while waiting or len(row) in hanging:
            if len(row) in hanging:
                left, cell_range = hanging[len(row)]
                if left > 1:
                    following[len(row)] = (left - 1, cell_range)
                places.take(1)
                row.append(cell_range)
                continue
            cell = waiting.pop()
            kept = [ranges[id(line)] for line in cell.lines if id(line) in ranges]
            cell_range = (kept[0][0], kept[-1][1]) if kept else (0, 0)
            for _ in range(cell.columns):
                if cell.rows > 1:
                    following[len(row)] = (cell.rows - 1, cell_range)
                row.append(cell_range)
        hanging = following
        if any(start < end for start, end in row):
            rows.append(row)
    return rows

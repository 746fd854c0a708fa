"""How far the cells of a workbook reach (表格范围), found out before calamine opens it.

Calamine keeps room for every place between the first cell and the last, and a text for every cell that shows it; a
small file can name more of both than a machine has, and calamine, which is written in Rust, then ends the process.
"""

from collections import Counter
from functools import reduce
from io import BytesIO
from xml.etree.ElementTree import XMLParser
from zipfile import ZipFile

from .. import limits
from ..errors import InputError
from .archives import unpacked

_WITH_CELLS = ("", "worksheet", "sst", "document-content")
"""Root elements of the parts that hold cells or their texts; the empty one is of a part that is not begun."""


class Extent:
    """Target of an XML parser that measures worksheets and their shared strings, or an OpenDocument's sheets.

    One takes in all parts of a workbook, each after :meth:`begin`.
    """

    def __init__(self) -> None:
        self.places = 0
        """Between the first cell and the last of each sheet."""
        self.characters = 0
        """Of the texts of repeated cells."""
        self._shared: list[int] = []
        """Lengths of the shared strings."""
        self._used: Counter[str] = Counter()
        """How many cells show which of them."""
        self.begin()

    def begin(self) -> None:
        """Begin a part or a sheet."""
        self.root = ""
        self._rows = (1 << 31, 0)
        self._columns = (1 << 31, 0)
        self._row = self._column = 0
        """Where the last cell stands in a workbook, or the next in an OpenDocument; not all say so themselves."""
        self._repeated = (0, 0)
        """How often the row and the cell stand there."""
        self._shows = self._in_value = self._in_cell = False
        self._text = ""
        self._length = 0

    def end_sheet(self) -> None:
        """Count a sheet's places."""
        rows, columns = (max(0, last - first + 1) for first, last in (self._rows, self._columns))
        self.places += rows * columns
        self._rows = self._columns = (1 << 31, 0)

    def shown(self) -> int:
        """Characters that all cells with shared or repeated texts show."""
        shared = dict(enumerate(self._shared))
        return self.characters + sum(
            count * shared.get(int(index), 0) for index, count in self._used.items() if index.isdecimal()
        )

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in an element."""
        kind = tag.rpartition("}")[2]
        self.root = self.root or kind
        if kind == "row":
            self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = 0
            self._rows = _widened(self._rows, self._row, self._row)
        elif kind == "c":
            self._place(attributes.get("r", ""))
            self._shows = attributes.get("t") == "s"
        elif kind == "v":
            self._in_value, self._text = self._shows, ""
        elif kind == "si":
            self._in_cell, self._length = True, 0
        elif kind == "table":
            self._row, self._repeated = 0, (0, 0)
        elif kind == "table-row":
            self._row += self._repeated[0]
            self._repeated = (int(_named(attributes, "number-rows-repeated") or 1), 1)
            self._column = 0
        elif kind in ("table-cell", "covered-table-cell"):
            self._repeated_cell(attributes)
        elif kind == "s" and self._in_cell:
            self._length += int(_named(attributes, "c") or 1)

    def data(self, text: str) -> None:
        """Take in a text."""
        if self._in_value:
            self._text += text
        elif self._in_cell:
            self._length += len(text)

    def end(self, tag: str) -> None:
        """Take in the end of an element."""
        kind = tag.rpartition("}")[2]
        if kind == "v" and self._in_value:
            self._used[self._text.strip()[:20]] += 1
            self._in_value = False
        elif kind == "si":
            self._shared.append(self._length)
            self._in_cell = False
        elif kind in ("table-cell", "covered-table-cell"):
            if self._repeated != (1, 1):
                self.characters += self._length * self._repeated[0] * self._repeated[1]
            self._in_cell = False
        elif kind in ("table", "worksheet"):
            self.end_sheet()

    def _place(self, reference: str) -> None:
        """Take in the place of a workbook's cell (B4), which stands behind the last where it has none."""
        letters = reference.rstrip("0123456789")
        row = int(reference[len(letters) :] or self._row)
        self._column = reduce(lambda so_far, letter: so_far * 26 + ord(letter) - 64, letters.upper(), 0) or (
            self._column + 1
        )
        self._rows = _widened(self._rows, row, row)
        self._columns = _widened(self._columns, self._column, self._column)

    def _repeated_cell(self, attributes: dict[str, str]) -> None:
        begin = self._column + 1
        columns = int(_named(attributes, "number-columns-repeated") or 1)
        self._column += columns
        self._repeated = (self._repeated[0], columns)
        self._in_cell, self._length = True, len(_named(attributes, "string-value") or "")
        if _named(attributes, "value-type") or _named(attributes, "formula"):
            self._rows = _widened(self._rows, self._row + 1, self._row + self._repeated[0])
            self._columns = _widened(self._columns, begin, self._column)


def _named(attributes: dict[str, str], name: str) -> str | None:
    return next((value for key, value in attributes.items() if key.endswith("}" + name)), None)


def _widened(extent: tuple[int, int], least: int, most: int) -> tuple[int, int]:
    return min(extent[0], least), max(extent[1], most)


def check_extents(data: bytes, name: str) -> None:
    """Raise InputError where the cells of a workbook lie further apart, or show more text, than is read."""
    extent = Extent()
    try:
        with ZipFile(BytesIO(data)) as archive:
            for member in archive.infolist():
                if member.filename.lower().endswith("workbook.bin"):
                    raise ValueError(member.filename)
                extent.begin()
                parser = XMLParser(target=extent)
                for number, chunk in enumerate(unpacked(data, member)):
                    # A part may have any name. What is no part with cells is unpacked all the same: it may be a bomb.
                    if number == 0 and not chunk.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
                        extent.root = "none"
                    if extent.root in _WITH_CELLS:
                        _fed(parser, extent, chunk)
                extent.end_sheet()
                check_places(extent.places, name)
        limits.check_text(extent.shown(), name)
    except InputError:
        raise
    except Exception as error:  # A damaged archive makes zipfile, zlib and expat raise nearly anything.
        raise InputError("{file}: is damaged or of another kind: {reason}", file=name, reason=error) from error


def _fed(parser: XMLParser, extent: Extent, chunk: bytes) -> None:
    try:
        parser.feed(chunk)
    except SyntaxError:
        # Drawings of old are no XML further on.
        if extent.root in _WITH_CELLS:
            raise


def check_places(places: int, name: str) -> None:
    """Raise InputError where the cells of sheets lie over more places than are read."""
    if places > limits.LARGEST_SHEET:
        raise InputError(
            "{file}: the cells of its sheets lie over {size:,} places, more than the {limit:,} that are read",
            file=name,
            size=places,
            limit=limits.LARGEST_SHEET,
        )

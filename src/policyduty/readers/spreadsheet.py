"""Spreadsheets and separated values (电子表格): every cell a line, merged ones in each place that they take up.

Rows above a sheet's table that are one cell, its title or a note, are lines of their own; the table begins at the first
row with two different cells.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from functools import reduce
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import XMLParser
from zipfile import ZipFile

from ..errors import InputError
from ..model import Source
from ..transcript import Range, Scribe, Transcript
from .archives import check_archive, is_ole, missing
from .text import decode

LARGEST_SHEET = 5_000_000
"""Places between a sheet's first and last cell. Calamine keeps room for all of them, and for one cell that strayed to
the last row and column that is more than a machine has."""
_WITH_CELLS = ("", "worksheet", "document-content")
"""Root elements of the parts that hold cells; the empty one is of a part that is not begun."""
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MEDIA_TYPES = {".xls": "application/vnd.ms-excel", ".ods": "application/vnd.oasis.opendocument.spreadsheet"}


def read_spreadsheet(data: bytes, name: str) -> Transcript:
    """Take the cells out of an .xlsx, .xls or .ods file. Raises InputError where it is none, or calamine is missing."""
    scribe = Scribe()
    each_sheet(data, name, lambda sheet: _write_sheet(sheet, scribe))
    media_type = _MEDIA_TYPES.get(Path(name).suffix.lower(), _OFFICE)
    return scribe.transcript(Source(name=name, media_type=media_type, sha256=hashlib.sha256(data).hexdigest()))


def each_sheet(data: bytes, name: str, use: Callable[[Any], None]) -> None:
    """Give ``use`` every visible sheet of a workbook, as calamine has it. Raises InputError as above."""
    try:
        from python_calamine import CalamineWorkbook, SheetVisibleEnum
    except ImportError as error:
        raise missing(name, "xlsx") from error
    if not (name.lower().endswith(".xls") and is_ole(data)):
        check_archive(data, name)
        _check_extents(data, name)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for sheet in book.sheets_metadata:
            if sheet.visible == SheetVisibleEnum.Visible:
                use(book.get_sheet_by_name(sheet.name))
    except BaseException as error:
        # What panics in calamine, which is written in Rust, comes as no Exception.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise InputError("{file}: is damaged or of another kind: {reason}", file=name, reason=error) from error


class _Extent:
    """Target of an XML parser that finds out how far the cells of a worksheet reach, or of an OpenDocument's sheets."""

    def __init__(self) -> None:
        self.root = ""
        self._rows = (1 << 31, 0)
        self._columns = (1 << 31, 0)
        self._row = self._column = 0
        """Where an OpenDocument's next row and cell stand; they do not say so themselves."""
        self._repeated = 0
        """How often its current row stands there."""

    @property
    def size(self) -> int:
        """Places between the first cell and the last."""
        return max(0, self._rows[1] - self._rows[0] + 1) * max(0, self._columns[1] - self._columns[0] + 1)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in an element."""
        kind = tag.rpartition("}")[2]
        self.root = self.root or kind
        if kind in ("c", "row"):
            self._office(attributes.get("r", ""))
        elif kind == "table":
            self._row = self._repeated = 0
        elif kind == "table-row":
            self._row += self._repeated
            self._repeated = int(_named(attributes, "number-rows-repeated") or 1)
            self._column = 0
        elif kind in ("table-cell", "covered-table-cell"):
            begin = self._column + 1
            self._column += int(_named(attributes, "number-columns-repeated") or 1)
            if _named(attributes, "value-type"):
                self._rows = _widened(self._rows, self._row + 1, self._row + self._repeated)
                self._columns = _widened(self._columns, begin, self._column)

    def _office(self, reference: str) -> None:
        """Take in the place of a cell (B4) or row (4)."""
        letters = reference.rstrip("0123456789")
        row = int(reference[len(letters) :] or 0)
        self._rows = _widened(self._rows, row, row)
        if letters:
            column = reduce(lambda before, letter: before * 26 + ord(letter) - 64, letters.upper(), 0)
            self._columns = _widened(self._columns, column, column)


def _named(attributes: dict[str, str], name: str) -> str | None:
    return next((value for key, value in attributes.items() if key.endswith("}" + name)), None)


def _widened(extent: tuple[int, int], least: int, most: int) -> tuple[int, int]:
    return min(extent[0], least), max(extent[1], most)


def _check_extents(data: bytes, name: str) -> None:
    """Raise InputError where the cells of a workbook's sheet lie further apart than is sane."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            for member in archive.namelist():
                if member.endswith("workbook.bin"):
                    raise ValueError(member)
                if member.endswith(".xml"):
                    extent = _Extent()
                    parser = XMLParser(target=extent)
                    with archive.open(member) as part:
                        while extent.root in _WITH_CELLS and (chunk := part.read(1 << 16)):
                            parser.feed(chunk)
                    _check_size(extent.size, name)
    except InputError:
        raise
    except Exception as error:  # A damaged archive makes zipfile, zlib and expat raise nearly anything.
        raise InputError("{file}: is damaged or of another kind: {reason}", file=name, reason=error) from error


def _check_size(cells: int, name: str) -> None:
    if cells > LARGEST_SHEET:
        raise InputError(
            "{file}: the cells of a sheet lie over {size:,} places, more than the {limit:,} that are read",
            file=name,
            size=cells,
            limit=LARGEST_SHEET,
        )


def _write_sheet(sheet: Any, scribe: Scribe) -> None:
    """Write a sheet's cells down, row by row; rows that show nothing of their own are left out."""
    if sheet.start is None:
        return
    top, left = sheet.start
    homes = dict(islice(_homes(sheet.merged_cell_ranges or (), sheet.end), LARGEST_SHEET))
    anchors = set(homes.values())
    written: dict[tuple[int, int], Range] = {}
    rows: list[list[Range]] = []
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), top):
        shown = [_shown(value) for value in values]
        if not any(text and (row, column) not in homes for column, text in enumerate(shown, left)):
            continue
        ranges: list[Range] = []
        for column, text in enumerate(shown, left):
            at = homes.get((row, column), (row, column))
            if at in written:
                ranges.append(written[at])
                continue
            ranges.append(scribe.line(text if at == (row, column) else "", f"{sheet.name}!{_letters(column)}{row + 1}"))
            if at in anchors:
                written[at] = ranges[-1]
        rows.append(ranges)
    _tell_table(rows, scribe)


def _tell_table(rows: list[list[Range]], scribe: Scribe) -> None:
    """Say that rows that were written are a table, from the first with two different cells on."""
    for number, row in enumerate(rows):
        if len({cell for cell in row if cell[0] < cell[1]}) > 1:
            scribe.table(rows[number:])
            return


_Corners = tuple[tuple[int, int], tuple[int, int]]


def _homes(merged: Iterable[_Corners], end: tuple[int, int]) -> Iterator[_Corners]:
    """For each further place of a merged cell, the place that holds its value; no further than the sheet is filled."""
    for (top, left), (bottom, right) in merged:
        for row in range(top, min(bottom, end[0]) + 1):
            for column in range(left, min(right, end[1]) + 1):
                if (row, column) != (top, left):
                    yield (row, column), (top, left)


def _shown(value: Any) -> str:
    """A cell's value as a person sees it, as far as that is known: calamine does not tell the format of numbers."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        # A spreadsheet keeps 15 digits.
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, date):
        hours = f" {value:%H:%M}" if isinstance(value, datetime) and value.time() != time() else ""
        return f"{value.year}年{value.month}月{value.day}日{hours}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_DELIMITERS = ",\t;|"
_SAMPLE = 20_000
"""Characters that tell which character separates the values."""
_Field = list[tuple[str, int, int]]
"""Stretches of a value, each with the characters of the raw text that it shows."""


def read_separated(data: bytes, name: str) -> Transcript:
    """Take the cells out of a .csv or .tsv file. Raises InputError where it is no text."""
    text, encoding = decode(data, name)
    tabs = name.lower().endswith(".tsv")
    scribe = Scribe()
    rows = []
    for number, row in enumerate(separated(text, _delimiter(text[:_SAMPLE], "\t" if tabs else ",")), 1):
        if any(stretch.strip() for field in row for stretch, _, _ in field):
            rows.append([scribe.pieces(field, f"row {number}, column {column}") for column, field in enumerate(row, 1)])
    _tell_table(rows, scribe)
    media_type = "text/tab-separated-values" if tabs else "text/csv"
    digest = hashlib.sha256(data).hexdigest()
    return scribe.transcript(Source(name=name, media_type=media_type, encoding=encoding, sha256=digest))


def _delimiter(sample: str, usual: str) -> str:
    """The character that cuts the most rows into as many values as each other; ``usual`` where none does."""

    def regularity(delimiter: str) -> tuple[int, int, int]:
        # The sample may end within a row.
        widths = Counter(len(row) for row in list(separated(sample, delimiter))[: -1 if "\n" in sample else None])
        return max(
            ((rows, width, int(delimiter == usual)) for width, rows in widths.items() if width > 1), default=(0, 0, 0)
        )

    best = max(_DELIMITERS, key=regularity)
    return best if regularity(best)[0] else usual


def separated(text: str, delimiter: str) -> Iterator[list[_Field]]:
    """Rows of separated values (RFC 4180), with where each value stands, which the csv module does not tell."""
    value = re.compile(
        rf'"(?P<quoted>[^"]*(?:""[^"]*)*)"(?P<behind>[^{delimiter}\r\n]*)|(?P<plain>[^{delimiter}\r\n]*)', re.DOTALL
    )
    here = 0
    row: list[_Field] = []
    while here < len(text) or row:
        match = value.match(text, here)
        assert match is not None  # It matches nothing at all, too.
        field: _Field = []
        if match["quoted"] is None:
            field.append((match["plain"], *match.span("plain")))
        else:
            at = match.start("quoted")
            for part in re.split('("")', match["quoted"]):
                field.append((part.replace('""', '"'), at, at + len(part)))
                at += len(part)
            field.append((match["behind"], *match.span("behind")))
        row.append(field)
        here = match.end()
        if text.startswith(delimiter, here):
            here += 1
            continue
        here += 2 if text.startswith("\r\n", here) else 1
        yield row
        row = []

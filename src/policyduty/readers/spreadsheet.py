"""Spreadsheets and separated values (电子表格): every cell a line, merged ones in each place that they take up.

Rows above a sheet's table that are one cell, its title or a note, are lines of their own; the table begins at the first
row with two different cells.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from .. import limits
from ..errors import InputError, PolicydutyError
from ..model import Source
from ..transcript import Range, Scribe, Transcript
from .apart import read_apart
from .archives import check_archive, is_ole, missing
from .extents import check_extents, check_places
from .text import decode

_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MEDIA_TYPES = {".xls": "application/vnd.ms-excel", ".ods": "application/vnd.oasis.opendocument.spreadsheet"}


def read_spreadsheet(data: bytes, name: str) -> Transcript:
    """Take the cells out of an .xlsx, .xls or .ods file. Raises InputError where it is none, or calamine is missing.

    What a workbook of the time before 2007 holds is known only when all of it is read, so that is done apart, as is
    reading of one that unpacks to much.
    """
    apart = _is_old(data, name) or check_archive(data, name) > limits.MUCH
    return read_apart(read_cells, data, name) if apart else read_cells(data, name)


def read_cells(data: bytes, name: str) -> Transcript:
    """Do the same, here."""
    scribe = Scribe()
    places = limits.places(name)
    each_sheet(data, name, lambda sheet: _write_sheet(sheet, scribe, places))
    media_type = _MEDIA_TYPES.get(Path(name).suffix.lower(), _OFFICE)
    return scribe.transcript(Source(name=name, media_type=media_type, sha256=hashlib.sha256(data).hexdigest()))


def each_sheet(data: bytes, name: str, use: Callable[[Any], None]) -> None:
    """Give ``use`` every visible sheet of a workbook, as calamine has it. Raises InputError as above."""
    try:
        from python_calamine import CalamineWorkbook, SheetVisibleEnum
    except ImportError as error:
        raise missing(name, "xlsx") from error
    if not _is_old(data, name):
        check_archive(data, name)
        check_extents(data, name)
    places = 0
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for sheet in book.sheets_metadata:
            if sheet.visible == SheetVisibleEnum.Visible:
                found = book.get_sheet_by_name(sheet.name)
                if found.start is not None and found.end is not None:  # Of files before 2007 it is known only now.
                    (top, left), (bottom, right) = found.start, found.end
                    places += (bottom - top + 1) * (right - left + 1)
                    check_places(places, name)
                use(found)
    except PolicydutyError:
        raise
    except BaseException as error:
        # What panics in calamine, which is written in Rust, comes as no Exception.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise InputError("{file}: is damaged or of another kind: {reason}", file=name, reason=str(error)) from error


def _is_old(data: bytes, name: str) -> bool:
    """True for a workbook of the time before 2007."""
    return name.lower().endswith(".xls") and is_ole(data)


def _write_sheet(sheet: Any, scribe: Scribe, places: limits.Count) -> None:
    """Write a sheet's cells down, row by row; rows that show nothing of their own are left out."""
    if sheet.start is None:
        return
    top, left = sheet.start
    homes = dict(_homes(sheet.merged_cell_ranges or (), sheet.end, places))
    anchors = set(homes.values())
    written: dict[tuple[int, int], Range] = {}
    rows: list[list[Range]] = []
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), top):
        shown = [_shown(value) for value in values]
        if not any(text and (row, column) not in homes for column, text in enumerate(shown, left)):
            continue
        places.take(len(shown))
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


def _homes(merged: Iterable[_Corners], end: tuple[int, int], places: limits.Count) -> Iterator[_Corners]:
    """For each further place of a merged cell, the place that holds its value; no further than the sheet is filled."""
    for (top, left), (bottom, right) in merged:
        for row in range(top, min(bottom, end[0]) + 1):
            last = min(right, end[1])
            places.take(max(0, last - left + 1))
            for column in range(left, last + 1):
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
    limits.check_page(len(data), name)
    text, encoding = decode(data, name)
    limits.check_text(len(text), name)
    places = limits.places(name)
    tabs = name.lower().endswith(".tsv")
    scribe = Scribe()
    rows = []
    for number, row in enumerate(separated(text, _delimiter(text[:_SAMPLE], "\t" if tabs else ",")), 1):
        places.take(len(row))
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

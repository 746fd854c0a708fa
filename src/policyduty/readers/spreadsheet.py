"""Spreadsheets (电子表格): the cells of every visible sheet, merged ones in each place that they take up.

Rows above a sheet's table that are one cell, its title or a note, are lines of their own; the table begins at the first
row with two different cells.
"""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from ..errors import InputError
from ..model import Source
from ..transcript import Range, Scribe, Transcript
from .archives import check_archive, missing
from .text import decode

_DELIMITERS = ",\t;|"
_SAMPLE = 20_000
"""Characters that tell which character separates the values."""


def read_spreadsheet(data: bytes, name: str) -> Transcript:
    """Take the cells out of an .xlsx, .xls or .ods file. Raises InputError where it is none, or calamine is missing."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum
    except ImportError as error:
        raise missing(name, "xlsx") from error
    if not name.lower().endswith(".xls"):
        check_archive(data, name)
    scribe = Scribe()
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for sheet in book.sheets_metadata:
            if sheet.visible == SheetVisibleEnum.Visible:
                page = book.get_sheet_by_name(sheet.name)
                rows = page.to_python(skip_empty_area=False)
                _write(rows, page.merged_cell_ranges or (), f"{sheet.name}!", scribe)
    except (CalamineError, ValueError, OSError, KeyError) as error:
        raise InputError("{file}: is damaged or of another kind: {reason}", file=name, reason=error) from error
    source = Source(name=name, media_type="application/vnd.ms-excel", sha256=hashlib.sha256(data).hexdigest())
    return scribe.transcript(source)


def read_separated(data: bytes, name: str) -> Transcript:
    """Take the cells out of a .csv or .tsv file. Raises InputError where it is no text."""
    text, encoding = decode(data, name)
    try:
        dialect: Any = csv.Sniffer().sniff(text[:_SAMPLE], _DELIMITERS)
    except csv.Error:
        dialect = csv.excel_tab if name.lower().endswith(".tsv") else csv.excel
    scribe = Scribe()
    try:
        _write(list(csv.reader(StringIO(text, newline=""), dialect)), (), "", scribe)
    except csv.Error as error:
        raise InputError("{file}: is damaged or of another kind: {reason}", file=name, reason=error) from error
    digest = hashlib.sha256(data).hexdigest()
    return scribe.transcript(Source(name=name, media_type="text/csv", encoding=encoding, sha256=digest))


_Corners = tuple[tuple[int, int], tuple[int, int]]


def _write(rows: list[list[Any]], merged: Iterable[_Corners], sheet: str, scribe: Scribe) -> None:
    """Write a sheet down: lines above its table, then the table."""
    home = dict(_homes(merged, len(rows)))
    written: dict[tuple[int, int], Range] = {}
    table: list[list[Range]] = []
    for row, values in enumerate(rows):
        places = [home.get((row, column), (row, column)) for column in range(len(values))]
        filled = {at for at in places if _shown(rows[at[0]][at[1]])}
        if not filled or (not table and len(filled) < 2):
            for at in sorted(filled - written.keys()):
                written[at] = scribe.line(_shown(rows[at[0]][at[1]]), _place(at, sheet))
            continue
        for at in places:
            if at not in written:
                written[at] = scribe.line(_shown(rows[at[0]][at[1]]), _place(at, sheet))
        table.append([written[at] for at in places])
    if table:
        scribe.table(table)


def _homes(merged: Iterable[_Corners], height: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """For each place of a merged cell, the place that holds its value. Whole merged columns end where the rows do."""
    for (top, left), (bottom, right) in merged:
        for row in range(top, min(bottom, height - 1) + 1):
            for column in range(left, right + 1):
                yield (row, column), (top, left)


def _shown(value: Any) -> str:
    """A cell's value as a person sees it."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (date, datetime)):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value).strip()


def _place(at: tuple[int, int], sheet: str) -> str:
    row, column = at
    if not sheet:
        return f"row {row + 1}, column {column + 1}"
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{sheet}{letters}{row + 1}"

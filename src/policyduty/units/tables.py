"""Registries as spreadsheets (单位库表格): a row a unit, .csv or .xlsx, to be kept by people who have no use for JSON.

Columns are known by their Chinese or English names, in any order; :mod:`.cells` says how a cell is written. No text can
act as a formula.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from attrs import frozen

from .. import limits
from ..convert import Fault, FaultLines
from ..errors import CodecError, OutputError, PolicydutyError
from ..locale import marked
from ..model import Kind, Level, Unit
from ..records import csv_text
from ..wording import chinese
from .cells import citations_cell, citations_of, list_cell, list_of, text_cell, text_of
from .folding import folded

_FORMAT = "policyduty.units"
_LONGEST_CELL = 32767
"""Characters; what Excel holds."""


class _Wrong(Exception):
    """A cell that holds something else than expected."""

    def __init__(self, expected: str, **values: Any) -> None:
        super().__init__(expected)
        self.expected = expected
        self.values = values


_WORDS: dict[str, Level | Kind] = {
    word: term for kind in (Level, Kind) for term in kind for word in (term.value, chinese(term))
}


def _term(kind: type[Level] | type[Kind]) -> Callable[[str], Level | Kind | None]:
    def read(cell: str) -> Level | Kind | None:
        if not cell.strip():
            return None
        term = _WORDS.get(folded(cell).casefold())
        if not isinstance(term, kind):
            raise _Wrong(marked("one of {names}"), names="、".join(map(chinese, kind)))
        return term

    return read


_YES, _NO = ("是", "true", "yes", "y", "1", "√"), ("否", "false", "no", "n", "0", "")


def _yes(cell: str) -> bool:
    answer = cell.strip().casefold()
    if answer not in (*_YES, *_NO):
        raise _Wrong(marked("是 or 否"))
    return answer in _YES


_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)


def _day(cell: str) -> date | None:
    if not cell.strip():
        return None
    found = _DAY.fullmatch("".join(cell.split()))
    try:
        return date(*map(int, found.groups())) if found else date.fromisoformat(cell)
    except ValueError:
        raise _Wrong(marked("a date as YYYY-MM-DD")) from None


def _optional(cell: str) -> str | None:
    return text_of(cell) if cell.strip() else None


def _text(cell: str) -> str:
    return text_of(cell)


@frozen
class _Column:
    title: str
    field: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]
    width: int


COLUMNS = (
    _Column("规范名称", "name", text_cell, _text, 24),
    _Column("别名", "aliases", list_cell, list_of, 40),
    _Column("层级", "level", chinese, _term(Level), 9),
    _Column("性质", "kind", chinese, _term(Kind), 11),
    _Column("隶属", "parent", text_cell, _optional, 24),
    _Column("集合单位", "collective", lambda value: "是" if value else "", _yes, 9),
    _Column("成员", "members", list_cell, list_of, 30),
    _Column("设立日期", "valid_from", lambda day: day.isoformat() if day else "", _day, 12),
    _Column("撤销日期", "valid_until", lambda day: day.isoformat() if day else "", _day, 12),
    _Column("承接单位", "successor", text_cell, _optional, 20),
    _Column("说明", "note", lambda note: text_cell(note) if note else "", _text, 40),
    _Column("来源", "citations", citations_cell, citations_of, 60),
)
_BY_NAME = {name: column for column in COLUMNS for name in (column.title, column.field)}


def units_csv(units: Iterable[Unit]) -> bytes:
    """Write a registry as separated values (RFC 4180) in UTF-8, with the mark that Excel knows it by."""
    titles = [column.title for column in COLUMNS]
    # A ' that a text begins with gets another one, like a formula: so that what gets one can be told when it is read.
    rows = (
        {title: f"'{cell}" if cell.startswith("'") else cell for title, cell in zip(titles, _cells(unit), strict=True)}
        for unit in units
    )
    return csv_text(titles, rows).encode("utf-8-sig")


def units_xlsx(units: Iterable[Unit]) -> bytes:
    """Write a registry as an Excel workbook. Raises OutputError where a text is longer than a cell can be."""
    import xlsxwriter

    rows = [_cells(unit) for unit in units]
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": "单位库", "created": datetime(2000, 1, 1)})  # the same units, the same bytes
        head = book.add_format({"bold": True, "bg_color": "#DDE6F0", "border": 1})
        cell = book.add_format({"num_format": "@"})
        sheet = book.add_worksheet("单位库")
        for number, column in enumerate(COLUMNS):
            sheet.set_column(number, number, column.width, cell)
            sheet.write_string(0, number, column.title, head)
            choices = {"level": [*map(chinese, Level)], "kind": [*map(chinese, Kind)], "collective": ["是", "否"]}
            if column.field in choices:
                sheet.data_validation(
                    1, number, max(len(rows), 1000), number, {"validate": "list", "source": choices[column.field]}
                )
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)
        for row, cells in enumerate(rows, 1):
            for number, text in enumerate(cells):
                if text and sheet.write_string(row, number, text, cell):
                    raise OutputError(
                        "unit {unit!r}: its {column} is longer than the {limit:,} characters that a cell holds",
                        unit=cells[0],
                        column=COLUMNS[number].title,
                        limit=_LONGEST_CELL,
                    )
    return data.getvalue()


def _cells(unit: Unit) -> list[str]:
    return [column.write(getattr(unit, column.field)) for column in COLUMNS]


def units_from_csv(data: bytes, name: str) -> tuple[Unit, ...]:
    """Read a registry of separated values, in any encoding that Chinese is written in.

    ``name`` stands for it in errors. Raises InputError where it is no text, CodecError where it is no registry.
    """
    from ..readers.text import decode

    limits.check_page(len(data), name)
    text, _ = decode(data, name)
    head = text.split("\n", 1)[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter="\t" if "\t" in head and "," not in head else ",")
    limit = csv.field_size_limit(len(text) + 1)
    try:
        rows = [[_unquoted(cell) for cell in row] for row in reader]
    except csv.Error as error:
        raise CodecError("{file}: line {line}: {reason}", file=name, line=reader.line_num, reason=error) from error
    finally:
        csv.field_size_limit(limit)
    return _units(enumerate(rows, 1), name)


def _unquoted(cell: str) -> str:
    """A cell without the ' that keeps it from being a formula, or from being taken for one with such a '."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(("'", "=", "+", "-", "@", "\t", "\r")) else cell


def units_from_xlsx(data: bytes, name: str) -> tuple[Unit, ...]:
    """Read a registry from the first visible sheet of a workbook that has anything in it. Raises as above."""
    from ..readers.spreadsheet import each_sheet

    sheets: list[list[tuple[int, list[str]]]] = []

    def take(sheet: Any) -> None:
        if sheet.start is not None and not sheets:
            rows = enumerate(sheet.to_python(skip_empty_area=True), sheet.start[0] + 1)
            sheets.append([(number, [*[""] * sheet.start[1], *map(_shown, row)]) for number, row in rows])

    each_sheet(data, name, take)
    return _units(iter(sheets[0] if sheets else ()), name)


@frozen
class Table:
    """A kind of spreadsheet."""

    read: Callable[[bytes, str], tuple[Unit, ...]]
    write: Callable[[Iterable[Unit]], bytes]


TABLES = {".csv": Table(units_from_csv, units_csv), ".xlsx": Table(units_from_xlsx, units_xlsx)}
"""By the ending of the file's name."""


def _shown(value: Any) -> str:
    """A cell as text: a date that somebody typed is a number to Excel, and so is a name like 110."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _units(rows: Iterator[tuple[int, list[str]]], name: str) -> tuple[Unit, ...]:
    filled = ((number, row) for number, row in rows if any(cell.strip() for cell in row))
    number, head = next(filled, (0, []))
    if not number:
        raise CodecError("{file}: is empty, expected a registry", file=name)
    columns, found = _columns(number, head)
    units = []
    for number, row in filled if not found else ():
        facts: dict[str, Any] = {"name": ""}
        wrong = False
        for place, cell in enumerate(row):
            column = columns.get(place)
            try:
                if column is not None:
                    facts[column.field] = column.read(cell)
                elif cell.strip():
                    raise _Wrong(marked("an empty cell, since its column has no name"))
            except _Wrong as error:
                title = column.title if column else ""
                found.append(Fault.unexpected(_place(number, place, title), cell, error.expected, **error.values))
                wrong = True
            except PolicydutyError as error:
                found.append(Fault(_place(number, place, column.title if column else ""), "{error}", {"error": error}))
                wrong = True
        try:
            if not wrong:
                units.append(Unit(**facts))
        except PolicydutyError as error:
            found.append(Fault(str(number), "{error}", {"error": error}))
    if found:
        raise CodecError("{file}: no valid {format} file:{faults}", file=name, format=_FORMAT, faults=FaultLines(found))
    return tuple(units)


def _columns(number: int, head: Sequence[str]) -> tuple[dict[int, _Column], list[Fault]]:
    """The columns that a head names, by their places, and what is wrong with it."""
    columns: dict[int, _Column] = {}
    found = []
    for place, cell in enumerate(head):
        column = _BY_NAME.get(folded(cell).casefold())
        if column in columns.values():
            found.append(Fault.unexpected(_place(number, place), cell, marked("a column once")))
        elif column is not None:
            columns[place] = column
        elif cell.strip():
            names = "、".join(each.title for each in COLUMNS)
            found.append(Fault.unexpected(_place(number, place), cell, marked("one of {names}"), names=names))
    if COLUMNS[0] not in columns.values():
        found.insert(0, Fault(str(number), marked("column {key!r} is missing"), {"key": COLUMNS[0].title}))
    return columns, found


def _place(row: int, place: int, title: str = "") -> str:
    """A cell as spreadsheets name it, with its column's title: ``C3 层级``."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row} {title}".rstrip()

"""The Excel ledger, against XlsxWriter writing the same cells, and what other writers take for the same texts.

任务分解表 is written by the exporter. Then the very calls that it made (the same cells, in the same formats, at the
same heights) are made again with nothing around them: what XlsxWriter itself takes. The other writers get the texts
alone.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from unittest import mock

import openpyxl
import pyexcelerate
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from policyduty import Plan, export
from policyduty_excel import ExcelOptions, SheetKind
from policyduty_excel.page import SETTINGS

from .measuring import Effort, Measurement, Work, compared, peak, raced, released
from .plans import repeated

RECORDED = (
    "write_string write_number write_blank write_url write_rich_string merge_range set_row set_column set_landscape"
    " set_paper set_margins center_horizontally set_footer hide_gridlines set_tab_color freeze_panes autofilter"
    " repeat_rows print_area fit_to_pages ignore_errors data_validation conditional_format"
).split()

Call = tuple[str, tuple[Any, ...], dict[str, Any]]


def exported(plan: Plan, *, streaming: bool = False) -> bytes:
    """任务分解表 by the exporter."""
    target = BytesIO()
    export(plan, target, "excel", ExcelOptions(sheets=(SheetKind.TASKS,), streaming=streaming))
    return target.getvalue()


def recorded(plan: Plan) -> tuple[list[Call], dict[int, dict[str, Any]]]:
    """The exporter's calls of XlsxWriter, in order, and the formats that it made, by identity."""
    calls: list[Call] = []
    formats: dict[int, dict[str, Any]] = {}
    keep: list[Any] = []
    inside = [0]

    def recording(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(sheet: Worksheet, *args: Any, **named: Any) -> Any:
            if not inside[0]:
                calls.append((name, args, named))
            inside[0] += 1
            try:
                return method(sheet, *args, **named)
            finally:
                inside[0] -= 1

        return call

    make = Workbook.add_format

    def add_format(book: Workbook, properties: dict[str, Any] | None = None) -> Any:
        made = make(book, properties)
        if properties and "xf_index" not in properties:  # XlsxWriter's own, which every workbook has.
            formats[id(made)] = dict(properties)
            keep.append(made)
        return made

    patches: dict[str, Any] = {name: recording(name, getattr(Worksheet, name)) for name in RECORDED}
    with mock.patch.multiple(Worksheet, **patches), mock.patch.object(Workbook, "add_format", add_format):
        exported(plan)
    calls.append(("", (keep,), {}))  # As long as the formats live, no other has their identity.
    return calls, formats


def replayed(calls: list[Call], formats: dict[int, dict[str, Any]]) -> bytes:
    """The same calls, made by nobody but this loop."""
    target = BytesIO()
    with Workbook(target, {**SETTINGS, "in_memory": True}) as book:
        sheet = book.add_worksheet("任务分解表")
        made = {key: book.add_format(properties) for key, properties in formats.items()}
        methods = {name: getattr(sheet, name) for name in RECORDED}
        for name, args, named in calls[:-1]:
            if name == "conditional_format":
                named = {}
                args = (*args[:-1], {**args[-1], "format": made[id(args[-1]["format"])]})
            methods[name](*[made.get(id(each), each) for each in args], **named)
    return target.getvalue()


class Nowhere(BytesIO):
    """A target that keeps nothing."""

    def write(self, data: Any) -> int:
        """Count only."""
        return len(data)


def streamed(plan: Plan) -> None:
    """任务分解表 while streaming, to nowhere."""
    export(plan, Nowhere(), "excel", ExcelOptions(sheets=(SheetKind.TASKS,), streaming=True))


def grid_of(data: bytes) -> list[list[Any]]:
    """The texts of a workbook's cells."""
    sheet = openpyxl.load_workbook(BytesIO(data), read_only=True).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def by_xlsxwriter(grid: list[list[Any]], **settings: bool) -> None:
    """Every cell in a wrapped format."""
    with Workbook(BytesIO(), {"in_memory": not settings, **settings}) as book:
        sheet = book.add_worksheet()
        wrapped = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        for number, row in enumerate(grid):
            sheet.write_row(number, 0, row, wrapped)
        sheet.autofilter(0, 0, len(grid), len(grid[0]) - 1)


def by_openpyxl(grid: list[list[Any]], *, write_only: bool) -> None:
    """Every cell plain."""
    book = openpyxl.Workbook(write_only=write_only)
    sheet = book.create_sheet()
    for row in grid:
        sheet.append(row)
    book.save(BytesIO())


def by_pyexcelerate(grid: list[list[Any]]) -> None:
    """Every cell plain."""
    book = pyexcelerate.Workbook()
    book.new_sheet("ledger", data=grid)
    book.save(BytesIO())


def writers(grid: list[list[Any]]) -> dict[str, Work]:
    """What writes the same texts, the one that the others are held against first."""
    return {
        released("XlsxWriter"): lambda: by_xlsxwriter(grid),
        f"{released('XlsxWriter')}, constant_memory": lambda: by_xlsxwriter(grid, constant_memory=True),
        released("openpyxl"): lambda: by_openpyxl(grid, write_only=False),
        f"{released('openpyxl')}, write-only": lambda: by_openpyxl(grid, write_only=True),
        released("PyExcelerate"): lambda: by_pyexcelerate(grid),
    }


def measure(effort: Effort) -> Iterator[Measurement]:
    """Time of the exporter and of what it calls; of other writers; then memory."""
    plan = repeated(effort.of(6_200, 31))
    calls, formats = recorded(plan)
    grid = grid_of(exported(plan))
    alone = f"{released('XlsxWriter')}, the same cells"
    works: dict[str, Work] = {
        "ours": lambda: exported(plan),
        "streaming": lambda: exported(plan, streaming=True),
        alone: lambda: replayed(calls, formats),
    }
    race = raced(works, effort.rounds)
    cells = sum(name.startswith("write_") for name, _, _ in calls)
    yield race.against(f"Excel ledger, {len(grid):,} rows, {cells:,} cells", "ours", alone, 1.25)
    yield race.against("Excel ledger, streaming", "streaming", alone)
    plain, *others = writers(grid)
    race = raced(writers(grid), effort.rounds)
    for name in others:
        yield race.against(f"Excel: {name}", name, plain, peer=f"{plain}, the same texts")
    few, many = effort.of(3_000, 31), effort.of(12_000, 62)
    most = {name: peak(work) for name, work in writers(grid[:few]).items()}
    for name in others:
        yield compared(f"Excel, memory: {name}", most[name], f"{plain}, the same texts", most[plain], "MB")
    part, whole = repeated(few), repeated(many)
    flat = peak(lambda: streamed(part))
    yield compared(f"Excel ledger, memory of {few:,} rows", peak(lambda: exported(part)), "streaming", flat, "MB")
    name = f"Excel ledger, streaming, memory of {many:,} rows"
    yield compared(name, peak(lambda: streamed(whole)), f"of {few:,}", flat, "MB", 1.2)

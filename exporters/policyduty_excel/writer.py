"""Writing the workbook (写出): sheets that print on A4 landscape as they stand, the same bytes for the same plan.

Every text is written as text. None can act as a formula, a link or markup, whatever the plan says.
"""

from datetime import date, datetime, time
from io import BytesIO
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from policyduty import OutputError, Plan

from .cells import CUT, cleaned, fitted
from .options import ExcelOptions
from .paper import fit
from .sheets import Column, Sheet, corrections_sheet, tasks_sheet, title_of, units_sheet

ROWS = 1_048_576
"""Rows of a sheet, as Excel counts them."""

_TOP = 3
"""Rows above the first of the table: title, subtitle, header."""

_SETTINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 10, "font_scheme": False, "theme": -1},
}
"""The default font measures the columns: Arial, or one of its very widths, is wherever a workbook is opened."""

_UNDATED = date(2000, 1, 1)
"""Stands in the file's properties for a day that is not known: today's would change the bytes."""

_A4 = 9
_BODY = "宋体"
_HEADING = "黑体"


def write(plan: Plan, target: BinaryIO, options: ExcelOptions) -> None:
    """Write the workbook. Raises OutputError where a sheet would have more rows than Excel takes."""
    sheets = [tasks_sheet(plan)]
    if options.units:
        sheets.append(units_sheet(plan))
    if options.corrections and plan.corrections:
        sheets.append(corrections_sheet(plan))
    for sheet in sheets:
        if _TOP + len(sheet.rows) > ROWS:
            raise OutputError("{rows} rows are more than an Excel sheet holds", rows=len(sheet.rows))
    buffer = BytesIO()  # the target may not seek, a zip archive must
    with Workbook(buffer, _SETTINGS) as book:
        book.set_properties(_properties(plan))
        styles = Styles(book)
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.name), sheet, styles)
    target.write(buffer.getvalue())


def _properties(plan: Plan) -> dict[str, str | datetime]:
    document = plan.document
    day = document.published or document.dated or _UNDATED
    return {
        "title": cleaned(title_of(plan)),
        "subject": cleaned(document.number or ""),
        "author": cleaned(document.issuer or ""),
        "created": datetime.combine(max(day, date(1900, 1, 1)), time()),
    }


def _write_sheet(page: Worksheet, sheet: Sheet, styles: "Styles") -> None:
    width = len(sheet.columns)
    last = _TOP + len(sheet.rows) - 1
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width)
    _write_top(page, sheet, styles)
    for number, row in enumerate(sheet.rows, _TOP):
        _write_row(page, number, row, sheet, styles)
    page.freeze_panes(_TOP, 0)
    page.autofilter(_TOP - 1, 0, last, width - 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.center_horizontally()
    page.fit_to_pages(1, 0)
    page.repeat_rows(_TOP - 1)
    page.print_area(0, 0, last, width - 1)
    page.set_footer(f'&C&"{_BODY}"第 &P 页 共 &N 页', {"margin": 0.3})


def _write_top(page: Worksheet, sheet: Sheet, styles: "Styles") -> None:
    """Write the title and the subtitle, each over the whole width, and the header."""
    whole = sum(column.width for column in sheet.columns)
    for number, text, style, size in (
        (0, sheet.title, styles.title(), 16),
        (1, sheet.subtitle, styles.subtitle(), 10),
    ):
        shown = fitted(cleaned(text))
        page.merge_range(number, 0, number, len(sheet.columns) - 1, "", style)
        _put(page, number, 0, shown, style)
        page.set_row(number, fit([shown], [whole], [size]).height + 4)
    for index, column in enumerate(sheet.columns):
        _put(page, _TOP - 1, index, column.title, styles.header())
    page.set_row(_TOP - 1, fit([c.title for c in sheet.columns], [c.width for c in sheet.columns]).height + 6)


def _write_row(page: Worksheet, number: int, row: tuple[str | int, ...], sheet: Sheet, styles: "Styles") -> None:
    texts = [fitted(cleaned(str(value))) for value in row]
    widths = [column.width for column in sheet.columns]
    set_as = fit(texts, widths)
    if sheet.remark is not None and (notices := _notices(texts, sheet.columns, whole=set_as.whole)):
        texts[sheet.remark] = fitted("\n".join([*notices, cleaned(str(row[sheet.remark]))]).rstrip("\n"))
        set_as = fit(texts, widths)
    for index, (value, text, column) in enumerate(zip(row, texts, sheet.columns, strict=True)):
        style = styles.body(
            size=set_as.size,
            centred=column.centred,
            top=not set_as.whole,
            quoted=text[:1] in ("=", "+", "-", "@"),
        )
        if isinstance(value, int):
            page.write_number(number, index, value, style)
        else:
            _put(page, number, index, text, style)
    page.set_row(number, set_as.height)


def _notices(texts: list[str], columns: tuple[Column, ...], *, whole: bool) -> list[str]:
    """Say what of a row cannot be shown: in a cell, or in print."""
    notices = [
        f"{column.title}：{CUT}" for text, column in zip(texts, columns, strict=True) if text.endswith(f"{CUT}）")
    ]
    return notices if whole else [*notices, "内容超过 Excel 行高上限，打印可能不全，全文见单元格"]


def _put(page: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    if not text:
        page.write_blank(row, column, None, style)
    elif text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes a text of this form for markup of its own; in two runs it stays a text
        page.write_rich_string(row, column, style, text[:1], style, text[1:], style)
    else:
        page.write_string(row, column, text, style)


class Styles:
    """The formats of one workbook (格式), each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}

    def title(self) -> Format:
        """For a sheet's title."""
        return self._format(font_name=_HEADING, font_size=16, align="center")

    def subtitle(self) -> Format:
        """For the facts below it."""
        return self._format(font_name=_BODY, font_size=10, align="center")

    def header(self) -> Format:
        """For the titles of columns."""
        return self._format(font_name=_HEADING, font_size=10, align="center", border=1, bg_color="#DDE6F0")

    def body(self, *, size: int, centred: bool, top: bool, quoted: bool) -> Format:
        """For a cell; ``quoted`` keeps a text that looks like a formula a text even when somebody edits it."""
        return self._format(
            font_name=_BODY,
            font_size=size,
            align="center" if centred else "left",
            valign="top" if top else "vcenter",
            border=1,
            quote_prefix=quoted,
        )

    def _format(self, **properties: str | int) -> Format:
        key = tuple(properties.items())
        if key not in self._made:
            self._made[key] = self._book.add_format({"text_wrap": True, "valign": "vcenter", **properties})
        return self._made[key]

"""A sheet as it prints (页面): A4 landscape, titles above, headers on every page, page numbers.

Every text is written as text. None can act as a formula, a link or markup, whatever the plan says.
"""

from collections.abc import Callable, Sequence
from typing import Any

from attrs import frozen
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from policyduty import OutputError

from .cells import QUOTED, cleaned, fitted, replaces
from .names import reference
from .paper import SIZES, Fit, fit
from .styles import Styles
from .words import Words

TOP = 3
"""Rows above the first of a table: title, subtitle, header."""

ROWS = 1_048_576
"""Rows of a sheet, as Excel counts them."""

LINKS = 65_530
"""Links of a sheet, as Excel counts them."""

_A4 = 9

SETTINGS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 10, "font_scheme": False, "theme": -1},
}
"""The default font measures the columns: Arial, or one of its very widths, is wherever a workbook is opened."""


@frozen(kw_only=True)
class Column:
    """A column and its width (列)."""

    title: str
    width: float
    """In Excel's characters. With 0.71 of padding a column, 140 fill A4 landscape at full size."""
    centred: bool = False
    bold: bool = False


@frozen
class Kit:
    """What every sheet is written with: the workbook, its formats and words, and the names of its sheets."""

    book: Workbook
    styles: Styles
    say: Words
    streaming: bool
    cover: str | None
    """Name of the cover, to link back to."""
    changed: Callable[[str, str], int]
    """``changed(place, meaning)``: note what a cell could not hold."""


class Page:
    """One sheet."""

    def __init__(self, kit: Kit, name: str, columns: Sequence[Column]) -> None:
        self.kit = kit
        self.name = name
        self.columns = columns
        self.widths = [column.width for column in columns]
        self.sheet: Worksheet = kit.book.get_worksheet_by_name(name)
        self._links = 0
        for index, column in enumerate(columns):
            self.sheet.set_column(index, index, column.width)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.center_horizontally()
        self.sheet.set_footer(f"&L&9&A&C&9{kit.say('page')}", {"margin": 0.3})
        self.sheet.hide_gridlines(2)
        self.sheet.set_tab_color(kit.styles.colours.strong)

    def top(self, title: str, subtitle: str, *, span: int | None = None, link_span: int = 1) -> None:
        """Write title and subtitle over ``span`` columns, the way back over ``link_span``, and the header."""
        styles = self.kit.styles
        last = (span or len(self.columns)) - 1
        whole = sum(self.widths[: last + 1])
        back = link_span if self.kit.cover is not None and last > link_span else 0
        for row, text, style, size, end in (
            (0, title, styles.title(), 16, last),
            (1, subtitle, styles.subtitle(), 10, last - back),
        ):
            shown = self.shown(text, self.name)
            if end > 0:
                self.sheet.merge_range(row, 0, row, end, "", style)
            self.put(row, 0, shown, style)
            # Bold or heading fonts may be wider than counted.
            self.sheet.set_row(row, fit([shown], [whole * 0.9], [size]).height + 4)
        if back and self.kit.cover is not None:
            first = last - back + 1
            if back > 1:
                self.sheet.merge_range(1, first, 1, last, "", styles.back())
            self.link(1, first, self.kit.say("back"), reference(self.kit.cover), styles.back())
        self.header(TOP - 1, self.columns)

    def header(self, row: int, columns: Sequence[Column]) -> None:
        """Write the titles of columns."""
        for index, column in enumerate(columns):
            self.put(row, index, column.title, self.kit.styles.header())
        self.sheet.set_row(row, fit([c.title for c in columns], [c.width for c in columns]).height + 6)

    def finish(self, last: int, *, filtered: bool = True, across: int = 1, frozen_columns: int = 0) -> None:
        """Set what depends on the last row: filter, print area, headers on every page."""
        width = len(self.columns)
        last = max(last, TOP - 1)
        self.sheet.freeze_panes(TOP, frozen_columns)
        if filtered:
            self.sheet.autofilter(TOP - 1, 0, last, width - 1)
        self.sheet.repeat_rows(TOP - 1)
        self.print_area(last, width, across=across)

    def print_area(self, last: int, width: int, *, across: int = 1) -> None:
        """Print so many rows and columns, on as many pages across."""
        self.sheet.fit_to_pages(across, 0)
        self.sheet.print_area(0, 0, last, width - 1)
        # A text of digits is meant as one.
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{ROWS}"})

    def shown(self, text: str, place: str, column: str = "") -> str:
        """Give a text as a cell can hold it, and note what had to be changed."""
        clean = cleaned(text)
        given = fitted(clean)
        if given is not clean:
            self.kit.changed(place, self.kit.say("cut", column=column or place))
        if replaces(text):
            self.kit.changed(place, self.kit.say("replaced", column=column or place))
        return given

    def row(
        self,
        number: int,
        values: Sequence[str | int],
        *,
        place: str,
        banded: bool = False,
        links: dict[int, str] | None = None,
        sizes: Sequence[int] = SIZES,
    ) -> Fit:
        """Write a row of the table, as high as it needs to be; ``links`` are targets by column."""
        check(number)
        texts = [
            value if isinstance(value, int) else self.shown(value, place, column.title)
            for value, column in zip(values, self.columns, strict=True)
        ]
        set_as = fit([str(text) for text in texts], self.widths, sizes)
        if not set_as.whole:
            self.kit.changed(place, self.kit.say("high"))
        for index, (text, column) in enumerate(zip(texts, self.columns, strict=True)):
            target = links.get(index) if links else None
            style = self.kit.styles.body(
                size=set_as.size,
                centred=column.centred,
                top=not set_as.whole,
                quoted=isinstance(text, str) and text.startswith(QUOTED),
                banded=banded,
                bold=column.bold,
                link=target is not None,
            )
            if target is not None:
                self.link(number, index, text, target, style)
            elif isinstance(text, int):
                self.sheet.write_number(number, index, text, style)
            else:
                self.put(number, index, text, style)
        self.sheet.set_row(number, set_as.height)
        return set_as

    def link(self, row: int, column: int, text: str | int, target: str, style: Format) -> None:
        """Write a text or number with a link to a place in the workbook."""
        self._links += 1
        if self._links <= LINKS:
            # The link's own text is never the plan's; what is shown takes its place.
            self.sheet.write_url(row, column, f"internal:{target}", style, "→")
        if isinstance(text, int):
            self.sheet.write_number(row, column, text, style)
        else:
            self.put(row, column, text, style)

    def put(self, row: int, column: int, text: str, style: Format) -> None:
        """Write a text as a text."""
        put(self.sheet, row, column, text, style)

    def block(self, row: int, text: str) -> None:
        """Write one text over the whole width."""
        check(row)
        style = self.kit.styles.block()
        self.sheet.merge_range(row, 0, row, len(self.columns) - 1, "", style)
        shown = self.shown(text, self.name)
        self.put(row, 0, shown, style)
        self.sheet.set_row(row, fit([shown], [sum(self.widths) * 0.95]).height + 3)

    def count(self, row: int, column: int, formula: str, value: int, style: Format) -> None:
        """Write a formula with what it gives, for readers that do not calculate."""
        self.sheet.write_formula(row, column, formula, style, value)

    def share(self, row: int, column: int, total: int, values: tuple[int, int], style: Format) -> None:
        """Write which part of the cell in the row ``total`` the one before is; nothing where both are nothing."""
        value, whole = values
        if whole:
            cells = xl_rowcol_to_cell(row, column - 1), xl_rowcol_to_cell(total, column - 1, row_abs=True)
            self.sheet.write_formula(row, column, f"={'/'.join(cells)}", style, value / whole)
        else:
            self.sheet.write_blank(row, column, None, style)

    def table(self, last: int, name: str, headers: Sequence[str]) -> None:
        """Make the rows a table of Excel's; while streaming, they have a filter only."""
        if self.kit.streaming:
            self.sheet.autofilter(TOP - 1, 0, last, len(self.columns) - 1)
            return
        style = self.kit.styles
        options: dict[str, Any] = {
            "name": name,
            "style": style.colours.table,
            "banded_rows": False,
            "columns": [{"header": header, "header_format": style.header()} for header in headers],
        }
        self.sheet.add_table(TOP - 1, 0, last, len(self.columns) - 1, options)


def put(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Write a text as a text, a blank cell for none."""
    if not text:
        sheet.write_blank(row, column, None, style)
    elif text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes a text of this form for markup of its own; in two runs it stays a text.
        sheet.write_rich_string(row, column, style, text[:1], style, text[1:], style)
    else:
        sheet.write_string(row, column, text, style)


def check(row: int) -> None:
    """Raise OutputError where a sheet has no such row."""
    if row >= ROWS:
        raise OutputError("{rows} rows are more than an Excel sheet holds", rows=row + 1)

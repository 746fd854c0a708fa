"""任务分解表: a row a duty in document order, with what an office fills in beside it (进展、完成情况、联系人、备注)."""

from typing import Any

from policyduty import report_progress

from .cells import LIMIT, QUOTED, cleaned, fitted, replaces
from .content import Content, Line
from .issues import Issues
from .names import reference
from .page import TOP, Column, Page, check, put
from .paper import HIGHEST, SIZES, height_of, lines, room
from .words import STATUSES, Words

STATUS = 8
"""Column of 完成情况."""

MARK = 10
"""Column of 备注, where marks stand."""

MARK_SIZE = 8

_REPORTED = 500
"""Rows between two reports of progress."""

_ACTING = frozenset((*QUOTED, "<"))

_REMEMBERED = 2048
"""Texts of a column whose lines are remembered: titles and lists of units come again and again."""


def columns(say: Words) -> tuple[Column, ...]:
    """Give the columns: 11 that fill A4 landscape."""
    return (
        Column(title=say("number"), width=4.6, centred=True),
        Column(title=say("section"), width=10),
        Column(title=say("task"), width=12.5),
        Column(title=say("work"), width=38),
        Column(title=say("leads"), width=11, bold=True),
        Column(title=say("others"), width=23.5),
        Column(title=say("deadline"), width=7.5, centred=True),
        Column(title=say("progress"), width=10),
        Column(title=say("status"), width=8, centred=True),
        Column(title=say("contact"), width=6, centred=True),
        Column(title=say("remark"), width=9),
    )


def write(page: Page, content: Content, issues: Issues, title: str, subtitle: str, target: str | None) -> int:
    """Write the sheet; ``target`` names the sheet that marks link to. Give the number of rows."""
    page.top(title, subtitle)
    writer = _Rows(page, issues, target)
    before: Line | None = None
    count = 0
    total = content.count_tasks()
    for count, line in enumerate(content.lines(), 1):
        writer.write(line, before)
        before = line
        if count % _REPORTED == 0:
            report_progress(min(count, total), total)
    last = TOP + count - 1
    page.finish(last)
    if count:
        offer(page, last, STATUS)
        _name_columns(page, last)
    return count


def offer(page: Page, last: int, column: int) -> None:
    """Let a status be chosen from a list, and colour it."""
    statuses = STATUSES[page.kit.say.language]
    page.sheet.data_validation(
        TOP, column, last, column, {"validate": "list", "source": list(statuses), "error_type": "warning"}
    )
    for number, status in enumerate(statuses):
        page.sheet.conditional_format(
            TOP,
            column,
            last,
            column,
            {"type": "cell", "criteria": "==", "value": f'"{status}"', "format": page.kit.styles.status(number)},
        )


def defined(say: Words, key: str) -> str:
    """Name of a column for formulas: 任务_完成情况."""
    return f"{say('task')}_{say(key)}"


def _name_columns(page: Page, last: int) -> None:
    say = page.kit.say
    for key, letter in (("number", "A"), ("leads", "E"), ("others", "F"), ("deadline", "G"), ("status", "I")):
        name = defined(say, key).replace(".", "")
        page.kit.book.define_name(name, f"={reference(page.name, f'${letter}${TOP + 1}:${letter}${last + 1}')}")


class _Rows:
    """Writes the rows. Sheets of tens of thousands are written by this, so that it does little for each."""

    def __init__(self, page: Page, issues: Issues, target: str | None) -> None:
        self._page = page
        self._issues = issues
        self._target = target
        self._band = False
        self._unassigned = page.kit.say("unassigned")
        self._rooms = {size: [room(width, size) for width in page.widths[1:]] for size in SIZES}
        self._counts: list[dict[str, int]] = [{} for _ in self._rooms[SIZES[0]]]
        self._styles: dict[tuple[bool, int, bool], list[Any]] = {}
        self._sections: tuple[object, ...] | None = None
        self._section_title = ""
        # What XlsxWriter keeps of each row to the end, though the row is written.
        kept = [getattr(page.sheet, name, None) for name in ("row_info", "set_rows", "row_sizes")]
        self._kept: list[dict[int, Any]] = [each for each in kept if isinstance(each, dict)]

    def write(self, line: Line, before: Line | None) -> None:
        """Write a row."""
        page, row, number = self._page, line.row, TOP + line.index
        check(number)
        is_first = line.sections != self._sections
        if is_first:
            self._sections = line.sections
            self._band = not self._band
            self._section_title = line.section_title
        about = self._issues.about(line, before)
        texts = [
            self._section_title,
            row.task_title,
            row.text,
            row.leads,
            self._others(line),
            line.deadlines,
            *("", "", ""),
            self._issues.mark(about) if about else "",
        ]
        changes = self._clean(line, texts)
        size, height, whole = self._fit(texts)
        if not whole:
            changes.append(self._issues.change(line, row.task.id, page.kit.say("high")))
        if changes:
            about += changes
            texts[-1] = self._issues.mark(about)
        self._put(number, line, texts, size, top=not whole, is_first=is_first, first=about[0] if about else None)
        page.sheet.set_row(number, height)
        if page.kit.streaming:
            for each in self._kept:
                each.pop(number - 1, None)

    def _others(self, line: Line) -> str:
        """责任单位; where there is no unit at all, what the document has instead."""
        duty = line.row.duty
        if duty is not None and duty.assignments:
            return line.row.others
        if duty is None or not duty.clause:
            return self._unassigned
        return self._page.kit.say("clause", clause=duty.clause)

    def _clean(self, line: Line, texts: list[str]) -> list[int]:
        """Make the texts what cells can hold; give the numbers of what had to be changed."""
        changes: list[int] = []
        for column, text in enumerate(texts):
            if text.isprintable() and len(text) <= LIMIT // 2:  # Nearly every text is.
                continue
            clean = cleaned(text)
            texts[column] = fitted(clean)
            say, title = self._page.kit.say, self._page.columns[column + 1].title
            if replaces(text):
                changes.append(self._issues.change(line, line.row.task.id, say("replaced", column=title)))
            if texts[column] is not clean:
                changes.append(self._issues.change(line, line.row.task.id, say("cut", column=title)))
        return changes

    def _fit(self, texts: list[str]) -> tuple[int, float, bool]:
        """Size, height and whether all is seen."""
        most = 1
        for text, width, counts in zip(texts, self._rooms[SIZES[0]], self._counts, strict=True):
            if 2 * len(text) <= width and "\n" not in text:
                continue
            count = counts.get(text)
            if count is None:
                if len(counts) >= _REMEMBERED:
                    counts.clear()
                count = counts[text] = lines(text, width)
            most = max(most, count)
        height = height_of(most, SIZES[0])
        if height <= HIGHEST:
            return SIZES[0], height, True
        for size in SIZES[1:]:
            height = height_of(max(map(lines, texts, self._rooms[size])), size)
            if height <= HIGHEST:
                return size, height, True
        return SIZES[-1], HIGHEST, False

    def _put(
        self, number: int, line: Line, texts: list[str], size: int, *, top: bool, is_first: bool, first: int | None
    ) -> None:
        sheet = self._page.sheet
        styles = self._row_styles(size, top=top)
        if line.number is None:
            sheet.write_string(number, 0, "—", styles[0])
        else:
            sheet.write_number(number, 0, line.number, styles[0])
        for column, text in enumerate(texts, 1):
            style = styles[column]
            if not text:
                sheet.write_blank(number, column, None, style)
                continue
            if column == 1 and is_first:
                style = styles[-1]
            if text[0] in _ACTING:
                self._put_acting(number, column, text, size, top=top)
            elif column == MARK and first is not None and self._target is not None:
                style = self._page.kit.styles.body(size=MARK_SIZE, centred=True, banded=self._band, link=True)
                self._page.link(number, column, text, reference(self._target, f"A{TOP + first}"), style)
            else:
                sheet.write_string(number, column, text, style)

    def _put_acting(self, number: int, column: int, text: str, size: int, *, top: bool) -> None:
        """Write a text that somebody could take for a formula or for markup."""
        kind = self._page.columns[column]
        style = self._page.kit.styles.body(
            size=size,
            centred=kind.centred,
            top=top,
            quoted=text.startswith(QUOTED),
            banded=self._band,
            bold=kind.bold,
        )
        put(self._page.sheet, number, column, text, style)

    def _row_styles(self, size: int, *, top: bool) -> list[Any]:
        """A format a column, and one more for the name of a section at its first row."""
        key = (self._band, size, top)
        if key not in self._styles:
            body = self._page.kit.styles.body
            made = [
                body(size=size, centred=c.centred, top=top, banded=self._band, bold=c.bold, muted=index == 1)
                for index, c in enumerate(self._page.columns)
            ]
            self._styles[key] = [*made, body(size=size, top=top, banded=self._band, bold=True)]
        return self._styles[key]

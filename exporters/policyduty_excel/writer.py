"""Writing the workbook (写出): the sheets in order, the same bytes for the same plan."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from tempfile import TemporaryFile
from typing import BinaryIO

from xlsxwriter import Workbook

from policyduty import Plan, report_progress

from . import cover, covered, groups, issue_sheet, matrix, pairs, tasks, units, workload
from .cells import cleaned
from .content import ByUnit, Content, Holder
from .counts import Counts
from .issues import Issues
from .names import SheetNames
from .options import ExcelOptions, SheetKind
from .page import SETTINGS, Column, Kit, Page
from .styles import Styles
from .words import Words

_UNDATED = date(2000, 1, 1)
"""Stands in the file's properties for a day that is not known: today's would change the bytes."""


def write(plan: Plan, target: BinaryIO, options: ExcelOptions) -> None:
    """Write the workbook.

    Raises UnknownName where no unit is called as the option says, OutputError where a sheet would have more rows than
    Excel takes.
    """
    content = Content.of(plan, options)
    if options.streaming:
        with TemporaryFile() as file:
            _Writer(content, file).write()
            file.seek(0)
            shutil.copyfileobj(file, target)
    else:
        buffer = BytesIO()  # The target may not seek, a zip archive must.
        _Writer(content, buffer).write()
        target.write(buffer.getvalue())


class _Writer:
    """Writes one workbook. The sheets stand in one order and are written in another: who tells of others comes last."""

    def __init__(self, content: Content, file: BinaryIO) -> None:
        options = content.options
        self._counts = Counts(content)
        wanted = self._counts.sheets() if options.sheets is None else set(options.sheets)
        self._content = content
        self._file = file
        self._say = Words(options.language)
        self._names = {kind: self._say.sheet(kind) for kind in SheetKind if kind in wanted}
        self._ledger = self._names.get(SheetKind.TASKS)
        self._issues = Issues.of(content, self._say, check=SheetKind.ISSUES in wanted)
        by_unit = wanted & {SheetKind.UNITS, SheetKind.MATRIX} or options.unit_sheets
        self._by_unit = ByUnit.of(content) if by_unit else None

    def write(self) -> None:
        """Write all the sheets."""
        options = self._content.options
        settings = {**SETTINGS, "constant_memory": options.streaming, "in_memory": not options.streaming}
        with Workbook(self._file, settings) as book:
            book.set_properties(_properties(self._content.plan))
            self._kit = Kit(
                book=book,
                styles=Styles(book, options.palette),
                say=self._say,
                streaming=options.streaming,
                cover=self._names.get(SheetKind.COVER),
                changed=lambda place, meaning: self._issues.change(None, place, meaning),
            )
            for name in self._names.values():
                book.add_worksheet(name)
            own = self._own_sheets(book)
            rows = self._write_tasks()
            self._write_by_unit(own)
            self._write_counts()
            if SheetKind.COVER in self._names:
                self._write_cover(rows, own)
            if SheetKind.ISSUES in self._names:
                issue_sheet.write(
                    self._page(SheetKind.ISSUES, issue_sheet.columns),
                    self._issues,
                    self._subtitle(),
                    ledger=self._ledger,
                )
        total = max(1, self._content.count_tasks())
        report_progress(total, total)

    def _page(self, kind: SheetKind, columns: Callable[[Words], Sequence[Column]]) -> Page:
        return Page(self._kit, self._names[kind], columns(self._say))

    def _own_sheets(self, book: Workbook) -> Mapping[str, str]:
        """Add a sheet a unit; give their names."""
        if not self._content.options.unit_sheets:
            return {}
        given = SheetNames(self._names.values())
        names: dict[str, str] = {}
        for holder in self._shown():
            name = names[holder.name] = given.give(holder.name)
            book.add_worksheet(name)
            if name != holder.name:
                self._issues.change(None, name, self._say("renamed", name=holder.name))
        return names

    def _shown(self) -> tuple[Holder, ...]:
        """The one unit, or all."""
        holders = self._by_unit.holders if self._by_unit else ()
        only = self._content.selection.name
        if only is None:
            return holders
        return tuple(holder for holder in holders if holder.name in self._content.selection.names)

    def _subtitle(self) -> str:
        title, only = self._content.plan.heading, self._content.selection.name
        return f"{title}　{self._say('only', unit=only)}" if only else title

    def _write_tasks(self) -> int:
        if self._ledger is None:
            return 0
        page = self._page(SheetKind.TASKS, tasks.columns)
        only = self._content.selection.name
        facts = [self._say("only", unit=only)] if only else []
        facts += [f"{label}：{value}" for label, value in cover.in_short(self._content.plan, self._say)]
        title = self._content.plan.heading
        issues = self._names.get(SheetKind.ISSUES)
        return tasks.write(page, self._content, self._issues, title, "　　".join(facts), issues)

    def _write_by_unit(self, own: Mapping[str, str]) -> None:
        if self._by_unit is None:
            return
        by_unit, holders, names = self._by_unit, self._shown(), self._names
        if SheetKind.UNITS in names:
            page = self._page(SheetKind.UNITS, units.columns)
            units.write(page, holders, self._subtitle(), ledger=self._ledger, own=own)
        if SheetKind.MATRIX in names:
            page = self._page(SheetKind.MATRIX, lambda say: matrix.columns(by_unit, say))
            matrix.write(page, by_unit, ledger=self._ledger)
        for holder in holders if own else ():
            page = Page(self._kit, own[holder.name], units.own_columns(self._say))
            units.write_own(page, holder, self._subtitle(), ledger=self._ledger)

    def _write_counts(self) -> None:
        counts, names, subtitle = self._counts, self._names, self._subtitle()
        if SheetKind.WORKLOAD in names:
            page = self._page(SheetKind.WORKLOAD, workload.columns)
            workload.write(page, counts.workload, counts.partners, subtitle)
        if SheetKind.GROUPS in names:
            groups.write(self._page(SheetKind.GROUPS, groups.columns), counts.grouped, subtitle)
        if SheetKind.PAIRS in names:
            pairs.write(self._page(SheetKind.PAIRS, pairs.columns), counts.network.pairs, subtitle)
        if SheetKind.COVERAGE in names:
            page = self._page(SheetKind.COVERAGE, covered.columns)
            covered.write(page, counts.covered, self._content.plan.heading)

    def _write_cover(self, rows: int, own: Mapping[str, str]) -> None:
        say, issues = self._say, self._issues
        facts: dict[SheetKind, dict[str, int]] = {
            SheetKind.TASKS: {"count": rows},
            SheetKind.ISSUES: {"corrections": len(issues.corrections), "findings": issues.findings},
        }
        if SheetKind.PAIRS in self._names:
            facts[SheetKind.PAIRS] = {"count": len(self._counts.network.pairs)}
        if SheetKind.COVERAGE in self._names:
            found = self._counts.covered
            without, through = len(found.without), len(found.through)
            facts[SheetKind.COVERAGE] = {"count": found.count, "without": without, "through": through}
        listed = [kind for kind in self._names if kind is not SheetKind.COVER]
        sheets = [(self._names[kind], say(f"about {kind}", **facts.get(kind, {}))) for kind in listed]
        cover.write(self._page(SheetKind.COVER, cover.columns), self._content, sheets, [*own.values()], rows=rows)


def _properties(plan: Plan) -> dict[str, str | datetime]:
    document = plan.document
    day = document.published or document.dated or _UNDATED
    return {
        "title": _short(plan.heading),
        "subject": _short(document.number or ""),
        "author": _short(document.issuer or ""),
        "category": "责任分工方案",
        "created": datetime.combine(max(day, date(1900, 1, 1)), time()),
    }


def _short(text: str) -> str:
    """Excel takes no longer property."""
    return cleaned(text)[:255]

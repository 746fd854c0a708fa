"""The plan as an official document (责任分工方案): title and number, the body by its levels, the list of units.

Every number, title and clause is the plan's own. What a reader makes of the document is the same duties: see
docs/word-document.md for the plans that cannot be written so.
"""

import re
from collections.abc import Iterable, Iterator

from policyduty import LeadRule, Plan, Section, Task, chinese, expanded, report_progress, unit_table
from policyduty.views import DutyRow, UnitRow

from .blocks import BLANK, SHORT, Block, Cell, Paragraph, Row, Table, fitted, lines, one_line
from .clauses import Clauses, Part
from .layout import TEXT_WIDTH, title_sides

_BARE_NUMBER = re.compile(r"\d{1,3}")
_BEFORE_DIGIT = re.compile(r"[.．﹒、]$")
_LAW = re.compile("^第.+[编章节条分]$")
_LONGEST_TITLE = 40
"""Characters. A longer one ends in 。, as a sentence does, or it is not read as a title."""
_UNITS = "责任单位清单"


def title_of(plan: Plan) -> str:
    """The plan's title, or what comes nearest to one."""
    return one_line(plan.title) or one_line(plan.document.title) or plan.id


def front(title: str, number: str | None, width: float = TEXT_WIDTH) -> Iterator[Block]:
    """Title, number and the line below them, on a page whose text is so many millimetres wide."""
    yield Paragraph(style="Title", text=title, sides=title_sides(title, width))
    if number and number.strip():
        yield Paragraph(style="Number", text=f"（{one_line(number)}）")
    yield BLANK


def plan_document(plan: Plan, *, expand: bool = False) -> Iterator[Block]:
    """Give the document's paragraphs and its table, in order; with ``expand`` collectives are listed by members."""
    yield from front(title_of(plan), plan.document.number)
    for line in lines(plan.preface):
        yield Paragraph(style="Body", text=line)
    yield from _Body(plan).blocks()
    for line in lines(plan.closing):
        yield Paragraph(style="Body", text=line)
    if units := unit_table(expanded(plan) if expand else plan):
        yield from _annex(plan, units)


class _Body:
    """Writes sections and tasks in the order of the document."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.clauses = Clauses(plan)
        self.waiting: tuple[str, int] | None = None
        """Number and level of a heading without words: those of the unnumbered task below it follow on its line."""

    def blocks(self) -> Iterator[Block]:
        total = sum(1 for _ in self.plan.walk())
        for done, (item, above) in enumerate(self.plan.walk(), 1):
            level = len(above) + 1
            if isinstance(item, Section):
                yield from self._flushed()
                self.clauses.pass_over(item)
                if item.marker.strip() and not item.title.strip() and not item.text.strip():
                    self.waiting = (item.marker, level)
                else:
                    parts = [Part(text=item.text)] if item.text.strip() else []
                    yield from _headed(item.marker, item.title, level, parts)
            else:
                yield from self._task(item, level)
            report_progress(done, total)
        yield from self._flushed()

    def _task(self, task: Task, level: int) -> Iterator[Block]:
        marker = task.marker
        if self.waiting and not marker.strip() and not task.title.strip():
            (marker, level), self.waiting = self.waiting, None
        yield from self._flushed()
        yield from _headed(marker, task.title, level, self.clauses.parts(task))

    def _flushed(self) -> Iterator[Block]:
        if self.waiting:
            (marker, level), self.waiting = self.waiting, None
            yield from _headed(marker, "", level, [])


def _headed(marker: str, title: str, level: int, parts: list[Part]) -> Iterator[Block]:
    """A heading with its text and clauses; without a title, its number runs into the text."""
    number, words = one_line(marker), one_line(title)
    if _BARE_NUMBER.fullmatch(number):
        number += "."  # of a table's row: the document's third level (7.3.3)
    if words:
        stop = "。" if len(words) > _LONGEST_TITLE and not words.endswith("。") else ""
        yield Paragraph(style=f"Heading{min(level, 9)}", text=number + _gap(number, words) + words + stop)
        number = ""
    for part in parts:
        yield from _part(part, number, level)
        number = ""
    if number:
        yield Paragraph(style=f"Heading{min(level, 9)}", text=number)


def _part(part: Part, number: str, level: int) -> Iterator[Block]:
    first, *others = [*lines(part.text)] or [""]
    # In a paragraph that has no sentence, its first words would be taken for a title if the clause did not follow.
    runs_on = bool(number) and part.clause and not others and "。" not in first
    if first or runs_on:
        text = first + (part.bracketed if runs_on else "")
        lead = number + _gap(number, text)
        yield Paragraph(style="Body", text=text, lead=lead if number else "", level=level)
    elif number:
        yield Paragraph(style="Body", lead=number, level=level)
    for line in others:
        yield Paragraph(style="Body", text=line)
    if part.clause and not runs_on:
        for line in lines(part.clause) if part.bare else (one_line(part.bracketed),):
            yield Paragraph(style="Duty", text=line)


def _gap(number: str, words: str) -> str:
    """What keeps a number from its words where they would run together: 第一章　总则, 1. 5G网络."""
    if _LAW.search(number):
        return "\u3000"
    return " " if words[:1].isdigit() and _BEFORE_DIGIT.search(number) else ""


def _annex(plan: Plan, units: tuple[UnitRow, ...]) -> Iterator[Block]:
    """附件: the units with the tasks that they lead and join, below a statement of how the lead is known."""
    yield BLANK
    yield Paragraph(style="Body", text=f"附件：{_UNITS}")
    yield Paragraph(style="Annex", text="附件")
    yield BLANK
    yield Paragraph(style="Title", text=_UNITS)
    yield BLANK
    yield Table(widths=fitted((12, 36, 14, 18, 29, 47), TEXT_WIDTH), rows=tuple(_unit_rows(plan, units)))


def _unit_rows(plan: Plan, units: tuple[UnitRow, ...]) -> Iterator[Row]:
    """The head and a row a unit.

    A reader looks for a table of tasks by the names of columns, in the first four rows. None of these four has the name
    of a unit in it, which might be such a name: 各责任单位.
    """
    rule = chinese(plan.lead_rule) if plan.lead_rule is not LeadRule.NONE else "本方案未指定牵头单位"
    yield Row(cells=[Cell(text=f"牵头规则：{rule}。", columns=6)], heads=True, whole=True)
    named = [Cell(text=name, style="CellHead", above=False) for name in ("序号", "名称", "层级", "性质")]
    yield Row(cells=[*named, Cell(text="承担分工情况", style="CellHead", columns=2)], heads=True, whole=True)
    below = [Cell(style="CellHead", above=True)] * 4
    counts = [Cell(text=name, style="CellHead") for name in ("牵头情况", "参与情况")]
    yield Row(cells=[*below, *counts], heads=True, whole=True)
    leads, joins = (sum(len(rows) for rows in side) for side in ((u.leads for u in units), (u.joins for u in units)))
    totals = ("合计", f"{len(units)}个", "", "", f"{leads}项", f"{joins}项")
    yield Row(cells=[Cell(text=text, style="CellCentred") for text in totals], whole=True)
    own = {each.unit for duty in plan.iter_duties() for each in duty.assignments}
    for number, unit in enumerate(units, 1):
        facts = (str(number), one_line(_named(unit, own)), chinese(unit.level), chinese(unit.kind))
        places = (_places(unit.leads), _places(unit.joins))
        yield Row(
            cells=[
                *(Cell(text=text, style="Cell" if index == 1 else "CellCentred") for index, text in enumerate(facts)),
                *(Cell(text=text) for text in places),
            ],
            whole=max(map(len, (*facts, *places))) <= SHORT,
        )


def _named(unit: UnitRow, own: set[str]) -> str:
    """The name of a unit, and behind that of a member its collective's, as printed."""
    if unit.name in own:
        return unit.name
    return f"{unit.name}（文中写作：{'、'.join(unit.printed)}）"


def _places(rows: tuple[DutyRow, ...]) -> str:
    """How many duties, and where they stand: 2项：一（二）；二（一）."""
    places = "；".join(dict.fromkeys(place_of(row) for row in rows))
    return f"{len(rows)}项：{places}" if rows else "无"


def place_of(row: DutyRow) -> str:
    """Where a duty stands in the plan, by its numbers: 一（二）."""
    return joined(row.path) or row.task.id


def joined(markers: Iterable[str]) -> str:
    """Numbers of headings as one: 一、 and （二） are 一（二）."""
    place = ""
    for marker in map(one_line, markers):
        place = (place.rstrip("、") if marker.startswith(("（", "(")) else place) + marker
    return place.rstrip("、.．")

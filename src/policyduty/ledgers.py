"""The ledger (任务分解表) of a plan: a row a duty, and one for whatever no duty answers for, so that nothing is lost.

What its cells say, in Chinese, before any format: units joined by 、, 等 where a list is open, remarks (备注).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import count

from attrs import frozen

from .model import Correction, Duty, Plan, Role, Section, Span, Task
from .views import DutyRow, TaskRow, UnitRow
from .wording import chinese, listed_name

UNASSIGNED = "未明确责任单位"


@frozen(kw_only=True)
class LedgerRow(TaskRow):
    """A duty, or a stretch of a task that no duty answers for (台账行)."""

    number: int | None
    """Running number of the duty in the plan, as in ``duty_table`` (序号); None without a duty."""
    duty: Duty | None
    text: str
    """What is to be done (工作内容)."""
    corrections: tuple[Correction, ...]
    """Corrections of what the row says (勘误)."""

    @property
    def leads(self) -> str:
        """The lead units (牵头单位); ends in 等 where the list is open and names nobody else. See ``listed_name``."""
        return self._listed(lead=True)

    @property
    def others(self) -> str:
        """The other units (责任单位): all of them where no lead is designated."""
        return self._listed(lead=False)

    @property
    def remark(self) -> str:
        """What a reader must know besides (备注): missing units, deadlines of the clause, corrections."""
        parts: list[str] = []
        if self.duty is None or not self.duty.assignments:
            parts.append(UNASSIGNED)
            if self.duty and self.duty.clause:
                parts.append(f"分工原文：{self.duty.clause}")
        if self.duty and self.duty.deadlines:
            parts.append("完成时限：" + "、".join(deadline.text for deadline in self.duty.deadlines))
        parts.extend(
            f"勘误：原文“{c.printed}”，更正为“{c.corrected}”（{chinese(c.certainty)}）" for c in self.corrections
        )
        return "\n".join(parts)

    def _names(self, *, lead: bool) -> list[str]:
        assignments, leads = self.duty.assignments if self.duty else (), Role.LEAD
        return [listed_name(a) for a in assignments if (a.role is leads) is lead]

    def _listed(self, *, lead: bool) -> str:
        names = self._names(lead=lead)
        goes_on = self.duty and self.duty.open_ended and names and not (lead and self._names(lead=False))
        return "、".join(names) + ("等" if goes_on else "")


def ledger(plan: Plan) -> tuple[LedgerRow, ...]:
    """Give the rows in document order."""
    return tuple(_rows(plan))


def _rows(plan: Plan) -> Iterator[LedgerRow]:
    corrections = _Corrections(plan)
    numbers = count(1)
    for task, sections in plan.walk():
        if isinstance(task, Section):
            continue
        for duty in task.duties:
            yield LedgerRow(
                number=next(numbers),
                sections=sections,
                task=task,
                duty=duty,
                text=task.text_of(duty),
                corrections=corrections.of(task, duty),
            )
        rest = _unassigned(task)
        if rest or not task.duties:
            yield LedgerRow(
                number=None,
                sections=sections,
                task=task,
                duty=None,
                text=rest,
                corrections=() if task.duties else corrections.of(task, None),
            )


def _unassigned(task: Task) -> str:
    """Give the parts of a task's text that none of its duties covers; bare punctuation between them is no part."""
    if not task.duties:
        return task.text
    covered = [duty.covers for duty in task.duties if duty.covers]
    if len(covered) < len(task.duties):
        return ""  # One of them answers for the whole text.
    parts: list[str] = []
    done = 0
    for start, end in sorted(covered):
        parts.append(task.text[done : max(start, done)])
        done = max(done, end)
    parts.append(task.text[done:])
    return "\n".join(part.strip() for part in parts if any(map(str.isalnum, part)))


class _Corrections:
    """The corrections of a plan, found by where they stand."""

    def __init__(self, plan: Plan) -> None:
        self._order = {correction.id: number for number, correction in enumerate(plan.corrections)}
        self._places: dict[tuple[str, str], list[tuple[int, int, Correction]]] = {}
        for number, each in enumerate(plan.corrections):
            if each.span:
                place = self._places.setdefault((each.span.source, each.span.place), [])
                place.append((each.span.start, number, each))
        for place in self._places.values():
            place.sort()
        self._longest = max((each.span.end - each.span.start for each in plan.corrections if each.span), default=0)

    def of(self, task: Task, duty: Duty | None) -> tuple[Correction, ...]:
        """Corrections in a duty's clause, and those in its task that lie in no clause at all."""
        if not self._order:
            return ()
        found = self._in(duty.span if duty else None)
        if outside := self._in(task.span):
            for clause in task.duties:
                for id in self._in(clause.span):
                    outside.pop(id, None)
            found |= outside
        return tuple(sorted(found.values(), key=lambda each: self._order[each.id]))

    def _in(self, span: Span | None) -> dict[str, Correction]:
        """Corrections that a span overlaps, by their ids."""
        found: dict[str, Correction] = {}
        place = self._places.get((span.source, span.place)) if span else None
        if span and place:
            at = bisect_left(place, (span.end,)) - 1
            while at >= 0 and place[at][0] + self._longest > span.start:
                correction = place[at][2]
                if correction.span and span.start < correction.span.end:
                    found[correction.id] = correction
                at -= 1
        return found


def task_list(rows: Iterable[DutyRow]) -> list[str]:
    """Name the tasks of some duties once each: ``1.2 提升基础教育阶段科学教育水平``; （2项） where there are two."""
    found: dict[str, list[Task]] = {}
    for row in rows:
        found.setdefault(row.task.id, []).append(row.task)
    return [task_label(tasks[0]) + (f"（{len(tasks)}项）" if len(tasks) > 1 else "") for tasks in found.values()]


def task_label(task: Task) -> str:
    """Name a task by its id and title, or by the beginning of its text where it has no title."""
    if task.title:
        return f"{task.id} {task.title}".rstrip()
    return f"{task.id} {task.text[:20]}{'…' if len(task.text) > 20 else ''}".rstrip()


def unit_note(row: UnitRow) -> str:
    """What is known of a unit besides (说明): what a collective stands for, other printed names, its note."""
    parts: list[str] = []
    if row.unit and row.unit.collective:
        parts.append("集合单位" + (f"：{'、'.join(row.unit.members)}" if row.unit.members else ""))
    if others := [name for name in row.printed if name != row.name]:
        parts.append("文中写作：" + "、".join(others))
    if row.unit and row.unit.note:
        parts.append(row.unit.note)
    return "\n".join(parts)

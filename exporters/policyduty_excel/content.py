"""What the sheets show (内容): the rows of the ledger as they come, and the same by unit."""

from collections.abc import Iterator

from attrs import define, field, frozen

from policyduty import Correction, LedgerRow, Plan, Role, Section, Span, Task, Unit, ledger

from .options import ExcelOptions
from .selection import Selection

_BATCH = 200
"""Tasks whose rows are held at a time."""


@frozen
class Line:
    """A row of the ledger and where it stands (行)."""

    index: int
    """From 0, among the rows that are shown."""
    number: int | None
    """Running number of its duty in the whole plan (序号)."""
    sections: tuple[Section, ...]
    row: LedgerRow

    @property
    def section_title(self) -> str:
        """See :attr:`policyduty.LedgerRow.section_title`."""
        return " / ".join(f"{section.marker}{section.title}" for section in self.sections)

    @property
    def deadlines(self) -> str:
        """Times of the duty's clause, or else those that its text names (完成时限)."""
        task, duty = self.row.task, self.row.duty
        if not (task.deadlines or (duty and duty.deadlines)):
            return ""
        named = (duty and duty.deadlines) or [each for each in task.deadlines if each.text in self.row.text]
        return "、".join(dict.fromkeys(each.text for each in named))


@frozen
class Held:
    """A duty that a unit has (单位的分工)."""

    line: Line
    role: Role
    printed: str
    proposed: bool


@define
class Holder:
    """A unit with its duties (单位)."""

    name: str
    unit: Unit | None
    leads: list[Held] = field(factory=list)
    joins: list[Held] = field(factory=list)


@define
class Content:
    """A plan as far as it is shown."""

    plan: Plan
    options: ExcelOptions
    selection: Selection

    @classmethod
    def of(cls, plan: Plan, options: ExcelOptions) -> "Content":
        """Raises UnknownName where nobody is called as the option ``unit`` says."""
        return cls(plan, options, Selection.of(plan, options))

    def lines(self) -> Iterator[Line]:
        """Give the rows in document order, a few tasks at a time: a plan of any length takes no more memory."""
        index = 0
        number = 0
        for batch in self._batches():
            tasks = [task for task, _ in batch]
            above = {task.id: sections for task, sections in batch}
            part = Plan(id="part", title="", tasks=tasks, corrections=self._corrections(tasks))
            for row in ledger(part):
                running = None if row.number is None else number + row.number
                if self.selection.takes(row.duty):
                    yield Line(index, running, above[row.task.id], row)
                    index += 1
            number += sum(len(task.duties) for task in tasks)

    def count_tasks(self) -> int:
        """How many tasks the plan has, shown or not."""
        return sum(isinstance(item, Task) for item, _ in walk(self.plan.sections, self.plan.tasks))

    def _batches(self) -> Iterator[list[tuple[Task, tuple[Section, ...]]]]:
        batch: list[tuple[Task, tuple[Section, ...]]] = []
        for item, sections in walk(self.plan.sections, self.plan.tasks):
            if isinstance(item, Task):
                batch.append((item, sections))
                if len(batch) == _BATCH:
                    yield batch
                    batch = []
        if batch:
            yield batch

    def _corrections(self, tasks: list[Task]) -> tuple[Correction, ...]:
        """Those that may stand in these tasks; the ledger looks at each for each row."""
        spans = [span for task in tasks for span in (task.span, *(duty.span for duty in task.duties)) if span]
        if not spans or not self.plan.corrections:
            return ()
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        return tuple(c for c in self.plan.corrections if c.span and _meets(c.span, start, end))


def walk(
    sections: tuple[Section, ...], tasks: tuple[Task, ...], above: tuple[Section, ...] = ()
) -> Iterator[tuple[Section | Task, tuple[Section, ...]]]:
    """Give what :meth:`policyduty.Plan.walk` gives, one by one: that lists all of a plan before it gives the first."""
    waiting = iter(tasks)
    task = next(waiting, None)
    for section in sections:
        start = section.span.start if section.span else -1
        while task is not None and task.span is not None and task.span.start < start:
            yield task, above
            task = next(waiting, None)
        yield section, above
        yield from walk(section.sections, section.tasks, (*above, section))
    while task is not None:
        yield task, above
        task = next(waiting, None)


def _meets(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


@frozen
class ByUnit:
    """The duties by unit and by task (按单位)."""

    holders: tuple[Holder, ...]
    """Most leads first, then most joins, then by first appearance."""
    tasks: tuple[tuple[Line, dict[str, Role]], ...]
    """The first row of each task with a duty, and the strongest role of each unit in it."""

    @classmethod
    def of(cls, content: Content) -> "ByUnit":
        """Go through the rows once."""
        known = {unit.name: unit for unit in content.selection.plan.units}
        given = {duty.id: duty.assignments for duty in content.selection.plan.iter_duties()}
        found: dict[str, Holder] = {}
        tasks: dict[str, tuple[Line, dict[str, Role]]] = {}
        for line in content.lines():
            duty = line.row.duty
            if duty is None:
                continue
            _, roles = tasks.setdefault(line.row.task.id, (line, {}))
            for each in given[duty.id]:
                name = each.unit
                holder = found.get(name) or found.setdefault(name, Holder(name, known.get(name)))
                held = Held(line, each.role, each.printed, each.proposed)
                (holder.leads if each.role is Role.LEAD else holder.joins).append(held)
                if name not in roles or _RANK[each.role] < _RANK[roles[name]]:
                    roles[name] = each.role
        holders = sorted(found.values(), key=lambda each: (-len(each.leads), -len(each.joins)))
        return cls(tuple(holders), tuple(tasks.values()))


_RANK = {Role.LEAD: 0, Role.CO: 1, Role.RESPONSIBLE: 2}

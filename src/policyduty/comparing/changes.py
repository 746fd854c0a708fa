"""What can change from one plan to another (改动): frozen values, and what follows from them, worked out when asked."""

from enum import StrEnum
from typing import Any

from attrs import field, frozen

from ..model import Plan, Section, Task
from ..model.checks import as_tuple
from ..views import TaskRow
from .duties import DeadlineChange, DutyChange, TargetChange, deadline_changes, duty_changes, target_changes
from .words import WordRun, reworded


class ChangeKind(StrEnum):
    """What happened to a task or section. Of several, each is named."""

    ADDED = "added"
    """新增"""
    REMOVED = "removed"
    """删除"""
    SPLIT = "split"
    """拆分"""
    MERGED = "merged"
    """合并"""
    MOVED = "moved"
    """移动: it stands in another section, or in another order among those that stayed."""
    RENUMBERED = "renumbered"
    """重新编号: its id or printed number follows from what else changed."""
    RETITLED = "retitled"
    """标题改写"""
    REWORDED = "reworded"
    """内容改写: its text, or the wording of its duties with the same units in the same roles."""
    REASSIGNED = "reassigned"
    """分工调整: units, their roles or order, how leads are known, what a duty answers for."""
    RESCHEDULED = "rescheduled"
    """时限调整"""
    RETARGETED = "retargeted"
    """指标调整"""
    EVIDENCE = "evidence"
    """仅出处不同: only where it was read from, and the like."""


QUIET = frozenset({ChangeKind.RENUMBERED, ChangeKind.EVIDENCE})
"""Kinds that are counted, and not listed where there is nothing else."""

_UNLISTED_FACTS = frozenset({"id", "lead_rule_span", "document.evidence", "sources"})


@frozen(kw_only=True)
class TaskChange:
    """A task that is not as it was (任务改动). The sections of its rows are bare: without what they hold."""

    before: tuple[TaskRow, ...] = field(converter=as_tuple)
    """Empty where it was added, several where they were merged."""
    after: tuple[TaskRow, ...] = field(converter=as_tuple)
    """Empty where it was removed, several where it was split."""
    kinds: tuple[ChangeKind, ...] = field(converter=as_tuple)

    @property
    def quiet(self) -> bool:
        """True where it has another number only, or other evidence."""
        return QUIET.issuperset(self.kinds)

    @property
    def title(self) -> tuple[WordRun, ...]:
        """How its title was reworded; titles of several are joined by a slash."""
        return reworded(*(" / ".join(row.task.title for row in rows) for rows in (self.before, self.after)))

    @property
    def text(self) -> tuple[WordRun, ...]:
        """How its text was reworded; texts of several are joined by a line feed."""
        return reworded(*("\n".join(row.task.text for row in rows) for rows in (self.before, self.after)))

    @property
    def duties(self) -> tuple[DutyChange, ...]:
        """Its duties that are not as they were, evidence apart."""
        return duty_changes(self._tasks(self.before), self._tasks(self.after))

    @property
    def deadlines(self) -> tuple[DeadlineChange, ...]:
        """Times in its text that were added, dropped or changed; those of targets too."""
        return deadline_changes(
            [each for task in self._tasks(self.before) for each in task.deadlines],
            [each for task in self._tasks(self.after) for each in task.deadlines],
        )

    @property
    def targets(self) -> tuple[TargetChange, ...]:
        """Targets that were added, dropped or changed."""
        return target_changes(
            [each for task in self._tasks(self.before) for each in task.targets],
            [each for task in self._tasks(self.after) for each in task.targets],
        )

    @staticmethod
    def _tasks(rows: tuple[TaskRow, ...]) -> tuple[Task, ...]:
        return tuple(row.task for row in rows)


@frozen(kw_only=True)
class SectionChange:
    """A section that is not as it was (部分改动), apart from what it holds."""

    before: Section | None
    """Bare: without its sections and tasks. None where it was added."""
    after: Section | None
    """None where it was removed."""
    kinds: tuple[ChangeKind, ...] = field(converter=as_tuple)

    @property
    def quiet(self) -> bool:
        """True where it has another number only, or other evidence."""
        return QUIET.issuperset(self.kinds)

    @property
    def title(self) -> tuple[WordRun, ...]:
        """How its title was reworded."""
        return reworded(self.before.title if self.before else "", self.after.title if self.after else "")

    @property
    def text(self) -> tuple[WordRun, ...]:
        """How its own words were reworded."""
        return reworded(self.before.text if self.before else "", self.after.text if self.after else "")


@frozen(kw_only=True)
class FactChange:
    """A fact of the plan or its document that is another now (要素改动)."""

    fact: str
    """The field of Plan, or of Document behind ``document.``: ``lead_rule``, ``document.number``, ``units``."""
    before: Any
    after: Any

    @property
    def quiet(self) -> bool:
        """True for evidence, and for the id that a plan is filed under."""
        return self.fact in _UNLISTED_FACTS


@frozen
class DiffOutline:
    """The order of a plan (结构): a bare section, the ids of its tasks, and the sections in it."""

    section: Section | None
    """None for the plan itself."""
    tasks: tuple[str, ...]
    inner: "tuple[DiffOutline, ...]"


Change = FactChange | SectionChange | TaskChange


@frozen(kw_only=True)
class Diff:
    """What changed from one plan to another (比对结果). False where nothing did.

    It holds all that differs, so that :func:`policyduty.apply` makes the one plan of the other.
    """

    before: Plan = field(repr=False)
    """The plan that it was taken from."""
    facts: tuple[FactChange, ...] = ()
    sections: tuple[SectionChange, ...] = ()
    """In the order of the later plan; what was removed, behind what stood before it."""
    tasks: tuple[TaskChange, ...] = ()
    """In the same order."""
    outline: DiffOutline | None = field(default=None, repr=False)
    """Of the later plan, where it is not that of the earlier one."""

    def __bool__(self) -> bool:
        return bool(self.facts or self.sections or self.tasks)

    @property
    def changes(self) -> tuple[Change, ...]:
        """All that changed: facts, sections, tasks."""
        return (*self.facts, *self.sections, *self.tasks)

    @property
    def listed(self) -> tuple[Change, ...]:
        """What is worth telling one by one: not quiet."""
        return tuple(change for change in self.changes if not change.quiet)

    @property
    def ids(self) -> tuple[str, str]:
        """Ids of the two plans."""
        return self.before.id, self._after("id", self.before.id)

    @property
    def headings(self) -> tuple[str, str]:
        """What to call the two plans."""
        title = self._after("title", self.before.title)
        document = self._after("document.title", self.before.document.title)
        return self.before.heading, title or document or self.ids[1]

    def _after(self, fact: str, unchanged: str) -> str:
        return next((str(change.after) for change in self.facts if change.fact == fact), unchanged)

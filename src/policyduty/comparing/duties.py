"""What changes within a task (任务内改动): units that join, leave or lead, other deadlines, other targets."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from attrs import evolve, field, frozen

from ..model import Assignment, Deadline, Duty, LeadRule, Role, Target, Task
from ..model.checks import as_tuple
from .matching import pair_texts
from .words import WordRun, reworded

T = TypeVar("T", Deadline, Target)
S = TypeVar("S")

_ALIKE = 0.4
"""Clauses, deadlines and targets of one task are few: that much makes one the other."""


class UnitChangeKind(StrEnum):
    """What happened to a unit in a duty."""

    JOINED = "joined"
    """新增单位"""
    LEFT = "left"
    """退出单位"""
    PROMOTED = "promoted"
    """改为牵头"""
    DEMOTED = "demoted"
    """不再牵头"""
    ROLE = "role"
    """角色改变, neither from lead nor to it"""
    PROPOSAL = "proposal"
    """拟定改变: it was proposed and is decided, or the reverse"""
    PRINTED = "printed"
    """写法改变: the same unit, printed otherwise"""


@frozen(kw_only=True)
class UnitChange:
    """A unit that is not in a duty as it was (单位变化). Units are told apart by canonical, then printed name."""

    unit: str
    before: Assignment | None
    after: Assignment | None

    @property
    def kind(self) -> UnitChangeKind:
        """What happened to it."""
        if self.before is None:
            return UnitChangeKind.JOINED
        if self.after is None:
            return UnitChangeKind.LEFT
        if self.before.role is self.after.role:
            same = self.before.proposed == self.after.proposed
            return UnitChangeKind.PRINTED if same else UnitChangeKind.PROPOSAL
        if self.after.role is Role.LEAD:
            return UnitChangeKind.PROMOTED
        return UnitChangeKind.DEMOTED if self.before.role is Role.LEAD else UnitChangeKind.ROLE


@frozen(kw_only=True)
class DeadlineChange:
    """A deadline that was added (no ``before``), dropped (no ``after``) or changed (时限改动)."""

    before: Deadline | None
    after: Deadline | None


@frozen(kw_only=True)
class TargetChange:
    """A target that was added (no ``before``), dropped (no ``after``) or changed (指标改动)."""

    before: Target | None
    after: Target | None


@frozen(kw_only=True)
class DutyChange:
    """A duty that is not as it was (分工改动); all of the tasks' duties where a task was split or merged."""

    before: tuple[Duty, ...] = field(converter=as_tuple)
    after: tuple[Duty, ...] = field(converter=as_tuple)
    scope: tuple[WordRun, ...] = ()
    """How the words changed that it answers for, where the task's text is what it was."""

    @property
    def units(self) -> tuple[UnitChange, ...]:
        """Units that are not as they were: first those that are there now, in printed order, then those that left.

        One that is printed as it was is the same unit, whatever name a registry gave it in one of the plans only.
        """
        before, after = _roster(self.before), _roster(self.after)
        gone = {a.printed: a for unit, a in before.items() if unit not in after}
        come = {a.printed for unit, a in after.items() if unit not in before}
        now = (UnitChange(unit=u, before=before.get(u) or gone.get(a.printed), after=a) for u, a in after.items())
        left = (
            UnitChange(unit=unit, before=a, after=None)
            for unit, a in before.items()
            if unit not in after and a.printed not in come
        )
        return tuple(change for change in (*now, *left) if not _same_part(change.before, change.after))

    @property
    def order(self) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Units that stayed in their role, as they were listed and as they are, where that changed (排序)."""
        if not len(self.before) == len(self.after) == 1:
            return None
        before, after = ({unit: a.role for unit, a in _roster(duties).items()} for duties in (self.before, self.after))
        stayed = before.items() & after.items()
        return self._changed(
            *(tuple(unit for unit, role in each.items() if (unit, role) in stayed) for each in (before, after))
        )

    @property
    def open_ended(self) -> tuple[bool, bool] | None:
        """Whether the list ended in 等, and whether it does, where that changed."""
        return self._changed(*(any(duty.open_ended for duty in duties) for duties in (self.before, self.after)))

    @property
    def rule(self) -> tuple[LeadRule, LeadRule] | None:
        """How the lead was known, and how it is, where that changed."""
        return self._changed(self.before[0].rule, self.after[0].rule) if self.before and self.after else None

    @property
    def clause(self) -> tuple[WordRun, ...]:
        """How the printed statement was reworded; several are joined by a line feed."""
        return reworded(*("\n".join(duty.clause for duty in duties) for duties in (self.before, self.after)))

    @property
    def deadlines(self) -> tuple[DeadlineChange, ...]:
        """Times in the clause that were added, dropped or changed."""
        return deadline_changes(
            *([d for duty in duties for d in duty.deadlines] for duties in (self.before, self.after))
        )

    @property
    def reassigned(self) -> bool:
        """True where more changed than words and times."""
        return (
            not (self.before and self.after)
            or any(change.kind is not UnitChangeKind.PRINTED for change in self.units)
            or self.order is not None
            or self.open_ended is not None
            or self.rule is not None
            or bool(self.scope)
        )

    @property
    def reclaused(self) -> bool:
        """True where the statement is printed otherwise; of several, where a unit is."""
        one_each = len(self.before) == len(self.after) == 1
        return bool(self.units) or (one_each and self.before[0].clause != self.after[0].clause)

    def _changed(self, before: S, after: S) -> tuple[S, S] | None:
        return None if before == after or not (self.before and self.after) else (before, after)


def duty_changes(before: Sequence[Task], after: Sequence[Task]) -> tuple[DutyChange, ...]:
    """Give the duties that are not as they were; only evidence, id and place among others may differ in the rest."""
    if len(before) == len(after) == 1:
        changes = _paired_duties(before[0], after[0])
    else:
        changes = [
            DutyChange(
                before=[d for task in before for d in task.duties], after=[d for task in after for d in task.duties]
            )
        ]
    return tuple(
        change
        for change in changes
        if (change.before or change.after) and (change.reassigned or change.reclaused or change.deadlines)
    )


def _paired_duties(before: Task, after: Task) -> list[DutyChange]:
    old, new = before.duties, after.duties
    pairs = {*pair_texts([duty.clause for duty in old], [duty.clause for duty in new], floor=_ALIKE)}
    paired = {i for i, _ in pairs}, {j for _, j in pairs}
    rest = [i for i in range(len(old)) if i not in paired[0]], [j for j in range(len(new)) if j not in paired[1]]
    pairs |= {*zip(*rest, strict=False)}
    counterparts = {j: old[i] for i, j in pairs}
    changes = [
        DutyChange(
            before=[counterparts[j]] if j in counterparts else [],
            after=[duty],
            scope=_scope(before, counterparts[j], after, duty) if j in counterparts else (),
        )
        for j, duty in enumerate(new)
    ]
    return changes + [DutyChange(before=[old[i]], after=[]) for i in rest[0][len(rest[1]) :]]


def _scope(before: Task, one: Duty, after: Task, other: Duty) -> tuple[WordRun, ...]:
    if before.text != after.text or one.covers == other.covers:
        return ()
    words = before.text_of(one), after.text_of(other)
    return reworded(*words) if words[0] != words[1] else ()


_RANK = {Role.LEAD: 0, Role.CO: 1, Role.RESPONSIBLE: 2}


def _roster(duties: Sequence[Duty]) -> dict[str, Assignment]:
    """Give each unit's assignment; the first of lead, co-responsible, responsible where it has several."""
    found: dict[str, Assignment] = {}
    for duty in duties:
        for each in duty.assignments:
            held = found.get(each.unit)
            if held is None or _RANK[each.role] < _RANK[held.role]:
                found[each.unit] = each
    return found


def _same_part(one: Assignment | None, other: Assignment | None) -> bool:
    if one is None or other is None:
        return False
    return (one.role, one.proposed, one.printed) == (other.role, other.proposed, other.printed)


def deadline_changes(before: Sequence[Deadline], after: Sequence[Deadline]) -> tuple[DeadlineChange, ...]:
    """Give the deadlines that are not as they were, evidence apart."""
    pairs = _paired([*map(_bare_deadline, before)], [*map(_bare_deadline, after)])
    return tuple(DeadlineChange(before=one, after=other) for one, other in pairs)


def target_changes(before: Sequence[Target], after: Sequence[Target]) -> tuple[TargetChange, ...]:
    """Give the targets that are not as they were, evidence apart."""
    pairs = _paired([*map(_bare_target, before)], [*map(_bare_target, after)])
    return tuple(TargetChange(before=one, after=other) for one, other in pairs)


def _bare_deadline(deadline: Deadline) -> Deadline:
    return evolve(deadline, span=None)


def _bare_target(target: Target) -> Target:
    return evolve(target, span=None, deadline=target.deadline and _bare_deadline(target.deadline))


def _paired(before: list[T], after: list[T]) -> list[tuple[T | None, T | None]]:
    """Pair what differs: the same words first, then alike ones, then one that stands alone on either side."""
    for each in [*before]:
        if each in after:
            before.remove(each)
            after.remove(each)
    pairs = pair_texts([each.text for each in before], [each.text for each in after], floor=_ALIKE)
    if not pairs and len(before) == len(after) == 1:
        pairs = ((0, 0),)
    counterparts = {j: before[i] for i, j in pairs}
    paired = {i for i, _ in pairs}
    now: list[tuple[T | None, T | None]] = [(counterparts.get(j), each) for j, each in enumerate(after)]
    gone: list[tuple[T | None, T | None]] = [(each, None) for i, each in enumerate(before) if i not in paired]
    return now + gone

"""Plans by section, by kind and by level (分组统计)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache

from attrs import define, field, frozen

from ..model import Assignment, Kind, Level, Plan, Role, Task
from .facts import UnitFacts


class GroupBy(StrEnum):
    """What to group by (分组方式)."""

    SECTION = "section"
    """By outermost section (按部分)."""
    KIND = "kind"
    """By what the units are (按单位性质)."""
    LEVEL = "level"
    """By their administrative level (按单位层级)."""


@frozen(kw_only=True)
class Group:
    """What falls to a section, or to the units of a kind or level (分组)."""

    key: str
    """Id of the section, or value of :class:`Kind` or :class:`Level`; empty for what is of none."""
    title: str
    """The section's marker and title; empty elsewhere."""
    tasks: int
    """Tasks with a duty (任务项数)."""
    duties: int
    """分工项数"""
    units: int
    """Different units (单位个数)."""
    leads: int
    """Times that a unit leads (牵头次数)."""
    joins: int
    """Times that a unit joins (参与次数)."""


def grouped(plan: Plan, by: GroupBy | str) -> tuple[Group, ...]:
    """Count a plan by section, in document order, or by kind or level of the units, in the order of their vocabulary.

    Level and kind are what the plan knows of a unit, or else what its name says. What is of no section, and units whose
    kind or level nobody knows, are counted last. Raises ValueError where ``by`` is none of these.
    """
    by = GroupBy(by)
    facts = UnitFacts(plan)
    of_unit = cache(facts.kind if by is GroupBy.KIND else facts.level)
    tallies = {key: _Tally(title) for key, title in _keys(plan, by)}
    for item, above in plan.walk():
        if isinstance(item, Task):
            section = above[0].id if above else ""
            for duty in item.duties:
                parts = {section: duty.assignments} if by is GroupBy.SECTION else _parted(duty.assignments, of_unit)
                for key, assignments in parts.items():
                    tallies[key].add(item.id, duty.id, assignments)
    return tuple(
        Group(
            key=str(key),
            title=tally.title,
            tasks=len(tally.tasks),
            duties=len(tally.duties),
            units=len(tally.units),
            leads=tally.leads,
            joins=tally.joins,
        )
        for key, tally in tallies.items()
        if tally.units or tally.title
    )


def _parted(
    assignments: Sequence[Assignment], of_unit: Callable[[str], str | None]
) -> Mapping[str, Sequence[Assignment]]:
    """A duty's assignments by what their units are."""
    parts: defaultdict[str, list[Assignment]] = defaultdict(list)
    for each in assignments:
        parts[of_unit(each.unit) or ""].append(each)
    return parts


def _keys(plan: Plan, by: GroupBy) -> Iterator[tuple[str, str]]:
    if by is GroupBy.SECTION:
        yield from ((section.id, f"{section.marker}{section.title}") for section in plan.sections)
    else:
        yield from ((word, "") for word in (Kind if by is GroupBy.KIND else Level))
    yield "", ""


@define
class _Tally:
    title: str
    tasks: set[str] = field(factory=set)
    duties: set[str] = field(factory=set)
    units: set[str] = field(factory=set)
    leads: int = 0
    joins: int = 0

    def add(self, task: str, duty: str, assignments: Sequence[Assignment]) -> None:
        if assignments:
            self.tasks.add(task)
            self.duties.add(duty)
            self.units.update([each.unit for each in assignments])
            leads = [each.role for each in assignments].count(Role.LEAD)
            self.leads += leads
            self.joins += len(assignments) - leads

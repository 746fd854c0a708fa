"""Workload (工作量): how much each unit leads and joins."""

from collections.abc import Mapping

from attrs import frozen

from ..model import Kind, Level, Plan, Role, Task
from .facts import UnitFacts

Counts = dict[str, int]


@frozen(kw_only=True)
class Workload:
    """How much a unit has to do (单位工作量)."""

    unit: str
    level: Level | None
    kind: Kind | None
    leads: int
    """Duties that it leads (牵头项数)."""
    joins: int
    """Duties in which it is co-responsible, or responsible without a lead (参与项数)."""
    sections: int
    """Outermost sections in which it has a duty (涉及部分)."""
    share: float
    """Its part of all assignments of the plan, from 0 to 1 (占比)."""


def workload(plan: Plan) -> tuple[Workload, ...]:
    """Give a row a unit that has a duty: most leads first, then most joins, then by first appearance.

    Level and kind are what the plan knows of a unit, or else what its name says.
    """
    leads, joins = counted(plan)
    touched: dict[str, set[str]] = {unit: set() for unit in leads}
    for item, above in plan.walk():
        if isinstance(item, Task):
            section = above[0].id if above else ""
            for duty in item.duties:
                for each in duty.assignments:
                    touched[each.unit].add(section)
    facts = UnitFacts(plan)
    total = sum(leads.values()) + sum(joins.values())
    return tuple(
        Workload(
            unit=unit,
            level=facts.level(unit),
            kind=facts.kind(unit),
            leads=leads[unit],
            joins=joins[unit],
            sections=len(touched[unit] - {""}),
            share=(leads[unit] + joins[unit]) / total,
        )
        for unit in ordered(leads, joins)
    )


def counted(plan: Plan) -> tuple[Counts, Counts]:
    """Count the duties that each unit leads and joins; both by unit, in the order of first appearance."""
    leads: Counts = {}
    joins: Counts = {}
    lead = Role.LEAD
    for duty in plan.iter_duties():
        for each in duty.assignments:
            unit = each.unit
            if unit not in leads:
                leads[unit] = joins[unit] = 0
            if each.role is lead:
                leads[unit] += 1
            else:
                joins[unit] += 1
    return leads, joins


def ordered(leads: Mapping[str, int], joins: Mapping[str, int]) -> tuple[str, ...]:
    """Units as every view has them: most leads first, then most joins, then by first appearance."""
    return tuple(sorted(leads, key=lambda unit: (-leads[unit], -joins[unit])))

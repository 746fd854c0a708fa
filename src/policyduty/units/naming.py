"""Naming (定名): a plan's units by the names that a registry gives them, and by any name that people ask for."""

from collections.abc import Iterable

from attrs import evolve

from ..errors import InvalidValue, UnknownName
from ..model import Assignment, Duty, Plan, Unit
from .collectives import expanded
from .folding import folded
from .rewriting import with_duties


class UnitIndex:
    """Finds units by their names and aliases, whatever the width of brackets and whatever blanks stand in them.

    Raises InvalidValue where two units share a name.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._names: dict[str, str] = {}
        for unit in units:
            for name in unit.names:
                owner = self._names.setdefault(folded(name), unit.name)
                if owner != unit.name:
                    raise InvalidValue(
                        "name {name!r} is shared by units {first!r} and {second!r}",
                        name=name,
                        first=owner,
                        second=unit.name,
                    )

    def canonical(self, printed: str) -> str | None:
        """The canonical name of the unit that a printed name means; None where the registry does not know it."""
        return self._names.get(folded(printed)) if self._names else None


def named_by(plan: Plan, units: Iterable[Unit]) -> Plan:
    """Give a plan whose assignments have the names that a registry gives their units; what it does not know stays.

    What the registry knows of the units that it names is added to the plan's own. Raises InvalidValue where two units
    of the registry share a name.
    """
    registry = {unit.name: unit for unit in units}
    index = UnitIndex(registry.values())

    def named(assignment: Assignment) -> Assignment:
        canonical = index.canonical(assignment.unit)
        return assignment if canonical in (None, assignment.unit) else evolve(assignment, unit=canonical)

    def renamed(duty: Duty) -> Duty:
        assignments = [*map(named, duty.assignments)]
        same = all(new is old for new, old in zip(assignments, duty.assignments, strict=True))
        return duty if same else evolve(duty, assignments=assignments)

    plan = with_duties(plan, renamed)
    known = {unit.name for unit in plan.units}
    mentioned = dict.fromkeys(each.unit for duty in plan.iter_duties() for each in duty.assignments)
    added = [registry[name] for name in mentioned if name in registry and name not in known]
    return evolve(plan, units=(*plan.units, *added)) if added else plan


def unit_named(plan: Plan, name: str, *, members: bool = False) -> str:
    """Give the canonical name of the unit of a plan that a name means.

    It may be its own name, an alias or a printed name, whatever the width of its brackets and whatever blanks stand in
    it; a unit's own name goes before others' aliases. With ``members`` a known member of a collective is found too,
    though it stands in no duty itself. Raises UnknownName, with the nearest names, where nobody is called so.
    """
    assignments = [each for duty in plan.iter_duties() for each in duty.assignments]
    full = expanded(plan) if members else plan
    named = dict.fromkeys(
        each.unit for part in (plan, full) for duty in part.iter_duties() for each in duty.assignments
    )
    known = {folded(unit): unit for unit in reversed(named)}
    for unit in full.units:
        for alias in unit.aliases if unit.name in named else ():
            known.setdefault(folded(alias), unit.name)
    for each in assignments:
        known.setdefault(folded(each.printed), each.unit)
    found = known.get(folded(name))
    if not known:
        raise UnknownName("the plan has no unit {name!r}; it names none at all", name=name)
    if found is None:
        raise UnknownName.among("the plan has no unit {name!r}; {hint}", name, [*dict.fromkeys(known.values())])
    return found

"""Whose duties are shown (选取): one unit's by any of its names, and collectives by their members."""

from collections.abc import Mapping

from attrs import frozen

from policyduty import Duty, Plan, unit_named

from .options import ExcelOptions


@frozen
class Selection:
    """Which duties to take, and for whom they stand."""

    name: str | None
    """Canonical name of the one unit; None for all."""
    names: frozenset[str]
    """Units whose duties are taken: the one, and with ``expand`` the collectives that it is a member of."""
    members: Mapping[str, tuple[str, ...]]
    """Known members of collectives, with ``expand``."""

    @classmethod
    def of(cls, plan: Plan, options: ExcelOptions) -> "Selection":
        """Raises UnknownName, with the nearest names, where nobody in the plan is called so."""
        members = {unit.name: unit.members for unit in plan.units if unit.members}
        expanded = members if options.expand else {}
        if options.unit is None:
            return cls(None, frozenset(), expanded)
        name = unit_named(plan, options.unit, members=options.expand)
        return cls(name, frozenset({name, *(c for c, each in expanded.items() if name in each)}), expanded)

    def takes(self, duty: Duty | None) -> bool:
        """True for a duty to show; rows without one are shown where all are."""
        return self.name is None or (duty is not None and any(each.unit in self.names for each in duty.assignments))

    def stands_for(self, unit: str) -> tuple[str, ...]:
        """Name whom a unit's duties are shown for."""
        return self.members.get(unit) or (unit,)

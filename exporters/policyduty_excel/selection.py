"""Whose duties are shown (选取): one unit's by any of its names, and collectives by their members."""

from attrs import frozen

from policyduty import Duty, Plan, expanded, narrowed
from policyduty.units import members_in, unit_named

from .options import ExcelOptions


@frozen(kw_only=True)
class Selection:
    """Which duties to take, and for whom they stand."""

    name: str | None
    """Canonical name of the one unit; None for all."""
    names: frozenset[str]
    """Whom it stands for: itself, and with ``expand`` the members of a collective."""
    plan: Plan
    """What the views are of: the duties that are shown, and with ``expand`` the known members of collectives."""
    duties: frozenset[str]
    """Ids of the one unit's duties."""

    @classmethod
    def of(cls, plan: Plan, options: ExcelOptions) -> "Selection":
        """Raises UnknownName, with the nearest names, where nobody in the plan is called so."""
        full = expanded(plan) if options.expand else plan
        if options.unit is None:
            return cls(name=None, names=frozenset(), plan=full, duties=frozenset())
        name = unit_named(plan, options.unit, members=options.expand)
        names = frozenset(members_in(plan, name)) if options.expand else frozenset({name})
        part = narrowed(full, *names)
        return cls(name=name, names=names, plan=part, duties=frozenset(duty.id for duty in part.iter_duties()))

    def takes(self, duty: Duty | None) -> bool:
        """True for a duty to show; rows without one are shown where all are."""
        return self.name is None or (duty is not None and duty.id in self.duties)

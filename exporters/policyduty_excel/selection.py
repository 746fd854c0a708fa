"""Whose duties are shown (选取): one unit's by any of its names, and collectives by their members."""

import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from attrs import frozen

from policyduty import Duty, OptionError, Plan

from .options import ExcelOptions

_HINTS = 5
"""Names to tell where nothing is like the wrong one."""


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
        """Raises OptionError, with the nearest names, where nobody in the plan is called so."""
        members = {unit.name: unit.members for unit in plan.units if unit.members}
        expanded = members if options.expand else {}
        if options.unit is None:
            return cls(None, frozenset(), expanded)
        name = _resolved(plan, options.unit, members, expand=options.expand)
        return cls(name, frozenset({name, *(c for c, each in expanded.items() if name in each)}), expanded)

    def takes(self, duty: Duty | None) -> bool:
        """True for a duty to show; rows without one are shown where all are."""
        return self.name is None or (duty is not None and any(each.unit in self.names for each in duty.assignments))

    def stands_for(self, unit: str) -> tuple[str, ...]:
        """Name whom a unit's duties are shown for."""
        return self.members.get(unit) or (unit,)


def _resolved(plan: Plan, wanted: str, members: Mapping[str, tuple[str, ...]], *, expand: bool) -> str:
    """Give the canonical name for a name, an alias or a printed name, whatever the width of its brackets."""
    known: dict[str, str] = {}
    for name, canonical in _names(plan):
        known.setdefault(_folded(name), canonical)
    folded = _folded(wanted)
    if folded in known:
        return known[folded]
    listed = {_folded(name): name for each in members.values() for name in each}
    if folded in listed and expand:
        return listed[folded]
    if folded in listed:
        expected = "expand=true"
    else:
        near = get_close_matches(folded, {**known, **listed}, n=3, cutoff=0.4)
        expected = ", ".join([{**listed, **known}[each] for each in near] or [*dict.fromkeys(known.values())][:_HINTS])
    raise OptionError(
        "{format}: option {key}: found {found!r}, expected {expected}",
        format="excel",
        key="unit",
        found=wanted,
        expected=expected,
    )


def _names(plan: Plan) -> Iterator[tuple[str, str]]:
    """Names and whom they mean: those of the registry first."""
    for unit in plan.units:
        yield unit.name, unit.name
    for unit in plan.units:
        for alias in unit.aliases:
            yield alias, unit.name
    for duty in plan.iter_duties():
        for each in duty.assignments:
            yield each.unit, each.unit
            yield each.printed, each.unit


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()

"""Pairs of units that work together (协作单位对)."""

from collections import Counter

from attrs import frozen

from ..collector import paused
from ..model import Plan, Role
from .workloads import Counts


@frozen
class Pair:
    """Two units that share duties (单位对)."""

    first: str
    second: str
    """The one that the plan names later."""
    duties: int
    """Duties that both have a part in (共同分工项数)."""


@frozen
class Meetings:
    """What one pass over a plan says of who meets whom."""

    leads: Counts
    joins: Counts
    """As :func:`.workloads.counted` gives them."""
    pairs: tuple[Pair, ...]


def pairs(plan: Plan) -> tuple[Pair, ...]:
    """Give a row two units that share a duty: those that share most first, then by first appearance."""
    return meetings(plan).pairs


def meetings(plan: Plan) -> Meetings:
    """Go over a plan once, for the pairs of units and for what each has to do."""
    numbers: dict[str, int] = {}
    later: list[list[int]] = []
    leads: list[int] = []
    every: list[int] = []
    lead = Role.LEAD
    with paused():
        for duty in plan.iter_duties():
            named = []
            for each in duty.assignments:
                try:
                    number = numbers[each.unit]
                except KeyError:
                    number = numbers[each.unit] = len(numbers)
                    later.append([])
                    leads.append(0)
                named.append(number)
                if each.role is lead:
                    leads[number] += 1
            every += named
            # Whom a unit meets is gathered at the one that the plan names first, to be counted at once: pair by pair
            # takes several times as long.
            met = sorted(set(named), reverse=True)
            while met:
                later[met.pop()] += met
        names = [*numbers]
        rows = [
            Pair(names[first], names[second], duties)
            for first, others in enumerate(later)
            for second, duties in sorted(Counter(others).items())
        ]
        rows.sort(key=_fewer)
        totals = Counter(every)
        return Meetings(
            leads=dict(zip(names, leads, strict=True)),
            joins={name: totals[number] - leads[number] for number, name in enumerate(names)},
            pairs=tuple(rows),
        )


def _fewer(pair: Pair) -> int:
    return -pair.duties

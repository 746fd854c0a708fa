"""Collectives (集合单位): who stands behind 各县(市)人民政府, and a plan in which they are named one by one.

Members are known because a registry lists them, or by a rule from what it states of its units: 州级各部门 are its
departments of that level, 各县(市)人民政府 its governments. A rule knows no more than the registry: a unit that is
lacking there is lacking here, and where the units may be of different places, no rule holds. Nobody can know who
有关部门, 相关单位 or 各成员单位 are; unless they are listed, these stay unknown.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import partial

from attrs import evolve, frozen

from ..locale import gettext, language
from ..model import Assignment, Duty, Kind, Level, Plan, Role, Unit
from ..scripts import simplified
from ..wording import chinese
from .folding import folded
from .forms import unit_form
from .prefixes import same_place
from .rewriting import with_duties


class Membership(StrEnum):
    """How the members of a collective are known (成员来源)."""

    LISTED = "listed"
    """The registry lists them."""
    RULE = "rule"
    """They are what the registry has of a level and kind."""
    UNKNOWN = "unknown"


@frozen(kw_only=True)
class Members:
    """Who a collective stands for, as far as that is known (成员)."""

    known: tuple[str, ...] = ()
    """Names, in the registry's order."""
    how: Membership = Membership.UNKNOWN
    level: Level | None = None
    """Level of the units that a rule takes."""
    governments: bool = False
    """True where the rule takes governments, false where it takes their departments."""

    @property
    def rule(self) -> str:
        """The rule in words, in the reader's language; empty where none was used."""
        if self.level is None:
            return ""
        level = chinese(self.level) if language() == "zh" else self.level.value
        if self.governments:
            return gettext("the governments of level {level} in the registry").format(level=level)
        return gettext("the government departments of level {level} in the registry").format(level=level)


def members_of(name: str, units: Iterable[Unit], *, on: date | None = None) -> Members:
    """Say who the units are that a collective's name stands for, by a registry.

    ``name`` is any of its names, listed or not. A rule leaves out units that did not exist ``on`` a day. What is no
    collective has no members.
    """
    return Roster(units, on).members(name)


def expanded(plan: Plan, units: Iterable[Unit] = ()) -> Plan:
    """Give a plan in which collectives are replaced by their members, as far as the plan or ``units`` know them.

    Each member has the collective's role, and its name as ``printed``. A unit that the duty names itself keeps the
    role that it has there, and no member stands in one role twice; positions are counted anew. What is known of the
    members is added to the plan's units. Collectives whose members are unknown stay, as does all of a plan without any.
    """
    roster = roster_of(plan, units)

    def shared_out(duty: Duty) -> Duty:
        shares = roster.shares(duty)
        if shares is None:
            return duty
        assignments = [evolve(each, unit=name, position=n) for n, (name, each) in enumerate(shares, 1)]
        return evolve(duty, assignments=assignments)

    rewritten = with_duties(plan, shared_out)
    if rewritten is plan:
        return plan
    known = {unit.name for unit in plan.units}
    mentioned = dict.fromkeys(each.unit for duty in rewritten.iter_duties() for each in duty.assignments)
    added = [roster.units[name] for name in mentioned if name in roster.units and name not in known]
    return evolve(rewritten, units=(*plan.units, *added))


def members_in(plan: Plan, name: str) -> tuple[str, ...]:
    """Name who has a unit's duties in ``expanded(plan)``: a collective's known members, down to the last; or itself."""
    return roster_of(plan).leaves(name) or (name,)


def roster_of(plan: Plan, units: Iterable[Unit] = ()) -> "Roster":
    """Give who is who in a plan, by what it and a registry know, members that collectives list included."""
    return Roster(_with_members((*plan.units, *units)), plan.document.dated)


def _with_members(units: tuple[Unit, ...]) -> Iterator[Unit]:
    """Units, and behind them the members that collectives list, with what is said of them all."""
    yield from units
    for unit in units:
        level = None if unit.level is Level.MIXED else unit.level
        for member in _listed(unit):
            many = unit_form(member).collective
            yield Unit(name=member, level=level, kind=unit.kind, parent=unit.parent, collective=many)


def _listed(unit: Unit) -> Iterator[str]:
    """The members that a registry lists; a blank one is nobody."""
    return (member for member in unit.members if member.strip())


_NOT_TOLD = re.compile("有关|相关|其[他它余]|涉及|成员|责任|主管|行业|职能|牵头|配合|沿[江海河黄湖边]")
"""Words that choose among units, by what nobody can see in the name."""
_GOVERNMENTS = ("人民政府", "政府", "行政公署", "行署", "办事处")
_DEPARTMENTS = ("局", "委", "委员会", "办", "办公室", "办公厅", "厅", "部", "署")


class Roster:
    """Units by their names, with the members of their collectives. The first unit of a name or alias has it."""

    def __init__(self, units: Iterable[Unit], on: date | None) -> None:
        self.units: dict[str, Unit] = {}
        for unit in units:
            known = self.units.setdefault(unit.name, unit)
            if unit.members and not known.members and known.collective:
                self.units[unit.name] = unit  # a plan names a collective, and the registry says who that is
        self._on = on
        self._named = {folded(unit.name): unit for unit in reversed(self.units.values())}
        for unit in self.units.values():
            for alias in unit.aliases:
                self._named.setdefault(folded(alias), unit)
        self._members: dict[str, Members] = {}
        self._leaves: dict[str, tuple[str, ...]] = {}

    def members(self, name: str) -> Members:
        """Members of a collective; they may be collectives again."""
        if name not in self._members:
            unit = self._named.get(folded(name))
            if unit and unit.members:
                found = Members(known=tuple(dict.fromkeys(map(self._canonical, _listed(unit)))), how=Membership.LISTED)
            elif unit is None or unit.collective:
                found = self._by_rule(unit.name if unit else name)
            else:
                found = Members()
            self._members[name] = found
        return self._members[name]

    def leaves(self, name: str) -> tuple[str, ...]:
        """Members of a collective, and for those that are collectives theirs; none where they are unknown."""
        seen = {name}
        leaves = []
        waiting = [*reversed(self.members(name).known)]
        while waiting:
            member = waiting.pop()
            if member not in seen:  # a registry may send us round in a circle
                seen.add(member)
                below = self.members(member).known
                waiting += reversed(below)
                if not below:
                    leaves.append(member)
        return tuple(leaves)

    def shares(self, duty: Duty) -> list[tuple[str, Assignment]] | None:
        """Say who has a duty's assignments, in order, with members for collectives; None where it names none."""
        members = {each.unit: self._leaves_of(each.unit) for each in duty.assignments}
        if not any(members.values()):
            return None
        given = {(name, role) for name, known in members.items() if not known for role in Role}
        shares = []
        for each in duty.assignments:
            if not members[each.unit]:
                shares.append((each.unit, each))
            for name in members[each.unit]:
                if (name, each.role) not in given:
                    given.add((name, each.role))
                    shares.append((name, each))
        return shares

    def _leaves_of(self, name: str) -> tuple[str, ...]:
        """Remember leaves: plans name the same units again and again."""
        if name not in self._leaves:
            self._leaves[name] = self.leaves(name)
        return self._leaves[name]

    def _canonical(self, name: str) -> str:
        unit = self._named.get(folded(name))
        return unit.name if unit else name

    def _by_rule(self, name: str) -> Members:
        form = unit_form(name)
        governments = form.ending in _GOVERNMENTS
        of_form = form.collective and not form.stem and (governments or form.ending == "部门")
        if not of_form or form.level in (None, Level.MIXED) or _NOT_TOLD.search(simplified(name)):
            return Members()
        is_meant = partial(_governs, areas=simplified(name)) if governments else _is_department
        known = [unit for unit in self._of_level(form.level) if is_meant(unit)]
        homes = {_above(unit) for unit in known} if governments else {_home(unit) for unit in known} - {""}
        homes |= {form.place} if form.place else set()
        first = next(iter(homes), "")
        if not known or not all(same_place(first, home) for home in homes):
            return Members()
        return Members(
            known=tuple(unit.name for unit in known),
            how=Membership.RULE,
            level=form.level,
            governments=governments,
        )

    def _of_level(self, level: Level | None) -> Iterator[Unit]:
        """What the registry states to be of the government at a level, and there on the day."""
        for unit in self.units.values():
            there = self._on is None or unit.existed_on(self._on)
            if there and unit.level is level and unit.kind is Kind.GOVERNMENT and not unit.collective:
                yield unit


def _governs(unit: Unit, areas: str) -> bool:
    """True for the government of an area of one of the sorts that a collective's name has: 县 and 市 of 各县(市)."""
    form = unit_form(unit.name)
    return form.place[-1:] in {*areas} and form.ending in _GOVERNMENTS and not form.stem


def _is_department(unit: Unit) -> bool:
    form = unit_form(unit.name)
    return form.ending in _DEPARTMENTS and form.stem != ""


def _home(unit: Unit) -> str:
    """The place that a department is of, where one of its names says so."""
    forms = map(unit_form, unit.names)
    return next((form.place for form in forms if form.place and form.level is unit.level), "")


def _above(unit: Unit) -> str:
    """The place whose government an area's is under."""
    return unit_form(unit.parent or "").place or unit.parent or ""

"""Coverage (覆盖): which units of a registry have a duty, and which have none."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from attrs import frozen

from ..model import Kind, Level, Plan, Role, Unit
from ..units import unit_form
from ..units.collectives import roster_of
from ..units.naming import named_by
from .workloads import counted


@frozen(kw_only=True)
class Coverage:
    """What a unit of a registry has to do with a plan (单位覆盖)."""

    unit: str
    level: Level | None
    kind: Kind | None
    leads: int
    joins: int
    through: tuple[str, ...]
    """Collectives that it has duties through, as the plan names them (经由集合单位); their duties are in the counts."""

    @property
    def covered(self) -> bool:
        """True where it has a duty."""
        return self.leads + self.joins > 0


def coverage(plan: Plan, units: Iterable[Unit] = ()) -> tuple[Coverage, ...]:
    """Give a row a unit of the registry, which is ``units`` and what the plan itself knows, in its order.

    Members of a collective are units of the registry too, and have its duties. Left out are collectives without a duty
    of their own, and units that no longer or not yet were there on the day of the document.
    Raises InvalidValue where two units of the registry share a name.
    """
    registry = {unit.name: unit for unit in (*units, *plan.units)}
    named = named_by(plan, registry.values())
    roster = roster_of(named, registry.values())
    own_leads, own_joins = counted(named)
    leads: Counter[str] = Counter()
    joins: Counter[str] = Counter()
    for duty in named.iter_duties():
        for name, each in roster.shares(duty) or ((each.unit, each) for each in duty.assignments):
            (leads if each.role is Role.LEAD else joins)[name] += 1
    members = {
        name: roster.members(name).known
        for name in dict.fromkeys((*registry, *own_leads))
        if (registry[name].collective if name in registry else unit_form(name).collective)
    }
    through: dict[str, list[str]] = {}
    for name in own_leads:
        for member in members.get(name, ()):
            through.setdefault(member, []).append(name)
    dated = plan.document.dated or plan.document.published
    rows = []
    for name in dict.fromkeys(chain(registry, *members.values())):
        unit = registry.get(name) or roster.units.get(name) or Unit(name=name)
        if (unit.collective and name not in own_leads) or not (dated is None or unit.existed_on(dated)):
            continue
        rows.append(
            Coverage(
                unit=name,
                level=unit.level or unit_form(name).level,
                kind=unit.kind or unit_form(name).kind,
                leads=own_leads[name] if unit.collective else leads[name],
                joins=own_joins[name] if unit.collective else joins[name],
                through=tuple(through.get(name, ())),
            )
        )
    return tuple(rows)

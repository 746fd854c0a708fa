"""Coverage (覆盖): which units of a registry have a duty, and which have none."""

from collections.abc import Iterable
from itertools import chain

from attrs import frozen

from ..model import Kind, Level, Plan, Unit
from ..units import expanded, named_by, unit_form
from ..units.collectives import Roster
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
    own_leads, own_joins = counted(named)
    dated = plan.document.dated or plan.document.published
    roster = Roster(registry.values(), dated)
    members = {
        name: roster.members(name).known
        for name in dict.fromkeys((*registry, *own_leads))
        if (registry[name].collective if name in registry else unit_form(name).collective)
    }
    through: dict[str, list[str]] = {}
    for name in own_leads:
        for member in members.get(name, ()):
            through.setdefault(member, []).append(name)
    full = expanded(named, registry.values())
    leads, joins = counted(full)
    known = {unit.name: unit for unit in full.units} | registry
    rows = []
    for name in dict.fromkeys(chain(registry, *members.values())):
        unit = known.get(name) or Unit(name=name)
        if (unit.collective and name not in own_leads) or not (dated is None or unit.existed_on(dated)):
            continue
        rows.append(
            Coverage(
                unit=name,
                level=unit.level or unit_form(name).level,
                kind=unit.kind or unit_form(name).kind,
                leads=(own_leads if unit.collective else leads).get(name, 0),
                joins=(own_joins if unit.collective else joins).get(name, 0),
                through=tuple(through.get(name, ())),
            )
        )
    return tuple(rows)

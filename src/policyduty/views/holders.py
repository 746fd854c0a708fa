"""Units as rows (单位行): who has which duties."""

from attrs import frozen

from ..model import Kind, Level, Plan, Role, Unit
from ..units import expanded, unit_named
from .duties import DutyRow, duty_table


@frozen(kw_only=True)
class UnitRow:
    """A unit with the duties it has (单位行)."""

    name: str
    unit: Unit | None
    """What the plan knows of it."""
    leads: tuple[DutyRow, ...]
    """Duties that it leads (牵头)."""
    joins: tuple[DutyRow, ...]
    """Duties in which it is co-responsible, or responsible without a lead (配合、责任)."""
    printed: tuple[str, ...]
    """The names that the document prints for it (文中写作), once each, by first appearance."""

    @property
    def level(self) -> Level | None:
        """Its administrative level (层级), where the plan knows it."""
        return self.unit.level if self.unit else None

    @property
    def kind(self) -> Kind | None:
        """What it is (性质), where the plan knows it."""
        return self.unit.kind if self.unit else None


def unit_table(plan: Plan) -> tuple[UnitRow, ...]:
    """Give a row a unit that has a duty: most leads first, then most joins, then by first appearance."""
    found: dict[str, tuple[list[DutyRow], list[DutyRow], dict[str, None]]] = {}
    for row in duty_table(plan):
        for assignment in row.duty.assignments:
            if assignment.unit not in found:
                found[assignment.unit] = [], [], {}
            leads, joins, printed = found[assignment.unit]
            (leads if assignment.role is Role.LEAD else joins).append(row)
            printed[assignment.printed] = None
    known = {unit.name: unit for unit in plan.units}
    rows = [
        UnitRow(name=name, unit=known.get(name), leads=tuple(leads), joins=tuple(joins), printed=tuple(printed))
        for name, (leads, joins, printed) in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.leads), -len(row.joins))))


def unit_row(plan: Plan, name: str, *, expand: bool = False) -> UnitRow:
    """Give a unit's duties; ``name`` is any of its names, as :func:`unit_named` takes them.

    With ``expand`` it has those of the collectives that it is a known member of too, in their roles; a collective that
    is asked for itself has its own. Raises UnknownName, with the nearest names, where nobody in the plan is called so.
    """
    canonical = unit_named(plan, name, members=expand)
    rows = (*(unit_table(expanded(plan)) if expand else ()), *unit_table(plan))
    return next(row for row in rows if row.name == canonical)

"""Views (视图): a plan as rows, the way people ask for it. Pure functions; every exporter and command shows these."""

from collections.abc import Mapping

from attrs import frozen

from .model import Duty, Kind, Level, Plan, Role, Section, Task, Unit
from .units import unit_named


@frozen(kw_only=True)
class TaskRow:
    """A task with the sections that stand above it (任务行)."""

    sections: tuple[Section, ...]
    """Outermost first."""
    task: Task

    @property
    def path(self) -> tuple[str, ...]:
        """Heading markers above the task's text and its own, as printed: ``("二、", "(一)")``."""
        markers = (*(section.marker for section in self.sections), self.task.marker)
        return tuple(marker for marker in markers if marker)

    @property
    def section_title(self) -> str:
        """Titles of the sections, outermost first, with their markers (行动): ``一、青少年科学素质提升行动``."""
        return " / ".join(f"{section.marker}{section.title}" for section in self.sections)

    @property
    def task_title(self) -> str:
        """The task's marker and title (任务): ``（二）提升基础教育阶段科学教育水平``."""
        return f"{self.task.marker}{self.task.title}"


@frozen(kw_only=True)
class DutyRow(TaskRow):
    """A duty with what stands above it (分工行)."""

    number: int
    """Running number in the plan, from 1 (序号)."""
    duty: Duty

    @property
    def text(self) -> str:
        """What the duty answers for (工作内容)."""
        return self.task.text_of(self.duty)


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

    @property
    def level(self) -> Level | None:
        """Its administrative level (层级), where the plan knows it."""
        return self.unit.level if self.unit else None

    @property
    def kind(self) -> Kind | None:
        """What it is (性质), where the plan knows it."""
        return self.unit.kind if self.unit else None


@frozen(kw_only=True)
class MatrixRow(TaskRow):
    """A task with the role of each unit in it (矩阵行)."""

    roles: Mapping[str, Role]
    """By unit name. A unit with several duties in the task has the first of lead, co-responsible, responsible."""


@frozen(kw_only=True)
class Matrix:
    """Who has which role in which task (责任矩阵)."""

    units: tuple[str, ...]
    """Names of the units, in the order of :func:`unit_table`: the columns."""
    rows: tuple[MatrixRow, ...]
    """The tasks with a duty, in document order."""


def duty_table(plan: Plan) -> tuple[DutyRow, ...]:
    """Give a row a duty, in document order."""
    rows: list[DutyRow] = []
    for item, sections in plan.walk():
        if isinstance(item, Task):
            for duty in item.duties:
                rows.append(DutyRow(number=len(rows) + 1, sections=sections, task=item, duty=duty))
    return tuple(rows)


def matrix(plan: Plan) -> Matrix:
    """Give the matrix of tasks and units."""
    rows: list[MatrixRow] = []
    for item, sections in plan.walk():
        if isinstance(item, Task) and item.duties:
            roles: dict[str, Role] = {}
            for duty in item.duties:
                for each in duty.assignments:
                    held = roles.get(each.unit)
                    if held is None or _RANK[each.role] < _RANK[held]:
                        roles[each.unit] = each.role
            rows.append(MatrixRow(sections=sections, task=item, roles=roles))
    return Matrix(units=tuple(row.name for row in unit_table(plan)), rows=tuple(rows))


_RANK = {Role.LEAD: 0, Role.CO: 1, Role.RESPONSIBLE: 2}


def unit_table(plan: Plan) -> tuple[UnitRow, ...]:
    """Give a row a unit that has a duty: most leads first, then most joins, then by first appearance."""
    leads: dict[str, list[DutyRow]] = {}
    joins: dict[str, list[DutyRow]] = {}
    for row in duty_table(plan):
        for assignment in row.duty.assignments:
            leads.setdefault(assignment.unit, [])
            joins.setdefault(assignment.unit, [])
            (leads if assignment.role is Role.LEAD else joins)[assignment.unit].append(row)
    known = {unit.name: unit for unit in plan.units}
    rows = [
        UnitRow(name=name, unit=known.get(name), leads=tuple(led), joins=tuple(joins[name]))
        for name, led in leads.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.leads), -len(row.joins))))


def unit_row(plan: Plan, name: str, *, expand: bool = False) -> UnitRow:
    """Give a unit's duties; ``name`` is any of its names, as :func:`unit_named` takes them.

    With ``expand`` the duties of collectives that it is known to be a member of are its own too, as one who joins.
    Raises UnknownName, with the nearest names, where nobody in the plan is called so.
    """
    canonical = unit_named(plan, name, members=expand)
    rows = {row.name: row for row in unit_table(plan)}
    found = rows.get(canonical) or UnitRow(name=canonical, unit=plan.unit(canonical), leads=(), joins=())
    if not expand:
        return found
    theirs = [rows[each.name] for each in plan.units if canonical in each.members and each.name in rows]
    own = {row.duty.id for row in (*found.leads, *found.joins)}
    joined = {row.duty.id: row for each in theirs for row in (*each.leads, *each.joins) if row.duty.id not in own}
    joins = sorted((*found.joins, *joined.values()), key=lambda row: row.number)
    return UnitRow(name=canonical, unit=found.unit, leads=found.leads, joins=tuple(joins))

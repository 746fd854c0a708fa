"""Carrying down (承接): a higher plan beside a lower one, task by task."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ..collector import paused
from ..model import Deadline, DeadlineKind, Level, Plan, Role, Section, Task, Unit
from ..model.checks import as_tuple
from ..units.naming import named_by
from ..views import TaskRow
from .jurisdictions import Jurisdiction, jurisdiction_of
from .likening import liken
from .mapping import Counterpart, MappedBy, Mapper


class Carried(StrEnum):
    """What became of a task of the higher plan (承接情况)."""

    CARRIED = "carried"
    """承接: tasks of the lower plan carry it."""
    MISSING = "missing"
    """缺失: it is asked of the lower level, and no task there carries it."""
    NOT_ASKED = "not_asked"
    """不要求承接: no task carries it, and the higher plan gives the lower level no duty in it."""


@frozen(kw_only=True)
class Carrier:
    """A task of the lower plan that carries one of the higher (承接任务)."""

    row: TaskRow
    likeness: float
    """How alike the two are, from 0 to 1."""


@frozen(kw_only=True)
class CascadePart:
    """A unit of the higher plan in a task, and who has its part below (对应单位)."""

    role: Role
    """Of the higher unit; the strongest where it has several."""
    counterpart: Counterpart
    """Whom the lower plan is expected to name."""
    found: tuple[str, ...] = field(default=(), converter=as_tuple)
    """Units of the lower plan that have its part, itself where it is named there too; none where it is missing."""
    leads: bool = False
    """True where one of them leads there."""

    @property
    def expected(self) -> bool:
        """True where a unit of the lower level is to be expected: not where there is none, or it stays who it is."""
        return self.counterpart.how in (MappedBy.RULE, MappedBy.REGISTRY, MappedBy.OPEN)

    @property
    def missing(self) -> bool:
        """True where an expected unit has no part in the task below."""
        return self.expected and not self.found


@frozen(kw_only=True)
class LateDeadline:
    """A deadline of the lower plan that is later than all that the higher one leaves (时限晚于上级)."""

    place: str
    """Id of the task or duty that has it."""
    deadline: Deadline
    due: date
    """The last day that the higher plan leaves."""
    higher: Deadline
    """The deadline that says so."""


@frozen(kw_only=True)
class CascadeRow:
    """A task of the higher plan and what became of it (承接行)."""

    higher: TaskRow
    asked_by: tuple[str, ...] = field(converter=as_tuple)
    """Names by which the higher plan gives the lower level a duty in it: 各县(市)人民政府, 各地."""
    carriers: tuple[Carrier, ...] = field(default=(), converter=as_tuple)
    """The likest first."""
    parts: tuple[CascadePart, ...] = field(default=(), converter=as_tuple)
    """Units of the higher plan, in printed order; the lower level itself, where it is named, is none."""
    other_leads: tuple[str, ...] = field(default=(), converter=as_tuple)
    """Units that lead below, and are counterparts of none that leads above in what their task carries."""
    late: tuple[LateDeadline, ...] = field(default=(), converter=as_tuple)

    @property
    def state(self) -> Carried:
        """What became of it."""
        if self.carriers:
            return Carried.CARRIED
        return Carried.MISSING if self.asked_by else Carried.NOT_ASKED

    @property
    def leads(self) -> tuple[str, ...]:
        """Units that lead it below."""
        return _units([carrier.row.task for carrier in self.carriers], Role.LEAD)


@frozen(kw_only=True)
class Cascade:
    """A higher plan beside a lower one (上下级方案衔接)."""

    higher: Plan = field(repr=False)
    lower: Plan = field(repr=False)
    jurisdiction: Jurisdiction | None
    """Whose plan the lower one is; None where nothing tells, and units are not mapped."""
    rows: tuple[CascadeRow, ...] = ()
    """A row a task of the higher plan, in its order."""
    new: tuple[TaskRow, ...] = ()
    """Tasks of the lower plan that carry none of the higher (新增任务)."""

    def of(self, state: Carried | str) -> tuple[CascadeRow, ...]:
        """Give the rows of a state. Raises ValueError for what is none."""
        wanted = Carried(state)
        return tuple(row for row in self.rows if row.state is wanted)

    @property
    def missing(self) -> tuple[CascadeRow, ...]:
        """Tasks that are asked of the lower level and that none carries."""
        return self.of(Carried.MISSING)


def cascade(
    higher: Plan, lower: Plan, *, units: Iterable[Unit] = (), level: Level | str | None = None, place: str = ""
) -> Cascade:
    """Lay a higher plan beside a lower one: what is carried down, by whom, what is missing, what is new.

    Tasks are told apart by their words; one may be carried by several, and one may carry several. ``units`` are a
    registry of the lower level beside the lower plan's own. ``level`` and ``place`` say whose the lower plan is, where
    its issuer, title and units do not. Plans of one level can be compared too: units then stand for themselves.
    Raises InvalidValue for a level that has no plans of its own, and where two of ``units`` share a name.
    """
    with paused():
        registry = tuple(units)
        own = Jurisdiction(level=level, place=place) if level else jurisdiction_of(lower)
        return _cascade(higher, named_by(lower, registry) if registry else lower, registry, own)


def _cascade(higher: Plan, lower: Plan, registry: tuple[Unit, ...], own: Jurisdiction | None) -> Cascade:
    above, below = _rows(higher), _rows(lower)
    found = liken([row.task for row in above], [row.task for row in below])
    carriers: dict[int, list[Carrier]] = defaultdict(list)
    sources: dict[int, list[Task]] = defaultdict(list)
    for each in found:
        carriers[each.higher].append(Carrier(row=below[each.lower], likeness=each.likeness))
        sources[each.lower].append(above[each.higher].task)
    late = {below[place].task.id: [*_late(below[place].task, tasks)] for place, tasks in sources.items()}
    top = jurisdiction_of(higher)
    mapper = None if own is None else Mapper(own, _known(lower, registry), top.level if top else None)
    parts = [
        [*_parts(row.task, [carrier.row.task for carrier in carriers[place]], mapper)] if mapper else []
        for place, row in enumerate(above)
    ]
    lines = defaultdict[str, set[str]](set)
    for place, theirs in enumerate(parts):
        for carrier in carriers[place]:
            lines[carrier.row.task.id].update(n for part in theirs if part.role is Role.LEAD for n in part.found)
    rows = [
        CascadeRow(
            higher=row,
            asked_by=_asked_by(row.task, mapper),
            carriers=carriers[place],
            parts=parts[place],
            other_leads=dict.fromkeys(
                name
                for carrier in carriers[place]
                for name in _units([carrier.row.task], Role.LEAD)
                if name not in lines[carrier.row.task.id]
            ),
            late=[each for carrier in carriers[place] for each in late[carrier.row.task.id]],
        )
        for place, row in enumerate(above)
    ]
    new = tuple(row for place, row in enumerate(below) if place not in sources)
    return Cascade(higher=higher, lower=lower, jurisdiction=own, rows=tuple(rows), new=new)


def _rows(plan: Plan) -> list[TaskRow]:
    return [TaskRow(sections=above, task=item) for item, above in plan.walk() if not isinstance(item, Section)]


def _known(lower: Plan, registry: tuple[Unit, ...]) -> Iterator[Unit]:
    """Units of the lower level: those that are registered and were there, and all that the lower plan names."""
    named = dict.fromkeys(each.unit for duty in lower.iter_duties() for each in duty.assignments)
    day = lower.document.dated or lower.document.published
    listed = {unit.name: unit for unit in (*registry, *lower.units)}
    yield from (unit for unit in listed.values() if unit.name in named or day is None or unit.existed_on(day))
    yield from (Unit(name=name) for name in named if name not in listed)


def _asked_by(task: Task, mapper: Mapper | None) -> tuple[str, ...]:
    if mapper is None:
        return ()
    names = dict.fromkeys(each.unit for duty in task.duties for each in duty.assignments)
    return tuple(name for name in names if mapper(name).how is MappedBy.OWN)


def _parts(task: Task, carriers: Sequence[Task], mapper: Mapper) -> Iterator[CascadePart]:
    """Who of the higher task's units is who below, each once, and whether it is there."""
    roles: dict[str, Role] = {}
    for duty in task.duties:
        for each in duty.assignments:
            roles[each.unit] = Role.LEAD if Role.LEAD in (each.role, roles.get(each.unit)) else each.role
    there = _units(carriers)
    leads = frozenset(_units(carriers, Role.LEAD))
    for name, role in roles.items():
        counterpart = mapper(name)
        if counterpart.how is not MappedBy.OWN:
            wanted = counterpart.candidates if counterpart.how is MappedBy.OPEN else (counterpart.unit,)
            # A unit that the lower plan names itself has its own part.
            found = tuple(unit for unit in there if unit in wanted or unit == name)
            yield CascadePart(role=role, counterpart=counterpart, found=found, leads=not leads.isdisjoint(found))


def _units(tasks: Iterable[Task], role: Role | None = None) -> tuple[str, ...]:
    assignments = (each for task in tasks for duty in task.duties for each in duty.assignments)
    return tuple(dict.fromkeys(each.unit for each in assignments if role in (None, each.role)))


def _late(task: Task, above: Sequence[Task]) -> Iterator[LateDeadline]:
    """Deadlines of a lower task behind the last one of all that it carries, where each of those has one."""
    lasts = [max(_dated(each), key=lambda dated: dated[1], default=None) for each in above]
    given = [last for last in lasts if last]
    if len(given) < len(lasts) or not given:
        return
    _, due, deadline = max(given, key=lambda dated: dated[1])
    for place, day, own in _dated(task):
        if day > due:
            yield LateDeadline(place=place, deadline=own, due=due, higher=deadline)


def _dated(task: Task) -> Iterator[tuple[str, date, Deadline]]:
    for place, deadlines in ((task.id, task.deadlines), *((duty.id, duty.deadlines) for duty in task.duties)):
        for each in dict.fromkeys(deadlines):
            if each.kind is DeadlineKind.BY and each.due:
                yield place, each.due, each

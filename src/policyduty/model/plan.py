"""The plan (责任分工方案): document facts, sections, tasks, duties and assignments."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from attrs import field, frozen, resolve_types
from attrs.converters import optional

from ..errors import InvalidValue
from .checks import as_tuple, month_day, not_blank, plan_id
from .evidence import Correction, Evidence, Source, Span, Waiver
from .terms import DeadlineKind, LeadRule, Relation, Role
from .units import Unit

MAX_AMOUNT = 2**53
"""RFC 8259, section 6: integers up to here are the same to every reader of JSON."""


@frozen(kw_only=True)
class Basis:
    """A document that the plan rests on (依据)."""

    title: str = field(validator=not_blank)
    number: str | None = None
    """Its document number (文号), such as 川府发〔2022〕28号."""


@frozen(kw_only=True)
class Document:
    """The official document (公文) that publishes the plan."""

    title: str = ""
    issuer: str | None = None
    """发文机关"""
    number: str | None = None
    """文号, such as 甘办发〔2023〕24号 (GB/T 9704—2012, 7.2.5: issuer code, year in 〔〕, serial number)."""
    dated: date | None = None
    """成文日期"""
    published: date | None = None
    """发布日期"""
    effective: date | None = None
    """施行日期"""
    addressees: tuple[str, ...] = field(default=(), converter=as_tuple)
    """主送机关"""
    basis: tuple[Basis, ...] = field(default=(), converter=as_tuple)
    notice: str = ""
    """印发语: the words of the notice that publishes the plan, where it is printed in one."""
    openness: str | None = None
    """公开属性: 主动公开, 依申请公开 …"""
    url: str | None = None
    evidence: tuple[Evidence, ...] = field(default=(), converter=as_tuple)


@frozen(kw_only=True)
class Deadline:
    """A time by which something is to be done (时限)."""

    text: str = field(validator=not_blank)
    """As printed: 2025年底前, 到2025年, 每年10月底前."""
    kind: DeadlineKind = field(default=DeadlineKind.BY, converter=DeadlineKind)
    due: date | None = None
    """Last day in time, for ``by``."""
    each_year: str | None = field(default=None, validator=month_day)
    """Last day in time of each year as ``MM-DD``, for ``yearly``."""
    span: Span | None = None


@frozen(kw_only=True)
class Target:
    """A measurable promise in a task's text (指标)."""

    text: str = field(validator=not_blank)
    """The printed words of the promise."""
    metric: str = ""
    """What is measured: 累计提供精准科普服务."""
    value: str = ""
    """The printed value: 超过1千万人次, 全覆盖, 一村一名."""
    relation: Relation | None = field(default=None, converter=optional(Relation))
    amount: int | float | None = None
    """The value as a number, in ``unit``: 10000000. Finite, and below 2**53 so that every JSON reader holds it."""
    unit: str = ""
    """What the amount counts: 人次; ``%`` for shares; 名/村 for 一村一名."""
    deadline: Deadline | None = None
    span: Span | None = None

    def __attrs_post_init__(self) -> None:
        if self.amount is not None and not abs(self.amount) < MAX_AMOUNT:
            raise InvalidValue(
                "target {text!r}: amount {amount} is not a number below 2**53",
                text=self.text,
                amount=self.amount,
            )


def _as_role(value: Role | str) -> Role:
    """Take a role as it is, which an enumeration's own call takes long to do: there are so many."""
    return value if value.__class__ is Role else Role(value)


@frozen(kw_only=True)
class Assignment:
    """One unit in one role in one duty (分工)."""

    unit: str
    """Canonical name: a :attr:`Unit.name` of the plan where the registry knows it, else the printed name."""
    role: Role = field(converter=_as_role)
    position: int
    """Place in the duty's order of printing, from 1 (排序)."""
    printed: str = ""
    """The name as the document prints it, corrections applied; where nothing is given, it is the unit's name."""
    proposed: bool = False
    """True where a draft proposes the unit and nobody has decided it yet (拟)."""
    span: Span | None = None

    def __attrs_post_init__(self) -> None:
        if not self.printed:
            object.__setattr__(self, "printed", self.unit)
        if not self.unit or self.unit.isspace():  # Here and not as a validator, since there are so many.
            raise InvalidValue("{field} must not be blank", field="Assignment.unit")
        if self.position < 1:
            raise InvalidValue(
                "assignment of {unit!r}: position counts from 1, found {position}",
                unit=self.unit,
                position=self.position,
            )


@frozen(kw_only=True)
class Duty:
    """One statement of who answers for the text before it (责任分工); a task can hold several."""

    id: str = field(validator=not_blank)
    """The task's id and a running number: ``1.2/d1``."""
    clause: str
    """The statement as printed, without its outer brackets."""
    assignments: tuple[Assignment, ...] = field(default=(), converter=as_tuple)
    rule: LeadRule = field(default=LeadRule.NONE, converter=LeadRule)
    """How its lead is known."""
    open_ended: bool = False
    """True where the list ends in 等: more units than are named."""
    covers: tuple[int, int] | None = None
    """Characters of the task's text that it answers for (from, to); None: all of it."""
    deadlines: tuple[Deadline, ...] = field(default=(), converter=as_tuple)
    """Times that the clause itself names (完成时限)."""
    span: Span | None = None

    def _units(self, role: Role) -> tuple[str, ...]:
        return tuple(a.unit for a in self.assignments if a.role is role)

    @property
    def leads(self) -> tuple[str, ...]:
        """Names of the lead units (牵头单位), in printed order."""
        return self._units(Role.LEAD)

    @property
    def co(self) -> tuple[str, ...]:
        """Names of the co-responsible units (配合单位, and 责任单位 beside a lead), in printed order."""
        return self._units(Role.CO)

    @property
    def responsible(self) -> tuple[str, ...]:
        """Names of the responsible units (责任单位) of a duty without a lead, in printed order."""
        return self._units(Role.RESPONSIBLE)


@frozen(kw_only=True)
class Task:
    """A numbered item with its text and its duties (任务、事项).

    Raises InvalidValue where a duty covers characters that the text does not have.
    """

    id: str = field(validator=not_blank)
    """From its numbering: ``1.2`` is （二） under 一、."""
    marker: str = ""
    """Its number as printed: （二）, 1．; empty for an unnumbered item."""
    title: str = ""
    """Its heading (标题), without marker and closing 。; empty where it has none."""
    text: str = ""
    """What is to be done (工作内容): its paragraphs joined by line feeds, without title and duty clauses."""
    duties: tuple[Duty, ...] = field(default=(), converter=as_tuple)
    targets: tuple[Target, ...] = field(default=(), converter=as_tuple)
    deadlines: tuple[Deadline, ...] = field(default=(), converter=as_tuple)
    """Times that its text names, those of targets included."""
    span: Span | None = None

    def __attrs_post_init__(self) -> None:
        for duty in self.duties:
            if duty.covers and not 0 <= duty.covers[0] <= duty.covers[1] <= len(self.text):
                raise InvalidValue(
                    "duty {id!r} covers characters {start}..{end} of a text of {length}",
                    id=duty.id,
                    start=duty.covers[0],
                    end=duty.covers[1],
                    length=len(self.text),
                )

    def text_of(self, duty: Duty) -> str:
        """The part of this task's text that one of its duties answers for."""
        return self.text if duty.covers is None else self.text[slice(*duty.covers)].strip()


@frozen(kw_only=True)
class Section:
    """A heading that holds sections and tasks (行动、部分、章), at any depth."""

    id: str = field(validator=not_blank)
    marker: str = ""
    """Its number as printed: 一、, 第一章."""
    title: str = ""
    text: str = ""
    """Its own words before the first item under it."""
    sections: "tuple[Section, ...]" = field(default=(), converter=as_tuple)
    tasks: tuple[Task, ...] = field(default=(), converter=as_tuple)
    span: Span | None = None


# A section names its own class before that exists; converters read the types from the fields.
resolve_types(Section)


@frozen(kw_only=True)
class Plan:
    """A division-of-duties plan (责任分工方案).

    A doubtful plan constructs (no lead, no units, an empty section): rules report such things. Raises ValueError
    where its id is no plan id, or where two of its sections, tasks, duties or corrections share an id, or two of its
    units a name.
    """

    id: str = field(validator=plan_id)
    """Letters, digits, ``-``, ``_``, ``.``: ``ganzi-science-literacy-2023``. Also a file name."""
    title: str
    """The plan's own title, where it differs from the document's (a notice that prints a plan: 印发…的通知)."""
    document: Document = field(factory=Document)
    lead_rule: LeadRule = field(default=LeadRule.NONE, converter=LeadRule)
    """The rule the document states or its clauses show; each duty says which held for it."""
    lead_rule_span: Span | None = None
    """Where a lead rule is stated."""
    preface: str = ""
    """The plan's words before its first section or task."""
    closing: str = ""
    """Its words below the last, of the whole plan: 本方案自印发之日起施行, 注：…."""
    sections: tuple[Section, ...] = field(default=(), converter=as_tuple)
    tasks: tuple[Task, ...] = field(default=(), converter=as_tuple)
    """Tasks that stand under no section."""
    units: tuple[Unit, ...] = field(default=(), converter=as_tuple)
    """What is known of the units that its assignments name; a unit may be missing here."""
    corrections: tuple[Correction, ...] = field(default=(), converter=as_tuple)
    waivers: tuple[Waiver, ...] = field(default=(), converter=as_tuple)
    """Findings that are known and accepted."""
    sources: tuple[Source, ...] = field(default=(), converter=as_tuple)

    def __attrs_post_init__(self) -> None:
        duplicate = _first_repeated(
            chain.from_iterable([item.id, *(d.id for d in _duties_of(item))] for item, _ in self.walk())
        )
        if duplicate is not None:
            raise InvalidValue("id {id!r} is used twice", id=duplicate)
        if (duplicate := _first_repeated(u.name for u in self.units)) is not None:
            raise InvalidValue("unit {id!r} is listed twice", id=duplicate)
        if (duplicate := _first_repeated(c.id for c in self.corrections)) is not None:
            raise InvalidValue("correction {id!r} is listed twice", id=duplicate)

    @property
    def heading(self) -> str:
        """What to call the plan: its title, its document's, or its id, the first that there is."""
        return self.title or self.document.title or self.id

    def walk(self) -> Iterator[tuple[Section | Task, tuple[Section, ...]]]:
        """Every section and task in document order, each with the sections above it, outermost first."""
        found: list[tuple[Section | Task, tuple[Section, ...]]] = []
        _walk(self.sections, self.tasks, (), found)
        return iter(found)

    def iter_tasks(self) -> Iterator[Task]:
        """Every task in document order."""
        return (item for item, _ in self.walk() if isinstance(item, Task))

    def iter_duties(self) -> Iterator[Duty]:
        """Every duty in document order."""
        return (duty for task in self.iter_tasks() for duty in task.duties)

    def unit(self, name: str) -> Unit | None:
        """The plan's unit of that name or alias, as written; None where it is not listed."""
        return next((u for u in self.units if name in u.names), None)

    def tasks_of(self, name: str, role: Role | str | None = None, *, expand: bool = False) -> tuple[Task, ...]:
        """Tasks in which a unit has a duty, in document order.

        ``name`` is a canonical name, an alias or a printed name; ``role`` keeps one role only; ``expand`` counts a
        collective's duties for each of its known members too.
        Raises ValueError where ``role`` is no role.
        """
        role = None if role is None else Role(role)
        unit = self.unit(name)
        wanted = {name, unit.name if unit else name}
        if expand:
            wanted |= {u.name for u in self.units if wanted & set(u.members)}
        return tuple(
            task
            for task in self.iter_tasks()
            if any(
                (a.unit in wanted or a.printed == name) and (role is None or a.role is role)
                for duty in task.duties
                for a in duty.assignments
            )
        )


def _duties_of(item: Section | Task) -> tuple[Duty, ...]:
    return item.duties if isinstance(item, Task) else ()


def _first_repeated(values: Iterable[str]) -> str | None:
    listed = list(values)
    if len(set(listed)) == len(listed):
        return None
    seen: set[str] = set()
    for value in listed:
        if value in seen:
            return value
        seen.add(value)
    return None


def _start(item: Section | Task) -> int:
    return item.span.start if item.span else -1


def _walk(
    sections: tuple[Section, ...],
    tasks: tuple[Task, ...],
    above: tuple[Section, ...],
    found: list[tuple[Section | Task, tuple[Section, ...]]],
) -> None:
    """Merge sections and tasks that stand side by side by where they are printed; keep each one's own order."""
    waiting = list(reversed(tasks))
    for section in sections:
        while waiting and 0 <= _start(waiting[-1]) < _start(section):
            found.append((waiting.pop(), above))
        found.append((section, above))
        _walk(section.sections, section.tasks, (*above, section), found)
    found += [(task, above) for task in reversed(waiting)]

"""Drafting (代拟): a lower plan made of a higher one, in which every unit is a proposal.

The words of the higher plan stay, to be revised. Each of its units becomes its counterpart below; where it gives the
lower level a duty, that is now the lower level's own, and the counterpart of who leads above is proposed to lead.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from attrs import evolve, field, frozen

from ..collector import paused
from ..errors import InvalidValue
from ..locale import gettext, marked
from ..model import Assignment, Basis, Certainty, Document, Duty, LeadRule, Level, Plan, Role, Section, Task, Unit
from ..model.checks import as_tuple
from ..units import unit_form
from .jurisdictions import Jurisdiction, jurisdiction_of, rank
from .mapping import Counterpart, MappedBy, Mapper

_INNER = str.maketrans("《》", "〈〉")
"""GB/T 15834—2011, 4.15.3.4: within 《》 titles stand in 〈〉."""


class ProposedBy(StrEnum):
    """By which rule a unit is proposed (拟定依据)."""

    COUNTERPART = "counterpart"
    """It has the higher unit's part."""
    LEAD = "lead"
    """It is to lead what the higher plan gives to the lower level under another's lead."""
    GOVERNMENT = "government"
    """The lower level's own government, since no unit above has a counterpart that could lead."""


@frozen(kw_only=True)
class Proposal:
    """A unit that a draft proposes (拟定单位)."""

    place: str
    """Id of the duty."""
    higher: str
    """The unit above that it is proposed for."""
    unit: str
    role: Role
    by: ProposedBy
    certainty: Certainty
    """How sure it is that there is such a unit and that it is this one."""
    others: tuple[str, ...] = field(default=(), converter=as_tuple)
    """What else it may be called: 县发展改革委."""


@frozen(kw_only=True)
class OpenQuestion:
    """What a draft leaves to people (待定事项)."""

    place: str
    """Id of the task or duty."""
    higher: str = ""
    """The unit above that is left out; empty for a question about the task."""
    candidates: tuple[str, ...] = field(default=(), converter=as_tuple)
    """Units that may be meant."""
    why: str
    """An English template; :attr:`note` says it."""

    @property
    def note(self) -> str:
        """The question in the reader's language."""
        return gettext(self.why)


@frozen(kw_only=True)
class Draft:
    """A draft of a lower plan (代拟稿)."""

    plan: Plan
    """Every one of its assignments is a proposal."""
    proposals: tuple[Proposal, ...] = field(converter=as_tuple)
    """In the order of the plan."""
    questions: tuple[OpenQuestion, ...] = field(converter=as_tuple)


_NOT_ASKED = marked("the higher plan gives the lower level no duty in it: see whether it is to stay")
_NO_LEAD = marked("nobody is proposed to lead it")


def draft(
    higher: Plan, *, level: Level | str, place: str = "", units: Iterable[Unit] = (), id: str | None = None
) -> Draft:
    """Draft a plan of a lower level from a higher one: the same sections, tasks, texts, deadlines and targets.

    ``place`` is whose it is (康定市), and ``units`` are those that are known there, among which counterparts are looked
    for, but for those that ended. Units without one are left out, and are open questions. The draft has no number, day
    or issuer; its basis is the higher document. Corrections, waivers and places in a source stay with the higher plan.
    Raises InvalidValue for a level that has no plans of its own or is not below the higher plan's, ValueError for what
    is no level.
    """
    with paused():
        return _Drafting(higher, Jurisdiction(level=level, place=place), tuple(units)).draft(id)


_Offer = tuple[Role, Counterpart, ProposedBy]
"""What a unit is proposed for."""


class _Drafting:
    def __init__(self, higher: Plan, lower: Jurisdiction, units: tuple[Unit, ...]) -> None:
        above = jurisdiction_of(higher)
        if above and rank(lower.level) <= rank(above.level):
            raise InvalidValue(
                "the plan is of level {level} itself: no plan of level {lower} can be drafted from it",
                level=above.level.value,
                lower=lower.level.value,
            )
        self.higher = higher
        self.lower = lower
        self.registry = {unit.name: unit for unit in units}
        today = date.today()
        there = [unit for unit in units if unit.existed_on(today)]
        self.mapper = Mapper(lower, there, above.level if above else None)
        self.proposals: list[Proposal] = []
        self.questions: list[OpenQuestion] = []

    def draft(self, id: str | None) -> Draft:
        higher = self.higher
        sections, tasks = [*map(self._section, higher.sections)], [*map(self._task, higher.tasks)]
        leads = any(proposal.role is Role.LEAD for proposal in self.proposals)
        order = {item.id: place for place, (item, _) in enumerate(higher.walk())}
        order |= {duty.id: order[task.id] for task in higher.iter_tasks() for duty in task.duties}
        plan = Plan(
            id=id or f"{higher.id}-{self.lower.level}",
            title=self._title(),
            document=Document(basis=self._basis()),
            lead_rule=LeadRule.EXPLICIT if leads else LeadRule.NONE,
            preface=higher.preface,
            sections=sections,
            tasks=tasks,
            units=[*map(self._unit, dict.fromkeys(proposal.unit for proposal in self.proposals))],
        )
        return Draft(
            plan=plan,
            proposals=sorted(self.proposals, key=lambda each: order[each.place]),
            questions=sorted(self.questions, key=lambda each: order[each.place]),
        )

    def _title(self) -> str:
        title = self.higher.heading
        whole = title if title.startswith("《") and title.endswith("》") else f"《{title.translate(_INNER)}》"
        return f"{self.lower.place or f'本{self.lower.word}'}贯彻落实{whole}责任分工方案（代拟稿）"

    def _basis(self) -> list[Basis]:
        document = self.higher.document
        title = document.title or self.higher.heading
        return [Basis(title=title, number=document.number)] if title.strip() else []

    def _unit(self, name: str) -> Unit:
        """What is known of a unit: by the registry, or by its name and the level that it was looked for at."""
        form = unit_form(name)
        level = form.level if form.collective else self.lower.level
        return self.registry.get(name) or Unit(name=name, level=level, kind=form.kind, collective=form.collective)

    def _section(self, section: Section) -> Section:
        inner, tasks = [*map(self._section, section.sections)], [*map(self._task, section.tasks)]
        return evolve(section, sections=inner, tasks=tasks, span=None)

    def _task(self, task: Task) -> Task:
        if task.duties and not any(map(self._owns, task.duties)):
            self.questions.append(OpenQuestion(place=task.id, why=_NOT_ASKED))
        return evolve(
            task,
            duties=[*map(self._duty, task.duties)],
            deadlines=[evolve(each, span=None) for each in task.deadlines],
            targets=[
                evolve(each, span=None, deadline=each.deadline and evolve(each.deadline, span=None))
                for each in task.targets
            ],
            span=None,
        )

    def _owns(self, duty: Duty) -> list[str]:
        """Names by which a duty is given to the lower level."""
        return [each.unit for each in duty.assignments if self.mapper(each.unit).how is MappedBy.OWN]

    def _duty(self, duty: Duty) -> Duty:
        """Give a duty with its units' counterparts, each once, in the stronger of its roles; there is no clause yet."""
        found: dict[str, _Offer] = {}
        for each in sorted(duty.assignments, key=lambda each: each.role is not Role.LEAD):
            counterpart = self.mapper(each.unit)
            if counterpart.how is MappedBy.OWN:
                continue
            if counterpart.unit is None:
                self.questions.append(
                    OpenQuestion(
                        place=duty.id, higher=each.unit, candidates=counterpart.candidates, why=counterpart.why
                    )
                )
            else:
                found.setdefault(counterpart.unit, (each.role, counterpart, ProposedBy.COUNTERPART))
        found = self._led(duty, found)
        for name, (role, counterpart, by) in found.items():
            self.proposals.append(
                Proposal(
                    place=duty.id,
                    higher=counterpart.higher,
                    unit=name,
                    role=role,
                    by=by,
                    certainty=counterpart.certainty or Certainty.ASSUMED,
                    others=counterpart.candidates,
                )
            )
        return evolve(
            duty,
            clause="",
            assignments=[
                Assignment(unit=name, role=role, position=position, proposed=True)
                for position, (name, (role, _, _)) in enumerate(found.items(), 1)
            ],
            rule=LeadRule.EXPLICIT if any(role is Role.LEAD for role, _, _ in found.values()) else LeadRule.NONE,
            deadlines=[evolve(each, span=None) for each in duty.deadlines],
            span=None,
        )

    def _led(self, duty: Duty, found: "dict[str, _Offer]") -> "dict[str, _Offer]":
        """Propose a lead for what is led above, or is the lower level's own alone, where no counterpart leads."""
        owns = self._owns(duty)
        alone = bool(owns) and not found
        if not (duty.leads or alone) or any(role is Role.LEAD for role, _, _ in found.values()):
            return found
        lead = next((name for name, (_, each, _) in found.items() if each.how in _BY_LINE), None)
        if lead is not None:  # 各市政府 lead above, and an office supports them: it is of that line here.
            counterpart, by = found[lead][1], ProposedBy.LEAD
        elif owns:
            lead, by = self.mapper.government, ProposedBy.GOVERNMENT
            counterpart = self.mapper(owns[0])
        else:
            self.questions.append(OpenQuestion(place=duty.id, why=_NO_LEAD))
            return found
        others = {name: (Role.CO, each, how) for name, (_, each, how) in found.items() if name != lead}
        return {lead: (Role.LEAD, evolve(counterpart, certainty=Certainty.ASSUMED), by), **others}


_BY_LINE = (MappedBy.RULE, MappedBy.REGISTRY)

"""Hypothesis strategies (生成策略) for every class of the model: all that constructs, however unlikely in print.

Each field is drawn by its type, so a new field is covered on the day it is added. Texts mix Chinese with anything that
Unicode has but lone surrogates, which no file can hold; names come from a small stock as well, so that assignments,
units, members and successors meet.
"""

from collections.abc import Callable, Hashable
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

from attrs import Attribute, evolve, fields
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from .. import model
from ..model.checks import not_blank
from ..model.plan import MAX_AMOUNT

T = TypeVar("T")

_NAMES = ("州教育体育局", "州科协", "团州委", "各县（市）人民政府", "州、县(市)反邪教办公室", "省属行政企事业单位")
_WORDS = (
    *"一二、，；。等\n",
    "（二）",
    "〔2023〕24号",
    "到2025年，",
    "全覆盖",
    "牵头单位：",
    "责任单位：",
    "按职责分工负责",
    "下同",
)
_ODD = (
    *"\0\x1b\x7f\t\x85\xa0\u200b\u2028\u202e\u3000\ufeff\ufffd\uffff\ue000𠮷|`*\\\"'",
    "\r\n",
    "👩\u200d🔬",
    "e\u0301",
)
_ODD += ("<b>", "&amp;", "=1+1", "{0}", "%s", "[{")
"""What breaks writers: control characters, other line ends, joined characters, markup, formulas, templates."""


@cache
def texts() -> SearchStrategy[str]:
    """Any text without lone surrogates, the empty one too."""
    anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    pieces = st.lists(st.sampled_from(_WORDS) | st.sampled_from(_ODD) | st.sampled_from(_NAMES), max_size=5)
    return pieces.map("".join) | anything


@cache
def names() -> SearchStrategy[str]:
    """Texts that are not blank; many name a unit."""
    return st.sampled_from(_NAMES) | texts().map(lambda text: text if text.strip() else f"{text}县")


@cache
def plan_ids() -> SearchStrategy[str]:
    """Ids that a plan can have, in any script."""
    return st.builds(str.__add__, st.sampled_from("p7_甘É"), st.text(st.sampled_from("aZ09_-.甘孜é"), max_size=12))


@cache
def sources() -> SearchStrategy[model.Source]:
    """Raw documents."""
    return _built(model.Source)


@cache
def spans() -> SearchStrategy[model.Span]:
    """Stretches of any source, empty ones too; there need be no such text."""

    def span(start: int, end: int, **others: Any) -> model.Span:
        return model.Span(start=start, end=start + end, **others)

    return _built(model.Span, span)


@cache
def evidence() -> SearchStrategy[model.Evidence]:
    """Evidence for facts of a document."""
    return _built(model.Evidence, fact=st.sampled_from([fact.name for fact in fields(model.Document)]))


@cache
def citations() -> SearchStrategy[model.Citation]:
    """Sources for facts about units."""
    return _built(model.Citation)


@cache
def corrections() -> SearchStrategy[model.Correction]:
    """Corrections, applied or not."""

    def correction(printed: str, corrected: str, **others: Any) -> model.Correction:
        return model.Correction(
            printed=printed, corrected=f"{corrected}。" if corrected == printed else corrected, **others
        )

    return _built(model.Correction, correction, printed=names())


@cache
def waivers() -> SearchStrategy[model.Waiver]:
    """Accepted findings."""
    return _built(model.Waiver)


@cache
def correction_lists() -> SearchStrategy[tuple[model.Correction, ...]]:
    """Corrections that can stand in one plan: no two share an id."""
    return _tuples(corrections(), unique_by=lambda correction: correction.id)


@cache
def findings() -> SearchStrategy[model.Finding]:
    """Findings of any rule."""
    return _built(model.Finding)


@cache
def units() -> SearchStrategy[model.Unit]:
    """Units of a registry: single and collective, living and ended."""

    def unit(
        members: tuple[str, ...], collective: bool, valid_from: date | None, valid_until: date | None, **others: Any
    ) -> model.Unit:
        if valid_from and valid_until:
            valid_from, valid_until = sorted((valid_from, valid_until))
        return model.Unit(
            members=members if collective else (),
            collective=collective,
            valid_from=valid_from,
            valid_until=valid_until,
            **others,
        )

    return _built(model.Unit, unit)


@cache
def unit_lists() -> SearchStrategy[tuple[model.Unit, ...]]:
    """Units that can stand in one plan or registry: no two share a name."""
    return _tuples(units(), unique_by=lambda unit: unit.name)


@cache
def bases() -> SearchStrategy[model.Basis]:
    """Documents that a plan rests on."""
    return _built(model.Basis)


@cache
def official_documents() -> SearchStrategy[model.Document]:
    """Facts of the official document."""
    return _built(model.Document)


@cache
def deadlines() -> SearchStrategy[model.Deadline]:
    """Times of each kind."""
    return _built(model.Deadline, each_year=st.none() | st.dates().map(lambda day: f"{day:%m-%d}"))


@cache
def targets() -> SearchStrategy[model.Target]:
    """Measurable promises, with and without a number."""
    most = MAX_AMOUNT - 1
    return _built(model.Target, amount=st.none() | st.integers(-most, most) | st.floats(-most, most))


@cache
def assignments() -> SearchStrategy[model.Assignment]:
    """Units in roles; many are printed by their own name."""

    def assignment(unit: str, printed: str, **others: Any) -> model.Assignment:
        return model.Assignment(unit=unit, printed=printed or unit, **others)

    return _built(model.Assignment, assignment, unit=names(), position=st.integers(1, 99))


@cache
def duties() -> SearchStrategy[model.Duty]:
    """Statements of who answers, for all of a text or for some characters of it."""
    two = st.tuples(st.integers(0, 20), st.integers(0, 20))
    return _built(model.Duty, covers=st.none() | two.map(lambda pair: (min(pair), max(pair))))


@cache
def tasks() -> SearchStrategy[model.Task]:
    """Numbered items; what their duties cover lies within their text."""

    def task(text: str, duties: tuple[model.Duty, ...], **others: Any) -> model.Task:
        return model.Task(text=text, duties=tuple(_within(len(text), duty) for duty in duties), **others)

    return _built(model.Task, task)


@cache
def sections(depth: int = 2) -> SearchStrategy[model.Section]:
    """Headings with what stands under them, at most so many headings deep."""
    return _built(model.Section, sections=_tuples(sections(depth - 1)) if depth > 1 else st.just(()))


@cache
def plans() -> SearchStrategy[model.Plan]:
    """Plans of every shape: empty and nested, with and without evidence. Ids are unique, and may hold any character."""

    def plan(
        prefix: str, sections: tuple[model.Section, ...], tasks: tuple[model.Task, ...], **others: Any
    ) -> model.Plan:
        return model.Plan(
            sections=tuple(_numbered(section, f"{prefix}s{n}") for n, section in enumerate(sections, 1)),
            tasks=tuple(_numbered_task(task, f"{prefix}{n}") for n, task in enumerate(tasks, 1)),
            **others,
        )

    return _built(model.Plan, plan, prefix=texts(), id=plan_ids(), units=unit_lists(), corrections=correction_lists())


_STRATEGIES: dict[Any, Callable[[], SearchStrategy[Any]]] = {
    str: texts,
    bool: st.booleans,
    int: lambda: st.integers(0, 10**6),
    date: st.dates,
    model.Assignment: assignments,
    model.Basis: bases,
    model.Citation: citations,
    model.Correction: corrections,
    model.Deadline: deadlines,
    model.Document: official_documents,
    model.Duty: duties,
    model.Evidence: evidence,
    model.Section: sections,
    model.Source: sources,
    model.Span: spans,
    model.Target: targets,
    model.Task: tasks,
    model.Unit: units,
    model.Waiver: waivers,
}


def _built(cls: type[T], build: Callable[..., T] | None = None, **chosen: SearchStrategy[Any]) -> SearchStrategy[T]:
    """Draw every field of a class by its type, but the chosen ones, and build it."""
    drawn = {field.name: _field(field) for field in fields(cls) if field.name not in chosen}  # type: ignore[arg-type]
    return st.builds(build or cls, **drawn, **chosen)


def _field(field: "Attribute[Any]") -> SearchStrategy[Any]:
    return names() if field.validator is not_blank else _typed(field.type)


def _typed(kind: Any) -> SearchStrategy[Any]:
    parts = get_args(kind)
    if NoneType in parts:
        return st.none() | st.one_of(*(_typed(part) for part in parts if part is not NoneType))
    if get_origin(kind) is tuple:
        return _tuples(_typed(parts[0]))
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    return _STRATEGIES[kind]()


def _tuples(
    strategy: SearchStrategy[T], unique_by: Callable[[T], Hashable] | None = None
) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=2, unique_by=unique_by).map(tuple)


def _within(length: int, duty: model.Duty) -> model.Duty:
    return evolve(duty, covers=duty.covers and (min(length, duty.covers[0]), min(length, duty.covers[1])))


def _numbered(section: model.Section, id: str) -> model.Section:
    return evolve(
        section,
        id=id,
        sections=tuple(_numbered(inner, f"{id}.s{n}") for n, inner in enumerate(section.sections, 1)),
        tasks=tuple(_numbered_task(task, f"{id}.{n}") for n, task in enumerate(section.tasks, 1)),
    )


def _numbered_task(task: model.Task, id: str) -> model.Task:
    return evolve(task, id=id, duties=tuple(evolve(duty, id=f"{id}/d{n}") for n, duty in enumerate(task.duties, 1)))

"""What the page shows of a plan (内容): rows, units, matrix, findings, with the numbers that the page knows them by.

With the option ``unit`` all of it is what that unit has a part in.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from policyduty import (
    Assignment,
    Correction,
    Finding,
    InvalidValue,
    LedgerRow,
    Plan,
    Section,
    Waiver,
    coverage,
    examine,
    expanded,
    ledger,
    matrix,
    narrowed,
    unit_table,
)
from policyduty.units import members_in, unit_named
from policyduty.views import Coverage, MatrixRow, UnitRow

from .options import HtmlOptions
from .text import held


@frozen(kw_only=True)
class Group:
    """A heading with the rows directly under it (分组); without a section for tasks that stand under none."""

    sections: tuple[Section, ...]
    """Outermost first; the last is the heading itself."""
    rows: tuple[LedgerRow, ...]
    continued: bool
    """True where the section's other parts stand between its rows."""


@frozen(kw_only=True)
class Content:
    """All that is shown."""

    plan: Plan
    part: Plan
    """What the views are of: the duties that are shown, with the option ``expand`` by the members of collectives."""
    only: str | None
    """The unit that the page is for, where it is for one."""
    groups: tuple[Group, ...]
    rows: tuple[LedgerRow, ...]
    units: tuple[UnitRow, ...]
    """Those of the rows, with what they have in the rows."""
    keys: dict[str, str]
    """By unit name, the name that it has in the page: no two are alike."""
    tasks: tuple[MatrixRow, ...]
    unnamed: tuple[Coverage, ...] | None
    """Units of the plan's registry that no duty names; None where units share a name, so that nobody can tell."""
    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    corrections: tuple[Correction, ...]

    @property
    def given(self) -> dict[str, tuple[Assignment, ...]]:
        """By id of a duty, who has it."""
        return {duty.id: duty.assignments for duty in self.part.iter_duties()}

    @property
    def numbers(self) -> dict[str, int]:
        """By unit name, its number in the page."""
        return {row.name: number for number, row in enumerate(self.units)}


def collected(plan: Plan, options: HtmlOptions) -> Content:
    """Gather what the page shows. Raises UnknownName where no unit answers to the one that is asked for."""
    only = unit_named(plan, options.unit, members=options.expand) if options.unit else None
    part = expanded(plan) if options.expand else plan
    if only:
        part = narrowed(part, *(members_in(plan, only) if options.expand else (only,)))
    duties = {duty.id for duty in part.iter_duties()}
    rows = tuple(row for row in ledger(plan) if only is None or (row.duty and row.duty.id in duties))
    places = {row.task.id for row in rows} | duties
    units = unit_table(part)
    verdict = examine(plan, today=_day(plan)) if options.findings else None
    touched = {correction.id for row in rows for correction in row.corrections}
    return Content(
        plan=plan,
        part=part,
        only=only,
        groups=tuple(_groups(plan, rows, everything=only is None)),
        rows=rows,
        units=units,
        keys=_keys(row.name for row in units),
        tasks=matrix(part).rows,
        unnamed=_unnamed(plan) if options.coverage and not only else (),
        findings=tuple(each for each in verdict.findings if only is None or each.place in places) if verdict else (),
        waived=tuple(pair for pair in verdict.waived if only is None or pair[0].place in places) if verdict else (),
        corrections=tuple(c for c in plan.corrections if only is None or c.id in touched)
        if options.corrections
        else (),
    )


def names(row: UnitRow) -> tuple[str, ...]:
    """Every name that a unit is known or printed by, its own first."""
    return tuple(dict.fromkeys((row.name, *(row.unit.aliases if row.unit else ()), *row.printed)))


def _unnamed(plan: Plan) -> tuple[Coverage, ...] | None:
    named = {each.unit for duty in plan.iter_duties() for each in duty.assignments}
    try:
        return tuple(row for row in coverage(plan) if row.unit not in named)
    except InvalidValue:
        return None


def _day(plan: Plan) -> date:
    """The day that waivers are held against: the plan's own, so that the page is the same on every other day."""
    document = plan.document
    return max((day for day in (document.dated, document.published, document.effective) if day), default=date.min)


def _keys(units: Iterable[str]) -> dict[str, str]:
    """Tell names apart that differ only in what a page cannot hold."""
    taken: set[str] = set()
    keys: dict[str, str] = {}
    for unit in units:
        key, number = held(unit), 2
        while key in taken:
            key, number = f"{held(unit)} ({number})", number + 1
        taken.add(key)
        keys[unit] = key
    return keys


def _groups(plan: Plan, rows: Iterable[LedgerRow], *, everything: bool) -> Iterator[Group]:
    """Give the headings in document order; all of them, or those with a row under them."""
    by_task: dict[str, list[LedgerRow]] = {}
    for row in rows:
        by_task.setdefault(row.task.id, []).append(row)
    wanted = {section.id for task in by_task.values() for section in task[0].sections}
    place: tuple[Section, ...] = ()
    waiting: list[LedgerRow] = []
    headed: set[str] = set()

    def group() -> Group:
        continued = bool(place) and place[-1].id in headed
        headed.update(section.id for section in place[-1:])
        return Group(sections=place, rows=tuple(waiting), continued=continued)

    for item, above in plan.walk():
        if isinstance(item, Section):
            if everything or item.id in wanted:
                if waiting or (place and place[-1].id not in headed):
                    yield group()
                place, waiting = (*above, item), []
        elif item.id in by_task:
            if above != place:
                if waiting or (place and place[-1].id not in headed):
                    yield group()
                place, waiting = above, []
            waiting += by_task[item.id]
    if waiting or (place and place[-1].id not in headed):
        yield group()

"""Applying (应用): the later plan, made of the earlier one and what changed."""

from typing import Any

from attrs import evolve

from ..errors import ComparisonError
from ..model import Plan, Section, Task
from .changes import Diff, DiffOutline


def apply(diff: Diff, plan: Plan) -> Plan:
    """Make the later plan of the earlier one: ``apply(diff(a, b), a) == b``.

    Raises ComparisonError where ``plan`` is not the one that the difference was taken from.
    """
    if plan != diff.before:
        raise ComparisonError(
            "the comparison is of {expected!r} and does not fit {found!r}: it is another plan, or was changed since",
            expected=diff.before.id,
            found=plan.id,
        )
    values: dict[str, Any] = {}
    document: dict[str, Any] = {}
    for fact in diff.facts:
        name = fact.fact.removeprefix("document.")
        (values if name == fact.fact else document)[name] = fact.after
    if document:
        values["document"] = evolve(plan.document, **document)
    changed = {row.task.id: row.task for change in diff.tasks for row in change.after}
    if diff.outline is None:
        sections, tasks = _replaced(plan, changed)
    else:
        gone = {row.task.id for change in diff.tasks for row in change.before}
        known = {task.id: task for task in plan.iter_tasks() if task.id not in gone} | changed
        sections, tasks = _built(diff.outline, known)
    return evolve(plan, sections=sections, tasks=tasks, **values)


def _replaced(item: Plan | Section, changed: dict[str, Task]) -> tuple[tuple[Section, ...], tuple[Task, ...]]:
    """Give what stands in a plan or section, with the tasks that changed in place of their earlier selves."""
    sections = []
    for section in item.sections:
        inner, tasks = _replaced(section, changed)
        sections.append(evolve(section, sections=inner, tasks=tasks))
    return tuple(sections), tuple(changed.get(task.id, task) for task in item.tasks)


def _built(outline: DiffOutline, known: dict[str, Task]) -> tuple[tuple[Section, ...], tuple[Task, ...]]:
    """Give what stands in a plan or section as its outline says."""
    sections = []
    for each in outline.inner:
        inner, tasks = _built(each, known)
        assert each.section is not None
        sections.append(evolve(each.section, sections=inner, tasks=tasks))
    return tuple(sections), tuple(known[id] for id in outline.tasks)

"""Narrowing (选取): the part of a plan in which some units have duties."""

from collections.abc import Iterator

from attrs import evolve

from ..model import Plan, Section, Task


def narrowed(plan: Plan, *names: str) -> Plan:
    """Give a plan with the duties that one of these units has a part in, and only the tasks and sections that hold one.

    ``names`` are canonical. What is left keeps its ids; a task keeps its whole text. It is for views that count.
    """
    wanted = frozenset(names)
    return evolve(plan, sections=tuple(_sections(plan.sections, wanted)), tasks=tuple(_tasks(plan.tasks, wanted)))


def _sections(sections: tuple[Section, ...], wanted: frozenset[str]) -> Iterator[Section]:
    for section in sections:
        inner, tasks = tuple(_sections(section.sections, wanted)), tuple(_tasks(section.tasks, wanted))
        if inner or tasks:
            yield evolve(section, sections=inner, tasks=tasks)


def _tasks(tasks: tuple[Task, ...], wanted: frozenset[str]) -> Iterator[Task]:
    for task in tasks:
        duties = [duty for duty in task.duties if any(each.unit in wanted for each in duty.assignments)]
        if duties:
            yield evolve(task, duties=duties)

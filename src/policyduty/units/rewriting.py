"""Rewriting (改写): a plan with other duties, and all else as it was."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from attrs import evolve

from ..model import Duty, Plan, Section, Task

T = TypeVar("T")


def with_duties(plan: Plan, change: Callable[[Duty], Duty]) -> Plan:
    """Give a plan with every duty changed; the plan itself where ``change`` gives each duty back."""

    def task(old: Task) -> Task:
        duties = _changed(old.duties, change)
        return old if duties is old.duties else evolve(old, duties=duties)

    def section(old: Section) -> Section:
        sections, tasks = _changed(old.sections, section), _changed(old.tasks, task)
        same = sections is old.sections and tasks is old.tasks
        return old if same else evolve(old, sections=sections, tasks=tasks)

    sections, tasks = _changed(plan.sections, section), _changed(plan.tasks, task)
    same = sections is plan.sections and tasks is plan.tasks
    return plan if same else evolve(plan, sections=sections, tasks=tasks)


def _changed(old: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """Change each; the tuple itself where none differs."""
    new: Sequence[T] = [change(each) for each in old]
    return old if all(a is b for a, b in zip(old, new, strict=True)) else tuple(new)

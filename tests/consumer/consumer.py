"""What another project writes: CI checks it with ``mypy --strict`` where only the wheel of policyduty is installed."""

from typing import BinaryIO

from attrs import frozen

import policyduty
from policyduty import Exporter, Finding, Plan, Role, hookimpl, option, validate
from policyduty.comparing import TaskChange
from policyduty.views import Pair, UnitRow


@frozen
class LeadsOptions:
    """Options of the exporter below."""

    lead: str = option("", help="only tasks that this unit leads")


def write(plan: Plan, target: BinaryIO, options: LeadsOptions) -> None:
    """Write a line a task."""
    target.writelines(f"{task.id}\t{task.title}\n".encode() for task in plan.tasks_of(options.lead, role="lead"))


@hookimpl
def policyduty_exporters() -> list[Exporter]:
    """Say what this plugin brings."""
    return [Exporter(name="leads", description="leads", suffixes=(".leads",), write=write, options=LeadsOptions)]


def leads(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Give each duty's lead units."""
    return {duty.id: duty.leads for duty in plan.iter_duties()}


def doubts(path: str) -> list[Finding]:
    """Give what is in doubt about a document."""
    return [*validate(policyduty.read(path))]


def together(plan: Plan) -> tuple[list[Pair], list[UnitRow], list[str]]:
    """Give who works with whom, and who leads."""
    rows = [*policyduty.unit_table(plan)]
    printed = [a.printed for duty in plan.iter_duties() for a in duty.assignments if a.role is Role.LEAD]
    return [*policyduty.pairs(plan)], rows, printed


def changed(before: Plan, after: Plan) -> list[TaskChange]:
    """Give the tasks that changed."""
    return [*policyduty.diff(before, after).tasks]


def failing(plan: Plan) -> int:
    """Hold that a wrong use is seen: each ignored error below must be one, or mypy warns of an unused ignore."""
    plan.id = "other"  # type: ignore[misc]
    wrong: str = plan.iter_duties()  # type: ignore[assignment]
    policyduty.raed("x")  # type: ignore[attr-defined]
    return len(wrong)

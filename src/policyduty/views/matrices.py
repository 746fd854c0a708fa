"""The matrix of tasks and units (责任矩阵)."""

from collections.abc import Mapping

from attrs import frozen

from ..collector import paused
from ..model import Plan, Role, Task
from .duties import TaskRow
from .workloads import counted, ordered

STRENGTH = {Role.LEAD: 0, Role.CO: 1, Role.RESPONSIBLE: 2}
"""Which of a unit's roles in a task is shown: the first of these."""


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


def matrix(plan: Plan) -> Matrix:
    """Give the matrix of tasks and units."""
    rows: list[MatrixRow] = []
    with paused():
        for item, sections in plan.walk():
            if isinstance(item, Task) and item.duties:
                roles: dict[str, Role] = {}
                for duty in item.duties:
                    for each in duty.assignments:
                        unit, role = each.unit, each.role
                        if unit not in roles or STRENGTH[role] < STRENGTH[roles[unit]]:
                            roles[unit] = role
                rows.append(MatrixRow(sections=sections, task=item, roles=roles))
        return Matrix(units=ordered(*counted(plan)), rows=tuple(rows))

"""Views, against one plain loop that counts the duties of each unit by role: the least that any of them must do."""

from collections.abc import Callable, Iterator
from functools import partial

from policyduty import Plan, Role, grouped, matrix, network, pairs, workload

from .measuring import Effort, Measurement, raced
from .plans import drawn

VIEWS: dict[str, Callable[[Plan], object]] = {
    "matrix": matrix,
    "workload": workload,
    "pairs": pairs,
    "network": network,
    "groups by section": lambda plan: grouped(plan, "section"),
    "groups by kind": lambda plan: grouped(plan, "kind"),
}
LOOP = "one plain loop"


def plain_loop(plan: Plan) -> dict[tuple[str, Role], int]:
    """The floor."""
    found: dict[tuple[str, Role], int] = {}
    for duty in plan.iter_duties():
        for each in duty.assignments:
            key = each.unit, each.role
            found[key] = found.get(key, 0) + 1
    return found


def measure(effort: Effort) -> Iterator[Measurement]:
    """Each view of a plan of a hundred thousand assignments."""
    plan = drawn(effort.of(100_000, 200))
    works = {name: partial(view, plan) for name, view in VIEWS.items()}
    race = raced({LOOP: lambda: plain_loop(plan), **works}, effort.of(9, 1))
    for name in VIEWS:
        yield race.against(name, name, LOOP, 3.0)

"""How fast views are taken, against one plain loop over the assignments.

    python benchmarks/viewing.py [ASSIGNMENTS ...]

The plan has sections of ten tasks, and two hundred units in lists as long as in the Ganzi plan, drawn so that hardly
two duties name the same; few units have much to do, as in real plans. The loop counts the duties of each unit by
role, which is the least that any of the views must do. Prints ratios taken in one run (lower is better).
"""

import random
import statistics
import sys
import time
from collections.abc import Callable

from policyduty import (
    Assignment,
    Duty,
    Plan,
    Role,
    Section,
    Task,
    dumps,
    grouped,
    loads,
    matrix,
    network,
    pairs,
    workload,
)

UNITS = [f"市第{number}局" for number in range(200)]
WEIGHTS = [1 / (number + 5) for number in range(len(UNITS))]


def drawn(assignments: int) -> Plan:
    """A plan with about so many assignments, the same in every run."""
    chance = random.Random(1)
    sections = []
    while assignments > 0:
        number = len(sections) + 1
        tasks = []
        for item in range(1, 11):
            units = dict.fromkeys(chance.choices(UNITS, WEIGHTS, k=chance.choice((2, 4, 6, 8, 12))))
            named = [
                Assignment(unit=unit, role=Role.LEAD if place == 1 else Role.CO, position=place)
                for place, unit in enumerate(units, 1)
            ]
            assignments -= len(named)
            duty = Duty(id=f"{number}.{item}/d1", clause="", assignments=named)
            tasks.append(Task(id=f"{number}.{item}", title=f"任务{item}", text="", duties=[duty]))
        sections.append(Section(id=str(number), title=f"行动{number}", tasks=tasks))
    return Plan(id="drawn", title="", sections=sections)


def plain_loop(plan: Plan) -> dict[tuple[str, Role], int]:
    """The floor."""
    found: dict[tuple[str, Role], int] = {}
    for duty in plan.iter_duties():
        for each in duty.assignments:
            key = each.unit, each.role
            found[key] = found.get(key, 0) + 1
    return found


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main(sizes: list[int]) -> None:
    """Print a line a view."""
    views: dict[str, Callable[[Plan], object]] = {
        "matrix": matrix,
        "workload": workload,
        "pairs": pairs,
        "network": network,
        "by section": lambda plan: grouped(plan, "section"),
        "by kind": lambda plan: grouped(plan, "kind"),
    }
    for size in sizes:
        plan = loads(dumps(drawn(size)))
        count = sum(len(duty.assignments) for duty in plan.iter_duties())
        print(f"{count} assignments, {len(pairs(plan))} pairs")
        for name, view in views.items():
            # A loop before each run, since machines are now faster, now slower.
            runs = [(seconds(lambda: plain_loop(plan)), seconds(lambda: view(plan))) for _ in range(9)]  # noqa: B023
            taken = statistics.median(run for _, run in runs)
            print(f"  {name:<10} {taken * 1000:7.1f} ms = {statistics.median(run / loop for loop, run in runs):.2f}x")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000])

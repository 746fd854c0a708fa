"""How fast a plan is laid beside a higher one, drafted and checked.

    python benchmarks/cascading.py [TASKS ...]

The higher plan has tasks put together of the clauses of the Ganzi plan, so that many are a little alike; the lower one
is its draft, and once more another plan of the same clauses, which is the worst. Prints seconds, the best of three.
"""

import random
import sys
import time
from collections.abc import Callable

import policyduty
from policyduty import Assignment, Duty, Plan, Role, Task, cascade, draft, validate
from policyduty.plugins import registry

LINES = "教育 财政 公安 民政 水利 农业农村 林草 审计 文化和旅游 应急管理 交通运输 生态环境".split()
GANZI = policyduty.plan("ganzi-science-literacy-2023")
CLAUSES = [
    clause for task in GANZI.iter_tasks() for clause in task.text.replace("。", ",").split(",") if len(clause) > 5
]


def drawn(id: str, title: str, tasks: int, units: list[str], collective: str) -> Plan:
    """A plan of so many tasks, the same in every run."""
    chance = random.Random(id)
    found = []
    for number in range(1, tasks + 1):
        named = [*chance.sample(units, 6), collective]
        assignments = [
            Assignment(unit=unit, role=Role.LEAD if place == 1 else Role.CO, position=place)
            for place, unit in enumerate(named, 1)
        ]
        duty = Duty(id=f"{number}/d1", clause="", assignments=assignments)
        text = ",".join(chance.sample(CLAUSES, 8))
        found.append(Task(id=str(number), title=chance.choice(CLAUSES), text=text, duties=[duty]))
    return Plan(id=id, title=title, tasks=found)


def best(work: Callable[[], object]) -> float:
    """Seconds of the best of three runs."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def main(sizes: list[int]) -> None:
    """Measure and print."""
    print(f"{'tasks':>7} {'draft':>8} {'cascade':>8} {'other':>8} {'rules':>8}")
    for size in sizes:
        higher = drawn("higher", "四川省方案", size, [f"省{line}厅" for line in LINES], "各市(州)人民政府")
        other = drawn("other", "甘孜州方案", size, [f"州{line}局" for line in LINES], "各县(市)人民政府")
        lower = draft(higher, level="prefecture", place="甘孜州").plan
        rules = [rule for rule in registry().rules.values() if rule.code.startswith("PD6")]
        times = (
            best(lambda higher=higher: draft(higher, level="prefecture", place="甘孜州")),  # type: ignore[misc]
            best(lambda higher=higher, lower=lower: cascade(higher, lower)),  # type: ignore[misc]
            best(lambda higher=higher, other=other: cascade(higher, other)),  # type: ignore[misc]
            best(lambda higher=higher, other=other, rules=rules: validate(other, rules, higher=higher)),  # type: ignore[misc]
        )
        print(f"{size:>7} " + " ".join(f"{seconds:>8.2f}" for seconds in times))


if __name__ == "__main__":
    main([*map(int, sys.argv[1:])] or [100, 500, 1000])

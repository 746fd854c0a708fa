"""A plan laid beside a higher one, drafted and checked, against rapidfuzz's ``cdist`` on the same two lists of texts.

The higher plan has tasks put together of the clauses of the Ganzi plan, so that many are a little alike; the lower one
is its draft, and once more another plan of the same clauses, which is the worst.
"""

import random
from collections.abc import Iterator

from rapidfuzz import fuzz, process

import policyduty
from policyduty import Assignment, Duty, Plan, Role, Task, cascade, draft, validate
from policyduty.plugins import registry

from .measuring import Effort, Measurement, raced, released

LINES = "教育 财政 公安 民政 水利 农业农村 林草 审计 文化和旅游 应急管理 交通运输 生态环境".split()


def drawn(id: str, title: str, tasks: int, units: list[str], collective: str) -> Plan:
    """A plan of so many tasks, the same in every run."""
    ganzi = policyduty.plan("ganzi-science-literacy-2023")
    clauses = [each for task in ganzi.iter_tasks() for each in task.text.replace("。", ",").split(",") if len(each) > 5]
    chance = random.Random(id)
    found = []
    for number in range(1, tasks + 1):
        named = [*chance.sample(units, 6), collective]
        assignments = [
            Assignment(unit=unit, role=Role.LEAD if place == 1 else Role.CO, position=place)
            for place, unit in enumerate(named, 1)
        ]
        duty = Duty(id=f"{number}/d1", clause="", assignments=assignments)
        text = ",".join(chance.sample(clauses, 8))
        found.append(Task(id=str(number), title=chance.choice(clauses), text=text, duties=[duty]))
    return Plan(id=id, title=title, tasks=found)


def measure(effort: Effort) -> Iterator[Measurement]:
    """Plans of so many tasks on both sides."""
    size = effort.of(500, 10)
    higher = drawn("higher", "四川省方案", size, [f"省{line}厅" for line in LINES], "各市(州)人民政府")
    other = drawn("other", "甘孜州方案", size, [f"州{line}局" for line in LINES], "各县(市)人民政府")
    lower = draft(higher, level="prefecture", place="甘孜州").plan
    rules = [rule for rule in registry().rules.values() if rule.code.startswith("PD6")]
    texts = [[f"{task.title}{task.text}" for task in plan.iter_tasks()] for plan in (higher, other)]
    floor = f"cdist of {released('rapidfuzz')}"
    works = {
        "draft": lambda: draft(higher, level="prefecture", place="甘孜州"),
        "beside its draft": lambda: cascade(higher, lower),
        "beside another plan": lambda: cascade(higher, other),
        "check against a higher plan": lambda: validate(other, rules, higher=higher),
        floor: lambda: process.cdist(*texts, scorer=fuzz.ratio),
    }
    race = raced(works, effort.rounds)
    for name in [*works][:-1]:
        yield race.against(f"{name}, {size} tasks", name, floor)

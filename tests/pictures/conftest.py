"""Plans that the pictures are tested on: the one that is installed, and made ones of any size."""

import random
from collections.abc import Callable

import pytest

import policyduty
from policyduty import Assignment, Duty, Plan, Role, Section, Task


@pytest.fixture(params=["matrix", "workload", "network"])
def draw(request: pytest.FixtureRequest) -> Callable[..., str]:
    """Draw one picture after the other."""
    function: Callable[..., str] = getattr(policyduty, f"{request.param}_picture")
    return function


@pytest.fixture(scope="session")
def ganzi() -> Plan:
    return policyduty.plan("ganzi-science-literacy-2023")


@pytest.fixture(scope="session")
def made() -> Callable[..., Plan]:
    return _made


def _made(tasks: int, units: int, *, name: str = "市第{}局", title: str = "健全工作机制", most: int = 6) -> Plan:
    """A plan in which up to so many units share a task, always the same."""
    chance = random.Random(tasks * 1000 + units)
    names = [name.format(number) for number in range(1, units + 1)]

    def task(number: int) -> Task:
        others = chance.sample(names, min(units, chance.randint(1, most)))
        has_lead = chance.random() < 0.8
        roles = [Role.LEAD, *[Role.CO] * units] if has_lead else [Role.RESPONSIBLE] * units
        assignments = [
            Assignment(unit=unit, role=role, position=place)
            for place, (unit, role) in enumerate(zip(others, roles, strict=False), 1)
        ]
        duty = Duty(id=f"{number}/d1", clause="", assignments=assignments)
        return Task(id=str(number), marker=f"（{number}）", title=title, duties=[duty])

    every = [task(number) for number in range(1, tasks + 1)]
    sections = [
        Section(id=f"s{first}", marker=f"第{first}章", title=f"{title}行动", tasks=every[first : first + 8])
        for first in range(0, tasks, 8)
    ]
    return Plan(id="made", title="某市责任分工方案", sections=sections)

"""The plans that are measured: the Ganzi plan as often as is wanted, and plans drawn by chance, alike in every run."""

import random
import re
from functools import cache
from importlib.resources import files

from attrs import evolve

import policyduty
from policyduty import Assignment, Duty, Plan, Role, Section, Task, load_corrections, read_document
from policyduty.model import Source
from policyduty.reading import read_transcript
from policyduty.transcript import Transcript

TASKS = 31
"""Of the Ganzi plan."""
ASSIGNMENTS = 195

CLAUSE = re.compile(r"^责任单位:[^\n]*", re.MULTILINE)
SEPARATORS = re.compile("[、，,。]")
_UNITS = [f"市第{number}局" for number in range(200)]
_WEIGHTS = [1 / (number + 5) for number in range(len(_UNITS))]


@cache
def body() -> str:
    """The body of the Ganzi page, healed."""
    folder = files("policyduty_ganzi")
    healed = read_document(str(folder / "page.txt"), corrections=load_corrections(str(folder / "corrections.json")))
    text = healed.transcript.text
    return text[text.index("一、") :]


def document(tasks: int) -> str:
    """The body as often as gives the tasks, each time with sentences of its own; the units are the same."""
    copies = range(1, max(1, round(tasks / TASKS)) + 1)
    lines = body().splitlines()
    return "\n".join(
        line if CLAUSE.match(line) else line.replace("。", f"{copy}。") for copy in copies for line in lines
    )


def text_of(megabytes: float, *, distinct: bool, seed: int = 1) -> str:
    """The body as often as fills the size; ``distinct`` draws the units of each clause anew: none comes twice."""
    units = sorted({name for clause in CLAUSE.findall(body()) for name in SEPARATORS.split(clause[5:]) if name})
    chance = random.Random(seed)

    def drawn(_: re.Match[str]) -> str:
        return "责任单位:" + "、".join(chance.sample(units, chance.randint(3, 12)))

    copies = max(1, round(megabytes * 1e6 / len(body().encode())))
    return "\n".join(CLAUSE.sub(drawn, body()) if distinct else body() for _ in range(copies))


def transcript_of(text: str) -> Transcript:
    """A text as a reader gives it."""
    return Transcript.plain(text, Source(name="plan.txt"))


def read_plan(tasks: int) -> Plan:
    """The plan of such a document, with its evidence."""
    return read_transcript(transcript_of(document(tasks)), id="plan").plan


def repeated(tasks: int) -> Plan:
    """The packaged plan with its sections as often as gives the tasks: as :func:`read_plan`, and made in no time."""
    plan = policyduty.plan("ganzi-science-literacy-2023")
    copies = range(1, max(1, round(tasks / TASKS)) + 1)
    return evolve(plan, sections=[_copy(section, copy) for copy in copies for section in plan.sections], corrections=())


def _copy(section: Section, copy: int) -> Section:
    tasks = [
        evolve(
            task,
            id=f"{copy}-{task.id}",
            text=task.text.replace("。", f"{copy}。"),
            duties=[evolve(duty, id=f"{copy}-{duty.id}", covers=None) for duty in task.duties],
        )
        for task in section.tasks
    ]
    return evolve(section, id=f"{copy}-{section.id}", tasks=tasks)


def drawn(assignments: int) -> Plan:
    """A plan with about so many assignments.

    It has sections of ten tasks, and two hundred units in lists as long as in the Ganzi plan, drawn so that hardly two
    duties name the same; few units have much to do, as in real plans.
    """
    chance = random.Random(1)
    sections: list[Section] = []
    while assignments > 0:
        number = len(sections) + 1
        tasks = []
        for item in range(1, 11):
            units = dict.fromkeys(chance.choices(_UNITS, _WEIGHTS, k=chance.choice((2, 4, 6, 8, 12))))
            named = [
                Assignment(unit=unit, role=Role.LEAD if place == 1 else Role.CO, position=place)
                for place, unit in enumerate(units, 1)
            ]
            assignments -= len(named)
            duty = Duty(id=f"{number}.{item}/d1", clause="", assignments=named)
            tasks.append(Task(id=f"{number}.{item}", title=f"任务{item}", text="", duties=[duty]))
        sections.append(Section(id=str(number), title=f"行动{number}", tasks=tasks))
    return Plan(id="drawn", title="", sections=sections)


def count(plan: Plan) -> int:
    """How many assignments a plan has."""
    return sum(len(duty.assignments) for duty in plan.iter_duties())

"""Comparing two plans, against rapidfuzz's ``cdist`` on the same two lists of texts.

The plan is the Ganzi plan again and again, beside itself with one task in ten edited, with every sentence reworded,
and beside one that has nothing in common with it.
"""

import random
from collections.abc import Callable, Iterator

from attrs import evolve
from rapidfuzz import fuzz, process

from policyduty import Plan, Task, diff
from policyduty.comparing.matching import words_of

from .measuring import Effort, Measurement, raced, released
from .plans import read_plan


def measure(effort: Effort) -> Iterator[Measurement]:
    """The whole comparison, against the likeness of each text with each."""
    plan = read_plan(effort.of(1_000, 31))
    floor = f"cdist of {released('rapidfuzz')}"
    for name, other in (
        ("one task in ten edited", edited(plan)),
        ("every sentence reworded", reworded(plan)),
        ("nothing in common", unrelated(plan)),
    ):
        texts = [[words_of(task) for task in each.iter_tasks()] for each in (plan, other)]
        works: dict[str, Callable[[], object]] = {
            "ours": lambda other=other: diff(plan, other),  # type: ignore[misc]
            floor: lambda texts=texts: process.cdist(*texts, scorer=fuzz.ratio),  # type: ignore[misc]
        }
        yield raced(works, effort.rounds).against(f"compare plans, {name}", "ours", floor)


def edited(plan: Plan) -> Plan:
    """Remove, move to the next section, reword and split one task in forty each, and number all anew."""
    chance = random.Random(1)
    moving: list[Task] = []
    sections = []
    for section in plan.sections:
        tasks, moving = moving, []
        for task in section.tasks:
            edit = chance.randrange(40)
            if edit == 1:
                moving.append(task)
            elif edit == 2:
                tasks.append(evolve(task, text=task.text.replace("科学", "科技")))
            elif edit == 3:
                middle = task.text.find(",", len(task.text) // 2) + 1
                duties = [evolve(duty, covers=None) for duty in task.duties]
                tasks += [evolve(task, text=text, duties=duties) for text in (task.text[:middle], task.text[middle:])]
            elif edit:
                tasks.append(task)
        sections.append(evolve(section, tasks=[numbered(task, f"{section.id}.{n}") for n, task in enumerate(tasks, 1)]))
    return evolve(plan, sections=sections)


def numbered(task: Task, id: str) -> Task:
    """Give a task another number."""
    return evolve(task, id=id, duties=[evolve(duty, id=f"{id}/d{n}") for n, duty in enumerate(task.duties, 1)])


def reworded(plan: Plan) -> Plan:
    """Change words in each sentence."""
    return with_texts(plan, lambda text: text.replace("的", "之").replace(",", "，并").replace("科", "课"))


def unrelated(plan: Plan) -> Plan:
    """Shuffle the characters of each text, so that they are as common as they were and say nothing."""
    chance = random.Random(1)
    return with_texts(plan, lambda text: "".join(chance.sample(text, len(text))))


def with_texts(plan: Plan, change: Callable[[str], str]) -> Plan:
    """Change the text of every task."""
    return evolve(
        plan,
        sections=[
            evolve(
                section,
                tasks=[evolve(task, title=change(task.title), text=change(task.text)) for task in section.tasks],
            )
            for section in plan.sections
        ],
    )

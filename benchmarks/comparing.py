"""How fast two plans are compared, against rapidfuzz's ``cdist`` on the same two lists of texts.

    python benchmarks/comparing.py [TASKS ...]

The plan is the Ganzi plan again and again, beside itself with one task in ten edited, with every sentence reworded,
and beside one that has nothing in common with it. Prints ratios of medians taken in one run; lower is better.
"""

import random
import sys
from collections.abc import Callable

from attrs import evolve
from checking import document
from exporting import seconds
from rapidfuzz import fuzz, process

from policyduty import Plan, Source, Task, Transcript, diff
from policyduty.comparing.matching import words_of
from policyduty.reading import read_transcript


def main(sizes: list[int]) -> None:
    """Print a line a size."""
    for size in sizes:
        plan = read_transcript(Transcript.plain(document(size), Source(name="plan.txt")), id="plan").plan
        ratios = ", ".join(
            f"{name} {ratio(plan, other):.2f}x"
            for name, other in (("edited", edited(plan)), ("reworded", reworded(plan)), ("unrelated", unrelated(plan)))
        )
        print(f"{size:>6} tasks against cdist: {ratios}")


def ratio(before: Plan, after: Plan) -> float:
    """The whole comparison, against the likeness of each text with each."""
    texts = [[words_of(task) for task in plan.iter_tasks()] for plan in (before, after)]
    taken = seconds(
        {
            "diff": lambda: diff(before, after),
            "cdist": lambda: process.cdist(*texts, scorer=fuzz.ratio),
        }
    )
    return taken["diff"] / taken["cdist"]


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


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [2_000])

"""The order of two plans (结构): which section is which, and what stands elsewhere than it did."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen
from rapidfuzz import fuzz

from ..model import Plan, Section, Task
from ..views import TaskRow
from .changes import DiffOutline
from .matching import nearby

_FLOOR = 0.4
"""Sections less alike, by title and by the tasks under them, are not the same."""


@frozen
class Placed:
    """The sections and tasks of a plan, each once, in document order, and where they stand (位置)."""

    sections: Mapping[str, Section]
    """Bare, by id."""
    tasks: tuple[Task, ...]
    above: Mapping[str, tuple[str, ...]]
    """Ids of the sections above each section and task, by its id, outermost first."""
    order: Mapping[str, int]
    """Place of each among its like in one section, by its id."""
    outline: DiffOutline

    def row(self, task: Task) -> TaskRow:
        """Give a task with the bare sections above it."""
        return TaskRow(sections=tuple(self.sections[id] for id in self.above[task.id]), task=task)

    def parent(self, id: str) -> str | None:
        """Id of the section that holds it."""
        above = self.above[id]
        return above[-1] if above else None


def placed(plan: Plan) -> Placed:
    """Look a plan over."""
    sections: dict[str, Section] = {}
    tasks: list[Task] = []
    above: dict[str, tuple[str, ...]] = {}
    for item, holders in plan.walk():
        above[item.id] = tuple(section.id for section in holders)
        if isinstance(item, Task):
            tasks.append(item)
        else:
            sections[item.id] = evolve(item, sections=(), tasks=())
    order: dict[str, int] = {}
    outline = _outline(None, plan.sections, plan.tasks, sections, order)
    return Placed(sections, tuple(tasks), above, order, outline)


def _outline(
    section: Section | None,
    inner: Sequence[Section],
    tasks: Sequence[Task],
    bare: Mapping[str, Section],
    order: dict[str, int],
) -> DiffOutline:
    order |= {each.id: place for place, each in enumerate(inner)}
    order |= {each.id: place for place, each in enumerate(tasks)}
    return DiffOutline(
        section,
        tuple(task.id for task in tasks),
        tuple(_outline(bare[each.id], each.sections, each.tasks, bare, order) for each in inner),
    )


def match_sections(before: Placed, after: Placed, tasks: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Say which section is which, by title and by the tasks under them; ``tasks`` are ids of those that are the same.

    Gives ids of ``after`` by ids of ``before``.
    """
    common: Counter[tuple[str, str]] = Counter()
    for one, other in tasks:
        common.update((a, b) for a in before.above[one] for b in after.above[other])
    titled = defaultdict[str, list[str]](list)
    for id, section in after.sections.items():
        titled[section.title].append(id)
    likely = dict.fromkeys(common)
    ranks: Counter[str] = Counter()
    for id, section in before.sections.items():
        if section.title:
            likely |= dict.fromkeys((id, other) for other in nearby(titled[section.title], ranks[section.title]))
            ranks[section.title] += 1
        if id in after.sections:
            likely[id, id] = None
    held = [Counter(id for task in each.tasks for id in each.above[task.id]) for each in (before, after)]
    scored = []
    for one, other in likely:
        a, b = before.sections[one], after.sections[other]
        score = fuzz.ratio(a.title, b.title) / 100
        all_tasks = held[0][one] + held[1][other]
        if all_tasks:
            score = score / 2 + common[one, other] / all_tasks
        # Of equal ones, the number and the level decide.
        nearness = (len(before.above[one]) == len(after.above[other]), one == other, a.text == b.text)
        if score >= _FLOOR:
            scored.append((score, nearness, one, other))
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, one, other in sorted(scored, key=lambda each: each[:2], reverse=True):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def moved(before: Placed, after: Placed, sections: Mapping[str, str], items: Iterable[tuple[str, str]]) -> set[str]:
    """Say which of some sections, or of some tasks, stand elsewhere; ``items`` are their ids in both plans.

    In another section, or in another order: of those that stayed in a section, as many as can be are in order still.
    Gives ids of ``after``.
    """
    found: set[str] = set()
    stayed = defaultdict[str | None, list[tuple[int, int, str]]](list)
    for one, other in items:
        old, new = before.parent(one), after.parent(other)
        if (None if old is None else sections.get(old, "")) == new:
            stayed[new].append((after.order[other], before.order[one], other))
        else:
            found.add(other)
    for group in stayed.values():
        group.sort()
        kept = {*_rising([place for _, place, _ in group])}
        found |= {other for number, (_, _, other) in enumerate(group) if number not in kept}
    return found


def _rising(values: Sequence[int]) -> Iterator[int]:
    """Give the places of a longest rising sequence of values, from its end."""
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for number, value in enumerate(values):
        length = bisect_left(ends, value)
        previous.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        last[length : length + 1] = [number]
    number = last[-1] if last else -1
    while number >= 0:
        yield number
        number = previous[number]

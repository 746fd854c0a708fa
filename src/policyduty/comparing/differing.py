"""Comparing (比对): what changed from one plan to another."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import fields

from ..collector import paused
from ..model import Document, Plan, Section, Task
from .changes import ChangeKind, Diff, FactChange, SectionChange, TaskChange
from .duties import deadline_changes, duty_changes, target_changes
from .matching import Matches, match_tasks
from .outline import Placed, match_sections, moved, placed

Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Places in the earlier plan, and what they are in the later one."""

_NO_FACTS = frozenset({"document", "sections", "tasks"})


def diff(before: Plan, after: Plan) -> Diff:
    """Say what changed from one plan to another.

    Tasks are matched by number and text, sections by title and by their tasks, units by canonical name. The result is
    false where the plans are equal, and holds all that differs: ``apply(diff(a, b), a) == b`` for any two plans.
    """
    with paused():
        return _diff(before, after)


def _diff(before: Plan, after: Plan) -> Diff:
    facts = tuple(_facts(before, after))
    if (before.sections, before.tasks) == (after.sections, after.tasks):
        return Diff(before=before, facts=facts)
    old, new = placed(before), placed(after)
    matches = match_tasks(old.tasks, new.tasks)
    same = [(old.tasks[i].id, new.tasks[j].id) for i, j in matches.pairs]
    kin = [(old.tasks[i].id, new.tasks[j].id) for i, parts in matches.splits.items() for j in parts]
    kin += [(old.tasks[i].id, new.tasks[j].id) for j, parts in matches.merges.items() for i in parts]
    sections = match_sections(old, new, [*same, *kin])
    return Diff(
        before=before,
        facts=facts,
        sections=tuple(_sections(old, new, sections)),
        tasks=tuple(_tasks(old, new, matches, moved(old, new, sections, same))),
        outline=None if old.outline == new.outline else new.outline,
    )


def _facts(before: Plan, after: Plan) -> Iterator[FactChange]:
    for prefix, one, other in (("", before, after), ("document.", before.document, after.document)):
        for each in fields(Document if prefix else Plan):
            if each.name in _NO_FACTS and not prefix:
                continue
            old, new = getattr(one, each.name), getattr(other, each.name)
            if old != new:
                yield FactChange(fact=prefix + each.name, before=old, after=new)


def _sections(old: Placed, new: Placed, pairs: dict[str, str]) -> Iterator[SectionChange]:
    before, after = [*old.sections], [*new.sections]
    places = {id: place for place, id in enumerate(after)}
    groups = [((i,), (places[pairs[id]],)) for i, id in enumerate(before) if id in pairs]
    elsewhere = moved(old, new, pairs, pairs.items())
    for rows, now in _in_order(groups, len(before), len(after)):
        one = old.sections[before[rows[0]]] if rows else None
        other = new.sections[after[now[0]]] if now else None
        kinds = _section_kinds(one, other, bool(now) and after[now[0]] in elsewhere)
        if kinds:
            yield SectionChange(before=one, after=other, kinds=kinds)


def _section_kinds(one: Section | None, other: Section | None, is_moved: bool) -> list[ChangeKind]:
    if one is None or other is None:
        return [ChangeKind.ADDED if one is None else ChangeKind.REMOVED]
    kinds = _number_kinds(one, other, is_moved)
    if one.title != other.title:
        kinds.append(ChangeKind.RETITLED)
    if one.text != other.text:
        kinds.append(ChangeKind.REWORDED)
    return kinds or ([ChangeKind.EVIDENCE] if one != other else [])


def _number_kinds(one: Section | Task, other: Section | Task, is_moved: bool) -> list[ChangeKind]:
    """Say that it was moved, or else that it was given another number: what is moved has another as a rule."""
    if is_moved:
        return [ChangeKind.MOVED]
    return [ChangeKind.RENUMBERED] if (one.id, one.marker) != (other.id, other.marker) else []


def _tasks(old: Placed, new: Placed, matches: Matches, elsewhere: set[str]) -> Iterator[TaskChange]:
    groups: list[Group] = [((i,), (j,)) for i, j in matches.pairs]
    groups += [((i,), parts) for i, parts in matches.splits.items()]
    groups += [(parts, (j,)) for j, parts in matches.merges.items()]
    for rows, now in _in_order(groups, len(old.tasks), len(new.tasks)):
        before, after = [old.tasks[i] for i in rows], [new.tasks[j] for j in now]
        kinds = _task_kinds(before, after, any(task.id in elsewhere for task in after))
        if kinds:
            yield TaskChange(before=map(old.row, before), after=map(new.row, after), kinds=kinds)


def _task_kinds(before: list[Task], after: list[Task], is_moved: bool) -> list[ChangeKind]:
    if not (before and after):
        return [ChangeKind.REMOVED if before else ChangeKind.ADDED]
    if len(before) == len(after) == 1:
        kinds = _kinds_of_one(before[0], after[0], is_moved)
    else:
        kinds = [ChangeKind.SPLIT if len(after) > 1 else ChangeKind.MERGED]
    duties = duty_changes(before, after)
    if any(change.reassigned for change in duties):
        kinds.append(ChangeKind.REASSIGNED)
    elif any(change.reclaused for change in duties) and ChangeKind.REWORDED not in kinds:
        kinds.append(ChangeKind.REWORDED)
    deadlines = deadline_changes(*([each for task in tasks for each in task.deadlines] for tasks in (before, after)))
    if deadlines or any(change.deadlines for change in duties):
        kinds.append(ChangeKind.RESCHEDULED)
    if target_changes(*([each for task in tasks for each in task.targets] for tasks in (before, after))):
        kinds.append(ChangeKind.RETARGETED)
    return kinds or ([ChangeKind.EVIDENCE] if before != after else [])


def _kinds_of_one(one: Task, other: Task, is_moved: bool) -> list[ChangeKind]:
    if one == other and not is_moved:
        return []
    kinds = _number_kinds(one, other, is_moved)
    if one.title != other.title:
        kinds.append(ChangeKind.RETITLED)
    if one.text != other.text:
        kinds.append(ChangeKind.REWORDED)
    return kinds


def _in_order(groups: Sequence[Group], before: int, after: int) -> list[Group]:
    """Add what is new and what is gone, and sort: by the later plan, what is gone behind what stood before it."""
    stands = {i: now[0] for rows, now in groups for i in rows}
    held = {j for _, now in groups for j in now}
    known = sorted(stands)

    def place(group: Group) -> tuple[int, int]:
        rows, now = group
        if now:
            return now[0], -1
        earlier = bisect_left(known, rows[0])
        return (stands[known[earlier - 1]] if earlier else -1), rows[0]

    added: list[Group] = [((), (j,)) for j in range(after) if j not in held]
    removed: list[Group] = [((i,), ()) for i in range(before) if i not in stands]
    return sorted([*groups, *added, *removed], key=place)

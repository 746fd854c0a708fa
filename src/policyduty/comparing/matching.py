"""Matching (匹配): which task of one plan is which of another, by number and text.

Equal texts first. What is left is compared with its few nearest only: a text is looked up by the triples of characters
that it shares with others, the rarest first, so that the work grows with the plans and not with their product.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from attrs import field, frozen
from rapidfuzz import fuzz

from ..model import Task

FLOOR = 0.5
"""Texts less alike are not the same task. Of two unrelated ones in official style, some 0.3 is the same."""

SAME_NUMBER_FLOOR = 0.4
"""With the same number, that much is enough."""

_SURE = 0.8
"""What is so much alike is the same before it is asked what was split or merged."""

_NUMBER_COUNTS = 0.05
"""What the same number adds, so that it decides between texts that are nearly as alike."""

_NEAREST = 8
"""With how many others a text is compared."""

_LOOKED_UP = 400
"""After how many texts that share a triple a look-up ends."""

_SHARE = 0.6
"""A part of a text has that share of its triples from it …"""

_SHARE_OF_ITS_OWN = 0.5
"""… and that share from where the part that is matched already has none."""

_SHORTEST = 6
"""Triples that a part has at least; what is shorter stands in many texts by chance."""

_BETWEEN_WORDS = re.compile(r"[\W_]+")

T = TypeVar("T")

Pair = tuple[int, int]
"""Places of two that are the same, in the one sequence and in the other."""

Triples = dict[str, None]
"""Runs of three characters, in the order of the text; each once."""


@frozen(kw_only=True)
class Matches:
    """Which tasks are which (匹配结果), by their places in the two sequences, each in one of the three at most."""

    pairs: tuple[Pair, ...]
    """In the order of the first sequence."""
    splits: Mapping[int, tuple[int, ...]] = field(factory=dict)
    """One task that became several (拆分)."""
    merges: Mapping[int, tuple[int, ...]] = field(factory=dict)
    """Several tasks that became one (合并), by the place of the one."""


def likeness(one: Task, other: Task) -> float:
    """Say how alike two tasks are, from 0 to 1: by all their words, or half by an equal title and half by the text."""
    alike = fuzz.ratio(words_of(one), words_of(other)) / 100
    if one.title and one.title == other.title:
        return max(alike, 0.5 + fuzz.ratio(one.text, other.text) / 200)
    return alike


def words_of(task: Task) -> str:
    """Give what a task is known by: its title and its text."""
    return f"{task.title}\n{task.text}" if task.title else task.text


def pair_texts(before: Sequence[str], after: Sequence[str], *, floor: float = FLOOR) -> tuple[Pair, ...]:
    """Pair the texts of two lists: equal ones in order, then the most alike whose likeness is ``floor`` or more.

    Each is paired once at most. Pairs are in the order of ``before``.
    """
    pairs = _equal(dict(enumerate(before)), dict(enumerate(after)))
    rows, columns = _left(before, 0, pairs), _left(after, 1, pairs)
    near = _Index([after[j] for j in columns])
    scored = [
        (fuzz.ratio(before[i], after[columns[place]]) / 100, i, columns[place])
        for i in rows
        for place in near.sharing(_triples(before[i]))
    ]
    return tuple(sorted([*pairs, *_best(each for each in scored if each[0] >= floor)]))


def match_tasks(before: Sequence[Task], after: Sequence[Task]) -> Matches:
    """Say which task of ``before`` is which of ``after``, and which were split or merged."""
    words = [words_of(task) for task in before], [words_of(task) for task in after]
    pairs: list[Pair] = _equal(
        {i: (task.id, words[0][i]) for i, task in enumerate(before)},
        {j: (task.id, words[1][j]) for j, task in enumerate(after)},
    )
    pairs += _equal(
        {i: words[0][i] for i in _left(before, 0, pairs) if words[0][i]},
        {j: words[1][j] for j in _left(after, 1, pairs) if words[1][j]},
    )
    rows, columns = _left(before, 0, pairs), _left(after, 1, pairs)
    found = _match_unequal([before[i] for i in rows], [after[j] for j in columns])
    return Matches(
        pairs=tuple(sorted([*pairs, *((rows[i], columns[j]) for i, j in found.pairs)])),
        splits={rows[i]: tuple(columns[j] for j in parts) for i, parts in found.splits.items()},
        merges={columns[j]: tuple(rows[i] for i in parts) for j, parts in found.merges.items()},
    )


def _match_unequal(before: Sequence[Task], after: Sequence[Task]) -> Matches:
    """Match tasks none of which has its equal on the other side: what is sure, what was divided, then what is left."""
    old, new = (_Index([task.text or task.title for task in tasks]) for tasks in (before, after))
    scored = [*_scored(before, after, old, new)]
    forward: dict[int, int] = {}
    backward: dict[int, int] = {}
    splits: dict[int, tuple[int, ...]] = {}
    merges: dict[int, tuple[int, ...]] = {}
    for least in (_SURE, FLOOR):
        free = [each for each in scored if each[0] >= least and each[1] not in forward and each[2] not in backward]
        pairs = _best(free)
        forward |= pairs
        backward |= {j: i for i, j in pairs}
        several = 2 if least == _SURE else 1
        _divide(old, new, forward, backward, splits, merges, several)
        _divide(new, old, backward, forward, merges, splits, several)
    left = ((i, j) for i, j in sorted(forward.items()) if i not in splits and j not in merges)
    return Matches(pairs=tuple(left), splits=splits, merges=merges)


def _scored(
    before: Sequence[Task], after: Sequence[Task], old: "_Index", new: "_Index"
) -> Iterable[tuple[float, int, int]]:
    numbers = {task.id: j for j, task in enumerate(after)}
    titled = defaultdict[str, list[int]](list)
    for j, task in enumerate(after):
        titled[task.title].append(j)
    ranks: Counter[str] = Counter()
    for i, task in enumerate(before):
        likely = new.sharing(old.triples[i])
        if task.title:
            likely += nearby(titled[task.title], ranks[task.title])
            ranks[task.title] += 1
        if task.id in numbers:
            likely.append(numbers[task.id])
        for j in dict.fromkeys(likely):
            score = likeness(task, after[j])
            same_number = task.id == after[j].id
            if score >= (SAME_NUMBER_FLOOR if same_number else FLOOR):
                yield score + same_number * _NUMBER_COUNTS, i, j


def _divide(
    wholes: "_Index",
    parts: "_Index",
    held: dict[int, int],
    holders: dict[int, int],
    divided: dict[int, tuple[int, ...]],
    joined: Mapping[int, object],
    several: int,
) -> None:
    """Find the parts of each whole: the one that it is matched with, and those that nothing is matched with.

    ``held`` is by whole, ``holders`` by part. ``divided`` gets the wholes of more than one part; one that is itself a
    part of a whole in ``joined`` is left alone. A whole of fewer parts than ``several`` is none.
    """
    found = defaultdict[int, list[int]](list)
    for part, triples in enumerate(parts.triples):
        if part in holders or len(triples) < _SHORTEST:
            continue
        best = 0
        for whole in wholes.sharing(triples):
            shared = triples.keys() & wholes.triples[whole].keys()
            if held.get(whole) in joined or len(shared) < _SHARE * len(triples):
                continue
            if whole in held:
                shared -= parts.triples[held[whole]].keys()
            if len(shared) >= _SHARE_OF_ITS_OWN * len(triples) and len(shared) > best:
                best, owner = len(shared), whole
        if best:
            found[owner].append(part)
    for whole, theirs in found.items():
        first = [held[whole]] if whole in held else []
        if len(first) + len(theirs) < several:
            continue
        together = sorted({*divided.get(whole, ()), *first, *theirs})
        held.setdefault(whole, together[0])
        holders |= dict.fromkeys(theirs, whole)
        if len(together) > 1:
            divided[whole] = tuple(together)


class _Index:
    """Texts that are looked up by what they share with another."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.triples: list[Triples] = [_triples(text) for text in texts]
        self._holders: dict[str, list[int]] = {}
        for place, triples in enumerate(self.triples):
            for triple in triples:
                self._holders.setdefault(triple, []).append(place)

    def sharing(self, triples: Triples) -> list[int]:
        """Give the places of texts that share the most, the likeliest first."""
        holders = self._holders
        counts: Counter[int] = Counter()
        looked_up = 0
        for places in sorted((holders[triple] for triple in triples if triple in holders), key=len):
            counts.update(places)
            looked_up += len(places)
            if looked_up > _LOOKED_UP:
                break
        return [place for place, _ in counts.most_common(_NEAREST)]


def _triples(text: str) -> Triples:
    """Give the triples of a text, without its punctuation; one shorter than three is its own."""
    bare = _BETWEEN_WORDS.sub("", text)
    return dict.fromkeys(map("".join, zip(bare, bare[1:], bare[2:], strict=False))) or ({bare: None} if bare else {})


def _equal(before: Mapping[int, Hashable], after: Mapping[int, Hashable]) -> list[Pair]:
    """Pair the places with equal values, in order."""
    waiting = defaultdict[Hashable, deque[int]](deque)
    for j, value in after.items():
        waiting[value].append(j)
    return [(i, waiting[value].popleft()) for i, value in before.items() if waiting.get(value)]


def nearby(places: Sequence[T], rank: int) -> Sequence[T]:
    """Give those of a list that stand near a rank: of many of one name, the first is as a rule the first."""
    return places[max(0, rank - _NEAREST // 2) : rank + _NEAREST // 2]


def _left(items: Sequence[object], side: int, pairs: Iterable[Pair]) -> list[int]:
    paired = {pair[side] for pair in pairs}
    return [place for place in range(len(items)) if place not in paired]


def _best(scored: Iterable[tuple[float, int, int]]) -> list[Pair]:
    """Take the best pairs, each place once; of equal ones those that stand nearest to each other."""
    pairs: list[Pair] = []
    rows: set[int] = set()
    columns: set[int] = set()
    for _, i, j in sorted(scored, key=lambda each: (-each[0], abs(each[1] - each[2]), each[1], each[2])):
        if i not in rows and j not in columns:
            pairs.append((i, j))
            rows.add(i)
            columns.add(j)
    return pairs

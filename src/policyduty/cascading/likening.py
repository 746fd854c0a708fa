"""Likening (相似): which tasks of a lower plan carry which of a higher one, by their words.

A lower plan rewords, cuts short, merges and parts what it is given. So it is asked how much of the shorter of two tasks
stands in the longer, by pairs of characters, where those that stand in few tasks weigh more: 图书通借通还 tells more
than 加强建设.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log

from attrs import frozen

from ..comparing.matching import words_of
from ..model import Task

FLOOR = 0.34
"""Tasks less alike are not the same matter."""

_BESIDE = 0.6
"""One of several carriers is as like as the likest by that share of it, seen from either side."""

_MOST = 6
"""Lower tasks that carry one higher task, at most."""

_LIKELY = 24
"""With how many lower tasks a higher one is compared, at most."""

_LOOKED_UP = 4000
"""After how many tasks that hold one of its pairs a look-up ends."""

_TITLE = 3
"""How many times a pair counts that stands in a title."""

_FEW = 8
"""A task of fewer pairs stands in many others by chance: it counts as having that many of a usual weight."""

_MARKS = re.compile(r"[\W_]+")

Weights = dict[str, float]
"""Pairs of characters with their weights."""


@frozen
class Likeness:
    """Places of a higher task and of a lower one that carries it, and how alike they are, from 0 to 1."""

    higher: int
    lower: int
    likeness: float


def liken(higher: Sequence[Task], lower: Sequence[Task]) -> tuple[Likeness, ...]:
    """Say which tasks of ``lower`` carry which of ``higher``, in the order of ``higher``, the likest first."""
    found = _scored(higher, lower)
    rows: dict[int, float] = defaultdict(float)
    columns: dict[int, float] = defaultdict(float)
    for i, j, score in found:
        rows[i], columns[j] = max(rows[i], score), max(columns[j], score)
    kept: dict[int, list[Likeness]] = defaultdict(list)
    for i, j, score in sorted(found, key=lambda each: (each[0], -each[2], abs(each[0] - each[1]), each[1])):
        if score >= _BESIDE * max(rows[i], columns[j]) and len(kept[i]) < _MOST:
            kept[i].append(Likeness(i, j, round(score, 3)))
    return tuple(each for i in sorted(kept) for each in kept[i])


def _scored(higher: Sequence[Task], lower: Sequence[Task]) -> list[tuple[int, int, float]]:
    """Every two tasks that are alike enough."""
    pairs = [[_pairs(task) for task in tasks] for tasks in (higher, lower)]
    held: dict[str, int] = defaultdict(int)
    for each in (*pairs[0], *pairs[1]):
        for pair in each:
            held[pair] += 1
    count = len(higher) + len(lower)
    rarity = {pair: log(1 + count / number) for pair, number in held.items()}
    usual = sum(rarity.values()) / len(rarity) if rarity else 0
    weights = [[{p: n * rarity[p] for p, n in each.items()} for each in side] for side in pairs]
    whole = [[max(sum(each.values()), _FEW * usual) for each in side] for side in weights]
    holders: dict[str, list[int]] = defaultdict(list)
    for j, weighted in enumerate(weights[1]):
        for pair in weighted:
            holders[pair].append(j)
    same = _same(higher, lower)
    found = [(i, j, 1.0) for i, j in same]
    for i, one in enumerate(weights[0]):
        for j in _likely(one, holders):
            if (i, j) not in same:
                other = weights[1][j]
                shared = sum(min(one[pair], other[pair]) for pair in one.keys() & other.keys())
                score = shared / min(whole[0][i], whole[1][j])
                if score >= FLOOR:
                    found.append((i, j, score))
    return found


def _likely(weights: Weights, holders: Mapping[str, Sequence[int]]) -> list[int]:
    """Places of the tasks that share the most, by the rarest pairs, so that the work does not grow with the product."""
    shared: dict[int, float] = defaultdict(float)
    looked_up = 0
    for pair in sorted(weights.keys() & holders.keys(), key=lambda pair: (len(holders[pair]), pair)):
        for j in holders[pair]:
            shared[j] += weights[pair]
        looked_up += len(holders[pair])
        if looked_up > _LOOKED_UP:
            break
    return sorted(shared, key=lambda j: (-shared[j], j))[:_LIKELY]


def _same(higher: Sequence[Task], lower: Sequence[Task]) -> set[tuple[int, int]]:
    """Tasks of the same words; of those without any, of the same number."""
    known: dict[object, list[int]] = defaultdict(list)
    for j, task in enumerate(lower):
        known[_key(task)].append(j)
    found = set()
    for i, task in enumerate(higher):
        found |= {(i, j) for j in sorted(known.get(_key(task), ()), key=lambda j: abs(i - j))[:_MOST]}
    return found


def _key(task: Task) -> object:
    words = words_of(task)
    return words if words.strip() else (task.id,)


def _pairs(task: Task) -> dict[str, int]:
    counts = dict.fromkeys(_run(task.text), 1)
    counts |= dict.fromkeys(_run(task.title), _TITLE)
    return counts


def _run(text: str) -> Iterable[str]:
    bare = _MARKS.sub("", text)
    return map("".join, pairwise(bare))

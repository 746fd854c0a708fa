"""Rewording (改写): which words of a text are gone and which are new, as runs that read well.

Chinese has no blanks between words, so each character counts by itself, and a number or a word in Latin letters as a
whole. Clauses that are kept hold the texts together. What would be left as specks, a character here and there between
changes, is told as part of the change, and a change is moved to where it stands between marks, if the words allow it.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby, pairwise

from attrs import define, frozen
from rapidfuzz.distance import Indel, Levenshtein


class WordRunKind(StrEnum):
    """What became of some words."""

    EQUAL = "equal"
    """不变"""
    DELETED = "deleted"
    """删去"""
    INSERTED = "inserted"
    """新增"""


@frozen
class WordRun:
    """Words that were kept, deleted or inserted together (一段文字)."""

    kind: WordRunKind
    text: str


_CLAUSE = re.compile(r"[^、，。；：？！,;\n]+[、，。；：？！,;\n]?|[、，。；：？！,;\n]")
_TOKEN = re.compile(r"[0-9]+(?:[.,:][0-9]+)*%?|[A-Za-z\u00c0-\u024f]+|.", re.DOTALL)

_ENDS = frozenset("、，。；：？！）》〉」』】〕”’\n ,.;:?!)")
"""Marks that end something."""

_SPECK = 3
"""Tokens that are kept between two changes, each at least as long, up to so many are told as changed."""

_KEPT = 0.25
"""Where less is kept of the longer text, it is told as replaced altogether."""

_FARTHEST = 100
"""Tokens over which a change is moved."""


def reworded(before: str, after: str) -> tuple[WordRun, ...]:
    """Give the runs that make ``before`` of those equal and deleted, and ``after`` of those equal and inserted.

    No run is empty, no two of a kind stand side by side, and what was deleted stands before what took its place.
    """
    changes = _without_specks(_aligned(before, after))
    kept = sum(len("".join(change.kept)) for change in changes)
    if kept < _KEPT * max(len(before), len(after)):
        changes = [_Change([], _TOKEN.findall(before), _TOKEN.findall(after))]
    return tuple(_runs(_settled(changes)))


@define
class _Change:
    """Tokens that were kept, and those behind them that were deleted and inserted."""

    kept: list[str]
    deleted: list[str]
    inserted: list[str]

    @property
    def size(self) -> int:
        return max(len(self.deleted), len(self.inserted))


def _aligned(before: str, after: str) -> list[_Change]:
    """Give the changes in order, between which something is kept; the first or the last may change nothing."""
    changes = [_Change([], [], [])]
    for same, old, new in _by_clause(_CLAUSE.findall(before), _CLAUSE.findall(after)):
        if same:
            _keep(changes, old)
            continue
        for code in Levenshtein.opcodes(old, new):
            if code.tag == "equal":
                _keep(changes, old[code.src_start : code.src_end])
            else:
                changes[-1].deleted += old[code.src_start : code.src_end]
                changes[-1].inserted += new[code.dest_start : code.dest_end]
    return changes


def _keep(changes: list[_Change], tokens: list[str]) -> None:
    if changes[-1].size:
        changes.append(_Change([], [], []))
    changes[-1].kept += tokens


def _by_clause(before: list[str], after: list[str]) -> Iterator[tuple[bool, list[str], list[str]]]:
    """Give the tokens of clauses that are the same, and of those between them."""
    codes = Indel.opcodes(before, after)
    for same, group in groupby(codes, key=lambda code: code.tag == "equal"):
        stretch = [*group]
        first, last = stretch[0], stretch[-1]
        old = _TOKEN.findall("".join(before[first.src_start : last.src_end]))
        new = _TOKEN.findall("".join(after[first.dest_start : last.dest_end]))
        yield same, old, new


def _without_specks(changes: list[_Change]) -> list[_Change]:
    whole = changes[:1]
    for change in changes[1:]:
        last = whole[-1]
        if len(change.kept) <= min(_SPECK, last.size, change.size) and _ENDS.isdisjoint(change.kept):
            last.deleted += change.kept + change.deleted
            last.inserted += change.kept + change.inserted
        else:
            whole.append(change)
    return whole


def _settled(changes: list[_Change]) -> list[_Change]:
    """Move what was only deleted, or only inserted, to where it stands between marks; something stays between two."""
    for number, (change, following) in enumerate(pairwise(changes)):
        if change.deleted and change.inserted:
            continue
        moved = change.deleted or change.inserted
        tokens = [*change.kept, *moved, *following.kept]
        start, end = len(change.kept), len(change.kept) + len(moved)
        first, last = start, start
        while (
            first > bool(number) and start - first < _FARTHEST and tokens[first - 1] == tokens[end - 1 + first - start]
        ):
            first -= 1
        room = len(tokens) - len(moved) - bool(following.size)
        while last < room and last - start < _FARTHEST and tokens[last] == tokens[last + len(moved)]:
            last += 1
        best = max(range(first, last + 1), key=lambda at: (_stands(tokens, at, at + len(moved)), at == start))
        moved[:] = tokens[best : best + len(moved)]
        change.kept, following.kept = tokens[:best], tokens[best + len(moved) :]
    return changes


def _stands(tokens: list[str], start: int, end: int) -> int:
    """Say how well a change stands at a place: behind a mark, and ending with one."""
    return (start == 0 or tokens[start - 1] in _ENDS) + (end == len(tokens) or tokens[end - 1] in _ENDS)


def _runs(changes: list[_Change]) -> Iterator[WordRun]:
    for change in changes:
        for kind, tokens in (
            (WordRunKind.EQUAL, change.kept),
            (WordRunKind.DELETED, change.deleted),
            (WordRunKind.INSERTED, change.inserted),
        ):
            if tokens:
                yield WordRun(kind, "".join(tokens))

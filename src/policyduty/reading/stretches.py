"""Stretches of a text (区段), asked which places lie in one of them: of many stretches, about many places."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from ..transcript import Range


class Stretches:
    """Ranges of characters in any order; they may overlap."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        found = sorted(ranges)
        self._starts = [start for start, _ in found]
        self._reach = list(accumulate((end for _, end in found), max))

    def touch(self, start: int, end: int) -> bool:
        """True where one of them has a character between ``start`` and ``end``."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start

    def __contains__(self, place: int) -> bool:
        return self.touch(place, place + 1)

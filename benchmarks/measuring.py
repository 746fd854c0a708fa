"""How everything here is measured (测量): works in turns, medians, ratios round by round, memory at its highest."""

import gc
import resource
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping
from importlib.metadata import version

from attrs import frozen

Work = Callable[[], object]


@frozen(kw_only=True)
class Effort:
    """How much is measured: all of it, or just enough to see that everything runs."""

    quick: bool = False

    @property
    def rounds(self) -> int:
        """Rounds that a median is of."""
        return 1 if self.quick else 5

    def of(self, full: int, quick: int) -> int:
        """Choose a size."""
        return quick if self.quick else full


@frozen(kw_only=True)
class Measurement:
    """One row: what was measured, against what, in one run."""

    name: str
    ours: float
    peer: str
    theirs: float
    unit: str
    ratio: float
    """Median of the ratios of each round, which need not be that of the medians."""
    goal: float | None = None
    at_least: bool = False
    """True where more is better."""

    @property
    def met(self) -> bool | None:
        """True where the goal is reached, None where there is none."""
        if self.goal is None:
            return None
        return self.ratio >= self.goal if self.at_least else self.ratio <= self.goal


@frozen
class Race:
    """What works took that ran in turns (轮流), by name."""

    taken: Mapping[str, list[float]]

    def seconds(self, name: str) -> float:
        """Median of a work's rounds."""
        return statistics.median(self.taken[name])

    def ratio(self, one: str, other: str) -> float:
        """Median of the rounds' ratios: a machine that is slower for a while is so for both."""
        return statistics.median(a / b for a, b in zip(self.taken[one], self.taken[other], strict=True))

    def against(self, name: str, one: str, other: str, goal: float | None = None, *, peer: str = "") -> Measurement:
        """Seconds of one work against those of another; the goal is how many times as long it may take."""
        return Measurement(
            name=name,
            ours=self.seconds(one),
            peer=peer or other,
            theirs=self.seconds(other),
            unit="s",
            ratio=self.ratio(one, other),
            goal=goal,
        )

    def rate(self, name: str, one: str, other: str, amount: float, unit: str, goal: float | None = None) -> Measurement:
        """How much of an amount a second, against another work; the goal is what part of that it must be."""
        return Measurement(
            name=name,
            ours=amount / self.seconds(one),
            peer=other,
            theirs=amount / self.seconds(other),
            unit=unit,
            ratio=self.ratio(other, one),
            goal=goal,
            at_least=True,
        )


def raced(works: Mapping[str, Work], rounds: int, *, clock: Callable[[], float] = time.process_time) -> Race:
    """Run every work in turn, round by round.

    The clock counts processor time, so that what else the machine does is left out. The collector of garbage runs as in
    anyone's process, but what was made before the race is no work of its own.
    """
    taken: dict[str, list[float]] = {name: [] for name in works}
    gc.collect()
    gc.freeze()
    try:
        for _ in range(rounds):
            for name, work in works.items():
                gc.collect()
                begun = clock()
                work()
                taken[name].append(clock() - begun)
    finally:
        gc.unfreeze()
    return Race(taken)


def children() -> float:
    """Processor time of the processes that were started from here and have ended: a clock for :func:`raced`."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def python(*arguments: str) -> Work:
    """Run Python in a process of its own, with nothing of what is around it."""
    return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def peak(work: Work) -> float:
    """Megabytes at the highest, of what is allocated while it runs."""
    return _traced(work)[1]


def held(work: Work) -> float:
    """Megabytes of what it gives."""
    return _traced(work)[0]


def _traced(work: Work) -> tuple[float, float]:
    gc.collect()
    tracemalloc.start()
    try:
        given = work()
        gc.collect()
        now, most = tracemalloc.get_traced_memory()
        del given
    finally:
        tracemalloc.stop()
    return now / 1e6, most / 1e6


def compared(name: str, ours: float, peer: str, theirs: float, unit: str, goal: float | None = None) -> Measurement:
    """A row of two figures that no race gave, such as memory."""
    return Measurement(name=name, ours=ours, peer=peer, theirs=theirs, unit=unit, ratio=ours / theirs, goal=goal)


def released(package: str) -> str:
    """A package with its version."""
    return f"{package} {version(package)}"

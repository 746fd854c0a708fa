"""How the cost grows with the plan: from a hundred assignments to a million, each work by itself."""

import gc
import math
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

from attrs import field, frozen

from policyduty import (
    Plan,
    coverage,
    diff,
    dumps,
    duty_table,
    export,
    loads,
    matrix,
    network,
    pairs,
    validate,
    workload,
)
from policyduty.reading import read_transcript

from .comparing import edited
from .measuring import Effort, Measurement, Work
from .plans import ASSIGNMENTS, TASKS, count, document, transcript_of
from .viewing import LOOP, plain_loop

SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
ENOUGH = 0.3
"""Seconds after which a work is not run again."""


@frozen
class Curve:
    """What a work took at each size (增长曲线)."""

    name: str
    stops: str = ""
    """Why no larger plan was tried."""
    points: dict[int, float] = field(factory=dict)
    """Seconds by size."""
    counts: dict[int, int] = field(factory=dict, repr=False)
    """How many assignments the plan of a size has."""

    def cost(self, size: int) -> float:
        """Microseconds an assignment."""
        return self.points[size] / self.counts[size] * 1e6

    @property
    def slope(self) -> float:
        """Of the logarithms' fit over the three largest sizes, where what is done once counts little: 1 is linear."""
        sizes = sorted(self.points)[-3:]
        sides = [[math.log(self.counts[size]) for size in sizes], [math.log(self.points[size]) for size in sizes]]
        return statistics.linear_regression(*sides).slope


Step = Callable[[Plan], object]

_VIEWS: dict[str, Step] = {
    LOOP: plain_loop,  # What a machine takes for more memory than it has at hand, whatever is done there.
    "duty table": duty_table,
    "workload": workload,
    "matrix": matrix,
    "pairs": pairs,
    "network": network,
    "coverage": coverage,
}
_FORMATS = {
    "json": (10**6, ""),
    "csv": (10**6, ""),
    "jsonl": (10**6, ""),
    "markdown": (10**6, ""),
    "html": (10**6, ""),
    "svg": (10**6, ""),
    "docx": (10**5, "Word opens no document of some ten thousand pages"),
    "excel": (10**5, "minutes; a sheet has 1,048,576 rows and 16,384 columns"),
}
"""How many assignments each is written with, and why no more."""


def curves(effort: Effort) -> list[Curve]:
    """Read, save, load, check, view, compare and write plans of each size."""
    found: dict[str, Curve] = {}
    for size in SIZES[: effort.of(len(SIZES), 2)]:
        for name, stops, seconds, assignments in _measured(size, effort.rounds):
            curve = found.setdefault(name, Curve(name, stops))
            curve.points[size] = seconds
            curve.counts[size] = assignments
    return [*found.values()]


def _measured(size: int, rounds: int) -> Iterator[tuple[str, str, float, int]]:
    """Every work at one size; what it works on is thrown away as soon as may be."""
    transcript = transcript_of(document(round(size / ASSIGNMENTS * TASKS) or 1))
    plan = Plan(id="none", title="")

    def reading() -> None:
        nonlocal plan
        plan = read_transcript(transcript, id="plan").plan

    taken = _seconds(reading, rounds)
    assignments = count(plan)
    yield "read text", "", taken, assignments
    saved = dumps(plan)
    yield "save", "", _seconds(lambda: dumps(plan), rounds), assignments
    yield "load", "", _seconds(lambda: loads(saved), rounds), assignments
    saved = b""
    yield "check", "", _seconds(lambda: validate(plan), rounds), assignments
    for name, view in _VIEWS.items():
        yield name, "", _seconds(lambda: view(plan), rounds), assignments  # noqa: B023
    other = edited(plan)
    yield "compare", "", _seconds(lambda: diff(plan, other), rounds), assignments
    other = plan
    for name, (largest, stops) in _FORMATS.items():
        if size <= largest:
            yield f"write {name}", stops, _seconds(lambda: export(plan, BytesIO(), name), rounds), assignments  # noqa: B023


def _seconds(work: Work, rounds: int) -> float:
    """Median of so many runs, or of as many as do not take long."""
    gc.collect()
    gc.freeze()
    taken: list[float] = []
    while not taken or (len(taken) < rounds and sum(taken) < ENOUGH):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    gc.unfreeze()
    return statistics.median(taken)


def measured(found: Iterable[Curve]) -> Iterator[Measurement]:
    """The slopes as rows: a straight line is 1."""
    for curve in found:
        slope, last = curve.slope, max(curve.points)
        yield Measurement(
            name=f"{curve.name}, to {last:,} assignments",
            ours=slope,
            peer="a straight line",
            theirs=1,
            unit="",
            ratio=slope,
            goal=1.1,
        )

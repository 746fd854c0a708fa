"""How fast a text is read, against the floor: the same text passed over by two patterns and split at its separators.

    python benchmarks/reading.py [MEGABYTES]

Three texts: the Ganzi page again and again; the same with its units drawn anew for every clause, so that no clause
comes twice; and texts made to be hard (brackets, markers). Prints ratios taken in one run; lower is better.
"""

import random
import re
import sys
import time
import tracemalloc
from collections.abc import Callable
from importlib.resources import files
from typing import TypeVar

from policyduty.model import Assignment, Duty, Plan, Source, Span
from policyduty.reading import read_transcript
from policyduty.transcript import Transcript

T = TypeVar("T")

_MARKER = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．])", re.MULTILINE
)
_CLAUSE = re.compile(r"^责任单位:[^\n]*", re.MULTILINE)
_SEPARATORS = re.compile("[、，,。]")
_HARD = (
    "（",
    "（）",
    "（责任单位：",
    "责任单位：",
    "甲局、",
    "牵头",
    "（一）",
    "一、",
    "按职责分工",
    "第一个单位",
    "\n",
    "等",
)


def page(megabytes: float, *, distinct: bool) -> str:
    """The body of the Ganzi page, as often as fills the size."""
    whole = (files("policyduty_ganzi") / "page.txt").read_text("utf-8")
    body = whole[whole.index("一、") :]
    units = sorted({name for clause in _CLAUSE.findall(body) for name in _SEPARATORS.split(clause[5:]) if name})
    chance = random.Random(1)

    def drawn(_: re.Match[str]) -> str:
        return "责任单位:" + "、".join(chance.sample(units, chance.randint(3, 12)))

    copies = int(megabytes * 1e6 / len(body.encode()))
    return "\n".join(_CLAUSE.sub(drawn, body) if distinct else body for _ in range(copies))


def floor(text: str) -> None:
    """What no reader can do without."""
    for _ in _MARKER.finditer(text):
        pass
    for clause in _CLAUSE.finditer(text):
        _SEPARATORS.split(clause.group())


def read(text: str) -> None:
    """What is measured."""
    read_transcript(Transcript.plain(text, Source(name="text.txt")), id="text")


def rebuild(plan: Plan) -> None:
    """Build nothing but the plan's duties, assignments and spans anew, from values that are ready."""
    for duty in plan.iter_duties():
        Duty(
            id=duty.id,
            clause=duty.clause,
            assignments=[
                Assignment(
                    unit=a.unit,
                    role=a.role,
                    position=a.position,
                    printed=a.printed,
                    span=a.span and Span(a.span.source, a.span.start, a.span.end),
                )
                for a in duty.assignments
            ],
        )


def seconds(work: Callable[[T], None], text: T, times: int = 3) -> float:
    """The best of some runs."""
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        work(text)
        best = min(best, time.perf_counter() - began)
    return best


def main() -> None:
    """Measure and print."""
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 20
    read(page(0.1, distinct=False))
    for title, distinct in (("the same page", False), ("every clause another", True)):
        text = page(megabytes, distinct=distinct)
        size = len(text.encode()) / 1e6
        low, high = seconds(floor, text), seconds(read, text, 2)
        plan = read_transcript(Transcript.plain(text, Source(name="text.txt")), id="text").plan
        bare = seconds(rebuild, plan)
        print(
            f"{title}: {size:.0f} MB, floor {size / low:.0f} MB/s, read {size / high:.1f} MB/s, "
            f"ratio {high / low:.1f}; building the duties' values alone {bare / low:.1f}"
        )
    parts = {
        size: seconds(read, page(size, distinct=True), 1) / size for size in (megabytes / 20, megabytes / 4, megabytes)
    }
    print("cost of a megabyte by size:", ", ".join(f"{size:g} MB {cost:.3f} s" for size, cost in parts.items()))
    text = page(1, distinct=True)
    tracemalloc.start()
    read(text)
    peak = tracemalloc.get_traced_memory()[1]
    print(f"peak memory against the text's UTF-8 size: {peak / len(text.encode()):.1f}")
    for unit in _HARD:
        few, many = (seconds(read, unit * (n // len(unit)), 1) for n in (10_000, 160_000))
        print(f"hard text {unit!r}: 16 times the length, {many / few:.1f} times the time")


if __name__ == "__main__":
    main()

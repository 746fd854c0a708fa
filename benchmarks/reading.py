"""Reading text, against the floor: the same text passed over by two patterns and split at its separators."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from policyduty.reading import read_transcript

from .measuring import Effort, Measurement, compared, peak, raced
from .plans import CLAUSE, SEPARATORS, text_of, transcript_of

_MARKER = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．])", re.MULTILINE
)
_HARD = "（ （） （责任单位： 责任单位： 甲局、 牵头 （一） 一、 按职责分工 第一个单位 等".split()
FLOOR = "both patterns, clauses split"


def markers(text: str) -> None:
    """Find the markers of headings."""
    for _ in _MARKER.finditer(text):
        pass


def clauses(text: str) -> None:
    """Find the clauses of duties."""
    for _ in CLAUSE.finditer(text):
        pass


def floor(text: str) -> None:
    """What no reader can do without."""
    markers(text)
    for clause in CLAUSE.finditer(text):
        SEPARATORS.split(clause.group())


def read(text: str) -> None:
    """What is measured."""
    read_transcript(transcript_of(text), id="text")


def folded(text: str) -> None:
    """Fold all of it (NFKC), with the full-width commas that most documents have."""
    unicodedata.normalize("NFKC", text.replace(",", "，"))


PASSES: dict[str, Callable[[str], object]] = {
    "str.splitlines": str.splitlines,
    "one pattern for headings": markers,
    "one pattern for clauses": clauses,
    "unicodedata.normalize": folded,
}


def measure(effort: Effort) -> Iterator[Measurement]:
    """Megabytes and plans a second, what a megabyte costs as the text grows, and memory."""
    for name, distinct in (("the same page again and again", False), ("every clause another", True)):
        text = text_of(effort.of(50, 1) / 10, distinct=distinct)
        size = len(text.encode()) / 1e6
        race = raced({"ours": partial(read, text), FLOOR: partial(floor, text)}, effort.rounds)
        yield race.rate(f"read text, {name}", "ours", FLOOR, size, "MB/s", 0.1)
    race = raced(
        {FLOOR: partial(floor, text)} | {name: partial(work, text) for name, work in PASSES.items()}, effort.rounds
    )
    for name in PASSES:
        yield race.rate(f"text: {name}", name, FLOOR, size, "MB/s")
    pages = [text_of(0.001, distinct=True, seed=page) for page in range(effort.of(300, 3))]
    race = raced({"ours": lambda: [*map(read, pages)], FLOOR: lambda: [*map(floor, pages)]}, effort.rounds)
    yield race.rate("read pages of one plan", "ours", FLOOR, len(pages), "plans/s", 0.1)
    yield _longer(effort)
    yield _hardest(effort)
    text = text_of(effort.of(20, 1) / 10, distinct=True)
    yield compared("memory of reading", peak(lambda: read(text)), "the text", len(text.encode()) / 1e6, "MB")


def _longer(effort: Effort) -> Measurement:
    """Seconds of a megabyte, of a text of a hundred and of ten."""
    cost = {}
    for size, rounds in ((effort.of(100, 2), 1), (effort.of(10, 1), effort.of(3, 1))):
        text = text_of(size, distinct=True)
        cost[size] = median(raced({"": partial(read, text)}, rounds).taken[""]) / size
    (long, slow), (short, fast) = cost.items()
    return compared(f"read a megabyte, of {long} MB", slow, f"of {short} MB", fast, "s", 1.2)


def _hardest(effort: Effort) -> Measurement:
    """Seconds of a hundred thousand characters, of a long and a short text that are made to be hard; the worst."""
    few, many = effort.of(10_000, 1_000), effort.of(160_000, 4_000)
    found = []
    for unit in _HARD:
        short, long = (unit * (size // len(unit)) for size in (few, many))
        race = raced({"long": lambda: read(long), "short": lambda: read(short)}, effort.of(3, 1))  # noqa: B023
        found.append((race.ratio("long", "short") * few / many, race, unit))
    ratio, race, unit = max(found, key=lambda each: each[0])
    name = f"read hard text, {many:,} times {unit}"
    slow, fast = (race.seconds(key) / size * 1e5 for key, size in (("long", many), ("short", few)))
    return Measurement(
        name=name, ours=slow, peer=f"{few:,} times, each 100,000", theirs=fast, unit="s", ratio=ratio, goal=1.5
    )

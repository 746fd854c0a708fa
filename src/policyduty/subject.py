"""What rules look at (受检方案): a plan, the document that it was read from where that is at hand, and known units.

Many rules ask the same of a plan. What takes a pass over all of it is worked out here once, when it is first asked for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from .model import Assignment, Duty, Finding, Plan, Section, Span, Task, Unit
from .transcript import Transcript

if TYPE_CHECKING:
    from .cascading import Cascade

Item = Section | Task

_SIGNATURE = 4
"""Lines behind all that was read which still are the document's: office and day, when they are damaged."""


@frozen
class Mention:
    """A unit in a duty of a task (提及)."""

    task: Task
    duty: Duty
    assignment: Assignment


@frozen
class Passage:
    """Words that stand together: a line of the document, or a text of a saved plan."""

    start: int
    """Where it begins in the subject's text."""
    end: int
    place: str
    """Id of the section or task that it belongs to; empty before the first."""
    span: Span | None
    """Where all of it stands in the raw document."""


@frozen
class Match:
    """Words of the document that a rule looked for, and where they stand."""

    groups: re.Match[str]
    place: str
    span: Span | None

    @property
    def start(self) -> int:
        """Where they begin in the subject's text."""
        return self.groups.start()

    @property
    def end(self) -> int:
        """Where they end."""
        return self.groups.end()

    @property
    def words(self) -> str:
        """The words."""
        return self.groups.group()


class Subject:
    """A plan under examination.

    ``units`` are a registry beyond the plan's own; ``higher`` is the plan of the level above that this one carries out;
    ``transcript`` and ``doubts`` are the document that the plan was read from and what reading found, where it comes
    fresh from a document; ``today`` is the day of the examination.
    """

    def __init__(
        self,
        plan: Plan,
        *,
        units: Iterable[Unit] = (),
        higher: Plan | None = None,
        transcript: Transcript | None = None,
        doubts: Iterable[Finding] = (),
        today: date | None = None,
    ) -> None:
        self.plan = plan
        self.higher = higher
        self.transcript = transcript
        self.doubts = tuple(doubts)
        self.today = today or date.today()
        self.found: tuple[Finding, ...] = ()
        """What other rules found, for a rule that looks at that: see :attr:`~policyduty.Rule.looks_at_findings`."""
        self.skipped: frozenset[str] = frozenset()
        """Codes of rules that were not asked."""
        self._registry = tuple(units)

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Known units by canonical name: the plan's, and those of the registry."""
        return {unit.name: unit for unit in (*self._registry, *self.plan.units)}

    @cached_property
    def cascade(self) -> "Cascade | None":
        """The plan beside the higher one, where that is given."""
        from .cascading import cascade

        return cascade(self.higher, self.plan, units=self._registry) if self.higher else None

    @cached_property
    def items(self) -> tuple[tuple[Item, tuple[Section, ...]], ...]:
        """Every section and task in document order, each with the sections above it."""
        return tuple(self.plan.walk())

    @cached_property
    def siblings(self) -> tuple[tuple[Item, ...], ...]:
        """Sections and tasks that stand side by side, in document order; a group for each heading with any."""
        groups: dict[str, list[Item]] = {}
        for item, above in self.items:
            groups.setdefault(above[-1].id if above else "", []).append(item)
        return tuple(map(tuple, groups.values()))

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Every task in document order."""
        return tuple(item for item, _ in self.items if isinstance(item, Task))

    @cached_property
    def duties(self) -> tuple[tuple[Task, Duty], ...]:
        """Every duty in document order, with its task."""
        return tuple((task, duty) for task in self.tasks for duty in task.duties)

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """Every unit that has a duty, by the name that assignments refer to, with all its duties."""
        found: dict[str, list[Mention]] = {}
        for task, duty in self.duties:
            for assignment in duty.assignments:
                mention = Mention(task, duty, assignment)
                if assignment.unit in found:
                    found[assignment.unit].append(mention)
                else:
                    found[assignment.unit] = [mention]
        return {name: tuple(mentions) for name, mentions in found.items()}

    @cached_property
    def text(self) -> str:
        """The document's words, a passage a line; of a saved plan, the words that it keeps."""
        if self.transcript:
            return self.transcript.text
        return "\n".join(words for words, _, _ in _kept(self.plan, self.items))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of :attr:`text`. What the page prints before the document and behind it is none."""
        return tuple(self._lines(self.transcript) if self.transcript else self._texts())

    def _texts(self) -> Iterator[Passage]:
        here = 0
        for words, place, span in _kept(self.plan, self.items):
            yield Passage(here, here + len(words), place, span)
            here += len(words) + 1

    def _lines(self, transcript: Transcript) -> Iterator[Passage]:
        spans = [(item.span.start, item.id) for item, _ in self.items if item.span]
        spans.sort()
        starts = [start for start, _ in spans]
        ends = [item.span.end for item, _ in self.items if item.span]
        facts = [fact.span for fact in self.plan.document.evidence]
        first = min([*starts, *(fact.start for fact in facts)], default=0)
        last = max([*ends, *(fact.end for fact in facts)], default=None)
        start = transcript.offset(first)
        end = len(self.text) if last is None else transcript.offset(last)
        here = self.text.rfind("\n", 0, start) + 1
        behind = _SIGNATURE
        while here < len(self.text) and (here < end or behind):
            stop = self.text.find("\n", here)
            stop = len(self.text) if stop < 0 else stop
            words = self.text[here:stop].lstrip()
            if words:
                behind -= here >= end
                # An item begins behind the blanks that its line is set in by.
                begin = transcript.span(stop - len(words), stop).start
                index = bisect_right(starts, max(begin, first)) - 1
                yield Passage(here, stop, spans[index][1] if index >= 0 else "", transcript.span(here, stop))
            here = stop + 1

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    def find(self, pattern: re.Pattern[str]) -> Iterator[Match]:
        """Look for words in all passages; ``pattern`` takes none that go over the end of a line."""
        passages = self.passages
        if not passages:
            return
        for found in pattern.finditer(self.text, passages[0].start, passages[-1].end):
            passage = self.passage_at(found.start())
            if found.end() <= passage.end:
                yield Match(found, passage.place, self.span(*found.span()))

    def passage_at(self, offset: int) -> Passage:
        """Give the passage that a character of the text stands in."""
        return self.passages[self.index_at(offset)]

    def index_at(self, offset: int) -> int:
        """Say which of the passages a character of the text stands in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def span(self, start: int, end: int) -> Span | None:
        """Say where characters of the text stand in the raw document; of a saved plan, where their passage does."""
        return self.transcript.span(start, end) if self.transcript else self.passage_at(start).span

    def narrowed(self, finding: Finding) -> Finding:
        """Point a finding at its excerpt, where its span is wider and the document is at hand."""
        span = finding.span
        if not (self.transcript and span and finding.excerpt):
            return finding
        start, end = self.transcript.offset(span.start), self.transcript.offset(span.end)
        at = self.text.find(finding.excerpt, start, end)
        if at < 0 or (at == start and at + len(finding.excerpt) == end):
            return finding
        return evolve(finding, span=self.transcript.span(at, at + len(finding.excerpt)))


def _kept(plan: Plan, items: Iterable[tuple[Item, tuple[Section, ...]]]) -> Iterator[tuple[str, str, Span | None]]:
    """The texts that a plan keeps, in document order, each with the id and span of what it belongs to."""
    title = next((fact.span for fact in plan.document.evidence if fact.fact == "title"), None)
    yield from ((words, "", title) for words in (plan.document.title, plan.document.notice, plan.title) if words)
    if plan.preface:
        yield plan.preface, "", None
    for item, _ in items:
        if item.title:
            yield item.title, item.id, item.span
        if item.text:
            yield item.text, item.id, item.span
        for duty in item.duties if isinstance(item, Task) else ():
            if duty.clause:
                yield duty.clause, item.id, duty.span
    if plan.closing:
        yield plan.closing, "", None

"""勘误与问题: corrections, findings, and what had to be changed for a workbook to hold it, one row each."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter

from attrs import define, field, frozen

from policyduty import Correction, Finding, Section, Waiver, examine

from .content import Content, Line
from .words import Words

_TODAY = date(1900, 1, 1)
"""The same plan gives the same bytes on any day: waivers are listed with their last day instead of being held to it."""


@frozen
class Issue:
    """A row of the sheet (一项)."""

    sort: str
    code: str
    degree: str
    place: str
    excerpt: str
    meaning: str
    advice: str


@define
class Issues:
    """The rows, and which of them each row of the ledger has to point at."""

    say: Words
    printed: "Placed"
    rows: list[Issue] = field(factory=list)
    corrections: dict[str, int] = field(factory=dict)
    """Number of each correction by its id."""
    """The corrections whose place is known."""
    places: dict[str, list[int]] = field(factory=lambda: defaultdict(list))
    """Numbers of the findings by place."""
    lines: dict[int, int] = field(factory=dict)
    """Index of the ledger's row that each number is about."""
    findings: int = 0
    """How many there are, waived ones left out."""

    @classmethod
    def of(cls, content: Content, say: Words, *, check: bool) -> "Issues":
        """Take up the plan's corrections, and with ``check`` what the rules find."""
        issues = cls(say, Placed.of(content.plan.corrections))
        only = _Shown(content) if content.selection.name is not None else None
        for correction in content.plan.corrections:
            if only is None or correction.id in only.corrections:
                issues.corrections[correction.id] = issues._add(_of_correction(correction, say))
        if not check:
            return issues
        verdict = examine(content.plan, today=_TODAY)
        found: list[tuple[Finding, Waiver | None]] = [*((each, None) for each in verdict.findings), *verdict.waived]
        for finding, waiver in found:
            if only is None or finding.place in only.places:
                issues.places[finding.place].append(issues._add(_of_finding(finding, waiver, say)))
                issues.findings += waiver is None
        return issues

    def change(self, line: Line | None, place: str, meaning: str) -> int:
        """Note what had to be changed; give its number."""
        number = self._add(Issue(self.say("change"), "", "", place, "", meaning, ""))
        if line is not None:
            self.lines[number] = line.index
        return number

    def about(self, line: Line, before: Line | None) -> list[int]:
        """Give the numbers of what there is to know about a row.

        ``before`` is the row above: what is about a whole task or section stands at its first row.
        """
        corrected = (*_of_headings(line, before, self.printed), *line.row.corrections)
        numbers = [self.corrections[c.id] for c in corrected if c.id in self.corrections]
        if self.places:
            for place in _places(line, before):
                numbers += self.places.get(place, ())
        for number in numbers:
            self.lines.setdefault(number, line.index)
        return numbers

    def mark(self, numbers: list[int]) -> str:
        """Say in a few characters where to look: programs do not wrap the text of a link."""
        if not numbers:
            return ""
        if len(numbers) == 1:
            return self.say("see", number=numbers[0])
        return self.say("see all", number=numbers[0], count=len(numbers), more=len(numbers) - 1)

    def _add(self, issue: Issue) -> int:
        self.rows.append(issue)
        return len(self.rows)


class _Shown:
    """What the rows that are shown are about."""

    def __init__(self, content: Content) -> None:
        self.places: set[str] = set()
        self.corrections: set[str] = set()
        before: Line | None = None
        printed = Placed.of(content.plan.corrections)
        for line in content.lines():
            self.places.update(_places(line, before))
            self.corrections.update(c.id for c in (*_of_headings(line, before, printed), *line.row.corrections))
            before = line


def _places(line: Line, before: Line | None) -> list[str]:
    """Ids of what begins with a row: its duty, its task, the sections above."""
    places = [line.row.duty.id] if line.row.duty else []
    if before is None or before.row.task.id != line.row.task.id:
        places.append(line.row.task.id)
        places += [section.id for section in _begun(line, before)]
    return places


def _begun(line: Line, before: Line | None) -> list[Section]:
    """The sections that begin with a row."""
    if before is not None and before.sections == line.sections:
        return []
    above = {section.id for section in before.sections} if before else set()
    return [section for section in line.sections if section.id not in above]


@frozen
class Placed:
    """The corrections whose place is known, by document, in the order in which they begin there."""

    documents: Mapping[str, Sequence[tuple[int, int, Correction]]]
    """Each with where it begins, and its number in the plan."""
    longest: int

    @classmethod
    def of(cls, corrections: Iterable[Correction]) -> "Placed":
        """Sort them by place."""
        documents: dict[str, list[tuple[int, int, Correction]]] = defaultdict(list)
        longest = 0
        for number, each in enumerate(corrections):
            if each.span:
                documents[each.span.source].append((each.span.start, number, each))
                longest = max(longest, each.span.end - each.span.start)
        return cls({name: sorted(placed, key=itemgetter(0, 1)) for name, placed in documents.items()}, longest)

    def between(self, source: str, start: int, end: int) -> Iterator[tuple[int, Correction]]:
        """Those that begin before an end and end behind a start, with their numbers."""
        placed = self.documents.get(source, ())
        begun = itemgetter(0)
        first, behind = (bisect_left(placed, place, key=begun) for place in (start - self.longest, end))
        for _, number, each in placed[first:behind]:
            if each.span and start < each.span.end:
                yield number, each


def _of_headings(line: Line, before: Line | None, printed: Placed) -> list[Correction]:
    """Corrections in the headings, and the words below them, of the sections that begin with a row."""
    task = line.row.task.span
    found: dict[int, Correction] = {}
    for section in _begun(line, before) if printed.documents else ():
        if span := section.span:
            found.update(printed.between(span.source, span.start, min(task.start, span.end) if task else span.end))
    return [found[number] for number in sorted(found) if found[number] not in line.row.corrections]


def _of_correction(correction: Correction, say: Words) -> Issue:
    evidence = say("evidence", reason=correction.reason, evidence=correction.evidence)
    if correction.alternatives:
        evidence += "\n" + say("alternatives", alternatives="；".join(correction.alternatives))
    return Issue(
        say("correction"),
        correction.id,
        say.term(correction.certainty),
        "",
        correction.printed,
        correction.corrected,
        evidence,
    )


def _of_finding(finding: Finding, waiver: Waiver | None, say: Words) -> Issue:
    chinese = say.language == "zh"
    advice = finding.suggestion_zh if chinese else finding.suggestion
    if waiver is not None:
        waived = say("waiver", until=waiver.until.isoformat(), reason=waiver.reason)
        advice = f"{waived}\n{advice}".rstrip()
    return Issue(
        say("waived") if waiver else say("finding"),
        finding.code,
        say.term(finding.severity),
        finding.place,
        finding.excerpt,
        (finding.message_zh if chinese else finding.message) or finding.message,
        advice,
    )

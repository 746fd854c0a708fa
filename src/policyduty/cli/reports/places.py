"""Where a finding stands (位置): lines and columns of its document, and the printed words with the place in them.

A document is passed over once, for the beginnings of its lines; then each finding costs no more than the words shown.
"""

import re
from bisect import bisect_right
from functools import cached_property
from typing import Protocol

from attrs import frozen

from ...documents import Reading
from ...model import Finding, Plan, Span, Task

_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANK = " \t\u3000\xa0"


@frozen
class Position:
    """Lines and columns, from 1, in characters; the end is the column behind the last."""

    line: int
    column: int
    end_line: int
    end_column: int


@frozen
class Quote:
    """A line as printed, and the stretch of it that is meant; the same number twice for a spot between characters."""

    text: str
    start: int
    end: int
    cut_before: bool = False
    """True where the line goes on before the text."""
    cut_after: bool = False


class Places(Protocol):
    """Finds the places of findings."""

    def position(self, finding: Finding) -> Position | None:
        """Lines and columns in the file; None where it has none."""

    def named(self, finding: Finding) -> str:
        """The place in the words of a format that has no lines: a page, a paragraph, a cell; else empty."""

    def quote(self, finding: Finding, room: int) -> Quote | None:
        """The line that it stands in, or the part of it that is no further than ``room`` characters."""

    def raw(self, finding: Finding) -> str | None:
        """The characters of the file that the span takes in; None where it has none."""


class Lines:
    """A text and where its lines begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [match.span() for match in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1."""
        line = bisect_right(self._starts, offset) - 1
        return line + 1, offset - self._starts[line] + 1

    def position(self, start: int, end: int) -> Position:
        """Give lines and columns of a stretch."""
        return Position(*self.at(start), *self.at(max(start, end)))

    def quote(self, start: int, end: int, room: int) -> Quote:
        """Give the line of a stretch, no further than ``room`` characters on either side; of many lines, the first."""
        end = min(max(start, end), len(self.text))
        while start < end and self.text[start] in f"\r\n{_BLANK}":
            start += 1
        line = bisect_right(self._starts, start) - 1
        first, last = self._starts[line], self._ends[line]
        start, end = min(start, last), min(end, last)
        low, high = max(first, start - room), min(last, min(end, start + room) + room)
        words, stop = self.text[low:high], max(start, min(end, high))
        if low == first:
            blanks = min(len(words) - len(words.lstrip(_BLANK)), start - low)
            words, low = words[blanks:], low + blanks
            first = low
        if high == last:
            words = words[: max(len(words.rstrip(_BLANK)), stop - low)]
        return Quote(words, start - low, stop - low, low > first, high < last)


class Printed:
    """Places in a published document."""

    def __init__(self, reading: Reading, data: bytes) -> None:
        self._reading = reading
        self._data = data

    @cached_property
    def _raw(self) -> Lines | None:
        source = self._reading.transcript.source
        return None if source.encoding is None else Lines(self._data.decode(source.encoding, "replace"))

    @cached_property
    def _read(self) -> Lines:
        return Lines(self._reading.transcript.text)

    @cached_property
    def _kept(self) -> "Kept":
        return Kept(self._reading.plan)

    def _in_file(self, finding: Finding) -> Span | None:
        """The span, where it counts characters of the file itself."""
        return finding.span if finding.span and not finding.span.place and self._raw else None

    def position(self, finding: Finding) -> Position | None:
        """Lines and columns, for formats whose file is a text."""
        span = self._in_file(finding)
        return self._raw.position(span.start, span.end) if span and self._raw else None

    def named(self, finding: Finding) -> str:
        """What the reader calls the place."""
        return finding.span.place if finding.span else ""

    def quote(self, finding: Finding, room: int) -> Quote | None:
        """A line of a plain text as printed; of other formats, as its reader has it; without a span, of the plan."""
        span = finding.span
        if span is None:
            return self._kept.quote(finding, room)
        transcript = self._reading.transcript
        if transcript.source.media_type == "text/plain" and self._raw:
            return self._raw.quote(span.start, span.end, room)
        return self._read.quote(transcript.offset(span.start), transcript.offset(span.end), room)

    def raw(self, finding: Finding) -> str | None:
        """The characters of a file that is a text."""
        span = self._in_file(finding)
        return self._raw.text[span.start : span.end] if span and self._raw else None


class Kept:
    """Places in a plan whose document is not at hand: its own words."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._lines: dict[str, Lines] = {}
        self._found: dict[tuple[str, str], tuple[str, int]] = {}

    @cached_property
    def _words(self) -> dict[str, list[str]]:
        """The texts of each section, task and duty by id; a duty's own clause first, then its task's texts."""
        plan = self._plan
        found = {"": [plan.document.title, plan.document.notice, plan.title, plan.preface, plan.closing]}
        for item, _ in plan.walk():
            duties = item.duties if isinstance(item, Task) else ()
            texts = [f"{item.marker}{item.title}", item.text, *(duty.clause for duty in duties)]
            found[item.id] = [*found.get(item.id, ()), *texts]
            for duty in duties:
                found[duty.id] = [duty.clause, *texts]
        return {place: [text for text in texts if text] for place, texts in found.items()}

    def position(self, finding: Finding) -> Position | None:  # noqa: ARG002
        """None: lines of JSON help nobody."""
        return None

    def named(self, finding: Finding) -> str:  # noqa: ARG002
        """Nothing: the document is not at hand."""
        return ""

    def quote(self, finding: Finding, room: int) -> Quote | None:
        """The text of the place that holds the excerpt; where it has none, the first of it."""
        texts = self._words.get(finding.place, [])
        if finding.excerpt:
            key = (finding.place, finding.excerpt)
            if key not in self._found:
                standing = ((text, at) for text in texts if (at := _standing(finding.excerpt, text)) >= 0)
                self._found[key] = next(standing, (finding.excerpt, 0))
            text, at = self._found[key]
            return self._line_ends(text).quote(at, at + len(finding.excerpt), room)
        if finding.place and texts:
            return self._line_ends(texts[0]).quote(0, 0, room)
        return None

    def _line_ends(self, text: str) -> Lines:
        if text not in self._lines:
            self._lines[text] = Lines(text)
        return self._lines[text]

    def raw(self, finding: Finding) -> str | None:  # noqa: ARG002
        """None: there is no file of these words."""
        return None


def _standing(words: str, text: str) -> int:
    """Where words stand in a text: by themselves, between marks, if they do so anywhere; -1 where they do not stand."""
    at = text.find(words)
    if at < 0:
        return at
    alone = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return alone.start() if alone else at

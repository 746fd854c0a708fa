"""Evidence (出处): where a value was read from, what was corrected, what is in doubt.

A printed document is evidence. The plan carries its text *as corrected*; every correction keeps what was printed,
and every span points into the raw document, so the printed page can always be shown.
"""

import re
from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from ..errors import InvalidValue
from .checks import as_tuple, not_blank
from .terms import Certainty, Severity


@frozen(kw_only=True)
class Source:
    """A raw document that a plan was read from (原件)."""

    name: str = field(validator=not_blank)
    """File name, without folders. Spans refer to it."""
    media_type: str = "text/plain"
    encoding: str | None = None
    """Character encoding of the raw bytes as found: ``utf-8``, ``gb18030``; None for formats that fix theirs."""
    sha256: str = ""
    """Hexadecimal digest of the raw bytes, so that the evidence can be told from a later version."""


@frozen
class Span:
    """A stretch of a source (出处).

    ``start`` and ``end`` count characters (Unicode code points, from 0, end excluded) of the source's decoded text. For
    formats without one (Word, spreadsheets, PDF) they count in the text that the reader took out of it, and ``place``
    says where that begins in the words of the format: a page, a paragraph, a cell.
    Raises InvalidValue where ``end < start`` or ``start < 0``.
    """

    source: str
    start: int
    end: int
    place: str = ""

    def __attrs_post_init__(self) -> None:
        if self.start < 0 or self.end < self.start:
            raise InvalidValue("a span needs 0 <= start <= end, found {start}..{end}", start=self.start, end=self.end)


@frozen(kw_only=True)
class Evidence:
    """Where a fact of the :class:`~policyduty.Document` is printed (事实出处)."""

    fact: str
    """The field of Document it stands for, such as ``number``."""
    printed: str
    """The words it was read from, corrections applied; the span shows what the page has there."""
    span: Span


@frozen(kw_only=True)
class Correction:
    """A printed text that is damaged, and what it must have been (勘误).

    It stands apart from the document: reading applies it to the raw text by exact match. Raises InvalidValue where
    ``printed`` is empty or equals ``corrected``.
    """

    id: str = field(validator=not_blank)
    printed: str
    """Exact text of the raw document, with as much around the damage as makes it unique."""
    corrected: str
    reason: str = field(validator=not_blank)
    """What is wrong with the printed text, and how it probably came about."""
    certainty: Certainty = field(converter=Certainty)
    evidence: str
    """What the corrected text rests on."""
    alternatives: tuple[str, ...] = field(default=(), converter=as_tuple)
    """Other texts that were possible, where the correction is not certain."""
    span: Span | None = None
    """Where ``printed`` stands; filled in when the correction is applied."""

    def __attrs_post_init__(self) -> None:
        if not self.printed:
            raise InvalidValue("correction {id!r} has no printed text to find", id=self.id)
        if self.printed == self.corrected:
            raise InvalidValue("correction {id!r} changes nothing", id=self.id)


@frozen(kw_only=True)
class Citation:
    """A source for facts that the plan's own page does not print (引证)."""

    supports: tuple[str, ...] = field(converter=as_tuple)
    """Names of the fields it supports, such as ``("parent", "level")``."""
    text: str = field(validator=not_blank)
    url: str | None = None


@frozen(kw_only=True)
class Finding:
    """A doubt about a plan or its source (问题), found by a rule or while reading."""

    code: str
    """Code of the rule, such as ``PD501``."""
    severity: Severity = field(converter=Severity)
    message: str
    """English."""
    message_zh: str
    place: str = ""
    """Id of the section, task or duty it is about, or empty."""
    span: Span | None = None
    excerpt: str = ""
    """The words it is about, as the plan has them."""
    suggestion: str = ""
    """What to do about it, in English."""
    suggestion_zh: str = ""
    fix: str | None = None
    """What must stand for :attr:`excerpt`, where only one text is possible; None elsewhere."""


@frozen(kw_only=True)
class Waiver:
    """A finding that is known and accepted (豁免), with who, why and until when.

    Raises InvalidValue where ``code`` or ``reason`` is blank.
    """

    code: str = field(validator=not_blank)
    """Code of the rule, such as ``PD303``."""
    place: str = ""
    """Id of the section, task or duty that it is for, with all that stands below; empty for the whole plan."""
    excerpt: str = ""
    """The words that it is for; empty for whatever the rule finds there."""
    reason: str = field(validator=not_blank)
    by: str = ""
    """Who accepted it."""
    until: date
    """The last day on which it holds."""

    def covers(self, finding: Finding) -> bool:
        """True for a finding that it is for, whether or not it has run out."""
        return self.terms in covering(finding)

    @property
    def terms(self) -> tuple[str, str, str]:
        """What it is for: code, place and excerpt."""
        return self.code, self.place, self.excerpt


def covering(finding: Finding) -> Iterator[tuple[str, str, str]]:
    """Give the terms of every waiver that covers a finding: for its place, for what stands above, for the whole plan.

    They are few, so that of many findings and waivers each is looked up and not held against all the others.
    """
    above = (finding.place[: mark.start()] for mark in re.finditer("[./]", finding.place))
    for place in {"", *above, finding.place}:
        for excerpt in {"", finding.excerpt}:
            yield finding.code, place, excerpt

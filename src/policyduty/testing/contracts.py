"""The contract (约定测试): what every exporter, reader, rule and plan package keeps to, as tests to inherit.

pytest collects the tests of a class that names what it is about::

    from policyduty.testing import ExporterContract

    class TestLeads(ExporterContract):
        exporter = LEADS

A test that is not for you is overridden with a reason. The suites grow with the contract's version.
"""

import io
import re
from contextlib import suppress
from io import BytesIO
from typing import Any, BinaryIO, ClassVar

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ..codec import dumps, loads
from ..comparing import diff
from ..contract import Example, Exporter, PlanPackage, Reader, Rule
from ..documents import read_document
from ..errors import InputError, MissingExtra, OutputError, PolicydutyError
from ..exporting import export
from ..locale import LANGUAGES
from ..model import Finding, Plan, Severity
from ..options import described
from ..plugins import registry
from ..subject import Subject
from ..transcript import Transcript
from ..validation import examine
from .hostile import HOSTILE, filled_plan
from .strategies import plans

_relaxed = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors, HealthCheck.data_too_large],
)
_SHORT = re.compile(r"[a-z][a-z0-9_-]*")


class _OneWay(io.RawIOBase):
    """A target that takes bytes and can do nothing else, as a pipe."""

    def __init__(self) -> None:
        self.data = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.data += bytes(data)
        return len(bytes(data))


class ExporterContract:
    """Tests of an exporter (导出器)."""

    exporter: ClassVar[Exporter]
    options: ClassVar[Any] = None
    """Options to test it with; its defaults where None."""

    def written(self, plan: Plan) -> bytes | None:
        """Write a plan to a target that cannot seek; None where the exporter says why it cannot."""
        target = _OneWay()
        options = self.options
        if options is None and self.exporter.options is not None:
            options = self.exporter.options()
        try:
            self.exporter.write(plan, target, options)  # type: ignore[arg-type]
        except PolicydutyError as error:
            assert str(error)
            return None
        assert not target.closed, "the target is the caller's: leave it open"
        return target.data

    def test_it_says_what_it_is(self) -> None:
        """Check names and endings."""
        assert _SHORT.fullmatch(self.exporter.name), "a name is lower-case letters, digits, - and _"
        assert self.exporter.description
        assert self.exporter.suffixes

    def test_every_option_has_a_default_and_says_what_it_is_for(self) -> None:
        """Check the options class."""
        if self.exporter.options is not None:
            self.exporter.options()
            for each in described(self.exporter.options):
                assert each.help, f"option {each.name}: use policyduty.option(default, help)"

    @_relaxed
    @given(plan=plans())
    def test_every_plan_is_written_always_to_the_same_bytes(self, plan: Plan) -> None:
        """Or the exporter raises a PolicydutyError that says why not; nothing else."""
        assert self.written(plan) == self.written(plan)

    def test_hostile_text_is_written(self) -> None:
        """Whatever a plan says, writing it does not fail otherwise than in words."""
        for text in HOSTILE:
            self.written(filled_plan(text))

    def test_comparisons_are_written_always_to_the_same_bytes(self) -> None:
        """Whatever the plans say, in both languages; nothing is asked of an exporter that writes none."""
        if self.exporter.write_diff is None:
            return
        for text in HOSTILE:
            plan = filled_plan(text)
            found = diff(plan, evolve(plan, title=f"新{text}", sections=()))
            for language in LANGUAGES:
                first, second = _OneWay(), _OneWay()
                self.exporter.write_diff(found, first, language)  # type: ignore[arg-type]
                self.exporter.write_diff(found, second, language)  # type: ignore[arg-type]
                assert first.data == second.data

    def test_an_installed_plan_is_written_whole(self) -> None:
        """A real plan gives an output of some size."""
        for package in registry().plans.values():
            assert self.written(package.load()), package.id


class ReaderContract:
    """Tests of a reader (读取器)."""

    reader: ClassVar[Reader]
    document: ClassVar[bytes]
    """A whole document of its kind, with at least one duty."""
    name: ClassVar[str] = ""
    """Its file name; ``document`` and the reader's first ending where empty."""

    @property
    def _name(self) -> str:
        return self.name or f"document{self.reader.suffixes[0]}"

    def _transcript(self) -> Transcript:
        return self.reader.read(self.document, self._name)

    def test_it_says_what_it_is(self) -> None:
        """Check names and endings."""
        assert _SHORT.fullmatch(self.reader.name)
        assert self.reader.description
        assert self.reader.suffixes

    def test_its_transcript_is_sound(self) -> None:
        """Pieces stand in order within the text, and every character but line ends has its place in the document."""
        transcript = self._transcript()
        assert transcript.source.name == self._name
        here = 0
        for piece in transcript.pieces:
            assert here <= piece.start <= piece.end <= len(transcript.text)
            assert not transcript.text[here : piece.start].strip(), "text that no piece shows"
            assert piece.raw_start <= piece.raw_end
            here = piece.end
        assert not transcript.text[here:].strip(), "text that no piece shows"
        for table in transcript.tables:
            for row in table.rows:
                assert all(0 <= start <= end <= len(transcript.text) for start, end in row)

    def test_it_reads_the_same_again(self) -> None:
        """The same bytes give the same transcript."""
        assert self._transcript() == self._transcript()

    def test_a_plan_is_read_from_it(self) -> None:
        """The document gives duties, each with its span."""
        transcript = self._transcript()
        from ..reading import read_transcript

        plan = read_transcript(transcript, id="document").plan
        duties = list(plan.iter_duties())
        assert duties
        assert all(duty.span for duty in duties)

    @_relaxed
    @given(data=st.binary(max_size=200))
    def test_other_bytes_are_read_or_refused_in_words(self, data: bytes) -> None:
        """Whatever a file holds, it gives a transcript or an InputError."""
        self._refused_in_words(data)

    @_relaxed
    @given(cut=st.integers(0, 10**6), change=st.integers(0, 255))
    def test_damaged_documents_are_read_or_refused_in_words(self, cut: int, change: int) -> None:
        """A document that is cut short or has a wrong byte gives a transcript or an InputError."""
        at = cut % max(1, len(self.document))
        self._refused_in_words(self.document[:at])
        self._refused_in_words(self.document[:at] + bytes([change]) + self.document[at + 1 :])

    def _refused_in_words(self, data: bytes) -> None:
        try:
            found = self.reader.read(data, self._name)
        except InputError as error:
            assert self._name in str(error), "an error names the file"
        else:
            assert isinstance(found, Transcript)


class RuleContract:
    """Tests of a rule (规则)."""

    rule: ClassVar[Rule]

    def _found(self, example: Example) -> list[Finding]:
        data = example.text.encode()
        reading = read_document(data, name="example.txt", corrections=example.corrections, units=example.units)
        plan = evolve(reading.plan, waivers=example.waivers)
        others = [rule for rule in registry().rules.values() if rule.code != self.rule.code]
        rules = [self.rule, *(others if self.rule.looks_at_findings else ())]
        higher = read_document(example.higher.encode(), name="higher.txt").plan if example.higher else None
        found = examine(plan, rules, units=example.units, higher=higher, reading=reading).findings
        return [finding for finding in found if finding.code == self.rule.code]

    def test_it_says_what_it_is(self) -> None:
        """Check its texts."""
        assert self.rule.code
        assert _SHORT.fullmatch(self.rule.name)
        assert self.rule.statement
        assert self.rule.severity in Severity

    def test_the_breaking_example_breaks_it(self) -> None:
        """The example that breaks it has a finding, with a message."""
        assert self.rule.breaking, "give an example that breaks the rule"
        found = self._found(self.rule.breaking)
        assert found
        assert all(finding.message for finding in found)

    def test_the_keeping_example_keeps_it(self) -> None:
        """The example that keeps it has none."""
        assert self.rule.keeping, "give an example that keeps the rule"
        assert not self._found(self.rule.keeping)

    @_relaxed
    @given(plan=plans())
    def test_it_takes_every_plan(self, plan: Plan) -> None:
        """Whatever the plan, the rule gives findings of its own code, and the same again."""
        found = list(self.rule.check(Subject(plan)))
        assert all(isinstance(finding, Finding) and finding.code == self.rule.code for finding in found)
        assert found == list(self.rule.check(Subject(plan)))


class PlanPackageContract:
    """Tests of a plan package (方案包)."""

    package: ClassVar[PlanPackage]

    def test_its_plan_has_its_id(self) -> None:
        """The id under which it is installed is the plan's own."""
        assert self.package.load().id == self.package.id

    def test_it_loads_the_same_again(self) -> None:
        """Loading twice gives the same plan."""
        assert self.package.load() == self.package.load()

    def test_its_plan_can_be_saved(self) -> None:
        """What is saved loads as it was."""
        plan = self.package.load()
        assert loads(dumps(plan)) == plan

    def test_its_plan_has_duties(self) -> None:
        """It gives somebody something to do."""
        assert any(duty.assignments for duty in self.package.load().iter_duties())

    def test_its_plan_has_no_error(self) -> None:
        """No rule finds an error in it; what is left beside is warnings and notes."""
        found = examine(self.package.load()).findings
        assert [finding for finding in found if finding.severity is Severity.ERROR] == []

    def test_every_installed_format_writes_it(self) -> None:
        """No exporter fails on it, of those whose libraries are installed."""
        plan = self.package.load()
        for exporter in registry().exporters.values():
            try:
                exporter.check_installed()
            except OutputError:
                continue
            target: BinaryIO = BytesIO()
            with suppress(MissingExtra):  # a font, which no module tells of
                export(plan, target, exporter.name)

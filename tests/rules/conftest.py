"""What tests of rules share."""

from collections.abc import Callable, Iterable
from types import ModuleType

import pytest

from policyduty import Finding, Unit, dumps, loads, read_document, validate

Told = list[tuple[str, str, str]]
"""Code, place and excerpt of each finding."""


def _codes(module: ModuleType) -> frozenset[str]:
    return frozenset(rule.code for rule in module.RULES)


@pytest.fixture
def findings_in() -> Callable[..., list[Finding]]:
    """Give what the rules of a module find in a printed document, and hold each finding to its place in it."""

    def findings_in(module: ModuleType, text: str, units: Iterable[Unit] = ()) -> list[Finding]:
        reading = read_document(text.encode(), name="page.txt", units=units)
        codes = _codes(module)
        found = [f for f in validate(reading.plan, units=units, reading=reading) if f.code in codes]
        for finding in found:
            assert "{" not in finding.message + finding.message_zh + finding.suggestion + finding.suggestion_zh
            if finding.span and finding.excerpt:
                printed = reading.transcript.text[finding.span.start : finding.span.end]
                assert finding.excerpt in "".join(printed.split()) or finding.excerpt in printed
                assert finding.fix is None or printed == finding.excerpt
        return found

    return findings_in


@pytest.fixture
def told_of(findings_in: Callable[..., list[Finding]]) -> Callable[..., Told]:
    """Give code, place and excerpt of what the rules of a module find in a printed document."""

    def told_of(module: ModuleType, text: str, units: Iterable[Unit] = ()) -> Told:
        return [(f.code, f.place, f.excerpt) for f in findings_in(module, text, units)]

    return told_of


@pytest.fixture
def told_of_saved() -> Callable[..., Told]:
    """Give the same of the plan alone, saved and loaded again."""

    def told_of_saved(module: ModuleType, text: str, units: Iterable[Unit] = ()) -> Told:
        plan = loads(dumps(read_document(text.encode(), name="page.txt", units=units).plan))
        codes = _codes(module)
        return [(f.code, f.place, f.excerpt) for f in validate(plan, units=units) if f.code in codes]

    return told_of_saved

"""Every rule finds what its breaking example shows, and nothing in its keeping one."""

import pytest
from attrs import evolve

from policyduty import Example, Finding, Rule, read_document, validate
from policyduty.plugins import registry

RULES = list(registry().rules.values())


def findings(example: Example) -> list[Finding]:
    reading = read_document(
        example.text.encode(), name="example.txt", corrections=example.corrections, units=example.units
    )
    plan = evolve(reading.plan, waivers=example.waivers)
    higher = read_document(example.higher.encode(), name="higher.txt").plan if example.higher else None
    return validate(plan, units=example.units, higher=higher, reading=reading)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_breaking_example_breaks_it(rule: Rule) -> None:
    assert rule.breaking
    found = [finding for finding in findings(rule.breaking) if finding.code == rule.code]
    assert found
    for finding in found:
        assert finding.severity is rule.severity
        assert finding.message
        assert finding.message_zh
        assert finding.suggestion
        assert finding.suggestion_zh


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_keeping_example_keeps_it(rule: Rule) -> None:
    assert rule.keeping
    assert rule.code not in {finding.code for finding in findings(rule.keeping)}

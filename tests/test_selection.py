"""Rules are chosen by codes and prefixes; the longest decides."""

from __future__ import annotations

import pytest

from policyduty import Rule, Severity, UnknownName
from policyduty.selection import Selection, at_least, rule_named

NAMES = {"PD101": "gap", "PD102": "repeat", "PD201": "no-lead", "PD209": "overload", "X1": "theirs"}
RULES = [Rule(code=c, name=n, severity=Severity.INFO, statement="s", check=lambda _: ()) for c, n in NAMES.items()]


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        (["ALL"], [], "PD101 PD102 PD201 PD209 X1"),
        (["PD"], [], "PD101 PD102 PD201 PD209"),
        (["PD2", "X1"], [], "PD201 PD209 X1"),
        (["PD201"], [], "PD201"),
        (["ALL"], ["PD1"], "PD201 PD209 X1"),
        (["PD1", "PD209"], ["PD2"], "PD101 PD102 PD209"),
        (["PD"], ["PD2", "PD101"], "PD102"),
        (["PD2", "PD201"], ["PD20"], "PD201"),
        (["PD2"], ["PD2"], ""),
        (["ALL"], ["ALL"], ""),
        (["PD2"], ["ALL"], "PD201 PD209"),
        ([], [], ""),
    ],
)
def test_the_longest_prefix_wins(select: list[str], ignore: list[str], chosen: str) -> None:
    assert [rule.code for rule in Selection(select, ignore).rules(RULES)] == chosen.split()


@pytest.mark.parametrize(
    ("selector", "hint"),
    [
        ("PD109", "did you mean PD209, PD102, PD101?"),
        ("pd201", "did you mean PD201?"),
        ("no-lead", "did you mean PD201?"),
        ("zzz", "there are: PD1, PD101, PD102, PD2, PD201, PD209, X1"),
        ("", "there are: "),
        ("PD2011", "did you mean PD201"),
    ],
)
@pytest.mark.parametrize("key", ["select", "ignore"])
def test_what_stands_for_no_rule_is_an_error(selector: str, hint: str, key: str) -> None:
    with pytest.raises(UnknownName) as caught:
        (Selection((selector,)) if key == "select" else Selection(ignore=(selector,))).rules(RULES)
    assert f"no rule's code begins with {selector!r}; {hint}" in str(caught.value)


@pytest.mark.parametrize("threshold", Severity)
@pytest.mark.parametrize("severity", Severity)
def test_the_threshold(threshold: Severity, severity: Severity) -> None:
    order = ["info", "warning", "error"]
    assert at_least(severity, threshold) == (order.index(severity) >= order.index(threshold))
    finding = RULES[0].finding()
    assert Selection(severity=threshold).reports(finding) == (threshold == "info")


@pytest.mark.parametrize("name", ["PD201", "no-lead", "pd201", "No-Lead"])
def test_a_rule_by_code_or_name(name: str) -> None:
    assert rule_named(name, RULES).code == "PD201"


def test_a_rule_that_there_is_not() -> None:
    with pytest.raises(UnknownName, match=r"unknown rule 'no-leads'; did you mean no-lead"):
        rule_named("no-leads", RULES)

"""What holds for every rule, whatever the plan: it never fails, finds the same again, and tells it in two languages."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyduty import (
    Finding,
    InputError,
    Plan,
    PluginError,
    Rule,
    Severity,
    Waiver,
    examine,
    read_document,
    testing,
    validate,
)
from policyduty.plugins import registry
from policyduty.testing import PrintedPlan

RULES = list(registry().rules.values())
TODAY = date(2024, 1, 1)
relaxed = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@relaxed
@given(testing.plans())
def test_rules_take_every_plan(plan: Plan) -> None:
    first = validate(plan, today=TODAY)
    assert first == validate(plan, today=TODAY)
    known = {item.id for item, _ in plan.walk()} | {duty.id for duty in plan.iter_duties()}
    known |= {waiver.place for waiver in plan.waivers}
    for finding in first:
        assert finding.message
        assert finding.message_zh
        assert finding.place in known | {""}


@relaxed
@given(st.text() | st.text(alphabet="（）()《》〔〕“”一二1.、，。：\n责任单位牵头配合市局委〔2023"))
def test_rules_take_every_document(text: str) -> None:
    try:
        reading = read_document(f"{text}。".encode("utf-8", "replace"), name="any.txt")
    except InputError:
        return
    for finding in validate(reading.plan, reading=reading):
        if finding.span and finding.excerpt and finding.fix is not None:
            assert reading.transcript.text[finding.span.start : finding.span.end] == finding.excerpt


@relaxed
@given(testing.printed_plans())
def test_a_sound_plan_has_no_error(printed: PrintedPlan) -> None:
    reading = read_document(printed.text.encode(), name="plan.txt")
    errors = {f.code for f in validate(reading.plan, reading=reading) if f.severity is Severity.ERROR}
    assert errors <= {"PD204"}  # A drawn duty may name a unit twice.


@relaxed
@given(testing.plans())
def test_findings_come_in_the_order_of_the_document(plan: Plan) -> None:
    found = validate(plan, today=TODAY)
    places = [finding.span.start if finding.span else -1 for finding in found]
    assert places == sorted(places)


PAGE = (
    "一、任务\n（一）办好学校。\n责任单位：市教育局、市财政局、市教育局。\n（一）办好医院。\n责任单位：市卫生健康委。\n"
)


@pytest.mark.parametrize(
    ("waiver", "left"),
    [
        (Waiver(code="PD204", reason="原文如此", until=date(2024, 1, 1)), ["PD102"]),
        (Waiver(code="PD204", place="1.1", reason="原文如此", until=date(2024, 1, 1)), ["PD102"]),
        (Waiver(code="PD204", place="1", reason="原文如此", until=date(2024, 1, 1)), ["PD102"]),
        (Waiver(code="PD204", excerpt="市教育局", reason="原文如此", until=date(2024, 1, 1)), ["PD102"]),
        (Waiver(code="PD204", place="1.2", reason="原文如此", until=date(2024, 1, 1)), ["PD001", "PD204", "PD102"]),
        (
            Waiver(code="PD204", excerpt="市财政局", reason="原文如此", until=date(2024, 1, 1)),
            ["PD001", "PD204", "PD102"],
        ),
        (Waiver(code="PD204", reason="原文如此", until=date(2023, 12, 31)), ["PD002", "PD204", "PD102"]),
        (Waiver(code="PD2", reason="不是代码", until=date(2024, 1, 1)), ["PD001", "PD204", "PD102"]),
    ],
    ids=lambda value: str(value) if isinstance(value, list) else f"{value.code} {value.place or value.excerpt}",
)
def test_a_waiver_sets_aside_what_it_is_for(waiver: Waiver, left: list[str]) -> None:
    reading = read_document(PAGE.encode(), name="page.txt")
    plan = evolve(reading.plan, waivers=(waiver,))
    wanted = [rule for rule in RULES if rule.code in ("PD001", "PD002", "PD102", "PD204")]
    verdict = examine(plan, wanted, reading=reading, today=TODAY)
    assert [finding.code for finding in verdict.findings] == left
    assert [waived.code for waived, _ in verdict.waived] == ([] if "PD204" in left else ["PD204"])


def test_a_waiver_of_a_rule_that_was_not_asked_is_not_called_unused() -> None:
    plan = evolve(
        read_document(PAGE.encode(), name="page.txt").plan,
        waivers=(Waiver(code="PD204", reason="原文如此", until=date(2024, 1, 1)),),
    )
    assert not validate(plan, [rule for rule in RULES if rule.code == "PD001"], today=TODAY)


def test_a_rule_that_fails_is_named() -> None:
    def check(_: object) -> list[Finding]:
        raise ZeroDivisionError("division by zero")

    rule = Rule(code="X1", name="broken", severity="info", statement="", check=check)
    with pytest.raises(PluginError, match="'X1' does not work: ZeroDivisionError"):
        validate(Plan(id="empty", title=""), [rule])

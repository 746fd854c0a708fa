"""Rules between plans, on a provincial and a prefecture plan of one policy, and on what a draft leaves open."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

import policyduty
from policyduty import Finding, Plan, Unit, Waiver, read_document, testing, validate
from policyduty.rules import cascades
from policyduty.rules.cascades import RULES

FOLDER = Path(__file__).parents[1] / "cascading"
HIGHER = policyduty.read(FOLDER / "province.txt")
relaxed = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def told(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.place, finding.excerpt) for finding in findings]


def test_the_prefecture_plan_is_told_what_is_amiss() -> None:
    reading = read_document(FOLDER / "prefecture.txt")
    found = validate(reading.plan, RULES, higher=HIGHER, reading=reading)
    assert sorted(told(found)) == [
        ("PD601", "", "3.8 健全阅读推广人队伍"),
        ("PD603", "1.1", "到2026年底前"),
        ("PD604", "2.5/d1", "州民政局"),
        ("PD605", "1.3", "建设草原流动书屋"),
    ]
    saved = policyduty.loads(policyduty.dumps(reading.plan))
    assert sorted(told(validate(saved, RULES, higher=HIGHER))) == sorted(told(found))


def test_without_a_higher_plan_nothing_is_asked() -> None:
    assert validate(policyduty.read(FOLDER / "prefecture.txt"), RULES) == []


def lower(clause: str, text: str = "把阅读纳入中小学课后服务，建设班级图书角，开展师生共读。") -> Plan:
    text = f"临江州阅读方案\n一、任务\n（一）推进校园阅读。{text}（{clause}）\n"
    return policyduty.read(text.encode())


@pytest.mark.parametrize(
    ("clause", "codes"),
    [
        ("州教育局牵头，州财政局配合", []),
        ("州教育体育局、州财政局负责", []),
        ("州财政局牵头，州教体局配合", ["PD604"]),
        ("州财政局牵头，团州委配合", ["PD602"]),
        ("州财政局、州民政局负责", ["PD602"]),
    ],
)
def test_the_line_that_leads_above_is_looked_for(clause: str, codes: list[str]) -> None:
    rules = [rule for rule in RULES if rule.code in ("PD602", "PD604")]
    assert [finding.code for finding in validate(lower(clause), rules, higher=HIGHER)] == codes


def test_a_registry_tells_who_has_the_line() -> None:
    units = [Unit(name="州文教局", aliases=("州教育局",)), Unit(name="州财政局")]
    rules = [rule for rule in RULES if rule.code == "PD602"]
    assert validate(lower("州文教局牵头，州财政局配合"), rules, higher=HIGHER, units=units) == []
    assert len(validate(lower("州文教局牵头，州财政局配合"), rules, higher=HIGHER)) == 1


def test_a_missing_task_can_be_waived_alone() -> None:
    plan = lower("州教育局牵头")
    missing = [finding.excerpt for finding in validate(plan, RULES, higher=HIGHER) if finding.code == "PD601"]
    waiver = Waiver(code="PD601", excerpt=missing[0], reason="州级不涉及", until=date(2099, 1, 1))
    waived = validate(evolve(plan, waivers=(waiver,)), RULES, higher=HIGHER)
    assert [finding.excerpt for finding in waived if finding.code == "PD601"] == missing[1:]


def test_a_wholly_other_plan_has_no_new_tasks_told_one_by_one() -> None:
    text = "临江州河道方案\n一、任务\n（一）清理河道。拆除违法建筑，疏浚淤泥。（州水利局负责）\n"
    found = validate(policyduty.read(text.encode()), RULES, higher=HIGHER)
    assert {finding.code for finding in found} == {"PD601"}


def test_proposals_are_told_a_duty(told_of: Callable[..., list[tuple[str, str, str]]]) -> None:
    text = (
        "一、任务\n（一）办好学校。\n牵头单位：市教育局（拟）；配合单位：市财政局(拟)、市科协。\n"
        "（二）办好医院。\n牵头单位：市卫生健康委；配合单位：市财政局。\n"
    )
    assert told_of(cascades, text) == [("PD610", "1.1/d1", "市教育局")]


@relaxed
@given(testing.plans(), testing.plans())
def test_rules_take_any_two_plans(higher: Plan, plan: Plan) -> None:
    found = validate(plan, RULES, higher=higher)
    known = {item.id for item, _ in plan.walk()} | {duty.id for duty in plan.iter_duties()}
    for finding in found:
        assert finding.message
        assert finding.message_zh
        assert finding.place in known | {""}
    assert found == validate(plan, RULES, higher=higher)


@relaxed
@given(testing.plans())
def test_a_plan_keeps_to_itself(plan: Plan) -> None:
    assert {finding.code for finding in validate(plan, RULES, higher=plan)} <= {"PD604", "PD610"}

"""The Ganzi package: the page, its corrections and its units give its plan, and the plan says what is known of it."""

from collections import Counter
from datetime import date
from importlib.resources import files
from itertools import takewhile
from pathlib import Path

import pytest

import policyduty
from policyduty import Certainty, Correction, Kind, LeadRule, Level, Plan, Role

ID = "ganzi-science-literacy-2023"
PACKAGE = files("policyduty_ganzi")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return policyduty.plan(ID)


def test_reading_the_page_gives_the_plan_exactly(plan: Plan) -> None:
    reading = policyduty.read_document(
        (PACKAGE / "page.txt").read_bytes(),
        name="page.txt",
        corrections=policyduty.load_corrections(str(PACKAGE / "corrections.json")),
        units=policyduty.load_units(str(PACKAGE / "units.json")),
        id=ID,
    )
    assert reading.plan == plan
    assert policyduty.dumps(reading.plan) == (PACKAGE / "plan.json").read_bytes()
    assert reading.findings == ()


def test_size(plan: Plan) -> None:
    assert len(plan.sections) == 9
    assert [len(section.tasks) for section in plan.sections] == [6, 3, 4, 3, 3, 4, 2, 2, 4]
    assert sum(1 for _ in plan.iter_duties()) == 31
    assert sum(len(duty.assignments) for duty in plan.iter_duties()) == 195
    assert len(plan.units) == 31


def test_the_stated_rule_leads_every_duty(plan: Plan) -> None:
    assert plan.lead_rule is LeadRule.FIRST_LISTED
    for duty in plan.iter_duties():
        assert duty.rule is LeadRule.FIRST_LISTED
        assert [a.role for a in duty.assignments] == [Role.LEAD] + [Role.CO] * (len(duty.assignments) - 1)
        assert [a.position for a in duty.assignments] == list(range(1, len(duty.assignments) + 1))


@pytest.mark.parametrize(
    ("unit", "leads", "joins"),
    [("州科协", 6, 18), ("州教育体育局", 5, 8), ("州科技局", 5, 8), ("各县(市)人民政府", 0, 30)],
)
def test_who_leads_and_joins(plan: Plan, unit: str, leads: int, joins: int) -> None:
    assert len(plan.tasks_of(unit, "lead")) == leads
    assert len(plan.tasks_of(unit, "co")) == joins


def test_ten_units_lead(plan: Plan) -> None:
    assert len({duty.leads for duty in plan.iter_duties()}) == 10


def test_document(plan: Plan) -> None:
    document = plan.document
    assert plan.title == "甘孜州贯彻落实《四川省全民科学素质行动实施方案》责任分工方案"
    assert document.issuer == "甘孜藏族自治州人民政府办公室"
    assert document.number == "甘办发〔2023〕24号"
    assert (document.dated, document.published) == (date(2023, 6, 6), date(2023, 6, 7))
    assert document.addressees == ("各县(市)人民政府", "州级各部门", "省属行政企事业单位", "州属企事业单位")
    assert [basis.number for basis in document.basis] == ["川府发〔2022〕28号"]


def test_every_wound_is_healed_by_a_correction(plan: Plan) -> None:
    page = (PACKAGE / "page.txt").read_text("utf-8")
    for correction in plan.corrections:
        assert correction.span is not None
        assert page[correction.span.start : correction.span.end] == correction.printed
        assert correction.reason
        assert correction.evidence
        assert (correction.certainty is Certainty.CERTAIN) == (not correction.alternatives)
    assert Counter(c.certainty for c in plan.corrections) == {Certainty.CERTAIN: 12, Certainty.LIKELY: 3}


def test_the_rules_point_at_every_wound_of_the_page(plan: Plan) -> None:
    reading = policyduty.read_document((PACKAGE / "page.txt").read_bytes(), name="page.txt")
    spans = [finding.span for finding in policyduty.validate(reading.plan, reading=reading) if finding.span]
    for correction in plan.corrections:
        wound = changed(correction)
        assert any(span.start <= wound[1] and wound[0] <= span.end for span in spans), correction.id


def changed(correction: Correction) -> tuple[int, int]:
    """Where a correction changes the page, without the words around it."""
    assert correction.span
    start, end = correction.span.start, correction.span.end
    head = alike(correction.printed, correction.corrected)
    return start + head, end - alike(correction.printed[head:][::-1], correction.corrected[head:][::-1])


def alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def test_the_rules_find_nothing_but_wounds_on_the_page(plan: Plan) -> None:
    reading = policyduty.read_document((PACKAGE / "page.txt").read_bytes(), name="page.txt")
    wounds = [changed(correction) for correction in plan.corrections]
    for finding in policyduty.validate(reading.plan, reading=reading):
        assert finding.span
        # A cut number may be found by its bracket, which stands before the damage.
        assert any(finding.span.start <= end and start - 8 <= finding.span.end for start, end in wounds), finding


def test_the_rules_find_in_the_healed_plan_only_what_its_page_tells(plan: Plan) -> None:
    found = policyduty.validate(plan)
    assert [(finding.code, finding.severity, finding.place) for finding in found] == [("PD307", "info", "9.4/d1")]
    readme = (Path(__file__).parents[1] / "examples/ganzi/README.md").read_text("utf-8")
    for finding in found:
        assert f"`{finding.code}`" in readme
        assert finding.excerpt in readme


def test_the_cut_unit_is_likely_and_the_others_are_named(plan: Plan) -> None:
    (correction,) = (c for c in plan.corrections if "团州委" in c.corrected)
    assert correction.certainty is Certainty.LIKELY
    endings = {u.name for u in plan.units if u.name.endswith("委")} - {"团州委"}
    assert set(correction.alternatives) == endings


def test_units(plan: Plan) -> None:
    for unit in plan.units:
        assert unit.level, unit.name
        assert unit.kind, unit.name
        assert unit.citations, unit.name
    names = [name for unit in plan.units for name in unit.names]
    assert len(names) == len(set(names))
    counties = plan.unit("各县（市）人民政府")
    assert counties is not None
    assert counties.collective
    assert len(counties.members) == 18
    assert counties.members[0] == "康定市人民政府"
    assert sum(member.endswith("县人民政府") for member in counties.members) == 17


@pytest.mark.parametrize(
    ("name", "parent"),
    [("四川民族学院", "四川省人民政府"), ("康定地震站", "四川省地震局"), ("州气象局", "四川省气象局")],
)
def test_units_that_are_not_under_the_prefecture_say_so(plan: Plan, name: str, parent: str) -> None:
    unit = plan.unit(name)
    assert unit is not None
    assert unit.parent == parent
    assert "不隶属于甘孜州" in unit.note
    assert any("parent" in citation.supports for citation in unit.citations)


def test_a_member_has_the_duties_of_its_collective_on_request(plan: Plan) -> None:
    assert plan.tasks_of("理塘县人民政府") == ()
    assert len(plan.tasks_of("理塘县人民政府", expand=True)) == 30


def test_a_unit_is_found_by_any_alias(plan: Plan) -> None:
    assert plan.tasks_of("甘孜州科学技术协会") == plan.tasks_of("州科协")
    unit = plan.unit("州教体局")
    assert unit is not None
    assert (unit.name, unit.kind, unit.level) == ("州教育体育局", Kind.GOVERNMENT, Level.PREFECTURE)


def test_targets(plan: Plan) -> None:
    targets = [target for task in plan.iter_tasks() for target in task.targets]
    assert [(t.metric, t.value, t.amount, t.unit, t.deadline and t.deadline.due) for t in targets] == [
        ("智慧科普传播员", "一村一名", 1, "名/村", None),
        ("全州城乡群众精准科普服务", "全覆盖", 100, "%", date(2025, 12, 31)),
        ("累计提供精准科普服务", "超过1千万人次", 10_000_000, "人次", date(2025, 12, 31)),
    ]
    page = (PACKAGE / "page.txt").read_text("utf-8")
    for target in targets:
        assert target.span is not None
        assert page[target.span.start : target.span.end] == target.text

"""A unit's notice as a Word document: its own duties, and those of the collectives that it is a member of."""

from io import BytesIO

import pytest
from attrs import evolve
from docx import Document

import policyduty
from policyduty import OptionError, Plan, Unit, UnknownName
from policyduty_docx import Contents, DocxOptions
from policyduty_docx.notice import numeral


def notice(plan: Plan, unit: str) -> list[tuple[str, str]]:
    target = BytesIO()
    policyduty.export(plan, target, "docx", DocxOptions(kind=Contents.NOTICE, unit=unit))
    return [(p.style.style_id if p.style else "", p.text) for p in Document(target).paragraphs if p.text]


@pytest.fixture(scope="module")
def ganzi() -> Plan:
    return policyduty.plan("ganzi-science-literacy-2023")


def test_a_notice_has_every_task_of_a_unit(ganzi: Plan) -> None:
    said = notice(ganzi, "州科协")
    assert said[0] == ("Title", "州科协责任任务清单")
    assert said[1] == ("Addressee", "州科协：")
    assert "你单位承担牵头任务6项、配合任务18项" in said[2][1]
    assert [text for style, text in said if style == "Heading1"] == ["一、牵头任务（6项）", "二、配合任务（18项）"]
    titles = [text for style, text in said if style == "Heading2"]
    assert len(titles) == 24
    assert titles[23] == "（十八）大力加强科普基地建设"
    clauses = {clause for style, clause in said if style == "Duty"}
    assert {each.clause for each in ganzi.iter_duties() if "州科协" in {a.unit for a in each.assignments}} <= clauses
    assert said[-2][1] == "甘孜藏族自治州人民政府办公室"


def test_a_notice_knows_every_name_of_a_unit(ganzi: Plan) -> None:
    (unit,) = (unit for unit in ganzi.units if unit.name == "州科协")
    assert unit.aliases
    for name in (*unit.aliases, " 州 科协 "):
        assert notice(ganzi, name)[0] == ("Title", "州科协责任任务清单")
    assert notice(ganzi, "各县（市）人民政府")[0] == ("Title", "各县(市)人民政府责任任务清单")


def test_a_member_has_the_duties_of_its_collective(plan: Plan) -> None:
    said = notice(plan, "康定市人民政府")
    assert ("Heading1", "一、责任任务（1项）") in said
    assert ("Duty", "（原文序号：二；以“各县（市）人民政府”名义承担）") in said


def test_a_member_of_the_published_plan_has_a_notice(ganzi: Plan) -> None:
    said = notice(ganzi, "康定市人民政府")
    assert ("Heading1", "一、配合任务（30项）") in said
    assert sum("以“各县(市)人民政府”名义承担" in text for _, text in said) == 30


def test_a_member_by_rule_has_a_notice(plan: Plan) -> None:
    listed = [evolve(unit, members=()) if unit.collective else unit for unit in plan.units]
    county = Unit(name="泸定县人民政府", level="county", kind="government", parent="甘孜州人民政府")
    said = notice(evolve(plan, units=[*listed, county]), "泸定县人民政府")
    assert ("Duty", "（原文序号：二；以“各县（市）人民政府”名义承担）") in said


def test_an_unknown_unit_is_told_with_the_nearest(ganzi: Plan) -> None:
    policyduty.locale.use("en")
    with pytest.raises(UnknownName, match=r"州社会科协.*did you mean .*州社科联"):
        notice(ganzi, "州社会科协")
    with pytest.raises(UnknownName, match="it names none"):
        notice(Plan(id="p", title=""), "市甲局")


@pytest.mark.parametrize(
    "given", [{"kind": Contents.NOTICE}, {"unit": "州科协"}, {"kind": Contents.TABLE, "unit": "甲"}]
)
def test_a_notice_needs_a_unit_and_nothing_else_takes_one(given: dict[str, str]) -> None:
    with pytest.raises(OptionError, match="unit="):
        DocxOptions(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize("given", [{"kind": Contents.TABLE}, {"kind": Contents.NOTICE, "unit": "州科协"}])
def test_only_the_list_of_units_is_expanded(given: dict[str, str]) -> None:
    with pytest.raises(OptionError, match="expand="):
        DocxOptions(expand=True, **given)  # type: ignore[arg-type]


def test_chinese_numerals() -> None:
    assert [numeral(n) for n in (1, 10, 11, 20, 35, 100, 102, 110, 999, 1000)] == (
        "一 十 十一 二十 三十五 一百 一百零二 一百一十 九百九十九 1000".split()
    )

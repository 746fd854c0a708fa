"""Drafts of lower plans."""

from datetime import date

import pytest

import policyduty
from policyduty import Certainty, Draft, InvalidValue, Level, Plan, Role, Unit, draft
from policyduty.cascading import ProposedBy


@pytest.fixture(scope="module")
def made(province: Plan) -> Draft:
    return draft(province, level="prefecture", place="临江州")


def units(made: Draft, place: str) -> list[tuple[str, Role]]:
    return [(each.unit, each.role) for duty in made.plan.iter_duties() if duty.id == place for each in duty.assignments]


def test_its_facts_are_its_own(made: Draft, province: Plan) -> None:
    assert made.plan.title == "临江州贯彻落实《青原省全民阅读促进行动方案》责任分工方案（代拟稿）"
    assert made.plan.id == f"{province.id}-prefecture"
    document = made.plan.document
    assert (document.number, document.issuer, document.dated, document.title) == (None, None, None, "")
    (basis,) = document.basis
    assert (basis.title, basis.number) == (province.document.title, "青政办发〔2023〕11号")
    assert not made.plan.sources
    assert "span" not in policyduty.dumps(made.plan).decode()


def test_words_stay(made: Draft, province: Plan) -> None:
    def words(plan: Plan) -> list[tuple[str, str, str]]:
        return [(item.id, item.title, item.text) for item, _ in plan.walk()]

    assert words(made.plan) == words(province)
    kept = [[d.due for d in task.deadlines] for task in made.plan.iter_tasks()]
    assert kept == [[d.due for d in task.deadlines] for task in province.iter_tasks()]


def test_every_unit_is_a_proposal(made: Draft) -> None:
    assignments = [each for duty in made.plan.iter_duties() for each in duty.assignments]
    assert assignments
    assert all(each.proposed for each in assignments)
    assert [each.unit for each in assignments] == [each.unit for each in made.proposals]


def test_units_become_their_counterparts(made: Draft) -> None:
    assert units(made, "1.1/d1") == [("州文化和旅游局", Role.LEAD), ("州发展改革委", Role.CO), ("州财政局", Role.CO)]
    assert {unit.name: unit.level for unit in made.plan.units}["州财政局"] is Level.PREFECTURE


def test_who_has_no_counterpart_is_an_open_question(made: Draft) -> None:
    asked = [(question.place, question.higher) for question in made.questions]
    assert asked == [
        ("2.6", ""),
        ("2.6/d1", "青原大学"),
        ("2.6/d1", "青原出版集团有限公司"),
        ("3.7/d1", "省通信管理局"),
    ]
    assert all(question.note for question in made.questions)


def test_a_known_unit_is_proposed(province: Plan) -> None:
    known = [Unit(name="州教育体育局", aliases=("临江州教育和体育局",)), Unit(name="州文化广电旅游局")]
    made = draft(province, level="prefecture", place="临江州", units=known)
    assert units(made, "2.4/d1")[0] == ("州教育体育局", Role.LEAD)
    assert known[0] in made.plan.units
    (first, *_) = made.proposals
    assert (first.higher, first.unit, first.by) == ("省文化和旅游厅", "州文化广电旅游局", ProposedBy.COUNTERPART)


def test_a_unit_that_ended_is_not_proposed(province: Plan) -> None:
    known = [Unit(name="州教育局", valid_until=date(2019, 1, 31)), Unit(name="州教育体育局")]
    made = draft(province, level="prefecture", place="临江州", units=known)
    assert units(made, "2.4/d1")[0] == ("州教育体育局", Role.LEAD)


CLAUSES = [
    # who is printed above, and who is proposed in 临江州, the lead first
    ("省教育厅牵头，省财政厅配合，各市（州）人民政府负责", [("州教育局", "lead"), ("州财政局", "co")]),
    ("各市（州）人民政府牵头，省教育厅、省财政厅配合", [("州教育局", "lead"), ("州财政局", "co")]),
    ("青原大学牵头，省教育厅配合，各市（州）人民政府负责", [("州教育局", "lead")]),
    ("各市（州）人民政府负责", [("临江州人民政府", "lead")]),
    ("青原大学牵头，有关部门配合，各市（州）人民政府负责", [("临江州人民政府", "lead"), ("有关部门", "co")]),
    ("省教育厅、省财政厅按职责分工负责", [("州教育局", "responsible"), ("州财政局", "responsible")]),
    ("青原大学牵头，有关部门配合", [("有关部门", "co")]),
    (
        "省教育厅、青原省教育厅牵头，各县（市、区）人民政府配合",
        [("州教育局", "lead"), ("各县（市、区）人民政府", "co")],
    ),
]


@pytest.mark.parametrize(("clause", "expected"), CLAUSES)
def test_a_duty_of_the_lower_level_becomes_its_own(clause: str, expected: list[tuple[str, str]]) -> None:
    higher = policyduty.read(f"青原省阅读方案\n一、任务\n（一）办好学校。建设班级图书角。（{clause}）\n".encode())
    made = draft(higher, level="prefecture", place="临江州")
    assert units(made, "1.1/d1") == expected
    led = any(role == "lead" for _, role in expected)
    assert [duty.rule for duty in made.plan.iter_duties()] == ["explicit" if led else "none"]


def test_what_is_less_than_sure_says_so() -> None:
    text = "青原省阅读方案\n一、任务\n（一）办好学校。建设图书角。（各市（州）人民政府牵头，省教育厅、省图书馆配合）\n"
    made = draft(policyduty.read(text.encode()), level="prefecture")
    assert [(each.unit, each.by, each.certainty) for each in made.proposals] == [
        ("市教育局", ProposedBy.LEAD, Certainty.ASSUMED),
        ("市图书馆", ProposedBy.COUNTERPART, Certainty.ASSUMED),
    ]
    county = draft(policyduty.read(text.replace("省教育厅", "省卫生健康委").encode()), level="county")
    assert county.proposals[0].others == ("县卫生健康委",)


def test_a_plan_is_drafted_for_a_lower_level_only(prefecture: Plan) -> None:
    with pytest.raises(InvalidValue, match="level prefecture itself"):
        draft(prefecture, level="prefecture")
    with pytest.raises(InvalidValue, match="cannot be of level village"):
        draft(prefecture, level="village")


def test_the_ganzi_plan_is_drafted_for_kangding() -> None:
    higher = policyduty.plan("ganzi-science-literacy-2023")
    made = draft(higher, level="county", place="康定市")
    assert made.plan.title.startswith("康定市贯彻落实《甘孜州")
    assert units(made, "1.1/d1")[0] == ("市教育体育局", Role.LEAD)
    names = {unit.name for unit in made.plan.units}
    assert {"市委宣传部", "团市委", "市科协", "市反邪教办公室"} <= names
    assert not {name for name in names if name.startswith(("州", "各"))}
    assert {question.higher for question in made.questions} == {"", "四川民族学院", "甘孜职业学院", "康定地震站"}

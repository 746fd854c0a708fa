"""What reading could not settle, and what it could."""

from collections.abc import Callable

import pytest

from policyduty import Assignment, Duty, Plan, Role, Task, Unit, validate
from policyduty.rules import doubts


def task(units: str) -> str:
    return f"一、任务\n（一）办好学校。\n责任单位：{units}。\n"


CASES = {
    "a bracket that is not closed": (
        "一、任务\n（一）办好学校。（责任单位：市教育局、市财政局\n（二）办好医院。（责任单位：市卫生健康委）\n",
        [("PD501", "1.1/d1")],
    ),
    "a label without units": (
        "一、任务\n（一）办好学校。\n责任单位：无\n（二）办好医院。\n责任单位：市卫生健康委\n",
        [("PD502", "1.1/d1")],
    ),
    "a mark lost before many": (task("市教育局、市科协各县（市）人民政府"), [("PD503", "1.1/d1")]),
    "a mark lost before a level": (
        "一、任务\n（一）办好学校。各县人民政府市级各部门要抓好落实。\n责任单位：市教育局。\n",
        [("PD503", "1.1")],
    ),
    "a mark lost behind an office": (
        "一、任务\n（一）办好学校。市政府办公室市级有关部门要抓好落实。\n责任单位：市教育局。\n",
        [("PD503", "1.1")],
    ),
    "a mark lost between units that stand elsewhere": (
        task("市教育局、市公安局市交通局") + "（二）修路。\n责任单位：市公安局、市交通局。\n",
        [("PD503", "1.1/d1")],
    ),
    "a mark lost between units that only their form tells": (
        task("县教育局、县妇联县总工会"),
        [("PD503", "1.1/d1")],
    ),
    "offices, bureaus and parts of units that begin alike": (
        task("市委市政府信访局、市委办公室、市委宣传部、县委县政府督查室、省委省直机关工委、市公安局市区分局"),
        [],
    ),
    "members of a commission": (task("市教育局、市安委会各成员单位"), []),
    "departments of an organ": (task("国务院各部委、市委各部门、市政府各部门、市直各部门"), []),
    "organs that are written together": (task("市委市政府督查室、市教育局"), []),
    "a bare bracket": (
        "一、任务\n（一）办好学校。（市教育局、市财政局）\n（二）办好医院。（市卫生健康委、市财政局负责）\n",
        [("PD504", "1.1/d1")],
    ),
    "bare brackets where a rule says what they do": (
        "各项任务中，排在第一位的为牵头单位，其他为配合单位。\n一、任务\n（一）办好学校。（市教育局、市财政局）\n"
        "（二）办好医院。（市卫生健康委、市财政局）\n",
        [],
    ),
    "one character of a name": (task("市教育局、委、市财政局"), [("PD512", "1.1/d1")]),
    "names that are no more than a kind": (task("党委、政府、工会、专班、学校、医院、社区、中心、集团"), []),
    "party and government of many places": (task("各乡镇党委、政府，各部门、单位"), []),
    "no unit at all": ("关于放假的通知\n一、时间安排\n国庆节放假七天。\n", [("PD506", "")]),
}


@pytest.mark.parametrize(("text", "found"), CASES.values(), ids=CASES.keys())
def test_documents(text: str, found: object, told_of: Callable[..., list[tuple[str, str, str]]]) -> None:
    assert [(code, place) for code, place, _ in told_of(doubts, text)] == found


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("a mark lost before many", "市科协、各县（市）人民政府"),
        ("a mark lost before a level", "各县人民政府、市级各部门"),
        ("a mark lost between units that stand elsewhere", "市公安局、市交通局"),
    ],
)
def test_a_lost_mark_is_put_back(name: str, fix: str, findings_in: Callable[..., list[object]]) -> None:
    (finding,) = findings_in(doubts, CASES[name][0])
    assert finding.fix == fix  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", ["a label without units", "a mark lost between units that stand elsewhere", "one character of a name"]
)
def test_a_saved_plan_is_told_the_same(name: str, told_of_saved: Callable[..., list[tuple[str, str, str]]]) -> None:
    text, found = CASES[name]
    assert [(code, place) for code, place, _ in told_of_saved(doubts, text)] == found


def plan(*names: str) -> Plan:
    assignments = tuple(Assignment(unit=name, role=Role.CO, position=n) for n, name in enumerate(names, 1))
    return Plan(id="p", title="", tasks=(Task(id="1", duties=(Duty(id="1/d1", clause="", assignments=assignments),)),))


def test_a_registry_knows_names_that_hold_others() -> None:
    held = plan("市教育局市体育局", "市教育局", "市体育局")
    assert [finding.code for finding in validate(held, doubts.RULES)] == ["PD503"]
    known = (Unit(name="市教育局市体育局"),)
    assert not validate(held, doubts.RULES, units=known)


def test_a_cut_name_is_told_with_what_it_may_be() -> None:
    (finding,) = validate(plan("市发改委", "团市委", "委"), doubts.RULES)
    assert finding.suggestion_zh == "可能是团市委、市发改委"
    assert finding.suggestion == "one of 团市委、市发改委, perhaps"
    (finding,) = validate(plan("市教育局", "委"), doubts.RULES)
    assert (finding.suggestion, finding.suggestion_zh) == ("look at the printed document", "核对原件")
    assert not validate(plan("委"), doubts.RULES, units=(Unit(name="委"),))

"""Units within a duty: many under one name that lead, and units that stand there twice."""

from collections.abc import Callable

import pytest

from policyduty import Unit
from policyduty.rules import roles

LED = "（一）办好学校。（市教育局牵头，市财政局配合）\n（二）办好医院。（市卫生健康委牵头，市财政局配合）\n"
RULED = "（一）办好学校。（责任单位：市教育局、市财政局。排在第一位的为牵头单位，下同）\n"

CASES = {
    "many under one name lead": (
        f"一、任务\n{LED}（三）修路。（市级有关部门牵头，市交通运输局、市财政局配合）\n",
        [("PD203", "1.3/d1", "市级有关部门")],
    ),
    "governments lead in their own area": (
        f"一、任务\n{LED}（三）修路。（各县（市、区）人民政府牵头，市交通运输局配合）\n"
        "（四）治水。（各乡镇人民政府牵头，县水利局配合）\n",
        [],
    ),
    "a unit leads and supports": (
        "一、任务\n（一）办好学校。（牵头单位：市教育局；配合单位：市财政局、市教育局）\n",
        [("PD205", "1.1/d1", "市教育局")],
    ),
    "many under one name first, but others to lead": (
        f"一、任务\n{RULED}（二）修路。（责任单位：市级有关部门、市交通运输局）\n",
        [("PD203", "1.2/d1", "市级有关部门")],
    ),
    "many under one name first, and none but such": (
        f"一、任务\n{RULED}（二）加强宣传。（各有关部门和单位，各省级人民政府按职责分工负责）\n",
        [],
    ),
    "a unit twice": (
        "一、任务\n（一）治水。（市生态环境局、市水利局、市生态环境局按职责分工负责）\n",
        [("PD204", "1.1/d1", "市生态环境局")],
    ),
    "a unit twice, for two things": (
        "一、任务\n（一）治水。（市水利局负责，市财政局配合，市水利局监督）\n",
        [],
    ),
    "units that share characters": (
        "一、任务\n（一）办学。（市教育局、市体育局、市教育考试院、县教育局按职责分工负责）\n",
        [],
    ),
    "a unit in two duties of a task": (
        "一、任务\n（一）治水。建库。（市水利局负责）清淤。（市水利局负责）\n",
        [],
    ),
}


@pytest.mark.parametrize(("text", "found"), CASES.values(), ids=CASES.keys())
def test_documents(text: str, found: object, told_of: Callable[..., object]) -> None:
    assert told_of(roles, text) == found


@pytest.mark.parametrize("name", ["many under one name lead", "a unit leads and supports", "a unit twice"])
def test_a_saved_plan_is_told_the_same(name: str, told_of_saved: Callable[..., object]) -> None:
    text, found = CASES[name]
    assert told_of_saved(roles, text) == found


def test_a_unit_under_two_names_is_told_by_both(findings_in: Callable[..., list[object]]) -> None:
    units = (Unit(name="市发展改革委", aliases=("市发改委",)),)
    (finding,) = findings_in(roles, "一、任务\n（一）治水。（市发展改革委、市水利局、市发改委按职责分工负责）\n", units)
    assert finding.message_zh == "“市发改委”在本条分工中重复（前面印作“市发展改革委”）"  # type: ignore[attr-defined]

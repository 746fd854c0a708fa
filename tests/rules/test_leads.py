"""Who leads: duties that leave it open, and duties that only look so."""

from collections.abc import Callable

import pytest

from policyduty import Assignment, Duty, Plan, Role, Task, validate
from policyduty.rules import leads

LED = "（一）办好学校。（市教育局牵头，市财政局配合）\n（二）办好医院。（市卫生健康委牵头，市财政局配合）\n"
RULED = "（一）办好学校。（责任单位：市教育局、市财政局。排在第一位的为牵头单位，下同）\n"

CASES = {
    # Led by marks.
    "no lead where most have one": (
        f"一、任务\n{LED}（三）修路。（责任单位：市交通运输局、市财政局）\n",
        [("PD201", "1.3/d1", "责任单位：市交通运输局、市财政局")],
    ),
    "no lead, each unit its own part": (
        f"一、任务\n{LED}（三）修路。（市交通运输局、市财政局按职责分工负责）\n（四）治水。（市水利局、市生态环境局分别负责）\n"
        "（五）植树。（市林业局、市财政局按照分工抓好落实）\n",
        [],
    ),
    "no lead, one together with others": (f"一、任务\n{LED}（三）修路。（交通运输部会同财政部、自然资源部负责）\n", []),
    "no lead, one unit and its support": (
        f"一、任务\n{LED}（三）修路。（责任单位：市交通运输局；配合单位：市财政局、各县）\n",
        [],
    ),
    "no lead, and nothing but support": (
        f"一、任务\n{LED}（三）修路。（配合单位：市交通运输局、市财政局）\n",
        [("PD201", "1.3/d1", "配合单位：市交通运输局、市财政局")],
    ),
    "no lead, all of them many under one name": (
        f"一、任务\n{LED}（三）加强宣传。（各有关部门、各县（市、区）负责）\n",
        [],
    ),
    "no lead, a single unit": (f"一、任务\n{LED}（三）修路。（责任单位：市交通运输局）\n", []),
    "no lead, in a trade's own words": (
        f"一、任务\n{LED}（三）促消费。（责任单位：市商务局、市财政局）\n",
        [("PD201", "1.3/d1", "责任单位：市商务局、市财政局")],
    ),
    # Led by a stated rule.
    "two leads against the rule": (
        f"一、任务\n{RULED}（二）办好医院。（牵头单位：市卫生健康委、市医保局）\n",
        [("PD202", "1.2/d1", "牵头单位：市卫生健康委、市医保局")],
    ),
    "two leads, the exception stated": (
        f"一、任务\n{RULED}（二）办好医院。（市卫生健康委、市医保局共同牵头，市财政局配合）\n",
        [],
    ),
    "the lead not first": (
        f"一、任务\n{RULED}（二）办好医院。（市财政局配合，市卫生健康委牵头）\n",
        [("PD208", "1.2/d1", "市财政局配合，市卫生健康委牵头")],
    ),
    "the lead first, marked": (f"一、任务\n{RULED}（二）办好医院。（市卫生健康委牵头，市财政局配合）\n", []),
    "the rule behind the duties": (
        "一、任务\n（一）办好医院。（责任单位：市卫生健康委、市财政局）\n" + RULED.replace("（一）", "（二）"),
        [("PD207", "", "")],
    ),
    "the rule before all duties": (
        "各项任务中，排在第一位的为牵头单位。\n一、任务\n（一）办好医院。（责任单位：市卫生健康委、市财政局）\n"
        "（二）修路。（责任单位：市交通运输局、市财政局）\n",
        [],
    ),
    # Led by nothing.
    "no rule and no marks": (
        "一、任务\n（一）办好医院。（责任单位：市卫生健康委、市财政局）\n（二）修路。（责任单位：市交通运输局、市财政局）\n",
        [("PD206", "", "责任单位：市卫生健康委、市财政局")],
    ),
    "no rule, but each unit its own part": (
        "一、任务\n（一）办好医院。（市卫生健康委、市财政局按职责分工负责）\n（二）修路。（市交通运输局、市财政局分别负责）\n",
        [],
    ),
    "a rule in words that are not read": (
        "注：各任务中列在前面的单位牵头。\n一、任务\n（一）办好医院。（责任单位：市卫生健康委、市财政局）\n"
        "（二）修路。（责任单位：市交通运输局、市财政局）\n",
        [],
    ),
}


@pytest.mark.parametrize(("text", "found"), CASES.values(), ids=CASES.keys())
def test_documents(text: str, found: object, told_of: Callable[..., object]) -> None:
    assert told_of(leads, text) == found


@pytest.mark.parametrize("name", ["no lead where most have one", "two leads against the rule", "no rule and no marks"])
def test_a_saved_plan_is_told_the_same(name: str, told_of_saved: Callable[..., object]) -> None:
    text, found = CASES[name]
    assert told_of_saved(leads, text) == found


def led(*counts: int) -> Plan:
    """A plan whose first unit leads so many duties, the second so many, and so on."""
    tasks = [
        Task(
            id=f"{unit}.{n}",
            duties=(
                Duty(
                    id=f"{unit}.{n}/d1",
                    clause="",
                    assignments=(Assignment(unit=f"第{unit}局", role=Role.LEAD, position=1),),
                ),
            ),
        )
        for unit, count in enumerate(counts)
        for n in range(count)
    ]
    return Plan(id="p", title="", tasks=tuple(tasks))


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((12, 1, 1, 1, 1), True),
        ((8, 1, 1, 1, 1, 1, 1, 1, 1), False),  # half of all
        ((5, 1), False),
        ((9, 4, 4), False),
        ((20,), False),
        ((), False),
    ],
)
def test_a_unit_that_leads_most(counts: tuple[int, ...], told: bool) -> None:
    assert [finding.code for finding in validate(led(*counts), leads.RULES)] == (["PD209"] if told else [])

"""Numbers of headings: what breaks their order, and what only looks so."""

from collections.abc import Callable

import pytest

from policyduty import Plan, Section, Task, validate
from policyduty.rules import numbering

UNIT = "责任单位：市教育局。\n"


def tasks(*markers: str) -> str:
    return "".join(f"{marker}办好第{n}件实事。\n{UNIT}" for n, marker in enumerate(markers, 1))


CASES = {
    "gap": ("一、任务\n" + tasks("1.", "2.", "4."), [("PD101", "1.4", "4.")]),
    "gap, full width": ("一、任务\n" + tasks("１．", "２．", "４．"), [("PD101", "1.4", "４．")]),
    "gap of articles": (
        "第一章 总则\n第一条 为了办学。\n第三条 办好学校。\n" + UNIT,
        [("PD101", "1.3", "第三条")],
    ),
    "gap of sections": (
        f"一、甲任务\n{tasks('（一）')}三、乙任务\n{tasks('（一）')}",
        [("PD101", "3", "三、")],
    ),
    "repeat": ("一、任务\n" + tasks("（一）", "（二）", "（二）"), [("PD102", "1.2-2", "（二）")]),
    "order": (
        "一、任务\n" + tasks("（一）", "（三）", "（二）"),
        [("PD101", "1.3", "（三）"), ("PD103", "1.2", "（二）")],
    ),
    "mixed": ("一、任务\n" + tasks("1.", "2、", "3."), [("PD104", "1.2", "2、")]),
    "first number lost": (
        f"一、任务\n办好学校，建设教师队伍。\n{UNIT}" + tasks("（二）", "（三）"),
        [("PD511", "1.t1", "办好学校，建设教师队伍")],
    ),
    "first item lost": ("一、任务\n" + tasks("（二）", "（三）"), [("PD511", "1.2", "（二）")]),
    "goes on across sections": (
        f"一、甲任务\n{tasks('（一）', '（二）')}二、乙任务\n{tasks('（三）', '（四）')}三、丙任务\n{tasks('（五）')}",
        [],
    ),
    "begins anew in each section": (
        f"一、甲任务\n{tasks('（一）', '（二）')}二、乙任务\n{tasks('（一）', '（二）')}",
        [],
    ),
    "begins anew in an annex": (
        f"一、甲任务\n{tasks('（一）')}二、保障\n加强领导。\n附件1\n分工表\n一、乙任务\n{tasks('（一）', '（二）')}",
        [],
    ),
    "brackets of two widths, stray blanks": ("一、任务\n" + tasks("（一）", "(二)", "（ 三 ）", "( 四 )"), []),
    "digits of two widths": ("一、任务\n" + tasks("1.", "２．", "3．"), []),
    "enclosed digits": ("一、任务\n" + tasks("①", "②", "③"), []),
    "items within a paragraph": (f"一、任务\n（一）办好学校。①建校；②招生；④开学。\n{UNIT}", []),
    "a year behind a number": (f"一、任务\n1.2024年建成学校。\n{UNIT}2.2025年建成医院。\n{UNIT}", []),
    "a sign before the first number": (f"一、任务\n★1.办好学校。\n{UNIT}2.办好医院。\n{UNIT}", []),
    "an unnumbered task behind": (f"一、任务\n{tasks('（一）', '（二）')}其他事项，按有关规定办理。\n{UNIT}", []),
}


@pytest.mark.parametrize(("text", "found"), CASES.values(), ids=CASES.keys())
def test_documents(text: str, found: object, told_of: Callable[..., object]) -> None:
    assert told_of(numbering, text) == found


@pytest.mark.parametrize("name", ["gap", "repeat", "mixed", "goes on across sections"])
def test_a_saved_plan_is_told_the_same(name: str, told_of_saved: Callable[..., object]) -> None:
    text, found = CASES[name]
    assert told_of_saved(numbering, text) == found


@pytest.mark.parametrize(
    ("markers", "found"),
    [
        (("1.1", "1.2", "1.3"), []),
        (("1.1", "1.2", "1.4"), [("PD101", "t3")]),
        (("1.8", "1.9", "1.10", "1.12"), [("PD101", "t4"), ("PD511", "t1")]),
        (("2.1.1", "2.1.2", "2.1.2"), [("PD102", "t3")]),
        (("1．1", "1．2", "1．3"), []),
        (("1.1 ", "1.2 ", "1.3 "), []),
        (("1.1", "1.2", "2.1"), []),
        (("1", "2", "4"), [("PD101", "t3")]),
        (("9", "10", "11"), [("PD511", "t1")]),
        (("甲", "乙", "丙"), []),
        (("", "", ""), []),
        (("（一）", "甲", "（三）"), [("PD101", "t3")]),
    ],
    ids=str,
)
def test_markers_of_plans_that_were_not_read_here(markers: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    items = tuple(Task(id=f"t{n}", marker=marker, title=f"第{n}项") for n, marker in enumerate(markers, 1))
    plan = Plan(id="p", title="", sections=(Section(id="s", marker="一、", title="任务", tasks=items),))
    assert [(f.code, f.place) for f in validate(plan, numbering.RULES)] == found


def test_a_lost_number_says_which_it_is(findings_in: Callable[..., list[object]]) -> None:
    before, first = (findings_in(numbering, CASES[name][0])[0] for name in ("first number lost", "first item lost"))
    assert before.message_zh == "（二）之前的一项没有序号"  # type: ignore[attr-defined]
    assert first.message_zh == "首项的序号是（二），前面缺号"  # type: ignore[attr-defined]

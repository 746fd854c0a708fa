"""What a plan is made of: what is missing, and what is none the less whole."""

from collections.abc import Callable

import pytest

from policyduty import Duty, Plan, Section, Task, validate
from policyduty.rules import structure

DUTY = "责任单位：市教育局、市财政局。\n"

CASES = {
    "nothing under a heading": (
        f"一、总体要求\n二、重点任务\n（一）办好学校。\n{DUTY}三、保障措施\n加强督促检查。\n",
        [("PD111", "1", "总体要求")],
    ),
    "a list said in a line each": (
        f"一、总体要求\n做好工作。\n二、重点任务\n（一）办好学校。\n{DUTY}三、保障措施\n1.加强领导\n2.强化督导\n3.广泛宣传\n",
        [],
    ),
    "requirements said in a line each": (
        f"一、任务\n（一）办好学校。\n{DUTY}二、条件\n（一）教师应当具备资格\n（二）学校不得收费\n三、保障\n加强领导。\n",
        [],
    ),
    "articles of a regulation": (
        "第一章 总则\n第一条 为了办好学校，制定本办法。\n第二条 各县应当加强领导，落实责任。\n"
        "第三条 市教育局按职责监督，定期通报。\n第四条 本办法由市教育局解释\n",
        [],
    ),
    "a task without a unit": (
        f"一、任务\n（一）办好学校。\n{DUTY}（二）办好医院。\n（三）修好公路。\n{DUTY}",
        [("PD112", "1.2", "办好医院")],
    ),
    "tasks under a heading of their own without units": (
        f"一、任务\n（一）办好学校。\n{DUTY}（二）修好公路。\n{DUTY}二、保障措施\n（一）加强领导，压实责任。\n（二）强化督查，定期通报。\n",
        [],
    ),
    "half of the tasks without units": (f"一、任务\n（一）办好学校。\n{DUTY}（二）加强督查，定期通报。\n", []),
    "a unit in brackets in the text": (
        f"一、任务\n（一）办好学校（市教育局牵头），建设教师队伍。\n（二）修好公路。\n{DUTY}（三）办好医院。\n{DUTY}",
        [],
    ),
    "a bracket that is told as a bare one": (
        f"一、任务\n（一）办好学校。\n{DUTY}（二）救助困难群众（市民政局、市残联，各县；长期）。\n（三）修好公路。\n{DUTY}",
        [],
    ),
    "a title twice": (
        f"一、任务\n（一）办好学校。\n{DUTY}（二）办好学校。\n{DUTY}",
        [("PD113", "1.2", "办好学校")],
    ),
    "a title twice under two headings": (
        f"一、城区任务\n（一）办好学校。\n{DUTY}二、乡村任务\n（一）办好学校。\n{DUTY}",
        [],
    ),
}


@pytest.mark.parametrize(("text", "found"), CASES.values(), ids=CASES.keys())
def test_documents(text: str, found: object, told_of: Callable[..., object]) -> None:
    assert told_of(structure, text) == found


@pytest.mark.parametrize("name", ["nothing under a heading", "a task without a unit", "a title twice"])
def test_a_saved_plan_is_told_the_same(name: str, told_of_saved: Callable[..., object]) -> None:
    text, found = CASES[name]
    assert told_of_saved(structure, text) == found


def test_a_long_task_is_told_in_short() -> None:
    tasks = (
        *(Task(id=f"{n}", title=f"任务{n}", duties=(Duty(id=f"{n}/d1", clause=""),)) for n in range(3)),
        Task(id="long", marker="（四）", text="办好人民满意的学校" * 9),
    )
    plan = Plan(id="p", title="", sections=(Section(id="s", title="任务", tasks=tasks),))
    (finding,) = validate(plan, structure.RULES)
    assert finding.message_zh.startswith("“（四）办好人民满意的学校办好人民满意的学校办好…”")


def test_untitled_tasks_do_not_repeat_a_title() -> None:
    tasks = tuple(Task(id=str(n), text=f"第{n}件事") for n in range(3))
    assert not validate(Plan(id="p", title="", tasks=tasks), structure.RULES)


@pytest.mark.parametrize(
    ("markers", "texts", "told"),
    [
        (("1", "2"), ("退还税款", "发行债券"), False),  # Rows of a table, under the heading of both.
        (("", ""), ("退还税款", "发行债券"), False),
        (("1", "2"), ("退还税款", "退还税款"), True),
        (("1.", "2."), ("退还税款", "发行债券"), True),
    ],
)
def test_rows_of_a_table_may_have_one_title(markers: tuple[str, str], texts: tuple[str, str], told: bool) -> None:
    items = tuple(
        Task(id=str(n), marker=marker, title="财政政策", text=text)
        for n, (marker, text) in enumerate(zip(markers, texts, strict=True))
    )
    found = validate(Plan(id="p", title="", tasks=items), structure.RULES)
    assert [finding.code for finding in found] == (["PD113"] if told else [])

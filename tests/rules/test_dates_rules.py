"""Days, deadlines and targets: what cannot be, what is missing, and what is none of it."""

from collections.abc import Callable
from datetime import date

import pytest

from policyduty import Deadline, Document, Plan, Task, validate
from policyduty.rules import dates

DUTY = "责任单位：市教育局、市财政局。\n"


def paper(text: str = "", duty: str = DUTY, *, number: str = "甲政发〔2023〕1号", dated: str = "2023年3月1日") -> str:
    return (
        f"甲市人民政府关于办学的通知\n{number}\n各县人民政府：\n现将有关事项通知如下。\n一、任务\n（一）办好学校。{text}\n{duty}"
        f"甲市人民政府\n{dated}\n"
    )


CASES = {
    "a deadline that is over": (paper("到2022年底完成改造。"), [("PD403", "1.1", "到2022年底")]),
    "a deadline of a duty that is over": (
        paper(duty="责任单位：市教育局；完成时限：2022年12月底前\n"),
        [("PD403", "1.1/d1", "2022年12月底前")],
    ),
    "a deadline to come": (paper("到2025年底完成改造。"), []),
    "a deadline on the day": (paper("2023年3月底前完成改造。"), []),
    "what was done before": (paper("2022年底前已建成20所，2020年以来建成的逐步改造。"), []),
    "every year": (paper("每年10月底前完成检查，长期坚持。"), []),
    "no day of signature": (
        "发布日期：2023-03-01\n关于办学的通知\n一、任务\n（一）办好学校。到2022年底完成改造。\n" + DUTY,
        [],
    ),
    "a number of another year": (paper(number="甲政发〔2013〕1号"), [("PD406", "", "甲政发〔2013〕1号")]),
    "a number of the year to come": (paper(number="甲政发〔2024〕1号"), [("PD406", "", "甲政发〔2024〕1号")]),
    "a number of the year before": (paper(number="甲政发〔2022〕91号", dated="2023年1月3日"), []),
    "published before it was signed": ("发布日期：2023-02-01\n" + paper(), [("PD401", "", "2023年3月1日")]),
    "published later": ("发布日期：2023-03-02\n" + paper(), []),
    "published that day": ("发布日期：2023-03-01\n" + paper(), []),
    "a target without a day": (paper("学前教育覆盖率达到90%。"), [("PD404", "1.1", "学前教育覆盖率达到90%")]),
    "targets with a time": (paper("到2025年，学前教育覆盖率达到90%。"), []),
    "targets of a year": (paper("2025年学前教育覆盖率达到90%。"), []),
    "targets of this year": (paper("本年度学前教育覆盖率达到90%。"), []),
    "targets after a time in their sentence": (paper("年底前，学校网络覆盖率达到90%，食堂覆盖率达到70%。"), []),
    "targets with a time in the duty": (
        paper("学前教育覆盖率达到90%。", "责任单位：市教育局；完成时限：立行立改\n"),
        [],
    ),
}


@pytest.mark.parametrize(("text", "found"), CASES.values(), ids=CASES.keys())
def test_documents(text: str, found: object, told_of: Callable[..., object]) -> None:
    assert told_of(dates, text) == found


@pytest.mark.parametrize("name", ["a deadline that is over", "a number of another year", "a target without a day"])
def test_a_saved_plan_is_told_the_same(name: str, told_of_saved: Callable[..., object]) -> None:
    text, found = CASES[name]
    assert told_of_saved(dates, text) == found


TIMES = ("2024年3月底前", "2024年6月底前", "2024年9月底前", "长期坚持", "立行立改")


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (
            "（六）办好医院。\n责任单位：市卫生健康委、市财政局\n",
            [("PD405", "1.6/d1", "责任单位：市卫生健康委、市财政局")],
        ),
        ("（六）2024年底前办好医院。\n责任单位：市卫生健康委、市财政局\n", []),
        ("（六）办好医院。\n责任单位：市卫生健康委、市财政局；完成时限：常态化\n", []),
    ],
)
def test_a_deadline_that_all_but_one_have(last: str, told: object, told_of: Callable[..., object]) -> None:
    rows = "".join(
        f"（{n}）办好第{n}件事。\n责任单位：市教育局、市财政局；完成时限：{time}\n"
        for n, time in zip("一二三四五", TIMES, strict=True)
    )
    assert told_of(dates, f"一、任务\n{rows}{last}") == told


def test_times_in_the_tasks_make_no_column_of_times(told_of: Callable[..., object]) -> None:
    rows = "".join(f"（{n}）2024年{m}月底前办好第{n}件事。\n{DUTY}" for m, n in enumerate("一二三四五", 3))
    assert told_of(dates, f"一、任务\n{rows}（六）办好医院。\n{DUTY}") == []


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (
            Document(dated=date(2023, 3, 1), effective=date(2023, 2, 1)),
            "施行日期2023年2月1日早于成文日期2023年3月1日",
        ),
        (
            Document(dated=date(2023, 3, 1), published=date(2023, 2, 1)),
            "成文日期2023年3月1日晚于发布日期2023年2月1日",
        ),
        (
            Document(dated=date(2023, 3, 1), number="甲政发〔2013〕1号"),
            "发文字号为“甲政发〔2013〕1号”，成文日期为2023年3月1日",
        ),
        (Document(dated=date(2023, 3, 1), effective=date(2023, 3, 1), number="甲政发第1号"), ""),
        (Document(effective=date(2023, 3, 1), published=date(2023, 3, 2), number="甲政发〔2013〕1号"), ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_facts_of_a_document_that_was_not_read_here(document: Document, told: str) -> None:
    found = validate(Plan(id="p", title="", document=document), dates.RULES)
    assert [finding.message_zh for finding in found] == ([told] if told else [])


def test_a_time_that_is_nowhere_in_the_text_is_a_deadline() -> None:
    late = Deadline(text="去年底", due=date(2022, 12, 31))
    plan = Plan(id="p", title="", document=Document(dated=date(2023, 3, 1)), tasks=(Task(id="1", deadlines=(late,)),))
    assert [finding.excerpt for finding in validate(plan, dates.RULES)] == ["去年底"]

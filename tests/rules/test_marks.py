"""Marks and sentences: what is out of pair or said twice, and what is as it should be."""

from collections.abc import Callable

import pytest

from policyduty.rules import marks

DUTY = "责任单位：市教育局、市财政局。\n"
SENTENCE = "建设高素质教师队伍，改善办学条件，提高教育质量。"


def task(text: str) -> str:
    return f"一、任务\n（一）办好学校。{text}\n{DUTY}"


def stops(*ends: str) -> str:
    paragraphs = "".join(
        f"（{n}）办好第{n}件实事。第{n}件实事要明确责任，抓紧落实，按期办结{end}\n{DUTY}"
        for n, end in zip("一二三四五六", ends, strict=True)
    )
    return f"一、任务\n{paragraphs}"


CASES = {
    # Pairs.
    "a quotation that does not close": (task("实施“名师工程，改善条件。"), [("PD513", "1.1", "“")]),
    "a bracket that does not open": (task("办好学校含幼儿园）。"), [("PD513", "1.1", "）")]),
    "a title that does not close": (task("落实《关于办好学校的意见。"), [("PD513", "1.1", "《")]),
    "the same mark on both sides": (
        task("实施”名师”工程，实施“名校“工程。"),
        [("PD513", "1.1", "”"), ("PD513", "1.1", "“")],
    ),
    "a bracket across a quotation": (task("实施“名师（首席”教师）工程。"), [("PD513", "1.1", "（")]),
    "in a line that is set in": (
        "关于办学的通知\n　　一、任务\n　　（一）办好学校。实施“名师工程。\n　　责任单位：市教育局。\n"
        "　　（二）办好医院。实施“名医工程。\n　　责任单位：市卫生健康委。\n",
        [("PD513", "1.1", "“"), ("PD513", "1.2", "“")],
    ),
    "quotations in titles in quotations": (
        task("落实《关于贯彻〈甲省“十四五”规划（2021—2025年）〉的意见》（试行），实施“‘双减’行动”。"),
        [],
    ),
    "brackets of two widths": (task("办好学校（含幼儿园)，按(试行）办法。"), []),
    "a quotation over paragraphs": (f"一、任务\n（一）办好学校。实施“名师\n工程”建设。\n{DUTY}", []),
    "a bracket over lines before the first item": (
        f"关于办学的通知\n（2023年1月1日市政府常务会议通过，\n自发布之日起施行）\n{task('')}",
        [],
    ),
    "a duty over lines": (
        "一、任务\n（一）办好学校。（牵头单位：市教育局；\n责任单位：市财政局）\n（二）办好医院。\n" + DUTY,
        [],
    ),
    "items within a paragraph": (task("做到1）建队伍；2）改条件；a)提质量；一）抓管理。"), []),
    "items right behind a word": (task("包括1）建队伍2）改条件3）提质量。"), []),
    "a number before a bracket that does not open": (task("新建学校12）所。"), [("PD513", "1.1", "）")]),
    "a bracket below a number": (f"1\n）办学方案\n{task('')}", [("PD513", "", "）")]),
    "a number right at the beginning of a line": (task("做到。\n1）建队伍。\n2）改条件。"), []),
    "less and more": (task("响应时间<5分钟，>3次。"), []),
    "straight quotes": (task('实施"名师"工程。'), []),
    # Sentences.
    "a sentence twice": (
        f"{task(SENTENCE)}（二）办好幼儿园。{SENTENCE}\n{DUTY}",
        [("PD514", "1.2", SENTENCE)],
    ),
    "a set phrase": ("一、任务\n" + "".join(f"（{n}）办好第{n}件事。{SENTENCE}\n{DUTY}" for n in "一二三四"), []),
    "duties alike, on lines of their own": (
        "一、任务\n（一）办好学校。\n责任单位：市教育局、市财政局、市人力资源社会保障局，各县（市、区）人民政府。\n"
        "（二）办好夜校。\n责任单位：市教育局、市财政局、市人力资源社会保障局，各县（市、区）人民政府。\n",
        [],
    ),
    "duties alike, in brackets": (
        "一、任务\n（一）办好学校。（市教育局、市财政局、市人力资源社会保障局按职责分工负责。）\n"
        "（二）办好夜校。（市教育局、市财政局、市人力资源社会保障局按职责分工负责。）\n",
        [],
    ),
    "times alike": (
        f"一、任务\n（一）办好学校。\n{DUTY}完成时限：2024年12月底前完成，并长期坚持。\n"
        f"（二）办好夜校。\n{DUTY}完成时限：2024年12月底前完成，并长期坚持。\n",
        [],
    ),
    "short sentences alike": (f"{task('建设教师队伍。')}（二）办好幼儿园。建设教师队伍。\n{DUTY}", []),
    # Stops.
    "a paragraph without its stop": (
        stops("。", "；", "。", "！", "：", ""),
        [("PD517", "1.6", "责任，抓紧落实，按期办结")],
    ),
    "no stops at all": (stops("", "", "", "", "", ""), []),
    # Characters.
    "an invisible character": (
        task("建设\u200b教师\xad队伍。"),
        [("PD518", "1.1", "\u200b"), ("PD518", "1.1", "\xad")],
    ),
    "a lost character": (task("建设\ufffd师队伍。"), [("PD518", "1.1", "\ufffd")]),
    "characters that are rare": (task("建设䶮洲、𠮷林学校，□是□否，①②③，温度℃，面积㎡。"), []),
    # Marks.
    "a mark twice": (task("建设，，改善。。"), [("PD519", "1.1", "，，"), ("PD519", "1.1", "。。")]),
    "a name lost between marks": (
        "一、任务\n（一）办好学校。\n责任单位：市教育局、、市财政局。\n",
        [("PD519", "1.1", "、、")],
    ),
    "two different marks": (task("改善条件，。"), [("PD519", "1.1", "，。")]),
    "words left out": (task("甲、乙、丙……，等等。。。"), []),
    "marks behind quotations": (task("建设“名师”，“名校”；《甲》、《乙》。"), []),
}


@pytest.mark.parametrize(("text", "found"), CASES.values(), ids=CASES.keys())
def test_documents(text: str, found: object, told_of: Callable[..., object]) -> None:
    assert told_of(marks, text) == found


@pytest.mark.parametrize(
    "name", ["a quotation that does not close", "a sentence twice", "a set phrase", "duties alike, in brackets"]
)
def test_a_saved_plan_is_told_the_same(name: str, told_of_saved: Callable[..., object]) -> None:
    text, found = CASES[name]
    assert told_of_saved(marks, text) == found


@pytest.mark.parametrize(
    ("text", "fix"),
    [("，，", "，"), ("。。", "。"), ("；；", "；"), ("、、", None), ("，。", None), ("\u200b", ""), ("\ufffd", None)],
)
def test_only_what_is_sure_is_mended(text: str, fix: str | None, findings_in: Callable[..., list[object]]) -> None:
    (finding,) = findings_in(marks, task(f"改善条件{text}提高质量。"))
    assert finding.fix == fix  # type: ignore[attr-defined]


def test_a_character_is_told_by_what_is_wrong_with_it(findings_in: Callable[..., list[object]]) -> None:
    hidden, lost = findings_in(marks, task("建设\u200b教师\ufffd伍。"))
    assert (hidden.message_zh, hidden.suggestion_zh) == ("U+200B 是不可见字符", "删去")  # type: ignore[attr-defined]
    assert lost.message_zh == "U+FFFD 无法辨认，原字已丢失"  # type: ignore[attr-defined]


def test_long_lines_take_time_in_line_with_their_length(told_of: Callable[..., list[object]]) -> None:
    """Each of these took minutes where a rule looked back over its line again and again."""
    assert len(told_of(marks, task("共12）个；" * 5_000))) == 5_000
    assert len(told_of(marks, task("（" * 5_000 + "》" * 5_000))) == 10_000
    assert told_of(marks, task("甲乙，" * 100_000)) == []

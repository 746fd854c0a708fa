"""What is damaged, and what merely is printed in a way of its own."""

from collections.abc import Callable

import pytest

from policyduty.rules import damage


def task(text: str) -> str:
    return f"一、任务\n（一）办好学校。{text}\n责任单位：市教育局、市财政局。\n"


def paper(*head: str, foot: str = "甲市人民政府\n2023年3月1日\n") -> str:
    return "\n".join(head) + "\n现将方案印发给你们。\n" + task("") + foot


NUMBERS = {
    "whole": ("根据川府发〔2022〕28号（国办发〔1996〕31号）文件，按国函〔2020〕第5号、国发〔2021〕9 号执行。", []),
    "several": ("川府发〔2022〕28、29号，川办发〔2022〕28—30号，川办函〔2022〕1号至3号、川府函〔2022〕28-1号。", []),
    "years that are no number": ("总体规划〔2021—2035年〕，管理办［2023年修订］，（2023年）。", []),
    "houses and trains": ("市政2010号楼，交通2023号。", []),
    "no 号": ("根据川府发〔2022〕28，办好学校。", [("PD515", "1.1", "川府发〔2022〕28")]),
    "no closing bracket": ("根据川府发〔2022 28号文件。", [("PD515", "1.1", "川府发〔2022 28号文件")]),
    "no opening bracket": ("按照川府发2022〕28号。", [("PD515", "1.1", "川府发2022〕28号")]),
    "no brackets": ("贯彻落实川府发202228号。", [("PD515", "1.1", "川府发202228号")]),
    "no serial number": ("按川府发〔2022〕  号。", [("PD515", "1.1", "川府发〔2022〕  号")]),
    "square brackets": ("依据川府发[2022]28号。", [("PD523", "1.1", "川府发[2022]28号")]),
    "round brackets": (
        "川府发（2022）28号、川办发(2022)3号。",
        [("PD523", "1.1", f) for f in ("川府发（2022）28号", "川办发(2022)3号")],
    ),
}


@pytest.mark.parametrize(("text", "found"), NUMBERS.values(), ids=NUMBERS.keys())
def test_numbers(text: str, found: object, told_of: Callable[..., object]) -> None:
    assert told_of(damage, task(text)) == found


def test_brackets_of_a_number_are_mended(findings_in: Callable[..., list[object]]) -> None:
    (finding,) = findings_in(damage, task("依据川府发(2022)28号。"))
    assert finding.fix == "川府发〔2022〕28号"  # type: ignore[attr-defined]


CASES = {
    # Days.
    "days that are": (task("2024年2月29日前，2023 年 6 月 30 日前，二〇二三年三月一日。"), []),
    "days that are not": (
        task("2023年2月30日前，2023年13月1日起。"),
        [("PD516", "1.1", "2023年2月30日"), ("PD516", "1.1", "2023年13月1日")],
    ),
    "a damaged day of signature": (
        paper("关于办学的通知", foot="甲市人民政府\n202331\n"),
        [("PD516", "1.1", "202331")],
    ),
    "half a day of signature": (
        paper("关于办学的通知", foot="甲市人民政府\n2023年3月1\n"),
        [("PD516", "1.1", "2023年3月1")],
    ),
    "a year and a month": (paper("关于办学的通知", foot="甲市人民政府\n2023年3月\n"), []),
    "a figure on a line": (task("覆盖人数\n20231\n人。"), []),
    "a day that a cell breaks": (task("完成时限\n2023年6月30\n日前\n2023年12\n月底前"), []),
    # Addressees.
    "no colon": (
        paper("甲市人民政府关于办学的通知", "各县人民政府，市级各部门"),
        [("PD520", "", "市级各部门")],
    ),
    "a colon": (paper("甲市人民政府关于办学的通知", "各县人民政府，市级各部门："), []),
    "offices that issue together": (paper("甲市教育局、甲市财政局", "关于办学的通知", "各县教育局、财政局："), []),
    "a label": (paper("关于办学的通知", "主送：市教育局、市财政局"), []),
    # Phrases.
    "broken phrases": (
        task("贯彻落《意见》，切实加《办法》监管。科技兴行动。请结合实，认真组织实。"),
        [("PD521", "1.1", words) for words in ("贯彻落", "切实加", "科技兴", "请结合实", "认真组织实")],
    ),
    "whole phrases": (
        task(
            "贯彻落实《意见》，切实加强监管。科技兴市行动，乡村振兴战略，文化复兴工程，产业兴旺。请结合实际，认真组织实施。"
        ),
        [],
    ),
    "a comma lost": (
        paper("关于办学的通知", "经市委同意现将有关事项通知如下。"),
        [("PD521", "", "经市委同意")],
    ),
    "no such phrase": (task("未经批准现场不得变动，经市政府同意，现予公布。"), []),
    # Titles.
    "a stunted title": (
        "一、青少年科学素质提升行动\n甲。\n二、民科学素质提升行动\n乙。\n三、老年人科学素质提升行动\n丙。\n",
        [("PD522", "2", "民科学素质提升行动")],
    ),
    "a title that begins with a verb": ("一、推进教育改革\n甲。\n二、深化教育改革\n乙。\n三、抓教育改革\n丙。\n", []),
    "titles of one length": ("一、甲县教育改革\n甲。\n二、乙县教育改革\n乙。\n三、丙县教育改革\n丙。\n", []),
}


@pytest.mark.parametrize(("text", "found"), CASES.values(), ids=CASES.keys())
def test_documents(text: str, found: object, told_of: Callable[..., object]) -> None:
    assert told_of(damage, text) == found


@pytest.mark.parametrize("name", ["days that are not", "no such phrase", "a stunted title"])
def test_a_saved_plan_is_told_the_same(name: str, told_of_saved: Callable[..., object]) -> None:
    text, found = CASES[name]
    assert told_of_saved(damage, text) == found

"""Heading markers, their numbers and levels."""

import pytest

from policyduty.reading.numerals import to_int
from policyduty.reading.outline import Level, depth, marker_at


@pytest.mark.parametrize(
    ("text", "marker", "number", "level"),
    [
        ("一、总体要求", "一、", 1, Level.CHINESE),
        ("二十三、附则", "二十三、", 23, Level.CHINESE),
        ("（一）目标", "（一）", 1, Level.CHINESE_BRACKETED),
        ("(十二) 目标", "(十二)", 12, Level.CHINESE_BRACKETED),
        ("㈢目标", "㈢", 3, Level.CHINESE_BRACKETED),
        ("1.支持", "1.", 1, Level.DIGIT),
        ("１２．支持", "１２．", 12, Level.DIGIT),
        ("3.2024年底前", "3.", 3, Level.DIGIT),
        ("1.2落实责任", "1.2", 2, Level.DECIMAL),
        ("2.1.13 示范基地", "2.1.13", 13, Level.DECIMAL_DEEP),
        ("1 总则", "1", 1, Level.DIGIT),
        ("★1.深化改革", "1.", 1, Level.DIGIT),
        ("⒉支持", "⒉", 2, Level.DIGIT),
        ("（3）支持", "（3）", 3, Level.DIGIT_BRACKETED),
        ("⑷支持", "⑷", 4, Level.DIGIT_BRACKETED),
        ("③支持", "③", 3, Level.CIRCLED),
        ("第一章 总则", "第一章", 1, Level.CHAPTER),
        ("第十条 本办法", "第十条", 10, Level.ARTICLE),
        ("任务一：推进甲", "任务一：", 1, Level.TASK),
        ("行动二 推进乙", "行动二", 2, Level.PROGRAMME),
        ("整改措施一：推进乙", "整改措施一：", 1, Level.MEASURE),
        ("重点任务3．推进丙", "重点任务3．", 3, Level.TASK),
        ("第三项：推进丁", "第三项：", 3, Level.TASK),
        ("\ue004（一）目标", "（一）", 1, Level.CHINESE_BRACKETED),
    ],
)
def test_markers(text: str, marker: str, number: int, level: Level) -> None:
    found = marker_at(text, 0, len(text))
    assert found is not None
    assert (found.text, found.number, found.level) == (marker, number, level)


@pytest.mark.parametrize(
    "text",
    [
        "3.5%的企业",
        "1.5万亩高标准农田",
        "2.5 亿元",
        "3 家企业入选",
        "12 月底前完成全部任务。",
        "2025年底前",
        "一是加强",
        "任务一是推进甲",
        "第一项工作",
        "(市)政府",
        "总体要求",
        "（见附件）",
        "",
    ],
)
def test_no_markers(text: str) -> None:
    assert marker_at(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("open_levels", "new", "above"),
    [
        ([], "一、", 0),
        ([Level.CHINESE], "二、", 0),
        ([Level.CHINESE], "（一）", 1),
        ([Level.CHINESE, Level.CHINESE_BRACKETED, Level.DIGIT], "（二）", 1),
        ([Level.CHINESE, Level.DIGIT], "（一）", 1),
        ([Level.DIGIT], "（一）", 1),
        ([Level.DIGIT, Level.CHINESE_BRACKETED], "2.", 0),
    ],
)
def test_depth(open_levels: list[Level], new: str, above: int) -> None:
    marker = marker_at(new, 0, len(new))
    assert marker is not None
    assert depth(open_levels, marker) == above


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("二十三", 23),
        ("二〇二三", 2023),
        ("一百零五", 105),
        ("廿五", 25),
        ("１２", 12),
        ("⑩", 10),
        ("一亿二千万", 120_000_000),
        ("甲", None),
        ("", None),
    ],
)
def test_numerals(text: str, value: int | None) -> None:
    assert to_int(text) == value

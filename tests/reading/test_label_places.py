"""Where a label stands, the mark that a plan explains, and the role that words give."""

import pytest

from policyduty import Role
from policyduty.reading.lead_rules import mark_rule
from policyduty.reading.lexicon import label_at, labels, role_of


def found(text: str) -> list[str]:
    return [label.group() for label in labels(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("责任单位：市甲局", ["责任单位："]),
        ("牵头单位：甲局；责任单位：乙局；完成时限：丙", ["牵头单位：", "责任单位：", "完成时限："]),
        ("责任单位 市甲局", ["责任单位 "]),
        ("责任单位　　市甲局", ["责任单位　　"]),
        ("责任单位为市甲局", ["责任单位为"]),
        ("责任单位为：市甲局", ["责任单位为："]),
        *[(f"责任单位为{lead}单位", []) for lead in ("牵头", "主办", "主责")],
        ("“责任单位”：市甲局", ["“责任单位”："]),
        ("责任单位（共同）：市甲局", ["责任单位（共同）："]),
        ("县区责任单位：市甲局", ["县区责任单位："]),
        ("有关责任单位：市甲局", ["责任单位："]),
        ("该责任单位：市甲局", ["责任单位："]),
        *[(f"责任单位{sign}市甲局", [f"责任单位{sign}"]) for sign in "|｜→⇒➡；;—－"],
        *[(f"责任单位 {sign} 市甲局", [f"责任单位 {sign} "]) for sign in "|｜→⇒➡"],
        *[(f"责任单位{sign}加强管理", []) for sign in "；;—－"],
        *[(f"责任单位；市甲{ending}", ["责任单位；"]) for ending in "局委办厅部院会"],
        *[(f"责任单位；甲乙{ending}、市乙局", ["责任单位；"]) for ending in ("政府", "中心", "公司")],
        *[(f"责任单位；市甲局{sign}", ["责任单位；"]) for sign in "、，,；;。）) "],
        ("责任单位；市甲局好", []),
        # On a line of its own.
        ("责任单位\n市甲局", ["责任单位"]),
        ("- 责任单位\n市甲局", ["责任单位"]),
        ("推进建设。\n主要责任单位　\n市甲局", ["主要责任单位　"]),
        *[(f"{word}单位\n市甲局", [f"{word}单位"]) for word in ("牵头", "配合", "省级责任", "具体责任")],
        ("压实责任单位\n市甲局", []),
        ("明确牵头单位\n市甲局", []),
        ("成员单位\n市甲局", []),
        ("督查单位\n市甲局", []),
        ("完成时限\n2025年", []),
        ("市甲局，责任单位\n市乙局", []),
        ("责任单位", []),
    ],
)
def test_labels(text: str, there: list[str]) -> None:
    assert found(text) == there


@pytest.mark.parametrize("filler", [36, 37, 60, 400])
def test_what_stands_far_before_on_the_line_of_a_label_is_seen(filler: int) -> None:
    assert found(f"{'推' * filler}责任单位\n市甲局") == []
    assert found(f"甲\n{'　' * (filler % 36)}责任单位\n市甲局") == ["责任单位"]


@pytest.mark.parametrize(
    ("begin", "end", "there"),
    [(0, 10, ["责任单位："]), (0, 7, ["责任单位："]), (0, 6, []), (4, 10, []), (11, 15, ["牵头单位"])],
)
def test_only_what_is_looked_at_is_found(begin: int, end: int, there: list[str]) -> None:
    text = "甲。责任单位：市甲局\n牵头单位\n市乙局"
    assert [label.group() for label in labels(text, begin, end)] == there


def test_a_label_alone_on_its_line_ends_with_it() -> None:
    label = label_at("责任单位\n：市甲局", 0, 4)
    assert label is not None
    assert label.group() == "责任单位"


@pytest.mark.parametrize("bullet", ["", *"-*+•·—－◆◇●○■□▲△★☆▶►→⇒", "　　", "● ", "- "])
def test_a_label_may_begin_its_line_behind_a_bullet(bullet: str) -> None:
    for sign in ("：", "】", "\n"):
        text = f"{bullet}牵头单位{sign}市甲局"
        label = label_at(text, 0, len(text))
        assert label is not None
        assert (label.start(), label["name"]) == (len(bullet), "牵头单位")


@pytest.mark.parametrize(
    "text", ["推进。责任单位：市甲局", "有关责任单位：市甲局", "1责任单位：市甲局", "市甲局", "成员单位\n市甲局"]
)
def test_a_line_that_begins_with_no_label(text: str) -> None:
    assert label_at(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("标★的为牵头单位", "标★的为牵头单位"),
        ("市甲局。标★的为牵头单位，下同。市乙局", "标★的为牵头单位，下同"),
        ("注：★标注的单位即为该项任务的牵头单位", "注：★标注的单位即为该项任务的牵头单位"),
        ("（说明：★为主办单位，以下均同）", "（说明：★为主办单位，以下均同）"),
        ("☆市甲局牵头；★为牵头单位", "★为牵头单位"),
        *[(f"★{verb}牵头单位", f"★{verb}牵头单位") for verb in "为 是 系 表示 代表 指 均为 即是 则为".split()],
        *[
            (f"★{word}为牵头单位", f"★{word}为牵头单位")
            for word in "号 标识 标记 符号 标注 标示 的 者 单位 责任部门".split()
        ],
        *[(f"★为{lead}", f"★为{lead}") for lead in "牵头 主办 主责 牵头者 主办部门 主责单位 牵头责任单位".split()],
        ("标★的为配合单位", None),
        ("★市甲局牵头", None),
        ("标★的\n为牵头单位", None),
        ("带号的为牵头单位", None),
        (f"★{'甲' * 17}牵头单位", None),
    ],
)
def test_a_mark_is_explained(text: str, rule: str | None) -> None:
    match = mark_rule(text, 0, len(text))
    assert (match and match.group()) == rule


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.LEAD, "牵头 主办 主责 为主 牵头负责 负主责 牵头配合 牵头单位 共同牵头"),
        (Role.CO, "配合 协办 会办 协责 协作 协同 协助 参加 参与 支持 支撑 负责配合 协同落实 协作单位"),
        (Role.RESPONSIBLE, "负责 责任 分工协作 为主要责任 落实 承办 组织实施 成员单位 督办"),
    ],
)
def test_the_role_that_words_give(role: Role, words: str) -> None:
    for word in words.split():
        assert role_of(word) is role, word
        assert role_of(" \u3000".join(word)) is role, word

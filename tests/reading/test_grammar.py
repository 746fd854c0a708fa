"""A clause beside its truth: (lead, co, responsible, open_ended)."""

import pytest

from policyduty import Role
from policyduty.reading.grammar import parse

CASES = {
    # Labels.
    "牵头单位：甲局；责任单位：乙局、丙委": (["甲局"], ["乙局", "丙委"], [], False),
    "牵头单位:甲局,责任单位:乙局": (["甲局"], ["乙局"], [], False),
    "配合单位：乙局；牵头单位：甲局": (["甲局"], ["乙局"], [], False),
    "责任单位：甲局、乙局": ([], [], ["甲局", "乙局"], False),
    "责任部门：市甲局，市乙局": ([], [], ["市甲局", "市乙局"], False),
    "责任单位：甲局；配合单位：乙局": ([], ["乙局"], ["甲局"], False),
    "主办单位：甲局；协办单位：乙局": (["甲局"], ["乙局"], [], False),
    "牵头部门：省甲厅，参与部门：省乙厅、省丙厅等": (["省甲厅"], ["省乙厅", "省丙厅"], [], True),
    "牵头：甲局；配合：乙局": (["甲局"], ["乙局"], [], False),
    "牵头单位：甲局；责任单位：乙局；完成时限：2025年6月底前": (["甲局"], ["乙局"], [], False),
    "责任单位：甲局；适用范围：全市": ([], [], ["甲局"], False),
    "责任单位：市甲局牵头，市乙局配合": (["市甲局"], ["市乙局"], [], False),
    "县区责任单位：甲局；整改责任单位：乙局": ([], [], ["甲局", "乙局"], False),
    "牵头单位：甲局；责任期限：2024年；起止时间：2024年1—6月；督导单位：乙局": (["甲局"], [], [], False),
    "市领导：某某；牵头单位：甲局；责任单位及责任人：乙局": (["甲局"], ["乙局"], [], False),
    "牵头责任：甲局；配合责任：乙局；协作单位：丙局": (["甲局"], ["乙局", "丙局"], [], False),
    "主体责任：各县政府；监管责任：甲局；行业主管责任：乙局；属地管理责任：丙局；监督责任：丁局": (
        [],
        [],
        ["各县政府", "甲局", "乙局", "丙局", "丁局"],
        False,
    ),
    "责任单位：1.甲局；2.乙局": ([], [], ["甲局", "乙局"], False),
    "责 任 单 位：甲局；责任部门和单位：乙局": ([], [], ["甲局", "乙局"], False),
    "甲局、各市政府负责。列在首位的为牵头部门，各市政府、乙新区管委会为责任主体，下同": (
        [],
        [],
        ["甲局", "各市政府"],
        False,
    ),
    "责任单位：甲局，列第一位的为牵头单位，下同。以下任务均需各市、县政府落实，不再列出": ([], [], ["甲局"], False),
    # Verbs.
    "市甲局牵头负责，市乙局负责配合": (["市甲局"], ["市乙局"], [], False),
    "市甲局牵头，市乙局等配合，分年度组织实施": (["市甲局"], ["市乙局"], [], True),
    "市甲局牵头，行业主管部门按“三管三必须”要求落实": (["市甲局"], ["行业主管部门"], [], False),
    "市甲局负责，常态化推进": ([], [], ["市甲局"], False),
    "市甲局、市乙局负责，各区政府抓落实": ([], [], ["市甲局", "市乙局", "各区政府"], False),
    "省甲厅牵头，省乙厅、省丙厅配合": (["省甲厅"], ["省乙厅", "省丙厅"], [], False),
    "省甲厅、省乙厅牵头，省丙厅等有关部门配合，各市政府落实": (
        ["省甲厅", "省乙厅"],
        ["省丙厅", "各市政府"],
        [],
        True,
    ),
    "省甲厅负责": ([], [], ["省甲厅"], False),
    "省甲厅、省乙厅按职责分工负责": ([], [], ["省甲厅", "省乙厅"], False),
    "甲部、乙部等相关部门及各地区按职责分工负责": ([], [], ["甲部", "乙部", "各地区"], True),
    "甲部、乙部等和各省级人民政府按职责分工负责": ([], [], ["甲部", "乙部", "各省级人民政府"], True),
    "国家甲委会同有关部门负责": ([], [], ["国家甲委", "有关部门"], False),
    "由省甲厅牵头，省乙厅参与": (["省甲厅"], ["省乙厅"], [], False),
    "省甲厅牵头负责": (["省甲厅"], [], [], False),
    "各有关部门分工负责": ([], [], ["各有关部门"], False),
    "省甲厅、省乙厅，各市政府负责": ([], [], ["省甲厅", "省乙厅", "各市政府"], False),
    "市甲局负责统筹协调，各县区负责具体实施": ([], [], ["市甲局", "各县区"], False),
    "省甲厅负责，2025年底前完成": ([], [], ["省甲厅"], False),
    "市甲局（牵头）、市乙局（配合）": (["市甲局"], ["市乙局"], [], False),
    "省甲厅牵头，有关高等学校配合": (["省甲厅"], ["有关高等学校"], [], False),
    "市甲局、市乙局按职责分工推进": ([], [], ["市甲局", "市乙局"], False),
    "具体由市甲局负责": ([], [], ["市甲局"], False),
    "市甲局负责政策制定，市乙局负责资金保障，各县区负责组织实施": ([], [], ["市甲局", "市乙局", "各县区"], False),
    "牵头单位为市甲局，责任单位为市乙局": (["市甲局"], ["市乙局"], [], False),
    "各县（市、区）党委、政府负责": ([], [], ["各县（市、区）党委、政府"], False),
}


@pytest.mark.parametrize("clause", CASES)
def test_who_does_what(clause: str) -> None:
    parsed = parse(clause, 0, len(clause))
    lead, co, responsible, open_ended = CASES[clause]
    found: dict[Role, list[str]] = {role: [n.text for n, r in parsed.names if r is role] for role in Role}
    # Beside a marked lead everybody else is co-responsible; assembly says so, the grammar keeps the words.
    if found[Role.LEAD]:
        others = [n.text for n, r in parsed.names if r is not Role.LEAD]
        assert (found[Role.LEAD], others) == (lead, co)
    else:
        assert (found[Role.CO], found[Role.RESPONSIBLE]) == (co, responsible)
    assert parsed.open_ended is open_ended
    assert parsed.is_duty


@pytest.mark.parametrize(
    "time",
    [
        "2024年底前完成",
        "完成时限2024年12月",
        "年底前完成",
        "上半年完成",
        "第三季度前完成",
        "2024—2025年",
        "“十四五”期间持续推进",
        "每季度末",
        "于2024年12月底前出台方案",
        "即日起实施",
    ],
)
@pytest.mark.parametrize("between", ["，", " ", "；"])
def test_a_time_is_no_unit(time: str, between: str) -> None:
    clause = f"责任单位：甲局{between}{time}"
    assert [name.text for name, _ in parse(clause, 0, len(clause)).names] == ["甲局"]


@pytest.mark.parametrize(
    "text",
    [
        "由牵头制定国际标准的企业",
        "党委领导、政府负责",
        "含责任落实",
        "具体内容见附件",
        "以下简称牵头单位",
        "北方",
        "一事一策、一企一策负责",
        "三级医院牵头组建联合门诊",
        "由综合医院牵头，带动基层机构",
        "领队负责",
        "家庭医生签约团队负责",
        "甲研究院参与",
        "",
    ],
)
def test_a_bracket_that_only_mentions_such_words_is_no_duty(text: str) -> None:
    assert not parse(text, 0, len(text)).is_duty


@pytest.mark.parametrize(
    ("clause", "rule"),
    [
        ("责任单位:甲局、乙局。排在第一位的为牵头单位,下同。", "排在第一位的为牵头单位,下同"),
        ("甲部、乙部负责，排在第一位的部门为牵头部门，下同", "排在第一位的部门为牵头部门，下同"),
        ("甲部、乙部负责。列第一位者为牵头单位，下同", "列第一位者为牵头单位，下同"),
        ("责任单位：甲局、乙局，第一个单位为牵头单位，以下同", "第一个单位为牵头单位，以下同"),
        ("责任单位：甲局、乙局，首位为牵头单位", "首位为牵头单位"),
        ("甲局、乙局〔排名第一的为牵头单位，下同〕", "〔排名第一的为牵头单位，下同〕"),
        ("责任单位：甲局、乙局（排首位的部门牵头，下同）", "（排首位的部门牵头，下同）"),
        ("甲局、乙局负责，排在前面的为牵头单位", "排在前面的为牵头单位"),
        ("甲局、乙局负责，第一责任单位为牵头单位，下同", "第一责任单位为牵头单位，下同"),
    ],
)
def test_a_stated_lead_rule_is_found_and_its_words_are_no_unit(clause: str, rule: str) -> None:
    parsed = parse(clause, 0, len(clause))
    assert parsed.rule is not None
    assert clause[slice(*parsed.rule)] == rule
    assert len(parsed.names) == 2


@pytest.mark.parametrize(
    ("clause", "due"),
    [
        ("牵头单位：甲局；完成时限：2025年6月底前", "2025-06-30"),
        ("牵头单位：甲局；完成时限：2025年", "2025-12-31"),
        ("省甲厅负责，2025年底前完成", "2025-12-31"),
        ("完成时限：2024年3月15日；责任单位：甲局", "2024-03-15"),
    ],
)
def test_deadlines_of_a_clause(clause: str, due: str) -> None:
    (time,) = parse(clause, 0, len(clause)).times
    assert str(time.due) == due


def test_names_keep_their_place() -> None:
    clause = "牵头单位：甲局；责任单位：乙局、各县(市、区)人民政府"
    for name, _ in parse(clause, 0, len(clause)).names:
        assert clause[name.start : name.end] == name.printed

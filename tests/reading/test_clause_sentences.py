"""Clauses of several sentences, with times, remarks and rules; and what makes of words a duty."""

import pytest

from policyduty import Role
from policyduty.reading.grammar import Clause, parse
from policyduty.reading.names import read_list

LEAD, CO, RESPONSIBLE = Role.LEAD, Role.CO, Role.RESPONSIBLE


def parsed(clause: str, role: Role | None = None) -> Clause:
    whole = f"市前局负责。{clause}市后局、市末局负责"
    start = whole.index(clause)
    return parse(whole, start, start + len(clause), role)


def told(clause: str, role: Role | None = None) -> str:
    short = {LEAD: "+", CO: "-", RESPONSIBLE: ""}
    return " ".join(short[its] + name.text for name, its in parsed(clause, role).names)


CASES = {
    # Sentences behind the first are lists only where all in them are units.
    "责任单位：市甲局。市乙局。": "市甲局 市乙局",
    "责任单位：市甲局。做好收尾工作。": "市甲局",
    "责任单位：市甲局。做好收尾、市乙局。": "市甲局",
    "责任单位：好的工作。市乙局。": "好的工作 市乙局",
    "市甲局负责。市乙局配合。做好工作配合。": "市甲局 -市乙局",
    # Those who are helped, before those who help.
    "市甲局、市乙局；市丙局、市丁局配合": "市甲局 市乙局 -市丙局 -市丁局",
    "市甲局；市乙局；市丙局配合": "市甲局 市乙局 -市丙局",
    "各区政府，市甲局、市乙局配合": "各区政府 -市甲局 -市乙局",
    "各区政府，市甲局，市乙局配合": "-各区政府 -市甲局 -市乙局",
    "市甲局；市乙局牵头": "+市甲局 +市乙局",
    "市甲局负责；市乙局；市丙局配合": "市甲局 -市乙局 -市丙局",
    "牵头单位：市甲局；市乙局配合": "+市甲局 -市乙局",
    # Behind a verb only units are listed; a label's own list is taken whole.
    "市甲局负责，做好工作，市乙局": "市甲局 市乙局",
    "责任单位：市甲局牵头，重点工作": "+市甲局 重点工作",
    "市甲局、重点工作": "市甲局 重点工作",
    "市甲局负责统筹工作，各县区负责": "市甲局 各县区",
    # A name's own role is stronger than the clause's, but for 责任.
    "牵头单位：市甲局（责任单位）、市乙局（配合）": "+市甲局 -市乙局",
    "配合单位：市甲局（牵头）": "+市甲局",
    "市甲局（配合）、市乙局（共同牵头）": "-市甲局 +市乙局",
    "市甲局、市乙局（共同牵头），市丙局配合": "+市甲局 +市乙局 -市丙局",
    # Brackets are cut nowhere, and what is out of pair harms nothing behind it.
    "市甲局（市乙办、市丙办）、市丁局负责": "市甲局（市乙办、市丙办） 市丁局",
    "市甲局（（市乙办）、市戊办）、市丁局负责": "市甲局（（市乙办）、市戊办） 市丁局",
    "市甲局和市乙局（市丙办和市戊局）负责": "市甲局 市乙局（市丙办和市戊局）",
    "市甲局）、市乙局和市丙局负责": "市甲局） 市乙局 市丙局",
    "市甲局）和市乙局负责": "市甲局） 市乙局",
    "岳阳市委、市政府负责": "岳阳市委、市政府",
    "岳阳市委、县政府负责": "岳阳市委 县政府",
    "市教育局及各区、市政府负责": "市教育局 各区、市政府",
    "水库：市水利局；尾矿库：市应急局": "市水利局 市应急局",
    # Behind a rule.
    "市甲局、市乙局负责，排在第一位的为牵头单位，下同。市丙局负责": "市甲局 市乙局 市丙局",
    "市甲局、市乙局负责，排在第一位的为牵头单位，下同。做好工作负责": "市甲局 市乙局",
}


@pytest.mark.parametrize("clause", CASES)
def test_who_does_what(clause: str) -> None:
    assert told(clause) == CASES[clause]


def test_a_list_has_the_role_that_something_else_gives_it() -> None:
    assert told("市甲局、市乙局", LEAD) == "+市甲局 +市乙局"
    assert told("市甲局牵头，市乙局", CO) == "+市甲局 -市乙局"


@pytest.mark.parametrize(
    ("clause", "open_ended"),
    [
        ("责任单位：市甲局等。市乙局", True),
        ("责任单位：市甲局。做好工作等。", False),
        ("责任单位：市甲局。市乙局等。", True),
        ("牵头单位：市甲局等部门；配合单位：市乙局", True),
        ("牵头单位：市甲局；配合单位：市乙局等", True),
        ("牵头单位：市甲局；配合单位：市乙局", False),
    ],
)
def test_a_list_goes_on_wherever_it_is_said(clause: str, open_ended: bool) -> None:
    assert parsed(clause).open_ended is open_ended


@pytest.mark.parametrize(
    ("clause", "times"),
    [
        ("责任单位：市甲局，2025年6月底前", ["2025-06-30"]),
        ("责任单位：市甲局，按季度推进；完成时限：2025年", ["2025-12-31"]),
        ("责任单位：市甲局，长期坚持", ["ongoing"]),
        ("责任单位：市甲局，年底前完成", ["by"]),
        ("责任单位：市甲局，常年", ["ongoing"]),
        ("完成时限：2024年3月；责任单位：市甲局；整改时限：2025年", ["2024-03-31", "2025-12-31"]),
        ("责任领导：2024年3月；责任单位：市甲局", []),
        ("市甲局负责，2025年底前；市乙局配合，2026年底前", ["2025-12-31", "2026-12-31"]),
    ],
)
def test_times(clause: str, times: list[str]) -> None:
    assert [str(time.due or time.kind.value) for time in parsed(clause).times] == times


@pytest.mark.parametrize(
    ("clause", "unread"),
    [
        ("责任单位：市甲局、" + "很长的话" * 31, ["很长的话" * 31]),
        ("责任单位：市甲局、" + "很长的话" * 30, []),
        ("责任单位：市甲局，包抓情况：很好", ["包抓情况：很好"]),
        ("责任单位：市甲局", []),
    ],
)
def test_what_is_not_read_is_told(clause: str, unread: list[str]) -> None:
    whole = f"市前局负责。{clause}市后局、市末局负责"
    start = whole.index(clause)
    assert [whole[slice(*each)] for each in parse(whole, start, start + len(clause)).unread] == unread


@pytest.mark.parametrize(
    ("clause", "is_duty"),
    [
        ("责任单位：", True),
        ("责任领导：某某", False),
        ("排在第一位的为牵头单位，下同", False),
        ("市甲局。排在第一位的为牵头单位，下同", True),
        ("市甲局", False),
        ("市甲局负责", True),
        ("市甲局配合", True),
        ("甲研究院负责", True),
        ("甲研究院配合", False),
        ("甲研究院负责日常工作", False),
        ("市甲局负责日常工作", True),
        ("甲研究院、乙研究院配合", True),
        ("市甲局、好的负责", False),
        ("市甲局、市乙局、好的负责", True),
        ("好的、市甲局、坏的负责", False),
        ("财政、水利等部门负责", True),
        ("财政、水利等负责", False),
        ("市甲局牵头，甲、乙、丙配合", True),
        ("甲、乙、丙牵头，市甲局配合", False),
        ("市甲局配合，甲、乙、丙负责", False),
        ("市" + "甲" * 38 + "局负责", True),
        ("市" + "甲" * 39 + "局负责", False),
        ("标★的为牵头单位", False),
        ("三级医院负责", False),
    ],
)
def test_what_makes_a_duty(clause: str, is_duty: bool) -> None:
    assert parsed(clause).is_duty is is_duty


@pytest.mark.parametrize(
    ("clause", "labelled", "spoken", "acts"),
    [
        ("责任单位：市甲局", True, False, False),
        ("市甲局负责", False, True, False),
        ("市甲局负责日常工作", False, True, True),
        ("市甲局、市乙局负责日常工作，市丙局配合", False, True, True),
        ("责任单位：市甲局（牵头）", True, True, False),
        ("市甲局", False, False, False),
        ("负责", False, False, False),
    ],
)
def test_how_it_is_said(clause: str, labelled: bool, spoken: bool, acts: bool) -> None:
    found = parsed(clause)
    assert (found.labelled, found.spoken, found.acts) == (labelled, spoken, acts)


@pytest.mark.parametrize(
    ("text", "printed", "full"),
    [
        ("，济南、青岛市政府。", ["济南", "青岛市政府"], ["济南市政府", "青岛市政府"]),
        ("，市甲局\n、市 乙 局（牵头）", ["市甲局", "市乙局（牵头）"], ["市甲局", "市乙局"]),
        ("，由市甲局等部门及市乙局。", ["市甲局", "市乙局"], ["市甲局", "市乙局"]),
        ("，行业部门：市甲局（王海涛）", ["市甲局（王海涛）"], ["市甲局"]),
        ("，州科协各县", ["州科协", "各县"], ["州科协", "各县"]),
    ],
)
def test_names_keep_their_places(text: str, printed: list[str], full: list[str]) -> None:
    names = read_list(text, 1, len(text)).names
    assert ["".join(text[name.start : name.end].split()) for name in names] == printed
    assert [name.text for name in names] == full


@pytest.mark.parametrize(
    ("clause", "names", "unread"),
    [
        ("责任单位：各县（市、区）人民政府迎难而上、市甲局", ["各县（市、区）人民政府", "市甲局"], ["迎难而上"]),
        ("市甲局负责，各县政府全力攻坚克难", ["市甲局", "各县政府"], ["全力攻坚克难"]),
        ("市甲局牵头，各县政府采购中心配合", ["市甲局", "各县政府采购中心"], []),
        ("市直各部门机关党委负责", ["市直各部门机关党委"], []),
        ("市甲局负责，各自由贸易试验区（港）先行先试", ["市甲局", "各自由贸易试验区（港）"], []),
    ],
)
def test_what_more_is_said_of_a_unit_is_no_part_of_its_name(clause: str, names: list[str], unread: list[str]) -> None:
    found = parse(clause, 0, len(clause))
    assert [name.text for name, _ in found.names] == names
    assert [clause[low:high] for low, high in found.unread] == unread

"""Where a duty clause begins and ends in a long text, and what is noted of it."""

import pytest

from policyduty import LeadRule, Plan, read
from policyduty.reading.bare import Bare
from policyduty.reading.clauses import Found, find

BEFORE = "前文很长。\n" * 4_000
"""Longer than any clause."""


def found(paragraph: str, bare: Bare = Bare.OF_OFFICES, behind: str = "\n后文。") -> list[Found]:
    """The clauses of a paragraph that stands far in a text."""
    text = BEFORE + paragraph + behind
    clauses = list(find(text, len(BEFORE), len(BEFORE) + len(paragraph), bare=bare))
    for clause in clauses:
        for place in ("start", "end", "inner_start", "inner_end"):
            setattr(clause, place, getattr(clause, place) - len(BEFORE))
    return clauses


@pytest.mark.parametrize(
    ("paragraph", "whole"),
    [
        ("推进建设（市甲局负责）。", ["（市甲局负责）"]),
        ("推进建设（责任单位：市甲局）。", ["（责任单位：市甲局）"]),
        ("推进建设。责任单位：市甲局。", ["责任单位：市甲局。"]),
        ("1.责任单位：市甲局", ["责任单位：市甲局"]),
        ("市甲局牵头，市乙局配合", ["市甲局牵头，市乙局配合"]),
        ("市甲局牵头，市乙局配合；", ["市甲局牵头，市乙局配合；"]),
        ("推进建设。——市甲局、市乙局", ["市甲局、市乙局"]),
        ("建成十条；（市甲局、市乙局）新开两条", ["（市甲局、市乙局）"]),
        ("做好工作（市甲局、市乙局）", ["（市甲局、市乙局）"]),
        ("推进建设（责任单位：市甲局、市乙局", ["（责任单位：市甲局、市乙局"]),
        # A clause within a clause is part of it.
        ("推进（责任单位：市甲局（市乙局负责））", ["（责任单位：市甲局（市乙局负责））"]),
        ("（市甲局负责）（责任单位：市乙局", ["（市甲局负责）", "（责任单位：市乙局"]),
        # A sentence that goes on behind a bracket.
        ("推进（市甲局、市乙局牵头）加强管理", ["（市甲局、市乙局牵头）"]),
        ("推进（市甲局、市乙局落实）加强管理", ["（市甲局、市乙局落实）"]),
        ("推进;（市甲局负责）加强管理", ["（市甲局负责）"]),
        ("加强督查（由市甲局牵头考核），定期通报", []),
        ("加强督查（由市甲局、市乙局牵头考核），定期通报", ["（由市甲局、市乙局牵头考核）"]),
        ("成立专班（牵头单位为市甲局），推进工作", []),
        ("成立专班（牵头单位：市甲局），推进工作", ["（牵头单位：市甲局）"]),
        # A heading that follows a clause, though it ends as a unit does.
        ("责任单位：市甲局。二、建设市民中心", ["责任单位：市甲局。"]),
        ("责任单位：①市甲局。②市乙局", ["责任单位：①市甲局。②市乙局"]),
        # What a register says of its unit alone is no duty.
        ("压实责任。主管单位：市甲局", []),
        ("压实责任。主管部门：市甲局", []),
        ("压实责任。监管单位：市甲局", ["监管单位：市甲局"]),
        # What is asked of all is no division of duties.
        *[(f"市甲局、各单位{how}落实。", []) for how in "认真 切实 严格 抓好 做好 抓紧 遵照 贯彻".split()],
        ("请市甲局、市乙局负责。", []),
        ("市甲局牵头，市乙局", []),
        ("建成五处，责任单位 市甲局", []),
        ("市甲局牵头，市邀请赛办公室配合。", ["市甲局牵头，市邀请赛办公室配合。"]),
    ],
)
def test_clauses_far_in_a_text(paragraph: str, whole: list[str]) -> None:
    assert [paragraph[clause.start : clause.end] for clause in found(paragraph)] == whole


@pytest.mark.parametrize(
    ("paragraph", "how", "bare"),
    [
        ("做好工作（市甲局、市乙局）", Bare.OF_OFFICES, True),
        ("建成十条；（市甲局、市乙局）新开两条", Bare.OF_OFFICES, True),
        ("建成十条（市甲局）；新开两条", Bare.ANYWHERE, True),
        ("推进建设。——市甲局、市乙局。", Bare.OF_OFFICES, True),
        ("推进建设。——市甲局负责。", Bare.OF_OFFICES, False),
        ("推进建设（市甲局负责）", Bare.ANYWHERE, False),
        ("推进建设。责任单位：市甲局", Bare.ANYWHERE, False),
        ("市甲局牵头，市乙局配合", Bare.AT_ENDS, False),
    ],
)
def test_units_of_which_nothing_is_said_are_bare(paragraph: str, how: Bare, bare: bool) -> None:
    (clause,) = found(paragraph, how)
    assert clause.bare is bare


@pytest.mark.parametrize("ending", [*"局委办厅部署院会馆站所队处科室联社行", *"中心 集团 公司 政府 部门 单位".split()])
@pytest.mark.parametrize("etc", ["", "等部门", "等单位"])
@pytest.mark.parametrize("behind", ["；再推进", "。再推进", ";再推进"])
def test_units_of_any_ending_stand_alone_in_brackets(ending: str, etc: str, behind: str) -> None:
    (clause,) = found(f"编制清单（省直甲{ending}{etc}）{behind}", Bare.ANYWHERE)
    assert [name.text for name, _ in clause.clause.names] == [f"省直甲{ending}"]


def test_a_bracket_that_is_never_closed_says_what_is_behind_it() -> None:
    (clause,) = found("推进市甲局（责任单位：市乙局、市丙局")
    assert [name.text for name, _ in clause.clause.names] == ["市乙局", "市丙局"]


@pytest.mark.parametrize("behind", ["", "\n后文。"])
def test_a_label_alone_on_its_line_and_nothing_below_is_passed_over(behind: str) -> None:
    (clause,) = found("责任单位\n推进。\n牵头单位：市乙局", behind=behind)
    assert [name.text for name, _ in clause.clause.names] == ["市乙局"]


@pytest.mark.parametrize(
    ("below", "there"), [("责任单位：市乙局", True), ("市乙局", False), ("", False), ("推进\n责任单位：市乙局", False)]
)
def test_a_supervisor_beside_another_label_answers(below: str, there: bool) -> None:
    assert bool(found("主管部门：市甲局", behind=f"\n{below}")) is there


@pytest.mark.parametrize(
    ("below", "there"), [("市乙局", True), ("市乙局、市丙局\n推进", True), ("推进", False), ("配合单位：市乙局", False)]
)
def test_a_label_alone_on_its_line_has_units_below(below: str, there: bool) -> None:
    assert bool(found("责任单位", behind=f"\n{below}")) is there


def plan(*lines: str) -> Plan:
    text = ["关于办学的方案", "一、任务", *["前文很长。"] * 1_000, "（一）办好学校。", *lines, "（二）办好医院。", ""]
    return read("\n".join(text).encode(), name="a.txt")


@pytest.mark.parametrize(
    ("lines", "leads", "co"),
    [
        (["责任单位：市甲局（牵头）", "责任单位：市乙局（配合）"], ["市甲局"], ["市乙局"]),
        (["牵头单位：市甲局", "配合单位：市乙局"], ["市甲局"], ["市乙局"]),
        (["（牵头单位：市甲局）（配合单位：市乙局）"], ["市甲局"], ["市乙局"]),
    ],
)
def test_lines_of_other_roles_are_one_duty(lines: list[str], leads: list[str], co: list[str]) -> None:
    (duty,) = plan(*lines).iter_duties()
    assert ([*duty.leads], [*duty.co]) == (leads, co)


@pytest.mark.parametrize("order", [1, -1])
def test_a_rule_in_one_of_two_brackets_holds(order: int) -> None:
    brackets = ["（责任单位：市甲局、市乙局，排在第一位的为牵头单位，下同）", "（配合单位：市丙局）"]
    assert plan("".join(brackets[::order])).lead_rule is LeadRule.FIRST_LISTED


@pytest.mark.parametrize(
    ("below", "belongs"),
    [
        ("王某某", True),
        ("王某某。推进建设", False),
        ("推进建设。", False),
        ("全县范围内各类学校建设和管理的收尾以及移交和验收工作", False),
    ],
)
def test_a_short_line_below_a_label_is_what_it_says(below: str, belongs: bool) -> None:
    (duty,) = plan("责任单位：市甲局", "责任领导：", below).iter_duties()
    assert (below in duty.clause) is belongs

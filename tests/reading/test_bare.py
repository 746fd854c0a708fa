"""Brackets that name units and say nothing of what they do, and lines of units alone."""

import pytest

from policyduty.reading.bare import Bare, are_answerable, habit, mostly_units, units_alone, units_by_stops, units_only
from policyduty.reading.clauses import heading_at, is_empty_label, names_only, skip
from policyduty.reading.doubtful import is_aside, is_spoken
from policyduty.reading.forms import is_unit_or_area


@pytest.mark.parametrize(
    ("text", "brackets"),
    [
        ("编制（市甲局、市乙局）。", {"（市甲局、市乙局）": ["市甲局", "市乙局"]}),
        ("编制（市甲局）；完善（市乙局）", {"（市甲局）": ["市甲局"], "（市乙局）": ["市乙局"]}),
        ("编制（市甲局等部门）\n完善", {"（市甲局等部门）": ["市甲局"]}),
        ("编制（市甲局负责）。", {}),
        ("编制（市甲局、好的局面）。", {}),
        ("编制（龙头企业）。", {}),
        ("编制（龙头企业、市甲局）。", {}),
        ("编制（甲乙丙、市甲局）。", {}),
        ("编制（如市甲局）；完善（市乙局）；", {"（市乙局）": ["市乙局"]}),
        ("编制（市甲局负责）；完善（市乙局）；", {"（市乙局）": ["市乙局"]}),
        *[(f"制定《甲{kind}》（市甲局）。", {"（市甲局）": ["市甲局"]}) for kind in ("会议", "會議", "方案", "档案")],
        ("编制（市甲局）完善。", {}),
        ("编制（市甲局", {}),
        *[
            (f"编制（{word}市甲局、市乙局）。", {})
            for word in "如 例如 比如 譬如 包括 包含 含 即 其中 原 简称 下称 不含 除 会议由".split()
        ],
        *[(f"《关于甲的{kind}》（市甲局）。", {}) for kind in ("建议", "提案", "议案", "建議", "議案")],
    ],
)
def test_units_alone(text: str, brackets: dict[str, list[str]]) -> None:
    found = list(units_alone(text, 0, len(text)))
    assert {text[slice(*outer)]: names for outer, _, names in found} == brackets
    assert all((outer[0] + 1, outer[1] - 1) == inner for outer, inner, _ in found)


@pytest.mark.parametrize(
    ("text", "habit_of"),
    [
        ("（市甲局）。\n乙（市甲局）。\n丙（市甲局）。", Bare.ANYWHERE),
        ("甲（市甲局）。\n乙（市甲局）。", Bare.OF_OFFICES),
        ("甲（市甲局）。\n乙（市甲局）。\n丙（甲中心）。", Bare.OF_OFFICES),
        ("甲（市甲局）；乙（市甲局、甲中心）；丙（市甲局、市乙局）；丁。", Bare.OF_OFFICES),
        ("甲（市甲局、甲中心）。\n乙（市甲局、甲中心）\n丙（甲公司、甲中心）；\n", Bare.AT_ENDS),
        ("甲（市甲局、甲中心）。\n乙（甲公司、甲中心）\n丙（甲公司、甲中心）；\n", Bare.OF_OFFICES),
        ("甲（市甲局、甲中心）。\n乙（市甲局、甲中心）\n", Bare.OF_OFFICES),
        ("甲（市甲局、甲中心）。\n乙（市甲局、甲中心）；丙（市甲局、甲中心）；丁。", Bare.OF_OFFICES),
    ],
)
def test_a_document_that_names_units_so_again_and_again_means_it(text: str, habit_of: Bare) -> None:
    assert habit(text) is habit_of


@pytest.mark.parametrize(
    "ending",
    "局 委 办 厅 部 署 院 会 馆 站 所 队 处 科 室 科协 残联 中心 集团 公司 社 单位 部门 局等部门 局等单位 局等".split(),
)
def test_units_alone_end_so(ending: str) -> None:
    text = f"编制（市丁局、市丙{ending}）。"
    assert len(list(units_alone(text, 0, len(text)))) == 1


@pytest.mark.parametrize(
    ("text", "brackets"),
    [
        *[
            (f"编制{stop}（市甲局、市乙局）推进", {"（市甲局、市乙局）": 2})
            for stop in ("。", "；", ";", "！", "。 ", "。  ")
        ],
        *[(f"编制{stop}（市甲局、市乙局）推进", {}) for stop in ("，", "、", "", "。   ")],
        *[(f"编制（市甲局、市乙局）{stop}推进", {"（市甲局、市乙局）": 2}) for stop in "。；;"],
        ("编制（市甲局（丙办）、乙公司）；推进", {"（市甲局（丙办）、乙公司）": 1}),
        ("编制；【甲公司、乙中心】推进", {"【甲公司、乙中心】": 0}),
        ("编制！〔市甲局、乙公司〕推进", {"〔市甲局、乙公司〕": 1}),
        ("编制（市甲局、市乙局配合）；推进", {}),
        ("编制（包括市甲局、市乙局）；推进", {}),
        ("编制（包括市甲局、市乙局）；推进（市丙局、市丁局）；", {"（市丙局、市丁局）": 2}),
        ("编制（市甲局）；推进", {}),
        ("编制（市甲局、好的）；推进", {}),
        ("编制。（市甲局、市乙局", {}),
    ],
)
def test_brackets_of_several_units_by_a_stop(text: str, brackets: dict[str, int]) -> None:
    found = units_by_stops(text, 0, len(text))
    assert {text[opened : closed + 1]: offices for opened, closed, offices in found} == brackets


@pytest.mark.parametrize(
    ("text", "bracket"),
    [
        ("推进（各成员单位）", "（各成员单位）"),
        *[
            (f"推进（各成员单位）{behind}", "（各成员单位）")
            for behind in ("。", "；", ";", " 。", "\t", "　", "。 ；")
        ],
        ("推进（甲区、市甲局）", "（甲区、市甲局）"),
        ("推进（市甲局（市乙办））", "（市甲局（市乙办））"),
        ("（市甲局）", "（市甲局）"),
        ("推进（甲区、乙县）", None),
        ("推进（市甲局、好的）", None),
        ("推进（如市甲局）", None),
        ("推进（市甲局）等", None),
        ("推进（市甲局）！", None),
        ("推进（）", None),
        ("市甲局）", None),
        ("。；", None),
        ("", None),
    ],
)
def test_a_bracket_at_the_end(text: str, bracket: str | None) -> None:
    found = units_only(text, 0, len(text))
    assert (found and text[slice(*found)]) == bracket


@pytest.mark.parametrize(
    ("text", "bracket"),
    [
        ("推进（市甲局、市乙局、丙品牌）。", "（市甲局、市乙局、丙品牌）"),
        ("推进（市甲局、甲中心、丙品牌）", "（市甲局、甲中心、丙品牌）"),
        ("推进（市甲局、丙品牌、丁品牌、甲中心）", None),
        ("推进（市甲局、丙品牌）", None),
        ("推进（甲公司、甲中心、丙品牌）", None),
        ("推进（包括市甲局、市乙局、丙品牌）", None),
        ("推进（排在第一位的单位为牵头单位）", None),
        ("推进市甲局、市乙局、丙品牌。", None),
    ],
)
def test_a_bracket_of_units_and_others(text: str, bracket: str | None) -> None:
    found = mostly_units(text, 0, len(text))
    assert (found and text[slice(*found)]) == bracket


@pytest.mark.parametrize(("pieces", "is_one"), [(38, True), (50, False)])
def test_a_bracket_at_the_end_is_no_longer_than_any_list(pieces: int, is_one: bool) -> None:
    text = f"推进（{'、'.join(['市甲局'] * pieces)}、市乙局）"
    assert (units_only(text, 0, len(text)) is not None) is is_one


@pytest.mark.parametrize(
    ("units", "so"),
    [
        ("市甲局、市乙局", True),
        ("甲局、乙局", True),
        *[(f"{level}甲{ending}、乙银行", True) for level in "省市州县区镇乡" for ending in "局委办厅"],
        ("国家甲部、乙银行", False),
        ("甲局、乙银行", False),
        ("市各方甲局、乙银行", False),
        ("甲银行、乙集团", False),
        ("市甲局", False),
        ("市甲局，年底前", True),
        ("甲银行，年底前", True),
    ],
)
def test_units_that_can_only_be_meant_to_answer(units: str, so: bool) -> None:
    assert are_answerable(units, 0, len(units)) is so


@pytest.mark.parametrize(
    ("line", "so"),
    [
        ("市甲局", True),
        ("甲区、乙县", True),
        ("市甲局，年底前", True),
        ("市甲局；  市乙局牵头，市丙局配合", True),
        ("市甲局、好的", False),
        ("市甲局，包抓情况：好", False),
        ("加强管理", False),
        ("年底前", False),
        ("", False),
    ],
)
def test_a_line_of_units_and_nothing_else(line: str, so: bool) -> None:
    assert names_only(line, 0, len(line)) is so


@pytest.mark.parametrize(
    ("line", "so"),
    [
        ("责任单位：", True),
        ("- 责任单位：", True),
        ("完成时限：", True),
        ("责任单位：市甲局", False),
        ("牵头单位：市甲局；责任单位：", False),
        ("责任单位", False),
    ],
)
def test_a_label_with_nothing_behind_it(line: str, so: bool) -> None:
    assert is_empty_label(line, 0, len(line)) is so


@pytest.mark.parametrize(
    ("line", "so"),
    [
        *[(line, True) for line in ("一、加强", "（一）加强", "1.加强", "1.1加强", "1.1.1加强")],
        *[(line, False) for line in ("①加强", "（1）加强", "加强", "第一章 加强", "")],
    ],
)
def test_headings_that_may_follow_on_the_line(line: str, so: bool) -> None:
    assert heading_at(line, 0, len(line)) is so


@pytest.mark.parametrize(
    ("text", "at"), [("。 ；加强", 3), ("，,加强", 2), ("\n　;加强", 3), ("加强。", 0), ("、加强", 0)]
)
def test_what_closes_a_clause_is_passed_over(text: str, at: int) -> None:
    assert skip(text, 0, len(text)) == at


@pytest.mark.parametrize("name", "市甲局 甲区 乙街道 丙村 丁镇 戊乡 己旗 庚盟 辛州 壬省 癸县 甲市".split())
def test_places_stand_for_their_governments(name: str) -> None:
    assert is_unit_or_area(name)


@pytest.mark.parametrize("name", ["好的", "区", "县", "区域", "街道好"])
def test_what_is_neither_a_unit_nor_a_place(name: str) -> None:
    assert not is_unit_or_area(name)


@pytest.mark.parametrize(
    "words",
    [
        "由市甲局牵头，市乙局配合",
        "市甲局牵头，加强管理",
        *[f"市甲局牵头{how}，市乙局配合" for how in "负责 组织 实施 落实 负责落实".split()],
        *[f"市甲局牵头，市乙局{how}" for how in "参加 参与 协助 配合实施 参与落实 协助做好 参加推进".split()],
        *[f"市甲局{how}" for how in "按职责 按照职责 分工 按分工 分别 共同 具体 负责 落实 实施 组织 配合 牵头".split()],
    ],
)
def test_sentences_that_say_what_units_do(words: str) -> None:
    assert is_spoken(words)


@pytest.mark.parametrize("words", ["市甲局", "（市甲局牵头，市乙局参加）", "市甲局参加", "市甲局协助"])
def test_other_sentences(words: str) -> None:
    assert not is_spoken(words)


@pytest.mark.parametrize(
    ("words", "so"),
    [
        ("（由市甲局牵头考核）", True),
        ("(市甲局负责)", True),
        ("（市甲局牵头）", True),
        (f"（市甲局负责{'统' * 16}）", True),
        (f"（市甲局负责{'统' * 17}）", False),
        (f"（{'甲' * 30}负责）", True),
        (f"（{'甲' * 31}负责）", False),
        ("（甲负责）", False),
        ("（市甲局配合）", False),
        ("市甲局牵头", False),
        ("（市甲局（丙办）负责）", False),
    ],
)
def test_brackets_that_say_what_a_unit_does_of_it(words: str, so: bool) -> None:
    assert is_aside(words) is so

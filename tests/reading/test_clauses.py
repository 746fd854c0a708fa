"""Paragraphs beside the clauses in them."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyduty.reading.bare import Bare, habit
from policyduty.reading.clauses import find

CASES = {
    "推进建设（省甲厅负责）。": ["省甲厅负责"],
    "推进建设(省甲厅牵头,省乙厅配合)。加强管理（省丙厅负责）。": ["省甲厅牵头,省乙厅配合", "省丙厅负责"],
    "责任单位：甲局、各县（市、区）人民政府。": ["责任单位：甲局、各县（市、区）人民政府。"],
    "推进建设。责任单位：甲局、乙局": ["责任单位：甲局、乙局"],
    "推进建设。【责任单位：甲局】": ["责任单位：甲局"],
    "推进（含试点）建设（牵头单位：甲局；责任单位：各县（市、区）政府）": [
        "牵头单位：甲局；责任单位：各县（市、区）政府"
    ],
    "推进建设（责任单位：甲局、乙局": ["责任单位：甲局、乙局"],
    "支持企业牵头组建联合体（由牵头企业申报）。": [],
    "压实责任，抓好落实。": [],
    "落实牵头单位责任，责任单位要主动配合。": [],
    "加强领导（见附件）。": [],
    "推进建设。（省甲厅负责）加强管理。（省乙厅牵头，省丙厅配合）": ["省甲厅负责", "省乙厅牵头，省丙厅配合"],
    "推进建设［责任单位：甲局］；加强管理﹝甲局牵头﹞": ["责任单位：甲局", "甲局牵头"],
    "推进建设。——牵头单位：甲局；责任单位：乙局": ["牵头单位：甲局；责任单位：乙局"],
    "举办赛事 牵头单位：甲局 责任单位：乙局": ["牵头单位：甲局 责任单位：乙局"],
    "推进建设。责任领导：某某，责任单位：甲局。": ["责任领导：某某，责任单位：甲局。"],
    "①推进。责任单位：甲局；②加强。责任单位：乙局": ["责任单位：甲局；", "责任单位：乙局"],
    "推进建设（市甲局、市乙局负责）加强管理（市丙局牵头）": ["市甲局、市乙局负责", "市丙局牵头"],
    "由专班（市甲局牵头）推进，大赛（市甲局、市乙局主办）吸引千人。": [],
    "推进建设。﹙市甲局负责﹚": ["市甲局负责"],
    "由市甲局牵头，市乙局配合。": ["由市甲局牵头，市乙局配合。"],
    "由专班牵头，市乙局配合。": [],
    "（一）关于“加快建设”的问题，由市甲局会同市乙局负责落实。": ["由市甲局会同市乙局负责落实。"],
    "关于“加快‘三条’建设”、“加强管理”的问题，由甲部牵头，会同乙部等部门研究提出落实意见": [
        "由甲部牵头，会同乙部等部门研究提出落实意见"
    ],
    "关于“加快建设”的问题，由大家负责落实。": [],
    "关于“加快建设”的问题，由市甲局、好的、坏的负责落实。": [],
    "关于“加快建设”的问题，由市甲局研究。": [],
    "推进建设（市甲局、市乙局按职责分工）；加强管理（各部门、各单位按要求）。": ["市甲局、市乙局按职责分工"],
    "关于建设，由市甲局牵头，市乙局配合。": [],
    "请各县（市、区）人民政府、市直各部门认真抓好贯彻落实。": [],
    "市甲局、市乙局要切实抓好落实。": [],
    "报名（由单位工会牵头报名）。": [],
    "建成十条（市甲局负责），新开两条（市乙局负责）。": ["市甲局负责", "市乙局负责"],
    "通报情况（其中市甲局牵头组织了8次），完成任务。": [],
    "修订办法（由省甲厅会同有关部门制定）。": [],
    "兜底保障（区甲局、区乙联、区丙局；长期）。": ["区甲局、区乙联、区丙局；长期"],
    "效应显现（甲新区、乙园区）。": [],
    "- **责任单位**：甲局": ["责任单位**：甲局"],
    "编制清单（甲局、乙局）；完善标准（丙局）；": ["甲局、乙局"],
    "编制清单〔甲部、乙部等〕；完善标准": ["甲部、乙部等"],
    "编制清单（市甲局（市乙办）、市丙局）；完善标准": ["市甲局（市乙办）、市丙局"],
    "推进建设（以市甲局为主，市乙局配合）。": ["以市甲局为主，市乙局配合"],
    "推进建设（以市甲局为主）。": ["以市甲局为主"],
    "发展产业（以乡镇政府为主）。": [],
    "壮大主体（以国有企业为主，民营企业参与）。": [],
    "推进建设。——市甲局、市乙局": ["市甲局、市乙局"],
    "推进建设。——市甲局牵头，乙银行配合": ["市甲局牵头，乙银行配合"],
    "推进建设。——摘自市甲局报告": [],
    "推进建设（市甲局牵头，甲、乙、丙配合）。": ["市甲局牵头，甲、乙、丙配合"],
    "推进建设｛责任单位：市甲局｝": ["责任单位：市甲局"],
    "改造片区【区甲局，桥东街道、桥西街道；年底前】。": ["区甲局，桥东街道、桥西街道；年底前"],
    "建设学校（含技师学院）。": [],
    "推进建设（甲管理司、财务司，各流域管理机构，6月底前）。": ["甲管理司、财务司，各流域管理机构，6月底前"],
    "培育企业（甲公司、乙公司）。": [],
    "关于某事的提案　分办：市甲局、市乙局": ["分办：市甲局、市乙局"],
    "责任单位：1.市甲局；2.市乙局（按权限）。": ["责任单位：1.市甲局；2.市乙局（按权限）。"],
    "主管部门：市甲局、区乙部门。": [],
    "主管部门：市甲局；实施单位：市乙中心。": ["主管部门：市甲局；实施单位：市乙中心。"],
    "推进建设——市甲局、市乙局": [],
    "推进建设。（市甲局，甲自治州、各地（州、市）人民政府（行政公署））": [
        "市甲局，甲自治州、各地（州、市）人民政府（行政公署）"
    ],
}


@pytest.mark.parametrize("paragraph", CASES)
def test_clauses(paragraph: str) -> None:
    found = list(find(paragraph, 0, len(paragraph)))
    assert [paragraph[f.inner_start : f.inner_end] for f in found] == CASES[paragraph]


def test_brackets_of_units_alone_are_duties_where_they_are_the_habit() -> None:
    text = "编制清单（市甲局、市乙局）；完善标准（市丙局）；培育园区（乙集团）；评估成效（市丁委）。"
    assert habit(text) is Bare.ANYWHERE
    assert [text[f.inner_start : f.inner_end] for f in find(text, 0, len(text), bare=Bare.ANYWHERE)] == [
        "市甲局、市乙局",
        "市丙局",
        "乙集团",
        "市丁委",
    ]
    text = "培育园区（甲集团）；建成平台（乙中心）；支持研究（丙大学）；推进试点（市甲局）。"
    assert habit(text) is Bare.OF_OFFICES


def test_lists_of_units_at_the_end_of_paragraphs_are_duties_where_they_are_the_habit() -> None:
    lines = [
        "办好科普日（科普部、甲馆）",
        "建好基地（科普部；甲中心）",
        "推进联盟建设（甲馆，各市科协）",
        "举办活动（组织部、人事部）",
    ]
    text = "\n".join(lines)
    assert habit(text) is Bare.AT_ENDS
    for line in lines:
        (found,) = find(line, 0, len(line), bare=Bare.AT_ENDS)
        assert found.bare
    assert habit("甲企业投产（乙公司、丙公司）\n" * 4) is Bare.OF_OFFICES


def test_an_unclosed_bracket_is_said_to_be_one() -> None:
    paragraph = "推进建设（责任单位：甲局、乙局"
    (found,) = find(paragraph, 0, len(paragraph))
    assert not found.closed


_PIECES = st.sampled_from(
    [*"（）()【】、，；：。\n等和及", "责任单位：", "牵头", "配合", "负责", "甲局", "各市政府", "（一）", "下同"]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_clauses_stand_apart_and_in_order(text: str) -> None:
    found = list(find(text, 0, len(text)))
    for before, after in itertools.pairwise(found):
        assert before.end <= after.start
    for clause in found:
        assert clause.start <= clause.inner_start <= clause.inner_end <= clause.end
        for name, _ in clause.clause.names:
            assert clause.start <= name.start <= name.end <= clause.end


@pytest.mark.parametrize(
    "unit",
    [
        "（",
        "）",
        "（）",
        "（责任单位：",
        "牵头",
        "责任单位：",
        "甲局、",
        "等",
        "（牵头（",
        "按职责",
        "第一",
        "（负责）",
        "。（甲局、乙委",
        "。（甲局、乙委）",
        "责任单位；甲局",
        "★牵头",
    ],
)
def test_cost_is_linear_in_length(unit: str) -> None:
    """Sixteen times the text takes nowhere near 256 times the work, which a quadratic reading would.

    Work is processor time of this process alone, the least of three, so that what else a machine does is left out.
    """

    def cost(times: int) -> float:
        text = unit * times
        began = time.process_time()
        for _ in find(text, 0, len(text)):
            pass
        return time.process_time() - began

    cost(100)
    small = max(min(cost(1000) for _ in range(3)), 1e-4)
    assert min(cost(16_000) for _ in range(3)) < small * 100

"""A list of units beside the names in it."""

import pytest

from policyduty.reading.names import read_list

CASES = {
    "州甲局、州乙局,州丙委": ["州甲局", "州乙局", "州丙委"],
    "州委政法委,州、县(市)反邪教办公室": ["州委政法委", "州、县(市)反邪教办公室"],
    "市甲局，各区、市政府": ["市甲局", "各区、市政府"],
    "有关区、市政府": ["有关区、市政府"],
    "各县（市、区）人民政府": ["各县（市、区）人民政府"],
    "各省、自治区、直辖市人民政府": ["各省、自治区、直辖市人民政府"],
    "各市、各县（市、区）": ["各市", "各县（市、区）"],
    "文化和旅游部、工业和信息化部": ["文化和旅游部", "工业和信息化部"],
    "市自然资源和规划局和市住房和城乡建设局": ["市自然资源和规划局", "市住房和城乡建设局"],
    "甲部及各地区": ["甲部", "各地区"],
    "甲部以及有关部门": ["甲部", "有关部门"],
    "有关部门和单位": ["有关部门和单位"],
    "省甲厅 省乙厅": ["省甲厅", "省乙厅"],
    "济南、青岛、烟台市政府": ["济南市政府", "青岛市政府", "烟台市政府"],
    "省甲厅，济南、青岛市人民政府": ["省甲厅", "济南市人民政府", "青岛市人民政府"],
    "州科协各县(市)人民政府": ["州科协", "各县(市)人民政府"],
    "甲局\n、乙\n局": ["甲局", "乙局"],
    "省甲厅、": ["省甲厅"],
    "省委统战部、省委、省政府": ["省委统战部", "省委", "省政府"],
    "中国人民银行甲省分行、国家金融监督管理总局甲省监管局": ["中国人民银行甲省分行", "国家金融监督管理总局甲省监管局"],
    "各高等学校、甲省社会科学院": ["各高等学校", "甲省社会科学院"],
    # A level of government is completed by what stands below it or by 政府, and by nothing else.
    "县教育局、各乡镇、县财政局": ["县教育局", "各乡镇", "县财政局"],
    "各街道、区委宣传部": ["各街道", "区委宣传部"],
    "各市州、省有关部门": ["各市州", "省有关部门"],
    "各市（州）、贵安新区管委会": ["各市（州）", "贵安新区管委会"],
    "各市、县（市、区）教育局": ["各市、县（市、区）教育局"],
    "各市、州、直管市、神农架林区人民政府": ["各市、州、直管市、神农架林区人民政府"],
    "沿江各市、县（区）人民政府": ["沿江各市、县（区）人民政府"],
    "各乡镇、街道，县级各部门": ["各乡镇、街道", "县级各部门"],
    "自治区甲厅，各盟行政公署、市人民政府": ["自治区甲厅", "各盟行政公署、市人民政府"],
    "各县市党委和人民政府": ["各县市党委和人民政府"],
    "各市（含定州、辛集市，下同）政府": ["各市（含定州、辛集市，下同）政府"],
    "各市〔地〕人民政府〔行署〕、甲局": ["各市〔地〕人民政府〔行署〕", "甲局"],
    "广州、深圳市政府": ["广州市政府", "深圳市政府"],
    "县安委会各成员单位": ["县安委会各成员单位"],
    "市公安局和平分局": ["市公安局和平分局"],
    "省甲局及新闻媒体": ["省甲局", "新闻媒体"],
    "国家甲委商财政部": ["国家甲委", "财政部"],
    # Persons are no part of a name; the offices that share a unit's place are.
    "区财政局（李娜）、区城管局（王海涛、赵某某）": ["区财政局", "区城管局"],
    "市甲局　赵某某": ["市甲局"],
    "市直有关部门（单位）、各乡镇（林场）": ["市直有关部门（单位）", "各乡镇（林场）"],
    "省高新投，合肥市政府": ["省高新投", "合肥市政府"],
    "各区政府（管委会）、市自然资源局（林业）": ["各区政府（管委会）", "市自然资源局（林业）"],
    "市甲局、市丙局（负责资金保障）": ["市甲局", "市丙局"],
    "": [],
}


@pytest.mark.parametrize("text", CASES)
def test_names(text: str) -> None:
    assert [name.text for name in read_list(text, 0, len(text)).names] == CASES[text]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲局、乙局等", ["甲局", "乙局"]),
        ("甲局等部门", ["甲局"]),
        ("甲局等有关部门和单位", ["甲局"]),
        ("甲局等3个部门", ["甲局"]),
        ("甲银行、乙银行等金融机构", ["甲银行", "乙银行"]),
        ("甲市人民政府等相关市（州）人民政府", ["甲市人民政府"]),
        ("甲局等部门和各市政府", ["甲局", "各市政府"]),
    ],
)
def test_open_lists(text: str, names: list[str]) -> None:
    listed = read_list(text, 0, len(text))
    assert [name.text for name in listed.names] == names
    assert listed.open_ended


def test_a_remark_names_no_unit() -> None:
    text = "甲局，以下任务均需各市、县政府落实，不再列出"
    assert [name.text for name in read_list(text, 0, len(text)).names] == ["甲局"]


def test_a_label_that_is_not_known_is_no_unit_and_is_told() -> None:
    text = "甲局、某某某：某"
    listed = read_list(text, 0, len(text))
    assert [name.text for name in listed.names] == ["甲局"]
    assert [text[slice(*stretch)] for stretch in listed.unread] == ["某某某：某"]


def test_a_shared_ending_keeps_the_printed_piece() -> None:
    text = "济南、烟台市政府"
    names = read_list(text, 0, len(text)).names
    assert [name.printed for name in names] == ["济南", "烟台市政府"]


def test_a_lost_separator_and_a_cut_name_are_doubts() -> None:
    text = "委、州科协各县人民政府"
    assert [(name.text, name.doubt) for name in read_list(text, 0, len(text)).names] == [
        ("委", True),
        ("州科协", False),
        ("各县人民政府", True),
    ]

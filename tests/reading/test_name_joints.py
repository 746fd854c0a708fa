"""Where a list of units is cut and where it is not, and the places of what is in it."""

import pytest

from policyduty import Role
from policyduty.reading.names import Listed, read_list

LEAD, CO = Role.LEAD, Role.CO


def listed(text: str) -> Listed:
    return read_list(text, 0, len(text))


def names(text: str) -> list[str]:
    return [name.text for name in listed(text).names]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A name may hold a sign that would part others.
        ("市甲局和大同市政府", ["市甲局", "大同市政府"]),
        ("市甲局和县乙局", ["市甲局", "县乙局"]),
        ("甲平台会同乙平台", ["甲平台", "乙平台"]),
        ("甲平台以及乙平台", ["甲平台", "乙平台"]),
        ("市甲局 年底前会同市乙局", ["市甲局", "市乙局"]),
        ("市甲局 王海涛会同市乙局", ["市甲局", "市乙局"]),
        ("市甲局   市乙局", ["市甲局", "市乙局"]),
        # The unit behind the joint ends where the next joint, or 等, stands.
        ("市甲局和市乙局会同有关方面", ["市甲局", "市乙局", "有关方面"]),
        ("市甲局和市乙局以及新闻媒体", ["市甲局", "市乙局", "新闻媒体"]),
        ("市甲局和市乙局等多方", ["市甲局", "市乙局等多方"]),
        ("市甲局和市乙局等教育机构", ["市甲局", "市乙局"]),
        ("市甲局和高等学校", ["市甲局", "高等学校"]),
        ("市甲局和高等院校", ["市甲局", "高等院校"]),
        ("市甲局和市高等教育处", ["市甲局", "市高等教育处"]),
        # Levels that share what completes them.
        ("、各市、县政府", ["各市、县政府"]),
        ("各县、市区、甲局", ["各县、市区", "甲局"]),
        ("各市、州、直管市和神农架林区人民政府", ["各市、州、直管市和神农架林区人民政府"]),
        ("省教育厅会同各市、县政府", ["省教育厅", "各市、县政府"]),
        *[
            (f"各市、州、直管市及甲林区政府{joint}省甲厅", ["各市、州、直管市及甲林区政府", "省甲厅"])
            for joint in ("会同", "以及")
        ],
        *[(f"{whose}市、县政府", [f"{whose}市、县政府"]) for whose in "全 本 有关 相关 各有关 各相关".split()],
        *[
            (f"各县、区{government}", [f"各县、区{government}"])
            for government in "人民政府 政府 党委 党政 管委会 行政公署 行署 办事处 街道办 人大 政协".split()
        ],
        ("省教育厅以及各市、县政府", ["省教育厅", "各市、县政府"]),
        ("各县（市）党委和人民政府（管委会）", ["各县（市）党委和人民政府（管委会）"]),
        ("各县（市）党委、政府（管委会）", ["各县（市）党委、政府（管委会）"]),
        *[(f"各县党委、政府{how}", ["各县党委、政府"]) for how in ("按职责", "等", "等部门")],
        # An office's name is not cut in half.
        ("有关县教育和体育局", ["有关县教育和体育局"]),
        ("相关县旅游和丙局", ["相关县旅游和丙局"]),
        ("市甲局和市乙局（牵头）", ["市甲局", "市乙局"]),
        # A sign without its other holds nothing.
        ("好市、县>市甲局", ["好市", "县>市甲局"]),
        ("市甲局<市、区乙局", ["市甲局<市", "区乙局"]),
        # What shares an ending is a place, and no unit.
        ("甲乙局、烟台市政府", ["甲乙局", "烟台市政府"]),
        ("烟台、丹东市政府", ["烟台市政府", "丹东市政府"]),
        ("很长的话" * 31 + "、市甲局", ["市甲局"]),
    ],
)
def test_what_is_cut_and_what_is_whole(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize("level", "省市州县区旗盟")
def test_a_place_named_once_for_its_committee_and_its_government(level: str) -> None:
    assert names(f"市甲局、甲乙{level}委、{level}政府、市丙局") == ["市甲局", f"甲乙{level}委、{level}政府", "市丙局"]


def test_what_stands_behind_a_list_completes_no_name_in_it() -> None:
    text = "市甲局、岳阳市委、市政府配合"
    assert [name.text for name in read_list(text, 0, text.index("、市政府") + 1).names] == ["市甲局", "岳阳市委"]


@pytest.mark.parametrize("ending", "务 会 业 品 贸 标 协 联 学 银".split())
def test_a_word_of_trade_joins_nothing(ending: str) -> None:
    assert names(f"市甲局商{ending}处") == [f"市甲局商{ending}处"]
    assert names("市甲局商乙局") == ["市甲局", "乙局"]


@pytest.mark.parametrize("sign", [*"-—－•★☆▲△●◆■※＊*。．.：:", " ", "\u3000", "\xa0", "\u200b", "\ufeff", "\t", "\n"])
def test_signs_behind_a_name_are_no_part_of_it(sign: str) -> None:
    text = f"市乙局、市甲局{sign}"
    (_, name) = listed(text).names
    assert (name.text, text[name.start : name.end]) == ("市甲局", "市甲局")


@pytest.mark.parametrize("time", "长期坚持 持续推进 长期推进 常态化推进".split())
@pytest.mark.parametrize("ending", "局委办厅部院会社府区县市")
def test_a_time_that_no_separator_sets_off(ending: str, time: str) -> None:
    text = f"市甲局、某乙{ending}{time}"
    said = listed(text)
    assert [name.text for name in said.names] == ["市甲局", f"某乙{ending}"]
    assert [text[slice(*place)] for place in said.times] == [time]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("市甲局、市乙局及长期坚持", ["长期坚持"]),
        ("市甲局、市乙局 2025年底前", ["2025年底前"]),
        ("市甲局、2025年底前、市乙局", ["2025年底前"]),
        ("市甲局、行业部门：各乡镇政府长期坚持", ["长期坚持"]),
        ("市甲局、市乙好长期坚持", []),
    ],
)
def test_times_keep_their_places(text: str, times: list[str]) -> None:
    assert [text[slice(*place)] for place in listed(text).times] == times


def test_a_time_says_nothing_of_the_names_beside_it() -> None:
    assert not listed("财政、水利、2025年底前").of_bodies
    assert listed("财政、水利等部门、2025年底前").of_bodies


@pytest.mark.parametrize("kind", "单位 部门 科室 处室".split())
def test_what_units_have_in_common_stands_before_them(kind: str) -> None:
    assert names(f"市甲局、行业{kind}：市乙局") == ["市甲局", "市乙局"]
    assert listed(f"市甲局、各行业{kind}：市乙局").names[-1].text != "市乙局"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("市甲局和市乙局（共同牵头）", [LEAD, LEAD]),
        ("市甲局、市乙局、市丙局（共同牵头）", [LEAD, LEAD, LEAD]),
        ("市甲局（配合）、市乙局、市丙局（共同牵头）", [CO, LEAD, LEAD]),
        ("市甲局和市乙局、市丙局和市丁局（共同牵头）", [LEAD, LEAD, LEAD, LEAD]),
        ("市甲局和市乙局、市丙局和市丁局（牵头）", [None, None, None, LEAD]),
    ],
)
def test_a_role_of_several_is_that_of_all_before(text: str, roles: list[Role | None]) -> None:
    assert [name.role for name in listed(text).names] == roles

"""What stands beside a unit's name: its role, how it answers, who answers in it."""

import pytest

from policyduty import Role
from policyduty.reading.additions import of_several, taken_off, without_role

LEAD, CO, RESPONSIBLE = Role.LEAD, Role.CO, Role.RESPONSIBLE

ROLES = {
    LEAD: "牵头 牵头单位 牵头部门 主办 共同牵头 联合主办 统筹牵头",
    CO: "配合 配合单位 配合部门 协办 参与 参加 积极配合 共同参与",
    RESPONSIBLE: "责任 责任单位 负责 负责资金保障 按职责分工负责 分别负责",
}


@pytest.mark.parametrize(("role", "word"), [(role, word) for role, words in ROLES.items() for word in words.split()])
@pytest.mark.parametrize("pair", "（） () [] 【】 〔〕 〈〉".split())
def test_a_role_in_brackets(role: Role, word: str, pair: str) -> None:
    printed = f"市甲局{pair[0]}{word}{pair[1]}"
    assert taken_off(printed) == ("市甲局", role)
    assert without_role(printed) == "市甲局"


@pytest.mark.parametrize(
    ("label", "role"),
    [
        *[(f"{word}{body}", LEAD) for word in ("牵头", "主办") for body in ("单位", "部门")],
        *[(f"{word}{body}", CO) for word in ("配合", "协办", "参与") for body in ("单位", "部门")],
        *[(f"责任{body}", RESPONSIBLE) for body in ("单位", "部门")],
    ],
)
@pytest.mark.parametrize("unit", "市教育局 省甲厅 州甲委 县甲办 区甲部 国家甲局 市中级法院".split())
def test_a_label_without_its_colon(label: str, role: Role, unit: str) -> None:
    assert taken_off(f"{label}{unit}") == (unit, role)


@pytest.mark.parametrize(
    "printed",
    """
        市甲局 牵头单位甲公司 牵头市教育局 市甲局牵头单位市乙局 市甲局（按、甲） 市甲局（牵头一） 市长热线办
        县长办公室 副市长接待室 市分管领导小组办公室 分管领导小组办公室 相关负责同志办公室 市甲局（金融） 市甲局（江北）
        市甲局（王家街道） （王海涛） 市局长培训中心 甲公司局长
    """.split(),
)
def test_what_is_part_of_a_name(printed: str) -> None:
    assert taken_off(printed) == (printed, None)


@pytest.mark.parametrize("how", "按行业分工 按职责 排名不分先后 排名不分前后 分别 共同 按照职责分工 各自 依法".split())
def test_how_it_is_done(how: str) -> None:
    assert taken_off(f"市甲局（{how}）") == ("市甲局", None)
    assert without_role(f"市甲局（{how}）") == f"市甲局（{how}）"


@pytest.mark.parametrize(
    "holder",
    """
        市长 县长 区长 州长 旗长 镇长 乡长 省长 副县长 常务副市长 分管副市长 分管的副区长 包联副县长 联系副市长
        主管副市长 市委常委、副市长 县委常委常务副县长 分管领导 包联领导 联系领导 主管领导 主要领导 相关领导
        有关领导 有关市领导 分管市政府领导 联系县委领导 相关负责同志 分管负责同志
    """.split(),
)
def test_the_holder_of_a_post_is_no_unit(holder: str) -> None:
    assert taken_off(holder) == ("", None)


@pytest.mark.parametrize("unit", "县甲局 县甲委 县甲办 省甲厅 县甲部 县法院 县总工会 县供销社 县政府 政研室".split())
@pytest.mark.parametrize(
    "post", "局长 主任 部长 副厅长 院长 会长 主席 副书记 党组书记 党委书记、局长 局长王海涛 副主任欧阳明".split()
)
def test_who_answers_in_the_unit_s_name(unit: str, post: str) -> None:
    assert taken_off(f"{unit}{post}") == (unit, None)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("市甲局（王海涛）", ("市甲局", None)),
        ("市甲局（局长王海涛，李娜）", ("市甲局", None)),
        ("市甲局（王海涛）（牵头）", ("市甲局", LEAD)),
        ("市甲局局长（配合）", ("市甲局", CO)),
        ("市甲局（金融）（牵头）", ("市甲局（金融）", LEAD)),
        ("（牵头）", ("", LEAD)),
    ],
)
def test_several_beside_a_name(printed: str, said: tuple[str, Role | None]) -> None:
    assert taken_off(printed) == said


@pytest.mark.parametrize("pair", ["（）", "()"])
@pytest.mark.parametrize("how", ["共同", "联合", "均", "均为"])
@pytest.mark.parametrize("word", ["牵头", "主办", "负责", "牵头单位"])
def test_a_role_of_several(how: str, word: str, pair: str) -> None:
    assert of_several(f"市甲局{pair[0]}{how}{word}{pair[1]}")
    assert not of_several(f"市甲局{pair[0]}{word}{pair[1]}")
    assert not of_several(f"市甲局{how}{word}")

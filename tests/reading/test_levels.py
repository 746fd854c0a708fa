"""Which level of government, or which place's government, a name still needs behind its 、."""

import pytest

from policyduty.reading.levels import completes, is_party_of
from policyduty.reading.names import read_list


@pytest.mark.parametrize(
    ("name", "following"),
    [
        ("州", "县(市)反邪教办公室"),
        ("区", "市甲局"),
        ("各市", "县政府"),
        ("各市", "县甲局"),
        ("各省", "市教育局"),
        ("各盟", "旗甲局"),
        ("各镇", "村委会"),
        ("各村", "人民政府"),
        ("各乡镇", "街道"),
        ("各区", "街道办事处"),
        ("各县", "党委"),
        ("沿江各市", "县"),
        ("其他市", "县甲局"),
        ("全省各市", "县甲局"),
        ("相关县", "乡甲局"),
        ("有关县", "人民政府"),
    ],
)
def test_what_completes_a_level(name: str, following: str) -> None:
    assert completes(name, following)


@pytest.mark.parametrize(
    ("name", "following"),
    [
        ("各市", ""),
        ("州", "各县（市）"),
        ("州", "有关部门"),
        ("州", "相关单位"),
        ("各县", "市甲局"),
        ("各县", "县教育局"),
        ("各州", "市甲局"),
        ("有关县", "区甲局"),
        ("各县", "园区管委会"),
        ("街道", "甲局"),
        ("社区", "市甲局"),
        ("镇街", "县甲局"),
    ],
)
def test_what_begins_another_unit(name: str, following: str) -> None:
    assert not completes(name, following)


@pytest.mark.parametrize(
    "level",
    """
        省 市 州 县 区 旗 盟 乡 镇 自治区 自治州 自治县 直辖市 县级市 市县 县区 市州 州市 地市 设区市 乡镇 镇街 盟市
        旗县 縣 區 鄉 鎮
    """.split(),
)
def test_every_level_above_the_village_goes_on_to_it(level: str) -> None:
    text = f"市甲局，各{level}、村委会，市乙局"
    assert [name.text for name in read_list(text, 0, len(text)).names] == ["市甲局", f"各{level}、村委会", "市乙局"]


@pytest.mark.parametrize("government", ["政府", "人民政府"])
@pytest.mark.parametrize(
    "place", ["岳阳市", "甲乙县", "丙丁区", "戊己旗", "恩施州", "兴安盟", "湖南省", "各县", "各市"]
)
def test_a_party_committee_and_its_government_are_named_once(place: str, government: str) -> None:
    assert is_party_of(f"{place}委", f"{place[-1]}{government}")
    assert not is_party_of(f"{place}委", "镇政府")
    assert not is_party_of(f"{place}委", f"{place[-1]}教育局")
    assert not is_party_of(f"{place}委宣传部", f"{place[-1]}{government}")


@pytest.mark.parametrize("name", ["市委", "县委", "国家甲委"])
def test_a_committee_without_its_place_stands_by_itself(name: str) -> None:
    assert not is_party_of(name, "市政府")

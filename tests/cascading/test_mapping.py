"""Names of units of a higher level beside what they are called below, by rule and in a registry."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policyduty
from policyduty import Certainty, InvalidValue, Kind, Level, Unit, counterpart, draft, testing
from policyduty.cascading import MappedBy

PLACES = {"provincial": "青原省", "prefecture": "临江州", "county": "宁河县", "township": "白水镇"}

BY_RULE = [
    # national, provincial, prefecture, county, township; - where there is none
    ("教育部", "省教育厅", "州教育局", "县教育局", "-"),
    ("国家发展改革委", "省发展改革委", "州发展改革委", "县发展改革局", "-"),
    ("国家市场监管总局", "省市场监管局", "州市场监管局", "县市场监管局", "镇市场监管所"),
    ("审计署", "省审计厅", "州审计局", "县审计局", "-"),
    ("公安部", "省公安厅", "州公安局", "县公安局", "镇派出所"),
    ("财政部", "省财政厅", "州财政局", "县财政局", "镇财政所"),
    ("中国气象局", "省气象局", "州气象局", "县气象局", "-"),
    ("国务院办公厅", "省政府办公厅", "州政府办公室", "县政府办公室", "-"),
    ("中央宣传部", "省委宣传部", "州委宣传部", "县委宣传部", "-"),
    ("中国科协", "省科协", "州科协", "县科协", "镇科协"),
    ("全国总工会", "省总工会", "州总工会", "县总工会", "镇总工会"),
    ("全国妇联", "省妇联", "州妇联", "县妇联", "镇妇联"),
    ("团中央", "团省委", "团州委", "团县委", "团镇委"),
    ("最高人民法院", "省高级人民法院", "州中级人民法院", "县人民法院", "-"),
]

ONE_STEP = [
    # a name, the level below it, and what it is there
    ("省文化和旅游厅", "prefecture", "州文化和旅游局"),
    ("青原省教育厅", "prefecture", "州教育局"),
    ("教育厅", "prefecture", "州教育局"),
    ("省卫生健康委", "prefecture", "州卫生健康委"),
    ("州卫生健康委", "county", "县卫生健康局"),
    ("州教育体育局", "county", "县教育体育局"),
    ("临江州教育和体育局", "county", "县教育和体育局"),
    ("重庆市教委", "county", "县教育局"),
    ("省委、省政府", "prefecture", "州委、州政府"),
    ("省委办公厅", "prefecture", "州委办公室"),
    ("省委省直机关工委", "prefecture", "州委州直机关工委"),
    ("中共青原省委组织部", "prefecture", "州委组织部"),
    ("共青团青原省委", "prefecture", "共青团州委"),
    ("省人大常委会", "prefecture", "州人大常委会"),
    ("县人大常委会", "township", "镇人大"),
    ("县委", "township", "镇党委"),
    ("省军区", "prefecture", "州军分区"),
    ("州军分区", "county", "县人武部"),
    ("省消防救援总队", "prefecture", "州消防救援支队"),
    ("州消防救援支队", "county", "县消防救援大队"),
    ("省人民政府", "prefecture", "临江州人民政府"),
    ("省疾控中心", "prefecture", "州疾控中心"),
    ("省委党校", "prefecture", "州委党校"),
    ("国家税务总局青原省税务局", "prefecture", "州税务局"),
    ("省直有关部门", "prefecture", "州直有关部门"),
    ("州级各部门", "county", "县级各部门"),
    ("各市教育局", "prefecture", "州教育局"),
    ("州、县(市)反邪教办公室", "county", "县反邪教办公室"),
    ("省邮政管理局", "prefecture", "州邮政管理局"),
    ("省供销合作社", "prefecture", "州供销合作社"),
    ("省地方金融监管局", "prefecture", "州地方金融监管局"),
]

OWN = [
    ("各市（州）人民政府", "prefecture", "临江州人民政府"),
    ("各市州", "prefecture", "临江州人民政府"),
    ("各市、县（市、区）人民政府", "prefecture", "临江州人民政府"),
    ("各市、县（市、区）人民政府", "county", "宁河县人民政府"),
    ("各县(市、区)人民政府", "county", "宁河县人民政府"),
    ("各地", "county", "宁河县人民政府"),
    ("宁河县人民政府", "county", "宁河县人民政府"),
    ("各乡镇人民政府", "township", "白水镇人民政府"),
]

KEPT = [
    ("各县（市、区）人民政府", "prefecture"),
    ("各乡镇", "county"),
    ("有关部门", "prefecture"),
    ("各成员单位", "county"),
    ("县水利局", "prefecture"),
]

NONE = [
    ("青原大学", "prefecture"),
    ("临江职业学院", "county"),
    ("康定地震站", "county"),
    ("省社会科学院", "prefecture"),
    ("青原出版集团有限公司", "prefecture"),
    ("国网青原省电力公司", "prefecture"),
    ("省监狱管理局", "prefecture"),
    ("省药监局", "prefecture"),
    ("省通信管理局", "prefecture"),
    ("州邮政管理局", "county"),
    ("人民银行宁河分行", "county"),
    ("省足球协会", "prefecture"),
    ("四川证监局", "prefecture"),
    ("国家铁路局", "prefecture"),
    ("人民银行", "provincial"),
    ("泸水县人民政府", "county"),
    ("县教育局", "township"),
]


@pytest.mark.parametrize("names", BY_RULE, ids=lambda names: names[0])
def test_a_line_goes_down_from_level_to_level(names: tuple[str, ...]) -> None:
    for above in range(len(names)):
        for level, expected in zip([*PLACES][above:], names[above + 1 :], strict=True):
            if names[above] != "-":
                found = counterpart(names[above], level, place=PLACES[level])
                assert (found.unit or "-") == expected, (names[above], level)


@pytest.mark.parametrize(("name", "level", "expected"), ONE_STEP)
def test_a_name_is_made_by_rule(name: str, level: str, expected: str) -> None:
    found = counterpart(name, level, place=PLACES[level])
    assert (found.unit, found.how) == (expected, MappedBy.RULE)
    assert found.certainty in (Certainty.LIKELY, Certainty.ASSUMED)


@pytest.mark.parametrize(("name", "level", "expected"), OWN)
def test_the_lower_level_itself_is_named(name: str, level: str, expected: str) -> None:
    found = counterpart(name, level, place=PLACES[level])
    assert (found.unit, found.how) == (expected, MappedBy.OWN)


@pytest.mark.parametrize(("name", "level"), KEPT)
def test_who_is_further_below_or_of_no_level_stays(name: str, level: str) -> None:
    found = counterpart(name, level, place=PLACES[level])
    assert (found.unit, found.how) == (name, MappedBy.KEPT)


@pytest.mark.parametrize(("name", "level"), NONE)
def test_who_has_no_counterpart_says_why(name: str, level: str) -> None:
    found = counterpart(name, level, place=PLACES[level])
    assert (found.unit, found.how) == (None, MappedBy.NONE)
    assert found.note


@pytest.mark.parametrize(
    ("place", "level", "expected"),
    [
        ("康定市", "county", "市教育局"),
        ("甘孜藏族自治州", "prefecture", "州教育局"),
        ("锡林郭勒盟", "prefecture", "盟教育局"),
        ("大兴安岭地区", "prefecture", "地区教育局"),
        ("武侯区", "county", "区教育局"),
        ("鄂托克旗", "county", "旗教育局"),
        ("", "county", "县教育局"),
    ],
)
def test_the_place_gives_the_word(place: str, level: str, expected: str) -> None:
    assert counterpart("省教育厅", level, place=place).unit == expected


REGISTRY = [
    # known units, a higher unit, the lower one that is found, and how sure
    (("县教育局",), "州教育局", "县教育局", Certainty.CERTAIN),
    (("县教育体育局",), "州教育局", "县教育体育局", Certainty.LIKELY),
    (("县教体局", "县财政局"), "州教育局", "县教体局", Certainty.LIKELY),
    (("县教育局",), "州教育体育局", "县教育局", Certainty.LIKELY),
    (("县卫生健康委员会",), "州卫生健康委", "县卫生健康委员会", Certainty.CERTAIN),
    (("县卫健局",), "州卫生健康委", "县卫健局", Certainty.CERTAIN),
    (("县农牧农村局", "县水利局"), "州农业农村局", "县农牧农村局", Certainty.LIKELY),
    (("县自然资源和规划局", "县人力资源社会保障局"), "州自然资源局", "县自然资源和规划局", Certainty.LIKELY),
    (("县文化广电旅游局",), "州文化和旅游局", "县文化广电旅游局", Certainty.LIKELY),
    (("县科学技术协会", "县社科联"), "州科协", "县科学技术协会", Certainty.CERTAIN),
    (("宁河县教育和体育局",), "州教育体育局", "宁河县教育和体育局", Certainty.CERTAIN),
    (("共青团宁河县委",), "团州委", "共青团宁河县委", Certainty.CERTAIN),
]


def units(names: Iterable[str]) -> list[Unit]:
    return [Unit(name=name) for name in names]


@pytest.mark.parametrize(("known", "name", "expected", "certainty"), REGISTRY)
def test_a_known_unit_goes_before_the_rule(
    known: tuple[str, ...], name: str, expected: str, certainty: Certainty
) -> None:
    found = counterpart(name, "county", place="宁河县", units=units(known))
    assert (found.unit, found.how, found.certainty) == (expected, MappedBy.REGISTRY, certainty)


@pytest.mark.parametrize(
    ("known", "name"),
    [
        (("县水务局",), "州水利局"),
        (("县民政局",), "州财政局"),
        (("县社科联",), "州科协"),
        (("州教育局",), "州教育局"),
        (("泸水县教育局",), "州教育局"),
        (("县委宣传部",), "州宣传局"),
    ],
)
def test_other_units_are_not_taken_for_it(known: tuple[str, ...], name: str) -> None:
    assert counterpart(name, "county", place="宁河县", units=units(known)).how is MappedBy.RULE


def test_a_municipality_has_other_offices_than_a_province() -> None:
    found = counterpart("教育部", "provincial", place="北京市")
    assert (found.unit, found.candidates) == ("市教育局", ("市教育委",))


def test_a_city_of_which_nobody_says_that_it_is_this_one_is_left_out() -> None:
    assert counterpart("济南市人民政府", "prefecture").how is MappedBy.NONE
    assert counterpart("济南市人民政府", "prefecture", place="济南市").how is MappedBy.OWN
    higher = policyduty.read(
        "山东省方案\n一、任务\n（一）修路。建设公路。（省交通运输厅牵头，济南市政府落实）\n".encode()
    )
    assert [each.unit for each in draft(higher, level="county").proposals] == ["县交通运输局"]


def test_a_ministry_of_a_short_name_is_one_in_a_plan_of_the_nation() -> None:
    higher = policyduty.read(
        "国务院关于应急的意见\n一、任务\n（一）防灾。建设站点。（应急部牵头，财政部配合）\n".encode()
    )
    assert [each.unit for each in draft(higher, level="provincial").proposals] == ["省应急厅", "省财政厅"]


def test_several_that_fit_are_an_open_question() -> None:
    known = units(["县教育体育局", "县教育科技局"])
    found = counterpart("州教育局", "county", place="宁河县", units=known)
    assert (found.unit, found.how, found.candidates) == (None, MappedBy.OPEN, ("县教育体育局", "县教育科技局"))
    assert found.note


def test_a_collective_is_nobodys_counterpart() -> None:
    known = [Unit(name="县教育局", collective=True), Unit(name="县教育体育局", aliases=("县教体局",))]
    assert counterpart("州教育局", "county", units=known).unit == "县教育体育局"


def test_a_name_made_by_rule_says_what_else_it_may_be() -> None:
    assert "县卫生健康委" in counterpart("州卫生健康委", "county").candidates


@pytest.mark.parametrize("level", [Level.VILLAGE, Level.MIXED])
def test_some_levels_have_no_plans(level: Level) -> None:
    with pytest.raises(InvalidValue, match="cannot be of level"):
        counterpart("省教育厅", level)
    with pytest.raises(ValueError, match="planet"):
        counterpart("省教育厅", "planet")


@given(
    testing.names() | st.text(alphabet="省市州县区旗乡镇委厅局办部各（、）教育科协团人民政府级直"),
    st.sampled_from([*PLACES]),
    st.sampled_from(["", *PLACES.values(), "康定市", "地区"]),
    testing.unit_lists(),
)
def test_any_name_has_an_answer(name: str, level: str, place: str, known: tuple[Unit, ...]) -> None:
    found = counterpart(name, level, place=place, units=known)
    assert (found.unit is None) == (found.how in (MappedBy.NONE, MappedBy.OPEN))
    assert (found.certainty is None) == (found.unit is None)
    assert found.unit is not None or found.note
    assert found == counterpart(name, level, place=place, units=known)


@given(st.sampled_from([names[0] for names in BY_RULE]), st.sampled_from([*PLACES]))
def test_a_unit_of_the_level_stays_itself(name: str, level: str) -> None:
    lower = counterpart(name, level, place=PLACES[level]).unit
    if lower and lower != "镇派出所":
        assert (
            counterpart(lower, level, place=PLACES[level], units=[Unit(name=lower, kind=Kind.GOVERNMENT)]).unit == lower
        )

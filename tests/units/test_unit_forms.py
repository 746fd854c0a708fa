"""What the form of a unit's name tells: a line of print beside its truth. ``-`` is what the form does not tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policyduty
from policyduty import Kind, Level, unit_form
from policyduty.testing import strategies
from policyduty.units.places import MUNICIPALITIES, PREFECTURE_CITIES
from policyduty.units.prefixes import same_place

FORMS = """
# The nation
教育部                      national  government
国务院办公厅                national  government
国家发展改革委              national  government
国家卫生健康委员会          national  government
住房城乡建设部              national  government
审计署                      national  government
海关总署                    national  government
国家税务总局                national  government
市场监管总局                national  government
国家铁路局                  national  government
中国气象局                  national  government
中央宣传部                  national  party
中共中央组织部              national  party
中央网信办                  national  party
中宣部                      national  party
中央军委                    national  military
全国人大常委会              national  congress
全国政协办公厅              national  congress
最高人民法院                national  judicial
最高人民检察院              national  judicial
全国总工会                  national  mass_organisation
全国妇联                    national  mass_organisation
中华全国工商业联合会        national  mass_organisation
团中央                      national  mass_organisation
中国科协                    national  mass_organisation
中国残联                    national  mass_organisation

# Provinces, autonomous regions, municipalities
省教育厅                    provincial government
省委宣传部                  provincial party
省直机关工委                provincial party
省军区                      provincial military
省高级人民法院              provincial judicial
高级人民法院                provincial judicial
省人大常委会办公厅          provincial congress
省总工会                    provincial mass_organisation
团省委                      provincial mass_organisation
省级机关事务管理局          provincial government
省国资委                    provincial government
省政府办公厅                provincial government
四川省                      provincial -
四川省地震局                provincial government
自治区教育厅                provincial government
广西壮族自治区教育厅        provincial government
新疆生产建设兵团教育局      provincial government
兵团教育局                  provincial government
香港特别行政区政府          provincial government
北京市教育委员会            provincial government
上海市教委                  provincial government
重庆市总工会                provincial mass_organisation

# Prefectures, autonomous prefectures, leagues
市教育局                    prefecture government
州教育体育局                prefecture government
甘孜藏族自治州教育和体育局  prefecture government
阿坝州财政局                prefecture government
黔西南布依族苗族自治州民政局 prefecture government
锡林郭勒盟行政公署          prefecture government
盟教育局                    prefecture government
喀什地区行署                prefecture government
地区教育局                  prefecture government
地委宣传部                  prefecture party
成都市教育局                prefecture government
驻马店市教育局              prefecture government
广州市人民政府              prefecture government
聊城市人民政府              prefecture government
市市场监管局                prefecture government
市城市管理局                prefecture government
市民政局                    prefecture government
市民族宗教局                prefecture government
市政务服务局                prefecture government
市政府办公室                prefecture government
州市监局                    prefecture government
州消防救援支队              prefecture government
市气象局                    prefecture government
国家税务总局甘孜藏族自治州税务局 prefecture government
中国人民银行甘孜州分行      prefecture government
市烟草专卖局                prefecture government
市文化市场综合行政执法支队  prefecture government
州委组织部                  prefecture party
中共甘孜藏族自治州委员会组织部 prefecture party
中共甘孜州委政法委          prefecture party
市纪委监委                  prefecture party
市委编办                    prefecture party
市委直属机关工委            prefecture party
市委老干部局                prefecture party
市委网信办                  prefecture party
市委社会工作部              prefecture party
市人大常委会                prefecture congress
市政协办公厅                prefecture congress
政协甘孜藏族自治州委员会    prefecture congress
市中级人民法院              prefecture judicial
中级人民法院                prefecture judicial
州人民检察院                prefecture judicial
市总工会                    prefecture mass_organisation
团市委                      prefecture mass_organisation
团甘孜州委                  prefecture mass_organisation
共青团甘孜州委              prefecture mass_organisation
州团委                      prefecture mass_organisation
中国共产主义青年团甘孜藏族自治州委员会 prefecture mass_organisation
市社科联                    prefecture mass_organisation
市残联                      prefecture mass_organisation
市红十字会                  prefecture mass_organisation
市工商联                    prefecture mass_organisation
市关工委                    prefecture mass_organisation
市委党校                    prefecture institution
市第一人民医院              prefecture institution
成都市第一人民医院          prefecture institution
市疾控中心                  prefecture institution
市广播电视台                prefecture institution
市供销社                    prefecture institution
民盟市委                    prefecture other
市律师协会                  prefecture other
市水务集团                  prefecture enterprise
州移动公司                  prefecture enterprise
市人武部                    prefecture military

# Counties, county-level cities, districts, banners
县教育局                    county government
县妇联                      county mass_organisation
县市场监管局                county government
县乡村振兴局                county government
区市场监管局                county government
区委政法委                  county party
旗教育局                    county government
鄂温克族自治旗人民政府      county government
沛县人民政府                county government
峨边彝族自治县人民政府      county government
北京市朝阳区教育委员会      county government
成都市武侯区教育局          county government
浦东新区教育局              county government
市中区教育局                county government
神农架林区人民政府          county government
六枝特区人民政府            county government
甘孜州康定市人民政府        county government
县融媒体中心                county institution
县供电公司                  county enterprise
县人民武装部                county military

# Townships and villages
城关镇人民政府              township government
望京街道办事处              township government
街道办事处                  township government
镇党委                      township party
幸福社区居民委员会          village other
杨柳村村民委员会            village other

# Levels that the form does not tell: cities that no table knows, zones, companies with a place, parts, bare names
教育局                      - government
市场监管局                  - government
城市管理局                  - government
住房城乡建设局              - government
乡村振兴局                  - government
人民政府                    - government
康定市人民政府              - government
河南省济源市教育局          - government
国家税务总局临江市税务局    - government
国家统计局甘孜调查队        - government
市公安局武侯区分局          - government
成都高新区管委会            - government
市经开区管委会              - government
天府新区管委会              - government
苏州工业园区管委会          - government
开发区管委会                - government
宣传部                      - party
武警甘孜支队                - military
甘孜军分区                  - military
市民中心                    - institution
四川民族学院                - institution
康定地震站                  - institution
西南交通大学                - institution
成都市水务集团有限公司      - enterprise
国网四川省电力公司          - enterprise
国网甘孜供电公司            - enterprise
中国移动甘孜分公司          - enterprise
中国电信                    - enterprise
成都铁路局                  - enterprise

# Kinds that the form does not tell
县委、县政府                county -
区委区政府                  county -
省属行政企事业单位          provincial -
某某                        - -
"""

COLLECTIVES = """
各县(市)人民政府            county government
各县（市、区）人民政府      county government
各市(县、区)人民政府        county government
各区县政府                  county government
各县(市、区)党委、政府      county -
全州各县市人民政府          county government
甘孜州各县(市)人民政府      county government
市各县(市、区)人民政府      county government
县(市)人民政府              county government
旗县区人民政府              county government
各市（州）人民政府          prefecture government
各设区市人民政府            prefecture government
各省、自治区、直辖市人民政府 provincial government
各市、县（市、区）人民政府  mixed government
各级人民政府                mixed government
州、县(市)反邪教办公室      mixed party
州县（市）反邪教办          mixed party
乡镇人民政府                township government
各乡镇（街道）              township -
村(社区)                    village -
州级各部门                  prefecture government
州级部门                    prefecture government
市直有关部门                prefecture government
州直各单位                  prefecture -
市属企业                    prefecture enterprise
国务院各部门                national government
各成员单位                  - -
各有关部门                  - government
各高校                      - institution
"""


def cases(table: str) -> list[tuple[str, ...]]:
    return [tuple(line.split()) for line in table.splitlines() if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize(("name", "level", "kind"), cases(FORMS))
def test_a_name_tells_its_level_and_kind(name: str, level: str, kind: str) -> None:
    form = unit_form(name)
    assert (form.level or "-", form.kind or "-", form.collective) == (level, kind, False)


@pytest.mark.parametrize(("name", "level", "kind"), cases(COLLECTIVES))
def test_a_name_tells_that_it_is_for_many(name: str, level: str, kind: str) -> None:
    form = unit_form(name)
    assert (form.level or "-", form.kind or "-", form.collective) == (level, kind, True)


@pytest.mark.parametrize(
    ("name", "place", "stem", "ending"),
    [
        ("甘孜藏族自治州教育和体育局", "甘孜藏族自治州", "教育和体育", "局"),
        ("四川省甘孜藏族自治州气象局", "四川省甘孜藏族自治州", "气象", "局"),
        ("中共甘孜州委宣传部", "甘孜州", "宣传", "部"),
        ("州 教育 体育局", "", "教育体育", "局"),
        ("康定市人民政府", "康定市", "", "人民政府"),
        ("贵州大学", "", "贵州", "大学"),
        ("國務院辦公廳", "", "", "办公厅"),
    ],
)
def test_a_name_is_parted(name: str, place: str, stem: str, ending: str) -> None:
    form = unit_form(name)
    assert (form.place, form.stem, form.ending) == (place, stem, ending)


NOT_TOLD = {
    "四川民族学院": "a university names the province, and not that it is run by it",
    "四川民院": "so",
    "甘孜职业学院": "a college names the prefecture, and not that it is run by it",
    "甘孜职院": "so",
    "康定地震站": "a station of the province that is named after the town where it stands",
    "康定地震监测中心站": "so",
    "康定地震中心站": "so",
}
"""Names in the Ganzi registry whose level is known from elsewhere."""

GANZI = [(name, unit) for unit in policyduty.plan("ganzi-science-literacy-2023").units for name in unit.names]


@pytest.mark.parametrize(("name", "unit"), GANZI, ids=[name for name, _ in GANZI])
def test_names_tell_what_a_real_registry_knows(name: str, unit: policyduty.Unit) -> None:
    form = unit_form(name)
    assert (form.kind, form.collective) == (unit.kind, unit.collective)
    assert form.level == (None if name in NOT_TOLD else unit.level)


def test_the_table_of_cities_is_whole() -> None:
    assert (len(MUNICIPALITIES), len(PREFECTURE_CITIES)) == (4, 293)
    assert all(unit_form(f"{city}市教育局").place == f"{city}市" for city in PREFECTURE_CITIES | MUNICIPALITIES)
    assert {unit_form(f"{city}市教育局").level for city in PREFECTURE_CITIES} == {Level.PREFECTURE}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("四川省甘孜藏族自治州", "甘孜州", True),
        ("黔西南布依族苗族自治州", "黔西南州", True),
        ("成都市", "四川省成都市", True),
        ("康定市", "康定市", True),
        ("甘孜州", "甘孜县", False),
        ("阿坝州", "甘孜州", False),
        ("", "甘孜州", False),
    ],
)
def test_a_place_is_known_by_its_long_and_short_name(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same_place(other, one) is same


PIECES = [name for name, *_ in cases(FORMS) + cases(COLLECTIVES)]


@given(st.lists(st.sampled_from(PIECES) | strategies.texts(), max_size=3).map("".join))
def test_any_text_has_a_form_and_always_the_same(name: str) -> None:
    form = unit_form(name)
    assert unit_form.__wrapped__(name) == form
    again = unit_form(form.name)
    assert again == form
    assert form.level is None or isinstance(form.level, Level)
    assert form.kind is None or isinstance(form.kind, Kind)


@pytest.mark.parametrize("piece", ["市", "(市)", "省、", "县(市、区)", "团", "委", "市各", "成员单位", "四川省甘孜州"])
def test_what_is_far_too_long_for_a_name_takes_no_time_and_has_no_form(piece: str) -> None:
    name = piece * 100_000
    assert unit_form(name) == policyduty.units.UnitForm(name=name)
    for length in range(190, 201):
        unit_form((piece * 200)[:length])

"""
The words that keep names together, part them, or are no part of one; each in the shortest list that it
matters in.
"""

import pytest

from policyduty.reading.clauses import find
from policyduty.reading.grammar import parse
from policyduty.reading.names import read_list


def names(text: str) -> list[str]:
    return [name.text for name in read_list(text, 0, len(text)).names]


@pytest.mark.parametrize(
    "level",
    """
        省 市 州 县 区 旗 盟 乡 镇 村 自治区 自治州 自治县 直辖市 地 师 团 市县 县区 市州 州市 地市 设区市 乡镇
        盟市 旗县 直管市 市（州） 县（市） 县（市、区） 市（地） 区（县）
    """.split(),
)
def test_a_level_of_government_is_completed_by_the_next_word(level: str) -> None:
    assert names(f"市甲局，{level}、丙（市）反邪教办公室") == ["市甲局", f"{level}、丙（市）反邪教办公室"]
    assert names(f"市甲局，各{level}、市政府") == ["市甲局", f"各{level}、市政府"]
    assert names(f"有关{level}、县（市、区）人民政府") == [f"有关{level}、县（市、区）人民政府"]


@pytest.mark.parametrize("level", ["街道", "社区", "镇街"])
def test_some_levels_are_units_by_themselves(level: str) -> None:
    assert names(f"市甲局，{level}、市乙局") == ["市甲局", level, "市乙局"]


@pytest.mark.parametrize("level", "省 市 县 区 乡镇 街道 市（州） 县（市、区）".split())
def test_a_level_stands_by_itself_before_another_unit(level: str) -> None:
    assert names(f"各{level}、省甲厅") == [f"各{level}", "省甲厅"]
    assert names(f"各{level}、各有关部门") == [f"各{level}", "各有关部门"]


@pytest.mark.parametrize(
    "whole",
    """
        各市、县人民政府 各市、县政府 各县、市党委 各区、县党政 各区、县管委会 各盟、市行政公署 各盟、市行署
        各区、街道办事处 各镇、街道办 各市、县人大 各市、县政协 各市、县（市、区）教育局 各县、乡政府
        各省、自治区、直辖市人民政府 沿江各市、县政府 全省各市、县政府 其他各市、县政府 相关市、县政府
        各乡镇、街道、开发区 各镇、林区 各乡镇、社区 各区、园区
    """.split(),
)
def test_levels_that_share_their_word_are_one_name(whole: str) -> None:
    kept = whole if not whole.endswith("开发区") else "各乡镇、街道"
    assert names(f"{whole}、市甲局")[0] == kept
    assert names(f"{whole}、市甲局")[-1] == "市甲局"


@pytest.mark.parametrize(
    "half",
    """
        自然资源 住房 发展 人力资源 工业 经济 文化 旅游 卫生 科学 政务服务 审批服务 市场 机关事务 林业 教育 体育
        农业 商务 粮食 规划 交通 医疗
    """.split(),
)
def test_a_name_that_holds_and_is_not_cut(half: str) -> None:
    assert names(f"市甲局、各县区{half}和丙局") == ["市甲局", f"各县区{half}和丙局"]


@pytest.mark.parametrize(
    "name",
    """
        市公安局和平区分局 市甲局和平分局 县甲局和平街道 市甲局和田地区 市甲局和田市 市甲局和田县
    """.split(),
)
def test_places_of_peace_are_not_cut(name: str) -> None:
    assert names(f"{name}、市乙局") == [name, "市乙局"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("市甲局和市乙局", ["市甲局", "市乙局"]),
        ("市甲局及市乙局", ["市甲局", "市乙局"]),
        ("市甲局与市乙局", ["市甲局", "市乙局"]),
        ("市甲局暨市乙局", ["市甲局", "市乙局"]),
        ("市甲局以及市乙局", ["市甲局", "市乙局"]),
        ("市甲局会同市乙局", ["市甲局", "市乙局"]),
        ("市甲局联合市乙局", ["市甲局", "市乙局"]),
        ("国家甲委商乙部", ["国家甲委", "乙部"]),
        ("市甲局.市乙局", ["市甲局", "市乙局"]),
        ("市甲局•市乙局", ["市甲局", "市乙局"]),
        ("市甲局|市乙局｜市丙局", ["市甲局", "市乙局", "市丙局"]),
        ("市甲局、市工商联合会", ["市甲局", "市工商联合会"]),
        ("市甲局联合国教科文办公室", ["市甲局联合国教科文办公室"]),
        ("市招商局、徽商银行、市电商办", ["市招商局", "徽商银行", "市电商办"]),
        ("市甲局商务中心", ["市甲局商务中心"]),
        ("市住房和城乡建设局", ["市住房和城乡建设局"]),
        ("市甲局及新闻媒体", ["市甲局", "新闻媒体"]),
        ("各县及各部门", ["各县", "各部门"]),
        ("甲区及各街道", ["甲区", "各街道"]),
        ("加强管理及各类保障", ["加强管理及各类保障"]),
        ("各街道办事处；\n行业部门：区甲局", ["各街道办事处", "区甲局"]),
        ("市甲局（（市乙办）和市戊局）和市丁局", ["市甲局（（市乙办）和市戊局）", "市丁局"]),
        ("甲区和乙丙", ["甲区和乙丙"]),
    ],
)
def test_words_that_join_units_part_them_and_others_do_not(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "many",
    """
        各县 各市 各区 各乡 各镇 各旗 各级政府 各有关部门 各相关部门 各部门 各单位 各地
    """.split(),
)
def test_a_separator_that_was_lost_before_many(many: str) -> None:
    said = read_list(text := f"州科协{many}", 0, len(text)).names
    assert [(name.text, name.doubt) for name in said] == [("州科协", False), (many, True)]


@pytest.mark.parametrize("name", ["国务院各部门", "省委各部门", "市委各部门", "县委各部门", "区委各部门", "州委各部门"])
def test_a_name_of_many_in_one_house_is_whole(name: str) -> None:
    assert names(name) == [name]


@pytest.mark.parametrize(
    "person",
    """
        局长 副局长 主任 部长 厅长 院长 会长 主席 书记 党组书记 党委书记 局长王海涛 局长欧阳明 主任司马光
        主任上官云 局长诸葛亮 局长皇甫嵩
    """.split(),
)
def test_who_holds_the_office_is_no_part_of_its_name(person: str) -> None:
    assert names(f"县甲局{person}") == ["县甲局"]


@pytest.mark.parametrize(
    "persons",
    """
        （王海涛） （王海涛、李娜） (局长王海涛) （王海涛，赵某某） （张××） （欧阳明）
    """.split(),
)
def test_persons_in_brackets_are_no_part_of_a_name(persons: str) -> None:
    assert names(f"区财政局{persons}、区乙局") == ["区财政局", "区乙局"]


@pytest.mark.parametrize(
    "field",
    """
        金融 林业 林草 文物 文明 文旅 路政 安全 安监 方志 石油 石化 金属 党史 车管 华侨 江东 江西 江南 江北
        王家街道 李庄镇 周村 黄埔区 王府中心 高新园区
    """.split(),
)
def test_what_a_unit_answers_for_stays_in_its_name_though_it_begins_like_a_person_s(field: str) -> None:
    assert names(f"市甲局（{field}）、市乙局") == [f"市甲局（{field}）", "市乙局"]


@pytest.mark.parametrize(
    "how",
    """
        （按行业分工） （按职责分工负责） （排名不分先后） （排名不分前后） （共同） （分别）
    """.split(),
)
def test_how_it_is_done_is_no_part_of_a_name(how: str) -> None:
    assert names(f"省甲厅、省乙厅{how}") == ["省甲厅", "省乙厅"]


@pytest.mark.parametrize(
    "remark",
    """
        以下任务均需各市政府落实 以上工作都由市政府督办 上述任务不再列出 下列事项另行通知 其他单位均需配合
        其余任务均由县政府落实 各项任务均需市政府落实 未列出的单位均需配合 具体任务另行分解 不再列出
        均需市政府落实
    """.split(),
)
def test_a_remark_about_the_document_names_nobody(remark: str) -> None:
    assert names(f"市甲局，{remark}") == ["市甲局"]


@pytest.mark.parametrize(
    "leading",
    """
        由 并由 并 具体由 以 其中 会同 以及 及 与 请 和 1. 2． 3） ① ★ 市级： 县本级: 区直层面： 省级层面：
    """.split(),
)
def test_words_before_a_list_are_no_part_of_it(leading: str) -> None:
    assert names(f"{leading}市甲局、市乙局") == ["市甲局", "市乙局"]


@pytest.mark.parametrize(
    "name", ["贸易促进会", "由贸易局", "和平区政府", "和田地区公署", "和顺县政府", "和静县政府", "和龙市政府"]
)
def test_names_that_begin_like_such_words(name: str) -> None:
    assert names(f"{name}、市乙局") == [name, "市乙局"]


@pytest.mark.parametrize(
    "tail",
    """
        市政府 市人民政府 县政府 区政府 州政府 旗政府 市政府（管委会） 县人民政府(党工委)
    """.split(),
)
def test_an_ending_that_several_share(tail: str) -> None:
    assert names(f"甲乙、丙丁、戊己{tail}") == [f"甲乙{tail}", f"丙丁{tail}", f"戊己{tail}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("各盟行政公署、市人民政府", ["各盟行政公署、市人民政府"]),
        ("各地区行署、市政府", ["各地区行署、市政府"]),
        ("各乡镇人民政府、街道办事处", ["各乡镇人民政府、街道办事处"]),
        ("各镇政府、街道办事处", ["各镇政府、街道办事处"]),
        ("各街道党工委、办事处，市甲局", ["各街道党工委、办事处", "市甲局"]),
        ("街道工委、办事处", ["街道工委、办事处"]),
        ("市甲局党工委、办事处", ["市甲局党工委", "办事处"]),
        (
            "甲丙县、乙丙市、丙丁县党委和人民政府",
            [f"{place}党委和人民政府" for place in ("甲丙县", "乙丙市", "丙丁县")],
        ),
        ("各乡人民政府、街道办事处", ["各乡人民政府、街道办事处"]),
        ("甲镇政府、街道办事处", ["甲镇政府", "街道办事处"]),
        ("各县（市、区）党委、政府", ["各县（市、区）党委、政府"]),
        ("省有关部门、单位", ["省有关部门、单位"]),
        ("各县党委、人民政府", ["各县党委、人民政府"]),
        ("市直各党委、党组", ["市直各党委、党组"]),
        ("甲开发区、管委会", ["甲开发区、管委会"]),
        ("市甲局、政府采购中心", ["市甲局", "政府采购中心"]),
        ("广州、深圳市政府", ["广州市政府", "深圳市政府"]),
        ("海西州、海东市政府", ["海西州政府", "海东市政府"]),
    ],
)
def test_bare_endings_belong_to_the_name_before(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "kind",
    """
        三级医院 二甲医院 综合医院 专科医院 龙头企业 骨干企业 大型企业 中小企业 重点企业 优势企业 基层组织
        公立医院 民营企业 社会组织 专业机构 第三方机构 用人单位 建设单位 施工单位 监理单位 生产企业 经营企业
        医疗机构 卫生机构 教育机构 培训机构 科研院所 行业协会 金融机构 服务机构 运营公司 养老机构 托育机构
        承办单位 总承包企业 使用单位 产权单位 高等学校 职业学校 试点单位 定点医院 平台企业 链主企业 领军企业
        牵头企业 高校 协会 商会 学会 大学 公司 联盟 团体 家庭 社会 领队 医生团队 施工班组 甲项目部 乙物业公司
        裁判组 专家组 评审组 评委会 组委会 行业和社会组织 大型及骨干企业
    """.split(),
)
def test_a_kind_of_body_is_given_no_duty(kind: str) -> None:
    text = f"{kind}牵头，省甲厅、省乙厅配合"
    assert not parse(text, 0, len(text)).is_duty
    text = f"省甲厅牵头，{kind}配合"
    assert parse(text, 0, len(text)).is_duty


@pytest.mark.parametrize(
    "office",
    """
        市甲局 市甲委 市甲办 省甲厅 国家甲部 审计署 财务司 市政府 新区管委会 市直部门 县直单位 市关部门
        市甲局（市乙办） 市甲局〔市乙办〕
    """.split(),
)
def test_offices_behind_a_dash_are_a_duty(office: str) -> None:
    text = f"推进建设。——{office}牵头，甲银行配合"
    assert [text[f.inner_start : f.inner_end] for f in find(text, 0, len(text))] == [f"{office}牵头，甲银行配合"]


@pytest.mark.parametrize("body", ["市甲公司", "市甲中心", "市甲协会", "市甲集团"])
def test_other_bodies_behind_a_dash_are_none(body: str) -> None:
    text = f"推进建设。——{body}牵头，甲银行配合"
    assert list(find(text, 0, len(text))) == []

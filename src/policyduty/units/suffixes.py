"""Suffixes (后缀): what the end of a unit's name says of its kind.

The first that fits decides. Words are in simplified characters, folded, and without their prefix.
"""

import re

from ..model import Kind

_END = r"(?:\([^()]*\))?$"
"""A name may end in brackets: 州文化广电旅游局(州文物局)."""


def _ending(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern}){_END}")


ENDING = _ending(
    "人民政府|行政公署|行署|管理委员会|管委会|党工委|党委|党组|政府|人民法院|法院|人民检察院|检察院|人大常委会|常委会|人大|政协"
    "|办公厅|办公室|研究室|办事处|委员会|总工会|工会|联合会|协会|学会|商会|促进会|基金会|联席会议|领导小组"
    "|总局|分局|总署|总队|支队|大队|中队|军分区|军区|派出所|中心|大学|学院|学校|中学|小学|幼儿园|医院|研究院|研究所|科学院"
    "|有限责任公司|股份有限公司|有限公司|分公司|公司|集团|银行|分行|支行|支部|部门|单位|企业|机构|机关|高校|院校"
    "|[局委办厅部署院校所站台馆社会联协行处科室队组厂矿场]"
)
"""The word that a name ends in."""

_PARTY_OFFICES = (
    "中[宣组]部|宣传部|组织部|统战部|统一战线工作部|社会工作部|社工部|政法委(?:员会)?|(?<!儿)工委|党委|党组|党支部|党总支"
    "|纪委.{0,4}|纪检(?:监察)?.{0,4}|监委|监察委员会|巡[视察](?:办|工作.{0,8})|编办|编委办(?:公室)?|机构编制委员会办公室"
    "|网信办|互联网信息办公室|网络安全和信息化.{0,8}办公室|台办|台湾工作办公室|文明办|精神文明建设.{0,8}办公室"
    "|反邪教办(?:公室)?|老干部局|机要局|保密局|国安办|军民融合办|直属机关.{0,4}委员会"
)
"""党的工作机关: 《中国共产党工作机关条例(试行)》(2017), article 2; 纪委 works in one office with 监委."""
KINDS: tuple[tuple[Kind | None, re.Pattern[str]], ...] = (
    # 各县党委、政府: two bodies under one name.
    (None, re.compile("委(?:和|及|、)?.?(?:人民)?政府|党政")),
    # 武警: 《人民武装警察法》(2020), article 2; 军区, 军分区, 人武部: 《国防法》(2020); 海警: part of 武警 since 2018.
    (
        Kind.MILITARY,
        re.compile(
            "武警|武装警察|军区|军分区|警备区|战区|人武部|人民武装部|武装部|预备役|海警|解放军|中央军委|军委|^(?:驻.{0,4})?部队"
        ),
    ),
    (Kind.INSTITUTION, _ending("人大附(?:中|小|属.*)|人民大学")),
    (Kind.JUDICIAL, _ending("法院|检察院|两院")),
    (Kind.CONGRESS, re.compile("人大|人民代表大会|政协|政治协商会议")),
    # Democratic parties (民主党派) are no organs of the party or the government.
    (Kind.OTHER, re.compile("^(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)|民主党派")),
    (Kind.GOVERNMENT, _ending("(?:中国)?人民银行.*|人行.*行|国家铁路局|铁路监督管理局|烟草专卖局|邮政管理局")),
    (
        Kind.ENTERPRISE,
        _ending(
            "公司|集团|银行|分行|支行|信用社|农信社|[钢铁电机车船化纺药酒糖水煤].?厂|[煤金铜铁铝锰]矿|供电局|电业局|(?<=.)铁路局|电网|企业|合作社|加油站"
            "|移动|联通|电信|铁塔|石油|石化|人保|人寿|宾馆|酒店|会计师事务所|出版社|国企|央企"
        ),
    ),
    (
        Kind.INSTITUTION,
        _ending(
            "大学|学院|学校|党校|中学|[一二三四五六七八九十]中|小学|幼儿园|[民师]院|职[专校院]|技校|高校|院校|院所|医院|卫生院|卫生室|科研机构|医疗机构"
            "|研究院|科学院|设计院|勘[察测]院|研究所|疗养[院所]|养老院|福利院|卫生所|防疫站"
            "|中心|图书馆|博物馆|文化馆|档案馆|科技馆|科学技术馆|体育馆|美术馆|纪念馆|展览馆|少年宫|文化宫"
            "|广播电视台|电视台|广播电台|融媒体|总台|气象台|天文台|地震台|报社|通讯社|(?<!企)事业单位"
            "|中心站|(?:地震|气象|监测|观测|水文|推广|文化|检测|检验|检疫|环卫|血|种子|植保|畜牧|兽医|农机|林业|水产|疾控|保护|管理|实验|试验|农技)站"
            # 供销合作社联合社: an institution run as an organ (参照公务员法管理).
            "|供销社|供销合作社(?:联合社)?|供销合作联社|公积金中心|地质队"
        ),
    ),
    # 参加人民政协的人民团体 and those freed from registration: 《社会团体登记管理条例》, article 3.
    (
        Kind.MASS_ORGANISATION,
        _ending(
            "总工会|工会|共产主义青年团.*|共青团.*|团.{0,3}委|团中央|团组织|妇联|妇女联合会|科协|科学技术协会|社科联|社会科学界联合会"
            "|文联|文学艺术界联合会|残联|残疾人联合会|侨联|归国华侨联合会|台联|台湾同胞联谊会|青联|青年联合会|学联|工商联|工商业联合会"
            "|红十字会(?:总会)?|作协|作家协会|记协|新闻工作者协会|法学会|计生协|计划生育协会|贸促会|国际贸易促进委员会|(?<!机)关工委"
            "|关心下一代工作委员会|对外友协|群团组织|群团|人民团体"
        ),
    ),
    (Kind.PARTY, _ending(_PARTY_OFFICES)),
    # 消防救援队伍 are under 应急管理部 since 2018 (《组建国家综合性消防救援队伍框架方案》), and no troops.
    (
        Kind.GOVERNMENT,
        _ending(
            "人民政府|政府|行政公署|行署|管委会|管理委员会|办事处|街道办|办公厅|办公室|[局委厅署办]|委员会|总局|调查队|派出所|司法所|财政所|税务所"
            "|监管所|工商所|(?:公安|交警|消防|救援|特警|巡警|执法|稽查|海事|治安|刑侦|森林)[^部]{0,6}[总支大中]队|海关|边检站|边境管理支队|监狱"
            "|部门|部委|研究室|参事室|公安机关"
        ),
    ),
    (
        Kind.OTHER,
        _ending(
            "协会|学会|商会|促进会|研究会|联谊会|基金会|村委会|居委会|村民委员会|居民委员会|社会组织|社会团体|行业组织|律师事务所|志愿者.*"
        ),
    ),
)
_VILLAGERS = _ending("村民委员会|居民委员会|村委会|居委会|民委会|村[、和]?居委会|委会")
"""基层群众性自治组织: 《宪法》第一百一十一条."""
_MINISTRIES = re.compile(".部$")


def ending_of(words: str) -> str:
    """The word that a name ends in; empty where it is none that units end in."""
    found = ENDING.search(words)
    return found[0] if found else ""


def kind_of(words: str, *, party: bool, village: bool, national: bool) -> Kind | None:
    """The kind that a name's end shows, of what is behind its prefix; None where it shows none."""
    if village and _VILLAGERS.search(words):
        return Kind.OTHER
    for kind, pattern in KINDS:
        if pattern.search(words):
            if party and kind in (Kind.GOVERNMENT, Kind.OTHER):
                return Kind.PARTY
            return kind
    if party:
        return Kind.PARTY
    if national and _MINISTRIES.search(words):
        return Kind.GOVERNMENT
    return None

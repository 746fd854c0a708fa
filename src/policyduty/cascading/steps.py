"""Steps (层级对应): how the name of an office changes from a level to the next below, and which have none there.

Offices below are set up to match those above (上下对口): a department is under its own government, and is guided or led
by the department above, as 《地方各级人民代表大会和地方各级人民政府组织法》 has it.
"""

import re

from attrs import evolve, frozen

from ..locale import marked
from ..model import Certainty, Kind, Level
from .jurisdictions import rank


@frozen
class Office:
    """What a unit is, without its level and place (机构)."""

    kind: Kind | None
    stem: str
    ending: str
    party: bool
    """True for an office of a party committee."""
    certainty: Certainty = Certainty.LIKELY
    why: str = ""
    """What makes it less than likely, as a template."""
    other_endings: tuple[str, ...] = ()


INSTITUTION = marked("an institution of the level above has no counterpart by rule")
ENTERPRISE = marked("an enterprise has no counterpart")
UNTOLD = marked("its name does not say what it is")
ONLY_ABOVE = marked("such offices are not set up at that level, or not by that name")
NO_DEPARTMENTS = marked("a township has no office of its own for it")
_BRANCH = marked("at that level it is as a rule a branch of the office above")
_PUBLIC_BODY = marked("institutions of that kind are set up at every level as a rule")
_ASSOCIATION = marked("an association is of nobody's level")
_PART = marked("a branch has no counterpart")


_AT_EVERY_LEVEL = re.compile(
    "(?:疾病?预防控制中心|疾控中心|党校|行政学院|供销社|供销合作社(?:联合社)?|融媒体中心|档案馆|图书馆|文化馆|博物馆|科技馆|科学技术馆|少年宫"
    "|青少年活动中心|大数据(?:发展)?中心|政务服务.*中心|公共资源交易.*中心|机关事务.*中心|公积金.*中心|广播电视台)$"
)
"""Institutions that each level has its own of."""

_LOWEST: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        Level.NATIONAL,
        re.compile(
            "外交|国防(?!动员)|海关|^(?:国家)?铁路|^中铁|民航|民用航空|证监|证券监督|人民银行|银保监|金融监管总局|金融监督管理|外汇管理"
            "|中央和国家机关"
        ),
    ),
    # 药品监管机构只设到省一级: 《关于组建国家市场监督管理总局…》 in 《深化党和国家机构改革方案》 (2018).
    (
        Level.PROVINCIAL,
        re.compile("通信管理|监狱管理|戒毒管理|药品监督管理|药监|测绘地理信息|核工业|煤矿安全|能源监管|参事室"),
    ),
    (Level.PREFECTURE, re.compile("邮政管理")),
)
"""Offices that are not set up below a level, or are branches there that no rule names."""

_BRANCHES = re.compile("^(?:生态环境|环境保护)$")
"""县级环保局调整为市级环保局的派出分局: 《关于省以下环保机构监测监察执法垂直管理制度改革试点工作的指导意见》 (2016)."""

_IN_TOWNSHIPS = {
    "公安": "派出所",
    "司法": "司法所",
    "财政": "财政所",
    "自然资源": "自然资源所",
    "自然资源和规划": "自然资源所",
    "市场监管": "市场监管所",
    "市场监督管理": "市场监管所",
    "税务": "税务所",
}
"""派出机构 and the offices that townships have of their own."""
_TOWNSHIP_MASS = re.compile("(?:^|共青)团$|^[妇残科]$")

_DROPPED = re.compile("^(?:中国|中华全国|全国|国家|国务院)(?=.)")


def lowered(office: Office, level: Level) -> Office | str:
    """Give what an office of the level above ``level`` is at ``level``; where it has no counterpart, the reason."""
    reason = _absent(office, level)
    if reason:
        return reason
    if level is Level.TOWNSHIP:
        return _in_township(office)
    office = _STEPS[level](office)
    if office.kind in (Kind.ENTERPRISE, Kind.INSTITUTION):
        return evolve(office, certainty=Certainty.ASSUMED, why=_PUBLIC_BODY)
    if level is Level.COUNTY and _BRANCHES.match(office.stem):
        return evolve(office, certainty=Certainty.ASSUMED, why=_BRANCH)
    return office


def _absent(office: Office, level: Level) -> str:
    whole = office.stem + office.ending
    if office.kind in (Kind.ENTERPRISE, Kind.INSTITUTION) and not _AT_EVERY_LEVEL.search(whole):
        return ENTERPRISE if office.kind is Kind.ENTERPRISE else INSTITUTION
    if office.kind is Kind.OTHER:
        return _ASSOCIATION
    if office.ending in ("分局", "分行"):
        return _PART
    if office.kind is None:
        return UNTOLD
    ended = any(rank(level) > rank(lowest) and offices.search(whole) for lowest, offices in _LOWEST)
    return ONLY_ABOVE if ended else ""


def _to_province(office: Office) -> Office:
    office = evolve(office, stem=_DROPPED.sub("", office.stem))
    if office.ending == "人民法院":
        return evolve(office, stem="高级")
    if office.kind is Kind.GOVERNMENT and office.ending in ("部", "署"):
        return evolve(office, ending="厅")
    if office.kind is Kind.MASS_ORGANISATION and office.stem.endswith("中央"):
        return evolve(office, stem=office.stem.removesuffix("中央"), ending="委")
    if office.ending == "总局":
        return evolve(office, ending="局")
    if not office.stem and not office.party and office.ending in ("办公厅", "办公室"):
        return evolve(office, stem="政府", ending="办公厅")
    return office


def _to_prefecture(office: Office) -> Office:
    changed = {"厅": "局", "办公厅": "办公室", "总队": "支队", "军区": "军分区"}
    stem = office.stem.replace("高级", "中级") if office.kind is Kind.JUDICIAL else office.stem
    return evolve(office, stem=stem, ending=changed.get(office.ending, office.ending))


def _to_county(office: Office) -> Office:
    changed = {"办公厅": "办公室", "支队": "大队", "军分区": "人武部"}
    if office.kind is Kind.JUDICIAL:
        return evolve(office, stem=office.stem.replace("中级", ""))
    if office.kind is Kind.GOVERNMENT and office.ending in ("委", "委员会"):
        # Since the reform of 2019 counties have an 局 for it or a 委, as the province chose.
        stem = "教育" if office.stem == "教" else office.stem
        return evolve(office, stem=stem, ending="局", other_endings=("委",))
    return evolve(office, ending=changed.get(office.ending, office.ending))


def _in_township(office: Office) -> Office | str:
    if not office.stem and office.ending in ("人民政府", "政府", "人大", "人大常委会", "", "纪委", "武装部", "人武部"):
        return evolve(office, ending="人大" if office.ending == "人大常委会" else office.ending)
    assumed = evolve(office, certainty=Certainty.ASSUMED, why=_BRANCH)
    if office.kind is Kind.MASS_ORGANISATION:
        if office.ending in ("总工会", "工会"):
            return evolve(office, ending="总工会", other_endings=("工会",))
        return office if _TOWNSHIP_MASS.match(office.stem) else NO_DEPARTMENTS
    if office.kind is Kind.GOVERNMENT and office.stem in _IN_TOWNSHIPS:
        return evolve(assumed, stem="", ending=_IN_TOWNSHIPS[office.stem])
    return NO_DEPARTMENTS


_STEPS = {Level.PROVINCIAL: _to_province, Level.PREFECTURE: _to_prefecture, Level.COUNTY: _to_county}

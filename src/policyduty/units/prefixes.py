"""Prefixes (前缀): what the beginning of a unit's name says of its level, with the place that it names.

A level alone (州, 县), a named place (甘孜藏族自治州, 武侯区) or several (四川省甘孜藏族自治州), levels together
(县(市、区), 州、县(市)), or a word of the whole country (国家, 全国). Levels are after the Constitution of the PRC,
article 30. Words are in simplified characters, folded.
"""

import re
from functools import lru_cache

from attrs import evolve, frozen

from ..model import Level
from .places import MUNICIPALITIES, PREFECTURE_CITIES

LONGEST = 200
"""Characters. No name is longer; what is, is prose."""


@frozen(kw_only=True)
class Prefix:
    """What the beginning of a name says."""

    place: str = ""
    """The places that are named, one in the other: 四川省甘孜藏族自治州."""
    level: Level | None = None
    token: str = ""
    """The word of the level, or the words: 州 of 自治州, 县市 of 县(市)."""
    rest: str = ""
    """The name without it; a body that sets its name before the place is kept: 共青团甘孜州委 is 共青团 and 委."""
    party: bool = False
    """True where a party committee is named as the owner: 州委宣传部."""
    many: bool = False
    """True where it stands for many: 各县(市), 乡镇."""


# --- Levels ---------------------------------------------------------------------------------------------------------

_CITY = "市(?!场|容|监(?![狱委察测])|民中心|政(?!府|协|法|务))"
_COUNTY = "县(?!域)"
_DISTRICT = "区(?!域|划|块|位|间)"
"""Not of 市场, 县域, 区块链."""
_TOKEN = re.compile(
    "特别行政区|自治[区州县旗]|直辖市|直管市|(?:省辖|地级|设区的?)市|县级市|市辖区|兵团|林区|地区(?!生产)|地(?=[市州委]|$)"
    f"|街道?(?=[)、道办党人工]|$)|乡(?!村|土)|镇|[省州盟旗]|{_COUNTY}|{_CITY}|{_DISTRICT}"
)
_OF_TOKEN = {
    **dict.fromkeys("省 自治区 特别行政区 直辖市 兵团".split(), Level.PROVINCIAL),
    **dict.fromkeys("州 盟 地 地区 自治州 省辖市 地级市 设区市 设区的市".split(), Level.PREFECTURE),
    **dict.fromkeys("县 区 旗 自治县 自治旗 县级市 直管市 市辖区 林区 特区".split(), Level.COUNTY),
    **dict.fromkeys("乡 镇 街 街道".split(), Level.TOWNSHIP),
    **dict.fromkeys("村 社区".split(), Level.VILLAGE),
}
_PART = re.compile(rf"(?:{_TOKEN.pattern})(?:{_TOKEN.pattern}|\([^()]{{1,12}}\))*")
_LEVELS = re.compile(rf"(?!乡镇企业)(?:{_PART.pattern})(?:[、和及](?:{_PART.pattern}))*(?:级|直属?(?!管)|属)?")
_BESIDE_TOKEN = re.compile("[()、和及级直属]|自治(?!区)")
_VILLAGES = re.compile(r"村(?:\(社区\)|[、和]?社区)|(?:村|社区)(?=民?委会|村民委|居民?委|党|[两支]|$)")


@frozen
class _Levels:
    end: int
    level: Level
    many: bool


def _of_levels(words: str) -> _Levels | None:
    """Where the levels that words begin with end, and what they are together."""
    if villages := _VILLAGES.match(words):
        return _Levels(villages.end(), Level.VILLAGE, "村" in villages[0] and "社区" in villages[0])
    found = _LEVELS.match(words)
    if not found:
        return None
    levels = {level for part in _PART.finditer(found[0]) for level in _of_part(part[0])}
    level = levels.pop() if len(levels) == 1 else Level.MIXED
    return _Levels(found.end(), level, len(_TOKEN.findall(found[0])) > 1)


def _of_part(part: str) -> set[Level]:
    """Levels of 县(市、区): a 市 beside counties is one of theirs, else it is of a prefecture's level."""
    tokens = _TOKEN.findall(part)
    levels = set()
    for place, token in enumerate(tokens):
        before = tokens if "(" in part and not place else tokens[:place]
        beside = token == "市" and any(_OF_TOKEN.get(each) is Level.COUNTY for each in before)
        levels.add(Level.COUNTY if beside else _OF_TOKEN.get(token, Level.PREFECTURE))
    return levels


# --- Places ---------------------------------------------------------------------------------------------------------

_CHARACTER = r"[^局厅队委办院各等及、,()/\s]"
_BEHIND_TOWN = "(?=人民政府|政府|党|人大|办|工委|纪|$)"
_ZONE = re.compile(
    rf"{_CHARACTER}{{0,16}}?(?:开发区|高新区|经开区|(?<!浦东)(?<!滨海)新区|园区|保税区|自贸区|示范区|试验区|度假区|名胜区|景区|保护区|管理区"
    r"|合作区|先行区|功能区|工业区|产业[区园]|科技园|空港区)(?=管|党|工委|.{2,12}[局办委]$|$)"
)
"""Zones (开发区) are no level of government: one may be the nation's or a county's."""
_PLACE = re.compile(
    rf"新疆生产建设兵团|市[中南北]区|[城郊矿]区(?!域|划)|[甲乙丙丁某](?:{_TOKEN.pattern})"
    rf"|(?![市县区州]?城市){_CHARACTER}{{2,14}}?(?:自治[区州县旗]|特别行政区|省(?!会|[属级直])|(?<=兴安|阿拉)善?盟|(?<=锡林郭勒)盟|地区(?=行|委|.{{1,12}}[局办院]$)"
    rf"|州|(?<!智慧城)(?<!型城){_CITY}|旗(?!帜|舰)|{_COUNTY}|(?<![军分战备社灾牧])(?:特区|{_DISTRICT}))"
    rf"|{_CHARACTER}{{1,10}}?(?:(?<!城)[乡镇]|街道){_BEHIND_TOWN}"
    rf"|{_CHARACTER}{{1,8}}?(?:村|社区)(?=村?民?委会|村民委|居民?委|党|支部|两委)"
    r"|[^各全本我市区州省两某贫辖]县(?!域|[级直])"
)
_TOKEN_BEHIND = re.compile(r"(?:特别行政区|自治[区州县旗]|地区|兵团|特区|街道|社区|[省盟州市旗县区乡镇村])$")


def _named(words: str, above: Level | None) -> tuple[int, Level | None] | None:
    """Where the place that words begin with ends, and its level; ``above`` is that of the place that it lies in."""
    if zone := _ZONE.match(words):
        return zone.end(), None
    found = _PLACE.match(words)
    if not found:
        return None
    token = _TOKEN_BEHIND.search(found[0])
    if token is None:
        return None
    if token[0] != "市":
        return found.end(), _OF_TOKEN[token[0]]
    city = found[0][:-1]
    if city in MUNICIPALITIES:
        return found.end(), Level.PROVINCIAL
    if city in PREFECTURE_CITIES:
        return found.end(), Level.PREFECTURE
    return found.end(), Level.COUNTY if above is Level.PREFECTURE else None


# --- The whole beginning --------------------------------------------------------------------------------------------

_MANY = re.compile(
    "(?:全[省市州县区盟旗](?=[各有相所])|各级(?=[政人党部单有相])|各|有关|相关|其[他它余]|所有|全体|涉及|沿[江海河黄湖边])+"
)
_BODY = re.compile(
    "中国共产党|中共|中国共产主义青年团|共青团|团|中国人民政治协商会议|政协|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟"
    "|国家[^省市州县区]{1,10}?总?局|(?:中国)?人民银行|人行|中国人民解放军|武警|国网|国家电网"
)
"""Bodies that set their name before the place: 团州委, 国家税务总局临江市税务局."""
_PARTY = ("中共", "中国共产党")
_NATION = re.compile("中共中央|中央(?!驻)|国家(?!级|[^局]{1,10}局(?!办公).{2})|国务院|全国|最高(?=人民)|中华全国")
_NATION_BY_NAME = re.compile(
    "(?:外交|国防|教育|科学技术|科技|工业和信息化|公安|国家安全|民政|司法|财政|人力资源(?:和)?社会保障|自然资源|生态环境"
    "|住房(?:和)?城乡建设|交通运输|水利|农业农村|商务|文化和旅游|退役军人事务|应急管理)部|(?:人力资源|科技|工信|住建|人社)部$"
    "|中[宣组]部$|中央政法委$|审计署$|(?:市场)?[^省市州县区]{2,8}总[局署]$|团中央|中国人民银行$"
    "|中国(?!共产)[^省市州县区盟旗]{1,16}[局协联会院署]$"
)
"""The ministries (国务院组成部门, 2023), 总局 and bodies named after the country."""
_COMMITTEE = re.compile("党?委(?!员会|托|培|[、和及]?.?(?:人民)?政府)")
_COURTS = ((re.compile("高级人民法院"), Level.PROVINCIAL), (re.compile("中级人民法院"), Level.PREFECTURE))
"""《中华人民共和国人民法院组织法》(2018), articles 20 and 22."""


@lru_cache(maxsize=1 << 14)
def prefix_of(words: str) -> Prefix:
    """Read the beginning of a name, as far as it says anything; of what is too long for a name it says nothing."""
    if len(words) > LONGEST:
        return Prefix()
    body = None if _NATION_BY_NAME.match(words) else _BODY.match(words)
    behind = _read(words[body.end() :]) if body else Prefix()
    if body is None or (behind.level is None and not behind.place):
        return _read(words)
    if body[0] in _PARTY:
        return evolve(behind, rest=behind.rest.removeprefix("委员会"), party=True)
    return evolve(behind, rest=body[0] + "委" * behind.party + behind.rest, party=False)


def _read(words: str) -> Prefix:
    if _NATION_BY_NAME.match(words):
        return Prefix(level=Level.NATIONAL, token="国", rest=words)
    if nation := _NATION.match(words):
        here = _after(_MANY, words, nation.end())
        party = nation[0] in ("中共中央", "中央")
        return Prefix(level=Level.NATIONAL, token="国", rest=words[here:], party=party, many=here > nation.end())
    begun = here = _after(_MANY, words, 0)
    level = Level.MIXED if words.startswith("各级") and here else None
    many = here > 0
    levels = _of_levels(words[here:])
    while (named := _named(words[here:], level)) and not (here == begun and levels and levels.end >= named[0]):
        here, level = here + named[0], named[1]
    place = words[begun:here]
    token = _innermost(place)[1]
    while True:
        again = _after(_MANY, words, here)
        many |= again > here
        levels = _of_levels(words[again:]) if again > here or here == begun else None
        here = again
        if not levels:
            break
        token = _BESIDE_TOKEN.sub("", words[here : here + levels.end])
        here, level, many = here + levels.end, levels.level, many or levels.many
    committee = _COMMITTEE.match(words, here) if here > begun else None
    here = committee.end() if committee else here
    if level is None and not place:
        level = next((of_court for court, of_court in _COURTS if court.match(words, here)), None)
    return Prefix(place=place, level=level, token=token, rest=words[here:], party=committee is not None, many=many)


def _after(pattern: re.Pattern[str], words: str, here: int) -> int:
    found = pattern.match(words, here)
    return found.end() if found else here


def same_place(one: str, other: str) -> bool:
    """True where two places may be one: 四川省甘孜藏族自治州 and 甘孜州; the innermost counts, without its peoples."""
    if one == other:
        return True
    (name, token), (other_name, other_token) = _innermost(one), _innermost(other)
    return token == other_token and (name.startswith(other_name) or other_name.startswith(name))


@lru_cache(maxsize=1 << 12)
def _innermost(place: str) -> tuple[str, str]:
    """The innermost of some places, in name and token: 甘孜藏族 and 州."""
    while (named := _named(place, None)) and named[0] < len(place):
        place = place[named[0] :]
    token = _TOKEN_BEHIND.search(place)
    name = place[: token.start()] if token else place
    return name, _BESIDE_TOKEN.sub("", token[0]) if token else ""

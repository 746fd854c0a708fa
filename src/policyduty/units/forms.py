"""Forms of names (名称形式): what a unit's name says of itself, with no registry at hand.

The beginning gives the level (:mod:`.prefixes`), the end the kind (:mod:`.suffixes`).
"""

import re
from functools import lru_cache

from attrs import frozen

from ..model import Kind, Level
from ..scripts import either, simplified
from .folding import folded
from .prefixes import LONGEST, prefix_of
from .suffixes import ending_of, kind_of

_PLACE_OR_LEVEL = r"(?:国务院|中央|省|市|州|县|区|镇|乡|旗|盟|[^、，]{1,6}[省市州县区])?(?:级|直|属|中直|垂管|驻)?"
_COLLECTIVE = either(
    rf"""^(?:
      (?:各|有关|相关|其他|其它|所有|全体)[^的要应将须可]{{1,24}}
    | {_PLACE_OR_LEVEL}(?:各|有关|相关|其他|各级)+(?:行业|主管|职能|成员|责任|业务|涉及)*
      (?:部门|单位|机构|企业|地区|地方|方面|机关|.*(?:政府|局|委|厅|办|部门|单位))
    | .+(?:成员单位|有关部门|相关部门|有关单位|相关单位|各部门|各单位|主管部门|责任部门|各级各部门)
    )$""",
    re.VERBOSE,
)


@lru_cache(maxsize=1 << 14)
def is_collective(name: str) -> bool:
    """True for what names many units by a word for many: 各县(市)人民政府, 市直有关单位."""
    return _COLLECTIVE.match(name) is not None


_BRANCH = re.compile("[局院].+分[局院]$")
"""市公安局武侯区分局: its level is not that of the bureau which it is a part of."""

_MANY = frozenset("部门 单位 企业 机构 机关 高校 院校".split())
"""州级部门, 市属企业: a level, and nothing but a word for all that are of it."""


@frozen(kw_only=True)
class UnitForm:
    """What a unit's name says of itself (名称形式). What it does not tell is None or empty."""

    name: str
    """The name, folded."""
    place: str = ""
    """The place that it names, or several one in the other: 四川省甘孜藏族自治州."""
    level: Level | None = None
    kind: Kind | None = None
    stem: str = ""
    """What the unit is for: 教育和体育."""
    ending: str = ""
    """The word that it ends in: 局."""
    collective: bool = False
    """True for one name for many: 各有关部门, 县(市)人民政府, 州、县(市)反邪教办公室."""


@lru_cache(maxsize=1 << 14)
def unit_form(name: str) -> UnitForm:
    """Say what the form of a name tells: 甘孜藏族自治州教育和体育局 is a government office of a prefecture.

    教育局 may be of any level, and a company named after a city is of none; there the level is None. A bare 市 is taken
    for a city of a prefecture's level (地级市), which most are. The place, the stem and the ending are in simplified
    characters. Never raises.
    """
    words = simplified(folded(name))
    prefix = prefix_of(words)
    kind = kind_of(
        prefix.rest,
        party=prefix.party,
        village=prefix.level is Level.VILLAGE,
        national=prefix.level is Level.NATIONAL,
    )
    ending = ending_of(prefix.rest)
    # 企业名称登记管理规定 (2020), article 6: the place in a company's name says where it is registered.
    registered = kind is Kind.ENTERPRISE and (prefix.place or prefix.level is Level.NATIONAL)
    return UnitForm(
        name=folded(name),
        place=prefix.place,
        level=None if registered or _BRANCH.search(prefix.rest) else prefix.level,
        kind=kind,
        stem=prefix.rest[: len(prefix.rest) - len(ending)],
        ending=ending,
        collective=prefix.many or prefix.rest in _MANY or (len(words) <= LONGEST and is_collective(words)),
    )

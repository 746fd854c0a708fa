"""Lists of units (单位名单): from 省科技厅、省教育厅等部门和各市政府 to the names in it.

A list is cut at 、，；, and at 和, 及, 会同 where these join units; never inside a name. What holds a name together:

* brackets: 各县(市、区)人民政府;
* a level of government that needs the next word: 州、县(市)反邪教办公室, 各区、市政府;
* an ending that several share: 济南、青岛、烟台市政府 are three.

Units are named again and again, so what one piece of a list says is worked out once and remembered.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, takewhile

from attrs import define, evolve, field, frozen

from ..model import Role
from ..scripts import either
from . import dates
from .additions import of_several, taken_off, without_role
from .forms import is_place, is_unit, place_joined
from .levels import completes, is_party_of
from .lexicon import (
    ADVERBS_BEHIND,
    AREA_ENDING,
    BARE_TWIN,
    BRACKET,
    CITY_BY_ZHOU,
    CITY_IN_ZHOU,
    CLOSING,
    EMPTY,
    ETC,
    GOVERNED,
    HALF_AN_OFFICE,
    HELD,
    LEADING,
    LEVEL_ONLY,
    LOST_SEPARATOR,
    MARKS,
    OF_LEVEL,
    OF_LEVELS,
    ONGOING,
    OPENING,
    OTHERS,
    PERSON,
    REMARK,
    SHARED_TAIL,
    TOPIC,
    TWINNED,
)

_PART = re.compile("[^；;]+")
_PIECE = re.compile(r"[^、，,；;。|｜\\]+")
_CUT_HELD_OR_BRACKET = either(rf"{HELD}|{BRACKET.pattern}|<br */?>|[、，,；;。|｜\\]")
_HELD_OR_BRACKET = either(rf"{HELD}|{BRACKET.pattern}|<br")
_JOINT_OR_BRACKET = either(
    rf"{BRACKET.pattern}|(?<=\S)\s+(?=\S)|以及|会同|联合(?![社会国大体工总执党支办组指集])|[和及与暨]"
    r"|(?<![招工电外供客营徽浙])商(?!务|会|业|品|贸|标|协|联|学|银)|(?<=[\u4e00-\u9fff）)])(?:[.．](?=[\u4e00-\u9fff])|[·•](?=[省市州县区乡镇各有相]))"
)
_STOP = either("会同|以及|等(?!学校|院校|教育)")
_JOINT = either(r"[和及与暨]|会同")
_BARE = either(
    r"(?:人民政府|政府|党组|管委会|部门|单位)(?:[（(][^（）()]{1,8}[）)])?(?=$|[、，,；;。\s和及]|按|等|负责|配合|落实|牵头)"
)
"""A bare ending behind 、 belongs to the name before it: 各县（市、区）党委、政府, 省有关部门、单位."""
_ENDS_HELD = frozenset("省市州县縣区區旗盟乡鄉镇鎮道地师師团團村国國央级級街）)〕委")
"""What a level of government or a Party committee ends with; nothing else needs a closer look."""
_BARE_BEGINS = frozenset("人政党黨管部单單各市街办辦")
_ALWAYS_JOINS = either("会同|以及")
_BLANKS_AND_STOPS = "-—－•" + MARKS + " \t\r\n\f\v\u3000\xa0\u200b\ufeff。．.：:；;，,、"
_AREAS_OF_PEACE = ("平区", "平分局", "平街道", "田地区", "田市", "田县", "顺县", "硕县", "静县", "龙市")
"""和平区, 和田地区: what stands behind a 和 that joins nothing."""
_GROUP = either(r"\s*(?![各有相])[\u4e00-\u9fff]{2,6}(?:单位|部门|科室|处室)")
"""行业部门：区甲局: what units have in common, before them."""
_COLON = re.compile("[：:](?=.)")
_LONGEST = 120
"""Characters. No name is longer; what is, is prose that got into a list."""


@define
class Name:
    """A unit named in a clause (单位名称)."""

    text: str
    """Full name, without blanks: 济南市政府."""
    start: int
    end: int
    printed: str
    """The name as it stands there: 济南."""
    role: Role | None
    """Where the name itself carries one: 市财政局（牵头）."""
    doubt: bool
    """True where a separator was lost before it, or the name is cut short."""
    marks: str
    """The marks beside it: ★市甲局, 市甲局*."""


@define
class Listed:
    """What a list of units says."""

    names: list[Name]
    open_ended: bool
    of_bodies: bool
    """True where 等 says that the names are of bodies, however they end: 财政、水利等部门."""
    times: list[tuple[int, int]]
    """Stretches that are a time and no unit: 2025年底前完成."""
    unread: list[tuple[int, int]]
    """Stretches that are no names: too long, or behind a label that is not known."""


def read_list(text: str, start: int, end: int) -> Listed:
    """Read the names out of ``text[start:end]``."""
    names: list[Name] = []
    times: list[tuple[int, int]] = []
    unread: list[tuple[int, int]] = []
    open_ended = of_bodies = shared = False
    for low, high in (
        _pieces(text, start, end) if _COLON.search(text, start, end) is None else _topical(text, start, end)
    ):
        if high - low > _LONGEST:
            unread.append((low, high))
            continue
        said = _said(text[low:high])
        if said.is_odd:
            if said.is_remark:
                break
            if said.is_unread:
                unread.append((low, high))
            times += ((low + begin, low + stop) for begin, stop in said.times)
            open_ended |= said.open_ended
            of_bodies |= said.of_bodies
            shared |= said.may_share
        for name, begin, stop, role, doubt, marks in said.names:
            names.append(Name(name, low + begin, low + stop, name, role, doubt, marks))
            if role and of_several(text[low + begin : low + stop]):
                _share(names, role)
    return Listed(list(_with_shared_tails(names)) if shared else names, open_ended, of_bodies, times, unread)


def _share(names: list[Name], role: Role) -> None:
    """Give the role of the last name to those before it that have none: 市甲局、市乙局（共同牵头）."""
    for name in takewhile(lambda name: name.role is None, reversed(names[:-1])):
        name.role = role


def _topical(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a list, or of several with a topic before each: 水库：市水利局；尾矿库：市应急管理局."""
    lists = [part.span() for part in _PART.finditer(text, start, end)]
    topics = [topic for part in lists if (topic := TOPIC.match(text, *part))]
    if len(topics) < max(2, len(lists)):
        yield from _pieces(text, start, end)
        return
    for topic in topics:
        yield from _pieces(text, topic.end(), topic.endpos)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a list at its separators, but not within brackets, nor behind a level that needs the next word."""
    if _HELD_OR_BRACKET.search(text, start, end):
        pieces = _outside_brackets(text, start, end)
    else:
        pieces = [match.span() for match in _PIECE.finditer(text, start, end)]
    if text.find("、", start, end) < 0:
        return pieces
    whole = []
    held = None
    for low, high in pieces:
        begin = low if held is None else held
        if high < end and text[high] == "、" and _may_go_on(text, high) and _goes_on(text, low, high, end):
            held = begin
        else:
            whole.append((begin, high))
            held = None
    return whole


def _outside_brackets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    depth = 0
    here = start
    for mark in _CUT_HELD_OR_BRACKET.finditer(text, start, end):
        if mark["held"]:
            continue
        if mark.group() in OPENING:
            depth += 1
        elif mark.group() in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0:
            pieces.append((here, mark.start()))
            here = mark.end()
    pieces.append((here, end))
    return pieces


def _plain(piece: str) -> str:
    """A piece without blanks and the words before a name."""
    words = "".join(piece.split())
    leading = LEADING.match(words)
    return words[leading.end() :] if leading else words


def _may_go_on(text: str, high: int) -> bool:
    """True where a closer look at what stands around a 、 is worth it; most names end like no level of government."""
    last = text[high - 1]
    return last in _ENDS_HELD or last.isspace() or text[high + 1 : high + 2] in _BARE_BEGINS


def _goes_on(text: str, low: int, high: int, end: int) -> bool:
    """True where the piece ``text[low:high]`` and what stands behind its 、 are one name."""
    level = _level(text[low:high])
    if level and completes(level, text[high + 1 : min(end, high + 16)]):
        return True
    if text[high - 1] == "委" and is_party_of(_plain(text[low:high]), text[high + 1 : min(end, high + 6)]):
        return True
    if text[high + 1 : high + 2] not in _BARE_BEGINS:
        return False
    name = _plain(text[low:high])
    if BARE_TWIN.match(text, high + 1, end) and TWINNED.match(name):
        return True
    return _BARE.match(text, high + 1, end) is not None and is_unit(name)


@lru_cache(maxsize=1 << 14)
def _level(piece: str) -> str:
    """The level of government that a piece is, or that stands behind its last 及: 省教育局及各区."""
    name = _JOINT.split(_plain(piece))[-1] if len(piece) <= _LONGEST else ""
    return name if LEVEL_ONLY.match(name) else ""


_Spoken = tuple[str, int, int, Role | None, bool, str]
"""A name, where it stands, its own role, whether it is in doubt, its marks."""


@frozen
class _Said:
    """What one piece of a list says; places count from the piece's beginning."""

    names: tuple[_Spoken, ...] = ()
    open_ended: bool = False
    of_bodies: bool = False
    times: tuple[tuple[int, int], ...] = ()
    is_remark: bool = False
    """True where no unit follows: 以下任务均需…落实."""
    is_unread: bool = False
    """True for a label that is not known, and what it says."""
    may_share: bool = False
    """True where its ending may be shared by the pieces before it."""
    is_odd: bool = field(init=False)
    """True where it says more than names."""

    @is_odd.default
    def _(self) -> bool:
        return bool(
            self.open_ended or self.of_bodies or self.times or self.is_remark or self.is_unread or self.may_share
        )


@lru_cache(maxsize=1 << 15)
def _said(piece: str) -> _Said:
    if dates.is_time(piece):
        return _Said(times=((0, len(piece)),))
    if REMARK.match(piece):
        return _Said(is_remark=True)
    colon = _COLON.search(piece)
    if colon and _GROUP.fullmatch(piece, 0, colon.start()):
        behind = piece[colon.end() :]
        if is_unit(without_role(ONGOING.sub("", _plain(behind)))):
            return _moved(_said(behind), colon.end())
    if colon and is_unit(_plain(piece[: colon.start()])):
        piece = piece[: colon.start()]  # 市甲局：负责监测预警
    elif colon and not BRACKET.search(piece) and not OF_LEVEL.match(piece):
        return _Said(is_unread=True)
    names: list[_Spoken] = []
    times: list[tuple[int, int]] = []
    open_ended = of_bodies = False
    ongoing = ONGOING.search(piece)
    if ongoing:
        times.append(ongoing.span())
        piece = piece[: ongoing.start()]
    adverbs = ADVERBS_BEHIND.search(piece)
    piece = piece[: adverbs.start()] if adverbs else piece
    for low, high in _joined(piece):
        words = piece[low:high].strip()
        if low and dates.is_time(words):
            times.append((low, high))
            continue
        if low and not is_unit(words) and PERSON.fullmatch(words):
            continue  # 市甲局　王海涛
        etc = ETC.search(piece, low, high)
        if etc:
            open_ended = True
            of_bodies = of_bodies or etc.group() != "等"
            names += _names(piece, low, etc.start())
            low = etc.end()
        names += _names(piece, low, high)
    share = any(SHARED_TAIL.match(name) for name, *_ in names)
    return _Said(tuple(names), open_ended, of_bodies, times=tuple(times), may_share=share)


def _moved(said: _Said, by: int) -> _Said:
    """What a piece says that stands behind other words."""
    names = tuple((name, low + by, high + by, role, doubt, marks) for name, low, high, role, doubt, marks in said.names)
    return evolve(said, names=names, times=tuple((low + by, high + by) for low, high in said.times))


def _joined(piece: str) -> Iterator[tuple[int, int]]:
    """Cut a piece at the words that join two units: 甲部及各地区, and not 文化和旅游部."""
    depth = 0
    here = 0
    for joint in _JOINT_OR_BRACKET.finditer(piece):
        if joint.group() in OPENING:
            depth += 1
        elif joint.group() in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and _joins(piece[here : joint.start()], joint.group(), piece[joint.end() :]):
            yield here, joint.start()
            here = joint.end()
    yield here, len(piece)


def _joins(before: str, joint: str, after: str) -> bool:
    if _ALWAYS_JOINS.fullmatch(joint):
        return True
    name = without_role(_plain(before))
    if joint in "和及" and is_place(name) and SHARED_TAIL.match(after):
        return True  # 苏州和南通市政府
    if not (is_unit(name) or ETC.search(name) or (OTHERS.match(after) and (len(name) > 3 or AREA_ENDING.search(name)))):
        return False
    if joint.isspace() and is_unit(after.split()[0]):
        return True
    following = without_role(_STOP.split("".join(after.split()))[0])
    if joint == "和" and following.startswith(_AREAS_OF_PEACE):
        return False
    if joint in "和及" and OF_LEVELS.match(name) and GOVERNED.fullmatch(following):
        return False  # 各市、州、直管市及神农架林区人民政府
    if joint == "和" and HALF_AN_OFFICE.match(name):
        return False
    first = _JOINT.split(following)[0]
    if _BARE.fullmatch(first) or (BARE_TWIN.fullmatch(following) and TWINNED.match(name)) or is_party_of(name, first):
        return False  # 各县党委和人民政府 is one name.
    if joint == "及" or (joint.isspace() and (PERSON.fullmatch(following) or dates.is_time(following))):
        return True
    return is_unit(following) or is_unit(first)


def _names(piece: str, start: int, end: int) -> Iterator[_Spoken]:
    """The name or, where a separator was lost, the names in one stretch of a piece."""
    leading = LEADING.match(piece, start, end)
    first, last = start, end
    start = leading.end() if leading else start
    end = start + len(piece[start:end].rstrip(_BLANKS_AND_STOPS))
    marks = "".join(sign for sign in piece[first:start] + piece[end:last] if sign in MARKS)
    cuts = [start, *(match.start() for match in LOST_SEPARATOR.finditer(piece, start, end)), end]
    for low, high in pairwise(cuts):
        printed = "".join(piece[low:high].split())
        if printed and not EMPTY.match(printed):
            name, role = taken_off(printed)
            if name:  # and not （牵头）、市甲局
                yield name, low, high, role, low != start or len(name) == 1, marks


def _with_shared_tails(names: list[Name]) -> Iterator[Name]:
    """Give 济南、青岛 the ending that stands only at 烟台市政府."""
    ending = ""
    result = []
    names = list(names)
    while names:
        name = names.pop()
        tail = SHARED_TAIL.match(name.text)
        if tail:
            ending = tail["tail"]
        elif ending and (is_place(name.text) or CITY_BY_ZHOU.match(name.text)):
            is_area = AREA_ENDING.search(name.text) and not CITY_IN_ZHOU.match(name.text)
            own = ending[1:] if is_area else ending
            name = evolve(name, text=name.text + own)
        elif ending and (at := place_joined(name.printed)) and name.end - name.start == len(name.printed):
            # 市丙局和济南: the list's own last joint stands before the places, and not among them.
            names += [
                evolve(name, text=name.printed[: at - 1], end=name.start + at - 1, printed=name.printed[: at - 1]),
                evolve(name, text=name.printed[at:], start=name.start + at, printed=name.printed[at:]),
            ]
            continue
        else:
            ending = ""
        result.append(name)
    return reversed(result)

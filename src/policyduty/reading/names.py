"""Lists of units (单位名单): from 省科技厅、省教育厅等部门和各市政府 to the names in it.

A list is cut at 、，；, and at 和, 及, 会同 where these join units; never inside a name. What holds a name together:

* brackets: 各县(市、区)人民政府;
* a level of government that needs the next word: 州、县(市)反邪教办公室, 各区、市政府;
* an ending that several share: 济南、青岛、烟台市政府 are three.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve, frozen

from ..model import Role
from . import dates
from .lexicon import (
    COLLECTIVE,
    EMPTY,
    ETC,
    LEADING,
    LEVEL_ONLY,
    LOST_SEPARATOR,
    PLACE,
    SHARED_TAIL,
    UNIT_ENDING,
    role_of,
)
from .scripts import either

_CUT = either(r"[（(\[【〔]|[）)\]】〕]|[、，,；;。|｜]|(?<=\S)\s+(?=\S)|以及|会同|联合|[和及与暨]")
_NEXT = either(r"[、，,；;。\s]|会同|以及|等")
_JOINED = either(r"[和及与暨]")
_OPENING = "（([【〔"
_CLOSING = "）)]】〕"
_ROLE_IN_BRACKETS = either(
    r"[（(](?P<role>牵头(?:单位|部门)?|主办|责任(?:单位)?|负责|配合(?:单位|部门)?|协办|参与|参加)[）)]$"
)
_CLOSERS = either(r"[\s。．.：:；;，,、]+$")


@frozen
class Name:
    """A unit named in a clause (单位名称)."""

    text: str
    """Full name, without blanks: 济南市政府."""
    start: int
    end: int
    printed: str
    """The name as it stands there: 济南."""
    role: Role | None = None
    """Where the name itself carries one: 市财政局（牵头）."""
    doubt: bool = False
    """True where a separator was lost before it, or the name is cut short."""


@frozen
class Listed:
    """What a list of units says."""

    names: tuple[Name, ...]
    open_ended: bool
    times: tuple[tuple[int, int], ...]
    """Stretches that are a time and no unit: 2025年底前完成."""


def is_unit(name: str) -> bool:
    """True for what is formed like the name of a unit or of many, and is more than a bare ending."""
    ending = UNIT_ENDING.search(name)
    return bool(ending and ending.start() > 0) or COLLECTIVE.match(name) is not None


def read_list(text: str, start: int, end: int) -> Listed:
    """Read the names out of ``text[start:end]``."""
    names: list[Name] = []
    times: list[tuple[int, int]] = []
    open_ended = False
    for piece_start, piece_end in _pieces(text, start, end):
        if dates.is_time(text[piece_start:piece_end]):
            times.append((piece_start, piece_end))
            continue
        etc = ETC.search(text, piece_start, piece_end)
        if etc:
            open_ended = True
            names += _names(text, piece_start, etc.start())
            names += _names(text, etc.end(), piece_end)
        else:
            names += _names(text, piece_start, piece_end)
    return Listed(tuple(_with_shared_tails(names)), open_ended, tuple(times))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a list where one name ends and the next begins."""
    depth = 0
    here = start
    for cut in _CUT.finditer(text, start, end):
        mark = cut.group()
        if mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and _separates(text, here, cut, end):
            yield here, cut.start()
            here = cut.end()
    yield here, end


def _separates(text: str, here: int, cut: re.Match[str], end: int) -> bool:
    """Tell whether a separator stands between two names, and not within one."""
    mark = cut.group()
    before = "".join(text[here : cut.start()].split())
    after = text[cut.end() : end].lstrip()
    if mark[-1] in "同及" and len(mark) == 2:
        return True
    if mark[-1] in "和及与與暨合":
        return _complete(before) and _begins_unit(after)
    if mark.isspace():
        return _complete(before) and _begins_unit(after)
    if mark == "、" and LEVEL_ONLY.match(LEADING.sub("", before).rpartition("、")[2]):
        return not after or after.startswith(("各", "有关", "相关"))
    return True


def _complete(name: str) -> bool:
    return is_unit(LEADING.sub("", name)) or ETC.search(name) is not None


def _begins_unit(text: str) -> bool:
    """True where a text begins with a whole unit name, as the right side of 和 must."""
    name = _NEXT.split(text, maxsplit=1)[0]
    return is_unit(name) or is_unit(_JOINED.split(name, maxsplit=1)[0])


def _names(text: str, start: int, end: int) -> Iterator[Name]:
    """The name or, where a separator was lost, the names of one piece of a list."""
    leading = LEADING.match(text, start, end)
    start = leading.end() if leading else start
    closers = _CLOSERS.search(text, start, end)
    end = closers.start() if closers else end
    cuts = [start, *(m.start() for m in LOST_SEPARATOR.finditer(text, start, end)), end]
    for low, high in pairwise(cuts):
        printed = "".join(text[low:high].split())
        if printed and not EMPTY.match(printed):
            role = _ROLE_IN_BRACKETS.search(printed)
            name = printed[: role.start()] if role else printed
            yield Name(name, low, high, name, role_of(role["role"]) if role else None, low != start or len(name) == 1)


def _with_shared_tails(names: list[Name]) -> list[Name]:
    """Give 济南、青岛 the ending that stands only at 烟台市政府."""
    result = list(names)
    for index, name in enumerate(names):
        tail = SHARED_TAIL.match(name.text)
        back = index - 1
        while tail and back >= 0 and PLACE.match(names[back].text) and not is_unit(names[back].text):
            place = names[back].text
            ending = tail["tail"][1:] if place[-1] == tail["tail"][0] else tail["tail"]
            result[back] = evolve(names[back], text=place + ending)
            back -= 1
    return result

"""Brackets that name units and say nothing of what they do: 编制清单（省甲局、省乙局）. Some of them are duties."""

import re
from collections.abc import Iterator
from enum import Enum

from ..scripts import either
from .forms import is_unit, is_unit_or_area
from .lead_rules import STATED_RULE
from .lexicon import BARE_BRACKET, BRACKET, CLOSING, DUTY_HINT, GENERIC, OF_GOVERNMENT, OFFICE, OPENING
from .names import read_list

Range = tuple[int, int]

_BRACKET_BY_STOP = re.compile(
    r"[（(〔［\[【](?:(?<=[。；;！].)|(?<=[。；;！]\s.)|(?<=[。；;！]\s\s.)"
    r"|(?=(?:[^（）()〔〕［］\[\]【】\n]|[（(][^（）()\n]{0,20}[）)]){3,200}[）)〕］\]】][。；;]))"
)
_MENTION = either("如|例如|比如|譬如|包括|包含|含|即|其中|原|简称|以下简称|下称|不含|除|[^、，]{0,10}由(?!贸易)")
"""What makes of a bracket's units something that is told: （如市甲局、市乙局）."""
_PROPOSALS = ("建议》", "建議》", "提案》", "议案》", "議案》")
_LINE_END = re.compile(r"[。；;\s]*(?:\n|$)")
_LONGEST_BARE = 200
"""Characters."""
_A_HABIT = 3
"""So many brackets of units alone are no accident."""


class Bare(Enum):
    """Which brackets of units alone, that say nothing of what they do, are duties in a document."""

    OF_OFFICES = 1
    """Those that cannot be anything else."""
    AT_ENDS = 2
    """Lists of units at the end of a paragraph too."""
    ANYWHERE = 3


def habit(text: str) -> Bare:
    """Which brackets of units alone are duties: a document that names units so again and again means it."""
    found = [
        (bracket[1], [OFFICE.search(name) is not None for name in names])
        for bracket, _, names in units_alone(text, 0, len(text))
    ]
    if sum(all(offices) for _, offices in found) >= _A_HABIT:
        return Bare.ANYWHERE
    lists = [offices for end, offices in found if len(offices) > 1 and _LINE_END.match(text, end)]
    return Bare.AT_ENDS if len(lists) >= _A_HABIT and sum(map(any, lists)) * 2 > len(lists) else Bare.OF_OFFICES


def units_alone(text: str, start: int, end: int) -> Iterator[tuple[Range, Range, list[str]]]:
    """Brackets before a stop that name units and say nothing of what they do: with brackets, without, and the names."""
    for bracket in BARE_BRACKET.finditer(text, start, end):
        inner = bracket.span(1)
        if DUTY_HINT.search(text, *inner) or _is_told(text, *inner):
            continue
        names = [name.text for name in read_list(text, *inner).names]
        if names and all(is_unit(name) and not GENERIC.match(name) for name in names):
            yield bracket.span(), inner, names


def _is_told(text: str, start: int, end: int) -> bool:
    """True for units that a bracket only tells of, or that wrote what stands before it: 《…的建议》（民建市委）.

    And where it says who leads in other clauses: （排在第一位的为牵头单位，下同）.
    """
    said = text.endswith(_PROPOSALS, 0, start - 1) or _MENTION.match(text, start, end)
    return bool(said or STATED_RULE.search(text, start, end))


def units_by_stops(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Brackets of several units by a stop, and how many of the units are offices."""
    for opening in _BRACKET_BY_STOP.finditer(text, start, end):
        opened = opening.start()
        closed = _closing(text, opened, min(end, opened + _LONGEST_BARE))
        if closed < 0 or DUTY_HINT.search(text, opened, closed) or _is_told(text, opened + 1, closed):
            continue
        names = [name.text for name in read_list(text, opened + 1, closed).names]
        if len(names) > 1 and all(is_unit(name) for name in names):
            yield opened, closed, sum(1 for name in names if OFFICE.search(name))


def _closing(text: str, opened: int, end: int) -> int:
    """Where the bracket is closed that is opened there, or -1."""
    depth = 0
    for bracket in BRACKET.finditer(text, opened, end):
        depth += 1 if bracket.group() in OPENING else -1
        if depth == 0:
            return bracket.start()
    return -1


def units_only(text: str, start: int, end: int) -> Range | None:
    """A bracket at a paragraph's end that names units and says nothing of what they do: （各成员单位）."""
    bracket = _at_the_end(text, start, end)
    if bracket is None:
        return None
    names = read_list(text, bracket[0] + 1, bracket[1] - 1).names
    units = sum(1 for name in names if is_unit(name.text))
    areas = units and all(is_unit_or_area(name.text) for name in names)
    return bracket if names and (units == len(names) or areas) else None


def mostly_units(text: str, start: int, end: int) -> Range | None:
    """A bracket at a paragraph's end, of units, offices among them, and others: （市甲局、市乙局、丙品牌）."""
    bracket = _at_the_end(text, start, end)
    if bracket is None:
        return None
    names = [name.text for name in read_list(text, bracket[0] + 1, bracket[1] - 1).names]
    units = [name for name in names if is_unit(name)]
    return bracket if len(units) * 2 > len(names) > 2 and any(map(OFFICE.search, units)) else None


def _at_the_end(text: str, start: int, end: int) -> Range | None:
    """The bracket that a paragraph ends with, and that tells of nothing."""
    stop = end
    while stop > start and text[stop - 1] in "。；; \t\u3000":
        stop -= 1
    if stop == start or text[stop - 1] not in CLOSING:
        return None
    depth = 0
    for opened in range(stop - 1, max(start, stop - _LONGEST_BARE) - 1, -1):
        depth += (text[opened] in CLOSING) - (text[opened] in OPENING)
        if depth == 0:
            return None if _is_told(text, opened + 1, stop - 1) else (opened, stop)
    return None


def are_answerable(text: str, start: int, end: int) -> bool:
    """True for several units of which one is an office of government, or for units beside a time."""
    said = read_list(text, start, end)
    offices = [name.text for name in said.names if OFFICE.search(name.text)]
    of_government = len(said.names) > 1 and any(OF_GOVERNMENT.match(name) for name in offices)
    return len(offices) > 1 or of_government or bool(said.times)

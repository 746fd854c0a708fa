"""The outline (层次): which paragraphs are headings, and how deep.

Official documents number their levels 一、 （一） 1. （1） (GB/T 9704—2012, 7.3.3); laws use 第一章 第一节 第一条;
emergency plans and standards 1 1.1 1.1.1 (GB/T 1.1—2020).
Published pages print them full or half width, with stray blanks, as enclosed characters (①, ⑴, ⒈), or with a
private-use character that a font once drew.
"""

import re
from collections.abc import Collection
from enum import IntEnum

from attrs import frozen

from ..scripts import either
from .numerals import to_int


class Level(IntEnum):
    """A heading style, by its usual depth."""

    PART = 0
    """第一编、第一部分"""
    CHAPTER = 1
    """第一章"""
    SUBCHAPTER = 2
    """第一节"""
    ARTICLE = 3
    """第一条"""
    CHINESE = 4
    """一、"""
    PROGRAMME = 5
    """工程一：、行动1、问题一："""
    TASK = 6
    """任务一：、第一项："""
    MEASURE = 7
    """措施1：、举措一："""
    CHINESE_BRACKETED = 8
    """（一）"""
    DIGIT = 9
    """1."""
    DECIMAL = 10
    """1.1"""
    DECIMAL_DEEP = 11
    """1.1.1"""
    DIGIT_BRACKETED = 12
    """（1） 1）"""
    CIRCLED = 13
    """①"""


_STRAY = r"[\s\u200b\ufeff\ue000-\uf8ff]*"
_SIGN = rf"(?:(?:[★☆●◆■▲△※◎▶►•]|\*{{1,2}}|\#{{1,6}}|[-+>](?=\s)){_STRAY}){{0,2}}"
"""What some plans set before the tasks that weigh most."""
_N = r"[1-9]\d?"
_AMOUNT = (
    r"(?:[%％‰℃万亿千百个倍元吨公平米岁天年月日号成多余兆级户名项人亩家次分小/／~～-]|[A-Za-z—]"
    r"|以上|左右|以下|至|到|、\d|$)"
)
"""1.5万亩, 3.2%: what makes of digits an amount, and no marker of a heading."""
_TITLE = r"(?![年月日个万亿名家项至次条所座处辆台件部位岁种类套场期号张倍米吨])[\u4e00-\u9fff“”、（）()]{2,30}"
"""Behind digits and a blank alone, as emergency plans print them: 1 总则."""
_CN = "[一二三四五六七八九十百零〇]"
_NAMED = rf"{_CN}{{1,3}}|\d{{1,2}}"

MARKER = either(
    rf"""{_STRAY}{_SIGN}(?:
      第{_STRAY}(?P<law>{_CN}{{1,5}}|\d{{1,3}}){_STRAY}(?P<unit>章|条|部分|[编篇节项](?=[\s：:、]))[：:、]?
    | (?:重点|主要|整改|具体|工作|反馈)?(?:
        (?:工程|行动|专项|改革|项目|问题|案件|信访件|议题|实事|线索)(?P<programme>{_NAMED})
      | (?:任务|事项)(?P<task>{_NAMED}) | (?:措施|举措)(?P<measure>{_NAMED})
      )(?:[：:、.．](?!\d)|(?=\s)|$)
    | (?P<chinese>{_CN}{{1,4}}){_STRAY}[、.．﹒]
    | [（(﹙]{_STRAY}(?P<bracketed>{_CN}{{1,4}}){_STRAY}[）)﹚]
    | (?P<digit>\d{{1,3}}){_STRAY}[.．﹒、](?!\d) | (?P<before_year>\d{{1,2}})[.．﹒](?=\d{{4}}\s*年)
    | {_N}[.．﹒](?:(?P<deep>(?:{_N}[.．﹒]){{1,2}}{_N})|(?P<decimal>{_N}))[.．、]?(?![.．\d]|{_STRAY}{_AMOUNT})
    | (?P<plain>{_N})[ \u3000\t]+(?={_TITLE}$)
    | (?P<stopped>[⒈-⒛])
    | [（(]{_STRAY}(?P<digit_bracketed>\d{{1,3}}){_STRAY}[）)] | (?P<half>\d{{1,3}})[）)]
    | (?P<bracketed_digit>[⑴-⒇]) | (?P<bracketed_chinese>[㈠-㈩])
    | (?P<circled>[①-⑳㉑-㉟㊱-㊿❶-❿➀-➉])
    ){_STRAY}""",
    re.VERBOSE,
)
"""A heading marker at the beginning of a paragraph. One pattern, so that a long text is passed over once."""

_LAW = {
    "编": Level.PART,
    "篇": Level.PART,
    "部分": Level.PART,
    "章": Level.CHAPTER,
    "节": Level.SUBCHAPTER,
    "条": Level.ARTICLE,
    "项": Level.TASK,
}
_STYLES = {
    "chinese": Level.CHINESE,
    "programme": Level.PROGRAMME,
    "task": Level.TASK,
    "measure": Level.MEASURE,
    "bracketed": Level.CHINESE_BRACKETED,
    "bracketed_chinese": Level.CHINESE_BRACKETED,
    "digit": Level.DIGIT,
    "before_year": Level.DIGIT,
    "plain": Level.DIGIT,
    "decimal": Level.DECIMAL,
    "deep": Level.DECIMAL_DEEP,
    "stopped": Level.DIGIT,
    "digit_bracketed": Level.DIGIT_BRACKETED,
    "half": Level.DIGIT_BRACKETED,
    "bracketed_digit": Level.DIGIT_BRACKETED,
    "circled": Level.CIRCLED,
}


_NO_MARKER = re.compile(rf"^{_STRAY}{_SIGN}|{_STRAY}")
_LAST = re.compile(r"[.．﹒]")
"""Of 2.1.3 the last number counts under 2.1."""


@frozen
class Marker:
    """A heading marker as printed (序号)."""

    text: str
    number: int
    level: Level
    end: int
    """Where the heading's words begin."""


def marker_at(text: str, start: int, end: int) -> Marker | None:
    """The heading marker that a paragraph begins with, if any."""
    match = MARKER.match(text, start, end)
    if match is None:
        return None
    style = match.lastgroup or ""
    level = _LAW[match["unit"]] if style == "unit" else _STYLES[style]
    number = to_int(match["law"] if style == "unit" else _LAST.split(match[style])[-1])
    if number is None:
        return None
    return Marker(_NO_MARKER.sub("", match.group()), number, level, match.end())


_GLUED = re.compile(rf"(?P<digit>{_N})(?={_TITLE}$)")


def glued_at(text: str, start: int, end: int, below: list[tuple[int, int]]) -> Marker | None:
    """A number without a blank before its title, where the line ``below`` counts on from it: 1总则 above 1.1."""
    match = _GLUED.match(text, start, end) if below and text[start] in "123456789" else None
    if match is None or not text.startswith(match["digit"] + ".1", below[0][0]):
        return None
    under = marker_at(text, *below[0])
    if under is None or under.level is not Level.DECIMAL:
        return None
    return Marker(match["digit"], int(match["digit"]), Level.DIGIT, match.end())


def depth(levels: list[Level], marker: Marker, under: Collection[tuple[Level, Level]] = ()) -> int:
    """How many of the open headings stay above a new one.

    ``under`` tells which styles have stood below which before, against the usual order.

    A style that is open already is a sibling of it. A new style goes below the styles that are usually above it; but
    where a document turns the order around (1. above （一）), the first number of an unusual style goes below what
    is open.
    """
    if marker.level in levels:
        return levels.index(marker.level)
    if levels and levels[-1] > marker.level:
        begins = marker.number == 1 and (levels[0] > marker.level or marker.level in (Level.PROGRAMME, Level.TASK))
        if begins or (levels[-1], marker.level) in under:
            return len(levels)
    return sum(1 for level in levels if level < marker.level)

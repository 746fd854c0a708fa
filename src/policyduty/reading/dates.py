"""Dates and deadlines (日期、时限): 2023年6月6日, 二〇二三年六月六日, 2025年底前, 到2025年, 每年10月底前, 长期坚持."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ..model import DeadlineKind
from ..scripts import either
from .numerals import to_int

_N = r"[\d０-９]"
_CN_YEAR = "[一二三四五六七八九〇零○Ｏ]{4}"
_CN_NUMBER = "[一二三四五六七八九十廿卅元]{1,3}"

FULL_DATE = either(
    rf"(?P<year>{_N}{{4}}|{_CN_YEAR})\s*年\s*(?P<month>{_N}{{1,2}}|{_CN_NUMBER})\s*月\s*(?P<day>{_N}{{1,2}}|{_CN_NUMBER})\s*日"
)
ISO_DATE = either(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[\sT]+\d{1,2}:\d{2}(?::\d{2})?)?")


def to_date(match: re.Match[str]) -> date | None:
    """The day that a FULL_DATE or ISO_DATE names; None where the calendar has no such day."""
    year, month, day = (to_int(match[part]) for part in ("year", "month", "day"))
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


_YEARLY = rf"每年(?:的)?(?P<y_month>{_N}{{1,2}})月(?:(?P<y_day>{_N}{{1,2}})日|[底末份])?(?:之?前|以前)?"
_ONGOING = (
    r"长期(?:坚持|推进|实施|执行|任务|有效|开展)|(?:持续(?:推进|实施|开展)|全年(?:推进|坚持|开展))(?=[，。；、)）]|$)"
)
_WITHIN_YEAR = (
    rf"(?P<month>{_N}{{1,2}})\s*月(?:(?P<day>{_N}{{1,2}})\s*日|(?P<part>上旬|中旬|下旬|[底末]))?"
    r"|(?P<half>上半年|第?[一二三四]季度|年?[底末])"
)
_DEADLINE = either(
    rf"""
      (?P<yearly>{_YEARLY}) | (?P<ongoing>{_ONGOING})
    | (?P<before>(?:力争|争取|计划|确保)?(?:到|至|截至|截止|于|在)?)
      (?P<year>(?<!\d){_N}{{4}})\s*年(?:{_WITHIN_YEAR})?(?P<after>之?前|以前|之内)?
    """,
    re.VERBOSE,
)
_DONE = r"(?:完成|办结|到位|启动|实现|取得|见效|落实|建成|出台|印发|报送|推进)?[^、，]{0,12}"
_TIME_ONLY = either(
    rf"""\s*(?:(?:完成|办理|整改|工作)?(?:时限|时间|期限)为?\s*)?(?:于|在)?(?:{_DEADLINE.pattern}
    |{_N}{{4}}年?[—－\-至到~～]+{_N}{{4}}年|[“"]?十[三四五六]五[”"]?(?:期间|时期|末)
    |(?:年内|年底前?|年末|近期|上半年|下半年|第?[一二三四]季度[末底]?前?|每半年|每季度|每月|每年|全年|长期|常年|持续|即日起|常态化)
    |\d{{1,2}}月(?:份|上旬|中旬|下旬|[底末])?(?:之?前|以前)?){_DONE}\s*$""",
    re.VERBOSE,
)
_WORTH = either(r"(?=[\d每长持全])(?:\d\s*年|每年|长期|持续|全年)")
"""Where none of these stands there is no deadline; quick to see."""
_LAST_MONTH = {"上半年": 6, "一": 3, "二": 6, "三": 9, "四": 12}


@frozen
class Time:
    """A deadline found in a text."""

    start: int
    end: int
    kind: DeadlineKind
    due: date | None = None
    each_year: str | None = None


def is_time(text: str) -> bool:
    """True for a piece that is a deadline and nothing else: 2025年底前完成, 长期坚持."""
    return _TIME_ONLY.match(text) is not None


def deadlines(text: str, start: int, end: int, *, labelled: bool = False) -> Iterator[Time]:
    """Deadlines in ``text[start:end]``.

    In running text a year alone is none (2023年印发的…): it needs 到, 底, 前 or the like. Under a label (完成时限：)
    it is one.
    """
    if _WORTH.search(text, start, end) is None:
        return
    for match in _DEADLINE.finditer(text, start, end):
        if match["yearly"]:
            each_year = _day_of_each_year(match)
            if each_year:
                yield Time(match.start(), match.end(), DeadlineKind.YEARLY, each_year=each_year)
        elif match["ongoing"]:
            yield Time(match.start(), match.end(), DeadlineKind.ONGOING)
        elif labelled or match["after"] or match["before"].endswith(("到", "至", "截至", "截止")):
            due = _last_day(match)
            if due is not None:
                yield Time(match.start(), match.end(), DeadlineKind.BY, due)


def unread(text: str, start: int, end: int) -> Time:
    """A time that stands where a deadline belongs and that this module cannot place: 按省统一部署."""
    return Time(
        start, end, DeadlineKind.ONGOING if re.search("长期|持续|常年|全年", text[start:end]) else DeadlineKind.BY
    )


def _day_of_each_year(match: re.Match[str]) -> str | None:
    month = to_int(match["y_month"]) or 0
    if not 1 <= month <= 12:
        return None
    day = to_int(match["y_day"]) if match["y_day"] else monthrange(2023, month)[1]
    return f"{month:02}-{day:02}" if day and day <= monthrange(2024, month)[1] else None


def _last_day(match: re.Match[str]) -> date | None:
    year = to_int(match["year"]) or 0
    month, day, half = match["month"], match["day"], match["half"] or ""
    try:
        if day:
            return date(year, to_int(month) or 0, to_int(day) or 0)
        if month:
            last = {"上旬": 10, "中旬": 20}.get(match["part"] or "")
            number = to_int(month) or 0
            return date(year, number, last or monthrange(year, number)[1])
        number = _LAST_MONTH.get(half, _LAST_MONTH.get(half.strip("第季度"), 12))
        return date(year, number, monthrange(year, number)[1])
    except ValueError:
        return None

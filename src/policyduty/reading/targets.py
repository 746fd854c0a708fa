"""Targets (指标): measurable promises in running text.

Three forms are read: an amount with a comparison (超过1千万人次, 不低于90%), full coverage (…全覆盖), and one for each
(一村一名…). An amount alone is none: the text tells of many numbers that nobody promises.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from ..model import Relation
from ..scripts import either
from .dates import Time, deadlines
from .numerals import to_int

_SENTENCE = either(r"[^。；;！？\n]+")
_WORTH = either(
    r"(?=[不至达超突控低少以全一])"
    r"(?:不[少低小超高]|至少|达|超过|突破|控制|低于|少于|以[上下内]|全覆盖|一[\u4e00-\u9fff]{1,2}一[\u4e00-\u9fff])"
)
"""Where none of these stands there is no target; quick to see."""
_AMOUNT = either(
    r"""(?P<relation>不少于|不低于|不小于|至少|达到?|超过|突破|不超过|不高于|控制在|低于|少于|(?<!\d)(?=\d))
    (?P<number>\d[\d,]{0,30}(?:\.\d+)?)\s*(?P<scale>[十百千]?[万亿]?)
    (?P<unit>%|％|个百分点|[\u4e00-\u9fff]{1,2}次|(?:平方)?公里|[平立]方米|公[顷斤]|千瓦时?|小时|分钟|[\u4e00-\u9fff])
    (?P<after>以上|以下|以内|左右)?""",
    re.VERBOSE,
)
_COVERED = either("全覆盖")
"""Quick to see."""
_COVERAGE = either(r"(?P<metric>[^，,、：:“”]{2,24}?)(?:实现|达到)?(?P<value>全覆盖)")
_ONE_EACH = either(
    r"(?P<value>一(?P<each>[村社镇乡县校户人品企街]|社区|乡镇|街道)一(?P<unit>[名个站点校馆人员策档品]))(?P<metric>[\u4e00-\u9fff]{0,16})"
)
_RELATIONS = {
    "超过": Relation.OVER,
    "突破": Relation.OVER,
    "不超过": Relation.AT_MOST,
    "不高于": Relation.AT_MOST,
    "控制在": Relation.AT_MOST,
    "低于": Relation.UNDER,
    "少于": Relation.UNDER,
}
_AFTER = {"以上": Relation.AT_LEAST, "以下": Relation.AT_MOST, "以内": Relation.AT_MOST}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_REACHED = either("(?:实现|达到)$")
_METRIC_LEAD = either(r"^(?:并|且|使|确保|力争|争取|实现|累计实现|推动|每年|到|在|全市|全县)+")


@frozen
class Promise:
    """A target found in a text, by offsets of it."""

    start: int
    end: int
    metric: str
    value: str
    relation: Relation
    amount: int | float
    unit: str
    deadline: Time | None


def promises(text: str, start: int, end: int) -> Iterator[Promise]:
    """Targets in ``text[start:end]``, in order."""
    if _WORTH.search(text, start, end) is None:
        return
    for sentence in _SENTENCE.finditer(text, start, end):
        if _WORTH.search(text, *sentence.span()):
            yield from _in_sentence(text, *sentence.span())


def _in_sentence(text: str, start: int, end: int) -> Iterator[Promise]:
    times = list(deadlines(text, start, end))
    found = [*_amounts(text, start, end, times), *_coverage(text, start, end, times)]
    found += _one_each(text, start, end, times)
    yield from sorted(found, key=lambda promise: promise.start)


def _amounts(text: str, start: int, end: int, times: list[Time]) -> Iterator[Promise]:
    """An amount with a comparison: 超过1千万人次."""
    for match in _AMOUNT.finditer(text, start, end):
        relation = _RELATIONS.get(match["relation"]) or _AFTER.get(match["after"] or "")
        if relation is None and match["relation"]:
            relation = Relation.AT_LEAST
        if relation is None or match["unit"] in "年月日第" or text.startswith("的", match.end()):
            continue
        if relation in (Relation.AT_MOST, Relation.UNDER) and not (times or match["relation"] == "控制在"):
            continue  # A ceiling of a subsidy is no promise.
        begin = _phrase(text, start, match.start(), times)
        yield Promise(
            start=begin,
            end=match.end(),
            metric=_METRIC_LEAD.sub("", text[begin : match.start()].strip()),
            value=match.group(),
            relation=relation,
            amount=_value(match),
            unit=match["unit"].replace("％", "%"),
            deadline=_time_before(times, match.start()),
        )


def _coverage(text: str, start: int, end: int, times: list[Time]) -> Iterator[Promise]:
    """Full coverage: 实现乡镇全覆盖."""
    for match in _COVERAGE.finditer(text, start, end) if _COVERED.search(text, start, end) else ():
        stop = match.start("value")
        begin = _phrase(text, start, stop, times)
        yield Promise(
            start=begin,
            end=match.end(),
            metric=_REACHED.sub("", _METRIC_LEAD.sub("", text[begin:stop].strip())),
            value=match["value"],
            relation=Relation.EQUAL,
            amount=100,
            unit="%",
            deadline=_time_before(times, stop),
        )


def _one_each(text: str, start: int, end: int, times: list[Time]) -> Iterator[Promise]:
    """One for each: 一村一名医生."""
    for match in _ONE_EACH.finditer(text, start, end):
        yield Promise(
            start=match.start(),
            end=match.end(),
            metric=match["metric"],
            value=match["value"],
            relation=Relation.EQUAL,
            amount=1,
            unit=f"{match['unit']}/{match['each']}",
            deadline=_time_before(times, match.start()),
        )


def _phrase(text: str, start: int, stop: int, times: list[Time]) -> int:
    """Where the phrase that leads up to a value begins: after the last comma, and after a time in it."""
    begin = max(text.rfind(mark, start, stop) for mark in "，,、：:（(“”") + 1 or start
    return max([begin, *(time.end for time in times if begin <= time.start and time.end <= stop)])


def _time_before(times: list[Time], stop: int) -> Time | None:
    return next((time for time in reversed(times) if time.end <= stop), None)


def _value(match: re.Match[str]) -> int | float:
    number = match["number"].replace(",", "")
    scale = 1
    for c in match["scale"]:
        scale *= _SCALES[c]
    return float(number) * scale if "." in number else (to_int(number) or 0) * scale

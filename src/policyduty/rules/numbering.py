"""Rules about the numbers of headings (序号): 一、 （一） 1. （1）.

A group is what stands side by side under one heading. Its numbers go up by one; they may go on from the group before,
as documents do that number their tasks through all sections.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from ..contract import Example, Rule
from ..model import Finding, Severity, Task
from ..reading.outline import marker_at
from ..subject import Item, Subject

_LAYOUT = "GB/T 9704—2012《党政机关公文格式》7.3.3：结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注"


@frozen
class _Number:
    """What a marker says (序号)."""

    style: str
    """Two numbers of one style can be told one after the other: all of （一）, all of 2.1 2.2."""
    number: int


_DECIMAL = re.compile(r"((?:\d{1,3}[.．])+)(\d{1,3})[.．、]?")
"""1.1, 2.1.3: the number of the heading above and its own."""


@lru_cache(maxsize=1 << 12)
def _read(marker: str) -> _Number | None:
    words = "".join(marker.split())
    decimal = _DECIMAL.fullmatch(words)
    if decimal:
        return _Number(decimal[1].replace("．", "."), int(decimal[2]))
    if words.isascii() and words.isdecimal():
        return _Number("bare", int(words))  # As in a column of a table.
    found = marker_at(marker, 0, len(marker))
    return _Number(found.level.name, found.number) if found else None


def _numbered(group: tuple[Item, ...]) -> Iterator[tuple[Item, _Number]]:
    """Items of a group that have a number, with it."""
    for item in group:
        marker = _read(item.marker) if item.marker else None
        if marker:
            yield item, marker


def _steps(subject: Subject) -> Iterator[tuple[Item, _Number, Item, _Number]]:
    """Neighbours in a group that are numbered in one style."""
    for group in subject.siblings:
        for (before, low), (item, high) in pairwise(_numbered(group)):
            if low.style == high.style:
                yield before, low, item, high


def _gaps(subject: Subject) -> Iterator[Finding]:
    for before, low, item, high in _steps(subject):
        if high.number > low.number + 1:
            yield NUMBERING_GAP.finding(
                place=item.id, span=item.span, excerpt=item.marker, before=before.marker, marker=item.marker
            )


NUMBERING_GAP = Rule(
    code="PD101",
    name="numbering-gap",
    severity=Severity.WARNING,
    statement="The numbers of headings that stand side by side go up by one.",
    statement_zh="同级标题的序号应当连续。",
    message="{marker} follows {before}; a number between them is missing",
    message_zh="{before}之后直接是{marker}，中间缺号",
    suggestion="look for a heading that was lost or is numbered wrongly",
    suggestion_zh="核对是否漏排标题或序号有误",
    rationale="A missing number is a lost task, or a slip that makes every reference to a number doubtful.",
    rationale_zh="缺号说明漏排了任务，或者序号有误，使按序号的引用失去依据。",
    source=_LAYOUT,
    breaking=Example(
        text="一、总体要求\n做好工作。\n三、重点任务\n（一）建设。办好学校。\n责任单位：市教育局、市财政局。\n"
    ),
    keeping=Example(
        text="一、总体要求\n做好工作。\n二、重点任务\n（一）建设。办好学校。\n责任单位：市教育局、市财政局。\n"
    ),
    check=_gaps,
)


def _repeats(subject: Subject) -> Iterator[Finding]:
    for _, low, item, high in _steps(subject):
        if high.number == low.number:
            yield NUMBERING_REPEAT.finding(place=item.id, span=item.span, excerpt=item.marker, marker=item.marker)


NUMBERING_REPEAT = Rule(
    code="PD102",
    name="numbering-repeat",
    severity=Severity.WARNING,
    statement="No number stands before two neighbouring headings.",
    statement_zh="相邻的同级标题不应重号。",
    message="{marker} stands there twice in a row",
    message_zh="{marker}重号",
    suggestion="number the second one anew, and those that follow",
    suggestion_zh="更正后一个序号及其后各项",
    rationale="Two tasks of one number cannot be told apart in a ledger or a report.",
    rationale_zh="两项任务同号，台账和报送中无法区分。",
    source=_LAYOUT,
    breaking=Example(
        text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、市财政局。\n（一）办好医院。\n责任单位：市卫生健康委。\n"
    ),
    keeping=Example(
        text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、市财政局。\n（二）办好医院。\n责任单位：市卫生健康委。\n"
    ),
    check=_repeats,
)


def _disorder(subject: Subject) -> Iterator[Finding]:
    for before, low, item, high in _steps(subject):
        if 1 < high.number < low.number:
            yield NUMBERING_ORDER.finding(
                place=item.id, span=item.span, excerpt=item.marker, before=before.marker, marker=item.marker
            )


NUMBERING_ORDER = Rule(
    code="PD103",
    name="numbering-order",
    severity=Severity.WARNING,
    statement="The numbers of headings that stand side by side go up, or begin anew.",
    statement_zh="同级标题的序号应当由小到大，或从头另起。",
    message="{marker} stands after {before}",
    message_zh="{marker}排在{before}之后",
    suggestion="put the headings in order, or number them anew",
    suggestion_zh="调整先后，或重新编号",
    rationale="A number that goes back is a slip of the pen, or headings changed places. One that begins anew is the "
    "next list, of an annex say.",
    rationale_zh="序号倒退，或是笔误，或是标题错位。从头另起的是另一组事项，如附件。",
    source=_LAYOUT,
    breaking=Example(
        text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、市财政局。\n（三）办好医院。\n责任单位：市卫生健康委。\n"
        "（二）修好公路。\n责任单位：市交通运输局。\n"
    ),
    keeping=Example(
        text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、市财政局。\n（二）修好公路。\n责任单位：市交通运输局。\n"
        "（三）办好医院。\n责任单位：市卫生健康委。\n"
    ),
    check=_disorder,
)


_ENCLOSED = ("①-⑳㉑-㉟㊱-㊿", "⑴-⒇", "⒈-⒛", "㈠-㈩", "❶-❿", "➀-➉")
"""Numbers that are one character each."""


@lru_cache(maxsize=1 << 12)
def _shape(marker: str) -> str:
    """What of a marker is not its number, whatever its width: （一） and (二) are alike, 1. and 2、 are not."""
    bare = re.sub(r"[\d一二三四五六七八九十百零〇]+", "#", "".join(marker.split()))
    for enclosed in _ENCLOSED:
        bare = re.sub(f"[{enclosed}]", enclosed[0], bare)
    return bare.translate(str.maketrans("（）．", "()."))


def _mixed(subject: Subject) -> Iterator[Finding]:
    for group in subject.siblings:
        items = [item for item, _ in _numbered(group)]
        shapes = Counter(_shape(item.marker) for item in items)
        if len(shapes) < 2:
            continue
        usual = shapes.most_common(1)[0][0]
        model = next(item.marker for item in items if _shape(item.marker) == usual)
        for item in items:
            if _shape(item.marker) != usual:
                yield MIXED_MARKERS.finding(
                    place=item.id, span=item.span, excerpt=item.marker, marker=item.marker, model=model
                )


MIXED_MARKERS = Rule(
    code="PD104",
    name="mixed-markers",
    severity=Severity.WARNING,
    statement="Headings that stand side by side are numbered in one style.",
    statement_zh="同级标题的序号样式应当一致。",
    message="{marker} is numbered in another style than {model} beside it",
    message_zh="{marker}与同级的{model}样式不同",
    suggestion="write it as its neighbours",
    suggestion_zh="与同级标题统一",
    rationale="The style of a number says how deep a heading is; mixed ones make that a guess.",
    rationale_zh="序号样式表示层次，混用则层次不明。",
    source=_LAYOUT,
    breaking=Example(
        text="一、重点任务\n1.办好学校。\n责任单位：市教育局、市财政局。\n2、办好医院。\n责任单位：市卫生健康委。\n"
        "3.修好公路。\n责任单位：市交通运输局。\n"
    ),
    keeping=Example(
        text="一、重点任务\n1.办好学校。\n责任单位：市教育局、市财政局。\n2.办好医院。\n责任单位：市卫生健康委。\n"
        "3.修好公路。\n责任单位：市交通运输局。\n"
    ),
    check=_mixed,
)


def _lost(subject: Subject) -> Iterator[Finding]:
    last: dict[str, int] = {}
    for group in subject.siblings:
        numbered = list(_numbered(group))
        if not numbered:
            continue
        first, marker = numbered[0]
        goes_on = last.get(marker.style) == marker.number - 1
        for _, each in numbered:
            last[each.style] = each.number
        if marker.number == 1 or goes_on:
            continue
        before = group[: group.index(first)]
        unmarked = before[-1] if before and not before[-1].marker else None
        if marker.number == 2 and isinstance(unmarked, Task):
            words = (unmarked.title or unmarked.text).split("\n")[0].split("。")[0]
            if _STARRED.match(words):
                continue
            yield LOST_MARKER.finding(
                place=unmarked.id,
                span=unmarked.span,
                excerpt=words,
                lost=f"the item before {first.marker} has no number",
                lost_zh=f"{first.marker}之前的一项没有序号",
            )
        else:
            yield LOST_MARKER.finding(
                place=first.id,
                span=first.span,
                excerpt=first.marker,
                lost=f"{first.marker} is the first here; the numbers before it are missing",
                lost_zh=f"首项的序号是{first.marker}，前面缺号",
            )


_STARRED = re.compile(r"[^\w\s（(]{1,2}\s*[（(]?[1一]")
"""★1.: a sign before the number, which is there."""


LOST_MARKER = Rule(
    code="PD511",
    name="lost-marker",
    severity=Severity.WARNING,
    statement="The first of headings that stand side by side has the first number.",
    statement_zh="同级标题的第一个应当有第一个序号。",
    message="{lost}",
    message_zh="{lost_zh}",
    suggestion="restore the first number, or what stood before this item",
    suggestion_zh="补上首项的序号，或核对前面是否缺项",
    rationale="Web editors turn numbers into lists and lose them; the task is there and cannot be named.",
    rationale_zh="网页编辑器把序号转成自动编号后丢失：任务还在，却无从指称。",
    source=_LAYOUT,
    breaking=Example(
        text="一、重点任务\n办好学校，建设教师队伍。\n责任单位：市教育局、市财政局。\n"
        "（二）办好医院，建设医生队伍。\n责任单位：市卫生健康委。\n"
    ),
    keeping=Example(
        text="一、重点任务\n（一）办好学校，建设教师队伍。\n责任单位：市教育局、市财政局。\n"
        "（二）办好医院，建设医生队伍。\n责任单位：市卫生健康委。\n"
    ),
    check=_lost,
)

RULES = (NUMBERING_GAP, NUMBERING_REPEAT, NUMBERING_ORDER, MIXED_MARKERS, LOST_MARKER)

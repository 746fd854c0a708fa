"""Rules about days (日期), deadlines (时限) and targets (指标)."""

import re
from collections.abc import Iterator

from ..contract import Example, Rule
from ..model import DeadlineKind, Document, Duty, Finding, Severity, Span, Target, Task
from ..reading.lexicon import TIME_LABEL
from ..subject import Subject
from ..wording import chinese_day

_LAYOUT = "GB/T 9704—2012《党政机关公文格式》7.2.5、7.3.5：发文字号、成文日期"
_HEAD = "甲市人民政府关于办好学校的通知\n{number}\n各县人民政府：\n现将有关事项通知如下。\n"
_TASK = "一、重点任务\n（一）办好学校。{text}\n责任单位：市教育局、市财政局。\n"
_FOOT = "甲市人民政府\n{dated}\n"


def _paper(
    *, number: str = "甲政发〔2023〕1号", text: str = "", dated: str = "2023年3月1日", printed: str = ""
) -> Example:
    return Example(text=printed + _HEAD.format(number=number) + _TASK.format(text=text) + _FOOT.format(dated=dated))


def _fact(document: Document, name: str) -> tuple[str, Span | None]:
    """The printed words of a fact and where they stand."""
    return next(((fact.printed, fact.span) for fact in document.evidence if fact.fact == name), ("", None))


def _unpublished(subject: Subject) -> Iterator[Finding]:
    document = subject.plan.document
    if document.dated and document.published and document.published < document.dated:
        words, span = _fact(document, "dated")
        yield DATED_AFTER_PUBLISHED.finding(
            span=span,
            excerpt=words,
            dated=document.dated,
            published=document.published,
            dated_zh=chinese_day(document.dated),
            published_zh=chinese_day(document.published),
        )


DATED_AFTER_PUBLISHED = Rule(
    code="PD401",
    name="dated-after-published",
    severity=Severity.ERROR,
    statement="A document is signed before it is published.",
    statement_zh="成文日期不应晚于发布日期。",
    message="signed on {dated}, after it was published on {published}",
    message_zh="成文日期{dated_zh}晚于发布日期{published_zh}",
    suggestion="see which of the two days is wrong",
    suggestion_zh="核对两个日期",
    rationale="One of the days is wrong, and deadlines are counted from them.",
    rationale_zh="其中必有一误，而时限由此起算。",
    source=_LAYOUT,
    breaking=_paper(printed="发布日期：2023-02-01\n"),
    keeping=_paper(printed="发布日期：2023-03-02\n"),
    check=_unpublished,
)


def _backdated(subject: Subject) -> Iterator[Finding]:
    document = subject.plan.document
    if document.effective and document.dated and document.effective < document.dated:
        words, span = _fact(document, "effective")
        yield EFFECTIVE_BEFORE_DATED.finding(
            span=span,
            excerpt=words,
            dated=document.dated,
            effective=document.effective,
            dated_zh=chinese_day(document.dated),
            effective_zh=chinese_day(document.effective),
        )


EFFECTIVE_BEFORE_DATED = Rule(
    code="PD402",
    name="effective-before-dated",
    severity=Severity.WARNING,
    statement="A document takes effect on or after the day of its signature.",
    statement_zh="施行日期不应早于成文日期。",
    message="takes effect on {effective}, before it was signed on {dated}",
    message_zh="施行日期{effective_zh}早于成文日期{dated_zh}",
    suggestion="see which of the two days is wrong",
    suggestion_zh="核对两个日期",
    rationale="A document that binds before it exists is rare and says so.",
    rationale_zh="溯及既往属于例外，应当有专门说明。",
    source="《规章制定程序条例》第三十二条：规章应当自公布之日起30日后施行",
    breaking=_paper(text="本方案自2023年1月1日起施行。"),
    keeping=_paper(text="本方案自2023年4月1日起施行。"),
    check=_backdated,
)


def _overdue(subject: Subject) -> Iterator[Finding]:
    day = subject.plan.document.dated  # Not the day of a web page, which may be made years later.
    if day is None:
        return
    for task in subject.tasks:
        times = [(task.id, time) for time in task.deadlines]
        times += [(duty.id, time) for duty in task.duties for time in duty.deadlines]
        for place, time in times:
            if (
                time.kind is DeadlineKind.BY
                and time.due
                and time.due < day
                and not (place == task.id and _is_history(_words(task), time.text))
            ):
                yield DEADLINE_PASSED.finding(
                    place=place,
                    span=time.span,
                    excerpt=time.text,
                    time=time.text,
                    day=day,
                    day_zh=chinese_day(day),
                )


def _words(task: Task) -> str:
    return f"{task.title}\n{task.text}"


def _is_history(text: str, time: str) -> bool:
    """True for a time that something was done by: 2022年底前已建成20所."""
    at = text.find(time)
    return (
        at >= 0 and re.match("[^，。；\n]{0,8}已|以来|之前(?:建成|竣工|注册|批准)", text[at + len(time) :]) is not None
    )


DEADLINE_PASSED = Rule(
    code="PD403",
    name="deadline-passed",
    severity=Severity.WARNING,
    statement="No deadline was over when the document was signed.",
    statement_zh="完成时限不应早于成文日期。",
    message="{time} was over when the document was signed on {day}",
    message_zh="“{time}”早于成文日期{day_zh}",
    suggestion="see whether the year is wrong",
    suggestion_zh="核对年份",
    rationale="A deadline in the past is a year left over from an older plan.",
    rationale_zh="早于成文日期的时限，多为沿用旧稿的年份。",
    source="公文校对实践",
    breaking=_paper(text="2021年底前完成。"),
    keeping=_paper(text="2024年底前完成。"),
    check=_overdue,
)


_RECURRING = re.compile(
    r"每年|每月|每季|年均|年底|年末|年内|月底|长期|[本当今明全]年|年度|季度|期间|期末|\d年|[一二两三四五六七八九十]年|\d月|\d日"
)
"""A time, though none that reading took for the target's; time enough."""


def _is_timed(task: Task, *duties: Duty) -> bool:
    """True where the task's text has a time, or one of the duties, though it may be one that was not read: 立行立改."""
    return bool(task.deadlines) or any(duty.deadlines or TIME_LABEL.search(duty.clause) for duty in duties)


_BEFORE = 80
"""Characters before a target, that its time may stand in."""


def _with_sentences(task: Task) -> Iterator[tuple[Target, str]]:
    """Each target with its words, and with what stands before them in their sentence."""
    text = _words(task) if task.targets else ""
    here = 0
    for target in task.targets:
        at = text.find(target.text, here)
        if at < 0:
            yield target, target.text
            continue
        low = max(0, at - _BEFORE)
        begin = max(low, text.rfind("。", low, at) + 1, text.rfind("\n", low, at) + 1)
        yield target, text[begin:at] + target.text
        here = at


def _vague(subject: Subject) -> Iterator[Finding]:
    for task in subject.tasks:
        timed = bool(task.targets) and _is_timed(task, *task.duties)
        for target, words in _with_sentences(task):
            if target.amount is None:
                lack, lack_zh = "number", "数值"
            elif target.deadline is None and not timed and not _RECURRING.search(words):
                lack, lack_zh = "day", "时限"
            else:
                continue
            yield VAGUE_TARGET.finding(
                place=task.id, span=target.span, excerpt=target.text, target=target.text, lack=lack, lack_zh=lack_zh
            )


VAGUE_TARGET = Rule(
    code="PD404",
    name="vague-target",
    severity=Severity.INFO,
    statement="A target has a number and a day.",
    statement_zh="指标应当有数值和时限。",
    message="{target}: no {lack} to measure it by",
    message_zh="“{target}”没有{lack_zh}",
    suggestion="say how much, and by when",
    suggestion_zh="写明数值和完成时限",
    rationale="What has no measure or no day cannot be reported as done.",
    rationale_zh="没有数值或时限的指标无法销号。",
    source="公文督查实践：任务量化、时限明确",
    breaking=_paper(text="实现农村学校全覆盖。"),
    keeping=_paper(text="到2025年，实现农村学校全覆盖。"),
    check=_vague,
)


_STATED = 3
"""Duties that say a time themselves, at least; tasks that happen to name one make no column of times."""


def _timeless(subject: Subject) -> Iterator[Finding]:
    if sum(bool(duty.deadlines) for _, duty in subject.duties) < _STATED:
        return
    timed = sum(_is_timed(task, duty) for task, duty in subject.duties)
    if 4 * timed < 3 * len(subject.duties):
        return
    for task, duty in subject.duties:
        if not _is_timed(task, duty):
            yield DEADLINE_MISSING.finding(
                place=duty.id, span=duty.span, excerpt=duty.clause, timed=timed, total=len(subject.duties)
            )


_TIMED = "（{n}）办好第{n}学校。\n责任单位：市教育局、市财政局；完成时限：2024年{month}月底前\n"

DEADLINE_MISSING = Rule(
    code="PD405",
    name="deadline-missing",
    severity=Severity.WARNING,
    statement="Every duty has a deadline where three quarters of them have one.",
    statement_zh="四分之三以上的分工写明完成时限的，每条都应当写明。",
    message="no deadline here; {timed} of {total} duties have one",
    message_zh="没有完成时限，而 {total} 条分工中有 {timed} 条写明",
    suggestion="add the deadline",
    suggestion_zh="补充完成时限",
    rationale="A table whose column has a hole is filled in by guessing.",
    rationale_zh="时限一栏有缺，落实时只能猜测。",
    source="公文督查实践：任务量化、时限明确",
    breaking=Example(
        text="一、重点任务\n"
        + "".join(_TIMED.format(n=n, month=month) for n, month in zip("一二三", (3, 6, 9), strict=True))
        + "（四）办好医院。\n责任单位：市卫生健康委、市财政局\n"
    ),
    keeping=Example(
        text="一、重点任务\n"
        + "".join(_TIMED.format(n=n, month=month) for n, month in zip("一二三四", (3, 6, 9, 12), strict=True))
    ),
    check=_timeless,
)

_YEAR = re.compile(r"\d{4}")


def _misdated(subject: Subject) -> Iterator[Finding]:
    document = subject.plan.document
    year = _YEAR.search(document.number or "")
    if year and document.dated and document.dated.year - int(year.group()) not in (0, 1):
        words, span = _fact(document, "number")
        yield NUMBER_YEAR.finding(
            span=span,
            excerpt=words,
            number=document.number,
            dated=document.dated,
            dated_zh=chinese_day(document.dated),
        )


NUMBER_YEAR = Rule(
    code="PD406",
    name="number-year",
    severity=Severity.WARNING,
    statement="The year in a document's number is that of its signature.",
    statement_zh="发文字号的年份应当与成文日期的年份一致。",
    message="{number} was signed on {dated}",
    message_zh="发文字号为“{number}”，成文日期为{dated_zh}",
    suggestion="see which of the two years is wrong",
    suggestion_zh="核对年份",
    rationale="Numbers are given in the year of signature; what is signed early in January may carry the year before.",
    rationale_zh="发文字号按年编排；年初印发的可能仍用上年年号，其他情形必有一误。",
    source=_LAYOUT,
    breaking=_paper(number="甲政发〔2013〕1号"),
    keeping=_paper(),
    check=_misdated,
)

RULES = (DATED_AFTER_PUBLISHED, EFFECTIVE_BEFORE_DATED, DEADLINE_PASSED, VAGUE_TARGET, DEADLINE_MISSING, NUMBER_YEAR)

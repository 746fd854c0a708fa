"""What reading could not settle (读取疑点): its findings, as rules that explain them.

Reading reports these itself, with the place in the document; a saved plan no longer knows them. What can be seen in a
plan as well is looked for there.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from re import compile as pattern
from typing import Any

from attrs import evolve

from ..contract import Example, Rule
from ..model import Assignment, Finding, LeadRule, Severity
from ..subject import Subject
from .units import glued_names

_HONESTY = "policyduty：看似责任分工而未能读懂的，一律报告，不作猜测"


def _reported(code: str) -> Callable[[Subject], Iterable[Finding]]:
    """What reading reported under that code, with the rule's suggestion."""

    def check(subject: Subject) -> Iterator[Finding]:
        rule = next(rule for rule in RULES if rule.code == code)
        for doubt in subject.doubts:
            if doubt.code == code:
                yield evolve(doubt, suggestion=rule.suggestion, suggestion_zh=rule.suggestion_zh)

    return check


UNCLOSED_CLAUSE = Rule(
    code="PD501",
    name="unclosed-clause",
    severity=Severity.WARNING,
    statement="The bracket around a duty is closed.",
    statement_zh="责任条款的括号应当闭合。",
    message="the bracket of this duty is never closed",
    message_zh="责任条款的括号没有闭合",
    suggestion="close the bracket behind the last unit",
    suggestion_zh="在最后一个单位后补上右括号",
    rationale="Without its end, what belongs to the duty is a guess.",
    rationale_zh="括号不闭合，条款止于何处只能猜测。",
    source=_HONESTY,
    breaking=Example(text="一、重点任务\n（一）办好学校。（责任单位：市教育局、市财政局\n（二）办好医院。\n"),
    keeping=Example(text="一、重点任务\n（一）办好学校。（责任单位：市教育局、市财政局）\n（二）办好医院。\n"),
    check=_reported("PD501"),
)


def _unitless(subject: Subject) -> Iterator[Finding]:
    for _, duty in subject.duties:
        if not duty.assignments:
            yield DUTY_WITHOUT_UNIT.finding(place=duty.id, span=duty.span, excerpt=duty.clause)


DUTY_WITHOUT_UNIT = Rule(
    code="PD502",
    name="duty-without-unit",
    severity=Severity.WARNING,
    statement="Every duty names a unit.",
    statement_zh="每条责任分工都应当写明单位。",
    message="no unit was found in this duty",
    message_zh="责任条款中没有读到单位",
    suggestion="name the units, or take the label out",
    suggestion_zh="补充单位，或删去标签",
    rationale="A label without names is a form that was never filled in, or a line that was lost.",
    rationale_zh="只有标签没有单位，或是漏填，或是丢行。",
    source=_HONESTY,
    breaking=Example(text="一、重点任务\n（一）办好学校。\n责任单位：无\n（二）办好医院。\n责任单位：市卫生健康委\n"),
    keeping=Example(
        text="一、重点任务\n（一）办好学校。\n责任单位：市教育局\n（二）办好医院。\n责任单位：市卫生健康委\n"
    ),
    check=_unitless,
)

_GLUED = pattern(r"[府局委办厅会室][省市州县区](?:级|直)(?:各|有关|相关)[\u4e00-\u9fff]{0,6}?(?:部门|单位)")
"""…人民政府州级各部门: one unit has ended and a collective of a level begins."""
_ENDING = pattern(
    r"(?:各?[省市州县区](?:[（(][市区县州、]+[）)])?(?:人民)?政府|[\u4e00-\u9fff]{1,8}(?:局|委|办|厅|管委会|办公室))$"
)


def _separatorless(subject: Subject) -> Iterator[Finding]:
    for _, duty in subject.duties:
        for one, other in pairwise(duty.assignments):
            if _touch(one, other, duty.clause):
                yield _lost(one.printed, other.printed, place=duty.id, span=duty.span)
    for name, (first, second, is_sure) in glued_names(subject).items():
        for each in subject.mentions[name]:
            found = _lost(first, second, place=each.duty.id, span=each.assignment.span or each.duty.span)
            yield found if is_sure else evolve(found, fix=None)
    for match in subject.find(_GLUED):
        ended = _ENDING.search(subject.text, max(0, match.start - 12), match.start + 1)
        if ended:
            span = subject.span(ended.start(), match.end)
            yield _lost(ended.group(), match.words[1:], place=match.place, span=span)


def _touch(one: Assignment, other: Assignment, clause: str) -> bool:
    """True for two units with nothing between them. 县安委会各成员单位 are the members of one."""
    if one.span and other.span and one.span.source == other.span.source and one.span.end != other.span.start:
        return False
    return one.printed + other.printed in "".join(clause.split()) and not other.printed.startswith(("各成员", "成员"))


def _lost(first: str, second: str, **where: Any) -> Finding:
    return LOST_SEPARATOR.finding(
        excerpt=first + second,
        fix=f"{first}、{second}",
        first=first,
        second=second,
        **where,
    )


LOST_SEPARATOR = Rule(
    code="PD503",
    name="lost-separator",
    severity=Severity.WARNING,
    statement="A mark stands between two units.",
    statement_zh="两个单位之间应当有分隔符。",
    message="no mark stands between {first} and {second}",
    message_zh="“{first}”与“{second}”之间没有分隔符",
    suggestion="put 、 between them",
    suggestion_zh="在两个单位之间补“、”",
    rationale="Two units without a mark between them are read as one that nobody knows, and neither gets its duty.",
    rationale_zh="两个单位连写，会被当作一个不存在的单位，两家都漏掉任务。",
    source="GB/T 15834—2011《标点符号用法》4.5：句内并列词语之间用顿号",
    breaking=Example(text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、市科协各县（市）人民政府。\n"),
    keeping=Example(text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、市科协、各县（市）人民政府。\n"),
    check=_separatorless,
)


def _bare(subject: Subject) -> Iterator[Finding]:
    # Where a stated rule says who leads and who joins, a bracket of names says it too.
    ruled = {duty.id for _, duty in subject.duties if duty.rule is LeadRule.FIRST_LISTED}
    yield from (doubt for doubt in _reported("PD504")(subject) if doubt.place not in ruled)


BARE_BRACKET = Rule(
    code="PD504",
    name="bare-bracket",
    severity=Severity.WARNING,
    statement="A bracket of units says what they do.",
    statement_zh="列出单位的括号应当写明其职责。",
    message="this bracket names units and not what they do; they were read as responsible, or as no duty",
    message_zh="括号内只列单位，未写明职责，按责任单位读取，或未作为责任条款读取",
    suggestion="say 责任单位：… or …牵头，…配合",
    suggestion_zh="写明“责任单位：…”或“…牵头，…配合”",
    rationale="（各成员单位） behind a sentence can be its duty or a remark.",
    rationale_zh="句后的“（各成员单位）”可能是分工，也可能是说明。",
    source=_HONESTY,
    breaking=Example(
        text="一、重点任务\n（一）办好学校。（市教育局、市财政局）\n（二）办好医院。（市卫生健康委、市财政局）\n"
    ),
    keeping=Example(
        text="一、重点任务\n（一）办好学校。（市教育局、市财政局负责）\n（二）办好医院。（市卫生健康委、市财政局负责）\n"
    ),
    check=_bare,
)

UNREAD_STRETCH = Rule(
    code="PD505",
    name="unread-stretch",
    severity=Severity.WARNING,
    statement="All of a duty can be read as units and what they do.",
    statement_zh="责任条款应当全部由单位及其职责构成。",
    message="this stretch of the duty was not read as units",
    message_zh="责任条款中这一段未能读作单位",
    suggestion="look at the printed words; divide them, or take them out of the duty",
    suggestion_zh="核对原文，将其断开或移出责任条款",
    rationale="No name of a unit is 120 characters long: a separator or the end of the duty is missing.",
    rationale_zh="没有单位名称会长达 120 字：分隔符或条款结尾缺失。",
    source=_HONESTY,
    breaking=Example(text=f"一、重点任务\n（一）办好学校。\n责任单位：市教育局、{'甲乙丙丁戊己庚辛壬癸' * 13}。\n"),
    keeping=Example(text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、市财政局。\n"),
    check=_reported("PD505"),
)

NO_DUTY = Rule(
    code="PD506",
    name="no-duty",
    severity=Severity.WARNING,
    statement="A division of duties names at least one unit.",
    statement_zh="责任分工方案至少应当写明一个单位。",
    message="no unit with a duty was found in this document",
    message_zh="文中没有读到承担责任的单位",
    suggestion="see whether the document is a plan, and whether its table or annex was read",
    suggestion_zh="核对是否为责任分工方案，附表附件是否已读取",
    rationale="A document without any duty is the wrong file, or its annex is in another.",
    rationale_zh="没有分工的文件，或不是方案，或分工在另一附件中。",
    source=_HONESTY,
    breaking=Example(text="关于放假的通知\n一、时间安排\n国庆节放假七天。\n"),
    keeping=Example(text="关于放假的通知\n一、时间安排\n做好值班。（市政府办公室负责）\n"),
    check=_reported("PD506"),
)


def _truncated(subject: Subject) -> Iterator[Finding]:
    for name, mentions in subject.mentions.items():
        if len(name) > 1 or name in subject.units:
            continue
        candidates = sorted(
            other for other in {*subject.mentions, *subject.units} if other.endswith(name) and other != name
        )
        hint = "、".join(candidates[:3])
        for each in mentions:
            yield TRUNCATED_UNIT.finding(
                place=each.duty.id,
                span=each.assignment.span or each.duty.span,
                excerpt=each.assignment.printed,
                unit=each.assignment.printed,
                hint=f"one of {hint}, perhaps" if hint else "look at the printed document",
                hint_zh=f"可能是{hint}" if hint else "核对原件",
            )


TRUNCATED_UNIT = Rule(
    code="PD512",
    name="truncated-unit",
    severity=Severity.ERROR,
    statement="The name of a unit is more than one character.",
    statement_zh="单位名称不应只剩一个字。",
    message="{unit} is one character of a name; the rest is lost",
    message_zh="“{unit}”只是单位名称中的一个字，其余残缺",
    suggestion="{hint}",
    suggestion_zh="{hint_zh}",
    rationale="A unit whose name is cut has no duty that anybody could tell.",
    rationale_zh="名称残缺，无从得知由谁承担。",
    source="公文校对实践",
    breaking=Example(text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、委、市财政局。\n"),
    keeping=Example(text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、团市委、市财政局。\n"),
    check=_truncated,
)

RULES = (
    UNCLOSED_CLAUSE,
    DUTY_WITHOUT_UNIT,
    LOST_SEPARATOR,
    BARE_BRACKET,
    UNREAD_STRETCH,
    NO_DUTY,
    TRUNCATED_UNIT,
)

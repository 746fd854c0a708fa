"""Rules about leads (牵头): who leads, and whether the document keeps to its own lead rule."""

import re
from collections import Counter
from collections.abc import Iterator

from ..contract import Example, Rule
from ..model import Duty, Finding, LeadRule, Role, Severity
from ..subject import Subject
from ..units.forms import is_collective
from .roles import LEAD_PRACTICE

_RULE = "责任单位：市教育局、市财政局。排在第一位的为牵头单位，下同。\n"


_SETTLED = re.compile(
    r"分工(?:负责|落实|实施|协作|抓好|推进|组织)|(?:职责|职能|任务|权限|分工)(?:分工|范围内?)?[^，,、；;。：:]{0,6}(?:负责|落实|实施|抓好|推进)"
    r"|分别|分头|分级|分口|分片|各自|各负其责|会同|[局委办厅部院会社府]商|共同牵头"
)
"""The clause says how several do it: each its own part (按职责分工负责), or one with others (甲会同乙)."""


def _unsettled(subject: Subject) -> list[Duty]:
    """Duties of several units that leave it open who calls the first meeting."""
    return [
        duty
        for _, duty in subject.duties
        if len(duty.assignments) > 1
        and not duty.leads
        and len(duty.responsible) != 1  # One that answers and others that support it: no more need be said.
        and not _SETTLED.search(duty.clause)
        and not all(is_collective(each.unit) for each in duty.assignments)
    ]


def _leadless(subject: Subject) -> Iterator[Finding]:
    shared = [duty for _, duty in subject.duties if len(duty.assignments) > 1]
    if 2 * sum(bool(duty.leads) for duty in shared) <= len(shared):
        return
    for duty in _unsettled(subject):
        if not _is_late(subject, duty):
            yield NO_LEAD.finding(place=duty.id, span=duty.span, excerpt=duty.clause, count=len(duty.assignments))


NO_LEAD = Rule(
    code="PD201",
    name="no-lead",
    severity=Severity.WARNING,
    statement="Every duty of several units has a lead where most do.",
    statement_zh="多数分工指明牵头单位的，多个单位的分工都应当指明。",
    message="{count} units and no lead, where most duties of this plan have one",
    message_zh="列有 {count} 个单位而没有牵头单位，本方案多数分工都有",
    suggestion="mark the unit that leads",
    suggestion_zh="标明牵头单位",
    rationale="Where several answer and none leads, nobody calls the first meeting. Duties that say how they are "
    "shared (按职责分工负责, 分别负责, 甲会同乙) are left out.",
    rationale_zh="多家负责而无人牵头，工作无从启动。已写明“按职责分工负责”“分别负责”“甲会同乙”等的，不在此列。",
    source=LEAD_PRACTICE,
    breaking=Example(
        text="一、重点任务\n（一）办好学校。（市教育局牵头，市财政局配合）\n（二）办好医院。（市卫生健康委牵头，市财政局配合）\n"
        "（三）修好公路。（责任单位：市交通运输局、市财政局）\n"
    ),
    keeping=Example(
        text="一、重点任务\n（一）办好学校。（市教育局牵头，市财政局配合）\n（二）办好医院。（市卫生健康委牵头，市财政局配合）\n"
        "（三）修好公路。（市交通运输局牵头，市财政局配合）\n"
    ),
    check=_leadless,
)


_JOINTLY = re.compile(r"(?:共同|联合|分别|分头|各自|并列|双|均为?|都)(?:担任|作为)?牵头")
"""The clause states the exception."""


def _two(subject: Subject) -> Iterator[Finding]:
    for _, duty in subject.duties:
        if (
            len(duty.leads) > 1
            and (duty.rule is LeadRule.FIRST_LISTED or _is_ruled(subject, duty))
            and not _JOINTLY.search(duty.clause)
        ):
            yield TWO_LEADS.finding(place=duty.id, span=duty.span, excerpt=duty.clause, units="、".join(duty.leads))


TWO_LEADS = Rule(
    code="PD202",
    name="two-leads",
    severity=Severity.WARNING,
    statement="Where the first listed unit leads, a duty has one lead.",
    statement_zh="规定排在第一位的为牵头单位的，每条分工只有一个牵头单位。",
    message="{units} all lead here, but the plan says that the first listed leads",
    message_zh="{units}都标为牵头单位，而本方案规定排在第一位的为牵头单位",
    suggestion="name one lead, or state the exception: 共同牵头",
    suggestion_zh="只留一个牵头单位，或写明“共同牵头”",
    rationale="A rule that allows one lead is broken by two: each takes the other for the one.",
    rationale_zh="规则只认一个牵头单位，两个并列则互相推诿。",
    source=LEAD_PRACTICE,
    breaking=Example(
        text=f"一、重点任务\n（一）办好学校。\n{_RULE}（二）办好医院。\n牵头单位：市卫生健康委、市医保局。\n"
    ),
    keeping=Example(
        text=f"一、重点任务\n（一）办好学校。\n{_RULE}（二）办好医院。\n责任单位：市卫生健康委、市医保局。\n"
    ),
    check=_two,
)


_STATED = re.compile(r"(?:[排列居]|首位|第一)[^，。；\n]{0,16}牵头")
"""A lead rule, in words that need not be those that reading knows."""


def _unruled(subject: Subject) -> Iterator[Finding]:
    shared = _unsettled(subject)
    if (
        len(shared) > 1
        and subject.plan.lead_rule is LeadRule.NONE
        and not any(duty.leads for _, duty in subject.duties)
        and not _STATED.search(subject.text)
    ):
        first = shared[0]
        yield LEAD_RULE_MISSING.finding(span=first.span, excerpt=first.clause, count=len(shared))


LEAD_RULE_MISSING = Rule(
    code="PD206",
    name="lead-rule-missing",
    severity=Severity.WARNING,
    statement="A plan whose duties list several units says who leads.",
    statement_zh="分工列有多个单位的方案，应当说明谁牵头。",
    message="{count} duties list several units, and nothing in the plan says which leads",
    message_zh="有 {count} 条分工列有多个单位，而全文没有说明谁牵头",
    suggestion="state the rule once (排在第一位的为牵头单位，下同), or mark the leads",
    suggestion_zh="写明规则（排在第一位的为牵头单位，下同），或逐条标明牵头单位",
    rationale="Readers then take the first for the lead, or do not, and each unit reads it its own way.",
    rationale_zh="各单位对首列单位是否牵头理解不一。",
    source=LEAD_PRACTICE,
    breaking=Example(
        text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、市财政局。\n（二）办好医院。\n责任单位：市卫生健康委、市财政局。\n"
    ),
    keeping=Example(
        text=f"一、重点任务\n（一）办好学校。\n{_RULE}（二）办好医院。\n责任单位：市卫生健康委、市财政局。\n"
    ),
    check=_unruled,
)


def _is_late(subject: Subject, duty: Duty) -> bool:
    """True for a duty that the stated lead rule came too late for."""
    rule = subject.plan.lead_rule_span
    return rule is not None and duty.span is not None and duty.span.end < rule.start


def _is_ruled(subject: Subject, duty: Duty) -> bool:
    """True for a duty that stands where a stated lead rule holds."""
    return subject.plan.lead_rule is LeadRule.FIRST_LISTED and not _is_late(subject, duty)


def _late(subject: Subject) -> Iterator[Finding]:
    early = [
        duty for _, duty in subject.duties if len(duty.assignments) > 1 and not duty.leads and _is_late(subject, duty)
    ]
    if early:
        yield LEAD_RULE_LATE.finding(span=subject.plan.lead_rule_span, count=len(early), first=early[0].id)


LEAD_RULE_LATE = Rule(
    code="PD207",
    name="lead-rule-late",
    severity=Severity.WARNING,
    statement="A lead rule is stated before or in the first duty that it is for.",
    statement_zh="牵头规则应当在第一条分工处说明。",
    message="the lead rule is stated behind {count} duties that need it, the first of them {first}",
    message_zh="牵头规则写在 {count} 条分工之后，第一条为 {first}",
    suggestion="state it at the first duty",
    suggestion_zh="移到第一条分工处",
    rationale="下同 says: from here on. What stands before has no lead by it.",
    rationale_zh="“下同”自此处起生效，之前的分工没有牵头单位。",
    source=LEAD_PRACTICE,
    breaking=Example(
        text=f"一、重点任务\n（一）办好医院。\n责任单位：市卫生健康委、市财政局。\n（二）办好学校。\n{_RULE}"
    ),
    keeping=Example(
        text=f"一、重点任务\n（一）办好学校。\n{_RULE}（二）办好医院。\n责任单位：市卫生健康委、市财政局。\n"
    ),
    check=_late,
)


def _contradicted(subject: Subject) -> Iterator[Finding]:
    for _, duty in subject.duties:
        if duty.rule is LeadRule.EXPLICIT and _is_ruled(subject, duty) and len(duty.leads) == 1:
            first = min(duty.assignments, key=lambda each: each.position)
            if first.role is not Role.LEAD:
                yield LEAD_RULE_CONTRADICTED.finding(
                    place=duty.id, span=duty.span, excerpt=duty.clause, lead=duty.leads[0], first=first.printed
                )


LEAD_RULE_CONTRADICTED = Rule(
    code="PD208",
    name="lead-rule-contradicted",
    severity=Severity.WARNING,
    statement="A duty keeps to the lead rule that the plan states.",
    statement_zh="各条分工应当与已说明的牵头规则一致。",
    message="{lead} is marked as the lead, but {first} is listed first, and the plan says that the first leads",
    message_zh="标明“{lead}”牵头，而排在第一位的是“{first}”，与“排在第一位的为牵头单位”不一致",
    suggestion="list the lead first",
    suggestion_zh="将牵头单位排在第一位",
    rationale="A reader who knows the rule takes the first for the lead without reading on.",
    rationale_zh="按规则，读者会认首列单位为牵头单位。",
    source=LEAD_PRACTICE,
    breaking=Example(
        text=f"一、重点任务\n（一）办好学校。\n{_RULE}（二）办好医院。\n配合单位：市财政局\n牵头单位：市卫生健康委\n"
    ),
    keeping=Example(
        text=f"一、重点任务\n（一）办好学校。\n{_RULE}（二）办好医院。\n牵头单位：市卫生健康委\n配合单位：市财政局\n"
    ),
    check=_contradicted,
)


def _overloaded(subject: Subject) -> Iterator[Finding]:
    leads = Counter(
        {
            name: sum(mention.assignment.role is Role.LEAD for mention in mentions)
            for name, mentions in subject.mentions.items()
        }
    )
    leading = [count for count in leads.values() if count]
    total = sum(leading)
    for name, count in leads.items():
        if count >= 6 and count > 3 * total / len(leading) and 2 * count > total:
            yield LEADS_OVERLOAD.finding(unit=name, count=count, total=total, units=len(leading))


LEADS_OVERLOAD = Rule(
    code="PD209",
    name="leads-overload",
    severity=Severity.INFO,
    statement="No unit leads far more than its share.",
    statement_zh="牵头任务不宜过于集中于一个单位。",
    message="{unit} leads {count} of {total} duties that {units} units lead",
    message_zh="“{unit}”牵头 {count} 条，全部 {total} 条由 {units} 个单位牵头",
    suggestion="see whether that is meant",
    suggestion_zh="核对是否合理",
    rationale="Often it is meant; sometimes a unit was set as first by habit. It leads at least six duties, more "
    "than half of all, and more than three times the average.",
    rationale_zh="有时属实，有时是习惯性首列。提示条件：牵头不少于六条，超过总数的一半，且超过平均数三倍。",
    source="policyduty",
    breaking=Example(
        text="一、重点任务\n"
        + "".join(f"{n}.办好第{n}学校。（市教育局牵头，市财政局配合）\n" for n in range(1, 13))
        + "13.办好医院。（市卫生健康委牵头，市财政局配合）\n14.修好公路。（市交通运输局牵头，市财政局配合）\n"
        "15.建好水库。（市水利局牵头，市财政局配合）\n16.建好公园。（市城管局牵头，市财政局配合）\n"
    ),
    keeping=Example(
        text="一、重点任务\n1.办好学校。（市教育局牵头，市财政局配合）\n2.办好医院。（市卫生健康委牵头，市财政局配合）\n"
    ),
    check=_overloaded,
)

RULES = (
    NO_LEAD,
    TWO_LEADS,
    LEAD_RULE_MISSING,
    LEAD_RULE_LATE,
    LEAD_RULE_CONTRADICTED,
    LEADS_OVERLOAD,
)

"""Rules about the units within a duty (角色): one that leads and not many, and each in one role, once."""

import re
from collections.abc import Iterator

from ..contract import Example, Rule
from ..model import Assignment, Duty, Finding, LeadRule, Role, Severity
from ..subject import Subject
from ..units.forms import is_collective

LEAD_PRACTICE = "国务院办公厅重点工作分工类文件的通行体例：列第一位者为牵头单位，或写明“…牵头，…配合”"


_AREAS = re.compile(
    r"^各(?:级|地|(?:有关|相关)?(?:设区|[省市州县区旗盟乡镇]|街道|自治|直辖|开发区|管委会|园区)).*|[省市州县区旗盟乡镇](?:人民)?政府$"
)
"""各县（市、区）人民政府: each in its own area, and each knows it."""


def _has_choice(duty: Duty) -> bool:
    """True for a duty that marks its lead, or has a single unit that could lead by the plan's rule."""
    several = len(duty.assignments) > 1
    return several and (
        duty.rule is LeadRule.EXPLICIT or not all(is_collective(each.unit) for each in duty.assignments)
    )


def _collective(subject: Subject) -> Iterator[Finding]:
    for name, mentions in subject.mentions.items():
        unit = subject.units.get(name)
        if (unit.collective if unit else is_collective(name)) and not _AREAS.search(name):
            for mention in mentions:
                if mention.assignment.role is Role.LEAD and _has_choice(mention.duty):
                    yield COLLECTIVE_LEAD.finding(
                        place=mention.duty.id,
                        span=mention.assignment.span or mention.duty.span,
                        excerpt=mention.assignment.printed,
                        unit=mention.assignment.printed,
                    )


COLLECTIVE_LEAD = Rule(
    code="PD203",
    name="collective-lead",
    severity=Severity.WARNING,
    statement="A single unit leads, not many under one name.",
    statement_zh="牵头单位应当是一个单位，不是一类单位。",
    message="{unit} leads here: one name for many units",
    message_zh="“{unit}”是一类单位，不宜牵头",
    suggestion="name the unit that leads",
    suggestion_zh="写明具体牵头单位",
    rationale="有关部门 lead nothing: none of them knows that it is meant. Governments lead in their own area, all of "
    "them (各县人民政府), and are left out.",
    rationale_zh="“有关部门”牵头，等于无人牵头。各县（市、区）人民政府等在本地区牵头，不在此列。",
    source=LEAD_PRACTICE,
    breaking=Example(text="一、重点任务\n（一）办好学校。（市级有关部门牵头，市教育局、市财政局配合）\n"),
    keeping=Example(text="一、重点任务\n（一）办好学校。（市教育局牵头，市财政局、市级有关部门配合）\n"),
    check=_collective,
)


def _repeated(subject: Subject) -> Iterator[Finding]:
    for _, duty in subject.duties:
        if len({each.unit for each in duty.assignments}) == len(duty.assignments):
            continue
        seen: dict[str, Assignment] = {}
        for each in duty.assignments:
            before = seen.setdefault(each.unit, each)
            if before is each or before.role is not each.role or _said_anew(duty.clause, before, each):
                continue
            other = before.printed != each.printed
            yield REPEATED_UNIT.finding(
                place=duty.id,
                span=each.span or duty.span,
                excerpt=each.printed,
                unit=each.printed,
                first=f" (the first time as {before.printed})" if other else "",
                first_zh=f"（前面印作“{before.printed}”）" if other else "",
            )


def _said_anew(clause: str, before: Assignment, each: Assignment) -> bool:
    """True where a verb stands between: 甲局负责立项，乙局负责实施，甲局负责验收."""
    start = clause.find(before.printed)
    end = clause.rfind(each.printed)
    return 0 <= start < end and re.search("负责|监督|督导|指导|验收|统筹", clause[start:end]) is not None


REPEATED_UNIT = Rule(
    code="PD204",
    name="repeated-unit",
    severity=Severity.ERROR,
    statement="A duty names a unit once.",
    statement_zh="一条分工中一个单位只列一次。",
    message="{unit} stands in this duty twice{first}",
    message_zh="“{unit}”在本条分工中重复{first_zh}",
    suggestion="take one out, or see which unit was meant",
    suggestion_zh="删去一处，或核对原意所指单位",
    rationale="The second is set by mistake, often in the place of another unit, which then has no duty.",
    rationale_zh="重复的一处往往本应是另一个单位，该单位因此漏掉。",
    source="公文校对实践",
    breaking=Example(text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、市财政局、市教育局。\n"),
    keeping=Example(text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、市财政局、市人力资源社会保障局。\n"),
    check=_repeated,
)


def _both(subject: Subject) -> Iterator[Finding]:
    for _, duty in subject.duties:
        if len({each.unit for each in duty.assignments}) == len(duty.assignments):
            continue
        leads = set(duty.leads)
        for each in duty.assignments:
            if each.role is not Role.LEAD and each.unit in leads:
                yield TWO_ROLES.finding(
                    place=duty.id, span=each.span or duty.span, excerpt=each.printed, unit=each.printed
                )


TWO_ROLES = Rule(
    code="PD205",
    name="two-roles",
    severity=Severity.WARNING,
    statement="A unit has one role in a duty.",
    statement_zh="一个单位在一条分工中只担任一种角色。",
    message="{unit} leads this duty and supports it too",
    message_zh="“{unit}”在本条分工中既牵头又配合",
    suggestion="keep the role that was meant",
    suggestion_zh="保留应有的角色",
    rationale="Nobody supports itself; counts of duties go wrong by it.",
    rationale_zh="单位不能配合自己，统计也会重复。",
    source="公文校对实践",
    breaking=Example(text="一、重点任务\n（一）办好学校。\n牵头单位：市教育局\n配合单位：市财政局、市教育局\n"),
    keeping=Example(text="一、重点任务\n（一）办好学校。\n牵头单位：市教育局\n配合单位：市财政局\n"),
    check=_both,
)


RULES = (COLLECTIVE_LEAD, REPEATED_UNIT, TWO_ROLES)

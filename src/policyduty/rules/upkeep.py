"""Rules about what is kept beside a plan: corrections (勘误) that are assumed, and waivers (豁免) that are no use."""

from collections.abc import Iterator
from datetime import date

from ..contract import Example, Rule
from ..model import Certainty, Correction, Finding, Severity, Waiver
from ..model.evidence import covering
from ..subject import Subject
from ..wording import chinese_day

_TEXT = "一、重点任务\n（一）办好学校。\n责任单位：{units}。\n"


def _waiver(code: str, until: date) -> Waiver:
    return Waiver(code=code, reason="原文如此", by="办公室", until=until)


def _unused(subject: Subject) -> Iterator[Finding]:
    waivers = [each for each in subject.plan.waivers if each.until >= subject.today]
    used = {terms for finding in subject.found for terms in covering(finding)} if waivers else set()
    for waiver in waivers:
        if waiver.terms not in used and waiver.code not in subject.skipped:
            yield UNUSED_WAIVER.finding(
                place=waiver.place, excerpt=waiver.excerpt, waived=waiver.code, reason=waiver.reason
            )


UNUSED_WAIVER = Rule(
    code="PD001",
    name="unused-waiver",
    severity=Severity.WARNING,
    statement="Every waiver is for something that is found.",
    statement_zh="每项豁免都应当对应实际存在的问题。",
    message="the waiver of {waived} ({reason}) is for nothing that is found",
    message_zh="对 {waived} 的豁免（{reason}）没有对应的问题",
    suggestion="take it out",
    suggestion_zh="删去该豁免",
    rationale="A waiver left behind hides the next finding of its kind.",
    rationale_zh="遗留的豁免会掩盖以后的同类问题。",
    source="policyduty",
    breaking=Example(text=_TEXT.format(units="市教育局、市财政局"), waivers=(_waiver("PD204", date.max),)),
    keeping=Example(text=_TEXT.format(units="市教育局、市财政局、市教育局"), waivers=(_waiver("PD204", date.max),)),
    check=_unused,
    looks_at_findings=True,
)


def _expired(subject: Subject) -> Iterator[Finding]:
    for waiver in subject.plan.waivers:
        if waiver.until < subject.today:
            yield EXPIRED_WAIVER.finding(
                place=waiver.place,
                excerpt=waiver.excerpt,
                waived=waiver.code,
                reason=waiver.reason,
                until=waiver.until,
                until_zh=chinese_day(waiver.until),
            )


EXPIRED_WAIVER = Rule(
    code="PD002",
    name="expired-waiver",
    severity=Severity.WARNING,
    statement="No waiver has run out.",
    statement_zh="豁免应当在有效期内。",
    message="the waiver of {waived} ({reason}) ended on {until}",
    message_zh="对 {waived} 的豁免（{reason}）已于{until_zh}到期",
    suggestion="mend what it was for, or accept it anew",
    suggestion_zh="解决该问题，或重新确认豁免",
    rationale="A doubt is accepted for a time, so that somebody looks again.",
    rationale_zh="豁免有期限，是为到期后再作核对。",
    source="policyduty",
    breaking=Example(
        text=_TEXT.format(units="市教育局、市财政局、市教育局"), waivers=(_waiver("PD204", date(2020, 1, 1)),)
    ),
    keeping=Example(text=_TEXT.format(units="市教育局、市财政局、市教育局"), waivers=(_waiver("PD204", date.max),)),
    check=_expired,
)


def _assumed(subject: Subject) -> Iterator[Finding]:
    for correction in subject.plan.corrections:
        if correction.certainty is Certainty.ASSUMED:
            yield ASSUMED_CORRECTION.finding(
                span=correction.span,
                excerpt=correction.corrected,
                id=correction.id,
                printed=correction.printed,
                corrected=correction.corrected,
            )


ASSUMED_CORRECTION = Rule(
    code="PD530",
    name="assumed-correction",
    severity=Severity.INFO,
    statement="No correction rests on an assumption.",
    statement_zh="勘误不应建立在假定之上。",
    message="correction {id} assumes {corrected} where {printed} is printed",
    message_zh="勘误 {id} 假定“{printed}”应为“{corrected}”",
    suggestion="ask the issuing office",
    suggestion_zh="向发文机关核实",
    rationale="What is assumed is a working choice and not evidence; whoever uses the plan should know.",
    rationale_zh="假定只是权宜，使用者应当知情。",
    source="policyduty",
    breaking=Example(
        text=_TEXT.format(units="市教育局、委"),
        corrections=(
            Correction(
                id="unit",
                printed="市教育局、委",
                corrected="市教育局、团市委",
                reason="名称残缺",
                certainty=Certainty.ASSUMED,
                evidence="",
            ),
        ),
    ),
    keeping=Example(text=_TEXT.format(units="市教育局、团市委")),
    check=_assumed,
)

RULES = (UNUSED_WAIVER, EXPIRED_WAIVER, ASSUMED_CORRECTION)

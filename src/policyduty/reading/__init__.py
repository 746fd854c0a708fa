"""Reading (读懂): from a transcript to a plan, in three parts: front matter, outline, and the grammar of duties."""

import re
from collections.abc import Iterable

from attrs import evolve, frozen

from ..collector import paused
from ..model import Finding, LeadRule, Plan, Severity, Unit
from ..transcript import Transcript
from .account import Account, account
from .assembly import Assembly, StatedLeads
from .bare import habit
from .body import Item, read_body, split
from .flattened import aligned, flattened
from .front_matter import read_front_matter
from .lead_rules import ABOVE, EACH_LEADS, LEAD_RULE, STATED_RULE, mark_rule
from .lines import mended
from .stretches import Stretches
from .tables import read_tables
from .text_tables import tables_in_text

__all__ = ["Account", "ReadPlan", "read_transcript"]


@frozen(kw_only=True)
class ReadPlan:
    """What reading a transcript gives."""

    plan: Plan
    findings: tuple[Finding, ...]
    account: Account


def read_transcript(transcript: Transcript, *, id: str, units: tuple[Unit, ...] = ()) -> ReadPlan:
    """Read a plan out of a document's text, and say what was not understood. It takes any text and never fails."""
    with paused():
        return _read(transcript, id, units)


def _read(transcript: Transcript, id: str, units: tuple[Unit, ...]) -> ReadPlan:
    transcript, lines, numbers = mended(transcript)
    text = transcript.text
    if not transcript.tables:
        transcript = evolve(transcript, tables=(*tables_in_text(text), *flattened(text, lines), *aligned(text, lines)))
    tabled, taken = read_tables(transcript)
    if taken:
        within = Stretches(taken)
        lines = [line for line in lines if line[0] not in within]
    parts = split(text, lines, tabled=bool(tabled))
    facts = read_front_matter(transcript, parts.front, parts.closing + parts.tail)
    root = read_body(text, parts.body, bare=habit(text))
    around = parts.front + parts.tail + numbers
    accounted = account(transcript, facts, around, parts.body + parts.closing, root, tabled)
    stated = STATED_RULE.search(text)
    marked = mark_rule(text, 0, len(text))
    leads = StatedLeads(
        first_from=_first_from(text, stated, [root, *tabled]) if stated else None,
        each=stated is not None and EACH_LEADS.search(text) is not None,
        mark=marked["mark"] if marked else None,
    )
    assembly = Assembly(transcript, units, leads)
    root.children = sorted([*root.children, *tabled], key=lambda item: item.start)
    lead_in = "" if root.duties() else assembly.words(root)
    sections, tasks = assembly.children(root, "")
    assembly.tell_of_whole()
    plan = Plan(
        id=id,
        title=facts.title,
        document=facts.document,
        lead_rule=LeadRule.FIRST_LISTED if stated else LeadRule.EXPLICIT if assembly.explicit else LeadRule.NONE,
        lead_rule_span=transcript.span(*_whole(text, stated.start(), stated.end())) if stated else None,
        preface="\n".join(filter(None, (*(text[start:end] for start, end in facts.preface), lead_in))),
        closing="\n".join(text[start:end] for start, end in parts.closing),
        sections=sections,
        tasks=tasks,
        corrections=transcript.corrections,
        sources=(transcript.source,),
    )
    named = {assignment.unit for duty in plan.iter_duties() for assignment in duty.assignments}
    plan = evolve(plan, units=tuple(unit for unit in units if unit.name in named))
    findings = assembly.findings if named else [*assembly.findings, _NO_DUTY]
    return ReadPlan(plan=plan, findings=tuple(findings), account=accounted)


def _first_from(text: str, stated: re.Match[str], items: Iterable[Item]) -> int:
    """From where on the first listed unit leads: from the clause that says so on, or from the document's beginning.

    From there where it is said of what stands above, or below all clauses: 注：以上任务列第一位的为牵头单位。
    """
    start, end = _whole(text, stated.start(), stated.end())
    is_last = all(clause.end <= start for item in items for clause in item.all_duties())
    return 0 if is_last or ABOVE.match(text, start, end) else stated.start()


_NO_DUTY = Finding(
    code="PD506",
    severity=Severity.WARNING,
    message="no unit with a duty was found in this document",
    message_zh="文中没有读到承担责任的单位",
)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The stated rule with the words around it: 排在第一位的为牵头单位，下同."""
    match = LEAD_RULE.search(text, max(0, start - 12), min(len(text), end + 30))
    return match.span() if match else (start, end)

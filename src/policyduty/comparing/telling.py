"""Telling (说明): a change in lines, each a label and words with what was deleted and inserted in them.

Every output shows these, in its own marks. They are in the language of the moment.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from attrs import field, frozen

from ..locale import gettext, language, marked
from ..model import (
    Assignment,
    Basis,
    Correction,
    Deadline,
    Evidence,
    LeadRule,
    Role,
    Source,
    Span,
    Target,
    Unit,
    Waiver,
)
from ..model.checks import as_tuple
from ..views import TaskRow
from ..wording import chinese, chinese_day
from .changes import Change, ChangeKind, FactChange, SectionChange, TaskChange
from .duties import DeadlineChange, DutyChange, TargetChange, UnitChange, UnitChangeKind
from .words import WordRun, WordRunKind, reworded


class ChangeTopic(StrEnum):
    """What a line is about."""

    FACT = "fact"
    PLACE = "place"
    TITLE = "title"
    TEXT = "text"
    JOINED = "joined"
    LEFT = "left"
    PROMOTED = "promoted"
    DEMOTED = "demoted"
    ROLE = "role"
    PROPOSAL = "proposal"
    PRINTED = "printed"
    ORDER = "order"
    OPEN_ENDED = "open_ended"
    RULE = "rule"
    SCOPE = "scope"
    CLAUSE = "clause"
    DEADLINE = "deadline"
    TARGET = "target"


@frozen(kw_only=True)
class ChangeLine:
    """Something that a change says (一行说明)."""

    topic: ChangeTopic
    label: str
    """What it is about, in words."""
    duty: str = ""
    """Id of the duty that it is about, where the task has several."""
    runs: tuple[WordRun, ...] = field(converter=as_tuple)


_KINDS = {
    ChangeKind.ADDED: marked("added"),
    ChangeKind.REMOVED: marked("removed"),
    ChangeKind.SPLIT: marked("split"),
    ChangeKind.MERGED: marked("merged"),
    ChangeKind.MOVED: marked("moved"),
    ChangeKind.RENUMBERED: marked("renumbered"),
    ChangeKind.RETITLED: marked("retitled"),
    ChangeKind.REWORDED: marked("reworded"),
    ChangeKind.REASSIGNED: marked("reassigned"),
    ChangeKind.RESCHEDULED: marked("rescheduled"),
    ChangeKind.RETARGETED: marked("targets changed"),
    ChangeKind.EVIDENCE: marked("other evidence only"),
}

_TOPICS = {
    ChangeTopic.PLACE: marked("Stands in"),
    ChangeTopic.TITLE: marked("Title"),
    ChangeTopic.TEXT: marked("Text"),
    ChangeTopic.JOINED: marked("Joined"),
    ChangeTopic.LEFT: marked("Left"),
    ChangeTopic.PROMOTED: marked("Leads now"),
    ChangeTopic.DEMOTED: marked("Leads no more"),
    ChangeTopic.ROLE: marked("Other role"),
    ChangeTopic.PROPOSAL: marked("Proposal"),
    ChangeTopic.PRINTED: marked("Other name"),
    ChangeTopic.ORDER: marked("Order"),
    ChangeTopic.OPEN_ENDED: marked("Open list"),
    ChangeTopic.RULE: marked("Lead rule"),
    ChangeTopic.SCOPE: marked("Answers for"),
    ChangeTopic.CLAUSE: marked("Clause"),
    ChangeTopic.DEADLINE: marked("Deadline"),
    ChangeTopic.TARGET: marked("Target"),
}

_FACTS = {
    "id": marked("Id"),
    "title": marked("Title"),
    "lead_rule": marked("Lead rule"),
    "lead_rule_span": marked("Where the lead rule stands"),
    "preface": marked("Preface"),
    "closing": marked("Closing words"),
    "units": marked("Registry"),
    "corrections": marked("Corrections"),
    "waivers": marked("Waivers"),
    "sources": marked("Source"),
    "document.title": marked("Document"),
    "document.issuer": marked("Issuer"),
    "document.number": marked("Number"),
    "document.dated": marked("Dated"),
    "document.published": marked("Published"),
    "document.effective": marked("In force"),
    "document.addressees": marked("Addressees"),
    "document.basis": marked("Basis"),
    "document.notice": marked("Notice"),
    "document.openness": marked("Openness"),
    "document.url": marked("Address"),
    "document.evidence": marked("Evidence"),
}

_ROLES = {Role.LEAD: marked("lead"), Role.CO: marked("co-responsible"), Role.RESPONSIBLE: marked("responsible")}

_UNIT_TOPICS = {
    UnitChangeKind.JOINED: ChangeTopic.JOINED,
    UnitChangeKind.LEFT: ChangeTopic.LEFT,
    UnitChangeKind.PROMOTED: ChangeTopic.PROMOTED,
    UnitChangeKind.DEMOTED: ChangeTopic.DEMOTED,
    UnitChangeKind.ROLE: ChangeTopic.ROLE,
    UnitChangeKind.PROPOSAL: ChangeTopic.PROPOSAL,
    UnitChangeKind.PRINTED: ChangeTopic.PRINTED,
}


def kind_label(kind: ChangeKind) -> str:
    """Give the word for a kind of change."""
    return gettext(_KINDS[kind])


def kind_summary(changes: Iterable[SectionChange | TaskChange]) -> str:
    """Count changes by kind, in words: ``added 2, moved 1``; a change of several kinds is in each."""
    counts = Counter(kind for change in changes for kind in change.kinds)
    return gettext(", ").join(f"{kind_label(kind)} {counts[kind]}" for kind in ChangeKind if counts[kind])


def topic_label(topic: ChangeTopic) -> str:
    """Give the word for a topic."""
    return gettext(_TOPICS[topic])


def change_ids(change: SectionChange | TaskChange) -> tuple[str, str]:
    """Give the ids before and after, those of several joined by 、; empty where it was added or removed."""
    if isinstance(change, SectionChange):
        return change.before.id if change.before else "", change.after.id if change.after else ""
    before, after = ("、".join(row.task.id for row in rows) for rows in (change.before, change.after))
    return before, after


def change_title(change: SectionChange | TaskChange) -> str:
    """Give what it is called now, or was, by printed number and title; of one without title, its first words."""
    if isinstance(change, SectionChange):
        section = change.after or change.before
        return f"{section.marker}{section.title}" if section else ""
    rows = change.after or change.before
    return " / ".join(f"{row.task.marker}{row.task.title or _beginning(row.task.text)}" for row in rows)


def _beginning(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"


def change_lines(change: Change) -> tuple[ChangeLine, ...]:
    """Say in lines what a change is, beyond its kinds and the numbers and titles of what it is about."""
    if isinstance(change, FactChange):
        return (ChangeLine(topic=ChangeTopic.FACT, label=gettext(_FACTS[change.fact]), runs=_fact(change)),)
    if isinstance(change, SectionChange):
        return tuple(_line(topic, runs) for topic, runs in _wording(change))
    return tuple(_task(change))


def _line(topic: ChangeTopic, runs: Sequence[WordRun], duty: str = "") -> ChangeLine:
    return ChangeLine(topic=topic, label=topic_label(topic), duty=duty, runs=runs)


def _wording(change: SectionChange | TaskChange) -> Iterator[tuple[ChangeTopic, tuple[WordRun, ...]]]:
    """Give the title and the text where they are others, or new or gone; a new or old title stands in the heading."""
    if change.before and change.after and _differs(change.title):
        yield ChangeTopic.TITLE, change.title
    if _differs(change.text):
        yield ChangeTopic.TEXT, change.text


def _task(change: TaskChange) -> Iterator[ChangeLine]:
    if ChangeKind.MOVED in change.kinds:
        before, after = (_sections(rows) for rows in (change.before, change.after))
        yield _line(
            ChangeTopic.PLACE, _replaced(before, after) if before != after else [WordRun(WordRunKind.EQUAL, after)]
        )
    for topic, runs in _wording(change):
        yield _line(topic, runs)
    several = (
        len(change.before) == len(change.after) == 1
        and max(len(row.task.duties) for row in (*change.before, *change.after)) > 1
    )
    for duty in change.duties:
        name = (duty.after or duty.before)[0].id if several else ""
        for topic, words in _duty(duty):
            yield _line(topic, words, name)
    for deadline in change.deadlines:
        yield _line(ChangeTopic.DEADLINE, _deadline(deadline))
    for target in change.targets:
        yield _line(ChangeTopic.TARGET, _target(target))


def _sections(rows: Iterable[TaskRow]) -> str:
    return "；".join(dict.fromkeys(row.section_title for row in rows)) or "—"


def _duty(duty: DutyChange) -> Iterator[tuple[ChangeTopic, Sequence[WordRun]]]:
    changes = duty.units
    for kind, topic in _UNIT_TOPICS.items():
        runs = [
            run for unit in changes if unit.kind is kind for run in (WordRun(WordRunKind.EQUAL, "、"), *_unit(unit))
        ][1:]
        if runs:
            yield topic, runs
    if duty.order:
        yield ChangeTopic.ORDER, _replaced(*map("、".join, duty.order))
    if duty.open_ended:
        yield (
            ChangeTopic.OPEN_ENDED,
            _replaced(*(gettext("yes") if value else gettext("no") for value in duty.open_ended)),
        )
    if duty.rule:
        yield ChangeTopic.RULE, _replaced(*map(_value, duty.rule))
    if duty.scope:
        yield ChangeTopic.SCOPE, duty.scope
    if duty.before and duty.after and duty.reclaused and not (changes or duty.order):
        yield ChangeTopic.CLAUSE, duty.clause
    for deadline in duty.deadlines:
        yield ChangeTopic.DEADLINE, _deadline(deadline)


def _unit(change: UnitChange) -> list[WordRun]:
    before, after = change.before, change.after
    if change.kind is UnitChangeKind.PRINTED and before and after:
        return _replaced(before.printed, after.printed)
    kind = WordRunKind.EQUAL if before and after else WordRunKind.INSERTED if after else WordRunKind.DELETED
    return [WordRun(kind, f"{change.unit}（{'→'.join(_part(each) for each in (before, after) if each)}）")]


def _part(assignment: Assignment) -> str:
    role = gettext(_ROLES[assignment.role])
    return f"{role}{gettext(', ')}{gettext('proposed')}" if assignment.proposed else role


def _deadline(change: DeadlineChange) -> Sequence[WordRun]:
    before, after = change.before, change.after
    if before and after and before.text == after.text:
        return _replaced(_exactly(before), _exactly(after))
    return reworded(before.text if before else "", after.text if after else "")


def _exactly(deadline: Deadline) -> str:
    day = deadline.each_year or _value(deadline.due) or deadline.kind.value
    return f"{deadline.text}（{day}）"


def _target(change: TargetChange) -> Sequence[WordRun]:
    before, after = change.before, change.after
    if before and after and before.text == after.text:
        return _replaced(_measured(before), _measured(after))
    return reworded(before.text if before else "", after.text if after else "")


def _measured(target: Target) -> str:
    amount = "" if target.amount is None else f"{target.relation or ''}{target.amount:,}{target.unit}"
    due = _exactly(target.deadline) if target.deadline else ""
    return "，".join(filter(None, (target.metric, target.value, amount, due))) or target.text


def _fact(change: FactChange) -> Sequence[WordRun]:
    before, after = change.before, change.after
    if change.fact in ("document.addressees", "document.basis"):
        return reworded(*("；".join(map(_name, items)) for items in (before, after)))
    if isinstance(before, tuple):
        return _items(before, after)
    if isinstance(before or after, str):
        return reworded(before or "", after or "")
    return _replaced(_value(before), _value(after))


def _items(before: Sequence[Any], after: Sequence[Any]) -> list[WordRun]:
    """Give the names of what is gone, what is new, and what is kept and not as it was."""
    old, new = ({_name(each): each for each in items} for items in (before, after))
    changed = [name for name, item in new.items() if name in old and old[name] != item]
    groups = (
        (WordRunKind.DELETED, [name for name in old if name not in new]),
        (WordRunKind.INSERTED, [name for name in new if name not in old]),
        (WordRunKind.EQUAL, changed or ([] if {*old} ^ {*new} else [*new])),
    )
    runs = [
        run
        for kind, names in groups
        if names
        for run in (WordRun(WordRunKind.EQUAL, "；"), WordRun(kind, "、".join(names)))
    ]
    return runs[1:]


def _name(item: Any) -> str:
    if isinstance(item, (Source, Unit)):
        return item.name
    if isinstance(item, Basis):
        return f"{item.title}{item.number or ''}"
    if isinstance(item, Waiver):
        return f"{item.code} {item.place}".rstrip()
    if isinstance(item, Correction):
        return item.id
    return item.fact if isinstance(item, Evidence) else str(item)


def _value(value: Any) -> str:
    if isinstance(value, LeadRule):
        return chinese(value) if language() == "zh" else value.value.replace("_", " ")
    if isinstance(value, date):
        return chinese_day(value) if language() == "zh" else value.isoformat()
    if isinstance(value, Span):
        return f"{value.source}:{value.start}-{value.end}"
    return "" if value is None else str(value)


def _replaced(before: str, after: str) -> list[WordRun]:
    runs = (WordRun(WordRunKind.DELETED, before), WordRun(WordRunKind.INSERTED, after))
    return [run for run in runs if run.text]


def _differs(runs: Sequence[WordRun]) -> bool:
    return any(run.kind is not WordRunKind.EQUAL for run in runs)

"""Writing what changed between two plans (比对结果) as JSON: one object, every key always there."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

import attrs

from policyduty import Diff, Section
from policyduty.comparing import (
    ChangeKind,
    DeadlineChange,
    DutyChange,
    FactChange,
    SectionChange,
    TargetChange,
    TaskChange,
    WordRun,
    WordRunKind,
)
from policyduty.views import TaskRow

VERSION = 1
"""Of the layout. Keys may be added before the next."""


def write_diff(diff: Diff, target: BinaryIO, language: str) -> None:  # noqa: ARG001 - it says nothing in words
    """Write the object as UTF-8. Where a text holds a lone surrogate, all that is not ASCII is written as escapes."""
    layout = _layout(diff)
    try:
        data = json.dumps(layout, ensure_ascii=False, indent=1).encode()
    except UnicodeEncodeError:
        data = json.dumps(layout, indent=1).encode()
    target.write(data + b"\n")


def _layout(diff: Diff) -> dict[str, Any]:
    (before, after), (old, new) = diff.ids, diff.headings
    return {
        "format": "policyduty.diff",
        "version": VERSION,
        "before": {"id": before, "heading": old},
        "after": {"id": after, "heading": new},
        "counts": {"facts": len(diff.facts), "sections": _counts(diff.sections), "tasks": _counts(diff.tasks)},
        "facts": [_fact(change) for change in diff.facts],
        "sections": [_section(change) for change in diff.sections],
        "tasks": [_task(change) for change in diff.tasks],
    }


def _counts(changes: Iterable[SectionChange | TaskChange]) -> dict[str, int]:
    counts = Counter(kind for change in changes for kind in change.kinds)
    return {kind.value: counts[kind] for kind in ChangeKind if counts[kind]}


def _fact(change: FactChange) -> dict[str, Any]:
    return {"fact": change.fact, "before": _plain(change.before), "after": _plain(change.after)}


def _section(change: SectionChange) -> dict[str, Any]:
    return {
        "kinds": change.kinds,
        "before": _heading(change.before),
        "after": _heading(change.after),
        "title": _runs(change.title),
        "text": _runs(change.text),
    }


def _heading(section: Section | None) -> dict[str, str] | None:
    return {"id": section.id, "marker": section.marker, "title": section.title} if section else None


def _task(change: TaskChange) -> dict[str, Any]:
    return {
        "kinds": change.kinds,
        "before": [_row(row) for row in change.before],
        "after": [_row(row) for row in change.after],
        "title": _runs(change.title),
        "text": _runs(change.text),
        "duties": [_duty(duty) for duty in change.duties],
        "deadlines": [_pair(each) for each in change.deadlines],
        "targets": [_pair(each) for each in change.targets],
    }


def _row(row: TaskRow) -> dict[str, Any]:
    return {
        "id": row.task.id,
        "marker": row.task.marker,
        "title": row.task.title,
        "sections": [section.id for section in row.sections],
    }


def _duty(change: DutyChange) -> dict[str, Any]:
    return {
        "before": [duty.id for duty in change.before],
        "after": [duty.id for duty in change.after],
        "units": [
            {
                "unit": unit.unit,
                "kind": unit.kind,
                "role": [each and each.role for each in (unit.before, unit.after)],
                "proposed": [each and each.proposed for each in (unit.before, unit.after)],
                "printed": [each and each.printed for each in (unit.before, unit.after)],
            }
            for unit in change.units
        ],
        "order": change.order,
        "open_ended": change.open_ended,
        "rule": change.rule,
        "scope": _runs(change.scope),
        "clause": _runs(change.clause),
        "deadlines": [_pair(each) for each in change.deadlines],
    }


def _pair(change: DeadlineChange | TargetChange) -> dict[str, Any]:
    return {"before": _plain(change.before), "after": _plain(change.after)}


def _runs(runs: tuple[WordRun, ...]) -> list[dict[str, str]]:
    """Give the runs; none where the words are what they were."""
    if all(run.kind is WordRunKind.EQUAL for run in runs):
        return []
    return [{"kind": run.kind, "text": run.text} for run in runs]


def _plain(value: Any) -> Any:
    if attrs.has(type(value)):
        return {
            each.name: _plain(getattr(value, each.name)) for each in attrs.fields(type(value)) if each.name != "span"
        }
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value

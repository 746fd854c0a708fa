"""Listing (清单): what became of each task as flat rows, for a spreadsheet or a program."""

from typing import Any

from ..model import Role
from .carrying import Carried, Cascade, CascadePart, CascadeRow, LateDeadline

CASCADE_COLUMNS = (
    *("state", "higher", "higher_title", "asked_by", "lower", "lower_title", "likeness"),
    *("leads_above", "expected_leads", "leads", "other_leads", "missing_units", "late"),
)
"""The keys of a row's record, in this order."""

NEW = "new"
"""The state of a task that carries none of the higher plan (新增)."""


def cascade_records(found: Cascade) -> list[dict[str, Any]]:
    """Give a record a task of the higher plan, then one a new task of the lower, with the keys CASCADE_COLUMNS.

    Values are plain, or tuples of texts. ``likeness`` is that of the likest task; ``late`` names the deadlines of the
    lower plan that are later, each with the place that it stands at.
    """
    records = [_record(row) for row in found.rows]
    for row in found.new:
        values: dict[str, Any] = dict.fromkeys(CASCADE_COLUMNS, ())
        values |= {"state": NEW, "higher": "", "higher_title": "", "likeness": None}
        leads = tuple(dict.fromkeys(name for duty in row.task.duties for name in duty.leads))
        records.append({**values, "lower": (row.task.id,), "lower_title": (row.task_title,), "leads": leads})
    return records


def _record(row: CascadeRow) -> dict[str, Any]:
    leads = [part for part in row.parts if part.role is Role.LEAD]
    values = (
        row.state.value,
        row.higher.task.id,
        row.higher.task_title,
        row.asked_by,
        tuple(carrier.row.task.id for carrier in row.carriers),
        tuple(carrier.row.task_title for carrier in row.carriers),
        row.carriers[0].likeness if row.carriers else None,
        tuple(part.counterpart.higher for part in leads),
        tuple(expected_name(part) for part in leads if part.expected),
        row.leads,
        row.other_leads,
        missing_units(row),
        tuple(map(late_words, row.late)),
    )
    return dict(zip(CASCADE_COLUMNS, values, strict=True))


def missing_units(row: CascadeRow) -> tuple[str, ...]:
    """Give the units that are expected in a task that is carried, and have no part in it."""
    missing = (expected_name(part) for part in row.parts if part.missing and row.state is Carried.CARRIED)
    return tuple(dict.fromkeys(missing))


def expected_name(part: CascadePart) -> str:
    """Name whom the lower plan is expected to name; of several that may be meant, all."""
    return part.counterpart.unit or "/".join(part.counterpart.candidates)


def late_words(late: LateDeadline) -> str:
    """Say which deadline is later, and than which: ``1.1 到2026年底前 > 2025年底前``."""
    return f"{late.place} {late.deadline.text} > {late.higher.text}"

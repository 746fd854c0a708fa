"""Records (记录): a plan's duties as flat rows, for pandas, DuckDB, a spreadsheet or any program that reads lines."""

from collections.abc import Iterable, Iterator
from typing import Any

from .model import Duty, Plan, Role
from .views import duty_table

DUTY_COLUMNS = ("id", "path", "title", "clause", "lead", "co", "responsible", "open_ended")
"""The keys of a duty's record, in this order."""
ASSIGNMENT_COLUMNS = ("plan", "duty", "path", "section", "title", "role", "position", "unit", "printed", "open_ended")
"""The keys of an assignment's record, in this order."""


def duty_records(plan: Plan, *, canonical: bool = False) -> Iterator[dict[str, Any]]:
    """Give a record a duty, in document order, with the keys :data:`DUTY_COLUMNS`.

    ``path`` and the units of each role are tuples; names are as printed, or the registry's where ``canonical``.
    """
    for row in duty_table(plan):
        units = (units_of(row.duty, role, canonical) for role in (Role.LEAD, Role.CO, Role.RESPONSIBLE))
        values = (row.duty.id, row.path, row.task.title, row.duty.clause, *units, row.duty.open_ended)
        yield dict(zip(DUTY_COLUMNS, values, strict=True))


def assignment_records(plan: Plan) -> Iterator[dict[str, Any]]:
    """Give a record a unit in a duty, in document order, with the keys :data:`ASSIGNMENT_COLUMNS`: all are plain."""
    for row in duty_table(plan):
        for each in row.duty.assignments:
            values = (
                plan.id,
                row.duty.id,
                "".join(row.path),
                row.section_title,
                row.task.title,
                each.role.value,
                each.position,
                each.unit,
                each.printed,
                row.duty.open_ended,
            )
            yield dict(zip(ASSIGNMENT_COLUMNS, values, strict=True))


def units_of(duty: Duty, role: Role, canonical: bool = False) -> tuple[str, ...]:
    """Names of a duty's units in a role, as printed or canonical."""
    return tuple(a.unit if canonical else a.printed for a in duty.assignments if a.role is role)


def csv_text(columns: Iterable[str], records: Iterable[dict[str, Any]]) -> str:
    """Write records as separated values (RFC 4180). No text can act as a formula: such a one gets a leading ``'``."""
    import csv
    from io import StringIO

    text = StringIO()
    writer = csv.writer(text)  # with the line ends of RFC 4180, for which it quotes all that could be one
    writer.writerow(columns)
    for record in records:
        writer.writerow([_cell(value) for value in record.values()])
    return text.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    # A marker such as 一、 brings the separator along.
    text = value if isinstance(value, str) else "、".join(value).replace("、、", "、")
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text

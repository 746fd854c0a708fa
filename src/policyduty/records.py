"""Records (记录): duties and views as flat rows, for pandas, DuckDB, a spreadsheet or any program that reads lines."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

import attrs

from .model import Duty, Plan, Role
from .views import DutyRow, Matrix, MatrixRow, UnitRow, duty_table
from .wording import listed_name

__all__ = [
    "ASSIGNMENT_COLUMNS",
    "DUTY_COLUMNS",
    "UNIT_DUTY_COLUMNS",
    "assignment_records",
    "csv_text",
    "duty_records",
    "unit_duty_records",
    "view_records",
    "wide_records",
]

UNIT_DUTY_COLUMNS = ("id", "path", "section", "title", "role", "printed", "clause")
"""The keys of the record of one unit's duty, in this order."""

View = Matrix | Iterable[Any]
"""What a view gives: a matrix, or rows that are attrs values."""

DUTY_COLUMNS = ("id", "path", "title", "clause", "lead", "co", "responsible", "open_ended")
"""The keys of a duty's record, in this order."""
ASSIGNMENT_COLUMNS = (
    *("plan", "duty", "path", "section", "title", "role", "position", "unit", "printed", "open_ended", "proposed"),
)
"""The keys of an assignment's record, in this order."""


def duty_records(plan: Plan, *, canonical: bool = False) -> Iterator[dict[str, Any]]:
    """Give a record a duty, in document order, with the keys :data:`DUTY_COLUMNS`.

    ``path`` and the units of each role are tuples; names are as printed, or the registry's where ``canonical``.
    """
    return (_duty(row, canonical) for row in duty_table(plan))


def _duty(row: DutyRow, canonical: bool) -> dict[str, Any]:
    units = (units_of(row.duty, role, canonical) for role in (Role.LEAD, Role.CO, Role.RESPONSIBLE))
    values = (row.duty.id, row.path, row.task.title, row.duty.clause, *units, row.duty.open_ended)
    return dict(zip(DUTY_COLUMNS, values, strict=True))


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
                each.proposed,
            )
            yield dict(zip(ASSIGNMENT_COLUMNS, values, strict=True))


def unit_duty_records(row: UnitRow) -> Iterator[dict[str, Any]]:
    """Give a record a duty of a unit, what it leads first, with the keys :data:`UNIT_DUTY_COLUMNS`.

    Of a unit that has several roles in a duty, or stands in it twice, each is a record. （拟） stands behind the
    printed name where the unit is proposed.
    """
    for rows, lead in ((row.leads, True), (row.joins, False)):
        for each in dict.fromkeys(rows):
            for assignment in each.duty.assignments:
                if assignment.unit == row.name and (assignment.role is Role.LEAD) is lead:
                    values = (
                        each.duty.id,
                        each.path,
                        each.section_title,
                        each.task.title,
                        assignment.role.value,
                        listed_name(assignment, printed=True),
                        each.duty.clause,
                    )
                    yield dict(zip(UNIT_DUTY_COLUMNS, values, strict=True))


def view_records(view: View) -> list[dict[str, Any]]:
    """Give a record a row of a view, whose keys are the row's fields; values are plain, or tuples of plain ones.

    A duty has the keys :data:`DUTY_COLUMNS` with canonical names; a unit's duties are their ids; a task of the matrix
    has ``id``, ``path``, ``title`` and ``roles``, the role by unit.
    """
    return [_record(row) for row in (view.rows if isinstance(view, Matrix) else view)]


def wide_records(found: Matrix) -> list[dict[str, Any]]:
    """Give a record a task of a matrix with a key a unit behind ``id``, ``path`` and ``title``: its role or None."""
    records = []
    for row in found.rows:
        record = _task(row)
        record |= {unit if unit not in record else f"{unit}（单位）": row.roles.get(unit) for unit in found.units}
        records.append({key: _plain(value) for key, value in record.items()})
    return records


def _record(row: Any) -> dict[str, Any]:
    match row:
        case MatrixRow():
            return {**_task(row), "roles": {unit: role.value for unit, role in row.roles.items()}}
        case DutyRow():
            return _duty(row, canonical=True)
        case UnitRow():
            led, joined = (tuple(each.duty.id for each in rows) for rows in (row.leads, row.joins))
            return {
                "unit": row.name,
                "level": _plain(row.level),
                "kind": _plain(row.kind),
                "leads": led,
                "joins": joined,
            }
        case _:
            return {field.name: _plain(getattr(row, field.name)) for field in attrs.fields(type(row))}


def _task(row: MatrixRow) -> dict[str, Any]:
    return {"id": row.task.id, "path": row.path, "title": row.task.title}


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def units_of(duty: Duty, role: Role, canonical: bool = False) -> tuple[str, ...]:
    """Names of a duty's units in a role, as printed or canonical, with （拟） behind those that are proposed."""
    return tuple(listed_name(a, printed=not canonical) for a in duty.assignments if a.role is role)


def csv_text(columns: Iterable[str], records: Iterable[dict[str, Any]]) -> str:
    """Write records as separated values (RFC 4180). No text can act as a formula: such a one gets a leading ``'``."""
    import csv
    from io import StringIO

    text = StringIO()
    writer = csv.writer(text)  # with the line ends of RFC 4180, for which it quotes all that could be one
    writer.writerow([_cell(column) for column in columns])  # of a matrix, these are units' names
    for record in records:
        writer.writerow([_cell(value) for value in record.values()])
    return text.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    # A marker such as 一、 brings the separator along.
    text = value if isinstance(value, str) else "、".join(value).replace("、、", "、")
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text

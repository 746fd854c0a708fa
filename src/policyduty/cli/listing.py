"""``policyduty duties``: who answers for what, as a table for people or as data for programs."""

from collections.abc import Iterable
from io import StringIO
from typing import TYPE_CHECKING, Any

import click

from ..locale import gettext, marked
from .help import command, option
from .reading import opened, plan_argument
from .terminal import put, say, table, tell

if TYPE_CHECKING:
    from ..model import Duty, Role
    from ..views import DutyRow

COLUMNS = ("id", "path", "title", "clause", "lead", "co", "responsible", "open_ended")
"""The keys of a duty in JSON lines and CSV, in this order."""


@command(
    "duties",
    help=marked(
        "Print a plan's duties: who leads, who else answers.\n\n"
        "jsonl is a JSON object a line and csv the same columns, both with the clause as printed; "
        "table is for reading. Names are printed as the document prints them."
    ),
    examples=(
        "policyduty duties notice.txt",
        "policyduty duties plan.json --format jsonl | jq .lead",
        "policyduty duties plan.json --format csv --canonical > duties.csv",
    ),
)
@plan_argument
@option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help=marked("What to print."),
)
@option("--canonical", is_flag=True, help=marked("Print the canonical names of units, where the plan knows them."))
def duties(name: str, form: str, canonical: bool) -> None:
    """Print the duty table."""
    import json

    from ..views import duty_table

    rows = duty_table(opened(name))
    if form == "jsonl":
        for row in rows:
            put(json.dumps(_record(row, canonical), ensure_ascii=False) + "\n")
    elif form == "csv":
        put(_csv(_record(row, canonical) for row in rows))
    elif rows:
        say(_table(rows, canonical))
    else:
        tell(gettext("{name}: the plan has no duties").format(name=name))


def _record(row: "DutyRow", canonical: bool) -> dict[str, Any]:
    from ..model import Role

    duty = row.duty
    units = (units_of(duty, role, canonical) for role in (Role.LEAD, Role.CO, Role.RESPONSIBLE))
    values = (duty.id, row.path, row.task.title, duty.clause, *units, duty.open_ended)
    return dict(zip(COLUMNS, values, strict=True))


def units_of(duty: "Duty", role: "Role", canonical: bool = False) -> tuple[str, ...]:
    """Names of a duty's units in a role, as printed or canonical."""
    return tuple(a.unit if canonical else a.printed for a in duty.assignments if a.role is role)


def _csv(records: Iterable[dict[str, Any]]) -> str:
    import csv

    text = StringIO()
    writer = csv.writer(text)  # with the line ends of RFC 4180, for which it quotes all that could be one
    writer.writerow(COLUMNS)
    for record in records:
        writer.writerow(_cell(value) for value in record.values())
    return text.getvalue()


def _cell(value: Any) -> str:
    """Write a value for a spreadsheet, where it must stay a text: a formula is made harmless by a leading ``'``."""
    if isinstance(value, bool):
        return str(value).lower()
    # A marker such as 一、 brings the separator along.
    text = value if isinstance(value, str) else "、".join(value).replace("、、", "、")
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _table(rows: "tuple[DutyRow, ...]", canonical: bool) -> str:
    from ..model import Role

    roles = [
        (Role.LEAD, gettext("Lead")),
        (Role.CO, gettext("Co-responsible")),
        (Role.RESPONSIBLE, gettext("Responsible")),
    ]
    used = [(role, title) for role, title in roles if any(units_of(row.duty, role) for row in rows)]
    headers = [gettext("Id"), gettext("Task"), *(title for _, title in used)]
    return table(
        headers,
        [
            [
                row.duty.id,
                "".join(row.path) + (row.task.title or beginning(row.text)),
                *(listed(row.duty, role, canonical) for role, _ in used),
            ]
            for row in rows
        ],
    )


def listed(duty: "Duty", role: "Role", canonical: bool = False) -> tuple[str, ...]:
    """The units of a role, with 等 behind the last of an open list."""
    names = units_of(duty, role, canonical)
    if duty.open_ended and names and duty.assignments[-1].role is role:
        return (*names[:-1], f"{names[-1]}等")
    return names


def beginning(text: str) -> str:
    """The first words of an item that has no title."""
    return text if len(text) <= 24 else text[:23] + "…"

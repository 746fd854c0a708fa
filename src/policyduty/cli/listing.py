"""``policyduty duties``: who answers for what, as a table for people or as data for programs."""

from typing import TYPE_CHECKING

from ..locale import gettext, marked
from .help import command, option
from .reading import plan_argument
from .terminal import put, say, table, tell
from .viewing import put_records, view_options, viewed

if TYPE_CHECKING:
    from ..model import Duty, Role
    from ..views import DutyRow


@command(
    "duties",
    help=marked(
        "Print a plan's duties: who leads, who else answers.\n\n"
        "json is a list of objects, jsonl an object a line and csv the same columns, all with the clause as printed; "
        "table is for reading. Names are printed as the document prints them."
    ),
    examples=(
        "policyduty duties notice.txt",
        "policyduty duties plan.json --format jsonl | jq .lead",
        "policyduty duties plan.json --format csv --canonical > duties.csv",
    ),
)
@plan_argument
@view_options("jsonl")
@option(
    "--canonical",
    is_flag=True,
    help=marked("Print the canonical names of units, where the plan knows them; --expand does so too."),
)
def duties(name: str, form: str, units: str | None, expand: bool, canonical: bool) -> None:
    """Print the duty table."""
    import json

    from ..records import DUTY_COLUMNS, duty_records
    from ..views import duty_table

    plan, _ = viewed(name, units, expand=expand)
    canonical = canonical or expand
    if form == "jsonl":
        for record in duty_records(plan, canonical=canonical):
            put(json.dumps(record, ensure_ascii=False) + "\n")
    elif form != "table":
        put_records(form, DUTY_COLUMNS, [*duty_records(plan, canonical=canonical)])
    elif rows := duty_table(plan):
        say(_table(rows, canonical))
    else:
        tell(gettext("{name}: the plan has no duties").format(name=name))


def _table(rows: "tuple[DutyRow, ...]", canonical: bool) -> str:
    from ..model import Role
    from ..records import units_of

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
                numbered("".join(row.path), row.task.title or beginning(row.text)),
                *(listed(row.duty, role, canonical) for role, _ in used),
            ]
            for row in rows
        ],
    )


def listed(duty: "Duty", role: "Role", canonical: bool = False) -> tuple[str, ...]:
    """The units of a role, with 等 behind the last of an open list."""
    from ..records import units_of

    names = units_of(duty, role, canonical)
    if duty.open_ended and names and duty.assignments[-1].role is role:
        return (*names[:-1], f"{names[-1]}等")
    return names


def numbered(marker: str, words: str) -> str:
    """Put a number before what it numbers; a bare one, as tables have (1, 1.2), does not run into it."""
    return f"{marker} {words}" if marker[-1:].isdecimal() else f"{marker}{words}"


def beginning(text: str) -> str:
    """The first words of an item that has no title."""
    return text if len(text) <= 24 else text[:23] + "…"

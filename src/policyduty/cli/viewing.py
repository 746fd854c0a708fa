"""``policyduty unit``, ``workload``, ``pairs``, ``groups`` and ``coverage``: a plan by its units, as rows."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from ..locale import gettext, language, marked
from .help import argument, command, option
from .reading import opened, plan_argument
from .terminal import Cell, put, say, table, tell

if TYPE_CHECKING:
    from ..model import Kind, Level, Plan, Unit
    from ..views import Group

Decorator = Callable[[Any], Any]


def view_options(*forms: str, expand: bool = True) -> Decorator:
    """Give a command the options of every view."""
    options = [
        option(
            "--format",
            "form",
            type=click.Choice(["table", "csv", "json", *forms]),
            default="table",
            show_default=True,
            help=marked("What to print."),
        ),
        option(
            "--units", metavar=marked("UNITS"), help=marked("Registry (.json, .csv, .xlsx) whose names the units get.")
        ),
    ]
    if expand:
        options.append(
            option("--expand", is_flag=True, help=marked("Count a collective's duties for each known member."))
        )

    def decorated(function: Any) -> Any:
        for each in reversed(options):
            function = each(function)
        return function

    return decorated


def viewed(name: str, units: str | None, *, expand: bool = False) -> "tuple[Plan, tuple[Unit, ...]]":
    """Give the plan that a view is of, named by the registry and expanded as asked, and the registry.

    The plan knows all units of the registry.
    """
    from attrs import evolve

    from ..codec import load_units
    from ..units import expanded
    from ..units.naming import named_by

    registry = load_units(units) if units else ()
    plan = opened(name)
    if registry:
        plan = named_by(plan, registry)
        known = {unit.name for unit in plan.units}
        # Members of a collective need not be named in the plan.
        plan = evolve(plan, units=(*plan.units, *(unit for unit in registry if unit.name not in known)))
    return (expanded(plan) if expand else plan), registry


def of_unit(row: Any) -> list[Cell]:
    """Give the cells that begin a row about a unit: its name, level and kind."""
    return [row.unit, term(row.level), term(row.kind)]


def term(value: "Kind | Level | None") -> str:
    """Say a level or kind in the reader's language; nothing where it is not known."""
    from ..wording import chinese

    if value is None:
        return ""
    return chinese(value) if language() == "zh" else value.value.replace("_", " ")


def show(name: str, headers: Sequence[str], cells: Sequence[Sequence[Cell]]) -> None:
    """Print a table for people, or say that the plan has nothing to show."""
    if cells:
        say(table(headers, cells))
    else:
        tell(gettext("{name}: the plan has no duties").format(name=name))


def put_records(form: str, columns: Iterable[str], records: Sequence[dict[str, Any]]) -> None:
    """Print records for programs."""
    import json

    from ..records import csv_text

    if form == "csv":
        put(csv_text(columns, records))
    else:
        put(json.dumps(records, ensure_ascii=False, indent=1) + "\n")


def put_rows(form: str, kind: type[Any], rows: Iterable[Any]) -> None:
    """Print the rows of a view for programs."""
    from attrs import fields

    from ..records import view_records

    put_records(form, [field.name for field in fields(kind)], view_records(rows))


@command(
    "unit",
    help=marked(
        "Print one unit's own list: what it leads, then what it joins.\n\n"
        "NAME is any of its names. csv and json are a duty a row, with the role and the name as printed."
    ),
    examples=("policyduty unit plan.json 州科协", "policyduty unit plan.json 康定市人民政府 --expand --format csv"),
)
@plan_argument
@argument("wanted", metavar=marked("NAME"), help=marked("Any name of the unit."))
@view_options()
def unit(name: str, wanted: str, form: str, units: str | None, expand: bool) -> None:
    """Print the duties of a unit."""
    from ..records import UNIT_DUTY_COLUMNS, unit_duty_records
    from ..views import unit_row

    plan, _ = viewed(name, units)
    row = unit_row(plan, wanted, expand=expand)
    records = [*unit_duty_records(row)]
    if form != "table":
        put_records(form, UNIT_DUTY_COLUMNS, records)
        return
    roles = {"lead": gettext("★ Lead"), "co": gettext("Co-responsible"), "responsible": gettext("Responsible")}
    said = gettext("{unit}: leads {leads}, joins {joins}")
    say(said.format(unit=row.name, leads=len(row.leads), joins=len(row.joins)) + "\n")
    headers = [gettext("Id"), gettext("Role"), gettext("Section"), gettext("Task"), gettext("Printed as")]
    cells = [[each["id"], roles[each["role"]], each["section"], each["title"], each["printed"]] for each in records]
    show(name, headers, cells)


@command(
    "workload",
    help=marked(
        "Print how much each unit has to do: what it leads and joins, in how many sections, its share of all.\n\n"
        "The share is of all times that a unit is named. Level and kind are the registry's, or else what the name says."
    ),
    examples=("policyduty workload plan.json", "policyduty workload plan.json --format json | jq '.[0]'"),
)
@plan_argument
@view_options()
def workload(name: str, form: str, units: str | None, expand: bool) -> None:
    """Print a row a unit."""
    from ..views import Workload
    from ..views import workload as rows_of

    rows = rows_of(viewed(name, units, expand=expand)[0])
    if form != "table":
        put_rows(form, Workload, rows)
        return
    headers = [
        *(gettext("Unit"), gettext("Level"), gettext("Kind")),
        *(gettext("Leads"), gettext("Joins"), gettext("Sections"), gettext("Share")),
    ]
    counts = ([str(row.leads), str(row.joins), str(row.sections), f"{row.share:.1%}"] for row in rows)
    show(name, headers, [[*of_unit(row), *cells] for row, cells in zip(rows, counts, strict=True)])


@command(
    "pairs",
    help=marked("Print which units work together: how many duties each two share, the most first."),
    examples=("policyduty pairs plan.json", "policyduty pairs plan.json --format csv > pairs.csv"),
)
@plan_argument
@view_options()
def pairs(name: str, form: str, units: str | None, expand: bool) -> None:
    """Print a row two units."""
    from ..views import Pair
    from ..views import pairs as rows_of

    rows = rows_of(viewed(name, units, expand=expand)[0])
    if form != "table":
        put_rows(form, Pair, rows)
        return
    headers = [gettext("Unit"), gettext("Works with"), gettext("Shared duties")]
    show(name, headers, [[row.first, row.second, str(row.duties)] for row in rows])


@command(
    "groups",
    help=marked("Count a plan by section, or by the kind or level of its units."),
    examples=("policyduty groups plan.json", "policyduty groups plan.json --by kind --format csv"),
)
@plan_argument
@option(
    "--by",
    type=click.Choice(["section", "kind", "level"]),
    default="section",
    show_default=True,
    help=marked("What to group by."),
)
@view_options()
def groups(name: str, by: str, form: str, units: str | None, expand: bool) -> None:
    """Print a row a group."""
    from ..views import Group, grouped

    rows = grouped(viewed(name, units, expand=expand)[0], by)
    if form != "table":
        put_rows(form, Group, rows)
        return
    titles = {"section": gettext("Section"), "kind": gettext("Kind"), "level": gettext("Level")}
    headers = [
        *(titles[by], gettext("Tasks"), gettext("Duties")),
        *(gettext("Units"), gettext("Leads"), gettext("Joins")),
    ]
    cells = [[_named(by, row), *map(str, (row.tasks, row.duties, row.units, row.leads, row.joins))] for row in rows]
    show(name, headers, cells)


def _named(by: str, row: "Group") -> str:
    from ..model import Kind, Level

    if by == "section":
        return row.title or row.key or gettext("under no section")
    if not row.key:
        return gettext("not known")
    return term(Kind(row.key) if by == "kind" else Level(row.key))


@command(
    "coverage",
    help=marked(
        "Print which units of a registry have no duty in a plan.\n\n"
        "The registry is that of --units, or else the plan's own. Members of a collective have its duties; units that "
        "were not there on the day of the document are left out."
    ),
    examples=(
        "policyduty coverage plan.json --units units.json",
        "policyduty coverage plan.json --units units.xlsx --all --format csv",
    ),
)
@plan_argument
@option("--all", "everyone", is_flag=True, help=marked("Print the units that have duties too."))
@view_options(expand=False)
def coverage(name: str, everyone: bool, form: str, units: str | None) -> None:
    """Print a row a unit of the registry."""
    from ..views import Coverage
    from ..views import coverage as rows_of

    rows = rows_of(*viewed(name, units))
    chosen = [row for row in rows if everyone or not row.covered]
    if form != "table":
        put_rows(form, Coverage, chosen)
        return
    covered = sum(row.covered for row in rows)
    said = gettext("{covered} of {count} units have a duty")
    say(said.format(covered=covered, count=len(rows)) + ("\n" if chosen else ""))
    headers = [
        *(gettext("Unit"), gettext("Level"), gettext("Kind")),
        *(gettext("Leads"), gettext("Joins"), gettext("Through")),
    ]
    if chosen:
        say(table(headers, [[*of_unit(row), str(row.leads), str(row.joins), row.through] for row in chosen]))

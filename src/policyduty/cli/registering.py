"""``policyduty units``: registries of units, listed, asked, merged and converted."""

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import CodecError, InputError
from ..locale import gettext, marked, ngettext
from .help import Group, argument, command, option
from .reading import opened, shown
from .terminal import Cell, put, put_bytes, say, table, tell

if TYPE_CHECKING:
    from ..model import Unit
    from ..units import Resolution

_OUT = option(
    "-o",
    "--output",
    required=True,
    metavar=marked("OUT"),
    help=marked("File to write: .json, .csv or .xlsx; JSON on standard output with -."),
)


@click.group(
    "units",
    cls=Group,
    help=marked(
        "Registries of units: list, ask, merge and convert them.\n\n"
        "A registry is a file (.json, .csv, .xlsx), or the units of a plan: a saved one or the id of an installed one."
    ),
    invoke_without_command=True,
    subcommand_metavar=marked("COMMAND [ARGUMENTS]"),
    exit_codes=(0, 1, 2),
    examples=(
        "policyduty units list units.csv",
        "policyduty units find 州教体局 --units units.json",
        "policyduty units merge ours.csv theirs.xlsx -o all.csv",
        "policyduty units convert units.json -o units.xlsx",
    ),
)
@click.pass_context
def units(context: click.Context) -> None:
    """Help where no command is given."""
    if context.invoked_subcommand is None:
        put(context.get_help() + "\n")


def registry_of(name: str) -> "tuple[Unit, ...]":
    """Give the units of a registry, or those that a plan knows.

    Raises CodecError where a .json file is neither, and what loading a plan raises.
    """
    from ..codec import load_units

    suffix = Path(name).suffix.lower()
    if not os.path.isfile(name) or suffix not in (".json", ".csv", ".xlsx"):
        return opened(name).units
    if suffix != ".json":
        return load_units(name)
    try:
        return load_units(name)
    except CodecError:
        if _is_plan(name):
            return opened(name).units
        raise


def _is_plan(name: str) -> bool:
    import json

    from ..opening import contents

    try:
        raw = json.loads(contents(name))
    except (InputError, ValueError, RecursionError):
        return False
    return isinstance(raw, dict) and raw.get("format") == "policyduty.plan"


@command(
    "list",
    help=marked(
        "List the units of a registry, or those that a plan knows.\n\n"
        "csv and json are the registry itself, as convert writes it; table is for reading."
    ),
    examples=("policyduty units list units.csv", "policyduty units list plan.json --format csv > units.csv"),
)
@argument("registry", metavar=marked("REGISTRY"), help=marked("A registry, or a plan."))
@option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help=marked("What to print."),
)
def list_units(registry: str, form: str) -> None:
    """Print a row a unit."""
    from .viewing import term

    found = registry_of(registry)
    if form != "table":
        put_bytes(_written(found, f".{form}"))
    elif found:
        headers = [gettext("Unit"), gettext("Level"), gettext("Kind"), gettext("Under"), gettext("Other names")]
        rows: list[list[Cell]] = [[u.name, term(u.level), term(u.kind), u.parent or "", u.aliases] for u in found]
        say(table(headers, rows))
    else:
        tell(gettext("{name}: no units are known").format(name=registry))


def _written(found: "tuple[Unit, ...]", suffix: str) -> bytes:
    """A registry as bytes for standard output."""
    from io import BytesIO

    from ..codec import dump_units
    from ..units.tables import units_csv

    if suffix == ".csv":
        return units_csv(found)
    data = BytesIO()
    dump_units(found, data)
    return data.getvalue()


@command(
    "find",
    help=marked(
        "Say which units names mean: how each was found, how sure that is, and what else may be meant.\n\n"
        "A name is looked for as it is, among the aliases, and by what long and short names have in common. What is "
        "only like a name is shown and never taken for it."
    ),
    exit_codes=(0, 1, 2),
    examples=(
        "policyduty units find 州教体局 --units units.json",
        "policyduty units find 州扶贫局 --units units.csv --on 2024-06-01",
    ),
)
@argument("names", nargs=-1, required=True, metavar=marked("NAME..."), help=marked("Names as they are printed."))
@option("--units", "registry", required=True, metavar=marked("REGISTRY"), help=marked("A registry, or a plan."))
@option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar=marked("DAY"),
    help=marked("Day of the document (YYYY-MM-DD): units that were not there then are told."),
)
@option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help=marked("What to print."),
)
def find(names: tuple[str, ...], registry: str, day: datetime | None, form: str) -> int:
    """Print a row a name."""
    import json

    from ..records import csv_text
    from ..units import UnitRegistry

    known = UnitRegistry(registry_of(registry))
    found = [known.resolve(name, on=day.date() if day else None) for name in names]
    records = [_record(each) for each in found]
    if form == "json":
        put(json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    elif form == "csv":
        put(csv_text(records[0], [{**record, "candidates": [*record["candidates"]]} for record in records]))
    else:
        say(table([gettext("Printed as"), gettext("Unit"), gettext("Found"), gettext("Note")], map(_row, found)))
    return int(any(each.unit is None or not each.exists for each in found))


def _record(found: "Resolution") -> dict[str, Any]:
    return {
        "printed": found.printed,
        "unit": found.unit.name if found.unit else "",
        "how": found.how.value,
        "certainty": found.certainty.value if found.certainty else "",
        "candidates": dict(found.candidates),
        "exists": found.exists,
        "successors": [*found.successors],
        "note": found.note,
    }


def _row(found: "Resolution") -> list[str]:
    from ..model import Certainty
    from ..units import FoundBy

    how = {
        FoundBy.EXACT: marked("by its name"),
        FoundBy.ALIAS: marked("by another name"),
        FoundBy.NORMALISED: marked("by the form of its name"),
        FoundBy.NEAREST: marked("not found, nearest:"),
        FoundBy.UNKNOWN: marked("not found"),
    }
    sure = {
        Certainty.CERTAIN: marked("certain"),
        Certainty.LIKELY: marked("likely"),
        Certainty.ASSUMED: marked("assumed"),
    }
    words = [gettext(how[found.how])]
    if found.certainty:
        words.append(gettext(sure[found.certainty]))
    candidates = [f"{name} {likeness:.0%}" for name, likeness in found.candidates]
    notes = [found.note, "、".join(candidates)]
    return [
        found.printed,
        found.unit.name if found.unit else "",
        gettext(", ").join(words),
        "\n".join(filter(None, notes)),
    ]


@command(
    "merge",
    help=marked(
        "Merge registries into one; where they contradict each other the earlier one stands.\n\n"
        "Each contradiction is told on standard error with who says what, and the registry is written all the same."
    ),
    exit_codes=(0, 1, 2),
    examples=("policyduty units merge ours.csv theirs.xlsx -o all.csv",),
)
@argument("registries", nargs=-1, required=True, metavar=marked("REGISTRY..."), help=marked("Registries, or plans."))
@_OUT
def merge(registries: tuple[str, ...], output: str) -> int:
    """Write the merged registry, tell the conflicts."""
    from ..units import merged_units

    merged = merged_units(*map(registry_of, registries))
    _save(merged.units, output)
    for conflict in merged.conflicts:
        tell(conflict.told(map(shown, registries)))
    count = len(merged.conflicts)
    if count:
        tell(ngettext("{n} conflict", "{n} conflicts", count).format(n=count))
    return int(bool(count))


@command(
    "convert",
    help=marked("Write a registry as another kind of file: JSON, separated values or an Excel workbook."),
    examples=("policyduty units convert units.json -o units.xlsx",),
)
@argument("registry", metavar=marked("REGISTRY"), help=marked("A registry, or a plan."))
@_OUT
def convert(registry: str, output: str) -> None:
    """Write the registry."""
    _save(registry_of(registry), output)


def _save(found: "Iterable[Unit]", output: str) -> None:
    from ..codec import dump_units

    registry = tuple(found)
    if output == "-":
        put_bytes(_written(registry, ".json"))
    else:
        dump_units(registry, output)
        counted = ngettext("{n} unit", "{n} units", len(registry)).format(n=len(registry))
        tell(f"{shown(output)}: {counted}")


for _command in (list_units, find, merge, convert):
    units.add_command(_command)

"""``policyduty cascade`` and ``draft``: a higher plan beside a lower one, and a draft of the lower."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from ..locale import gettext, marked, ngettext
from .help import argument, command, option
from .reading import opened, plan_argument, shown
from .terminal import Cell, put_bytes, say, table, tell
from .viewing import put_records, view_options

if TYPE_CHECKING:
    from ..cascading import Cascade, CascadeRow, Draft
    from ..views import TaskRow

_LEVELS = ("provincial", "prefecture", "county", "township")
_STATES = {
    "carried": marked("carried"),
    "missing": marked("MISSING"),
    "not_asked": marked("not asked"),
    "new": marked("new"),
}


def _place_options(function: Any) -> Any:
    for each in (
        option("--place", default="", metavar=marked("PLACE"), help=marked("Whose the lower plan is: 康定市.")),
        option("--level", type=click.Choice(_LEVELS), help=marked("Level of the lower plan.")),
    ):
        function = each(function)
    return function


@command(
    "cascade",
    help=marked(
        "Lay a higher plan beside a lower one: which tasks are carried down, by whom, which are missing, which are "
        "new.\n\n"
        "A task is asked of the lower level where a collective such as 各县(市)人民政府 has a duty in it; only such "
        "tasks can be missing. Level and place of the lower plan are told by its issuer, its title and its units, "
        "unless they are given. csv and json are a task a row."
    ),
    examples=(
        "policyduty cascade province.json prefecture.json",
        "policyduty cascade prefecture.json county.docx --units units.json",
    ),
)
@argument("higher", metavar=marked("HIGHER"), help=marked("The higher plan: a document, a saved plan or an id."))
@argument("lower", metavar=marked("LOWER"), help=marked("The lower plan, likewise."))
@view_options(expand=False)
@_place_options
def cascade(higher: str, lower: str, form: str, units: str | None, level: str | None, place: str) -> None:
    """Print a row a task of the higher plan, then the new ones of the lower."""
    from ..cascading import CASCADE_COLUMNS, cascade_records
    from ..cascading import cascade as laid_beside
    from ..codec import load_units

    if place and not level:
        raise click.UsageError(gettext("--place needs --level"))
    registry = load_units(units) if units else ()
    found = laid_beside(opened(higher), opened(lower), units=registry, level=level, place=place)
    if form != "table":
        put_records(form, CASCADE_COLUMNS, cascade_records(found))
        return
    if found.jurisdiction is None:
        tell(gettext("{name}: nothing tells of which level it is; see --level").format(name=shown(lower)))
    say(_summary(found) + "\n")
    headers = [
        *(gettext("State"), gettext("Task above"), gettext("Carried by")),
        *(gettext("Lead"), gettext("To see to")),
    ]
    cells = [[*_of_row(row)] for row in found.rows] + [[*_of_new(row)] for row in found.new]
    if cells:
        say(table(headers, cells))


def _summary(found: "Cascade") -> str:
    counts = Counter(row.state.value for row in found.rows)
    said = gettext("{carried} of {count} tasks are carried, {missing} missing, {not_asked} not asked; {new} new")
    return said.format(
        carried=counts["carried"],
        count=len(found.rows),
        missing=counts["missing"],
        not_asked=counts["not_asked"],
        new=len(found.new),
    )


def _of_row(row: "CascadeRow") -> Iterator[Cell]:
    yield gettext(_STATES[row.state])
    yield _task(row.higher)
    yield "\n".join(f"{_task(carrier.row)} ({carrier.likeness:.0%})" for carrier in row.carriers)
    yield row.leads
    yield "\n".join(_gaps(row))


def _of_new(row: "TaskRow") -> Iterator[Cell]:
    yield gettext(_STATES["new"])
    yield ""
    yield _task(row)
    yield tuple(dict.fromkeys(name for duty in row.task.duties for name in duty.leads))
    yield ""


def _task(row: "TaskRow") -> str:
    from ..ledgers import task_label

    return task_label(row.task)


def _gaps(row: "CascadeRow") -> Iterator[str]:
    from ..cascading.listing import late_words, missing_units

    if missing := missing_units(row):
        yield gettext("without {units}").format(units="、".join(missing))
    if row.other_leads:
        yield gettext("another line leads: {units}").format(units="、".join(row.other_leads))
    for late in row.late:
        yield gettext("later: {deadline}").format(deadline=late_words(late))


@command(
    "draft",
    help=marked(
        "Draft a lower plan from a higher one, and save it.\n\n"
        "Sections, tasks and texts stay as they are; each unit becomes its counterpart (州教育体育局, 市教育体育局), "
        "found among those of --units or named by rule, and is marked as a proposal （拟） in every output. Standard "
        "error tells what is proposed, how sure it is, and what is left open."
    ),
    examples=(
        "policyduty draft plan.json --level county --place 康定市 -o draft.json",
        "policyduty draft plan.json --level county --units units.json -o draft.json",
    ),
)
@plan_argument
@option("--level", required=True, type=click.Choice(_LEVELS), help=marked("Level of the lower plan."))
@option("--place", default="", metavar=marked("PLACE"), help=marked("Whose the lower plan is: 康定市."))
@option(
    "--units", metavar=marked("UNITS"), help=marked("Registry (.json, .csv, .xlsx) of the lower level's own units.")
)
@option("--id", "plan_id", metavar=marked("ID"), help=marked("Id of the draft; otherwise made from the higher plan's."))
@option(
    "-o",
    "--output",
    default="-",
    metavar=marked("OUT"),
    help=marked("File to save the draft to; standard output without it or with -."),
)
def draft(name: str, level: str, place: str, units: str | None, plan_id: str | None, output: str) -> None:
    """Draft a plan, save it, tell what is to be decided."""
    from .. import cascading
    from ..codec import dump, dumps, load_units

    registry = load_units(units) if units else ()
    made = cascading.draft(opened(name), level=level, place=place, units=registry, id=plan_id)
    if output == "-":
        put_bytes(dumps(made.plan))
    else:
        dump(made.plan, output)
    for line in _told(made):
        tell(line)


def _told(made: "Draft") -> Iterator[str]:
    """What is proposed, a line a pair of units, and what is left open, each with the places."""
    from .showing import CERTAINTIES

    units = len({proposal.unit for proposal in made.proposals})
    duties = len({proposal.place for proposal in made.proposals})
    said = ngettext("{n} unit is proposed, in {duties}", "{n} units are proposed, in {duties}", units)
    yield said.format(n=units, duties=ngettext("{n} duty", "{n} duties", duties).format(n=duties))
    pairs: dict[tuple[str, str, str], list[str]] = {}
    for each in made.proposals:
        unit = gettext(" or ").join((each.unit, *each.others))
        pairs.setdefault((each.higher, unit, each.certainty.value), []).append(each.place)
    for (higher, unit, certainty), places in pairs.items():
        yield f"  {higher} → {unit} ({gettext(CERTAINTIES[certainty])}): {_places(places)}"
    open_ones: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for question in made.questions:
        open_ones.setdefault((question.higher, question.note, question.candidates), []).append(question.place)
    if open_ones:
        yield gettext("to be decided:")
    for (higher, note, candidates), places in open_ones.items():
        about = f"{higher}: " if higher else ""
        named = f" ({'、'.join(candidates)})" if candidates else ""
        yield f"  {about}{note}{named}: {_places(places)}"


_MOST = 6
"""Places that are told one by one."""


def _places(places: list[str]) -> str:
    told = gettext(", ").join(places[:_MOST])
    return f"{told}, … +{len(places) - _MOST}" if len(places) > _MOST else told

"""``policyduty check``: rules are asked about documents and plans, and what they find is reported."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..locale import gettext, marked
from .help import argument, command, option
from .reading import opened
from .terminal import columns, put, tell

if TYPE_CHECKING:
    from .reports import Check


def _listed(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


@command(
    "check",
    help=marked(
        "Check plans by rules: numbering, leads, units, deadlines, damaged text.\n\n"
        "Each finding is shown with the printed line, the id of its section, task or duty, and what to do about it; "
        "policyduty rule CODE explains a rule. Errors and warnings make the exit code 1, notes do not. Of several "
        "files, one that cannot be read is named and the rest are checked.\n\n"
        "Settings come from [check] in policyduty.toml or [tool.policyduty.check] in pyproject.toml, the nearest from "
        "the working directory upwards: select, ignore, severity, units. Options go before them."
    ),
    examples=(
        "policyduty check notice.txt",
        "policyduty check notice.txt --units units.json --select PD2,PD3 --ignore PD303",
        "policyduty check notice.txt --fix",
        "policyduty check county.docx --higher prefecture.json",
        "policyduty check notices/ --format sarif -o findings.sarif",
    ),
    exit_codes=(0, 1, 2),
)
@argument(
    "files",
    nargs=-1,
    required=True,
    metavar=marked("PLAN..."),
    help=marked("Documents, saved plans (.json), ids of installed plans, or folders of documents and plans."),
)
@option(
    "--select",
    multiple=True,
    callback=_listed,
    metavar=marked("CODES"),
    help=marked("Rules to ask: codes or beginnings of codes, separated by commas; ALL without it."),
)
@option(
    "--ignore",
    multiple=True,
    callback=_listed,
    metavar=marked("CODES"),
    help=marked("Rules not to ask; of a rule in both, the longer beginning decides."),
)
@option(
    "--severity",
    type=click.Choice(["error", "warning", "info"]),
    help=marked("The least severity to report; info without it."),
)
@option(
    "--units",
    metavar=marked("UNITS"),
    help=marked("Registry of units (.json, .csv, .xlsx) that names are checked against."),
)
@option(
    "--corrections",
    metavar=marked("CORRECTIONS.json"),
    help=marked("Corrections of damaged text, applied before reading; for one document."),
)
@option(
    "--higher",
    metavar=marked("PLAN"),
    help=marked("Plan of the level above that these carry out: what is missing, late or led by another line is told."),
)
@option("--config", metavar=marked("FILE"), help=marked("Settings to use instead of the nearest."))
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help=marked("What to print."),
)
@option("-o", "--output", default="-", metavar=marked("OUT"), help=marked("File to write; standard output without it."))
@option(
    "--fix",
    is_flag=True,
    help=marked(
        "Write a correction for all that has one mending only, into the file of --corrections or DOCUMENT.corrections"
        ".json, and report what is left. The document stays as it is."
    ),
)
def check(
    files: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str | None,
    units: str | None,
    corrections: str | None,
    higher: str | None,
    config: str | None,
    form: str,
    output: str,
    fix: bool,
) -> int:
    """Check plans and report."""
    from ..codec import load_corrections, load_units
    from ..model import Severity
    from ..plugins import registry
    from ..selection import ALL, Selection, at_least
    from ..settings import load_settings, settings_for
    from .examining import Examination, checked_all, gathered

    if corrections and (len(files) > 1 or os.path.isdir(files[0])):
        raise click.UsageError(gettext("--corrections is for one document"))
    settings = load_settings(config) if config else settings_for(Path.cwd())
    known = tuple(sorted(registry().rules.values(), key=lambda rule: rule.code))
    settings.check_selectors(known)
    # Who selects on the command line means it, whatever a file says; who ignores there ignores that too.
    chosen = select or ((ALL,) if settings.select is None else settings.select)
    left_out = ignore if select else (*settings.ignore, *ignore)
    selection = Selection(chosen, left_out, severity or settings.severity or Severity.INFO)
    rules = selection.rules(known)
    if not rules:
        raise click.UsageError(gettext("no rule is selected"))
    beginning = fix and corrections is not None and not os.path.lexists(corrections)
    registry_file = units or settings.units
    examination = Examination(
        rules=rules,
        selection=selection,
        units=load_units(registry_file) if registry_file else (),
        corrections=load_corrections(corrections) if corrections and not beginning else (),
        corrections_file=corrections,
        fix=fix,
        higher=opened(higher) if higher else None,
    )
    done = checked_all(gathered(files, plans=not fix), examination)
    if not done.plans and not done.failures:
        tell(gettext("error: {message}").format(message=gettext("there is no document and no saved plan to check")))
        return 2
    _report(done, form, output)
    for failure in done.failures:
        tell(gettext("error: {message}").format(message=failure))
    if done.failures:
        return 2
    severities = (finding.severity for checked in done.plans for finding in checked.findings)
    return int(any(at_least(severity, Severity.WARNING) for severity in severities))


def _report(done: "Check", form: str, output: str) -> None:
    """Write the whole report; where nothing could be checked, people need none."""
    from .reports import data, github, sarif, text

    if form == "text":
        if not done.plans:
            return
        whole = text.report(done, columns(), colour=output == "-" and text.coloured())
    else:
        formats: dict[str, Callable[[Check], str]] = {
            "json": data.report,
            "sarif": sarif.report,
            "github": github.report,
        }
        whole = formats[form](done)
    if output == "-":
        put(whole)
        return
    from ..output import replacing

    with replacing(output) as file:
        file.write(whole.encode("utf-8", "backslashreplace"))

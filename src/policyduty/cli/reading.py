"""``policyduty read``, and how every command finds the plan that it is given."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from ..errors import InputError, UnknownName
from ..locale import gettext, language, marked, ngettext
from .help import argument, command, option
from .terminal import put_bytes, tell

if TYPE_CHECKING:
    from ..documents import Reading
    from ..model import Correction, Finding, Plan, Source, Unit
    from ..reading import Account

PlanKind = Literal["saved", "document", "installed"]

plan_argument = argument(
    "name",
    metavar=marked("PLAN"),
    help=marked(
        "A published document (.txt, .html and what else installed readers take), a saved plan (.json), "
        "or the id of an installed plan."
    ),
)


def opened(name: str) -> "Plan":
    """Give the plan that a command is about: a saved one, one read from a document, or an installed one.

    A file is taken before an installed plan of that name. What was doubtful in reading is counted on standard error.
    Raises UnknownName where there is neither, and what loading and reading raise.
    """
    kind = kind_of(name)
    if kind != "document":
        return loaded(name, kind)
    reading, _ = read_file(name)
    count = len(reading.findings)
    if count:
        summary = ngettext("{n} finding", "{n} findings", count).format(n=count)
        tell(gettext("{file}: {summary}; policyduty read lists them").format(file=shown(name), summary=summary))
    return reading.plan


def loaded(name: str, kind: PlanKind) -> "Plan":
    """Give a plan that is saved or installed."""
    if kind == "saved":
        from ..codec import load

        return load(name)
    from ..documents import plan

    return plan(name)


def kind_of(name: str) -> PlanKind:
    """Say what a name stands for. Raises UnknownName or InputError where it is nothing that has a plan."""
    if os.path.exists(name) and not os.path.isdir(name):
        return "saved" if name.lower().endswith(".json") else "document"

    from ..plugins import registry

    known = registry().plans
    if name in known:
        return "installed"
    if os.path.isdir(name):
        raise InputError("{file}: is a folder, expected a file or the id of an installed plan", file=name)
    raise UnknownName.among("{name}: there is no such file and no installed plan of that id; {hint}", name, [*known])


@command(
    "read",
    help=marked(
        "Read published documents into plans, saved as JSON.\n\n"
        "Lines on standard error count what was read, and say what share of the text was read as what; below them "
        "stands what was not understood, as FILE:LINE:COLUMN: CODE SEVERITY: MESSAGE. Of several documents, or of a "
        "folder, each gives a plan of its own in the folder OUT; what failed is named at the end and the rest is done."
    ),
    examples=(
        "policyduty read notice.txt -o plan.json",
        "policyduty read notice.txt --corrections corrections.json -o plan.json",
        "policyduty read notice.txt --units units.json -o plan.json",
        "policyduty read --strict notice.txt > plan.json",
        "policyduty read notices/ -o plans --jobs 2",
    ),
    exit_codes=(0, 1, 2),
)
@argument(
    "files",
    nargs=-1,
    required=True,
    metavar=marked("FILE..."),
    help=marked("Documents: .txt, .html and what else installed readers take; or folders of them."),
)
@option(
    "-o",
    "--output",
    default="-",
    metavar=marked("OUT"),
    help=marked("File to save the plan to, or folder for several; standard output without it or with -."),
)
@option("--id", "plan_id", metavar=marked("ID"), help=marked("Id of the plan; otherwise made from the file's name."))
@option(
    "--corrections",
    metavar=marked("CORRECTIONS.json"),
    help=marked("Corrections of damaged text, applied before reading."),
)
@option(
    "--units",
    metavar=marked("UNITS"),
    help=marked("Registry (.json, .csv, .xlsx) whose names the assignments get."),
)
@option("--jobs", type=click.IntRange(1), default=1, metavar="N", help=marked("Read several documents in N processes."))
@option("--strict", is_flag=True, help=marked("Exit with 1 if there are findings; the plan is saved all the same."))
def read(
    files: tuple[str, ...],
    output: str,
    plan_id: str | None,
    corrections: str | None,
    units: str | None,
    jobs: int,
    strict: bool,
) -> int:
    """Read documents, save their plans, tell what is in doubt."""
    from ..codec import dump, dumps, load_corrections, load_units

    registered = load_units(units) if units else ()
    if len(files) > 1 or os.path.isdir(files[0]):
        if plan_id or corrections:
            raise click.UsageError(gettext("--id and --corrections are for one document"))
        if output == "-":
            raise click.UsageError(gettext("several documents need a folder: -o OUT"))
        if output.lower().endswith(".json") and not os.path.isdir(output):
            message = gettext("several documents need a folder, and {file} names a file: -o OUT")
            raise click.UsageError(message.format(file=shown(output)))
        from .batch import read_all

        return read_all(files, Path(output), registered, jobs=jobs, strict=strict)
    file = files[0]
    corrected = load_corrections(corrections) if corrections else ()
    reading, data = read_file(file, plan_id=plan_id, corrections=corrected, units=registered)
    if output == "-":
        put_bytes(dumps(reading.plan))
    else:
        dump(reading.plan, output)
    tell(f"{shown(file)}: {summary(reading.plan, reading.findings)}")
    tell(f"{shown(file)}: {accounted(reading.account)}")
    for line in found_lines(file, reading, data):
        tell(line)
    return int(strict and bool(reading.findings))


def found_lines(file: str, reading: "Reading", data: bytes) -> Iterator[str]:
    """Findings of a reading, a line each: FILE:LINE:COLUMN: CODE SEVERITY: MESSAGE."""
    for finding in reading.findings:
        yield f"{shown(file)}{_place(finding, reading.transcript.source, data)}: {_worded(finding)}"


def accounted(account: "Account") -> str:
    """Say what share of a document was read as what."""
    kinds = {
        "front_matter": marked("front matter {share}"),
        "headings": marked("headings {share}"),
        "text": marked("text {share}"),
        "duties": marked("duties {share}"),
        "noise": marked("words of the page {share}"),
        "unread": marked("not understood {share}"),
    }
    shares = [gettext(words).format(share=f"{account.share(kind):.1%}") for kind, words in kinds.items()]
    return gettext(", ").join(shares)


def summary(plan: "Plan", findings: "tuple[Finding, ...] | None" = None) -> str:
    """Count what a plan holds, and what was found in reading it."""
    items = [item for item, _ in plan.walk()]
    tasks = sum(1 for _ in plan.iter_tasks())
    duties = [*plan.iter_duties()]
    assignments = sum(len(duty.assignments) for duty in duties)
    sections = len(items) - tasks
    counts = [
        ngettext("{n} section", "{n} sections", sections).format(n=sections),
        ngettext("{n} task", "{n} tasks", tasks).format(n=tasks),
        ngettext("{n} duty", "{n} duties", len(duties)).format(n=len(duties)),
        ngettext("{n} assignment", "{n} assignments", assignments).format(n=assignments),
    ]
    if findings is not None:
        counts.append(ngettext("{n} finding", "{n} findings", len(findings)).format(n=len(findings)))
    return gettext(", ").join(counts)


def read_file(
    file: str,
    *,
    plan_id: str | None = None,
    corrections: "tuple[Correction, ...]" = (),
    units: "tuple[Unit, ...]" = (),
) -> "tuple[Reading, bytes]":
    """Read a document; give its bytes too, and say its encoding where that is unusual."""
    from ..documents import read_document
    from ..opening import contents

    data = contents(file)
    reading = read_document(data, name=shown(file), id=plan_id, corrections=corrections, units=units)
    encoding = reading.transcript.source.encoding
    if encoding and not encoding.startswith("utf-8"):
        tell(gettext("{file}: read as {encoding}").format(file=shown(file), encoding=encoding.upper()))
    return reading, data


def shown(file: str) -> str:
    """A file's name as characters: the bytes behind it as UTF-8, whatever the locale took them for."""
    return os.fsencode(file).decode("utf-8", "backslashreplace")


def _place(finding: "Finding", source: "Source", data: bytes) -> str:
    """Say where a finding is: line and column for text, the format's own word for place elsewhere."""
    if finding.span is None:
        return ""
    if finding.span.place:
        return f":{finding.span.place}"
    if source.encoding is None:
        return ""
    before = data.decode(source.encoding, "replace")[: finding.span.start].replace("\r\n", " \n").replace("\r", "\n")
    return f":{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def _worded(finding: "Finding") -> str:
    severity = {"error": marked("error"), "warning": marked("warning"), "info": marked("note")}[finding.severity]
    message = finding.message_zh if language() == "zh" and finding.message_zh else finding.message
    return f"{finding.code} {gettext(severity)}: {message}"

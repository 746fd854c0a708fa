"""``policyduty diff``: what changed from one plan to another."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..locale import gettext, marked, ngettext
from .differences import report
from .help import argument, command, option
from .reading import opened
from .terminal import columns, put, put_bytes, say

if TYPE_CHECKING:
    from ..comparing import Diff


@command(
    "diff",
    help=marked(
        "Compare two plans: tasks that are new, gone, moved, split, merged, reworded; units that joined, left, lead; "
        "deadlines, targets, facts of the document.\n\n"
        "What was deleted is shown as [-…-], what was inserted as {+…+}. The suffix of the output chooses the format; "
        "policyduty plugins -v says which formats write comparisons."
    ),
    examples=(
        "policyduty diff plan-2024.json plan-2025.json",
        "policyduty diff draft.docx final.docx -o changes.xlsx",
        "policyduty diff --strict draft.json final.json --format markdown",
    ),
    exit_codes=(0, 1, 2),
)
@argument("before", metavar=marked("BEFORE"), help=marked("The earlier plan: a document, a saved plan or an id."))
@argument("after", metavar=marked("AFTER"), help=marked("The later plan, likewise."))
@option(
    "-o",
    "--output",
    metavar=marked("OUT"),
    help=marked("File to write; standard output without it or with -."),
)
@option(
    "--format",
    "form",
    metavar=marked("NAME"),
    help=marked("text for reading, or a format that writes comparisons: json, markdown, excel."),
)
@option("--strict", is_flag=True, help=marked("Exit with 1 if the plans differ."))
def diff(before: str, after: str, output: str | None, form: str | None, strict: bool) -> int:
    """Compare two plans."""
    from .. import comparing
    from ..exporting import chosen_for_diff
    from .reports.text import coloured

    to_screen = output in (None, "-")
    if form is None and (to_screen or Path(str(output)).suffix.lower() in ("", ".txt")):
        form = "text"
    name = form if form == "text" else chosen_for_diff(output, form).name
    found = comparing.diff(opened(before), opened(after))
    if name == "text":
        whole = report(found, columns(), colour=to_screen and coloured())
        _write(whole, None if to_screen else output)
    elif to_screen:
        _put(found, name, asked_for=output == "-")
    else:
        _export(found, str(output), name)
    return int(strict and bool(found))


def _write(text: str, output: str | None) -> None:
    if output is None:
        put(text)
        return
    from ..output import replacing

    with replacing(output) as file:
        file.write(text.encode("utf-8", "backslashreplace"))


def _put(found: "Diff", form: str, *, asked_for: bool) -> None:
    """Put the whole output, so that an exporter that fails has written nothing; no workbook where nobody asked."""
    from io import BytesIO

    from ..exporting import export_diff

    target = BytesIO()
    export_diff(found, target, form)
    data = target.getvalue()
    if b"\0" in data and not asked_for:
        raise click.UsageError(gettext("--format {name} is not for reading here: give -o OUT").format(name=form))
    put_bytes(data)


def _export(found: "Diff", output: str, form: str) -> None:
    from ..exporting import export_diff

    export_diff(found, output, form)
    size = Path(output).stat().st_size
    say(f"{output}  {ngettext('{n} byte', '{n} bytes', size).format(n=f'{size:,}')}")

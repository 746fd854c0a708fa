"""``policyduty export``: a plan in a format, or in every one that is installed."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import MissingExtra, OutputError, PolicydutyError
from ..locale import gettext, marked, ngettext
from .help import command, option
from .reading import opened, plan_argument
from .terminal import put_bytes, say, tell

if TYPE_CHECKING:
    from ..model import Plan
    from ..progress import Progress


@command(
    "export",
    help=marked(
        "Write a plan in another format: a spreadsheet, a document, data.\n\n"
        "The suffix of the output chooses the format; policyduty plugins -v lists the formats that are installed. "
        "A file is replaced when the new one is whole."
    ),
    examples=(
        "policyduty export plan.json -o ledger.xlsx",
        "policyduty export plan.json -o ledger.xlsx -O unit=州科协",
        "policyduty export plan.json --format markdown -o - | less",
        "policyduty export --all-formats ganzi-science-literacy-2023 -o out",
    ),
)
@plan_argument
@option(
    "-o",
    "--output",
    required=True,
    metavar=marked("OUT"),
    help=marked("File to write, or folder with --all-formats (made if its parent exists); - is standard output."),
)
@option("--format", "form", metavar=marked("NAME"), help=marked("Name of the format; needed with -o -."))
@option(
    "-O",
    "--option",
    "assignments",
    multiple=True,
    metavar="KEY=VALUE",
    help=marked("Option of the format, as policyduty plugins -v lists them; may be given again."),
)
@option("--all-formats", is_flag=True, help=marked("Write OUT/<plan id><suffix> in every installed format."))
def export(name: str, output: str, form: str | None, assignments: tuple[str, ...], all_formats: bool) -> int:
    """Export a plan."""
    if all_formats and (form or assignments or output == "-"):
        raise click.UsageError(gettext("--all-formats takes a folder, no --format and no --option"))
    if output == "-" and not form:
        raise click.UsageError(gettext("-o - needs --format"))
    if all_formats:
        return _export_all(opened(name), Path(output))
    from ..exporting import chosen
    from ..options import parsed

    exporter = chosen(output, form)
    options = parsed(exporter.options, assignments, format=exporter.name)
    plan = opened(name)
    if output == "-":
        put_bytes(_exported(plan, exporter.name, options))
    else:
        _export(plan, Path(output), exporter.name, options)
    return 0


def _export_all(plan: "Plan", folder: Path) -> int:
    """Write every format; one that fails keeps no other from being written.

    One whose library or font is not installed is named and passed over: nobody asked for it.
    """
    from ..output import make_folder
    from ..plugins import registry

    make_folder(folder)
    written: set[str] = set()
    code = 0
    for exporter in registry().exporters.values():
        try:
            exporter.check_installed()
        except OutputError as error:
            tell(gettext("passed over: {message}").format(message=error))
            continue
        suffix = next((s for s in exporter.suffixes if s not in written), f".{exporter.name}")
        written.add(suffix)
        try:
            _export(plan, folder / f"{plan.id}{suffix}", exporter.name)
        except MissingExtra as error:
            tell(gettext("passed over: {message}").format(message=error))
        except PolicydutyError as error:
            tell(gettext("error: {message}").format(message=error))
            code = 2
    return code


def _export(plan: "Plan", path: Path, form: str, options: Any = None) -> None:
    from .. import exporting

    with _bar() as progress:
        exporting.export(plan, path, form, options, progress=progress)
    size = path.stat().st_size
    say(f"{path}  {ngettext('{n} byte', '{n} bytes', size).format(n=f'{size:,}')}")


_PATIENCE = 1.0
"""Seconds after which a bar is drawn."""


@contextmanager
def _bar() -> "Iterator[Progress]":
    """Draw how far an export is, where somebody looks and it takes its time."""
    begun = time.monotonic()
    drawn: list[Any] = []
    looked_at = sys.stderr is not None and sys.stderr.isatty()

    def progress(done: int, total: int) -> None:
        if looked_at and not drawn and time.monotonic() - begun > _PATIENCE:
            drawn.append(click.progressbar(length=total, file=sys.stderr))
            drawn[0].__enter__()
        if drawn:
            drawn[0].update(done - drawn[0].pos)

    try:
        yield progress
    finally:
        if drawn:
            drawn[0].__exit__(None, None, None)


def _exported(plan: "Plan", form: str, options: Any) -> bytes:
    """The whole output, so that an exporter that fails has written nothing."""
    from io import BytesIO

    from .. import exporting

    target = BytesIO()
    exporting.export(plan, target, form, options)
    return target.getvalue()

"""``policyduty export``: a plan in a format, or in every one that is installed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import OutputError, PolicydutyError
from ..locale import gettext, marked, ngettext
from .help import command, option
from .reading import opened, plan_argument
from .terminal import put_bytes, say, tell

if TYPE_CHECKING:
    from ..model import Plan


@command(
    "export",
    help=marked(
        "Write a plan in another format: a spreadsheet, a document, data.\n\n"
        "The suffix of the output chooses the format; policyduty plugins -v lists the formats that are installed. "
        "A file is replaced when the new one is whole."
    ),
    examples=(
        "policyduty export plan.json -o ledger.xlsx",
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
@option("--all-formats", is_flag=True, help=marked("Write OUT/<plan id><suffix> in every installed format."))
def export(name: str, output: str, form: str | None, all_formats: bool) -> int:
    """Export a plan."""
    if all_formats and (form or output == "-"):
        raise click.UsageError(gettext("--all-formats takes a folder and no --format"))
    if output == "-" and not form:
        raise click.UsageError(gettext("-o - needs --format"))
    if form:
        from ..plugins import registry

        registry().exporter(form)
    plan = opened(name)
    if all_formats:
        return _export_all(plan, Path(output))
    if output == "-":
        put_bytes(_exported(plan, str(form)))
    else:
        _export(plan, Path(output), form)
    return 0


def _export_all(plan: "Plan", folder: Path) -> int:
    """Write every format; one that fails keeps no other from being written."""
    from ..plugins import registry

    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError("{path}: cannot be made a folder: {reason}", path=folder, reason=error.strerror) from error
    written: set[str] = set()
    code = 0
    for exporter in registry().exporters.values():
        suffix = next((s for s in exporter.suffixes if s not in written), f".{exporter.name}")
        written.add(suffix)
        try:
            _export(plan, folder / f"{plan.id}{suffix}", exporter.name)
        except PolicydutyError as error:
            tell(gettext("error: {message}").format(message=error))
            code = 2
    return code


def _export(plan: "Plan", path: Path, form: str | None) -> None:
    from .. import exporting

    exporting.export(plan, path, form)
    size = path.stat().st_size
    say(f"{path}  {ngettext('{n} byte', '{n} bytes', size).format(n=f'{size:,}')}")


def _exported(plan: "Plan", form: str) -> bytes:
    """The whole output, so that an exporter that fails has written nothing."""
    from io import BytesIO

    from .. import exporting

    target = BytesIO()
    exporting.export(plan, target, form)
    return target.getvalue()

"""``policyduty plans``, ``plugins`` and ``schema``: what is installed."""

import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from ..errors import OutputError, PluginWarning
from ..locale import gettext, language, marked
from .help import argument, command, option
from .terminal import put, say, table, tell

if TYPE_CHECKING:
    from ..contract import Exporter
    from ..plugins import Plugin, Registry


@command("plans", help=marked("List the installed plans, and where each comes from."), examples=("policyduty plans",))
def plans() -> None:
    """Print a row a plan."""
    from .. import documents
    from ..plugins import registry

    owners = {title: plugin for plugin in registry().plugins for title in plugin.provides}
    rows = [(p.id, p.title, _origin(owners[f"plan:{p.id}"])) for p in documents.plans()]
    if rows:
        say(table([gettext("Id"), gettext("Title"), gettext("From")], rows))
    else:
        tell(gettext("no plans are installed"))


def _origin(plugin: "Plugin") -> str:
    return f"{plugin.distribution} {plugin.version}" if plugin.distribution else plugin.name


@command(
    "plugins",
    help=marked(
        "List the installed plugins: what each provides, and what is wrong with it.\n\n"
        "They are found by the entry-point group policyduty; a broken one is left out and the rest work."
    ),
    examples=("policyduty plugins -v", "policyduty plugins --format json"),
)
@option("-v", "--verbose", is_flag=True, help=marked("Describe what they provide, with file endings and options."))
@option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help=marked("What to print."),
)
def plugins(verbose: bool, form: str) -> None:
    """Print a row a plugin, or all as JSON."""
    import json

    from ..plugins import registry

    with warnings.catch_warnings():  # the problems stand in what is printed
        warnings.simplefilter("ignore", PluginWarning)
        found = registry()
    if form == "json":
        put(json.dumps([_record(found, plugin) for plugin in found.plugins], ensure_ascii=False, indent=2) + "\n")
        return
    headers = [gettext("Name"), gettext("Distribution"), gettext("Provides")]
    rows = [
        [
            plugin.name,
            f"{plugin.distribution} {plugin.version}".strip(),
            "\n".join(_provided(found, plugin, verbose)),
        ]
        for plugin in found.plugins
    ]
    if any(plugin.problems for plugin in found.plugins):
        headers.append(gettext("Problems"))
        for row, plugin in zip(rows, found.plugins, strict=True):
            row.append("\n".join(map(str, plugin.problems)))
    say(table(headers, rows))


def _record(found: "Registry", plugin: "Plugin") -> dict[str, Any]:
    from attrs import asdict

    from ..options import described

    exporters = [found.exporters[name] for kind, _, name in map(_parted, plugin.provides) if kind == "exporter"]
    return {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "provides": plugin.provides,
        "options": {exporter.name: [asdict(each) for each in described(exporter.options)] for exporter in exporters},
        "problems": [*map(str, plugin.problems)],
    }


def _parted(title: str) -> tuple[str, str, str]:
    return title.partition(":")


def _provided(found: "Registry", plugin: "Plugin", verbose: bool) -> Iterator[str]:
    """What a plugin provides, a line each; its rules, where they are many, on one."""
    rules = [title for title in plugin.provides if title.startswith("rule:")]
    for title in plugin.provides:
        if title not in rules or len(rules) == 1:
            yield _described(found, title) if verbose else title
            if verbose and title.startswith("exporter:"):
                yield from _options(found.exporters[title.partition(":")[2]])
        elif title == rules[0]:
            codes = sorted(title.partition(":")[2] for title in rules)
            yield gettext("rules {first} … {last} ({n})").format(first=codes[0], last=codes[-1], n=len(codes))


def _options(exporter: "Exporter") -> Iterator[str]:
    """The options of a format, a line each: ``  -O unit=a text: only this unit``; and what it needs to be installed."""
    from ..options import described

    for each in described(exporter.options):
        default = gettext(" (otherwise {value})").format(value=each.default) if each.default else ""
        yield f"  -O {each.name.replace('_', '-')}={each.values}: {each.help}{default}"
    if exporter.write_diff:
        yield f"  {gettext('writes comparisons too')}"
    try:
        exporter.check_installed()
    except OutputError as error:
        yield f"  {error}"


def _described(found: "Registry", title: str) -> str:
    """What a plugin provides, in its own words: ``exporter:excel .xlsx  an Excel workbook``."""
    kind, _, name = title.partition(":")
    shelves: dict[str, Any] = {
        "exporter": found.exporters,
        "reader": found.readers,
        "rule": found.rules,
        "plan": found.plans,
    }
    value = shelves[kind][name]
    if kind == "plan":
        about = value.title
    elif kind == "rule":
        about = (language() == "zh" and value.statement_zh) or value.statement
    else:
        about = (language() == "zh" and value.description_zh) or value.description
    return " ".join([title, *getattr(value, "suffixes", ()), "–", about])


@command(
    "schema",
    help=marked("Print the JSON Schema of a file format: saved plans, unit registries or corrections."),
    examples=("policyduty schema", "policyduty schema corrections > corrections.schema.json"),
)
@argument(
    "form",
    metavar="[plan|units|corrections]",
    type=click.Choice(["plan", "units", "corrections"]),
    default="plan",
    help=marked("The format; plan without it."),
)
def schema(form: str) -> None:
    """Print a schema."""
    from ..schema import schema_text

    put(schema_text(form))

"""``policyduty rules`` and ``rule``: what is checked, and why."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from ..errors import PolicydutyError
from ..locale import gettext, marked
from .help import argument, command, option
from .showing import Fact, block
from .terminal import columns, fold, put, say, table, visible

if TYPE_CHECKING:
    from ..contract import Example, Rule
    from .reports import Checked


@command(
    "rules",
    help=marked("List the rules that policyduty check asks."),
    examples=("policyduty rules", "policyduty rules --format json | jq .[].code"),
)
@option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help=marked("What to print."),
)
def rules(form: str) -> None:
    """Print a row a rule, or all of them as JSON."""
    import json

    from ..plugins import registry
    from .reports import severity, told

    known = sorted(registry().rules.values(), key=lambda rule: rule.code)
    if form == "json":
        put(json.dumps([_record(rule) for rule in known], ensure_ascii=False, indent=2) + "\n")
        return
    headers = [gettext("Code"), gettext("Severity"), gettext("Name"), gettext("Statement")]
    rows = [(rule.code, severity(rule), rule.name, told(rule.statement_zh, rule.statement)) for rule in known]
    say(table(headers, rows))


def _record(rule: "Rule") -> dict[str, Any]:
    texts = ("statement", "message", "suggestion", "rationale")
    worded = {key: getattr(rule, key) for text in texts for key in (text, f"{text}_zh")}
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        **worded,
        "source": rule.source,
        "breaking": rule.breaking.text if rule.breaking else None,
        "keeping": rule.keeping.text if rule.keeping else None,
    }


@command(
    "rule",
    help=marked(
        "Explain a rule: what it says, why, where it comes from, and an example.\n\n"
        "The first example breaks the rule, and what is found in it stands below; the second keeps it."
    ),
    examples=("policyduty rule PD201", "policyduty rule lost-separator"),
)
@argument("name", metavar=marked("CODE"), help=marked("Code or name of the rule, such as PD201 or no-lead."))
def rule(name: str) -> None:
    """Print the page of a rule."""
    from ..plugins import registry
    from ..selection import rule_named

    put("\n".join(_page(rule_named(name, registry().rules.values()), min(columns(), 100))) + "\n")


def _page(rule: "Rule", room: int) -> Iterator[str]:
    from .reports import severity, told

    yield visible(f"{rule.code} {rule.name} ({severity(rule)})")
    yield ""
    yield from fold(told(rule.statement_zh, rule.statement), room)
    facts: list[Fact] = [
        (gettext("Why"), told(rule.rationale_zh, rule.rationale)),
        (gettext("Basis"), rule.source),
    ]
    if any(value for _, value in facts):
        yield ""
        yield from block(facts, room)
    if rule.breaking:
        yield ""
        yield gettext("{heading}:").format(heading=gettext("Breaks it"))
        yield from _example(rule.breaking, room)
        yield from _found(rule, rule.breaking, room)
    if rule.keeping:
        yield ""
        yield gettext("{heading}:").format(heading=gettext("Keeps it"))
        yield from _example(rule.keeping, room)


def _example(example: "Example", room: int) -> Iterator[str]:
    yield from (line.rstrip() for line in fold(example.text.strip("\n"), room, first="  ", rest="  "))
    beside: list[Fact] = [
        (gettext("Higher plan"), example.higher.strip("\n")),
        (gettext("Units"), "\n".join("、".join(unit.names) for unit in example.units)),
        (gettext("Corrections"), "\n".join(f"{c.printed} → {c.corrected}" for c in example.corrections)),
        (gettext("Waivers"), "\n".join(f"{w.code} {w.place} ({w.until})" for w in example.waivers)),
    ]
    if any(value for _, value in beside):
        yield ""
        yield from block(beside, room, "  ")


def _found(rule: "Rule", example: "Example", room: int) -> Iterator[str]:
    """What the rule finds in an example, as a check shows it."""
    from .reports import message
    from .reports.text import Style, quoted

    try:
        checked = _checked(rule, example)
    except PolicydutyError:  # a plugin's example may need what is not there
        return
    for finding in checked.findings:
        yield ""
        yield from fold(message(finding), room, first="  → ", rest="    ")
        yield from quoted(checked, finding, room, gutter=8, style=Style(finding.severity, colour=False))


def _checked(rule: "Rule", example: "Example") -> "Checked":
    from attrs import evolve

    from ..documents import read_document
    from ..validation import examine
    from .reports import Checked
    from .reports.places import Printed

    data = example.text.encode()
    reading = read_document(data, name="example.txt", corrections=example.corrections, units=example.units)
    plan = evolve(reading.plan, waivers=example.waivers)
    # All rules are asked, for those that look at what others found.
    higher = read_document(example.higher.encode(), name="higher.txt").plan if example.higher else None
    verdict = examine(plan, units=example.units, higher=higher, reading=reading)
    findings = tuple(finding for finding in verdict.findings if finding.code == rule.code)
    return Checked(name="example.txt", plan=plan, findings=findings, places=Printed(reading, data))

"""Checking a plan (校验) by rules, and setting aside the findings that it waives (豁免)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from attrs import frozen

from .collector import paused
from .contract import Rule
from .errors import PluginError, PolicydutyError
from .model import Finding, Plan, Unit, Waiver
from .model.evidence import covering
from .plugins import registry
from .subject import Subject
from .units.naming import named_by

if TYPE_CHECKING:
    from .documents import Reading


@frozen(kw_only=True)
class Verdict:
    """What an examination gives (校验结果), in the order of the document."""

    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    """Findings that the plan waives, each with the waiver."""


def validate(
    plan: Plan,
    rules: Iterable[Rule] | None = None,
    *,
    units: Iterable[Unit] = (),
    higher: Plan | None = None,
    reading: "Reading | None" = None,
    today: date | None = None,
) -> list[Finding]:
    """Give what the rules find, by place in the document where it is known, then by code; what is waived is left out.

    ``rules`` are those that plugins registered, unless others are given. ``units`` are a registry beyond the plan's
    own. ``higher`` is the plan of the level above that this one carries out, for rules about the two. ``reading`` is
    what :func:`policyduty.read_document` gave with this plan: with it, the document itself is looked at too. ``today``
    is the day that waivers are held against.
    Raises PluginError where a rule fails.
    """
    return [*examine(plan, rules, units=units, higher=higher, reading=reading, today=today).findings]


def examine(
    plan: Plan,
    rules: Iterable[Rule] | None = None,
    *,
    units: Iterable[Unit] = (),
    higher: Plan | None = None,
    reading: "Reading | None" = None,
    today: date | None = None,
) -> Verdict:
    """Do what :func:`validate` does, and give what is waived too."""
    with paused():
        return _examined(plan, rules, units, higher, reading, today)


def _examined(
    plan: Plan,
    rules: Iterable[Rule] | None,
    units: Iterable[Unit],
    higher: Plan | None,
    reading: "Reading | None",
    today: date | None,
) -> Verdict:
    units = tuple(units)
    if units:
        plan = named_by(plan, units)
    chosen = tuple(registry().rules.values() if rules is None else rules)
    subject = Subject(
        plan,
        units=units,
        higher=higher,
        transcript=reading.transcript if reading else None,
        doubts=reading.findings if reading else (),
        today=today,
    )
    subject.skipped = frozenset(registry().rules) - {rule.code for rule in chosen}
    found = [finding for rule in chosen if not rule.looks_at_findings for finding in _asked(rule, subject)]
    subject.found = tuple(found)
    found += [finding for rule in chosen if rule.looks_at_findings for finding in _asked(rule, subject)]
    found.sort(key=lambda finding: (finding.span.start if finding.span else -1, finding.code))
    held = _held(subject)
    waived = [(finding, waiver) for finding in found if (waiver := _waiver(finding, held)) is not None]
    set_aside = {id(finding) for finding, _ in waived}
    return Verdict(
        findings=tuple(finding for finding in found if id(finding) not in set_aside),
        waived=tuple(waived),
    )


def _asked(rule: Rule, subject: Subject) -> Iterator[Finding]:
    try:
        for finding in rule.check(subject):
            yield subject.narrowed(finding)
    except PolicydutyError:
        raise
    except Exception as error:
        raise PluginError.of("rule", rule.code, error) from error


def _held(subject: Subject) -> dict[tuple[str, str, str], tuple[int, Waiver]]:
    """The waivers that have not run out, by what they are for, each with its place among them."""
    held: dict[tuple[str, str, str], tuple[int, Waiver]] = {}
    for number, waiver in enumerate(subject.plan.waivers):
        if waiver.until >= subject.today:
            held.setdefault(waiver.terms, (number, waiver))
    return held


def _waiver(finding: Finding, held: Mapping[tuple[str, str, str], tuple[int, Waiver]]) -> Waiver | None:
    """The waiver that holds for a finding, the first of several."""
    found = [held[terms] for terms in covering(finding) if terms in held] if held else []
    return min(found, key=itemgetter(0))[1] if found else None

"""Checking a plan (校验) by the installed rules."""

from collections.abc import Iterable

from .contract import Rule
from .model import Finding, Plan
from .plugins import registry


def validate(plan: Plan, rules: Iterable[Rule] | None = None) -> list[Finding]:
    """Give what the rules find, by place in the document where it is known, then by code.

    ``rules`` are those that plugins registered, unless others are given.
    """
    chosen = registry().rules.values() if rules is None else rules
    findings = [finding for rule in chosen for finding in rule.check(plan)]
    return sorted(findings, key=lambda finding: (finding.span.start if finding.span else -1, finding.code))

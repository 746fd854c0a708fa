"""Which rules are asked, and which findings are reported (规则选取).

A rule is chosen by its code or by the beginning of one, as linters have it: ``PD2`` stands for all that begin with it,
and ``ALL`` for every rule. Where a rule is both selected and ignored, the longer of the two decides; of two alike,
ignoring.
"""

from collections.abc import Iterable

from attrs import field, frozen

from .contract import Rule
from .errors import Nearest, UnknownName
from .model import Finding, Severity
from .model.checks import as_tuple

ALL = "ALL"
"""Stands for every rule."""

_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def at_least(severity: Severity, threshold: Severity) -> bool:
    """True where a severity is that of the threshold or above it: info, warning, error."""
    return _RANK[severity] >= _RANK[threshold]


@frozen
class Selection:
    """A choice of rules, and the severity from which their findings are reported."""

    select: tuple[str, ...] = field(default=(ALL,), converter=as_tuple)
    ignore: tuple[str, ...] = field(default=(), converter=as_tuple)
    severity: Severity = field(default=Severity.INFO, converter=Severity)

    def rules(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """Give the rules that are chosen, in their order.

        Raises UnknownName, with the nearest codes, where a code or prefix stands for none.
        """
        known = tuple(rules)
        for selector in (*self.select, *self.ignore):
            check_selector(selector, known)
        return tuple(rule for rule in known if _weight(rule, self.select) > _weight(rule, self.ignore))

    def reports(self, finding: Finding) -> bool:
        """True for a finding that is severe enough."""
        return at_least(finding.severity, self.severity)


def check_selector(selector: str, rules: Iterable[Rule]) -> None:
    """Raise UnknownName, with the nearest codes, for what is neither a rule's code nor the beginning of one."""
    codes = {rule.code: rule.name for rule in rules}
    if selector == ALL or (selector and any(code.startswith(selector) for code in codes)):
        return
    folded = selector.casefold()
    meant = [code for code, name in codes.items() if folded in (code.casefold(), name.casefold())]
    if meant:
        raise UnknownName("no rule's code begins with {name!r}; {hint}", name=selector, hint=Nearest(meant, meant))
    raise UnknownName.among("no rule's code begins with {name!r}; {hint}", selector, _stems(codes))


def rule_named(name: str, rules: Iterable[Rule]) -> Rule:
    """Give the rule of that code or name. Raises UnknownName with the nearest of both."""
    known = {key: rule for rule in rules for key in (rule.name, rule.code)}
    if name not in known:
        folded = {key.casefold(): key for key in known}
        if name.casefold() not in folded:
            raise UnknownName.among("unknown rule {name!r}; {hint}", name, [*known])
        name = folded[name.casefold()]
    return known[name]


def _weight(rule: Rule, selectors: Iterable[str]) -> int:
    """How exactly a rule is meant: by ALL hardly, by its whole code most; -1 where it is not."""
    return max((0 if s == ALL else len(s) for s in selectors if s == ALL or rule.code.startswith(s)), default=-1)


def _stems(codes: Iterable[str]) -> list[str]:
    """Codes and the series that they stand in, which may have been meant: PD201, and PD2 for all of it."""
    found = dict.fromkeys(code[:-2] for code in codes if code[-3:].isdigit())
    return [*found, *codes]

"""Reports of a check (报告): what was found, for people and for programs; a module a format.

A format is a function ``report(checked, …) -> str`` that gives the whole of it.
"""

from functools import cached_property

from attrs import field, frozen

from ...contract import Rule
from ...locale import gettext, language, marked
from ...model import Finding, Plan, Severity, Waiver
from ...model.checks import as_tuple
from ..reading import shown
from .places import Places


@frozen(kw_only=True)
class Checked:
    """A plan that was examined, and what it comes from."""

    name: str
    """The file, or the id of an installed plan, as it was given."""
    plan: Plan
    findings: tuple[Finding, ...] = field(converter=as_tuple)
    waived: tuple[tuple[Finding, Waiver], ...] = field(default=(), converter=as_tuple)
    places: Places
    is_file: bool = True
    fixable: int = 0
    """How many of the findings ``--fix`` would write corrections for, where it takes such a plan."""

    @property
    def shown(self) -> str:
        """The name as characters."""
        return shown(self.name)


@frozen(kw_only=True, slots=False)
class Check:
    """All that was examined in a run, and what could not be."""

    plans: tuple[Checked, ...] = field(converter=as_tuple)
    rules: tuple[Rule, ...] = field(converter=as_tuple)
    """Those that were asked."""
    failures: tuple[str, ...] = field(default=(), converter=as_tuple)
    """A message for each file that could not be read."""

    @cached_property
    def _names(self) -> dict[str, str]:
        return {rule.code: rule.name for rule in self.rules}

    def name_of(self, code: str) -> str:
        """The name of a rule; empty for a code that none of the rules has."""
        return self._names.get(code, "")


SEVERITIES = {Severity.ERROR: marked("error"), Severity.WARNING: marked("warning"), Severity.INFO: marked("note")}


def severity(finding: Finding | Rule) -> str:
    """A severity in the reader's language."""
    return gettext(SEVERITIES[finding.severity])


def told(chinese: str, english: str) -> str:
    """Give the text that is in the reader's language, where there is one."""
    return (chinese or english) if language() == "zh" else (english or chinese)


def message(finding: Finding) -> str:
    """What a finding says, in the reader's language."""
    return told(finding.message_zh, finding.message)


def suggestion(finding: Finding) -> str:
    """What to do about it, in the reader's language."""
    return told(finding.suggestion_zh, finding.suggestion)

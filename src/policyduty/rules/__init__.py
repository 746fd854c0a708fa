"""The rules (规则) that come with the library, a module for each thing that can be wrong."""

from ..contract import Rule
from ..hookspecs import hookimpl


@hookimpl
def policyduty_rules() -> list[Rule]:
    """Every rule of ours, by code."""
    from . import cascades, damage, dates, doubts, leads, marks, numbering, roles, standing, structure, units, upkeep

    modules = (upkeep, numbering, structure, leads, roles, units, standing, dates, doubts, marks, damage, cascades)
    return sorted((rule for module in modules for rule in module.RULES), key=lambda rule: rule.code)

"""The hooks (钩子) a plugin may implement. Entry-point group ``policyduty``; decorate with ``policyduty.hookimpl``.

Every hook takes nothing and gives a list. A plugin that fails, or that takes a name another has, is named in a warning
and left out; the rest work.
"""

import pluggy

from .contract import Exporter, PlanPackage, Reader, Rule

hookspec = pluggy.HookspecMarker("policyduty")
hookimpl = pluggy.HookimplMarker("policyduty")


@hookspec
def policyduty_exporters() -> list[Exporter]:  # type: ignore[empty-body]
    """Ways to write a plan."""


@hookspec
def policyduty_readers() -> list[Reader]:  # type: ignore[empty-body]
    """Ways to take the text out of a file."""


@hookspec
def policyduty_rules() -> list[Rule]:  # type: ignore[empty-body]
    """Things that can be wrong with a plan."""


@hookspec
def policyduty_plans() -> list[PlanPackage]:  # type: ignore[empty-body]
    """Plans that come with the package."""

"""What the sheets of numbers show (统计内容): views of the duties that are shown, each taken when it is asked for."""

from functools import cached_property

from policyduty import grouped, network, workload
from policyduty.views import Group, GroupBy, Network, NetworkUnit, Workload

from .content import Content
from .covered import Covered
from .options import SheetKind


class Counts:
    """Views of the plan as far as it is shown; coverage is of the whole plan."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._plan = content.selection.plan

    @cached_property
    def workload(self) -> tuple[Workload, ...]:
        """A row a unit."""
        return workload(self._plan)

    @cached_property
    def grouped(self) -> dict[GroupBy, tuple[Group, ...]]:
        """By section, kind and level."""
        return {by: grouped(self._plan, by) for by in GroupBy}

    @cached_property
    def network(self) -> Network:
        """The pairs, and how many partners each unit has."""
        return network(self._plan)

    @cached_property
    def partners(self) -> dict[str, NetworkUnit]:
        """Units of the network by name."""
        return {each.unit: each for each in self.network.units}

    @cached_property
    def covered(self) -> Covered:
        """Who of the plan's own registry has duties."""
        return Covered.of(self._content.plan)

    def sheets(self) -> set[SheetKind]:
        """The sheets of a workbook for which none are chosen: those that have something to say."""
        silent = {
            SheetKind.GROUPS: not self.workload,
            SheetKind.PAIRS: not self.network.pairs,
            SheetKind.COVERAGE: self._content.selection.name is not None or not self.covered.says,
        }
        return {kind for kind in SheetKind if not silent.get(kind)}

"""What is known of a unit (单位属性): by the plan, or else by the form of its name."""

from ..model import Kind, Level, Plan, Unit
from ..units import unit_form


class UnitFacts:
    """Level and kind of the units of a plan."""

    def __init__(self, plan: Plan) -> None:
        self._known: dict[str, Unit] = {unit.name: unit for unit in plan.units}

    def level(self, name: str) -> Level | None:
        """Its administrative level (层级); None where neither the plan nor its name says."""
        unit = self._known.get(name)
        return (unit.level if unit else None) or unit_form(name).level

    def kind(self, name: str) -> Kind | None:
        """What it is (性质); None where neither the plan nor its name says."""
        unit = self._known.get(name)
        return (unit.kind if unit else None) or unit_form(name).kind

"""An invented county's plan as a plan package: the page as published, what heals it, its units, and the plan."""

from importlib.resources import files

from policyduty import Plan, PlanPackage, hookimpl, loads


def load() -> Plan:
    """Give the plan, when it is asked for."""
    return loads((files(__name__) / "plan.json").read_bytes())


@hookimpl
def policyduty_plans() -> list[PlanPackage]:
    """Give every plan of this package."""
    return [PlanPackage(id="linjiang-sports-2024", title="临江县全民健身工作责任分工方案", load=load)]

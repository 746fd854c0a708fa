"""The Ganzi plan (甘孜州…全民科学素质行动…责任分工方案, 2023) as a plan package: 9 sections, 31 tasks.

``page.txt`` is the published page as it was scraped, untouched. ``corrections.json`` heals it, ``units.json`` knows its
units, and ``plan.json`` is what reading the page with both gives.
"""

from importlib.resources import files

from policyduty import Plan, PlanPackage, hookimpl


def _load() -> Plan:
    from policyduty import loads

    path = files(__name__) / "plan.json"
    return loads(path.read_bytes(), str(path))


@hookimpl
def policyduty_plans() -> list[PlanPackage]:
    """The one plan of this package."""
    return [
        PlanPackage(
            id="ganzi-science-literacy-2023",
            title="甘孜州贯彻落实《四川省全民科学素质行动实施方案》责任分工方案",
            load=_load,
        )
    ]

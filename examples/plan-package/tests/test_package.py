"""The contract that every plan package keeps to, and that its plan is what reading its page gives."""

from importlib.resources import files

from linjiang_sports_2024 import policyduty_plans
from policyduty import dumps, load_corrections, load_units, plan, read
from policyduty.testing import PlanPackageContract

PACKAGE = files("linjiang_sports_2024")


class TestPackage(PlanPackageContract):
    package = policyduty_plans()[0]


def test_reading_the_page_gives_the_plan() -> None:
    found = read(
        str(PACKAGE / "notice.txt"),
        id="linjiang-sports-2024",
        corrections=load_corrections(str(PACKAGE / "corrections.json")),
        units=load_units(str(PACKAGE / "units.json")),
    )
    assert dumps(found) == (PACKAGE / "plan.json").read_bytes()


def test_it_is_installed() -> None:
    assert [task.id for task in plan("linjiang-sports-2024").tasks_of("县总工会", role="lead")] == ["2.2"]

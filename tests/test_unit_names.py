"""Which unit a name means."""

import pytest

import policyduty
from policyduty import Assignment, Duty, Plan, Role, Task, Unit, UnknownName

GANZI = policyduty.plan("ganzi-science-literacy-2023")


def plan(*names: str, units: tuple[Unit, ...] = ()) -> Plan:
    assignments = [Assignment(unit=name, role=Role.CO, position=n) for n, name in enumerate(names, 1)]
    return Plan(
        id="p",
        title="",
        tasks=[Task(id="1", duties=[Duty(id="1/d1", clause="", assignments=assignments)])],
        units=units,
    )


@pytest.mark.parametrize("name", ["州科协", " 州 科协 ", "甘孜州科学技术协会"])
def test_any_name_of_a_unit_will_do(name: str) -> None:
    assert policyduty.units.unit_named(GANZI, name) == "州科协"
    assert len(policyduty.unit_row(GANZI, name).leads) == 6


def test_the_width_of_brackets_does_not_matter() -> None:
    assert policyduty.units.unit_named(GANZI, "各县（市）人民政府") == "各县(市)人民政府"


def test_a_units_own_name_goes_before_anothers_alias() -> None:
    units = (Unit(name="市甲局", aliases=("市乙局",)), Unit(name="市乙局"))
    assert policyduty.units.unit_named(plan("市甲局", "市乙局", units=units), "市乙局") == "市乙局"


def test_a_printed_name_will_do() -> None:
    assignment = Assignment(unit="市教育局", role=Role.LEAD, position=1, printed="教育局")
    task = Task(id="1", duties=[Duty(id="1/d1", clause="", assignments=[assignment])])
    assert policyduty.units.unit_named(Plan(id="p", title="", tasks=[task]), "教育局") == "市教育局"


def test_a_member_is_found_on_request() -> None:
    with pytest.raises(UnknownName):
        policyduty.units.unit_named(GANZI, "康定市人民政府")
    assert policyduty.units.unit_named(GANZI, "康定市人民政府", members=True) == "康定市人民政府"
    row = policyduty.unit_row(GANZI, "康定市人民政府", expand=True)
    assert (len(row.leads), len(row.joins)) == (0, 30)


def test_a_member_by_rule_is_found_too() -> None:
    counties = (
        Unit(name="康定市人民政府", aliases=("康定市",), level="county", kind="government", parent="甘孜州人民政府"),
        Unit(name="泸定县人民政府", level="county", kind="government", parent="甘孜州人民政府"),
    )
    found = plan("州科协", "各县（市）人民政府", units=counties)
    row = policyduty.unit_row(found, "康定市", expand=True)
    assert (row.name, len(row.joins)) == ("康定市人民政府", 1)
    assert row.joins[0].duty.assignments[1].printed == "各县（市）人民政府"
    assert policyduty.unit_row(found, "各县(市)人民政府", expand=True).name == "各县（市）人民政府"


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    policyduty.locale.use("en")
    with pytest.raises(UnknownName, match=r"the plan has no unit '州科技厅'; did you mean .*州科技局"):
        policyduty.units.unit_named(GANZI, "州科技厅")
    with pytest.raises(UnknownName, match="it names none at all"):
        policyduty.units.unit_named(Plan(id="p", title=""), "市甲局")

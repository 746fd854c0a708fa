"""What holds for every plan."""

from collections import Counter
from io import BytesIO

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import policyduty
from policyduty import InvalidValue, Level, Plan, Unit, cascade, draft, testing, validate
from policyduty.cascading import Carried, cascade_records
from policyduty.cascading.jurisdictions import LADDER, rank
from policyduty.units.folding import folded

relaxed = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
LEVELS = st.sampled_from(LADDER[1:])
PLACES = st.sampled_from(["", "甘孜藏族自治州", "康定市", "武侯区", "炉城街道", "天"])


@relaxed
@given(testing.plans(), testing.plans(), testing.unit_lists())
def test_any_two_plans_can_be_laid_side_by_side(higher: Plan, lower: Plan, units: tuple[Unit, ...]) -> None:
    names = [name for unit in units for name in unit.names]
    assume(len({folded(name) for name in names}) == len(names))
    found = cascade(higher, lower, units=units)
    assert [row.higher.task for row in found.rows] == [*higher.iter_tasks()]
    ids = {task.id for task in lower.iter_tasks()}
    carrying = {carrier.row.task.id for row in found.rows for carrier in row.carriers}
    assert carrying | {row.task.id for row in found.new} == ids
    assert not carrying & {row.task.id for row in found.new}
    assert len(cascade_records(found)) == len(found.rows) + len(found.new)
    assert all(0 < carrier.likeness <= 1 for row in found.rows for carrier in row.carriers)


@relaxed
@given(testing.plans())
def test_a_plan_carries_all_of_itself(plan: Plan) -> None:
    found = cascade(plan, plan)
    assert not found.new
    for row in found.rows:
        assert row.state is Carried.CARRIED
        assert row.carriers[0].likeness == 1
        assert row.higher.task in [carrier.row.task for carrier in row.carriers]
        assert not row.late


def test_printed_plans_carry_all_of_themselves_in_order(province: Plan) -> None:
    for plan in (province, policyduty.plan("ganzi-science-literacy-2023")):
        assert [[each.row.task.id for each in row.carriers] for row in cascade(plan, plan).rows] == [
            [task.id] for task in plan.iter_tasks()
        ]


@relaxed
@given(testing.plans(), LEVELS, PLACES)
def test_a_draft_is_a_plan_of_proposals_that_misses_nothing(higher: Plan, level: Level, place: str) -> None:
    above = policyduty.cascading.jurisdiction_of(higher)
    if above and rank(level) <= rank(above.level):
        with pytest.raises(InvalidValue):
            draft(higher, level=level, place=place)
        return
    made = draft(higher, level=level, place=place)
    assert all(each.proposed for duty in made.plan.iter_duties() for each in duty.assignments)
    target = BytesIO()
    policyduty.dump(made.plan, target)
    assert policyduty.load(BytesIO(target.getvalue())) == made.plan
    found = cascade(higher, made.plan, level=level, place=place)
    assert not found.missing
    assert not found.new
    told = {finding.code for finding in validate(made.plan, higher=higher)}
    assert ("PD610" in told) == any(duty.assignments for duty in made.plan.iter_duties())
    assert "PD601" not in told


@relaxed
@given(testing.printed_plans(), st.sampled_from([Level.COUNTY, Level.TOWNSHIP]))
def test_a_printed_plans_draft_has_the_units_that_its_cascade_expects(
    printed: testing.PrintedPlan, level: Level
) -> None:
    higher = policyduty.read(printed.text.replace("甲市", "绵阳市").encode(), name="plan.txt")
    made = draft(higher, level=level, place="康定市" if level is Level.COUNTY else "炉城镇")
    words = Counter((task.title, task.text) for task in higher.iter_tasks())
    for row in cascade(higher, made.plan).rows:
        assert not row.late
        if (
            words[row.higher.task.title, row.higher.task.text] == 1
        ):  # Which of two that read alike is meant nobody can see.
            assert not [part for part in row.parts if part.missing]

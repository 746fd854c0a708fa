"""The part of a plan that some units have."""

from hypothesis import given
from hypothesis import strategies as st

import policyduty
from policyduty import Plan, narrowed
from policyduty.testing import strategies

GANZI = policyduty.plan("ganzi-science-literacy-2023")


def test_keeps_the_duties_of_a_unit_and_what_holds_them() -> None:
    part = narrowed(GANZI, "州科协")
    assert len([*part.iter_duties()]) == 24
    assert policyduty.workload(part)[0].unit == "州科协"
    titles = [group.title for group in policyduty.grouped(narrowed(GANZI, "州民政局"), "section")]
    assert titles == [s.marker + s.title for s in GANZI.sections if set(s.tasks) & set(GANZI.tasks_of("州民政局"))]
    assert 0 < len(titles) < len(GANZI.sections)


@given(strategies.plans(), st.data())
def test_keeps_those_duties_alone_and_as_they_are(plan: Plan, data: st.DataObject) -> None:
    units = sorted({each.unit for duty in plan.iter_duties() for each in duty.assignments})
    names = data.draw(st.sets(st.sampled_from([*units, "没有这样的单位"])))
    part = narrowed(plan, *names)
    kept = [duty for duty in plan.iter_duties() if any(each.unit in names for each in duty.assignments)]
    # Where a task has no span, what stood behind it may come before a section when it is gone.
    assert {duty.id: duty for duty in part.iter_duties()} == {duty.id: duty for duty in kept}
    assert all(task.duties for task in part.iter_tasks())
    assert narrowed(part, *names) == part

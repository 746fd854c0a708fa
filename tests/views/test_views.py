"""The views of a plan: the numbers of the Ganzi plan, and laws that hold for every plan."""

from collections import Counter
from datetime import date
from io import BytesIO
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given

import policyduty
from policyduty import Assignment, Document, Duty, Kind, Level, Plan, Role, Section, Task, Unit
from policyduty.testing import plans
from policyduty.views import Pair

GANZI = policyduty.plan("ganzi-science-literacy-2023")
COUNTIES = "各县(市)人民政府"


def planned(*duties: list[tuple[str, Role]], units: tuple[Unit, ...] = (), dated: date | None = None) -> Plan:
    """A plan with a task a duty."""
    tasks = []
    for number, named in enumerate(duties, 1):
        assignments = [Assignment(unit=unit, role=role, position=n) for n, (unit, role) in enumerate(named, 1)]
        duty = Duty(id=f"{number}/d1", clause="", assignments=assignments)
        tasks.append(Task(id=str(number), title=f"任务{number}", duties=[duty]))
    return Plan(id="p", title="", tasks=tasks, units=units, document=Document(dated=dated))


LEAD, CO = Role.LEAD, Role.CO
THREE = planned([("市甲局", LEAD), ("市乙局", CO)], [("市乙局", LEAD), ("市丙局", CO), ("市甲局", CO)])


def test_ganzi_workload() -> None:
    rows = {row.unit: row for row in policyduty.workload(GANZI)}
    assert len(rows) == 31
    assert [(rows[unit].leads, rows[unit].joins) for unit in ("州科协", "州教育体育局", "州科技局", COUNTIES)] == [
        (6, 18),
        (5, 8),
        (5, 8),
        (0, 30),
    ]
    assert sum(row.leads > 0 for row in rows.values()) == 10
    assert sum(row.leads for row in rows.values()) == 31
    assert rows["州科协"].sections == 8
    assert rows["州科协"].share == pytest.approx(24 / 195)
    assert rows["州科协"].kind is Kind.MASS_ORGANISATION


def test_ganzi_pairs_and_network() -> None:
    found = policyduty.pairs(GANZI)
    assert found[0] == Pair("州科协", COUNTIES, 24)
    network = policyduty.network(GANZI)
    assert network.pairs == found
    assert [row.unit for row in network.units] == [row.name for row in policyduty.unit_table(GANZI)]
    most = policyduty.centralities(network)[0]
    assert most.unit in ("州科协", COUNTIES)
    assert most.shared == max(row.shared for row in network.units)


def test_ganzi_groups() -> None:
    sections = policyduty.grouped(GANZI, "section")
    assert [group.key for group in sections] == [section.id for section in GANZI.sections]
    assert sum(group.tasks for group in sections) == sum(group.leads for group in sections) == 31
    kinds = {group.key: group for group in policyduty.grouped(GANZI, "kind")}
    assert sum(group.units for group in kinds.values()) == 31
    assert sum(group.leads + group.joins for group in kinds.values()) == 195


def test_ganzi_expanded() -> None:
    plan = policyduty.expanded(GANZI)
    rows = {row.unit: row for row in policyduty.workload(plan)}
    assert COUNTIES not in rows
    assert (rows["康定市人民政府"].leads, rows["康定市人民政府"].joins) == (0, 30)
    assert len(policyduty.matrix(plan).units) == 30 + 18
    printed = {a.printed for duty in plan.iter_duties() for a in duty.assignments if a.unit == "康定市人民政府"}
    assert {name.translate(str.maketrans("（）", "()")) for name in printed} == {COUNTIES}


def test_ganzi_coverage() -> None:
    extra = Unit(name="州审计局", level=Level.PREFECTURE, kind=Kind.GOVERNMENT)
    rows = policyduty.coverage(GANZI, (extra, *GANZI.units))
    assert [row.unit for row in rows if not row.covered] == ["州审计局"]
    (kangding,) = (row for row in rows if row.unit == "康定市人民政府")
    assert (kangding.leads, kangding.joins, kangding.through) == (0, 30, (COUNTIES,))


def test_units_that_were_not_there_need_no_duty() -> None:
    registry = (
        Unit(name="市甲局"),
        Unit(name="市旧局", valid_until=date(2020, 1, 1)),
        Unit(name="市新局", valid_from=date(2025, 1, 1)),
    )
    plan = planned([("市乙局", LEAD)], dated=date(2023, 6, 1))
    assert [row.unit for row in policyduty.coverage(plan, registry)] == ["市甲局"]
    assert len(policyduty.coverage(planned([("市乙局", LEAD)]), registry)) == 3


def test_members_by_rule_are_covered_through_a_collective_that_nobody_lists() -> None:
    registry = (
        Unit(name="州教育局", level=Level.PREFECTURE, kind=Kind.GOVERNMENT),
        Unit(name="州妇联", level=Level.PREFECTURE, kind=Kind.MASS_ORGANISATION),
    )
    rows = policyduty.coverage(planned([("州级各部门", LEAD)]), registry)
    assert [(row.unit, row.leads, row.through) for row in rows] == [("州教育局", 1, ("州级各部门",)), ("州妇联", 0, ())]


def test_pairs_are_counted_once_a_duty() -> None:
    assert policyduty.pairs(THREE) == (
        Pair("市甲局", "市乙局", 2),
        Pair("市甲局", "市丙局", 1),
        Pair("市乙局", "市丙局", 1),
    )
    twice = planned([("市甲局", LEAD), ("市乙局", CO), ("市乙局", CO)])
    assert policyduty.pairs(twice) == (Pair("市甲局", "市乙局", 1),)


def test_centralities_are_those_of_networkx() -> None:
    star = planned(*([("市甲局", LEAD), (f"市{n}局", CO)] for n in "乙丙丁"), [("市孤局", LEAD)])
    rows = {row.unit: row for row in policyduty.centralities(policyduty.network(star))}
    assert (rows["市甲局"].degree, rows["市甲局"].betweenness) == (0.75, 0.5)
    assert rows["市孤局"].eigenvector == rows["市孤局"].closeness == 0
    alone = planned([("市孤局", LEAD)])
    assert policyduty.centralities(policyduty.network(alone))[0].eigenvector == 0


@pytest.mark.parametrize(("write", "read"), [("write_graphml", nx.read_graphml), ("write_gexf", nx.read_gexf)])
def test_the_network_in_files(write: str, read: object) -> None:
    plan = planned([("市甲局", LEAD), ("市\x01乙局<&", CO)], units=(Unit(name="市甲局", kind=Kind.GOVERNMENT),))
    target = BytesIO()
    getattr(policyduty, write)(policyduty.network(plan), target)
    target.seek(0)
    graph = read(target)  # type: ignore[operator]
    assert [facts["label"] for _, facts in graph.nodes(data=True)] == ["市甲局", "市\ufffd乙局<&"]
    assert [facts["kind"] for _, facts in graph.nodes(data=True)] == ["government", ""]
    assert [facts["weight"] for *_, facts in graph.edges(data=True)] == [1]
    again = BytesIO()
    getattr(policyduty, write)(policyduty.network(plan), again)
    assert again.getvalue() == target.getvalue()
    assert b"lastmodified" not in target.getvalue()


def test_a_plan_without_duties_has_empty_views() -> None:
    plan = Plan(id="p", title="", sections=[Section(id="1", title="甲")])
    assert not policyduty.workload(plan)
    assert not policyduty.pairs(plan)
    assert not policyduty.network(plan).units
    assert policyduty.centralities(policyduty.network(plan)) == ()
    assert [group.tasks for group in policyduty.grouped(plan, "section")] == [0]
    assert policyduty.grouped(plan, "kind") == ()


def test_groups_ask_for_what_they_know() -> None:
    with pytest.raises(ValueError, match="size"):
        policyduty.grouped(GANZI, "size")


@given(plans())
def test_every_view_counts_the_same_assignments(plan: Plan) -> None:
    units = Counter(a.unit for duty in plan.iter_duties() for a in duty.assignments)
    total = sum(units.values())
    rows = policyduty.workload(plan)
    assert {row.unit: row.leads + row.joins for row in rows} == units
    assert sum(row.share for row in rows) == pytest.approx(1 if total else 0)
    assert [row.unit for row in rows] == [row.name for row in policyduty.unit_table(plan)]
    assert policyduty.matrix(plan).units == tuple(row.unit for row in rows)
    for by in policyduty.views.GroupBy:
        assert sum(group.leads + group.joins for group in policyduty.grouped(plan, by)) == total


@given(plans())
def test_pairs_are_all_who_share_a_duty(plan: Plan) -> None:
    expected = Counter(
        frozenset(pair) for duty in plan.iter_duties() for pair in combinations({a.unit for a in duty.assignments}, 2)
    )
    found = policyduty.pairs(plan)
    assert {frozenset((pair.first, pair.second)): pair.duties for pair in found} == expected
    assert [pair.duties for pair in found] == sorted((pair.duties for pair in found), reverse=True)
    network = policyduty.network(plan)
    assert sum(row.shared for row in network.units) == 2 * sum(expected.values())
    assert sum(row.partners for row in network.units) == 2 * len(expected)


@given(plans())
def test_the_matrix_holds_everybody_in_a_task(plan: Plan) -> None:
    found = policyduty.matrix(plan)
    for row in found.rows:
        assert set(row.roles) == {a.unit for duty in row.task.duties for a in duty.assignments}
        assert set(row.roles) <= set(found.units)

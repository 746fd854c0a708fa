"""Members of collectives, and plans in which they are named one by one."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given

import policyduty
from policyduty import Assignment, Document, Duty, Kind, Level, Plan, Role, Task, Unit, expanded, members_of
from policyduty.testing import strategies
from policyduty.units import Membership

GANZI = policyduty.plan("ganzi-science-literacy-2023")
ALL = "各县(市)人民政府"


def county(name: str, parent: str = "甲州人民政府", **facts: object) -> Unit:
    return Unit(name=name, level=Level.COUNTY, kind=Kind.GOVERNMENT, parent=parent, **facts)  # type: ignore[arg-type]


def bureau(name: str, **facts: object) -> Unit:
    return Unit(name=name, level=Level.PREFECTURE, kind=Kind.GOVERNMENT, **facts)  # type: ignore[arg-type]


def plan(*assignments: tuple[Role, str], units: tuple[Unit, ...] = (), dated: date | None = None) -> Plan:
    duty = Duty(
        id="1/d1",
        clause="",
        assignments=[Assignment(unit=name, role=role, position=n) for n, (role, name) in enumerate(assignments, 1)],
    )
    tasks = [Task(id="1", duties=[duty])]
    return Plan(id="p", title="", document=Document(dated=dated), tasks=tasks, units=units)


def given_to(plan: Plan) -> list[tuple[int, str, str, str]]:
    (duty,) = plan.iter_duties()
    return [(each.position, each.role.value, each.unit, each.printed) for each in duty.assignments]


def test_members_are_those_that_the_registry_lists() -> None:
    members = members_of("各县市政府", GANZI.units)
    assert (members.how, len(members.known), members.known[0]) == (Membership.LISTED, 18, "康定市人民政府")
    assert members.rule == ""


def test_listed_members_have_their_canonical_names() -> None:
    units = (
        Unit(name=ALL, collective=True, members=("乙县政府", "丙县人民政府")),
        county("乙县人民政府", aliases=("乙县政府",)),
    )
    assert members_of(ALL, units).known == ("乙县人民政府", "丙县人民政府")


REGISTRY = (
    bureau("州教育局", aliases=("甲州教育局",)),
    bureau("州气象局", parent="某省气象局"),
    bureau("甲州人民政府"),
    bureau("州文化局", valid_until=date(2019, 1, 1)),
    Unit(name="州委宣传部", level=Level.PREFECTURE, kind=Kind.PARTY),
    bureau("州级各局", collective=True),
    Unit(name="州统计局"),
    county("乙县人民政府"),
    county("丙市人民政府"),
    county("乙县教育局"),
)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("州级各部门", ("州教育局", "州气象局")),
        ("州直部门", ("州教育局", "州气象局")),
        ("各县(市)人民政府", ("乙县人民政府", "丙市人民政府")),
        ("县(市)政府", ("乙县人民政府", "丙市人民政府")),
        ("各县人民政府", ("乙县人民政府",)),
        ("甲州各县(市)人民政府", ("乙县人民政府", "丙市人民政府")),
    ],
)
def test_members_are_known_by_what_the_registry_states_of_its_units(name: str, known: tuple[str, ...]) -> None:
    members = members_of(name, REGISTRY, on=date(2023, 6, 6))
    assert (members.how, members.known) == (Membership.RULE, known)


def test_a_rule_is_told_in_words() -> None:
    policyduty.locale.use("en")
    assert members_of("州级各部门", REGISTRY).rule == "the government departments of level prefecture in the registry"
    policyduty.locale.use("zh")
    assert members_of("各县(市)人民政府", REGISTRY).rule == "单位库中县级的人民政府"


@pytest.mark.parametrize(
    "name",
    [
        *(
            "州级有关部门",
            "各有关部门",
            "州直相关单位",
            "各成员单位",
            "州安委会成员单位",
            "其他各部门",
            "各部门",
            "各级人民政府",
        ),
        *(
            "乙州各县(市)人民政府",
            "各乡镇人民政府",
            "省级各部门",
            "州级各局",
            "州教育局",
            "州级各行业主管部门",
            "没有的局",
            "",
        ),
    ],
)
def test_nobody_knows_who_is_meant(name: str) -> None:
    assert members_of(name, REGISTRY) == policyduty.units.Members()


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("各县(市)人民政府", county("丁县人民政府", parent="乙州人民政府")),
        ("各县(市)人民政府", county("丁县人民政府", parent="")),
        ("州级各部门", bureau("乙州财政局")),
    ],
)
def test_no_rule_holds_for_units_of_several_places(name: str, more: Unit) -> None:
    assert members_of(name, REGISTRY).known
    assert members_of(name, (*REGISTRY, more)) == policyduty.units.Members()


def test_a_collective_is_replaced_by_its_members() -> None:
    given = plan(
        (Role.LEAD, "州教育局"),
        (Role.CO, ALL),
        (Role.CO, "各有关部门"),
        units=(Unit(name=ALL, collective=True, level=Level.COUNTY, members=("乙县人民政府", "丙市人民政府")),),
    )
    assert given_to(expanded(given)) == [
        (1, "lead", "州教育局", "州教育局"),
        (2, "co", "乙县人民政府", ALL),
        (3, "co", "丙市人民政府", ALL),
        (4, "co", "各有关部门", "各有关部门"),
    ]
    assert [(unit.name, unit.level) for unit in expanded(given).units] == [
        (ALL, Level.COUNTY),
        ("乙县人民政府", Level.COUNTY),
        ("丙市人民政府", Level.COUNTY),
    ]


def test_a_unit_that_is_named_keeps_its_own_role() -> None:
    units = (Unit(name=ALL, collective=True, members=("乙县人民政府", "丙市人民政府")),)
    given = plan((Role.CO, ALL), (Role.LEAD, "丙市人民政府"), (Role.CO, ALL), units=units)
    assert given_to(expanded(given)) == [(1, "co", "乙县人民政府", ALL), (2, "lead", "丙市人民政府", "丙市人民政府")]


def test_members_in_two_roles_have_both() -> None:
    units = (Unit(name=ALL, collective=True, members=("乙县人民政府",)),)
    given = plan((Role.LEAD, ALL), (Role.CO, ALL), units=units)
    assert [role for _, role, _, _ in given_to(expanded(given))] == ["lead", "co"]


def test_what_another_registry_knows_is_added() -> None:
    given = plan(
        (Role.CO, "州级各部门"), (Role.CO, ALL), units=(Unit(name=ALL, collective=True),), dated=date(2023, 6, 6)
    )
    registry = (*REGISTRY, Unit(name=ALL, collective=True, members=("乙县人民政府",)))
    assert expanded(given) is given
    full = expanded(given, registry)
    assert [unit for _, _, unit, _ in given_to(full)] == ["州教育局", "州气象局", "乙县人民政府"]
    assert full.units == (*given.units, REGISTRY[0], REGISTRY[1], REGISTRY[7])


def test_members_may_be_collectives_and_go_round_in_a_circle() -> None:
    units = (
        Unit(name="甲", collective=True, members=("乙", "丁")),
        Unit(name="乙", collective=True, members=("甲", "丙")),
        Unit(name="戊", collective=True, members=("己",)),
        Unit(name="己", collective=True, members=("戊", "己")),
    )
    given = plan((Role.CO, "甲"), (Role.CO, "戊"), units=units)
    assert [unit for _, _, unit, _ in given_to(expanded(given))] == ["丙", "丁", "戊"]


def test_a_blank_member_is_nobody() -> None:
    unit = Unit(name="各县", collective=True, members=("", " \x1f", "甲县"))
    assert members_of("各县", [unit]).known == ("甲县",)


@given(strategies.plans())
def test_names_who_has_a_units_duties_when_expanded(plan: Plan) -> None:
    for before, after in zip(plan.iter_duties(), expanded(plan).iter_duties(), strict=True):
        bearers = {name for each in before.assignments for name in policyduty.units.members_in(plan, each.unit)}
        assert {each.unit for each in after.assignments} == bearers


def test_the_published_plan_expands_to_every_county() -> None:
    full = expanded(GANZI)
    counties = GANZI.unit(ALL).members  # type: ignore[union-attr]
    for before, after in zip(GANZI.iter_duties(), full.iter_duties(), strict=True):
        names = [each.unit for each in before.assignments]
        assert [each.unit for each in after.assignments] == [
            one for name in names for one in (counties if name == ALL else (name,))
        ]
    assert policyduty.unit_row(full, "石渠县人民政府").name == "石渠县人民政府"


@given(strategies.plans(), strategies.unit_lists())
def test_expanding_twice_changes_nothing(plan: Plan, units: tuple[Unit, ...]) -> None:
    once = expanded(plan, units)
    assert expanded(once, units) == once
    assert policyduty.loads(policyduty.dumps(once)) == once
    assert {each.printed for d in once.iter_duties() for each in d.assignments} <= {
        each.printed for d in plan.iter_duties() for each in d.assignments
    }


@given(strategies.plans())
def test_a_plan_without_collectives_stays_as_it_is(plan: Plan) -> None:
    plain = evolve(plan, units=[evolve(unit, collective=False, members=()) for unit in plan.units])
    assert expanded(plain) is plain

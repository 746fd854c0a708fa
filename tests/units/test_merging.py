"""One registry of several, and what they disagree on."""

from datetime import date
from itertools import chain

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import policyduty
from policyduty import Citation, Kind, Level, Unit, merged_units
from policyduty.testing import strategies
from policyduty.units import Disagreement, MergedUnits
from policyduty.units.folding import folded

CITED = Citation(supports=("level",), text="《机构改革方案》")


def test_what_one_leaves_open_the_other_fills_in() -> None:
    first = (Unit(name="州科协", aliases=("甘孜州科协",), level=Level.PREFECTURE, note="甲"),)
    second = (
        Unit(
            name="州 科协", aliases=("州科学技术协会",), kind=Kind.MASS_ORGANISATION, note="甲\n乙", citations=(CITED,)
        ),
        Unit(name="州妇联"),
    )
    assert merged_units(first, second) == MergedUnits(
        units=(
            Unit(
                name="州科协",
                aliases=("甘孜州科协", "州 科协", "州科学技术协会"),
                level=Level.PREFECTURE,
                kind=Kind.MASS_ORGANISATION,
                note="甲\n乙",
                citations=(CITED,),
            ),
            Unit(name="州妇联"),
        ),
        conflicts=(),
    )


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("level", Level.PREFECTURE, Level.COUNTY),
        ("kind", Kind.PARTY, Kind.GOVERNMENT),
        ("parent", "州政府", "省科协"),
        ("valid_from", date(2019, 1, 1), date(2020, 1, 1)),
        ("valid_until", date(2019, 1, 1), date(2020, 1, 1)),
        ("successor", "甲局", "乙局"),
        ("members", ("甲县",), ("甲县", "乙县")),
    ],
)
def test_two_values_of_a_fact_are_told_and_the_first_stands(field: str, one: object, other: object) -> None:
    registries = [
        (Unit(name="州科协", collective=True, **{field: value}),)  # type: ignore[arg-type]
        for value in (one, other, one, other)
    ]
    done = merged_units((Unit(name="州科协"),), *registries)
    assert done.units == registries[0]
    (conflict,) = done.conflicts
    assert (conflict.what, conflict.unit, conflict.about) == (Disagreement.FACT, "州科协", field)
    assert conflict.said == ((2, one), (3, other), (5, other))


def test_a_unit_ends_after_it_began_whoever_says_so() -> None:
    done = merged_units(
        (Unit(name="甲局", valid_from=date(2020, 1, 1)),), (Unit(name="甲局", valid_until=date(2019, 1, 1)),)
    )
    assert done.units == (Unit(name="甲局", valid_from=date(2020, 1, 1)),)
    assert [(each.about, each.said) for each in done.conflicts] == [
        ("valid_until", ((1, None), (2, date(2019, 1, 1)))),
    ]


def test_the_same_members_in_another_order_are_the_same() -> None:
    one = Unit(name="各县", collective=True, members=("甲县", "乙县"))
    other = Unit(name="各县", collective=True, members=("乙县", "甲 县"))
    assert merged_units((one,), (other,)) == MergedUnits(units=(one,), conflicts=())


def test_an_alias_of_two_units_stays_with_the_earlier_registrys() -> None:
    done = merged_units((Unit(name="甲局", aliases=("丙局",)),), (Unit(name="乙局", aliases=("丙 局", "丁局")),))
    assert done.units == (Unit(name="甲局", aliases=("丙局",)), Unit(name="乙局", aliases=("丁局",)))
    (conflict,) = done.conflicts
    assert (conflict.what, conflict.about, conflict.said) == (
        Disagreement.SHARED_ALIAS,
        "丙局",
        ((1, "甲局"), (2, "乙局")),
    )


@pytest.mark.parametrize(
    ("one", "other", "aliases"),
    [
        (Unit(name="甲局", aliases=("乙局",)), Unit(name="乙局", aliases=("丙局",)), ("乙局", "丙局")),
        (Unit(name="甲局"), Unit(name="乙局", aliases=("甲局",)), ("乙局",)),
    ],
)
def test_a_name_that_is_an_alias_elsewhere_is_the_same_unit_and_told(
    one: Unit, other: Unit, aliases: tuple[str, ...]
) -> None:
    done = merged_units((one,), (other,))
    assert done.units == (Unit(name="甲局", aliases=aliases),)
    (conflict,) = done.conflicts
    assert (conflict.what, conflict.unit, conflict.said) == (
        Disagreement.NAME_AND_ALIAS,
        "甲局",
        ((1, "甲局"), (2, "乙局")),
    )


def test_units_that_a_registry_tells_apart_stay_apart() -> None:
    first = (Unit(name="甲局", aliases=("乙局",)),)
    second = (Unit(name="甲局"), Unit(name="乙局"))
    done = merged_units(first, second)
    assert done.units == (*first, Unit(name="乙局"))
    assert [(each.what, each.said) for each in done.conflicts] == [
        (Disagreement.NAME_AND_ALIAS, ((1, "甲局"), (2, "乙局")))
    ]
    later = merged_units(second, first)
    assert later.units == second
    assert [each.what for each in later.conflicts] == [Disagreement.NAME_AND_ALIAS]


def test_a_conflict_is_told_with_who_says_what() -> None:
    policyduty.locale.use("en")
    fact, alias = merged_units(
        (Unit(name="甲局", level=Level.COUNTY, aliases=("丙局",)),),
        (Unit(name="甲局", level=Level.PREFECTURE), Unit(name="乙局", aliases=("丙局",))),
    ).conflicts
    assert fact.told(["a.json", "b.csv"]) == "甲局: two values of level (a.json: county; b.csv: prefecture)"
    assert alias.told() == "丙局: an alias of two units (1: 甲局; 2: 乙局)"
    (name,) = merged_units((Unit(name="甲局"),), (Unit(name="乙局", aliases=("甲局",)),)).conflicts
    assert name.told() == "乙局: one unit's name and another's alias (1: 甲局; 2: 乙局)"
    policyduty.locale.use("zh")
    assert fact.told(["a.json", "b.csv"]) == "甲局：level 有两个值（a.json：county；b.csv：prefecture）"


registries = strategies.unit_lists().filter(lambda units: len({folded(u.name) for u in units}) == len(units))


@given(registries)
def test_a_registry_merged_alone_or_with_itself_is_what_it_was(units: tuple[Unit, ...]) -> None:
    assert merged_units(units).units == merged_units(units, units).units == units


@given(st.lists(registries, max_size=3))
def test_merging_again_changes_nothing(several: list[tuple[Unit, ...]]) -> None:
    once = merged_units(*several).units
    assert merged_units(once).units == once


@given(registries, registries, registries)
def test_what_does_not_clash_may_be_merged_in_any_grouping(
    a: tuple[Unit, ...], b: tuple[Unit, ...], c: tuple[Unit, ...]
) -> None:
    whole = merged_units(a, b, c)
    assume(not whole.conflicts)
    assert whole.units == merged_units(merged_units(a, b).units, c).units
    assert whole.units == merged_units(a, merged_units(b, c).units).units


@given(st.lists(registries, max_size=3))
def test_nothing_is_lost(several: list[tuple[Unit, ...]]) -> None:
    done = merged_units(*several)
    said = [value for conflict in done.conflicts for _, value in conflict.said]
    given_units = [*chain.from_iterable(several)]
    kept = {folded(name) for unit in done.units for name in unit.names}
    assert {folded(name) for unit in given_units for name in unit.names} <= kept
    assert {c.text for u in given_units for c in u.citations} == {c.text for u in done.units for c in u.citations}
    for field in ("level", "kind", "parent", "members", "valid_from", "valid_until", "successor"):
        values = {getattr(unit, field) for unit in done.units} | {*said}
        for value in {getattr(unit, field) for unit in given_units}:
            text = value if isinstance(value, str) else None
            assert (
                not value
                or value in values
                or (text and folded(text) in {folded(v) for v in values if isinstance(v, str)})
                or field == "members"
            )
    for units in several:
        for unit in units:
            assert all(line in "\n".join(u.note for u in done.units) for line in unit.note.split("\n"))

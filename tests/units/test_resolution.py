"""Which unit a printed name means: how that was found, and how sure it is."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import policyduty
from policyduty import Certainty, Unit, UnitRegistry
from policyduty.testing import strategies
from policyduty.units import FoundBy

GANZI = UnitRegistry(policyduty.plan("ganzi-science-literacy-2023").units)

FOUND = """
州科协                  州科协              exact certain
各县（市）人民政府      各县(市)人民政府    exact certain
甘孜州科学技术协会      州科协              alias certain
共青团甘孜州委          团州委              alias certain
四川省甘孜州教育体育局  州教育体育局        normalised likely
甘孜藏族自治州人社局    州人力资源社会保障局 normalised likely
州发展与改革委员会      州发展改革委        normalised likely
州妇女联合会机关        -                   nearest -
中共甘孜州委员会组织部  州委组织部          normalised likely
州文化和旅游局          州文化广电旅游局    normalised likely
州直各县(市)人民政府    各县(市)人民政府    normalised likely
民政局                  州民政局            normalised assumed
教体局                  州教育体育局        normalised assumed
团委                    团州委              normalised assumed
绵阳市教育体育局        -                   nearest -
阿坝州民政局            -                   nearest -
市民政局                -                   nearest -
甘孜县民政局            -                   nearest -
各县人民政府            -                   nearest -
州农业农村局            -                   nearest -
省教育厅                -                   unknown -
"""


@pytest.mark.parametrize("line", FOUND.strip().splitlines())
def test_a_name_is_found_in_a_real_registry(line: str) -> None:
    printed, name, how, certainty = line.split()
    found = GANZI.resolve(printed)
    assert found.printed == printed
    assert (found.unit.name if found.unit else "-", found.how, found.certainty or "-") == (name, how, certainty)
    assert bool(found.candidates) is (how == "nearest")


def test_blanks_do_not_matter() -> None:
    assert GANZI.resolve(" 州 科协\n").how is FoundBy.EXACT


def registry(*names: str, **aliases: str) -> UnitRegistry:
    return UnitRegistry(
        [*(Unit(name=name) for name in names), *(Unit(name=n, aliases=(a,)) for n, a in aliases.items())]
    )


def test_what_is_nearest_is_shown_and_not_taken() -> None:
    found = registry("州农村局", "州审计局", "州农牧农村局").resolve("州农业农村局")
    assert (found.unit, found.how, found.certainty) == (None, FoundBy.NEAREST, None)
    assert found.candidates == (("州农牧农村局", 0.833), ("州农村局", 0.8))


@pytest.mark.parametrize(
    ("printed", "units", "how", "candidates"),
    [
        ("教育局", ("甲县教育局", "乙县教育局"), "normalised", {"甲县教育局", "乙县教育局"}),
        ("县教育局", ("甲县教育局", "乙县教育局"), "normalised", {"甲县教育局", "乙县教育局"}),
        ("州发展改革委", ("州发展和改革委员会", "州发改委"), "normalised", {"州发展和改革委员会", "州发改委"}),
    ],
)
def test_where_several_may_be_meant_none_is_chosen(
    printed: str, units: tuple[str, ...], how: str, candidates: set[str]
) -> None:
    policyduty.locale.use("en")
    found = registry(*units).resolve(printed)
    assert (found.unit, found.how, {name for name, _ in found.candidates}) == (None, how, candidates)
    assert found.note == "several units may be meant"


def test_an_alias_of_two_units_is_open() -> None:
    found = registry(州甲局="州乙局", 州丙局="州乙局").resolve("州乙局")
    assert (found.unit, found.how, len(found.candidates)) == (None, FoundBy.ALIAS, 2)


def test_a_units_own_name_goes_before_anothers_alias() -> None:
    found = registry("州乙局", 州甲局="州乙局").resolve("州乙局")
    assert (found.unit and found.unit.name, found.how) == ("州乙局", FoundBy.EXACT)


@pytest.mark.parametrize(
    ("printed", "unit", "certainty"),
    [
        ("甲县教育局", "甲县教育和体育局", None),
        ("甲县教育体育局", "甲县教育和体育局", Certainty.LIKELY),
        ("丙市甲县教育体育局", "甲县教育和体育局", Certainty.LIKELY),
        ("乙县教育体育局", "甲县教育和体育局", None),
        ("县教育体育局", "甲县教育和体育局", Certainty.LIKELY),
        ("区教育体育局", "甲县教育和体育局", None),
        ("甲县教育体育局", "县教育和体育局", Certainty.ASSUMED),
        ("省发改委", "国家发展改革委", None),
        ("发改委", "国家发展改革委", Certainty.ASSUMED),
        ("国家发展和改革委员会", "国家发展改革委", Certainty.LIKELY),
        ("州级有关部门", "州级各部门", None),
        ("州直各部门", "州级各部门", Certainty.LIKELY),
        ("甲县人民政府", "各县人民政府", None),
        ("甲市", "甲市教育局", None),
    ],
)
def test_the_level_and_the_place_must_fit(printed: str, unit: str, certainty: Certainty | None) -> None:
    found = registry(unit).resolve(printed)
    assert (found.unit is not None, found.certainty) == (certainty is not None, certainty)


def test_what_is_assumed_is_said() -> None:
    policyduty.locale.use("en")
    assert registry("县教育局").resolve("甲县教育局").note == "the registry does not say of which place its unit is"
    assert registry("县教育局").resolve("教育局").note == "one of the two names does not say of which level it is"
    policyduty.locale.use("zh")
    assert registry("县教育局").resolve("教育局").note == "两个名称之一未写明层级"


REFORMED = UnitRegistry(
    [
        Unit(name="州扶贫局", valid_until=date(2021, 6, 1), successor="州乡村振兴局"),
        Unit(name="州乡村振兴局", valid_from=date(2021, 6, 2), valid_until=date(2024, 3, 31), successor="州农业农村局"),
        Unit(name="州农业农村局", valid_from=date(2019, 1, 1)),
        Unit(name="州甲局", valid_until=date(2019, 1, 1), successor="州乙局"),
        Unit(name="州乙局", valid_until=date(2019, 1, 1), successor="州甲局"),
        Unit(name="州丙局", valid_until=date(2019, 1, 1), successor="州丁局"),
        Unit(name="州戊局", aliases=("州己局",), valid_until=date(2019, 1, 1)),
        Unit(name="州庚局", aliases=("州己局",), valid_from=date(2019, 1, 2)),
    ]
)


@pytest.mark.parametrize(
    ("printed", "on", "exists", "successors"),
    [
        ("州扶贫局", date(2020, 1, 1), True, ()),
        ("州扶贫局", date(2023, 6, 6), False, ("州乡村振兴局",)),
        ("州扶贫局", date(2025, 1, 1), False, ("州乡村振兴局", "州农业农村局")),
        ("州扶贫局", None, True, ()),
        ("州农业农村局", date(2018, 1, 1), False, ()),
        ("州甲局", date(2020, 1, 1), False, ("州乙局", "州甲局")),
        ("州丙局", date(2020, 1, 1), False, ("州丁局",)),
    ],
)
def test_a_unit_that_was_not_there_is_told_with_its_successors(
    printed: str, on: date | None, exists: bool, successors: tuple[str, ...]
) -> None:
    found = REFORMED.resolve(printed, on=on)
    assert found.unit is not None
    assert (found.unit.name, found.exists, found.successors) == (printed, exists, successors)


def test_the_day_is_told_in_words() -> None:
    policyduty.locale.use("en")
    gone = REFORMED.resolve("州扶贫局", on=date(2025, 1, 1))
    assert gone.note == "ended on 2021-06-01; succeeded by 州乡村振兴局 → 州农业农村局"
    assert REFORMED.resolve("州农业农村局", on=date(2018, 1, 1)).note == "began on 2019-01-01"


def test_of_two_units_of_a_name_the_one_of_the_day_is_meant() -> None:
    assert REFORMED.resolve("州己局").unit is None
    for day, name in ((date(2018, 1, 1), "州戊局"), (date(2020, 1, 1), "州庚局")):
        unit = REFORMED.resolve("州己局", on=day).unit
        assert unit is not None
        assert unit.name == name


@given(strategies.unit_lists(), strategies.names(), st.none() | st.dates())
def test_every_listed_name_is_found_and_no_name_is_guessed(
    units: tuple[Unit, ...], printed: str, on: date | None
) -> None:
    known = UnitRegistry(units)
    assert [*known] == [*units]
    for unit in units:
        assert known.resolve(unit.name, on=on).how is FoundBy.EXACT
        for alias in unit.aliases:
            assert known.resolve(alias, on=on).how in (FoundBy.EXACT, FoundBy.ALIAS)
    found = known.resolve(printed, on=on)
    assert found == UnitRegistry(units).resolve(printed, on=on)
    assert (found.unit is None) is (found.certainty is None)
    assert not (found.unit and found.candidates)
    assert all(0 <= likeness <= 1 for _, likeness in found.candidates)
    assert {name for name, _ in found.candidates} <= {unit.name for unit in units}
    assert isinstance(found.note, str)


def test_a_name_alike_to_just_the_degree_is_a_candidate() -> None:
    name = "甲乙丙各县（市）人民政府子丑寅卯辰巳午未申"  # 9 letters in common of 9 and 21
    found = UnitRegistry([Unit(name=name)]).resolve("各县（市）人民政府")
    assert found.candidates == ((name, 0.6),)


@given(strategies.unit_lists(), strategies.names())
def test_the_letters_that_are_not_looked_at_hide_no_name(units: tuple[Unit, ...], printed: str) -> None:
    from rapidfuzz.distance import Indel

    from policyduty.units.folding import folded

    units = tuple(evolve(unit, aliases=()) for unit in units)
    found = UnitRegistry(units).resolve(printed)
    if found.how in (FoundBy.NEAREST, FoundBy.UNKNOWN) and folded(printed):
        likeness = {u.name: Indel.normalized_similarity(folded(printed), folded(u.name)) for u in units}
        very = {name for name, like in likeness.items() if like >= 0.75}
        assert {name for name, _ in found.candidates} == (very or {n for n, like in likeness.items() if like >= 0.6})

"""A higher plan beside a lower one."""

from datetime import date

import pytest
from attrs import evolve

import policyduty
from policyduty import Cascade, Level, Plan, Unit, cascade
from policyduty.cascading import CASCADE_COLUMNS, Carried, CascadeRow, cascade_records


@pytest.fixture(scope="module")
def found(province: Plan, prefecture: Plan) -> Cascade:
    return cascade(province, prefecture)


def row(found: Cascade, title: str) -> CascadeRow:
    return next(row for row in found.rows if row.higher.task.title == title)


def test_it_knows_whose_plan_the_lower_one_is(found: Cascade) -> None:
    assert found.jurisdiction
    assert (found.jurisdiction.level, found.jurisdiction.place, found.jurisdiction.word) == (
        Level.PREFECTURE,
        "临江州",
        "州",
    )


@pytest.mark.parametrize(
    ("title", "carriers"),
    [
        ("建设公共图书馆总分馆体系", ["1.1"]),
        ("办好农家书屋", ["1.2"]),
        ("布局城市阅读空间", ["1.2"]),
        ("推进校园阅读", ["2.4"]),
        ("服务老年人和残疾人阅读", ["2.5"]),
        ("举办全民阅读大会", []),
        ("发展数字阅读", ["3.6"]),
        ("健全阅读推广人队伍", []),
    ],
)
def test_tasks_are_told_apart_by_their_words(found: Cascade, title: str, carriers: list[str]) -> None:
    assert [carrier.row.task.id for carrier in row(found, title).carriers] == carriers


def test_only_what_is_asked_is_missing(found: Cascade) -> None:
    assert [row.higher.task.title for row in found.missing] == ["健全阅读推广人队伍"]
    assert [row.higher.task.title for row in found.of("not_asked")] == ["举办全民阅读大会"]
    assert row(found, "健全阅读推广人队伍").asked_by == ("各市（州）人民政府",)


def test_what_nothing_above_is_like_is_new(found: Cascade) -> None:
    assert [row.task.title for row in found.new] == ["建设草原流动书屋"]


def test_units_stand_beside_those_that_are_expected(found: Cascade) -> None:
    parts = row(found, "推进校园阅读").parts
    assert [(part.counterpart.higher, part.counterpart.unit, part.found, part.leads) for part in parts] == [
        ("省教育厅", "州教育体育局", ("州教育体育局",), True),
        ("团省委", "团州委", ("团州委",), False),
        ("省妇联", "州妇联", (), False),
    ]
    assert [part.missing for part in parts] == [False, False, True]
    assert not any(part.missing for part in row(found, "举办全民阅读大会").parts if not part.expected)


def test_a_lead_of_another_line_is_told_unless_the_task_carries_that_line_too(found: Cascade) -> None:
    assert row(found, "服务老年人和残疾人阅读").other_leads == ("州民政局",)
    assert row(found, "办好农家书屋").other_leads == ()


def test_a_later_deadline_is_told(found: Cascade) -> None:
    (late,) = row(found, "建设公共图书馆总分馆体系").late
    assert (late.place, late.deadline.due, late.due) == ("1.1", date(2026, 12, 31), date(2025, 12, 31))
    assert not row(found, "推进校园阅读").late


def test_a_registry_names_the_lower_plans_units(province: Plan, prefecture: Plan) -> None:
    units = [Unit(name="州妇联"), Unit(name="临江州教体局", aliases=("州教育体育局",))]
    parts = row(cascade(province, prefecture, units=units), "推进校园阅读").parts
    assert [part.found for part in parts] == [("临江州教体局",), ("团州委",), ()]


def test_a_registered_unit_is_expected_though_nobody_names_it(province: Plan, prefecture: Plan) -> None:
    units = [
        Unit(name="临江州妇女联合会"),
        Unit(name="州教育局", valid_until=date(2019, 1, 31), successor="州教育体育局"),
        Unit(name="州教育体育局"),
    ]
    parts = row(cascade(province, prefecture, units=units), "推进校园阅读").parts
    assert [part.counterpart.unit for part in parts] == ["州教育体育局", "团州委", "临江州妇女联合会"]
    assert [part.missing for part in parts] == [False, False, True]


def test_level_and_place_can_be_given(province: Plan, prefecture: Plan) -> None:
    bare = evolve(prefecture, title="", document=policyduty.Document())
    assert cascade(province, bare).jurisdiction == policyduty.cascading.Jurisdiction(level="prefecture", word="州")
    given = cascade(province, bare, level="prefecture", place="临江州").jurisdiction
    assert given
    assert given.place == "临江州"
    assert cascade(province, Plan(id="empty", title="")).jurisdiction is None


def test_a_split_task_is_carried_by_both_parts(province: Plan) -> None:
    tasks = [
        "（一）图书馆总分馆。以县级公共图书馆为总馆、乡镇综合文化站为分馆，推进图书通借通还。（州文化和旅游局负责）",
        "（二）图书馆评级。2025年底前，县级公共图书馆全部达到国家三级以上标准。（州文化和旅游局负责）",
    ]
    lower = policyduty.read(("临江州方案\n一、任务\n" + "\n".join(tasks)).encode())
    assert [each.row.task.id for each in cascade(province, lower).rows[0].carriers] == ["1.1", "1.2"]


def test_records_are_a_task_a_row(found: Cascade) -> None:
    records = cascade_records(found)
    assert len(records) == 9
    assert all(tuple(record) == CASCADE_COLUMNS for record in records)
    assert records[0]["late"] == ("1.1 到2026年底前 > 2025年底前",)
    assert records[0]["expected_leads"] == ("州文化广电旅游局",)
    assert records[1]["missing_units"] == ("州农牧农村局",)
    assert (records[-1]["state"], records[-1]["lower"], records[-1]["likeness"]) == ("new", ("1.3",), None)
    assert [record["state"] for record in records].count(Carried.CARRIED) == 6

"""The sheets of numbers: of a whole plan, of one unit, and with members in the place of their collectives."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

import policyduty
from policyduty import Kind, Level, Plan, Unit, testing
from policyduty.views import GroupBy
from policyduty_excel import ExcelOptions, SheetKind
from policyduty_excel.cells import cleaned, fitted

GANZI = policyduty.plan("ganzi-science-literacy-2023")
NUMBERS = (SheetKind.WORKLOAD, SheetKind.GROUPS, SheetKind.PAIRS, SheetKind.COVERAGE)
COUNTY = "康定市人民政府"


def opened(plan: Plan, **options: Any) -> Any:
    target = BytesIO()
    policyduty.export(plan, target, "excel", ExcelOptions(**options))
    return openpyxl.load_workbook(target, data_only=True)


def rows(book: Any, sheet: str) -> list[tuple[Any, ...]]:
    return list(book[sheet].iter_rows(min_row=4, values_only=True))


@pytest.mark.parametrize("streaming", [False, True])
def test_the_ganzi_plan_in_numbers(streaming: bool) -> None:
    book = opened(GANZI, sheets=NUMBERS, streaming=streaming)
    workload = {row[1]: row[2:] for row in rows(book, "统计")}
    assert len(workload) == 31 + 1  # the sum
    assert workload["州科协"] == ("市州级", "群团组织", 6, 18, 24, 24 / 195, 8, 28, 140)
    assert workload["各县(市)人民政府"][2:5] == (0, 30, 30)
    assert workload["合计"][2:6] == (31, 164, 195, 1)
    assert rows(book, "单位协作")[0] == (1, "州科协", "各县(市)人民政府", 24)
    assert len(rows(book, "单位协作")) == len(policyduty.pairs(GANZI)) == 282
    coverage = rows(book, "单位覆盖")
    assert [row[0] for row in coverage[:2]] == ["单位库的单位都有分工", "只经集合单位承担分工的单位（18 个）"]
    assert {row[4:] for row in coverage[2:]} == {(0, 30, "各县(市)人民政府")}
    assert len(coverage) == 2 + 18


def test_groups_are_by_section_kind_and_level() -> None:
    found = rows(opened(GANZI, sheets=(SheetKind.GROUPS,)), "分组统计")
    blocks: dict[str, list[tuple[Any, ...]]] = {}
    for row in found:
        if row[1] is None:
            name = row[0]
        else:
            blocks.setdefault(name, []).append(row)
    assert [*blocks] == ["按行动", "按单位性质", "按单位层级"]
    for (name, listed), by in zip(blocks.items(), GroupBy, strict=True):
        groups = policyduty.grouped(GANZI, by)
        assert [row[1:6] for row in listed[:-1]] == [(g.tasks, g.duties, g.units, g.leads, g.joins) for g in groups]
        assert listed[-1][0] == "合计", name
        assert listed[-1][4:] == (31, 164, 195, 1)
        assert sum(row[7] for row in listed[:-1]) == pytest.approx(1)
    assert blocks["按行动"][0][0] == "一、青少年科学素质提升行动"
    assert blocks["按行动"][-1][1:4] == (31, 31, "—")
    assert blocks["按单位性质"][-1][1:4] == ("—", "—", 31)
    assert [row[0] for row in blocks["按单位层级"][:-1]] == ["省级", "市州级", "县级", "跨层级"]


def test_members_stand_for_their_collective_in_every_number() -> None:
    book = opened(GANZI, sheets=(*NUMBERS, SheetKind.MATRIX), expand=True)
    workload = {row[1]: row[2:] for row in rows(book, "统计")}
    counties = [row for row in workload.values() if row[0] == "县级"]
    assert len(counties) == 18
    assert {row[2:5] for row in counties} == {(0, 30, 30)}
    assert "各县(市)人民政府" not in workload
    assert len(rows(book, "单位协作")) == len(policyduty.pairs(policyduty.expanded(GANZI))) == 911
    assert [cell.value for cell in book["责任矩阵"][3]].count(COUNTY) == 1


def test_with_a_unit_every_number_is_of_its_duties() -> None:
    part = policyduty.narrowed(policyduty.expanded(GANZI), COUNTY)
    book = opened(GANZI, unit=COUNTY, expand=True)
    assert "单位覆盖" not in book.sheetnames
    assert [row[1] for row in rows(book, "统计")][:-1] == [each.unit for each in policyduty.workload(part)]
    assert len(rows(book, "单位协作")) == len(policyduty.pairs(part))
    assert {row[0] for row in rows(book, "责任单位清单")[1:]} == {COUNTY}
    assert {row[6] for row in rows(book, "责任单位清单")[1:]} == {"各县(市)人民政府"}


def test_a_collective_stands_for_each_of_its_members() -> None:
    book = opened(GANZI, unit="各县(市)人民政府", expand=True, unit_sheets=True)
    members = policyduty.members_of("各县(市)人民政府", GANZI.units).known
    assert book.sheetnames[-18:] == [*members]
    assert len(rows(book, "任务分解表")) == 30


def test_members_that_a_rule_knows_stand_for_their_collective(plan: Plan) -> None:
    names = ("康定市人民政府", "泸定县人民政府")
    listed = [evolve(unit, members=()) if unit.collective else unit for unit in plan.units]
    counties = [Unit(name=name, level=Level.COUNTY, kind=Kind.GOVERNMENT, parent="甘孜州人民政府") for name in names]
    book = opened(evolve(plan, units=[*listed, *counties]), unit=COUNTY, expand=True)
    assert [row[0] for row in rows(book, "任务分解表")] == [3]
    assert [row[1] for row in rows(book, "统计")][:-1] == [*names, "州科协"]


def test_units_without_a_duty_are_listed(plan: Plan) -> None:
    book = opened(evolve(plan, units=[*plan.units, Unit(name="州档案馆", level=Level.PREFECTURE)]))
    coverage = rows(book, "单位覆盖")
    assert [row[:4] for row in coverage[:2]] == [
        ("没有分工的单位（1 个）", None, None, None),
        (1, "州档案馆", "市州级", "事业单位"),
    ]
    about = [row[3].value for row in book["封面"].iter_rows() if row[1].value == "单位覆盖"]
    assert about == ["单位库 6 个单位中，1 个没有分工，2 个只经集合单位承担"]


def test_says_so_where_nothing_is_to_be_listed(plan: Plan) -> None:
    bare = evolve(plan, units=())
    assert "单位覆盖" not in opened(bare).sheetnames
    assert rows(opened(bare, sheets=(SheetKind.COVERAGE,)), "单位覆盖")[0][0] == "方案未附单位库，无从核对"
    nobody = Plan(id="p", title="题")
    for kind, name in ((SheetKind.PAIRS, "单位协作"), (SheetKind.GROUPS, "分组统计")):
        assert "无" in [row[0] for row in rows(opened(nobody, sheets=(kind,)), name)]


def test_units_that_share_a_name_are_told_of(plan: Plan) -> None:
    twins = [Unit(name="甲局", aliases=("丙局",)), Unit(name="乙局", aliases=("丙局",))]
    coverage = rows(opened(evolve(plan, units=[*plan.units, *twins])), "单位覆盖")
    assert coverage[0][0] == "单位库中有不同单位共用一个名称，无法核对"


def test_lists_so_many_pairs_and_prints_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    book = opened(GANZI)
    assert book["单位协作"].print_area == "'单位协作'!$A$1:$D$103"
    assert book["单位协作"]["A2"].value.endswith("打印前 100 对，共 282 对")
    monkeypatch.setattr("policyduty_excel.pairs.MOST", 7)
    book = opened(GANZI)
    assert len(rows(book, "单位协作")) == 7
    assert "只列前 7 对，共 282 对" in [row[6] for row in rows(book, "勘误与问题")]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(plan=testing.plans())
def test_numbers_are_those_of_the_views(plan: Plan) -> None:
    book = opened(plan, sheets=NUMBERS, expand=True)
    full = policyduty.expanded(plan)
    workload = [tuple(value or 0 for value in row[4:]) for row in rows(book, "统计")[:-1]]
    assert workload == [
        (u.leads, u.joins, u.leads + u.joins, u.share, u.sections, n.partners, n.shared)
        for u, n in zip(policyduty.workload(full), policyduty.network(full).units, strict=True)
    ]
    pairs = [(row[1] or "", row[2] or "", row[3]) for row in rows(book, "单位协作") if row[3]]
    assert pairs == [
        (fitted(cleaned(pair.first)), fitted(cleaned(pair.second)), pair.duties) for pair in policyduty.pairs(full)
    ]

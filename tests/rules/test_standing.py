"""What is known of units: in force on the day, at the plan's level, with members."""

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from policyduty import Document, Kind, Level, Unit, read_document, validate
from policyduty.rules import standing

TASK = "关于办学的通知\n一、任务\n（一）办好学校。\n责任单位：{}。\n"
ENDED = Unit(name="市文化局", valid_until=date(2019, 1, 31), successor="市文化和旅游局")
BEGUN = Unit(name="市数据局", valid_from=date(2024, 1, 10))
LOCAL = tuple(Unit(name=name, level=Level.PREFECTURE) for name in ("市教育局", "市财政局", "市水利局"))


def found(names: str, known: tuple[Unit, ...], document: Document | None = None) -> list[tuple[str, str]]:
    plan = read_document(TASK.format(names).encode(), name="page.txt", units=known).plan
    plan = evolve(plan, document=document or Document())
    return [(f.excerpt, f.message_zh + "；" + f.suggestion_zh) for f in validate(plan, standing.RULES, units=known)]


@pytest.mark.parametrize(
    ("names", "document", "told"),
    [
        (
            "市文化局",
            Document(dated=date(2024, 3, 1)),
            [("市文化局", "“市文化局”已于2019年1月31日撤销，而本文日期为2024年3月1日；改为市文化和旅游局")],
        ),
        ("市文化局", Document(dated=date(2019, 1, 31)), []),
        ("市文化局", Document(), []),
        ("市文化局", Document(published=date(2024, 3, 1)), []),  # Signed long before, perhaps.
        (
            "市数据局",
            Document(dated=date(2023, 3, 1)),
            [("市数据局", "“市数据局”于2024年1月10日才设立，而本文日期为2023年3月1日；改为当时承担该职责的单位")],
        ),
        (
            "市数据局",
            Document(published=date(2023, 3, 1)),
            [("市数据局", "“市数据局”于2024年1月10日才设立，而本文日期为2023年3月1日；改为当时承担该职责的单位")],
        ),
        ("市数据局", Document(dated=date(2024, 1, 10)), []),
        ("市文化旅游局", Document(dated=date(2024, 3, 1)), []),
    ],
    ids=str,
)
def test_in_force(names: str, document: Document, told: list[tuple[str, str]]) -> None:
    assert found(names, (ENDED, BEGUN), document) == told


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        (Unit(name="省科技厅", level=Level.PROVINCIAL), "“省科技厅”为省级单位，本方案其他单位多为市州级；改为本级单位"),
        (Unit(name="县科技局", level=Level.COUNTY), ""),
        (Unit(name="省供电公司", level=Level.PROVINCIAL, kind=Kind.ENTERPRISE), ""),
        (Unit(name="省民族学院", level=Level.PROVINCIAL, kind=Kind.INSTITUTION), ""),
        (Unit(name="省科技厅", level=Level.MIXED), ""),
        (Unit(name="省科技厅"), ""),
    ],
    ids=str,
)
def test_level(unit: Unit, told: str) -> None:
    names = f"市教育局、市财政局、市水利局、{unit.name}"
    assert found(names, (*LOCAL, unit)) == ([(unit.name, told)] if told else [])


def test_level_of_too_few_units_is_not_known() -> None:
    assert found("市教育局、市财政局、省科技厅", (*LOCAL, Unit(name="省科技厅", level=Level.PROVINCIAL))) == []


@pytest.mark.parametrize("members", [(), ("甲县人民政府",)])
def test_members(members: tuple[str, ...], told_of: Callable[..., object]) -> None:
    known = (Unit(name="各县人民政府", collective=True, members=members),)
    expected = [] if members else [("PD307", "1.1/d1", "各县人民政府")]
    assert told_of(standing, TASK.format("市教育局、各县人民政府"), known) == expected

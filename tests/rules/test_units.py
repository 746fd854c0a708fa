"""Names of units: slips of the pen, and units that are merely named alike."""

from collections.abc import Callable

import pytest

from policyduty import Unit, read_document, validate
from policyduty.rules import units

REGISTRY = (
    Unit(name="市教育局", aliases=("临江市教育局",)),
    Unit(name="市发展改革委", aliases=("市发改委",)),
    Unit(name="市卫生健康委"),
    Unit(name="市农业农村局"),
    Unit(name="市人力资源社会保障局"),
    Unit(name="市第一医院"),
    Unit(name="济南市政府"),
    Unit(name="各县（市）人民政府", collective=True),
)


def page(*lists: str) -> str:
    numbers = "一二三四五六七八九"
    return "一、任务\n" + "".join(
        f"（{n}）办好第{n}件事。\n责任单位：{names}。\n" for n, names in zip(numbers, lists, strict=False)
    )


CASES = {
    "all known": (page("市教育局、市卫生健康委、各县（市）人民政府"), []),
    "unknown": (page("市教育局、市航天局"), [("PD301", "1.1/d1", "市航天局")]),
    "unknown, told once": (page("市航天局、市教育局", "市航天局"), [("PD301", "1.1/d1", "市航天局")]),
    "many under one name need not be known": (page("市教育局、市级有关部门、各乡镇"), []),
    "another level": (page("县教育局"), [("PD301", "1.1/d1", "县教育局")]),
    "another subject": (page("市体育局"), [("PD301", "1.1/d1", "市体育局")]),
    "another number": (page("市第二医院"), [("PD301", "1.1/d1", "市第二医院")]),
    "another place": (page("济宁市政府"), [("PD301", "1.1/d1", "济宁市政府")]),
    "a character lost": (page("市人力资源社会保局"), [("PD302", "1.1/d1", "市人力资源社会保局")]),
    "a character more": (page("市人力资源和社会保障局"), [("PD302", "1.1/d1", "市人力资源和社会保障局")]),
    "a character mistaken": (page("市卫生建康委"), [("PD302", "1.1/d1", "市卫生建康委")]),
    "characters swapped": (page("市农村农业局"), [("PD302", "1.1/d1", "市农村农业局")]),
    "an alias": (page("临江市教育局"), [("PD303", "1.1/d1", "临江市教育局")]),
    "an alias beside the name": (
        page("市发改委", "市发改委、市教育局", "市发展改革委"),
        [("PD304", "1.1/d1", "市发改委")],
    ),
    "brackets of another width": (page("各县(市)人民政府", "各县（市）人民政府"), []),
}


@pytest.mark.parametrize(("text", "found"), CASES.values(), ids=CASES.keys())
def test_with_a_registry(text: str, found: object, told_of: Callable[..., object]) -> None:
    assert told_of(units, text, REGISTRY) == found


@pytest.mark.parametrize("name", ["unknown", "a character lost", "an alias beside the name"])
def test_a_saved_plan_is_told_the_same(name: str, told_of_saved: Callable[..., object]) -> None:
    text, found = CASES[name]
    assert told_of_saved(units, text, REGISTRY) == found


OFTEN = ["市教育局、市市场监管局、市农业农村局、济南市政府"] * 4


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("市市场监管管局", True),
        ("市农村农业局", True),
        ("市市场督管局", False),  # Another character may make another unit.
        ("市体育局", False),
        ("济宁市政府", False),
        ("县教育局", False),
        ("市教育局幼教科", False),
    ],
)
def test_without_a_registry_only_slips_of_frequent_names(name: str, told: bool, told_of: Callable[..., object]) -> None:
    assert told_of(units, page(*OFTEN, name)) == ([("PD302", "1.5/d1", name)] if told else [])
    assert told_of(units, page(*OFTEN[:3], name)) == []


def test_an_alias_is_told_where_two_names_are_not_asked_about() -> None:
    text = CASES["an alias beside the name"][0]
    plan = read_document(text.encode(), name="page.txt", units=REGISTRY).plan
    assert [finding.code for finding in validate(plan, [units.ALIAS_USED], units=REGISTRY)] == ["PD303"]


def test_two_names_are_to_be_the_registry_s() -> None:
    text = CASES["an alias beside the name"][0]
    plan = read_document(text.encode(), name="page.txt", units=REGISTRY).plan
    (finding,) = validate(plan, units.RULES, units=REGISTRY)
    assert finding.suggestion_zh == "统一为“市发展改革委”"

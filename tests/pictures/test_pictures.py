"""What the pictures say, and that nothing in them acts: as SVG, without a viewer."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import policyduty
from policyduty import InvalidValue, Plan, Role, testing, unit_table
from policyduty.pictures import heat, ring
from policyduty.pictures.lettering import broken, cut, shown, stacked, width
from policyduty.testing import HOSTILE, filled_plan

Draw = Callable[..., str]
Made = Callable[..., Plan]

PICTURES: tuple[Draw, ...] = (policyduty.matrix_picture, policyduty.workload_picture, policyduty.network_picture)
DOCS = Path(__file__).parents[2] / "docs"
SVG = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "title", "desc", "g", "rect", "path", "circle", "text", "tspan"}
ATTRIBUTES = set(
    "width height viewBox role fill font-family font-size font-weight transform x y d r stroke stroke-width "
    "stroke-opacity text-anchor {http://www.w3.org/XML/1998/namespace}lang".split()
)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg.encode("utf-8"))


def words(svg: str) -> list[str]:
    """What is written or told of, element by element; what is written downwards is told of as well."""
    return [element.text or "" for element in parsed(svg).iter() if element.tag != f"{SVG}tspan"]


@settings(max_examples=60, deadline=None)
@given(plan=testing.plans(), language=st.sampled_from(["zh", "en"]))
def test_any_plan_is_drawn_always_alike_of_shapes_and_text_alone(plan: Plan, language: str) -> None:
    for draw in PICTURES:
        svg = draw(plan, language=language)
        assert svg == draw(plan, language=language)
        for element in parsed(svg).iter():
            assert element.tag.removeprefix(SVG) in TAGS
            assert set(element.attrib) <= ATTRIBUTES


@settings(max_examples=60, deadline=None)
@given(plan=testing.plans())
def test_every_unit_and_task_is_in_it(plan: Plan) -> None:
    units = [shown(row.name) for row in unit_table(plan)]
    for draw in PICTURES:
        said = words(draw(plan))
        assert not [name for name in units if not any(name in text for text in said)]
    titles = [shown(task.title) for task in plan.iter_tasks() if task.duties and units]
    said = words(policyduty.matrix_picture(plan))
    assert not [title for title in titles if not any(title in text for text in said)]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_text(draw: Draw, text: str) -> None:
    root = parsed(draw(filled_plan(text)))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= TAGS
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES
    assert shown(filled_plan(text).heading) in (root.findtext(f"{SVG}title") or "")


def test_what_is_left_out_is_said(draw: Draw, made: Made) -> None:
    plan = made(1000, 300)
    text = " ".join(words(draw(plan)))
    assert "1000 项任务、1000 项分工、300 个单位" in text
    assert "只画任务最多的 60 个单位，另有 240 个单位未画出。" in text
    assert ("只画前 200 项任务，另有 800 项未画出。" in text) == (draw is policyduty.matrix_picture)
    assert "are left out" in " ".join(words(draw(plan, language="en", most_units=299)))
    assert "未画出" not in " ".join(words(draw(made(9, 9))))
    assert len(draw(plan)) < 100_000


def test_the_matrix_shows_the_roles(ganzi: Plan) -> None:
    root = parsed(policyduty.matrix_picture(ganzi))
    paths = [element.get("d", "") for element in root.iter(f"{SVG}path")]
    found = policyduty.matrix(ganzi)
    for role, (glyph, _) in heat._GLYPHS.items():
        count = sum(each is role for row in found.rows for each in row.roles.values())
        drawn = sum(path.count(glyph) for path in paths)
        assert drawn == count + bool(count)  # once more in the legend, of those that there are


def test_the_totals_of_the_matrix_count_what_is_left_out(made: Made) -> None:
    plan = made(30, 4)
    found = policyduty.matrix(plan)
    leads = [sum(row.roles.get(unit) is Role.LEAD for row in found.rows) for unit in found.units]
    joins = [sum(unit in row.roles for row in found.rows) - lead for unit, lead in zip(found.units, leads, strict=True)]
    for most in (30, 2):
        said = words(policyduty.matrix_picture(plan, most_tasks=most))
        foot = [int(text) for text in said if text.isdigit()][-8:]
        assert [(foot[at], foot[at + 1]) for at in range(0, 8, 2)] == [*zip(leads, joins, strict=True)]
        assert any("边上的数包括未画出的。" in text for text in said) == (most == 2)


def test_bars_are_as_long_as_there_are_duties(ganzi: Plan) -> None:
    root = parsed(policyduty.workload_picture(ganzi))
    bars = [
        sum(float(bar.get("width", "0")) for bar in group.findall(f"{SVG}rect"))
        for group in root.iter(f"{SVG}g")
        if group.find(f"{SVG}title") is not None
    ]
    totals = sorted((row.leads + row.joins for row in policyduty.workload(ganzi)), reverse=True)
    assert len(bars) == len(totals)
    for long, total in zip(bars, totals, strict=True):
        assert long == pytest.approx(bars[0] * total / totals[0], abs=0.2)


def test_strong_lines_are_drawn_and_counted(made: Made) -> None:
    plan = made(60, 40, most=12)
    pairs = policyduty.pairs(plan)
    svg = policyduty.network_picture(plan)
    lines = [element for element in parsed(svg).iter(f"{SVG}path") if element.find(f"{SVG}title") is not None]
    assert 0 < len(lines) <= ring.MOST_LINES < len(pairs)
    least = min(pair.duties for pair in pairs[: len(lines)])
    assert len(lines) == sum(pair.duties >= least for pair in pairs)
    assert f"共 {len(pairs)} 对；只画共担 {least} 项及以上的 {len(lines)} 对" in svg
    widths = [float(line.get("stroke-width", "0")) for line in lines]
    assert all(one <= other for one, other in pairwise(widths))


def test_a_plan_in_which_no_unit_has_a_duty_says_so(draw: Draw) -> None:
    svg = draw(Plan(id="p", title="空方案"))
    assert "方案中没有单位有分工。" in svg
    assert "No unit has a duty in this plan." in draw(Plan(id="p", title="空方案"), language="en")


def test_another_language_is_refused(draw: Draw) -> None:
    with pytest.raises(InvalidValue, match="'fr' is no language of pictures, expected zh or en"):
        draw(Plan(id="p", title=""), language="fr")


def test_it_says_for_listeners_what_it_shows(draw: Draw, ganzi: Plan) -> None:
    root = parsed(draw(ganzi, language="en"))
    assert root.get("role") == "img"
    assert (root.findtext(f"{SVG}title") or "").startswith(ganzi.heading)
    said = root.findtext(f"{SVG}desc") or ""
    assert "Most duties: 各县(市)人民政府: leads 0, joins 30; 州科协: leads 6, joins 18; 州教育体育局" in said


@settings(max_examples=300, deadline=None)
@given(text=testing.texts(), room=st.integers(30, 400), keeps_end=st.booleans())
def test_what_is_cut_fits(text: str, room: int, keeps_end: bool) -> None:
    line = cut(text, 10, room, keeps_end=keeps_end)
    whole = shown(text)
    assert width(line, 10) <= room + 1e-9  # what its parts take is rounded one by one
    if width(whole, 10) <= room:
        assert line == whole
    else:
        start, _, end = line.rpartition("…")
        assert whole.startswith(start)
        assert whole.endswith(end)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("州科协", "州科协"),
        ("甘孜藏族自治州人力资源和社会保障局", "甘孜藏族…会保障局"),
        ("a\u202eb\x00c", "a\ufffdb\ufffdc"),
        ("甲\r\n乙\u2028丙", "甲 乙 丙"),
    ],
)
def test_names_keep_both_ends(name: str, expected: str) -> None:
    assert cut(name, 10, 100, keeps_end=True) == expected


@settings(max_examples=300, deadline=None)
@given(text=testing.texts(), most=st.integers(3, 30))
def test_what_is_stacked_is_the_line_or_both_its_ends(text: str, most: int) -> None:
    whole, column = stacked(text, 10**6), stacked(text, most)
    assert len("".join(whole)) == len(shown(text))
    if len(whole) <= most:
        assert column == whole
    else:
        first, last = most // 2, (most - 1) // 2
        assert column == [*whole[:first], "…", *whole[-last:]]
        assert len(column) == most


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("各县（市）人民政府", "各 县 ︵ 市 ︶ 人 民 政 府"),
        ("州(县)〔甲〕“乙”", "州 ︵ 县 ︶ ︹ 甲 ︺ ﹁ 乙 ﹂"),
        ("甘孜藏族自治州人力资源和社会保障局", "甘 孜 藏 族 自 … 社 会 保 障 局"),
        ("Abé 1", "A b é   1"),
        ("", ""),
    ],
)
def test_names_stand_upright_with_their_brackets_turned(name: str, expected: str) -> None:
    assert " ".join(stacked(name, 11)) == expected


@settings(max_examples=200, deadline=None)
@given(text=testing.texts() | st.text("甲ab 《》。", max_size=80), room=st.integers(40, 200))
def test_lines_are_broken_to_fit(text: str, room: int) -> None:
    whole = broken(text, 10, room, 99)
    assert all(width(line, 10) <= room + 1e-9 for line in whole)
    few = broken(text, 10, room, 2)
    assert len(few) <= 2
    assert all(width(line, 10) <= room + 1e-9 for line in few)
    assert few == whole or few[-1].endswith("…")


def test_the_circle_has_a_place_for_each(made: Made) -> None:
    plan = made(40, 25)
    network = policyduty.network(plan)
    duties = {row.unit: row.leads + row.joins for row in network.units}
    laid = policyduty.pictures.circle_layout(duties, network.pairs)
    assert sorted(unit.unit for unit in laid.units) == sorted(duties)
    for unit in laid.units:
        assert unit.x**2 + unit.y**2 == pytest.approx(laid.radius**2, rel=0.01)
    assert sum(line.duties for line in laid.lines) == sum(pair.duties for pair in network.pairs)
    assert [line.duties for line in laid.lines] == sorted(line.duties for line in laid.lines)
    few = dict(list(duties.items())[:5])
    assert {line.first for line in policyduty.pictures.circle_layout(few, network.pairs).lines} <= set(few)
    assert policyduty.pictures.circle_layout({}, network.pairs).lines == ()


@pytest.mark.parametrize("name", ["matrix", "workload", "network"])
def test_the_documentation_shows_what_is_drawn_now(ganzi: Plan, name: str) -> None:
    drawn = getattr(policyduty, f"{name}_picture")(ganzi)
    assert (DOCS / "pictures" / f"{name}.svg").read_text("utf-8") == drawn, "draw it again as docs/pictures.md says"


def test_the_documentation_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", (DOCS / "pictures.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    exec(code, {})
    assert capsys.readouterr().out.startswith("<title>甘孜州贯彻落实")

"""The formats svg and png, with their options."""

from io import BytesIO

import pytest

import policyduty
from policyduty import OptionError, Plan, UnknownName
from policyduty.options import parsed
from policyduty_pictures import Language, Picture, PngOptions, SvgOptions


def written(plan: Plan, **options: object) -> str:
    target = BytesIO()
    policyduty.export(plan, target, "svg", SvgOptions(**options))  # type: ignore[arg-type]
    return target.getvalue().decode("utf-8")


@pytest.mark.parametrize("picture", Picture)
def test_each_picture_is_written(ganzi: Plan, picture: Picture) -> None:
    draw = getattr(policyduty, f"{picture}_picture")
    assert written(ganzi, picture=picture) == draw(ganzi)
    assert written(ganzi, picture=picture, language=Language.EN, most_units=9) == draw(
        ganzi, language="en", most_units=9
    )


def test_the_matrix_is_what_is_drawn_unless_told_otherwise(ganzi: Plan) -> None:
    assert written(ganzi) == policyduty.matrix_picture(ganzi)
    assert written(ganzi, most_tasks=5) == policyduty.matrix_picture(ganzi, most_tasks=5)


def test_collectives_may_be_counted_by_their_members(ganzi: Plan) -> None:
    shown = written(ganzi, expand=True)
    assert "康定市人民政府</title>" in shown
    assert "各县(市)人民政府</title>" not in shown


@pytest.mark.parametrize("name", ["州科协", "甘孜州科协"])
def test_one_units_part_may_be_drawn(ganzi: Plan, name: str) -> None:
    part = policyduty.narrowed(ganzi, "州科协")
    assert written(ganzi, unit=name) == policyduty.matrix_picture(part)
    assert "24 项任务" in written(ganzi, unit=name)


def test_a_members_part_is_that_of_its_collective(ganzi: Plan) -> None:
    assert "30 项任务" in written(ganzi, unit="康定市人民政府", expand=True)
    with pytest.raises(UnknownName, match="the plan has no unit"):
        written(ganzi, unit="没有这样的单位")


@pytest.mark.parametrize("option", ["most_units=0", "most_tasks=-1", "scale=0"])
def test_limits_are_positive(option: str) -> None:
    name = option.partition("=")[0]
    with pytest.raises(OptionError, match=f"{name}: found .*, expected 1 or more"):
        parsed(PngOptions, [option], format="png")


def test_tasks_are_those_of_the_matrix() -> None:
    with pytest.raises(OptionError, match="most_tasks=… is for picture=matrix"):
        SvgOptions(picture=Picture.NETWORK, most_tasks=3)

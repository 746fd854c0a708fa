import pytest

from policyduty_excel.paper import HIGHEST, LINE, SIZES, fit

ROOM = 24
"""Characters that a line of a column of 48 takes in 10 points."""


def lines(text: str) -> float:
    return (fit([text], [48]).height - 4) / (10 * LINE)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("字" * ROOM, 1),
        ("字" * (ROOM + 1), 2),
        ("字\n\n字", 3),
        ("字" * ROOM + "。", 2),  # the mark takes the character before it along
        ("“" * (ROOM + 1), 2),  # ambiguous in Unicode, wide in 宋体
        ("a" * 2 * ROOM, 1),
        ("字" * 20 + "government", 2),  # a word is not broken
        ("a" * 200, 5),  # unless it is longer than a line
        ("字" + "a" * 200, 6),
    ],
)
def test_counts_lines(text: str, count: int) -> None:
    assert lines(text) == pytest.approx(count)


def test_takes_the_highest_cell() -> None:
    assert fit(["字", "字\n字", ""], [10, 10, 10]).height == fit(["字\n字"], [10]).height


def test_makes_the_font_smaller_before_it_cuts() -> None:
    usual, smaller, smallest = (fit(["字" * count], [48]) for count in (500, 900, 5000))
    assert usual.size == SIZES[0]
    assert SIZES[-1] <= smaller.size < SIZES[0]
    assert usual.whole
    assert smaller.whole
    assert (smallest.size, smallest.height, smallest.whole) == (SIZES[-1], HIGHEST, False)


def test_survives_a_column_too_narrow_for_a_character() -> None:
    assert fit(["字" * 3], [0.5]).height > fit(["字"], [0.5]).height

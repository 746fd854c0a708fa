"""Options of exporters: read from ``key=value``, with errors that say what was found and what was expected."""

from enum import StrEnum
from typing import Any

import pytest
from attrs import frozen

from policyduty import OptionError, locale, option
from policyduty.options import OptionHelp, described, parsed


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def _positive(instance: object, attribute: Any, value: int) -> None:
    if value < 1:
        raise OptionError("sample: {name} must be at least 1, found {value}", name=attribute.name, value=value)


@frozen(kw_only=True)
class Sample:
    whole: bool = option(True, "write all of it", "写出全部")
    rows: int = option(10, "rows a page", "每页行数", validator=_positive)
    unit: str | None = option(None, "only this unit's")
    colour: Colour = option(Colour.RED, "of the header")
    sheets: tuple[Colour, ...] = option((), "which sheets")
    names: tuple[str, ...] = option(("甲", "乙"), "names")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], Sample()),
        (["whole=false"], Sample(whole=False)),
        (["whole=是", "rows=3"], Sample(rows=3)),
        (["unit=州科协"], Sample(unit="州科协")),
        (["unit=a=b"], Sample(unit="a=b")),
        (["unit="], Sample()),
        (["colour=blue"], Sample(colour=Colour.BLUE)),
        (["sheets=red, blue"], Sample(sheets=(Colour.RED, Colour.BLUE))),
        (["names=甲，乙,丙"], Sample(names=("甲", "乙", "丙"))),
        (["rows=3", "rows=4"], Sample(rows=4)),
    ],
)
def test_reads(given: list[str], expected: Sample) -> None:
    assert parsed(Sample, given, format="sample") == expected


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("row=3", "sample: unknown option 'row', expected rows"),
        ("zzz=3", "sample: unknown option 'zzz', expected colour, names, rows, sheets, unit, whole"),
        ("rows", "sample: option rows: found 'rows', expected rows=a whole number"),
        ("rows=many", "sample: option rows: found 'many', expected a whole number"),
        ("rows=0", "sample: rows must be at least 1, found 0"),
        ("whole=perhaps", "sample: option whole: found 'perhaps', expected true|false"),
        ("colour=green", "sample: option colour: found 'green', expected red|blue"),
        ("sheets=red,green", "sample: option sheets: found 'red,green', expected red|blue,…"),
    ],
)
def test_says_what_is_wrong(given: str, message: str) -> None:
    locale.use("en")
    with pytest.raises(OptionError) as error:
        parsed(Sample, [given], format="sample")
    assert str(error.value) == message


def test_a_format_without_options_takes_none() -> None:
    assert parsed(None, [], format="plain") is None
    with pytest.raises(OptionError, match="'x'"):
        parsed(None, ["x=1"], format="plain")


def test_describes_itself_in_the_language_of_the_moment() -> None:
    locale.use("zh")
    assert described(Sample)[0] == OptionHelp(name="whole", values="true|false", default="true", help="写出全部")
    locale.use("en")
    assert [each.default for each in described(Sample)] == ["true", "10", "", "red", "", "甲,乙"]
    assert described(Sample)[0].help == "write all of it"
    assert described(None) == ()

"""Numbers as Word draws them."""

import pytest

from policyduty.readers.docx_numbering import drawn


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        (
            "chineseCounting",
            {1: "一", 10: "十", 11: "十一", 20: "二十", 105: "一百零五", 110: "一百一十", 2024: "二千零二十四"},
        ),
        ("japaneseCounting", {3: "三", 12: "十二"}),
        ("ideographDigital", {9: "九", 10: "一〇", 23: "二三"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 12: "壹拾贰"}),
        ("decimal", {0: "0", 12: "12"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"}),
        ("decimalEnclosedCircleChinese", {2: "②"}),
        ("decimalEnclosedFullstop", {2: "⒉"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("ideographEnclosedCircle", {10: "㊉", 11: "11"}),
        ("ideographTraditional", {1: "甲", 10: "癸"}),
        ("ideographZodiac", {12: "亥"}),
        ("upperLetter", {1: "A", 27: "AA", 28: "BB"}),
        ("lowerRoman", {4: "iv", 2024: "mmxxiv"}),
        ("none", {1: ""}),
        ("custom", {7: "7"}),
    ],
)
def test_formats_of_numbers(form: str, numbers: dict[int, str]) -> None:
    assert {number: drawn(number, form) for number in numbers} == numbers

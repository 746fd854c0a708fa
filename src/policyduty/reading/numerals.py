"""Numbers as such documents print them (数字): Chinese numerals, full-width digits, circled digits."""

import unicodedata

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0, "两": 2, "元": 1}
_UNITS = {"十": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_LONGEST = 100
"""Characters of a number that anybody means; Python takes no more than some thousand digits."""


def to_int(text: str) -> int | None:
    """Value of a whole number in Chinese numerals, ASCII or full-width digits, or one enclosed digit (①); else None.

    Read both ways that occur: by place (二十三) and digit by digit (二〇二三).
    """
    if len(text) == 1:
        value = unicodedata.numeric(text, -1.0)
        if value == int(value) >= 0:
            return int(value)
    if len(text) > _LONGEST:
        return None
    if text.isdecimal():
        return int(text)
    if all(c in _DIGITS for c in text) and text:
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in ("万", "亿"):
            total = (total + section + digit) * _UNITS[c] if c == "亿" else total + (section + digit or 1) * _UNITS[c]
            section = digit = 0
        elif c in ("廿", "卅"):
            section += _UNITS[c]
        elif c in _UNITS:
            section += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            return None
    return total + section + digit if text else None

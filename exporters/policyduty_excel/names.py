"""Names of sheets (工作表名称) for units: what Excel allows, each once."""

import re
from collections.abc import Iterable

from .cells import cleaned

LONGEST = 31
"""UTF-16 code units."""

_WIDE = str.maketrans("[]:*?/\\'", "［］：＊？／＼’")
"""What a sheet's name may not hold, or may not begin and end with, in full width."""

_RESERVED = "history"
"""Excel keeps this name to itself, in any letter case."""


class SheetNames:
    """The names given so far."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {name.casefold() for name in taken} | {_RESERVED}

    def give(self, wanted: str) -> str:
        """Give the name, or the nearest that is allowed and free."""
        name = re.sub(r"\s+", " ", cleaned(wanted).translate(_WIDE)).strip() or "—"
        given = _cut(name, LONGEST)
        number = 1
        while given.casefold() in self._taken:
            number += 1
            given = _cut(name, LONGEST, f"({number})")
        self._taken.add(given.casefold())
        return given


def reference(sheet: str, cell: str = "A1") -> str:
    """Name a cell or range of a sheet, as formulas do."""
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{cell}"


def _cut(name: str, longest: int, ending: str = "") -> str:
    raw = name.encode("utf-16-le")
    if len(raw) <= 2 * (longest - len(ending)):
        return name + ending
    ending = f"…{ending}"
    return raw[: 2 * (longest - len(ending))].decode("utf-16-le", "ignore").rstrip() + ending

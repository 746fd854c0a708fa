"""Units of the lower level (下级单位库): which of them has a name, and which does the work that a name tells."""

import re
from collections.abc import Iterable

from attrs import frozen

from ..model import Kind, Unit
from ..scripts import simplified
from ..units import unit_form
from ..units.folding import folded
from ..units.normalising import normal_form
from ..units.prefixes import same_place
from .jurisdictions import Jurisdiction

_JOINTS = re.compile("[和及与、]")
_OFFICES = frozenset("厅 局 总局 委 委员会 部 署 办 办公室".split())
"""One office may be called by any of these."""
_DRAWN_TOGETHER = re.compile("^(?:教科?体|教科|文教?体旅?|文广?旅|经科|工科|商科|农牧)")
_LETTERS = {
    "教": "教育",
    "科": "科技",
    "体": "体育",
    "文": "文化",
    "广": "广电",
    "旅": "旅游",
    "经": "经济",
    "工": "工业",
    "商": "商务",
    "农": "农业",
    "牧": "牧业",
}
_ALIKE = 0.75
"""农业农村 and 农牧农村 are one line; 水利 and 水务, or 财政 and 民政, are no more alike than 0.5."""


@frozen
class _Line:
    """The work that a unit's name tells (条线)."""

    office: str
    """An office, or what else the name ends in."""
    stem: str
    party: bool


class LowerUnits:
    """Units of one jurisdiction. What is of another level or place is left out, and so are collectives."""

    def __init__(self, units: Iterable[Unit], lower: Jurisdiction) -> None:
        self._lower = lower
        self._names: dict[str, dict[str, None]] = {}
        self._lines: dict[_Line, dict[str, None]] = {}
        for unit in units:
            if not unit.collective and self._is_here(unit):
                for name in unit.names:
                    for key in {folded(name), self._bare(name)}:
                        self._names.setdefault(key, {})[unit.name] = None
                    if line := _line_of(name):
                        self._lines.setdefault(line, {})[unit.name] = None

    def of_names(self, names: Iterable[str]) -> tuple[str, ...]:
        """Give the units that have the first of some names that any has, whether it is written long or short."""
        for name in names:
            if found := self._names.get(folded(name)) or self._names.get(self._bare(name)):
                return tuple(found)
        return ()

    def of_line(self, name: str) -> tuple[str, ...]:
        """Give the units that do the work that a name tells: 县教育局 and 县教育体育局; those nearest to it."""
        wanted = _line_of(name)
        if wanted is None:
            return ()
        if found := self._lines.get(wanted):
            return tuple(found)
        held: dict[str, None] = {}
        alike: dict[str, None] = {}
        for line, units in self._lines.items():
            if line.office == wanted.office and line.party == wanted.party:
                if _within(wanted.stem, line.stem) or _within(line.stem, wanted.stem):
                    held |= units
                elif _likeness(wanted.stem, line.stem) >= _ALIKE:
                    alike |= units
        return tuple(held or alike)

    def _is_here(self, unit: Unit) -> bool:
        form = unit_form(unit.name)
        if form.place and self._lower.place and not same_place(form.place, self._lower.place):
            return False
        level = unit.level or form.level
        return level in (None, self._lower.level) or (
            not form.place and normal_form(unit.name).token == self._lower.word
        )

    def _bare(self, name: str) -> str:
        """A name's normal form without its place: that is the registry's own."""
        form = normal_form(name)
        return f"\n{form.body}" if form.body else folded(name)


def _line_of(name: str) -> _Line | None:
    form = unit_form(name)
    stem = _JOINTS.sub("", form.stem)
    if len(stem) < 2 or form.kind not in (Kind.GOVERNMENT, Kind.PARTY):
        return None
    if drawn := _DRAWN_TOGETHER.match(stem):
        stem = "".join(_LETTERS[letter] for letter in drawn[0]) + stem[drawn.end() :]
    return _Line("局" if form.ending in _OFFICES else form.ending, simplified(stem), form.kind is Kind.PARTY)


def _within(short: str, long: str) -> bool:
    """True where a stem's letters stand in another in their order: 文旅 in 文化和旅游, 自然资源 in 自然资源和规划."""
    letters = iter(long)
    return len(short) > 1 and all(letter in letters for letter in short)


def _likeness(one: str, other: str) -> float:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other)

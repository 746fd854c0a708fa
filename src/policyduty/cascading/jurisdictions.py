"""Jurisdictions (辖区): of which level and place a plan is, and the word that the names of its units begin with."""

import re
from collections import Counter
from collections.abc import Iterator

from attrs import Factory, field, frozen

from ..errors import InvalidValue
from ..model import Level, Plan, Unit
from ..scripts import simplified
from ..units import unit_form
from ..units.folding import folded

LADDER = (Level.NATIONAL, Level.PROVINCIAL, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP)
"""Levels that pass plans on, from above. A village has no offices to share them out among."""

_USUAL = {Level.PROVINCIAL: "省", Level.PREFECTURE: "市", Level.COUNTY: "县", Level.TOWNSHIP: "镇"}
_WORD = re.compile("(?:自治区|地区|街道|[省市州盟县区旗乡镇])$")
_BEGINNING = re.compile("^(?:共青|[中]共|[团])?(自治区|地区|街道|[省市州盟县区旗乡镇])")

_OTHERS = re.compile("关于|贯彻|落实|转发|[《〈（(]")
"""Behind these a title names others: 临江州贯彻落实青原省…方案."""


def _of_ladder(instance: object, attribute: object, value: Level) -> None:  # noqa: ARG001
    if value not in LADDER:
        raise InvalidValue(
            "a plan cannot be of level {level}; expected {levels}", level=value.value, levels=", ".join(LADDER)
        )


@frozen(kw_only=True)
class Jurisdiction:
    """Whose plan it is (辖区). Raises InvalidValue for a level that has no plans of its own."""

    level: Level = field(converter=Level, validator=_of_ladder)
    place: str = ""
    """The place: 康定市; empty where it is not known."""
    word: str = field(default=Factory(lambda self: _word_of(self.level, self.place), takes_self=True))
    """What the names of its units begin with: 州, 市, 县; empty for the nation."""

    @property
    def above(self) -> Level:
        """The level above; the highest is its own."""
        return LADDER[max(0, LADDER.index(self.level) - 1)]


def _word_of(level: Level, place: str) -> str:
    """The last word of a place, or the usual one of a level."""
    found = _WORD.search(place)
    return found[0] if found and level is not Level.NATIONAL else _USUAL.get(level, "")


def rank(level: Level | None) -> int:
    """Give a level's place on the ladder, from 0 at the top; a village's is behind it. -1 where it has none."""
    if level is Level.VILLAGE:
        return len(LADDER)
    return LADDER.index(level) if level in LADDER else -1


def jurisdiction_of(plan: Plan) -> Jurisdiction | None:
    """Say whose plan it is, by its issuer, its titles or the level of most of its units; None where nothing tells.

    A 市 that is known for none of a prefecture's level is taken for one of a county's.
    """
    document = plan.document
    for name in (document.issuer, plan.title, document.title):
        form = unit_form(_OTHERS.split(name or "", maxsplit=1)[0])
        level = form.level
        if level is None and form.place.endswith("市"):
            level = Level.COUNTY
        if level in LADDER and (form.place or level is Level.NATIONAL):
            return Jurisdiction(level=level, place=form.place)
    counts = Counter(_told(plan))
    if not counts:
        return None
    level, word = min(counts, key=lambda each: (-counts[each], each))
    return Jurisdiction(level=level, word=word)


def _told(plan: Plan) -> Iterator[tuple[Level, str]]:
    """Level and word of every unit that is named and is one: by the plan's registry, or by its name."""
    known: dict[str, Unit] = {unit.name: unit for unit in plan.units}
    for duty in plan.iter_duties():
        for each in duty.assignments:
            unit, form = known.get(each.unit), unit_form(each.unit)
            level = (unit.level if unit else None) or form.level
            if form.collective or (unit and unit.collective) or level not in LADDER:
                continue
            found = _BEGINNING.match(simplified(folded(each.unit)))
            yield level, "" if level is Level.NATIONAL else found[1] if found else _USUAL[level]

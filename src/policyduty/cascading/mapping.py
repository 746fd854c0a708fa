"""Mapping (单位对应): the unit of a lower level that a unit of a higher one stands for there.

省教育厅 is 州教育局 in a prefecture, which may have put it together with others (州教育体育局), and 县教育局 in a
county. A rule gives the name; where units of the lower level are known, the name is looked for among them. Several that
fit are an open question, never a guess.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from attrs import evolve, field, frozen

from ..locale import gettext, marked
from ..model import Certainty, Kind, Level, Unit
from ..model.checks import as_tuple
from ..scripts import simplified
from ..units import unit_form
from ..units.folding import folded
from ..units.forms import UnitForm
from ..units.prefixes import prefix_of, same_place
from .jurisdictions import LADDER, Jurisdiction, rank
from .registries import LowerUnits
from .steps import ONLY_ABOVE, UNTOLD, Office, lowered


class MappedBy(StrEnum):
    """How a unit's counterpart is known (对应方式)."""

    RULE = "rule"
    """Its name is made by rule, and no unit of that name is known."""
    REGISTRY = "registry"
    """A known unit of the lower level has that name, or one for the same work."""
    OWN = "own"
    """The lower level itself is named: 各县(市)人民政府."""
    KEPT = "kept"
    """It stays who it is: of a level further below, or of none (有关部门)."""
    OPEN = "open"
    """Several known units may be meant."""
    NONE = "none"
    """It has none."""


@frozen(kw_only=True)
class Counterpart:
    """Who a higher unit is at a lower level (对应单位)."""

    higher: str
    """Name of the higher unit."""
    unit: str | None = None
    """Name of the lower one; None where there is none, and where several may be meant."""
    how: MappedBy
    certainty: Certainty | None = None
    """Certain by a registry's name, likely by rule, assumed where even that there is such a unit is not sure."""
    candidates: tuple[str, ...] = field(default=(), converter=as_tuple)
    """Of an open question, the units that may be meant; of a name made by rule, what else it may be called."""
    why: str = ""
    """Why there is none, or why it is not sure: an English template; :attr:`note` says it."""

    @property
    def note(self) -> str:
        """What is to be known of it, in the reader's language; empty where there is nothing."""
        return gettext(self.why) if self.why else ""


_ONE_PLACE = marked("it is of one place, which may be another")
_SEVERAL = marked("several units of that level do this work")
_ELSEWHERE = marked("it is of another place")
_FOR_EVERYONE = marked("a collective of that level, whoever belongs to it")

_PROVINCES = re.compile(
    "北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏"
    "|陕西|甘肃|青海|宁夏|新疆"
)
"""四川证监局: a branch of an office of the nation's, named after where it sits."""
_BOTH = re.compile("^委、?(?:[省市州县区旗盟乡镇]|自治区|地区)?(人民政府|政府|行署)$")
"""省委、省政府: two under one name, behind the 省."""
_GOVERNMENTS = ("", "人民政府", "政府", "行政公署", "行署", "办事处", "党工委", "管委会")
_EVERYWHERE = re.compile("^各(?:级|地|方)")
_NAMED = {
    Level.PROVINCIAL: re.compile("省|自治区|直辖市"),
    Level.PREFECTURE: re.compile("[市州盟]|地区"),
    Level.COUNTY: re.compile("[县旗]|(?<!地)(?<!自治)区"),
    Level.TOWNSHIP: re.compile("[乡镇]|街道"),
}
"""Levels that a collective of several names."""
_OF_LEVEL = re.compile("^(?:各|全)*(?:自治区|地区|街道|[省市州盟县区旗乡镇])(?:委)?(?=[级直属]|(?:各|有关|相关|其他)+)")
_DIRECTLY = re.compile("(?:自治区|[省市州县])直(?=机关|属)")


class Mapper:
    """Maps units of the levels above onto one jurisdiction, each once.

    ``above`` is the level of units whose names do not say theirs.
    """

    def __init__(self, lower: Jurisdiction, units: Iterable[Unit] = (), above: Level | None = None) -> None:
        self.lower = lower
        self.units = LowerUnits(units, lower)
        self._above = above if above and rank(above) < rank(lower.level) else lower.above
        self._known: dict[str, Counterpart] = {}

    def __call__(self, name: str) -> Counterpart:
        """Give the counterpart of a unit."""
        if name not in self._known:
            self._known[name] = self._counterpart(name)
        return self._known[name]

    @property
    def government(self) -> str:
        """Name of the lower level's own government."""
        level, word = self.lower.level, self.lower.word
        ending = {"街道": "办事处", "地区": "行政公署", "盟": "行政公署"}.get(word, "人民政府")
        return "国务院" if level is Level.NATIONAL else f"{self.lower.place or word}{ending}"

    @property
    def committee(self) -> str:
        """Name of the lower level's party committee: 州委, 地委, 镇党委."""
        word = self.lower.word
        return f"{word}党委" if self.lower.level is Level.TOWNSHIP else "地委" if word == "地区" else f"{word}委"

    def _counterpart(self, name: str) -> Counterpart:
        form = unit_form(name)
        if form.collective:
            return self._of_collective(name, form)
        level = form.level or (Level.PROVINCIAL if form.ending == "厅" else self._above)
        if level not in LADDER or rank(level) >= rank(self.lower.level):
            return self._of_lower(name, form)
        words = simplified(folded(name))
        if form.place and rank(level) > rank(self._above):
            return Counterpart(higher=name, how=MappedBy.NONE, why=_ONE_PLACE)
        if form.level is None and form.kind is Kind.GOVERNMENT and _PROVINCES.match(words):
            return Counterpart(higher=name, how=MappedBy.NONE, why=ONLY_ABOVE)
        prefix = prefix_of(words)
        if both := _BOTH.match(prefix.rest):
            unit = f"{self.committee}、{self.lower.word}{both[1]}"
            return Counterpart(higher=name, unit=unit, how=MappedBy.RULE, certainty=Certainty.LIKELY)
        # 应急部: its name tells that it is a ministry where the plan is the nation's.
        kind = form.kind or (Kind.GOVERNMENT if level is Level.NATIONAL and form.ending == "部" else None)
        office = Office(kind, _DIRECTLY.sub(f"{self.lower.word}直", form.stem), form.ending, prefix.party)
        for step in LADDER[rank(level) + 1 : rank(self.lower.level) + 1]:
            reached = lowered(office, step)
            if isinstance(reached, str):
                return Counterpart(higher=name, how=MappedBy.NONE, why=reached)
            office = reached
        if office.ending == "厅" and self.lower.word == "市":  # a municipality has 局 and 委
            office = evolve(office, ending="局", other_endings=("委",))
        return self._looked_for(name, office)

    def _looked_for(self, name: str, office: Office) -> Counterpart:
        """Give the office by the name that it has in the registry, or by the one that the rule makes."""
        names = [self._named(office)]
        names += [
            self._named(evolve(office, ending=ending)) for ending in office.other_endings if ending != office.ending
        ]
        for found, certainty in (
            (self.units.of_names(names), Certainty.CERTAIN),
            (self.units.of_line(names[0]), Certainty.LIKELY),
        ):
            if len(found) == 1:
                return Counterpart(higher=name, unit=found[0], how=MappedBy.REGISTRY, certainty=certainty)
            if found:
                return Counterpart(higher=name, how=MappedBy.OPEN, candidates=found, why=_SEVERAL)
        return Counterpart(
            higher=name,
            unit=names[0],
            how=MappedBy.RULE,
            certainty=office.certainty,
            candidates=names[1:],
            why=office.why,
        )

    def _named(self, office: Office) -> str:
        word = self.lower.word
        if office.kind is Kind.MASS_ORGANISATION and office.stem.endswith(("团", "共青团")):
            return f"{office.stem}{word}{office.ending}"
        if not office.stem and office.ending in _GOVERNMENTS[1:5]:
            return self.government
        committee = self.committee if office.party else word
        return f"{committee}{office.stem.removeprefix('国家税务总局')}{office.ending}"

    def _of_collective(self, name: str, form: UnitForm) -> Counterpart:
        """Give who a collective is there: the lower level itself, its like there, or itself."""
        governs = not form.stem and form.ending in _GOVERNMENTS
        names_lower = self._names_lower(name, form)
        if governs and names_lower:
            return Counterpart(higher=name, unit=self.government, how=MappedBy.OWN, certainty=Certainty.CERTAIN)
        if form.stem and names_lower and form.kind is not None:
            party = prefix_of(simplified(folded(name))).party
            office = "厅" if self.lower.level is Level.PROVINCIAL else "局"
            ending = office if form.ending == "部门" else form.ending
            stem = form.stem.removeprefix("级")
            return self._looked_for(name, Office(form.kind, stem, ending, party, Certainty.ASSUMED))
        words = simplified(folded(name))
        above = form.level is not None and rank(form.level) < rank(self.lower.level)
        if not form.place and (above or names_lower) and _OF_LEVEL.match(words):
            unit = _OF_LEVEL.sub(self.lower.word + "委" * prefix_of(words).party, words)
            return Counterpart(higher=name, unit=unit, how=MappedBy.RULE, certainty=Certainty.LIKELY, why=_FOR_EVERYONE)
        return Counterpart(higher=name, unit=name, how=MappedBy.KEPT, certainty=Certainty.CERTAIN)

    def _names_lower(self, name: str, form: UnitForm) -> bool:
        """True where a collective names the lower level, or one between it and the higher."""
        if _EVERYWHERE.match(name) and not form.stem:
            return form.ending in _GOVERNMENTS or form.level is Level.MIXED
        if form.level is Level.MIXED:
            pattern = _NAMED.get(self.lower.level)
            return bool(_EVERYWHERE.match(name) or (pattern and pattern.search(name)))
        return form.level is not None and rank(self._above) < rank(form.level) <= rank(self.lower.level)

    def _of_lower(self, name: str, form: UnitForm) -> Counterpart:
        """Give who a single unit is that is of the lower level already, of one further below, or of none."""
        place = self.lower.place
        if rank(form.level) == rank(self.lower.level) and form.place:
            if not place or not same_place(form.place, place):
                return Counterpart(higher=name, how=MappedBy.NONE, why=_ELSEWHERE if place else _ONE_PLACE)
            if not form.stem and form.ending in _GOVERNMENTS:
                return Counterpart(higher=name, unit=self.government, how=MappedBy.OWN, certainty=Certainty.CERTAIN)
        if form.kind is None and form.level is None:
            return Counterpart(higher=name, how=MappedBy.NONE, why=UNTOLD)
        return Counterpart(higher=name, unit=name, how=MappedBy.KEPT, certainty=Certainty.CERTAIN)


def counterpart(name: str, level: Level | str, *, place: str = "", units: Iterable[Unit] = ()) -> Counterpart:
    """Say who a unit of a higher level is at a lower one: ``counterpart("省教育厅", "county")`` is 县教育局.

    ``place`` is the lower level's own (康定市), whose word (市) the names then begin with; ``units`` are those that are
    known there, among which the name is looked for. Never raises for any ``name``; InvalidValue for a level that has no
    plans of its own, ValueError for what is no level.
    """
    return Mapper(Jurisdiction(level=level, place=place), units)(name)

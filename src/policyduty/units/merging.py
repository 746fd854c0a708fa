"""Merging (合并): one registry of several, with what they disagree on.

What several registries say of a unit is put together. Where they contradict each other the earlier one stands, and the
contradiction is told with who says what, so that nothing is lost.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from attrs import define, evolve, field, frozen

from ..locale import gettext
from ..model import Unit
from ..model.checks import as_tuple
from .folding import folded


class Disagreement(StrEnum):
    """What registries disagree on (冲突类型)."""

    FACT = "fact"
    """Two values of a fact: a level, a parent, the members."""
    SHARED_ALIAS = "shared_alias"
    """One alias of two units."""
    NAME_AND_ALIAS = "name_and_alias"
    """A canonical name that is another's alias, or the same unit's."""


@frozen(kw_only=True)
class UnitConflict:
    """A disagreement of registries (单位库冲突). What the first of them says stands."""

    what: Disagreement
    unit: str
    """Canonical name of the unit whose value stands."""
    about: str
    """The field of Unit in dispute, such as ``level``; or the name."""
    said: tuple[tuple[int, Any], ...] = field(converter=as_tuple)
    """Who says what: the number of the registry, from 1, with its value of the field, or its unit of that name."""

    def told(self, registries: Iterable[str] = ()) -> str:
        """Say it in the reader's language; ``registries`` are what to call them, their numbers without."""
        names = dict(enumerate(registries, 1))
        said = gettext("; ").join(
            gettext("{registry}: {value}").format(registry=names.get(number, number), value=_shown(value))
            for number, value in self.said
        )
        if self.what is Disagreement.FACT:
            return gettext("{unit}: two values of {about} ({said})").format(unit=self.unit, about=self.about, said=said)
        if self.what is Disagreement.SHARED_ALIAS:
            return gettext("{about}: an alias of two units ({said})").format(about=self.about, said=said)
        return gettext("{about}: one unit's name and another's alias ({said})").format(about=self.about, said=said)


def _shown(value: Any) -> str:
    return "、".join(value) if isinstance(value, tuple) else str(value)


@frozen(kw_only=True)
class MergedUnits:
    """What merging gives (合并结果)."""

    units: tuple[Unit, ...]
    conflicts: tuple[UnitConflict, ...]


def merged_units(*registries: Iterable[Unit]) -> MergedUnits:
    """Merge registries; the earlier ones go before the later.

    Units are one where they have the same canonical name, but for blanks and the width of brackets, or where the
    canonical name of one is an alias of the other, unless a registry has both names for two units. What one leaves
    open is filled in; aliases, citations and the lines of notes are united. An alias of two units stays with the
    earlier registry's, and of two in the same registry with both. A registry that names each unit once, merged alone
    or with itself, is what it was.
    """
    merger = _Merger()
    for number, registry in enumerate(registries, 1):
        merger.add(tuple(registry), number)
    merger.part_names()
    return MergedUnits(units=tuple(each.unit for each in merger.units), conflicts=tuple(merger.conflicts()))


def _same_name(one: Any, other: Any) -> bool:
    return folded(one) == folded(other)


def _same_names(one: Any, other: Any) -> bool:
    return {*map(folded, one)} == {*map(folded, other)}


def _equal(one: Any, other: Any) -> bool:
    return bool(one == other)


_FACTS: dict[str, Callable[[Any, Any], bool]] = {
    "level": _equal,
    "kind": _equal,
    "parent": _same_name,
    "members": _same_names,
    "valid_from": _equal,
    "valid_until": _equal,
    "successor": _same_name,
}
"""Fields of which there is one value or, left open, none, with when two of them are the same."""


@define
class _Merging:
    """A unit in the making, and the numbers of the registries that its facts and aliases come from."""

    unit: Unit
    number: int
    facts: dict[str, int] = field(factory=dict)
    aliases: dict[str, int] = field(factory=dict)


class _Merger:
    def __init__(self) -> None:
        self.units: list[_Merging] = []
        self._own: dict[str, _Merging] = {}
        self._said: dict[tuple[Disagreement, str, str], dict[tuple[int, Any], None]] = {}

    def conflicts(self) -> Iterable[UnitConflict]:
        for (what, unit, about), said in self._said.items():
            yield UnitConflict(what=what, unit=unit, about=about, said=said)

    def _tell(self, what: Disagreement, unit: str, about: str, *said: tuple[int, Any]) -> None:
        self._said.setdefault((what, unit, about), {}).update(dict.fromkeys(said))

    def add(self, registry: tuple[Unit, ...], number: int) -> None:
        names = {folded(unit.name) for unit in registry}
        aliases: defaultdict[str, list[_Merging]] = defaultdict(list)
        for each in self.units:
            if folded(each.unit.name) not in names:
                for alias in each.unit.aliases:
                    aliases[folded(alias)].append(each)
        for unit in registry:
            known = self._own.get(folded(unit.name)) or self._by_alias(unit, names, aliases)
            if known is None:
                known = _Merging(unit, number, aliases=dict.fromkeys(unit.aliases, number))
                known.facts = dict.fromkeys(_FACTS, number)
                self.units.append(known)
            else:
                self._join(known, unit, number)
            self._own.setdefault(folded(unit.name), known)

    def _by_alias(self, unit: Unit, names: set[str], aliases: dict[str, list[_Merging]]) -> _Merging | None:
        """The one unit of earlier registries that has this one's name for an alias, or the other way round."""
        found = [*aliases.get(folded(unit.name), ())]
        for alias in unit.aliases:
            other = self._own.get(folded(alias))
            if other and folded(alias) not in names and other not in found:
                found.append(other)
        return found[0] if len(found) == 1 else None

    def _join(self, known: _Merging, unit: Unit, number: int) -> None:
        stands = known.unit
        if not _same_name(stands.name, unit.name):
            self._tell(
                Disagreement.NAME_AND_ALIAS, stands.name, unit.name, (known.number, stands.name), (number, unit.name)
            )
        facts: dict[str, Any] = {"collective": stands.collective or unit.collective}
        for name, same in _FACTS.items():
            old, new = getattr(stands, name), getattr(unit, name)
            if not new:
                continue
            if not old and _fits(stands, name, new):
                facts[name] = new
                known.facts[name] = number
            elif not old or not same(old, new):
                self._tell(Disagreement.FACT, stands.name, name, (known.facts[name], old), (number, new))
        more = [name for name in unit.names if name != stands.name and name not in stands.aliases]
        known.aliases.update(dict.fromkeys(more, number))
        known.unit = evolve(
            stands,
            aliases=(*stands.aliases, *more),
            note="\n".join(_with_more(*(note.split("\n") if note else [] for note in (stands.note, unit.note)))),
            citations=_with_more(stands.citations, unit.citations),
            **facts,
        )

    def part_names(self) -> None:
        """Tell of names that two units have, and take aliases from the later registry's."""
        holders: defaultdict[str, dict[int, tuple[int, str, _Merging]]] = defaultdict(dict)
        for each in self.units:
            for name in each.unit.names:
                number = each.aliases.get(name, each.number)
                holders[folded(name)].setdefault(id(each), (number, name, each))
        for folded_name, by_unit in holders.items():
            if len(by_unit) == 1:
                continue
            held = sorted(by_unit.values(), key=lambda holder: holder[0])
            own = any(folded(each.unit.name) == folded_name for _, _, each in held)
            what = Disagreement.NAME_AND_ALIAS if own else Disagreement.SHARED_ALIAS
            first, name, stands = held[0]
            self._tell(what, stands.unit.name, name, *((number, each.unit.name) for number, _, each in held))
            for number, _, each in held:
                if number > first:
                    kept = [alias for alias in each.unit.aliases if folded(alias) != folded_name]
                    each.unit = evolve(each.unit, aliases=kept)


def _fits(unit: Unit, name: str, value: Any) -> bool:
    """False for a day that would have the unit end before it began."""
    begin, end = (value if name == each else getattr(unit, each) for each in ("valid_from", "valid_until"))
    return not (name.startswith("valid") and begin and end and end < begin)


def _with_more(old: Iterable[Any], new: Iterable[Any]) -> list[Any]:
    old = [*old]
    return old + [each for each in new if each not in old]

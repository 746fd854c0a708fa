"""Resolution (定名): which unit a printed name means, how that was found, and how sure it is.

A name is looked for as it is, among the aliases, and by its normal form (:mod:`.normalising`); what is nearest to a
name that is none of these is shown, and never taken for it.
"""

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property
from math import ceil
from typing import TypeVar

from attrs import evolve, frozen

from ..locale import gettext
from ..model import Certainty, Unit
from .folding import folded
from .forms import unit_form
from .normalising import NormalForm, normal_form
from .prefixes import same_place

Key = TypeVar("Key", bound=Hashable)


class FoundBy(StrEnum):
    """How a unit was found (查找方式)."""

    EXACT = "exact"
    """By its canonical name, but for blanks and the width of brackets."""
    ALIAS = "alias"
    """By another name that the registry lists."""
    NORMALISED = "normalised"
    """By what long and short names have in common: 甘孜州教育和体育局, 州教体局."""
    NEAREST = "nearest"
    """Not found: there are names like it."""
    UNKNOWN = "unknown"
    """Not found, nor anything like it."""


@frozen(kw_only=True)
class Resolution:
    """What a registry says to a printed name (查找结果)."""

    printed: str
    unit: Unit | None = None
    """The unit that is meant; None where nothing is found, and where several may be meant."""
    how: FoundBy = FoundBy.UNKNOWN
    certainty: Certainty | None = None
    """Certain by a listed name, likely by the normal form, assumed where that leaves something open."""
    candidates: tuple[tuple[str, float], ...] = ()
    """Where no unit is given: names of those that may be meant, with their likeness from 0 to 1, the likest first."""
    on: date | None = None
    """The day that was asked about."""
    successors: tuple[str, ...] = ()
    """Of a unit that was no longer there on that day: who took over, and who took over from them."""

    @property
    def exists(self) -> bool:
        """False for a unit that was not there on the day that was asked about."""
        return self.unit is None or self.on is None or self.unit.existed_on(self.on)

    @property
    def note(self) -> str:
        """What is to be known beyond that, in the reader's language; empty where there is nothing."""
        unit, day = self.unit, self.on
        if unit is None:
            several = self.how in (FoundBy.EXACT, FoundBy.ALIAS, FoundBy.NORMALISED)
            return gettext("several units may be meant") if several else ""
        notes = []
        if self.certainty is Certainty.ASSUMED:
            notes.append(
                gettext("the registry does not say of which place its unit is")
                if unit_form(self.printed).place
                else gettext("one of the two names does not say of which level it is")
            )
        if day and unit.valid_until and unit.valid_until < day:
            notes.append(gettext("ended on {day}").format(day=unit.valid_until))
            if self.successors:
                notes.append(gettext("succeeded by {names}").format(names=" → ".join(self.successors)))
        if day and unit.valid_from and day < unit.valid_from:
            notes.append(gettext("began on {day}").format(day=unit.valid_from))
        return gettext("; ").join(notes)


_CANDIDATES = 5
_LIKE = (0.75, 0.6)
"""Degrees of likeness: where some names reach the first, others are not shown; below the last, names have hardly more
in common than 局."""


class UnitRegistry:
    """Units, found by any of their names (单位库).

    Two units may share a name; what they share is then told to be open. A unit's own name goes before others' aliases.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = tuple(units)
        self._own: dict[str, list[Unit]] = {}
        self._aliases: dict[str, list[Unit]] = {}
        for unit in self.units:
            _add(self._own, folded(unit.name), unit)
            for alias in unit.aliases:
                _add(self._aliases, folded(alias), unit)

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.units)

    def __len__(self) -> int:
        return len(self.units)

    def resolve(self, printed: str, *, on: date | None = None) -> Resolution:
        """Say which unit a printed name means ``on`` the day of the document.

        Of several units of a name, those that were there on that day go before others. A unit that was not is told
        all the same, with its successors. Never raises, and never guesses: see :class:`Resolution`.
        """
        name = folded(printed)
        for how, found, certainty in self._found(name):
            there = [unit for unit in found if on is None or unit.existed_on(on)] or found
            if len(there) == 1:
                return Resolution(
                    printed=printed,
                    unit=there[0],
                    how=how,
                    certainty=certainty,
                    on=on,
                    successors=self._successors(there[0], on),
                )
            if there:
                return Resolution(printed=printed, how=how, on=on, candidates=_likest(name, there))
        near = self._nearest(name)
        return Resolution(printed=printed, how=FoundBy.NEAREST if near else FoundBy.UNKNOWN, on=on, candidates=near)

    def _found(self, name: str) -> Iterator[tuple[FoundBy, list[Unit], Certainty]]:
        """The units of a name, by one way of finding after the other."""
        yield FoundBy.EXACT, self._own.get(name, []), Certainty.CERTAIN
        yield FoundBy.ALIAS, self._aliases.get(name, []), Certainty.CERTAIN
        form, place = normal_form(name), unit_form(name).place
        if not form.body:
            return
        alike = self._forms.alike.get(form, [])
        if not place:
            yield FoundBy.NORMALISED, alike, Certainty.LIKELY
        else:
            of_place = self._forms.of_place.get((form, place)) or [u for u in alike if self._forms.is_of(u, place)]
            yield FoundBy.NORMALISED, of_place, Certainty.LIKELY
            # Of a unit whose place nothing tells, the other units may: 绵阳市教育局 is none of a registry of 甘孜州.
            homeless = [unit for unit in alike if not self._forms.places[id(unit)]]
            homes = self._forms.homes.get(form.token)
            if not homes:
                yield FoundBy.NORMALISED, homeless, Certainty.ASSUMED
            elif any(same_place(place, home) for home in homes):
                yield FoundBy.NORMALISED, homeless, Certainty.LIKELY
        if not form.token:
            yield FoundBy.NORMALISED, self._forms.of_body.get(evolve(form, token=""), []), Certainty.ASSUMED
        elif not place:
            yield FoundBy.NORMALISED, self._forms.alike.get(evolve(form, token=""), []), Certainty.ASSUMED

    @cached_property
    def _forms(self) -> "_Forms":
        return _Forms(self.units)

    def _nearest(self, name: str) -> tuple[tuple[str, float], ...]:
        best: dict[str, float] = {}
        for unit, likeness in self._letters.like(name):
            best.setdefault(unit.name, likeness)
        return tuple(best.items())[:_CANDIDATES]

    @cached_property
    def _letters(self) -> "_Letters":
        return _Letters(self.units)

    def _successors(self, unit: Unit, on: date | None) -> tuple[str, ...]:
        """Who took over from a unit that is no longer there, up to one that is; a chain may end in a circle."""
        names: dict[str, None] = {}
        while on and unit.valid_until and unit.valid_until < on and unit.successor and unit.successor not in names:
            names[unit.successor] = None
            known = self._own.get(folded(unit.successor)) or self._aliases.get(folded(unit.successor))
            if not known:
                break
            unit = next((one for one in known if one.existed_on(on)), known[0])
        return tuple(names)


class _Forms:
    """What the forms of all names tell, worked out when a name is first looked for by its form."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.alike: dict[NormalForm, list[Unit]] = {}
        self.of_place: dict[tuple[NormalForm, str], list[Unit]] = {}
        self.of_body: dict[NormalForm, list[Unit]] = {}
        """By form without the word of the level."""
        self.places: dict[int, set[str]] = {}
        """Places that a unit's names tell."""
        self.homes: dict[str, set[str]] = {}
        """Places by the word of their level."""
        for unit in units:
            places = self.places.setdefault(id(unit), set())
            for name in unit.names:
                form, place = normal_form(name), unit_form(name).place
                _add(self.alike, form, unit)
                _add(self.of_body, evolve(form, token=""), unit)
                if place:
                    places.add(place)
                    _add(self.of_place, (form, place), unit)
                    self.homes.setdefault(form.token, set()).add(place)

    def is_of(self, unit: Unit, place: str) -> bool:
        """True where one of a unit's names says that it is of a place."""
        return any(same_place(place, own) for own in self.places[id(unit)])


class _Letters:
    """All names by the letters in them, worked out when something is first looked for that is not found."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._names = [(unit, folded(name)) for unit in units for name in unit.names]
        self._holders: dict[str, list[int]] = {}
        for number, (_, name) in enumerate(self._names):
            for letter in set(name):
                self._holders.setdefault(letter, []).append(number)

    def like(self, name: str) -> list[tuple[Unit, float]]:
        """Units with a name that is like another, and how much, the likest first."""
        return next((found for degree in _LIKE if (found := self._like(name, degree))), [])

    def _like(self, name: str, degree: float) -> list[tuple[Unit, float]]:
        from rapidfuzz.distance import Indel
        from rapidfuzz.process import extract

        # Names alike to that degree share this many letters (2·shared ≥ degree·both lengths), so that one of the
        # rarest letters must be shared; the common ones need not be looked at.
        letters = sorted(set(name), key=lambda letter: len(self._holders.get(letter, ())))
        spare = len(name) - ceil(len(name) * degree / (2 - degree)) + 1
        numbers = {number for letter in letters[:spare] for number in self._holders.get(letter, ())}
        choices = {number: self._names[number][1] for number in sorted(numbers)}
        # rapidfuzz leaves out what is alike to just that degree (18 of 30 letters), so it is asked for a little less.
        near = extract(
            name, choices, scorer=Indel.normalized_similarity, score_cutoff=degree - 0.01, limit=4 * _CANDIDATES
        )
        return [(self._names[number][0], round(likeness, 3)) for _, likeness, number in near if likeness >= degree]


def _add(units: dict[Key, list[Unit]], key: Key, unit: Unit) -> None:
    known = units.setdefault(key, [])
    if unit not in known:
        known.append(unit)


def _likest(name: str, units: list[Unit]) -> tuple[tuple[str, float], ...]:
    from rapidfuzz.distance import Indel

    likeness = [(u.name, round(max(Indel.normalized_similarity(name, folded(n)) for n in u.names), 3)) for u in units]
    return tuple(sorted(likeness, key=lambda each: -each[1]))

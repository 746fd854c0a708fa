"""The converter (转换): attrs classes to plain data by cattrs, and what is wrong with plain data, in words.

Good data never comes here: see :mod:`policyduty.decoding`.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

import attrs
from cattrs import ClassValidationError, Converter, IterableValidationError, IterableValidationNote
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from .errors import InvalidValue
from .locale import gettext, marked
from .model import Assignment


def unstructure(value: Any, source: Any) -> Any:
    """Turn a value of the model into plain data: keys in the model's order, defaults left out."""
    return _converter().unstructure(value, source)


@attrs.frozen
class Fault:
    """What is wrong at one place of some JSON; ``str()`` of it is for people."""

    path: str
    message: str
    values: dict[str, Any]

    @classmethod
    def unexpected(cls, path: str, found: Any, expected: str, **values: Any) -> "Fault":
        """Say that something else was found than ``expected``, a template for ``values``."""
        return cls(
            path,
            marked("found {found}, expected {expected}"),
            {"found": _shown(found), "expected": Words(expected, **values)},
        )

    @classmethod
    def unknown_key(cls, path: str, key: str, known: tuple[str, ...]) -> "Fault":
        """Say that a key is unknown, and which was probably meant."""
        near = get_close_matches(key, known, n=1)
        if near:
            return cls(path, marked("unknown key {key!r}, did you mean {near!r}?"), {"key": key, "near": near[0]})
        return cls(path, marked("unknown key {key!r}, expected only {names}"), {"key": key, "names": ", ".join(known)})

    def __str__(self) -> str:
        return f"{self.path}: {gettext(self.message).format(**self.values)}"


class FaultLines:
    """Faults, one a line, in the language of the moment."""

    def __init__(self, found: list[Fault]) -> None:
        self.found = found

    def __str__(self) -> str:
        shown = [f"\n  {fault}" for fault in self.found[:10]]
        more = len(self.found) - 10
        at_least = "≥" if len(self.found) >= MOST_FAULTS else ""
        return "".join(shown) + (f"\n  … +{at_least}{more}" if more > 0 else "")


def faults(raw: Any, target: Any, path: str) -> Iterator[Fault]:
    """Say what keeps plain data from being a value of ``target``; nothing where it is one.

    Raises RecursionError where it is nested too deeply to say.
    """
    try:
        _converter().structure(raw, target)
    except Exception as error:
        yield from _told(error, raw, path)


MOST_FAULTS = 1000
"""Faults of a list after which its further items are not looked at: each takes some kilobytes of memory."""


class _Unexpected(Exception):
    """A value of the wrong type or vocabulary."""

    def __init__(self, found: Any, expected: str, **values: Any) -> None:
        super().__init__(expected)
        self.found = found
        self.expected = expected
        self.values = values


class Words:
    """A template put into words when it is shown."""

    def __init__(self, template: str, **values: Any) -> None:
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return gettext(self.template).format(**self.values)


def _shown(value: Any) -> str:
    """A found value as JSON, shortened."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"


def _told(error: BaseException, raw: Any, path: str) -> Iterator[Fault]:
    """Walk cattrs' tree of errors with the data beside it."""
    if isinstance(error, ClassValidationError):
        inner, others = error.group_exceptions()
        for cause, note in inner:
            if isinstance(cause, KeyError) and isinstance(raw, dict) and note.name not in raw:
                yield Fault(path, marked("key {key!r} is missing"), {"key": note.name})
            else:
                yield from _told(cause, raw[note.name], f"{path}.{note.name}")
        for cause in others:
            yield from _told(cause, raw, path)
    elif isinstance(error, IterableValidationError):
        inner_items, _ = error.group_exceptions()
        for cause, place in inner_items:
            yield from _told(cause, raw[place.index], f"{path}[{place.index}]")
    elif isinstance(error, _Unexpected):
        yield Fault.unexpected(path, error.found, error.expected, **error.values)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = tuple(a.name for a in attrs.fields(error.cl))
        for key in sorted(error.extra_fields)[:MOST_FAULTS]:
            yield Fault.unknown_key(path, key, known)
    elif isinstance(error, RecursionError):
        raise error
    elif isinstance(error, InvalidValue):
        places = max((list(_places(raw, error.values.get("id"), path, *named)) for named in _NAMED), key=len)
        where = f" ({', '.join(places)})" if len(places) > 1 else ""
        yield Fault(path, "{error}{where}", {"error": error, "where": where})
    else:
        yield Fault(path, "{error}", {"error": error})


_NAMED = (("id", ("sections", "tasks", "duties")), ("name", ("units",)), ("id", ("corrections",)))
"""By which key, and in which lists, things have names of their own in a plan."""


def _places(raw: Any, name: Any, path: str, key: str, lists: tuple[str, ...]) -> Iterator[str]:
    """JSON paths at which an id or name stands, to show both of two that clash."""
    for holder, items in raw.items():
        for index, item in enumerate(items if holder in lists else ()):
            place = f"{path}.{holder}[{index}]"
            if item.get(key) == name:
                yield f"{place}.{key}"
            yield from _places(item, name, place, key, lists)


def _primitive(kind: type, expected: str) -> Callable[[Any, Any], Any]:
    def hook(value: Any, _: Any) -> Any:
        if value.__class__ is kind:
            return value
        raise _Unexpected(value, expected)

    return hook


def _date(value: Any, _: Any) -> date:
    # Only in its first form: fromisoformat takes 20230101 and 2023-W01-1 as well.
    if value.__class__ is str and value[4:5] == value[7:8] == "-" and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _Unexpected(value, marked("a date as YYYY-MM-DD"))


def _number(value: Any, _: Any) -> int | float | None:
    if value is None or value.__class__ is int or value.__class__ is float:
        return value
    raise _Unexpected(value, marked("a number"))


def _plain_number(value: int | float | None) -> int | float | None:
    """A whole amount is written as one, so that equal plans give equal bytes."""
    return int(value) if value.__class__ is float and value == int(value) else value


@cache
def _words(kind: type[StrEnum]) -> dict[Any, StrEnum]:
    return {word.value: word for word in kind}


def _word(value: Any, kind: type[StrEnum]) -> StrEnum:
    try:
        return _words(kind)[value]
    except (KeyError, TypeError):
        raise _Unexpected(value, marked("one of {names}"), names=", ".join(kind)) from None


def _is_number(kind: Any) -> bool:
    return set(get_args(kind)) == {int, float, type(None)}


def _is_optional(kind: Any) -> bool:
    return NoneType in get_args(kind) and len(get_args(kind)) == 2


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _pair(value: Any, _: Any) -> tuple[int, int]:
    if value.__class__ is list and len(value) == 2 and all(item.__class__ is int for item in value):
        return (value[0], value[1])
    raise _Unexpected(value, marked("a list of two whole numbers"))


def _looked_at(items: list[Any], kind: Any, converter: Converter) -> tuple[Any, ...]:
    """Structure a list as cattrs does, but look at no further item where there are faults enough."""
    (inner, _) = get_args(kind)
    built: list[Any] = []
    failed: list[Exception] = []
    count = 0
    for index, item in enumerate(items):
        try:
            built.append(converter.structure(item, inner))
        except Exception as error:
            error.add_note(IterableValidationNote(f"at {index}", index, inner))
            failed.append(error)
            count += _causes(error)
            if count >= MOST_FAULTS:
                break
    if failed:
        raise IterableValidationError("a list", failed, kind)
    return tuple(built)


def _causes(error: BaseException) -> int:
    return sum(map(_causes, error.exceptions)) if isinstance(error, BaseExceptionGroup) else 1


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, omit_if_default=True)
    converter.register_structure_hook(str, _primitive(str, marked("a text")))
    # By its base, since cattrs asks bases first and would take a vocabulary for the str that it is as well.
    converter.register_structure_hook(StrEnum, _word)
    converter.register_structure_hook(int, _primitive(int, marked("a whole number")))
    converter.register_structure_hook(bool, _primitive(bool, marked("true or false")))
    converter.register_structure_hook(date, _date)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook_func(_is_number, _number)
    converter.register_unstructure_hook_func(_is_number, _plain_number)

    def optional_hook(kind: Any) -> Callable[[Any, Any], Any]:
        (inner,) = (part for part in get_args(kind) if part is not NoneType)
        build = converter.get_structure_hook(inner)
        return lambda value, _: None if value is None else build(value, inner)

    def tuple_hook(kind: Any) -> Callable[[Any, Any], Any]:
        def hook(value: Any, _: Any) -> Any:
            if value.__class__ is not list:
                raise _Unexpected(value, marked("a list"))
            return _looked_at(value, kind, converter)

        return hook

    def class_hook(kind: Any) -> Callable[[Any, Any], Any]:
        build = make_dict_structure_fn(kind, converter)

        def hook(value: Any, _: Any) -> Any:
            if value.__class__ is not dict:
                raise _Unexpected(value, marked("an object"))
            return build(value, kind)

        return hook

    def assignment_hook(kind: Any) -> Callable[[Assignment], Any]:
        write = make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True)

        def hook(value: Assignment) -> Any:
            raw = write(value)
            if value.printed == value.unit:  # What it is by default, which no constant can say.
                del raw["printed"]
            return raw

        return hook

    converter.register_structure_hook_factory(_is_optional, optional_hook)
    converter.register_structure_hook_factory(_is_tuple, tuple_hook)
    converter.register_structure_hook_func(lambda kind: kind == tuple[int, int], _pair)
    converter.register_structure_hook_factory(attrs.has, class_hook)
    converter.register_unstructure_hook_factory(lambda kind: kind is Assignment, assignment_hook)
    return converter

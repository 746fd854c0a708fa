"""The converter (转换): attrs classes to and from plain data by cattrs, and its errors in words.

Good data is structured with plain errors, which is fast; only when that fails, :func:`faults` structures it again with
detailed ones and says what is wrong at which JSON path.
"""

from collections.abc import Callable, Iterator
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin

import attrs
from cattrs import ClassValidationError, Converter, IterableValidationError
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn

from .errors import InvalidValue
from .locale import gettext, marked


def structure(raw: Any, target: Any) -> Any:
    """Build a value of the model from plain data. Raises whatever is quickest; see :func:`faults`."""
    return _converter(detailed=False).structure(raw, target)


def unstructure(value: Any, source: Any) -> Any:
    """Turn a value of the model into plain data: keys in the model's order, defaults left out."""
    return _converter(detailed=False).unstructure(value, source)


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
            {"found": _Shown(found), "expected": _Words(expected, values)},
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


def faults(raw: Any, target: Any, path: str) -> Iterator[Fault]:
    """Say what keeps plain data from being a value of ``target``; nothing where it is one."""
    try:
        _converter(detailed=True).structure(raw, target)
    except Exception as error:
        yield from _told(error, raw, path)


class _Unexpected(Exception):
    """A value of the wrong type or vocabulary."""

    def __init__(self, found: Any, expected: str, **values: Any) -> None:
        super().__init__(expected)
        self.found = found
        self.expected = expected
        self.values = values


class _Words:
    """A template put into words when it is shown."""

    def __init__(self, template: str, values: dict[str, Any]) -> None:
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return gettext(self.template).format(**self.values)


class _Shown:
    """A found value, shortened."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __str__(self) -> str:
        if self.value is None:
            return gettext("nothing")
        if isinstance(self.value, dict):
            return gettext("an object")
        if isinstance(self.value, list):
            return gettext("a list")
        text = str(self.value).lower() if isinstance(self.value, bool) else repr(self.value)
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
        for key in sorted(error.extra_fields):
            yield Fault.unknown_key(path, key, known)
    elif isinstance(error, InvalidValue):
        places = [place for key in ("id", "name") for place in _places(raw, key, error.values.get("id"), path)]
        where = f" ({', '.join(places)})" if len(places) > 1 else ""
        yield Fault(path, "{error}{where}", {"error": error, "where": where})
    else:
        yield Fault(path, "{error}", {"error": error})


def _places(raw: Any, key: str, value: Any, path: str) -> Iterator[str]:
    """JSON paths at which an id or name stands, to show both of two that clash."""
    if isinstance(raw, dict):
        if value is not None and raw.get(key) == value:
            yield f"{path}.{key}"
        for name, item in raw.items():
            yield from _places(item, key, value, f"{path}.{name}")
    elif isinstance(raw, list):
        for index, item in enumerate(raw):
            yield from _places(item, key, value, f"{path}[{index}]")


def _primitive(kind: type, expected: str) -> Callable[[Any, Any], Any]:
    def hook(value: Any, _: Any) -> Any:
        if value.__class__ is kind:
            return value
        raise _Unexpected(value, expected)

    return hook


def _date(value: Any, _: Any) -> date:
    if value.__class__ is str and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _Unexpected(value, marked("a date as YYYY-MM-DD"))


def _number(value: Any, _: Any) -> int | float | None:
    if value is None or value.__class__ is int or value.__class__ is float:
        return value
    raise _Unexpected(value, marked("a number"))


def _word(kind: type[StrEnum]) -> Callable[[Any, Any], StrEnum]:
    words: dict[Any, StrEnum] = {word.value: word for word in kind}

    def hook(value: Any, _: Any) -> StrEnum:
        try:
            return words[value]
        except (KeyError, TypeError):
            raise _Unexpected(value, marked("one of {names}"), names=", ".join(words)) from None

    return hook


def _is_number(kind: Any) -> bool:
    return set(get_args(kind)) == {int, float, type(None)}


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _pair(value: Any, _: Any) -> tuple[int, int]:
    if value.__class__ is list and len(value) == 2 and all(item.__class__ is int for item in value):
        return (value[0], value[1])
    raise _Unexpected(value, marked("a list of two whole numbers"))


@cache
def _converter(*, detailed: bool) -> Converter:
    converter = Converter(detailed_validation=detailed, forbid_extra_keys=True, omit_if_default=True)
    # By the very class: a word of a vocabulary is a str too.
    converter.register_structure_hook_func(lambda kind: kind is str, _primitive(str, marked("a text")))
    converter.register_structure_hook(int, _primitive(int, marked("a whole number")))
    converter.register_structure_hook(bool, _primitive(bool, marked("true or false")))
    converter.register_structure_hook(date, _date)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook_func(_is_number, _number)
    converter.register_unstructure_hook_func(_is_number, lambda value: value)
    converter.register_structure_hook_factory(lambda kind: isinstance(kind, type) and issubclass(kind, StrEnum), _word)

    def tuple_hook(kind: Any) -> Callable[[Any, Any], Any]:
        build = homogenous_tuple_structure_factory(kind, converter)

        def hook(value: Any, _: Any) -> Any:
            if value.__class__ is not list:
                raise _Unexpected(value, marked("a list"))
            return build(value, kind)

        return hook

    def class_hook(kind: Any) -> Callable[[Any, Any], Any]:
        build = make_dict_structure_fn(kind, converter)

        def hook(value: Any, _: Any) -> Any:
            if value.__class__ is not dict:
                raise _Unexpected(value, marked("an object"))
            return build(value, kind)

        return hook

    converter.register_structure_hook_factory(_is_tuple, tuple_hook)
    converter.register_structure_hook_func(lambda kind: kind == tuple[int, int], _pair)
    converter.register_structure_hook_factory(attrs.has, class_hook)
    return converter

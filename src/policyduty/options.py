"""Options of exporters (选项): attrs classes whose fields say what they are for, and are read from ``key=value``.

A field is of type bool, int, str, a StrEnum, a tuple of one of these, or one of these or None; each has a default.
"""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin

import attrs
from attrs import frozen

from .errors import OptionError, PolicydutyError
from .locale import gettext, language, marked

_TRUE = ("true", "yes", "on", "1", "是")
_FALSE = ("false", "no", "off", "0", "否")


def option(default: Any, help: str, help_zh: str = "", **field: Any) -> Any:
    """Give a field of an options class: its default and what it is for, in English and Chinese.

    What else :func:`attrs.field` takes may be given too, such as a validator that raises OptionError.
    """
    return attrs.field(default=default, metadata={"help": help, "help_zh": help_zh}, **field)


@frozen(kw_only=True)
class OptionHelp:
    """What is told of an option (选项说明)."""

    name: str
    values: str
    """What it takes: ``true|false``, a number, the words to choose from."""
    default: str
    help: str
    """In the language of the moment."""


def described(options: type[Any] | None) -> tuple[OptionHelp, ...]:
    """Tell of each option of a class, in order; of None, nothing."""
    return tuple(_described(options)) if options is not None else ()


def _described(options: type[Any]) -> Iterator[OptionHelp]:
    for field in _fields(options):
        about = field.metadata.get("help", "")
        yield OptionHelp(
            name=field.name,
            values=_values(field.type),
            default=_shown(field.default),
            help=(language() == "zh" and field.metadata.get("help_zh")) or about,
        )


def parsed(options: type[Any] | None, assignments: Iterable[str], *, format: str) -> Any:
    """Make an instance of an options class from ``key=value`` strings; None where there is no class and no string.

    A tuple's values are separated by commas. Raises OptionError that names ``format``, the key, what was found and what
    was expected.
    """
    given: dict[str, Any] = {}
    fields = {field.name: field for field in _fields(options)} if options is not None else {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        key = key.strip().replace("-", "_")
        if not fields:
            raise OptionError("{format}: unknown option {key!r}, the format has none", format=format, key=key)
        if key not in fields:
            known = ", ".join(name.replace("_", "-") for name in get_close_matches(key, fields, n=1) or sorted(fields))
            raise OptionError("{format}: unknown option {key!r}, expected {known}", format=format, key=key, known=known)
        if not equals:
            raise _unexpected(format, key, assignment, f"{key}={_values(fields[key].type)}")
        try:
            given[key] = _read(fields[key].type, value.strip())
        except ValueError as error:
            raise _unexpected(format, key, value, _values(fields[key].type)) from error
    if options is None:
        return None
    try:
        return options(**given)
    except PolicydutyError:
        raise
    except (ValueError, TypeError) as error:
        raise OptionError("{format}: {reason}", format=format, reason=error) from error


def _unexpected(format: str, key: str, found: str, expected: str) -> OptionError:
    return OptionError(
        "{format}: option {key}: found {found!r}, expected {expected}",
        format=format,
        key=key,
        found=found,
        expected=expected,
    )


def _fields(options: type[Any]) -> tuple["attrs.Attribute[Any]", ...]:
    attrs.resolve_types(options)
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(options)
    return fields


def _alternatives(kind: Any) -> tuple[Any, bool]:
    """The type of an optional one, and whether it is optional."""
    parts = [part for part in get_args(kind) if part is not NoneType]
    return (parts[0], True) if NoneType in get_args(kind) else (kind, False)


def _read(kind: Any, value: str) -> Any:
    kind, optional = _alternatives(kind)
    if optional and not value:
        return None
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return tuple(_read(inner, part.strip()) for part in value.replace("，", ",").split(",") if part.strip())
    if kind is bool:
        if value.lower() not in (*_TRUE, *_FALSE):
            raise ValueError(value)
        return value.lower() in _TRUE
    return kind(value)


def _values(kind: Any) -> str:
    """Say what a type takes."""
    kind, _ = _alternatives(kind)
    if get_origin(kind) is tuple:
        return f"{_values(get_args(kind)[0])},…"
    if kind is bool:
        return "true|false"
    if kind is int:
        return gettext(marked("a whole number"))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "|".join(word.value for word in kind)
    return gettext(marked("a text"))


def _shown(default: Any) -> str:
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, tuple):
        return ",".join(map(str, default))
    return "" if default is None else str(default)

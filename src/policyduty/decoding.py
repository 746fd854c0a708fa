"""Decoding (解码): saved JSON straight into the model's classes, by msgspec, which checks every type on the way.

It tells of one fault only, by its byte; :func:`~policyduty.convert.faults` finds all of them and says what they are.
"""

from functools import cache, reduce
from operator import or_
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import attrs
import msgspec


def decode(data: bytes, name: str, version: int, key: str, kind: Any) -> Any:
    """Give the value of ``{"format": name, "version": version, key: value}``; raise whatever is quickest."""
    keys, values = _decoders(name, version, key, kind)
    keys.decode(data)
    return getattr(values.decode(data), key)


@cache
def _decoders(name: str, version: int, key: str, kind: Any) -> tuple[msgspec.json.Decoder[Any], ...]:
    """One that refuses unknown keys, which msgspec passes over in classes that are not its own, and one that builds."""
    head = [("format", Literal[name]), ("version", Literal[version])]
    return tuple(
        msgspec.json.Decoder(msgspec.defstruct("Saved", [*head, (key, inner)], forbid_unknown_fields=True))
        for inner in (_keys_of(kind), kind)
    )


def _keys_of(kind: Any) -> Any:
    """What a type has of objects and their keys; whatever else is in its place is left as it is printed."""
    if attrs.has(kind):
        return _struct(kind)
    parts = [_keys_of(part) for part in get_args(kind) if part not in (Ellipsis, NoneType)]
    if not parts or msgspec.Raw in parts:
        return msgspec.Raw
    if get_origin(kind) is tuple:
        return list.__class_getitem__(parts[0])
    return reduce(or_, parts, None)


@cache
def _struct(kind: Any) -> Any:
    """A struct with the keys of an attrs class."""
    fields = [
        (field.name, f"list[{kind.__name__}]" if kind in get_args(field.type) else _keys_of(field.type), None)
        for field in attrs.fields(kind)
    ]
    made = msgspec.defstruct(kind.__name__, fields, forbid_unknown_fields=True)
    setattr(made, kind.__name__, made)  # It is looked for here, as a section's sections are sections.
    return made

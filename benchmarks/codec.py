"""Loading and saving, against json on plain dictionaries of the same, with the peers that could have done it.

The peers' classes are made of the model's own, field by field, so that all hold the same.
"""

import functools
import json
import operator
import pickle
import typing
from collections.abc import Callable, Iterator, Mapping
from types import UnionType
from typing import Any

import attrs
import cattrs
import cattrs.preconf.json
import cattrs.preconf.msgspec
import cattrs.preconf.orjson
import msgspec
import orjson
import pydantic

from policyduty import Plan, dumps, loads
from policyduty.convert import unstructure

from .measuring import Effort, Measurement, Work, compared, held, peak, raced, released
from .plans import repeated

LOADS, DUMPS = "json.loads", "json.dumps"
_PRECONF = {"json": cattrs.preconf.json, "orjson": cattrs.preconf.orjson, "msgspec": cattrs.preconf.msgspec}


def measure(effort: Effort) -> Iterator[Measurement]:
    """Ours with validation on, then the peers; then memory."""
    plan = repeated(effort.of(3_100, 31))
    saved = dumps(plan)
    raw = unstructure(plan, Plan)
    bare = msgspec.json.format(json.dumps(raw, ensure_ascii=False), indent=1).encode()  # laid out as ours is
    struct, model = mirrored(Plan, _struct), mirrored(Plan, _model)
    peers: dict[str, Work] = {
        f"{released('orjson')}, to dictionaries": lambda: orjson.loads(bare),
        f"{released('msgspec')}, Structs": lambda: msgspec.json.decode(bare, type=struct),
        f"{released('pydantic')}, models": lambda: model.model_validate_json(bare),
        **{name: _loading(bare, backend, **how) for name, backend, how in _ways()},
    }
    race = raced({"ours": lambda: loads(saved), LOADS: lambda: json.loads(saved), **peers}, effort.rounds)
    yield race.against("load a plan", "ours", LOADS, 3.0)
    (pydantic_models,) = (name for name in peers if name.startswith("pydantic"))
    yield race.against("load a plan, against pydantic", "ours", pydantic_models, 1.0)
    for name in peers:
        yield race.against(f"load: {name}", name, LOADS)
    savers = {f"cattrs, {backend} backend": _saving(plan, backend) for backend in _PRECONF}
    race = raced({"ours": lambda: dumps(plan), DUMPS: lambda: json.dumps(raw), **savers}, effort.rounds)
    yield race.against("save a plan", "ours", DUMPS, 1.3, peer="json.dumps of dictionaries")
    for name in savers:
        yield race.against(f"save: {name}", name, DUMPS, peer="json.dumps of dictionaries")
    pickled = pickle.dumps(loads(saved))
    objects = held(lambda: pickle.loads(pickled))
    name = "the bare attrs objects"
    yield compared("memory of a loaded plan", held(lambda: loads(saved)), name, objects, "MB", 1.5)
    yield compared("memory at the highest while loading", peak(lambda: loads(saved)), name, objects, "MB")


def _ways() -> Iterator[tuple[str, str, dict[str, bool]]]:
    """The ways of cattrs that were to choose from."""
    yield "cattrs, msgspec backend, plain errors", "msgspec", {}
    yield "cattrs, orjson backend, plain errors, forbid extra", "orjson", {"forbid_extra_keys": True}
    for backend in ("orjson", "json"):
        how = {"forbid_extra_keys": True, "detailed_validation": True}
        yield f"cattrs, {backend} backend, detailed errors, forbid extra", backend, how


def _converter(backend: str, **how: bool) -> Any:
    made: Any = _PRECONF[backend].make_converter(**{"detailed_validation": False, **how})
    # Nothing in cattrs knows how to tell these two apart, as nothing need: both are what JSON gives.
    made.register_structure_hook_func(lambda kind: kind == int | float | None, lambda value, _: value)
    return made


def _loading(data: bytes, backend: str, **how: bool) -> Work:
    converter = _converter(backend, **how)
    return lambda: converter.loads(data, Plan)


def _saving(plan: Plan, backend: str) -> Work:
    converter = _converter(backend, omit_if_default=True)
    return lambda: converter.dumps(plan)


def mirrored(kind: Any, make: Callable[[str, Mapping[str, tuple[Any, Any]]], Any]) -> Any:
    """The class of a peer for one of the model's, and whatever its fields hold: types and defaults by name.

    A section may hold sections; in the plan that is measured none does, and the peers take anything there.
    """
    begun: set[Any] = set()

    @functools.cache
    def mirror(kind: Any) -> Any:
        if kind in begun:
            return Any
        if attrs.has(kind):
            begun.add(kind)
            attrs.resolve_types(kind)
            return make(kind.__name__, {a.name: (mirror(a.type), _default(a)) for a in attrs.fields(kind)})
        origin, parts = typing.get_origin(kind), tuple(map(mirror, typing.get_args(kind)))
        if origin is tuple:
            return tuple.__class_getitem__(parts)
        if origin in (UnionType, typing.Union):
            return functools.reduce(operator.or_, parts)
        return type(None) if kind is None else kind

    return mirror(kind)


def _default(field: "attrs.Attribute[Any]") -> Any:
    """A field's default; where the model works it out of the others, an empty text stands for it."""
    return "" if isinstance(field.default, attrs.Factory) else field.default  # type: ignore[arg-type]


def _struct(name: str, fields: Mapping[str, tuple[Any, Any]]) -> Any:
    listed = [
        (key, kind) if default is attrs.NOTHING else (key, kind, default) for key, (kind, default) in fields.items()
    ]
    return msgspec.defstruct(name, listed, frozen=True, kw_only=True, forbid_unknown_fields=True)


def _model(name: str, fields: Mapping[str, tuple[Any, Any]]) -> Any:
    listed: dict[str, Any] = {
        key: (kind, ... if default is attrs.NOTHING else default) for key, (kind, default) in fields.items()
    }
    return pydantic.create_model(name, __config__=pydantic.ConfigDict(frozen=True, extra="forbid"), **listed)

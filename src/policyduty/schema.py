"""JSON Schemas (模式) of the three formats, draft 2020-12, built from the model and shipped as files.

:func:`schema_text` gives a shipped one. Maintainers: ``python -m policyduty.schema`` writes them anew when the model
has changed. A schema says all that the loader checks but what JSON Schema has no words for: that ids and names are
unique, that spans and validities do not end before they begin, that a correction changes something, that only a
collective has members, that what duties cover lies within the text, that whole numbers are written without a point.
"""

import ast
import inspect
import json
import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from types import NoneType
from typing import Any, get_args, get_origin

import attrs

from . import model
from .codec import FORMATS
from .convert import unstructure
from .errors import UnknownName
from .model.checks import MONTH_DAY, month_day, not_blank, plan_id
from .model.plan import MAX_AMOUNT

Schema = dict[str, Any]

_TITLES = {
    "plan": "A division-of-duties plan 责任分工方案",
    "units": "A registry of units 单位名录",
    "corrections": "Corrections of a published document 勘误",
}

_TYPES: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
    tuple[int, int]: {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
}

_VALIDATORS: dict[Any, Schema] = {
    not_blank: {"pattern": r"\S"},
    month_day: {"pattern": f"^{MONTH_DAY.pattern}$".replace(r"\d", "[0-9]")},
    # ``\w`` is ASCII to JavaScript and not to Python: name what an id cannot have, which for ASCII comes to the same.
    plan_id: {"pattern": r"^[^.\-]", "not": {"pattern": r"[\s\x00-,/:-@\[-\^`{-\x7f]"}},
}
"""What is checked of a single field."""

_CLASSES: dict[type, dict[str, Schema]] = {
    model.Assignment: {"position": {"minimum": 1}, "unit": _VALIDATORS[not_blank]},
    model.Correction: {"printed": {"minLength": 1}},
    model.Span: {"start": {"minimum": 0}, "end": {"minimum": 0}},
    model.Target: {"amount": {"exclusiveMinimum": -MAX_AMOUNT, "exclusiveMaximum": MAX_AMOUNT}},
}
"""What classes check of their fields when they are built, as far as one field shows it."""


def schema_text(name: str) -> str:
    """Give the JSON Schema of a format: ``plan``, ``units`` or ``corrections``. Raises UnknownName for another."""
    if name not in FORMATS:
        raise UnknownName.among("unknown schema {name!r}; {hint}", name, list(FORMATS))
    return files("policyduty").joinpath("schemas", f"{name}.schema.json").read_text("utf-8")


def built(name: str) -> str:
    """Build the JSON Schema of a format from the model."""
    form = FORMATS[name]
    properties = {
        "format": {"const": form.name},
        "version": {"const": form.version},
        form.key: _typed(form.type),
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:policyduty:{name}:{form.version}",
        "title": _TITLES[name],
        **_object(properties, list(properties)),
        "$defs": {kind.__name__: _defined(kind) for kind in _classes_of(form.type)},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _classes_of(kind: Any) -> list[type]:
    """Every class and vocabulary that a type is made of, by name."""
    found: dict[str, type] = {}
    waiting = [kind]
    while waiting:
        kind = waiting.pop()
        waiting += get_args(kind)
        if isinstance(kind, type) and kind not in _TYPES and kind.__name__ not in found and not get_args(kind):
            found[kind.__name__] = kind
            waiting += [field.type for field in attrs.fields(kind)] if attrs.has(kind) else []
    return [found[name] for name in sorted(found)]


def _defined(kind: Any) -> Schema:
    """Describe a class or a vocabulary."""
    about = _plain(inspect.getdoc(kind) or "")
    notes = dict(_notes(kind))
    if issubclass(kind, Enum):
        words = "".join(f"\n{word.value}: {notes[word.name]}" for word in kind if word.name in notes)
        return {"description": about + words, "enum": [word.value for word in kind]}
    properties = {
        field.name: {
            **_typed(field.type),
            **_VALIDATORS.get(field.validator, {}),
            **_CLASSES.get(kind, {}).get(field.name, {}),
            **({"description": notes[field.name]} if field.name in notes else {}),
            **({"default": unstructure(field.default, field.type)} if _is_plain_default(field) else {}),
        }
        for field in attrs.fields(kind)
    }
    required = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
    return {"description": about, **_object(properties, required)}


def _object(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _is_plain_default(field: "attrs.Attribute[Any]") -> bool:
    return field.default is not attrs.NOTHING and not isinstance(field.default, attrs.Factory)  # type: ignore[arg-type]


def _typed(kind: Any) -> Schema:
    """Say how values of a type look in JSON."""
    parts = get_args(kind)
    if kind in _TYPES:
        return _TYPES[kind]
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _typed(parts[0])}
    if parts:
        shapes = [_typed(part) for part in parts]
        if any("$ref" in shape for shape in shapes):
            return {"anyOf": shapes}
        # Other keywords hold for one type only, so those of all the shapes can stand together.
        return {key: shape[key] for shape in shapes for key in shape} | {"type": [shape["type"] for shape in shapes]}
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _notes(kind: type) -> Iterator[tuple[str, str]]:
    """Names of a class's fields or words with the docstrings below them, which only its source has."""
    (definition,) = ast.parse(dedent(inspect.getsource(kind))).body
    for before, here in pairwise(getattr(definition, "body", [])):
        match before, here:
            case (
                ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(note))),
            ):
                yield name, _plain(note)


def _plain(docstring: str) -> str:
    """The first paragraph, without markup."""
    text = inspect.cleandoc(docstring).partition("\n\n")[0].replace("\n", " ")
    return re.sub(r":\w+:`~?(?:\w+\.)*(\w+)`", r"\1", text).replace("``", "")


if __name__ == "__main__":
    for name in FORMATS:
        Path(__file__).parent.joinpath("schemas", f"{name}.schema.json").write_text(built(name), "utf-8")

"""The public interface as it stands: a change of it is seen, and accepted, in the snapshot beside this module."""

import inspect
import re
from collections.abc import Iterator
from enum import Enum
from types import ModuleType

import attrs
from syrupy.assertion import SnapshotAssertion

import policyduty
from policyduty import cascading, comparing, pictures, records, testing, units, views


def signature(value: object) -> str:
    return str(inspect.signature(value))  # type: ignore[arg-type]


def attributes(cls: type) -> Iterator[str]:
    """Fields of an attrs class, members of an enumeration, public methods and properties."""
    if attrs.has(cls):
        for field in attrs.fields(cls):
            default = "" if field.default is attrs.NOTHING else " = ..."
            yield f"    {field.name}: {inspect.formatannotation(field.type)}{default}"
    if issubclass(cls, Enum):
        yield from (f"    {member.name} = {member.value!r}" for member in cls)
    if issubclass(cls, Exception) and "__init__" in vars(cls):
        yield f"    __init__{signature(vars(cls)['__init__'])}"
    fields = {field.name for field in attrs.fields(cls)} if attrs.has(cls) else set()
    for name, value in sorted(vars(cls).items()):
        if name.startswith("_") or name in fields or isinstance(value, Enum):
            continue
        if isinstance(value, property):
            yield f"    {name}: {inspect.formatannotation(inspect.signature(value.fget).return_annotation)}"  # type: ignore[arg-type]
        elif isinstance(value, classmethod | staticmethod):
            yield f"    {type(value).__name__} {name}{signature(value.__func__)}"
        elif inspect.isfunction(value):
            yield f"    {name}{signature(value)}"


def surface(package: ModuleType) -> Iterator[str]:
    for name in sorted(package.__all__):
        value = getattr(package, name)
        if inspect.isclass(value):
            bases = ", ".join(base.__name__ for base in value.__bases__ if base is not object)
            yield f"{package.__name__}.{name}({bases})"
            yield from attributes(value)
        elif callable(value):
            yield f"{package.__name__}.{name}{signature(value)}"
        else:
            yield f"{package.__name__}.{name}: {type(value).__name__}"


def test_the_public_interface_is_the_one_last_accepted(snapshot: SnapshotAssertion) -> None:
    packages = (policyduty, cascading, comparing, pictures, records, testing, units, views)
    printed = "\n".join(line for package in packages for line in surface(package))
    # A type is known by its name: the module that holds it is no part of the interface.
    assert re.sub(r"(?<=[^\w.\n])(?:\w+\.)+(?=[A-Z])", "", printed) == snapshot

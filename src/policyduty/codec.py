"""JSON (编码): plans, unit registries and corrections to and from canonical JSON, by one strict cattrs converter.

Registries come as spreadsheets as well: see :mod:`policyduty.units.tables`.

Strict: an unknown key, a missing one or a value of the wrong type is a :class:`~policyduty.errors.CodecError` that
names the JSON path, what was found and what was expected. Canonical: the same value gives the same bytes. Defaults
are left out, keys stand in the model's order, and every value on a line of its own, so that versions of a plan compare
well line by line.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Generic, TypeVar

import msgspec
from attrs import frozen

from . import limits
from .collector import paused
from .convert import MOST_FAULTS, Fault, FaultLines, Words, faults, unstructure
from .decoding import decode
from .errors import CodecError, ForeignWords
from .locale import marked
from .model import Correction, Plan, Unit
from .opening import contents
from .output import replacing

if TYPE_CHECKING:
    from .units.tables import Table

T = TypeVar("T")

FileLike = str | os.PathLike[str] | BinaryIO

_TOO_DEEP = marked("nested too deeply")


@frozen
class _Format(Generic[T]):
    """A kind of file: ``{"format": name, "version": version, key: value}``."""

    name: str
    key: str
    type: Any
    version: int = 1

    def load(self, source: FileLike) -> T:
        if isinstance(source, (str, os.PathLike)):
            return self.loads(contents(source), str(source))
        return self.loads(source.read(), str(getattr(source, "name", "<stream>")))

    def loads(self, data: bytes | str, name: str) -> T:
        checked = _checked(data, name)
        with paused():
            try:
                return decode(checked, self.name, self.version, self.key, self.type)  # type: ignore[no-any-return]
            except Exception as error:
                raise self._explained(error, checked, name) from error

    def _explained(self, error: Exception, data: bytes, name: str) -> CodecError:
        """Say all that is wrong, where decoding stopped at the first thing."""
        try:
            raw = msgspec.json.decode(data)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as worse:
            return CodecError("{file}: is not JSON: {reason}", file=name, reason=_undecodable(data, worse))
        path = f"$.{self.key}"
        try:
            found = self._opened(raw) or list(faults(raw[self.key], self.type, path))
        except RecursionError:
            found = [Fault(path, _TOO_DEEP, {})]
        found = found or [Fault(path, "{error}", {"error": ForeignWords(str(error))})]
        return CodecError(
            "{file}: no valid {format} file:{faults}", file=name, format=self.name, faults=FaultLines(found)
        )

    def _opened(self, raw: Any) -> list[Fault]:
        """Check the envelope."""
        keys = ("format", "version", self.key)
        if not isinstance(raw, dict):
            return [Fault.unexpected("$", raw, marked("an object with the keys {names}"), names=", ".join(keys))]
        for key, value in (("format", self.name), ("version", self.version)):
            # By class as well: true is 1 to Python, and no version.
            if key in raw and (type(raw[key]), raw[key]) != (type(value), value):
                return [Fault.unexpected(f"$.{key}", raw[key], json.dumps(value))]
        missing = [Fault("$", marked("key {key!r} is missing"), {"key": key}) for key in keys if key not in raw]
        unknown = [key for key in raw if key not in keys][:MOST_FAULTS]
        return missing + [Fault.unknown_key("$", key, keys) for key in unknown]

    def dumps(self, value: T) -> bytes:
        with paused():
            return self._dumped(value)

    def _dumped(self, value: T) -> bytes:
        raw: dict[str, Any] = {"format": self.name, "version": self.version}
        try:
            raw[self.key] = unstructure(value, self.type)
            return msgspec.json.format(msgspec.json.encode(raw), indent=1) + b"\n"
        except UnicodeEncodeError as error:
            raise CodecError("cannot be written as JSON: {reason}", reason=next(_unencodable(raw, "$"))) from error
        except RecursionError as error:
            raise CodecError("cannot be written as JSON: {reason}", reason=Words(_TOO_DEEP)) from error

    def dump(self, value: T, target: FileLike) -> None:
        data = self.dumps(value)
        if isinstance(target, (str, os.PathLike)):
            with replacing(target) as file:
                file.write(data)
        else:
            target.write(data)


_PLAN = _Format[Plan]("policyduty.plan", "plan", Plan)
_UNITS = _Format[tuple[Unit, ...]]("policyduty.units", "units", tuple[Unit, ...])
_CORRECTIONS = _Format[tuple[Correction, ...]]("policyduty.corrections", "corrections", tuple[Correction, ...])
FORMATS: dict[str, _Format[Any]] = {f.key: f for f in (_PLAN, _UNITS, _CORRECTIONS)}


def load(source: FileLike) -> Plan:
    """Load a saved plan from a path or a binary file.

    Raises InputError where it cannot be opened, CodecError where it is no plan.
    """
    return _PLAN.load(source)


def loads(data: bytes | str, name: str = "<bytes>") -> Plan:
    """Load a plan from JSON; ``name`` stands for it in errors. Raises CodecError where it is no plan."""
    return _PLAN.loads(data, name)


def dump(plan: Plan, target: FileLike) -> None:
    """Save a plan to a path (written beside and renamed) or a binary file.

    Raises OutputError where it cannot be written, CodecError where a text cannot be encoded.
    """
    _PLAN.dump(plan, target)


def dumps(plan: Plan) -> bytes:
    """Give a plan's canonical JSON as UTF-8. Raises CodecError where a text holds a lone surrogate."""
    return _PLAN.dumps(plan)


def load_units(source: FileLike) -> tuple[Unit, ...]:
    """Load a unit registry: ``{"format": "policyduty.units", "version": 1, "units": […]}``, or a spreadsheet of units.

    A path that ends in ``.csv`` or ``.xlsx`` is a spreadsheet; any other path, and a file, is JSON. Errors as
    :func:`load`.
    """
    if isinstance(source, (str, os.PathLike)) and (table := _table(source)):
        return table.read(contents(source), str(source))
    return _UNITS.load(source)


def dump_units(units: tuple[Unit, ...], target: FileLike) -> None:
    """Save a unit registry, as a spreadsheet where the path says so: see :func:`load_units`. Errors as :func:`dump`."""
    if isinstance(target, (str, os.PathLike)) and (table := _table(target)):
        data = table.write(units)
        with replacing(target) as file:
            file.write(data)
    else:
        _UNITS.dump(units, target)


def load_corrections(source: FileLike) -> tuple[Correction, ...]:
    """Load corrections: ``{"format": "policyduty.corrections", "version": 1, "corrections": […]}``.

    Errors as :func:`load`.
    """
    return _CORRECTIONS.load(source)


def dump_corrections(corrections: tuple[Correction, ...], target: FileLike) -> None:
    """Save corrections. Errors as :func:`dump`."""
    _CORRECTIONS.dump(corrections, target)


def _table(path: str | os.PathLike[str]) -> "Table | None":
    """The kind of spreadsheet that a path names by its ending."""
    suffix = Path(path).suffix.lower()
    if suffix not in (".csv", ".xlsx"):
        return None
    from .units.tables import TABLES

    return TABLES[suffix]


def _checked(data: bytes | str, name: str) -> bytes:
    """Give JSON as bytes, without the mark that some editors put first, where there is some and not too much."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if not raw.strip():
        raise CodecError("{file}: is empty, expected JSON", file=name)
    if len(raw) > limits.MOST_VALUES:  # There are fewer values than bytes, and counting them takes its time.
        limits.check_values(sum(map(raw.count, (b",", b"[", b"{"))), name)
    return raw.removeprefix(b"\xef\xbb\xbf")


def _undecodable(raw: bytes, error: Exception) -> object:
    """Say what keeps bytes from being JSON, and where, as the standard library can: msgspec counts bytes."""
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except json.JSONDecodeError as better:
        place = {"line": better.lineno, "column": better.colno}
        return Words(marked("line {line}, column {column}: {reason}"), reason=ForeignWords(better.msg), **place)
    except UnicodeDecodeError as better:
        return Words(marked("byte {byte} is not UTF-8"), byte=better.start)
    except RecursionError:
        return Words(_TOO_DEEP)
    except ValueError:  # A number of more digits than Python takes; msgspec says so, and where.
        return error
    try:
        return next(_unencodable(value, "$"), error)
    except RecursionError:
        return Words(_TOO_DEEP)


def _unencodable(value: Any, path: str) -> Iterator[Fault]:
    """Find the texts that UTF-8 cannot hold."""
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            yield Fault(path, marked("{text!r} has a lone surrogate, which is no character"), {"text": value})
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _unencodable(item, f"{path}.{key}")
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from _unencodable(item, f"{path}[{index}]")

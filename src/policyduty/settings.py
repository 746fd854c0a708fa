"""Settings of ``policyduty check`` (设置).

They stand in ``policyduty.toml`` under ``[check]``, or in ``pyproject.toml`` under ``[tool.policyduty.check]``. The
nearest file counts, from a folder upwards; of two in one folder, ``policyduty.toml``. A ``pyproject.toml`` without that
table is another's and is passed over. Files do not add up.
"""

import os
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import field, frozen

from .contract import Rule
from .convert import Fault, FaultLines
from .errors import InputError, OptionError, UnknownName
from .locale import marked
from .model import Severity
from .model.checks import as_tuple
from .opening import contents
from .selection import check_selector

OWN = "policyduty.toml"
SHARED = "pyproject.toml"
KEYS = ("select", "ignore", "severity", "units")


@frozen(kw_only=True)
class Settings:
    """What a file sets; None where it says nothing of it."""

    select: tuple[str, ...] | None = field(default=None)
    ignore: tuple[str, ...] = field(default=(), converter=as_tuple)
    severity: Severity | None = None
    units: Path | None = None
    """A registry; its path is relative to the file's folder."""
    path: Path | None = None
    """The file; None where there is none."""
    table: str = ""
    """The path of keys under which they stand in the file."""

    def check_selectors(self, rules: Iterable[Rule]) -> None:
        """Raise OptionError where ``select`` or ``ignore`` name no rule; it says where, and the nearest."""
        known = tuple(rules)
        found = []
        for key, selectors in (("select", self.select or ()), ("ignore", self.ignore)):
            for index, selector in enumerate(selectors):
                try:
                    check_selector(selector, known)
                except UnknownName as error:
                    place = f"{self.table}.{key}[{index}]"
                    found.append(Fault(place, "{error}", {"error": error}))
        if found:
            raise _unusable(self.path or Path(), found)


def settings_for(folder: str | os.PathLike[str]) -> Settings:
    """Give the settings that hold in a folder; empty ones where no file has any. Errors as :func:`load_settings`."""
    here = Path(folder).resolve()
    for place in (here, *here.parents):
        for name in (OWN, SHARED):
            path = place / name
            if path.is_file():
                settings = _loaded(path)
                if settings is not None:
                    return settings
    return Settings()


def load_settings(path: str | os.PathLike[str]) -> Settings:
    """Load the settings of a file, as ``pyproject.toml`` has them where it is called so, else as ``policyduty.toml``.

    Raises InputError where it cannot be read or is not TOML, OptionError for an unknown key, a value of the wrong type,
    or a ``pyproject.toml`` without the table.
    """
    settings = _loaded(Path(path))
    if settings is None:
        raise OptionError("{file}: has no table [{table}]", file=path, table="tool.policyduty.check")
    return settings


def _loaded(path: Path) -> Settings | None:
    """The settings of a file; None for a ``pyproject.toml`` that has none."""
    raw: Any = _parsed(path)
    above = ""
    if path.name == SHARED:
        tools = raw.get("tool")
        raw = tools.get("policyduty") if isinstance(tools, dict) else None
        if raw is None:
            return None
        above = "tool.policyduty."
        if not isinstance(raw, dict):
            raise _unusable(path, [Fault.unexpected(above[:-1], _plain(raw), marked("a table"))])
    found = [Fault.unknown_key(above + key, key, ("check",)) for key in raw if key != "check"]
    if found:
        raise _unusable(path, found)
    if "check" not in raw:
        return None if above else Settings(path=path, table="check")
    return _settings(path, raw["check"], f"{above}check")


def _settings(path: Path, raw: Any, table: str) -> Settings:
    if not isinstance(raw, dict):
        raise _unusable(path, [Fault.unexpected(table, _plain(raw), marked("a table"))])
    found = [*_faults(raw, table)]
    if found:
        raise _unusable(path, found)
    return Settings(
        select=tuple(raw["select"]) if "select" in raw else None,
        ignore=tuple(raw.get("ignore", ())),
        severity=Severity(raw["severity"]) if "severity" in raw else None,
        units=path.parent / raw["units"] if "units" in raw else None,
        path=path,
        table=table,
    )


def _faults(raw: dict[str, Any], table: str) -> Iterator[Fault]:
    severities = ", ".join(f'"{severity}"' for severity in Severity)
    for key, value in raw.items():
        place = f"{table}.{key}"
        if key not in KEYS:
            yield Fault.unknown_key(place, key, KEYS)
        elif key in ("select", "ignore"):
            if not isinstance(value, list):
                yield Fault.unexpected(place, _plain(value), marked('an array of codes, such as ["PD2", "PD503"]'))
                continue
            for index, item in enumerate(value):
                if not isinstance(item, str):
                    yield Fault.unexpected(f"{place}[{index}]", _plain(item), marked("a text"))
        elif key == "severity":
            if value not in [*Severity]:
                yield Fault.unexpected(place, _plain(value), marked("one of {names}"), names=severities)
        elif not isinstance(value, str) or not value:
            yield Fault.unexpected(place, _plain(value), marked("the path of a file"))


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(contents(path).decode("utf-8-sig").replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, and what int() says of thousands of digits
        raise InputError("{file}: is not TOML: {reason}", file=path, reason=error) from error


def _plain(value: Any) -> Any:
    """A value as JSON can show it: TOML has days and times too, and numbers of any length in hexadecimal."""
    if isinstance(value, int) and value.bit_length() > 64:
        return hex(value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, (str, int, float, bool)) else str(value)


def _unusable(path: Path, found: list[Fault]) -> OptionError:
    return OptionError("{file}: unusable settings:{faults}", file=path, faults=FaultLines(found))

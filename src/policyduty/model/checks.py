"""What the model's classes check of their own values: meaning, not types.

Types are for the type checker in Python, and for the codec at the JSON boundary, which checks every one.
"""

import re
from collections.abc import Iterable
from typing import Any

from ..errors import InvalidValue

MONTH_DAY = re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", re.ASCII)
"""A day of every year: ``10-31``."""

PLAN_ID = re.compile(r"\w[\w.\-]*")
"""A plan id is also a file name: letters (any script), digits, ``_``, ``-``, ``.``, and no leading dot."""


def as_tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    """Freeze what was given; a bare string is a slip, never a list of its characters."""
    if isinstance(values, str):
        raise TypeError(f"expected several values, found the one string {values!r}")
    return tuple(values)


def not_blank(instance: object, attribute: Any, value: str) -> None:
    """A name that is empty or only white space names nothing."""
    if not value or value.isspace():
        raise InvalidValue("{field} must not be blank", field=f"{type(instance).__name__}.{attribute.name}")


def plan_id(instance: object, attribute: Any, value: str) -> None:
    """See :data:`PLAN_ID`."""
    if not PLAN_ID.fullmatch(value):
        raise InvalidValue(
            "{field} is {value!r}: expected letters, digits, '_', '-' and '.', beginning with a letter or digit",
            field=f"{type(instance).__name__}.{attribute.name}",
            value=value,
        )


def month_day(instance: object, attribute: Any, value: str | None) -> None:
    """See :data:`MONTH_DAY`; None where a deadline is of no such kind."""
    if value is not None and not MONTH_DAY.fullmatch(value):
        raise InvalidValue(
            "{field} is {value!r}: expected a month and day as MM-DD",
            field=f"{type(instance).__name__}.{attribute.name}",
            value=value,
        )

"""Errors (错误) as part of the interface: every one says what was found, where, and what was expected.

A message is an English template and its values; it is put into the reader's language when it is shown
(see :mod:`policyduty.locale`), so a library can log it in one and show it in the other.
"""

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from traceback import extract_tb
from typing import Any

from .locale import gettext, marked


class _Worded(Exception):
    """A template and its values, put into words when it is shown."""

    def __init__(self, message: str, **values: Any) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return gettext(self.message).format(**self.values)

    def __reduce__(self) -> tuple[Callable[..., "_Worded"], tuple[Any, ...]]:
        return _rebuild, (type(self), self.message, self.values)


def _rebuild(kind: type[_Worded], message: str, values: dict[str, Any]) -> _Worded:
    return kind(message, **values)


class PolicydutyError(_Worded):
    """Base of all errors that policyduty raises for bad input; ``str()`` of it is for people."""


class InvalidValue(PolicydutyError, ValueError):
    """A value that the model cannot hold."""


class InputError(PolicydutyError):
    """A document that cannot be read: missing, empty, binary, of no known kind."""


class CodecError(PolicydutyError):
    """JSON that is no plan, registry or list of corrections; the message names the JSON path."""


class CorrectionError(PolicydutyError):
    """A correction that does not fit its document."""


class ComparisonError(PolicydutyError):
    """A comparison that does not fit a plan."""


class OutputError(PolicydutyError):
    """A place that cannot be written to."""


class OptionError(PolicydutyError):
    """An exporter's option that is unknown or has an unusable value."""


class MissingExtra(PolicydutyError):
    """An optional library or font that is not installed; the message says what to install."""

    @classmethod
    def of(cls, module: str, extra: str) -> "MissingExtra":
        """Build the error for a module, and the extra that brings it."""
        message = marked('this needs {module}: pip install "policyduty[{extra}]"')
        return cls(message, module=module, extra=extra)


class PluginError(PolicydutyError):
    """A plugin that fails while it is used; the message names it."""

    @classmethod
    def of(cls, what: str, name: str, error: BaseException) -> "PluginError":
        """Build the error for what a plugin raised. ``what`` is one of exporter, reader, plan."""
        reason = f"{type(error).__name__}: {error}{_where(error)}"
        return cls(marked("{what} {name!r} does not work: {reason}"), what=what, name=name, reason=reason)


def _where(error: BaseException) -> str:
    """Where an error was raised: its author looks there, and a user can pass it on."""
    frames = extract_tb(error.__traceback__)
    return f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""


class UnknownName(PolicydutyError, LookupError):
    """A plan, format or other name that nothing answers to; the message names the nearest."""

    @classmethod
    def among(cls, message: str, name: str, known: list[str]) -> "UnknownName":
        """Build the error for ``name``, which none of ``known`` is. ``message`` has {name} and {hint}."""
        near = get_close_matches(name, known, n=3, cutoff=0.5)
        return cls(message, name=name, hint=Nearest(near, known))


class ForeignWords:
    """What the system or another library says is wrong, in the reader's language where the catalogues know the text."""

    KNOWN = (
        marked("No such file or directory"),
        marked("Permission denied"),
        marked("Is a directory"),
        marked("Not a directory"),
        marked("File exists"),
        marked("File name too long"),
        marked("No space left on device"),
        marked("Read-only file system"),
        marked("Expecting value"),
        marked("Expecting property name enclosed in double quotes"),
        marked("Expecting ',' delimiter"),
        marked("Expecting ':' delimiter"),
        marked("Illegal trailing comma before end of object"),
        marked("Illegal trailing comma before end of array"),
        marked("Unterminated string starting at"),
        marked("Invalid control character at"),
        marked("Extra data"),
    )
    """What people meet most. The rest stays as it is said."""

    def __init__(self, text: str) -> None:
        self.text = text

    @classmethod
    def of(cls, error: OSError | ValueError) -> "ForeignWords":
        """Why the system refused a file."""
        return cls(getattr(error, "strerror", None) or str(error))

    def __str__(self) -> str:
        return gettext(self.text)


class Nearest:
    """The names that a wrong one may have meant, put into words when it is shown."""

    def __init__(self, near: list[str], known: list[str]) -> None:
        self.near = near
        self.known = known

    def __str__(self) -> str:
        if self.near:
            return gettext("did you mean {names}?").format(names=gettext(", ").join(self.near))
        if self.known:
            return gettext("there are: {names}").format(names=gettext(", ").join(sorted(self.known)))
        return gettext("none is installed")


class PluginWarning(_Worded, UserWarning):
    """A plugin that is broken or clashes with another; it is left out and the rest work."""

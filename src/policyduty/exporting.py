"""Writing a plan in a format (导出), by whichever plugin writes it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from . import locale
from .collector import paused
from .contract import Exporter
from .errors import InputError, Nearest, OptionError, PluginError, PolicydutyError, UnknownName
from .model import Plan
from .output import replacing
from .plugins import registry
from .progress import Progress, listening

if TYPE_CHECKING:
    from .comparing import Diff


def export(
    plan: Plan,
    target: str | os.PathLike[str] | BinaryIO,
    format: str | None = None,
    options: Any = None,
    *,
    progress: Progress | None = None,
) -> Exporter:
    """Write a plan to a path, or to a binary file, and say by which exporter.

    ``format`` names an installed exporter; without it the path's suffix chooses. ``options`` is an instance of that
    exporter's options class. ``progress`` is called with how much of the work is done, and how much there is, where the
    exporter reports it. A path is written beside and renamed: the old file or the new one stands.
    Raises UnknownName where no exporter answers, OptionError for another exporter's options, OutputError where the
    target cannot be written or a library that the exporter requires is not installed, PluginError where the exporter
    fails.
    """
    exporter = chosen(target, format)
    exporter.check_installed()
    if options is None and exporter.options is not None:
        options = exporter.options()
    if options is not None and not (exporter.options and isinstance(options, exporter.options)):
        raise OptionError(
            "{format}: found options {found!r}, expected {expected}",
            format=exporter.name,
            found=options,
            expected=exporter.options.__name__ if exporter.options else None,
        )
    with listening(progress), paused():
        if isinstance(target, (str, os.PathLike)):
            with replacing(target) as file, _named(exporter):
                exporter.write(plan, file, options)
        else:
            with _named(exporter):
                exporter.write(plan, target, options)
    return exporter


def export_diff(
    diff: "Diff",
    target: str | os.PathLike[str] | BinaryIO,
    format: str | None = None,
    *,
    language: str | None = None,
) -> Exporter:
    """Write what changed from one plan to another, to a path or a binary file, and say by which exporter.

    ``format`` as for :func:`export`. ``language`` is that of labels and headings, ``zh`` or ``en``; the one of messages
    without it. Raises as :func:`export` does, UnknownName where the exporter does not write comparisons, and ValueError
    for another language.
    """
    exporter = chosen_for_diff(target, format)
    exporter.check_installed()

    def write(file: BinaryIO) -> None:
        locale.use(language or locale.language())
        assert exporter.write_diff is not None
        with paused(), _named(exporter):
            exporter.write_diff(diff, file, locale.language())

    if isinstance(target, (str, os.PathLike)):
        with replacing(target) as file:
            copy_context().run(write, file)
    else:
        copy_context().run(write, target)
    return exporter


@contextmanager
def _named(exporter: Exporter) -> Iterator[None]:
    """Name the exporter where it fails otherwise than in words."""
    try:
        yield
    except (PolicydutyError, OSError):
        raise
    except (Exception, SystemExit) as error:
        raise PluginError.of("exporter", exporter.name, error) from error


def chosen(target: object, format: str | None) -> Exporter:
    """Give the exporter of that name, or the one for the target's suffix. Errors as :func:`export`."""
    if format is not None:
        return registry().exporter(format)
    if not isinstance(target, (str, os.PathLike)):
        raise InputError("a format is needed to export to an open file")
    suffix = Path(target).suffix
    exporter = registry().exporter_for(suffix)
    if exporter is None:
        # All of them: the nearest in spelling is seldom the nearest in kind, as .md is to .pdf.
        known = Nearest([], [s for e in registry().exporters.values() for s in e.suffixes])
        raise UnknownName("no installed format writes files that end in {name!r}; {hint}", name=suffix, hint=known)
    return exporter


def chosen_for_diff(target: object, format: str | None) -> Exporter:
    """Give the exporter that :func:`chosen` gives. Raises UnknownName where it does not write comparisons."""
    exporter = chosen(target, format)
    if exporter.write_diff is None:
        known = [each.name for each in registry().exporters.values() if each.write_diff]
        raise UnknownName.among("format {name!r} does not write comparisons; {hint}", exporter.name, known)
    return exporter

"""From a published document to a plan (读取), and the plans that are installed.

A reader takes the text out of the file, corrections heal it, reading makes the plan, and a registry names its units.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from . import limits
from .contract import PlanPackage, Reader
from .errors import InputError, PluginError, PolicydutyError
from .model import Correction, Finding, Plan, Unit
from .opening import contents
from .plugins import registry
from .reading import Account, read_transcript
from .transcript import Transcript

_SAVED_AS = {".doc": ".docx", ".wps": ".docx", ".rtf": ".docx", ".odt": ".docx", ".et": ".xlsx", ".ofd": ".pdf"}
"""What offices keep documents in and no library reads well, and what their programs (Word, WPS) save them as."""


@frozen(kw_only=True)
class Reading:
    """What reading a document gives (读取结果)."""

    plan: Plan
    findings: tuple[Finding, ...]
    """What looks like a duty or a fact and was not understood."""
    account: Account
    """What share of the document was read as what."""
    transcript: Transcript


def plans() -> tuple[PlanPackage, ...]:
    """The installed plans, by id."""
    return tuple(sorted(registry().plans.values(), key=lambda package: package.id))


def plan(plan_id: str) -> Plan:
    """Give an installed plan. Raises UnknownName with the nearest ids, PluginError where its package fails."""
    package = registry().plan_package(plan_id)
    try:
        found = package.load()
        if not isinstance(found, Plan):
            raise TypeError(f"expected a Plan, found {found!r}")
    except PolicydutyError:
        raise
    except (Exception, SystemExit) as error:
        raise PluginError.of("plan", plan_id, error) from error
    return found


def read(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    corrections: Iterable[Correction] = (),
    units: Iterable[Unit] = (),
    id: str | None = None,
    name: str | None = None,
) -> Plan:
    """Read a published document into a plan; see :func:`read_document`, which also says what is in doubt."""
    return read_document(source, corrections=corrections, units=units, id=id, name=name).plan


def read_document(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    corrections: Iterable[Correction] = (),
    units: Iterable[Unit] = (),
    id: str | None = None,
    name: str | None = None,
) -> Reading:
    """Read a published document.

    ``source`` is a path, the raw bytes or a binary file; ``name`` its file name where it has none, whose suffix chooses
    the reader (``.txt`` where nothing does). ``corrections`` are applied to the raw text; ``units`` are the registry
    whose names the assignments get. The plan's ``id`` comes from the name unless given.
    Raises InputError where the document cannot be read, CorrectionError where a correction does not fit it.
    """
    data, name = _opened(source, name)
    suffix = Path(name).suffix.lower()
    reader = registry().reader_for(suffix or ".txt")
    if reader is None and suffix in _SAVED_AS:
        raise InputError(
            "{file}: files that end in {suffix!r} are not read; open it in its program and save it as {other}",
            file=name,
            suffix=suffix,
            other=_SAVED_AS[suffix],
        )
    if reader is None:
        known = sorted(s for r in registry().readers.values() for s in r.suffixes)
        raise InputError(
            "{file}: no installed reader takes files that end in {suffix!r}, expected {known}",
            file=name,
            suffix=suffix,
            known=", ".join(known),
        )
    if not data.strip():
        raise InputError("{file}: is empty, expected a document", file=name)
    limits.check_size(len(data), name)
    transcript = _transcript(reader, data, Path(name).name)
    limits.check_text(len(transcript.text), name, plain=transcript.source.media_type == "text/plain")
    if not transcript.text.strip():
        raise InputError("{file}: is empty, expected a document", file=name)
    transcript = transcript.corrected(corrections)
    read = read_transcript(transcript, id=id or _id_from(name), units=tuple(units))
    return Reading(plan=read.plan, findings=read.findings, account=read.account, transcript=transcript)


def _transcript(reader: Reader, data: bytes, name: str) -> Transcript:
    try:
        transcript = reader.read(data, name)
        if not isinstance(transcript, Transcript):
            raise TypeError(f"expected a Transcript, found {transcript!r}")
    except (PolicydutyError, OSError):
        raise
    except (Exception, SystemExit) as error:
        raise PluginError.of("reader", reader.name, error) from error
    return transcript


def _opened(source: str | os.PathLike[str] | bytes | BinaryIO, name: str | None) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, name or "document.txt"
    if isinstance(source, (str, os.PathLike)):
        return contents(source), name or os.fspath(source)
    return source.read(), name or str(getattr(source, "name", "document.txt"))


def _id_from(name: str) -> str:
    """Make a plan id of a file name: what an id cannot hold becomes ``-``."""
    return re.sub(r"[^\w.\-]+", "-", Path(name).stem).strip(".-") or "plan"

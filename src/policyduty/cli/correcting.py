"""``policyduty check --fix``: what has one mending only is written down as corrections.

They stand beside the document, which is never changed, and each is told.
"""

import os
from collections.abc import Callable, Iterable

from attrs import frozen

from ..documents import Reading
from ..errors import CorrectionError, OutputError
from ..fixing import corrections_for
from ..locale import gettext, ngettext
from ..model import Correction, Finding
from ..transcript import Transcript
from .reports import message
from .terminal import tell

_ROUNDS = 10
"""A mended text may show what else can be mended; each round does what the last one left."""


@frozen(kw_only=True)
class Fixing:
    """A document, how it is read with corrections, and what is found in it then."""

    file: str
    """Its name as it is shown."""
    target: str
    """Where the corrections go."""
    extend: bool
    """True where the target holds the corrections that there are, and may be replaced."""
    known: tuple[Correction, ...]
    read: Callable[[tuple[Correction, ...]], Reading]
    find: Callable[[Reading], Iterable[Finding]]


def fixed(fixing: Fixing) -> Reading:
    """Write corrections down and tell them; give the document as it reads with them.

    Raises OutputError where the target exists and is not to be extended.
    """
    reading = fixing.read(fixing.known)
    bare = fixing.read(()).transcript if fixing.known else reading.transcript
    corrections = fixing.known
    reasons: dict[tuple[str, str], str] = {}
    for _ in range(_ROUNDS):
        findings = [*fixing.find(reading)]
        reasons |= {(f.code.lower(), f.message_zh): message(f) for f in findings if f.fix is not None}
        new = _fitting(corrections_for(findings, bare, corrections), bare, corrections)
        if not new:
            break
        corrections += new
        reading = fixing.read(corrections)
    added = corrections[len(fixing.known) :]
    if added:
        _write(fixing, corrections)
        _told(fixing, added, reasons)
    else:
        tell(gettext("{file}: nothing to fix").format(file=fixing.file))
    return reading


def _fitting(new: tuple[Correction, ...], bare: Transcript, known: tuple[Correction, ...]) -> tuple[Correction, ...]:
    """Those that can stand together with what there is; where not all can, halves of them are tried."""
    if not new:
        return ()
    try:
        bare.corrected([*known, *new])
    except CorrectionError:
        if len(new) == 1:
            return ()
        first = _fitting(new[: len(new) // 2], bare, known)
        return first + _fitting(new[len(new) // 2 :], bare, known + first)
    return new


def _write(fixing: Fixing, corrections: tuple[Correction, ...]) -> None:
    from ..codec import dump_corrections

    if os.path.lexists(fixing.target) and not fixing.extend:
        raise OutputError(
            "{path}: exists already and is not overwritten; with --corrections it is extended", path=fixing.target
        )
    dump_corrections(corrections, fixing.target)


def _told(fixing: Fixing, added: tuple[Correction, ...], reasons: dict[tuple[str, str], str]) -> None:
    for correction in added:
        stem = correction.id.rpartition("-")[0]
        reason = reasons.get((stem, correction.reason), correction.reason)
        words = gettext("{file}: {code}: {printed} → {corrected} ({reason})")
        tell(
            words.format(
                file=fixing.file,
                code=stem.upper(),
                printed=correction.printed,
                corrected=correction.corrected,
                reason=reason,
            ).replace("\n", "\\n")
        )
    count = len(added)
    said = ngettext("{n} correction written to {path}", "{n} corrections written to {path}", count)
    tell(said.format(n=count, path=fixing.target))

"""What changed (改动) on the terminal: a block a change, with what was [-deleted-] and {+inserted+} in its words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from ..locale import gettext
from .showing import Fact, block
from .terminal import fold

if TYPE_CHECKING:
    from ..comparing import Diff, SectionChange, TaskChange, WordRun

_WIDEST = 120
_AROUND = 12
"""Characters that are shown of what was kept, before and after a change."""

_MARKS = {"equal": ("", ""), "deleted": ("[-", "-]"), "inserted": ("{+", "+}")}
_MARK = re.compile(r"(\[-|-\]|\{\+|\+\})")
_ENDS = ("-]", "+}")
_COLOURS = {"[-": "red", "{+": "green"}


def report(diff: "Diff", room: int, *, colour: bool = False) -> str:
    """Give the two plans, how much changed, and all that is not quiet, in lines of at most ``room`` columns."""
    return "\n".join(_lines(diff, min(room, _WIDEST), colour)) + "\n"


def _lines(diff: "Diff", room: int, colour: bool) -> Iterator[str]:
    from ..comparing import FactChange

    yield from block(_summary(diff), room)
    facts = [change for change in diff.listed if isinstance(change, FactChange)]
    if facts:
        yield ""
        yield _strong(gettext("Plan and document"), colour)
        yield from _told(facts, room, colour)
    for change in diff.listed:
        if not isinstance(change, FactChange):
            yield ""
            yield from (_strong(line, colour) for line in fold(_heading(change), room, rest="    "))
            yield from _told([change], room, colour)


def _summary(diff: "Diff") -> Iterator[Fact]:
    from ..comparing import kind_summary

    for label, heading, name in zip((gettext("Before"), gettext("After")), diff.headings, diff.ids, strict=True):
        yield label, heading if heading == name else f"{heading} ({name})"
    if not diff:
        yield gettext("Changed"), gettext("nothing: the plans are equal")
    facts = sum(not change.quiet for change in diff.facts)
    yield gettext("Facts"), str(facts) if facts else ""
    yield gettext("Sections"), kind_summary(diff.sections)
    yield gettext("Tasks"), kind_summary(diff.tasks)


def _heading(change: "SectionChange | TaskChange") -> str:
    from ..comparing import change_ids, change_title, kind_label

    before, after = change_ids(change)
    ids = after or before if before == after or not (before and after) else f"{before} → {after}"
    return f"{ids}  {change_title(change)}  ({gettext(', ').join(map(kind_label, change.kinds))})"


def _told(changes: Sequence[object], room: int, colour: bool) -> Iterator[str]:
    from ..comparing import change_lines

    lines = [line for change in changes for line in change_lines(change)]  # type: ignore[arg-type]
    facts = [(f"{line.label} {line.duty}".rstrip(), _marked(line.runs)) for line in lines]
    if facts:
        told = block(facts, room, "  ")
        yield from _coloured(told) if colour else told


def _marked(runs: "Sequence[WordRun]") -> str:
    shown = []
    for number, run in enumerate(runs):
        start, end = _MARKS[run.kind]
        text = run.text
        if run.kind != "equal":
            text = text.replace("\n", "¶")
        elif len(runs) > 1:
            text = _elided(text, first=number == 0, last=number == len(runs) - 1)
        shown.append(f"{start}{text}{end}")
    return "".join(shown)


def _elided(text: str, *, first: bool, last: bool) -> str:
    """Leave out of what was kept all that is not near a change."""
    head, tail = ("" if first else text[:_AROUND]), ("" if last else text[-_AROUND:])
    return text if len(head) + len(tail) + 1 >= len(text) else f"{head}…{tail}"


def _strong(line: str, colour: bool) -> str:
    return click.style(line, bold=True) if colour else line


def _coloured(lines: Iterable[str]) -> Iterator[str]:
    """Colour what stands between marks, over the ends of lines."""
    inside: str | None = None
    for line in lines:
        shown = ""
        for part in _MARK.split(line):
            inside = _COLOURS.get(part, inside)
            shown += click.style(part, fg=inside) if inside and part else part
            if part in _ENDS:
                inside = None
        yield shown

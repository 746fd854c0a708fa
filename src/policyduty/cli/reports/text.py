"""The report for people: each finding with the printed line, and a summary by rule."""

import os
import sys
from collections import Counter
from collections.abc import Iterator

import click

from ...locale import gettext, ngettext
from ...model import Finding, Severity
from ..terminal import fold, table, visible, width
from . import Check, Checked, message, severity, suggestion
from .places import Quote

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_WIDEST = 120
_GUTTER = 10


def coloured() -> bool:
    """True where standard output is a terminal whose user has nothing against colours (https://no-color.org)."""
    if sys.stdout is None or not sys.stdout.isatty():
        return False
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def report(check: Check, room: int, *, colour: bool = False) -> str:
    """Give all findings in lines of at most ``room`` columns, but for their first lines; then the summary."""
    room = min(room, _WIDEST)
    lines = [line for checked in check.plans for line in _of_plan(check, checked, room, colour)]
    return "\n".join([*lines, *_summary(check, room)]) + "\n"


def _of_plan(check: Check, checked: Checked, room: int, colour: bool) -> Iterator[str]:
    gutter = min(_GUTTER, max((width(_flat(f.place)) for f in checked.findings), default=0))
    for finding in checked.findings:
        style = Style(finding.severity, colour)
        where = _flat(f"{checked.shown}{_where(checked, finding)}")
        name = check.name_of(finding.code)
        yield (
            f"{style.strong(where)}: {style.strong(_flat(finding.code))} {style.loud(severity(finding))}: "
            f"{_flat(message(finding))}" + (f" [{_flat(name)}]" if name else "")
        )
        yield from quoted(checked, finding, room, gutter=gutter + 2, style=style)
        yield ""


def _where(checked: Checked, finding: Finding) -> str:
    position = checked.places.position(finding)
    if position:
        return f":{position.line}:{position.column}"
    named = checked.places.named(finding)
    return f":{named}" if named else ""


class Style:
    """Colours for a finding, or none."""

    def __init__(self, severity: Severity, colour: bool) -> None:
        self._colour = _COLOURS[severity] if colour else None

    def strong(self, text: str) -> str:
        """Where it is, and what it breaks."""
        return click.style(text, bold=True) if self._colour else text

    def loud(self, text: str) -> str:
        """How severe it is, and the words that are meant."""
        return click.style(text, fg=self._colour, bold=True) if self._colour else text


def quoted(checked: Checked, finding: Finding, room: int, *, gutter: int, style: Style) -> Iterator[str]:
    """Give the printed line with its place, carets under the words that are meant, and what to do about them."""
    place = _flat(finding.place)
    gutter = max(gutter, width(place))
    quote = checked.places.quote(finding, room)
    if quote:
        line, blank, carets = drawn(quote, room - gutter - 3)
        yield f"{' ' * (gutter - width(place))}{place} | {line}"
        if carets:
            yield f"{' ' * gutter} | {' ' * blank}{style.loud('^' * carets)}"
        place = ""
    text = suggestion(finding)
    if text or place:
        start = f"{' ' * (gutter - width(place))}{place} = "
        yield from fold(_flat(text), room, first=start, rest=" " * (gutter + 3))


def drawn(quote: Quote, room: int) -> tuple[str, int, int]:
    """Fit a line into so many columns around what is meant; give it, and the columns before and under that.

    What is left out is shown by ``…``. A spot between two characters has one column under it; where nothing of the line
    is meant, which is so where it is the beginning of all, none has.
    """
    before, after = _flat(quote.text[: quote.start]), _flat(quote.text[quote.end :])
    inside = _flat(quote.text[quote.start : quote.end])
    room = max(8, room)
    if width(inside) > room - 2:
        inside, after, cut_after = _head(inside, room - 2), "", True
    else:
        cut_after = quote.cut_after
    left = room - width(inside)
    keep = min(width(before), max(left // 2, left - width(after) - cut_after))
    if quote.cut_before or keep < width(before):
        before = "…" + _tail(before, keep - 1)
    left -= width(before)
    if cut_after or width(after) > left:
        after = _head(after, left - 1) + "…"
    carets = max(width(inside), int(bool(quote.start or quote.end)))
    return f"{before}{inside}{after}", width(before), carets


def _head(text: str, room: int) -> str:
    """The beginning of a text, as much as fits."""
    used = 0
    for index, character in enumerate(text):
        used += width(character)
        if used > room:
            return text[:index]
    return text


def _tail(text: str, room: int) -> str:
    return _head(text[::-1], room)[::-1]


def _flat(text: str) -> str:
    """Untrusted words within a line: what a terminal would obey is shown, a line end as well."""
    return visible(text.replace("\t", " ")).replace("\n", "\\n")


def _summary(check: Check, room: int) -> Iterator[str]:
    found = Counter(finding.code for checked in check.plans for finding in checked.findings)
    waived = Counter(finding.code for checked in check.plans for finding, _ in checked.waived)
    if found or waived:
        grades = {
            finding.code: severity(finding)
            for checked in check.plans
            for finding in (*checked.findings, *(finding for finding, _ in checked.waived))
        }
        headers = [gettext("Code"), gettext("Name"), gettext("Severity"), gettext("Findings"), gettext("Waived")]
        rows = [
            [_flat(code), _flat(check.name_of(code)), grades[code], str(found[code]), str(waived[code] or "")]
            for code in sorted(grades)
        ]
        columns = 5 if waived else 4
        yield table(headers[:columns], [row[:columns] for row in rows], room)
        yield ""
    yield from fold(_totals(check), room)
    fixable = sum(checked.fixable for checked in check.plans)
    if fixable:
        said = ngettext(
            "{n} has a fix: --fix writes it down as a correction",
            "{n} have a fix: --fix writes them down as corrections",
            fixable,
        )
        yield from fold(said.format(n=fixable), room)


def _totals(check: Check) -> str:
    severities = Counter(finding.severity for checked in check.plans for finding in checked.findings)
    waived = sum(len(checked.waived) for checked in check.plans)
    plans = len(check.plans)
    checked = ngettext("{n} plan checked", "{n} plans checked", plans).format(n=plans)
    errors, warnings, notes = (severities[each] for each in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    counts = [
        errors and ngettext("{n} error", "{n} errors", errors).format(n=errors),
        warnings and ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings),
        notes and ngettext("{n} note", "{n} notes", notes).format(n=notes),
        gettext("nothing found") if not severities else "",
        waived and ngettext("{n} waived", "{n} waived", waived).format(n=waived),
    ]
    return gettext("{checked}: {counts}").format(
        checked=checked, counts=gettext(", ").join(str(count) for count in counts if count)
    )

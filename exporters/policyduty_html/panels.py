"""The other panels (页面各部分): units, matrix, findings and corrections."""

from collections.abc import Iterator

from policyduty import Finding, Waiver
from policyduty.views import UnitRow

from .content import Content, names
from .markup import Markup, text
from .text import escaped, held


def units_panel(content: Content, markup: Markup) -> Iterator[str]:
    """The list of units (责任单位清单)."""
    yield opened("units", markup)
    rows = (
        (
            f'<span id="unit={escaped(content.keys[row.name])}">{markup.unit(row.name)}</span>',
            markup.label(f"level.{row.level}") if row.level else "—",
            markup.label(f"kind.{row.kind}") if row.kind else "—",
            str(len(row.leads)),
            str(len(row.joins)),
            "".join(_notes(row, markup)),
        )
        for row in content.units
    )
    yield markup.table("units", ("unit", "level", "kind", "lead_count", "join_count", "note"), rows)
    yield "</section>"


def _notes(row: UnitRow, markup: Markup) -> Iterator[str]:
    """What is known of a unit besides (说明)."""
    if row.unit and row.unit.collective:
        yield f"<p>{markup.label('collective', 'b')} {'、'.join(map(text, row.unit.members))}</p>"
    aliases = set(row.unit.aliases if row.unit else ()) | {row.name}
    if printed := [name for name in names(row) if name not in aliases]:
        yield f"<p>{markup.label('printed_as', 'b')} {'、'.join(map(text, printed))}</p>"
    if row.unit and row.unit.note:
        yield f"<p>{escaped(row.unit.note)}</p>"


def matrix_panel(markup: Markup) -> str:
    """The place of the matrix (责任矩阵), which the script fills in when it is first looked at."""
    legend = "".join(
        f'<li><span class="cell r{n}" aria-hidden="true" data-t="glyph_{role}">{escaped(markup.words(f"glyph_{role}"))}'
        f"</span>{markup.label(f'role.{role}')}</li>"
        for n, role in enumerate(("lead", "co", "responsible"))
    )
    return (
        f"{opened('matrix', markup, ' js')}{markup.label('matrix_hint', 'p', class_='hint')}"
        f'<ul class="legend"{markup.named("legend")}>{legend}</ul><p id="at" role="status">&nbsp;</p>'
        f'<div class="scroll" id="matrix-place" role="group" tabindex="0"{markup.named("matrix")}></div>'
        f"{markup.label('more_rows', 'button', type='button', id='more', hidden='')}</section>"
    )


def findings_panel(content: Content, markup: Markup, *, findings: bool, corrections: bool) -> Iterator[str]:
    """What the rules found (问题), what of it is waived (豁免), and the corrections (勘误)."""
    yield opened("findings", markup)
    if findings:
        yield markup.label("problems", "h3")
        found = [_finding(finding, None, markup) for finding in content.findings]
        found += [_finding(finding, waiver, markup) for finding, waiver in content.waived]
        if found:
            yield markup.table("problems", ("rule", "severity", "place", "message"), found)
        else:
            yield markup.label("no_findings", "p")
    if corrections and content.corrections:
        yield markup.label("corrections", "h3")
        yield markup.table(
            "corrections",
            ("printed", "corrected", "reason", "certainty", "evidence", "alternatives"),
            (
                (
                    f"<del>{escaped(c.printed)}</del>",
                    f"<ins>{escaped(c.corrected)}</ins>",
                    escaped(c.reason),
                    markup.label(f"certainty.{c.certainty}", class_="tag"),
                    escaped(c.evidence),
                    "；".join(map(text, c.alternatives)) or "—",
                )
                for c in content.corrections
            ),
        )
    yield "</section>"


def _finding(finding: Finding, waiver: Waiver | None, markup: Markup) -> tuple[str, ...]:
    said = [f"<p>{markup.said(finding.message_zh, finding.message)}</p>"]
    if finding.excerpt:
        said.append(f"<p><q>{escaped(finding.excerpt)}</q></p>")
    if finding.suggestion or finding.suggestion_zh:
        suggestion = markup.said(finding.suggestion_zh, finding.suggestion)
        said.append(f"<p>{markup.label('suggestion', 'b')} {suggestion}</p>")
    if waiver:
        until = f"{markup.label('until')} <time>{waiver.until.isoformat()}</time>"
        by = f"{text(waiver.by)}：" if held(waiver.by).strip() else ""
        said.append(f"<p>{markup.label('waived', 'b')} {by}{text(waiver.reason)}（{until}）</p>")
    severity = markup.label(f"severity.{finding.severity}", class_=f"tag {finding.severity}")
    return escaped(finding.code), severity, markup.place(finding.place) if finding.place else "—", "".join(said)


def opened(name: str, markup: Markup, more: str = "") -> str:
    """The beginning of a panel, with its heading."""
    return f'<section class="panel{more}" id="{name}" aria-labelledby="h-{name}">' + markup.label(
        name, "h2", id=f"h-{name}"
    )

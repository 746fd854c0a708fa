"""The other panels (页面各部分): units, matrix, graph, findings and corrections."""

from collections.abc import Iterator

from policyduty import Finding, UnitRow, Waiver

from .content import Content, names
from .graph import MOST_UNITS, Graph
from .markup import Markup, text
from .text import escaped, fragment, held

NAME_LENGTH = 12
"""Characters of a unit's name that the graph has room for."""


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


def graph_panel(content: Content, graph: Graph, markup: Markup) -> Iterator[str]:
    """The graph (协作关系图) as a drawing."""
    keys = [*content.keys.values()]
    yield f"{opened('graph', markup)}{markup.label('graph_hint', 'p', class_='hint js')}"
    if len(keys) > MOST_UNITS:
        zh, en = (markup.words.known["graph_cut"][at].format(len(graph.nodes), len(keys)) for at in range(2))
        yield markup.said(zh, en, "p")
    half = graph.size // 2
    most = max((edge.duties for edge in graph.edges), default=1)
    yield f'<div class="scroll" role="group" tabindex="0"{markup.named("graph")}>'
    yield f'<svg role="group"{markup.named("graph")} viewBox="{-half} {-half} {graph.size} {graph.size}">'
    yield '<g class="edges">'
    for edge in graph.edges:
        weight = edge.duties / most
        yield (
            f'<path d="{edge.path}" data-a="{edge.first}" data-b="{edge.second}" '
            f'stroke-width="{0.6 + 4 * weight:.1f}" stroke-opacity="{0.1 + 0.6 * weight:.2f}"/>'
        )
    yield '</g><g class="nodes" lang="zh-CN">'
    for node in graph.nodes:
        row, key = content.units[node.unit], keys[node.unit]
        short = key if len(key) <= NAME_LENGTH else key[: NAME_LENGTH - 1] + "…"
        offset, anchor = (-node.radius - 6, "end") if node.turned else (node.radius + 6, "start")
        counted = f"{escaped(key)} {len(row.leads)}+{len(row.joins)}"
        yield (
            f'<a href="#unit={fragment(key)}" data-u="{node.unit}" aria-label="{counted}">'
            f'<g transform="translate({node.x:g} {node.y:g})">'
            f'<circle r="{node.radius:g}" class="{"lead" if row.leads else "join"}"/>'
            f'<text transform="rotate({node.angle:g})" x="{offset:g}" dy=".35em" text-anchor="{anchor}">'
            f"{escaped(short)}</text></g></a>"
        )
    yield "</g></svg></div>"
    yield "</section>"


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

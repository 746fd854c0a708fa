"""The panel of the collaboration graph (协作关系图): units on a circle, a line between two that share duties."""

from collections.abc import Iterator

from policyduty import pairs
from policyduty.pictures import Circle, circle_layout

from .content import Content
from .markup import Markup
from .panels import opened
from .text import escaped, fragment

MOST_UNITS = 60
"""More names than this cannot be read around a circle."""

NAME_LENGTH = 12
"""Characters of a unit's name that there is room for."""

_NAME_ROOM = 190


def laid_out(content: Content) -> Circle:
    """Lay out the units with most duties, in the page's order of units."""
    duties = {row.name: len(row.leads) + len(row.joins) for row in content.units}
    chosen = {*sorted(duties, key=lambda unit: -duties[unit])[:MOST_UNITS]}
    return circle_layout({unit: count for unit, count in duties.items() if unit in chosen}, pairs(content.part))


def graph_panel(content: Content, markup: Markup) -> Iterator[str]:
    """The graph as a drawing, in the page's colours; a script leaves the lines of the unit that one points at."""
    graph, numbers = laid_out(content), content.numbers
    yield f"{opened('graph', markup)}{markup.label('graph_hint', 'p', class_='hint js')}"
    if len(content.units) > MOST_UNITS:
        counts = (len(graph.units), len(content.units))
        zh, en = (words.format(*counts) for words in markup.words.known["graph_cut"])
        yield markup.said(zh, en, "p")
    half = round(graph.radius) + _NAME_ROOM
    most = max((line.duties for line in graph.lines), default=1)
    yield f'<div class="scroll" role="group" tabindex="0"{markup.named("graph")}>'
    yield f'<svg role="group"{markup.named("graph")} viewBox="{-half} {-half} {2 * half} {2 * half}">'
    yield '<g class="edges">'
    for line in graph.lines:
        weight = line.duties / most
        yield (
            f'<path d="{line.path}" data-a="{numbers[line.first]}" data-b="{numbers[line.second]}" '
            f'stroke-width="{0.6 + 4 * weight:.1f}" stroke-opacity="{0.1 + 0.6 * weight:.2f}"/>'
        )
    yield '</g><g class="nodes" lang="zh-CN">'
    for unit in graph.units:
        number, key = numbers[unit.unit], content.keys[unit.unit]
        row = content.units[number]
        short = key if len(key) <= NAME_LENGTH else key[: NAME_LENGTH - 1] + "…"
        offset, anchor = (-unit.radius - 6, "end") if unit.turned else (unit.radius + 6, "start")
        counted = f"{escaped(key)} {len(row.leads)}+{len(row.joins)}"
        yield (
            f'<a href="#unit={fragment(key)}" data-u="{number}" aria-label="{counted}">'
            f'<g transform="translate({unit.x:g} {unit.y:g})">'
            f'<circle r="{unit.radius:g}" class="{"lead" if row.leads else "join"}"/>'
            f'<text transform="rotate({unit.angle:g})" x="{offset:g}" dy=".35em" text-anchor="{anchor}">'
            f"{escaped(short)}</text></g></a>"
        )
    yield "</g></svg></div></section>"

"""``policyduty matrix`` and ``network``: who does what, and who works with whom."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..locale import gettext, marked
from .help import command
from .reading import plan_argument
from .terminal import columns, fold, put, put_bytes, say, tell, width
from .viewing import put_records, put_rows, show, view_options, viewed

if TYPE_CHECKING:
    from ..views import Matrix, Network

_GLYPHS = {"lead": "★", "co": "○", "responsible": "△"}
_TASK = 28
"""Columns of the terminal that the tasks of a matrix take."""


@command(
    "matrix",
    help=marked(
        "Print the matrix of tasks and units: ★ leads, ○ is co-responsible, △ is responsible where nobody leads.\n\n"
        "csv has a column a unit; json is a list of tasks, each with the role by unit."
    ),
    examples=("policyduty matrix plan.json", "policyduty matrix plan.json --expand --format csv > matrix.csv"),
)
@plan_argument
@view_options()
def matrix(name: str, form: str, units: str | None, expand: bool) -> None:
    """Print a row a task."""
    from ..records import view_records, wide_records
    from ..views import matrix as matrix_of

    found = matrix_of(viewed(name, units, expand=expand)[0])
    if form == "csv":
        records = wide_records(found)
        put_records(form, records[0] if records else ("id", "path", "title"), records)
    elif form == "json":
        put_records(form, (), view_records(found))
    elif found.rows:
        say("\n".join(_drawn(found, columns())))
    else:
        tell(gettext("{name}: the plan has no duties").format(name=name))


def _drawn(found: "Matrix", room: int) -> Iterator[str]:
    """The units by number, as many beside each other as there is room for, and below what the numbers mean."""
    cell = len(str(len(found.units))) + 1
    beside = max(1, (room - _TASK) // cell)
    for first in range(0, len(found.units), beside):
        block = found.units[first : first + beside]
        numbers = "".join(str(number).rjust(cell) for number in range(first + 1, first + 1 + len(block)))
        yield " " * _TASK + numbers
        for row in found.rows:
            label, *more = fold(f"{row.task.id} {row.task.title or row.task.text}", _TASK - 3)
            label += "…" if more else ""
            marks = "".join(_GLYPHS.get(row.roles.get(unit, ""), "·").rjust(cell) for unit in block)
            yield label + " " * (_TASK - width(label)) + marks
        yield ""
    numbered = (f"{number} {unit}" for number, unit in enumerate(found.units, 1))
    yield from fold(tuple(numbered), room)


@command(
    "network",
    help=marked(
        "Print how central each unit is among those that work together, or the network itself.\n\n"
        "Two units are joined where they share a duty. table and csv are a unit a row; json holds nodes and links; "
        "graphml and gexf are for Gephi, Cytoscape and the like."
    ),
    examples=(
        "policyduty network plan.json",
        "policyduty network plan.json --format graphml > network.graphml",
    ),
)
@plan_argument
@view_options("graphml", "gexf")
def network(name: str, form: str, units: str | None, expand: bool) -> None:
    """Print the network."""
    import json
    from io import BytesIO

    from ..views import Centrality, centralities, write_gexf, write_graphml
    from ..views import network as network_of

    found = network_of(viewed(name, units, expand=expand)[0])
    if form in ("graphml", "gexf"):
        target = BytesIO()
        (write_graphml if form == "graphml" else write_gexf)(found, target)
        put_bytes(target.getvalue())
    elif form == "json":
        put(json.dumps(_linked(found), ensure_ascii=False, indent=1) + "\n")
    elif form == "csv":
        put_rows(form, Centrality, centralities(found))
    else:
        headers = [
            *(gettext("Unit"), gettext("Partners"), gettext("Shared duties")),
            *(gettext("Degree"), gettext("Betweenness"), gettext("Closeness"), gettext("Eigenvector")),
        ]
        cells = [
            [
                row.unit,
                *map(str, (row.partners, row.shared)),
                *(f"{value:.3f}" for value in (row.degree, row.betweenness, row.closeness, row.eigenvector)),
            ]
            for row in centralities(found)
        ]
        show(name, headers, cells)


def _linked(found: "Network") -> dict[str, list[dict[str, object]]]:
    """The network as D3 and networkx take it, with the unit's name as the id of its node."""
    from ..records import view_records

    nodes = [{"id": record.pop("unit"), **record} for record in view_records(found.units)]
    links = [{"source": pair.first, "target": pair.second, "duties": pair.duties} for pair in found.pairs]
    return {"nodes": nodes, "links": links}

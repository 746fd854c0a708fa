"""The network of units that work together (协作网络), as rows and for networkx, GraphML and GEXF."""

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from attrs import asdict, frozen

from ..errors import MissingExtra
from ..model import Kind, Level, Plan
from .facts import UnitFacts
from .pairing import Pair, meetings
from .workloads import ordered

if TYPE_CHECKING:
    import networkx as nx


@frozen(kw_only=True)
class NetworkUnit:
    """A unit in the network (节点)."""

    unit: str
    level: Level | None
    kind: Kind | None
    leads: int
    joins: int
    partners: int
    """Units that it shares a duty with (协作单位数)."""
    shared: int
    """Sum of the duties that it shares with each of them (加权度)."""


@frozen(kw_only=True)
class Network:
    """Who works with whom (协作网络)."""

    units: tuple[NetworkUnit, ...]
    """In the order of :func:`unit_table`; also those that work alone."""
    pairs: tuple[Pair, ...]
    """As :func:`pairs` gives them."""


@frozen(kw_only=True)
class Centrality:
    """How central a unit is in the network (中心性), each from 0 to 1 as networkx defines it."""

    unit: str
    partners: int
    shared: int
    degree: float
    """Share of the other units that it works with (度中心性)."""
    betweenness: float
    """Share of the shortest ways between two others, by steps, that lead over it (中介中心性)."""
    closeness: float
    """How near it is to the units that it can reach (接近中心性), after Wasserman and Faust."""
    eigenvector: float
    """How much it works with units that themselves work with many (特征向量中心性), by duties shared."""


def network(plan: Plan) -> Network:
    """Give the network of a plan. Level and kind are what the plan knows of a unit, or else what its name says."""
    met = meetings(plan)
    leads, joins = met.leads, met.joins
    partners = dict.fromkeys(leads, 0)
    shared = dict.fromkeys(leads, 0)
    for pair in met.pairs:
        for unit in (pair.first, pair.second):
            partners[unit] += 1
            shared[unit] += pair.duties
    facts = UnitFacts(plan)
    return Network(
        units=tuple(
            NetworkUnit(
                unit=unit,
                level=facts.level(unit),
                kind=facts.kind(unit),
                leads=leads[unit],
                joins=joins[unit],
                partners=partners[unit],
                shared=shared[unit],
            )
            for unit in ordered(leads, joins)
        ),
        pairs=met.pairs,
    )


def centralities(found: Network) -> tuple[Centrality, ...]:
    """Say how central each unit is: the most by duties shared first.

    Raises MissingExtra without networkx.
    """
    nx = _networkx()
    graph = to_networkx(found)
    degree = nx.degree_centrality(graph)
    betweenness = nx.betweenness_centrality(graph)
    closeness = nx.closeness_centrality(graph)
    # Of those who work alone the power iteration leaves a rest that is none.
    met = graph.subgraph(row.unit for row in found.units if row.partners)
    eigenvector = nx.eigenvector_centrality(met, max_iter=10_000, weight="weight") if found.pairs else {}
    rows = (
        Centrality(
            unit=row.unit,
            partners=row.partners,
            shared=row.shared,
            degree=_rounded(degree[row.unit]),
            betweenness=_rounded(betweenness[row.unit]),
            closeness=_rounded(closeness[row.unit]),
            eigenvector=_rounded(eigenvector.get(row.unit, 0.0)),
        )
        for row in found.units
    )
    return tuple(sorted(rows, key=lambda row: -row.shared))


def to_networkx(found: Network) -> "nx.Graph[str]":
    """Give a networkx graph: nodes by unit name with the fields of their row, edges with their duties as ``weight``.

    Raises MissingExtra without networkx.
    """
    graph = _networkx().Graph()
    for row in found.units:
        facts = asdict(row)
        name = facts.pop("unit")
        graph.add_node(name, **{key: "" if value is None else _plain(value) for key, value in facts.items()})
    graph.add_weighted_edges_from((pair.first, pair.second, pair.duties) for pair in found.pairs)
    return graph


def write_graphml(found: Network, target: BinaryIO) -> None:
    """Write the network as GraphML. Raises MissingExtra without networkx."""
    _networkx().write_graphml_xml(_labelled(found), target)


def write_gexf(found: Network, target: BinaryIO) -> None:
    """Write the network as GEXF 1.2. Raises MissingExtra without networkx."""
    buffer = BytesIO()
    _networkx().write_gexf(_labelled(found), buffer)
    # The same network gives the same bytes on every day.
    target.write(re.sub(rb' lastmodifieddate="[^"]*"', b"", buffer.getvalue(), count=1))


def _labelled(found: Network) -> "nx.Graph[str]":
    """The graph with numbered nodes and the names as their labels, as far as XML can hold them."""
    graph = to_networkx(found)
    numbers = {row.unit: f"n{number}" for number, row in enumerate(found.units, 1)}
    for unit, facts in graph.nodes(data=True):
        facts["label"] = _NOT_XML.sub("\ufffd", unit)
    return _networkx().relabel_nodes(graph, numbers)


_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Extensible Markup Language (XML) 1.0, production 2."""


def _plain(value: str | int) -> str | int:
    """The word of a vocabulary, which the writers of files want as a plain text."""
    return str(value) if isinstance(value, str) else value


def _rounded(value: float) -> float:
    """To six places, and never minus nought: what is behind them differs by machine."""
    return round(float(value), 6) + 0.0


def _networkx() -> Any:
    try:
        import networkx as nx
    except ImportError as error:
        raise MissingExtra.of("networkx", "network") from error
    return nx

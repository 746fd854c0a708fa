"""The collaboration graph (协作关系图): units on a circle, a line between two that share duties; laid out here, once.

Units that share much stand side by side: each place is given to the one that shares most with those just before it.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import cos, pi, sin, sqrt

from attrs import frozen

from .content import Content

MOST_UNITS = 60
"""More names than this cannot be read around a circle."""

_REACH = (8, 4, 2, 1)
"""How much it counts to share with the last unit that was placed, the one before it, and so on."""


@frozen(kw_only=True)
class Node:
    """A unit on the circle (节点)."""

    unit: int
    """Its number in the page."""
    x: float
    y: float
    radius: float
    angle: float
    """Of its name, in degrees; names on the left half are turned so that they read from the left."""
    turned: bool


@frozen(kw_only=True)
class Edge:
    """Two units that share duties (连线)."""

    first: int
    second: int
    """Numbers of units in the page, the lower first."""
    duties: int
    path: str


@frozen(kw_only=True)
class Graph:
    """The drawing."""

    size: int
    """Side of the square, around 0,0."""
    nodes: tuple[Node, ...]
    """As they follow on the circle."""
    edges: tuple[Edge, ...]
    """The most shared last, so that they lie on top."""


def drawn(content: Content) -> Graph:
    """Lay the graph out."""
    numbers = content.numbers
    counts = {numbers[row.name]: len(row.leads) + len(row.joins) for row in content.units}
    chosen = set(sorted(counts, key=lambda unit: (-counts[unit], unit))[:MOST_UNITS])
    shared: Counter[tuple[int, int]] = Counter()
    for duty in content.part.iter_duties():
        units = sorted({numbers[a.unit] for a in duty.assignments} & chosen)
        shared.update(combinations(units, 2))
    order = _order(sorted(chosen), shared)
    radius = max(240.0, len(order) * 28 / (2 * pi))
    most = max((counts[unit] for unit in order), default=1)
    at: dict[int, tuple[float, float]] = {}
    nodes: list[Node] = []
    for place, unit in enumerate(order):
        turn = 2 * pi * place / len(order) - pi / 2
        x, y = radius * cos(turn), radius * sin(turn)
        at[unit] = (x, y)
        turned = cos(turn) < -1e-9
        nodes.append(
            Node(
                unit=unit,
                x=_short(x),
                y=_short(y),
                radius=_short(4 + 7 * sqrt(counts[unit] / most)),
                angle=_short(turn * 180 / pi + (180 if turned else 0)),
                turned=turned,
            )
        )
    edges = (
        Edge(first=first, second=second, duties=duties, path=_curve(at[first], at[second]))
        for (first, second), duties in sorted(shared.items(), key=lambda item: (item[1], item[0]))
    )
    return Graph(size=2 * round(radius + 190), nodes=tuple(nodes), edges=tuple(edges))


def _order(units: Sequence[int], shared: Counter[tuple[int, int]]) -> list[int]:
    left = list(units)
    order = left[:1]
    del left[:1]
    while left:
        near = [*zip(reversed(order[-len(_REACH) :]), _REACH, strict=False)]
        best = max(left, key=lambda unit: (sum(shared[min(unit, o), max(unit, o)] * w for o, w in near), -unit))
        left.remove(best)
        order.append(best)
    return order


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A line that bends towards the middle, the more the farther its ends lie apart."""
    (x, y), (to_x, to_y) = start, end
    bend = 0.35
    middle = f"{_short((x + to_x) / 2 * bend):g} {_short((y + to_y) / 2 * bend):g}"
    return f"M{_short(x):g} {_short(y):g}Q{middle} {_short(to_x):g} {_short(to_y):g}"


def _short(number: float) -> float:
    """To a tenth, and never minus nought: the same on every machine."""
    return round(number, 1) + 0.0

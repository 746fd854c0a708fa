"""The circle (环形布局) of units that work together: a place for each, and a line between two that share duties.

Units that share much stand side by side: each place is given to the one that shares most with those just before it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import cos, hypot, pi, sin, sqrt

from attrs import frozen

from ..views import Pair
from .canvas import number

_REACH = (8, 4, 2, 1)
"""How much it counts to share with the last unit that was placed, the one before it, and so on."""

_APART = 28
"""Of a unit's place along the circle."""

Shared = Counter[tuple[int, int]]


@frozen(kw_only=True)
class CircleUnit:
    """A unit on the circle (节点)."""

    unit: str
    x: float
    y: float
    """Of its disc, seen from the middle; y grows downwards."""
    radius: float
    """Of its disc: the disc's size is that of its duties."""
    angle: float
    """Of its name, in degrees; names on the left half are turned so that they read from the left."""
    turned: bool


@frozen(kw_only=True)
class CircleLine:
    """A line between two units that share duties (连线)."""

    first: str
    second: str
    duties: int
    path: str
    """As SVG has it; it bends towards the middle, the more the farther its ends lie apart."""


@frozen(kw_only=True)
class Circle:
    """Where everything is."""

    radius: float
    units: tuple[CircleUnit, ...]
    """As they follow on the circle."""
    lines: tuple[CircleLine, ...]
    """The most shared last, so that they lie on top."""


def circle_layout(duties: Mapping[str, int], pairs: Iterable[Pair]) -> Circle:
    """Lay out units, given with the number of their duties, and the pairs of them. Pairs with others are left out."""
    names = [*duties]
    numbers = {name: place for place, name in enumerate(names)}
    shared: Shared = Counter()
    for pair in pairs:
        if pair.first in numbers and pair.second in numbers:
            first, second = sorted((numbers[pair.first], numbers[pair.second]))
            shared[first, second] += pair.duties
    order = _order(len(names), shared)
    radius = max(min(240, 60 + 18 * len(names)), len(names) * _APART / (2 * pi))
    most = max(duties.values(), default=1) or 1
    at: dict[int, tuple[float, float]] = {}
    units = []
    for place, unit in enumerate(order):
        turn = 2 * pi * place / len(order) - pi / 2
        x, y = at[unit] = (radius * cos(turn), radius * sin(turn))
        turned = cos(turn) < -1e-9
        units.append(
            CircleUnit(
                unit=names[unit],
                x=_short(x),
                y=_short(y),
                radius=_short(4 + 9 * sqrt(duties[names[unit]] / most)),
                angle=_short(turn * 180 / pi + (180 if turned else 0)),
                turned=turned,
            )
        )
    lines = (
        CircleLine(first=names[first], second=names[second], duties=count, path=_curve(at[first], at[second]))
        for (first, second), count in sorted(shared.items(), key=lambda item: (item[1], item[0]))
    )
    return Circle(radius=_short(radius), units=tuple(units), lines=tuple(lines))


def _order(count: int, shared: Shared) -> list[int]:
    left = list(range(count))
    order = left[:1]
    del left[:1]
    while left:
        near = [*zip(reversed(order[-len(_REACH) :]), _REACH, strict=False)]
        best = max(left, key=lambda unit: (sum(shared[min(unit, o), max(unit, o)] * w for o, w in near), -unit))
        left.remove(best)
        order.append(best)
    return order


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x, y), (to_x, to_y) = start, end
    apart = hypot(to_x - x, to_y - y) / (2 * hypot(x, y))
    bend = 0.2 + 0.7 * (1 - apart) ** 2
    middle = f"{number((x + to_x) / 2 * bend)} {number((y + to_y) / 2 * bend)}"
    return f"M{number(x)} {number(y)}Q{middle} {number(to_x)} {number(to_y)}"


def _short(number: float) -> float:
    """To a tenth, and never minus nought: the same on every machine."""
    return round(number, 1) + 0.0

"""The curves as a picture: seconds by assignments, both by powers of ten, where a straight cost is a straight line."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl

from .growth import SIZES, Curve

MARKS = "osv^D"


def draw(curves: Sequence[Curve], target: Path) -> None:
    """Draw an SVG; the same curves give the same bytes."""
    mpl.use("svg")
    import matplotlib.pyplot as plt

    with plt.rc_context({"svg.hashsalt": "policyduty", "svg.fonttype": "none", "font.size": 10}):
        figure, axes = plt.subplots(figsize=(9, 6), layout="constrained")
        colours = mpl.colormaps["tab10"].colors  # type: ignore[attr-defined]
        for number, curve in enumerate(sorted(curves, key=lambda each: -each.cost(max(each.points)))):
            sizes = sorted(curve.points)
            counts, seconds = [curve.counts[size] for size in sizes], [curve.points[size] for size in sizes]
            mark = MARKS[number // len(colours) % len(MARKS)]
            axes.loglog(
                counts, seconds, marker=mark, markersize=4, color=colours[number % len(colours)], label=curve.name
            )
        ends = [SIZES[0], SIZES[-1]]
        for cost in (1e-6, 1e-5, 1e-4):
            axes.loglog(ends, [cost * each for each in ends], color="0.6", linewidth=0.8, linestyle=":")
            axes.annotate(f"{cost * 1e6:g} µs each", (ends[0], cost * ends[0]), color="0.4", fontsize=8)
        axes.set_xlabel("assignments")
        axes.set_ylabel("seconds")
        axes.grid(color="0.9", linewidth=0.5)
        figure.legend(loc="outside right center", frameon=False)
        figure.savefig(target, metadata={"Date": None})
        plt.close(figure)

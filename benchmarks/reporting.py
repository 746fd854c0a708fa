"""What was measured, for people and programs: one table, JSON, and the page of the documentation."""

import os
import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import asdict
from tabulate import tabulate

from .growth import SIZES, Curve
from .measuring import Measurement

Results = Mapping[str, Sequence[Measurement]]
"""Rows by part."""

HEADERS = ("measured", "it takes", "against", "that takes", "ratio", "goal", "")
_PAGE = re.compile(r"(?<=<!-- results -->\n).*(?=<!-- end -->)", re.DOTALL)


def table(rows: Iterable[Measurement], style: str = "simple") -> str:
    """Give the rows as a table, each ratio beside its goal."""
    return tabulate(
        [_cells(row) for row in rows],
        headers=HEADERS,
        tablefmt=style,
        disable_numparse=True,
        colalign=("left", "right", "left", "right", "right", "right", "left"),
    )


def _cells(row: Measurement) -> tuple[str, ...]:
    goal = "" if row.goal is None else f"{'≥' if row.at_least else '≤'} {row.goal:g}"
    met = "" if row.met is None else "met" if row.met else "missed"
    return row.name, _amount(row.ours, row.unit), row.peer, _amount(row.theirs, row.unit), _figure(row.ratio), goal, met


def _amount(value: float, unit: str) -> str:
    return f"{_figure(value * 1000)} ms" if unit == "s" and value < 1 else f"{_figure(value)} {unit}"


def _figure(value: float) -> str:
    """Three figures that count."""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def growth_table(curves: Sequence[Curve], style: str = "simple") -> str:
    """Give a line a curve: microseconds an assignment at each size, and how the cost grows."""
    headers = ("", *(f"{size:,}" for size in SIZES), "slope", "the last takes", "why no further")
    lines = [
        (
            curve.name,
            *(_figure(curve.cost(size)) if size in curve.points else "" for size in SIZES),
            f"{curve.slope:.2f}",
            f"{max(curve.points.values()):.2f} s",
            curve.stops,
        )
        for curve in curves
    ]
    align = ("left", *["right"] * (len(SIZES) + 2), "left")
    return tabulate(lines, headers=headers, tablefmt=style, disable_numparse=True, colalign=align)


def machine() -> str:
    """What it ran on."""
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, "
        f"{platform.python_implementation()} {platform.python_version()}"
    )


def data(results: Results, curves: Sequence[Curve]) -> dict[str, Any]:
    """All of it as plain values."""
    return {
        "machine": machine(),
        "measurements": [
            {"part": part, **asdict(row), "met": row.met} for part, rows in results.items() for row in rows
        ],
        "growth": [
            {"name": each.name, "seconds": each.points, "slope": each.slope, "stops": each.stops} for each in curves
        ],
    }


def write_page(folder: Path, results: Results, titles: Mapping[str, str], curves: Sequence[Curve]) -> None:
    """Put the results into the page ``benchmarks.md`` of a folder, between the marks that stand in it."""
    page = folder / "benchmarks.md"
    parts = [f"Measured on {machine()}."]
    parts += [f"### {titles[part]}\n\n{table(rows, 'github')}" for part, rows in results.items()]
    if curves:
        parts.append(f"### {titles['growth']}\n\n{growth_table(curves, 'github')}")
    text = "\n\n".join(parts).replace("\\", "\\\\")
    page.write_text(_PAGE.sub(f"\n{text}\n\n", page.read_text("utf-8")), "utf-8")

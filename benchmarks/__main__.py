"""Measure everything and print each ratio beside its goal: ``python -m benchmarks [--only PART …] [--quick]``."""

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from . import growth, reporting
from .measuring import Effort, Measurement

PARTS = {
    "starting": "Import and start",
    "reading": "Reading text",
    "processes": "More than one process",
    "codec": "Loading and saving",
    "excel_workbook": "Excel",
    "exporting": "Markdown and data",
    "html_page": "The web page in a browser",
    "viewing": "Views",
    "comparing": "Comparing",
    "checking": "Checking",
    "cascading": "Plans of two levels",
    "units": "Units",
    "growth": "Growth",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write what is asked for."""
    asked = _parser().parse_args(arguments)
    effort = Effort(quick=asked.quick)
    results: dict[str, list[Measurement]] = {}
    curves: list[growth.Curve] = []
    for part in asked.only or PARTS:
        print(f"{PARTS[part]} …", file=sys.stderr, flush=True)
        if part == "growth":
            curves = growth.curves(effort)
            results[part] = [*growth.measured(curves)]
        else:
            results[part] = [*importlib.import_module(f"{__package__}.{part}").measure(effort)]
    print(reporting.table(row for rows in results.values() for row in rows))
    if curves:
        print(f"\nMicroseconds an assignment, of plans of so many\n\n{reporting.growth_table(curves)}")
    if asked.json:
        asked.json.write_text(json.dumps(reporting.data(results, curves), ensure_ascii=False, indent=1) + "\n", "utf-8")
    if asked.docs:
        reporting.write_page(asked.docs, results, PARTS, curves)
        if curves:
            from .drawing import draw

            draw(curves, asked.docs / "pictures" / "growth.svg")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure policyduty against its goals.")
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--quick", action="store_true", help="tiny plans, once: only to see that all runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results as JSON as well")
    parser.add_argument("--docs", type=Path, metavar="FOLDER", help="renew benchmarks.md and its picture in a folder")
    return parser


if __name__ == "__main__":
    main()

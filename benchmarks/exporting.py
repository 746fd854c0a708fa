"""How fast plans are written, against the bare libraries writing the same: tabulate for Markdown, json for JSON.

    python benchmarks/exporting.py [TASKS ...]

The plan is the Ganzi plan again and again. Prints ratios of medians taken in one run; lower is better.
"""

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO

from checking import document
from tabulate import tabulate

from policyduty import Plan, Source, Transcript, dumps, export, loads
from policyduty.convert import unstructure
from policyduty.reading import read_transcript
from policyduty.records import ASSIGNMENT_COLUMNS, assignment_records, csv_text
from policyduty_markdown import blocks


def seconds(works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Medians of seven rounds, each of which does every work in turn."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(7):
        for name, work in works.items():
            gc.collect()
            begin = time.perf_counter()
            work()
            taken[name].append(time.perf_counter() - begin)
    return {name: statistics.median(times) for name, times in taken.items()}


def main(sizes: list[int]) -> None:
    """Print two lines a size."""
    for size in sizes:
        text = Transcript.plain(document(size), Source(name="plan.txt"))
        plan = read_transcript(text, id="plan").plan
        print(f"{size:>6} tasks  Markdown {markdown(plan):.2f}x tabulate;  {json_ratios(plan)}")


def markdown(plan: Plan) -> float:
    """The whole page, against tabulate on the very cells of its tables."""
    tables: list[tuple[tuple[object, ...], dict[str, object]]] = []

    def noted(*positional: object, **named: object) -> str:
        tables.append((positional, named))
        return tabulate(*positional, **named)  # type: ignore[arg-type]

    blocks.tabulate = noted  # type: ignore[assignment]
    export(plan, BytesIO(), "markdown")
    blocks.tabulate = tabulate
    taken = seconds(
        {
            "ours": lambda: export(plan, BytesIO(), "markdown"),
            "bare": lambda: [tabulate(*positional, **named) for positional, named in tables],  # type: ignore[arg-type]
        }
    )
    return taken["ours"] / taken["bare"]


def json_ratios(plan: Plan) -> str:
    """Saving and loading against json on dictionaries of the same."""
    raw, saved = unstructure(plan, Plan), dumps(plan)
    taken = seconds(
        {
            "dumps": lambda: json.dumps(raw),
            "loads": lambda: json.loads(saved),
            "save": lambda: dumps(plan),
            "load": lambda: loads(saved),
            "csv": lambda: csv_text(ASSIGNMENT_COLUMNS, assignment_records(plan)),
        }
    )
    save, load, csv = taken["save"] / taken["dumps"], taken["load"] / taken["loads"], taken["csv"] / taken["dumps"]
    return f"save {save:.2f}x json.dumps, load {load:.2f}x json.loads, csv {csv:.2f}x json.dumps"


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [31, 1_000, 5_000])

"""Markdown and data, against the bare libraries writing the same: tabulate for Markdown, csv and json for records."""

import csv
import json
import re
from collections.abc import Iterator
from io import BytesIO, StringIO

from tabulate import tabulate

from policyduty import assignment_records, export

from .measuring import Effort, Measurement, raced, released
from .plans import repeated

_BAR = re.compile(r"(?<!\\)\|")


def measure(effort: Effort) -> Iterator[Measurement]:
    """A page of the plan, and its assignments as rows."""
    plan = repeated(effort.of(1_550, 31))
    page = BytesIO()
    export(plan, page, "markdown")
    tables = tables_of(page.getvalue().decode())
    records = [*assignment_records(plan)]
    markdown = released("tabulate")
    works = {
        "markdown": lambda: export(plan, BytesIO(), "markdown"),
        markdown: lambda: [
            tabulate(rows, headers, tablefmt="pipe", disable_numparse=True) for headers, *rows in tables
        ],
        "csv": lambda: export(plan, BytesIO(), "csv"),
        "csv.writer": lambda: csv.writer(StringIO()).writerows([*map(dict.values, records)]),
        "jsonl": lambda: export(plan, BytesIO(), "jsonl"),
        "json.dumps": lambda: [json.dumps(record, ensure_ascii=False) for record in records],
    }
    race = raced(works, effort.rounds)
    rows = sum(map(len, tables))
    yield race.against(f"Markdown, {rows:,} rows", "markdown", markdown, 1.2, peer=f"{markdown}, the same rows")
    yield race.against(f"CSV, {len(records):,} rows", "csv", "csv.writer", peer="csv.writer, ready rows")
    yield race.against(f"JSON Lines, {len(records):,} rows", "jsonl", "json.dumps", peer="json.dumps, ready rows")


def tables_of(page: str) -> list[list[list[str]]]:
    """The cells of every table of a page, the headers first."""
    tables: list[list[list[str]]] = []
    inside = False
    for line in page.splitlines():
        if not line.startswith("|"):
            inside = False
            continue
        if not inside:
            tables.append([])
        inside = True
        cells = [cell.strip() for cell in _BAR.split(line)[1:-1]]
        if not all(set(cell) <= set("-:") for cell in cells):
            tables[-1].append(cells)
    return tables

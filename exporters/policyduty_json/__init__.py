"""policyduty_json: a plan as data: canonical JSON, which ``policyduty.load`` reads back, and records of its duties.

What takes time to import is imported when a file is written.
"""

from typing import TYPE_CHECKING, BinaryIO

from policyduty import Exporter, Plan, hookimpl

from .options import RecordOptions, Rows

if TYPE_CHECKING:
    from policyduty import Diff

__all__ = ["RecordOptions", "Rows", "policyduty_exporters"]


@hookimpl
def policyduty_exporters() -> list[Exporter]:
    """Give the exporters ``json``, ``jsonl`` and ``csv``."""
    return [
        Exporter(
            name="json",
            description="Canonical JSON of the whole plan, which policyduty loads again",
            description_zh="规范 JSON：完整方案，可再次载入",
            suffixes=(".json",),
            write=_write_plan,
            write_diff=_write_diff,
        ),
        Exporter(
            name="jsonl",
            description="JSON Lines, an assignment or a duty a line, for pandas, DuckDB and jq",
            description_zh="JSON Lines：每行一个单位分工或一条责任分工，供 pandas、DuckDB、jq 使用",
            suffixes=(".jsonl", ".ndjson"),
            write=_write_lines,
            options=RecordOptions,
        ),
        Exporter(
            name="csv",
            description="separated values, an assignment or a duty a row, which Excel opens too",
            description_zh="CSV：每行一个单位分工或一条责任分工，Excel 可直接打开",
            suffixes=(".csv",),
            write=_write_csv,
            options=RecordOptions,
        ),
    ]


def _write_plan(plan: Plan, target: BinaryIO, options: None) -> None:
    from .writer import write

    write(plan, target, options)


def _write_lines(plan: Plan, target: BinaryIO, options: RecordOptions) -> None:
    from .records import write_lines

    write_lines(plan, target, options)


def _write_csv(plan: Plan, target: BinaryIO, options: RecordOptions) -> None:
    from .records import write_csv

    write_csv(plan, target, options)


def _write_diff(diff: "Diff", target: BinaryIO, language: str) -> None:
    from .changes import write_diff

    write_diff(diff, target, language)

"""How fast and how large the Excel exporter is, against XlsxWriter alone.

    python benchmarks/excel_workbook.py [ROWS ...]

任务分解表 of a plan of so many duties is written by the exporter. Then the very calls that it made (the same cells, in
the same formats, at the same heights) are made again with nothing around them: what XlsxWriter itself takes. Prints the
ratio of medians, taken in turns in one run (lower is better), and the peak of the memory that writing takes beyond the
plan, with and without streaming.
"""

import gc
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from typing import Any
from unittest import mock

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

import policyduty
from policyduty import Assignment, Document, Duty, Plan, Role, Section, Task
from policyduty_excel import ExcelOptions, SheetKind
from policyduty_excel.page import SETTINGS

RECORDED = (
    "write_string write_number write_blank write_url write_rich_string merge_range set_row set_column set_landscape"
    " set_paper set_margins center_horizontally set_footer hide_gridlines set_tab_color freeze_panes autofilter"
    " repeat_rows print_area fit_to_pages ignore_errors data_validation conditional_format"
).split()

Call = tuple[str, tuple[Any, ...], dict[str, Any]]


def plan_of(rows: int) -> Plan:
    """A plan with a duty a task, each text its own."""
    units = [
        f"市{name}局" for name in "教育 科技 民政 财政 水利 商务 统计 审计 司法 交通 农业 文旅 卫健 应急 气象".split()
    ]
    words = "推进重点项目建设，健全工作机制；完善政策体系，加大投入力度，强化督促检查。到2025年覆盖率超过90%。"
    sections = []
    for first in range(0, rows, 20):
        tasks = []
        for number in range(first, min(first + 20, rows)):
            names = [units[(number + step * step) % len(units)] for step in range(2 + number % 6)]
            assignments = [
                Assignment(unit=name, role=Role.CO if at else Role.LEAD, position=at + 1)
                for at, name in enumerate(dict.fromkeys(names))
            ]
            text = f"第{number}项。" + words[number % 9 :] + words[: 10 + number % 30]
            duty = Duty(id=f"t{number}/d1", clause="", assignments=assignments)
            tasks.append(Task(id=f"t{number}", marker=f"（{number}）", title=f"任务{number}", text=text, duties=[duty]))
        sections.append(Section(id=f"s{first}", marker=f"{first}、", title="重点行动", tasks=tasks))
    return Plan(id="plan", title="责任分工方案", document=Document(number="甲办发〔2024〕1号"), sections=sections)


def exported(plan: Plan, *, streaming: bool = False) -> bytes:
    """任务分解表 by the exporter."""
    target = BytesIO()
    options = ExcelOptions(sheets=(SheetKind.TASKS,), streaming=streaming)
    policyduty.export(plan, target, "excel", options)
    return target.getvalue()


def recorded(plan: Plan) -> tuple[list[Call], dict[int, dict[str, Any]]]:
    """The exporter's calls of XlsxWriter, in order, and the formats that it made, by identity."""
    calls: list[Call] = []
    formats: dict[int, dict[str, Any]] = {}
    keep: list[Any] = []
    inside = [0]

    def recording(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(sheet: Worksheet, *args: Any, **named: Any) -> Any:
            if not inside[0]:
                calls.append((name, args, named))
            inside[0] += 1
            try:
                return method(sheet, *args, **named)
            finally:
                inside[0] -= 1

        return call

    make = Workbook.add_format

    def add_format(book: Workbook, properties: dict[str, Any] | None = None) -> Any:
        made = make(book, properties)
        if properties and "xf_index" not in properties:  # XlsxWriter's own, which every workbook has.
            formats[id(made)] = dict(properties)
            keep.append(made)
        return made

    patches: dict[str, Any] = {name: recording(name, getattr(Worksheet, name)) for name in RECORDED}
    with mock.patch.multiple(Worksheet, **patches), mock.patch.object(Workbook, "add_format", add_format):
        exported(plan)
    calls.append(("", (keep,), {}))  # As long as the formats live, no other has their identity.
    return calls, formats


def replayed(calls: list[Call], formats: dict[int, dict[str, Any]]) -> bytes:
    """The same calls, made by nobody but this loop."""
    target = BytesIO()
    with Workbook(target, {**SETTINGS, "in_memory": True}) as book:
        sheet = book.add_worksheet("任务分解表")
        made = {key: book.add_format(properties) for key, properties in formats.items()}
        methods = {name: getattr(sheet, name) for name in RECORDED}
        for name, args, named in calls[:-1]:
            if name == "conditional_format":
                named = {}
                args = (*args[:-1], {**args[-1], "format": made[id(args[-1]["format"])]})
            methods[name](*[made.get(id(each), each) for each in args], **named)
    return target.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """Processor time that it takes once: what else the machine does is left out."""
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin


def peak(work: Callable[[], object]) -> float:
    """Megabytes at the highest, of what is allocated while it runs."""
    gc.collect()
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


class Nowhere(BytesIO):
    """A target that keeps nothing."""

    def write(self, data: Any) -> int:
        """Count only."""
        return len(data)


def streamed(plan: Plan) -> None:
    """任务分解表 while streaming, to nowhere."""
    options = ExcelOptions(sheets=(SheetKind.TASKS,), streaming=True)
    policyduty.export(plan, Nowhere(), "excel", options)


def main(sizes: list[int]) -> None:
    """Print a line a size."""
    for size in sizes:
        plan = plan_of(size)
        calls, formats = recorded(plan)
        ours: list[float] = []
        alone: list[float] = []
        for _ in range(5):
            ours.append(seconds(lambda: exported(plan)))  # noqa: B023
            alone.append(seconds(lambda: replayed(calls, formats)))  # noqa: B023
        stream = statistics.median(seconds(lambda: streamed(plan)) for _ in range(3))  # noqa: B023
        base = statistics.median(alone)
        ratio = statistics.median(ours) / base
        cells = sum(name.startswith("write_") for name, _, _ in calls)
        calls, formats = [], {}
        print(
            f"{size:>7} rows, {cells:>7} cells: XlsxWriter {base:.2f} s, exporter {ratio:.2f}x, "
            f"streaming {stream / base:.2f}x; peak {peak(lambda: exported(plan)):.1f} MB, "  # noqa: B023
            f"streaming {peak(lambda: streamed(plan)):.1f} MB"  # noqa: B023
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 60_000])

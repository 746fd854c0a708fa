"""A workbook of any length: how far it is, and what memory it takes."""

import tracemalloc
from io import BytesIO
from typing import Any

from attrs import evolve

import policyduty
from policyduty import Assignment, Duty, Plan, Role, Task
from policyduty_excel import ExcelOptions, SheetKind


def test_reports_progress() -> None:
    tasks = [Task(id=f"t{n}", text="字") for n in range(1200)]
    seen: list[tuple[int, int]] = []
    target = BytesIO()
    policyduty.export(
        Plan(id="p", title="题", tasks=tasks), target, "excel", progress=lambda done, total: seen.append((done, total))
    )
    assert seen == [(500, 1200), (1000, 1200), (1200, 1200)]


def test_streams_any_number_of_rows_in_the_same_memory() -> None:
    def peak(rows: int) -> int:
        duty = Duty(id="d", clause="", assignments=[Assignment(unit="市局", role=Role.LEAD, position=1)])
        tasks = [Task(id=f"t{n}", text=f"第{n}项工作", duties=[evolve(duty, id=f"d{n}")]) for n in range(rows)]
        plan = Plan(id="p", title="题", tasks=tasks)
        options = ExcelOptions(sheets=(SheetKind.TASKS,), streaming=True)
        tracemalloc.start()
        policyduty.export(plan, Nowhere(), "excel", options)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    class Nowhere(BytesIO):
        def write(self, data: Any) -> int:
            return len(data)

    peak(2500)  # What is imported and compiled once, and buffers that fill.
    # 20 bytes a row; so many rows more that it is far beyond the 30 kB by which peaks differ from run to run.
    assert peak(10_000) - peak(2500) < 150_000

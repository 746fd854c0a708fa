"""policyduty_excel: a plan as an Excel workbook (任务分解表), ready to print on A4.

What takes time to import is imported when a workbook is written.
"""

from typing import BinaryIO

from policyduty import Exporter, Plan, hookimpl

from .options import ExcelOptions

__all__ = ["ExcelOptions", "policyduty_exporters"]


@hookimpl
def policyduty_exporters() -> list[Exporter]:
    """Give the exporter ``excel``."""
    return [
        Exporter(
            name="excel",
            description="Excel workbook with the duties, the units and the corrections, ready to print",
            description_zh="Excel 工作簿：任务分解表、责任单位清单、勘误，可直接打印",
            suffixes=(".xlsx",),
            write=_write,
            options=ExcelOptions,
        )
    ]


def _write(plan: Plan, target: BinaryIO, options: ExcelOptions) -> None:
    from .writer import write

    write(plan, target, options)

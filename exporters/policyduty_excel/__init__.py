"""policyduty_excel: a plan as an Excel workbook (任务分解表), ready to print on A4.

What takes time to import is imported when a workbook is written.
"""

from typing import TYPE_CHECKING, BinaryIO

from policyduty import Exporter, Plan, hookimpl

from .options import ExcelOptions, Language, Palette, SheetKind

if TYPE_CHECKING:
    from policyduty import Diff

__all__ = ["ExcelOptions", "Language", "Palette", "SheetKind", "policyduty_exporters"]


@hookimpl
def policyduty_exporters() -> list[Exporter]:
    """Give the exporter ``excel``."""
    return [
        Exporter(
            name="excel",
            description="Excel workbook to print, sign and fill in: duties, units, matrix, numbers, issues",
            description_zh="Excel 工作簿：任务分解表、责任单位清单、责任矩阵、统计、协作与覆盖、勘误与问题，可打印签署",
            suffixes=(".xlsx",),
            write=_write,
            write_diff=_write_diff,
            options=ExcelOptions,
        )
    ]


def _write(plan: Plan, target: BinaryIO, options: ExcelOptions) -> None:
    from .writer import write

    write(plan, target, options)


def _write_diff(diff: "Diff", target: BinaryIO, language: str) -> None:
    from .changes import write_diff

    write_diff(diff, target, language)

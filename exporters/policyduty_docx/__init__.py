"""policyduty_docx: a plan as a Word document (公文) laid out by GB/T 9704—2012, which reads back as the same duties.

It needs python-docx: ``pip install "policyduty[docx]"``. Without it the format is known, and says so when it is used.
What takes time to import is imported when a document is written.
"""

from typing import BinaryIO

from policyduty import Exporter, Plan, hookimpl

from .options import Contents, DocxOptions

__all__ = ["Contents", "DocxOptions", "policyduty_exporters"]


@hookimpl
def policyduty_exporters() -> list[Exporter]:
    """Give the exporter ``docx``."""
    return [
        Exporter(
            name="docx",
            description="Word document by GB/T 9704: the plan, a unit's duty notice or the table of tasks",
            description_zh="Word 文档，按 GB/T 9704 排版：责任分工方案、单位责任任务清单或任务分解表",
            suffixes=(".docx",),
            write=_write,
            options=DocxOptions,
            requires=("docx",),
            install="policyduty[docx]",
        )
    ]


def _write(plan: Plan, target: BinaryIO, options: DocxOptions) -> None:
    from .writer import write

    write(plan, target, options)

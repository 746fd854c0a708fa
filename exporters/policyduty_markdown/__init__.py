"""policyduty_markdown: a plan as a page of Markdown with tables (GitHub's dialect).

What takes time to import is imported when a page is written.
"""

from typing import TYPE_CHECKING, BinaryIO

from policyduty import Exporter, Plan, hookimpl

from .options import MarkdownOptions, View

if TYPE_CHECKING:
    from policyduty import Diff

__all__ = ["MarkdownOptions", "View", "policyduty_exporters"]


@hookimpl
def policyduty_exporters() -> list[Exporter]:
    """Give the exporter ``markdown``."""
    return [
        Exporter(
            name="markdown",
            description="Markdown page with a table for each section, the units and the corrections, or one view",
            description_zh="Markdown 页面：逐部分任务表、责任单位清单、勘误，或一个视图",
            suffixes=(".md", ".markdown"),
            write=_write,
            write_diff=_write_diff,
            options=MarkdownOptions,
        )
    ]


def _write(plan: Plan, target: BinaryIO, options: MarkdownOptions) -> None:
    from .writer import write

    write(plan, target, options)


def _write_diff(diff: "Diff", target: BinaryIO, language: str) -> None:
    from .changes import write_diff

    write_diff(diff, target, language)

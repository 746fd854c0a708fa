"""policyduty_html: a plan as one web page (网页) to search, filter and print, that needs no network.

What takes time to import is imported when a page is written.
"""

from typing import BinaryIO

from policyduty import Exporter, Plan, hookimpl

from .options import Colour, HtmlOptions, Language

__all__ = ["Colour", "HtmlOptions", "Language", "policyduty_exporters"]


@hookimpl
def policyduty_exporters() -> list[Exporter]:
    """Give the exporter ``html``."""
    return [
        Exporter(
            name="html",
            description="Web page in one file: search, each unit's view, numbers, matrix, graph, findings",
            description_zh="单文件网页：检索筛选、单位专页、工作量与分组统计、责任矩阵、协作关系图、问题与勘误",
            suffixes=(".html", ".htm"),
            write=_write,
            options=HtmlOptions,
        )
    ]


def _write(plan: Plan, target: BinaryIO, options: HtmlOptions) -> None:
    from .writer import write

    write(plan, target, options)

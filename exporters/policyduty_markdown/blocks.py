"""Blocks of a page (块): headings and tables, whatever the plan says in them."""

from collections.abc import Iterable, Sequence

from tabulate import tabulate

from .escape import cells, inline


def heading(depth: int, text: str) -> str:
    """Markdown has six depths; what lies deeper shares the last."""
    return f"{'#' * min(depth, 6)} {inline(text)}".rstrip()


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Set a table whose columns line up in a font with wide Chinese characters."""
    top, *below = cells([headers, *rows])
    return tabulate(below, headers=top, tablefmt="github", disable_numparse=True)

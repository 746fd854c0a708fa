"""Blocks of a page (块): headings and tables, whatever the plan says in them."""

from collections.abc import Iterable, Sequence

from tabulate import tabulate

from .escape import inline


def heading(depth: int, text: str) -> str:
    """Markdown has six depths; what lies deeper shares the last."""
    return f"{'#' * min(depth, 6)} {inline(text)}".rstrip()


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Set a table whose columns line up in a font with wide Chinese characters."""
    cells = [[inline(text) for text in row] for row in rows]
    return tabulate(cells, headers=[inline(header) for header in headers], tablefmt="github", disable_numparse=True)

"""Plan text as Markdown (转义): whatever it says, it comes out as those very characters.

CommonMark lets every ASCII punctuation mark be escaped by a backslash. Escaped here are the marks that act anywhere in
a line, those that act at its start, and those that make a bare address a link in GitHub's dialect.
"""

import re
from collections.abc import Sequence

_UNSHOWN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters and lone surrogates; those that separate lines or words are left for :meth:`str.split`."""

_ANYWHERE = re.compile(
    r"""
      [\\`*_{}\[\]<>\#~|$@]      # emphasis, code, links, HTML, strikethrough, cells, formulas, mail
    | &(?=[#0-9A-Za-z])          # a character reference
    | (?<=\w)\.(?=[^\W\d])       # www.example.cn
    | /(?=/)                     # http://
    """,
    re.VERBOSE,
)

_AT_START = re.compile(r"\A(?:\d+(?=[.)](?:\s|\Z))|(?=[-+]))")
"""Where a line would begin a list: the mark that follows is escaped."""

_MAY_ACT = re.compile(
    r"[\\`*_{}\[\]<>#~|$@&/"
    "\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff\ufffe\uffff]"
)
"""What may act anywhere, is not shown, or is white space; but no blank, and no line feed, which here parts texts."""

_BLANK = re.compile(r" (?=[ \n])")
_START = re.compile(r"\n(?=[ +-]|\d+[.)]\s)")
_DOT = re.compile(r"\.(?=[^\W\d])")


def _are_inert(rows: Sequence[Sequence[str]]) -> bool:
    """True for most tables, in which nothing acts; passes over all texts while an escape would pass over a few."""
    lines = "\n".join(("", *map("\n".join, rows), ""))
    return not (
        _MAY_ACT.search(lines)
        or _START.search(lines)
        or _BLANK.search(lines)
        or _DOT.search(lines)
        or lines.count("\n") > sum(map(len, rows)) + 1
    )


def inline(text: str) -> str:
    """Give a text on one line, for a cell, a heading or a paragraph; white space of any length is one space."""
    if _are_inert([[text]]):
        return text
    shown = " ".join(_UNSHOWN.sub("\ufffd", text).split())
    return _AT_START.sub(r"\g<0>\\", _ANYWHERE.sub(r"\\\g<0>", shown))


def cells(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Give the texts of a table, each as :func:`inline` gives it."""
    if _are_inert(rows):
        return rows
    return [row if _are_inert([row]) else [*map(inline, row)] for row in rows]


def paragraphs(text: str) -> list[str]:
    """Give the lines of a text as paragraphs, without the empty ones."""
    return [line for line in map(inline, text.splitlines()) if line]

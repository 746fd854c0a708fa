"""Plan text as Markdown (转义): whatever it says, it comes out as those very characters.

CommonMark lets every ASCII punctuation mark be escaped by a backslash. Escaped here are the marks that act anywhere in
a line, those that act at its start, and those that make a bare address a link in GitHub's dialect.
"""

import re

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


_MAY_ACT = re.compile(r"[\\`*_{}\[\]<>#~|$@&/]")
_DOT = re.compile(r"\.(?!\d)")
_MAY_BEGIN = frozenset("-+ 0123456789")


def _is_inert(text: str) -> bool:
    """True for most texts in which nothing acts; each test passes over a text many times as fast as an escape does."""
    return (
        text.isprintable()  # which no white space but a blank is
        and not _MAY_ACT.search(text)
        and not ("." in text and _DOT.search(text))
        and "  " not in text
        and text[-1:] != " "
        and not (text[:1] in _MAY_BEGIN and (text[0] in "-+ " or _AT_START.match(text)))
    )


def inline(text: str) -> str:
    """Give a text on one line, for a cell, a heading or a paragraph; white space of any length is one space."""
    if _is_inert(text):
        return text
    shown = " ".join(_UNSHOWN.sub("\ufffd", text).split())
    return _AT_START.sub(r"\g<0>\\", _ANYWHERE.sub(r"\\\g<0>", shown))


def paragraphs(text: str) -> list[str]:
    """Give the lines of a text as paragraphs, without the empty ones."""
    return [line for line in map(inline, text.splitlines()) if line]

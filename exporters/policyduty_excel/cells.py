"""What a cell can hold (单元格): text that XML can carry, no longer than Excel takes."""

import re

LIMIT = 32_767
"""Characters of a cell, as Excel counts them: UTF-16 code units."""

CUT = "内容超过 Excel 单元格上限，已截断"

QUOTED = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Beginnings that a spreadsheet may take for a formula when somebody edits the cell or saves it as CSV."""

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 has no way to write, lone surrogates among them."""


def cleaned(text: str) -> str:
    """Put U+FFFD for what XML cannot hold, and a line feed for every line end."""
    if text.isprintable():  # In C, and true of nearly every text.
        return text
    return _NO_XML.sub("\ufffd", re.sub("\r\n?", "\n", text))


def fitted(text: str) -> str:
    """Give the text, or as much of it as a cell holds with a notice at its end."""
    if len(text) <= LIMIT // 2:
        return text
    raw = text.encode("utf-16-le")
    if len(raw) <= 2 * LIMIT:
        return text
    notice = f"…（{CUT}）"
    return raw[: 2 * (LIMIT - len(notice))].decode("utf-16-le", "ignore") + notice


def replaces(text: str) -> bool:
    """True where :func:`cleaned` has to put U+FFFD for something."""
    return not text.isprintable() and _NO_XML.search(text) is not None

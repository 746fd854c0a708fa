"""What a cell can hold (单元格): text that XML can carry, no longer than Excel takes."""

import re

LIMIT = 32_767
"""Characters of a cell, as Excel counts them: UTF-16 code units."""

CUT = "内容超过 Excel 单元格上限，已截断"

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 has no way to write, lone surrogates among them."""


def cleaned(text: str) -> str:
    """Put U+FFFD for what XML cannot hold, and a line feed for every line end."""
    return _NO_XML.sub("\ufffd", re.sub("\r\n?", "\n", text))


def fitted(text: str) -> str:
    """Give the text, or as much of it as a cell holds with a notice at its end."""
    raw = text.encode("utf-16-le")
    if len(raw) <= 2 * LIMIT:
        return text
    notice = f"…（{CUT}）"
    return raw[: 2 * (LIMIT - len(notice))].decode("utf-16-le", "ignore") + notice

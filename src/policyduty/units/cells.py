r"""Cells (单元格): a unit's facts as text that people can edit in a spreadsheet, and back without loss.

Lists are parted by ``；``, since names hold 、 in brackets; citations stand on lines of their own, and their parts are
parted by ``|``. A backslash stands before such a sign that is part of a text, and before a backslash; ``\u000d`` is a
character that a file or an editor would not keep, and ``\0`` a text that is there and empty. What people type seldom
needs any of it.
"""

import re
from collections.abc import Iterable

from ..errors import InvalidValue
from ..model import Citation

_UNSAFE = re.compile(
    r"[\\\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|^\s|\s$|_(?=x[0-9A-Fa-f]{4}_)"
)
"""Backslashes; what XML, CSV or editors do not keep (_x000D_ is XML's own escape); and blanks at the ends."""
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|0|([；;|,\\]))")
_PARTS = {sign: re.compile(rf"(?:[^{re.escape(sign)}\\]|\\.|\\$)*", re.DOTALL) for sign in ("；;", "|", ",")}


def text_cell(text: str | None, *, parts: str = "") -> str:
    """Write a text; the signs in ``parts`` are not to part it. None is an empty cell."""
    if text is None:
        return ""
    escaped = _UNSAFE.sub(lambda found: "\\\\" if found[0] == "\\" else f"\\u{ord(found[0]):04x}", text)
    return re.sub(f"[{re.escape(parts)}]", r"\\\g<0>", escaped) if parts and escaped else escaped or r"\0"


def text_of(cell: str) -> str:
    """Read a text; a backslash that stands before no sign of ours is one."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2] or "", cell.strip())


def list_cell(texts: Iterable[str], sign: str = "；") -> str:
    """Write a list."""
    return sign.join(text_cell(text, parts="；;" if sign == "；" else sign) for text in texts)


def list_of(cell: str, signs: str = "；;") -> tuple[str, ...]:
    """Read a list; empty places in it are none."""
    return tuple(text_of(part) for part in _parted(cell, signs) if part.strip())


def citations_cell(citations: Iterable[Citation]) -> str:
    """Write citations, one a line: ``text``, or ``text | level,kind | address``."""
    return "\n".join(_citation_cell(citation) for citation in citations)


def citations_of(cell: str) -> tuple[Citation, ...]:
    """Read citations. Raises InvalidValue where one has no text, or too many parts."""
    return tuple(_citation_of(line) for line in cell.split("\n") if line.strip())


def _citation_cell(citation: Citation) -> str:
    parts = [text_cell(citation.text, parts="|")]
    if citation.supports or citation.url is not None:
        parts.append(",".join(text_cell(each, parts="|,") for each in citation.supports))
    if citation.url is not None:
        parts.append(text_cell(citation.url, parts="|"))
    return " | ".join(parts).replace("\n", r"\u000a")


def _citation_of(cell: str) -> Citation:
    text, *more = _parted(cell, "|")
    if len(more) > 2:
        raise InvalidValue("citation {text!r} has {count} parts, expected at most 3", text=text, count=1 + len(more))
    supports = list_of(more[0], ",") if more else ()
    url = text_of(more[1]) if more[1:] and more[1].strip() else None
    return Citation(text=text_of(text), supports=supports, url=url)


def _parted(cell: str, signs: str) -> list[str]:
    """Cut a cell at signs without a backslash before them."""
    parts = []
    here = 0
    pattern = _PARTS[signs]
    while True:
        found = pattern.match(cell, here)
        end = found.end() if found else here
        parts.append(cell[here:end])
        if end >= len(cell):
            return parts
        here = end + 1

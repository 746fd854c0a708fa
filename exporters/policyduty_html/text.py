"""Plan text as HTML, as part of a link, and as JSON inside a page (转义): whatever it says, it never acts."""

import json
import re
from html import escape as _escape
from typing import Any
from urllib.parse import quote, urlsplit

_UNHELD = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
"""Controls, surrogates and noncharacters: the HTML standard (13.2.3.5) calls each of them an error in a page."""


def held(text: str) -> str:
    """Give a text as a page can hold it: lines end in a line feed, and what HTML cannot hold is U+FFFD."""
    return _UNHELD.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """Give a text for an element or a quoted attribute."""
    return _escape(held(text))


def fragment(name: str) -> str:
    """Give a name for a link within the page: letters of any script as they are, all else as percent signs."""
    return re.sub(r"[^\w]", lambda match: quote(match[0], safe=""), held(name))


def web_address(url: str | None) -> str | None:
    """Give an address that may be linked to: only of the web, never ``javascript:`` or a file."""
    if not url or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def embedded(data: Any) -> str:
    """Give JSON for a ``<script>`` element: nothing in it can end the element or begin a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text

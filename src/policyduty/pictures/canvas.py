"""The canvas (画布): pieces of SVG, each text escaped, put together to a document of its own.

There is no script, no style and no reference in it, only shapes and text with attributes, which every viewer knows.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from math import ceil
from typing import Any

from .lettering import ASCENT, shown

FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "WenQuanYi Zen Hei",
)
"""Fonts with Chinese characters, one of which is on most machines."""
FAMILIES = ", ".join([*(f"'{font}'" for font in FONTS), "sans-serif"])

PAPER = "#ffffff"
INK = "#1d1f23"
SOFT = "#565b64"
LINE = "#c9cdd4"
FAINT = "#e6e8ec"
TINT = "#f4f1ee"
LEAD = "#a3171b"
JOIN = "#7e96b8"
"""Lead is dark and the rest is light, so that they are told apart in grey and by the colour-blind."""

Look = dict[str, Any]
"""Attributes of SVG, with _ for -: texts, and lengths as numbers."""


class Canvas:
    """Shapes and texts, in the order in which they are drawn."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def __str__(self) -> str:
        return "\n".join(self._parts)

    @contextmanager
    def group(self, title: str = "", **look: Any) -> Iterator[None]:
        """Put what is drawn inside into a group; the title is shown to whoever points at it."""
        self._parts.append(f"<g{_attributes(look)}>{_title(title)}")
        yield
        self._parts.append("</g>")

    def shape(self, tag: str, title: str = "", **look: Any) -> None:
        """Draw a ``rect``, ``path`` or ``circle``; the title is shown to whoever points at it."""
        end = f">{_title(title)}</{tag}>" if title else "/>"
        self._parts.append(f"<{tag}{_attributes(look)}{end}")

    def text(self, line: str, *, size: float, whole: str = "", **look: Any) -> None:
        """Write a line; where it is cut from a longer one, the whole of that is shown to whoever points at it."""
        title = _title(whole) if whole and shown(whole) != shown(line) else ""
        self._parts.append(f"<text{_attributes({'font_size': size, **look})}>{escaped(line)}{title}</text>")

    def column(self, characters: Sequence[str], *, size: float, x: float, bottom: float, whole: str) -> None:
        """Write characters below each other down to ``bottom``; the whole is shown to whoever points at it.

        Each has its place, since not every viewer can write downwards, and not every font says how high a character is.
        """
        first = bottom - (len(characters) - ASCENT) * size
        places = (f'x="{number(x)}" y="{number(first + row * size)}"' for row in range(len(characters)))
        line = "".join(f"<tspan {at}>{escaped(it)}</tspan>" for at, it in zip(places, characters, strict=True))
        self._parts.append(
            f"<text{_attributes({'font_size': size, 'text_anchor': 'middle'})}>{line}{_title(whole)}</text>"
        )

    def add(self, other: "Canvas", x: float, y: float) -> None:
        """Draw another canvas with its origin here."""
        with self.group(transform=f"translate({number(x)} {number(y)})"):
            self._parts.append(str(other))

    def document(self, width: float, height: float, *, title: str, description: str, language: str) -> str:
        """Give the whole as an SVG document; title and description are for those who hear it read."""
        right, bottom = ceil(width), ceil(height)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{right}" height="{bottom}" viewBox="0 0 {right} {bottom}" '
            f'role="img" xml:lang="zh-CN" fill="{INK}" font-family="{FAMILIES}">\n'
            f'<title>{escaped(title)}</title>\n<desc xml:lang="{language}">{escaped(description)}</desc>\n'
            f'<rect width="{right}" height="{bottom}" fill="{PAPER}"/>\n{self}\n</svg>\n'
        )


def escaped(text: str) -> str:
    """Give a text for an element or a quoted attribute."""
    return escape(shown(text))


def number(value: float) -> str:
    """Write a length to a tenth, and never minus nought: the same on every machine."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def _title(words: str) -> str:
    return f"<title>{escaped(words)}</title>" if words else ""


def _attributes(values: Look) -> str:
    return "".join(
        f' {name.replace("_", "-")}="{escaped(value) if isinstance(value, str) else number(value)}"'
        for name, value in values.items()
    )

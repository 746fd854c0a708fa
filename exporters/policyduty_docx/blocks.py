"""What a document is made of (版面要素), before it is XML: paragraphs by style, and ruled tables."""

import re
from collections.abc import Iterable, Iterator

from attrs import field, frozen

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 has no way to write (2.2), lone surrogates among them."""


def cleaned(text: str) -> str:
    """Put U+FFFD for what XML cannot hold, and a line feed for every line end."""
    return _NO_XML.sub("\ufffd", re.sub("\r\n?", "\n", text))


def lines(text: str) -> Iterator[str]:
    """The paragraphs of a text, without the blank ones and the blanks around them, which laid out another page."""
    return (line for line in (line.strip() for line in cleaned(text).split("\n")) if line)


def one_line(text: str) -> str:
    """A text as one paragraph: titles and names are never two."""
    return " ".join(lines(text))


@frozen(kw_only=True)
class Paragraph:
    """A paragraph (自然段)."""

    style: str
    """Id of a style of layout.py."""
    text: str = ""
    lead: str = ""
    """Number of a heading that runs into its text, set in the font of its level."""
    level: int = 0
    """The level of ``lead``, from 1."""
    right: int | None = None
    """Characters that the line ends before the right edge (右空几字); by its style where None."""
    sides: int = 0
    """Twips that both edges are moved in, so that the lines of a title are of one length."""
    keep: bool = False
    """True for a paragraph that stays on the page of the next one."""


@frozen(kw_only=True)
class Cell:
    """A cell of a table (单元格)."""

    text: str = ""
    style: str = "Cell"
    columns: int = 1
    """How many it takes up."""
    above: bool | None = None
    """True where it goes on from the cell above, False where one below goes on from it."""


def _cells(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(cells)


@frozen(kw_only=True)
class Row:
    """A row of a table (行)."""

    cells: tuple[Cell, ...] = field(converter=_cells)
    heads: bool = False
    """True for a row that each page repeats."""
    whole: bool = False
    """True for one that is not divided between pages."""


@frozen(kw_only=True)
class Table:
    """A ruled table (表格) as wide as the text."""

    widths: tuple[float, ...]
    """Of the columns, in millimetres."""
    rows: Iterable[Row]


Block = Paragraph | Table

SHORT = 200
"""Characters of a cell whose row is not divided between pages."""

BLANK = Paragraph(style="Normal")
"""空一行."""


def fitted(widths: Iterable[float], whole: float) -> tuple[float, ...]:
    """Widths in the same proportions that fill the whole width."""
    wanted = tuple(widths)
    return tuple(width * whole / sum(wanted) for width in wanted)

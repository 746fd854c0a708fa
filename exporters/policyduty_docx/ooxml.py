"""Paragraphs and tables as WordprocessingML (ECMA-376, part 1, 17): a plan's text is in ``w:t`` and nowhere else.

The elements are made by lxml itself: a long plan has a hundred thousand of them.
"""

from typing import Any

from lxml import etree

from .blocks import Block, Cell, Paragraph, Row, Table, cleaned, lines
from .layout import TEXT_SIZE, W, level_font

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str) -> str:
    """The full name of an element or attribute."""
    return f"{{{W}}}{tag}"


def child(parent: Any, tag: str, **values: str | int) -> Any:
    """Add an element with its attributes."""
    element = etree.SubElement(parent, w(tag))
    for name, value in values.items():
        element.set(w(name), str(value))
    return element


def write(body: Any, block: Block) -> None:
    """Add a paragraph or table to the body of the document."""
    if isinstance(block, Table):
        _table(body, block)
    else:
        paragraph(body, block)


def paragraph(parent: Any, block: Paragraph) -> Any:
    """Add a paragraph."""
    element = child(parent, "p")
    properties = child(element, "pPr")
    child(properties, "pStyle", val=block.style)
    if block.keep:
        child(properties, "keepNext")
    if block.sides:
        child(properties, "ind", left=block.sides, right=block.sides)
    elif block.right is not None:
        child(properties, "ind", rightChars=block.right * 100, right=block.right * TEXT_SIZE * 10)
    if block.lead:
        _run(element, block.lead, level_font(block.level))
    if block.text:
        _run(element, block.text)
    return element


def _run(parent: Any, text: str, font: str = "") -> None:
    run = child(parent, "r")
    if font:
        child(child(run, "rPr"), "rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
    for index, words in enumerate(cleaned(text).replace("\n", " ").split("\t")):
        if index:
            child(run, "tab")
        if words:
            element = child(run, "t")
            element.set(_SPACE, "preserve")
            element.text = words


def page_number(parent: Any, style: str) -> None:
    """Add the page number between its dashes (7.5): — 1 —. Its field is the only one of a document."""
    element = child(parent, "p")
    child(child(element, "pPr"), "pStyle", val=style)
    _run(element, "— ")
    field = child(element, "fldSimple", instr=" PAGE ")
    _run(field, "1")
    _run(element, " —")


def _table(parent: Any, block: Table) -> None:
    widths = [_twips(width) for width in block.widths]
    element = child(parent, "tbl")
    properties = child(element, "tblPr")
    child(properties, "tblW", w=sum(widths), type="dxa")
    child(properties, "jc", val="center")
    borders = child(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        child(borders, side, val="single", sz=4, space=0, color="000000")
    child(properties, "tblLayout", type="fixed")
    margins = child(properties, "tblCellMar")
    for side in ("left", "right"):
        child(margins, side, w=80, type="dxa")
    grid = child(element, "tblGrid")
    for width in widths:
        child(grid, "gridCol", w=width)
    for row in block.rows:
        _row(element, row, widths)
    # Word wants a paragraph behind a table; a small one does not make a page of its own.
    child(child(child(parent, "p"), "pPr"), "spacing", line=20, lineRule="exact")


def _row(parent: Any, row: Row, widths: list[int]) -> None:
    element = child(parent, "tr")
    properties = child(element, "trPr")
    if row.whole:
        child(properties, "cantSplit")
    if row.heads:
        child(properties, "tblHeader")
    column = 0
    for cell in row.cells:
        _cell(element, cell, sum(widths[column : column + cell.columns]))
        column += cell.columns


def _cell(parent: Any, cell: Cell, width: int) -> None:
    element = child(parent, "tc")
    properties = child(element, "tcPr")
    child(properties, "tcW", w=width, type="dxa")
    if cell.columns > 1:
        child(properties, "gridSpan", val=cell.columns)
    if cell.above is not None:
        child(properties, "vMerge", val="continue" if cell.above else "restart")
    child(properties, "vAlign", val="center")
    for line in [*lines(cell.text)] or [""]:
        paragraph(element, Paragraph(style=cell.style, text=line))


def _twips(millimetres: float) -> int:
    return round(millimetres / 25.4 * 1440)

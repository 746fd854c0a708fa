"""Fonts and colours (样式): a few restrained palettes, and the formats of one workbook."""

from attrs import frozen
from xlsxwriter import Workbook
from xlsxwriter.format import Format

from .options import Palette

BODY = "宋体"
HEADING = "黑体"

_CHINESE = 134
"""The character set GB 2312, after which a program without the font finds another Chinese one."""


@frozen
class Colours:
    """A palette's colours (配色)."""

    header: str
    """Ground of headers."""
    band: str
    """Ground of every other group of rows."""
    strong: str
    """Of titles' rules, links, and the bars of leads."""
    soft: str
    """Of the bars of joins."""
    table: str
    """Excel's table style that goes with them."""


COLOURS = {
    Palette.BLUE: Colours("#DDE6F0", "#F5F8FB", "#1F4E79", "#9DB8D6", "Table Style Light 9"),
    Palette.RED: Colours("#F3DCDC", "#FCF6F6", "#9C1C1C", "#DDA6A6", "Table Style Light 10"),
    Palette.GREEN: Colours("#DEEBDD", "#F6FAF5", "#2E6B34", "#A5C8A4", "Table Style Light 11"),
    Palette.GREY: Colours("#E3E3E3", "#F7F7F7", "#404040", "#B5B5B5", "Table Style Light 1"),
}

STATUS_COLOURS = (
    ("#7F6000", "#FFF2CC"),
    ("#1F4E79", "#DDEBF7"),
    ("#375623", "#E2EFDA"),
    ("#404040", "#EDEDED"),
    ("#9C0006", "#FFC7CE"),
)
"""Text and ground of each status, in the order of the statuses."""

_FRAME = "#808080"

_COLOURED: dict[str, str | int] = {"theme": 0}
"""XlsxWriter leaves a font's colour out where the default format has none of a theme, which ours has not."""

_WORDS: dict[str, dict[str, str | int]] = {
    "deleted": {"font_color": "#C00000", "font_strikeout": 1},
    "inserted": {"font_color": "#0050A0", "underline": 1},
}
"""Fonts of changed words: told apart without colours too."""


class Styles:
    """The formats of one workbook (格式), each made once."""

    def __init__(self, book: Workbook, palette: Palette) -> None:
        self.colours = COLOURS[palette]
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}

    def title(self, size: int = 16) -> Format:
        """For a sheet's title."""
        return self._format(font_name=HEADING, font_size=size, align="center")

    def subtitle(self, align: str = "center") -> Format:
        """For the facts below it."""
        return self._format(font_name=BODY, font_size=10, align=align, font_color="#404040")

    def header(self, *, rotation: int = 0, size: int = 10) -> Format:
        """For the titles of columns."""
        return self._framed(
            font_name=HEADING, font_size=size, align="center", bg_color=self.colours.header, rotation=rotation
        )

    def block(self) -> Format:
        """For the row that begins a block."""
        return self._framed(font_name=HEADING, font_size=10, align="left", bg_color=self.colours.header)

    def body(
        self,
        *,
        size: int = 10,
        centred: bool = False,
        top: bool = False,
        quoted: bool = False,
        banded: bool = False,
        bold: bool = False,
        muted: bool = False,
        link: bool = False,
        signed: bool = False,
        percent: bool = False,
        words: str = "",
    ) -> Format:
        """For a cell; ``quoted`` keeps a text that looks like a formula a text even when somebody edits it.

        ``words`` are all ``deleted`` or ``inserted``.
        """
        properties: dict[str, str | int] = {"font_name": BODY, "font_size": size}
        properties["align"] = "center" if centred else "left"
        properties["valign"] = "top" if top else "vcenter"
        if banded:
            properties["bg_color"] = self.colours.band
        if link:
            properties |= {"font_color": self.colours.strong, "underline": 1}
        elif muted:
            properties["font_color"] = "#808080"
        properties |= _WORDS.get(words, {})
        if percent:
            properties["num_format"] = "0.0%"
        if signed:
            return self._format(**properties, bottom=1)
        return self._framed(**properties, bold=bold, quote_prefix=quoted)

    def words(self, kind: str, size: int) -> Format:
        """For words within a cell that are ``equal``, ``deleted`` or ``inserted``."""
        return self._format(font_name=BODY, font_size=size, **_WORDS.get(kind, {}))

    def back(self) -> Format:
        """For the link to the cover."""
        return self._format(
            font_name=BODY, font_size=9, align="right", font_color=self.colours.strong, underline=1, text_wrap=False
        )

    def frame(self) -> Format:
        """For cells that are not written, by a condition."""
        return self._book.add_format({"border": 1, "border_color": _FRAME})

    def status(self, number: int) -> Format:
        """For a status, by a condition."""
        text, ground = STATUS_COLOURS[number]
        return self._book.add_format({"font_color": text, "bg_color": ground, **_COLOURED})

    def _framed(self, **properties: str | int) -> Format:
        return self._format(**properties, border=1, border_color=_FRAME)

    def _format(self, **properties: str | int) -> Format:
        key = tuple(properties.items())
        if key not in self._made:
            if "font_color" in properties:
                properties |= _COLOURED
            set_as = {"text_wrap": True, "valign": "vcenter", "font_charset": _CHINESE, "font_family": 1, **properties}
            self._made[key] = self._book.add_format(set_as)
        return self._made[key]

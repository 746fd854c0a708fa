"""The layout (版式) by GB/T 9704—2012, 党政机关公文格式: its measures, and the styles that carry them.

* 5.1, 5.2.1: A4; head (天头) 37 mm, binding side (订口) 28 mm, text area (版心) 156 mm × 225 mm.
* 5.2.2, 5.2.3: 三号 仿宋; 22 lines a page and 28 characters a line, which fill the text area.
* 5.2.4: black.
* 7.2.5: the year of a document number in 〔〕.
* 7.3.1: title in 二号 小标宋, centred.
* 7.3.2: addressee at the left edge, a line below the title, with a full-width colon.
* 7.3.3: paragraphs begin two characters in; levels 一、 （一） 1. （1） in 黑体, 楷体, 仿宋, 仿宋.
* 7.3.4, 7.4: 附件 is named a line below the text; it begins a page with 附件 in 三号 黑体 in the upper left corner, its
  title on the third line.
* 7.3.5.2: without a seal, the office two characters from the right edge, the date below begins two characters further.
* 7.5: page number in 四号 半角宋体 between dashes (一字线), 7 mm below the text area; odd pages on the right and even
  ones on the left, one character in.

Chosen where the standard says nothing:

* 三号 is 16 pt, and 28 characters of that are 448 pt, where 156 mm are 442 pt: characters stand 0.3 pt closer.
* The line pitch is 28.95 pt exactly, that is 22 lines in 225 mm; the title's 35 pt, for two lines of 二号.
* Punctuation is not set closer, so that characters stand in columns; a mark that would begin a line hangs at the end of
  the one before. Single lines of a paragraph may begin or end a page, or pages would have fewer than 22.
* Headings stand on a line of their own and never at the foot of a page. Deeper levels than four are set as the fourth.
* Clauses of duties are set in 楷体, to be told from the text; so is the number in （） below the title.
* Tables are set in 五号, their heads in 黑体; rules are 0.5 pt.
* The names of fonts are those that offices have installed; the font table names the ones that come with systems
  (宋体, 仿宋, 楷体) to stand in for them.
* The table of tasks on landscape A4 is the page turned with its binding side up (7.6: odd pages have the head of the
  table on the binding side). It is bound to nothing, so its page numbers stand at its own foot.
"""

import unicodedata
from math import ceil
from xml.sax.saxutils import quoteattr

HEAD, BINDING, TEXT_WIDTH, TEXT_HEIGHT = 37.0, 28.0, 156.0, 225.0
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
"""Millimetres: head and binding side, text area, A4."""
NUMBER_BELOW = 7.0
"""Millimetres from the text area to the page number (7.5)."""
LINES, CHARACTERS = 22, 28

LINE = 579
"""Twips: 28.95 pt, the line pitch."""
_TITLE_LINE = 700
_CLOSER = -6
"""Twips that characters are set closer. At 5 the line is all but full, and LibreOffice loses marks that hang there."""
_NUMBER_LINE = 320
NUMBER_LINE_MM = _NUMBER_LINE / 20 / 72 * 25.4

TITLE_SIZE, TEXT_SIZE, NUMBER_SIZE, CELL_SIZE = 44, 32, 28, 21
"""Half points: 二号, 三号, 四号, 五号."""

TITLE_FONT, TEXT_FONT, KAI, HEI, SONG = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
_STAND_IN = {TITLE_FONT: SONG, TEXT_FONT: "仿宋", KAI: "楷体", HEI: "SimHei", SONG: "SimSun"}
"""The font table's other name (w:altName) of each."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def title_sides(title: str, width: float) -> int:
    """How many twips to move the edges in so that the lines of a title are alike (7.3.1: 排列对称, 间距恰当)."""
    size, whole = TITLE_SIZE * 10, round(width / 25.4 * 1440)
    room = whole // size
    length = sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in title)
    count = ceil(length / room)
    if not 2 <= count <= 5:
        return 0
    return max(0, (whole - ceil((ceil(length / count) + 0.6) * size)) // 2)


def level_font(level: int) -> str:
    """The font of a level of headings (7.3.3)."""
    return {1: HEI, 2: KAI}.get(level, TEXT_FONT)


def fonts(name: str) -> str:
    """One font for all scripts: digits and quotation marks too are set in it."""
    quoted = quoteattr(name)
    return f"<w:rFonts w:ascii={quoted} w:hAnsi={quoted} w:eastAsia={quoted} w:cs={quoted}/>"


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _style(identity: str, name: str, based: str | None, paragraph: str = "", run: str = "", after: str = "") -> str:
    first = ' w:default="1"' if based is None else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"{first}><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{after}"/>' if after else "")
        + f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


_KEEP = '<w:keepNext/><w:keepLines/><w:widowControl w:val="0"/>'
_NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_TIGHT = '<w:spacing w:line="240" w:lineRule="auto" w:before="30" w:after="30"/>'


def _heading(level: int) -> str:
    return _style(
        f"Heading{level}",
        f"heading {level}",
        "Body",
        f'<w:keepNext/><w:keepLines/><w:outlineLvl w:val="{level - 1}"/>',
        fonts(level_font(level)),
        "Body",
    )


def _number_style(identity: str, name: str, side: str) -> str:
    return _style(
        identity,
        name,
        "Normal",
        f'<w:spacing w:line="{_NUMBER_LINE}" w:lineRule="exact"/>'
        f'<w:ind w:{side}Chars="100" w:{side}="{NUMBER_SIZE * 10}"/><w:jc w:val="{side}"/>',
        fonts(SONG) + '<w:spacing w:val="0"/>' + _size(NUMBER_SIZE),
    )


def styles() -> str:
    """The styles of the document as XML."""
    parts = [
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts(TEXT_FONT)}<w:color w:val="000000"/>'
        f'{_size(TEXT_SIZE)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>",
        _style(
            "Normal",
            "Normal",
            None,
            f'<w:widowControl w:val="0"/><w:spacing w:line="{LINE}" w:lineRule="exact"/><w:jc w:val="both"/>',
            f'<w:spacing w:val="{_CLOSER}"/>',
        ),
        _style("Body", "公文正文", "Normal", f'<w:ind w:firstLineChars="200" w:firstLine="{TEXT_SIZE * 20}"/>'),
        *map(_heading, range(1, 10)),
        _style("Duty", "责任分工", "Body", "", fonts(KAI)),
        _style(
            "Title",
            "Title",
            "Normal",
            f'{_KEEP}<w:spacing w:line="{_TITLE_LINE}" w:lineRule="exact"/><w:jc w:val="center"/>',
            fonts(TITLE_FONT) + '<w:spacing w:val="0"/>' + _size(TITLE_SIZE),
            "Body",
        ),
        _style("Number", "发文字号", "Normal", f'{_KEEP}<w:jc w:val="center"/>', fonts(KAI)),
        _style("Addressee", "主送机关", "Normal", "<w:keepNext/>"),
        _style("Signature", "署名", "Normal", '<w:keepLines/><w:jc w:val="right"/>'),
        _style("Annex", "附件", "Normal", '<w:keepNext/><w:pageBreakBefore/><w:jc w:val="left"/>', fonts(HEI)),
        _style(
            "Cell", "表格正文", "Normal", f'{_TIGHT}<w:jc w:val="left"/>', '<w:spacing w:val="0"/>' + _size(CELL_SIZE)
        ),
        _style("CellCentred", "表格居中", "Cell", '<w:jc w:val="center"/>'),
        _style("CellHead", "表头", "CellCentred", "<w:keepNext/>", fonts(HEI)),
        _style("CellSection", "表格部分", "Cell", "<w:keepNext/>", fonts(HEI)),
        _number_style("NumberOdd", "单页码", "right"),
        _number_style("NumberEven", "双页码", "left"),
        "</w:styles>",
    ]
    return "".join(parts)


def font_table() -> str:
    """The font table as XML: each font with the one that stands in for it."""
    return (
        f'<w:fonts xmlns:w="{W}">'
        + "".join(
            f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(other)}/>"
            '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
            for name, other in _STAND_IN.items()
        )
        + "</w:fonts>"
    )


def settings() -> str:
    """The settings as XML: feet of odd and even pages differ; Word's layout of 2013 and after."""
    return (
        f'<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat></w:settings>"
    )

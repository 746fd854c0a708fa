"""Word documents made here, and the lines, tables and places read from them."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from policyduty import InputError
from policyduty.readers.docx import read_docx

Item = str | tuple[str, str]
"""XML of a body element, or a paragraph's text and the XML of its properties."""


def element(xml: str) -> Any:
    """Make an element of XML that does not declare its namespace."""
    return parse_xml(re.sub(r"^<[\w:]+", rf"\g<0> {nsdecls('w')}", xml))


def word(items: Iterable[Item], numbering: Iterable[str] = (), styles: Iterable[str] = ()) -> bytes:
    document = docx.Document()
    lists = document.part.numbering_part.element
    for child in list(lists):
        lists.remove(child)
    for xml in numbering:
        lists.append(element(xml))
    for xml in styles:
        document.styles.element.append(element(xml))
    end = document.element.body[-1]
    for item in items:
        if isinstance(item, tuple):
            item = f"<w:p><w:pPr>{item[1]}</w:pPr><w:r><w:t>{item[0]}</w:t></w:r></w:p>"
        end.addprevious(element(item))
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def lines(data: bytes) -> list[str]:
    return read_docx(data, "x.docx").text.split("\n")[:-1]


def level(depth: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(*levels: str, identity: int = 0) -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(levels)}</w:abstractNum>'


def listed(identity: int, more: str = "", of: int = 0) -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def on(depth: int, identity: int = 1) -> tuple[str, str]:
    return "x", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{identity}"/></w:numPr>'


OFFICIAL = (
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)


@pytest.mark.parametrize(
    ("numbering", "items", "markers"),
    [
        pytest.param(
            (abstract(*OFFICIAL), listed(1)),
            [on(0), on(1), on(2), on(2), on(1), on(2), on(3), on(0), on(1)],
            ["一、", "（一）", "1.", "2.", "（二）", "1.", "（1）", "二、", "（一）"],
            id="a level starts anew below a higher one",
        ),
        pytest.param(
            (abstract(*OFFICIAL), listed(1), listed(2)),
            [on(0), on(0, 2), on(1, 2), on(1), on(0)],
            ["一、", "二、", "（一）", "（二）", "三、"],
            id="lists of the same kind count on",
        ),
        pytest.param(
            (abstract(*OFFICIAL), listed(1), abstract(*OFFICIAL, identity=5), listed(2, of=5)),
            [on(0), on(0, 2), on(0)],
            ["一、", "一、", "二、"],
            id="lists of other kinds do not",
        ),
        pytest.param(
            (
                abstract(*OFFICIAL),
                listed(1),
                listed(2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
            ),
            [on(0), on(0), on(0, 2), on(1, 2), on(0, 2)],
            ["一、", "二、", "一、", "（一）", "二、"],
            id="a list that starts again",
        ),
        pytest.param(
            (
                abstract(*OFFICIAL),
                listed(1),
                listed(2, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条")}</w:lvlOverride>'),
            ),
            [on(0), on(0, 2)],
            ["一、", "第2条 "],
            id="a list with a level of its own",
        ),
        pytest.param(
            (abstract(OFFICIAL[0], level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')), listed(1)),
            [on(0), on(1), on(1), on(0), on(1)],
            ["一、", "1.", "2.", "二、", "3."],
            id="a level that never starts anew",
        ),
        pytest.param(
            (abstract(*OFFICIAL[:2], level(2, "decimal", "%3.", '<w:lvlRestart w:val="1"/>')), listed(1)),
            [on(0), on(1), on(2), on(1), on(2), on(0), on(2)],
            ["一、", "（一）", "1.", "（二）", "2.", "二、", "1."],
            id="a level that starts anew below the first only",
        ),
        pytest.param(
            (abstract(OFFICIAL[0], level(1, "decimal", "%1.%2", "<w:isLgl/>")), listed(1)),
            [on(0), on(1), on(1)],
            ["一、", "1.1 ", "1.2 "],
            id="all numbers in digits",
        ),
        pytest.param(
            (abstract(level(0, "decimal", "%1", '<w:suff w:val="nothing"/>', start=3)), listed(1)),
            [on(0), on(0)],
            ["3", "4"],
            id="a start and no gap",
        ),
        pytest.param(
            (abstract(level(0, "bullet", "\uf0b7")), listed(1)), [on(0), on(0, 0), on(7), on(0, 9)], [""] * 4, id="none"
        ),
    ],
)
def test_numbers_of_lists(numbering: tuple[str, ...], items: list[Item], markers: list[str]) -> None:
    assert lines(word(items, sorted(numbering))) == [marker + "x" for marker in markers]


def style(identity: str, name: str, more: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{more}</w:style>'


def test_numbers_of_styles() -> None:
    numbering = (
        abstract(
            level(0, "chineseCounting", "%1、", '<w:pStyle w:val="A"/>'),
            level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="B"/>'),
        ),
        listed(1),
    )
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("A", "heading 1", number),
        style("B", "heading 2", f'<w:basedOn w:val="A"/>{number}'),
        style("C", "own", '<w:basedOn w:val="B"/>'),
        style("D", "ring", '<w:basedOn w:val="E"/>'),
        style("E", "ring of two", '<w:basedOn w:val="D"/>'),
    )
    items: list[Item] = [("x", f'<w:pStyle w:val="{name}"/>') for name in "ABCABDQ"]
    plain = ("x", '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    markers = ["一、", "（一）", "（二）", "二、", "（一）", "", "", ""]
    assert lines(word([*items, plain], numbering, styles)) == [marker + "x" for marker in markers]


def test_a_list_that_a_style_of_lists_defines() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>',
        abstract(*OFFICIAL, identity=1),
        listed(1),
        listed(2, of=1),
    )
    properties = '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
    styles = (f'<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>{properties}</w:style>',)
    assert lines(word([on(0), on(1)], numbering, styles)) == ["一、x", "（一）x"]


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (f"<w:ins>{run('市甲局')}</w:ins><w:del><w:r><w:delText>市乙局</w:delText></w:r></w:del>", "市甲局"),
        (f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo>", "新"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f"<w:hyperlink>{run('链接')}</w:hyperlink><w:smartTag>{run('标记')}</w:smartTag>", "链接标记"),
        (f"<w:fldSimple>{run('域')}</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r>", "域"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r>", "甲\t乙\n丙\n丁"),
        (f"{run('甲')}<w:r><w:t>10</w:t><w:noBreakHyphen/><w:t>12</w:t><w:softHyphen/></w:r>", "甲10-12"),
        (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>{run('见')}", "见"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>见</w:t></w:r>', "见"),
        (f"{run('甲')}<w:r><w:footnoteReference w:id='1'/></w:r>{run('乙')}", "甲乙"),
        (
            f"{run('正文')}<w:r><w:pict><w:txbxContent><w:p>{run('文本框')}</w:p></w:txbxContent></w:pict></w:r>",
            "正文",
        ),
        (f"<w:ruby><w:rt>{run('zhōu')}</w:rt><w:rubyBase>{run('州')}</w:rubyBase></w:ruby>", "州"),
    ],
)
def test_words_of_a_paragraph(paragraph: str, text: str) -> None:
    assert read_docx(word([f"<w:p>{paragraph}</w:p>"]), "x.docx").text == text + "\n"


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    numbering = (abstract(*OFFICIAL), listed(1))
    items: list[Item] = [on(0), ("甲", on(0)[1] + gone), ("乙", on(0)[1]), ("", gone), on(0)]
    assert lines(word(items, numbering)) == ["一、x", "二、甲乙", "三、x"]


def test_a_table_of_contents_is_left_out() -> None:
    styles = (style("T", "toc 1", ""), style("U", "TOC Heading", ""))
    items: list[Item] = [("目录", '<w:pStyle w:val="U"/>'), ("一、总则 1", '<w:pStyle w:val="T"/>'), ("一、总则", "")]
    assert lines(word(items, (), styles)) == ["一、总则"]


def test_places_count_every_paragraph_and_table() -> None:
    items: list[Item] = [
        ("甲", ""),
        ("", ""),
        f"<w:sdt><w:sdtContent><w:p>{run('乙')}</w:p></w:sdtContent></w:sdt>",
        ("丙", ""),
    ]
    transcript = read_docx(word(items), "x.docx")
    assert transcript.text == "甲\n乙\n丙\n"
    assert [transcript.span(at, at + 1).place for at in (0, 2, 4)] == ["paragraph 1", "paragraph 3", "paragraph 4"]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


def grid(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


DOWN, START = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'


def wide(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        pytest.param(
            grid(
                cell("序号", START) + cell("单位", wide(2)),
                cell("", DOWN) + cell("牵头") + cell("配合"),
                cell("1") + cell("甲") + cell("乙"),
            ),
            [["序号", "单位", "单位"], ["序号", "牵头", "配合"], ["1", "甲", "乙"]],
            id="a head of two rows",
        ),
        pytest.param(
            grid(cell("甲", START) + cell("1"), cell("", DOWN) + cell("2"), cell("乙", START) + cell("3")),
            [["甲", "1"], ["甲", "2"], ["乙", "3"]],
            id="merged down",
        ),
        pytest.param(
            grid(cell("甲", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>") + cell("乙")),
            [["甲", "甲", "乙"]],
            id="merged as Word 97 did",
        ),
        pytest.param(
            grid(cell("甲") + cell("乙"), '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("丙")),
            [["甲", "乙"], ["", "丙"]],
            id="a row that begins further right",
        ),
        pytest.param(
            grid(cell("甲"), "<w:trPr><w:del/></w:trPr>" + cell("乙"), "<w:trPr><w:ins/></w:trPr>" + cell("丙")),
            [["甲"], ["丙"]],
            id="a deleted row",
        ),
        pytest.param(
            grid(f"<w:tc><w:p>{run('甲')}</w:p><w:p/><w:p>{run('乙')}</w:p></w:tc>" + cell("")),
            [["甲\n乙", ""]],
            id="paragraphs in a cell",
        ),
        pytest.param(
            grid(f"<w:tc><w:p>{run('外')}</w:p>{grid(cell('内') + cell('里'))}<w:p/></w:tc>" + cell("右")),
            [["外\n内\n里", "右"]],
            id="a table in a cell",
        ),
        pytest.param(
            grid(f"<w:sdt><w:sdtContent>{cell('甲')}</w:sdtContent></w:sdt>" + cell("乙", wide(10**9)))[:-8]
            + "</w:tbl>",
            [["甲", *["乙"] * 100]],
            id="a cell of a billion columns",
        ),
    ],
)
def test_tables(table: str, rows: list[list[str]]) -> None:
    transcript = read_docx(word([("前", ""), table, ("后", "")]), "x.docx")
    assert [[transcript.text[slice(*c)] for c in row] for row in transcript.tables[0].rows] == rows
    assert transcript.text.startswith("前\n")
    assert transcript.text.endswith("\n后\n")


def test_merged_cells_are_one_and_know_their_place() -> None:
    table = grid(
        cell("甲", START) + cell("乙", wide(2)) + cell("丙"), cell("", DOWN) + cell("丁") + cell("") + cell("")
    )
    transcript = read_docx(word([grid(cell("零")), table]), "x.docx")
    first, second = transcript.tables[1].rows
    assert first[0] == second[0]
    assert first[1] == first[2]
    assert second[2] != second[3]
    places = [transcript.span(*c).place for c in (first[0], first[1], first[3], second[1])]
    assert places == [f"table 2, row {row}, column {column}" for row, column in ((1, 1), (1, 2), (1, 4), (2, 2))]


def test_numbers_in_cells() -> None:
    numbering = (abstract(level(0, "decimal", "%1")), listed(1))
    numbered = f"<w:tc><w:p><w:pPr>{on(0)[1]}</w:pPr></w:p></w:tc>"
    transcript = read_docx(word([grid(numbered + cell("甲"), numbered + cell("乙"))], numbering), "x.docx")
    assert [transcript.text[slice(*row[0])] for row in transcript.tables[0].rows] == ["1 ", "2 "]


def repacked(data: bytes, changes: dict[str, bytes | None]) -> bytes:
    """The archive with some of its members changed or left out."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = changes.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target.getvalue()


def test_a_document_with_macros() -> None:
    data = word([("一、甲", "")])
    with ZipFile(BytesIO(data)) as archive:
        types = archive.read("[Content_Types].xml")
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert plain in types
    macros = types.replace(plain, b"application/vnd.ms-word.document.macroEnabled.main+xml")
    assert lines(repacked(data, {"[Content_Types].xml": macros})) == ["一、甲"]


def test_a_document_without_styles_and_numbering() -> None:
    relations = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    )
    assert lines(repacked(word([on(0)]), {"word/_rels/document.xml.rels": relations})) == ["x"]


BOMB = (
    '<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
    f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = BOMB.replace('<!ENTITY b "&a;&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/hostname">')


@pytest.mark.parametrize("xml", [BOMB, OUTSIDE])
def test_entities_are_not_expanded(xml: str) -> None:
    assert lines(repacked(word([]), {"word/document.xml": xml.encode()})) == []


def damaged() -> Iterator[bytes]:
    data = word([("一、甲", "")])
    yield repacked(data, {"[Content_Types].xml": None})
    yield repacked(data, {"word/document.xml": None})
    yield repacked(data, {"word/document.xml": b""})
    yield repacked(data, {"word/document.xml": b"<w:document"})
    yield repacked(data, {"word/document.xml": f"<w:document {nsdecls('w')}/>".encode()})
    yield repacked(data, {"word/styles.xml": b"\xff"})
    middle = len(data) // 2
    for at in range(0, len(data), 997):
        yield data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
    yield data[:middle] + data[middle + 1 :]


@pytest.mark.parametrize("data", list(damaged()))
def test_damage_is_bad_input_or_does_no_harm(data: bytes) -> None:
    try:
        found: object = lines(data)
    except InputError as error:
        found = error.values["file"]
    assert found in (["一、甲"], "x.docx")

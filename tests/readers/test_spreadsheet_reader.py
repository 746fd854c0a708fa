"""Spreadsheets and separated values made here, and the lines, tables and places read from them."""

import csv
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from policyduty import InputError, Transcript, locale
from policyduty.readers import spreadsheet
from policyduty.readers.spreadsheet import read_separated, read_spreadsheet, separated


def workbook(fill: Callable[[Any, Any], None], **options: Any) -> bytes:
    target = BytesIO()
    with Workbook(target, {"in_memory": True, **options}) as book:
        fill(book, book.add_worksheet("表"))
    return target.getvalue()


def rows(transcript: Transcript, table: int = 0) -> list[list[str]]:
    return [[transcript.text[slice(*cell)] for cell in row] for row in transcript.tables[table].rows]


def test_a_title_a_head_of_two_rows_and_merged_cells() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.merge_range("A1:D1", "任务分解表")
        sheet.write("A2", "（2024年度）")
        sheet.merge_range("A4:A5", "序号")
        sheet.merge_range("B4:C4", "单位")
        sheet.merge_range("D4:D5", "时限")
        sheet.write_row("B5", ["牵头", "配合"])
        sheet.write_row("A6", [1, "甲", "乙\n丙", "长期"])
        sheet.merge_range("B7:C7", "丁")
        sheet.write("A7", 2)
        sheet.write("A9", "注：说明")

    transcript = read_spreadsheet(workbook(fill), "x.xlsx")
    assert transcript.text.startswith("任务分解表\n")
    assert rows(transcript) == [
        ["序号", "单位", "单位", "时限"],
        ["序号", "牵头", "配合", "时限"],
        ["1", "甲", "乙\n丙", "长期"],
        ["2", "丁", "丁", ""],
        ["注：说明", "", "", ""],
    ]
    head, below, *_, merged, _ = transcript.tables[0].rows
    assert head[0] == below[0]
    assert head[1] == head[2]
    assert [transcript.span(*cell).place for cell in (head[0], head[1], below[2], merged[2])] == [
        "表!A4",
        "表!B4",
        "表!C5",
        "表!B7",
    ]
    assert transcript.span(0, 5).place == "表!A1"


def test_a_table_that_does_not_begin_in_the_corner() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row("AB10", ["甲", "乙"])
        sheet.merge_range("AB11:AC14", "丙")

    transcript = read_spreadsheet(workbook(fill), "x.xlsx")
    assert rows(transcript) == [["甲", "乙"], ["丙", "丙"]]
    assert transcript.span(*transcript.tables[0].rows[1][1]).place == "表!AB11"


def test_sheets() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["甲", "乙"])
        hidden = book.add_worksheet("藏")
        hidden.write(0, 0, "藏")
        hidden.hide()
        book.add_worksheet("空")
        book.add_worksheet("字").write(2, 1, "只有一格")
        book.add_worksheet("三").write_column(0, 0, ["标题", "说明"])

    transcript = read_spreadsheet(workbook(fill), "x.xlsx")
    assert transcript.text == "甲\n乙\n只有一格\n标题\n说明\n"
    assert len(transcript.tables) == 1
    assert transcript.span(4, 6).place == "字!B3"


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1, None, "1"),
        (2.5, None, "2.5"),
        (0.1 + 0.2, None, "0.3"),
        (123456789012345, None, "123456789012345"),
        (-3.0, None, "-3"),
        (True, None, "TRUE"),
        ("  甲 ", None, "甲"),
        ("甲\r\n乙", None, "甲\n乙"),
        (date(2025, 12, 31), "yyyy-mm-dd", "2025年12月31日"),
        (datetime(2025, 6, 1, 14, 30), "yyyy-mm-dd hh:mm", "2025年6月1日 14:30"),
        (time(8, 5), "hh:mm", "08:05"),
    ],
)
def test_values(value: Any, form: str | None, text: str) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write(0, 0, value, book.add_format({"num_format": form}) if form else None)

    assert read_spreadsheet(workbook(fill), "x.xlsx").text == text + "\n"


def test_a_cell_that_strayed_is_refused() -> None:
    locale.use("en")

    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write(0, 0, "甲")
        sheet.write(1_048_575, 16_383, "乙")

    with pytest.raises(InputError, match=r"^x\.xlsx: the cells of its sheets lie over 17,179,869,184 places"):
        read_spreadsheet(workbook(fill), "x.xlsx")


def test_a_sheet_far_from_the_corner_is_not() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(1_048_575, 16_380, ["甲", "乙"])

    assert rows(read_spreadsheet(workbook(fill), "x.xlsx")) == [["甲", "乙"]]


OFFICE, TABLE, TEXT = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text"))


def opendocument(*sheets: str) -> bytes:
    """An .ods file of sheets, each the XML of its rows."""
    tables = "".join(f'<table:table table:name="表{n}">{xml}</table:table>' for n, xml in enumerate(sheets, 1))
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{OFFICE}" xmlns:table="{TABLE}" xmlns:text="{TEXT}">'
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )
    return target.getvalue()


def opencells(values: Iterable[str], columns: int = 1, repeated: int = 1) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}">'
        f"<text:p>{escape(value)}</text:p></table:table-cell>"
        for value in values
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


REST = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
)
"""What an OpenDocument says of the empty rest of a sheet."""


def test_opendocument_sheets() -> None:
    data = opendocument(opencells(["甲", "乙"]) + REST, opencells(["丙", "丁"], 2) + REST)
    transcript = read_spreadsheet(data, "x.ods")
    assert rows(transcript) == [["甲", "乙"]]
    assert rows(transcript, 1) == [["丙", "丙", "丁", "丁"]]
    assert transcript.source.media_type == "application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    "sheet",
    [
        opencells(["甲"], 10_000, 1_000),
        opencells(["甲"], 10_000) + opencells(["乙"], 1, 1_000),
        opencells(["甲"]) + REST.replace("1048000", "1000") + opencells(["乙"], 16_000),
    ],
)
def test_repeated_cells_of_opendocument_are_counted(sheet: str) -> None:
    locale.use("en")
    with pytest.raises(InputError, match=r"^x\.ods: the cells of its sheets lie over 1\d,\d{3},\d{3} places"):
        read_spreadsheet(opendocument(sheet), "x.ods")


def test_a_workbook_under_another_ending() -> None:
    data = workbook(lambda _, sheet: sheet.write_row(0, 0, ["甲", "乙"]))
    assert rows(read_spreadsheet(data, "x.xls")) == [["甲", "乙"]]


def test_a_panic_in_the_library_is_bad_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def panic(*_: object) -> None:
        raise PanicException("range end index 186 out of range")

    data = workbook(lambda _, sheet: sheet.write(0, 0, "甲"))
    monkeypatch.setattr(spreadsheet, "_write_sheet", panic)
    with pytest.raises(InputError):
        read_spreadsheet(data, "x.xlsx")


def test_an_interrupt_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    data = workbook(lambda _, sheet: sheet.write(0, 0, "甲"))
    monkeypatch.setattr(spreadsheet, "_write_sheet", interrupt)
    with pytest.raises(KeyboardInterrupt):
        read_spreadsheet(data, "x.xlsx")


@pytest.mark.parametrize("seed", range(0, 100, 7))
def test_damage_is_bad_input_or_does_no_harm(seed: int) -> None:
    data = bytearray(workbook(lambda _, sheet: sheet.write_row(0, 0, ["甲", "乙"])))
    data[len(data) * seed // 100] ^= 0x55
    try:
        found: object = rows(read_spreadsheet(bytes(data), "x.xlsx"))
    except InputError as error:
        found = error.values["file"]
    assert found in ([["甲", "乙"]], "x.xlsx")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("序号,任务\r\n1,甲\r\n", [["序号", "任务"], ["1", "甲"]]),
        ("序号\t任务\n1\t甲，乙,丙", [["序号", "任务"], ["1", "甲，乙,丙"]]),
        ("序号;任务\r1;甲\r", [["序号", "任务"], ["1", "甲"]]),
        ('a,"甲\n乙"\n1,"说""好"""\n', [["a", "甲\n乙"], ["1", '说"好"']]),
        ('a,"未闭\n1,乙\n', [["a", '"未闭'], ["1", "乙"]]),
        ('a,"甲"乙\n1,丙"丁"\n', [["a", "甲乙"], ["1", '丙"丁"']]),
        ("标题,,\n,,\na,b,c\n1,,3\n", [["a", "b", "c"], ["1", "", "3"]]),
        ("a,b\n1,2,3\n4\n", [["a", "b"], ["1", "2", "3"], ["4"]]),
        ("a,b,\n1,2,", [["a", "b", ""], ["1", "2", ""]]),
    ],
)
def test_separated_values(text: str, expected: list[list[str]]) -> None:
    assert rows(read_separated(text.encode(), "x.csv")) == expected


def test_lines_without_a_table() -> None:
    transcript = read_separated("一、总则\n责任单位：甲局、乙局\n".encode(), "x.csv")
    assert transcript.text == "一、总则\n责任单位：甲局、乙局\n"
    assert not transcript.tables


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_spans_of_separated_values_point_into_the_text(encoding: str) -> None:
    text = '序号,牵头单位,备注\r\n1,"甲局、""乙""局",无\r\n2,丙局,无\r\n'
    transcript = read_separated(text.encode(encoding), "x.csv")
    cell = transcript.tables[0].rows[1][1]
    span = transcript.span(*cell)
    assert text[span.start : span.end] == '甲局、""乙""局'
    assert span.place == "row 2, column 2"
    whole = transcript.span(*transcript.tables[0].rows[2][1])
    assert text[whole.start : whole.end] == "丙局"
    assert transcript.source.encoding is not None


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=3),
        max_size=4,
    ),
    st.sampled_from(",\t;|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_values_are_those_of_the_csv_module(table: list[list[str]], delimiter: str, end: str) -> None:
    target = StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(table)
    text = target.getvalue()
    found = list(separated(text, delimiter))
    assert [["".join(part for part, _, _ in field) for field in row] for row in found] == table
    for row in found:
        for field in row:
            for part, begin, to in field:
                assert text[begin:to].replace('""', '"') == part or text[begin:to] == part

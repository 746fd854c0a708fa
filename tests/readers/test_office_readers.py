"""Word, spreadsheet and PDF files made here, beside the lines, tables and duties read from them."""

import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from xlsxwriter import Workbook

from policyduty import InputError, duty_table, locale, read_document

PROSE = (
    "甲市人民政府关于印发乙行动方案的通知",
    "甲政发〔2024〕7号",
    "一、重点任务",
    "（一）推进建设。加快项目实施，完善政策体系，推动各项任务落地见效，确保取得实实在在的成果。",
    "责任单位：市甲局、各县（市、区）人民政府",
    "（二）加强管理。健全制度，强化监督，压实责任。（市乙局牵头，市丙局等部门配合）",
)
DUTIES = [
    (("一、", "（一）"), (), (), ("市甲局", "各县（市、区）人民政府"), False),
    (("一、", "（二）"), ("市乙局",), ("市丙局",), (), True),
]
HEAD = ("序号", "重点任务", "工作内容", "牵头单位", "配合单位", "完成时限")
ROWS = (
    ("1", "推进建设", "加快项目实施。", "市甲局", "市乙局、市丙局等", "2025年底前"),
    ("2", "推进建设", "完善政策体系。", "市甲局\n市丁局", "各县（市、区）政府", "长期坚持"),
    ("3", "加强管理", "健全管理制度。", "市戊局", "各县（市、区）政府", "2024年6月底前"),
)
TASKS = [
    ("推进建设", "加快项目实施。", ("市甲局",), ("市乙局", "市丙局"), True),
    ("推进建设", "完善政策体系。", ("市甲局", "市丁局"), ("各县（市、区）政府",), False),
    ("加强管理", "健全管理制度。", ("市戊局",), ("各县（市、区）政府",), False),
]


def duties(data: bytes, name: str) -> list[tuple[object, ...]]:
    return [
        (row.path, row.duty.leads, row.duty.co, row.duty.responsible, row.duty.open_ended)
        for row in duty_table(read_document(data, name=name).plan)
    ]


def tasks(data: bytes, name: str) -> list[tuple[object, ...]]:
    return [
        (row.section_title or row.task.title, row.text, row.duty.leads, row.duty.co, row.duty.open_ended)
        for row in duty_table(read_document(data, name=name).plan)
    ]


def word(paragraphs: tuple[str, ...] = PROSE, *, numbered: bool = False) -> bytes:
    document = docx.Document()
    if numbered:
        _number(document)
    for text in paragraphs:
        level = {"一": 0, "（": 1}.get(text[0]) if numbered else None
        paragraph = document.add_paragraph(text if level is None else text.split("、" if level == 0 else "）", 1)[1])
        if level is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = level
            properties.get_or_add_numId().val = 77
    return saved(document)


def _number(document: "docx.document.Document") -> None:
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for level, (form, text) in enumerate((("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"))):
        element = OxmlElement("w:lvl")
        element.set(qn("w:ilvl"), str(level))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            element.append(child)
        abstract.append(element)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "77")
    child = OxmlElement("w:abstractNumId")
    child.set(qn("w:val"), "77")
    number.append(child)
    root.insert(0, abstract)
    root.append(number)


def saved(document: "docx.document.Document") -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def test_word_paragraphs() -> None:
    assert duties(word(), "notice.docx") == DUTIES


def test_word_draws_numbers_that_are_not_in_the_text() -> None:
    data = word(numbered=True)
    assert "（二）" not in "".join(p.text for p in docx.Document(BytesIO(data)).paragraphs)
    assert duties(data, "notice.docx") == DUTIES


def test_word_places_and_changes() -> None:
    document = docx.Document()
    document.add_paragraph("一、甲")
    paragraph = document.add_paragraph("责任单位：")
    for tag, text_tag, text in (("w:ins", "w:t", "市甲局"), ("w:del", "w:delText", "市乙局")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    (duty,) = read_document(saved(document), name="notice.docx").plan.iter_duties()
    assert duty.responsible == ("市甲局",)
    assert duty.span is not None
    assert duty.span.place == "paragraph 2"


def test_word_tables() -> None:
    document = docx.Document()
    document.add_paragraph("甲市乙行动任务分解表")
    table = document.add_table(rows=0, cols=len(HEAD))
    for row in (HEAD, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(2, 1)).text = "推进建设"
    table.cell(2, 4).merge(table.cell(3, 4)).text = "各县（市、区）政府"
    data = saved(document)
    assert tasks(data, "table.docx") == TASKS
    duty = next(read_document(data, name="table.docx").plan.iter_duties())
    assert duty.assignments[0].span is not None
    assert duty.assignments[0].span.place == "table 1, row 2, column 4"


def sheet(*, merged: bool) -> bytes:
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        hidden = book.add_worksheet("隐藏")
        page = book.add_worksheet("分工")
        hidden.write(0, 0, "责任单位：市假局")
        page.activate()
        page.set_first_sheet()
        hidden.hide()
        page.merge_range(0, 0, 0, len(HEAD) - 1, "甲市乙行动任务分解表")
        for number, row in enumerate((HEAD, *ROWS), 1):
            for column, text in enumerate(row):
                page.write(number, column, int(text) if text.isdecimal() else text)
        if merged:
            page.merge_range(2, 1, 3, 1, "推进建设")
            page.merge_range(3, 4, 4, 4, "各县（市、区）政府")
    return target.getvalue()


@pytest.mark.parametrize("merged", [False, True])
def test_workbooks(merged: bool) -> None:
    data = sheet(merged=merged)
    assert tasks(data, "ledger.xlsx") == TASKS
    plan = read_document(data, name="ledger.xlsx").plan
    duty = next(plan.iter_duties())
    assert plan.title == "甲市乙行动任务分解表"
    assert duty.assignments[0].span is not None
    assert duty.assignments[0].span.place == "分工!D3"
    assert [str(d.due) for each in plan.iter_duties() for d in each.deadlines] == ["2025-12-31", "None", "2024-06-30"]


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), ("\t", "gb18030"), (";", "utf-8")])
def test_separated_values(delimiter: str, encoding: str) -> None:
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in (HEAD, *ROWS))
    data = text.encode(encoding)
    assert tasks(data, "ledger.csv") == TASKS
    duty = next(read_document(data, name="ledger.csv").plan.iter_duties())
    assert duty.assignments[0].span is not None
    assert duty.assignments[0].span.place == "row 2, column 4"


def pdf(paragraphs: tuple[str, ...], width: int = 22, lines_a_page: int = 6) -> bytes:
    """A page as GB/T 9704 sets it: paragraphs indented, a number and a running head on each page."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    lines = []
    for paragraph in paragraphs:
        rest = paragraph
        first = True
        while rest:
            room = width - 2 if first else width
            lines.append((2 if first else 0, rest[:room]))
            rest, first = rest[room:], False
    for number, begin in enumerate(range(0, len(lines), lines_a_page), 1):
        canvas.setFont("STSong-Light", 10)
        canvas.drawString(220, 810, "甲市人民政府公报")
        canvas.drawString(280, 40, f"— {number} —")
        canvas.setFont("STSong-Light", 16)
        for row, (indent, text) in enumerate(lines[begin : begin + lines_a_page]):
            canvas.drawString(100 + 16 * indent, 700 - 28 * row, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_pdf_paragraphs() -> None:
    data = pdf(PROSE)
    reading = read_document(data, name="notice.pdf")
    assert reading.transcript.text.splitlines() == list(PROSE)
    assert duties(data, "notice.pdf") == DUTIES
    (first, *_) = reading.plan.iter_duties()
    assert first.span is not None
    assert first.span.place.startswith("page ")


def test_a_scanned_pdf_says_so() -> None:
    locale.use("en")
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.rect(100, 100, 50, 50)
    canvas.showPage()
    canvas.save()
    with pytest.raises(InputError, match=r"scan\.pdf: holds pictures of pages and no text"):
        read_document(target.getvalue(), name="scan.pdf")


@pytest.mark.parametrize("name", ["x.docx", "x.xlsx", "x.ods", "x.xls", "x.pdf"])
@pytest.mark.parametrize("data", [b"no such file", b"PK\x03\x04 broken", b"%PDF-1.4 broken"])
def test_damaged_files(name: str, data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_document(data, name=name)
    assert str(caught.value).startswith(name)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_bad_input(share: float) -> None:
    for name, data in (("x.docx", word()), ("x.xlsx", sheet(merged=True))):
        with pytest.raises(InputError) as caught:
            read_document(data[: int(len(data) * share)], name=name)
        assert str(caught.value).startswith(name)


def test_a_zip_bomb_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    locale.use("en")
    monkeypatch.setattr("policyduty.limits.MUCH", 1000)
    monkeypatch.setattr("policyduty.limits.DENSEST", 0)
    for name, data in (("x.docx", word()), ("x.xlsx", sheet(merged=False))):
        with pytest.raises(InputError, match=r"unpacks to [\d,]+ bytes, more than the 1,000"):
            read_document(data, name=name)


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [("x.docx", "docx", "docx"), ("x.xlsx", "python_calamine", "xlsx"), ("x.pdf", "pypdfium2", "pdf")],
)
def test_a_missing_library_is_asked_for_by_its_extra(
    monkeypatch: pytest.MonkeyPatch, name: str, library: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.setattr(sys, "frozen", True, raising=False)  # No other process, which would find it.
    empty = b"PK\5\6" + bytes(18)  # an archive
    with pytest.raises(InputError, match=rf'pip install "policyduty\[{extra}\]"'):
        read_document(empty, name=name)


def test_every_reader_is_on_the_reading_page() -> None:
    from policyduty.plugins import registry

    page = (Path(__file__).parents[2] / "docs/reading.md").read_text("utf-8")
    for reader in registry().readers.values():
        for suffix in reader.suffixes:
            assert f" {suffix}" in page, suffix

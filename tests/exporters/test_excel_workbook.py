import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import xlsxwriter.core
from attrs import evolve
from syrupy.assertion import SnapshotAssertion

import policyduty
import policyduty_excel
from policyduty import Assignment, Document, Duty, OutputError, Plan, Role, Section, Task
from policyduty_excel import ExcelOptions, writer
from policyduty_excel.cells import CUT, LIMIT, cleaned, fitted

FORMULAS = ['=HYPERLINK("http://e.cn")', "+1+1", "-1+1", "@SUM(A1)", "{=1+1}", "=cmd|' /C calc'!A0"]
MARKUP = ["<r>x</r>", "<r></r>", "<t>&amp;</t>", "]]>", "_x0041_", "http://e.cn", "mailto:a@b.cn", "internal:A1", " x "]
NO_XML = ["\0\x01\x0b\x1f", "\ud800", "a\udfffb", "\ufffe\uffff", "\r\n\r"]


def written(plan: Plan, options: ExcelOptions | None = None) -> bytes:
    target = BytesIO()
    policyduty.export(plan, target, "excel", options)
    return target.getvalue()


def opened(plan: Plan, options: ExcelOptions | None = None) -> Any:
    return openpyxl.load_workbook(BytesIO(written(plan, options)), rich_text=False)


def cells(book: Any) -> Iterator[Any]:
    return (cell for sheet in book for row in sheet.iter_rows() for cell in row)


def dump(book: Any) -> str:
    """Show every sheet as lines of ``A1: 'text'``."""
    lines = []
    for sheet in book:
        lines.append(f"[{sheet.title}]")
        lines += [f"{c.coordinate}: {c.value!r}" for row in sheet.iter_rows() for c in row if c.value is not None]
    return "\n".join(lines)


def test_says_everything(plan: Plan, snapshot: SnapshotAssertion) -> None:
    assert dump(opened(plan)) == snapshot


def test_registers_as_excel() -> None:
    (exporter,) = policyduty_excel.policyduty_exporters()
    assert (exporter.name, exporter.suffixes, exporter.options) == ("excel", (".xlsx",), ExcelOptions)
    assert exporter.description
    assert exporter.description_zh


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (ExcelOptions(), ["任务分解表", "责任单位清单", "勘误"]),
        (ExcelOptions(units=False), ["任务分解表", "勘误"]),
        (ExcelOptions(corrections=False), ["任务分解表", "责任单位清单"]),
        (ExcelOptions(units=False, corrections=False), ["任务分解表"]),
    ],
)
def test_writes_the_chosen_sheets(plan: Plan, options: ExcelOptions, names: list[str]) -> None:
    assert opened(plan, options).sheetnames == names


def test_leaves_out_an_empty_sheet_of_corrections(plan: Plan) -> None:
    assert "勘误" not in opened(evolve(plan, corrections=())).sheetnames


def test_prints_on_a4_landscape(plan: Plan) -> None:
    for sheet in opened(plan):
        last = f"{openpyxl.utils.get_column_letter(sheet.max_column)}{sheet.max_row}"
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$3:$3"
        assert sheet.print_area.endswith(f"!$A$1:${last[0]}${last[1:]}")
        assert sheet.print_options.horizontalCentered
        assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
        assert sheet.freeze_panes == "A4"
        assert sheet.auto_filter.ref == f"A3:{last}"
        alike = [(column.width, column.max - column.min + 1) for column in sheet.column_dimensions.values()]
        assert sum(width * count for width, count in alike) == pytest.approx(140, abs=0.5)
        assert all(sheet.row_dimensions[n].height for n in range(1, sheet.max_row + 1))


def test_frames_and_wraps_every_cell_of_the_table(plan: Plan) -> None:
    for sheet in opened(plan):
        for row in sheet.iter_rows(min_row=3):
            for cell in row:
                assert cell.alignment.wrap_text
                assert cell.alignment.vertical == "center"
                assert cell.border.left.style == cell.border.bottom.style == "thin"
                assert cell.font.name == ("黑体" if cell.row == 3 else "宋体")


def test_says_who_and_when_in_its_properties(plan: Plan) -> None:
    properties = opened(plan).properties
    assert properties.title == "科学素质行动责任分工方案"
    assert properties.subject == "甘办发〔2023〕24号"
    assert properties.creator == "甘孜州人民政府办公室"
    assert properties.created == datetime(2023, 5, 16)


@pytest.mark.parametrize(
    ("document", "year"),
    [(Document(), 2000), (Document(dated=date(2021, 1, 2)), 2021), (Document(published=date(1, 1, 1)), 1900)],
)
def test_has_a_creation_date_whatever_is_known(plan: Plan, document: Document, year: int) -> None:
    assert opened(evolve(plan, document=document)).properties.created.year == year


def test_is_the_same_on_any_day(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    class Datetime(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, datetime)

    class Later(datetime, metaclass=Datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Later":
            return cls(2099, 1, 1, tzinfo=tz)

    for each in (plan, evolve(plan, document=Document())):
        before = written(each)
        with monkeypatch.context() as patch:
            patch.setattr(xlsxwriter.core, "datetime", Later)
            patch.setattr("time.time", lambda: 4e9)
            assert written(each) == before


def test_writes_to_a_target_that_cannot_seek(plan: Plan) -> None:
    class Pipe(BytesIO):
        def seek(self, *_: Any) -> int:
            raise OSError("cannot seek")

        tell = seek

    target = Pipe()
    policyduty.export(plan, target, "excel")
    assert target.getvalue() == written(plan)


@pytest.mark.parametrize("text", [*FORMULAS, *MARKUP, *NO_XML], ids=ascii)
def test_shows_hostile_text_as_text(filled: Callable[[str], Plan], text: str) -> None:
    book = opened(filled(text))
    assert {cell.data_type for cell in cells(book)} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells(book))
    assert book["任务分解表"]["D4"].value == cleaned(text)
    assert book["责任单位清单"]["I4"].value.endswith(cleaned(text))
    assert book["勘误"]["G4"].value == cleaned(text)


@pytest.mark.parametrize("text", FORMULAS)
def test_keeps_a_formula_a_text_when_it_is_edited(filled: Callable[[str], Plan], text: str) -> None:
    cell = opened(filled(text))["任务分解表"]["D4"]
    assert cell.quotePrefix is (text[0] in "=+-@")


def test_holds_no_formula_and_no_link_in_its_files(filled: Callable[[str], Plan]) -> None:
    with zipfile.ZipFile(BytesIO(written(filled("=1+1 http://e.cn")))) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert len(sheets) == 3
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def long(text: str) -> Plan:
    duty = Duty(id="1/d1", clause="", assignments=[Assignment(unit="州科协", role=Role.LEAD, position=1)])
    task = Task(id="1", title="长", text=text, duties=[duty])
    return Plan(id="long", title="长", sections=[Section(id="s", tasks=[task])])


@pytest.mark.parametrize("letter", ["字", "𠮷", "<"])
def test_says_what_it_cut(letter: str) -> None:
    row = [cell.value for cell in opened(long(letter * 40_000))["任务分解表"][4]]
    shown, remark = row[3], row[6]
    assert len(shown.encode("utf-16-le")) // 2 in (LIMIT, LIMIT - 1)
    assert shown.startswith(letter * 1000)
    assert shown.endswith(f"…（{CUT}）")
    assert f"工作内容：{CUT}" in remark


def test_cuts_the_remark_itself_where_it_is_too_long(filled: Callable[[str], Plan]) -> None:
    book = opened(filled("字" * 40_000))
    remark = book["任务分解表"]["G5"].value
    assert remark.startswith(f"行动：{CUT}")
    assert remark.endswith(f"…（{CUT}）")
    assert len(remark) == LIMIT
    assert book["勘误"]["B4"].value.endswith(f"…（{CUT}）")


def test_fits_exactly_what_a_cell_holds() -> None:
    assert fitted("字" * LIMIT) == "字" * LIMIT
    assert len(fitted("字" * (LIMIT + 1))) == LIMIT


def test_says_where_a_row_is_higher_than_paper() -> None:
    book = opened(long("字" * 5000))
    sheet = book["任务分解表"]
    assert sheet.row_dimensions[4].height == pytest.approx(409, abs=1)
    assert "打印可能不全" in sheet["G4"].value
    assert sheet["D4"].alignment.vertical == "top"


def test_refuses_more_rows_than_a_sheet_has(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "ROWS", 8)
    with pytest.raises(OutputError, match="7 "):
        written(plan)


def test_writes_an_empty_plan() -> None:
    book = opened(Plan(id="nothing", title=""))
    assert book["任务分解表"]["A1"].value == "nothing"
    assert [sheet.auto_filter.ref for sheet in book] == ["A3:G3", "A3:I3"]

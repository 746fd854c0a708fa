"""The sheets of a workbook: what they say, how they print, how they hang together."""

import re
import zipfile
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
from policyduty import (
    Assignment,
    Document,
    Duty,
    OutputError,
    Plan,
    Role,
    Section,
    Task,
    Unit,
    Waiver,
)
from policyduty_excel import ExcelOptions, Language, Palette, SheetKind, page, styles

SHEETS = ["封面", "任务分解表", "责任单位清单", "责任矩阵", "统计", "分组统计", "单位协作", "单位覆盖", "勘误与问题"]
STATUSES = ["未启动", "推进中", "已完成", "长期坚持", "逾期"]


def written(plan: Plan, **options: Any) -> bytes:
    target = BytesIO()
    policyduty.export(plan, target, "excel", ExcelOptions(**options))
    return target.getvalue()


def opened(plan: Plan, **options: Any) -> Any:
    return openpyxl.load_workbook(BytesIO(written(plan, **options)))


def dump(book: Any) -> str:
    """Show every sheet as lines of ``A1: 'text'``, links behind an arrow."""
    lines = []
    for sheet in book:
        lines.append(f"[{sheet.title}]")
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            link = f" -> {cell.hyperlink.location}" if cell.hyperlink else ""
            lines.append(f"{cell.coordinate}: {cell.value!r}{link}")
    return "\n".join(lines)


def test_says_everything(plan: Plan, snapshot: SnapshotAssertion) -> None:
    assert dump(opened(plan, unit_sheets=True)) == snapshot


def test_says_it_in_english(plan: Plan, snapshot: SnapshotAssertion) -> None:
    assert dump(opened(plan, language=Language.EN, expand=True)) == snapshot


def test_registers_as_excel() -> None:
    (exporter,) = policyduty_excel.policyduty_exporters()
    assert (exporter.name, exporter.suffixes, exporter.options) == ("excel", (".xlsx",), ExcelOptions)
    assert exporter.description
    assert exporter.description_zh


@pytest.mark.parametrize(
    ("kinds", "names"),
    [
        (tuple(SheetKind), SHEETS),
        ((SheetKind.TASKS,), ["任务分解表"]),
        ((SheetKind.ISSUES, SheetKind.COVER), ["封面", "勘误与问题"]),
        ((SheetKind.MATRIX, SheetKind.MATRIX), ["责任矩阵"]),
        ((SheetKind.WORKLOAD, SheetKind.UNITS), ["责任单位清单", "统计"]),
    ],
)
def test_writes_the_chosen_sheets_in_their_order(plan: Plan, kinds: tuple[SheetKind, ...], names: list[str]) -> None:
    assert opened(plan, sheets=kinds).sheetnames == names


def test_every_link_leads_to_a_cell_that_is_there(plan: Plan) -> None:
    for options in ({}, {"sheets": (SheetKind.TASKS, SheetKind.MATRIX)}, {"unit_sheets": True, "expand": True}):
        book = opened(plan, **options)
        links = [cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
        assert links
        for link in links:
            assert link.target is None
            sheet, cell = re.fullmatch(r"'(.+)'!([A-Z]+\d+)", link.location).groups()  # type: ignore[union-attr]
            assert sheet == "封面" or book[sheet][cell].value is not None


def test_marks_lead_to_what_they_mean_and_back(plan: Plan) -> None:
    book = opened(plan)
    tasks, issues = book["任务分解表"], book["勘误与问题"]
    marked = {row[0].row: row[10] for row in tasks.iter_rows(min_row=4) if row[10].value}
    assert marked
    for mark in marked.values():
        number = int(re.search(r"\d+", mark.value).group())  # type: ignore[union-attr]
        target = issues[mark.hyperlink.location.split("!")[1]]
        assert target.value == number
        assert target.hyperlink.location == f"'任务分解表'!A{mark.row}"
    row = next(row for row in tasks.iter_rows(min_row=4) if row[3].value.startswith("弘扬科学家精神"))
    assert issues[row[10].hyperlink.location.split("!")[1]].offset(column=5).value == "州教休局、"


def test_the_remarks_make_no_row_higher(plan: Plan) -> None:
    """Twenty corrections of one row are one short mark."""
    (first, *_) = plan.corrections
    many = [evolve(first, id=f"m{n}", corrected=f"州教体局{n}、" + "长" * 500) for n in range(20)]
    sheet = opened(evolve(plan, corrections=many))["任务分解表"]
    plain = opened(evolve(plan, corrections=()))["任务分解表"]
    assert any("等" in (sheet.cell(row, 11).value or "") for row in range(4, sheet.max_row + 1))
    assert [sheet.row_dimensions[n].height for n in range(4, 9)] == [
        plain.row_dimensions[n].height for n in range(4, 9)
    ]


def test_lists_findings_with_their_reasons(plan: Plan) -> None:
    findings = policyduty.validate(plan, today=date(1900, 1, 1))
    assert findings
    rows = [[cell.value or "" for cell in row] for row in opened(plan)["勘误与问题"].iter_rows(min_row=4)]
    for finding in findings:
        assert [
            row for row in rows if row[2] == finding.code and row[4] == finding.place and row[6] == finding.message_zh
        ]
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))


def test_lists_what_is_waived_with_its_last_day(plan: Plan) -> None:
    finding = policyduty.validate(plan)[0]
    waiver = Waiver(code=finding.code, place=finding.place, reason="另行规定", until=date(2001, 2, 3))
    rows = [
        [cell.value or "" for cell in row] for row in opened(evolve(plan, waivers=[waiver]))["勘误与问题"].iter_rows()
    ]
    row, *_ = [row for row in rows if row[1] == "已豁免" and row[2] == finding.code and row[4] == finding.place]
    assert row[7].startswith("豁免至2001-02-03：另行规定")


def test_prints_on_a4_landscape(plan: Plan) -> None:
    for sheet in opened(plan, unit_sheets=True):
        last = f"{openpyxl.utils.get_column_letter(sheet.max_column)}${sheet.max_row}"
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (
            1,
            None if sheet.title == "封面" else 0,
        )
        assert sheet.print_title_rows == (None if sheet.title == "封面" else "$3:$3")
        if sheet.title not in ("统计", "分组统计"):  # The chart is printed beside its table.
            assert sheet.print_area.endswith(f"!$A$1:${last}")
        assert sheet.print_options.horizontalCentered
        assert "第 &P 页 共 &N 页" in sheet.oddFooter.center.text
        heights = [sheet.row_dimensions[n].height for n in range(1, sheet.max_row + 1)]
        if sheet.title != "封面":
            assert all(heights)
            assert sheet.freeze_panes == ("F6" if sheet.title == "责任矩阵" else "A4")


def test_fills_the_width_of_the_paper(plan: Plan) -> None:
    for sheet in opened(plan, unit_sheets=True):
        if sheet.title in ("责任矩阵", "统计", "分组统计"):
            continue
        alike = [(column.width, column.max - column.min + 1) for column in sheet.column_dimensions.values()]
        assert 138 < sum(width * count for width, count in alike) < 150, sheet.title


def test_turns_the_matrix_by_units(plan: Plan) -> None:
    sheet = opened(plan)["责任矩阵"]
    assert sheet.print_title_cols == "$A:$E"
    assert {cell.alignment.textRotation for cell in sheet[3][5:]} == {255}
    assert {cell.alignment.textRotation for cell in sheet[3][:5]} == {0}


def test_prints_a_wide_matrix_on_pages_side_by_side() -> None:
    assignments = [Assignment(unit=f"市{n}局", role=Role.CO, position=n + 1) for n in range(100)]
    task = Task(id="1", duties=[Duty(id="1/d1", clause="", assignments=assignments)])
    sheet = opened(Plan(id="p", title="题", tasks=[task]))["责任矩阵"]
    assert sheet.page_setup.fitToWidth == 3
    assert sheet.max_column == 105


def test_says_which_units_a_matrix_has_no_columns_for(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policyduty_excel.matrix.MOST", 2)
    book = opened(plan)
    assert [cell.value for cell in book["责任矩阵"][3]][5:] == ["州教育和体育局", "州科协"]
    assert "单位过多，矩阵只列前 2 个" in [row[6].value for row in book["勘误与问题"].iter_rows()]


def test_offers_statuses_and_colours_them(plan: Plan) -> None:
    book = opened(plan, unit_sheets=True)
    for name, column in (("任务分解表", "I"), ("州科协", "J")):
        sheet = book[name]
        (offered,) = sheet.data_validations.dataValidation
        assert offered.formula1 == f'"{",".join(STATUSES)}"'
        assert str(offered.sqref) == f"{column}4:{column}{sheet.max_row}"
        (rules,) = [found.rules for found in sheet.conditional_formatting]
        assert [rule.formula for rule in rules] == [[f'"{status}"'] for status in STATUSES]
        grounds = [rule.dxf.fill.bgColor.rgb for rule in rules]
        assert len(set(grounds)) == len(STATUSES)


def test_leaves_room_to_fill_in(plan: Plan) -> None:
    sheet = opened(plan)["任务分解表"]
    assert [cell.value for cell in sheet[3]] == [
        *("序号", "行动", "任务", "工作内容", "牵头单位", "责任单位"),
        *("完成时限", "进展情况", "完成情况", "联系人", "备注"),
    ]
    for row in sheet.iter_rows(min_row=4):
        assert [cell.value for cell in row[7:10]] == [None] * 3
        assert all(cell.border.left.style == "thin" for cell in row)


def test_sets_leads_in_bold_and_bands_by_section(plan: Plan) -> None:
    sheet = opened(plan)["任务分解表"]
    grounds: dict[str, set[str]] = {}
    for row in sheet.iter_rows(min_row=4):
        assert row[4].font.b
        assert not row[5].font.b
        grounds.setdefault(row[1].value or "", set()).add(row[3].fill.fgColor.rgb)
    assert all(len(each) == 1 for each in grounds.values())
    assert len(set.union(*grounds.values())) == 2


def test_names_fonts_that_every_office_has(plan: Plan) -> None:
    with zipfile.ZipFile(BytesIO(written(plan))) as archive:
        fonts = archive.read("xl/styles.xml").decode()
    names = re.findall(r'<font>.*?<name val="([^"]+)"/>(.*?)</font>', fonts)
    assert {name for name, _ in names} == {"Arial", "宋体", "黑体"}
    assert all('<charset val="134"/>' in rest for name, rest in names if name != "Arial")


def test_defines_names_for_formulas(plan: Plan) -> None:
    names = {name: defined.attr_text for name, defined in opened(plan).defined_names.items()}
    assert names == {
        "任务_序号": "'任务分解表'!$A$4:$A$10",
        "任务_牵头单位": "'任务分解表'!$E$4:$E$10",
        "任务_责任单位": "'任务分解表'!$F$4:$F$10",
        "任务_完成时限": "'任务分解表'!$G$4:$G$10",
        "任务_完成情况": "'任务分解表'!$I$4:$I$10",
        "责任矩阵": "'责任矩阵'!$F$6:$I$7",
    }


def test_makes_tables_and_a_chart(plan: Plan) -> None:
    book = opened(plan)
    assert [(table.name, table.ref) for table in book["统计"].tables.values()] == [("牵头参与", "A3:K7")]
    assert [table.name for table in book["勘误与问题"].tables.values()] == ["勘误与问题"]
    with zipfile.ZipFile(BytesIO(written(plan))) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
    assert chart.count("<c:ser>") == 2
    assert "<c:f>统计!$B$4:$B$7</c:f>" in chart.replace("'", "")
    assert '<c:majorUnit val="1"/>' in chart  # no halves of a duty
    assert [name for name in archive.namelist() if "charts/chart" in name] == [
        "xl/charts/chart1.xml",
        "xl/charts/chart2.xml",
    ]


def test_draws_as_many_units_as_a_page_shows() -> None:
    assignments = [Assignment(unit=f"市{n}局", role=Role.CO, position=n + 1) for n in range(100)]
    task = Task(id="1", duties=[Duty(id="1/d1", clause="", assignments=assignments)])
    with zipfile.ZipFile(BytesIO(written(Plan(id="p", title="题", tasks=[task])))) as archive:
        chart = archive.read("xl/charts/chart1.xml").decode()
    assert "$B$4:$B$35" in chart
    assert "（前 32 个单位）" in chart


@pytest.mark.parametrize("palette", list(Palette))
def test_has_restrained_colours(plan: Plan, palette: Palette) -> None:
    sheet = opened(plan, palette=palette)["任务分解表"]
    assert sheet["A3"].fill.fgColor.rgb == f"FF{styles.COLOURS[palette].header[1:]}"


def test_says_who_and_when_in_its_properties(plan: Plan) -> None:
    properties = opened(plan).properties
    assert properties.title == "科学素质行动责任分工方案"
    assert properties.subject == "甘办发〔2023〕24号"
    assert properties.creator == "甘孜州人民政府办公室"
    assert properties.category == "责任分工方案"
    assert properties.created == datetime(2023, 5, 16)


@pytest.mark.parametrize(
    ("document", "year"),
    [(Document(), 2000), (Document(dated=date(2021, 1, 2)), 2021), (Document(published=date(1, 1, 1)), 1900)],
)
def test_has_a_creation_date_whatever_is_known(plan: Plan, document: Document, year: int) -> None:
    assert opened(evolve(plan, document=document)).properties.created.year == year


@pytest.mark.parametrize("streaming", [False, True])
def test_is_the_same_on_any_day(plan: Plan, monkeypatch: pytest.MonkeyPatch, streaming: bool) -> None:
    class Datetime(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, datetime)

    class Later(datetime, metaclass=Datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Later":
            return cls(2099, 1, 1, tzinfo=tz)

    class LaterDay(date):
        @classmethod
        def today(cls) -> "LaterDay":
            return cls(2099, 1, 1)

    code = policyduty.validate(plan)[0].code
    waived = evolve(plan, waivers=[Waiver(code=code, reason="另行规定", until=date(2050, 1, 1))])
    for each in (plan, waived, evolve(plan, document=Document())):
        before = written(each, streaming=streaming, unit_sheets=True)
        with monkeypatch.context() as patch:
            patch.setattr(xlsxwriter.core, "datetime", Later)
            patch.setattr("policyduty.subject.date", LaterDay)
            patch.setattr("time.time", lambda: 4e9)
            assert written(each, streaming=streaming, unit_sheets=True) == before


@pytest.mark.parametrize("streaming", [False, True])
def test_writes_to_a_target_that_cannot_seek(plan: Plan, streaming: bool) -> None:
    class Pipe(BytesIO):
        def seek(self, *_: Any) -> int:
            raise OSError("cannot seek")

        tell = seek

    target = Pipe()
    policyduty.export(plan, target, "excel", ExcelOptions(streaming=streaming))
    assert target.getvalue() == written(plan, streaming=streaming)


def test_says_the_same_while_streaming(plan: Plan) -> None:
    assert dump(opened(plan, streaming=True, unit_sheets=True)) == dump(opened(plan, unit_sheets=True))


def test_numbers_duties_through_batches() -> None:
    sections = [
        Section(
            id=f"s{s}",
            title=f"第{s}",
            tasks=[
                Task(
                    id=f"{s}.{n}",
                    text="甲乙",
                    duties=[Duty(id=f"{s}.{n}/d{d}", clause="", covers=(d, d + 1)) for d in range(1 + n % 2)],
                )
                for n in range(150)
            ],
        )
        for s in range(4)
    ]
    plan = Plan(id="p", title="题", sections=sections)
    rows = list(opened(plan, sheets=(SheetKind.TASKS,))["任务分解表"].iter_rows(min_row=4, values_only=True))
    ledger = policyduty.ledger(plan)
    assert [row[0] for row in rows] == [row.number or "—" for row in ledger]
    assert [row[1] for row in rows] == [row.section_title for row in ledger]


def test_shows_times_of_the_clause_before_those_of_the_text(plan: Plan) -> None:
    sheet = opened(plan)["任务分解表"]
    shown = {row[3].value: row[6].value for row in sheet.iter_rows(min_row=4)}
    assert shown["弘扬科学家精神。"] == "2025年底前、每年10月底前"


def test_says_what_stands_where_no_unit_is_named(plan: Plan) -> None:
    sheet = opened(plan)["任务分解表"]
    others = {row[3].value: row[5].value for row in sheet.iter_rows(min_row=4)}
    assert others["健全工作机制。"] == "（未明确责任单位）"
    assert "（原文：有关部门按职责分工负责）" in [row[5].value for row in sheet.iter_rows(min_row=4)]


@pytest.mark.parametrize("rows", [8, 12])
def test_refuses_more_rows_than_a_sheet_has(plan: Plan, monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    monkeypatch.setattr(page, "ROWS", rows)
    with pytest.raises(OutputError, match=f"{rows + 1} "):
        written(plan)


def test_writes_an_empty_plan() -> None:
    book = opened(Plan(id="nothing", title=""), unit_sheets=True)
    assert book.sheetnames == [name for name in SHEETS if name not in ("分组统计", "单位协作", "单位覆盖")]
    assert book["任务分解表"]["A1"].value == "nothing"
    assert book["责任单位清单"]["A4"].value == "无"


def test_keeps_the_note_and_the_kind_of_a_unit(plan: Plan) -> None:
    blocks = [row[0] for row in opened(plan)["责任单位清单"].iter_rows(min_row=4, values_only=True)]
    assert "1．州教育和体育局　市州级　政府部门　牵头 2 项　参与 0 项　与州教育局合署" in blocks
    known = {unit.name: unit for unit in plan.units}
    assert isinstance(known["州科协"], Unit)
    assert blocks.count("州科协") == 2

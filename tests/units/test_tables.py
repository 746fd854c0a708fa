"""Registries as spreadsheets: back without loss, and told what is wrong in which cell."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given

import policyduty
from policyduty import Citation, CodecError, InputError, Kind, Level, OutputError, Unit, dump_units, load_units
from policyduty.testing import strategies
from policyduty.units.cells import citations_cell, citations_of, list_cell, list_of, text_cell, text_of
from policyduty.units.tables import units_csv, units_from_csv, units_from_xlsx, units_xlsx

GANZI = policyduty.plan("ganzi-science-literacy-2023").units


@given(strategies.unit_lists())
def test_separated_values_come_back_as_they_were(units: tuple[Unit, ...]) -> None:
    assert units_from_csv(units_csv(units), "units.csv") == units


@given(strategies.unit_lists())
def test_a_workbook_comes_back_as_it_was(units: tuple[Unit, ...]) -> None:
    assert units_from_xlsx(units_xlsx(units), "units.xlsx") == units


@pytest.mark.parametrize("name", ["units.csv", "units.xlsx", "units.json", "UNITS.CSV"])
def test_a_real_registry_is_saved_by_the_ending_of_the_name(tmp_path: Path, name: str) -> None:
    dump_units(GANZI, tmp_path / name)
    assert load_units(tmp_path / name) == GANZI
    first = (tmp_path / name).read_bytes()
    dump_units(GANZI, str(tmp_path / name))
    assert (tmp_path / name).read_bytes() == first


def test_a_stream_is_json() -> None:
    stream = BytesIO()
    dump_units(GANZI, stream)
    assert load_units(BytesIO(stream.getvalue())) == GANZI


@given(strategies.texts())
def test_a_text_survives_a_cell(text: str) -> None:
    assert text_of(f" {text_cell(text)}\n") == text
    assert list_of(list_cell((text, "甲、乙", text))) == (text, "甲、乙", text)


@given(strategies.citations())
def test_a_citation_survives_a_cell(citation: Citation) -> None:
    assert citations_of(citations_cell((citation, citation))) == (citation, citation)


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("", ()),
        ("甲局； 乙局 ;丙局；", ("甲局", "乙局", "丙局")),
        ("州、县(市)反邪教办公室", ("州、县(市)反邪教办公室",)),
        (r"甲\；乙；\0；C:\temp", ("甲；乙", "", r"C:\temp")),
    ],
)
def test_a_list_is_what_people_type(cell: str, texts: tuple[str, ...]) -> None:
    assert list_of(cell) == texts


HEAD = "规范名称,别名,层级,性质,集合单位,设立日期,撤销日期,来源\n"


def test_people_type_in_many_ways() -> None:
    rows = (
        "州科协,州科学技术协会;甘孜州科协,市州级,群团组织,否,2019年3月1日,2024/3/31,"
        '"《方案》；一 | name,level\n报纸 | | https://a.cn"\n'
        "\n"
        "各县(市)人民政府,,county,Government,√,2019-3-1,,\n"
    )
    expected = (
        Unit(
            name="州科协",
            aliases=("州科学技术协会", "甘孜州科协"),
            level=Level.PREFECTURE,
            kind=Kind.MASS_ORGANISATION,
            valid_from=date(2019, 3, 1),
            valid_until=date(2024, 3, 31),
            citations=(
                Citation(supports=("name", "level"), text="《方案》；一"),
                Citation(supports=(), text="报纸", url="https://a.cn"),
            ),
        ),
        Unit(
            name="各县(市)人民政府",
            level=Level.COUNTY,
            kind=Kind.GOVERNMENT,
            collective=True,
            valid_from=date(2019, 3, 1),
        ),
    )
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        assert units_from_csv((HEAD + rows).encode(encoding), "units.csv") == expected
    tabs = "Name\tlevel\n州科协\t市州级\n".encode()
    assert units_from_csv(tabs, "units.csv") == (Unit(name="州科协", level=Level.PREFECTURE),)


def workbook(rows: list[list[object]], at: tuple[int, int] = (0, 0)) -> bytes:
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"default_date_format": "yyyy-mm-dd"}) as book:
        book.add_worksheet("空")
        sheet = book.add_worksheet("表")
        for number, row in enumerate(rows, at[0]):
            for place, value in enumerate(row, at[1]):
                sheet.write(number, place, value)
    return data.getvalue()


def test_a_workbook_that_people_made_may_have_dates_and_numbers_and_begin_anywhere() -> None:
    rows: list[list[object]] = [
        ["name", "valid_from", "collective"],
        ["州科协", datetime(2019, 3, 1), False],
        [110, "", True],
    ]
    assert units_from_xlsx(workbook(rows, at=(2, 1)), "units.xlsx") == (
        Unit(name="州科协", valid_from=date(2019, 3, 1)),
        Unit(name="110", collective=True),
    )


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("", "is empty, expected a registry"),
        ("别名\n甲\n", "1: column '规范名称' is missing"),
        ("规范名称,级别\n甲,县级\n", 'B1: found "级别", expected one of 规范名称、别名、层级'),
        ("规范名称,name\n甲,乙\n", 'B1: found "name", expected a column once'),
        ("规范名称,层级\n甲,\n乙,很高\n", 'B3 层级: found "很高", expected one of 国家级、省级、市州级'),
        ("规范名称,层级\n甲,政府部门\n", 'B2 层级: found "政府部门", expected one of 国家级'),
        ("规范名称,集合单位\n甲,也许\n", 'B2 集合单位: found "也许", expected 是 or 否'),
        ("规范名称,设立日期\n甲,2019年2月30日\n", 'B2 设立日期: found "2019年2月30日", expected a date as YYYY-MM-DD'),
        ("规范名称,来源\n甲,a|b|c|d\n", "B2 来源: citation 'a' has 4 parts, expected at most 3"),
        ("规范名称,来源\n甲,|level\n", "B2 来源: Citation.text must not be blank"),
        ("规范名称,成员\n甲,乙\n", "2: unit '甲' has members but is not marked as a collective"),
        ("规范名称,别名\n,乙\n", "2: Unit.name must not be blank"),
        ("规范名称\n甲,乙\n", 'B2: found "乙", expected an empty cell, since its column has no name'),
    ],
)
def test_what_is_wrong_is_told_by_its_cell(rows: str, told: str, tmp_path: Path) -> None:
    policyduty.locale.use("en")
    file = tmp_path / "units.csv"
    file.write_text(rows, "utf-8")
    with pytest.raises(CodecError) as error:
        load_units(file)
    assert str(error.value).startswith(f"{file}: ")
    assert told in str(error.value)


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(CodecError) as error:
        units_from_csv("name,层级,性质\n甲,a,b\n乙,c,\n".encode(), "units.csv")
    assert [line.split(":")[0].split("：")[0] for line in str(error.value).splitlines()[1:]] == [
        "  B2 层级",
        "  C2 性质",
        "  B3 层级",
    ]


def test_what_is_no_spreadsheet_is_told(tmp_path: Path) -> None:
    (tmp_path / "units.xlsx").write_bytes(b"PK")
    (tmp_path / "units.csv").write_bytes(b"\0\1")
    for name in ("units.xlsx", "units.csv", "missing.csv", "missing.xlsx"):
        with pytest.raises(InputError, match=name):
            load_units(tmp_path / name)


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "'=1", "'x", "\t=1", "\r=1", '=HYPERLINK("http://a")')


def test_no_text_is_a_formula() -> None:
    units = tuple(Unit(name=text, aliases=(text,), note=text) for text in FORMULAS)
    book = openpyxl.load_workbook(BytesIO(units_xlsx(units)))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "n"}
    text = units_csv(units).decode("utf-8-sig")
    cells = [cell.strip('"') for line in text.splitlines()[1:] for cell in line.split(",")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert units_from_csv(units_csv(units), "units.csv") == units_from_xlsx(units_xlsx(units), "units.xlsx") == units


def test_a_text_that_no_cell_holds_is_told(tmp_path: Path) -> None:
    policyduty.locale.use("en")
    with pytest.raises(OutputError, match="unit '甲': its 说明 is longer than the 32,767 characters that a cell holds"):
        dump_units((Unit(name="甲", note="长" * 32768),), tmp_path / "units.xlsx")
    assert not [*tmp_path.iterdir()]

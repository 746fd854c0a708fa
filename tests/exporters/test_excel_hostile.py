"""Whatever a plan says, in a workbook it is a text: nothing acts, nothing is lost without a word."""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import policyduty
from policyduty import Assignment, Deadline, Document, Duty, Plan, Role, Section, Task, Unit, testing
from policyduty_excel import ExcelOptions, Language, Palette, SheetKind
from policyduty_excel.cells import CUT, LIMIT, cleaned, fitted
from policyduty_excel.names import LONGEST, SheetNames

FORMULAS = [
    '=HYPERLINK("http://e.cn")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\n=1+1",
    "{=1+1}",
    "=cmd|' /C calc'!A0",
]
MARKUP = [
    *(
        "<r>x</r>",
        "<r></r>",
        "<r>&</r>",
        "<r><x></r>",
        "<t>&amp;</t>",
        "]]>",
        "_x0041_",
        "http://e.cn",
        "mailto:a@b.cn",
        "internal:A1",
    ),
    *("internal:'封面'!A1", "external:c:\\a.xlsx", "file:///etc/passwd", " x ", '&P &N &"宋体"', "'", "%d{0}{x}"),
]
NO_XML = ["\0\x01\x0b\x1f", "\ud800", "a\udfffb", "\ufffe\uffff", "\r\n\r"]
STRANGE = ["👩‍👩‍👧‍👦🇨🇳", "\u202eevil\u202c", "العربية", "𠮷𠮷", "e\u0301", "བོད་ཡིག"]
OURS = re.compile(r"(?:COUNTIF|COUNTBLANK|ROWS|SUM)\([^'!\[\]]*\)(?:\+COUNTIF\([^'!\[\]]*\))?|[A-Z]\d+/[A-Z]\$\d+")
"""The only formulas that a workbook has."""


def written(plan: Plan, **options: Any) -> bytes:
    target = BytesIO()
    policyduty.export(plan, target, "excel", ExcelOptions(**options))
    return target.getvalue()


def opened(plan: Plan, **options: Any) -> Any:
    return openpyxl.load_workbook(BytesIO(written(plan, **options)))


def parts(data: bytes, kind: str) -> Iterator[Any]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if kind in name and name.endswith(".xml"):
                yield etree.fromstring(archive.read(name))


def nothing_acts(data: bytes) -> None:
    """Formulas and links are ours, whole files are XML, and no part points out of the workbook."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            text = archive.read(name)
            etree.fromstring(text)
            assert b'TargetMode="External"' not in text
    for sheet in parts(data, "worksheets/sheet"):
        for formula in sheet.iterfind(".//{*}f"):
            assert OURS.fullmatch(formula.text), formula.text
        for link in sheet.iterfind(".//{*}hyperlink"):
            assert re.fullmatch(r"'[^']+'![A-Z]+\d+", link.get("location"))
            assert [key for key in link.keys() if key.endswith("}id")] == []  # noqa: SIM118


@pytest.mark.parametrize("streaming", [False, True])
@pytest.mark.parametrize("text", [*FORMULAS, *MARKUP, *NO_XML, *STRANGE], ids=ascii)
def test_shows_hostile_text_as_text(filled: Callable[[str], Plan], text: str, streaming: bool) -> None:
    plan = filled(text)
    plan = evolve(plan, document=evolve(plan.document, url=text, openness=text))
    data = written(plan, unit_sheets=True, streaming=streaming)
    nothing_acts(data)
    book = openpyxl.load_workbook(BytesIO(data))
    shown = cleaned(text)
    if streaming and text == "_x0041_":
        shown = "_x005F_x0041_"  # openpyxl leaves the escape of strings that stand in their cell; Excel does not.
    assert book["任务分解表"]["D4"].value == shown
    assert book["任务分解表"]["D4"].data_type == "s"
    assert book["勘误与问题"]["G4"].value == shown
    name = text if text.strip() else f"{text}甲"
    name = shown if text == "_x0041_" else name
    assert book["责任单位清单"]["A5"].value == cleaned(name)
    assert book["责任矩阵"]["F3"].value == cleaned(name)
    assert book["统计"]["B4"].value == cleaned(name)
    facts = {row[0].value: row[1].value for row in book["封面"].iter_rows(min_row=5, max_row=14)}
    assert facts["来源地址"] == shown
    changes = [row[6].value for row in book["勘误与问题"].iter_rows(min_row=4) if row[1].value == "改动"]
    assert any("无法保存" in change for change in changes) is ("\ufffd" in shown)


@pytest.mark.parametrize("text", [*FORMULAS, "字", "1"])
def test_keeps_a_formula_a_text_when_it_is_edited(filled: Callable[[str], Plan], text: str) -> None:
    book = opened(filled(text))
    for cell in (book["任务分解表"]["D4"], book["勘误与问题"]["G4"]):
        assert bool(cell.quotePrefix) is text.startswith(("=", "+", "-", "@", "\t", "\n"))


def long(text: str) -> Plan:
    duty = Duty(id="1.1/d1", clause="", assignments=[Assignment(unit="甲局", role=Role.LEAD, position=1)])
    task = Task(id="1.1", title="任务", text=text, duties=[duty])
    return Plan(id="long", title="题", sections=[Section(id="1", title="行动", tasks=[task])])


def changes(book: Any) -> list[tuple[str, str]]:
    """Place and message of what had to be changed."""
    rows = book["勘误与问题"].iter_rows(min_row=4, values_only=True)
    return [(row[4], row[6]) for row in rows if row[1] == "改动"]


@pytest.mark.parametrize(("first", "letter"), [("", "字"), ("", "𠮷"), ("", "<"), ("\0", "字")])
def test_says_what_it_cut(first: str, letter: str) -> None:
    book = opened(long(first + letter * 40_000), unit_sheets=True)
    for sheet, column in ((book["任务分解表"], 4), (book["甲局"], 5)):
        shown = sheet.cell(4, column).value
        assert len(shown.encode("utf-16-le")) // 2 in (LIMIT, LIMIT - 1)
        assert shown.startswith(cleaned(first) + letter * 1000)
        assert shown.endswith(f"…（{CUT}）")
    mark = book["任务分解表"]["K4"]
    assert re.fullmatch(r"见\d+等\d+项", mark.value)
    assert mark.hyperlink.location.startswith("'勘误与问题'!A")
    assert ("1.1", f"工作内容：{CUT}") in changes(book)


def test_cuts_everything_that_is_too_long(filled: Callable[[str], Plan]) -> None:
    data = written(filled("字" * 40_000), unit_sheets=True)
    nothing_acts(data)
    book = openpyxl.load_workbook(BytesIO(data))
    values = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert max(map(len, values)) == LIMIT
    assert all(value.endswith(f"…（{CUT}）") for value in values if len(value) == LIMIT)
    assert len(book.properties.title) == 255


def test_fits_exactly_what_a_cell_holds() -> None:
    assert fitted("字" * LIMIT) == "字" * LIMIT
    assert len(fitted("字" * (LIMIT + 1))) == LIMIT
    assert fitted("𠮷" * (LIMIT // 2)) == "𠮷" * (LIMIT // 2)
    assert fitted("𠮷" * (LIMIT // 2 + 1)).endswith(f"…（{CUT}）")


def test_says_where_a_row_is_higher_than_paper() -> None:
    book = opened(long("字" * 5000))
    sheet = book["任务分解表"]
    assert sheet.row_dimensions[4].height == pytest.approx(409, abs=1)
    assert ("1.1", "内容超过 Excel 行高上限，打印可能不全，全文见单元格") in changes(book)
    assert sheet["D4"].alignment.vertical == "top"
    assert "打印可能不全" not in str(changes(opened(long("字" * 500))))


@pytest.mark.parametrize(
    ("names", "given_names"),
    [
        (["甲局", "乙局"], ["甲局", "乙局"]),
        (["a[b]c:d*e?f/g\\h"], ["a［b］c：d＊e？f／g＼h"]),
        (["'甲局'", "’甲局’"], ["’甲局’", "’甲局’(2)"]),
        (["ABC", "abc", "Abc"], ["ABC", "abc(2)", "Abc(3)"]),
        (["封面", "History"], ["封面(2)", "History(2)"]),
        (["字" * 31, "字" * 32, "字" * 33], ["字" * 31, "字" * 30 + "…", "字" * 27 + "…(2)"]),
        (["𠮷" * 16], ["𠮷" * 15 + "…"]),
        ([" \t\n ", "\0"], ["—", "\ufffd"]),
        (["甲\n局"], ["甲 局"]),
    ],
)
def test_names_sheets_as_excel_allows(names: list[str], given_names: list[str]) -> None:
    sheets = SheetNames(["封面"])
    assert [sheets.give(name) for name in names] == given_names


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(st.characters() | st.sampled_from("[]:*?/\\' aA\ud800"), max_size=40), max_size=8))
def test_names_of_sheets_are_valid_and_each_its_own(wanted: list[str]) -> None:
    sheets = SheetNames(["封面"])
    names = [sheets.give(name) for name in wanted]
    assert len({name.casefold() for name in [*names, "封面"]}) == len(names) + 1
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= LONGEST
        assert not set(name) & set("[]:*?/\\'")
        assert name == name.strip()


def test_says_which_sheets_are_not_named_as_their_unit() -> None:
    names = ["长" * 40, "长" * 41, "a/b", "A:B", "封面", "甲局"]
    assignments = [Assignment(unit=name, role=Role.CO, position=n) for n, name in enumerate(names, 1)]
    plan = Plan(id="p", title="题", tasks=[Task(id="1", duties=[Duty(id="1/d1", clause="", assignments=assignments)])])
    data = written(plan, unit_sheets=True)
    nothing_acts(data)
    book = openpyxl.load_workbook(BytesIO(data))
    assert book.sheetnames[-6:] == ["长" * 30 + "…", "长" * 27 + "…(2)", "a／b", "A：B", "封面(2)", "甲局"]
    renamed = {place: message for place, message in changes(book) if "工作表名称" in message}
    assert renamed == {
        sheet: f"工作表名称由单位名称改写：{name}"
        for sheet, name in zip(book.sheetnames[-6:], names, strict=True)
        if sheet != name
    }
    assert [book[sheet]["A1"].value for sheet in book.sheetnames[-6:]] == names


def test_links_no_more_than_excel_follows(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policyduty_excel.page.LINKS", 2)
    book = opened(plan)
    for sheet in book:
        assert sum(cell.hyperlink is not None for row in sheet.iter_rows() for cell in row) <= 2
    assert [row[2].value for row in book["责任单位清单"].iter_rows(min_row=5, max_row=6)] == [1, 2]


def test_takes_a_unit_named_like_a_condition() -> None:
    """COUNTIF would read such a name as a condition: no formula names a unit."""
    names = ["*", "?", "~", ">0", "<>", "="]
    assignments = [Assignment(unit=name, role=Role.LEAD, position=n) for n, name in enumerate(names, 1)]
    duty = Duty(id="1/d1", clause="", assignments=assignments, deadlines=[Deadline(text="=NOW()")])
    plan = Plan(
        id="p",
        title="=1",
        document=Document(number="=1"),
        tasks=[Task(id="1", duties=[duty])],
        units=[Unit(name=name) for name in names],
    )
    data = written(plan, unit_sheets=True)
    nothing_acts(data)
    sheet = openpyxl.load_workbook(BytesIO(data), data_only=True)["统计"]
    assert [(row[1], row[4]) for row in sheet.iter_rows(min_row=4, max_row=9, values_only=True)] == [
        (name, 1) for name in names
    ]


def test_writes_only_the_ledger_of_a_hostile_plan(filled: Callable[[str], Plan]) -> None:
    """Without the sheet of issues a mark has nowhere to lead."""
    sheet = opened(filled("\ud800"), sheets=(SheetKind.TASKS,))["任务分解表"]
    assert sheet["D4"].value == "\ufffd"
    assert sheet["K4"].value
    assert sheet["K4"].hyperlink is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    plan=testing.plans(),
    options=st.builds(
        ExcelOptions,
        sheets=st.lists(st.sampled_from(SheetKind), min_size=1).map(tuple),
        unit_sheets=st.booleans(),
        expand=st.booleans(),
        language=st.sampled_from(Language),
        palette=st.sampled_from(Palette),
        streaming=st.booleans(),
    ),
    data=st.data(),
)
def test_nothing_acts_in_any_workbook(plan: Plan, options: ExcelOptions, data: st.DataObject) -> None:
    names = sorted({each.printed for duty in plan.iter_duties() for each in duty.assignments})
    if names:
        unit: str | None = data.draw(st.none() | st.sampled_from(names))
        options = evolve(options, unit=unit)
    first, second = BytesIO(), BytesIO()
    policyduty.export(plan, first, "excel", options)
    policyduty.export(plan, second, "excel", options)
    nothing_acts(first.getvalue())
    assert first.getvalue() == second.getvalue()

"""What other programs make of a workbook: openpyxl, calamine and LibreOffice."""

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings

import policyduty
from policyduty import Assignment, Duty, Plan, Role, Section, Task, testing
from policyduty_excel import ExcelOptions, SheetKind
from policyduty_excel.cells import cleaned, fitted
from policyduty_excel.content import walk

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="soffice (LibreOffice Calc) is not installed")


def written(plan: Plan, **options: Any) -> bytes:
    target = BytesIO()
    policyduty.export(plan, target, "excel", ExcelOptions(**options))
    return target.getvalue()


def ledger(plan: Plan) -> list[list[Any]]:
    """The first seven columns of 任务分解表, from the plan."""
    rows: list[list[Any]] = []
    for row in policyduty.ledger(plan):
        others = row.others
        if not (row.duty and row.duty.assignments):
            clause = row.duty.clause if row.duty else ""
            others = f"（原文：{clause}）" if clause else "（未明确责任单位）"
        times = row.duty.deadlines if row.duty and row.duty.deadlines else ()
        times = times or tuple(each for each in row.task.deadlines if each.text in row.text)
        texts = (
            row.section_title,
            row.task_title,
            row.text,
            row.leads,
            others,
            "、".join(dict.fromkeys(each.text for each in times)),
        )
        rows.append([row.number or "—", *(fitted(cleaned(text)) for text in texts)])
    return rows


def by_openpyxl(data: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(BytesIO(data))["任务分解表"]
    return [[value or "" for value in row[:7]] for row in sheet.iter_rows(min_row=4, values_only=True)]


def by_calamine(data: bytes) -> list[list[Any]]:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    rows = book.get_sheet_by_name("任务分解表").to_python(skip_empty_area=False)[3:]
    return [[int(row[0]) if isinstance(row[0], float) else row[0], *row[1:7]] for row in rows]


@pytest.mark.parametrize("streaming", [False, True])
def test_the_ganzi_plan_reads_back(streaming: bool) -> None:
    plan = policyduty.plan("ganzi-science-literacy-2023")
    data = written(plan, streaming=streaming)
    assert by_openpyxl(data) == by_calamine(data) == ledger(plan)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(plan=testing.plans())
def test_any_plan_reads_back(plan: Plan) -> None:
    for streaming in (False, True):
        data = written(plan, sheets=(SheetKind.TASKS,), streaming=streaming)
        expected = ledger(plan)
        assert by_calamine(data) == expected
        if not streaming or "_x" not in str(expected):  # openpyxl leaves escapes of strings in their cell.
            assert by_openpyxl(data) == expected


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(plan=testing.plans())
def test_walks_a_plan_in_its_order(plan: Plan) -> None:
    assert list(walk(plan.sections, plan.tasks)) == list(plan.walk())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(plan=testing.plans())
def test_matrix_and_workload_count_what_the_plan_has(plan: Plan) -> None:
    book = openpyxl.load_workbook(BytesIO(written(plan, expand=False)), data_only=True)
    units = policyduty.unit_table(plan)
    rows = [[value or "" for value in row] for row in book["统计"].iter_rows(min_row=4, values_only=True)]
    assert [row[1] for row in rows[: len(units)]] == [fitted(cleaned(unit.name)) for unit in units]
    assert [[row[4] or 0, row[5] or 0] for row in rows[: len(units)]] == [[len(u.leads), len(u.joins)] for u in units]
    marks = {Role.LEAD: "★", Role.CO: "○", Role.RESPONSIBLE: "△"}
    grid = policyduty.matrix(plan)
    shown = [row[5:] for row in book["责任矩阵"].iter_rows(min_row=6, max_row=5 + len(grid.rows), values_only=True)]
    at = {name: column for column, name in enumerate(grid.units)}
    for row, cells in zip(grid.rows, shown, strict=True):
        held = {at[name]: marks[role] for name, role in row.roles.items()}
        assert {column: value for column, value in enumerate(cells) if value} == held


def cached(data: bytes) -> dict[str, Any]:
    """What each formula's cell shows without calculating."""
    formulas, values = (openpyxl.load_workbook(BytesIO(data), data_only=only) for only in (False, True))
    return {
        f"{sheet.title}!{cell.coordinate}": values[sheet.title][cell.coordinate].value
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def without_values(data: bytes) -> bytes:
    """Take what formulas gave out of a workbook, so that whoever opens it must calculate."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if "worksheets/sheet" in name:
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            new.writestr(name, content)
    return target.getvalue()


def converted(data: bytes, folder: Path, suffix: str) -> bytes:
    """What LibreOffice makes of a workbook."""
    (folder / "in").mkdir()
    (folder / "in/book.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", suffix, "--outdir", str(folder / "out")]
    subprocess.run([*command, str(folder / "in/book.xlsx")], check=True, capture_output=True, timeout=120)
    return (folder / f"out/book.{suffix}").read_bytes()


@needs_office
@pytest.mark.filterwarnings("ignore:.* extension is not supported:UserWarning")  # LibreOffice's data bars.
def test_formulas_give_what_their_cells_show(tmp_path: Path) -> None:
    data = written(policyduty.plan("ganzi-science-literacy-2023"), unit_sheets=True)
    shown = cached(data)
    assert len(shown) > 150
    assert set(cached(without_values(data)).values()) == {None}
    assert cached(converted(without_values(data), tmp_path, "xlsx")) == pytest.approx(shown)


@needs_office
def test_the_ganzi_plan_prints(tmp_path: Path) -> None:
    plan = policyduty.plan("ganzi-science-literacy-2023")
    pages = printed(converted(written(plan), tmp_path, "pdf"))
    assert 18 <= len(pages) <= 32
    for number, text in enumerate(pages, 1):
        assert f"第{number}页共{len(pages)}页" in text
    assert all(
        sum(sheet in text for text in pages) for sheet in ("封面", "任务分解表", "责任矩阵", "统计", "勘误与问题")
    )
    everything = "".join(pages)
    for row in policyduty.ledger(plan):
        assert squeezed(row.text) in everything, row.number
    tasks = [text for text in pages if "进展情况" in text]
    assert len(tasks) >= 5
    assert all("序号" in text and "牵头单位" in text for text in tasks)


@needs_office
def test_rows_are_high_enough_for_their_text(tmp_path: Path) -> None:
    """Texts of every length, in every column: what is printed is all of it."""
    words = "推进“互联网+政务服务”深度融合，到2025年覆盖率超过90%；培育壮大市场主体、健全工作机制（含试点）。"
    tasks = []
    for n in range(1, 25):
        text = f"甲{n}始" + (words * 20)[: n * 29] + f"乙{n}终"
        units = [f"市第{n}单位{k}局" for k in range(n)]
        assignments = [
            Assignment(unit=name, role=Role.LEAD if k < 2 else Role.CO, position=k + 1) for k, name in enumerate(units)
        ]
        duty = Duty(id=f"{n}/d1", clause="", assignments=assignments)
        tasks.append(Task(id=str(n), marker=f"（{n}）", title=words[: n * 2], text=text, duties=[duty]))
    plan = Plan(id="p", title="题", sections=[Section(id="s", title=words, tasks=tasks)])
    pdf = converted(written(plan, sheets=(SheetKind.TASKS,)), tmp_path, "pdf")
    everything = "".join(printed(pdf))
    for row in policyduty.ledger(plan):
        for text in (row.text, row.leads, row.others, row.task_title, row.section_title):
            assert squeezed(text) in everything, row.number
    # A text that is higher than its row sticks out above and below, into the rows beside it.
    document = pypdfium2.PdfDocument(pdf)
    compared = 0
    for page in document:
        words_of_page = page.get_textpage()
        for n in range(1, 24):
            end, start = words_of_page.search(f"乙{n}终").get_next(), words_of_page.search(f"甲{n + 1}始").get_next()
            if end and start:
                _, below, _, above = words_of_page.get_charbox(end[0])
                _, _, _, top = words_of_page.get_charbox(start[0])
                compared += 1
                assert below - top > 0.3 * (above - below), n
    assert compared >= 5, compared


def printed(pdf: bytes) -> list[str]:
    """Text of each page, without white space."""
    document = pypdfium2.PdfDocument(pdf)
    return [squeezed(page.get_textpage().get_text_range()) for page in document]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\ufffe\u00ad]", "", text)


def test_the_ledger_reads_back_as_the_same_sections_and_units() -> None:
    plan = policyduty.plan("ganzi-science-literacy-2023")
    back = policyduty.read(written(plan, sheets=(SheetKind.COVER, SheetKind.TASKS)), name="ledger.xlsx")
    assert [len(section.tasks) for section in back.sections] == [len(section.tasks) for section in plan.sections]
    assert [task.title for task in back.iter_tasks()] == [task.title for task in plan.iter_tasks()]
    units = [[(duty.leads, duty.co) for duty in each.iter_duties()] for each in (plan, back)]
    assert units[0] == units[1]

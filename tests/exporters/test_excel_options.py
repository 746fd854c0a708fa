"""Options of the workbook: whose duties, which names, which language."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest

import policyduty
from policyduty import Assignment, Duty, OptionError, Plan, Role, Task, Unit, UnknownName
from policyduty.options import parsed
from policyduty_excel import ExcelOptions, Language, Palette, SheetKind

COLLECTIVE = "各县（市）人民政府"
MEMBERS = ["康定市人民政府", "泸定县人民政府"]


def test_a_workbook_has_a_sheet() -> None:
    with pytest.raises(OptionError) as caught:
        ExcelOptions(sheets=())
    assert "option sheets: found '', expected cover|" in caught.value.message.format(**caught.value.values)


def opened(plan: Plan, **options: Any) -> Any:
    target = BytesIO()
    policyduty.export(plan, target, "excel", ExcelOptions(**options))
    return openpyxl.load_workbook(target, data_only=True)


def rows(book: Any, sheet: str, *columns: int) -> list[tuple[Any, ...]]:
    return [tuple(row[n] for n in columns) for row in book[sheet].iter_rows(min_row=4, values_only=True)]


def test_reads_options_as_the_command_line_gives_them() -> None:
    given = ["sheets=tasks,issues", "unit=州科协", "unit-sheets=yes", "expand=true", "language=en", "palette=red"]
    assert parsed(ExcelOptions, [*given, "streaming=1"], format="excel") == ExcelOptions(
        sheets=(SheetKind.TASKS, SheetKind.ISSUES),
        unit="州科协",
        unit_sheets=True,
        expand=True,
        language=Language.EN,
        palette=Palette.RED,
        streaming=True,
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("sheets=task", "option sheets: found 'task'"),
        ("palette=pink", "expected blue|red|green|grey"),
        ("language=fr", "expected zh|en"),
    ],
)
def test_refuses_what_it_does_not_know(given: str, message: str) -> None:
    with pytest.raises(OptionError) as caught:
        parsed(ExcelOptions, [given], format="excel")
    assert message in caught.value.message.format(**caught.value.values)


@pytest.mark.parametrize("name", ["州教育和体育局", "州教体局", " 州教体局 ", "州教育局"])
def test_shows_one_unit_by_any_of_its_names(plan: Plan, name: str) -> None:
    units = [
        Unit(name="州教育和体育局", aliases=("州教育局",)),
        *(unit for unit in plan.units if unit.name != "州教育和体育局"),
    ]
    book = opened(policyduty.loads(policyduty.dumps(_with(plan, units))), unit=name, unit_sheets=True)
    assert rows(book, "任务分解表", 0, 3) == [
        (1, "弘扬科学家精神。"),
        (2, "建立资源共建共享机制，到2025年覆盖率超过90%。"),
    ]
    assert [row[0] for row in rows(book, "责任单位清单", 0)][1:] == ["州教育和体育局"] * 2
    assert book.sheetnames[-1] == "州教育和体育局"
    assert "仅含州教育和体育局的分工" in book["任务分解表"]["A2"].value
    assert book["封面"]["A3"].value == "仅含州教育和体育局的分工"
    places = {row[0] for row in rows(book, "勘误与问题", 4)}
    assert places <= {None, "1.1", "1.1/d1", "1.1/d2"}
    assert {row[0] for row in rows(book, "勘误与问题", 2)} >= {"c1"}
    assert not {row[0] for row in rows(book, "勘误与问题", 2)} & {"c2", "c3"}


def _with(plan: Plan, units: list[Unit]) -> Plan:
    from attrs import evolve

    return evolve(plan, units=units)


@pytest.mark.parametrize("name", ["各县（市）人民政府", "各县(市)人民政府", "各县 (市) 人民政府"])
def test_minds_no_width_of_brackets(plan: Plan, name: str) -> None:
    assert rows(opened(plan, unit=name), "任务分解表", 0) == [(3,)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("州教育和体肓局", "did you mean 州教育和体育局"),
        ("xyz", "there are: "),
        ("康定市人民政府", "did you mean 各县（市）人民政府"),
        ("", "there are: "),
    ],
)
def test_names_the_nearest_where_a_unit_is_unknown(plan: Plan, name: str, expected: str) -> None:
    policyduty.locale.use("en")
    with pytest.raises(UnknownName) as caught:
        opened(plan, unit=name)
    assert f"the plan has no unit {name!r}; {expected}" in str(caught.value)


def test_shows_a_member_what_its_collective_has(plan: Plan) -> None:
    book = opened(plan, unit="康定市人民政府", expand=True, unit_sheets=True)
    assert rows(book, "任务分解表", 0, 5) == [(3, f"{COLLECTIVE}、州科协")]
    assert rows(book, "责任单位清单", 0, 1, 6)[1:] == [("康定市人民政府", "责任", COLLECTIVE)]
    assert book.sheetnames[-2:] == ["勘误与问题", "康定市人民政府"]
    assert rows(book, "康定市人民政府", 10) == [(f"文中写作：{COLLECTIVE}",)]


def test_shows_members_in_place_of_their_collective(plan: Plan) -> None:
    for options, names in (({}, [COLLECTIVE]), ({"expand": True}, MEMBERS)):
        book = opened(plan, **options)
        units = [name for name, joins in rows(book, "统计", 1, 5) if joins is not None and name != "合计"]
        assert units == ["州教育和体育局", "州科协", "团州委", *names]
        assert [cell.value for cell in book["责任矩阵"][3]][5:] == units
        assert {row for row in rows(book, "责任单位清单", 0, 6) if row[0] in names and row[1]} == (
            {(name, COLLECTIVE) for name in MEMBERS} if options else set()
        )
        assert COLLECTIVE in str(rows(book, "任务分解表", 5))


def test_counts_a_member_that_is_named_itself_once() -> None:
    assignments = [
        Assignment(unit="各县", role=Role.CO, position=1),
        Assignment(unit="甲县", role=Role.LEAD, position=2),
    ]
    plan = Plan(
        id="p",
        title="题",
        tasks=[Task(id="1", text="字", duties=[Duty(id="1/d1", clause="", assignments=assignments)])],
        units=[Unit(name="各县", collective=True, members=["甲县", "乙县"])],
    )
    book = opened(plan, expand=True)
    assert rows(book, "统计", 1, 4, 5)[:2] == [("甲县", 1, 0), ("乙县", 0, 1)]
    assert rows(opened(plan, expand=True, unit="甲县"), "责任单位清单", 0, 1)[1:] == [("甲县", "牵头")]


@pytest.mark.parametrize("kind", list(SheetKind))
def test_writes_each_sheet_alone(plan: Plan, kind: SheetKind) -> None:
    book = opened(plan, sheets=(kind,))
    assert len(book.sheetnames) == 1
    assert not [
        cell for row in book.worksheets[0].iter_rows() for cell in row if cell.hyperlink and kind is not SheetKind.COVER
    ]


def test_speaks_english_of_its_own_and_chinese_of_the_plan(plan: Plan) -> None:
    book = opened(plan, language=Language.EN)
    numbers = ["Workload", "Groups", "Pairs", "Coverage"]
    assert book.sheetnames == ["Cover", "Tasks", "Units", "Matrix", *numbers, "Issues"]
    assert [cell.value for cell in book["Tasks"][3]][:3] == ["No.", "Action", "Task"]
    assert book["Tasks"]["D5"].value == "弘扬科学家精神。"
    offered = book["Tasks"].data_validations.dataValidation[0].formula1
    assert offered == '"Not started,In progress,Done,Ongoing,Overdue"'
    findings = policyduty.validate(plan)
    assert {finding.message for finding in findings} <= {row[0] for row in rows(book, "Issues", 6)}


def test_marks_the_strongest_role_of_a_unit_in_a_task() -> None:
    roles = [(Role.LEAD, Role.CO), (Role.RESPONSIBLE, Role.CO), (Role.CO, Role.LEAD)]
    tasks = [
        Task(
            id=str(n),
            duties=[
                Duty(id=f"{n}/d{d}", clause="", assignments=[Assignment(unit="甲局", role=role, position=1)])
                for d, role in enumerate(pair)
            ],
        )
        for n, pair in enumerate(roles)
    ]
    sheet = opened(Plan(id="p", title="题", tasks=tasks))["责任矩阵"]
    assert [row[5] for row in sheet.iter_rows(min_row=6, values_only=True)] == ["★", "○", "★"]

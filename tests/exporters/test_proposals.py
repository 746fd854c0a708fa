"""A proposal is marked in every format, and reads back as one."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from attrs import evolve

import policyduty
from policyduty import Duty, Plan, Unit, assignment_records, ledger, listed_name
from policyduty.options import parsed
from policyduty.plugins import registry
from policyduty.units.rewriting import with_duties

LEAD, OTHER = "市教育局", "市财政局"


@pytest.fixture
def plan() -> Plan:
    text = f"一、任务\n（一）办好学校。建设班级图书角。\n牵头单位：{LEAD}（拟）；配合单位：{OTHER}(拟)、市科协。\n"
    plan = policyduty.read(text.encode())
    drafted = with_duties(plan, lambda duty: evolve(duty, clause=""))
    return evolve(drafted, units=(Unit(name=LEAD),))


def exported(plan: Plan, form: str, options: Any = None) -> bytes:
    target = BytesIO()
    policyduty.export(plan, target, form, options)
    return target.getvalue()


def test_a_mark_behind_a_name_is_no_part_of_it(plan: Plan) -> None:
    (duty,) = plan.iter_duties()
    assert [(each.unit, each.printed, each.proposed) for each in duty.assignments] == [
        (LEAD, LEAD, True),
        (OTHER, OTHER, True),
        ("市科协", "市科协", False),
    ]


def test_lists_show_it(plan: Plan) -> None:
    (row,) = ledger(plan)
    assert (row.leads, row.others) == ("市教育局（拟）", "市财政局（拟）、市科协")
    (duty,) = plan.iter_duties()
    names = [listed_name(each, printed=True) for each in duty.assignments]
    assert names == ["市教育局（拟）", "市财政局（拟）", "市科协"]
    assert [record["proposed"] for record in assignment_records(plan)] == [True, True, False]


@pytest.mark.parametrize(
    ("form", "given"), [("markdown", ()), ("html", ()), ("csv", ("rows=duties",)), ("jsonl", ("rows=duties",))]
)
def test_text_formats_show_it(plan: Plan, form: str, given: tuple[str, ...]) -> None:
    options = parsed(registry().exporters[form].options, given, format=form)

    def decided(duty: Duty) -> Duty:
        return evolve(duty, assignments=[evolve(each, proposed=False) for each in duty.assignments])

    def count(plan: Plan) -> int:
        return exported(plan, form, options).decode().count("（拟）")

    assert count(plan) >= count(with_duties(plan, decided)) + 2


def test_the_workbook_shows_it(plan: Plan) -> None:
    book = openpyxl.load_workbook(BytesIO(exported(plan, "excel")))
    tasks, units = book["任务分解表"], book["责任单位清单"]
    cells = {str(cell.value) for row in tasks.iter_rows() for cell in row}
    assert {"市教育局（拟）", "市财政局（拟）、市科协"} <= cells
    roles = [str(row[1].value) for row in units.iter_rows() if row[1].value]
    assert {"牵头（拟）", "配合（拟）", "配合"} <= set(roles)


def test_a_word_document_reads_back_as_proposals(plan: Plan) -> None:
    back = policyduty.read(exported(plan, "docx"), name="draft.docx")
    found = [[(a.unit, a.role, a.proposed) for a in duty.assignments] for duty in back.iter_duties()]
    assert found == [[(a.unit, a.role, a.proposed) for a in duty.assignments] for duty in plan.iter_duties()]


def test_what_is_decided_is_saved_as_before(plan: Plan) -> None:
    assert policyduty.loads(policyduty.dumps(plan)) == plan
    assert policyduty.dumps(plan).count(b'"proposed": true') == 2

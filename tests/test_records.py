"""Flat records of duties, the matrix, and the progress of an export."""

import csv
from collections import Counter
from io import BytesIO, StringIO

import policyduty
from policyduty import Assignment, Duty, Exporter, Plan, Role, Task, plugins
from policyduty.records import ASSIGNMENT_COLUMNS, DUTY_COLUMNS, csv_text

GANZI = policyduty.plan("ganzi-science-literacy-2023")


def test_a_record_a_duty() -> None:
    records = list(policyduty.duty_records(GANZI))
    assert len(records) == 31
    assert tuple(records[0]) == DUTY_COLUMNS
    assert records[0]["path"] == ("一、", "(一)")
    assert records[0]["lead"] == ("州教育体育局",)


def test_a_record_an_assignment() -> None:
    records = list(policyduty.assignment_records(GANZI))
    assert len(records) == 195
    assert tuple(records[0]) == ASSIGNMENT_COLUMNS
    assert Counter(record["role"] for record in records if record["unit"] == "州科协") == {"lead": 6, "co": 18}


def test_separated_values_read_back_and_do_not_act() -> None:
    records = list(policyduty.assignment_records(GANZI))
    rows = list(csv.DictReader(StringIO(csv_text(ASSIGNMENT_COLUMNS, records))))
    assert [row["unit"] for row in rows] == [record["unit"] for record in records]
    plan = Plan(
        id="p",
        title="",
        tasks=[
            Task(
                id="1",
                duties=[Duty(id="1/d1", clause="", assignments=[Assignment(unit="=1+1", role=Role.LEAD, position=1)])],
            )
        ],
    )
    (row,) = csv.DictReader(StringIO(csv_text(ASSIGNMENT_COLUMNS, policyduty.assignment_records(plan))))
    assert row["unit"] == "'=1+1"


def test_the_matrix_has_each_units_first_role() -> None:
    found = policyduty.matrix(GANZI)
    assert len(found.rows) == 31
    assert found.units[0] == "州科协"
    assert sum(row.roles.get("州科协") is Role.LEAD for row in found.rows) == 6
    duties = [
        Duty(id=f"1/d{n}", clause="", assignments=[Assignment(unit="甲局", role=role, position=1)])
        for n, role in enumerate((Role.RESPONSIBLE, Role.LEAD, Role.CO), 1)
    ]
    plan = Plan(id="p", title="", tasks=[Task(id="1", duties=duties), Task(id="2")])
    assert [dict(row.roles) for row in policyduty.matrix(plan).rows] == [{"甲局": Role.LEAD}]


def test_progress_reaches_whoever_listens(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def write(plan: Plan, target: BytesIO, options: None) -> None:
        for done in range(3):
            policyduty.report_progress(done + 1, 3)

    registry = plugins.registry()
    exporter = Exporter(name="slow", description="", suffixes=(".slow",), write=write)  # type: ignore[arg-type]
    monkeypatch.setitem(registry.exporters, "slow", exporter)
    heard: list[tuple[int, int]] = []
    policyduty.export(GANZI, BytesIO(), "slow", progress=lambda done, total: heard.append((done, total)))
    assert heard == [(1, 3), (2, 3), (3, 3)]
    policyduty.export(GANZI, BytesIO(), "slow")
    assert len(heard) == 3

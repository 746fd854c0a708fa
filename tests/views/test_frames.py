"""Views as records and data frames: others' tools take them as they are."""

import json
from collections.abc import Callable
from typing import Any

import pytest

import policyduty
from policyduty import Plan, Role
from policyduty.frames import to_arrow, to_pandas
from policyduty.records import UNIT_DUTY_COLUMNS, View

GANZI = policyduty.plan("ganzi-science-literacy-2023")

VIEWS: dict[str, Callable[[Plan], View]] = {
    "duty_table": policyduty.duty_table,
    "unit_table": policyduty.unit_table,
    "matrix": policyduty.matrix,
    "workload": policyduty.workload,
    "pairs": policyduty.pairs,
    "units of the network": lambda plan: policyduty.network(plan).units,
    "centralities": lambda plan: policyduty.centralities(policyduty.network(plan)),
    "coverage": policyduty.coverage,
    "by section": lambda plan: policyduty.grouped(plan, "section"),
    "by level": lambda plan: policyduty.grouped(plan, "level"),
}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_every_view_is_records_and_frames(view: Callable[[Plan], View]) -> None:
    rows = view(GANZI)
    records = policyduty.view_records(rows)
    assert records
    assert all(record.keys() == records[0].keys() for record in records)
    assert json.loads(json.dumps(records)) == json.loads(json.dumps(records, default=str))
    assert len(to_pandas(rows)) == to_arrow(rows).num_rows == len(records)
    assert list(to_pandas(rows).columns) == to_arrow(rows).column_names


def test_a_frame_answers_questions() -> None:
    frame: Any = to_pandas(policyduty.workload(GANZI))
    assert frame.set_index("unit").loc["州科协", ["leads", "joins"]].tolist() == [6, 18]
    wide: Any = to_pandas(policyduty.matrix(GANZI))
    assert wide["州科协"].value_counts().to_dict() == {"co": 18, "lead": 6}


def test_the_records_of_one_unit() -> None:
    records = list(policyduty.unit_duty_records(policyduty.unit_row(GANZI, "州科协")))
    assert tuple(records[0]) == UNIT_DUTY_COLUMNS
    assert [record["role"] for record in records] == ["lead"] * 6 + ["co"] * 18


def test_a_unit_with_two_roles_in_a_duty_has_two_records() -> None:
    assignments = [
        policyduty.Assignment(unit="市甲局", role=role, position=n) for n, role in enumerate((Role.LEAD, Role.CO), 1)
    ]
    duty = policyduty.Duty(id="1/d1", clause="", assignments=assignments)
    plan = Plan(id="p", title="", tasks=[policyduty.Task(id="1", duties=[duty])])
    records = list(policyduty.unit_duty_records(policyduty.unit_row(plan, "市甲局")))
    assert [record["role"] for record in records] == ["lead", "co"]


def test_a_unit_may_be_called_as_a_column() -> None:
    duty = policyduty.Duty(
        id="1/d1", clause="", assignments=[policyduty.Assignment(unit="id", role=Role.LEAD, position=1)]
    )
    (record,) = policyduty.wide_records(
        policyduty.matrix(Plan(id="p", title="", tasks=[policyduty.Task(id="1", duties=[duty])]))
    )
    assert record == {"id": "1", "path": (), "title": "", "id（单位）": "lead"}


@pytest.mark.parametrize(("module", "extra"), [("networkx", "network"), ("pandas", "pandas"), ("pyarrow", "arrow")])
def test_what_is_missing_is_asked_for(monkeypatch: pytest.MonkeyPatch, module: str, extra: str) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    rows = policyduty.workload(GANZI)
    calls: dict[str, Callable[[], object]] = {
        "networkx": lambda: policyduty.centralities(policyduty.network(GANZI)),
        "pandas": lambda: to_pandas(rows),
        "pyarrow": lambda: to_arrow(rows),
    }
    with pytest.raises(policyduty.MissingExtra, match=rf'pip install "policyduty\[{extra}\]"'):
        calls[module]()

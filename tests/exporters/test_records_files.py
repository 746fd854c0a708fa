"""Flat records as others read them: json, csv, pandas and DuckDB."""

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings

import policyduty
from policyduty import Plan, testing
from policyduty.records import ASSIGNMENT_COLUMNS, DUTY_COLUMNS
from policyduty_json import RecordOptions, Rows

GANZI = policyduty.plan("ganzi-science-literacy-2023")


def written(plan: Plan, format: str, options: RecordOptions | None = None) -> bytes:
    target = BytesIO()
    policyduty.export(plan, target, format, options)
    return target.getvalue()


def test_lines_are_the_records(plan: Plan) -> None:
    lines = written(plan, "jsonl").decode().splitlines()
    assert [json.loads(line) for line in lines] == list(policyduty.assignment_records(plan))
    duties = written(plan, "jsonl", RecordOptions(rows=Rows.DUTIES, canonical=True)).decode().splitlines()
    expected = json.loads(json.dumps(list(policyduty.duty_records(plan, canonical=True))))
    assert [json.loads(line) for line in duties] == expected


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_members_stand_in_the_place_of_their_collective(format: str) -> None:
    text = written(GANZI, format, RecordOptions(expand=True)).decode("utf-8-sig")
    if format == "csv":
        records = list(csv.DictReader(StringIO(text)))
    else:
        records = [json.loads(line) for line in text.splitlines()]
    counties = [record for record in records if record["printed"] == "各县(市)人民政府"]
    assert len({record["unit"] for record in counties}) == 18
    assert len(counties) == 18 * 30
    duties = written(GANZI, "jsonl", RecordOptions(rows=Rows.DUTIES, expand=True)).decode().splitlines()
    assert sum("康定市人民政府" in json.loads(line)["co"] for line in duties) == 30


def test_separated_values_begin_with_a_mark_for_excel_unless_told_otherwise(plan: Plan) -> None:
    data = written(plan, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert written(plan, "csv", RecordOptions(bom=False)) == data[3:]
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"))))
    assert tuple(rows[0]) == ASSIGNMENT_COLUMNS
    duties = list(csv.reader(StringIO(written(plan, "csv", RecordOptions(rows=Rows.DUTIES, bom=False)).decode())))
    assert tuple(duties[0]) == DUTY_COLUMNS
    assert len(duties) == 1 + len(list(plan.iter_duties()))


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_pandas_reads_them(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"duties.{format}"
    policyduty.export(GANZI, path)
    frame = pd.read_json(path, lines=True) if format == "jsonl" else pd.read_csv(path)
    assert tuple(frame.columns) == ASSIGNMENT_COLUMNS
    assert len(frame) == 195
    leads = frame[frame.role == "lead"].groupby("unit").size()
    assert leads["州科协"] == 6
    assert frame.open_ended.dtype == bool
    assert frame.position.max() == 17


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_duckdb_reads_them(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"duties.{format}"
    policyduty.export(GANZI, path)
    reader = "read_json_auto" if format == "jsonl" else "read_csv_auto"
    query = f"select count(*) filter (role = 'lead'), count(*) from {reader}(?) where unit = '州科协'"
    assert duckdb.execute(query, [str(path)]).fetchall() == [(6, 24)]


@settings(max_examples=60, deadline=None)
@given(plan=testing.plans())
def test_every_plan_reads_back(plan: Plan) -> None:
    records = list(policyduty.assignment_records(plan))
    lines = written(plan, "jsonl").split(b"\n")[:-1]
    assert [json.loads(line) for line in lines] == records
    rows = list(csv.reader(StringIO(written(plan, "csv").decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + len(records)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_text_acts_as_a_formula(filled: Callable[[str], Plan], text: str) -> None:
    for row in csv.reader(StringIO(written(filled(text), "csv").decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_a_lone_surrogate_is_escaped_or_replaced(filled: Callable[[str], Plan]) -> None:
    plan = filled("甲\ud800乙")
    (first, *_) = written(plan, "jsonl").splitlines()
    assert json.loads(first)["unit"] == "甲\ud800乙"
    assert "甲\ufffd乙" in written(plan, "csv").decode("utf-8-sig")

"""JSON: what goes out comes back, the same plan gives the same bytes, and errors say what is wrong where."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

import policyduty
from policyduty import (
    Assignment,
    CodecError,
    Correction,
    Document,
    Duty,
    InputError,
    LeadRule,
    Plan,
    Role,
    Section,
    Span,
    Target,
    Task,
    Unit,
    testing,
)

law = settings(max_examples=60, deadline=None)


def leaves(value: Any) -> Iterator[Any]:
    """Every value in a plan with its class, since a word equals its text; whole amounts may come back as int."""
    if attrs.has(type(value)):
        value = attrs.astuple(value, recurse=False)
    if isinstance(value, tuple):
        for item in value:
            yield from leaves(item)
    else:
        yield ("number" if type(value) is float else type(value) if type(value) is not int else "number", value)


@law
@given(testing.plans())
def test_every_plan_comes_back_and_gives_the_same_bytes_again(plan: Plan) -> None:
    data = policyduty.dumps(plan)
    loaded = policyduty.loads(data)
    assert loaded == plan
    assert list(leaves(loaded)) == list(leaves(plan))
    assert policyduty.dumps(loaded) == data
    assert json.loads(data)["plan"]["id"] == plan.id


@law
@given(testing.unit_lists())
def test_every_registry_comes_back(units: tuple[Unit, ...]) -> None:
    file = io.BytesIO()
    policyduty.dump_units(units, file)
    assert policyduty.load_units(io.BytesIO(file.getvalue())) == units


@law
@given(testing.correction_lists())
def test_all_corrections_come_back(corrections: tuple[Correction, ...]) -> None:
    file = io.BytesIO()
    policyduty.dump_corrections(corrections, file)
    assert policyduty.load_corrections(io.BytesIO(file.getvalue())) == corrections


@law
@given(testing.plans())
def test_the_layout_is_that_of_any_json_tool(plan: Plan) -> None:
    data = policyduty.dumps(plan).decode()
    usual = json.dumps(json.loads(data), ensure_ascii=False, indent=1) + "\n"
    assert list(map(indentation, data.split("\n"))) == list(map(indentation, usual.split("\n")))


def indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def test_every_value_stands_on_a_line_of_its_own() -> None:
    duty = Duty(
        id="1/d1",
        clause='州"科协"',
        assignments=(Assignment(unit="州科协", role=Role.LEAD, position=1, span=Span("a.txt", 0, 3)),),
        rule=LeadRule.EXPLICIT,
        covers=(0, 3),
    )
    plan = Plan(id="p", title="", tasks=(Task(id="1", text="甲" * 3, duties=(duty,)),))
    assert policyduty.dumps(plan).decode() == (
        """\
{
 "format": "policyduty.plan",
 "version": 1,
 "plan": {
  "id": "p",
  "title": "",
  "tasks": [
   {
    "id": "1",
    "text": "甲甲甲",
    "duties": [
     {
      "id": "1/d1",
      "clause": "州\\"科协\\"",
      "assignments": [
       {
        "unit": "州科协",
        "role": "lead",
        "position": 1,
        "span": {
         "source": "a.txt",
         "start": 0,
         "end": 3
        }
       }
      ],
      "rule": "explicit",
      "covers": [
       0,
       3
      ]
     }
    ]
   }
  ]
 }
}
"""
    )


@pytest.mark.parametrize(("one", "other"), [(1, 1.0), (0, -0.0), (10_000_000, 1e7)])
def test_equal_plans_give_equal_bytes_whatever_their_numbers_are_made_of(one: int, other: float) -> None:
    plans = [
        Plan(id="p", title="", tasks=(Task(id="1", targets=(Target(text="x", amount=amount),)),))
        for amount in (one, other)
    ]
    assert plans[0] == plans[1]
    assert policyduty.dumps(plans[0]) == policyduty.dumps(plans[1])


def test_paths_files_texts_and_a_byte_order_mark_are_read_alike(tmp_path: Path) -> None:
    plan = Plan(id="p", title="方案")
    policyduty.dump(plan, tmp_path / "plan.json")
    data = (tmp_path / "plan.json").read_bytes()
    assert policyduty.load(str(tmp_path / "plan.json")) == plan
    assert policyduty.load(io.BytesIO(data)) == plan
    assert policyduty.loads(data.decode()) == plan
    assert policyduty.loads(b"\xef\xbb\xbf" + data) == plan


@pytest.mark.parametrize(("name", "reason"), [("none.json", "No such file"), ("", "Is a directory")])
def test_what_cannot_be_opened_is_named(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        policyduty.load(tmp_path / name)
    assert str(tmp_path / name) in str(caught.value)


def plan_json(**fields: Any) -> bytes:
    plan = {"id": "p", "title": "t", **fields}
    return json.dumps({"format": "policyduty.plan", "version": 1, "plan": plan}).encode()


def duty(**fields: Any) -> bytes:
    return plan_json(tasks=[{"id": "1", "duties": [{"id": "1/d1", "clause": "", **fields}]}])


CORRECTION = {"id": "1", "printed": "a", "corrected": "b", "reason": "r", "certainty": "likely", "evidence": ""}
DUTY = "$.plan.tasks[0].duties[0]"

FAULTS = {
    "empty": (b" \n", ["x.json: is empty, expected JSON"]),
    "no JSON": (b'{"format":\n "policyduty.plan" 1}', ["x.json: is not JSON", "line 2, column 20"]),
    "truncated": (plan_json()[:-9], ["is not JSON", "line 1, column"]),
    "no UTF-8": ('{"x": "甘孜"}'.encode("gb18030"), ["is not JSON: byte 7 is not UTF-8"]),
    "surrogate": (plan_json(preface="\ud800"), ["$.plan.preface: '\\ud800' has a lone surrogate"]),
    "brackets": (b"[" * 100_000, ["is not JSON: nested too deeply"]),
    "no number": (duty(covers=[0, float("nan")]), ["is not JSON"]),
    "number": (b"3", ["$: found 3, expected an object with the keys format, version, plan"]),
    "list": (b"[]", ["$: found [], expected an object with the keys"]),
    "other format": (
        b'{"format": "policyduty.units", "version": 1, "units": []}',
        ['$.format: found "policyduty.units", expected "policyduty.plan"'],
    ),
    "no format": (b"{}", ["$: key 'format' is missing", "$: key 'version' is missing", "$: key 'plan' is missing"]),
    "later version": (b'{"format": "policyduty.plan", "version": 2, "plan": {}}', ["$.version: found 2, expected 1"]),
    "true version": (
        b'{"format": "policyduty.plan", "version": true, "plan": {}}',
        ["$.version: found true, expected 1"],
    ),
    "no plan": (b'{"format": "policyduty.plan", "version": 1}', ["$: key 'plan' is missing"]),
    "beside plan": (
        b'{"format": "policyduty.plan", "version": 1, "plan": {"id": "p", "title": ""}, "plans": 1}',
        ["$: unknown key 'plans', did you mean 'plan'?"],
    ),
    "missing key": (plan_json(tasks=[{}]), ["$.plan.tasks[0]: key 'id' is missing"]),
    "near key": (duty(asignments=[]), [f"{DUTY}: unknown key 'asignments', did you mean 'assignments'?"]),
    "far key": (plan_json(sources=[{"name": "a", "qqq": 1}]), ["unknown key 'qqq', expected only name, media_type"]),
    "no object": (plan_json(tasks=[None]), ["$.plan.tasks[0]: found null, expected an object"]),
    "no list": (plan_json(tasks={"id": "1"}), ['$.plan.tasks: found {"id": "1"}, expected a list']),
    "text for list": (plan_json(units=[{"name": "a", "aliases": "bc"}]), ['aliases: found "bc", expected a list']),
    "no text": (plan_json(preface=None), ["$.plan.preface: found null, expected a text"]),
    "number for text": (plan_json(title=3), ["$.plan.title: found 3, expected a text"]),
    "text for number": (
        plan_json(lead_rule_span={"source": "a", "start": "0", "end": 1}),
        ['start: found "0", expected a whole number'],
    ),
    "true for number": (
        duty(covers=[0, True]),
        [f"{DUTY}.covers: found [0, true], expected a list of two whole numbers"],
    ),
    "three of a pair": (
        duty(covers=[0, 0, 0]),
        [f"{DUTY}.covers: found [0, 0, 0], expected a list of two whole numbers"],
    ),
    "number for truth": (duty(open_ended=1), [f"{DUTY}.open_ended: found 1, expected true or false"]),
    "text for amount": (
        plan_json(tasks=[{"id": "1", "targets": [{"text": "x", "amount": "3"}]}]),
        ["expected a number"],
    ),
    "role": (
        duty(assignments=[{"unit": "a", "role": "leader", "position": 1}]),
        [f'{DUTY}.assignments[0].role: found "leader", expected one of lead, co, responsible'],
    ),
    "list for role": (
        duty(rule=["none"]),
        [f'{DUTY}.rule: found ["none"], expected one of explicit, first_listed, none'],
    ),
    "no date": (
        plan_json(document={"dated": "2023-02-30"}),
        ['$.plan.document.dated: found "2023-02-30", expected a date'],
    ),
    "short date": (plan_json(document={"dated": "20230230"}), ['found "20230230", expected a date as YYYY-MM-DD']),
    "week date": (plan_json(document={"dated": "2023-W01-1"}), ['found "2023-W01-1", expected a date as YYYY-MM-DD']),
    "time": (plan_json(document={"dated": "2023-01-01T00:00"}), ["expected a date as YYYY-MM-DD"]),
    "no value": (plan_json(id="../x"), ["Plan.id is '../x'"]),
    "blank": (plan_json(units=[{"name": " "}]), ["$.plan.units[0]: Unit.name must not be blank"]),
    "position": (duty(assignments=[{"unit": "a", "role": "co", "position": 0}]), ["assignments[0]", "counts from 1"]),
    "covers": (duty(covers=[0, 5]), ["$.plan.tasks[0]: duty '1/d1' covers characters 0..5 of a text of 0"]),
    "one id twice": (
        plan_json(id="1", sections=[{"id": "1", "tasks": [{"id": "1"}]}], corrections=[CORRECTION]),
        ["$.plan: id '1' is used twice ($.plan.sections[0].id, $.plan.sections[0].tasks[0].id)"],
    ),
    "one duty twice": (
        plan_json(tasks=[{"id": "1", "duties": [{"id": "d", "clause": ""}, {"id": "d", "clause": ""}]}]),
        ["id 'd' is used twice ($.plan.tasks[0].duties[0].id, $.plan.tasks[0].duties[1].id)"],
    ),
    "digits without end": (b"9" * 5000, ["is not JSON: Integer value out of range"]),
    "one unit twice": (
        plan_json(id="a", units=[{"name": "b"}, {"name": "a"}, {"name": "a"}]),
        ["unit 'a' is listed twice ($.plan.units[1].name, $.plan.units[2].name)"],
    ),
    "one correction twice": (
        plan_json(tasks=[{"id": "1"}], corrections=[CORRECTION, CORRECTION]),
        ["correction '1' is listed twice ($.plan.corrections[0].id, $.plan.corrections[1].id)"],
    ),
    "several": (plan_json(preface=1, sources=[{}]), ["$.plan.preface: found 1", "$.plan.sources[0]: key 'name' is"]),
    "many": (plan_json(units=[{}] * 12), ["$.plan.units[9]: key 'name' is missing", "… +2"]),
    "long value": (plan_json(lead_rule="x" * 500), [f'found "{"x" * 56}…, expected one of']),
}


@pytest.mark.parametrize(("data", "said"), FAULTS.values(), ids=FAULTS)
def test_an_error_says_what_is_wrong_where(data: bytes, said: list[str]) -> None:
    with pytest.raises(CodecError) as caught:
        policyduty.loads(data, "x.json")
    for words in said:
        assert words in str(caught.value)
    assert str(caught.value).startswith("x.json: ")


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (10, "$.plan.units[9]: key 'name' is missing"),
        (11, "… +1"),
        (999, "… +989"),
        (1000, "… +≥990"),
        (2000, "… +≥990"),
    ],
)
def test_ten_faults_are_told_and_the_others_counted(count: int, last: str) -> None:
    with pytest.raises(CodecError) as caught:
        policyduty.loads(plan_json(units=[{}] * count))
    lines = str(caught.value).splitlines()
    assert len(lines) == 1 + min(count, 11)
    assert lines[-1] == f"  {last}"


def nested(depth: int) -> Section:
    section = Section(id="0")
    for n in range(1, depth):
        section = Section(id=str(n), sections=(section,))
    return section


def test_headings_nest_deeper_than_any_document_has_them() -> None:
    plan = Plan(id="p", title="", sections=(nested(50),))
    assert policyduty.loads(policyduty.dumps(plan)) == plan


@pytest.mark.parametrize("depth", range(500, 1100, 20))
def test_lists_in_lists_are_no_plan_however_deep(depth: int) -> None:
    with pytest.raises(CodecError, match=r"nested too deeply|found \[+…, expected an object"):
        policyduty.loads(b"[" * depth + b"]" * depth)


@pytest.mark.parametrize("depth", [300, 5000])
def test_what_is_nested_too_deeply_is_said_to_be(depth: int) -> None:
    sections = '{"id": "0", "sections": [' * depth + "]}" * depth
    data = plan_json(sections=[]).replace(b'"sections": []', f'"sections": [{sections}]'.encode())
    with pytest.raises(CodecError, match=r"\$\.plan: nested too deeply" if depth == 300 else "nested too deeply"):
        policyduty.loads(data)
    with pytest.raises(CodecError, match="nested too deeply"):
        policyduty.dumps(Plan(id="p", title="", sections=(nested(500),)))


@pytest.mark.parametrize(
    ("plan", "path"),
    [
        (Plan(id="p", title="\ud800"), "$.plan.title"),
        (Plan(id="p", title="", document=Document(addressees=("a", "b\udfff"))), "$.plan.document.addressees[1]"),
        (Plan(id="p", title="", units=(Unit(name="a", aliases=("\ud83d",)),)), "$.plan.units[0].aliases[0]"),
    ],
)
def test_a_lone_surrogate_is_named_and_writes_nothing(tmp_path: Path, plan: Plan, path: str) -> None:
    with pytest.raises(CodecError, match="lone surrogate") as caught:
        policyduty.dump(plan, tmp_path / "plan.json")
    assert f"{path}: " in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("load", "text", "said"),
    [
        (policyduty.load_units, {"format": "policyduty.units", "version": 1, "units": [{}]}, "$.units[0]: key 'name'"),
        (policyduty.load_units, {"format": "policyduty.plan", "version": 1, "units": []}, "$.format: found"),
        (
            policyduty.load_corrections,
            {"format": "policyduty.corrections", "version": 1, "corrections": [CORRECTION | {"corrected": "a"}]},
            "$.corrections[0]: correction '1' changes nothing",
        ),
    ],
)
def test_registries_and_corrections_are_checked_as_plans_are(load: Any, text: Any, said: str) -> None:
    with pytest.raises(CodecError) as caught:
        load(io.BytesIO(json.dumps(text).encode()))
    assert said in str(caught.value)

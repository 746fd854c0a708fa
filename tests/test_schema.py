"""The published JSON Schemas: built from the model, and of one mind with the loader."""

import copy
import io
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

import policyduty
from policyduty import CodecError, Correction, Plan, Unit, UnknownName, schema, testing
from policyduty.codec import FORMATS
from policyduty.model.checks import PLAN_ID

law = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

BEYOND = (
    "is used twice",
    "is listed twice",
    "needs 0 <= start <= end",
    "covers characters",
    "changes nothing",
    "is not marked as a collective",
    "before it began",
)
"""What the loader says of faults that JSON Schema has no words for."""


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema.schema_text(name)), format_checker=FormatChecker(["date"]))


def loader_says(name: str, raw: Any) -> str:
    try:
        FORMATS[name].loads(json.dumps(raw).encode(), "x.json")
    except CodecError as error:
        return str(error)
    return ""


def dumped(dump: Callable[[Any, Any], None], value: Any) -> Any:
    file = io.BytesIO()
    dump(value, file)
    return json.loads(file.getvalue())


@pytest.mark.parametrize("name", FORMATS)
def test_the_shipped_schemas_are_those_of_the_model(name: str) -> None:
    shipped = Path(schema.__file__).parent / "schemas" / f"{name}.schema.json"
    assert shipped.read_text("utf-8") == schema.built(name), "run python -m policyduty.schema"
    assert schema.schema_text(name) == schema.built(name)
    Draft202012Validator.check_schema(json.loads(schema.schema_text(name)))


def test_a_schema_of_another_name_is_not_there() -> None:
    with pytest.raises(UnknownName, match="did you mean units"):
        schema.schema_text("unit")


def test_every_class_and_vocabulary_is_described_in_both_languages() -> None:
    defined = json.loads(schema.schema_text("plan"))["$defs"]
    assert {"Plan", "Role", "Span"} < set(defined)
    assert [name for name, kind in defined.items() if "(" not in kind["description"]] == []
    assert defined["Role"]["description"].splitlines()[1].startswith("lead: 牵头")
    assert defined["Task"]["properties"]["marker"]["description"].startswith("Its number as printed")


@law
@given(testing.plans())
def test_every_plan_is_valid(plan: Plan) -> None:
    validator("plan").validate(dumped(policyduty.dump, plan))


@law
@given(testing.unit_lists())
def test_every_registry_is_valid(units: tuple[Unit, ...]) -> None:
    validator("units").validate(dumped(policyduty.dump_units, units))


@law
@given(testing.correction_lists())
def test_all_corrections_are_valid(corrections: tuple[Correction, ...]) -> None:
    validator("corrections").validate(dumped(policyduty.dump_corrections, corrections))


def holders(value: Any) -> Iterator[Any]:
    """Every object and list in some JSON, itself first."""
    if isinstance(value, (dict, list)):
        yield value
        for item in list(value.values()) if isinstance(value, dict) else value:
            yield from holders(item)


OTHER_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2.5, 2**53, -(2**53)),
    *("", " ", "\u3000", "x", "a/b", ".x", "-x", "a b", "lead", "co", "none", "by", ">=", "certain", "county", "party"),
    *("2023-02-28", "2023-02-30", "2023-W01-1", "20230228", "2023-02-28T00:00:00"),
    *([], [""], [0, 0], [0, True], [0, 0, 0], [None], [[]], [{}], {}, {"id": "x"}, {"x": 1}, {"source": "a"}),
)


@settings(law, max_examples=120)
@given(st.data())
def test_what_a_change_makes_of_a_plan_the_schema_and_the_loader_judge_alike(data: st.DataObject) -> None:
    raw = dumped(policyduty.dump, data.draw(testing.plans()))
    holder = data.draw(st.sampled_from(list(holders(raw))))
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    change = data.draw(st.sampled_from(("add", "put", "put", "drop") if keys else ("add",)))
    if change == "add":
        new = copy.deepcopy(data.draw(st.sampled_from(OTHER_VALUES)))
        if isinstance(holder, dict):
            holder[data.draw(st.sampled_from(("x", "idd", "ID", "span", "members", "evidence", "amount")))] = new
        else:
            holder.append(new)
    else:
        key = data.draw(st.sampled_from(keys))
        if change == "put":
            holder[key] = copy.deepcopy(data.draw(st.sampled_from(OTHER_VALUES)))
        else:
            del holder[key]
    found = [error.message for error in validator("plan").iter_errors(raw)]
    said = loader_says("plan", raw)
    if found:
        assert said, found
    else:
        assert not said or any(words in said for words in BEYOND), said


PLAN = {"format": "policyduty.plan", "version": 1, "plan": {"id": "p", "title": "t"}}
UNITS = {"format": "policyduty.units", "version": 1, "units": [{"name": "a"}]}
CORRECTIONS = {
    "format": "policyduty.corrections",
    "version": 1,
    "corrections": [
        {"id": "1", "printed": "a", "corrected": "b", "reason": "r", "certainty": "likely", "evidence": ""}
    ],
}


@pytest.mark.parametrize(
    ("name", "sound", "path", "bad"),
    [
        ("plan", PLAN, ["plan", "titel"], "t"),
        ("plan", PLAN, ["plan", "title"], 3),
        ("plan", PLAN, ["plan", "lead_rule"], "first"),
        ("plan", PLAN, ["plan", "title"], ...),
        ("plan", PLAN, ["plan", "document"], {"dated": "2023-02-30"}),
        ("plan", PLAN, ["version"], 2),
        ("plan", PLAN, ["plans"], []),
        ("plan", PLAN, ["plan"], ...),
        ("units", UNITS, ["units", 0, "levels"], None),
        ("units", UNITS, ["units", 0, "level"], "city"),
        ("units", UNITS, ["units", 0, "name"], " "),
        ("units", UNITS, ["units", 0, "name"], ...),
        ("units", UNITS, ["format"], "policyduty.plan"),
        ("corrections", CORRECTIONS, ["corrections", 0, "because"], ""),
        ("corrections", CORRECTIONS, ["corrections", 0, "printed"], ""),
        ("corrections", CORRECTIONS, ["corrections", 0, "certainty"], "sure"),
        ("corrections", CORRECTIONS, ["corrections", 0, "evidence"], ...),
    ],
)
def test_an_unknown_key_a_wrong_value_and_a_missing_key_are_faults_to_both(
    name: str, sound: Any, path: list[Any], bad: Any
) -> None:
    assert not loader_says(name, sound)
    assert validator(name).is_valid(sound)
    raw = copy.deepcopy(sound)
    holder = raw
    for key in path[:-1]:
        holder = holder[key]
    if bad is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = bad
    assert loader_says(name, raw)
    assert not validator(name).is_valid(raw)


@law
@given(st.text(st.characters(max_codepoint=127), max_size=4) | st.text("a-._é甘", max_size=4))
def test_a_plan_id_is_one_to_both(id: str) -> None:
    valid = validator("plan").is_valid(PLAN | {"plan": {"id": id, "title": ""}})
    assert valid == (PLAN_ID.fullmatch(id) is not None)

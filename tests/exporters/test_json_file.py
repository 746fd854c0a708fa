from io import BytesIO

import pytest
from attrs import evolve

import policyduty
import policyduty_json
from policyduty import CodecError, OptionError, Plan


def test_writes_the_canonical_bytes(plan: Plan) -> None:
    target = BytesIO()
    exporter = policyduty.export(plan, target, "json")
    assert target.getvalue() == policyduty.dumps(plan)
    assert policyduty.loads(target.getvalue()) == plan
    assert (exporter.name, exporter.suffixes, exporter.options) == ("json", (".json",), None)


def test_registers_three_formats() -> None:
    exporters = policyduty_json.policyduty_exporters()
    assert [exporter.name for exporter in exporters] == ["json", "jsonl", "csv"]
    for exporter in exporters:
        assert exporter.description
        assert exporter.description_zh


def test_takes_no_options(plan: Plan) -> None:
    with pytest.raises(OptionError):
        policyduty.export(plan, BytesIO(), "json", object())


def test_names_what_cannot_be_encoded(plan: Plan) -> None:
    target = BytesIO()
    with pytest.raises(CodecError, match=r"\$\.plan\.title"):
        policyduty.export(evolve(plan, title="\ud800"), target, "json")
    assert target.getvalue() == b""

"""The contract that every exporter keeps to, and what this one says."""

from io import BytesIO

from policyduty import export, plan
from policyduty.testing import ExporterContract
from policyduty_leads import LeadsOptions, policyduty_exporters


class TestLeads(ExporterContract):
    exporter = policyduty_exporters()[0]


def test_it_lists_what_a_unit_leads() -> None:
    target = BytesIO()
    export(plan("ganzi-science-literacy-2023"), target, "leads", LeadsOptions(unit="州科协"))
    lines = target.getvalue().decode().splitlines()
    assert lines[0] == "州科协（牵头 6 项）"
    assert lines[1] == "1. 1.4 实施科技创新后备人才培育计划"

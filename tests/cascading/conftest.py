"""A provincial and a prefecture plan of one policy, as such plans are: the lower rewords, merges, adds, leaves out."""

from pathlib import Path

import pytest

import policyduty
from policyduty import Plan

FOLDER = Path(__file__).parent


@pytest.fixture(scope="session")
def province() -> Plan:
    return policyduty.read(FOLDER / "province.txt")


@pytest.fixture(scope="session")
def prefecture() -> Plan:
    return policyduty.read(FOLDER / "prefecture.txt")

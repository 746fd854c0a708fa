"""A registry that is given names the units of a saved plan as it names those of a document."""

import policyduty
from policyduty import Unit, read_document, validate

TEXT = "一、任务\n（一）办好学校。\n责任单位：临江市教育局、市财政局、市教育局。\n"
UNITS = (Unit(name="市教育局", aliases=("临江市教育局",)), Unit(name="市财政局"))


def test_a_saved_plan_and_its_document_are_told_the_same() -> None:
    reading = read_document(TEXT.encode(), name="notice.txt")
    saved = policyduty.loads(policyduty.dumps(reading.plan))
    named = read_document(TEXT.encode(), name="notice.txt", units=UNITS)
    codes = [finding.code for finding in validate(named.plan, units=UNITS, reading=named)]
    assert codes == [finding.code for finding in validate(saved, units=UNITS)]
    assert "PD204" in codes
    assert "PD301" not in codes

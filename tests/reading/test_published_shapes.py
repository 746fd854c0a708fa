"""Whole documents in the shapes that are published, written for these tests, each beside its truth."""

import json
from pathlib import Path
from typing import Any

import pytest

from policyduty import Plan, duty_table, read_document

DOCUMENTS = sorted(path for path in (Path(__file__).parent / "documents").iterdir() if path.suffix != ".json")


def truth_of(document: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads(document.with_suffix(".json").read_text("utf-8"))
    return truth


def said(plan: Plan) -> list[dict[str, Any]]:
    return [
        {
            "path": list(row.path),
            "lead": list(row.duty.leads),
            "co": list(row.duty.co),
            "responsible": list(row.duty.responsible),
            "open": row.duty.open_ended,
        }
        for row in duty_table(plan)
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_duties(document: Path) -> None:
    empty = {"lead": [], "co": [], "responsible": [], "open": False}
    assert said(read_document(document).plan) == [{**empty, **duty} for duty in truth_of(document)["duties"]]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_facts(document: Path) -> None:
    plan = read_document(document).plan
    facts = {
        "title": plan.title,
        "lead_rule": plan.lead_rule,
        "number": plan.document.number,
        "issuer": plan.document.issuer,
        "dated": str(plan.document.dated),
        "published": str(plan.document.published),
    }
    truth = truth_of(document)
    assert {name: facts[name] for name in truth if name in facts} == {
        name: value for name, value in truth.items() if name in facts
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_nothing_is_in_doubt_and_nothing_is_lost(document: Path) -> None:
    reading = read_document(document)
    assert reading.findings == ()
    assert reading.account.unread == 0
    kept = json.dumps([reading.plan.document.notice, reading.plan.preface, *_texts(reading.plan)], ensure_ascii=False)
    for sentence in ("制定", "推进", "支持某某的三条意见", "各地区各部门要高度重视", "辦理程序"):
        if sentence in reading.transcript.text:
            assert sentence in kept


def _texts(plan: Plan) -> list[str]:
    return [text for item, _ in plan.walk() for text in (item.title, item.text)]


def test_the_host_that_a_website_names_below_the_text_has_no_duty(tmp_path: Path) -> None:
    document = tmp_path / "甲.txt"
    document.write_text(
        "甲市乙工作方案\n一、甲工作\n推进甲。（市甲局负责）\n主办：甲市人民政府\n承办：甲市人民政府办公室\n", "utf-8"
    )
    assert [duty["responsible"] for duty in said(read_document(document).plan)] == [["市甲局"]]

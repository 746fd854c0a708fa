"""Corrections and waivers: what is assumed, used up or run out."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.counting import Asked

from policyduty import Certainty, Correction, Finding, Plan, Severity, Waiver, examine, read_document, validate
from policyduty.plugins import registry
from policyduty.rules import upkeep

TODAY = date(2024, 1, 1)
TEXT = "一、任务\n（一）办好学校。\n责任单位：市教育局、市财政局、市教育局。\n"


def waiver(code: str, until: date = TODAY, *, place: str = "", excerpt: str = "") -> Waiver:
    return Waiver(code=code, place=place, excerpt=excerpt, reason="原文如此", until=until)


@pytest.mark.parametrize(
    ("waivers", "told"),
    [
        ((waiver("PD204"),), []),
        ((waiver("PD204", place="1.1"),), []),
        ((waiver("PD204", excerpt="市教育局"),), []),
        ((waiver("PD204"), waiver("PD204", place="1.1")), []),
        ((waiver("PD204", place="1.2"),), ["对 PD204 的豁免（原文如此）没有对应的问题"]),
        ((waiver("PD205"),), ["对 PD205 的豁免（原文如此）没有对应的问题"]),
        ((waiver("PD204", date(2023, 12, 31)),), ["对 PD204 的豁免（原文如此）已于2023年12月31日到期"]),
        ((waiver("PD205", date(2023, 12, 31)),), ["对 PD205 的豁免（原文如此）已于2023年12月31日到期"]),
        ((), []),
    ],
    ids=str,
)
def test_waivers(waivers: tuple[Waiver, ...], told: list[str]) -> None:
    plan = evolve(read_document(TEXT.encode(), name="page.txt").plan, waivers=waivers)
    found = validate(plan, registry().rules.values(), today=TODAY)
    assert [finding.message_zh for finding in found if finding.code in ("PD001", "PD002")] == told


@pytest.mark.parametrize(
    ("certainty", "told"),
    [(Certainty.ASSUMED, True), (Certainty.LIKELY, False), (Certainty.CERTAIN, False)],
)
def test_corrections(certainty: Certainty, told: bool) -> None:
    alternatives = () if certainty is Certainty.CERTAIN else ("州委宣传部",)
    correction = Correction(
        id="unit",
        printed="委",
        corrected="团州委",
        reason="名称残缺",
        certainty=certainty,
        evidence="其他分工均列团州委",
        alternatives=alternatives,
    )
    found = validate(Plan(id="p", title="", corrections=(correction,)), upkeep.RULES, today=TODAY)
    assert [finding.message_zh for finding in found] == (["勘误 unit 假定“委”应为“团州委”"] if told else [])


PLACES = st.text("1a./", max_size=5)
EXCERPTS = st.sampled_from(["", "甲", "乙"])


@given(PLACES, EXCERPTS, PLACES, EXCERPTS)
def test_a_waiver_covers_its_place_and_what_stands_below(place: str, excerpt: str, found: str, words: str) -> None:
    finding = Finding(code="PD204", severity=Severity.WARNING, place=found, excerpt=words, message="", message_zh="")
    below = place in ("", found) or found.startswith((f"{place}.", f"{place}/"))
    assert waiver("PD204", place=place, excerpt=excerpt).covers(finding) is (below and excerpt in ("", words))
    assert not waiver("PD205", place=place, excerpt=excerpt).covers(finding)


def test_findings_are_not_held_against_every_waiver() -> None:
    text = "一、任务\n" + "".join(
        f"（{n}）办好学校。\n责任单位：市教育局、市财政局、市教育局。\n" for n in range(1, 201)
    )
    plan = read_document(text.encode(), name="page.txt").plan
    waivers = [waiver(Asked("PD204"), place=task.id) for task in plan.iter_tasks()]
    assert len(waivers) == 200
    Asked.times = 0
    verdict = examine(evolve(plan, waivers=waivers), registry().rules.values(), today=TODAY)
    assert len(verdict.waived) == 200
    assert {finding.code for finding in verdict.findings}.isdisjoint({"PD001", "PD204"})
    assert Asked.times < 20 * 200

"""From findings to corrections: the words around what is mended, and what is not mended."""

import pytest

from policyduty import Correction, Finding, Severity, Source, Span, corrections_for
from policyduty.transcript import Transcript

SOURCE = Source(name="page.txt")


def found(text: str, words: str, fix: str | None, *, after: int = 0) -> Finding:
    start = text.index(words, after)
    return Finding(
        code="PD501",
        severity=Severity.ERROR,
        message="two commas",
        message_zh="两个逗号",
        span=Span("page.txt", start, start + len(words)),
        excerpt=words,
        suggestion_zh="删去一个",
        fix=fix,
    )


def given(text: str, *findings: Finding, known: tuple[Correction, ...] = ()) -> list[tuple[str, str, str]]:
    made = corrections_for(findings, Transcript.plain(text, SOURCE), known)
    corrected = Transcript.plain(text, SOURCE).corrected(made).text
    assert len(corrected) <= len(text)
    return [(correction.id, correction.printed, correction.corrected) for correction in made]


def test_a_correction_takes_some_words_on_either_side_and_gives_its_reason() -> None:
    text = "建设教师队伍，，改善办学条件。"
    (made,) = corrections_for([found(text, "，，", "，")], Transcript.plain(text, SOURCE))
    assert (made.id, made.printed, made.corrected) == ("pd501-1", "教师队伍，，改善办学", "教师队伍，改善办学")
    assert (made.reason, made.evidence) == ("两个逗号", "PD501：删去一个")


def test_it_takes_so_many_words_that_they_stand_once() -> None:
    text = "加强甲乙丙丁工作，，做好甲事情。加强丙丁工作，，做好甲事情。"
    assert given(text, found(text, "，，", "，", after=12)) == [
        ("pd501-1", "情。加强丙丁工作，，做好甲事情。", "情。加强丙丁工作，做好甲事情。")
    ]


def test_it_stays_in_its_line() -> None:
    text = "甲\n，，乙\n丙"
    assert given(text, found(text, "，，", "，")) == [("pd501-1", "，，乙", "，乙")]


def test_lines_that_stand_twice_are_left_to_a_person() -> None:
    text = "甲，，乙\n丙\n甲，，乙\n"
    assert given(text, found(text, "，，", "，")) == []
    assert given(text, found(text, "，，", "，", after=5)) == []


@pytest.mark.parametrize("fix", [None, "，，"])
def test_what_has_no_fix_or_is_as_it_should_be_is_passed_over(fix: str | None) -> None:
    text = "建设教师队伍，，改善办学条件；；提高质量"
    assert [id for id, *_ in given(text, found(text, "，，", fix), found(text, "；；", "；"))] == ["pd501-1"]


def test_words_that_do_not_stand_there_are_passed_over() -> None:
    text = "建设教师队伍，，改善办学条件"
    assert given(text.replace("，，", "。。"), found(text, "，，", "，")) == []


def test_a_finding_of_no_place_is_passed_over() -> None:
    nowhere = Finding(code="PD1", severity=Severity.INFO, message="", message_zh="", fix="甲")
    assert given("甲乙", nowhere) == []


def test_of_two_that_touch_the_first_is_taken() -> None:
    text = "建设教师队伍，，。改善办学条件"
    first, second = found(text, "，，", "，"), found(text, "，。", "。")
    assert [corrected for *_, corrected in given(text, first, second)] == ["教师队伍，。改善办"]
    beside = found(text, "。改", "改")
    assert len(given(text, first, beside)) == 1


def test_ids_that_are_taken_are_not_given_again() -> None:
    text = "建设教师队伍，，改善办学条件与甲乙丙，，提高质量"
    known = Correction(id="pd501-1", printed="质量", corrected="素质", reason="误", certainty="certain", evidence="")
    findings = found(text, "，，", "，"), found(text, "，，", "，", after=10)
    assert [id for id, *_ in given(text, *findings, known=(known,))] == ["pd501-2", "pd501-3"]

"""Corrections change the text, and every span still points into the raw document."""

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from policyduty import Certainty, Correction, CorrectionError, Piece, Scribe, Source, Span, Transcript

law = settings(max_examples=150, deadline=None)

SOURCE = Source(name="a.txt")


def fix(printed: str, corrected: str, id: str = "") -> Correction:
    return Correction(
        id=id or f"{printed}→{corrected}",
        printed=printed,
        corrected=corrected,
        reason="r",
        certainty=Certainty.CERTAIN,
        evidence="",
    )


def plain(text: str) -> Transcript:
    return Transcript.plain(text, SOURCE)


def raw(text: str, span: Span) -> str:
    return text[span.start : span.end]


CORRECTED = {
    "one character for another": ("州教育休育局", [("教育休", "教育体")], "州教育体育局"),
    "something missing": ("202366日", [("202366", "2023年6月6")], "2023年6月6日"),
    "something too much": ("负责。root。", [("。root", "")], "负责。"),
    "everything": ("甲", [("甲", "乙丙")], "乙丙"),
    "in any order": ("abcdef", [("ef", "EF"), ("ab", "AB")], "ABcdEF"),
    "side by side": ("abcd", [("ab", "xy"), ("cd", "zw")], "xyzw"),
    "two insertions at one place, each with its own side": ("abcd", [("cd", "Ycd"), ("ab", "abX")], "abXYcd"),
    "an insertion before a change": ("abcd", [("cd", "Yd"), ("ab", "abX")], "abXYd"),
    "within what another shows around its own": ("abcdef", [("abcd", "Abcd"), ("bcde", "bcDe")], "AbcDef"),
    "a repeated character": ("aab", [("aab", "aaab")], "aaab"),
}


@pytest.mark.parametrize(("text", "changes", "corrected"), CORRECTED.values(), ids=CORRECTED)
def test_corrections_change_the_text(text: str, changes: list[tuple[str, str]], corrected: str) -> None:
    assert plain(text).corrected(fix(*change) for change in changes).text == corrected


REFUSED = {
    "nowhere": ("abc", [("x", "y")], "'x→y': its printed text 'x' stands there 0 times, expected once"),
    "twice": ("abab", [("ab", "y")], "stands there 2 times"),
    "twice, one over the other": ("aaa", [("aa", "y")], "stands there 2 times"),
    "only after another": ("abc", [("b", "x"), ("axc", "y")], "'axc' stands there 0 times"),
    "the same place": ("abc", [("ab", "xb"), ("abc", "ybc")], "'ab→xb' and 'abc→ybc' change the same text"),
    "over each other": ("abcd", [("abc", "x"), ("bcd", "y")], "change the same text"),
    "one in the other": ("abcd", [("abcd", "xy"), ("bc", "z")], "change the same text"),
    "two insertions at one place, sides shared": ("abcd", [("bc", "bXc"), ("abcd", "abYcd")], "change the same text"),
    "once and again": ("abc", [("b", "x"), ("b", "x")], "change the same text"),
}


@pytest.mark.parametrize(("text", "changes", "said"), REFUSED.values(), ids=REFUSED)
def test_corrections_that_do_not_fit_are_refused(text: str, changes: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        plain(text).corrected(fix(*change) for change in changes)
    assert said in str(caught.value)
    assert str(caught.value).startswith("a.txt: ")


@st.composite
def corrected(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """A text, and stretches of it that stand there once and do not overlap, each with its new text."""
    once = st.permutations("甲乙丙丁戊己庚辛壬癸\n（）、，。12").map("".join)
    text = draw(
        once | st.text("甲乙丙丁\n", min_size=1, max_size=30) | st.text(st.characters(exclude_categories=["Cs"]))
    )
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=8)))
    edits = [
        (start, end, new)
        for start, end in list(pairwise(cuts))[:: draw(st.sampled_from((1, 2)))]
        for new in [draw(st.text("甲乙xyz", max_size=4))]
        if start < end and text[start:end] != new and text.find(text[start:end]) == text.rfind(text[start:end])
        if text.find(text[start:end], start + 1) < 0
    ]
    return text, edits


@law
@given(corrected())
def test_the_corrected_text_is_the_text_with_each_stretch_replaced(
    case: tuple[str, list[tuple[int, int, str]]],
) -> None:
    text, edits = case
    assume(edits)
    expected = text
    for start, end, new in reversed(edits):
        expected = expected[:start] + new + expected[end:]
    transcript = plain(text).corrected(fix(text[start:end], new, id=str(start)) for start, end, new in edits)
    assert transcript.text == expected
    assert [(c.span and (c.span.start, c.span.end)) for c in transcript.corrections] == [edit[:2] for edit in edits]
    assert all(c.span and raw(text, c.span) == c.printed for c in transcript.corrections)


@law
@given(corrected(), st.data())
def test_a_span_of_untouched_text_shows_the_same_characters_in_the_raw_text(
    case: tuple[str, list[tuple[int, int, str]]], data: st.DataObject
) -> None:
    text, edits = case
    transcript = plain(text).corrected(fix(text[start:end], new, id=str(start)) for start, end, new in edits)
    shift, here, untouched = 0, 0, []
    for start, end, new in [*edits, (len(text), len(text), "")]:
        untouched.append((here + shift, start + shift))
        here, shift = end, shift + len(new) - (end - start)
    low, high = data.draw(st.sampled_from(untouched))
    start = data.draw(st.integers(low, high))
    end = data.draw(st.integers(start, high))
    if start < end:
        assert raw(text, transcript.span(start, end)) == transcript.text[start:end]


@law
@given(corrected(), st.data())
def test_a_span_takes_in_all_that_its_stretches_take_in(
    case: tuple[str, list[tuple[int, int, str]]], data: st.DataObject
) -> None:
    text, edits = case
    transcript = plain(text).corrected(fix(text[start:end], new, id=str(start)) for start, end, new in edits)
    length = len(transcript.text)
    start, middle, end = sorted(data.draw(st.tuples(*[st.integers(0, length)] * 3)))
    whole = transcript.span(start, end)
    assert 0 <= whole.start <= whole.end <= len(text)
    for part in (transcript.span(start, middle), transcript.span(middle, end)) if start < middle < end else ():
        assert whole.start <= part.start
        assert part.end <= whole.end


@law
@given(corrected(), st.data())
def test_corrections_one_after_the_other_come_to_the_same_as_all_at_once(
    case: tuple[str, list[tuple[int, int, str]]], data: st.DataObject
) -> None:
    text, edits = case
    fixes = [fix(text[start:end], new, id=str(start)) for start, end, new in edits]
    once = plain(text).corrected(fixes)
    try:
        step = plain(text)
        for one in data.draw(st.permutations(fixes)):
            step = step.corrected([one])
    except CorrectionError:
        assume(False)  # What one wrote can be what another looks for.
    assert step.text == once.text
    assert {c.id: c.span for c in step.corrections} == {c.id: c.span for c in once.corrections}
    # What is inserted stands between two characters of the page; beside one that is deleted, on either side of it.
    for n in range(len(step.text)):
        one_by_one, together = step.span(n, n + 1), once.span(n, n + 1)
        assert one_by_one == together or one_by_one.start == one_by_one.end


def test_a_corrected_stretch_points_at_what_was_printed() -> None:
    text = "(甘办发〔202324"
    transcript = plain(text).corrected([fix("〔202324", "〔2023〕24号)")])
    assert transcript.text == "(甘办发〔2023〕24号)"
    assert raw(text, transcript.span(0, 9)) == "(甘办发〔2023"
    assert raw(text, transcript.span(4, len(transcript.text))) == "〔202324"
    (applied,) = transcript.corrections
    assert applied.span == Span("a.txt", 4, 11)


def test_no_corrections_change_nothing() -> None:
    for text in ("", "甲"):
        assert plain(text).corrected([]) == plain(text)


def test_a_span_names_its_place_and_its_source() -> None:
    pieces = (Piece(0, 2, 100, 102, "第1页"), Piece(2, 5, 200, 203, "第2页"))
    transcript = Transcript(source=SOURCE, text="甲乙丙丁戊", pieces=pieces)
    assert transcript.span(3, 5) == Span("a.txt", 201, 203, "第2页")
    assert transcript.span(1, 2) == Span("a.txt", 101, 102, "第1页")
    assert transcript.span(5, 5) == Span("a.txt", 203, 203, "第2页")
    moved = transcript.corrected([fix("乙", "乙乙乙")])
    assert moved.span(5, 6) == Span("a.txt", 201, 202, "第2页")


def test_a_stretch_left_out_leaves_the_spans_of_the_rest() -> None:
    transcript = plain("责任单位:甲\n局、乙\n局。").without([(6, 7), (10, 11)])
    assert transcript.text == "责任单位:甲局、乙局。"
    assert transcript.span(5, 7) == Span("a.txt", 5, 8)
    assert transcript.span(8, 10) == Span("a.txt", 9, 12)


def written() -> Transcript:
    """A line, and a table of two rows, whose second row is one merged cell."""
    scribe = Scribe()
    scribe.line("附件", place="第1页")
    rows = [[scribe.line("任务", "A1"), scribe.line("单位", "B1")]]
    merged = scribe.pieces([("落", 40, 41), ("实", 60, 61)], "A2")
    scribe.table([*rows, [merged, merged]])
    return scribe.transcript(SOURCE)


def cells(transcript: Transcript) -> list[list[str]]:
    (table,) = transcript.tables
    return [[transcript.text[start:end] for start, end in row] for row in table.rows]


def test_a_scribe_writes_lines_and_tables_down() -> None:
    transcript = written()
    assert transcript.text == "附件\n任务\n单位\n落实\n"
    assert cells(transcript) == [["任务", "单位"], ["落实", "落实"]]
    assert transcript.span(0, 2) == Span("a.txt", 0, 2, "第1页")
    assert transcript.span(6, 8) == Span("a.txt", 6, 8, "B1")
    assert transcript.span(9, 11) == Span("a.txt", 40, 61, "A2")
    assert Scribe().transcript(SOURCE).text == ""


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (("附件", "附件一"), [["任务", "单位"], ["落实", "落实"]]),
        (("任务", "工作任务"), [["工作任务", "单位"], ["落实", "落实"]]),
        (("单位", "责任单位及人"), [["任务", "责任单位及人"], ["落实", "落实"]]),
        (("位\n", "\n"), [["任务", "单"], ["落实", "落实"]]),
        (("单位", "\n"), [["任务", "\n"], ["落实", "落实"]]),
        (("务\n单", "务单"), [["任务", "单位"], ["落实", "落实"]]),
        (("实\n", "实施\n"), [["任务", "单位"], ["落实施", "落实施"]]),
    ],
)
def test_cells_keep_their_text_when_it_is_corrected(change: tuple[str, str], after: list[list[str]]) -> None:
    assert cells(written().corrected([fix(*change)])) == after

"""Where a duty clause may stand: what opens it, what goes before it, where it ends."""

import pytest

from policyduty import Plan, read
from policyduty.reading.bare import Bare, habit
from policyduty.reading.clauses import find
from policyduty.reading.doubtful import stretches
from policyduty.reading.flattened import aligned, flattened


def clauses(text: str, bare: Bare = Bare.OF_OFFICES) -> list[str]:
    return [text[found.inner_start : found.inner_end] for found in find(text, 0, len(text), bare=bare)]


@pytest.mark.parametrize("pair", "（） () ﹙﹚ [] ［］ 【】 〔〕 ﹝﹞ 〖〗 〈〉 ｛｝ {} （) [】".split())
def test_brackets_of_all_kinds(pair: str) -> None:
    assert clauses(f"推进建设{pair[0]}市甲局牵头，市乙局配合{pair[1]}。") == ["市甲局牵头，市乙局配合"]


@pytest.mark.parametrize("sign", "。；;！？”:：—－-*•·◆◇●○■□▲△★☆▶►→⇒）)】 　\t\xa0")
def test_a_label_begins_a_clause_behind(sign: str) -> None:
    assert clauses(f"推进建设{sign}责任单位：市甲局") == ["责任单位：市甲局"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("建成五处，责任单位：市甲局、乙区；", ["责任单位：市甲局、乙区"]),
        ("建成五处,牵头单位:市甲局,配合单位:市乙局", ["牵头单位:市甲局,配合单位:市乙局"]),
        ("明确职责，责任单位：要切实担责", []),
        ("明确职责，责任单位：市甲局，加强管理", []),
        ("明确职责，责任单位市甲局", []),
        ("明确职责，责任单位 市甲局", []),
    ],
)
def test_a_label_behind_a_comma_has_units_alone(text: str, found: list[str]) -> None:
    assert [clause.rstrip("；") for clause in clauses(text)] == found


@pytest.mark.parametrize("sign", "、的“")
def test_a_label_within_a_sentence_begins_none(sign: str) -> None:
    assert clauses(f"推进建设{sign}责任单位：市甲局") == []


@pytest.mark.parametrize("marker", ["1.", "（一）", "一、", "①", "(2)"])
def test_a_label_may_stand_behind_a_number(marker: str) -> None:
    assert clauses(f"{marker}责任单位：市甲局") == ["责任单位：市甲局"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("责任单位：市甲局。二、加强管理", ["责任单位：市甲局。"]),
        ("责任单位：市甲局。（二）加强管理", ["责任单位：市甲局。"]),
        ("责任单位：市甲局。2.加强管理", ["责任单位：市甲局。"]),
        ("责任单位：市甲局。1.2加强管理", ["责任单位：市甲局。"]),
        ("责任单位：市甲局；②加强管理", ["责任单位：市甲局；"]),
        ("责任单位：1.市甲局；2.市乙局", ["责任单位：1.市甲局；2.市乙局"]),
        ("责任单位：①市甲局；②市乙局", ["责任单位：①市甲局；②市乙局"]),
        ("推进（市甲局负责）一、加强。责任单位：市乙局", ["市甲局负责", "责任单位：市乙局"]),
        ("推进。责任单位：市甲局。（市乙局负责）", ["责任单位：市甲局。", "市乙局负责"]),
        ("推进建设（责任单位：市甲局（含市乙局（丙）））", ["责任单位：市甲局（含市乙局（丙））"]),
        ("推进建设（责任单位：甲局（含（各（县）））、乙局）", []),
        ("责任领导：某某，责任单位：市甲局", ["责任领导：某某，责任单位：市甲局"]),
        ("推进（责任领导：某某", []),
        ("推进（责任单位：市甲局；（市乙局负责）", ["市乙局负责"]),
        ("市甲局负责）推进（市乙局负责）", ["市乙局负责"]),
        ("推进（市甲局负责）加强管理", []),
        ("推进。（市甲局负责）加强管理", ["市甲局负责"]),
        ("推进！（市甲局负责）加强管理", ["市甲局负责"]),
        ("推进；（市甲局负责）加强管理", ["市甲局负责"]),
        ("推进（市甲局、市乙局负责）加强管理", ["市甲局、市乙局负责"]),
        ("推进（市甲局、市乙局配合）加强管理", []),
        ("推进（甲中心、乙公司负责）加强管理", []),
        ("市甲局牵头，市乙局配合;", ["市甲局牵头，市乙局配合;"]),
        ("由市甲局负责。", ["由市甲局负责。"]),
        ("市甲局牵头，好的配合", []),
        ("甲中心、乙公司负责", []),
        ("1.市甲局负责", []),
        ("市甲局负责吗", []),
        # Behind a dash.
        ("推进。——市甲局", []),
        ("推进。——市甲局负责", ["市甲局负责"]),
        ("推进。－市甲局、市乙局。", ["市甲局、市乙局。"]),
        ("推进；———市甲局牵头，市乙局配合", ["市甲局牵头，市乙局配合"]),
        ("推进。——市甲银行、乙集团", []),
        ("推进，——市甲局、市乙局", []),
        # Brackets of units alone.
        ("做好工作：（各成员单位）", ["各成员单位"]),
        ("做好工作。（各成员单位）", ["各成员单位"]),
        ("做好工作；（各成员单位）", ["各成员单位"]),
        ("做好工作！（各成员单位）。", ["各成员单位"]),
        ("（各成员单位）", ["各成员单位"]),
        ("做好工作（各成员单位）", []),
        ("做好工作（市甲局、市乙局）", ["市甲局、市乙局"]),
        ("做好工作（市甲局、乙银行）", ["市甲局、乙银行"]),
        ("做好工作（市甲局）", []),
        ("做好工作（市甲局，年底前）", ["市甲局，年底前"]),
        ("做好工作（甲银行、乙集团）", []),
        ("做好工作（市甲局、市乙局）等", []),
        ("建成十条；（市甲局、市乙局）新开两条", ["市甲局、市乙局"]),
        ("建成十条（市甲局、市乙局）；新开两条", ["市甲局、市乙局"]),
        ("建成十条（市甲局、乙银行）；新开两条", []),
        ("建成十条（市甲局、好的）；新开两条", []),
    ],
)
def test_clauses_and_what_is_none(text: str, found: list[str]) -> None:
    assert clauses(text) == found


DOUBTFUL = {
    "推进双减（市甲局）": ["（市甲局）"],
    "推进双减（甲馆、乙馆）": ["（甲馆、乙馆）"],
    "推进双减（甲馆）": [],
    "报市委宣传部（市文明办）": [],
    "建馆（市甲局、乙公司）；推进（市丙局、丁公司）": ["（市甲局、乙公司）"],
    "建馆（市甲局、乙公司）；办学（市丁局、戊公司）；推进（市丙局）": [
        "（市甲局、乙公司）",
        "（市丁局、戊公司）",
        "（市丙局）",
    ],
    "建馆（甲中心、乙公司）；推进（市丙局）": ["（市丙局）"],
    "推进（市甲局牵头）专班": ["（市甲局牵头）"],
    "主管部门：市甲局": ["主管部门：市甲局"],
    "推进双减，由市甲局、乙公司负责": ["由市甲局、乙公司负责"],
    "推进双减，由甲中心、乙公司负责": [],
    "推进双减。市甲局、好的": [],
    "推进双减。" + "市甲局、" * 49 + "市乙局": ["市甲局、" * 49 + "市乙局"],
    "推进双减。" + "市甲局、" * 50 + "市乙局": [],
    "推进双减。市甲局": ["市甲局"],
    "推进双减。甲市甲局、乙市乙局——": ["甲市甲局、乙市乙局"],
    "各单位要推进双减。市甲局、市乙局": [],
    "抄送：市甲局、市乙局": [],
}


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_may_be_a_duty_is_told(text: str) -> None:
    told = stretches(text, 0, len(text), list(find(text, 0, len(text))), heading=True)
    assert [text[slice(*each)] for each in told] == DOUBTFUL[text]


def test_a_heading_of_units_alone_is_none() -> None:
    text = "市甲局、市乙局"
    assert stretches(text, 0, len(text), [], heading=True) == []
    assert stretches(text, 0, len(text), [], heading=False) == [(0, len(text))]


@pytest.mark.parametrize(("times", "how"), [(2, Bare.OF_OFFICES), (3, Bare.ANYWHERE), (4, Bare.ANYWHERE)])
def test_three_brackets_of_offices_are_a_habit(times: int, how: Bare) -> None:
    assert habit("编制清单（市甲局）；" * times) is how


@pytest.mark.parametrize(
    ("lines", "how"),
    [
        (["推进（甲部、甲馆）"] * 2, Bare.OF_OFFICES),
        (["推进（甲部、甲馆）"] * 3, Bare.AT_ENDS),
        (["推进（甲部、甲馆）"] * 3 + ["推进（乙馆、丙馆）"] * 2, Bare.AT_ENDS),
        (["推进（甲部、甲馆）"] * 3 + ["推进（乙馆、丙馆）"] * 3, Bare.OF_OFFICES),
        (["推进（甲馆）"] * 4, Bare.OF_OFFICES),
        (["推进（甲部、甲馆）；再推进"] * 4, Bare.OF_OFFICES),
    ],
)
def test_three_lists_at_ends_are_a_habit_where_most_have_an_office(lines: list[str], how: Bare) -> None:
    assert habit("\n".join(lines)) is how


def test_where_it_is_the_habit_a_list_at_the_end_is_a_duty() -> None:
    assert clauses("办好科普日（科普中心、甲馆）", Bare.AT_ENDS) == ["科普中心、甲馆"]
    assert clauses("办好科普日（甲馆）", Bare.AT_ENDS) == []
    assert clauses("编制清单（乙集团）；推进", Bare.ANYWHERE) == ["乙集团"]
    assert clauses("编制清单（重点企业）；推进", Bare.ANYWHERE) == []
    both = "编制清单（乙集团）；推进建设（市甲局负责）；完善标准（丙集团）；"
    assert clauses(both, Bare.ANYWHERE) == ["乙集团", "市甲局负责", "丙集团"]


def printed(plan: Plan) -> list[list[str]]:
    return [[assignment.printed for assignment in duty.assignments] for duty in plan.iter_duties()]


@pytest.mark.parametrize(
    ("lines", "duties"),
    [
        (["责任单位：市甲局", "责任单位：市乙局"], [["市甲局"], ["市乙局"]]),
        (["牵头单位：市甲局", "配合单位：市乙局"], [["市甲局", "市乙局"]]),
        (["市级责任单位：市甲局", "县区责任单位：各县政府"], [["市甲局", "各县政府"]]),
        (["牵头单位：市甲局", "完成时限：年底", "责任单位：市乙局"], [["市甲局", "市乙局"]]),
        (["责任单位：", "市甲局", "市乙局"], [["市甲局", "市乙局"]]),
        (["责任领导：", "王某某", "责任单位：市甲局"], [["市甲局"]]),
        (["（牵头单位：市甲局）（配合单位：市乙局）"], [["市甲局", "市乙局"]]),
        (["（责任单位：市甲局）（责任单位：市乙局）"], [["市甲局"], ["市乙局"]]),
        (["（责任单位：市甲局）（配合单位：）"], [["市甲局"], []]),
    ],
)
def test_lines_that_belong_together(lines: list[str], duties: list[list[str]]) -> None:
    text = "\n".join(["关于办学的方案", "一、任务", "（一）办好学校。", *lines, ""])
    assert printed(read(text.encode(), name="a.txt")) == duties


def rows(text: str, how: object) -> list[list[str]]:
    lines = []
    here = 0
    for line in text.split("\n"):
        lines.append((here, here + len(line)))
        here += len(line) + 1
    return [[text[slice(*cell)] for cell in row] for table in how(text, lines) for row in table.rows]  # type: ignore[operator]


SHEET = ["序号", "任务", "责任单位", "1", "办好学校", "市甲局", "2", "办好医院", "市乙局"]
ROWS = [["序号", "任务", "责任单位"], ["1", "办好学校", "市甲局"], ["2", "办好医院", "市乙局"]]


@pytest.mark.parametrize("head", ["序号", "编号", "项次"])
@pytest.mark.parametrize("before", [[], ["附件", "任务分解表"]])
@pytest.mark.parametrize("behind", [[], ["甲市人民政府"], ["附注"] * 4])
def test_a_sheet_whose_cells_are_lines(head: str, before: list[str], behind: list[str]) -> None:
    text = "\n".join([*before, head, *SHEET[1:], *behind])
    assert rows(text, flattened) == [[head, "任务", "责任单位"], *ROWS[1:]]


@pytest.mark.parametrize("numbers", ["1. 2.", "1、 2、", "1． 2．", "一 二", "① ②"])
def test_its_rows_may_be_numbered_in_many_ways(numbers: str) -> None:
    one, two = numbers.split()
    sheet = [*SHEET[:3], one, *SHEET[4:6], two, *SHEET[7:]]
    assert rows("\n".join(sheet), flattened) == [ROWS[0], [one, *ROWS[1][1:]], [two, *ROWS[2][1:]]]


def test_headings_between_its_rows_span_them() -> None:
    sheet = [*SHEET[:3], "一、教育", *SHEET[3:6], "二、卫生", *SHEET[6:]]
    assert rows("\n".join(sheet), flattened) == [ROWS[0], ["一、教育"] * 3, ROWS[1], ["二、卫生"] * 3, ROWS[2]]


@pytest.mark.parametrize(
    "sheet",
    [
        SHEET[:2] + SHEET[3:],
        ["序号", "任务", "责任单位", "办好学校", "市甲局"],
        [*SHEET[:2], "一个很长很长很长很长的不像表头的句子", *SHEET[3:]],
        [*SHEET[:6], "市丙局", *SHEET[6:]],
        [*SHEET[:5], *SHEET[6:]],
        ["任务", "序号", "责任单位", *SHEET[3:]],
        ["序号一", *SHEET[1:]],
    ],
)
def test_lines_in_which_something_would_have_to_be_guessed_are_no_sheet(sheet: list[str]) -> None:
    assert rows("\n".join(sheet), flattened) == []


@pytest.mark.parametrize("blank", [" ", "　", "   "])
def test_a_sheet_whose_rows_are_lines(blank: str) -> None:
    text = "\n".join(["任务分解表", *(blank.join(row) for row in ROWS), "甲市人民政府"])
    assert rows(text, aligned) == ROWS


@pytest.mark.parametrize(
    "lines",
    [
        ["序号 任务", "1 办好学校"],
        ["序号 任务 责任单位", "办好学校 市甲局 1"],
        ["序号 任务 责任单位", "1 办好学校"],
        ["序号 任务 责任单位", "1 办好学校 市甲局", "2 办好医院"],
        ["序号 任务 责任单位", "2 办好学校 市甲局"],
        ["序号|任务|责任单位", "1|办好学校|市甲局"],
        ["序号\t任务\t责任单位", "1\t办好学校\t市甲局"],
        ["序号 任务 一个很长很长很长很长的不像表头的句子", "1 办好学校 市甲局"],
    ],
)
def test_rows_that_do_not_fit_are_no_sheet(lines: list[str]) -> None:
    assert rows("\n".join(lines), aligned) == []


@pytest.mark.parametrize(("length", "count"), [(12, 3), (13, 0)])
def test_a_head_has_twelve_characters_at_most(length: int, count: int) -> None:
    assert len(rows("\n".join([*SHEET[:2], "头" * length, *SHEET[3:]]), flattened)) == count
    lines = [f"序号 任务 {'头' * length}", "1 办好学校 市甲局", "2 办好医院 市乙局"]
    assert len(rows("\n".join(lines), aligned)) == count


@pytest.mark.parametrize("apart", ["工 作 任 务", "任 务", "责 任 单 位"])
def test_a_head_whose_signs_are_printed_apart_is_one(apart: str) -> None:
    lines = [f"序号 {apart} 时间", "1 办好学校 年底", "2 办好医院 年内"]
    assert rows("\n".join(lines), aligned)[0] == ["序号", apart, "时间"]
    assert rows("\n".join(["编号 时间 " + apart, *lines[1:]]), aligned)[0] == ["编号", "时间", apart]


@pytest.mark.parametrize(("behind", "bare"), [("市甲局、市乙局", True), ("市甲局牵头，市乙局配合", False)])
def test_units_alone_behind_a_dash_are_bare(behind: str, bare: bool) -> None:
    text = f"推进建设。——{behind}"
    (found,) = find(text, 0, len(text))
    assert (text[found.start : found.end], found.bare) == (behind, bare)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推进建设（责任单位：市甲局（由市乙局负责））。", ["责任单位：市甲局（由市乙局负责）"]),
        ("推进（（市丙局负责）（市丁局负责）责任单位：市甲局）。", ["（市丙局负责）（市丁局负责）责任单位：市甲局"]),
        ("推进（市直责任单位：市甲局）", ["市直责任单位：市甲局"]),
        ("推进（市甲局牵头开展工作，市乙局配合）", ["市甲局牵头开展工作，市乙局配合"]),
        ("由市甲局牵头，市乙局配合；", ["由市甲局牵头，市乙局配合；"]),
        ("责任单位：市甲局。（二）市乙局建设", ["责任单位：市甲局。"]),
        ("责任单位：市甲局；（二）完善机制", ["责任单位：市甲局；"]),
        ("责任单位：①市甲局。②市乙局", ["责任单位：①市甲局。②市乙局"]),
        ("责任单位：1.市甲局；2.市乙局", ["责任单位：1.市甲局；2.市乙局"]),
    ],
)
def test_a_clause_holds_what_is_in_it_and_ends_before_a_heading(text: str, found: list[str]) -> None:
    assert clauses(text) == found


@pytest.mark.parametrize(
    ("text", "how", "inner"),
    [
        ("建成十条；（市甲局、市乙局）新开两条", Bare.OF_OFFICES, "市甲局、市乙局"),
        ("建成十条（市甲局）；新开两条。扩大影响", Bare.ANYWHERE, "市甲局"),
        ("建成十条。（市甲局、市乙局）", Bare.OF_OFFICES, "市甲局、市乙局"),
    ],
)
def test_brackets_of_units_alone_are_bare(text: str, how: Bare, inner: str) -> None:
    (found,) = find(text, 0, len(text), bare=how)
    assert found.bare
    assert text[found.inner_start : found.inner_end] == inner
    assert text[found.start : found.end] == f"（{inner}）"
    assert [name.text for name, _ in found.clause.names] == inner.split("、")

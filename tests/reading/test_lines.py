"""Clauses that line ends, page numbers and unseen characters break in two, and lists that have a unit on each line."""

import pytest

from policyduty import Plan, read_document

HEAD = "甲市乙工作方案\n一、甲任务\n（一）推进甲。\n"


def read(text: str) -> Plan:
    return read_document(text.encode(), name="plan.txt").plan


def said(text: str) -> list[tuple[list[str], list[str], list[str]]]:
    return [(list(d.leads), list(d.co), list(d.responsible)) for d in read(text).iter_duties()]


@pytest.mark.parametrize(
    "clause",
    [
        # Page numbers stand between the lines of a page's text and the next one's.
        "（市甲局牵头，市乙\n\n— 3 —\n\n局、市丙局配合）",
        "（市甲局牵头，市乙局、\n第 3 页 共 12 页\n市丙局配合）",
        # A line that is full ends within a name, or within a label.
        "推进甲项目的建设，推进乙项目的建设。牵头单位：市甲局；配合单位：市乙\n局、市丙局",
        "推进甲项目的建设，推进乙项目的建设。牵头单位：市甲局；配合单位：市乙局\n、市丙局",
        "推进甲项目的建设。牵头单\n位：市甲局；配合单位：市乙局、市丙局",
        # Editors leave soft hyphens and characters of no width in the middle of words.
        "（牵头\u200b单位：市甲\u00ad局；配合单位：市乙局\ufeff、市丙局\u00ad）",
        # A unit a line behind an empty label.
        "牵头单位：\n市甲局\n配合单位：\n市乙局\n市丙局",
        "牵头单位：\n市甲局\n责任人：\n张某某\n配合单位：\n市乙局\n市丙局\n完成时限：\n2024年11月",
        "责任单位：\n市甲局牵头，市乙局、市丙局配合",
        # A label has its line to itself.
        "牵头单位\n市甲局\n配合单位\n市乙局、市丙局",
        "◆牵头单位\n市甲局\n责任单位\n市乙局\n市丙局\n完成时限\n2024年11月",
    ],
)
def test_broken_clauses(clause: str) -> None:
    assert said(f"{HEAD}{clause}\n（二）推进乙。\n（市丁局负责）\n") == [
        (["市甲局"], ["市乙局", "市丙局"], []),
        ([], [], ["市丁局"]),
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "（市甲局、市乙局，各\n县（市、区）政府负责）",
        "（市甲局、市乙局，各县（市、\n区）政府负责）",
        "（市甲局、市乙局，各县（市、区）政\n府）",
    ],
)
def test_brackets_in_a_broken_bracket(clause: str) -> None:
    assert said(f"{HEAD}{clause}\n") == [([], [], ["市甲局", "市乙局", "各县（市、区）政府"])]


@pytest.mark.parametrize(
    "lines", ["牵头单位\n责任单位\n推进甲。\n市甲局", "明确责任单位\n市甲局", "责任单位\n推进甲。"]
)
def test_a_label_alone_with_no_unit_below_is_none(lines: str) -> None:
    assert said(f"{HEAD}{lines}\n") == []


def test_a_list_at_the_end_of_a_document_ends_before_the_signature() -> None:
    text = f"{HEAD}责任单位：\n市甲局\n市乙局\n甲市人民政府办公室\n2024年5月6日\n"
    assert said(text) == [([], [], ["市甲局", "市乙局"])]
    assert said(f"{HEAD}责任单位：\n市甲局\n市乙局\n") == [([], [], ["市甲局", "市乙局"])]


def test_a_finished_line_is_followed_by_another_paragraph() -> None:
    text = f"{HEAD}责任单位：市甲局、市乙局\n市丙局做好宣传。\n（二）推进乙。\n（市丁局负责）\n"
    assert said(text) == [([], [], ["市甲局", "市乙局"]), ([], [], ["市丁局"])]


def test_page_numbers_are_no_text() -> None:
    plan = read(f"{HEAD}制定办法。\n— 2 —\n加强宣传。（市甲局负责）\n")
    assert [task.text for task in plan.iter_tasks()] == ["制定办法。\n加强宣传。"]


@pytest.mark.parametrize("note", ["（标★的为牵头单位）", "注：带★号的单位为牵头单位，下同。", "说明：“★”表示牵头部门"])
def test_marks_of_who_leads(note: str) -> None:
    text = f"甲市乙工作方案\n{note}\n一、甲任务\n（责任单位：市乙局、★市甲局、市丙局★、市丁局）\n"
    assert said(text) == [(["市甲局", "市丙局"], ["市乙局", "市丁局"], [])]


def test_a_mark_that_is_not_explained_says_nothing() -> None:
    text = "甲市乙工作方案\n一、甲任务\n（责任单位：★市甲局、市乙局）\n"
    assert said(text) == [([], [], ["市甲局", "市乙局"])]


def test_tasks_under_numbered_names() -> None:
    text = (
        "甲市乙工作方案\n一、重点任务\n任务一：推进甲\n1.做甲。（市甲局负责）\n任务二：推进乙\n1.做乙。（市乙局负责）\n"
        "二、专项行动\n行动一 推进丙\n责任单位：市丙局\n"
    )
    assert [task.id for task in read(text).iter_tasks()] == ["1.1.1", "1.2.1", "2.1"]


def test_everybody_leads_where_the_rule_says_so_of_a_way_to_answer() -> None:
    rule = "排在第一位的部门为牵头部门，分别负责为各部门分别牵头，下同"
    text = f"甲市乙工作方案\n一、甲任务\n（甲部、乙部负责。{rule}）\n二、乙任务\n（丙部、丁部分别负责）\n"
    assert said(text) == [(["甲部"], ["乙部"], []), (["丙部", "丁部"], [], [])]


def test_numbers_behind_a_colon_that_each_have_a_clause() -> None:
    text = "甲市乙工作方案\n一、甲任务\n整改措施：（1）做甲（市甲局负责）。（2）做乙（市乙局负责）。\n"
    assert [task.id for task in read(text).iter_tasks()] == ["1.1", "1.2"]


def test_what_is_said_to_those_who_answer_is_no_list_of_them() -> None:
    assert said("甲市会议\n一、要求\n各责任单位：要主动作为，密切配合。牵头单位：应当抓紧推进。\n") == []


def test_brackets_of_offices_between_sentences() -> None:
    text = f"{HEAD}建成十条；（市甲局、市乙局，丙集团）新开两条；（某市甲公司、乙公司）提升效率。\n（丁局负责）\n"
    assert said(text) == [([], [], ["市甲局", "市乙局", "丙集团"]), ([], [], ["丁局"])]


def test_a_label_that_is_not_known_is_in_doubt() -> None:
    text = f"{HEAD}包联单位：市甲局、市乙局\n使用单位：某某公司\n责任单位：市丙局\n"
    reading = read_document(text.encode(), name="plan.txt")
    assert said(text) == [([], [], ["市丙局"])]
    assert [
        (finding.code, "包联单位：市甲局、市乙局" in (finding.message_zh or "")) for finding in reading.findings
    ] == [("PD504", True)]


@pytest.mark.parametrize(
    "clause",
    [
        "（牵头单位：市甲局）（配合单位：市乙局等）",
        "【牵头单位：市甲局】\n【责任单位：市乙局等】",
        "（市甲局牵头）(市乙局等配合)",
    ],
)
def test_brackets_side_by_side_are_one_clause(clause: str) -> None:
    (duty,) = read(f"{HEAD}{clause}").iter_duties()
    assert (duty.leads, duty.co, duty.responsible, duty.open_ended) == (("市甲局",), ("市乙局",), (), True)
    assert "；" in duty.clause


def test_brackets_of_the_same_role_are_two_clauses() -> None:
    assert said(f"{HEAD}（市甲局负责）（市乙局负责）") == [([], [], ["市甲局"]), ([], [], ["市乙局"])]


@pytest.mark.parametrize(
    "text",
    [
        "一、甲\n推进（市甲局负责）\n。责任单位：市乙局",  # A stop that a line end parts from its sentence.
        "一、甲\n（责任单位：（牵头）、市乙局）",  # A role without a name.
        "（一）推进甲项目（市甲公司、市乙中心）。\n（二）推进乙。（市丙局负责）",  # A bracket in doubt within a title.
        "一、甲\n（责任单位：★）\n责任单位：\n\n— 3 —\n★",
    ],
)
def test_damaged_texts_are_read_and_accounted_for(text: str) -> None:
    reading = read_document(text.encode(), name="plan.txt")
    account = reading.account
    assert min(account.headings, account.text, account.duties, account.noise, account.unread) >= 0
    assert all(duty.covers is None or duty.covers[0] <= duty.covers[1] for duty in reading.plan.iter_duties())


ROWS = "1 制定甲 市甲局 市乙局、市丙局 3月底\n2 推进乙 市丁局 各县区 全年\n"


def test_rows_with_blanks_between_the_cells() -> None:
    text = f"甲市任务分解表\n序号 工作任务 牵头单位 责任单位 完成时限\n{ROWS}"
    assert said(text) == [(["市甲局"], ["市乙局", "市丙局"], []), (["市丁局"], ["各县区"], [])]


@pytest.mark.parametrize("row", ["3 推进丙 市甲局 全年", "3 推进丙 落实丙 市甲局 市乙局 全年"])
def test_rows_of_more_or_fewer_cells_make_no_table(row: str) -> None:
    assert said(f"甲市任务分解表\n序号 工作任务 牵头单位 责任单位 完成时限\n{ROWS}{row}\n") == []


@pytest.mark.parametrize("colon", ["：", ""])
def test_a_label_that_comes_again_begins_another_clause(colon: str) -> None:
    lines = f"责任单位{colon}\n市甲局\n市乙局\n责任单位{colon}\n市丙局"
    assert said(f"{HEAD}{lines}\n") == [([], [], ["市甲局", "市乙局"]), ([], [], ["市丙局"])]


@pytest.mark.parametrize("alone", ["由市甲局牵头，市乙局配合。", "推进乙。——市甲局牵头，市乙局配合"])
def test_lines_below_what_no_label_begins(alone: str) -> None:
    assert said(f"{HEAD}{alone}\n推进丙。\n") == [(["市甲局"], ["市乙局"], [])]
    assert said(f"{HEAD}{alone}\n{alone}\n") == [(["市甲局"], ["市乙局"], [])] * 2

"""Tables in plain text: cells apart by tabs or bars, with a cell that is empty or goes on over a line end."""

import pytest

from policyduty import read_document
from policyduty.reading.text_tables import tables_in_text

ROWS = [["序号", "任务", "责任单位"], ["1", "办好甲学校", "市甲局"], ["2", "办好乙学校", "市乙局"]]


def rows(text: str) -> list[list[list[str]]]:
    return [[[text[slice(*cell)] for cell in row] for row in table.rows] for table in tables_in_text(text)]


@pytest.mark.parametrize(
    "text",
    [
        "| 序号 | 任务 | 责任单位 |\n|---|:-:|---|\n| 1 | 办好甲学校 | 市甲局 |\n| 2 | 办好乙学校 | 市乙局 |",
        "|序号|任务|责任单位|\n|1|办好甲学校|市甲局|\n|2|办好乙学校|市乙局|  ",
        "序号 | 任务 | 责任单位\n1 | 办好甲学校 | 市甲局\n2 | 办好乙学校 | 市乙局",
        "序号 | 任务 | 责任单位 |\n1 | 办好甲学校 | 市甲局 |\n2 | 办好乙学校 | 市乙局 |",
        "  | 序号 | 任务 | 责任单位\n  | 1 | 办好甲学校 | 市甲局\n  | 2 | 办好乙学校 | 市乙局",
        "序号\t任务\t责任单位\n1\t办好甲学校\t市甲局\n2\t办好乙学校\t市乙局",
    ],
)
def test_cells_apart_by_tabs_or_bars(text: str) -> None:
    assert rows(text) == [ROWS]
    duties = [*read_document(f"甲市乙工作任务分解表\n\n{text}\n".encode(), name="plan.txt").plan.iter_duties()]
    assert [duty.responsible for duty in duties] == [("市甲局",), ("市乙局",)]


def test_an_empty_cell_keeps_its_place() -> None:
    assert rows("|序号|任务|牵头单位|配合单位|\n|1|办好甲学校||市甲局|\n一、甲类||||") == [
        [["序号", "任务", "牵头单位", "配合单位"], ["1", "办好甲学校", "", "市甲局"], ["一、甲类", "", "", ""]]
    ]


def test_a_bar_that_is_escaped_is_of_its_cell() -> None:
    assert rows("|任务|单位|\n|甲\\|乙|市甲局|") == [[["任务", "单位"], ["甲\\|乙", "市甲局"]]]


def test_a_cell_may_go_on_over_a_line_end() -> None:
    assert rows("| 序号 | 任务 | 单位 |\n| 1 | 办好\n学校 | 市甲局 |") == [
        [["序号", "任务", "单位"], ["1", "办好\n学校", "市甲局"]]
    ]
    assert rows("任务\t单位\t时限\n办好\t市甲\n局\t年底\n") == [
        [["任务", "单位", "时限"], ["办好", "市甲\n局", "年底"]]
    ]


def test_a_table_drawn_with_characters_is_told() -> None:
    drawn = "┌──┬───┐\n│任务│责任单位│\n├──┼───┤\n│办好│市甲局、│\n│学校│市乙局 │\n└──┴───┘"
    text = f"甲市乙工作任务分解表\n{drawn}\n一、丙工作\n推进丙。（市丙局负责）\n"
    reading = read_document(text.encode(), name="plan.txt")
    (finding,) = reading.findings
    assert (finding.code, finding.place) == ("PD505", "")
    assert finding.span is not None
    assert text[finding.span.start : finding.span.end] == "┌──┬───┐"


@pytest.mark.parametrize("text", ["牵头单位 | 市甲局\n配合单位 | 市乙局", "首页 | 公开 | 通知", "| 甲 |\n\n| 乙 |"])
def test_what_is_no_table(text: str) -> None:
    assert rows(text) == []

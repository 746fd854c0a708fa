"""What people and programs get of a comparison: text, JSON, Markdown, a workbook. Nothing in a plan acts in them."""

import json
from io import BytesIO
from itertools import pairwise
from typing import Any

import openpyxl
import pytest
from attrs import evolve
from hypothesis import given, settings
from markdown_it import MarkdownIt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from python_calamine import load_workbook

import policyduty
from policyduty import Diff, Plan, Task, UnknownName, apply, diff, export_diff, locale, testing
from policyduty.cli.differences import report
from policyduty.cli.terminal import width
from policyduty.testing import HOSTILE, filled_plan

FORMATS = ("json", "markdown", "excel")


def written(found: Diff, format: str, language: str = "zh") -> bytes:
    target = BytesIO()
    export_diff(found, target, format, language=language)
    return target.getvalue()


def edited(plan: Plan, text: str) -> Plan:
    """Give a plan that says the text in what is told: a task more, another title, another issuer."""
    task = Task(id=f"{text}x", title=f"{text}甲", text=f"乙{text}")
    document = evolve(plan.document, issuer=f"{text}办", number=None)
    return evolve(plan, tasks=[*plan.tasks, task], title=f"新{text}", document=document, units=(), corrections=())


def test_text(before: Plan, after: Plan) -> None:
    text = report(diff(before, after), 80)
    assert "1.2 → 1.2、1.3  （二）布局城市书房 / （三）扶持民营书店  (split, reassigned)" in text
    assert "  Text       …书房，配备自助借还设备。{+¶+}支持民营书店延长营业时间…\n" in text
    assert "  Leads now      市发展改革委（co-responsible→lead）\n" in text
    assert "  Stands in  [-二、开展阅读活动-]{+一、完善城乡阅读设施+}\n" in text
    assert "1.3 → 1.4" not in text
    assert "renumbered 1" in text
    assert max(map(width, text.splitlines())) <= 80


def test_text_in_chinese(before: Plan, after: Plan) -> None:
    locale.use("zh")
    text = report(diff(before, after), 80)
    assert "2.3 → 1.5  （五）关爱特殊群体  (移动)\n  所在部分  [-二、开展阅读活动-]{+一、完善城乡阅读设施+}\n" in text
    assert "  成文日期  [-2024年4月2日-]{+2025年3月28日+}\n" in text


def test_text_of_equal_plans(before: Plan) -> None:
    assert report(diff(before, before), 80).splitlines()[-1] == "Changed  nothing: the plans are equal"


def test_colours_go_over_the_ends_of_lines() -> None:
    one, other = (Plan(id="p", title="", tasks=[Task(id="1", text=text)]) for text in ("甲。", "甲。" + "乙丙" * 30))
    _, block = report(diff(one, other), 40, colour=True).rsplit("  Text  ", 1)
    lines = block.splitlines()
    assert len(lines) > 2
    assert all(line.startswith("\x1b[32m") and line.endswith("\x1b[0m") for line in lines)
    assert "\x1b" not in report(diff(one, other), 40)


def test_json(before: Plan, after: Plan) -> None:
    layout = json.loads(written(diff(before, after), "json"))
    assert (layout["format"], layout["version"]) == ("policyduty.diff", 1)
    assert layout["after"] == {"id": "reading-2025", "heading": "临江市全民阅读行动责任分工方案"}
    assert layout["counts"]["tasks"]["renumbered"] == 1
    split = layout["tasks"][1]
    assert split["kinds"] == ["split", "reassigned"]
    assert [row["id"] for row in split["after"]] == ["1.2", "1.3"]
    assert split["duties"][0]["units"][0] == {
        "unit": "市商务局",
        "kind": "promoted",
        "role": ["co", "lead"],
        "proposed": [False, False],
        "printed": ["市商务局", "市商务局"],
    }
    assert layout["tasks"][0]["deadlines"] == [
        {
            "before": {"text": "2025年底前", "kind": "by", "due": "2025-12-31", "each_year": None},
            "after": {"text": "2026年6月底前", "kind": "by", "due": "2026-06-30", "each_year": None},
        }
    ]
    assert {"fact": "document.dated", "before": "2024-04-02", "after": "2025-03-28"} in layout["facts"]


def keys(value: Any) -> set[str]:
    return set(value) if isinstance(value, dict) else set()


@settings(max_examples=20, deadline=None)
@given(before=testing.plans(), after=testing.plans())
def test_json_has_every_key_always(before: Plan, after: Plan) -> None:
    layout = json.loads(written(diff(before, after), "json"))
    for name in ("facts", "sections", "tasks"):
        for one, other in pairwise(layout[name]):
            assert keys(one) == keys(other)
    told = {run["kind"] for task in layout["tasks"] for run in task["text"]}
    assert told <= {"equal", "deleted", "inserted"}


def inline_tokens(page: bytes) -> list[Any]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return [child for token in parser.parse(page.decode()) for child in token.children or ()]


def test_markdown(before: Plan, after: Plan) -> None:
    page = written(diff(before, after), "markdown").decode()
    assert "| 2.3      | 1.5      | （五）关爱特殊群体" in page
    assert "所在部分：<del>二、开展阅读活动</del><ins>一、完善城乡阅读设施</ins>" in page
    assert "内容：开<del>齐</del><ins>足开好</ins>阅读课程" in page
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(page)
    assert html.count("<table>") == 5
    assert html.count("<del>") == html.count("</del>") > 10
    assert "# Comparison of plans\n" in written(diff(before, after), "markdown", "en").decode()


def test_markdown_of_equal_plans(before: Plan) -> None:
    assert written(diff(before, before), "markdown").decode().endswith("\n\n两个方案相同。\n")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_does_not_act_in_markdown(text: str) -> None:
    plan = filled_plan(text)
    for found in (diff(plan, edited(plan, text)), diff(edited(plan, text), plan)):
        tokens = inline_tokens(written(found, "markdown"))
        assert {token.type for token in tokens} <= {"text", "html_inline"}
        html = {token.content for token in tokens if token.type == "html_inline"}
        assert html <= {"<del>", "</del>", "<ins>", "</ins>", "<br>"}


def rows(data: bytes, sheet: str) -> list[list[Any]]:
    return load_workbook(BytesIO(data)).get_sheet_by_name(sheet).to_python()


def test_workbook(before: Plan, after: Plan) -> None:
    data = written(diff(before, after), "excel")
    header, *changes = rows(data, "改动明细")[2:]
    assert header[:7] == ["序号", "改动", "原编号", "现编号", "任务", "内容改动", "新增单位"]
    assert header[7:] == ["退出单位", "改为牵头", "其他分工变化", "时限、指标"]
    assert len(changes) == 8
    assert changes[1][6] == "市住房城乡建设局（配合）"
    assert changes[1][8] == "市发展改革委（配合→牵头）"
    assert changes[1][9] == "不再牵头：市文旅局（牵头→配合）"
    assert changes[2][3] == "1.2\n1.3"
    assert changes[4][7] == "市文旅局（牵头）、市人力资源社会保障局（配合）"
    assert ["文号", "临府办发〔20242025〕811号"] in [row[:2] for row in rows(data, "概要")]


def test_workbook_marks_words(before: Plan, after: Plan) -> None:
    book = openpyxl.load_workbook(BytesIO(written(diff(before, after), "excel")), rich_text=True)
    cell = book["改动明细"]["F5"].value
    assert isinstance(cell, CellRichText)
    fonts = {part.text: part.font for part in cell if isinstance(part, TextBlock)}
    assert fonts["2025年"].strike
    assert fonts["2025年"].color.rgb == "FFC00000"
    assert fonts["2026年6月"].u == "single"
    assert fonts["2026年6月"].color.rgb == "FF0050A0"


def test_workbook_prints(before: Plan, after: Plan) -> None:
    book = openpyxl.load_workbook(BytesIO(written(diff(before, after), "excel")))
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$3:$3"
        assert "&P" in sheet.oddFooter.center.text
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=3) for cell in row)


def test_workbook_of_equal_plans(before: Plan) -> None:
    data = written(diff(before, before), "excel", "en")
    assert rows(data, "Changes")[3][0] == "None"
    assert ["Change", "None"] in rows(data, "Summary")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_text_in_a_workbook(text: str) -> None:
    plan = filled_plan(text)
    for found in (diff(plan, edited(plan, text)), diff(edited(plan, text), plan)):
        book = openpyxl.load_workbook(BytesIO(written(found, "excel")))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s"}
        assert not any(cell.hyperlink for cell in cells)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_and_compared(text: str) -> None:
    plan = filled_plan(text)
    other = edited(plan, text)
    found = diff(plan, other)
    assert apply(found, plan) == other
    shown = report(found, 80)
    assert not {"\x1b", "\x07", "\u202e", "\x00", "\r"} & set(shown)
    assert json.loads(written(found, "json"))["tasks"]


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=25, deadline=None)
@given(before=testing.plans(), after=testing.plans())
def test_writes_any_comparison_always_alike(format: str, before: Plan, after: Plan) -> None:
    found = diff(before, after)
    assert written(found, format) == written(diff(before, after), format)


@settings(max_examples=20, deadline=None)
@given(before=testing.plans(), after=testing.plans())
def test_tells_any_comparison(before: Plan, after: Plan) -> None:
    for found in (diff(before, after), diff(after, before)):
        assert report(found, 60)


def test_a_format_that_writes_no_comparisons_is_told(before: Plan) -> None:
    with pytest.raises(UnknownName, match="'csv' does not write comparisons; there are: excel, json, markdown"):
        export_diff(diff(before, before), BytesIO(), "csv")


def test_the_language_is_left_as_it_was(before: Plan, after: Plan) -> None:
    locale.use("en")
    assert "方案比对" in written(diff(before, after), "markdown", "zh").decode()
    assert locale.language() == "en"
    assert policyduty.comparing.kind_label(policyduty.comparing.ChangeKind.SPLIT) == "split"

"""Laws of all three: any plan can be written, always to the same bytes, and says what it said."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import policyduty
from policyduty import Plan, testing
from policyduty_excel.cells import cleaned
from policyduty_markdown.escape import cells, inline

FORMATS = ("excel", "markdown", "json", "docx", "jsonl", "csv", "html", "svg")

anything = st.text(st.characters(), max_size=40) | st.text(st.sampled_from("|\\`*_[]<>#&~-+=1.) \r\n\ud800甲r/"))


def written(plan: Plan, format: str) -> bytes:
    target = BytesIO()
    policyduty.export(plan, target, format)
    return target.getvalue()


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=60, deadline=None)
@given(plan=testing.plans())
def test_writes_any_plan_always_alike(format: str, plan: Plan) -> None:
    assert written(plan, format) == written(plan, format)


@settings(max_examples=60, deadline=None)
@given(text=anything)
@example("<r>x</r>")
def test_excel_reads_back_what_was_said(filled: Callable[[str], Plan], text: str) -> None:
    assume("x005F_" not in text)  # openpyxl takes these letters out wherever they stand
    book = openpyxl.load_workbook(BytesIO(written(filled(text), "excel")))
    assert book["任务分解表"]["D4"].value == (cleaned(text) or None)
    assert book["勘误与问题"]["G4"].value == (cleaned(text) or None)


@settings(max_examples=200, deadline=None)
@given(text=anything)
def test_markdown_shows_what_was_said(text: str) -> None:
    shown = inline(text)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"# {shown}\n\n{shown}\n")
    contents = ["".join(c.content for c in token.children or ()) for token in tokens if token.type == "inline"]
    whole = " ".join(text.split())
    assert [kind.type for token in tokens for kind in token.children or () if kind.type != "text"] == []
    assert len(tokens) == (6 if shown else 3)
    assert len(set(contents)) == 1
    assert len(contents[0]) == len(whole)
    assert all(a in (b, "\ufffd") for a, b in zip(contents[0], whole, strict=True))


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(st.tuples(anything, anything), max_size=3))
@example([("1", "1. a"), ("字", "字")])
@example([("a ", "b"), (" a", "b")])
def test_a_table_says_what_its_texts_say_alone(rows: list[tuple[str, str]]) -> None:
    assert [[*row] for row in cells(rows)] == [[*map(inline, row)] for row in rows]


@settings(max_examples=30, deadline=None)
@given(text=anything)
def test_markdown_is_always_text(filled: Callable[[str], Plan], text: str) -> None:
    data = written(filled(text), "markdown")
    assert data.endswith(b"\n")
    assert b"\r" not in data
    assert data.decode("utf-8")


def test_plugins_import_nothing_heavy() -> None:
    code = (
        "import sys, policyduty_excel, policyduty_markdown, policyduty_json as j\n"
        "for m in (policyduty_excel, policyduty_markdown, j): m.policyduty_exporters()\n"
        "print([m for m in ('xlsxwriter', 'tabulate', 'msgspec') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

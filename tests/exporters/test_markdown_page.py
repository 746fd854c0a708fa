import re
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from urllib.parse import unquote

import pytest
from attrs import evolve
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from syrupy.assertion import SnapshotAssertion

import policyduty
import policyduty_markdown
from policyduty import Plan, Section, Task, UnknownName
from policyduty_markdown import MarkdownOptions
from policyduty_markdown.contents import contents
from policyduty_markdown.escape import inline, paragraphs

HOSTILE = [
    "a|b",
    "\\",
    "\\|",
    "|\\",
    "a\\\\|b",
    "`code`",
    "`a|b`",
    "*x* **x** _x_ __x__ ~~x~~ ~x~",
    "[a](http://e.cn)",
    "![a](b)",
    "[a]: http://e.cn",
    "[^1]",
    "[ ] todo",
    "<b>x</b>",
    "<script>x</script>",
    "<http://e.cn>",
    "<!-- x -->",
    "a<br>b",
    "&amp; &#124; &lt; AT&T",
    "http://e.cn www.e.cn a@e.cn ftp://e.cn//x",
    "# x",
    "x ##",
    "- x",
    "+ x",
    "* x",
    "1. x",
    "1) x",
    "12.",
    "1.2 x",
    "> x",
    "---",
    "***",
    "===",
    "```",
    "~~~",
    "|---|",
    ":-:",
    "$x$ $$x$$",
    "{{ x }} {% x %}",
]
TAGS = {"table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "h3", "p", "inline", "text", "text_special"}


BARE = MarkdownOptions(contents=False)


def page(plan: Plan, options: MarkdownOptions | None = None) -> str:
    target = BytesIO()
    policyduty.export(plan, target, "markdown", options)
    return target.getvalue().decode("utf-8")


def parsed(text: str, *, html: bool = False) -> list[Token]:
    return MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"]).parse(text)


def rows(tokens: list[Token]) -> list[list[str]]:
    """Give the cells of every table, row by row, as a reader sees them."""
    found: list[list[str]] = []
    for before, token in pairwise(tokens):
        if before.type == "tr_open":
            found.append([])
        if before.type in ("td_open", "th_open"):
            found[-1].append(seen(token))
    return found


def seen(token: Token) -> str:
    assert {child.type for child in token.children or ()} <= {"text"}
    return "".join(child.content for child in token.children or ())


def test_says_everything(plan: Plan, snapshot: SnapshotAssertion) -> None:
    assert page(plan) == snapshot


def test_gives_only_tables(plan: Plan, snapshot: SnapshotAssertion) -> None:
    assert page(plan, MarkdownOptions(tables_only=True)) == snapshot


def test_registers_as_markdown() -> None:
    (exporter,) = policyduty_markdown.policyduty_exporters()
    assert (exporter.name, exporter.suffixes, exporter.options) == ("markdown", (".md", ".markdown"), MarkdownOptions)
    assert exporter.description
    assert exporter.description_zh


def test_ends_every_line_with_a_line_feed(plan: Plan) -> None:
    text = page(plan)
    assert text.endswith("|\n")
    assert "\r" not in text
    assert page(plan) == text


@pytest.mark.parametrize("html", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_shows_hostile_text_as_text(filled: Callable[[str], Plan], text: str, html: bool) -> None:
    tokens = parsed(page(filled(text), BARE), html=html)
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= {
        *("table", "thead", "tbody", "tr", "th", "td", "heading", "paragraph", "inline")
    }
    plain = parsed(page(filled("字"), BARE), html=html)
    table = rows(tokens)
    assert [len(row) for row in table] == [len(row) for row in rows(plain)]
    assert [row for row in table if text in row]
    assert {seen(token) for token in tokens if token.type == "inline"} >= {text, text * 2}


@pytest.mark.parametrize("text", HOSTILE)
def test_shows_a_text_alone_on_a_line(text: str) -> None:
    tokens = parsed(inline(text), html=True)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert seen(tokens[1]) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("http://www.e.cn/a", r"http:\//www\.e\.cn/a"),
        ("a@b.cn", r"a\@b\.cn"),
        ("超过7.5%，AT&T", "超过7.5%，AT\\&T"),
        ("1.2 科普；3~5名", r"1.2 科普；3\~5名"),
        ("二、A-B+C=D!", "二、A-B+C=D!"),
    ],
)
def test_escapes_what_acts(text: str, escaped: str) -> None:
    assert inline(text) == escaped


def test_puts_one_space_for_white_space_and_a_mark_for_what_has_no_shape() -> None:
    assert inline(" 甲\r\n乙\t\u3000丙\x85丁\u2028 ") == "甲 乙 丙 丁"
    assert inline("甲\0\x1b[31m\ud800乙") == "甲\ufffd\ufffd\\[31m\ufffd乙"
    assert paragraphs("甲\n \n乙\r\n") == ["甲", "乙"]


def test_has_six_depths_of_headings() -> None:
    section = Section(id="8", title="八", tasks=[Task(id="t", text="字")])
    for depth in range(7, 0, -1):
        section = Section(id=str(depth), title=f"第{depth}", sections=[section])
    text = page(Plan(id="deep", title="深", sections=[section]))
    assert "\n###### 第5\n" in text
    assert "\n###### 八\n" in text


def test_repeats_a_heading_for_tasks_after_its_inner_sections() -> None:
    inner = Section(id="1.1", title="内", tasks=[Task(id="a", text="字")])
    outer = Section(id="1", marker="一、", title="外", sections=[inner], tasks=[Task(id="b", text="字")])
    text = page(Plan(id="p", title="题", sections=[outer], tasks=[Task(id="c", text="字")]))
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        *("# 题", "## 一、外", "### 内", "## 一、外（续）", "## 任务")
    ]


def test_writes_an_empty_plan() -> None:
    assert page(Plan(id="nothing", title="")).startswith("# nothing\n\n| 项目")
    assert page(Plan(id="nothing", title=""), MarkdownOptions(tables_only=True)) == "\n"


def test_leaves_out_what_the_plan_has_not(plan: Plan) -> None:
    text = page(evolve(plan, corrections=(), document=policyduty.Document()))
    assert "勘误" not in text
    assert "文号" not in text


def links_of(tokens: list[Token]) -> list[str]:
    inner = [child for token in tokens for child in token.children or ()]
    return [unquote(str(child.attrs["href"])) for child in inner if child.type == "link_open"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_headings_make_no_links_but_to_the_page_itself(filled: Callable[[str], Plan], text: str) -> None:
    tokens = parsed(page(filled(text)), html=True)
    assert all(re.fullmatch(r"#[\w-]+", link) for link in links_of(tokens))
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "link_open", "link_close"}


def test_the_contents_lead_to_every_heading(plan: Plan) -> None:
    text = page(plan)
    parser = MarkdownIt("commonmark").enable("table").use(anchors_plugin, max_level=6)
    tokens = parser.parse(text)
    anchors = {token.attrs["id"] for token in tokens if token.type == "heading_open"}
    links = links_of(tokens)
    assert [link.removeprefix("#") for link in links] == [
        "任务",
        "一青少年科学素质提升行动",
        "甲保障",
        "二农牧民科学素质提升行动",
        "指标",
        "责任单位清单",
        "勘误",
    ]
    assert {link.removeprefix("#") for link in links} <= anchors


def test_headings_that_come_again_are_told_apart() -> None:
    blocks = ["# T", "## 保障", "### 保障", "## \\*保 障\\*", "## 保障", "#### 深"]
    (listed,) = contents(blocks)
    assert listed.splitlines() == [
        "- [保障](#保障)",
        "  - [保障](#保障-1)",
        "- [\\*保 障\\*](#保-障)",
        "- [保障](#保障-2)",
    ]
    assert contents(["# T", "## 保障"]) == []


def test_a_page_without_contents(plan: Plan) -> None:
    assert "](#" not in page(plan, MarkdownOptions(contents=False))
    assert "](#" not in page(plan, MarkdownOptions(tables_only=True))


def test_a_units_own_page(plan: Plan) -> None:
    text = page(plan, MarkdownOptions(unit="州教体局"))
    assert text.startswith("# 州教育和体育局责任任务清单\n")
    assert text.count("\n## ") == 1
    assert "## 牵头任务" in text
    rows = [line for line in text.split("## 牵头任务")[1].splitlines() if line.startswith("|")]
    assert len(rows) == 4
    assert "一、青少年科学素质提升行动" in rows[2]


def test_a_collectives_duties_are_its_members_on_request(plan: Plan) -> None:
    text = page(plan, MarkdownOptions(unit="康定市人民政府", expand=True))
    assert "## 参与任务" in text
    with pytest.raises(UnknownName, match="康定市人民政府"):
        page(plan, MarkdownOptions(unit="康定市人民政府"))

import re
import sys
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from unicodedata import category
from urllib.parse import unquote

import pytest
from attrs import evolve
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from syrupy.assertion import SnapshotAssertion

import policyduty
import policyduty_markdown
from policyduty import InvalidValue, Plan, Section, Task, Unit, UnknownName
from policyduty_markdown import MarkdownOptions, View
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


def test_knows_every_white_space_and_control_character() -> None:
    characters = [*map(chr, range(sys.maxunicode + 1))]
    assert {inline(f"甲{each}乙") for each in characters if each.isspace()} == {"甲 乙"}
    unshown = [each for each in characters if category(each) in ("Cc", "Cs") and not each.isspace()]
    assert {inline(f"甲{each}乙") for each in (*unshown, "\ufffe", "\uffff")} == {"甲\ufffd乙"}


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
        "按部分统计",
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


GANZI = policyduty.plan("ganzi-science-literacy-2023")
VIEWS = [view for view in View if view is not View.PLAN]


def tables(plan: Plan, **options: object) -> dict[str, list[list[str]]]:
    """The rows of each table by its heading, without the head."""
    found: dict[str, list[list[str]]] = {}
    for block in page(plan, MarkdownOptions(tables_only=True, **options)).split("\n## "):  # type: ignore[arg-type]
        title, _, rest = block.partition("\n")
        found[title.removeprefix("## ")] = rows(parsed(rest))[1:]
    return found


def test_each_view_of_the_ganzi_plan() -> None:
    assert len(tables(GANZI, view=View.DUTIES)["任务分工"]) == 31
    workload = tables(GANZI, view=View.WORKLOAD)["工作量"]
    assert len(workload) == 31
    assert workload[0] == ["1", "州科协", "市州级", "群团组织", "6", "18", "12.3%", "8"]
    assert ["11", "各县(市)人民政府", "县级", "政府部门", "0", "30", "15.4%", "9"] in workload
    (matrix,) = tables(GANZI, view=View.MATRIX).values()
    grid = policyduty.matrix(GANZI)
    marks = {"lead": "★", "co": "○", "responsible": "△"}
    assert [row[1:] for row in matrix] == [
        [marks.get(row.roles.get(unit, ""), "") for unit in grid.units] for row in grid.rows
    ]
    pairs = tables(GANZI, view=View.PAIRS)
    assert pairs["单位协作"][0] == ["州科协", "28", "140"]
    assert pairs["协作单位对"] == [[p.first, p.second, str(p.duties)] for p in policyduty.pairs(GANZI)]
    groups = tables(GANZI, view=View.GROUPS)
    assert [*groups] == ["按部分统计", "按单位性质统计", "按单位层级统计"]
    assert groups["按部分统计"][0] == ["一、青少年科学素质提升行动", "6", "6", "22", "6", "35", "21.0%"]
    coverage = tables(GANZI, view=View.COVERAGE)["有分工的单位"]
    assert sum(row[5] == "各县(市)人民政府" for row in coverage) == 18


def test_members_stand_for_their_collective_in_every_view() -> None:
    workload = tables(GANZI, view=View.WORKLOAD, expand=True)["工作量"]
    assert [row[4:6] for row in workload if row[2] == "县级"] == [["0", "30"]] * 18
    assert len(tables(GANZI, view=View.PAIRS, expand=True)["协作单位对"]) == 911
    units = tables(GANZI, expand=True)["责任单位清单"]
    assert [row[8] for row in units if row[1] == "康定市人民政府"] == ["文中写作：各县(市)人民政府"]
    assert tables(GANZI, view=View.DUTIES, expand=True) == tables(GANZI, view=View.DUTIES)


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_one_units_duties(view: View) -> None:
    options = MarkdownOptions(view=view, unit="康定市人民政府", expand=True)
    text = page(GANZI, options)
    assert text.startswith(f"# {GANZI.heading}\n\n仅含康定市人民政府的分工。\n\n")
    if view is View.DUTIES:
        assert len(rows(parsed(text))) == 1 + 30
    with pytest.raises(UnknownName, match="州科枝局"):
        page(GANZI, MarkdownOptions(view=view, unit="州科枝局"))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("text", HOSTILE)
def test_views_show_hostile_text_as_text(filled: Callable[[str], Plan], text: str, view: View) -> None:
    def cells(said: str) -> list[int]:
        tokens = parsed(page(filled(said), MarkdownOptions(view=view, contents=False)), html=True)
        assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= TAGS | {
            *("heading", "paragraph")
        }
        return [len(row) for row in rows(tokens)]

    assert cells(text) == cells("字")


def test_units_without_a_duty_are_listed(plan: Plan) -> None:
    more = [*plan.units, Unit(name="州档案馆")]
    assert tables(evolve(plan, units=more))["没有分工的单位"] == [["州档案馆", "市州级", "事业单位"]]
    assert "没有分工的单位" not in tables(plan)
    twins = [*more, Unit(name="甲局", aliases=("丙局",)), Unit(name="乙局", aliases=("丙局",))]
    assert "没有分工的单位" not in tables(evolve(plan, units=twins))
    with pytest.raises(InvalidValue, match="丙局"):
        page(evolve(plan, units=twins), MarkdownOptions(view=View.COVERAGE))


def test_a_plan_of_one_section_is_not_counted_by_section(plan: Plan) -> None:
    assert "按部分统计" not in tables(evolve(plan, sections=plan.sections[:1]))

"""The web page as it is written: one file, its policy, its text, its options. What it does is in test_html_browser."""

import base64
import json
import re
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from io import BytesIO

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

import policyduty
from policyduty import Plan, Role, Unit, UnknownName, Waiver, duty_table, matrix, testing, unit_table
from policyduty_html import Colour, HtmlOptions, Language
from policyduty_html.graph import laid_out
from policyduty_html.text import embedded, escaped, fragment, held, web_address
from policyduty_html.words import WORDS

GANZI = "ganzi-science-literacy-2023"
VOID = {"meta", "link", "input", "col"}
TAGS = {
    *("html head meta title link style body script header nav main section footer form div svg g path rect").split(),
    *("h1 h2 h3 p ul li dl dt dd details summary table colgroup col thead tbody tr th td circle text").split(),
    *("a b bdi span time q del ins label input select option button").split(),
}


class Page(HTMLParser):
    """What a page is made of: its elements with their attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[int] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), (tag, attrs)
        self.elements.append((tag, dict(attrs), []))
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for at in self._open:
            self.elements[at][2].append(data)

    def texts(self, tag: str, **attributes: str) -> list[str]:
        """The texts of elements with these attributes."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return ["".join(text) for found, has, text in self.elements if found == tag and wanted.items() <= has.items()]

    def values(self, tag: str, attribute: str) -> list[str]:
        """The values of an attribute of elements."""
        return [has[attribute] or "" for found, has, _ in self.elements if found == tag and attribute in has]


def written(plan: Plan, **options: object) -> str:
    target = BytesIO()
    policyduty.export(plan, target, "html", HtmlOptions(**options))  # type: ignore[arg-type]
    return target.getvalue().decode("utf-8")


@pytest.fixture(scope="module")
def ganzi() -> str:
    return written(policyduty.plan(GANZI))


def policy(html: str) -> dict[str, str]:
    (content,) = (
        has["content"] or ""
        for tag, has, _ in Page(html).elements
        if tag == "meta" and has.get("http-equiv") == "Content-Security-Policy"
    )
    return dict((part.strip() + " ").split(" ", 1) for part in content.split(";"))


def data(html: str) -> dict[str, list[list[object]]]:
    (text,) = Page(html).texts("script", id="data")
    found: dict[str, list[list[object]]] = json.loads(text)
    return found


def test_the_policy_allows_what_the_page_holds_and_nothing_else(ganzi: str) -> None:
    allowed = {name: value.strip() for name, value in policy(ganzi).items()}
    inside = {kind: re.findall(rf"<{kind}>(.*?)</{kind}>", ganzi, re.DOTALL) for kind in ("style", "script")}
    hashes = {
        kind: [f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts]
        for kind, texts in inside.items()
    }
    assert allowed == {
        "default-src": "'none'",
        "style-src": " ".join(hashes["style"]),
        "script-src": " ".join(hashes["script"]),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    assert [len(texts) for texts in inside.values()] == [1, 2]


def test_nothing_is_fetched_and_nothing_is_inline(ganzi: str) -> None:
    page = Page(ganzi)
    assert not [has for _, has, _ in page.elements if "src" in has or "style" in has or "srcset" in has]
    assert not [name for _, has, _ in page.elements for name in has if name.startswith("on")]
    assert page.values("link", "href") == ["data:,"]
    assert {href[0] for href in page.values("a", "href")} == {"#"}
    (style,) = page.texts("style")
    assert "url(" not in style
    assert "@import" not in style
    assert "innerHTML" not in ganzi


def test_every_duty_is_in_the_table_without_scripts(ganzi: str) -> None:
    plan, page = policyduty.plan(GANZI), Page(ganzi)
    rows = duty_table(plan)
    assert page.texts("th", role="rowheader", class_="task") == [row.task_title for row in rows]
    assert page.texts("td", class_="work") == [row.text for row in rows]
    assert page.texts("td", class_="leads") == ["、".join(row.duty.leads) for row in rows]
    assert page.texts("td", class_="others") == ["、".join((*row.duty.co, *row.duty.responsible)) for row in rows]
    assert page.texts("h1") == [plan.title]


def test_what_the_script_gets_is_what_the_views_say(ganzi: str) -> None:
    plan, found = policyduty.plan(GANZI), data(ganzi)
    units, roles = [row.name for row in unit_table(plan)], [*Role]
    assert [unit["name"] for unit in found["units"]] == units  # type: ignore[call-overload]
    assert [[(units[u], roles[r]) for u, r in row[1]] for row in found["rows"]] == [  # type: ignore[attr-defined]
        [(a.unit, a.role) for a in row.duty.assignments] for row in duty_table(plan)
    ]
    assert [{units[u]: roles[r] for u, r in task[2]} for task in found["tasks"]] == [  # type: ignore[attr-defined]
        dict(row.roles) for row in matrix(plan).rows
    ]


def test_every_shape_of_a_plan_is_shown(plan: Plan) -> None:
    page = Page(written(plan))
    remarks = page.texts("td", class_="remark")
    assert page.texts("td", class_="leads")[1:3] == ["州教育和体育局", "州教育和体育局等"]
    assert page.texts("td", class_="others")[1:3] == ["州科协、团州委等", "—"]
    assert "完成时限 2025年底前、每年10月底前" in remarks[1]
    assert "指标 覆盖率 超过90%（到2025年）" in remarks[1]
    assert "指标" not in remarks[2]
    assert "勘误 州教休局、 → 州教体局、很可能" in remarks[1]
    assert [remark for remark in remarks if "未明确责任单位" in remark and "有关部门按职责分工负责" in remark]
    assert [text for text in page.texts("h3") if "（续）" in text] == []
    assert "面向全州中小学。" in "".join(page.texts("tr", class_="s s1"))
    assert "（甲）保障" in page.texts("h3")
    assert "集合单位 康定市人民政府、泸定县人民政府" in page.texts("td")
    assert "请认真执行。" in "".join(page.texts("details"))


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://www.gzz.gov.cn/a?b=1&c=2", True),
        ("HTTP://e.cn/", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("//e.cn", False),
        ("https:", False),
        ("http://[", False),
        (" https://e.cn", True),
        ("file:///etc/passwd", False),
    ],
)
def test_only_addresses_of_the_web_are_linked(plan: Plan, url: str, linked: bool) -> None:
    assert (web_address(url) == url) is linked
    page = Page(written(evolve(plan, document=evolve(plan.document, url=url))))
    assert (url in page.values("a", "href")) is linked
    assert held(url) in page.texts("dd")


def test_waived_findings_say_why_and_until_when(plan: Plan) -> None:
    found = policyduty.validate(plan)[0]
    for until in (date(2999, 1, 1), date(2024, 1, 1)):
        waiver = Waiver(code=found.code, place=found.place, excerpt=found.excerpt, reason="已知", by="甲", until=until)
        text = "".join(Page(written(evolve(plan, waivers=[waiver]))).texts("section", id="findings"))
        assert f"已豁免 甲：已知（有效至 {until}）" in text  # whatever day it is: a page is the same every day


PANELS = ["unit", "duties", "units", "workload", "groups", "matrix", "graph", "pairs", "coverage", "findings"]


@pytest.mark.parametrize(
    ("options", "lacking"),
    [
        ({}, set()),
        ({"matrix": False}, {"matrix"}),
        ({"graph": False, "units": False}, {"graph", "units"}),
        ({"workload": False, "groups": False}, {"workload", "groups"}),
        ({"pairs": False, "coverage": False}, {"pairs", "coverage"}),
        ({"findings": False}, set()),  # corrections are there still
        ({"findings": False, "corrections": False}, {"findings"}),
        ({"unit": "州科协"}, {"coverage"}),
    ],
)
def test_panels_are_chosen(plan: Plan, options: dict[str, object], lacking: set[str]) -> None:
    page, panels = Page(written(plan, **options)), [panel for panel in PANELS if panel not in lacking]
    assert page.values("section", "id") == panels
    assert page.values("a", "href")[1 : len(panels)] == [f"#{panel}" for panel in panels[1:]]


@pytest.mark.parametrize("name", ["州科协", "甘孜州科学技术协会", " 州 科协 "])
def test_a_page_for_one_unit(name: str) -> None:
    plan = policyduty.plan(GANZI)
    html = written(plan, unit=name)
    page, tasks = Page(html), plan.tasks_of("州科协")
    assert page.texts("th", role="rowheader", class_="task") == [task.marker + task.title for task in tasks]
    assert page.texts("p", class_="only") == ["本页只列“州科协”的分工"]
    assert len(data(html)["tasks"]) == len(tasks)
    assert page.texts("li")[1:3] == [f"{len(tasks)} 任务", f"{len(tasks)} 分工"]


def test_a_page_by_members_keeps_the_printed_name() -> None:
    plan = policyduty.plan(GANZI)
    html = written(plan, expand=True)
    found = data(html)
    names = [unit["name"] for unit in found["units"]]  # type: ignore[call-overload]
    full = policyduty.expanded(plan)
    assert names == [row.name for row in unit_table(full)]
    assert [[names[u] for u, _ in row[1]] for row in found["rows"]] == [  # type: ignore[attr-defined]
        [a.unit for a in row.duty.assignments] for row in duty_table(full)
    ]
    assert Page(html).texts("table", class_="ledger") == Page(written(plan)).texts("table", class_="ledger")
    only = data(written(plan, unit="康定市人民政府", expand=True))
    assert len(only["rows"]) == 30
    every = data(written(plan, unit="各县(市)人民政府", expand=True))
    assert every["rows"] == only["rows"]


def test_bars_are_as_long_as_the_numbers(ganzi: str) -> None:
    rows = policyduty.workload(policyduty.plan(GANZI))
    most = max(row.leads + row.joins for row in rows)
    drawn = [float(width) for width in Page(ganzi).values("rect", "width")]
    wanted = [100 * count / most for row in rows for count in (row.leads, row.joins)]
    assert drawn == pytest.approx(wanted, abs=0.01)


def test_numbers_are_those_of_the_views(ganzi: str) -> None:
    plan, page = policyduty.plan(GANZI), Page(ganzi)
    (workload,) = page.texts("section", id="workload")
    assert "州科协市州级群团组织6182412.3%8" in workload
    (groups,) = page.texts("section", id="groups")
    assert "一、青少年科学素质提升行动66226354121.0%" in groups
    (coverage,) = page.texts("section", id="coverage")
    assert coverage.count("各县(市)人民政府") == 18
    (pairs,) = page.texts("section", id="pairs")
    assert pairs.count(" — ") == len(policyduty.pairs(plan))


def test_coverage_lists_whom_no_duty_names(plan: Plan) -> None:
    more = [*plan.units, Unit(name="州档案馆")]
    (coverage,) = Page(written(evolve(plan, units=more))).texts("section", id="coverage")
    assert "没有分工的单位" in coverage
    assert "州档案馆" in coverage
    twins = [*more, Unit(name="甲局", aliases=("丙局",)), Unit(name="乙局", aliases=("丙局",))]
    (coverage,) = Page(written(evolve(plan, units=twins))).texts("section", id="coverage")
    assert "共用一个名称" in coverage
    assert "coverage" not in Page(written(evolve(plan, units=()))).values("section", "id")


def test_a_page_has_so_many_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policyduty_html.counts.MOST_PAIRS", 40)
    (pairs,) = Page(written(policyduty.plan(GANZI))).texts("section", id="pairs")
    assert "只列共担最多的 40 对（共 282 对）" in pairs
    assert "其余 10 对" in pairs
    assert pairs.count(" — ") == 40


@pytest.mark.parametrize(("name", "near"), [("州科枝局", "州科技局"), ("zzz", "there are: .*团州委")])
def test_an_unknown_unit_names_the_nearest(name: str, near: str) -> None:
    policyduty.locale.use("en")
    with pytest.raises(UnknownName, match=f"no unit '{name}'; .*{near}"):
        written(policyduty.plan(GANZI), unit=name)


def test_the_labels_can_open_in_english(plan: Plan) -> None:
    html = written(plan, language=Language.EN, colour=Colour.BLUE)
    assert '<html lang="en" data-colour="blue">' in html
    assert {"Duties", "Units", "Matrix", "Collaboration", "Findings"} <= set(Page(html).texts("h2"))
    assert not re.search(r"[\u4e00-\u9fff]", "".join(Page(html).texts("nav")).replace("中文", ""))


@pytest.mark.parametrize("key", WORDS)
def test_every_word_is_there_in_both_languages(key: str) -> None:
    zh, en = WORDS[key]
    assert sorted(re.findall(r"\{\d\}", zh)) == sorted(re.findall(r"\{\d\}", en))
    assert en.isascii() or key in ("language", "matrix_at")
    assert zh


def test_the_script_asks_for_no_word_that_is_not_there(ganzi: str) -> None:
    asked = set(re.findall(r"""(?:word\(|label\("\w+", |fact\()["`]([\w.]+)["`]""", ganzi))
    assert len(asked) > 10
    assert asked <= set(WORDS)


def test_progress_is_reported() -> None:
    plan, told = policyduty.plan(GANZI), list[tuple[int, int]]()
    policyduty.export(plan, BytesIO(), "html", progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (31, 31)


def test_the_empty_plan_is_a_page() -> None:
    page = Page(written(Plan(id="empty", title="")))
    assert page.texts("h1") == ["empty"]
    assert page.values("section", "id") == ["unit", "duties", "findings"]


def test_names_that_a_page_cannot_tell_apart_are_told_apart(plan: Plan) -> None:
    duty = plan.sections[1].tasks[0].duties[0]
    names = ("甲\x00", "甲\x01", "甲\ufffd")
    assignments = [policyduty.Assignment(unit=n, role=Role.CO, position=p) for p, n in enumerate(names, 1)]
    task = policyduty.Task(id="1", duties=[evolve(duty, covers=None, assignments=assignments)])
    units = data(written(Plan(id="p", title="", tasks=[task])))["units"]
    assert [unit["name"] for unit in units] == ["甲\ufffd", "甲\ufffd (2)", "甲\ufffd (3)"]  # type: ignore[call-overload]


anything = st.text(st.characters(), max_size=40) | st.text(st.sampled_from("<>&\"'/!-script \r\n\ud800\x00\u2028甲"))


@settings(max_examples=80, deadline=None)
@given(text=anything)
@example("<script>alert(1)</script>")
@example('"><img src=x onerror=alert(1)>')
@example("</script><!--<script>")
def test_a_page_says_what_was_said(filled: Callable[[str], Plan], text: str) -> None:
    plan = filled(text)
    html = written(plan)
    page = Page(html)
    assert {tag for tag, _, _ in page.elements} <= TAGS
    assert len(page.texts("script")) == 3
    assert page.texts("td", class_="work")[0] == held(text)
    assert data(html)["units"][0]["name"] == held(plan.units[0].name)  # type: ignore[call-overload]


@settings(max_examples=300, deadline=None)
@given(text=anything)
def test_text_is_held_whole(text: str) -> None:
    kept = held(text)
    assert held(kept) == kept
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert len(kept) == len(lines)
    assert all(a in (b, "\ufffd") for a, b in zip(kept, lines, strict=True))
    kept.encode("utf-8")
    assert not re.search("[<>\"']", escaped(text))
    assert not re.search("[<>&\u2028\u2029]", embedded([text, {"a": kept}]))
    assert json.loads(embedded(kept)) == kept
    assert re.fullmatch(r"[\w%.~-]*", fragment(text))


@settings(max_examples=40, deadline=None)
@given(plan=testing.plans())
def test_the_graph_joins_what_shares_a_duty(plan: Plan) -> None:
    from policyduty_html.content import collected

    content = collected(plan, HtmlOptions(findings=False))
    graph = laid_out(content)
    names = [row.name for row in content.units]
    shared: dict[tuple[str, str], int] = {}
    for duty in plan.iter_duties():
        units = sorted({a.unit for a in duty.assignments})
        for at, one in enumerate(units):
            for other in units[at + 1 :]:
                shared[one, other] = shared.get((one, other), 0) + 1
    found = {tuple(sorted((line.first, line.second))): line.duties for line in graph.lines}
    if len(names) <= 60:
        assert found == shared
        assert sorted(unit.unit for unit in graph.units) == sorted(names)

"""The web page as it is used: in a real browser without a screen, by mouse, keyboard, phone and printer."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from attrs import evolve

import policyduty
from policyduty import Document, Plan
from policyduty_html import Colour, HtmlOptions
from policyduty_html.text import held

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect, sync_playwright  # noqa: E402

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
GANZI = "ganzi-science-literacy-2023"
PANELS = ("duties", "units", "workload", "groups", "matrix", "graph", "pairs", "coverage", "findings")
VIEWS = (*(f"#{panel}" for panel in PANELS), "#unit=州科协", "#unit=没有", "#all")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on PATH: apt-get install chromium")

Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def ganzi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page that most tests open."""
    file = tmp_path_factory.mktemp("page") / "ganzi.html"
    policyduty.export(policyduty.plan(GANZI), file)
    return file


@pytest.fixture
def opened(browser: Browser, ganzi: Path) -> Iterator[Opened]:
    """Open a page, and hold at the end that it asked for nothing and complained of nothing."""
    contexts: list[BrowserContext] = []
    bad: list[str] = []

    def open_page(file: Path = ganzi, fragment: str = "", **context: object) -> Page:
        contexts.append(browser.new_context(**context))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.set_default_timeout(5000)
        page.on("request", lambda request: bad.append(f"asked for {request.url[:99]}"))
        page.on("console", lambda message: bad.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: bad.append(f"error: {error}"))
        page.on("popup", lambda popup: bad.append(f"popup: {popup.url}"))

        def dismissed(dialog: Dialog) -> None:
            bad.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        page.on("dialog", dismissed)
        page.goto(file.as_uri() + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [entry for entry in bad if not entry.startswith(("asked for file:", "asked for data:,"))] == []


def shown(page: Page) -> int:
    return page.locator("#duties tr.d:not([hidden])").count()


def test_search_leaves_the_rows_that_fit(opened: Opened) -> None:
    page, plan = opened(), policyduty.plan(GANZI)
    rows = policyduty.duty_table(plan)
    assert shown(page) == len(rows) == 31
    for query in ("机器人", "机器人 团州委", "教体局", "（一）深化", "天府科技云", "甘办发", "没有这样的词"):
        page.get_by_label("检索", exact=True).fill(query)
        expect(page.locator("#shown")).to_have_text(f"共 31 条，显示 {shown(page)} 条")
        expect(page.locator("#nothing")).to_be_visible(visible=shown(page) == 0)
    page.get_by_label("检索", exact=True).fill("机器人")
    wanted = [row.task_title for row in rows if "机器人" in row.text]
    assert page.locator("#duties tr.d:not([hidden]) .task").all_text_contents() == wanted
    assert page.evaluate("CSS.highlights.get('found').size") == sum(row.text.count("机器人") for row in rows)
    assert page.locator("#duties tr.s:visible").count() == len(
        {row.section_title for row in rows if "机器人" in row.text}
    )
    page.get_by_role("button", name="清除").click()
    expect(page.locator("#shown")).to_have_text("共 31 条，显示 31 条")


def test_filters_by_section_unit_and_role(opened: Opened) -> None:
    page, plan = opened(), policyduty.plan(GANZI)
    page.locator("#f-unit").select_option("州科协")
    assert shown(page) == len(plan.tasks_of("州科协"))
    page.locator("#f-role").select_option("牵头")
    assert shown(page) == len(plan.tasks_of("州科协", "lead"))
    page.locator("#f-section").select_option("一、青少年科学素质提升行动")
    assert shown(page) == 1
    address = page.url
    assert "unit=" in address
    again = opened()
    again.goto("about:blank")
    again.goto(address)
    assert shown(again) == 1
    assert again.locator("#f-role").input_value() == "0"


@pytest.mark.parametrize("name", ["州科协", "甘孜州科协", "州 科协"])
def test_a_unit_has_a_view_of_its_own(opened: Opened, name: str) -> None:
    page, plan = opened(fragment=f"#unit={name}"), policyduty.plan(GANZI)
    view = page.locator("#unit")
    expect(view.get_by_role("heading", level=2)).to_have_text("州科协")
    tables = view.get_by_role("table")
    for number, tasks in enumerate((plan.tasks_of("州科协", "lead"), plan.tasks_of("州科协", "co"))):
        texts = tables.nth(number).locator("tr.d .task").all_text_contents()
        assert texts == [task.marker + task.title for task in tasks]
    assert page.title().startswith("州科协 – ")
    expect(page.locator("#duties")).to_be_hidden()


def test_the_back_button_goes_where_one_was(opened: Opened) -> None:
    page = opened()
    page.locator("#duties td.leads a", has_text="州教育体育局").first.click()
    expect(page.locator("#unit h2")).to_have_text("州教育体育局")
    page.locator("#unit").get_by_role("link", name="州科协").first.click()
    expect(page.locator("#unit h2")).to_have_text("州科协")
    page.go_back()
    expect(page.locator("#unit h2")).to_have_text("州教育体育局")
    page.go_back()
    expect(page.locator("#duties")).to_be_visible()
    expect(page.locator("#unit")).to_be_hidden()
    page.go_forward()
    expect(page.locator("#unit h2")).to_have_text("州教育体育局")


def test_an_unknown_unit_is_said_to_be_unknown(opened: Opened) -> None:
    page = opened(fragment="#unit=%E0%A4%A")
    expect(page.locator("#unit h2")).to_contain_text("本页中没有")


def test_the_keyboard_reaches_everything(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    expect(page.locator(".skip")).to_be_in_viewport()
    reached = []
    for _ in range(18):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.hash || document.activeElement.id"))
    order = [*(f"#{panel}" for panel in PANELS), "print", "language", "f-search", "f-section"]
    assert [name for name in reached if name in order] == order
    page.locator("#f-search").focus()
    page.keyboard.type("机器人")
    assert shown(page) == 1
    page.keyboard.press("Enter")
    assert shown(page) == 1
    page.locator("nav a[href='#matrix']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#matrix table")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "h-matrix"
    outline = page.locator("nav a[href='#units']")
    outline.focus()
    assert outline.evaluate("getComputedStyle(document.activeElement).outlineStyle") in ("solid", "none")


def test_the_matrix_lights_up_row_and_column(opened: Opened) -> None:
    page, matrix = opened(fragment="#matrix"), policyduty.matrix(policyduty.plan(GANZI))
    lines = page.locator("#matrix tr.t")
    assert lines.count() == len(matrix.rows)
    words = {"lead": "牵", "co": "配", "responsible": "责"}
    for number, row in enumerate(matrix.rows):
        glyphs = [words.get(row.roles.get(unit, ""), "") for unit in matrix.units]
        assert lines.nth(number).locator("td").all_text_contents() == glyphs
    cell = lines.nth(2).locator("td").nth(1)
    cell.hover()
    box, across, down = (
        cell.bounding_box(),
        page.locator(".band.row").bounding_box(),
        page.locator(".band.column").bounding_box(),
    )
    assert box
    assert across
    assert down
    assert abs(across["y"] - box["y"]) <= 1
    assert abs(across["height"] - box["height"]) <= 1
    assert across["width"] > 20 * box["width"]
    assert abs(down["x"] - box["x"]) <= 1
    assert down["height"] > 20 * box["height"]
    said = f"{matrix.rows[2].task_title} × {matrix.units[1]}：牵头"
    expect(page.locator("#at")).to_have_text(said)
    page.mouse.move(5, 5)
    page.locator("#matrix td[tabindex='0']").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator("#at")).to_have_text(said)
    page.keyboard.press("Enter")
    expect(page.locator("#duties")).to_be_visible()
    expect(page.locator("#duties tr.d:focus .task")).to_have_text(matrix.rows[2].task_title)


def test_a_node_of_the_graph_leaves_its_own_lines(opened: Opened) -> None:
    page = opened(fragment="#graph")
    node = page.locator("#graph .nodes a[href='#unit=州科协']")
    node.focus()
    partners = page.locator("#graph .nodes a.on").count() - 1
    assert 0 < partners == page.locator("#graph .edges path.on").count()
    page.keyboard.press("Enter")
    expect(page.locator("#unit h2")).to_have_text("州科协")


def test_pairs_are_found_by_a_units_name(opened: Opened) -> None:
    page, pairs = opened(fragment="#pairs"), policyduty.pairs(policyduty.plan(GANZI))
    rows = page.locator("#pairs tbody tr:not([hidden])")
    assert rows.count() == len(pairs) == 282
    assert rows.first.inner_text().split() == ["州科协", "—", "各县(市)人民政府", "24"]
    expect(page.locator("#pairs .rest table")).to_be_hidden()
    page.get_by_role("searchbox", name="按单位名称筛选").fill("州科协")
    wanted = [pair.duties for pair in pairs if "州科协" in (pair.first, pair.second)]
    assert [int(text) for text in page.locator("#pairs tr:not([hidden]) td").all_text_contents()] == wanted
    expect(page.locator("#shown-pairs")).to_have_text(f"共 282 对，显示 {len(wanted)} 对")
    expect(page.locator("#pairs .rest table")).to_be_visible()
    page.evaluate("location.hash = '#unit=州民政局'")
    page.locator("#unit").get_by_role("link", name="全部协作单位").click()
    assert page.locator("#f-pairs").input_value() == "州民政局"
    assert rows.count() == sum("州民政局" in (pair.first, pair.second) for pair in pairs)


def test_members_have_views_in_the_place_of_their_collective(opened: Opened, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    policyduty.export(policyduty.plan(GANZI), file, options=HtmlOptions(expand=True))
    page = opened(file, "#unit=康定市人民政府")
    expect(page.locator("#unit h3").first).to_have_text("参与 30 项")
    expect(page.locator("#unit .facts")).to_contain_text("各县(市)人民政府")
    assert "各县(市)人民政府" in page.locator("#unit tr.d .others").first.inner_text()
    page.evaluate("location.hash = '#unit=各县(市)人民政府'")
    expect(page.locator("#unit h2")).to_contain_text("本页中没有")
    page.evaluate("location.hash = '#duties&unit=康定市人民政府'")
    expect(page.locator("#shown")).to_have_text("共 31 条，显示 30 条")
    assert violations(page) == []


def test_the_language_switches_and_the_plan_stays(opened: Opened) -> None:
    page = opened()
    title = page.locator("h1").inner_text()
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("nav a").first).to_have_text("Duties")
    expect(page.locator("#shown")).to_have_text("31 of 31 rows shown")
    assert page.locator("#f-search").get_attribute("placeholder") == "Task, work, unit; blanks between words"
    assert page.locator("h1").inner_text() == title
    page.goto(page.url.split("#")[0] + "#unit=州科协")
    expect(page.locator("#unit h3").first).to_have_text("Leads 6")
    page.get_by_role("link", name="Findings", exact=True).click()
    expect(page.locator("#findings")).to_contain_text("which units 州、县(市)反邪教办公室 stands for is not known")
    page.get_by_role("button", name="中文").click()
    expect(page.locator("#findings")).to_contain_text("所指单位不明")


def violations(page: Page, **options: object) -> list[tuple[str, str, str]]:
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in found]


def test_it_is_accessible(opened: Opened) -> None:
    page = opened(fragment="#all")  # all panels at once
    assert violations(page) == []
    page.evaluate("location.hash = '#unit=州科协'")
    expect(page.locator("#unit h2")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="English").click()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_can_be_read(opened: Opened, scheme: str) -> None:
    page = opened(fragment="#duties", color_scheme=scheme)
    contrast = {"runOnly": ["color-contrast"]}
    page.locator("#f-search").fill("机器人")
    for colour in Colour:
        page.evaluate("colour => { document.documentElement.dataset.colour = colour }", colour)
        assert violations(page, **contrast) == []
    for panel in ("matrix", "workload", "pairs", "findings"):
        page.evaluate("panel => { location.hash = panel }", panel)
        assert violations(page, **contrast) == []


def test_a_phone_scrolls_one_way_only(opened: Opened) -> None:
    page = opened(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, device_scale_factor=2)
    for view in VIEWS:
        page.evaluate("address => { location.hash = address }", view)
        page.wait_for_timeout(30)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, view
        current = page.locator("nav [aria-current]")
        assert current.count() == (view != "#all")
        if view != "#all":
            expect(current).to_be_in_viewport(ratio=1)
    page.evaluate("location.hash = '#duties'")
    first = page.locator("#duties tr.d").first
    work, lead = first.locator(".work").bounding_box(), first.locator(".leads").bounding_box()
    assert work
    assert lead
    assert work["width"] > 250
    assert lead["y"] > work["y"] + work["height"] - 1
    assert page.evaluate("getComputedStyle(document.querySelector('td.leads'), '::before').content") == '"牵头单位"'


def printed(page: Page, path: Path) -> tuple[str, list[tuple[float, float]]]:
    page.pdf(path=str(path), prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(path)
    text = "".join(leaf.get_textpage().get_text_range() for leaf in document)
    sizes = [(round(leaf.get_width()), round(leaf.get_height())) for leaf in document]
    document.close()
    return "".join(text.split()), sizes


@pytest.mark.parametrize("scripts", [True, False])
def test_it_prints_all_duties_on_a4(opened: Opened, tmp_path: Path, scripts: bool) -> None:
    page, rows = opened(java_script_enabled=scripts), policyduty.duty_table(policyduty.plan(GANZI))
    text, sizes = printed(page, tmp_path / "page.pdf")
    assert 4 <= len(sizes) <= 30
    assert all({*size} in ({595, 842}, {596, 842}, {595, 841}) for size in sizes)
    for row in rows:
        assert "".join(row.text.split())[:12] in text
        assert "".join(row.task_title.split())[:6] in text
    assert text.count("工作内容") >= len(rows) // 8  # the head stands on each page
    assert "检索" not in text.replace("检索到", "")


def test_everything_prints_with_the_matrix_on_its_side(opened: Opened, tmp_path: Path) -> None:
    _, sizes = printed(opened(fragment="#all"), tmp_path / "page.pdf")
    assert {width > height for width, height in sizes} == {True, False}


def test_it_is_whole_without_scripts(opened: Opened) -> None:
    page = opened(java_script_enabled=False)
    assert page.locator("#duties tr.d:visible").count() == 31
    expect(page.locator(".unscripted")).to_contain_text("浏览器未启用脚本")
    for hidden in ("#duties .filters", "#pairs .filters", "nav", "#matrix"):
        expect(page.locator(hidden)).to_be_hidden()
    for visible in ("#units", "#workload", "#groups", "#graph svg", "#pairs", "#coverage", "#findings"):
        expect(page.locator(visible)).to_be_visible()


MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=http://e.cn/x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "</script></style></title></textarea><svg onload=alert(1)>",
    "<!--<script>",
    "]]>--><iframe src=http://e.cn></iframe>",
    "&lt;b&gt;&amp;#60;",
)
ODD = ("\x00\x01\x0b\x1b\x7f\x85", "甲\ud800乙", "甲\u202e乙\u2066丙\u200f", "行\u2028段\u2029落", "👩\u200d🔬🇨🇳")
HOSTILE = {
    "markup": "".join(MARKUP),
    "url": "javascript:alert(1)",
    "templates": "{0}{1}${alert(1)}__proto__",
    "odd": "".join(ODD),
    "address": "a+b c&d=e#f%41?/",
    "prototype": "__proto__",
    "long": "甲" * 40_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_harmless_and_whole(
    opened: Opened, filled: Callable[[str], Plan], tmp_path: Path, text: str
) -> None:
    plan = filled(text)
    plan = evolve(plan, document=Document(title=text, issuer=text, number=text, url=text, notice=text))
    file = tmp_path / "page.html"
    policyduty.export(plan, file)
    page = opened(file, viewport={"width": 360, "height": 740})
    kept = held(text)
    assert page.locator("#duties td.work").first.evaluate("cell => cell.textContent") == kept
    assert page.locator("h1").evaluate("title => title.textContent") == kept
    assert page.locator("img, iframe, [onload], [onerror], [onmouseover]").count() == 0
    page.locator("#duties td.leads a").first.evaluate("link => link.click()")
    assert page.locator("#unit h2").evaluate("title => title.textContent") == held(plan.units[0].name)
    for view in (*(f"#{panel}" for panel in PANELS[1:]), "#all"):
        page.evaluate("address => { location.hash = address }", view)
        page.wait_for_timeout(10)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, view
    page.locator("#matrix tr.t td").first.hover(force=True)
    page.locator("#f-search").fill(kept[:200])
    assert shown(page) >= 1
    page.get_by_role("button", name="English").evaluate("button => button.click()")
    assert page.locator("#duties td.work").first.evaluate("cell => cell.textContent") == kept

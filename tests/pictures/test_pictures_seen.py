"""Pictures as a browser draws them: no name covers another, and none leaves the picture."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import policyduty
from policyduty import Plan

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")

from playwright.sync_api import Page, sync_playwright  # noqa: E402

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
LONG = "某某省某某自治州第{}个名字很长的综合行政管理（MANAGEMENT）服务“局”——办公室"
BOXES = """
() => {
  const page = document.querySelector("svg").getBoundingClientRect();
  const corners = (text) => {
    const box = text.getBBox(), matrix = text.getCTM();
    const [dx, dy] = [0, text.getAttribute("font-size") * 0.24];  // A line is taller than what is seen of it.
    return [[0, 0], [1, 0], [1, 1], [0, 1]].map(([right, down]) => {
      const x = box.x + dx + right * (box.width - 2 * dx), y = box.y + dy + down * (box.height - 2 * dy);
      const point = new DOMPoint(x, y).matrixTransform(matrix);
      return [point.x, point.y];
    });
  };
  const texts = [...document.querySelectorAll("text")];
  return {
    size: [page.width, page.height],
    texts: texts.map((text) => [text.firstChild.textContent, corners(text)]),
  };
}
"""

Point = tuple[float, float]


pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on PATH: apt-get install chromium")


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--headless", "--no-sandbox", "--disable-gpu"])
        yield browser.new_page()
        browser.close()


def apart(one: list[Point], other: list[Point]) -> bool:
    """True where a line can be drawn between two convex shapes: along a side of one of them."""
    for shape in (one, other):
        for (x, y), (to_x, to_y) in zip(shape, shape[1:] + shape[:1], strict=True):
            ways = [[(to_y - y) * px - (to_x - x) * py for px, py in points] for points in (one, other)]
            if max(ways[0]) <= min(ways[1]) or max(ways[1]) <= min(ways[0]):
                return True
    return False


def overlaps(texts: list[tuple[str, list[Point]]]) -> list[tuple[str, str]]:
    found = []
    for at, (name, shape) in enumerate(texts):
        left, right = min(x for x, _ in shape), max(x for x, _ in shape)
        for other_name, other in texts[at + 1 :]:
            if min(x for x, _ in other) < right and max(x for x, _ in other) > left and not apart(shape, other):
                found.append((name, other_name))
    return found


def faults(page: Page, svg: str) -> list[object]:
    """Texts that leave the picture, and those that cover each other."""
    page.set_content(f"<body style='margin:0'>{svg}")
    seen = page.evaluate(BOXES)
    wide, high = seen["size"]
    outside = [
        name
        for name, shape in seen["texts"]
        if not all(-0.5 <= x <= wide + 0.5 and -0.5 <= y <= high + 0.5 for x, y in shape)
    ]
    return [*outside, *overlaps(seen["texts"])]


@pytest.mark.parametrize("case", ["ganzi", "big", "long", "two"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_covers_anything(
    draw: Callable[..., str], made: Callable[..., Plan], page: Page, ganzi: Plan, case: str, language: str
) -> None:
    plan = {
        "ganzi": lambda: ganzi,
        "big": lambda: made(1000, 300),
        "long": lambda: made(40, 40, name=LONG, title=LONG, most=30),
        "two": lambda: made(2, 3),
    }[case]()
    assert faults(page, draw(plan, language=language)) == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    tasks=st.integers(1, 30),
    units=st.integers(1, 70),
    name=st.text("州县教育局办公室（）、“”—WMgi1 ", max_size=30),
)
def test_nothing_covers_anything_whatever_the_names(
    draw: Callable[..., str], made: Callable[..., Plan], page: Page, tasks: int, units: int, name: str
) -> None:
    plan = made(tasks, units, name=f"{name}{{}}局", title=f"推进{name}", most=12)
    assert faults(page, draw(plan)) == []


def test_overlaps_would_be_found(page: Page) -> None:
    page.set_content("<body><svg width='90' height='90'><text y='20'>责任</text><text x='9' y='25'>分工</text></svg>")
    assert overlaps(page.evaluate(BOXES)["texts"]) == [("责任", "分工")]


def test_it_is_a_document_of_its_own(page: Page, ganzi: Plan, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("picture") / "ganzi.svg"
    policyduty.export(ganzi, file)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.tagName") == "svg"
    assert page.locator("text", has_text="州科协").count() == 1
    assert asked == [file.as_uri()]

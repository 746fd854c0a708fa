"""How fast the web page of a large plan opens, searches and filters in a browser.

    python benchmarks/html_page.py [TASKS ...]

The plan is the Ganzi plan again and again. The page is opened from a file in headless Chromium through playwright, in a
window of 1360 by 900. Opening is from asking for the page until its first frame after the load event; every other time
is from what the user does until the second animation frame after it, so layout and paint are in it. Medians of five;
printing is done once.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from attrs import evolve
from playwright.sync_api import Page, sync_playwright

import policyduty
from policyduty import Plan, Section

ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

MOST_PRINTED = 1_000
"""Tasks of a plan that is printed here: Chromium takes minutes over the thousand sheets of a larger one."""

FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

ACTIONS: dict[str, str] = {
    "search": """const field = document.getElementById("f-search");
        field.value = TERMS[run % TERMS.length]; field.dispatchEvent(new Event("input", { bubbles: true }))""",
    "clear the search": """const field = document.getElementById("f-search"); field.value = "机器人";
        field.dispatchEvent(new Event("input", { bubbles: true })); await FRAMES; start = performance.now();
        field.value = ""; field.dispatchEvent(new Event("input", { bubbles: true }))""",
    "filter by unit": """const field = document.getElementById("f-unit");
        field.value = String(run); field.dispatchEvent(new Event("input", { bubbles: true }))""",
    "a unit's view": 'location.hash = `#unit=${["州科协", "州教育体育局", "州科技局", "州民政局", "团州委"][run % 5]}`',
    "the matrix": 'location.hash = run % 2 ? "#duties" : "#matrix"',
}
"""What the user does. The terms are found in all rows, in some, in none."""


def plan_of(tasks: int) -> Plan:
    """The sections of the Ganzi plan, as often as gives the tasks."""
    plan = policyduty.plan("ganzi-science-literacy-2023")
    copies = range(max(1, round(tasks / 31)))
    sections = tuple(_copy(section, copy) for copy in copies for section in plan.sections)
    return evolve(plan, sections=sections)


def _copy(section: Section, copy: int) -> Section:
    tasks = (
        evolve(task, id=f"{copy}-{task.id}", duties=[evolve(d, id=f"{copy}-{d.id}") for d in task.duties])
        for task in section.tasks
    )
    return evolve(section, id=f"{copy}-{section.id}", tasks=tuple(tasks))


def acted(page: Page, action: str, run: int) -> float:
    """Milliseconds that an action takes."""
    script = f"""async () => {{ const TERMS = ["科学", "机器人", "教体局", "没有这样的词", "科"]; const run = {run};
        let start = performance.now(); {action.replace("FRAMES", FRAMES)}; await {FRAMES};
        return performance.now() - start }}"""
    taken: float = page.evaluate(script)
    return taken


def main(sizes: list[int]) -> None:
    """Print a few lines a size."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as engine, tempfile.TemporaryDirectory() as folder:
        browser = engine.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        print(f"Chromium {browser.version}")
        for size in sizes:
            plan, file = plan_of(size), Path(folder) / "page.html"
            begin = time.perf_counter()
            policyduty.export(plan, file)
            written = time.perf_counter() - begin
            tasks = sum(1 for _ in plan.iter_tasks())
            print(f"{tasks:>6} tasks: written in {written:.2f} s, {file.stat().st_size / 1e6:.1f} MB")
            opening: list[float] = []
            for _ in range(5):
                page = browser.new_page(viewport={"width": 1360, "height": 900})
                begin = time.perf_counter()
                page.goto(file.as_uri())
                page.evaluate(FRAMES)
                opening.append((time.perf_counter() - begin) * 1000)
                if len(opening) < 5:
                    page.close()
            _tell("opens", opening)
            for name, action in ACTIONS.items():
                page.goto("about:blank")
                page.goto(file.as_uri())
                page.evaluate(FRAMES)
                _tell(name, [acted(page, action, run) for run in range(5)])
            if tasks > MOST_PRINTED:
                page.close()
                continue
            page.goto("about:blank")
            page.goto(file.as_uri())
            _tell("prints to PDF", [_timed(lambda: page.pdf(path=str(Path(folder) / "page.pdf")))])  # noqa: B023
            page.close()
        browser.close()


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def _tell(name: str, taken: list[float]) -> None:
    print(f"        {name:<18}{statistics.median(taken):>8.0f} ms (worst {max(taken):.0f})")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [31, 1_000, 5_000])

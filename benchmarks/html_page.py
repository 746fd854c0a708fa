"""The web page of a large plan in a browser, against a bare page: the same rows in one table, and one plain loop.

The page is opened from a file in headless Chromium through playwright, in a window of 1360 by 900. Opening is from
asking for the page until its first frame after the load event; every other time is from what the user does until the
second animation frame after it, so layout and paint are in it.
"""

import html
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from policyduty import Plan, export, ledger

from .measuring import Effort, Measurement, Race
from .plans import repeated

ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

ACTIONS = {
    "search": """const field = document.getElementById("f-search"); field.value = TERMS[run % TERMS.length];
        field.dispatchEvent(new Event("input", { bubbles: true }))""",
    "filter by unit": """const field = document.getElementById("f-unit"); field.value = String(run);
        field.dispatchEvent(new Event("input", { bubbles: true }))""",
    "show a unit's view": """const units = ["州科协", "州教育体育局", "州科技局", "州民政局", "团州委"];
        location.hash = `#unit=${units[run % 5]}`""",
    "show the matrix": 'location.hash = run % 2 ? "#duties" : "#matrix"',
}
"""What the user does. The terms are found in all rows, in some, in none."""

PLAIN = """for (const row of document.querySelectorAll("tr"))
    row.hidden = !row.textContent.includes(TERMS[run % TERMS.length])"""
"""The floor of them all: a loop over the rows of the bare page."""


def bare_page(plan: Plan) -> str:
    """The ledger's rows, and nothing else."""
    rows = ((row.section_title, row.task_title, row.text, row.leads, row.others, row.remark) for row in ledger(plan))
    lines = ("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return "<!DOCTYPE html><meta charset=utf-8><title>plan</title><table>" + "\n".join(lines) + "</table>"


def acted(page: Page, action: str, run: int) -> float:
    """Seconds that an action takes."""
    script = f"""async () => {{ const TERMS = ["科学", "机器人", "教体局", "没有这样的词", "科"]; const run = {run};
        const start = performance.now(); {action}; await {FRAMES}; return performance.now() - start }}"""
    taken: float = page.evaluate(script)
    return taken / 1000


def opened(page: Page, file: Path) -> float:
    """Seconds until the page stands."""
    page.goto("about:blank")
    begun = time.perf_counter()
    page.goto(file.as_uri())
    page.evaluate(FRAMES)
    return time.perf_counter() - begun


def measure(effort: Effort) -> Iterator[Measurement]:
    """Open, search, filter and turn to other views, in turns with the bare page."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium is installed: the web page is left out", file=sys.stderr)
        return
    plan = repeated(effort.of(5_000, 31))
    tasks = sum(1 for _ in plan.iter_tasks())
    with sync_playwright() as engine, tempfile.TemporaryDirectory() as folder:
        ours, bare = Path(folder) / "page.html", Path(folder) / "bare.html"
        export(plan, ours)
        bare.write_text(bare_page(plan), "utf-8")
        browser = engine.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        name = f"bare table, Chromium {browser.version}"
        page, other = (browser.new_page(viewport={"width": 1360, "height": 900}) for _ in range(2))
        opened(page, bare)  # The browser itself has begun.
        rounds = range(effort.rounds)
        race = Race({"ours": [], name: []})
        for _ in rounds:
            race.taken["ours"].append(opened(page, ours))
            race.taken[name].append(opened(other, bare))
        yield race.against(f"web page of {tasks:,} tasks, open", "ours", name)
        for action, script in ACTIONS.items():
            opened(page, ours)
            race = Race({"ours": [], name: []})
            for run in rounds:
                race.taken["ours"].append(acted(page, script, run))
                race.taken[name].append(acted(other, PLAIN, run))
            yield race.against(f"web page of {tasks:,} tasks, {action}", "ours", name, peer=f"{name}, plain loop")
        browser.close()

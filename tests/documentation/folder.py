"""The folder that a page is run in: the files that the pages speak of, beside those that a page shows itself.

``notice.txt`` and what heals it are those of the template for plan packages, ``page.txt`` is the Ganzi page as it was
published, ``plan.json`` the Ganzi plan; last year's and this year's notice are in ``files/``.
"""

import shutil
from pathlib import Path

import policyduty
from policyduty import Unit

from .pages import ROOT

HERE = Path(__file__).parent / "files"
NOTICE = ROOT / "examples/plan-package/linjiang_sports_2024"
GANZI = ROOT / "examples/ganzi/policyduty_ganzi"
LEVELS = ROOT / "tests/cascading"


def fill(folder: Path) -> None:
    """Put all of them there."""
    ganzi = policyduty.plan("ganzi-science-literacy-2023")
    notice = (NOTICE / "notice.txt").read_text("utf-8")
    shutil.copy(NOTICE / "notice.txt", folder)
    (folder / "notice.html").write_text(
        "<!DOCTYPE html><meta charset=utf-8><title>通知</title><article>"
        + "".join(f"<p>{line}</p>" for line in notice.splitlines() if line)
        + "</article>",
        "utf-8",
    )
    (folder / "notices").mkdir()
    shutil.copytree(ROOT / "examples", folder / "examples")
    for year in ("2024", "2025"):
        shutil.copy(HERE / f"notice-{year}.txt", folder / "notices")
        policyduty.dump(
            policyduty.read(HERE / f"notice-{year}.txt", id=f"reading-{year}"), folder / f"plan-{year}.json"
        )
    for file in ("page.txt", "corrections.json", "units.json"):
        shutil.copy(GANZI / file, folder)
    policyduty.dump(ganzi, folder / "plan.json")
    policyduty.dump_units(ganzi.units, folder / "units.csv")
    policyduty.dump_units(ganzi.units[:20], folder / "ours.csv")
    policyduty.dump_units(ganzi.units[10:], folder / "theirs.xlsx")
    policyduty.dump_units((Unit(name="县教育局", level="county"),), folder / "county-units.json")
    for level in ("province", "prefecture"):
        plan = policyduty.read(LEVELS / f"{level}.txt")
        policyduty.dump(plan, folder / f"{level}.json")
    policyduty.export(plan, folder / "prefecture.docx")
    policyduty.export(policyduty.draft(plan, level="county", place="康定市").plan, folder / "county.docx")
    for version, year in (("draft", "2024"), ("final", "2025")):
        policyduty.export(policyduty.load(folder / f"plan-{year}.json"), folder / f"{version}.docx")
        shutil.copy(folder / f"plan-{year}.json", folder / f"{version}.json")

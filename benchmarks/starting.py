"""Import and start, as whole processes: the libraries that policyduty stands on are its floor."""

import json
import subprocess
import sys
from collections.abc import Iterator

from .measuring import Effort, Measurement, children, compared, python, raced

BASE = "attrs + cattrs + pluggy"
OTHERS = {
    "nothing (pass)": "pass",
    "click": "import click",
    "typer": "import typer",
    "rich.console": "import rich.console",
    "xlsxwriter": "import xlsxwriter",
    "tabulate": "import tabulate",
    "networkx": "import networkx",
    "importlib.metadata, entry points": "import importlib.metadata as m; m.entry_points(group='policyduty')",
}
HEAVY = (
    *("click", "docx", "lxml", "networkx", "numpy", "openpyxl", "pandas", "pyarrow", "python_calamine"),
    *("rapidfuzz", "resvg_py", "tabulate", "xlsxwriter"),
)
"""What is loaded when it is used, and not before."""


def measure(effort: Effort) -> Iterator[Measurement]:
    """Whole processes in turns, by the processor time that each took."""
    works = {
        BASE: python("-c", "import attrs, cattrs, pluggy"),
        "import policyduty": python("-c", "import policyduty"),
        "policyduty --version": python("-m", "policyduty", "--version"),
    }
    race = raced(works, effort.of(15, 1), clock=children)
    yield race.against("import policyduty", "import policyduty", BASE, 1.25)
    yield race.against("policyduty --version", "policyduty --version", BASE, 1.6)
    others = {name: python("-c", code) for name, code in OTHERS.items()}
    race = raced({BASE: works[BASE], **others}, effort.rounds, clock=children)
    for name in OTHERS:
        yield race.against(f"import: {name}", name, BASE)
    code = "import json, sys, policyduty; print(json.dumps([*sys.modules]))"
    loaded = json.loads(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout)
    found = [name for name in HEAVY if name in loaded]
    yield compared("heavy libraries that the import loads", len(found), "all of them", len(HEAVY), "libraries", 0)

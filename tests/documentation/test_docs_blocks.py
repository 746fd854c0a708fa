"""Every block of code in the documentation runs, and prints what stands below it."""

import json
import shutil
import tomllib
from io import BytesIO
from pathlib import Path

import pytest

import policyduty

from . import folder, running
from .pages import PAGES, Block, blocks, chinese, name

NOT_RUN = {
    "README.md": 2,
    "README.zh-CN.md": 2,
    "CONTRIBUTING.md": 2,
    "docs/benchmarks.md": 1,
    "docs/install.md": 1,
    "docs/zh/install.md": 1,
    "docs/testing.md": 2,
    "docs/tutorial-exporter.md": 1,
    "docs/zh/tutorial-exporter.md": 1,
    "docs/tutorial-plan-package.md": 1,
    "docs/zh/tutorial-plan-package.md": 1,
    "examples/exporter-plugin/README.md": 1,
    "examples/plan-package/README.md": 1,
}
"""How many blocks of a page install something, by pip or in an environment of its own, run tests, or build these
pages. Those of the READMEs and the tutorials, and the building, are run before anything lands, by .ci/run."""

SHOWN_ONLY = {"", "{include}", "{toctree}", "{public}"}


def left_to_others(text: str) -> bool:
    return any(words in text for words in ("pip install", "-m venv", "-m sphinx", "-m pytest", "-m tests."))


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    filled = tmp_path_factory.mktemp("files")
    folder.fill(filled)
    return filled


@pytest.fixture
def here(files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = tmp_path / "here"
    shutil.copytree(files, here)
    monkeypatch.chdir(here)
    monkeypatch.setenv("COLUMNS", "100")
    return here


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_blocks_of_a_page_run(
    page: Path, here: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """``--snapshot-update`` writes what is printed into the page, but where ``…`` stands for a part of it."""
    language = "zh" if chinese(page) else "en"
    monkeypatch.setenv("LANGUAGE", language)
    policyduty.locale.use(language)
    names: dict[str, object] = {"__name__": "__main__"}
    printed: str | None = None
    renewed = request.config.getoption("--snapshot-update")
    not_run = 0
    for block in blocks(page):
        where = f"{name(page)}:{block.line}"
        if block.file:
            (here / block.file).parent.mkdir(parents=True, exist_ok=True)
            (here / block.file).write_text(block.text, "utf-8")
        if block.language == "json":
            loaded(block.text)
        elif block.language == "toml":
            tomllib.loads(block.text)
        elif block.file:
            pass
        elif block.language == "sh" and left_to_others(block.text):
            not_run += 1
        elif block.language == "sh":
            printed = running.sh(block.text, here)
        elif block.language == "python":
            printed = running.python(block.text, names)
        elif block.language == "text":
            assert printed is not None, f"{where}: nothing was run that prints this"
            if renewed and "…\n" not in block.text:
                renew(page, block, printed)
            else:
                assert running.shows(block.text, printed), f"{where}: what is printed is\n{printed}"
        else:
            assert block.language.partition(" ")[0] in SHOWN_ONLY, f"{where}: what is {block.language}?"
    assert not_run == NOT_RUN.get(name(page), 0)


def renew(page: Path, block: Block, printed: str) -> None:
    lines = "".join(f"{line.rstrip()}\n" for line in printed.rstrip().splitlines())
    page.write_text(page.read_text("utf-8").replace(f"```text\n{block.text}```", f"```text\n{lines}```"), "utf-8")


def loaded(text: str) -> object:
    """Load a file's text, by its format where it is one of ours."""
    match json.loads(text).get("format"):
        case "policyduty.plan":
            return policyduty.loads(text)
        case "policyduty.units":
            return policyduty.load_units(BytesIO(text.encode()))
        case "policyduty.corrections":
            return policyduty.load_corrections(BytesIO(text.encode()))
        case _:
            return json.loads(text)


def test_what_is_not_run_is_of_pages_that_are_there() -> None:
    assert set(NOT_RUN) <= {name(page) for page in PAGES}

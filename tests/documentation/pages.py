"""The pages of the documentation as what can be run: blocks of code, files that they show, and what is printed below.

How a page says what a block is, which a reader sees as well:

- a block below a paragraph that ends in a file's name and a colon is that file;
- ``python`` and ``sh`` are run, in the order of the page, in one folder with the files of :mod:`documentation.folder`;
- ``text`` below one of these is what it printed; a line ``…`` stands for lines that are left out;
- an expression with a comment behind it has that value;
- ``json`` and ``toml`` are whole.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
RULES = sorted((DOCS / "rules").glob("*.md"))
PAGES = [
    *READMES,
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "examples").glob("*/README.md")),
    *sorted(set(DOCS.rglob("*.md")) - set(RULES)),
]
"""Every page that people wrote; those of the rules are made from the rules, and tested with them."""

_FILE = re.compile(r"`([\w./-]+\.\w+)`[:：]\Z")


@frozen(kw_only=True)
class Block:
    """A fenced block of a page."""

    language: str
    text: str
    line: int
    file: str | None
    """The file that it shows."""


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def chinese(page: Path) -> bool:
    return page.parent.name == "zh" or page.name.endswith("zh-CN.md")


def tokens(page: Path) -> list[Token]:
    return MarkdownIt().enable("table").parse(page.read_text("utf-8"))


def blocks(page: Path, language: str | None = None) -> list[Block]:
    return [block for block in _blocks(tokens(page)) if language in (None, block.language)]


def _blocks(parsed: list[Token]) -> Iterator[Block]:
    for index, token in enumerate(parsed):
        if token.type != "fence":
            continue
        before = parsed[index - 2].content if index > 1 and parsed[index - 1].type == "paragraph_close" else ""
        shown = _FILE.search(before)
        assert token.map
        yield Block(
            language=token.info, text=token.content, line=token.map[0] + 1, file=shown.group(1) if shown else None
        )


def headings(page: Path) -> list[str]:
    return [token.tag for token in tokens(page) if token.type == "heading_open"]

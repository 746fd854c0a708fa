"""What the documentation says is true: its commands and options exist, its plugins work, its links lead somewhere."""

import ast
import re
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

import policyduty
from policyduty.plugins import Registry, collect

from .pages import DOCS, PAGES, READMES, ROOT, RULES, Block, blocks, headings, name, tokens

PAIRS = [
    *((DOCS / page.name, page) for page in sorted((DOCS / "zh").glob("*.md"))),
    (READMES[0], READMES[1]),
]


def module(page: Path, hook: str) -> Registry:
    """Give what is installed where the block that implements a hook is a plugin."""
    made = ModuleType("my_package")
    exec(next(block.text for block in blocks(page, "python") if f"def {hook}(" in block.text), made.__dict__)
    return collect([("mine", ("my-package", "1.0"), lambda: made)])


@pytest.mark.parametrize("page", [*READMES, DOCS / "plugins.md"], ids=name)
def test_the_exporter_works(page: Path) -> None:
    registry = module(page, "policyduty_exporters")
    assert not registry.plugins[0].problems
    target = BytesIO()
    registry.exporter("tsv").write(policyduty.plan("ganzi-science-literacy-2023"), target, None)
    assert len(target.getvalue().splitlines()) == 31


def test_the_reader_works() -> None:
    reader = module(DOCS / "plugins.md", "policyduty_readers").readers["bars"]
    transcript = reader.read("一、甲|责任单位：市乙局".encode(), "x.bars")
    assert transcript.text.splitlines() == ["一、甲", "责任单位：市乙局"]
    assert transcript.span(5, 6).place == "field 2"


def test_the_rule_works() -> None:
    (rule,) = module(DOCS / "plugins.md", "policyduty_rules").rules.values()
    assert rule.breaking
    assert rule.keeping
    found = [policyduty.validate(policyduty.read(e.text.encode()), [rule]) for e in (rule.breaking, rule.keeping)]
    assert [[finding.message for finding in each] for each in found] == [["9 units in one duty"], []]


def test_the_plan_package_registers() -> None:
    assert list(module(DOCS / "plugins.md", "policyduty_plans").plans) == ["my-plan-2024"]


@pytest.mark.parametrize(
    ("page", "folder"), [("tutorial-exporter", "exporter-plugin"), ("tutorial-plan-package", "plan-package")]
)
def test_the_tutorials_show_the_templates(page: str, folder: str) -> None:
    template = ROOT / "examples" / folder
    files = [path for path in template.rglob("*") if path.suffix in (".py", ".toml", ".json", ".txt")]
    made = {path.relative_to(template).as_posix(): path.read_text("utf-8") for path in files}
    made.pop("linjiang_sports_2024/plan.json", None)  # a command of the page makes it
    assert {block.file: block.text for block in blocks(DOCS / f"{page}.md") if block.file} == made


@pytest.mark.parametrize("name", ["policyduty_leads", "linjiang_sports_2024/__init__"])
def test_a_templates_code_is_short(name: str) -> None:
    (path,) = (ROOT / "examples").glob(f"*/{name}.py")
    assert len(path.read_text("utf-8").splitlines()) < 60


def without_words(block: Block) -> tuple[str, str | None, str]:
    """A block but for what is in the reader's language: comments, and all that is printed."""
    if block.language == "text" and not block.file:
        return block.language, block.file, ""
    if block.language == "python":
        return block.language, block.file, ast.unparse(ast.parse(block.text))
    return block.language, block.file, re.sub(r"\s*#.*", "", block.text) if block.language == "sh" else block.text


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: name(pair[1]))
def test_both_languages_show_the_same(pair: tuple[Path, Path]) -> None:
    english, chinese = pair
    one, other = ([block for block in blocks(page) if block.language != "{toctree}"] for page in pair)
    assert len(one) == len(other)
    for block, counterpart in zip(one, other, strict=True):
        assert without_words(block) == without_words(counterpart)
    assert headings(chinese) == headings(english)


def test_what_people_use_is_in_both_languages() -> None:
    only_english = {
        "benchmarks",
        "CHANGELOG",
        "CONTRIBUTING",
        "design",
        "duty-grammar",
        "json-format",
        "newcomers-hour",
        "plugins",
        "testing",
    }
    listed = "\n".join(block.text for block in blocks(DOCS / "index.md", "{toctree}")).splitlines()
    assert {page.stem for page in DOCS.glob("*.md")} - {"index"} <= set(listed)
    assert {page.stem for page, _ in PAIRS[:-1]} == {page.stem for page in DOCS.glob("*.md")} - only_english


def anchors(page: Path) -> set[str]:
    """What a page's headings are called where code is hosted, and on the site."""
    parsed = tokens(page)
    titles = [parsed[index + 1].content for index, token in enumerate(parsed) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", [*PAGES, *RULES], ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", page.read_text("utf-8")):
        there = page.parent / target if target else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), f"{target}#{anchor}"


def test_the_pictures_are_small_and_of_the_notice_that_is_shown() -> None:
    pictures = list((DOCS / "pictures").glob("*.png"))
    assert all(picture.stat().st_size < 150_000 for picture in pictures)
    shown = {path.name for page in DOCS.rglob("*.md") for path in pictures if path.name in page.read_text("utf-8")}
    assert shown == {picture.name for picture in pictures}
    notice = next(block for block in blocks(DOCS / "tutorial-office.md") if block.file == "notice.txt")
    assert (DOCS / "pictures/notice.txt").read_text("utf-8") == notice.text


def test_every_extra_and_doubt_is_in_the_documentation() -> None:
    text = "\n".join(page.read_text("utf-8") for page in PAGES)
    for extra in ("docx", "pdf", "xlsx"):
        assert f"policyduty[{extra}]" in text
    for code in ("PD501", "PD502", "PD503", "PD504", "PD505", "PD506"):
        assert code in text


def test_every_public_name_is_in_the_reference() -> None:
    """Each home of ``policyduty``'s names and each subpackage has a place, where its ``__all__`` says what stands."""
    text = "\n".join(page.read_text("utf-8") for page in (DOCS / "reference").glob("*.md"))
    shown = re.findall(r"^```\{public\} (.+)$", text, re.MULTILINE)
    public = vars(policyduty)
    expected = [f"policyduty {home}" for home in public["_HOMES"]]
    expected += [f"policyduty.{package}" for package in [*public["_SUBPACKAGES"], "testing"]]
    assert sorted(shown) == sorted(expected)


@pytest.mark.parametrize("page", [DOCS / "command-line.md", DOCS / "zh/command-line.md"], ids=name)
def test_every_command_and_option_is_on_the_command_line_page(page: Path) -> None:
    from policyduty.cli import app

    text = page.read_text("utf-8")
    inner = {f"units {name}": command for name, command in app.commands["units"].commands.items()}  # type: ignore[attr-defined]
    for command_name, command in {**app.commands, **inner}.items():
        assert f"policyduty {command_name}" in text
        for parameter in command.params:
            for option in parameter.opts:
                assert not option.startswith("-") or f"`{option}`" in text, (command_name, option)


@pytest.mark.parametrize("folder", [DOCS, DOCS / "zh"], ids=name)
def test_every_option_of_every_format_is_documented(folder: Path) -> None:
    from policyduty.options import described
    from policyduty.plugins import registry

    pages = "\n".join(page.read_text("utf-8") for page in sorted(folder.glob("*.md")))
    for exporter in registry().exporters.values():
        for option in described(exporter.options):
            assert f"`{option.name}`" in pages or f"`{option.name.replace('_', '-')}`" in pages, option.name


def test_the_examples_of_every_command_are_of_that_command() -> None:
    from policyduty.cli import app

    for command_name, command in app.commands.items():
        for example in command.examples:  # type: ignore[attr-defined]
            assert example.startswith(f"policyduty {command_name}")

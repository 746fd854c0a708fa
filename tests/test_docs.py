"""What the documentation shows is true: its code runs, its commands exist, its links lead somewhere."""

import json
import re
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

import policyduty
from policyduty.plugins import collect

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
PAGES = [*READMES, ROOT / "CONTRIBUTING.md", ROOT / "examples/ganzi/README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def installed(code: str) -> policyduty.plugins.Registry:
    module = ModuleType("my_package")
    exec(code, module.__dict__)
    return collect([("mine", ("my-package", "1.0"), lambda: module)])


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_the_ten_lines_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    exec(blocks(page, "python")[0], {})
    assert "甘办发〔2023〕24号 first_listed" in capsys.readouterr().out
    assert (tmp_path / "ledger.xlsx").stat().st_size > 10_000


@pytest.mark.parametrize("page", [*READMES, ROOT / "docs/plugins.md"], ids=lambda page: page.name)
def test_the_exporter_works(page: Path) -> None:
    code = next(block for block in blocks(page, "python") if "policyduty_exporters" in block)
    registry = installed(code)
    assert not registry.plugins[0].problems
    target = BytesIO()
    registry.exporter("tsv").write(policyduty.plan("ganzi-science-literacy-2023"), target, None)
    assert len(target.getvalue().splitlines()) == 31


def test_the_reader_works() -> None:
    code = next(block for block in blocks(ROOT / "docs/plugins.md", "python") if "policyduty_readers" in block)
    transcript = installed(code).readers["bars"].read("一、甲|责任单位：市乙局".encode(), "x.bars")
    assert transcript.text.splitlines() == ["一、甲", "责任单位：市乙局"]
    assert transcript.span(5, 6).place == "field 2"


def test_the_rule_works() -> None:
    code = next(block for block in blocks(ROOT / "docs/plugins.md", "python") if "policyduty_rules" in block)
    (rule,) = installed(code).rules.values()
    assert rule.breaking
    assert rule.keeping
    found = [policyduty.validate(policyduty.read(e.text.encode()), [rule]) for e in (rule.breaking, rule.keeping)]
    assert [[finding.message for finding in each] for each in found] == [["9 units in one duty"], []]


def test_the_plan_package_registers() -> None:
    code = next(block for block in blocks(ROOT / "docs/plugins.md", "python") if "policyduty_plans" in block)
    assert list(installed(code).plans) == ["my-plan-2024"]


def test_the_checking_page_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = ROOT / "docs/checking.md"
    text = "一、任务\n（一）办好学校。\n责任单位：市教育局、市科协各县（市）人民政府、市教育局。\n"
    (tmp_path / "notice.txt").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    exec(blocks(page, "python")[0], {})
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["PD503", "PD204"]
    plan = policyduty.read("notice.txt")
    saved = json.loads(policyduty.dumps(plan))
    saved["plan"].update(json.loads("{" + blocks(page, "json")[0] + "}"))
    (waiver,) = policyduty.loads(json.dumps(saved)).waivers
    assert waiver.code == "PD204"


def test_the_comparing_page_compares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    exec(blocks(ROOT / "docs/comparing.md", "python")[0], {})
    assert capsys.readouterr().out.splitlines() == [
        "reworded reassigned",
        "[('equal', '办好科技馆，'), ('inserted', '全年'), ('equal', '免费开放。')]",
        "[('市教育局', 'left')]",
    ]
    assert (tmp_path / "changes.xlsx").stat().st_size > 5_000


@pytest.mark.parametrize(
    ("page", "folder"), [("tutorial-exporter", "exporter-plugin"), ("tutorial-plan-package", "plan-package")]
)
def test_the_tutorials_show_the_templates(page: str, folder: str) -> None:
    text = (ROOT / "docs" / f"{page}.md").read_text("utf-8")
    files = [path for path in (ROOT / "examples" / folder).rglob("*") if path.suffix in (".py", ".toml", ".json")]
    shown = {path.name for path in files if f"\n{path.read_text('utf-8')}```" in text}
    assert {path.name for path in files if path.name != "plan.json"} <= shown
    assert len(re.findall("^```(?:python|toml|json)$", text, re.MULTILINE)) == len(shown)


@pytest.mark.parametrize("name", ["policyduty_leads", "linjiang_sports_2024/__init__"])
def test_a_templates_code_is_short(name: str) -> None:
    (path,) = (ROOT / "examples").glob(f"*/{name}.py")
    assert len(path.read_text("utf-8").splitlines()) < 60


def test_the_json_examples_load() -> None:
    (plan,) = blocks(ROOT / "docs/json-format.md", "json")
    assert policyduty.loads(plan).tasks_of("市甲局", "lead")[0].id == "1.1"
    (corrections,) = blocks(ROOT / "docs/reading.md", "json")
    assert (
        policyduty.load_corrections(BytesIO(corrections.encode()))[0].id
        == json.loads(corrections)["corrections"][0]["id"]
    )


def test_the_readmes_say_the_same_in_both_languages() -> None:
    english, chinese = (page.read_text("utf-8") for page in READMES)
    for language in ("sh", "toml"):
        strip = [re.sub(r"#.*", "", block) for block in blocks(READMES[0], language)]
        assert [re.sub(r"#.*", "", block) for block in blocks(READMES[1], language)] == strip
    assert english.count("\n## ") == chinese.count("\n## ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_public_name_and_extra_is_in_the_documentation() -> None:
    text = "\n".join(page.read_text("utf-8") for page in PAGES)
    for extra in ("docx", "pdf", "xlsx"):
        assert f"policyduty[{extra}]" in text
    for code in ("PD501", "PD502", "PD503", "PD504", "PD505", "PD506"):
        assert code in text


def test_every_command_and_option_is_on_the_command_line_page() -> None:
    from policyduty.cli import app

    page = (ROOT / "docs/command-line.md").read_text("utf-8")
    inner = {f"units {name}": command for name, command in app.commands["units"].commands.items()}  # type: ignore[attr-defined]
    for name, command in {**app.commands, **inner}.items():
        assert f"policyduty {name}" in page
        for parameter in command.params:
            for option in parameter.opts:
                assert not option.startswith("-") or f"`{option}`" in page, (name, option)


def test_every_option_of_every_format_is_documented() -> None:
    from policyduty.options import described
    from policyduty.plugins import registry

    pages = "\n".join(page.read_text("utf-8") for page in sorted((ROOT / "docs").glob("*.md")))
    for exporter in registry().exporters.values():
        for option in described(exporter.options):
            assert f"`{option.name}`" in pages or f"`{option.name.replace('_', '-')}`" in pages, option.name


def test_the_records_are_as_documented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    exec(blocks(ROOT / "docs/markdown-and-data.md", "python")[0], {})
    assert capsys.readouterr().out == "州科协\n"


def test_the_examples_of_every_command_are_of_that_command() -> None:
    from policyduty.cli import app

    for name, command in app.commands.items():
        for example in command.examples:  # type: ignore[attr-defined]
            assert example.startswith(f"policyduty {name}")


def test_the_views_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for code in blocks(ROOT / "docs/views.md", "python"):
        exec(code, names)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("州科协 6 18 8 ")
    assert "31 48" in lines


def test_the_units_page_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line of code with a value behind ``#`` gives that value."""
    monkeypatch.chdir(tmp_path)
    policyduty.locale.use("en")
    names: dict[str, object] = {}
    page = ROOT / "docs/units.md"
    (tmp_path / "units.csv").write_text(blocks(page, "csv")[0], "utf-8")
    shown = 0
    for code in blocks(page, "python"):
        for statement in code.split("\n"):
            words, _, value = statement.partition("  # ")
            if value:
                assert repr(eval(words, names)) == value, statement
                shown += 1
            else:
                exec(words, names)
    assert shown > 15
    assert policyduty.load_units("units.csv") == policyduty.load_units("units.xlsx")


def test_the_cascading_page_is_true(capsys: pytest.CaptureFixture[str]) -> None:
    page = ROOT / "docs/cascading.md"
    exec(blocks(page, "python")[0], {})
    assert capsys.readouterr().out == blocks(page, "text")[0]

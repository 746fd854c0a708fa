"""``policyduty rules`` and ``rule``."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from policyduty import Example, Finding, Rule, Severity, Subject, Unit
from policyduty.plugins import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Run

RULES = registry().rules


@pytest.mark.parametrize("language", ["en", "zh"])
def test_rules_as_a_table(run: Run, language: str) -> None:
    out = run("rules", "--lang", language).out
    for rule in RULES.values():
        assert f"\n{rule.code}" in out
        assert rule.name in out
    assert ("警告" if language == "zh" else "warning") in out


def test_rules_as_json(run: Run) -> None:
    records = json.loads(run("rules", "--format", "json").out)
    assert [record["code"] for record in records] == sorted(RULES)
    first = RULES[records[0]["code"]]
    for key in ("name", "severity", "statement", "statement_zh", "message", "rationale_zh", "source"):
        assert records[0][key] == getattr(first, key)
    assert records[0]["breaking"] == (first.breaking and first.breaking.text)


@pytest.mark.parametrize("code", RULES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_rule_has_a_page(run: Run, code: str, language: str) -> None:
    rule = RULES[code]
    result = run("rule", code, "--lang", language)
    assert result.code == 0
    assert result.out == run("rule", rule.name, "--lang", language).out
    words = "".join(result.out.split())
    texts = [rule.statement_zh, rule.rationale_zh] if language == "zh" else [rule.statement, rule.rationale]
    for text in (*texts, rule.source):
        assert "".join(text.split()) in words
    assert result.out.startswith(f"{code} {rule.name} (")
    if rule.breaking:
        assert result.out.count("  → ") >= 1
        assert " = " in result.out


def _after(subject: Subject) -> Iterator[Finding]:
    for match in subject.find(re.compile("科协(?=各)")):
        yield AFTER.finding(place=match.place, span=match.span, excerpt=match.words, words=match.words)


LINE = "责任单位：市教育局、市科协{}各县（市）人民政府。"
AFTER = Rule(
    code="X1",
    name="theirs",
    severity=Severity.WARNING,
    statement="A mark stands between two units.",
    message="no mark stands behind {words}",
    suggestion="put 、 behind {words}",
    rationale="Two units without a mark between them are read as one that nobody knows, and neither gets its duty.",
    source="GB/T 15834—2011《标点符号用法》4.5",
    breaking=Example(text="一、重点任务\n（一）办好学校。\n" + LINE.format("") + "\n", units=(Unit(name="市科协"),)),
    keeping=Example(text=LINE.format("、")),
    check=_after,
)


def test_a_page(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = evolve(registry(), rules={"X1": AFTER})
    monkeypatch.setattr("policyduty.plugins.registry", lambda: mine)
    monkeypatch.setattr("policyduty.validation.registry", lambda: mine)
    assert run("rule", "theirs").out == (
        "X1 theirs (warning)\n"
        "\n"
        "A mark stands between two units.\n"
        "\n"
        "Why    Two units without a mark between them are read as one that nobody knows,\n"
        "       and neither gets its duty.\n"
        "Basis  GB/T 15834—2011《标点符号用法》4.5\n"
        "\n"
        "Breaks it:\n"
        "  一、重点任务\n"
        "  （一）办好学校。\n"
        "  责任单位：市教育局、市科协各县（市）人民政府。\n"
        "\n"
        "  Units  市科协\n"
        "\n"
        "  → no mark stands behind 科协\n"
        "     1.1 | 责任单位：市教育局、市科协各县（市）人民政府。\n"
        "         |                       ^^^^\n"
        "         = put 、 behind 科协\n"
        "\n"
        "Keeps it:\n"
        "  责任单位：市教育局、市科协、各县（市）人民政府。\n"
    )


@pytest.mark.parametrize(("name", "hint"), [("PD999", "did you mean PD"), ("no-leads", "did you mean no-lead")])
def test_an_unknown_rule(run: Run, name: str, hint: str) -> None:
    result = run("rule", name)
    assert result.code == 2
    assert f"unknown rule {name!r}; {hint}" in result.err


def test_the_rules_of_a_plugin_stand_on_a_line(run: Run) -> None:
    codes = sorted(RULES)
    for arguments in ((), ("-v",)):
        out = run("plugins", *arguments).out
        assert f"rules {codes[0]} … {codes[-1]} ({len(codes)})" in " ".join(out.split())
        assert "rule:" not in out
    provided = {title for plugin in json.loads(run("plugins", "--format", "json").out) for title in plugin["provides"]}
    assert {f"rule:{code}" for code in codes} <= provided

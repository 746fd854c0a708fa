"""Pages of the documentation that are made from rules (规则文档): one for each, and the list of all.

Maintainers: ``python -m policyduty.rules.pages docs/rules`` writes them anew when a rule has changed.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from ..contract import Example, Rule
from ..model import Severity
from ..output import replacing

_SEVERITIES = {Severity.ERROR: "error 错误", Severity.WARNING: "warning 警告", Severity.INFO: "info 提示"}
_FAMILIES = {
    "0": "Waivers 豁免",
    "1": "Structure and numbers 结构与序号",
    "2": "Roles 角色",
    "3": "Units 单位",
    "4": "Days, deadlines and targets 日期、时限与指标",
    "5": "Damaged text 残损文本",
    "6": "Between plans 方案之间",
}
_NAME = re.compile(r"\{(\w+)\}")


def page(rule: Rule) -> str:
    """Give the page of a rule, in Markdown."""
    parts = [
        f"# {rule.code} {rule.name}",
        f"{_SEVERITIES[rule.severity]}",
        f"{rule.statement}\n\n{rule.statement_zh}",
        "## Why 理由",
        f"{rule.rationale}\n\n{rule.rationale_zh}",
        f"Source 依据: {rule.source}",
        "## What it says 提示",
        f"> {_shown(rule.message or rule.statement)}\n>\n> {_shown(rule.message_zh or rule.statement_zh)}",
        f"What to do 处理: {_shown(rule.suggestion)}; {_shown(rule.suggestion_zh)}",
        "## Breaks it 违反",
        _example(rule.breaking),
        "## Keeps it 符合",
        _example(rule.keeping),
    ]
    return "\n\n".join(parts) + "\n"


def _shown(template: str) -> str:
    """A message with its names as what they stand for."""
    return _NAME.sub(r"⟨\1⟩", template).replace("⟨hint⟩", "…").replace("⟨hint_zh⟩", "…")


def _example(example: Example | None) -> str:
    if example is None:
        return ""
    text = f"```text\n{example.text.rstrip()}\n```"
    if example.higher:
        text = f"Higher plan 上级方案:\n\n```text\n{example.higher.rstrip()}\n```\n\nThis plan 本方案:\n\n{text}"
    notes = [f"registry 单位库: {'、'.join(unit.name for unit in example.units)}"] if example.units else []
    notes += [f"correction 勘误: {c.printed} → {c.corrected} ({c.certainty})" for c in example.corrections]
    notes += [f"waiver 豁免: {w.code}, until {w.until}" for w in example.waivers]
    return "\n\n".join([text, *notes])


def index(rules: Iterable[Rule]) -> str:
    """Give the list of rules, in Markdown, by the first digit of their codes."""
    families: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: rule.code):
        families.setdefault(_FAMILIES.get(rule.code[2:3], "Others 其他"), []).append(rule)
    parts = [
        "# The rules 规则",
        "`policyduty check` asks these of a plan; `policyduty rule CODE` explains one. Each page is made from the rule "
        "itself, and its examples are tests.",
    ]
    for family, members in families.items():
        rows = [
            f"| [{r.code}]({r.code}.md) | {r.name} | {r.severity} | {r.statement} {r.statement_zh} |" for r in members
        ]
        parts += [f"## {family}", "\n".join(["| code | name | severity | a sound plan |", "|---|---|---|---|", *rows])]
    return "\n\n".join(parts) + "\n"


def pages(rules: Iterable[Rule]) -> dict[str, str]:
    """Give every page by its file name."""
    listed = list(rules)
    return {"README.md": index(listed), **{f"{rule.code}.md": page(rule) for rule in listed}}


if __name__ == "__main__":
    from . import policyduty_rules

    for name, text in pages(policyduty_rules()).items():
        with replacing(Path(sys.argv[1]) / name) as file:
            file.write(text.encode())

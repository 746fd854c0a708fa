"""The pages of the rules are what the rules say."""

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from policyduty import Rule
from policyduty.rules import pages, policyduty_rules

FOLDER = Path(__file__).parents[2] / "docs" / "rules"
RULES = policyduty_rules()


def test_the_pages_are_up_to_date() -> None:
    """If not: python -m policyduty.rules.pages docs/rules."""
    assert {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()} == pages.pages(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_all_that_its_page_shows(rule: Rule) -> None:
    for text in ("statement", "suggestion", "rationale", "source"):
        assert getattr(rule, text), text
    for text in ("statement_zh", "suggestion_zh", "rationale_zh"):
        assert any("\u4e00" <= character <= "\u9fff" for character in getattr(rule, text)) or "{" in rule.suggestion_zh
    html = MarkdownIt().render(pages.page(rule))
    assert html.count("<h1>") == 1
    assert html.count("<pre>") == 2 + sum(bool(each.higher) for each in (rule.breaking, rule.keeping) if each)


def test_codes_and_names_are_of_one_rule_each() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)

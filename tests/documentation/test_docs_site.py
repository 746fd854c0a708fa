"""What the site adds to Sphinx; that it builds without a warning is seen before anything lands, by .ci/run."""

import pytest

from .pages import DOCS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("牵头", ["牵头"]),
        ("牵头单位：州科协。", ["牵头", "头单", "单位", "州科", "科协"]),
        ("用 policyduty 读取docx", ["用", "policyduty", "读取", "docx"]),
    ],
)
def test_chinese_is_looked_up_by_its_pairs(text: str, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(DOCS)
    from _site.searching import SearchPairs

    assert SearchPairs({}).split(text) == words


def test_each_public_name_has_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(DOCS)
    from _site.reference import PACKAGES, names

    found = [(package, name) for package in PACKAGES for name in names(package)]
    own = [name for package, name in found if package != "policyduty.testing"]
    assert len(own) == len(set(own))
    assert ("policyduty", "Plan") in found
    assert ("policyduty.views", "UnitRow") in found

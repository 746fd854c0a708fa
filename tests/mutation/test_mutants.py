"""Mutants: what is changed in a module, and that each has one fault and runs."""

import ast
import difflib

import pytest
from tests.mutation.mutants import mutants

SOURCE = '''\
"""About it."""
import re

_WORD = re.compile(r"^(?:甲|乙[ab]+)(?!丙)$")
LIMIT = 3


@cached(size=8)
def words(text: str, wanted: bool = True) -> list[str] | None:
    """Give words."""
    if wanted and not text:
        return None
    for at in range(len(text) - 1):
        if text[at] <= "a":
            continue
        print(at)
    if at < 0:
        return False
    return [text]
'''

CODE = {
    (5, "3 is 4"),
    (9, "True is False"),
    (11, "And is Or"),
    (11, "not text without its Not"),
    (13, "1 is 2"),
    (13, "Sub is Add"),
    (14, "LtE is Lt"),
    (14, "'a' is '~'"),
    (15, "continue is break"),
    (16, "without print(at)"),
    (17, "Lt is LtE"),
    (17, "0 is 1"),
    (18, "False is True"),
    (19, "None is returned, not [text]"),
}
PATTERNS = {
    "^(?:甲|乙[ab]+)(?=丙)$",
    "^(?:甲|乙[^ab]+)(?!丙)$",
    "^(?:甲|乙[ab])(?!丙)$",
    "(?:甲|乙[ab]+)(?!丙)$",
    "^(?:甲|乙[ab]+)(?!丙)",
    "^(?:甲)(?!丙)$",
    "^(?:乙[ab]+)(?!丙)$",
}


def test_what_is_changed_in_code() -> None:
    assert {(mutant.line, mutant.what) for mutant in mutants(SOURCE) if not mutant.in_pattern} == CODE


def test_what_is_changed_in_a_pattern() -> None:
    found = [ast.unparse(mutant.tree(SOURCE)) for mutant in mutants(SOURCE) if mutant.in_pattern]
    assert len(found) == len(PATTERNS)
    assert {pattern for pattern in PATTERNS if any(repr(pattern) in text for text in found)} == PATTERNS


@pytest.mark.parametrize("mutant", mutants(SOURCE), ids=lambda mutant: f"{mutant.line}: {mutant.what}")
def test_a_mutant_differs_in_one_line_and_runs(mutant: object) -> None:
    tree = mutant.tree(SOURCE)  # type: ignore[attr-defined]
    compile(tree, "it.py", "exec")
    one, other = (ast.unparse(each).splitlines() for each in (ast.parse(SOURCE), tree))
    assert len([line for line in difflib.ndiff(one, other) if line[0] in "+-"]) == 2

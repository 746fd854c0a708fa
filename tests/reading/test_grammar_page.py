"""Every example of the grammar's page in docs/ is read as the page says."""

from pathlib import Path

import pytest

from policyduty import read_document

PAGE = Path(__file__).parents[2] / "docs" / "duty-grammar.md"


def rows() -> list[list[str]]:
    found = []
    inside = False
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if cells == ["clause", "lead", "co", "responsible", "open"]:
            inside = True
        elif not cells:
            inside = False
        elif inside and not set("".join(cells)) <= {"-"}:
            found.append([*cells, *[""] * (5 - len(cells))])
    return found


def test_the_page_has_examples() -> None:
    assert len(rows()) >= 25


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_example(row: list[str]) -> None:
    clause, lead, co, responsible, open_ended = row
    text = (
        f"一、甲\n（一）乙。推进建设。\n（{clause}）"
        if not clause.startswith("【")
        else f"一、甲\n（一）乙。丙。\n{clause}"
    )
    (duty,) = read_document(text.encode(), name="example.txt").plan.iter_duties()
    assert (list(duty.leads), list(duty.co), list(duty.responsible)) == (
        lead.split(),
        co.split(),
        responsible.split(),
    )
    assert duty.open_ended == bool(open_ended)

"""Plans rendered to text in the published styles are read back the same."""

import unicodedata

from hypothesis import given

from policyduty import duty_table, read_document
from policyduty.testing.documents import PrintedPlan, printed_plans


def folded(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(unicodedata.normalize("NFKC", name) for name in names)


@given(printed_plans())
def test_what_was_printed_is_read(printed: PrintedPlan) -> None:
    plan = read_document(printed.text.encode(), name="notice.txt").plan
    found = [
        (
            folded(row.path),
            folded(row.duty.leads),
            folded(row.duty.co),
            folded(row.duty.responsible),
            row.duty.open_ended,
        )
        for row in duty_table(plan)
    ]
    assert found == [
        (folded(d.path), folded(d.lead), folded(d.co), folded(d.responsible), d.open_ended) for d in printed.duties
    ]
    assert [(unicodedata.normalize("NFKC", item.marker), item.title) for item, _ in plan.walk()] == [
        (unicodedata.normalize("NFKC", marker), title) for marker, title in printed.headings
    ]

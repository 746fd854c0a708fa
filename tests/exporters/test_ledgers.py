import pytest
from tests.counting import Asked

from policyduty import (
    Assignment,
    Certainty,
    Duty,
    Kind,
    LeadRule,
    Level,
    Plan,
    Role,
    Task,
    chinese,
    duty_table,
    ledger,
    task_label,
    unit_note,
    unit_table,
)


def duty(number: int, *assignments: tuple[str, Role], covers: tuple[int, int] | None = None, is_open: bool) -> Duty:
    return Duty(
        id=f"t/d{number}",
        clause="",
        assignments=[Assignment(unit=name, role=role, position=n) for n, (name, role) in enumerate(assignments, 1)],
        covers=covers,
        open_ended=is_open,
    )


def of(*duties: Duty, text: str = "") -> Plan:
    return Plan(id="p", title="", tasks=[Task(id="t", text=text, duties=duties)])


@pytest.mark.parametrize(
    ("assignments", "leads", "others"),
    [
        ([("甲", Role.LEAD), ("乙", Role.CO), ("丙", Role.CO)], "甲", "乙、丙等"),
        ([("甲", Role.LEAD), ("乙", Role.LEAD)], "甲、乙等", ""),
        ([("甲", Role.RESPONSIBLE), ("乙", Role.RESPONSIBLE)], "", "甲、乙等"),
        ([("乙", Role.CO), ("甲", Role.LEAD)], "甲", "乙等"),
        ([], "", ""),
    ],
)
def test_lists_units(assignments: list[tuple[str, Role]], leads: str, others: str) -> None:
    (row,) = ledger(of(duty(1, *assignments, is_open=True)))
    assert (row.leads, row.others) == (leads, others)
    (row,) = ledger(of(duty(1, *assignments, is_open=False)))
    assert (row.leads, row.others) == (leads.removesuffix("等"), others.removesuffix("等"))


@pytest.mark.parametrize(
    ("covers", "rest"),
    [
        ([(0, 3), (3, 6)], ""),
        ([(0, 2), (3, 6)], ""),  # bare punctuation
        ([(0, 3)], "丙丁。"),
        ([(3, 6)], "甲乙。"),
        ([(1, 2), (4, 5)], "甲\n。丙\n"),
        ([(3, 6), (0, 4)], ""),
        ([(0, 6), (1, 2)], ""),
        ([None], ""),
    ],
)
def test_loses_no_text(covers: list[tuple[int, int] | None], rest: str) -> None:
    duties = [duty(n, ("甲", Role.LEAD), covers=each, is_open=False) for n, each in enumerate(covers, 1)]
    rows = ledger(of(*duties, text="甲乙。丙丁。"))
    assert [row.text for row in rows if row.duty is None] == ([rest.strip()] if rest else [])


def test_numbers_duties_as_the_view_does(plan: Plan) -> None:
    rows = ledger(plan)
    assert [row.number for row in rows if row.duty] == [row.number for row in duty_table(plan)]
    assert [row.task.id for row in rows if row.duty is None] == ["0.1", "1.1", "1.1.1"]


def test_shows_a_correction_where_it_belongs(plan: Plan) -> None:
    shown = {(row.task.id, row.duty and row.duty.id): [c.id for c in row.corrections] for row in ledger(plan)}
    assert {place: ids for place, ids in shown.items() if ids} == {("1.1", "1.1/d1"): ["c1"], ("1.1.1", None): ["c2"]}


@pytest.mark.parametrize("vocabulary", [Role, Level, Kind, Certainty, LeadRule])
def test_has_a_word_for_every_term(vocabulary: type[Role | Level | Kind | Certainty | LeadRule]) -> None:
    words = [chinese(term) for term in vocabulary]
    assert all(words)
    assert len(set(words)) == len(words)


def test_names_a_task_by_what_it_has() -> None:
    assert task_label(Task(id="1.2", marker="（二）", title="题")) == "1.2 题"
    assert task_label(Task(id="1.2", text="字" * 21)) == f"1.2 {'字' * 20}…"
    assert task_label(Task(id="1.2")) == "1.2"


def test_a_units_note_does_not_go_over_the_other_units_of_its_duties() -> None:
    named = [Assignment(unit=Asked(f"市第{n}局"), printed=f"{n}局", role=Role.CO, position=n) for n in range(1, 301)]
    plan = of(Duty(id="t/d1", clause="", assignments=named))
    Asked.times = 0
    notes = [unit_note(row) for row in unit_table(plan)]
    assert notes[0] == "文中写作：1局"
    assert len(set(notes)) == 300
    assert Asked.times <= 10 * 300

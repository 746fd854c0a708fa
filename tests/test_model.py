"""What the model holds, what it refuses, and what it derives."""

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from policyduty import (
    Assignment,
    Correction,
    Deadline,
    Document,
    Duty,
    InvalidValue,
    Plan,
    Role,
    Section,
    Source,
    Span,
    Target,
    Task,
    Unit,
    model,
    testing,
)


def correction(**fields: Any) -> Correction:
    return Correction(
        **{"id": "1", "printed": "a", "corrected": "b", "reason": "r", "certainty": "likely", "evidence": "", **fields}
    )


def assignment(**fields: Any) -> Assignment:
    return Assignment(**{"unit": "州科协", "role": Role.LEAD, "position": 1, **fields})


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "span before its document": (lambda: Span("a.txt", -1, 3), "found -1..3"),
    "span that ends before it starts": (lambda: Span("a.txt", 4, 3), "found 4..3"),
    "source without a name": (lambda: Source(name=""), "Source.name must not be blank"),
    "correction of nothing": (lambda: correction(printed=""), "'1' has no printed text"),
    "correction that changes nothing": (lambda: correction(corrected="a"), "'1' changes nothing"),
    "correction without a reason": (lambda: correction(reason=" \n"), "Correction.reason must not be blank"),
    "unit without a name": (lambda: Unit(name="\u3000"), "Unit.name must not be blank"),
    "members of a single unit": (lambda: Unit(name="州科协", members=("a",)), "'州科协' has members"),
    "unit that ends before it begins": (
        lambda: Unit(name="州科协", valid_from=date(2023, 1, 2), valid_until=date(2023, 1, 1)),
        "'州科协' is valid until 2023-01-01, before it began",
    ),
    "deadline without words": (lambda: Deadline(text=""), "Deadline.text must not be blank"),
    "endless amount": (lambda: Target(text="x", amount=float("inf")), "amount inf"),
    "no amount": (lambda: Target(text="x", amount=float("nan")), "amount nan"),
    "amount that JSON readers round": (lambda: Target(text="x", amount=2**53), "below 2\\*\\*53"),
    "amount as low": (lambda: Target(text="x", amount=-(2**53)), "below 2\\*\\*53"),
    "assignment of nobody": (lambda: assignment(unit=""), "Assignment.unit must not be blank"),
    "position zero": (lambda: assignment(position=0), "'州科协': position counts from 1, found 0"),
    "duty without an id": (lambda: Duty(id="", clause=""), "Duty.id must not be blank"),
    "duty for more than the text": (
        lambda: Task(id="1", text="abc", duties=(Duty(id="1/d1", clause="", covers=(1, 4)),)),
        "'1/d1' covers characters 1..4 of a text of 3",
    ),
    "duty for a text turned round": (
        lambda: Task(id="1", text="abc", duties=(Duty(id="1/d1", clause="", covers=(2, 1)),)),
        "covers characters 2..1",
    ),
    "deadline on no day of a year": (
        lambda: Deadline(text="每年", each_year="13-01"),
        "Deadline.each_year is '13-01': expected a month and day as MM-DD",
    ),
    "plan without an id": (lambda: Plan(id="", title=""), "Plan.id is ''"),
    "plan id that is a path": (lambda: Plan(id="a/b", title=""), "Plan.id is 'a/b'"),
    "plan id that hides its file": (lambda: Plan(id=".a", title=""), "Plan.id is '.a'"),
    "plan id with a line feed": (lambda: Plan(id="a\n", title=""), "Plan.id is 'a"),
    "two of one id": (
        lambda: Plan(id="p", title="", sections=(Section(id="1"),), tasks=(Task(id="1"),)),
        "id '1' is used twice",
    ),
    "two of one id, deep down": (
        lambda: Plan(
            id="p",
            title="",
            sections=(Section(id="1", sections=(Section(id="1.1", tasks=(Task(id="x"),)),)),),
            tasks=(Task(id="2", duties=(Duty(id="x", clause=""),)),),
        ),
        "id 'x' is used twice",
    ),
    "two units of one name": (
        lambda: Plan(id="p", title="", units=(Unit(name="a"), Unit(name="a"))),
        "unit 'a' is listed twice",
    ),
    "two corrections of one id": (
        lambda: Plan(id="p", title="", corrections=(correction(), correction())),
        "correction '1' is listed twice",
    ),
}


@pytest.mark.parametrize(("build", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_does_not_construct(build: Callable[[], object], said: str) -> None:
    with pytest.raises(InvalidValue, match=said):
        build()


DOUBTFUL: dict[str, Callable[[], object]] = {
    "plan of nothing": lambda: Plan(id="p", title=""),
    "plan id in Chinese": lambda: Plan(id="甘孜-2023_科学.v2", title=""),
    "duty of nobody": lambda: Duty(id="1/d1", clause=""),
    "duty of two leads, unknown to the plan": lambda: Plan(
        id="p",
        title="",
        tasks=(Task(id="1", duties=(Duty(id="d", clause="", assignments=(assignment(), assignment(unit="x"))),)),),
    ),
    "duty of no characters": lambda: Task(id="1", duties=(Duty(id="1/d1", clause="", covers=(0, 0)),)),
    "empty span": lambda: Span("", 0, 0),
    "collective of unknown members": lambda: Unit(name="各县", collective=True),
    "unit of one day": lambda: Unit(name="a", valid_from=date(2023, 1, 1), valid_until=date(2023, 1, 1)),
    "unit and task of one name": lambda: Plan(id="a", title="", tasks=(Task(id="a"),), units=(Unit(name="a"),)),
    "correction that takes away": lambda: correction(corrected=""),
    "greatest amount": lambda: Target(text="x", amount=2**53 - 1),
}


@pytest.mark.parametrize("build", DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_is_doubtful_constructs(build: Callable[[], object]) -> None:
    value = build()
    assert value == build()
    assert hash(value) == hash(build())


@pytest.mark.parametrize(
    "build",
    [
        lambda: Document(addressees="各县"),
        lambda: Unit(name="a", aliases="b"),
        lambda: Section(id="1", tasks="x"),
    ],
)
def test_a_text_is_not_a_list_of_its_characters(build: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match="expected several values, found the one string"):
        build()


def test_lists_are_frozen_into_tuples() -> None:
    tasks = [Task(id="1")]
    plan = Plan(id="p", title="", tasks=tasks)
    tasks.append(Task(id="1"))
    assert plan.tasks == (Task(id="1"),)


@pytest.mark.parametrize("kind", [kind for kind in vars(model).values() if attrs.has(kind)])
def test_every_class_is_frozen_and_slotted(kind: type) -> None:
    value: Any = object.__new__(kind)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.span = None
    assert not hasattr(value, "__dict__")


def at(start: int | None) -> Span | None:
    return None if start is None else Span("a.txt", start, start + 1)


def plan_of(*items: Section | Task) -> Plan:
    return Plan(
        id="p",
        title="",
        sections=tuple(item for item in items if isinstance(item, Section)),
        tasks=tuple(item for item in items if isinstance(item, Task)),
    )


WALKS = {
    "sections, then loose tasks": (plan_of(Task(id="t"), Section(id="s")), ["s", "t"]),
    "loose tasks where they are printed": (
        plan_of(
            Section(id="s1", span=at(10), tasks=(Task(id="s1.1", span=at(20)),)),
            Section(id="s2", span=at(50)),
            Task(id="t1", span=at(5)),
            Task(id="t2", span=at(30)),
            Task(id="t3", span=at(60)),
        ),
        ["t1", "s1", "s1.1", "t2", "s2", "t3"],
    ),
    "tasks before the sections beside them": (
        plan_of(
            Section(id="s", span=at(0), sections=(Section(id="s.1", span=at(9)),), tasks=(Task(id="s.t", span=at(3)),))
        ),
        ["s", "s.t", "s.1"],
    ),
    "a task without a place holds up those after it": (
        plan_of(Section(id="s", span=at(50)), Task(id="t1"), Task(id="t2", span=at(5))),
        ["s", "t1", "t2"],
    ),
    "each one's own order, whatever their places": (
        plan_of(
            Section(id="s1", span=at(50)),
            Section(id="s2", span=at(10)),
            Task(id="t1", span=at(60)),
            Task(id="t2", span=at(0)),
        ),
        ["s1", "s2", "t1", "t2"],
    ),
}


@pytest.mark.parametrize(("plan", "order"), WALKS.values(), ids=WALKS)
def test_a_walk_goes_in_printed_order(plan: Plan, order: list[str]) -> None:
    assert [item.id for item, _ in plan.walk()] == order


def test_a_walk_says_which_sections_stand_above() -> None:
    inner = Section(id="1.1", tasks=(Task(id="1.1.1", duties=(Duty(id="1.1.1/d1", clause=""),)),))
    outer = Section(id="1", sections=(inner,), tasks=(Task(id="1.2", duties=(Duty(id="1.2/d1", clause=""),)),))
    plan = plan_of(outer, Task(id="2"))
    assert [(item.id, [s.id for s in above]) for item, above in plan.walk()] == [
        ("1", []),
        ("1.1", ["1"]),
        ("1.1.1", ["1", "1.1"]),
        ("1.2", ["1"]),
        ("2", []),
    ]
    assert [task.id for task in plan.iter_tasks()] == ["1.1.1", "1.2", "2"]
    assert [duty.id for duty in plan.iter_duties()] == ["1.1.1/d1", "1.2/d1"]


@settings(max_examples=40, deadline=None)
@given(testing.plans())
def test_a_walk_meets_everything_once(plan: Plan) -> None:
    def count(section: Section) -> int:
        return 1 + len(section.tasks) + sum(map(count, section.sections))

    met = [item.id for item, _ in plan.walk()]
    assert len(met) == len(set(met)) == len(plan.tasks) + sum(map(count, plan.sections))


def test_a_duty_names_its_units_by_role_in_printed_order() -> None:
    duty = Duty(
        id="1/d1",
        clause="",
        assignments=(
            assignment(unit="b", role=Role.CO, position=1),
            assignment(unit="z", role=Role.LEAD, position=2),
            assignment(unit="a", role=Role.LEAD, position=3),
            assignment(unit="c", role=Role.RESPONSIBLE, position=4),
        ),
    )
    assert (duty.leads, duty.co, duty.responsible) == (("z", "a"), ("b",), ("c",))


def test_an_assignment_is_printed_by_its_own_name_unless_said() -> None:
    assert assignment().printed == "州科协"
    assert assignment(printed="科协").printed == "科协"


@pytest.mark.parametrize(("covers", "text"), [(None, " 甲。\n乙。 "), ((0, 3), "甲。"), ((4, 7), "乙。"), ((2, 2), "")])
def test_a_duty_answers_for_the_characters_that_it_covers(covers: tuple[int, int] | None, text: str) -> None:
    duty = Duty(id="1/d1", clause="", covers=covers)
    assert Task(id="1", text=" 甲。\n乙。 ", duties=(duty,)).text_of(duty) == text


def task_of(id: str, *assigned: tuple[str, str, Role]) -> Task:
    assignments = tuple(
        Assignment(unit=unit, printed=printed, role=role, position=n)
        for n, (unit, printed, role) in enumerate(assigned, 1)
    )
    return Task(id=id, duties=(Duty(id=f"{id}/d1", clause="", assignments=assignments),))


DUTIES = Plan(
    id="p",
    title="",
    tasks=(
        task_of("1", ("甘孜州科协", "州科协", Role.LEAD), ("各县人民政府", "各县（市）", Role.CO)),
        task_of("2", ("甘孜州科协", "州科协机关", Role.CO)),
        task_of("3", ("康定市人民政府", "康定市", Role.LEAD)),
        task_of("4", ("省属企业", "省属企业", Role.RESPONSIBLE)),
    ),
    units=(
        Unit(name="甘孜州科协", aliases=("州科协", "甘孜州科学技术协会")),
        Unit(name="各县人民政府", collective=True, members=("康定市人民政府",)),
        Unit(name="康定市人民政府", aliases=("康定市政府",)),
    ),
)


@pytest.mark.parametrize(
    ("name", "options", "tasks"),
    [
        ("甘孜州科协", {}, ["1", "2"]),
        ("甘孜州科学技术协会", {}, ["1", "2"]),
        ("州科协机关", {}, ["2"]),
        ("州科协", {"role": "lead"}, ["1"]),
        ("州科协", {"role": Role.CO}, ["2"]),
        ("州科协", {"role": Role.RESPONSIBLE}, []),
        ("省属企业", {}, ["4"]),
        ("康定市政府", {}, ["3"]),
        ("康定市政府", {"expand": True}, ["1", "3"]),
        ("康定市政府", {"expand": True, "role": "lead"}, ["3"]),
        ("各县人民政府", {"expand": True}, ["1"]),
        ("各县（市）", {}, ["1"]),
        ("没有的局", {"expand": True}, []),
    ],
)
def test_the_tasks_of_a_unit_are_found_by_any_of_its_names(
    name: str, options: dict[str, Any], tasks: list[str]
) -> None:
    assert [task.id for task in DUTIES.tasks_of(name, **options)] == tasks


def test_another_role_is_refused() -> None:
    with pytest.raises(ValueError, match="'leader' is not a valid Role"):
        DUTIES.tasks_of("州科协", role="leader")


@pytest.mark.parametrize(("name", "found"), [("甘孜州科协", 0), ("州科协", 0), ("康定市政府", 2), ("科协", None)])
def test_a_unit_is_found_by_name_or_alias(name: str, found: int | None) -> None:
    assert DUTIES.unit(name) == (None if found is None else DUTIES.units[found])


def test_a_unit_is_known_by_its_name_and_aliases() -> None:
    assert DUTIES.units[0].names == ("甘孜州科协", "州科协", "甘孜州科学技术协会")


def test_words_of_a_vocabulary_may_be_given_as_text_and_no_others() -> None:
    given = Assignment(unit="甲", role="lead", position=1)
    assert given.role is Role.LEAD
    with pytest.raises(ValueError, match="'boss' is not a valid Role"):
        Assignment(unit="甲", role="boss", position=1)

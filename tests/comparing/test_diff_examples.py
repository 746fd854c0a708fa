"""What is told of two versions of one plan, of words, and of tasks that are hard to match."""

import pytest
from attrs import evolve

from policyduty import Assignment, Deadline, Diff, Duty, Plan, Role, Section, Source, Span, Task, Unit, apply, diff
from policyduty.comparing import ChangeKind, FactChange, WordRun, likeness, reworded
from policyduty.comparing.matching import match_tasks, pair_texts

MARKS = {"equal": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}


def marked(runs: tuple[WordRun, ...]) -> str:
    return "".join(MARKS[run.kind].format(run.text) for run in runs)


def kinds(found: Diff) -> list[str]:
    return [
        "{} → {}: {}".format(
            "+".join(row.task.id for row in change.before),
            "+".join(row.task.id for row in change.after),
            " ".join(change.kinds),
        )
        for change in found.tasks
    ]


def test_two_versions_of_a_plan(before: Plan, after: Plan) -> None:
    found = diff(before, after)
    assert kinds(found) == [
        "1.1 → 1.1: reworded reassigned rescheduled retargeted",
        "1.2 → 1.2+1.3: split reassigned",
        "1.3 → 1.4: renumbered",
        "2.3 → 1.5: moved",
        "2.4 → : removed",
        "2.1+2.5 → 2.1: merged",
        "2.2 → 2.2: reworded",
        " → 2.3: added",
    ]
    assert [(change.kinds, marked(change.title)) for change in found.sections] == [
        ((ChangeKind.RETITLED,), "完善{+城乡+}阅读设施")
    ]
    assert [change.fact for change in found.facts] == ["id", "document.number", "document.dated", "document.addressees"]
    assert [change.quiet for change in found.tasks].count(True) == 1
    assert len(found.listed) == 3 + 1 + 7
    assert found.ids == ("reading-2024", "reading-2025")
    assert apply(found, before) == after


def test_the_duties_of_a_task(before: Plan, after: Plan) -> None:
    first, split, *_, merged, renamed, added = diff(before, after).tasks
    (duty,) = first.duties
    assert [(unit.unit, unit.kind.value) for unit in duty.units] == [
        ("市发展改革委", "promoted"),
        ("市文旅局", "demoted"),
        ("市住房城乡建设局", "joined"),
    ]
    assert duty.order is None
    assert [marked(reworded(d.before.text, d.after.text)) for d in first.deadlines if d.before and d.after] == [
        "[-2025年底前-]{+2026年6月底前+}"
    ]
    assert [(t.before and t.before.amount, t.after and t.after.amount) for t in first.targets] == [(56, 64)]
    (duty,) = split.duties
    assert [(unit.unit, unit.kind.value) for unit in duty.units] == [("市商务局", "promoted"), ("市财政局", "joined")]
    assert duty.open_ended == (True, False)
    assert marked(split.title) == "布局城市书房{+ / 扶持民营书店+}"
    assert merged.duties == ()
    (duty,) = renamed.duties
    assert [(unit.unit, unit.kind.value) for unit in duty.units] == [("市教育体育局", "printed")]
    assert not duty.reassigned
    assert [unit.kind.value for unit in added.duties[0].units] == ["joined", "joined"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("加强学校科学教育。", "加强农村学校科学教育。", "加强{+农村+}学校科学教育。"),
        ("市教育局、市科协", "市教育局、市文旅局、市科协", "市教育局、{+市文旅局、+}市科协"),
        ("实施甲项。组织农技推广。开展培训。", "实施甲项。开展培训。", "实施甲项。[-组织农技推广。-]开展培训。"),
        (
            "到2025年超过90%。",
            "到2027年超过95.5%。",
            "到[-2025-]{+2027+}年超过[-90%-]{+95.5%+}。",
        ),
        ("由市文旅局落实", "由市体育局、市文旅局落实", "由{+市体育局、+}市文旅局落实"),
        ("运用VR技术", "运用AR技术", "运用[-VR-]{+AR+}技术"),
        ("加大投入力度。", "完善项目库，按季度调度。", "[-加大投入力度。-]{+完善项目库，按季度调度。+}"),
        ("提高水平，甲乙丙丁。", "增高能平，甲乙丙丁。", "[-提高水-]{+增高能+}平，甲乙丙丁。"),
        (
            "建立资源衔接机制。推动学校利用科技馆。",
            "推动学校利用科技馆。每年评估一次。",
            "[-建立资源衔接机制。-]推动学校利用科技馆。{+每年评估一次。+}",
        ),
        ("", "新", "{+新+}"),
        ("旧", "", "[-旧-]"),
        ("同", "同", "同"),
        ("", "", ""),
    ],
)
def test_words(before: str, after: str, expected: str) -> None:
    assert marked(reworded(before, after)) == expected


def test_words_of_long_texts_take_no_time() -> None:
    assert marked(reworded("长" * 40_000, "长" * 39_999 + "短")).endswith("长[-长-]{+短+}")


def tasks(*texts: str, ids: str = "") -> list[Task]:
    return [Task(id=ids[n] if ids else f"1.{n + 1}", text=text) for n, text in enumerate(texts)]


A = "支持中小学开齐开足体育课程，保障学生每天锻炼一小时。"
B = "组织农村公路养护巡查，及时修复水毁路段和破损护栏。"
C = "推广水肥一体化灌溉技术，建成高标准农田三万亩。"
D = "健全突发事件应急预案，每季度演练一次并评估效果。"


@pytest.mark.parametrize(
    ("before", "after", "pairs", "splits", "merges"),
    [
        (tasks(A, B), tasks(C, A, B), ((0, 1), (1, 2)), {}, {}),
        (tasks(A, A), tasks(A, B, A, ids="axb"), ((0, 0), (1, 2)), {}, {}),
        (tasks(A, A, ids="ab"), tasks(A, A, ids="ba"), ((0, 1), (1, 0)), {}, {}),
        (tasks(A + B), tasks(A, B), (), {0: (0, 1)}, {}),
        (tasks(A + B + C + D), tasks(D, A, B, C), (), {0: (0, 1, 2, 3)}, {}),
        (tasks(A, B), tasks(A + B), (), {}, {0: (0, 1)}),
        (tasks(A, B, C), tasks(C, A + D + B), ((2, 0),), {}, {1: (0, 1)}),
        (tasks(A + B), tasks(B), ((0, 0),), {}, {}),
        (tasks(A), tasks(B + C + D + A), ((0, 0),), {}, {}),
        (tasks(A, ids="a"), tasks(A + "一", A + "二", ids="xa"), ((0, 1),), {}, {}),
        (tasks(A), tasks(B), (), {}, {}),
        (tasks("", ""), tasks("", ""), ((0, 0), (1, 1)), {}, {}),
        (tasks(""), tasks("", ids="x"), (), {}, {}),
        ([], tasks(A), (), {}, {}),
    ],
)
def test_matching(
    before: list[Task],
    after: list[Task],
    pairs: tuple[tuple[int, int], ...],
    splits: dict[int, tuple[int, ...]],
    merges: dict[int, tuple[int, ...]],
) -> None:
    found = match_tasks(before, after)
    assert (found.pairs, found.splits, found.merges) == (pairs, splits, merges)


def test_a_title_holds_a_task_whose_text_is_new() -> None:
    one, other = (Task(id=id, title="加强组织领导", text=text) for id, text in (("3.1", A), ("5.4", B)))
    assert likeness(one, other) >= 0.5
    assert match_tasks([one], [other]).pairs == ((0, 0),)


def test_texts_are_paired_by_likeness() -> None:
    assert pair_texts([A, B, C], [C + "好", A[:-1], "别的"]) == ((0, 1), (2, 0))


def plan(*sections: Section, **facts: object) -> Plan:
    return Plan(id="p", title="方案", sections=sections, **facts)  # type: ignore[arg-type]


def test_numbers_that_follow_from_an_insertion_are_quiet() -> None:
    before = plan(Section(id="1", title="甲", tasks=[evolve(t, id=f"1.{n}") for n, t in enumerate(tasks(A, B, C), 1)]))
    after = plan(
        Section(id="1", title="甲", tasks=[evolve(t, id=f"1.{n}") for n, t in enumerate(tasks(D, A, B, C), 1)])
    )
    found = diff(before, after)
    assert kinds(found) == [" → 1.1: added"] + [f"1.{n} → 1.{n + 1}: renumbered" for n in (1, 2, 3)]
    assert len(found.listed) == 1


def test_a_section_that_moved_takes_its_tasks_along() -> None:
    one, two = (Section(id=id, title=id, tasks=[Task(id=f"{id}.1", text=text)]) for id, text in (("甲", A), ("乙", B)))
    found = diff(plan(one, two), plan(two, one))
    assert [change.kinds for change in found.sections] == [(ChangeKind.MOVED,)]
    assert found.tasks == ()


def test_a_section_with_another_title_is_known_by_its_tasks() -> None:
    held = [Task(id="1.1", text=A), Task(id="1.2", text=B)]
    found = diff(plan(Section(id="1", title="甲行动", tasks=held)), plan(Section(id="3", title="完全不同", tasks=held)))
    assert [change.kinds for change in found.sections] == [(ChangeKind.RENUMBERED, ChangeKind.RETITLED)]
    assert found.tasks == ()


def test_evidence_is_counted_and_not_listed() -> None:
    task = Task(id="1", text=A, duties=[Duty(id="1/d1", clause="市甲局负责")])
    before = Plan(id="p", title="", tasks=[task], sources=[Source(name="a.txt")])
    spanned = evolve(task, span=Span("b.txt", 0, 9), duties=[evolve(task.duties[0], span=Span("b.txt", 9, 14))])
    after = evolve(before, tasks=[spanned], sources=[Source(name="b.txt")])
    found = diff(before, after)
    assert found
    assert [change.kinds for change in found.tasks] == [(ChangeKind.EVIDENCE,)]
    assert found.listed == ()
    assert apply(found, before) == after


def with_unit(unit: str, printed: str, *, proposed: bool = False) -> Plan:
    lead = Assignment(unit=unit, printed=printed, role=Role.LEAD, position=1, proposed=proposed)
    task = Task(id="1", text=A, duties=[Duty(id="1/d1", clause=printed, assignments=[lead])])
    return Plan(id="p", title="", tasks=[task])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (with_unit("市教育局", "市教育局"), with_unit("市教育局", "教育局"), [("市教育局", "printed")]),
        (with_unit("市教体局", "市教体局"), with_unit("市教育体育局", "市教体局"), []),
        (
            with_unit("市教体局", "市教体局"),
            with_unit("市科协", "市科协"),
            [("市科协", "joined"), ("市教体局", "left")],
        ),
        (with_unit("市科协", "市科协", proposed=True), with_unit("市科协", "市科协"), [("市科协", "proposal")]),
    ],
)
def test_units_are_told_apart_by_name(before: Plan, after: Plan, expected: list[tuple[str, str]]) -> None:
    (change,) = diff(before, after).tasks
    assert [(unit.unit, unit.kind.value) for duty in change.duties for unit in duty.units] == expected
    assert (ChangeKind.REASSIGNED in change.kinds) is any(kind != "printed" for _, kind in expected)


def test_each_duty_of_a_task_is_compared_with_its_own() -> None:
    def held(*clauses: str) -> Plan:
        duties = [
            Duty(id=f"1/d{n}", clause=clause, assignments=[Assignment(unit=clause[:3], role=Role.LEAD, position=1)])
            for n, clause in enumerate(clauses, 1)
        ]
        return Plan(id="p", title="", tasks=[Task(id="1", text=A, duties=duties)])

    (change,) = diff(held("市甲局牵头落实", "市乙局牵头推进"), held("市乙局牵头推进", "市丙局牵头督办")).tasks
    told = [([d.id for d in duty.before], [d.id for d in duty.after]) for duty in change.duties]
    assert told == [(["1/d1"], ["1/d2"])]


def test_deadlines_are_added_dropped_and_changed() -> None:
    def timed(*texts: str) -> Plan:
        return Plan(id="p", title="", tasks=[Task(id="1", text=A, deadlines=[Deadline(text=t) for t in texts])])

    (change,) = diff(timed("2025年底前", "每年10月底前"), timed("2026年底前", "长期坚持")).tasks
    assert change.kinds == (ChangeKind.RESCHEDULED,)
    told = [(each.before and each.before.text, each.after and each.after.text) for each in change.deadlines]
    assert told == [("2025年底前", "2026年底前"), (None, "长期坚持"), ("每年10月底前", None)]


def test_facts_are_told_one_by_one() -> None:
    before = plan(units=[Unit(name="市甲局")])
    after = evolve(before, preface="为了", units=[Unit(name="市乙局")])
    assert diff(before, after).facts == (
        FactChange(fact="preface", before="", after="为了"),
        FactChange(fact="units", before=before.units, after=after.units),
    )

"""Laws of comparing: a plan differs from itself in nothing, the later plan is made of the earlier, edits are named."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve, fields, has
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from policyduty import (
    Assignment,
    ComparisonError,
    Duty,
    InvalidValue,
    Plan,
    Role,
    Section,
    Span,
    Task,
    apply,
    diff,
    testing,
)
from policyduty.comparing import ChangeKind, TaskChange, WordRunKind, reworded

SENTENCES = (
    "支持中小学开齐开足体育课程，保障学生每天锻炼一小时。",
    "建设覆盖城乡的十五分钟健身圈，盘活闲置厂房和边角地块。",
    "组织农村公路养护巡查，及时修复水毁路段和破损护栏。",
    "推广水肥一体化灌溉技术，建成高标准农田三万亩。",
    "完善医疗保险异地结算流程，减少群众垫资跑腿。",
    "对沿江化工企业开展排污许可核查，依法查处超标排放。",
    "培育乡村旅游重点村，举办油菜花和采摘节庆活动。",
    "为残疾人家庭实施无障碍改造，配发助听器与轮椅。",
    "健全突发事件应急预案，每季度演练一次并评估效果。",
    "引导金融机构发放创业担保贷款，财政按规定贴息。",
    "升级改造老旧供水管网，把漏损率控制在百分之九以内。",
    "开展古籍和红色文献数字化保护，向社会免费开放目录。",
    "设立职工法律援助工作站，调处拖欠工资纠纷。",
    "扩大公办幼儿园学位供给，严格规范收费行为。",
    "试点电子证照跨省互认，压缩企业注销办理时间。",
    "加强森林草原防火瞭望，配备无人机和通信基站。",
    "组建科技特派员服务团，面向合作社开设田间课堂。",
    "整治校园周边食品摊点，公布抽检不合格名单。",
    "实施屠宰企业标准化创建，追溯每一批次肉品来源。",
    "推动博物馆夜间延时服务，开发文创产品与研学线路。",
)
UNITS = ("市教育局", "市科协", "市财政局", "市水务局", "市文旅局", "市卫生健康委", "团市委", "各区（县）人民政府")


UNIT_EDITS = ("promote", "join", "leave", "print")
WORDS = testing.texts() | st.text("甲乙丙，。1a", max_size=30)


@st.composite
def written_plans(draw: st.DrawFn) -> Plan:
    """Plans as they are written: sections of tasks, each of sentences that no other has."""
    sentences = iter(draw(st.permutations(SENTENCES)))
    sections = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        tasks = [
            task(f"{number}.{n}", [next(sentences) for _ in range(draw(st.integers(2, 3)))], draw(units()))
            for n in range(1, draw(st.integers(1, 2)) + 1)
        ]
        sections.append(Section(id=f"{number}", marker=f"{number}、", title=f"第{number}项行动", tasks=tasks))
    return Plan(id="written", title="行动方案", sections=sections)


def units() -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(UNITS), min_size=2, max_size=4, unique=True)


def task(id: str, sentences: Sequence[str], names: Sequence[str], title: str = "") -> Task:
    roles = [Role.LEAD, *[Role.CO] * len(names)]
    assignments = [
        Assignment(unit=n, role=r, position=p) for p, (n, r) in enumerate(zip(names, roles, strict=False), 1)
    ]
    duty = Duty(id=f"{id}/d1", clause="、".join(names), assignments=assignments)
    return Task(id=id, marker=f"（{id}）", title=title, text="".join(sentences), duties=[duty])


def renumbered(plan: Plan, tasks: Sequence[Sequence[Task]]) -> Plan:
    """Give the plan with these tasks in its sections, numbered anew."""
    sections = [
        evolve(
            section,
            tasks=[
                evolve(
                    each,
                    id=f"{section.id}.{n}",
                    marker=f"（{section.id}.{n}）",
                    duties=[evolve(duty, id=f"{section.id}.{n}/d{k}") for k, duty in enumerate(each.duties, 1)],
                )
                for n, each in enumerate(held, 1)
            ],
        )
        for section, held in zip(plan.sections, tasks, strict=True)
    ]
    return evolve(plan, sections=sections)


NEW = "新建社区食堂和老年助餐点，鼓励志愿者上门送餐。"

Told = tuple[ChangeKind, list[str], list[str], set[tuple[str, str]]]
"""A kind of change, the texts before and after, and what is told of units."""


def task_edit(kind: str, held: list[Task], n: int, new: Task) -> Told:
    """Change the tasks of a section at a place; give what has to be told."""
    old = held[n]
    if kind == "insert":
        held.insert(n, new)
        return ChangeKind.ADDED, [], [NEW], {(each, "joined") for each in names_of(new)}
    if kind == "delete":
        del held[n]
        return ChangeKind.REMOVED, [old.text], [], {(each, "left") for each in names_of(old)}
    if kind == "reword":
        held[n] = evolve(old, text=old.text[:-1] + "，力争走在全省前列。")
        return ChangeKind.REWORDED, [old.text], [held[n].text], set()
    if kind == "retitle":
        held[n] = evolve(old, title="补上的标题")
        return ChangeKind.RETITLED, [old.text], [old.text], set()
    if kind == "split":
        cut = old.text.index("。") + 1
        held[n : n + 1] = [evolve(old, text=old.text[:cut]), evolve(old, text=old.text[cut:])]
        return ChangeKind.SPLIT, [old.text], [old.text[:cut], old.text[cut:]], set()
    assert kind == "merge"
    merged = evolve(old, text=old.text + NEW)
    held[n] = merged
    return ChangeKind.MERGED, [old.text, NEW], [merged.text], set()


def unit_edit(kind: str, held: list[Task], n: int) -> Told:
    """Change the units of a task; give what has to be told."""
    duty = held[n].duties[0]
    units = [*duty.assignments]
    names = names_of(held[n])
    if kind == "promote":
        units = [evolve(units[-1], role=Role.LEAD), *(evolve(each, role=Role.CO) for each in units[:-1])]
        told = {(names[-1], "promoted"), (names[0], "demoted")}
    elif kind == "join":
        joined = next(each for each in UNITS if each not in names)
        units.append(Assignment(unit=joined, role=Role.CO, position=9))
        told = {(joined, "joined")}
    elif kind == "leave":
        told = {(units.pop().unit, "left")}
    else:
        units[0] = evolve(units[0], printed="本级主管部门")
        told = {(names[0], "printed")}
    text = held[n].text
    held[n] = evolve(held[n], duties=[evolve(duty, assignments=units)])
    return (ChangeKind.REWORDED if kind == "print" else ChangeKind.REASSIGNED), [text], [text], told


def names_of(task: Task) -> list[str]:
    return [each.unit for duty in task.duties for each in duty.assignments]


def told(change: TaskChange, kind: ChangeKind) -> Told:
    """Give what a change tells; a kind that it has not is told as what it has."""
    before, after = ([row.task.text for row in rows] for rows in (change.before, change.after))
    units = {(unit.unit, unit.kind.value) for duty in change.duties for unit in duty.units}
    return kind if kind in change.kinds else change.kinds[0], before, after, units


@settings(max_examples=60, deadline=None)
@given(plan=testing.plans())
def test_a_plan_differs_from_itself_in_nothing(plan: Plan) -> None:
    nothing = diff(plan, evolve(plan))
    assert not nothing
    assert nothing.changes == ()
    assert apply(nothing, plan) == plan


@settings(max_examples=100, deadline=None)
@given(before=testing.plans() | written_plans(), after=testing.plans() | written_plans())
def test_the_later_plan_is_made_of_the_earlier_one(before: Plan, after: Plan) -> None:
    found = diff(before, after)
    assert apply(found, before) == after
    assert bool(found) is (before != after)
    assert found.headings == (before.heading, after.heading)


@settings(max_examples=60, deadline=None)
@given(before=testing.plans(), other=testing.plans(), name=st.sampled_from([field.name for field in fields(Plan)]))
def test_one_field_is_told_and_made(before: Plan, other: Plan, name: str) -> None:
    try:
        after = evolve(before, **{name: getattr(other, name)})
    except InvalidValue:  # Ids of the two clash.
        assume(False)
    found = diff(before, after)
    assert apply(found, before) == after
    assert bool(found) is (before != after)
    if name not in ("document", "sections", "tasks"):
        assert [change.fact for change in found.facts] == ([name] if found else [])
        assert found.changes == found.facts


def without_spans(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(without_spans, value))
    if isinstance(value, Span):
        return None
    if not has(type(value)):
        return value
    held = {field.name: without_spans(getattr(value, field.name)) for field in fields(type(value))}
    return type(value)(**held)


@settings(max_examples=60, deadline=None)
@given(before=testing.plans())
def test_where_things_are_printed_is_told_quietly(before: Plan) -> None:
    after = evolve(before, sections=without_spans(before.sections), tasks=without_spans(before.tasks))
    found = diff(before, after)
    assert apply(found, before) == after
    assert bool(found) is (before != after)
    assert found.listed == ()


@settings(max_examples=20, deadline=None)
@given(before=testing.plans(), after=testing.plans())
def test_another_plan_is_not_changed(before: Plan, after: Plan) -> None:
    other = evolve(before, preface=f"{before.preface}另")
    with pytest.raises(ComparisonError, match="does not fit"):
        apply(diff(before, after), other)


@settings(max_examples=60, deadline=None)
@given(before=written_plans(), after=written_plans())
def test_every_task_is_told_of_once_or_is_what_it_was(before: Plan, after: Plan) -> None:
    found = diff(before, after)
    for plan, others, told in (
        (before, after, [row.task for change in found.tasks for row in change.before]),
        (after, before, [row.task for change in found.tasks for row in change.after]),
    ):
        kept = {each.id: each for each in others.iter_tasks()}
        for each in plan.iter_tasks():
            assert told.count(each) == 1 or (each not in told and kept[each.id] == each)


@pytest.mark.parametrize("kind", ["insert", "delete", "reword", "retitle", "split", "merge", *UNIT_EDITS])
@settings(max_examples=25, deadline=None)
@given(data=st.data(), plan=written_plans(), new=units())
def test_an_edit_is_told_and_nothing_else(kind: str, data: st.DataObject, plan: Plan, new: list[str]) -> None:
    before = [[*section.tasks] for section in plan.sections]
    at = data.draw(st.integers(0, len(before) - 1))
    n = data.draw(st.integers(0, len(before[at]) - 1))
    after = [[*tasks] for tasks in before]
    if kind == "merge":  # Of a task and one more behind it.
        before[at].insert(n + 1, task("x", [NEW], names_of(before[at][n])))
    added = task("x", [NEW], new)
    said = unit_edit(kind, after[at], n) if kind in UNIT_EDITS else task_edit(kind, after[at], n, added)
    one, other = renumbered(plan, before), renumbered(plan, after)
    found = diff(one, other)
    (change,) = found.listed
    assert isinstance(change, TaskChange)
    assert told(change, said[0]) == said
    assert apply(found, one) == other


@settings(max_examples=40, deadline=None)
@given(data=st.data(), plan=written_plans())
def test_a_move_is_told_and_nothing_else(data: st.DataObject, plan: Plan) -> None:
    held = [[*section.tasks] for section in plan.sections]
    assume(sum(map(len, held)) > 1)
    at = data.draw(st.integers(0, len(held) - 1))
    n = data.draw(st.integers(0, len(held[at]) - 1))
    one = held[at].pop(n)
    places = [(a, i) for a, tasks in enumerate(held) for i in range(len(tasks) + 1) if (a, i) != (at, n)]
    a, i = data.draw(st.sampled_from(places))
    held[a].insert(i, one)
    found = diff(plan, renumbered(plan, held))
    (change,) = found.listed
    assert isinstance(change, TaskChange)
    assert change.kinds == (ChangeKind.MOVED,)
    if a != at:
        assert change.before[0].task == one
    assert change.after[0].task.text == change.before[0].task.text


@settings(max_examples=300, deadline=None)
@given(before=WORDS, after=WORDS)
def test_runs_are_both_texts(before: str, after: str) -> None:
    runs = reworded(before, after)
    assert "".join(run.text for run in runs if run.kind is not WordRunKind.INSERTED) == before
    assert "".join(run.text for run in runs if run.kind is not WordRunKind.DELETED) == after
    assert all(run.text for run in runs)
    kinds = [run.kind for run in runs]
    follows = {WordRunKind.EQUAL: 0, WordRunKind.DELETED: 1, WordRunKind.INSERTED: 2}
    for one, other in pairwise(kinds):
        assert other is WordRunKind.EQUAL or follows[one] < follows[other]
        assert one is not other

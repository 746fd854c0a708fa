"""Views (视图) as headings and tables: workload, matrix, pairs, groups, coverage."""

from collections.abc import Iterator

from policyduty import Kind, Level, Plan, Role, chinese, coverage, grouped, matrix, network, task_label, workload
from policyduty.views import Coverage, Group, GroupBy

from .blocks import heading, table
from .options import View

_MARKS = {Role.LEAD: "★", Role.CO: "○", Role.RESPONSIBLE: "△"}
_LEGEND = "★ 牵头　○ 配合　△ 责任（未分牵头）"

_BY = {GroupBy.SECTION: "按部分统计", GroupBy.KIND: "按单位性质统计", GroupBy.LEVEL: "按单位层级统计"}


def view_of(plan: Plan, part: Plan, view: View) -> Iterator[str]:
    """Give a view of ``part``, the duties of the plan that are shown; coverage is of the whole plan.

    Raises InvalidValue where units of the plan's registry share a name, so that nobody can tell who is covered.
    """
    match view:
        case View.WORKLOAD:
            yield from _workload(part)
        case View.MATRIX:
            yield from _matrix(part)
        case View.PAIRS:
            yield from _pairs(part)
        case View.GROUPS:
            for by in GroupBy:
                yield from groups(part, by)
        case _:
            yield from _coverage(plan)


def groups(plan: Plan, by: GroupBy) -> Iterator[str]:
    """Count the plan by section, or by kind or level of the units."""
    found = grouped(plan, by)
    whole = sum(group.leads + group.joins for group in found)
    if found:
        yield heading(2, _BY[by])
        yield table(
            ("分组", "任务项数", "分工项数", "单位个数", "牵头次数", "参与次数", "占比"),
            (
                (
                    _label(group, by),
                    *map(str, (group.tasks, group.duties, group.units, group.leads, group.joins)),
                    f"{(group.leads + group.joins) / whole:.1%}" if whole else "—",
                )
                for group in found
            ),
        )


def _label(group: Group, by: GroupBy) -> str:
    if by is GroupBy.SECTION:
        return group.title or group.key or "（不属任何部分）"
    if not group.key:
        return "（未知）"
    return chinese(Kind(group.key) if by is GroupBy.KIND else Level(group.key))


def _workload(plan: Plan) -> Iterator[str]:
    yield heading(2, "工作量")
    yield table(
        ("序号", "单位", "层级", "性质", "牵头项数", "参与项数", "占比", "涉及部分"),
        (
            (
                *(str(number), row.unit, chinese(row.level), chinese(row.kind), str(row.leads), str(row.joins)),
                *(f"{row.share:.1%}", str(row.sections)),
            )
            for number, row in enumerate(workload(plan), 1)
        ),
    )


def _matrix(plan: Plan) -> Iterator[str]:
    found = matrix(plan)
    yield heading(2, "责任矩阵")
    yield _LEGEND
    yield table(
        ("任务", *found.units),
        (
            (task_label(row.task), *(_MARKS[row.roles[unit]] if unit in row.roles else "" for unit in found.units))
            for row in found.rows
        ),
    )


def _pairs(plan: Plan) -> Iterator[str]:
    found = network(plan)
    yield heading(2, "单位协作")
    yield table(
        ("单位", "协作单位数", "协作项次"), ((row.unit, str(row.partners), str(row.shared)) for row in found.units)
    )
    yield heading(2, "协作单位对")
    yield table(("单位", "协作单位", "共同分工项数"), ((row.first, row.second, str(row.duties)) for row in found.pairs))


def _coverage(plan: Plan) -> Iterator[str]:
    rows = coverage(plan)
    without = [row for row in rows if not row.covered]
    yield heading(2, "单位覆盖")
    yield f"单位库 {len(rows)} 个单位，{len(rows) - len(without)} 个有分工，{len(without)} 个没有分工。"
    yield from uncovered(without)
    yield heading(2, "有分工的单位")
    yield table(
        ("单位", "层级", "性质", "牵头项数", "参与项数", "经由集合单位"),
        ((*_facts(row), str(row.leads), str(row.joins), "、".join(row.through)) for row in rows if row.covered),
    )


def uncovered(rows: list[Coverage]) -> Iterator[str]:
    """List the units of the registry that have no duty; nothing where there are none."""
    if rows:
        yield heading(2, "没有分工的单位")
        yield table(("单位", "层级", "性质"), map(_facts, rows))


def _facts(row: Coverage) -> tuple[str, str, str]:
    return row.unit, chinese(row.level), chinese(row.kind)

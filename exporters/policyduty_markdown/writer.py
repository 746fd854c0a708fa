"""Writing the page (写出): headings as in the plan, a table below each, then targets, units and corrections.

Or the page of one unit: what it leads and what it joins; or of one view.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from policyduty import (
    InvalidValue,
    LedgerRow,
    Plan,
    Section,
    Task,
    chinese,
    chinese_day,
    coverage,
    expanded,
    ledger,
    narrowed,
    task_label,
    task_list,
    unit_note,
    unit_row,
    unit_table,
)
from policyduty.units import members_in, unit_named
from policyduty.views import Coverage, GroupBy, UnitRow

from .blocks import heading, table
from .contents import contents
from .escape import paragraphs
from .options import MarkdownOptions, View
from .views import groups, uncovered, view_of


def write(plan: Plan, target: BinaryIO, options: MarkdownOptions) -> None:
    """Write the page as UTF-8 with line feeds.

    Raises UnknownName where nobody is called as the option ``unit`` says.
    """
    if options.view is not View.PLAN:
        blocks = list(_view_page(plan, options))
    elif options.unit:
        blocks = list(_unit_page(plan, options, unit_row(plan, options.unit, expand=options.expand)))
    else:
        blocks = list(_page(plan, options))
        if options.contents and not options.tables_only:
            blocks[2:2] = contents(blocks)
    # A block at a time: the whole page as a text of wide characters would take as long to lay out as its tables.
    target.write(b"\n\n".join([block.encode("utf-8") for block in blocks]))
    target.write(b"\n")


def _view_page(plan: Plan, options: MarkdownOptions) -> Iterator[str]:
    """Give one view, of the whole plan or of a unit's duties."""
    part, only = expanded(plan) if options.expand else plan, ""
    if options.unit:
        only = unit_named(plan, options.unit, members=options.expand)
        part = narrowed(part, *(members_in(plan, only) if options.expand else (only,)))
    if not options.tables_only:
        yield heading(1, plan.heading)
        if only:
            yield from paragraphs(f"仅含{only}的分工。")
    if options.view is View.DUTIES:
        shown = {duty.id for duty in part.iter_duties()}
        yield heading(2, "任务分工")
        yield from _duties(
            [row for row in ledger(plan) if not only or (row.duty and row.duty.id in shown)], with_section=True
        )
    else:
        blocks = view_of(plan, part, options.view)
        yield from (block for block in blocks if not options.tables_only or block.startswith(("#", "|")))


def _unit_page(plan: Plan, options: MarkdownOptions, row: UnitRow) -> Iterator[str]:
    """Give a unit's own list (责任任务清单)."""
    if not options.tables_only:
        yield heading(1, f"{row.name}责任任务清单")
        facts = [fact for fact in _facts(plan) if fact[0] in ("文号", "发文机关", "成文日期")]
        counts = [("牵头", f"{len(row.leads)} 项"), ("参与", f"{len(row.joins)} 项")]
        yield table(("项目", "内容"), [("方案", plan.heading), *facts, *counts])
    lines = {line.duty.id: line for line in ledger(plan) if line.duty}
    for title, rows in (("牵头任务", row.leads), ("参与任务", row.joins)):
        if rows:
            yield heading(2, title)
            yield from _duties([lines[each.duty.id] for each in rows], with_section=True)


def _page(plan: Plan, options: MarkdownOptions) -> Iterator[str]:
    """Give headings, paragraphs and tables, in order."""
    part = expanded(plan) if options.expand else plan
    units = unit_table(part)
    if not options.tables_only:
        yield heading(1, plan.heading)
        yield table(("项目", "内容"), [*_facts(plan), ("规模", _extent(plan, len(units)))])
        yield from paragraphs(plan.preface)
    yield from _ledger(plan, prose=not options.tables_only)
    if not options.tables_only:
        yield from paragraphs(plan.closing)
    if targets := list(_targets(plan)):
        yield heading(2, "指标")
        yield table(("任务", "指标", "数值", "时限"), targets)
    if units:
        yield heading(2, "责任单位清单")
        yield table(
            ("序号", "单位", "层级", "性质", "牵头项数", "参与项数", "牵头任务", "参与任务", "说明"),
            (_unit(number, row) for number, row in enumerate(units, 1)),
        )
    if len(plan.sections) > 1:
        yield from groups(part, GroupBy.SECTION)
    yield from uncovered(_uncovered(plan, units))
    if plan.corrections:
        yield heading(2, "勘误")
        yield table(("编号", "原文", "更正", "理由", "把握", "依据", "其他可能"), _corrections(plan))


def _uncovered(plan: Plan, units: Sequence[UnitRow]) -> list[Coverage]:
    """Units of the plan's registry without a duty; nobody can tell where units share a name."""
    named = {row.name for row in units}
    if all(unit.name in named for unit in plan.units):
        return []  # Members have the duties of the collectives that are named.
    try:
        return [row for row in coverage(plan) if not row.covered]
    except InvalidValue:
        return []


def _facts(plan: Plan) -> Iterator[tuple[str, str]]:
    document = plan.document
    facts = (
        ("文号", document.number),
        ("发文机关", document.issuer),
        ("成文日期", chinese_day(document.dated)),
        ("发布日期", chinese_day(document.published)),
        ("主送机关", "；".join(document.addressees)),
        ("依据", "；".join(b.title + (f"（{b.number}）" if b.number else "") for b in document.basis)),
        ("牵头规则", chinese(plan.lead_rule)),
    )
    return ((name, value) for name, value in facts if value)


def _extent(plan: Plan, units: int) -> str:
    items = [item for item, _ in plan.walk()]
    tasks = [item for item in items if isinstance(item, Task)]
    duties = sum(len(task.duties) for task in tasks)
    return f"部分 {len(items) - len(tasks)} 个，任务 {len(tasks)} 项，分工 {duties} 项，单位 {units} 个"


def _ledger(plan: Plan, *, prose: bool) -> Iterator[str]:
    """Give each section's heading, its own words and its table."""
    rows: dict[str, list[LedgerRow]] = {}
    for row in ledger(plan):
        rows.setdefault(row.task.id, []).append(row)
    place: tuple[Section, ...] = ()
    waiting: list[LedgerRow] = []
    for item, above in plan.walk():
        if isinstance(item, Section):
            yield from _duties(waiting)
            waiting = []
            place = (*above, item)
            yield heading(len(place) + 1, item.marker + item.title)
            if prose:
                yield from paragraphs(item.text)
            continue
        if above != place or not (above or waiting):
            # tasks under no section, or after the last of a section's own sections, need their heading again
            yield from _duties(waiting)
            waiting = []
            place = above
            yield (
                heading(len(above) + 1, f"{above[-1].marker}{above[-1].title}（续）") if above else heading(2, "任务")
            )
        waiting += rows[item.id]
    yield from _duties(waiting)


def _duties(rows: Sequence[LedgerRow], *, with_section: bool = False) -> Iterator[str]:
    if rows:
        yield table(
            ("序号", *(["部分"] if with_section else []), "任务", "工作内容", "牵头单位", "责任单位", "备注"),
            (
                (
                    str(row.number or "—"),
                    *([row.section_title] if with_section else []),
                    row.task_title,
                    row.text,
                    row.leads,
                    row.others,
                    row.remark.replace("\n", "；"),
                )
                for row in rows
            ),
        )


def _targets(plan: Plan) -> Iterator[tuple[str, str, str, str]]:
    for task in plan.iter_tasks():
        for target in task.targets:
            due = target.deadline.text if target.deadline else ""
            yield task_label(task), target.metric or target.text, target.value, due


def _unit(number: int, row: UnitRow) -> tuple[str, ...]:
    return (
        str(number),
        row.name,
        chinese(row.level),
        chinese(row.kind),
        str(len(row.leads)),
        str(len(row.joins)),
        "；".join(task_list(row.leads)),
        "；".join(task_list(row.joins)),
        unit_note(row).replace("\n", "；"),
    )


def _corrections(plan: Plan) -> Iterator[tuple[str, ...]]:
    for c in plan.corrections:
        certainty = chinese(c.certainty)
        yield c.id, c.printed, c.corrected, c.reason, certainty, c.evidence, "；".join(c.alternatives)

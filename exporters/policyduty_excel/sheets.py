"""The three sheets of the workbook (工作表): their columns and what stands in them."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from policyduty import LedgerRow, Plan, UnitRow, chinese, ledger, task_list, unit_note, unit_table


@frozen(kw_only=True)
class Column:
    """A column and its width (列)."""

    title: str
    width: float
    """In Excel's characters. With 0.71 of padding a column, 140 fill A4 landscape at full size."""
    centred: bool = False


@frozen(kw_only=True)
class Sheet:
    """What one sheet shows, above and in its table (工作表)."""

    name: str
    title: str
    subtitle: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | int, ...], ...]
    remark: int | None = None
    """The column that says what could not be shown in its row."""


def title_of(plan: Plan) -> str:
    """The plan's title, or what comes nearest to one."""
    return plan.title or plan.document.title or plan.id


def tasks_sheet(plan: Plan) -> Sheet:
    """任务分解表: a row a duty, in document order."""
    return Sheet(
        name="任务分解表",
        title=title_of(plan),
        subtitle="　　".join(_facts(plan)),
        columns=(
            Column(title="序号", width=5.5, centred=True),
            Column(title="行动", width=12.5),
            Column(title="任务", width=15),
            Column(title="工作内容", width=45),
            Column(title="牵头单位", width=13.5),
            Column(title="责任单位", width=24.5),
            Column(title="备注", width=19),
        ),
        rows=tuple(map(_task_row, ledger(plan))),
        remark=6,
    )


def units_sheet(plan: Plan) -> Sheet:
    """责任单位清单: a row a unit, those with most to lead first."""
    return Sheet(
        name="责任单位清单",
        title="责任单位清单",
        subtitle=title_of(plan),
        columns=(
            Column(title="序号", width=5.5, centred=True),
            Column(title="单位", width=16),
            Column(title="层级", width=7, centred=True),
            Column(title="性质", width=9, centred=True),
            Column(title="牵头项数", width=8.5, centred=True),
            Column(title="参与项数", width=8.5, centred=True),
            Column(title="牵头任务", width=29.5),
            Column(title="参与任务", width=29.5),
            Column(title="说明", width=20),
        ),
        rows=tuple(_unit_row(number, row) for number, row in enumerate(unit_table(plan), 1)),
        remark=8,
    )


def corrections_sheet(plan: Plan) -> Sheet:
    """勘误: a row a correction, with what it rests on."""
    return Sheet(
        name="勘误",
        title="勘误",
        subtitle=title_of(plan),
        columns=(
            Column(title="编号", width=12, centred=True),
            Column(title="原文", width=25),
            Column(title="更正", width=25),
            Column(title="理由", width=24),
            Column(title="把握", width=7, centred=True),
            Column(title="依据", width=25),
            Column(title="其他可能", width=17),
        ),
        rows=tuple(
            (c.id, c.printed, c.corrected, c.reason, chinese(c.certainty), c.evidence, "\n".join(c.alternatives))
            for c in plan.corrections
        ),
    )


def _facts(plan: Plan) -> Iterator[str]:
    document = plan.document
    if document.number:
        yield f"文号：{document.number}"
    if document.issuer:
        yield f"发文机关：{document.issuer}"
    if document.dated:
        yield f"成文日期：{_day(document.dated)}"
    if document.published:
        yield f"发布日期：{_day(document.published)}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _task_row(row: LedgerRow) -> tuple[str | int, ...]:
    number = "—" if row.number is None else row.number
    return (number, row.section_title, row.task_title, row.text, row.leads, row.others, row.remark)


def _unit_row(number: int, row: UnitRow) -> tuple[str | int, ...]:
    return (
        number,
        row.name,
        chinese(row.level),
        chinese(row.kind),
        len(row.leads),
        len(row.joins),
        "\n".join(task_list(row.leads)),
        "\n".join(task_list(row.joins)),
        unit_note(row),
    )

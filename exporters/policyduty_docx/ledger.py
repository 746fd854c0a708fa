"""The table of tasks (任务分解表) on landscape A4: a row a duty, a line across for each section."""

from collections.abc import Iterator

from policyduty import LedgerRow, Plan, Section, chinese, ledger, report_progress

from .blocks import SHORT, Block, Cell, Row, Table, fitted, one_line
from .layout import TEXT_HEIGHT
from .plan import front, title_of

_HEADS = ("序号", "任务", "工作内容", "牵头单位", "责任单位", "备注")
_WIDTHS = (11, 32, 74, 26, 44, 38)


def ledger_document(plan: Plan) -> Iterator[Block]:
    """Give the title and the table."""
    yield from front(title_of(plan), plan.document.number, TEXT_HEIGHT)
    yield Table(widths=fitted(_WIDTHS, TEXT_HEIGHT), rows=_rows(plan))


def _rows(plan: Plan) -> Iterator[Row]:
    yield Row(cells=[Cell(text=name, style="CellHead") for name in _HEADS], heads=True, whole=True)
    rows = ledger(plan)
    place: tuple[Section, ...] = ()
    for done, row in enumerate(rows, 1):
        if row.sections != place:
            place = row.sections
            yield Row(
                cells=[Cell(text=one_line(row.section_title) or "—", style="CellSection", columns=len(_HEADS))],
                whole=True,
            )
        yield _row(row)
        report_progress(done, len(rows))
    if not rows:
        yield Row(cells=[Cell(text=chinese(plan.lead_rule), columns=len(_HEADS))], whole=True)


def _row(row: LedgerRow) -> Row:
    number = "—" if row.number is None else str(row.number)
    texts = (one_line(row.task_title), row.text, row.leads, row.others, row.remark)
    return Row(
        cells=[Cell(text=number, style="CellCentred"), *(Cell(text=text) for text in texts)],
        whole=max(map(len, texts)) <= SHORT,
    )

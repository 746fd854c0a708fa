"""The table of duties (任务分解表), written in whole: it is there without scripts, and it is what they search.

Its rows are laid out as grids, so that a browser can leave those out of sight unlaid; roles say that it is a table.
"""

from collections.abc import Iterator

from policyduty import LedgerRow, Role, Section, Task, report_progress

from .content import Content, Group
from .markup import Markup, text
from .text import escaped

COLUMNS = ("no", "task", "work", "leads", "others", "remark")


def duties_panel(content: Content, markup: Markup) -> Iterator[str]:
    """The panel, in pieces."""
    yield '<section class="panel" id="duties" aria-labelledby="h-duties">'
    yield markup.label("duties", "h2", id="h-duties")
    yield _filters(content, markup)
    yield (
        f'<p id="nothing" hidden data-t="nothing">{escaped(markup.words("nothing"))}</p>'
        f'<table class="ledger" role="table"{markup.named("duties")}>'
        '<colgroup><col class="no"><col class="task"><col class="work"><col class="leads"><col class="others">'
        '<col class="remark"></colgroup><thead role="rowgroup"><tr role="row">'
    )
    for key in COLUMNS:
        yield markup.label(key, "th", role="columnheader", scope="col", class_=key)
    yield "</tr></thead>"
    number, described = 0, set[str]()
    for group in content.groups:
        yield '<tbody role="rowgroup" lang="zh-CN">'
        if group.sections:
            yield _heading(group)
        for row in group.rows:
            yield _row(row, number, markup, describes=row.task.id not in described)
            described.add(row.task.id)
            number += 1
            if number % 100 == 0:
                report_progress(number, len(content.rows))
        yield "</tbody>"
    yield "</table></section>"


def _heading(group: Group) -> str:
    section = group.sections[-1]
    name = f"{section.marker}{section.title}" + ("（续）" if group.continued else "")
    words = f"<p>{escaped(section.text)}</p>" if section.text and not group.continued else ""
    depth = min(len(group.sections), 4)
    return (
        f'<tr role="row" class="s s{depth}"><th role="rowheader" scope="rowgroup" colspan="6">'
        f"<h3>{escaped(name or section.id)}</h3>{words}</th></tr>"
    )


def _row(row: LedgerRow, number: int, markup: Markup, *, describes: bool) -> str:
    assignments = row.duty.assignments if row.duty else ()
    leads = [a for a in assignments if a.role is Role.LEAD]
    others = [a for a in assignments if a.role is not Role.LEAD]
    is_open = row.duty is not None and row.duty.open_ended
    title = escaped(row.task_title or row.task.id)
    return (
        f'<tr role="row" class="d" id="row={number}"><td role="cell" class="no">{row.number or "—"}</td>'
        f'<th role="rowheader" scope="row" class="task">{title}</th>'
        f'<td role="cell" class="work">{escaped(row.text)}</td>'
        f'<td role="cell" class="leads">{markup.units(leads, is_open=is_open and not others) or "—"}</td>'
        f'<td role="cell" class="others">{markup.units(others, is_open=is_open) or "—"}</td>'
        f'<td role="cell" class="remark">{"".join(_remarks(row, markup, describes=describes))}</td></tr>'
    )


def _remarks(row: LedgerRow, markup: Markup, *, describes: bool) -> Iterator[str]:
    """What a reader must know besides (备注): as the ledger says it, and the targets beside a task's first row."""
    if row.duty is None or not row.duty.assignments:
        yield f"<p>{markup.label('unassigned', class_='warn')}</p>"
        if row.duty and row.duty.clause:
            yield _remark("clause", text(row.duty.clause), markup)
    if row.duty and row.duty.deadlines:
        yield _remark("due", "、".join(text(deadline.text) for deadline in row.duty.deadlines), markup)
    if describes:
        for target in row.task.targets:
            due = f"（{text(target.deadline.text)}）" if target.deadline else ""
            yield _remark("target", f"{text(target.metric or target.text)} {text(target.value)}{due}", markup)
    for c in row.corrections:
        certainty = markup.label(f"certainty.{c.certainty}", class_="tag")
        yield _remark(
            "correction", f"<del>{escaped(c.printed)}</del> → <ins>{escaped(c.corrected)}</ins>{certainty}", markup
        )


def _remark(key: str, html: str, markup: Markup) -> str:
    return f"<p>{markup.label(key, 'b')} {html}</p>"


def _filters(content: Content, markup: Markup) -> str:
    """Search and filters (检索、筛选); the script shows them, since without it they do nothing."""
    sections = "".join(
        f'<option value="{number}">{"　" * len(above)}{escaped(section.marker + section.title or section.id)}</option>'
        for number, (section, above) in enumerate(sections_of(content))
    )
    units = "".join(
        f'<option value="{number}">{escaped(key)}</option>' for number, key in enumerate(content.keys.values())
    )
    roles = "".join(markup.label(f"role.{role}", "option", value=str(n)) for n, role in enumerate(Role))
    choices = "".join(
        f'<label>{markup.label(name)}<select id="f-{name}">'
        f"{markup.label('any', 'option', value='')}{options}</select></label>"
        for name, options in (("section", sections), ("unit", units), ("role", roles))
    )
    return (
        f'<form class="filters js" role="search"{markup.named("filters")}>'
        f'<label class="wide">{markup.label("search")}<input id="f-search" type="search" autocomplete="off" '
        f'spellcheck="false" placeholder="{escaped(markup.words("search_hint"))}" data-tp="search_hint"></label>'
        f"{choices}{markup.label('reset', 'button', type='reset')}"
        '<p id="shown" role="status"></p></form>'
    )


def sections_of(content: Content) -> list[tuple[Section, tuple[Section, ...]]]:
    """The sections that are shown, as headings or above one, in document order, each with those above it."""
    wanted = {section.id for group in content.groups for section in group.sections}
    return [(item, above) for item, above in content.plan.walk() if not isinstance(item, Task) and item.id in wanted]

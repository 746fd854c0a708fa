"""封面: what the document is, where each sheet is, how far the work has come, and who signs."""

from collections.abc import Iterator, Sequence
from datetime import date

from policyduty import Plan, Section, chinese_day

from .content import Content, walk
from .names import reference
from .page import Column, Page
from .paper import fit
from .tasks import defined
from .words import STATUSES, Words

_ON_A_PAGE = 35
"""Units' sheets that the cover names without growing over a page."""

WIDTHS = (18, 20, 20, 20, 20, 20, 18)


def columns(_: Words) -> tuple[Column, ...]:
    """Seven columns without headers: the cover is no table."""
    return tuple(Column(title="", width=width) for width in WIDTHS)


def write(
    page: Page,
    content: Content,
    sheets: Sequence[tuple[str, str]],
    own: Sequence[str],
    *,
    rows: int,
) -> None:
    """Write the cover.

    ``sheets`` are names with what they hold, ``own`` those of the units' sheets; ``rows`` counts 任务分解表.
    """
    say, styles = page.kit.say, page.kit.styles
    last = len(WIDTHS) - 1
    title = page.shown(content.plan.heading, page.name, say("document"))
    page.sheet.set_row(0, 24)
    _over(page, 1, 0, last, title, styles.title(22))
    page.sheet.set_row(1, fit([title], [sum(WIDTHS) * 0.9], [22]).height + 10)
    name = content.selection.name
    below = say("only", unit=name) if name else say("book")
    _over(page, 2, 0, last, page.shown(below, page.name), styles.subtitle())
    page.sheet.set_row(2, 24)
    row = 4
    for label, value in facts(content.plan, say):
        shown = page.shown(value, page.name, label)
        page.put(row, 0, label, styles.header())
        _over(page, row, 1, last, shown, styles.body())
        page.sheet.set_row(row, max(20, fit([shown], [sum(WIDTHS[1:])]).height + 4))
        row += 1
    row += 1
    if sheets:
        row = _write_contents(page, row, sheets) + 1
    if own:
        row = _write_own(page, row, own) + 1
    if rows:
        row = _write_progress(page, row, rows) + 1
    # The three who sign have two columns each.
    page.sheet.set_row(row, 30)
    for number, signer in enumerate(say("sign").split("|")):
        page.put(row, 2 * number + (number > 0), signer, styles.subtitle("right"))
        page.put(row, 2 * number + (number > 0) + 1, "", styles.body(signed=True))
    page.sheet.print_area(0, 0, row, last)
    page.sheet.fit_to_pages(1, 1 if len(own) <= _ON_A_PAGE else 0)


def facts(plan: Plan, say: Words) -> Iterator[tuple[str, str]]:
    """Give what is known of the document, with its label."""
    document = plan.document
    sources = "；".join(each.name for each in plan.sources)
    basis = "；".join(each.title + (f"（{each.number}）" if each.number else "") for each in document.basis)
    title = document.title if document.title != plan.heading else ""
    for key, value in (
        ("document", title),
        ("doc number", document.number),
        ("issuer", document.issuer),
        ("dated", day(document.dated, say)),
        ("published", day(document.published, say)),
        ("effective", day(document.effective, say)),
        ("addressees", "、".join(document.addressees)),
        ("basis", basis),
        ("source", sources),
        ("url", document.url),
        ("lead rule", say.term(plan.lead_rule)),
        ("extent", _extent(plan, say)),
    ):
        if value:
            yield say(key), value


def day(value: date | None, say: Words) -> str:
    """Give a day as documents write it."""
    if say.language == "zh":
        return chinese_day(value)
    return value.isoformat() if value else ""


def in_short(plan: Plan, say: Words) -> Iterator[tuple[str, str]]:
    """Give what stands above 任务分解表: number, issuer, dates."""
    document = plan.document
    for key, value in (
        ("doc number", document.number),
        ("issuer", document.issuer),
        ("dated", day(document.dated, say)),
        ("published", day(document.published, say)),
    ):
        if value:
            yield say(key), value


def _extent(plan: Plan, say: Words) -> str:
    """Count what the document has."""
    sections = tasks = duties = 0
    units: set[str] = set()
    for item, _ in walk(plan.sections, plan.tasks):
        if isinstance(item, Section):
            sections += 1
            continue
        tasks += 1
        duties += len(item.duties)
        units.update(each.unit for duty in item.duties for each in duty.assignments)
    return say("extent of", sections=sections, tasks=tasks, duties=duties, units=len(units))


def _over(page: Page, row: int, first: int, last: int, text: str, style: object) -> None:
    page.sheet.merge_range(row, first, row, last, "", style)
    page.put(row, first, text, style)


def _write_contents(page: Page, row: int, sheets: Sequence[tuple[str, str]]) -> int:
    """Write the names of the sheets with links; give the row below."""
    styles = page.kit.styles
    _over(page, row, 0, len(WIDTHS) - 1, page.kit.say("contents"), styles.block())
    page.sheet.set_row(row, 20)
    for number, (name, held) in enumerate(sheets):
        row += 1
        page.sheet.set_row(row, 19)
        page.sheet.write_number(row, 0, number + 1, styles.body(centred=True))
        page.sheet.merge_range(row, 1, row, 2, "", styles.body(link=True))
        page.link(row, 1, name, reference(name), styles.body(link=True))
        _over(page, row, 3, len(WIDTHS) - 1, held, styles.body())
    return row + 1


def _write_own(page: Page, row: int, own: Sequence[str]) -> int:
    """Write links to the units' sheets, seven a row; give the row below."""
    style = page.kit.styles.body(link=True, centred=True, size=9)
    _over(page, row, 0, len(WIDTHS) - 1, page.kit.say("unit sheets"), page.kit.styles.block())
    page.sheet.set_row(row, 20)
    for first in range(0, len(own), len(WIDTHS)):
        names = own[first : first + len(WIDTHS)]
        row += 1
        for column, name in enumerate(names):
            page.link(row, column, name, reference(name), style)
        page.sheet.set_row(row, max(19, fit(names, WIDTHS[: len(names)], (9,)).height))
    return row + 1


def _write_progress(page: Page, row: int, rows: int) -> int:
    """Count the duties by status, as they are filled in; give the row below."""
    say, styles = page.kit.say, page.kit.styles
    statuses = STATUSES[say.language]
    column = defined(say, "status")
    centred = styles.body(centred=True)
    _over(page, row, 0, len(WIDTHS) - 1, say("status"), styles.block())
    page.sheet.set_row(row, 20)
    counts = [(status, f'COUNTIF({column},"{status}")', 0) for status in statuses]
    counts += [(say("unfilled"), f"COUNTBLANK({column})", rows), (say("sum"), f"ROWS({column})", rows)]
    for number, (title, _, _) in enumerate(counts):
        page.put(row + 1, number, title, styles.header())
    for number, (_, formula, value) in enumerate(counts):  # Row by row, since streaming does not go back.
        page.count(row + 2, number, f"={formula}", value, centred)
    page.sheet.set_row(row + 1, 20)
    page.sheet.set_row(row + 2, 20)
    return row + 3

"""责任单位清单: a block a unit, with the duties that it leads and joins; and a sheet a unit on request."""

from collections.abc import Mapping

from policyduty import task_label

from .content import Held, Holder
from .names import reference
from .page import TOP, Column, Page, check
from .tasks import offer
from .words import Words

SMALL = (9, 8, 7)
"""Font sizes of the list: it is long and its rows are short."""


def columns(say: Words) -> tuple[Column, ...]:
    """Columns of the list."""
    return (
        Column(title=say("unit"), width=22),
        Column(title=say("role"), width=7, centred=True),
        Column(title=say("number"), width=6, centred=True),
        Column(title=say("section"), width=35),
        Column(title=say("task"), width=41),
        Column(title=say("deadline"), width=13, centred=True),
        Column(title=say("printed"), width=17),
    )


def write(page: Page, holders: tuple[Holder, ...], subtitle: str, *, ledger: str | None, own: Mapping[str, str]) -> int:
    """Write the list; ``ledger`` names the sheet that running numbers link to, ``own`` each unit's own sheet."""
    page.top(page.name, subtitle)
    row = TOP
    for number, holder in enumerate(holders, 1):
        page.block(row, f"{number}．{holder.name}　{facts(holder, page.kit.say)}")
        row += 1
        for held in (*holder.leads, *holder.joins):
            links = {2: reference(ledger, f"A{TOP + held.line.index + 1}")} if ledger else {}
            if holder.name in own:
                links[0] = reference(own[holder.name])
            page.row(row, _values(holder, held, page.kit.say), place=holder.name, links=links, sizes=SMALL)
            row += 1
    if not holders:
        page.block(row, page.kit.say("none"))
        row += 1
    page.finish(row - 1)
    return len(holders)


def facts(holder: Holder, say: Words) -> str:
    """Give what is known of a unit and how much it has to do."""
    facts: list[str] = []
    if holder.unit is not None:
        known = [say.term(holder.unit.level), say.term(holder.unit.kind)]
        facts += [fact for fact in (*known, say("collective") if holder.unit.collective else "") if fact]
    facts.append(say("counts", leads=len(holder.leads), joins=len(holder.joins)))
    if holder.unit is not None and holder.unit.note:
        facts.append(holder.unit.note)
    return "　".join(facts)


def role(held: Held, say: Words) -> str:
    """Say what a unit is in a duty, and whether that is proposed only."""
    return f"{say.term(held.role)}{say('proposed')}" if held.proposed else say.term(held.role)


def _values(holder: Holder, held: Held, say: Words) -> tuple[str | int, ...]:
    line = held.line
    printed = "" if held.printed == holder.name else held.printed
    number = "—" if line.number is None else line.number
    label = task_label(line.row.task)
    return (holder.name, role(held, say), number, line.section_title, label, line.deadlines, printed)


def own_columns(say: Words) -> tuple[Column, ...]:
    """Columns of a unit's own sheet."""
    return (
        Column(title=say("number"), width=4.6, centred=True),
        Column(title=say("role"), width=5, centred=True),
        Column(title=say("section"), width=11),
        Column(title=say("task"), width=13.5),
        Column(title=say("work"), width=38),
        Column(title=say("leads"), width=11, bold=True),
        Column(title=say("others"), width=20),
        Column(title=say("deadline"), width=8.5, centred=True),
        Column(title=say("progress"), width=12),
        Column(title=say("status"), width=8, centred=True),
        Column(title=say("remark"), width=9),
    )


def write_own(page: Page, holder: Holder, subtitle: str, *, ledger: str | None) -> None:
    """Write the sheet of one unit: its duties as in 任务分解表, to be filled in by it."""
    say = page.kit.say
    page.top(holder.name, f"{subtitle}　　{facts(holder, say)}")
    duties = (*holder.leads, *holder.joins)
    for number, held in enumerate(duties, TOP):
        check(number)
        line, row = held.line, held.line.row
        printed = "" if held.printed == holder.name else f"{say('printed')}：{held.printed}"
        running = "—" if line.number is None else line.number
        page.row(
            number,
            (
                *(running, role(held, say), line.section_title, row.task_title, row.text),
                *(row.leads, row.others, line.deadlines, "", "", printed),
            ),
            place=row.task.id,
            links={0: reference(ledger, f"A{TOP + line.index + 1}")} if ledger else None,
        )
    last = TOP + len(duties) - 1
    page.finish(last)
    offer(page, last, 9)

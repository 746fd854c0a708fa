"""A unit's duty notice (责任任务清单): every task in which it has a duty, those that it leads first."""

from collections.abc import Iterator

from attrs import frozen

from policyduty import Plan, Role, duty_table, expanded, report_progress
from policyduty.units import unit_named
from policyduty.views import DutyRow

from .blocks import Block, Paragraph, lines, one_line
from .clauses import said
from .layout import CHARACTERS
from .plan import front, place_of, title_of

_GROUPS = ((Role.LEAD, "牵头任务"), (Role.CO, "配合任务"), (Role.RESPONSIBLE, "责任任务"))
_BY_HAND = "年　　月　　日"
"""The day is written in by hand, so that the same plan gives the same notice on any day."""
_DIGITS = "零一二三四五六七八九"


@frozen(kw_only=True)
class _Own:
    """A duty that a unit has, and the collective by which it has it, as printed (承担的分工)."""

    row: DutyRow
    role: Role
    by: str


def notice(plan: Plan, asked: str) -> Iterator[Block]:
    """Give the notice's paragraphs. Raises UnknownName, with the nearest names, for a unit that has no duty."""
    unit = unit_named(plan, asked, members=True)
    duties = list(_own(plan, unit))
    yield from front(f"{one_line(unit)}责任任务清单", None)
    yield Paragraph(style="Addressee", text=f"{one_line(unit)}：")
    yield Paragraph(style="Body", text=_opening(plan, duties))
    clauses = _clauses_of(plan)
    groups = [(title, [own for own in duties if own.role is role]) for role, title in _GROUPS]
    done = 0
    for number, (title, owns) in enumerate(((t, o) for t, o in groups if o), 1):
        yield Paragraph(style="Heading1", text=f"{numeral(number)}、{title}（{len(owns)}项）")
        for index, own in enumerate(owns, 1):
            done += 1
            yield from _duty(own, index, clauses, last=done == len(duties))
            report_progress(done, len(duties))
    yield from _signature(plan)


def _opening(plan: Plan, duties: list[_Own]) -> str:
    title = title_of(plan)
    whole = title if title.startswith("《") and title.endswith("》") else f"《{title.translate(_INNER)}》"
    number = f"（{one_line(plan.document.number)}）" if plan.document.number and plan.document.number.strip() else ""
    counts = ((sum(own.role is role for own in duties), name) for role, name in _GROUPS)
    said = "、".join(f"{name}{count}项" for count, name in counts if count)
    return f"按照{whole}{number}，你单位承担{said}。现将责任任务清单印发给你们，请认真抓好落实。"


_INNER = str.maketrans("《》", "〈〉")
"""GB/T 15834—2011, 4.15.3.4: within 《》 titles stand in 〈〉."""


def _duty(own: _Own, number: int, clauses: dict[str, str], *, last: bool) -> Iterator[Block]:
    """A task with its clause and where it is printed; the last one stays on the page of the signature."""
    row = own.row
    title = one_line(row.task.title)
    lead = f"（{numeral(number)}）"
    if title:
        yield Paragraph(style="Heading2", text=lead + title)
        lead = ""
    for line in lines(row.text):
        yield Paragraph(style="Body", text=line, lead=lead, level=2)
        lead = ""
    if lead:
        yield Paragraph(style="Heading2", text=f"{lead}{one_line(row.task.id)}")
    for line in lines(clauses.get(row.duty.id, "")):
        yield Paragraph(style="Duty", text=line, keep=True)
    by = f"；以“{one_line(own.by)}”名义承担" if own.by else ""
    yield Paragraph(style="Duty", text=f"（原文序号：{one_line(place_of(row))}{by}）", keep=last)


def _clauses_of(plan: Plan) -> dict[str, str]:
    """The clause of each duty by its id, as the plan prints it."""
    found: dict[str, str] = {}
    for row in duty_table(plan):
        found[row.duty.id] = row.duty.clause.strip() or said(row.duty)
    return found


def _signature(plan: Plan) -> Iterator[Block]:
    """署名 and date, without a seal (7.3.5.2): the office ends two characters from the edge, or the date does."""
    office = one_line(plan.document.issuer or "")
    yield Paragraph(style="Normal", keep=True)
    date_width, width = len(_BY_HAND) + 4, min(len(office), CHARACTERS)
    if office:
        yield Paragraph(style="Signature", text=office, keep=True, right=max(2, 4 + date_width - width))
    yield Paragraph(style="Signature", text=f"　　　　{_BY_HAND}", right=max(2, width - date_width))


def _own(plan: Plan, unit: str) -> Iterator[_Own]:
    """The duties of a unit, and those of the collectives that it is a known member of, each once."""
    by_members = {duty.id: duty.assignments for duty in expanded(plan).iter_duties()}
    for row in duty_table(plan):
        own = [a for a in row.duty.assignments if a.unit == unit]
        shared = [a for a in by_members[row.duty.id] if a.unit == unit]
        if own:
            yield _Own(row=row, role=min((a.role for a in own), key=list(Role).index), by="")
        elif shared:
            yield _Own(row=row, role=min((a.role for a in shared), key=list(Role).index), by=shared[0].printed)


def numeral(number: int) -> str:
    """A number from 1 in Chinese numerals: 十一, 一百零二."""
    if number >= 1000:
        return str(number)
    text = ""
    hundreds, rest = divmod(number, 100)
    if hundreds:
        text += f"{_DIGITS[hundreds]}百" + ("零" if 0 < rest < 10 else "")
    tens, ones = divmod(rest, 10)
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    return text + (_DIGITS[ones] if ones or not number else "")

"""``policyduty show``: a plan for people, in outline or one item of it in full."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..errors import UnknownName
from ..locale import gettext, marked
from .help import argument, command
from .listing import beginning, listed, numbered
from .reading import opened, plan_argument, summary
from .terminal import columns, fold, say, width

if TYPE_CHECKING:
    from ..model import Correction, Deadline, Duty, Plan, Section, Span, Target, Task

LEAD_RULES = {
    "explicit": marked("marked in each clause"),
    "first_listed": marked("the unit listed first leads, as the document states"),
    "none": marked("no lead is designated"),
}
CERTAINTIES = {"certain": marked("certain"), "likely": marked("likely"), "assumed": marked("assumed")}

Fact = tuple[str, str | tuple[str, ...]]
"""A label and a text or names; shown where there is something to show."""


@command(
    "show",
    help=marked(
        "Show a plan: its facts, and an outline with the units of each task.\n\n"
        "★ stands before the units that lead. With the id of a section, task or duty, show that item in full: "
        "its text, duties, targets, deadlines and the corrections that touch it."
    ),
    examples=("policyduty show notice.txt", "policyduty show plan.json 1.2"),
)
@plan_argument
@argument("item", metavar=marked("[ITEM]"), required=False, help=marked("Id of a section, task or duty, such as 1.2."))
def show(name: str, item: str | None) -> None:
    """Print a plan, or one item of it."""
    plan = opened(name)
    room = min(columns(), 100)
    say("\n".join(_overview(plan, room) if item is None else _in_full(plan, item, room)))


def _overview(plan: "Plan", room: int) -> Iterator[str]:
    yield from fold(plan.title or plan.id, room)
    yield ""
    yield from block(_facts(plan), room)
    items = [*plan.walk()]
    gutter = max((width(item.id) for item, _ in items), default=0) + 2
    for item, above in items:
        if not above:
            yield ""
        indent = " " * (2 * len(above))
        yield from fold(
            numbered(item.marker, item.title or beginning(item.text)),
            room,
            first=item.id + " " * (gutter - width(item.id)) + indent,
            rest=" " * gutter + indent,
        )
        for duty in _duties(item):
            yield from _units(duty, room, " " * gutter + indent + "  ")


def _facts(plan: "Plan") -> Iterator[Fact]:
    document = plan.document
    yield gettext("Id"), plan.id
    yield gettext("Document"), "" if document.title == plan.title else document.title
    yield gettext("Issuer"), document.issuer or ""
    yield gettext("Number"), document.number or ""
    yield gettext("Dated"), str(document.dated or "")
    yield gettext("Published"), str(document.published or "")
    yield gettext("In force"), str(document.effective or "")
    yield gettext("Addressees"), document.addressees
    yield gettext("Basis"), "\n".join(b.title + (f" {b.number}" if b.number else "") for b in document.basis)
    yield gettext("Address"), document.url or ""
    yield gettext("Source"), "\n".join(source.name for source in plan.sources)
    yield gettext("Lead rule"), gettext(LEAD_RULES[plan.lead_rule])
    yield gettext("Holds"), summary(plan)
    counts = Counter(correction.certainty for correction in plan.corrections)
    sure = [
        gettext("{count} {certainty}").format(count=count, certainty=gettext(CERTAINTIES[certainty]))
        for certainty, count in counts.items()
    ]
    yield gettext("Corrections"), gettext(", ").join(sure)


def _units(duty: "Duty", room: int, indent: str) -> Iterator[str]:
    """A duty in outline: ★ and its leads, and the others below."""
    from ..model import Role

    bullet = "★ " if duty.leads else "- "
    for role in (Role.LEAD, Role.RESPONSIBLE, Role.CO):
        names = listed(duty, role)
        if names:
            yield from fold(names, room, first=indent + bullet, rest=indent + "  ")
            bullet = "  "


def _in_full(plan: "Plan", wanted: str, room: int) -> Iterator[str]:
    """The item of an id and all that stands under it, then the corrections that touch any of it."""
    chosen = [
        (item, above)
        for item, above in plan.walk()
        if item.id == wanted
        or any(section.id == wanted for section in above)
        or any(duty.id == wanted for duty in _duties(item))
    ]
    if not chosen:
        ids = [item.id for item, _ in plan.walk()] + [duty.id for duty in plan.iter_duties()]
        raise UnknownName.among("the plan has no section, task or duty {name!r}; {hint}", wanted, ids)
    for number, (item, above) in enumerate(chosen):
        if number:
            yield ""
        elif above:
            yield from fold(" / ".join(f"{section.marker}{section.title}" for section in above), room)
        yield from fold(numbered(item.marker, item.title), room, first=f"{item.id}  ", rest=" " * (width(item.id) + 2))
        if item.text:
            yield from fold(item.text, room, first="  ", rest="  ")
        for facts in _details(item):
            yield ""
            yield from block(facts, room, "  ")
    spans = [span for item, _ in chosen for span in _spans(item)]
    for correction in plan.corrections:
        if any(_touch(correction.span, span) for span in spans):
            yield ""
            yield from block(_correction(correction), room, "  ")


def _duties(item: "Section | Task") -> "tuple[Duty, ...]":
    return getattr(item, "duties", ())


def _details(item: "Section | Task") -> Iterator[Iterable[Fact]]:
    from ..model import Task

    if isinstance(item, Task):
        for duty in item.duties:
            yield _duty(item, duty)
        for target in item.targets:
            yield _target(target)
        told = [target.deadline for target in item.targets]
        others = [_when(deadline) for deadline in item.deadlines if deadline not in told]
        if others:
            yield [(gettext("Deadlines"), "\n".join(others))]


def _duty(task: "Task", duty: "Duty") -> Iterator[Fact]:
    from ..model import Role

    yield gettext("Duty"), duty.id
    yield gettext("Clause"), duty.clause
    yield gettext("★ Lead"), listed(duty, Role.LEAD)
    yield gettext("Responsible"), listed(duty, Role.RESPONSIBLE)
    yield gettext("Co-responsible"), listed(duty, Role.CO)
    renamed = [f"{a.printed} = {a.unit}" for a in duty.assignments if a.printed != a.unit]
    yield gettext("Canonical names"), "\n".join(renamed)
    yield gettext("Lead rule"), gettext(LEAD_RULES[duty.rule])
    yield gettext("Answers for"), "" if duty.covers is None else task.text_of(duty)
    yield gettext("Deadlines"), "\n".join(map(_when, duty.deadlines))


def _target(target: "Target") -> Iterator[Fact]:
    yield gettext("Target"), target.text
    yield gettext("Measure"), target.metric
    amount = "" if target.amount is None else f"{target.relation or ''} {target.amount:,} {target.unit}".strip()
    yield gettext("Value"), f"{target.value} ({amount})" if amount else target.value
    yield gettext("Deadline"), _when(target.deadline) if target.deadline else ""


def _when(deadline: "Deadline") -> str:
    if deadline.kind == "ongoing":
        exact = gettext("no end")
    elif deadline.each_year:
        exact = gettext("each year by {day}").format(day=deadline.each_year)
    else:
        exact = str(deadline.due or "")
    return f"{deadline.text} ({exact})" if exact else deadline.text


def _correction(correction: "Correction") -> Iterator[Fact]:
    yield gettext("Correction"), f"{correction.id} ({gettext(CERTAINTIES[correction.certainty])})"
    yield gettext("Printed"), correction.printed
    yield gettext("Corrected"), correction.corrected
    yield gettext("Or else"), "\n".join(correction.alternatives)
    yield gettext("Reason"), correction.reason
    yield gettext("Evidence"), correction.evidence


def _spans(item: "Section | Task") -> Iterator["Span | None"]:
    yield item.span
    for duty in _duties(item):
        yield duty.span


def _touch(one: "Span | None", other: "Span | None") -> bool:
    if one is None or other is None or (one.source, one.place) != (other.source, other.place):
        return False
    return one.start < other.end and other.start < one.end


def block(facts: Iterable[Fact], room: int, indent: str = "") -> Iterator[str]:
    """Facts below each other, their labels in a column; those without a value are left out."""
    held = [(label, value) for label, value in facts if value]
    edge = max(width(label) for label, _ in held) + 2
    for label, value in held:
        start = indent + label + " " * (edge - width(label))
        yield from fold(value, room, first=start, rest=indent + " " * edge)

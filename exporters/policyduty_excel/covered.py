"""单位覆盖: units that the plan knows and that have no duty, and those that have some only through a collective."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from policyduty import InvalidValue, Plan, coverage
from policyduty.views import Coverage

from .page import TOP, Column, Page
from .words import Words


@frozen(kw_only=True)
class Covered:
    """What there is to say of the units that a plan's own registry has (覆盖情况)."""

    count: int
    """Units of the registry, and members of its collectives."""
    without: tuple[Coverage, ...]
    through: tuple[Coverage, ...]
    """Units that no duty names itself, but a collective that they belong to."""
    known: bool
    """False where units share a name, so that nobody can tell."""

    @classmethod
    def of(cls, plan: Plan) -> "Covered":
        """Ask of the whole plan."""
        try:
            rows = coverage(plan)
        except InvalidValue:
            return cls(count=0, without=(), through=(), known=False)
        named = {each.unit for duty in plan.iter_duties() for each in duty.assignments}
        return cls(
            count=len(rows),
            without=tuple(row for row in rows if not row.covered),
            through=tuple(row for row in rows if row.covered and row.through and row.unit not in named),
            known=True,
        )

    @property
    def says(self) -> bool:
        """True where there is something to list."""
        return bool(self.without or self.through or not self.known)


def columns(say: Words) -> tuple[Column, ...]:
    """Columns of the sheet."""
    return (
        Column(title=say("number"), width=7, centred=True),
        Column(title=say("unit"), width=40),
        Column(title=say("level"), width=11, centred=True),
        Column(title=say("kind"), width=13, centred=True),
        Column(title=say("leading"), width=9, centred=True),
        Column(title=say("joining"), width=9, centred=True),
        Column(title=say("through"), width=51),
    )


def write(page: Page, covered: Covered, subtitle: str) -> None:
    """Write the sheet."""
    page.top(page.name, subtitle)
    row = TOP
    for title, rows in _blocks(covered, page.kit.say):
        page.block(row, title)
        row += 1
        for number, each in enumerate(rows, 1):
            facts = (page.kit.say.term(each.level), page.kit.say.term(each.kind))
            values = (number, each.unit, *facts, each.leads, each.joins, "、".join(each.through))
            page.row(row, values, place=page.name)
            row += 1
    page.finish(row - 1, filtered=False)


def _blocks(covered: Covered, say: Words) -> Iterator[tuple[str, Sequence[Coverage]]]:
    if not covered.known:
        yield say("shared names"), ()
    elif covered.without:
        yield say("uncovered", count=len(covered.without)), covered.without
    else:
        yield say("all covered" if covered.count else "no registry"), ()
    if covered.through:
        yield say("only through", count=len(covered.through)), covered.through

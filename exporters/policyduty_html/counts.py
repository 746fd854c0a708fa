"""The panels of numbers (统计各部分): workload, groups, pairs of units, and coverage of the registry."""

from collections.abc import Iterable, Iterator, Sequence

from policyduty import grouped, pairs, workload
from policyduty.views import Coverage, Group, GroupBy, Pair, Workload

from .content import Content
from .markup import Markup
from .panels import opened
from .text import escaped

FIRST_PAIRS = 30
"""Pairs that are there to be read; the others are folded away, for a search to find."""

MOST_PAIRS = 1_000
"""Pairs that a page has: a thousand units may make half a million."""


def workload_panel(content: Content, markup: Markup) -> Iterator[str]:
    """How much each unit has to do (工作量), in numbers and as bars."""
    yield opened("workload", markup)
    yield f'<ul class="legend"{markup.named("legend")}>'
    for role in ("lead", "join"):
        yield f'<li><span class="bar {role}" aria-hidden="true"></span>{markup.label(f"{role}_count")}</li>'
    yield "</ul>"
    every = workload(content.part)
    most = max((row.leads + row.joins for row in every), default=1)
    rows = (
        (
            markup.unit(row.unit),
            _bar(row, most),
            markup.label(f"level.{row.level}") if row.level else "—",
            markup.label(f"kind.{row.kind}") if row.kind else "—",
            *(str(number) for number in (row.leads, row.joins, row.leads + row.joins)),
            f"{row.share:.1%}",
            str(row.sections),
        )
        for row in every
    )
    columns = ("unit", "bars", "level", "kind", "lead_count", "join_count", "sum", "share", "section_count")
    yield markup.table("workload", columns, rows)
    yield "</section>"


def _bar(row: Workload, most: int) -> str:
    """What a unit leads and joins, as parts of the most that any has to do; the numbers stand beside it."""
    led, joined = (100 * count / most for count in (row.leads, row.joins))
    return (
        '<svg class="bars" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="lead" width="{led:.4g}" height="1"/>'
        f'<rect class="join" x="{led:.4g}" width="{joined:.4g}" height="1"/></svg>'
    )


def groups_panel(content: Content, markup: Markup) -> Iterator[str]:
    """The duties by section, kind and level (分组统计)."""
    yield opened("groups", markup)
    for by in GroupBy:
        groups = grouped(content.part, by)
        whole = sum(group.leads + group.joins for group in groups)
        if groups:
            yield markup.label(f"by_{by}", "h3")
            columns = ("group", "task_count", "duty_count", "unit_count", "lead_count", "join_count", "sum", "share")
            yield markup.table(f"by_{by}", columns, (_group(group, by, whole, markup) for group in groups))
    yield "</section>"


def _group(group: Group, by: GroupBy, whole: int, markup: Markup) -> tuple[str, ...]:
    if by is GroupBy.SECTION:
        name = escaped(group.title or group.key) or markup.label("no_section")
    else:
        name = markup.label(f"{by}.{group.key}" if group.key else "not_known")
    both = group.leads + group.joins
    counts = (group.tasks, group.duties, group.units, group.leads, group.joins, both)
    return (name, *map(str, counts), f"{both / whole:.1%}" if whole else "—")


def pairs_panel(content: Content, markup: Markup) -> Iterator[str]:
    """The units that share duties, two by two (单位协作)."""
    every = pairs(content.part)
    listed = every[:MOST_PAIRS]
    yield opened("pairs", markup)
    yield markup.label("pairs_hint", "p", class_="hint")
    yield (
        f'<form class="filters js" role="search"{markup.named("pairs_filter")}>'
        f'<label class="wide">{markup.label("pairs_filter")}<input id="f-pairs" type="search" autocomplete="off" '
        'spellcheck="false"></label><p id="shown-pairs" role="status"></p></form>'
    )
    if len(every) > len(listed):
        zh, en = (text.format(f"{len(listed):,}", f"{len(every):,}") for text in markup.words.known["pairs_cut"])
        yield markup.said(zh, en, "p")
    columns = ("pair", "shared")
    yield markup.table("pairs", columns, _pairs(listed[:FIRST_PAIRS], markup))
    if rest := listed[FIRST_PAIRS:]:
        zh, en = (text.format(f"{len(rest):,}") for text in markup.words.known["pairs_rest"])
        yield f'<details class="rest">{markup.said(zh, en, "summary")}'
        yield markup.table("pairs", columns, _pairs(rest, markup))
        yield "</details>"
    yield "</section>"


def _pairs(rows: Iterable[Pair], markup: Markup) -> Iterator[tuple[str, str]]:
    return ((f"{markup.unit(row.first)} — {markup.unit(row.second)}", str(row.duties)) for row in rows)


def coverage_panel(content: Content, markup: Markup) -> Iterator[str]:
    """The units of the registry that no duty names (单位覆盖)."""
    yield opened("coverage", markup)
    if content.unnamed is None:
        yield markup.label("shared_names", "p")
    else:
        without = [row for row in content.unnamed if not row.covered]
        through = [row for row in content.unnamed if row.covered]
        if without:
            yield markup.label("uncovered", "h3")
            yield markup.table("uncovered", ("unit", "level", "kind"), (_covered(row, markup) for row in without))
        else:
            yield markup.label("all_covered", "p")
        if through:
            yield markup.label("only_through", "h3")
            columns = ("unit", "level", "kind", "lead_count", "join_count", "through")
            yield markup.table("only_through", columns, (_through(row, markup) for row in through))
    yield "</section>"


def _covered(row: Coverage, markup: Markup) -> Sequence[str]:
    level = markup.label(f"level.{row.level}") if row.level else "—"
    kind = markup.label(f"kind.{row.kind}") if row.kind else "—"
    return (markup.unit(row.unit), level, kind)


def _through(row: Coverage, markup: Markup) -> Sequence[str]:
    names = "、".join(map(markup.unit, row.through))
    return (*_covered(row, markup), str(row.leads), str(row.joins), names)

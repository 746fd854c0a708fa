"""单位协作: units that share duties, two by two, the most first."""

from collections.abc import Sequence

from policyduty.views import Pair

from .page import TOP, Column, Page
from .words import Words

MOST = 20_000
"""Pairs that are listed: a thousand units may make half a million."""

PRINTED = 100
"""Pairs that are printed: the long tail shares a duty or two."""


def columns(say: Words) -> tuple[Column, ...]:
    """Columns of the sheet; the last one is drawn as bars."""
    return (
        Column(title=say("number"), width=7, centred=True),
        Column(title=say("unit"), width=42),
        Column(title=say("partner"), width=42),
        Column(title=say("shared duties"), width=50),
    )


def write(page: Page, pairs: Sequence[Pair], subtitle: str) -> None:
    """Write the sheet."""
    say = page.kit.say
    if len(pairs) > PRINTED:
        subtitle = f"{subtitle}　　{say('pairs printed', count=PRINTED, all=len(pairs))}"
    page.top(page.name, subtitle)
    if len(pairs) > MOST:
        page.kit.changed(page.name, say("pairs left out", count=MOST, all=len(pairs)))
    listed = pairs[:MOST]
    for number, pair in enumerate(listed, 1):
        page.row(TOP + number - 1, (number, pair.first, pair.second, pair.duties), place=page.name)
    last = TOP + len(listed) - 1
    if not listed:
        page.block(TOP, say("none"))
        last = TOP
    page.finish(last, filtered=False)
    if listed:
        page.print_area(min(last, TOP + PRINTED - 1), len(page.columns))
        page.table(last, page.name, [column.title for column in page.columns])
        # The bar of Excel 2007: that of later ones is an extension, which openpyxl warns of.
        bar = {"type": "data_bar", "bar_color": page.kit.styles.colours.soft, "min_type": "num", "min_value": 0}
        page.sheet.conditional_format(TOP, len(page.columns) - 1, last, len(page.columns) - 1, bar)

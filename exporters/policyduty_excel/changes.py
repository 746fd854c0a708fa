"""Writing what changed between two plans (比对结果) as a workbook: a summary, and a row a change.

Deleted words are red and struck through, inserted ones blue and underlined.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from xlsxwriter import Workbook

from policyduty import Diff
from policyduty.comparing import (
    ChangeLine,
    ChangeTopic,
    FactChange,
    WordRun,
    WordRunKind,
    change_ids,
    change_lines,
    change_title,
    kind_label,
    kind_summary,
    topic_label,
)

from .cells import QUOTED, cleaned
from .options import Language, Palette
from .page import SETTINGS, TOP, Column, Kit, Page, check
from .paper import fit
from .styles import Styles
from .words import Words

_TOPICS: tuple[tuple[ChangeTopic, ...], ...] = (
    (ChangeTopic.PLACE, ChangeTopic.TITLE, ChangeTopic.TEXT, ChangeTopic.SCOPE),
    (ChangeTopic.JOINED,),
    (ChangeTopic.LEFT,),
    (ChangeTopic.PROMOTED,),
    (
        ChangeTopic.DEMOTED,
        ChangeTopic.ROLE,
        ChangeTopic.PROPOSAL,
        ChangeTopic.PRINTED,
        ChangeTopic.ORDER,
        ChangeTopic.OPEN_ENDED,
        ChangeTopic.RULE,
        ChangeTopic.CLAUSE,
    ),
    (ChangeTopic.DEADLINE, ChangeTopic.TARGET),
)
"""What stands in each column behind those that name the change."""

Cell = tuple[WordRun, ...]


def write_diff(diff: Diff, target: BinaryIO, language: str) -> None:
    """Write the workbook, the same bytes for the same comparison and language."""
    say = Words(Language(language))
    notes: list[str] = []

    def changed(place: str, meaning: str) -> int:
        notes.append(f"{place}：{meaning}")
        return len(notes)

    buffer = BytesIO()  # The target may not seek, a zip archive must.
    with Workbook(buffer, {**SETTINGS, "in_memory": True}) as book:
        book.set_properties({"title": say("comparison"), "created": datetime(2000, 1, 1)})
        kit = Kit(book=book, styles=Styles(book, Palette.BLUE), say=say, streaming=False, cover=None, changed=changed)
        for name in ("summary", "changes"):
            book.add_worksheet(say(name))
        _write_changes(Page(kit, say("changes"), _columns(say)), diff)
        _write_summary(Page(kit, say("summary"), _summary_columns(say)), diff, notes)
    target.write(buffer.getvalue())


def _columns(say: Words) -> tuple[Column, ...]:
    return (
        Column(title=say("number"), width=5, centred=True),
        Column(title=say("change"), width=11, centred=True),
        Column(title=say("old id"), width=7, centred=True),
        Column(title=say("new id"), width=7, centred=True),
        Column(title=say("task"), width=20),
        Column(title=say("content"), width=44),
        Column(title=topic_label(ChangeTopic.JOINED), width=14),
        Column(title=topic_label(ChangeTopic.LEFT), width=14),
        Column(title=topic_label(ChangeTopic.PROMOTED), width=14),
        Column(title=say("other duties"), width=16),
        Column(title=say("times"), width=16),
    )


def _summary_columns(say: Words) -> tuple[Column, ...]:
    return Column(title=say("item"), width=24), Column(title=say("change"), width=116)


def _write_changes(page: Page, diff: Diff) -> None:
    """Write a row a change of a section or task that is not quiet."""
    before, after = diff.headings
    page.top(page.kit.say("comparison"), before if before == after else f"{before}　→　{after}")
    row = TOP
    for change in diff.listed:
        if isinstance(change, FactChange):
            continue
        kinds = "\n".join(map(kind_label, change.kinds))
        lines = change_lines(change)
        ids = (each.replace("、", "\n") for each in change_ids(change))
        names = (str(row - TOP + 1), kinds, *ids, change_title(change))
        cells = [*map(_plain, names), *(_cell(lines, topics) for topics in _TOPICS)]
        _write_row(page, row, cells)
        row += 1
    if row == TOP:
        page.block(row, page.kit.say("none"))
        row += 1
    page.finish(row - 1, frozen_columns=5)


def _write_summary(page: Page, diff: Diff, notes: Sequence[str]) -> None:
    """Write which plans were compared, how much changed, the facts that changed, and what no cell could hold."""
    say = page.kit.say
    page.top(say("comparison"), "")
    rows = [[_plain(label), cell] for label, cell in _summary(diff, say)]
    rows += [[_plain(say("note")), _plain(note)] for note in dict.fromkeys(notes)]
    for number, cells in enumerate(rows):
        _write_row(page, TOP + number, cells)
    page.finish(TOP + len(rows) - 1, filtered=False)


def _plain(text: str) -> Cell:
    return (WordRun(WordRunKind.EQUAL, text),)


def _summary(diff: Diff, say: Words) -> Iterator[tuple[str, Cell]]:
    for key, heading, name in zip(("before", "after"), diff.headings, diff.ids, strict=True):
        yield say(key), _plain(heading if heading == name else f"{heading}（{name}）")
    if not diff:
        yield say("change"), _plain(say("none"))
    for key, changes in (("section", diff.sections), ("task", diff.tasks)):
        if changes:
            yield say(key), _plain(kind_summary(changes))
    for change in diff.listed:
        if isinstance(change, FactChange):
            yield from ((line.label, line.runs) for line in change_lines(change))


def _cell(lines: Sequence[ChangeLine], topics: Sequence[ChangeTopic]) -> Cell:
    """Give the lines of some topics, each by its label where there may be several."""
    runs: list[WordRun] = []
    for line in lines:
        if line.topic in topics:
            label = line.label if len(topics) > 1 else ""
            named = f"{label} {line.duty}".strip()
            start = ("\n" if runs else "") + (f"{named}：" if named else "")
            runs += [*_plain(start), *line.runs] if start else line.runs
    return tuple(runs)


def _write_row(page: Page, row: int, cells: Sequence[Cell]) -> None:
    check(row)
    place = f"{page.name} {row - TOP + 1}"
    shown = [_shown(page, cell, place, column.title) for cell, column in zip(cells, page.columns, strict=True)]
    texts = ["".join(run.text for run in cell) for cell in shown]
    set_as = fit(texts, page.widths)
    if not set_as.whole:
        page.kit.changed(place, page.kit.say("high"))
    for index, (cell, text, column) in enumerate(zip(shown, texts, page.columns, strict=True)):
        kinds = {run.kind for run in cell}
        style = page.kit.styles.body(
            size=set_as.size,
            centred=column.centred,
            top=not set_as.whole,
            quoted=text.startswith(QUOTED),
            words=kinds.pop().value if len(kinds) == 1 else "",
        )
        if kinds:
            parts = [part for run in cell for part in (page.kit.styles.words(run.kind.value, set_as.size), run.text)]
            page.sheet.write_rich_string(row, index, *parts, style)
        else:
            page.put(row, index, text, style)
    page.sheet.set_row(row, set_as.height)


def _shown(page: Page, cell: Cell, place: str, column: str) -> Cell:
    """Give a cell as it can be written; one that has to be cut is without marks."""
    whole = "".join(run.text for run in cell)
    given = page.shown(whole, place, column)
    if len(given) < len(cleaned(whole)):
        return _plain(given)
    return tuple(WordRun(run.kind, cleaned(run.text)) for run in cell)

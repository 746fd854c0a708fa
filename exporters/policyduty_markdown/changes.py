"""Writing what changed between two plans (比对结果): a summary, then tables of facts, sections and tasks.

What was deleted stands in ``<del>``, what was inserted in ``<ins>``: Markdown's own marks do not work beside Chinese
punctuation. Nothing else in a cell is HTML but ``<br>``.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from tabulate import tabulate

from policyduty import Diff
from policyduty.comparing import (
    SectionChange,
    TaskChange,
    WordRun,
    WordRunKind,
    change_ids,
    change_lines,
    change_title,
    kind_label,
    kind_summary,
)

from .escape import inline

_TAGS = {
    WordRunKind.EQUAL: ("", ""),
    WordRunKind.DELETED: ("<del>", "</del>"),
    WordRunKind.INSERTED: ("<ins>", "</ins>"),
}

_WORDS = {
    "comparison": ("方案比对", "Comparison of plans"),
    "before": ("原方案", "Before"),
    "after": ("新方案", "After"),
    "plan": ("方案", "Plan"),
    "id": ("编号", "Id"),
    "facts": ("方案与公文要素", "Plan and document"),
    "sections": ("部分", "Sections"),
    "tasks": ("任务", "Tasks"),
    "fact": ("要素", "Fact"),
    "changed": ("改动", "Changes"),
    "old id": ("原编号", "Was"),
    "new id": ("现编号", "Is"),
    "section": ("部分", "Section"),
    "task": ("任务", "Task"),
    "how": ("说明", "What changed"),
    "nothing": ("两个方案相同。", "The plans are equal."),
}


def write_diff(diff: Diff, target: BinaryIO, language: str) -> None:
    """Write the page as UTF-8 with line feeds."""
    words = {key: both[language != "zh"] for key, both in _WORDS.items()}
    target.write(("\n\n".join(_page(diff, words)) + "\n").encode("utf-8"))


def _page(diff: Diff, words: dict[str, str]) -> Iterator[str]:
    yield f"# {words['comparison']}"
    rows = [
        [words[key], inline(heading), inline(name)]
        for key, heading, name in zip(("before", "after"), diff.headings, diff.ids, strict=True)
    ]
    yield _table(("", words["plan"], words["id"]), rows)
    if not diff:
        yield words["nothing"]
        return
    counts = [
        [words[key], kind_summary(changes)]
        for key, changes in (("section", diff.sections), ("task", diff.tasks))
        if changes
    ]
    if facts := [change for change in diff.facts if not change.quiet]:
        counts.insert(0, [words["fact"], str(len(facts))])
    yield _table(("", words["changed"]), counts)
    if facts:
        yield f"## {words['facts']}"
        told = [line for change in facts for line in change_lines(change)]
        yield _table((words["fact"], words["changed"]), [[line.label, _marked(line.runs)] for line in told])
    listed = diff.listed
    sections = [_row(change) for change in listed if isinstance(change, SectionChange)]
    tasks = [_row(change) for change in listed if isinstance(change, TaskChange)]
    for key, cells in (("section", sections), ("task", tasks)):
        if cells:
            yield f"## {words[f'{key}s']}"
            yield _table((words["old id"], words["new id"], words[key], words["changed"], words["how"]), cells)


def _row(change: SectionChange | TaskChange) -> list[str]:
    before, after = change_ids(change)
    told = "<br>".join(
        f"{line.label}{f' {inline(line.duty)}' if line.duty else ''}：{_marked(line.runs)}"
        for line in change_lines(change)
    )
    kinds = "、".join(map(kind_label, change.kinds))
    return [inline(before), inline(after), inline(change_title(change)), kinds, told]


def _marked(runs: Iterable[WordRun]) -> str:
    return "".join(f"{start}{_shown(run)}{end}" for run in runs for start, end in [_TAGS[run.kind]])


def _shown(run: WordRun) -> str:
    """Give a run's text with the white space at its ends, which parts it from the next; show what else is none."""
    text = inline(run.text)
    if not text:
        return "¶" if "\n" in run.text and run.kind is not WordRunKind.EQUAL else " "
    start, end = (" " if edge.isspace() else "" for edge in (run.text[0], run.text[-1]))
    return f"{start}{text}{end}"


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return tabulate([*rows], headers=headers, tablefmt="github", disable_numparse=True)

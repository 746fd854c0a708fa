"""Rules about what a plan is made of (结构): sections, tasks, and duties under each."""

import re
from collections.abc import Iterator

from ..contract import Example, Rule
from ..model import Finding, Section, Severity
from ..subject import Item, Subject

_TASK = "（一）办好学校。\n责任单位：市教育局、市财政局。\n"
_ORDER = "国务院办公厅《关于印发…重点工作分工方案》类文件的通行体例：每项任务之后写明责任单位"


def _empty(subject: Subject) -> Iterator[Finding]:
    for group in subject.siblings:
        empty = [item for item in group if _is_empty(item)]
        if 2 * len(empty) >= len(group):
            continue  # A list whose items are all said in their first line.
        for item in empty:
            yield EMPTY_SECTION.finding(
                place=item.id, span=item.span, excerpt=item.title, title=item.marker + item.title
            )


_SAID = re.compile("，|应[当为]|不得|必须")
"""In words that are a sentence and no heading."""


def _is_empty(item: Item) -> bool:
    return (
        isinstance(item, Section)
        and not (item.text or item.sections or item.tasks or _SAID.search(item.title))
        and not item.marker.endswith("条")  # An article of a regulation is said in its line.
    )


EMPTY_SECTION = Rule(
    code="PD111",
    name="empty-section",
    severity=Severity.WARNING,
    statement="Something stands under every heading where it does under most.",
    statement_zh="多数标题之下有内容的，每个标题之下都应当有内容。",
    message="nothing stands under {title}",
    message_zh="“{title}”之下没有内容",
    suggestion="look for words that were lost, or take the heading out",
    suggestion_zh="核对是否漏排内容，或删去标题",
    rationale="A heading over nothing is what is left when paragraphs are lost in conversion.",
    rationale_zh="空标题多为转换时丢失段落所致。",
    source="公文校对实践",
    breaking=Example(text=f"一、总体要求\n二、重点任务\n{_TASK}三、保障措施\n加强督促检查。\n"),
    keeping=Example(text=f"一、总体要求\n做好各项工作。\n二、重点任务\n{_TASK}三、保障措施\n加强督促检查。\n"),
    check=_empty,
)


_DOUBTS = frozenset(("PD501", "PD504", "PD505"))
_SHORT = 20
"""Characters of a task, in a message."""


def _dutiless(subject: Subject) -> Iterator[Finding]:
    # Where reading found a duty that it could not read, that is told.
    told = {doubt.place for doubt in subject.doubts if doubt.code in _DOUBTS - subject.skipped}
    for group in subject.siblings:
        tasks = [item for item in group if not isinstance(item, Section)]
        if 2 * sum(bool(task.duties) for task in tasks) > len(tasks):
            for task in tasks:
                if not task.duties and task.id not in told:
                    words = task.title or task.text
                    title = task.marker + (words if len(words) <= _SHORT else f"{words[:_SHORT]}…")
                    yield TASK_WITHOUT_DUTY.finding(
                        place=task.id, span=task.span, excerpt=task.title or task.marker, title=title
                    )


TASK_WITHOUT_DUTY = Rule(
    code="PD112",
    name="task-without-duty",
    severity=Severity.WARNING,
    statement="Every task says who does it where its neighbours do.",
    statement_zh="同级任务写明责任单位的，每项都应当写明。",
    message="no unit that answers for {title} was read, as for the tasks beside it",
    message_zh="“{title}”未读到责任单位，而同级任务大多写明",
    suggestion="add the unit that answers for it; where the text names it, say 责任单位：…",
    suggestion_zh="补充责任单位；正文中已写明的，改为“责任单位：…”",
    rationale="A task that nobody has is not done.",
    rationale_zh="没有责任单位的任务无人落实。",
    source=_ORDER,
    breaking=Example(text=f"一、重点任务\n{_TASK}（二）办好医院。\n（三）修好公路。\n责任单位：市交通运输局。\n"),
    keeping=Example(
        text=f"一、重点任务\n{_TASK}（二）办好医院。\n责任单位：市卫生健康委。\n（三）修好公路。\n责任单位：市交通运输局。\n"
    ),
    check=_dutiless,
)


def _repeated(subject: Subject) -> Iterator[Finding]:
    for group in subject.siblings:
        if len({item.title for item in group}) == len(group):
            continue
        seen: dict[tuple[str, str], str] = {}
        for item in group:
            # Rows of a table may stand under one heading, which is the title of each.
            key = item.title, "" if item.marker and not item.marker.isdecimal() else item.text
            if len(item.title) > 1 and key in seen:
                yield REPEATED_TITLE.finding(
                    place=item.id, span=item.span, excerpt=item.title, title=item.title, first=seen[key]
                )
            seen.setdefault(key, item.marker or item.id)


REPEATED_TITLE = Rule(
    code="PD113",
    name="repeated-title",
    severity=Severity.WARNING,
    statement="Headings that stand side by side have different titles.",
    statement_zh="同级标题不应重名。",
    message="{title} is the title of {first} too",
    message_zh="标题“{title}”与{first}相同",
    suggestion="see whether one was meant to say something else, or stands there twice",
    suggestion_zh="核对是否误排或重排",
    rationale="A title that comes twice is a paragraph set twice, or the wrong one.",
    rationale_zh="标题重复，多为重排或错排。",
    source="公文校对实践",
    breaking=Example(text=f"一、重点任务\n{_TASK}（二）办好学校。\n责任单位：市人力资源社会保障局。\n"),
    keeping=Example(text=f"一、重点任务\n{_TASK}（二）建设教师队伍。\n责任单位：市人力资源社会保障局。\n"),
    check=_repeated,
)

RULES = (EMPTY_SECTION, TASK_WITHOUT_DUTY, REPEATED_TITLE)

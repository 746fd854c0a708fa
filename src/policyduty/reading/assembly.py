"""From the tree of headings to the plan (成稿): ids, sections and tasks, roles under the lead rule, unit names."""

from attrs import evolve, frozen

from ..model import (
    Assignment,
    Deadline,
    Duty,
    Finding,
    LeadRule,
    Role,
    Section,
    Severity,
    Target,
    Task,
    Unit,
)
from ..transcript import Transcript
from ..units.naming import UnitIndex
from . import dates, doubtful, targets
from .body import Item
from .clauses import Found
from .lead_rules import SEPARATELY
from .lexicon import PROPOSED
from .names import Name

_CLOSING = "。；;，,、"
_BLANK = " \t\r\n\u3000\xa0\u200b\ufeff"


@frozen(kw_only=True)
class StatedLeads:
    """What a document says of who leads (牵头规则)."""

    first_from: int | None
    """From where on the first listed unit leads."""
    each: bool
    """True where everybody leads in a clause that says 分别负责."""
    mark: str | None
    """The sign beside units that lead: ★."""


class Assembly:
    """Builds the model's values, and keeps what they share: ids, units, the lead rule, findings."""

    def __init__(self, transcript: Transcript, units: tuple[Unit, ...], stated: StatedLeads) -> None:
        self.transcript = transcript
        self.text = transcript.text
        self.index = UnitIndex(units)
        self.stated = stated
        self.findings: list[Finding] = []
        self.explicit = False
        self._times_used: dict[str, int] = {}

    def children(self, item: Item, item_id: str) -> tuple[tuple[Section, ...], tuple[Task, ...]]:
        """Sections and tasks under a heading, and its own duties as an unnumbered task before them."""
        sections: list[Section] = []
        tasks: list[Task] = []
        self._bare_brackets(item, item_id)
        if item.duties():
            tasks.append(self._task(evolve(item, marker=None, title=None, children=[]), self._id(item_id, "t1")))
        tasked = any((child.duties() or child.doubtful) and not child.children for child in item.children)
        waiting = item.children[::-1]
        item.children = []  # Each is let go as soon as it is built, so that a long text is not held twice.
        while waiting:
            child = waiting.pop()
            child_id = self._id(item_id, str(child.marker.number if child.marker else "t"))
            if child.children or not (child.duties() or tasked):
                sections.append(self._section(child, child_id))
            else:
                tasks.append(self._task(child, child_id))
        return tuple(sections), tuple(tasks)

    def _id(self, above: str, last: str) -> str:
        """An id from the numbering; a number that stands there twice gets a running number behind it."""
        base = f"{above}.{last}" if above else last
        again = self._times_used[base] = self._times_used.get(base, 0) + 1
        return base if again == 1 else f"{base}-{again}"

    def _section(self, item: Item, section_id: str) -> Section:
        sections, tasks = self.children(item, section_id)
        return Section(
            id=section_id,
            marker=item.marker.text if item.marker else "",
            title=self._title(item),
            text="" if item.duties() else self.words(item),
            sections=sections,
            tasks=tasks,
            span=self.transcript.span(item.start, item.end),
        )

    def _task(self, item: Item, task_id: str) -> Task:
        if item.marker:
            self._bare_brackets(item, task_id)
        words, covers = self._words(item)
        whole = (0, len(words)) if len(covers) == 1 else None
        duties = [
            self._duty(found, f"{task_id}/d{number}", cover if cover != whole else None)
            for number, (found, cover) in enumerate(zip(item.duties(), covers, strict=True), 1)
        ]
        stretches = [item.title] if item.title else []
        stretches += [content for content in item.contents if not isinstance(content, Found)]
        return Task(
            id=task_id,
            marker=item.marker.text if item.marker else "",
            title=self._title(item),
            text=words,
            duties=duties,
            targets=[self._target(promise) for s in stretches for promise in targets.promises(self.text, *s)],
            deadlines=[self._deadline(time) for s in stretches for time in dates.deadlines(self.text, *s)],
            span=self.transcript.span(item.start, item.end),
        )

    def _title(self, item: Item) -> str:
        return "".join(self.text[slice(*item.title)].split()).rstrip("：:。") if item.title else ""

    def words(self, item: Item) -> str:
        """A heading's own text, without title and clauses."""
        return self._words(item)[0]

    def _words(self, item: Item) -> tuple[str, list[tuple[int, int]]]:
        """A heading's text without its clauses, and for each clause which characters of that it covers.

        A clause covers the text after the clause before it; the punctuation behind a clause closes the text before it.
        """
        words = ""
        covers: list[tuple[int, int]] = []
        here = 0
        last_end = item.start
        for content in item.contents:
            if isinstance(content, Found):
                covers.append((here, len(words)))
                here = len(words)
                last_end = content.end
                continue
            start, end = content
            stretch = self.text[start:end].strip(_BLANK)
            if covers and covers[-1][1] == len(words) and stretch[0] in _CLOSING:
                closing, stretch = stretch[0], stretch[1:].lstrip(_BLANK)
                if words and words[-1] not in _CLOSING:
                    words += closing
                    covers[-1] = (covers[-1][0], len(words))
                    here = len(words)
            if words and "\n" in self.text[last_end:start]:
                words += "\n"
            words += stretch
            last_end = end
        words = words.rstrip("\n")
        return words, [(min(a, len(words)), min(b, len(words))) for a, b in covers]

    def _duty(self, found: Found, duty_id: str, covers: tuple[int, int] | None) -> Duty:
        clause = found.clause
        names = list(clause.names)
        mark = self.stated.mark
        if mark:
            names = [(name, Role.LEAD if mark in name.marks else role) for name, role in names]
        marked = any(role is Role.LEAD for _, role in names)
        ruled = not marked and self.stated.first_from is not None and found.end > self.stated.first_from
        self.explicit |= marked
        if ruled and self.stated.each and SEPARATELY.search(self.text, found.inner_start, found.inner_end):
            names = [(name, Role.CO if role is Role.CO else Role.LEAD) for name, role in names]
        elif marked:
            names = [(name, role if role is Role.LEAD else Role.CO) for name, role in names]
        elif ruled:
            first = next((n for n, (_, role) in enumerate(names) if role is not Role.CO), None)
            names = [(name, Role.LEAD if n == first else Role.CO) for n, (name, _) in enumerate(names)]
        led = any(role is Role.LEAD for _, role in names)
        self._doubts(found, duty_id)
        return Duty(
            id=duty_id,
            clause=found.words or self.text[found.inner_start : found.inner_end].strip(_BLANK),
            assignments=[self._assignment(name, role, n) for n, (name, role) in enumerate(names, 1)],
            rule=LeadRule.EXPLICIT if marked else LeadRule.FIRST_LISTED if led else LeadRule.NONE,
            open_ended=clause.open_ended,
            covers=covers,
            deadlines=[self._deadline(time) for time in clause.times],
            span=self.transcript.span(found.start, found.end),
        )

    def _assignment(self, name: Name, role: Role, position: int) -> Assignment:
        text, printed = name.text, name.printed
        proposed = "拟" in text and PROPOSED.search(text) is not None
        if proposed:
            text, printed = PROPOSED.sub("", text), PROPOSED.sub("", printed)
        return Assignment(
            unit=self.index.canonical(text) or text,
            role=role,
            position=position,
            printed=printed,
            proposed=proposed,
            span=self.transcript.span(name.start, name.end),
        )

    def _deadline(self, time: dates.Time) -> Deadline:
        return Deadline(
            text="".join(self.text[time.start : time.end].split()),
            kind=time.kind,
            due=time.due,
            each_year=time.each_year,
            span=self.transcript.span(time.start, time.end),
        )

    def _target(self, promise: targets.Promise) -> Target:
        return Target(
            text="".join(self.text[promise.start : promise.end].split()),
            metric=promise.metric,
            value=promise.value,
            relation=promise.relation,
            amount=promise.amount,
            unit=promise.unit,
            deadline=self._deadline(promise.deadline) if promise.deadline else None,
            span=self.transcript.span(promise.start, promise.end),
        )

    def _doubts(self, found: Found, duty_id: str) -> None:
        """Report what of a clause was read with a doubt, or not at all."""
        if not found.closed:
            self._report(
                "PD501",
                duty_id,
                found.start,
                found.end,
                "the bracket of this duty is never closed",
                "责任条款的括号没有闭合",
            )
        if found.bare:
            self._report(
                "PD504",
                duty_id,
                found.start,
                found.end,
                "this bracket names units and not what they do; they were read as responsible",
                "括号内只列单位，未写明职责，按责任单位读取",
            )
        if not found.clause.names:
            self._report(
                "PD502", duty_id, found.start, found.end, "no unit was found in this duty", "责任条款中没有读到单位"
            )
        for start, end in found.clause.unread:
            self._report(
                "PD505",
                duty_id,
                start,
                end,
                "this stretch of the duty was not read as units",
                "责任条款中这一段未能读作单位",
            )
        for name, _ in found.clause.names:
            if name.doubt:
                self._report(
                    "PD503",
                    duty_id,
                    name.start,
                    name.end,
                    f"{name.text!r}: a separator was lost before this name, or it is cut short",
                    f"“{name.text}”：此名称前的分隔符缺失，或名称残缺",
                )

    def _bare_brackets(self, item: Item, place: str) -> None:
        for start, end in item.doubtful:
            words = self.text[start:end].strip(_BLANK)
            why, why_zh = "names units and not what they do", "只列单位，未写明职责"
            if doubtful.is_spoken(words):
                why, why_zh = "says who leads, and stands in no bracket", "写明了分工，但不在括号内"
            elif doubtful.is_aside(words):
                why, why_zh = "says what a unit does, in the middle of a sentence", "写明了单位所做的事，但在句中"
            message = f"{words!r} {why}; it was read as no duty"
            self._report("PD504", place, start, end, message, f"“{words}”{why_zh}，未作为责任条款读取")

    def tell_of_whole(self) -> None:
        """Report what no task was given: what the document says of many at once, and tables that cannot be read."""
        for start, end in doubtful.said_of_all(self.text):
            words = self.text[start:end]
            message = f"{words!r} says of several tasks at once who answers; it was added to none of them"
            self._report("PD504", "", start, end, message, f"“{words}”是对多项任务的说明，未加入各项任务")
        for start, end in doubtful.drawn_tables(self.text):
            message = "a table drawn with characters (┌┬┐) was not read; give it as a sheet or a Word or HTML table"
            message_zh = "用制表符（┌┬┐）画的表格未能读取，请改用电子表格或 Word、网页表格"
            self._report("PD505", "", start, end, message, message_zh)

    def _report(self, code: str, place: str, start: int, end: int, message: str, message_zh: str) -> None:
        span = self.transcript.span(start, end)
        self.findings.append(
            Finding(
                code=code, severity=Severity.WARNING, message=message, message_zh=message_zh, place=place, span=span
            )
        )

"""Duty clauses (责任条款) as the document prints them: each in a paragraph of its own, or in brackets.

A clause that begins with its label (责任单位：…) is a paragraph as it is. A spoken one (甲局牵头，乙局配合) stands in
brackets, as such documents have it; without them it would be a sentence like any other.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from policyduty import Duty, LeadRule, Plan, Role, Section, Task, listed_name

_ROLE = "牵头|主办|主责|责任|负责|落实|承办|实施|主管|配合|协办|参加|参与"
_LABEL = re.compile(
    rf"\s*(?:{_ROLE}){{1,2}}(?:单位|部门|机关|机构|主体|地区)(?:[（(][^（）()：:\n]{{1,12}}[）)])?\s*[：:]"
)
_UNFINISHED = ("、", "，", ",", "：", ":", "和", "及")
"""A line that ends so is read as one with the next."""
_STATES_RULE = re.compile("(?:第一|首)(?:位|个|名|家)[^。；\n]{0,20}(?:牵头|主办|主责)")
_RULE = "排在第一位的为牵头单位，下同。"


@frozen(kw_only=True)
class Part:
    """A stretch of a task's text, and the clause that stands behind it (工作内容与责任条款)."""

    text: str
    clause: str = ""
    bare: bool = False
    """True for a clause that needs no brackets."""

    @property
    def bracketed(self) -> str:
        """The clause on one line, in brackets."""
        return f"（{''.join(line.strip() for line in self.clause.splitlines())}）" if self.clause else ""


class Clauses:
    """Gives the clauses of a plan in order, and sees to it that its lead rule is stated before it is applied."""

    def __init__(self, plan: Plan) -> None:
        self._stated = bool(_STATES_RULE.search(plan.preface))

    def pass_over(self, section: Section) -> None:
        """Take note of what a section's own words state."""
        self._stated = self._stated or bool(_STATES_RULE.search(section.text))

    def parts(self, task: Task) -> list[Part]:
        """The text of a task cut behind each stretch that a duty answers for."""
        found: list[Part] = []
        done = 0
        stretches: list[tuple[str, str]] = []
        for duty in task.duties:
            end = max(done, len(task.text) if duty.covers is None else duty.covers[1])
            stretches.append((task.text[done:end], self._clause(task.text[:end], duty)))
            done = end
        stretches.append((task.text[done:], ""))
        for index, (text, clause) in enumerate(stretches):
            # Of two clauses with nothing between, labels would be read as those of one.
            alone = index + 1 == len(stretches) or bool(stretches[index + 1][0].strip() or not stretches[index + 1][1])
            bare = alone and bool(_LABEL.match(clause)) and not clause.rstrip().endswith(_UNFINISHED)
            if text.strip() or clause:
                found.append(Part(text=text, clause=clause, bare=bare))
        return found

    def _clause(self, before: str, duty: Duty) -> str:
        clause = duty.clause.strip() or said(duty)
        self._stated = self._stated or bool(_STATES_RULE.search(before) or _STATES_RULE.search(clause))
        if duty.rule is LeadRule.FIRST_LISTED and not self._stated:
            self._stated = True
            clause = f"{clause.rstrip('。')}。{_RULE}"
        return clause


def said(duty: Duty) -> str:
    """The clause of a duty that has none: 牵头单位：…；责任单位：…."""
    leads, co, responsible = (_listed(duty, role) for role in (Role.LEAD, Role.CO, Role.RESPONSIBLE))
    if duty.rule is LeadRule.FIRST_LISTED:
        text = f"责任单位：{'、'.join(listed_name(a, printed=True) for a in duty.assignments)}"
    else:
        text = "；".join(_labelled(leads, co, responsible))
    return f"{text}{'等' if duty.open_ended else ''}。" if duty.assignments else ""


def _listed(duty: Duty, role: Role) -> str:
    return "、".join(listed_name(a, printed=True) for a in duty.assignments if a.role is role)


def _labelled(leads: str, co: str, responsible: str) -> Iterator[str]:
    if leads:
        yield f"牵头单位：{leads}"
    if co:
        yield f"配合单位：{co}"
    if responsible:
        yield f"责任单位：{responsible}"

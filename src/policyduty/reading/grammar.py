"""The grammar of duty clauses (责任分工语法): from 牵头单位：甲局；配合单位：乙局、丙局等 to who does what.

A clause, without its outer brackets, is either labelled or spoken::

    clause   = labelled | spoken, with a stated lead rule anywhere
    labelled = [spoken] (label ":" (list | spoken | time))+      牵头单位：甲局；责任单位：乙局；完成时限：2025年底前
    spoken   = (list verb)+ [list]                               甲局牵头，乙局、丙局配合，各市政府落实
    list     = name (separator name)* [等 …] (separator name)*   see names.py
    verb     = adverb* (牵头 | 配合 | 负责 …)+                     按职责分工负责

Its words are in lexicon.py.
"""

import re

from attrs import define, evolve

from ..model import Role
from ..scripts import either
from . import dates
from .forms import is_unit, is_unit_or_area
from .lead_rules import LEAD_RULE, STATED_RULE, mark_rule
from .lexicon import BY_SHARE, GENERIC, OBJECT_VERB, OFFICE, RUNS_ON, TIME_LABEL, UNIT_ENDING, VERB, labels, role_of
from .names import Name, read_list

_SENTENCE = re.compile(r"[^。]+")
_COMMA = re.compile("[，,]")
_SAYS_WHO_LEADS = either(r"(?:为|是|即|均|系)[^，,、。；;：:]{0,4}(?:牵头|主办|主责)(?:责任)?(?:单位|部门)")
"""逗号前为牵头单位: a rule of who leads that is none of the known ones."""


@define
class Clause:
    """What a duty clause says, before the document's lead rule is applied."""

    names: tuple[tuple[Name, Role], ...] = ()
    """In printed order. LEAD and CO are marked; RESPONSIBLE stands for everybody else."""
    open_ended: bool = False
    times: tuple[dates.Time, ...] = ()
    of_bodies: bool = False
    """True where 等部门 says that names are of bodies, however they end."""
    unread: tuple[tuple[int, int], ...] = ()
    """Stretches of its lists that are no names."""
    rule: tuple[int, int] | None = None
    """Where it states that the first listed leads."""
    labelled: bool = False
    """True where a label of units stands in it: 责任单位：."""
    spoken: bool = False
    """True where a verb closes a list of units."""
    acts: bool = False
    """True where a verb says of what: 市甲局负责统筹."""

    @property
    def is_duty(self) -> bool:
        """True for a statement of who answers; a bracket that merely mentions 牵头 is none."""
        if self.rule:
            return bool(self.names)  # 排在第一位的为牵头单位 alone is said of other clauses.
        if self.labelled:
            return True
        if all(GENERIC.match(name.text) for name, _ in self.names[:1]):
            return False
        if self._is_one_body and (self.acts or self.names[0][1] is Role.CO):
            return False  # （甲研究院参与）, （由单位工会牵头报名）
        units = sum(1 for name, _ in self.names if is_unit_or_area(name.text))
        plausible = units * 2 > len(self.names) or (self.of_bodies and bool(self.names)) or self._is_led
        return self.spoken and plausible and all(len(name.text) <= 40 for name, _ in self.names)

    @property
    def _is_one_body(self) -> bool:
        """True for one unit that is no office."""
        return len(self.names) == 1 and not OFFICE.search(self.names[0][0].text)

    @property
    def _is_led(self) -> bool:
        """True where an office leads; whoever is beside it, however named."""
        return bool(self.names) and self.names[0][1] is Role.LEAD and OFFICE.search(self.names[0][0].text) is not None


def parse(text: str, start: int, end: int, role: Role | None = None) -> Clause:
    """Parse ``text[start:end]``, a clause without its outer brackets. Never fails: what is no clause is no duty.

    ``role`` is that of a list without label or verb, where something else gives it: the head of a table's column.
    """
    rule = LEAD_RULE.search(text, start, end) if STATED_RULE.search(text, start, end) else mark_rule(text, start, end)
    parser = _Parser(text)
    parser.stretch(start, rule.start() if rule else end, role)
    if rule:
        parser.stretch(rule.end(), end, role, behind=True)
    return Clause(
        names=tuple(parser.names),
        open_ended=parser.open_ended,
        times=tuple(parser.times),
        of_bodies=parser.of_bodies,
        unread=tuple(parser.unread),
        rule=rule.span() if rule else None,
        labelled=parser.labels > 0,
        spoken=parser.verbs > 0,
        acts=parser.acts,
    )


class _Parser:
    """Gathers names while a clause is passed over once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names: list[tuple[Name, Role]] = []
        self.times: list[dates.Time] = []
        self.unread: list[tuple[int, int]] = []
        self.open_ended = self.of_bodies = self.acts = False
        self.labels = 0
        self.verbs = 0

    def stretch(self, start: int, end: int, role: Role | None, *, behind: bool = False) -> None:
        """What stands before the first label, and behind each; ``behind``, where a sentence has gone before."""
        found = list(labels(self.text, start, end))
        ends = [*(label.start() for label in found), end]
        self.spoken(start, ends[0], role, behind=behind)
        for label, following in zip(found, ends[1:], strict=True):
            if not label["other"]:
                self.labels += 1
                self.spoken(label.end(), following, role_of(label["name"]))
            elif TIME_LABEL.search(label["other"]):
                self.times += dates.deadlines(self.text, label.end(), following, labelled=True)

    def spoken(self, start: int, end: int, role: Role | None, *, behind: bool = False) -> None:
        """Sentences of lists and verbs. Behind the first, a sentence that is not all units is a remark and no list."""
        for sentence in _SENTENCE.finditer(self.text, start, end):
            if not behind:
                self._said(*sentence.span(), role)
                behind = True
                continue
            names, open_ended, verbs = list(self.names), self.open_ended, self.verbs
            self._said(*sentence.span(), role)
            if _SAYS_WHO_LEADS.search(self.text, *sentence.span()):
                self.unread.append(sentence.span())
            if not all(is_unit(name.text) for name, _ in self.names[len(names) :]):
                self.names, self.open_ended, self.verbs = names, open_ended, verbs

    def _said(self, start: int, end: int, role: Role | None) -> None:
        """Lists closed by verbs; a list that none closes has the label's role, or is responsible."""
        here = start
        for verb in VERB.finditer(self.text, start, end):
            its_role = role_of(verb.group())
            stop = self._before_helpers(here, verb.start()) if here == start and its_role is Role.CO else -1
            if stop > 0:
                self.listed(here, stop, role or Role.RESPONSIBLE)
                here = stop
            if self.listed(here, verb.start(), its_role):
                self.verbs += 1
                self.acts |= verb["acts"] is not None
            here = verb.end()
        rest = OBJECT_VERB.search(self.text, here, end) if role is None else None
        if rest and self.listed(here, rest.start(), role_of(rest.group())):
            self.verbs += 1
            self.acts = True
        elif not rest:
            by_share = role is None and not self.verbs and BY_SHARE.search(self.text, here, end)
            # Behind a verb, what is no unit is a remark: 国务院各部门分别负责，年内见到成效.
            self.listed(here, end, role or Role.RESPONSIBLE, only_units=role is None and self.verbs > 0)
            self.verbs += bool(by_share)

    def _before_helpers(self, start: int, end: int) -> int:
        """Where those end who are helped, or -1: 甲局、乙局；丙局配合; 各区政府，甲局、乙局配合."""
        stop = self.text.rfind("；", start, end)
        commas = [] if stop > 0 else [comma.start() for comma in _COMMA.finditer(self.text, start, end)]
        return commas[0] if len(commas) == 1 else stop

    def _no_more(self, name: Name) -> Name:
        """The name without what more is said of its unit, which is told as not read: 各县政府迎难而上."""
        more = RUNS_ON.search(name.text)
        if more is None or name.text != self.text[name.start : name.end] or UNIT_ENDING.search(name.text):
            return name
        whole, length = name.text, more.start("more")
        self.unread.append((name.start + length, name.end))
        return evolve(name, text=whole[:length], printed=whole[:length], end=name.start + length)

    def listed(self, start: int, end: int, role: Role, *, only_units: bool = False) -> int:
        """Take the names of a list; say how many there were."""
        found = read_list(self.text, start, end)
        for name in found.names:
            if not only_units or is_unit(name.text):
                own = name.role if name.role is not Role.RESPONSIBLE else None
                self.names.append((self._no_more(name), own or role))
        self.verbs += any(name.role for name in found.names)
        self.open_ended |= found.open_ended
        self.of_bodies |= found.of_bodies
        self.unread += found.unread
        for low, high in found.times:
            self.times += list(dates.deadlines(self.text, low, high, labelled=True)) or [
                dates.unread(self.text, low, high)
            ]
        return len(found.names)

"""Where duty clauses stand (责任条款): in brackets, on a line of their own, or at the end of a paragraph."""

import re
from collections.abc import Iterator

from attrs import define, evolve

from ..model import Role
from ..scripts import either
from .bare import Bare, are_answerable, units_alone, units_by_stops, units_only
from .forms import is_unit, is_unit_or_area
from .grammar import Clause, parse
from .lexicon import (
    BRACKET,
    CLOSING,
    DUTY_HINT,
    LABEL,
    OFFICE,
    OPENING,
    QUESTION,
    SUPERVISOR,
    label_at,
    labels,
)
from .outline import Level, marker_at

_BEFORE_LABEL = "。；;！？”:：—－-*•·◆◇●○■□▲△★☆▶►→⇒" + CLOSING
_SENTENCE_END = _STOP = re.compile("[。；;]")
_ANSWERS = either("负责|牵头|落实")
ANSWERS_LAST = tuple("牵头 牽頭 负责 負責 配合 参与 參與 参加 參加 落实 落實 主办 主辦 承办 承辦".split())
"""The verbs that a statement of who answers ends with."""
_EXHORTS = either("^请|认真|切实|严格|抓好|做好|抓紧|遵照|贯彻")
"""What is asked of everybody at a document's end is no division of duties: 请各县人民政府、市直各部门认真抓好落实."""
_SEPARATOR = re.compile("[、，,；;]")
_NAME = re.compile("[^、，,；;。：:（(〔]*")
_BLANKS = " \t\u3000\xa0"
_HAN = re.compile("[\u3400-\u9fff]")
_AFTER = re.compile(r"[\s。；;，,]*")
_LONGEST_JOINED = 5_000
_LONGEST = 20_000
"""Characters. No clause is longer; what is, was opened by a stray bracket."""
_LONGEST_BARE = 200
_DASH = re.compile("[。；！][—－─]{1,3}(?=[^。；！：:\n]{2,200}[。；]?$)")
_NEXT_LINE = re.compile(r"[^\S\n]*\n(?P<line>.*)")
_LONGEST_VALUE = 24
"""Characters of a person or a time on the line below their label."""
_LONGEST_MARKER = 12
_SENTENCE_ENDS = ("。", "；", "！", "：")
_DEEPEST = 3
"""Brackets inside a clause's brackets: （责任单位：各县（市、区）人民政府）. More are a damaged text."""
HEADS = (Level.CHINESE, Level.CHINESE_BRACKETED, Level.DIGIT, Level.DECIMAL, Level.DECIMAL_DEEP)
"""Headings that may follow a clause on its line; of others, （2） or ②, only the next of a row that begins there."""


@define
class Found:
    """A duty clause in its paragraph."""

    start: int
    end: int
    """Its outer brackets included."""
    inner_start: int
    inner_end: int
    clause: Clause
    closed: bool = True
    """False where its bracket is opened and never closed."""
    bare: bool = False
    """True for a bracket that names units and says nothing of what they do."""
    words: str | None = None
    """The clause as printed where it is not one stretch of the text: a table's cells."""


def joined(text: str, before: Found, start: int, end: int) -> Found | None:
    """The clause of two label lines, 牵头单位：… above 责任单位：… or 完成时限：…; None where they are two.

    ``before`` is a clause on a line of its own, and ``text[start:end]`` is the line below it.
    """
    label = label_at(text, start, end)
    if before.start != before.inner_start or end - before.start > _LONGEST_JOINED:
        return None
    if label is None:
        return _listed_below(text, before, start, end)
    said = {role for _, role in before.clause.names}
    begins = label.end() == end and not label["other"]
    if begins or said & {role for _, role in parse(text, start, end).names}:
        above = {"".join(other["name"].split()) for other in labels(text, before.start, before.end)}
        if "".join(label["name"].split()) in above:
            return None  # Where only the words differ it is one: 市级责任单位 above 县区责任单位.
    return Found(before.start, end, before.start, end, parse(text, before.start, end))


def side_by_side(text: str, before: Found, after: Found) -> Found | None:
    """The clause of two brackets side by side that give different roles: （牵头单位：甲局）（配合单位：乙局）."""
    if any(found.start == found.inner_start or not found.clause.names for found in (before, after)):
        return None
    if {role for _, role in before.clause.names} & {role for _, role in after.clause.names}:
        return None
    one, other = before.clause, after.clause
    clause = evolve(
        one,
        names=one.names + other.names,
        open_ended=one.open_ended or other.open_ended,
        times=one.times + other.times,
        unread=one.unread + other.unread,
    )
    words = "；".join(text[found.inner_start : found.inner_end].strip() for found in (before, after))
    return Found(before.start, after.end, before.inner_start, after.inner_end, clause, words=words)


def _listed_below(text: str, before: Found, start: int, end: int) -> Found | None:
    """The clause of an empty label and a line of the list below it: 责任单位： above 甲局 above 乙局."""
    *_, label = (None, *labels(text, before.start, before.end))
    if label is None or _NEXT_LINE.match(text, label.end()) is None:
        return None
    if label["other"]:
        goes_on = end - start <= _LONGEST_VALUE and _STOP.search(text, start, end) is None
    else:
        goes_on = names_only(text, start, end)
    return Found(before.start, end, before.start, end, parse(text, before.start, end)) if goes_on else None


def is_empty_label(text: str, start: int, end: int) -> bool:
    """True for a line that ends in a label with nothing behind it."""
    label = label_at(text, start, end)
    return label is not None and label.end() == end


def names_only(text: str, start: int, end: int) -> bool:
    """True for a line of units and nothing else, with what they do or without: 甲局；  乙局牵头，丙局配合."""
    said = parse(text, start, end, Role.RESPONSIBLE)
    return bool(said.names) and not said.unread and all(is_unit_or_area(name.text) for name, _ in said.names)


def find(text: str, start: int, end: int, *, bare: Bare = Bare.OF_OFFICES) -> Iterator[Found]:
    """Duty clauses of the paragraph ``text[start:end]``, in order and apart from each other.

    ``bare`` says which brackets of units alone are duties in this document.
    """
    if BRACKET.search(text, start, end) is None:
        yield from _find(text, start, end, bare=bare)
        return
    between = _alone if bare is Bare.ANYWHERE else _offices_behind_stops
    here = start
    for found in _find(text, start, end, bare=bare):
        yield from between(text, here, found.start)
        yield found
        here = found.end
    yield from between(text, here, end)


def _alone(text: str, start: int, end: int) -> Iterator[Found]:
    """Brackets of units alone before any stop, where the document means them."""
    for bracket, inner, _ in units_alone(text, start, end):
        yield Found(*bracket, *inner, parse(text, *inner), bare=True)


def _offices_behind_stops(text: str, start: int, end: int) -> Iterator[Found]:
    """Brackets of several offices by a stop: 建成十条；（市甲局、市乙局）新开两条；建成十条（市甲局、市乙局）；…."""
    for opened, closed, offices in units_by_stops(text, start, end):
        if offices > 1:
            yield Found(opened, closed + 1, opened + 1, closed, parse(text, opened + 1, closed), bare=True)


def _find(text: str, start: int, end: int, *, bare: Bare) -> Iterator[Found]:
    here = start
    if DUTY_HINT.search(text, start, end):
        for found in _bracketed(text, start, end):
            while own := _labelled(text, here, found.start):
                yield own
                here = own.end
            yield found
            here = found.end
        while here < end and (own := _labelled(text, here, end)):
            yield own
            here = own.end
    set_off = _behind_dash(text, here, end)
    if set_off is None and here == start:
        set_off = _said_alone(text, start, end) or _said_of_question(text, start, end)
    if set_off:
        yield set_off
        return
    bracket = units_only(text, here, end)
    if bracket:
        inner = (bracket[0] + 1, bracket[1] - 1)
        if not (
            bracket[0] == start
            or (bare is not Bare.OF_OFFICES and _SEPARATOR.search(text, *inner))
            or text[here : bracket[0]].rstrip().endswith(_SENTENCE_ENDS)
            or are_answerable(text, *inner)
        ):
            return
        yield Found(*bracket, *inner, parse(text, *inner), bare=True)


def _said_alone(text: str, start: int, end: int) -> Found | None:
    """A paragraph that says what offices do and nothing else: 由市甲局牵头，市乙局配合."""
    clause = what_offices_do(text, start, end)
    return Found(start, end, start, end, clause) if clause and not marker_at(text, start, end) else None


def _said_of_question(text: str, start: int, end: int) -> Found | None:
    """What offices do about words that a notice quotes: 关于“加快建设”的问题，由市甲局负责落实."""
    question = QUESTION.search(text, start, end)
    if question is None:
        return None
    clause = parse(text, question.end(), end)
    names = [name.text for name, _ in clause.names]
    answered = clause.spoken and not clause.unread and all(map(is_unit, names)) and any(map(OFFICE.search, names))
    return Found(question.end(), end, question.end(), end, clause) if answered else None


def what_offices_do(text: str, start: int, end: int) -> Clause | None:
    """A sentence that says what offices do and nothing else."""
    stop = end - text.endswith(("。", "；", ";"), start, end)
    if end - start > _LONGEST_BARE or not text.endswith(ANSWERS_LAST, start, stop):
        return None
    words = text[start:end].lstrip()
    if _EXHORTS.search(words) and not words.startswith("由"):
        return None
    clause = parse(text, start, end)
    names = [name.text for name, _ in clause.names]
    alone = clause.spoken and not clause.acts and not clause.unread and all(map(is_unit, names))
    return clause if alone and any(map(OFFICE.search, names)) else None


def _behind_dash(text: str, start: int, end: int) -> Found | None:
    """Offices that a dash sets off behind the last sentence: …落到实处。——市甲局牵头，市乙局配合."""
    dash = _DASH.search(text, start, end)
    if dash is None or not names_only(text, dash.end(), end):
        return None
    clause = parse(text, dash.end(), end)
    offices = sum(1 for name, _ in clause.names if OFFICE.search(name.text))
    if offices == 0 or (offices == 1 and not clause.spoken):
        return None
    return Found(dash.end(), end, dash.end(), end, clause, bare=not clause.spoken)


def _labelled(text: str, start: int, end: int) -> Found | None:
    """A clause that begins with a label of units at the start of a paragraph or after a sentence, and runs to its end.

    It ends before a heading that follows on the same line.
    """
    beside = -1
    for label in labels(text, start, end):
        before = text[max(start, label.start() - 40) : label.start()]
        begins = (
            not before.strip()
            or before.rstrip()[-1] in _BEFORE_LABEL
            or _stands_off(text, label, before)
            or (beside < 0 and before.rstrip()[-1] in "，," and _says_only_units(text, label, end))
            or _is_behind_marker(text, start, label.start())
        )
        if label["other"]:
            beside = label.start() if begins else beside
            continue
        if (SUPERVISOR.search(label["name"]) and _is_alone(text, label, end)) or (
            label["alone"] is not None and not _has_units_below(text, end)
        ):
            continue
        if begins or (beside >= 0 and not _SENTENCE_END.search(text, beside, label.start())):
            begin = label.start() if begins else beside
            stop = _heading_after(text, label.end(), end)
            inner = text[begin:stop].rstrip()
            return Found(begin, stop, begin, begin + len(inner), parse(text, begin, stop))
    return None


def _is_alone(text: str, label: re.Match[str], end: int) -> bool:
    """True where no other label stands in the paragraph, or at the beginning of the line below."""
    below = _NEXT_LINE.match(text, end)
    return not any(True for _ in labels(text, label.end(), end)) and not (below and label_at(text, *below.span("line")))


def _has_units_below(text: str, end: int) -> bool:
    """True where units stand on the line below, and no other label: what a column's head is not followed by."""
    below = _NEXT_LINE.match(text, end)
    if below is None:
        return False
    return label_at(text, *below.span("line")) is None and names_only(text, *below.span("line"))


def _is_behind_marker(text: str, start: int, end: int) -> bool:
    """True where nothing but the number of a heading stands before a label: 1.责任单位：市甲局."""
    marker = marker_at(text, start, end) if end - start < _LONGEST_MARKER else None
    return marker is not None and marker.end == end


def _stands_off(text: str, label: re.Match[str], before: str) -> bool:
    """True for a label and its colon behind a blank: 举办赛事　牵头单位：市甲局　责任单位：市乙局."""
    return before[-1] in _BLANKS and text[label.end() - 1] in "：:﹕︰∶"


def _says_only_units(text: str, label: re.Match[str], end: int) -> bool:
    """True for a label and its colon behind a comma, and units to the end: 建成五处，责任单位：市甲局."""
    if label["other"] or text[label.end() - 1] not in "：:﹕︰∶":
        return False
    clause = parse(text, label.start(), end)
    return bool(clause.names) and not clause.unread and all(is_unit_or_area(name.text) for name, _ in clause.names)


def _heading_after(text: str, start: int, end: int) -> int:
    """Where a heading begins after a stop, or ``end``. A number before a unit is none: 1.甲局；2.乙局."""
    for stop in _STOP.finditer(text, start, end):
        following = skip(text, stop.start(), end)
        marker = marker_at(text, following, end)
        if marker and ((stop.group() == "。" and marker.level in HEADS) or not _unit_at(text, marker.end, end)):
            return following
    return end


def _unit_at(text: str, start: int, end: int) -> bool:
    words = _NAME.match(text, start, end)
    return words is not None and is_unit(words.group().strip())


def heading_at(text: str, start: int, end: int) -> bool:
    """True where a heading marker stands that could follow a clause on its line."""
    marker = marker_at(text, start, end)
    return marker is not None and marker.level in HEADS


def skip(text: str, start: int, end: int) -> int:
    """Where the text goes on after blanks and the punctuation that closes a clause."""
    match = _AFTER.match(text, start, end)
    return match.end() if match else start


def _bracketed(text: str, start: int, end: int) -> Iterator[Found]:
    """Clauses in brackets; of nested brackets, the outermost that is a clause."""
    found: list[Found] = []
    open_at: list[int] = []
    heights: list[int] = [0]
    for bracket in BRACKET.finditer(text, start, end):
        if bracket.group() in OPENING:
            open_at.append(bracket.start())
            heights.append(0)
        elif open_at:
            opened = open_at.pop()
            height = heights.pop() + 1
            heights[-1] = max(heights[-1], height)
            if height <= _DEEPEST and bracket.end() - opened <= _LONGEST:
                clause = _duty(text, opened + 1, bracket.start())
                if (
                    clause
                    and not _is_aside(text, opened + 1, bracket.end(), end, clause)
                    and (
                        clause.labelled
                        or not _runs_on(text, bracket.end(), end)
                        or _is_said(text, start, opened)
                        or _is_plain(text[opened : bracket.start()], clause)
                    )
                ):
                    while found and found[-1].start > opened:
                        found.pop()
                    found.append(Found(opened, bracket.end(), opened + 1, bracket.start(), clause))
    for opened in reversed(open_at):
        if not (found and found[-1].end > opened) and LABEL.match(text, opened + 1, end):
            clause = _duty(text, opened + 1, end)
            if clause:
                found.append(Found(opened, end, opened + 1, end, clause, closed=False))
            break
    yield from found


def _runs_on(text: str, start: int, end: int) -> bool:
    """True where a sentence goes on right behind a bracket: its words are about what is meant, and no duty."""
    return _HAN.match(text, start, end) is not None and not heading_at(text, start, end)


def _is_aside(text: str, start: int, after: int, end: int, clause: Clause) -> bool:
    """True where a sentence goes on behind what one unit does of it: 加强督查（由市甲局牵头考核），定期通报."""
    goes_on = after < end and (text[after] in "，,、" or _runs_on(text, after, end))
    if not goes_on or len(clause.names) > 1:
        return False
    label = LABEL.match(text, start, after)
    if label:
        return label.group().endswith("为")
    said_by = text.startswith("由", start)
    return clause.acts or said_by or not (clause.times or text.endswith(ANSWERS_LAST, start, after - 1))


def _is_plain(words: str, clause: Clause) -> bool:
    """True for a clause of several offices, which cannot be about what is meant: 推进（市甲局、市乙局负责）加强管理."""
    names = [name.text for name, _ in clause.names]
    if len(names) < 2 or not _ANSWERS.search(words):
        return False
    return all(is_unit(name) for name in names) and any(OFFICE.search(name) for name in names)


def _is_said(text: str, start: int, end: int) -> bool:
    """True where a sentence has ended: …落到实处。（甲局负责）加快建设."""
    return text[start:end].rstrip()[-1:] in ("。", "；", ";", "！")


def _duty(text: str, start: int, end: int) -> Clause | None:
    if DUTY_HINT.search(text, start, end) is None:
        return None
    clause = parse(text, start, end)
    return clause if clause.is_duty else None

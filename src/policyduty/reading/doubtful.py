"""What looks like a duty (疑似责任条款) and was not read as one: it is told, so that nothing is lost in silence."""

import re
from collections.abc import Iterator

from ..model import Role
from ..scripts import either
from .bare import mostly_units, units_by_stops, units_only
from .clauses import ANSWERS_LAST, Found, what_offices_do
from .forms import is_unit
from .grammar import parse
from .lexicon import MARKS, OF_GOVERNMENT, OFFICE, OPENING, SUPERVISOR, label_at
from .names import read_list

Range = tuple[int, int]

_UNKNOWN_LABEL = either(r"[\u4e00-\u9fff]{2,8}(?:单位|部门|科室|处室)[：:]")
_SENTENCE = re.compile("[^。；;\n]+")
_LEADS = either("牵头")
_SPOKEN = either(
    r"[^：:“”（(]{2,80}?牵头(?:负责|组织|实施|落实)*[，,][^：:“”]{2,200}(?:配合|参加|参与|协助|落实|负责)(?:实施|落实|做好|推进)?"
    r"(?:[，,][^，,：:（(]{2,16}(?:前|底|完成))?\s*"
)
_TO_LEAD = either(
    r"(?:由|(?=[省市州县区镇乡国]))(?P<who>[^：:“”（(，,。]{2,61}?)牵头(?:负责|组织|实施|落实)*(?=[，,]|会同|$)"
)
"""由市甲局牵头，会同市乙局建立台账: who leads, whatever is said of the others."""


_ASIDE = either("[（(]([^（）()\n]{2,30}(?:牵头|负责)[^（）()\n]{0,16})[）)]")
_OFFICES = either(r"[（(](?P<names>[省市州县区旗镇乡][^（）()\n：:，,。；;]{1,60}[局委办厅])[）)](?=[，,；;。])")
_OPENED = re.compile(f"[{re.escape(OPENING)}]")
_STOPS = "。；;！？"
_AROUND = MARKS + '。；;，,、 \t\u3000\xa0—－-/／<>{}《》“”"（）()〔〕［］[]【】:：•·◆●'
_COMMA = re.compile("[，,]")
_SEPARATOR = re.compile("[、，,；;]")
_BY_NAME = re.compile("(?<=[，,])由")
_OTHER_LABEL = either(r"[\u4e00-\u9fff]{2,8}[：:﹕—－-]\s*|(?:责任|牵头|配合|负责|落实|参与)(?:单位|部门)\s*")
_NO_DUTY = either(r"(?:单位|部门|各[地级])[要应须]|抄\s*[送报]|主\s*送")
_ANSWER = either(r"(?:按照?职责|按?分工|分别|共同|具体|牵头|负责|落实|实施|组织|配合)+$")
_OF_ALL = either(
    r"(?:责任|牵头|配合|落实|参加)单位(?:还|均|都)(?:包括|包含|含|有|为)(?P<listed>[^。；;，,\n]{2,60})"
    r"|(?:以[下上]|上述|下列|各项|所有|全部|其[他余])[^。；;，,\n]{0,12}(?:任务|工作|事项|措施|条款|内容)[^。；;，,\n]{0,4}"
    r"均(?:需|须|应|由)?(?P<named>[^。；;，,\n]{2,60}?)(?:负责|落实|参与|配合|承担|组织实施)"
)
_THEMSELVES = either("^各?(?:有关|相关)?(?:责任|牵头|配合|落实)单位$")
_DRAWN = re.compile("[┌┏][─━┬┳—]+[┐┓]")
_OF_OFFICE = either("[局委办厅部署司府位]")
"""No office's name is without one of these; quick to see."""
_LONGEST = 200


def stretches(text: str, start: int, end: int, found: list[Found], *, heading: bool) -> list[Range]:
    """What of a paragraph may give a duty and was not read, beside the clauses that were."""
    gaps = [*_gaps(start, end, found)]
    if not gaps:
        return []
    doubtful: list[Range] = []
    if any(_OPENED.search(text, *gap) for gap in gaps):
        doubtful += _brackets(text, start, end, found, gaps)
        doubtful += _asides(text, gaps)
        doubtful += (bracket for bracket in _offices(text, start, gaps) if bracket not in doubtful)
    doubtful += _sentences(text, end, gaps)
    rest = found[-1].end if found else start
    if not doubtful:
        doubtful += _last_words(text, rest, end)
    if not doubtful:
        doubtful += _at_the_end(text, rest, end, heading=heading and not found)
    if not doubtful and not found and _has_unread_label(text, start, end, heading=heading):
        doubtful.append((start, end))
    return sorted(doubtful)


def said_of_all(text: str) -> Iterator[Range]:
    """Sentences that say of many tasks at once who answers: 以下任务均需各市人民政府落实，不再列出."""
    for said in _OF_ALL.finditer(text):
        names = [name.text for name in read_list(text, *said.span(said.lastgroup or 0)).names]
        if names and all(is_unit(name) and not _THEMSELVES.match(name) for name in names):
            yield said.span()


def drawn_tables(text: str) -> Iterator[Range]:
    """The upper edges of tables drawn with characters (制表符), whose cells go on from line to line."""
    return (table.span() for table in _DRAWN.finditer(text))


def is_spoken(words: str) -> bool:
    """True for a sentence outside brackets, which says what the units in it do."""
    return any(said(words) is not None for said in (_SPOKEN.fullmatch, _ANSWER.search, _TO_LEAD.match))


def is_aside(words: str) -> bool:
    """True for a bracket that says what a unit does of it: （由市甲局牵头考核）."""
    return _ASIDE.fullmatch(words) is not None


def _gaps(start: int, end: int, found: list[Found]) -> Iterator[Range]:
    """What of a paragraph is in no clause."""
    here = start
    for clause in found:
        if here < clause.start:
            yield here, clause.start
        here = clause.end
    if here < end:
        yield here, end


def _brackets(text: str, start: int, end: int, found: list[Found], gaps: list[Range]) -> Iterator[Range]:
    """A bracket of units at the paragraph's end, and before it those by a stop with an office."""
    last = None if found else units_only(text, start, end) or mostly_units(text, start, end)
    for gap in gaps:
        for opened, closed, offices in units_by_stops(text, *gap):
            if offices and (last is None or opened < last[0]):
                yield opened, closed + 1
    if last and (_SEPARATOR.search(text, *last) or _is_office(text, start, *last)):
        yield last


def _asides(text: str, gaps: list[Range]) -> Iterator[Range]:
    """Brackets that say what an office does, in the middle of a sentence."""
    for gap in gaps:
        for bracket in _ASIDE.finditer(text, *gap):
            names = parse(text, *bracket.span(1)).names
            if names and OFFICE.search(names[0][0].text) and is_unit(names[0][0].text):
                yield bracket.span()


def _offices(text: str, start: int, gaps: list[Range]) -> Iterator[Range]:
    """Brackets of nothing but the government's own offices before a comma or stop: 整治岸线（省甲厅），建成丙."""
    for gap in gaps:
        for bracket in _OFFICES.finditer(text, *gap):
            low, high = bracket.span("names")
            names = [name.text for name in read_list(text, low, high).names]
            if all(map(OF_GOVERNMENT.match, names)) and not is_unit(text[start : bracket.start()].strip()[-12:]):
                yield bracket.span()


def _is_office(text: str, start: int, opened: int, closed: int) -> bool:
    """True for the bracket of one office, and not of a name's other half: 市委宣传部（市文明办）."""
    names = read_list(text, opened + 1, closed - 1).names
    return all(OFFICE.search(name.text) for name in names) and not is_unit(text[start:opened].strip()[-12:])


def _sentences(text: str, end: int, gaps: list[Range]) -> Iterator[Range]:
    """Sentences that say who leads and who joins, outside brackets: 由市甲局牵头，市乙局配合。."""
    for gap in gaps:
        for sentence in _SENTENCE.finditer(text, *gap) if _LEADS.search(text, *gap) else ():
            low, high = sentence.span()
            if high == gap[1] < end:
                continue  # It is given to somebody by the clause behind it.
            while low < high and text[low] in _AROUND:
                low += 1
            if _says_who_leads(text, low, high):
                yield low, high


def _says_who_leads(text: str, start: int, end: int) -> bool:
    if _SPOKEN.fullmatch(text, start, end):
        said = parse(text, start, end).names
        roles = {role for _, role in said}
        names = [name.text for name, _ in said]
        return Role.LEAD in roles and len(roles) > 1 and all(map(is_unit, names)) and any(map(OFFICE.search, names))
    leads = _TO_LEAD.match(text, start, end)
    return leads is not None and all(is_unit(name.text) for name in read_list(text, *leads.span("who")).names)


def _last_words(text: str, start: int, end: int) -> Iterator[Range]:
    """What offices do, behind the first comma from where nothing else is said: 举办赛事，市甲局牵头，市乙局配合."""
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    if not text.endswith(ANSWERS_LAST, start, end):
        return
    begin = max(start, *[text.rfind(stop, start, end) + 1 for stop in _STOPS])
    if end - begin > _LONGEST:
        return
    for low in (begin, *(comma.end() for comma in _COMMA.finditer(text, begin, end))):
        while low < end and text[low] in _AROUND:
            low += 1
        if what_offices_do(text, low, end):
            yield low, end
            return


def _at_the_end(text: str, start: int, end: int, *, heading: bool) -> Iterator[Range]:
    """Units that a paragraph ends with, whatever sets them off: ——市甲局、市乙局; 责任单位市甲局; ，由市甲局负责."""
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    begin = max(start, *[text.rfind(stop, start, end) + 1 for stop in _STOPS])
    for by in _BY_NAME.finditer(text, begin, end):
        begin = by.start()
    if (heading and begin == start) or end - begin > _LONGEST or _OF_OFFICE.search(text, begin, end) is None:
        return
    if _NO_DUTY.search(text, start, end):
        return
    while begin < end and text[begin] in _AROUND:
        begin += 1
    label = _OTHER_LABEL.match(text, begin, end)
    low = label.end() if label else begin
    answer = _ANSWER.search(text, low, end)
    names = [name.text for name in read_list(text, low, answer.start() if answer else end).names]
    if (
        (len(names) > 1 or (names and (answer or label or begin > start)))
        and all(is_unit(name) for name in names)
        and any(OFFICE.search(name) for name in names)
        and "".join(text[low : low + 1].split()) in ("由", names[0][0])
    ):
        yield begin, end


def _has_unread_label(text: str, start: int, end: int, *, heading: bool) -> bool:
    """True for offices behind a label that does not say what they do: 包联单位：甲局、乙局; or 主管部门 alone."""
    label = _UNKNOWN_LABEL.match(text, start, end)
    if label is None:
        return False
    known = label_at(text, start, end)
    if not SUPERVISOR.search(known["name"]) if known else heading:
        return False
    names = read_list(text, label.end(), end).names
    offices = [name for name in names if OFFICE.search(name.text)]
    return bool(offices) and all(is_unit(name.text) for name in names)

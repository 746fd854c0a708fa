"""Rules about marks and sentences (标点、语句): brackets that close, stops that stand, nothing said twice."""

import re
from collections import Counter
from collections.abc import Iterator

from ..contract import Example, Rule
from ..model import Finding, Severity, Span
from ..reading.lexicon import LABEL
from ..subject import Passage, Subject

_MARKS = "GB/T 15834—2011《标点符号用法》"
_TASK = "一、重点任务\n（一）办好学校。{text}\n责任单位：市教育局、市财政局。\n"
_SOUND = _TASK.format(text="建设教师队伍，改善办学条件，提高教育质量。")

_PAIRS = dict(zip("（(《〈<【「『“‘", "）)》〉>】」』”’", strict=True))
_FOLD = str.maketrans("（）〈〉", "()<>")
_BRACKETS = re.compile(f"[{re.escape(''.join(_PAIRS) + ''.join(_PAIRS.values()))}]")
_ITEM_MARK = re.compile(r"(?:^|[\s。；;，,：:、])[\da-zA-Z一二三四五六七八九十]{1,3}$")
"""What may stand before a ) that closes nothing: 1) a) 一)."""
_NUMBER = re.compile(r"(?<!\d)\d{1,2}$")
_MARK = 5
"""Characters, of such a mark and what stands before it."""
_ITEM = 500
"""Characters, of an item that is said within a paragraph."""
_ALIKE = frozenset("“”‘’\"'")
"""Quotation marks: two of a kind around a word are one slip."""
_QUOTED = 30
"""Characters, between them."""
_ANGLES = frozenset("<>")
_CLOSERS = {close.translate(_FOLD): open_.translate(_FOLD) for open_, close in _PAIRS.items()}


def _unbalanced(subject: Subject) -> Iterator[Finding]:
    """Brackets are matched within all the passages of an item: a quotation may go over paragraphs."""
    groups: dict[str, list[Passage]] = {}
    for passage in subject.passages:
        groups.setdefault(passage.place, []).append(passage)
    for passages in groups.values():
        last = (-1, "")
        for at, passage in sorted(_unmatched(subject.text, passages), key=lambda each: each[0]):
            mark = subject.text[at]
            if mark in _ALIKE and mark == last[1] and at - last[0] < _QUOTED:
                last = (-1, "")
                continue
            last = (at, mark)
            around = subject.text[max(passage.start, at - 8) : min(passage.end, at + 9)].strip()
            yield UNBALANCED.finding(
                place=passage.place, span=subject.span(at, at + 1), excerpt=mark, mark=mark, around=around
            )


def _unmatched(text: str, passages: list[Passage]) -> Iterator[tuple[int, Passage]]:
    waiting: list[tuple[str, int, Passage]] = []
    open_ = dict.fromkeys(_CLOSERS.values(), 0)  # Of the waiting.
    crossed = dict(open_)
    for passage in passages:
        for found in _BRACKETS.finditer(text, passage.start, passage.end):
            mark = found.group().translate(_FOLD)
            opener = _CLOSERS.get(mark)
            if opener is None:
                waiting.append((mark, found.start(), passage))
                open_[mark] += 1
            elif open_[opener]:
                while waiting[-1][0] != opener:
                    crossed[waiting[-1][0]] += 1
                    open_[waiting[-1][0]] -= 1
                    yield from _told(waiting.pop())
                waiting.pop()
                open_[opener] -= 1
            elif crossed[opener]:
                crossed[opener] -= 1  # “（”）: told already, of the one that opens.
            elif mark not in _ANGLES and not (mark == ")" and _is_item(text, passage, found.start())):
                yield found.start(), passage
    for each in waiting:
        yield from _told(each)


def _is_item(text: str, passage: Passage, at: int) -> bool:
    """True for a ) that closes nothing, since it stands behind the number of an item: 1) 建队伍；2) 改条件."""
    before = max(0, passage.start - 1, at - _MARK)  # From the end of the line before, if it is so near.
    if _ITEM_MARK.search(text, before, at):
        return True
    number = _NUMBER.search(text, max(passage.start, before), at)
    if not number:
        return False
    beside = "|".join(str(int(number.group()) + step) for step in (-1, 1))
    around = text[max(passage.start, at - _ITEM) : min(passage.end, at + _ITEM)]
    return re.search(rf"(?<!\d)(?:{beside})[)）]", around) is not None


def _told(waiting: tuple[str, int, Passage]) -> Iterator[tuple[int, Passage]]:
    mark, at, passage = waiting
    if mark not in _ANGLES:
        yield at, passage


UNBALANCED = Rule(
    code="PD513",
    name="unbalanced",
    severity=Severity.WARNING,
    statement="Brackets and quotation marks come in pairs.",
    statement_zh="括号、引号、书名号应当成对。",
    message="{mark} has no partner: …{around}…",
    message_zh="“{mark}”没有配对：…{around}…",
    suggestion="put its partner where it belongs, or take it out",
    suggestion_zh="补上另一半，或删去",
    rationale="Where a bracket does not close, the end of a title, a remark or a duty is a guess.",
    rationale_zh="括号不成对，标题、说明或分工止于何处无从判断。",
    source=f"{_MARKS}4.8、4.9、4.15",
    breaking=Example(text=_TASK.format(text="实施“名师工程，改善办学条件。")),
    keeping=Example(text=_TASK.format(text="实施“名师工程”，改善办学条件。")),
    check=_unbalanced,
)

_BESIDE = " \t\u3000\xa0”）)、，"
"""What may stand before a sentence and is no part of it."""
_AROUND = f"{_BESIDE}（(。！？"
_LONG = 16
"""Characters."""


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Where each sentence ends, and its words without their stop; none goes over lines."""
    here = -1
    *pieces, _ = text.replace("！", "。").replace("？", "。").split("。")
    for piece in pieces:
        here += len(piece) + 1
        yield here, piece.rpartition("\n")[2].strip(_BESIDE)


def _repeated(subject: Subject) -> Iterator[Finding]:
    text = subject.text
    sentences = [(end, words) for end, words in _sentences(text) if len(words) >= _LONG]
    counts = Counter(words for _, words in sentences)
    if len(counts) == len(sentences) or not subject.passages:
        return
    duties = {words.strip(_AROUND) for _, duty in subject.duties for words in re.split("[。！？\n]", duty.clause)}
    first: dict[str, str] = {}
    for end, words in sentences:
        # What is said three times and more is a set phrase.
        if counts[words] != 2 or LABEL.match(words) or words.strip(_AROUND) in duties:
            continue
        start = text.rindex(words, 0, end)
        passage = subject.passage_at(start)
        if not (passage.place and passage.start <= start and end < passage.end):
            continue
        if words in first:
            yield REPEATED_SENTENCE.finding(
                place=passage.place,
                span=subject.span(start, end + 1),
                excerpt=text[start : end + 1],
                first=first[words],
                words=words[:20],
            )
        first.setdefault(words, passage.place)


REPEATED_SENTENCE = Rule(
    code="PD514",
    name="repeated-sentence",
    severity=Severity.WARNING,
    statement="No sentence stands in a plan twice, but for set phrases.",
    statement_zh="除套语外，同一句话不应在方案中出现两次。",
    message="this sentence stands in {first} too: {words}…",
    message_zh="这句话在 {first} 中已经出现：{words}…",
    suggestion="see whether it was set twice by mistake",
    suggestion_zh="核对是否误排",
    rationale="A sentence that comes again took the place of another, or gives one task to two. What comes three times "
    "and more is a set phrase, and duties may well be alike.",
    rationale_zh="重复的句子可能顶替了别的内容，或把一项工作分给两家。出现三次以上的视为套语；责任条款相同不在此列。",
    source="公文校对实践",
    breaking=Example(
        text=_SOUND + "（二）办好幼儿园。建设教师队伍，改善办学条件，提高教育质量。\n责任单位：市教育局。\n"
    ),
    keeping=Example(text=_SOUND + "（二）办好幼儿园。扩大普惠性学前教育资源，方便就近入园。\n责任单位：市教育局。\n"),
    check=_repeated,
)

_ENDED = re.compile(r"[。！？；：…”’」』）)》】〕.!?;:>]\s*$")


def _stopless(subject: Subject) -> Iterator[Finding]:
    paragraphs: list[tuple[str, str, Span | None]] = []
    for item, _ in subject.items:
        paragraphs += [(words, item.id, item.span) for words in item.text.split("\n") if len(words) >= 20]
    open_ = [each for each in paragraphs if not _ENDED.search(each[0])]
    if not open_ or 5 * len(open_) > len(paragraphs):
        return
    for words, place, span in open_:
        if re.search("[，,。]", words):
            tail = words.strip()[-12:]
            yield LOST_STOP.finding(place=place, span=span, excerpt=tail, tail=tail)


LOST_STOP = Rule(
    code="PD517",
    name="lost-stop",
    severity=Severity.WARNING,
    statement="A paragraph ends in a mark, where four fifths of them do.",
    statement_zh="段末应当有标点。",
    message="no mark stands at the end: …{tail}",
    message_zh="段末没有标点：…{tail}",
    suggestion="put 。 there, or see what was lost behind it",
    suggestion_zh="补“。”，或核对其后是否丢失文字",
    rationale="A paragraph without its stop was cut: by a character, or by a sentence.",
    rationale_zh="段末缺标点，可能只缺一个句号，也可能缺了半句话。",
    source=f"{_MARKS}4.1",
    breaking=Example(
        text=_SOUND
        + "（二）办好幼儿园。扩大普惠性学前教育资源，方便幼儿就近入园。\n责任单位：市教育局。\n"
        + "（三）办好医院。建设医生队伍，改善就医条件，提高医疗质量。\n责任单位：市卫生健康委。\n"
        + "（四）修好公路。打通断头路，改造危桥，提高农村公路通行质量。\n责任单位：市交通运输局。\n"
        + "（五）建好水库。除险加固，清淤扩容，提高全市农田的灌溉保证率\n责任单位：市水利局。\n"
    ),
    keeping=Example(text=_SOUND),
    check=_stopless,
)

_STRAY = re.compile(
    "[\ufffd\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ue000-\uf8ff]"
)
_NOTHING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


_INVISIBLE = {
    "what": "an invisible character",
    "what_zh": "是不可见字符",
    "remedy": "take it out",
    "remedy_zh": "删去",
}
_UNREADABLE = {
    "what": "no character that can be read; another stood there",
    "what_zh": "无法辨认，原字已丢失",
    "remedy": "see what the printed document has there",
    "remedy_zh": "按原件补上原字",
}


def _strays(subject: Subject) -> Iterator[Finding]:
    for match in subject.find(_STRAY):
        code = f"U+{ord(match.words):04X}"
        told = _INVISIBLE if _NOTHING.match(match.words) else _UNREADABLE
        fix = "" if told is _INVISIBLE else None
        yield STRAY_CHARACTER.finding(
            place=match.place, span=match.span, excerpt=match.words, fix=fix, code=code, **told
        )


STRAY_CHARACTER = Rule(
    code="PD518",
    name="stray-character",
    severity=Severity.WARNING,
    statement="Every character is one that can be printed and read.",
    statement_zh="文中不应有无法显示的字符。",
    message="{code} is {what}",
    message_zh="{code} {what_zh}",
    suggestion="{remedy}",
    suggestion_zh="{remedy_zh}",
    rationale="A replacement or private character stands where another was; an invisible one makes two names of one.",
    rationale_zh="替换符和自造字表明原字丢失；不可见字符会使同一名称变成两个。",
    source="The Unicode Standard 23.1、23.2、23.5、23.8",
    breaking=Example(text=_TASK.format(text="建设\ufffd师队伍。")),
    keeping=Example(text=_TASK.format(text="建设教师队伍。")),
    check=_strays,
)

_DOUBLED = re.compile(r"[，、；：,;。][ \t\u3000]*[，、；：,;。]+")
_IN_ORDER = re.compile("。{3,}|：[、，；：,;。]?|[，、；,]。{2,}")
"""What is none: dots for words left out, and a colon before what has no words."""


def _doubled(subject: Subject) -> Iterator[Finding]:
    for match in subject.find(_DOUBLED):
        marks = "".join(match.words.split())
        if not _IN_ORDER.fullmatch(marks):
            fix = marks[0] if marks in _SLIPS else None
            yield DOUBLED_MARK.finding(place=match.place, span=match.span, excerpt=match.words, fix=fix, marks=marks)


_SLIPS = frozenset(("，，", ",,", "。。", "；；", "：："))
"""Marks set twice; between two 、 a name may have stood."""


DOUBLED_MARK = Rule(
    code="PD519",
    name="doubled-mark",
    severity=Severity.WARNING,
    statement="One mark stands between two words.",
    statement_zh="点号不应连用。",
    message="{marks}: two marks where one belongs",
    message_zh="“{marks}”：两个点号连用",
    suggestion="keep one, or see what was lost between them",
    suggestion_zh="保留一个，或核对中间是否丢失文字",
    rationale="Between two separators a unit may have stood.",
    rationale_zh="两个分隔符之间可能丢了一个单位。",
    source=_MARKS,
    breaking=Example(text=_TASK.format(text="建设教师队伍，，改善办学条件。")),
    keeping=Example(text=_TASK.format(text="建设教师队伍，改善办学条件。")),
    check=_doubled,
)

RULES = (UNBALANCED, REPEATED_SENTENCE, LOST_STOP, STRAY_CHARACTER, DOUBLED_MARK)

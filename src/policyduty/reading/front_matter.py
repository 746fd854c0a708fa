"""The front matter (公文要素): what a document says of itself before its first heading, and under its last paragraph.

Title, document number, issuer, addressees, dates and basis, laid out as GB/T 9704—2012 has them, or as a table of
metadata (发文机关：…, 发布日期：…) that the website prints around them.
"""

import re
from datetime import date
from typing import Any

from attrs import evolve, frozen

from ..model import Basis, Document, Evidence
from ..scripts import either, simplified
from ..transcript import Transcript
from . import dates
from .forms import is_unit
from .names import read_list

_KINDS = (
    "通知|通报|通告|公告|意见|决定|决议|命令|公报|批复|函|方案|规划|计划|纲要|要点|办法|措施|规定|细则|条例"
    "|清单|分工|任务|行动|举措|政策|指南|台账|预案|(?:任务|责任|工作)分解|(?:分解|分工|责任|任务|安排|进度|推进|一览|明细|汇总)表"
)
TITLE = either(rf"[^。；;！？：:，]*(?:{_KINDS})(?:[（(][^（）()]{{1,16}}[）)])*\s*")
"""A line that can be a title, or the end of one: 关于印发《…》的通知, …行动计划（2021—2025年）."""
_ABOUT = either("关于")
_NOTICE = either(r"(?:通知|通报|通告|公告|意见|决定|批复|函)(?:[（(][^（）()]{1,16}[）)])*$")
_OFFICE = either(r"(?:政府|办公室|办公厅|委员会|委|局|厅|部|院|会|党组|中心|公司)\s*$")
NUMBER = either(r"[\u4e00-\u9fffA-Za-z×]{1,14}[〔\[［（(【]\s*(?:19|20)\d{2}\s*[〕\]］）)】]\s*(?:第)?\s*\d{1,5}\s*号")
_YEAR_BRACKETS = str.maketrans("[［（(【]］）)】", "〔〔〔〔〔〕〕〕〕〕")
_LABELS = {
    "issuer": "发文机关 制发机关 制定机关 发文单位 发文部门 发文机构",
    "dated": "成文日期 成文时间 发文日期 发文时间 印发日期 生成日期",
    "published": "发布日期 发布时间 公布日期 公开日期",
    "effective": "施行日期 实施日期 实施时间 生效日期 生效时间",
    "title": "标题 名称 发文标题",
    "number": "发文字号 文号 字号 发文文号 文件编号",
    "openness": "公开属性 公开方式",
    "": "索引号 统一编号 发布机构 发布机关 来源 信息来源 主题分类 主题词 有效性 时效性 体裁分类 组配分类 信息分类"
    " 关键词 内容概述 浏览次数 阅读次数 废止时间 效力等级",
}
_FIELDS = {label: field for field, labels in _LABELS.items() for label in labels.split()}
"""Labels of metadata and the facts they give; those without one are passed over with their values."""
_BLANKS = r"\s*"
_WIDE_LABELS = "|".join(_BLANKS.join(label) for label in _FIELDS)
"""Tables of metadata set their labels wide: 索 引 号, 标　　题."""
_LABEL = either(rf"(?:^|(?<=[\s【∙•]))(?P<label>{_WIDE_LABELS})\s*[】：:]\s*")
_QUOTED = either(r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》(?:\s*[（(]\s*(?P<number>[^（）()]{2,30}?号)\s*[）)])?")
_RESTS_ON = either(r"(?:贯彻|落实|根据|依据|按照|遵照|依照)[^。；;]*$")
_PRINTED_IN = either(r"(?:印发|转发|公布|发布)[^《]{0,12}《(?P<title>.+)》的?(?:通知|公告|通告|决定)$")
_EFFECTIVE = either(rf"自\s*{dates.FULL_DATE.pattern}\s*起(?:正式)?(?:施行|实施|执行|生效)")

_INTRODUCES = either(
    r"\s*(?:为了?|根据|依据|按照|围绕|结合|现(?!代)|经(?![济开营信发]))[^：:]*[：:]\s*$"
    r"|[^：:]*(?:如下|下列|以下)[^，,：:]{0,8}[：:]\s*$"
)
"""为贯彻落实…，制定本方案如下：: a sentence that ends in a colon, and no addressees."""
_YEARS = either(r"\s*[（(]\s*(?:19|20)\d{2}\s*年?\s*[-—－–~～至]+\s*(?:19|20)\d{2}\s*年?\s*[）)]\s*")
"""The years of a plan on a line of their own, below its title."""

_PUNCTUATED = re.compile(r"[。；;：:，,！？]")

Range = tuple[int, int]


@frozen(kw_only=True)
class FrontMatter:
    """What the front matter says (公文要素)."""

    document: Document
    title: str
    """The plan's own."""
    preface: tuple[Range, ...]
    """Paragraphs between the plan's title and its first heading."""
    read: tuple[Range, ...]
    """Every stretch that says something of the document."""


def read_front_matter(transcript: Transcript, lines: list[Range], tail: list[Range]) -> FrontMatter:
    """Read the paragraphs before the first heading, and the signature under the last one."""
    text = transcript.text
    facts = _Facts(transcript)
    labels = _labelled(text, lines + tail)
    labelled_lines = {line for label in labels for line in label.lines}
    rest = [line for line in lines if line not in labelled_lines]
    titles = _titles(text, rest)
    own = titles[-1] if titles else None
    notice = titles[-2] if len(titles) > 1 else own
    about = next((title for title in titles if _ABOUT.search(text, *title)), notice)
    for label in labels:
        facts.take(label.field, _value_of(label.field, label.value), label.start, label.end)
    if about:
        facts.take("title", _joined(text, about), *about)
    signed = _dates_and_numbers(text, rest + tail, facts)
    _issuer(text, rest + tail, signed, about, facts)
    after_notice = [line for line in rest if not (notice and own) or _lies_between(line, notice, own)]
    _addressees(text, after_notice, rest, facts)
    body = [line for line in rest if own is None or line[0] >= own[1]]
    preface = tuple(line for line in body if _is_prose(text, line))
    notice_text = () if own == notice else tuple(line for line in after_notice if _is_prose(text, line))
    document = facts.document()
    return FrontMatter(
        document=evolve(
            document,
            notice="\n".join(text[slice(*line)] for line in notice_text),
            basis=_basis(text, (*notice_text, *preface)),
        ),
        title=_own_title(text, own, document.title),
        preface=preface,
        read=(*facts.stretches, *titles, *labelled_lines, *notice_text, *preface),
    )


class _Facts:
    """Facts as they are found; the first of each kind stands."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self.values: dict[str, Any] = {}
        self.evidence: list[Evidence] = []
        self.stretches: list[Range] = []

    def take(self, fact: str, value: Any, start: int, end: int) -> None:
        if value and fact not in self.values:
            self.values[fact] = value
            printed = self.transcript.text[start:end]
            self.stretches.append((start, end))
            self.evidence.append(Evidence(fact=fact, printed=printed, span=self.transcript.span(start, end)))

    def document(self) -> Document:
        return Document(**self.values, evidence=sorted(self.evidence, key=lambda e: e.span.start))


@frozen
class _Label:
    """A labelled fact: its field, its value, where the value stands, and the lines it takes up."""

    field: str
    value: str
    start: int
    end: int
    lines: tuple[Range, ...]


def _labelled(text: str, lines: list[Range]) -> list[_Label]:
    """Facts with a label, the value behind it or alone on the next line; also labels that say nothing to us."""
    found = []
    for index, line in enumerate(lines):
        labels = list(_LABEL.finditer(text[slice(*line)]))
        if not labels or text[line[0] : line[0] + labels[0].start()].strip("【∙•·* \t\u3000\xa0"):
            continue
        ends = [*(label.start() for label in labels[1:]), line[1] - line[0]]
        for label, end in zip(labels, ends, strict=True):
            start, stop = line[0] + label.end(), line[0] + end
            taken: tuple[Range, ...] = (line,)
            field = _FIELDS.get(simplified("".join(label["label"].split())), "")
            below = lines[index + 1] if not text[start:stop].strip() and index + 1 < len(lines) else None
            if (
                below
                and not _LABEL.match(text[slice(*below)])
                and (field == "title" or not _ABOUT.search(text, *below))
            ):
                (start, stop), taken = below, (line, below)
            found.append(_Label(field, text[start:stop].strip(), start, stop, taken))
    return found


def _value_of(field: str, value: str) -> str | date | None:
    if field in ("dated", "published", "effective"):
        match = dates.FULL_DATE.search(value) or dates.ISO_DATE.search(value)
        return dates.to_date(match) if match else None
    if field == "number":
        number = NUMBER.search(value)
        return _number(number) if number else None
    return "".join(value.split()) if field else None


def _titles(text: str, lines: list[Range]) -> list[Range]:
    """Stretches of lines that make a title, in order: the notice's, as often as the page prints it, and the plan's."""
    found: list[Range] = []
    for index, line in enumerate(lines):
        if not 4 <= line[1] - line[0] <= 120 or not TITLE.fullmatch(text, *line) or NUMBER.search(text, *line):
            continue
        first = _first_line(text, lines, index, found)
        while found and found[-1][0] >= lines[first][0]:
            found.pop()
        below = lines[index + 1] if index + 1 < len(lines) else line
        found.append((lines[first][0], below[1] if _YEARS.fullmatch(text, *below) else line[1]))
    return found


def _first_line(text: str, lines: list[Range], last: int, before: list[Range]) -> int:
    """The line that a title begins on, given its last.

    A notice's title is centred over up to five lines: 省政府办公厅 / 关于印发甲省… / 实施方案的通知. It has 关于 in it,
    after the office. A plan's title goes on from the line before where the two together are what the notice announces.
    """
    first = last
    if not _ABOUT.search(text, *lines[last]) and _NOTICE.search(_joined(text, lines[last])):
        begun = [i for i in range(last - 1, max(-1, last - 5), -1) if _ABOUT.search(text, *lines[i])]
        if begun and all(_is_part(text, lines[i]) for i in range(begun[0], last)):
            first = begun[0]
    elif last > 0 and _is_part(text, lines[last - 1]):
        together = _joined(text, (lines[last - 1][0], lines[last][1]))
        head = _joined(text, lines[last - 1])
        announced = any(together in _joined(text, title) for title in before) or any(
            f"《{together}》" in _joined(text, line) for line in lines[: last - 1]
        )
        unfinished = _ABOUT.search(head) and not TITLE.fullmatch(head)
        if announced or (unfinished and not _ABOUT.search(text, *lines[last])):
            first = last - 1
    office = lines[first - 1] if first > 0 and _ABOUT.match(text, *lines[first]) else None
    return first - 1 if office and _is_part(text, office) and _OFFICE.search(text[slice(*office)]) else first


def _is_part(text: str, line: Range) -> bool:
    """True for a line that may be part of a title: short, no sentence, no note in brackets."""
    words = text[slice(*line)].strip()
    return len(words) <= 60 and not words.startswith(("（", "(")) and not _PUNCTUATED.search(words)


def _own_title(text: str, own: Range | None, document_title: str) -> str:
    title = _joined(text, own) if own else ""
    if title and not _ABOUT.search(title):
        return title
    printed = _PRINTED_IN.search(document_title)
    return printed["title"] if printed else document_title or title


def _dates_and_numbers(text: str, lines: list[Range], facts: _Facts) -> Range | None:
    """Take number and dates from lines that hold nothing else; say which line is the date of signature."""
    signed = None
    for line in lines:
        number = NUMBER.search(text, *line)
        if number and line[1] - line[0] <= len(number.group()) + 6:
            facts.take("number", _number(number), *number.span())
        full = dates.FULL_DATE.search(text, *line)
        if full and line[1] - line[0] <= len(full.group()) + 4:
            signed = line
            facts.take("dated", dates.to_date(full), *full.span())
        iso = dates.ISO_DATE.search(text, *line)
        if iso and line[1] - line[0] <= len(iso.group()) + 8:
            facts.take("published", dates.to_date(iso), *iso.span())
    effective = _EFFECTIVE.search(text) if "起" in text else None
    if effective:
        facts.take("effective", dates.to_date(effective), *effective.span())
    return signed


def _number(match: re.Match[str]) -> str:
    return "".join(match.group().split()).translate(_YEAR_BRACKETS)


def _issuer(text: str, lines: list[Range], signed: Range | None, title: Range | None, facts: _Facts) -> None:
    """The office that signs above the date, else the one that the title begins with."""
    if signed and lines.index(signed) > 0:
        above = lines[lines.index(signed) - 1]
        if _OFFICE.search(text[slice(*above)]) and above[1] - above[0] <= 40:
            facts.take("issuer", _joined(text, above), *above)
    if title:
        about = _ABOUT.search(text, *title)
        if about and _OFFICE.search(text[title[0] : about.start()]):
            facts.take("issuer", _joined(text, (title[0], about.start())), title[0], about.start())


def _addressees(text: str, lines: list[Range], others: list[Range], facts: _Facts) -> None:
    """The line of the notice that ends in a colon: 各市人民政府，省政府各部门、各直属机构：….

    Of ``others``, on a page that leaves out the notice's title, only one of nothing but units is it.
    """
    for start, end in (*lines, *others):
        if text[start:end].rstrip().endswith((":", "：")) and not _INTRODUCES.match(text, start, end):
            names = tuple(name.text for name in read_list(text, start, end).names)
            if (start, end) in lines or all(map(is_unit, names)):
                facts.take("addressees", names, start, end)
                return


def _basis(text: str, prose: tuple[Range, ...]) -> tuple[Basis, ...]:
    """Documents that the prose rests on: those with a document number, and those behind 根据, 贯彻落实 and the like."""
    found: dict[str, Basis] = {}
    for start, end in prose:
        for match in _QUOTED.finditer(text, start, end):
            before = text[max(start, text.rfind("。", start, match.start())) : match.start()]
            number = NUMBER.search(match["number"] or "")
            if number or _RESTS_ON.search(before):
                title = "".join(match["title"].split())
                found.setdefault(title, Basis(title=title, number=_number(number) if number else None))
    return tuple(found.values())


def _lies_between(line: Range, notice: Range, own: Range) -> bool:
    """True for a line of the notice itself: after its title, and before the plan's where that has one."""
    return notice[1] <= line[0] and (own == notice or line[1] <= own[0])


def _is_prose(text: str, line: Range) -> bool:
    return "。" in text[slice(*line)] or _INTRODUCES.match(text, *line) is not None


def _joined(text: str, line: Range) -> str:
    """Words of a title or name without the blanks and line ends that laid it out."""
    return "".join(text[slice(*line)].split())

"""Rules about what is damaged (残损): number and dates of the document, the line of addressees, set phrases, titles.

They look at the words of the document, where those are at hand, since what is damaged was mostly not read.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from itertools import chain, pairwise

from ..contract import Example, Rule
from ..model import Finding, Severity
from ..reading.forms import is_unit
from ..reading.names import read_list
from ..subject import Match, Subject

_LAYOUT = "GB/T 9704—2012《党政机关公文格式》"
_PAPER = """甲市人民政府
关于办好学校的通知
{number}
{addressees}
{notice}
一、重点任务
（一）办好学校。
责任单位：市教育局、市财政局。
甲市人民政府
{dated}
"""


def _paper(
    *,
    number: str = "甲政发〔2023〕1号",
    addressees: str = "各县人民政府，市级各部门：",
    notice: str = "经市委同意，现将有关事项通知如下。",
    dated: str = "2023年3月1日",
) -> Example:
    return Example(text=_PAPER.format(number=number, addressees=addressees, notice=notice, dated=dated))


_CODE = re.compile(r"[\u4e00-\u9fff]{0,7}[发函字办规令通电党政委综]\s*$")
"""The issuer's code, 甘办发, which a number begins with. It is looked for backwards: every word may be one."""
_PROSE = re.compile("^.*(?:根据|依据|按照?|依照|参照|关于|贯彻|落实|转发|印发|执行|详见|[见和与及以对如])(?=.)")
"""Words before a code that are none of it."""
_OPEN, _CLOSE = r"[〔﹝\[［【]", r"[〕﹞\]］】]"
_YEAR = r"(?:19|20)\d{2}"
_NUMBERS = (
    re.compile(rf"{_OPEN}\s*(?P<rest>{_YEAR}(?!\s*年|[—－–~～-])[^\n，。；、《》,;)）]{{0,8}})"),
    re.compile(rf"[12][09]\d{{2}}(?P<rest>(?:{_CLOSE}\s*\d{{0,4}}|\d{{1,4}})号)"),
)
"""With the bracket before the year, and without; each begins with few characters, so that long texts are soon passed.
〔2021—2025〕 and ［2023年修订］ are no numbers."""
_SERIAL = r"[\d一二三四五六七八九十百零〇]{1,5}"
_WHOLE = re.compile(
    rf"{_YEAR}\s*{_CLOSE}\s*[第特]?\s*{_SERIAL}(?:\s*号?\s*(?:[、，,—－–~～-]|至|和)\s*第?{_SERIAL})*\s*号"
)
"""One serial number, or several: 〔2022〕28、29号."""


def _numbers(subject: Subject, pattern: re.Pattern[str]) -> Iterator[tuple[str, Match]]:
    """What looks like a year and serial number, with the issuer's code before it, where there is one."""
    for match in subject.find(pattern):
        code = _CODE.search(subject.text, max(0, match.start - 10), match.start)
        if code:
            yield _PROSE.sub("", code.group()), match


def _misnumbered(subject: Subject) -> Iterator[Finding]:
    for code, match in chain.from_iterable(_numbers(subject, pattern) for pattern in _NUMBERS):
        if not _WHOLE.match(subject.text, match.groups.start("rest")):
            words = (code + match.words).rstrip("）) \t\u3000")
            yield DAMAGED_NUMBER.finding(
                place=match.place,
                span=subject.span(match.start - len(code), match.start - len(code) + len(words)),
                excerpt=words,
                number=words,
            )


DAMAGED_NUMBER = Rule(
    code="PD515",
    name="damaged-number",
    severity=Severity.ERROR,
    statement="A document number is whole: issuer, year in 〔〕, serial number and 号.",
    statement_zh="发文字号应当完整：机关代字、〔年份〕、序号加“号”。",
    message="{number} is no whole document number",
    message_zh="发文字号“{number}”残缺",
    suggestion="restore brackets, serial number and 号 from the printed document",
    suggestion_zh="按原件补全括号、序号和“号”",
    rationale="A number is how a document is found and cited; 202324 can be no. 24 of 2023 or a number of five digits.",
    rationale_zh="字号是检索和引用文件的依据，年份与序号连写无法分辨。",
    source=f"{_LAYOUT}7.2.5：发文字号由发文机关代字、年份、发文顺序号组成，年份用六角括号“〔〕”括入",
    breaking=_paper(number="(甲政发〔20231"),
    keeping=_paper(),
    check=_misnumbered,
)

_OTHER_BRACKETS = re.compile(rf"[\[［【﹝(（](?P<year>{_YEAR})[\]］】﹞)）](?P<serial>\d{{1,5}}号)")


def _bracketed(subject: Subject) -> Iterator[Finding]:
    for code, match in _numbers(subject, _OTHER_BRACKETS):
        number, right = code + match.words, f"{code}〔{match.groups['year']}〕{match.groups['serial']}"
        span = subject.span(match.start - len(code), match.end)
        yield NUMBER_BRACKETS.finding(
            place=match.place, span=span, excerpt=number, fix=right, number=number, right=right
        )


NUMBER_BRACKETS = Rule(
    code="PD523",
    name="number-brackets",
    severity=Severity.INFO,
    statement="The year in a document number stands in 〔〕.",
    statement_zh="发文字号的年份用六角括号“〔〕”括入。",
    message="{number} has other brackets",
    message_zh="发文字号“{number}”未用六角括号",
    suggestion="print {right}",
    suggestion_zh="改为“{right}”",
    rationale="Web editors without 〔〕 set [] or （）; searches for the number then miss it.",
    rationale_zh="网页编辑器常以方括号或圆括号代替，检索时会漏掉。",
    source=f"{_LAYOUT}7.2.5",
    breaking=_paper(number="甲政发[2023]1号"),
    keeping=_paper(),
    check=_bracketed,
)

_DATE_LINE = re.compile(
    r"^[ \t\u3000\xa0]*(?:(?P<digits>(?:19|20)\d{3,6})"
    r"|(?:19|20)\d{2}(?:年\d{1,4}|年\d{1,2}月\d{1,2}|\d{1,2}月\d{1,2}日|年\d{1,2}日))"
    r"[ \t\u3000\xa0]*$",
    re.MULTILINE,
)
_DAY = re.compile(r"(?P<year>(?:19|20)\d{2})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日")
_GOES_ON = re.compile(r"\s*[年月日]")
"""A date that a narrow cell breaks over two lines."""
_OFFICE = re.compile(r"(?:政府|办公室|办公厅|委员会|[委局厅部院会]|党组|中心)$")


def _misdated(subject: Subject) -> Iterator[Finding]:
    for match in subject.find(_DATE_LINE):
        if _GOES_ON.match(subject.text, match.groups.end()):
            continue
        index = subject.index_at(match.groups.start())
        before = subject.passages[index - 1] if index else None
        signed = before and _OFFICE.search(subject.text[before.start : before.end].strip())
        if signed or not match.groups["digits"]:
            words = match.words.strip()
            yield DAMAGED_DATE.finding(place=match.place, span=match.span, excerpt=words, date=words)
    for match in subject.find(_DAY):
        try:
            date(int(match.groups["year"]), int(match.groups["month"]), int(match.groups["day"]))
        except ValueError:
            yield DAMAGED_DATE.finding(place=match.place, span=match.span, excerpt=match.words, date=match.words)


DAMAGED_DATE = Rule(
    code="PD516",
    name="damaged-date",
    severity=Severity.ERROR,
    statement="A date is whole and in the calendar.",
    statement_zh="日期应当完整，且历法上存在。",
    message="{date} is no whole date",
    message_zh="日期“{date}”残缺或不存在",
    suggestion="restore 年, 月 and 日 from the printed document",
    suggestion_zh="按原件补全年、月、日",
    rationale="Deadlines and the force of a document are counted from its date.",
    rationale_zh="时限和效力均由日期起算。",
    source=f"{_LAYOUT}7.3.5.4：成文日期用阿拉伯数字将年、月、日标全",
    breaking=_paper(dated="202331"),
    keeping=_paper(),
    check=_misdated,
)

_COLON = ("：", ":")
_TITLE_END = re.compile(
    r"(?:通知|通报|意见|方案|规划|计划|措施|办法|决定|公告|函|分工|清单|任务|要点)(?:[（(].*[)）])?$"
)
"""Addressees stand behind a title; before it, offices that issue a document together are listed."""


def _colonless(subject: Subject) -> Iterator[Finding]:
    titled = False
    for line, after in pairwise(subject.passages):
        if line.place or after.place:
            break
        words = subject.text[line.start : line.end].strip()
        titled = titled or _TITLE_END.search(words) is not None
        if (
            not titled
            or not 6 <= len(words) <= 300
            or any(colon in words for colon in _COLON)
            or "。" in words
            or "\t" in words
            or not re.search("[，,、]", words)
        ):
            continue
        names = read_list(words, 0, len(words)).names
        if len(names) > 1 and all(is_unit(name.text) for name in names):
            last = words[names[-1].start :]
            end = line.start + subject.text[line.start : line.end].rindex(last) + len(last)
            yield LOST_COLON.finding(span=subject.span(end - len(last), end), excerpt=last, fix=f"{last}：", last=last)


LOST_COLON = Rule(
    code="PD520",
    name="lost-colon",
    severity=Severity.WARNING,
    statement="The line of addressees ends in a colon.",
    statement_zh="主送机关之后应当有冒号。",
    message="no colon stands behind {last}, the last of the addressees",
    message_zh="主送机关“{last}”之后没有冒号",
    suggestion="put ： behind it",
    suggestion_zh="补“：”",
    rationale="The colon says that these are the addressees; without it they are not read as such.",
    rationale_zh="没有冒号，无法识别为主送机关。",
    source=f"{_LAYOUT}7.3.2：主送机关……最后一个机关名称后标全角冒号",
    breaking=_paper(addressees="各县人民政府，市级各部门"),
    keeping=_paper(),
    check=_colonless,
)

_PHRASES = (
    (
        re.compile(r"(?:同意|批准|审议通过)(?=现(?:将|就|予|印))"),
        re.compile(r"经[\u4e00-\u9fff、]{2,24}$"),
        "a comma before 现",
        "“现”之前的逗号",
        "，",
    ),
    (
        re.compile("兴(?=行动|战略|工程|计划|活动)"),
        re.compile("(?:技能|科技|人才|质量|教育|文化|产业|工业|商贸|旅游|生态|品牌|标准)$"),
        "what is to flourish, as in 技能兴省",
        "“兴”的对象，如“兴省”“兴县”",
        None,
    ),
    (re.compile("贯彻落(?=[《“、，。])"), None, "实 behind 贯彻落", "“贯彻落实”的“实”", "实"),
    (re.compile("切实加(?=[《“、，。组监领管])"), None, "强 behind 切实加", "“切实加强”的“强”", "强"),
    (re.compile("请结合实(?=[，,。；])"), None, "际 behind 结合实", "“结合实际”的“际”", "际"),
    (re.compile("认真组织实(?=[，,。；])"), None, "施 behind 组织实", "“组织实施”的“施”", "施"),
)
"""Set phrases of official language that cannot end as they do: how they end, how they begin where that is not all,
what is lost, and it, where sure."""


def _broken(subject: Subject) -> Iterator[Finding]:
    for ending, beginning, lost, lost_zh, restored in _PHRASES:
        for match in subject.find(ending):
            begun = beginning.search(subject.text, max(0, match.start - 30), match.start) if beginning else None
            if beginning and not begun:
                continue
            start = begun.start() if begun else match.start
            words = subject.text[start : match.end]
            yield BROKEN_PHRASE.finding(
                place=match.place,
                span=subject.span(start, match.end),
                excerpt=words,
                fix=words + restored if restored else None,
                words=words,
                lost=lost,
                lost_zh=lost_zh,
            )


BROKEN_PHRASE = Rule(
    code="PD521",
    name="broken-phrase",
    severity=Severity.WARNING,
    statement="The set phrases of official language are whole.",
    statement_zh="公文固定用语应当完整。",
    message="{words} lacks {lost}",
    message_zh="“{words}”缺{lost_zh}",
    suggestion="restore it from the printed document",
    suggestion_zh="按原件补全",
    rationale="A phrase that every such document has shows where a character was lost, and that others may be.",
    rationale_zh="固定用语缺字，说明文本受损，他处也可能缺字。",
    source="《党政机关公文处理工作条例》及公文通行用语",
    breaking=_paper(notice="经市委同意现将有关事项通知如下。"),
    keeping=_paper(),
    check=_broken,
)


def _longer_by(beginning: str, ordered: list[str]) -> Iterator[int]:
    """How much longer are those of the ordered words that begin alike."""
    at = bisect_left(ordered, beginning)
    while at < len(ordered) and ordered[at].startswith(beginning):
        yield len(ordered[at]) - len(beginning)
        at += 1


_VERBS = frozenset("抓促强优稳保建补扩提育治兴拓防创引做办聚推重严实大新全总高")
"""One character that says what to do: 抓教育改革 beside 推进教育改革."""


def _stunted(subject: Subject) -> Iterator[Finding]:
    for group in subject.siblings:
        # Read from behind, titles that end alike stand side by side when they are sorted.
        backwards = sorted({item.title[::-1] for item in group if len(item.title) > 4})
        for item in group:
            tail = item.title[1:]
            if len(tail) < 4 or item.title[0] in _VERBS:
                continue
            alike = list(_longer_by(tail[::-1], backwards))
            # One of them is the title itself.
            if len(alike) > 2 and alike.count(1) == 1 and 0 not in alike:
                yield STUNTED_TITLE.finding(
                    place=item.id, span=item.span, excerpt=item.title, title=item.title, tail=tail
                )


STUNTED_TITLE = Rule(
    code="PD522",
    name="stunted-title",
    severity=Severity.WARNING,
    statement="Titles of one pattern are whole: what differs in them is more than a character.",
    statement_zh="同一句式的标题，其不同部分不应只剩一个字。",
    message="{title}: hardly anything stands before {tail}, as its neighbours have it",
    message_zh="“{title}”在“{tail}”之前几乎没有内容，与同级标题不一致",
    suggestion="see what was lost at its beginning",
    suggestion_zh="核对标题开头是否缺字",
    rationale="民科学素质提升行动 beside 青少年科学素质提升行动 has lost whose it is.",
    rationale_zh="“民科学素质提升行动”与“青少年科学素质提升行动”并列，显然缺字。",
    source="公文校对实践",
    breaking=Example(
        text="一、青少年科学素质提升行动\n（一）办好学校。\n责任单位：市教育局。\n二、民科学素质提升行动\n（一）办好夜校。\n"
        "责任单位：市农业农村局。\n三、老年人科学素质提升行动\n（一）办好老年大学。\n责任单位：市民政局。\n"
    ),
    keeping=Example(
        text="一、青少年科学素质提升行动\n（一）办好学校。\n责任单位：市教育局。\n二、农民科学素质提升行动\n（一）办好夜校。\n"
        "责任单位：市农业农村局。\n三、老年人科学素质提升行动\n（一）办好老年大学。\n责任单位：市民政局。\n"
    ),
    check=_stunted,
)

RULES = (DAMAGED_NUMBER, NUMBER_BRACKETS, DAMAGED_DATE, LOST_COLON, BROKEN_PHRASE, STUNTED_TITLE)

"""The body (正文): paragraphs under their headings, with the duty clauses in them, as a tree."""

import re
from collections.abc import Iterator
from itertools import chain

from attrs import Factory, define, frozen

from ..scripts import either
from . import clauses, dates, doubtful
from .bare import Bare
from .clauses import Found
from .front_matter import TITLE
from .lines import BLANK
from .outline import Level, Marker, depth, glued_at, marker_at

Range = tuple[int, int]

NOISE = either(
    "扫一扫|分享到|朋友圈|打印本页|打印页面|关闭窗口|【?打印】?\\s*【?关闭|责任编辑|【?关闭本页|上一篇|下一篇|相关(?:链接|阅读|文章|解读)|网站地图|版权所有"
    "|ICP备|公网安备|网站标识码|政府网站找错|技术支持[:：]|来源[:：]|字体[:：]|字号[:：]|浏览次数|阅读次数|点击数"
)
"""Words of web pages and not of documents."""
_END_MATTER = either(r"(?:抄\s*送|抄\s*报|主题词|附\s*件|[（(]此件)[^。]{0,40}|[^。]{2,60}印发\s*$")
"""版记 and annexes below the text (GB/T 9704—2012, 7.3.7 and 7.4)."""
_CLOSING = either(r"本[^，。；]{1,12}自[^，。；]{1,30}(?:起|后)(?:正式)?(?:施行|实施|执行|生效)")
"""本方案自印发之日起施行: what is said last of the whole, and given to nobody."""
_NOTE = either(r"备?注\s*[：:]")
_HOST = either(r"(?:主办|承办|维护|维护单位|备案号|备案编号)\s*[：:]")
_HOST_UNIT = either(r"(?:网站)?(?:主办|承办)(?:单位)?\s*[：:]")
_BEFORE_HEADING = re.compile("[。：:]")
_SENTENCE = re.compile("[。；;！？!?：:]")
_GAP = re.compile(r"[\u3000\xa0 ]{2,}|\u3000")
"""What some pages set between a heading and its text instead of a full stop."""
_LONGEST_TITLE = 60
_MOST_LINES_OF_TITLE = 6
_RUN_ON = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^，。；：（）()\n]{2,30}?\s*"
    r"(?=[（(]一[）)](?![项款类条种批期级等])|(?<=\s)1[.．、](?!\d))"
)


@define
class Item:
    """A heading with what stands under it; without marker, text that stands under none."""

    marker: Marker | None
    start: int
    end: int
    title: Range | None = None
    contents: list[Range | Found] = Factory(list)
    """Stretches of text and duty clauses, in order."""
    children: "list[Item]" = Factory(list)
    doubtful: list[Range] = Factory(list)
    """Stretches that look like a duty and are none that can be read."""

    def duties(self) -> list[Found]:
        """The clauses directly under this heading."""
        return [content for content in self.contents if isinstance(content, Found)]

    def all_duties(self) -> Iterator[Found]:
        """The clauses under this heading and those below it."""
        yield from self.duties()
        for child in self.children:
            yield from child.all_duties()


@frozen(kw_only=True)
class Parts:
    """A document's paragraphs by what they are of it."""

    front: list[Range]
    body: list[Range]
    closing: list[Range]
    """What is said of the whole below the body: 本方案自印发之日起施行, 注：…."""
    tail: list[Range]


def split(text: str, lines: list[Range], *, tabled: bool = False) -> Parts:
    """Cut a document's paragraphs into front matter, body, closing words and tail.

    The body begins at the first heading that is numbered 1, or at the first clause of a document without headings, or
    where sentences before the headings are given to somebody, as when the first number is lost. The tail begins where,
    after the last heading, words of the web page or the lines of a signature do. ``tabled`` says that the duties stand
    in tables, and a line of the website's host is none.
    """
    first = _first_heading(text, lines)
    if first is not None:
        first = _below_notice(text, lines, first, tabled=tabled)
    else:
        plain = (i for i, line in enumerate(lines) if not (tabled and _HOST_UNIT.match(text, *line)))
        first = next((i for i in plain if any(True for _ in clauses.find(text, *lines[i]))), len(lines))
    first = next((i for i in range(first) if _is_given(text, lines, i)), first)
    noted = next((i for i in range(first + 1, len(lines)) if _NOTE.match(text, *lines[i])), len(lines))
    noted = len(lines) if _is_any_given(text, lines[noted:]) else noted  # The numbers in a last note are no headings.
    last = next((i for i in range(noted - 1, first, -1) if marker_at(text, *lines[i])), first)
    # A website names its host below the text; where no duty above is so labelled, that is no duty either.
    hosted = _HOST.search(text, 0, lines[last][0]) if last < len(lines) else None
    ends = (
        i
        for i in range(last + 1, noted)
        if NOISE.search(text, *lines[i])
        or _END_MATTER.match(text, *lines[i])
        or (not hosted and _HOST.match(text, *lines[i]))
        or (_CLOSING.match(text, *lines[i]) and not _is_any_given(text, lines[i:]))
    )
    end = next(ends, noted)
    unsigned = end
    while end > last + 1 and _is_signature(text, *lines[end - 1]):
        end -= 1
    if end and clauses.is_empty_label(text, *lines[end - 1]):
        end = _listed_to(text, lines, end, unsigned)
    begin = max(end, unsigned)
    closed = _closed_at(text, lines, begin)
    tail = lines[end:begin] + lines[closed:]
    return Parts(front=lines[:first], body=lines[first:end], closing=lines[begin:closed], tail=tail)


def _closed_at(text: str, lines: list[Range], start: int) -> int:
    """Where the closing words end that begin at a line; there, where none do."""
    if start < len(lines) and (_CLOSING.match(text, *lines[start]) or _NOTE.match(text, *lines[start])):
        while start < len(lines) and not _is_of_page(text, *lines[start]):
            start += 1
    return start


def _is_of_page(text: str, start: int, end: int) -> bool:
    """True for a line of the signature, the 版记 or the web page."""
    if NOISE.search(text, start, end) or _END_MATTER.match(text, start, end) or _HOST.match(text, start, end):
        return True
    return _is_signature(text, start, end) and marker_at(text, start, end) is None


def _is_any_given(text: str, lines: list[Range]) -> bool:
    """True where a clause stands in these paragraphs."""
    return any(next(clauses.find(text, *line), None) for line in lines)


def _is_given(text: str, lines: list[Range], index: int) -> bool:
    """True for sentences with a clause in their paragraph, or at the beginning of the line below."""
    if "。" not in text[slice(*lines[index])]:
        return False
    here = clauses.find(text, *lines[index])
    below = (clause for line in lines[index + 1 : index + 2] for clause in clauses.find(text, *line))
    begin = lines[index + 1][0] + 2 if index + 1 < len(lines) else 0
    given = chain(here, (clause for clause in below if clause.start < begin))
    return any(clause.clause.names and not clause.bare for clause in given)


def _first_heading(text: str, lines: list[Range]) -> int | None:
    """The line of the first heading numbered 1, or of one above it, where the page gives a part of a document."""
    above: list[tuple[int, Marker]] = []
    for index, (start, end) in enumerate(lines):
        marker = marker_at(text, start, end) or glued_at(text, start, end, lines[index + 1 : index + 2])
        if marker and marker.number == 1:
            return next((i for i, other in above if other.level < marker.level), index)
        if marker:
            above.append((index, marker))
    return above[0][0] if above else None


def _below_notice(text: str, lines: list[Range], first: int, *, tabled: bool) -> int:
    """Where the plan's own headings begin, below a signed notice that numbers its paragraphs and gives no duty."""
    dated = next((i for i in range(first + 1, len(lines)) if dates.FULL_DATE.fullmatch(text, *lines[i])), None)
    if dated is None or not _is_signature(text, *lines[dated - 1]):
        return first
    markers = [(i, marker) for i, line in enumerate(lines) if i >= first and (marker := marker_at(text, *line))]
    if len({marker.level for i, marker in markers if i < dated}) > 1:
        return first
    begins = next((i for i, marker in markers if i > dated), len(lines))
    titled = any(TITLE.fullmatch(text, *lines[i]) for i in range(dated + 1, min(begins, dated + _MOST_LINES_OF_TITLE)))
    again = (begins < len(lines) and dict(markers)[begins].number == 1) or (begins == len(lines) and tabled)
    if not titled or not again or _is_any_given(text, lines[first:dated]):
        return first
    return begins


def _listed_to(text: str, lines: list[Range], start: int, end: int) -> int:
    """Where a list ends that has a unit on each line behind an empty label; the office that signs is none of it."""
    while start < end and clauses.names_only(text, *lines[start]):
        if start + 1 < len(lines) and dates.FULL_DATE.match(text, *lines[start + 1]):
            break
        start += 1
    return start


def _is_signature(text: str, start: int, end: int) -> bool:
    """True for a short line that is no sentence and no clause: the office that signs, the date, a page's button."""
    words = text[start:end]
    return len(words) <= 40 and not _SENTENCE.search(words) and next(clauses.find(text, start, end), None) is None


def read_body(text: str, lines: list[Range], *, bare: Bare = Bare.OF_OFFICES) -> Item:
    """Build the tree of headings; its root stands for the plan itself.

    ``bare`` says which of the document's brackets of units alone are duties.
    """
    root = Item(None, lines[0][0] if lines else 0, lines[-1][1] if lines else 0)
    path = [root]
    under: set[tuple[Level, Level]] = set()
    for index, line in enumerate(lines):
        for start, end, found in _parts(text, *line, bare=bare):
            marker = marker_at(text, start, end) or glued_at(text, start, end, lines[index + 1 : index + 2])
            if marker:
                levels = [item.marker.level for item in path[1:] if item.marker]
                del path[1 + depth(levels, marker, under) :]
                if (above := path[-1].marker) and above.level > marker.level:
                    under.add((above.level, marker.level))
                item = Item(marker, start, end)
                path[-1].children.append(item)
                path.append(item)
                _fill(text, item, marker.end, end, found, heading=True)
            else:
                _fill(text, path[-1], start, end, found, heading=False)
            for item in path:
                item.end = end
    return root


def _parts(text: str, start: int, end: int, *, bare: Bare) -> Iterator[tuple[int, int, list[Found]]]:
    """A paragraph and its clauses, or several where headings follow clauses or other headings on one line."""
    found: list[Found] | None = None
    first = 0  # of the clauses that no part has yet
    while True:
        below = _heading_below(text, start, end)
        if below:
            yield start, below, []
            start = below
        if found is None:
            found = list(clauses.find(text, start, end, bare=bare))
        for number in range(first, len(found)):
            following = clauses.skip(text, found[number].end, end)
            marker = marker_at(text, following, end) if following < end else None
            if marker is None:
                continue
            before = _heading_before(text, start, found[first].start, marker)
            if marker.level in clauses.HEADS or before > start or _is_next(marker_at(text, start, end), marker):
                if before > start:
                    yield start, before, []
                yield before, following, found[first : number + 1]
                first = number + 1
                break
        else:
            yield start, end, found[first:]
            return
        start = following


def _heading_below(text: str, start: int, end: int) -> int:
    """Where the first heading of the level below stands on a heading's own line, or 0: 一、健全体系 （一）落实责任."""
    match = _RUN_ON.match(text, start, end)
    if match is None:
        return 0
    above, marker = marker_at(text, start, end), marker_at(text, match.end(), end)
    return match.end() if above and marker and marker.number == 1 and above.level < marker.level else 0


def _is_next(before: Marker | None, marker: Marker) -> bool:
    return before is not None and (before.level, before.number + 1) == (marker.level, marker.number)


def _heading_before(text: str, start: int, end: int, following: Marker) -> int:
    """Where in a line of headings the one before ``following`` begins: 意见如下。1.…（甲局负责）2.…; else ``start``."""
    for stop in _BEFORE_HEADING.finditer(text, start, end):
        begin = clauses.skip(text, stop.end(), end)
        if _is_next(marker_at(text, begin, end), following):
            return begin
    return start


def _fill(text: str, item: Item, start: int, end: int, found: list[Found], *, heading: bool) -> None:
    """Put a paragraph's text and clauses under its heading."""
    last = item.contents[-1] if item.contents and not heading else None
    if isinstance(last, Found):
        both = clauses.joined(text, last, start, end)
        if both:
            item.contents[-1] = both
            return
    item.doubtful += doubtful.stretches(text, start, end, found, heading=heading)
    here = start
    if heading:
        item.title, here = _title(text, start, found[0].start if found else end, has_clause=bool(found))
    for clause in found:
        if text[here : clause.start].strip(BLANK):
            item.contents.append((here, clause.start))
        before = item.contents[-1] if item.contents else None
        both = clauses.side_by_side(text, before, clause) if isinstance(before, Found) else None
        if both:
            item.contents[-1] = both
        else:
            item.contents.append(clause)
        here = clause.end
    if text[here:end].strip(BLANK):
        item.contents.append((here, end))


def _title(text: str, start: int, end: int, *, has_clause: bool) -> tuple[Range | None, int]:
    """The title that a heading's paragraph begins with, and where its text goes on.

    It is the paragraph's first sentence where more follows or nothing else is there, and where it is short and plain.
    """
    stop = text.find("。", start, end)
    gap = _GAP.search(text, start, min(end, start + 40))
    if gap and (stop < 0 or gap.start() < stop) and text[start : gap.start()].strip():
        stop = gap.start()
    title = (start, stop if stop >= 0 else end)
    words = text[slice(*title)].strip(BLANK)
    commas = words.count("，") + words.count(",")
    if not words or len(words) > _LONGEST_TITLE or "；" in words or ";" in words:
        return None, start
    if stop < 0 and (len(words) > 30 or commas if has_clause else len(words) > 40 and commas > 1):
        return None, start
    return title, (stop + 1 if stop >= 0 else end)

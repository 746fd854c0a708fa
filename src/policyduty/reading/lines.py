"""Lines (行): paragraphs, and what breaks a duty clause in two: line ends, page numbers, characters nobody sees."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..transcript import Transcript
from .forms import is_unit
from .lexicon import DUTY_HINT, LABEL, OFFICE, label_at, labels
from .names import read_list
from .outline import marker_at

Range = tuple[int, int]

BLANK = " \t\r\f\v\u3000\xa0\u200b\ufeff\u2028\u2029\x85"
_LINE = re.compile(r"[^\n]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
"""Soft hyphens and characters of no width, which editors of web pages leave in the middle of names."""
_PAGE_NUMBER = re.compile(
    r"[-－—–―~～·•]+\s*\d{1,4}\s*[-－—–―~～·•]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?"
)
"""— 3 —, 第3页 共12页: on a line of its own in text that was taken from pages."""
_LONGEST_PAGE_NUMBER = 16
_UNFINISHED = ("、", "，", ",", "：", ":", "和", "及")
_FINISHED = ("。", "；", ";", "！", "？", "）", ")", "】", "］", "]", "〕")
_SEPARATOR = re.compile("[、，,；;。：:（(]")
_CONTINUES = ("、", "，", ",")
_REST_OF_LABEL = ("单位", "位", "部门", "门", "單位", "部門", "門")
"""责任单 / 位：: what of a label may stand on the next line."""
_ROUND = re.compile("[（()）]")
_LONGEST_CLAUSE = 600
_LONGEST_BARE = 200
_LONGEST_BROKEN = 4000
"""Characters of the lines that a broken clause can reach over."""
_LONGEST_NAME = 30
_FULL_LINE = 18
"""Characters. A shorter line ends because its paragraph does."""


def paragraphs(text: str) -> list[Range]:
    """Paragraphs, without the blanks around them."""
    found: list[Range] = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip(BLANK))
        end = match.end() - len(line) + len(line.rstrip(BLANK))
        if start < end:
            found.append((start, end))
    return found


def mended(transcript: Transcript) -> tuple[Transcript, list[Range], list[Range]]:
    """A transcript whose clauses are whole, its paragraphs, and lines that are page numbers."""
    unseen = [match.span() for match in _INVISIBLE.finditer(transcript.text)]
    if unseen:
        transcript = transcript.without(unseen)
    lines, numbers = _apart(transcript.text)
    breaks = list(line_breaks(transcript.text, lines))
    if breaks:
        transcript = transcript.without(breaks)
        lines, numbers = _apart(transcript.text)
    return transcript, lines, numbers


def _apart(text: str) -> tuple[list[Range], list[Range]]:
    """Paragraphs, and lines that are page numbers."""
    lines = paragraphs(text)
    numbers = [
        line for line in lines if line[1] - line[0] <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(text, *line)
    ]
    return [line for line in lines if line not in numbers] if numbers else lines, numbers


def line_breaks(text: str, lines: list[Range]) -> Iterator[Range]:
    """Line ends inside a duty clause that is broken over lines, with the blanks and page numbers around them."""
    begun = 0
    for before, line in pairwise(lines):
        begun = begun or before[0]
        broken = line[0] - begun < _LONGEST_BROKEN and _is_broken(text, begun, before[1], line)
        if broken and not _begins_anew(text, *line, in_bracket=bool(_open_brackets(text, begun, before[1]))):
            yield before[1], line[0]
        else:
            begun = 0


def _is_broken(text: str, start: int, end: int, line: Range) -> bool:
    """True where a paragraph ends within a duty clause that the next ``line`` goes on with."""
    opened = _open_brackets(text, start, end)
    if opened:
        return _is_clause(text, opened, end)
    if text.startswith(_FINISHED, end - 1):
        return False
    if text.startswith(_UNFINISHED, end - 1):
        label = label_at(text, start, end) or _last_label(text, start, end)
        # Behind an empty label stands a list, a unit a line: the line ends keep its units apart.
        return label is not None and label.end() < end and "。" not in text[label.end() : end]
    if text.startswith(_REST_OF_LABEL, line[0]) and _is_label_cut(text, end, line):
        return True
    if not _is_name_cut(text, start, end, line):
        return False
    label = _last_label(text, start, end)
    return label is not None and "。" not in text[label.end() : end]


def _last_label(text: str, start: int, end: int) -> re.Match[str] | None:
    *_, label = (None, *labels(text, max(start, end - _LONGEST_CLAUSE), end))
    return label


def _is_label_cut(text: str, end: int, line: Range) -> bool:
    """True for 责任单 above 位：市甲局."""
    head = text[max(0, end - 4) : end].lstrip("\n")
    together = head + text[line[0] : min(line[1], line[0] + 4)]
    label = LABEL.search(together)
    return label is not None and label.start() < len(head) < label.end() - 1


def _is_name_cut(text: str, start: int, end: int, line: Range) -> bool:
    """True for 省文化和旅 above 游厅、省广电局: what ends one line and begins the next make one name."""
    if text.startswith(_CONTINUES, line[0]):
        return True
    if end - text.rfind("\n", 0, end) <= _FULL_LINE:
        return False
    last = _SEPARATOR.split(text[max(start, end - _LONGEST_NAME) : end])[-1].strip(BLANK)
    if is_unit(last):
        return False
    first, *_ = _SEPARATOR.split(text[slice(*line)], maxsplit=1)[0].split(maxsplit=1) or [""]
    fits = 0 < len(last) < _LONGEST_NAME and 0 < len(first) < _LONGEST_NAME
    return fits and "\t" not in last and is_unit(last + first)


def _open_brackets(text: str, start: int, end: int) -> list[int]:
    """Where the brackets begin that a line's end leaves open, the outermost first, in its last sentence."""
    begin = max(start, end - _LONGEST_CLAUSE, text.rfind("。", start, end) + 1)
    if text.find("（", begin, end) < 0 and text.find("(", begin, end) < 0:
        return []
    opened: list[int] = []
    for bracket in _ROUND.finditer(text, begin, end):
        if bracket.group() in "（(":
            opened.append(bracket.start())
        elif opened:
            opened.pop()
    return opened


def _is_clause(text: str, opened: list[int], end: int) -> bool:
    """True for a bracket that says who does what, or only names offices, up to where it is closed behind ``end``."""
    depth, stop = len(opened), end
    for bracket in _ROUND.finditer(text, end, end + _LONGEST_CLAUSE):
        depth += 1 if bracket.group() in "（(" else -1
        if depth == 0:
            stop = bracket.start()
            break
    if DUTY_HINT.search(text, opened[0], stop):
        return True
    names = read_list(text, opened[0] + 1, stop).names if end < stop <= opened[0] + _LONGEST_BARE else []
    return all(is_unit(name.text) for name in names) and any(OFFICE.search(name.text) for name in names)


def _begins_anew(text: str, start: int, end: int, *, in_bracket: bool) -> bool:
    """True for a line that continues none: a heading, or outside brackets a label."""
    if marker_at(text, start, end):
        return True
    return not in_bracket and label_at(text, start, end) is not None

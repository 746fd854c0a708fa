"""The layout of a PDF's pages (PDF 版面): which lines make a paragraph, and what is a running head or page number.

A PDF knows where each line stands and nothing of paragraphs. A line that reaches the right margin goes on in the next
one, unless that is indented; official documents indent every paragraph by two characters (GB/T 9704—2012, 7.3.3).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median

from attrs import evolve, field, frozen

from ..model.checks import as_tuple
from .pdf_page import Line
from .pdf_rules import Cell, Ruled

_BARE_NUMBER = re.compile(r"\s*\d{1,4}\s*|[ivxlc]{1,6}")
_PAGE_NUMBER = re.compile(
    r"[-—－–―─·•\s]+\d{1,4}[-—－–―─·•\s]+|第?\s*\d{1,4}\s*页?\s*[,，/／共]?\s*[/／共]\s*\d{1,4}\s*页?|第\s*\d{1,4}\s*页"
)
_ZONE = 0.14
"""Share of a page's height, above and below, in which heads and page numbers stand: GB/T 9704 leaves 37 and 35 mm."""
_DEEPEST = 3
"""Lines of a head."""
_ENDED = tuple("。；;：:！!？?”）)】…")
_MARKER = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]{1,5}[章节条]|[一二三四五六七八九十]{1,4}[、.．]|[（(][一二三四五六七八九十\d]{1,4}[）)]"
    r"|\d{1,3}[.．、](?!\d)|\d{1,2}[）)]|[①-⑳⑴-⒇⒈-⒛])"
)
"""A number that begins a paragraph."""
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]{1,4}、|[（(][一二三四五六七八九十]{1,4}[）)])")
_MID_SENTENCE = tuple("，、,第条款项和及至")
"""What stands before a number that is spoken of: 第八条（一）."""

Block = Line | Ruled


@frozen
class Page:
    """A page with its lines and tables from the top."""

    number: int
    left: float
    bottom: float
    right: float
    top: float
    blocks: tuple[Block, ...] = field(converter=as_tuple)


def without_heads(pages: list[Page]) -> list[Page]:
    """Leave out page numbers and running heads: what stands apart at the edge of pages and comes again."""
    steps = sorted(_steps(pages))
    pitch = steps[len(steps) // 4] if steps else 0  # The heads themselves are further apart.
    edges = [
        (page, [(at_top, line) for at_top in (True, False) for line in _edge(page, pitch, at_top=at_top)])
        for page in pages
    ]
    again = Counter(key for _, edge in edges for key in {(at_top, _alike(line)) for at_top, line in edge})
    found = []
    for page, edge in edges:
        out = {
            id(line)
            for at_top, line in edge
            if again[at_top, _alike(line)] > 1 or _BARE_NUMBER.fullmatch(line.text) or _PAGE_NUMBER.fullmatch(line.text)
        }
        found.append(evolve(page, blocks=[block for block in page.blocks if id(block) not in out]))
    return found


def _edge(page: Page, pitch: float, *, at_top: bool) -> Iterator[Line]:
    """Lines at an edge of a page that stand apart from the rest; a dressed page number need not."""
    blocks = page.blocks if at_top else page.blocks[::-1]
    reach = _ZONE * (page.top - page.bottom)
    edge: list[Line] = []
    for number, block in enumerate(blocks[:_DEEPEST], 1):
        if not isinstance(block, Line):
            return
        if (page.top - block.middle if at_top else block.middle - page.bottom) > reach:
            return
        edge.append(block)
        if _PAGE_NUMBER.fullmatch(block.text) or number == len(blocks) or _is_apart(block, blocks[number], pitch):
            yield from edge
            edge = []


def _is_apart(line: Line, further: Block, pitch: float) -> bool:
    """True where more room is between a line and what follows than between lines."""
    if isinstance(further, Line):
        return abs(line.middle - further.middle) > 1.15 * pitch
    return min(abs(line.middle - further.top), abs(line.middle - further.bottom)) > 0.7 * (line.top - line.bottom)


def _alike(line: Line) -> str:
    return re.sub(r"\d+", "#", "".join(line.text.split()))


def _steps(pages: Iterable[Page]) -> Iterator[float]:
    """How far the middles of lines are below those of the lines before."""
    for page in pages:
        for before, line in pairwise(page.blocks):
            if isinstance(before, Line) and isinstance(line, Line):
                yield before.middle - line.middle


@frozen
class Margins:
    """Between which margins pages are set, and how."""

    left: float
    right: float
    pitch: float
    indented: bool
    """True where paragraphs are indented."""
    hanging: bool
    """True where all lines of a paragraph but the first are."""

    @classmethod
    def of(cls, pages: list[Page]) -> "Margins":
        """Find the margins that pages share."""
        lines = [block for page in pages for block in page.blocks if isinstance(block, Line)]
        if not lines:
            return cls(0, 0, 0, False, False)
        left = min(Counter(round(line.left) for line in lines).most_common(4))[0]
        em = median([line.em for line in lines if line.em] or [12])
        rights = sorted((line.right for line in lines), reverse=True)
        # Full lines end at the margin; single ones go over it, with a mark of punctuation or something wide.
        enough = max(1, len(rights) // 10)
        ends = (right for at, right in enumerate(rights[enough:]) if rights[at] - right < 0.3 * em)
        right = next(ends, rights[0])
        if right - pages[0].left < 0.66 * (pages[0].right - pages[0].left):
            right = pages[0].right - (left - pages[0].left)  # No line is full: take the other margin's width.
        inner = {id(line) for line in lines if line.left > left + (line.em or em)}
        further = [
            id(line) in inner
            for before, line in pairwise(lines)
            if right - before.right < em and not before.text.endswith(_ENDED)
        ]
        return cls(
            left=left,
            right=right,
            pitch=median([*_steps(pages)] or [0]),
            indented=len(inner) > len(lines) / 10,
            hanging=sum(further) > len(further) / 2,
        )

    def goes_on(self, before: Line, line: Line, *, over_page: bool) -> bool:
        """True where a line goes on in the next one."""
        em = line.em or before.em or 12
        if before.em and line.em and max(before.em, line.em) > 1.1 * min(before.em, line.em):
            return False
        if not over_page and self.pitch and before.middle - line.middle > 1.5 * self.pitch:
            return False
        ended = is_ended(before.text)
        indent = line.left - self.left
        marked = _MARKER.match(line.text) is not None
        if marked and (ended or indent > em):
            return False
        if _HEADING.match(line.text) and not self.indented and not before.text.endswith(_MID_SENTENCE):
            return False
        far = before.right > self.right - 0.3 * (self.right - self.left)
        if self.hanging and indent < 4.5 * em:
            return far if indent > em else not ended and self.right - before.right < line.lead + em
        if indent > em and (ended or indent > 4.5 * em):
            return False
        margin = before.left - self.left
        if margin > 2.5 * em and abs(margin - (self.right - before.right)) < em:
            return False  # A line in the middle, such as a title's.
        spare = self.right - before.right - line.lead
        if self.indented and indent <= em:
            # A line that is not indented goes on, even below one that ends a little early.
            return far and not (ended and spare > 2 * em)
        return spare < (0.5 if ended else 1) * em


def margins(pages: list[Page]) -> dict[int, Margins]:
    """The margins of each page; pages of the same size share theirs."""
    alike: defaultdict[tuple[int, int], list[Page]] = defaultdict(list)
    for page in pages:
        alike[round(page.right - page.left), round(page.top - page.bottom)].append(page)
    return {page.number: found for group in alike.values() for found in [Margins.of(group)] for page in group}


def is_ended(text: str) -> bool:
    """True for what can be the end of a paragraph."""
    return text.endswith(_ENDED)


def joined(before: str, text: str) -> str:
    """What a line begins with where it goes on: a blank between the words of a Latin text, else nothing."""
    latin = before[-1:].isascii() and before[-1:].isalnum() and text[:1].isascii() and text[:1].isalpha()
    return " " + text if latin else text


def cell_text(cell: Cell, room: float) -> str:
    """The paragraphs of a cell, where a line can be ``room`` wide."""
    if not cell.lines:
        return ""
    text = cell.lines[0].text
    upright = all(len(line.text) == 1 for line in cell.lines)
    for before, line in pairwise(cell.lines):
        anew = before.text.endswith(_ENDED) and _MARKER.match(line.text)
        if upright or not (anew or before.width + line.lead <= room + 0.05 * line.em):
            text += joined(text, line.text)
        else:
            text += "\n" + line.text
    return text


_PADDING = 5.5
"""Points that a cell keeps free on either side, as Word does."""


def rooms(cells: Iterable[Cell]) -> dict[tuple[float, float], float]:
    """How wide the lines in cells can be, by where the cells begin and end."""
    widest: defaultdict[tuple[float, float], float] = defaultdict(float)
    em = 12.0
    for cell in cells:
        for line in cell.lines:
            em = line.em or em
            widest[cell.left, cell.right] = max(widest[cell.left, cell.right], line.width)
    found = {}
    for (left, right), width in widest.items():
        room = right - left - 2 * _PADDING
        # Where lines nearly fill the cell, the widest tells how wide they can be.
        found[left, right] = width if room - width < 2 * em else room
    return found

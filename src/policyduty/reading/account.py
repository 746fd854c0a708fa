"""The account (交代): what share of a document's text was read as what, so that nothing is dropped in silence."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from attrs import frozen

from ..transcript import Range, Transcript
from .body import Item
from .clauses import Found
from .front_matter import FrontMatter
from .stretches import Stretches


@frozen(kw_only=True)
class Account:
    """Characters of the document by what they were read as; together they are all of its paragraphs and cells."""

    front_matter: int = 0
    headings: int = 0
    text: int = 0
    duties: int = 0
    noise: int = 0
    """Words of the web page, signatures of nobody: what stands before and after the plan and says nothing of it."""
    unread: int = 0
    """What looks like a duty and was not understood."""

    @property
    def total(self) -> int:
        """All characters."""
        return self.front_matter + self.headings + self.text + self.duties + self.noise + self.unread

    def share(self, kind: str) -> float:
        """Share of one kind, 0 to 1; 0 for an empty document."""
        count: int = getattr(self, kind)
        return count / self.total if self.total else 0.0


def account(
    transcript: Transcript, facts: FrontMatter, around: list[Range], body: list[Range], root: Item, tabled: list[Item]
) -> Account:
    """Count a document: ``around`` are the paragraphs before and after the ``body``, ``tabled`` the items of tables."""
    read = Stretches(facts.read)
    known = sum(_length(line) for line in around if read.touch(*line))
    items = [item for item in _walk(root) if item is not root]
    headings = sum((item.title[1] if item.title else item.marker.end) - item.start for item in items if item.marker)
    headings -= sum(_overlap(item.title, doubt) for item in items if item.title for doubt in item.doubtful)
    found = [content for item in (root, *items) for content in item.contents if isinstance(content, Found)]
    unread = sum(map(_length, _unread((root, *items), found)))
    duties = sum(sum(map(_length, _within(body, clause.start, clause.end))) for clause in found) - sum(
        _length(stretch) for clause in found for stretch in clause.clause.unread
    )
    cells = {cell for table in transcript.tables for row in table.rows for cell in row}
    tabled_items = [inner for item in tabled for inner in _walk(item)]
    rows = Stretches((item.start, item.end) for item in tabled)
    in_tables = sum(_length(cell) for cell in cells if cell[0] in rows)
    tabled_text = sum(_length(c) for item in tabled_items for c in item.contents if not isinstance(c, Found))
    tabled_headings = sum(_length(item.title) for item in tabled_items if item.title)
    return Account(
        front_matter=known,
        headings=headings + tabled_headings,
        text=sum(map(_length, body)) - headings - duties - unread + tabled_text,
        duties=duties + max(0, in_tables - tabled_text - tabled_headings),
        noise=sum(map(_length, around)) - known,
        unread=unread,
    )


def _within(lines: list[Range], start: int, end: int) -> Iterator[Range]:
    """What of the lines a stretch takes up; a clause of several lines takes up nothing between them."""
    index = max(0, bisect_right(lines, (start, end)) - 1)
    while index < len(lines) and lines[index][0] < end:
        low, high = max(start, lines[index][0]), min(end, lines[index][1])
        if low < high:
            yield low, high
        index += 1


def _length(stretch: Range) -> int:
    return stretch[1] - stretch[0]


def _overlap(one: Range, other: Range) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _walk(item: Item) -> Iterator[Item]:
    yield item
    for child in item.children:
        yield from _walk(child)


def _unread(items: Iterable[Item], found: Iterable[Found]) -> Iterator[Range]:
    for item in items:
        yield from item.doubtful
    for clause in found:
        yield from clause.clause.unread

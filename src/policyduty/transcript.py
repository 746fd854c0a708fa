"""The transcript (誊录): a document's text, a paragraph a line, and where each stretch stands in the raw document.

Readers make one (see :class:`Scribe`); corrections change one; reading reads one. Offsets count characters of the text;
spans point into the raw document, whatever was corrected in between.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate, pairwise

from attrs import evolve, field, frozen

from .errors import CorrectionError
from .model import Correction, Source, Span
from .model.checks import as_tuple


@frozen
class Piece:
    """A stretch of the text and the stretch of the raw document that it shows.

    Two stretches of the same length match character by character; of different lengths (a correction), as wholes.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int
    place: str = ""

    def raw_from(self, offset: int) -> int:
        """Where a stretch that begins at ``offset`` of the text begins in the raw document."""
        return self.raw_start + (offset - self.start if self.is_linear else 0)

    def raw_to(self, offset: int) -> int:
        """Where a stretch that ends before ``offset`` of the text ends in the raw document."""
        return min(self.raw_end, self.raw_start + offset - self.start) if self.is_linear else self.raw_end

    @property
    def is_linear(self) -> bool:
        """True where it matches character by character."""
        return self.end - self.start == self.raw_end - self.raw_start


Range = tuple[int, int]
"""Characters of the text: from, to (excluded)."""


@frozen
class Table:
    """A table in the text (表格)."""

    rows: tuple[tuple[Range, ...], ...] = field(converter=as_tuple)
    """Cells of each row, from the left. A merged cell stands in each place that it takes up, with the same range."""


@frozen(kw_only=True)
class Transcript:
    """The text of a document (誊录)."""

    source: Source
    text: str
    """Paragraphs and cells of tables, each on a line of its own."""
    pieces: tuple[Piece, ...] = field(converter=as_tuple)
    """In order; a line feed between two may belong to neither."""
    tables: tuple[Table, ...] = field(default=(), converter=as_tuple)
    corrections: tuple[Correction, ...] = field(default=(), converter=as_tuple)
    """Those applied, each with the span where it was."""
    _starts: tuple[int, ...] = field(init=False, repr=False, eq=False)
    _is_plain: bool = field(init=False, repr=False, eq=False)
    """True where the raw text is the text, as that of most documents is; spans are quick then."""

    @_starts.default
    def _(self) -> tuple[int, ...]:
        return tuple(piece.start for piece in self.pieces)

    @_is_plain.default
    def _(self) -> bool:
        return self.pieces == (Piece(0, len(self.text), 0, len(self.text)),)

    @classmethod
    def plain(cls, text: str, source: Source) -> "Transcript":
        """Make the transcript of a document whose raw text is its text."""
        return cls(source=source, text=text, pieces=(Piece(0, len(text), 0, len(text)),))

    def span(self, start: int, end: int) -> Span:
        """Say where characters ``start`` to ``end`` of the text stand in the raw document."""
        if self._is_plain:
            return Span(self.source.name, start, end)
        first = self._piece(start)
        last = first if end <= start else self._piece(end - 1)
        return Span(self.source.name, first.raw_from(start), max(first.raw_from(start), last.raw_to(end)), first.place)

    def offset(self, raw: int) -> int:
        """Say where in the text a place of the raw document stands, or what comes next of it; see :meth:`span`."""
        if self._is_plain:
            return raw
        index = bisect_right(self.pieces, raw, key=lambda piece: piece.raw_start) - 1
        piece = self.pieces[max(0, index)]
        if raw < piece.raw_end:
            return piece.start + (max(0, raw - piece.raw_start) if piece.is_linear else 0)
        return self.pieces[index + 1].start if index + 1 < len(self.pieces) else piece.end

    def _piece(self, offset: int) -> Piece:
        return self.pieces[max(0, bisect_right(self._starts, offset) - 1)]

    def corrected(self, corrections: Iterable[Correction]) -> "Transcript":
        """Apply corrections, each to the one place where its printed text stands; spans still point into the raw text.

        Raises CorrectionError where a printed text stands nowhere or more than once, or where two corrections overlap.
        """
        edits = sorted(map(self._edit, corrections), key=lambda edit: (edit.start, edit.end, edit.printed_at))
        for before, edit in pairwise(edits):
            if edit.start < before.end or (edit.start == before.start and edit.printed_at < before.printed_end):
                raise CorrectionError(
                    "{source}: corrections {first!r} and {second!r} change the same text",
                    source=self.source.name,
                    first=before.correction.id,
                    second=edit.correction.id,
                )
        applied = tuple(edit.correction for edit in edits)
        changed = self._changed([(edit.start, edit.end, edit.new) for edit in edits])
        return evolve(changed, corrections=(*self.corrections, *applied))

    def without(self, stretches: Iterable[tuple[int, int]]) -> "Transcript":
        """Leave out stretches of the text, given in order and apart: the line ends inside a clause, say."""
        return self._changed([(start, end, "") for start, end in stretches])

    def _changed(self, edits: list[tuple[int, int, str]]) -> "Transcript":
        """Put new text for stretches of the old, in order, and keep where everything stands in the raw document."""
        text: list[str] = []
        pieces: list[Piece] = []
        here = length = 0
        for start, end, new in edits:
            pieces += self._clipped(here, start, length - here)
            text += (self.text[here:start], new)
            length += start - here
            if new:
                raw = self.span(start, end)
                pieces.append(Piece(length, length + len(new), raw.start, raw.end, raw.place))
            length += len(new)
            here = end
        pieces += self._clipped(here, len(self.text), length - here)
        text.append(self.text[here:])
        moved = _Moved(edits)
        return evolve(
            self,
            text="".join(text),
            pieces=tuple(pieces) or (Piece(0, 0, 0, 0),),
            tables=tuple(
                Table([[(moved(a), moved.end(b)) for a, b in row] for row in table.rows]) for table in self.tables
            ),
        )

    def _edit(self, correction: Correction) -> "_Edit":
        old, new = correction.printed, correction.corrected
        start = self.text.find(old)
        if start < 0 or self.text.find(old, start + 1) >= 0:
            raise CorrectionError(
                "{source}: correction {id!r}: its printed text {printed!r} stands there {count} times, expected once",
                source=self.source.name,
                id=correction.id,
                printed=old,
                count=sum(self.text.startswith(old, at) for at in range(len(self.text))),
            )
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        return _Edit(
            start=start + head,
            end=start + len(old) - tail,
            new=new[head : len(new) - tail],
            printed_at=start,
            printed_end=start + len(old),
            correction=evolve(correction, span=self.span(start, start + len(old))),
        )

    def _clipped(self, start: int, end: int, shift: int) -> list[Piece]:
        """The pieces that show the text from ``start`` to ``end``, moved by ``shift``."""
        return [
            Piece(low + shift, high + shift, piece.raw_from(low), piece.raw_to(high), piece.place)
            for piece in self.pieces
            if (low := max(start, piece.start)) < (high := min(end, piece.end))
        ]


class Scribe:
    """Writes a transcript down line by line, for readers of formats that have no plain text of their own.

    Where a line has no offset in the raw document, its spans count characters of the transcript itself, and ``place``
    says where it stands in the words of the format: a page, a paragraph, a cell.
    """

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._tables: list[Table] = []

    def line(self, text: str, place: str = "") -> Range:
        """Write a paragraph or cell; line feeds in it are kept. Gives its range."""
        return self.joined([(text, place)])

    def joined(self, parts: Iterable[tuple[str, str]]) -> Range:
        """Write a line of parts, each with its own place: a paragraph that goes on over the end of a page."""
        here = self._length
        stretches = []
        for text, place in parts:
            stretches.append((text, here, here + len(text), place))
            here += len(text)
        return self._write(stretches)

    def pieces(self, stretches: Iterable[tuple[str, int, int]], place: str = "") -> Range:
        """Write a line of stretches, each given as its text and the characters of the raw document that it shows."""
        return self._write((text, raw_start, raw_end, place) for text, raw_start, raw_end in stretches)

    def _write(self, stretches: Iterable[tuple[str, int, int, str]]) -> Range:
        start = self._length
        for text, raw_start, raw_end, place in stretches:
            if text:
                self._pieces.append(Piece(self._length, self._length + len(text), raw_start, raw_end, place))
                self._text.append(text)
                self._length += len(text)
        end = self._length
        self._text.append("\n")
        self._length += 1
        return start, end

    def table(self, rows: Iterable[Iterable[Range]]) -> None:
        """Say that lines that were written are the cells of a table."""
        self._tables.append(Table([tuple(row) for row in rows]))

    def transcript(self, source: Source) -> Transcript:
        """Give what was written."""
        return Transcript(
            source=source,
            text="".join(self._text),
            pieces=tuple(self._pieces) or (Piece(0, 0, 0, 0),),
            tables=tuple(self._tables),
        )


class _Moved:
    """Where an offset of the old text stands in the new one."""

    def __init__(self, edits: list[tuple[int, int, str]]) -> None:
        self._edits = edits
        self._starts = [start for start, _, _ in edits]
        self._shifts = list(accumulate((len(new) - (end - start) for start, end, new in edits), initial=0))

    def __call__(self, offset: int) -> int:
        return self._after(bisect_left(self._starts, offset), offset)

    def end(self, offset: int) -> int:
        """The same for where a stretch ends: what is inserted there belongs to it."""
        return self._after(bisect_right(self._starts, offset), offset)

    def _after(self, count: int, offset: int) -> int:
        if count and offset < self._edits[count - 1][1]:
            return self._edits[count - 1][0] + self._shifts[count - 1]
        return offset + self._shifts[count]


@frozen(kw_only=True)
class _Edit:
    """A correction down to the characters that it changes."""

    start: int
    end: int
    new: str
    printed_at: int
    printed_end: int
    correction: Correction


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))

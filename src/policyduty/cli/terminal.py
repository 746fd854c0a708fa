"""The terminal (终端): text that cannot act on it, lines and columns that fit it, and bytes past it.

Plans come from web pages. What a terminal would obey in them (escape sequences, bidirectional overrides) is shown, not
sent. Chinese characters take two columns each and break anywhere but beside some punctuation, so that lines are folded
here and not by textwrap.
"""

import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import TextIO

from ..errors import OutputError

_ACTIVE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls (C0, C1) but line feed and tab, Unicode's Bidi_Control and line separators, and lone surrogates."""

_ATOM = re.compile(
    r"\s*"
    r"[（《〈“‘〔【「『(\[<]*"  # stays with what it opens
    r"(?:[!-~]+|\S)"  # a word in Latin letters, or one ideograph
    r"[、，。；：！？）》〉”’〕】」』…,.;:!?)\]>%]*"  # never begins a line
)
_NAME = re.compile(r"[^、]+、?|、")

Cell = str | tuple[str, ...]
"""What a table holds: a text, or names, which are joined by 、 and kept whole where they fit."""


def visible(text: str) -> str:
    r"""Show the characters that a terminal would act on, as ``\x1b`` and the like."""
    return _ACTIVE.sub(lambda found: _escaped(ord(found[0])), text)


def _escaped(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def say(text: str) -> None:
    """Print lines for people on standard output."""
    put(visible(text) + "\n")


def put(text: str) -> None:
    """Print data for programs as it is. Raises OutputError where standard output is closed."""
    _output().write(text)


def put_bytes(data: bytes) -> None:
    """Write past the encoding of standard output. Raises OutputError where it is closed."""
    output = _output()
    output.flush()
    output.buffer.write(data)
    output.buffer.flush()


def _output() -> TextIO:
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    return sys.stdout


def tell(text: str) -> None:
    """Print a message on standard error; where nobody listens, that is no error."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(visible(text), file=sys.stderr)


def columns() -> int:
    """How wide to print: ``COLUMNS``, else the terminal, else 100 for files and pipes; never less than 40."""
    return max(40, shutil.get_terminal_size((100, 24)).columns)


def width(text: str) -> int:
    """How many columns a line takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


@cache
def _width(character: str) -> int:
    from wcwidth import wcwidth

    return max(0, wcwidth(character))


def joined(cell: Cell) -> str:
    """Give a text, or names as a list with 、."""
    return cell if isinstance(cell, str) else "、".join(cell)


def fold(text: Cell, room: int, *, first: str = "", rest: str = "") -> list[str]:
    """Make a text visible and break it into lines of at most ``room`` columns, which begin with ``first`` and ``rest``.

    Names are kept whole. What is wider than a line is cut wherever the line ends.
    """
    atoms = _ATOM if isinstance(text, str) else _NAME
    lines: list[str] = []
    line = begin = first
    for number, paragraph in enumerate(visible(joined(text)).expandtabs(1).split("\n")):
        if number:
            lines.append(line)
            line = begin = rest
        for atom in atoms.findall(paragraph):
            if line != begin and width(line + atom) > room:
                lines.append(line)
                line = begin = rest
            if line == begin:
                atom = atom.lstrip()
            *full, line = _cut(line + atom, len(line), room, rest)
            lines += full
    return [*lines, line]


def _cut(line: str, taken: int, room: int, rest: str) -> Iterator[str]:
    """Cut a line that is too wide after the ``taken`` characters that it begins with."""
    if width(line) <= room:
        yield line
        return
    start, line = line[:taken], line[taken:]
    for character in line:
        if width(start + character) > room and start not in ("", rest):
            yield start
            start = rest
        start += character
    yield start


def table(headers: Sequence[str], rows: Iterable[Sequence[Cell]], room: int | None = None) -> str:
    """Lay out a table that fits the terminal; what is too wide is folded within its column."""
    from tabulate import tabulate

    cells = [*rows]
    padded = [header + "  " for header in headers]  # tabulate makes no column narrower
    shares = _shares([*zip(padded, *cells, strict=True)], (room or columns()) - 2 * (len(headers) - 1))
    folded = [["\n".join(fold(cell, share)) for cell, share in zip(row, shares, strict=True)] for row in cells]
    drawn = tabulate(folded, headers=headers, tablefmt="simple", disable_numparse=True)
    return "\n".join(line.rstrip() for line in drawn.splitlines())


_NARROW = 12
"""Columns of a table that is wider than the terminal are not made narrower than this."""


def _shares(contents: Sequence[Sequence[Cell]], room: int) -> list[int]:
    """Share the room among columns: narrow ones get what they need, wide ones by the root of what they hold.

    Words and names are cut only where there is no room for the longest of them.
    """
    natural = [max(width(line) for cell in column for line in visible(joined(cell)).split("\n")) for column in contents]
    longest = [max(width(atom) for cell in column for atom in _atoms(cell)) for column in contents]
    share = [min(wish, max(_NARROW, word)) for wish, word in zip(natural, longest, strict=True)]
    while sum(share) > room and max(share) > _NARROW:
        share[share.index(max(share))] -= 1
    while sum(share) < room:
        wanting = [i for i, wish in enumerate(natural) if share[i] < wish]
        if not wanting:
            break
        share[max(wanting, key=lambda i: natural[i] / share[i] ** 2)] += 1
    return share


def _atoms(cell: Cell) -> list[str]:
    """What of a cell is kept whole where there is room."""
    return (_ATOM if isinstance(cell, str) else _NAME).findall(visible(joined(cell)))

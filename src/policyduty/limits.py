"""Limits (上限) of what is read: what goes over one is refused in words, for it would take all memory or for ever.

They lie far above any published document. Each is on the page ``docs/reading.md``.
"""

from .errors import CodecError, InputError

LARGEST = 512 * 1024 * 1024
"""Bytes that a file may have, or unpack to. A ledger of a whole province is a hundredth of it; a zip bomb is more."""
DENSEST = 250
"""Times its size that a file may unpack to, where that is much. The XML of such files packs to a twentieth, of empty
rows to a hundredth; a bomb's packs to a thousandth."""
MUCH = 16 * 1024 * 1024
"""Bytes that any file may unpack to, however dense it is. What unpacks to more is read apart."""
LARGEST_PAGE = 32 * 1024 * 1024
"""Bytes of a web page and of separated values. A page with its pictures in it may have some."""
LARGEST_PLAIN = 128 * 1024 * 1024
"""Bytes of plain text: thousands of plans put together. It takes some 8 bytes of memory for each, and no more."""
LONGEST_TEXT = 3_000_000
"""Characters of a document's text: some three thousand pages."""
LONGEST_PLAIN = 50_000_000
"""Characters of plain text."""
LARGEST_SHEET = 5_000_000
"""Places between the first and the last cells of a workbook's sheets. Calamine keeps room for all of them, and for one
cell that strayed to the last row and column that is more than a machine has."""
LARGEST_TABLES = 500_000
"""Places that the cells of a document's tables, merged or not, may take up: a damaged file merges cells over any
number, and each takes two kilobytes of memory."""
MOST_ELEMENTS = 500_000
"""Elements of a web page. A page that Word saved has some for each few characters."""
DEEPEST = 128
"""Elements of a web page inside each other. What is deeper counts as beside the deepest, as it does in a browser."""
MOST_DRAWN = 2_000_000
"""Characters and strokes of a PDF."""
MOST_VALUES = 20_000_000
"""Values of a saved plan or registry. A plan of a million assignments has half of them."""
LONGEST_READING = 120
"""Seconds that what is read apart may take: a PDF, a workbook of the time before 2007, an archive that unpacks to much.
A PDF of 500 pages takes ten."""
MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes of memory that reading one of these may take beside the file itself. A PDF of 500 pages takes a tenth."""
LONGEST_LABEL = 255
"""Characters of a number that Word draws before a paragraph, as of its text in Word itself."""


def check_size(size: int, name: str) -> None:
    """Raise InputError where a file is larger than is read."""
    _check(size, LARGEST, name)


def check_page(size: int, name: str) -> None:
    """Do the same for a web page, and for separated values."""
    _check(size, LARGEST_PAGE, name)


def check_plain(size: int, name: str) -> None:
    """Do the same for plain text."""
    _check(size, LARGEST_PLAIN, name)


def check_values(count: int, name: str) -> None:
    """Raise CodecError where JSON has more values than are read."""
    if count > MOST_VALUES:
        raise CodecError(
            "{file}: has some {size:,} values, more than the {limit:,} that are read",
            file=name,
            size=count,
            limit=MOST_VALUES,
        )


def _check(size: int, limit: int, name: str) -> None:
    if size > limit:
        raise InputError(
            "{file}: has {size:,} bytes, more than the {limit:,} that are read", file=name, size=size, limit=limit
        )


def check_text(length: int, name: str, *, plain: bool = False) -> None:
    """Raise InputError where a document has more text than is read."""
    limit = LONGEST_PLAIN if plain else LONGEST_TEXT
    if length > limit:
        raise InputError(
            "{file}: has {size:,} characters of text, more than the {limit:,} that are read",
            file=name,
            size=length,
            limit=limit,
        )


class Count:
    """Counts what a document holds, and raises an error where it is more than a limit."""

    def __init__(self, limit: int, error: InputError) -> None:
        self._left = limit
        self._error = error

    def take(self, count: int) -> None:
        """Count some more."""
        self._left -= count
        if self._left < 0:
            raise self._error


def places(name: str) -> Count:
    """Count the places that cells take up. Raises InputError where they are more than is read."""
    return Count(
        LARGEST_TABLES,
        InputError(
            "{file}: its merged cells and tables take up more than the {limit:,} places that are read",
            file=name,
            limit=LARGEST_TABLES,
        ),
    )


def elements(name: str) -> Count:
    """Count the elements of a web page. Raises InputError where they are more than is read."""
    return Count(
        MOST_ELEMENTS,
        InputError("{file}: has more than the {limit:,} elements that are read", file=name, limit=MOST_ELEMENTS),
    )


def drawn(name: str) -> Count:
    """Count the characters and strokes of a PDF. Raises InputError where they are more than is read."""
    return Count(
        MOST_DRAWN,
        InputError(
            "{file}: draws more than the {limit:,} characters and strokes that are read", file=name, limit=MOST_DRAWN
        ),
    )

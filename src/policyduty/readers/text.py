"""Plain text (纯文本): bytes of an unknown encoding into a transcript whose raw text is the decoded text."""

import hashlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from functools import cache
from itertools import islice

from .. import limits
from ..errors import InputError
from ..model import Source
from ..transcript import Transcript

_MARKED = (
    (BOM_UTF8, "utf-8", "utf-8-sig"),
    (BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
"""Byte order marks, the encoding of what follows, and the name of both together."""

_UNMARKED = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
"""Encodings that Chinese documents still come in when they are not UTF-8, the likelier first."""

_SAMPLE = 4000
"""So many characters tell what they are; in practice twenty do."""


def read_text(data: bytes, name: str) -> Transcript:
    """Decode a text file. Raises InputError where it is binary, or in no encoding that Chinese is written in."""
    limits.check_plain(len(data), name)
    text, encoding = decode(data, name)
    source = Source(name=name, media_type="text/plain", encoding=encoding, sha256=hashlib.sha256(data).hexdigest())
    # A lone carriage return ends a line as well; replacing it changes no offset.
    return Transcript.plain(text.replace("\r\n", "\0\n").replace("\r", "\n").replace("\0\n", "\r\n"), source)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Give the text of some bytes and the encoding that they are in: ``data.decode(encoding)`` is the text.

    Raises InputError as :func:`read_text` does.
    """
    text, encoding = _marked(data, name) or _unmarked(data, name)
    if "\0" in text:
        raise InputError("{file}: is a binary file, expected text", file=name)
    return text, encoding


def _marked(data: bytes, name: str) -> tuple[str, str] | None:
    for mark, encoding, whole in _MARKED:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), whole
            except UnicodeDecodeError as error:
                raise InputError(
                    "{file}: is marked as {encoding} and is not: byte {byte} does not fit",
                    file=name,
                    encoding=encoding,
                    byte=error.start + len(mark),
                ) from error
    return None


def _unmarked(data: bytes, name: str) -> tuple[str, str]:
    """Take UTF-8 where it fits, which is no accident; else what makes the most characters common ones.

    Nearly any bytes of one of the others decode in another, into characters that nobody writes.
    """
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        found = max(((*_share(data, encoding), encoding) for encoding in _UNMARKED), key=lambda guess: guess[0])
        share, text, encoding = found
        if share > 0.5:
            return text, encoding
        raise InputError(
            "{file}: is not text in an encoding known for Chinese (UTF-8 up to byte {byte}, GB18030, Big5, UTF-16)",
            file=name,
            byte=error.start,
        ) from error


def _share(data: bytes, encoding: str) -> tuple[float, str]:
    """How many of the characters that are not ASCII are common in Chinese, from 0 to 1, and the text."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0, ""
    if "\0" in text:
        return 0, text
    sample = list(islice((char for char in text if char > "\x7f" and not char.isspace()), _SAMPLE))
    return sum(char in _common() for char in sample) / max(1, len(sample)), text


@cache
def _common() -> frozenset[str]:
    """Full-width punctuation and the characters that the national standards list first, for their frequency.

    GB 2312, rows 1, 3 and 16 to 55 (一级汉字), and Big5, level 1 (常用字).
    """
    simplified = {
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in (0xA1, 0xA3, *range(0xB0, 0xD8))
        for cell in range(0xA1, 0xFF)
    }
    traditional = {
        bytes((row, cell)).decode("big5", "ignore")
        for row in range(0xA4, 0xC7)
        for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    }
    return frozenset(simplified | traditional)

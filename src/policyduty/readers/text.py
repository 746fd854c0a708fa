"""Plain text (纯文本): bytes of an unknown encoding into a transcript whose raw text is the decoded text."""

import hashlib

from ..errors import InputError
from ..model import Source
from ..transcript import Transcript

_CHINESE = ["gb18030", "big5", "utf_16_le", "utf_16_be"]
"""Encodings that Chinese documents still come in when they are not UTF-8."""


def read_text(data: bytes, name: str) -> Transcript:
    """Decode a text file. Raises InputError where it is binary, or in no encoding that Chinese is written in."""
    text, encoding = decode(data, name)
    source = Source(name=name, media_type="text/plain", encoding=encoding, sha256=hashlib.sha256(data).hexdigest())
    # A lone carriage return ends a line as well; replacing it changes no offset.
    return Transcript.plain(text.replace("\r\n", "\0\n").replace("\r", "\n").replace("\0\n", "\r\n"), source)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Give the text of some bytes and the encoding it was in."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise InputError(
                    "{file}: is marked as {encoding} and is not: byte {byte} does not fit",
                    file=name,
                    encoding=encoding,
                    byte=error.start + len(mark),
                ) from error
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(data, cp_isolation=_CHINESE).best()
        if best is None:
            raise InputError(
                "{file}: is not text in an encoding known for Chinese (UTF-8, GB18030, Big5, UTF-16)", file=name
            ) from None
        text, encoding = str(best), best.encoding
    if "\0" in text:
        raise InputError("{file}: is a binary file, expected text", file=name)
    return text, encoding

"""What every reader of zipped formats (Word, spreadsheets) asks first: is it whole, and is it of a sane size."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from .. import limits
from ..errors import InputError


def is_ole(data: bytes) -> bool:
    """True for what Office wrote before 2007, and for what it locks with a password now."""
    return data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def check_archive(data: bytes, name: str) -> int:
    """Give the bytes that an archive unpacks to. Raises InputError where it is none, or they are more than is sane."""
    if is_ole(data):
        raise InputError(
            "{file}: is locked with a password or of the time before Office 2007; save it anew without a password",
            file=name,
        )
    try:
        with ZipFile(BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise InputError("{file}: is damaged or of another kind: {reason}", file=name, reason=error) from error
    limit = min(limits.LARGEST, max(limits.MUCH, len(data) * limits.DENSEST))
    if size > limit:
        raise InputError(
            "{file}: unpacks to {size:,} bytes, more than the {limit:,} that are read",
            file=name,
            size=size,
            limit=limit,
        )
    return size


_CHUNK = 1 << 16
_HEADER = 30
"""Bytes of a member's local header before its name."""


def unpacked(data: bytes, member: ZipInfo) -> Iterator[bytes]:
    """Unpack a member of an archive in chunks. Raises BadZipFile where it is more than the archive says it is.

    Python's zipfile stops at the size that the archive states, where other libraries go on.
    """
    if member.flag_bits & 1 or member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile(f"{member.filename}: encrypted or packed in a way that Office does not use")
    at = member.header_offset
    name, extra = (int.from_bytes(data[at + place : at + place + 2], "little") for place in (26, 28))
    begin = at + _HEADER + name + extra
    packed = memoryview(data)[begin : begin + member.compress_size]
    if member.compress_type == ZIP_STORED:
        yield from (bytes(packed[here : here + _CHUNK]) for here in range(0, len(packed), _CHUNK))
        return
    size = 0
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    for here in range(0, len(packed), _CHUNK):
        rest = bytes(packed[here : here + _CHUNK])
        while rest:
            chunk = unpacker.decompress(rest, 16 * _CHUNK)
            size += len(chunk)
            if size > member.file_size:
                raise BadZipFile(f"{member.filename}: unpacks to more than the archive says")
            rest = unpacker.unconsumed_tail
            if chunk:
                yield chunk


def missing(name: str, extra: str) -> InputError:
    """Give the error for a format whose library is not installed."""
    return InputError('{file}: needs the extra {extra}: pip install "policyduty[{extra}]"', file=name, extra=extra)

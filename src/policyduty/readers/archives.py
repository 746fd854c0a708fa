"""What every reader of zipped formats (Word, spreadsheets) asks first: is it whole, and is it of a sane size."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from ..errors import InputError

LARGEST = 512 * 1024 * 1024
"""Bytes that a file may unpack to. A ledger of a whole province is a hundredth of it; a zip bomb is more."""
DENSEST = 250
"""Times its size that a file may unpack to, where that is much. The XML of such files packs to a twentieth, of empty
rows to a hundredth; a bomb's packs to a thousandth."""
_MUCH = 16 * 1024 * 1024


def is_ole(data: bytes) -> bool:
    """True for what Office wrote before 2007, and for what it locks with a password now."""
    return data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def check_archive(data: bytes, name: str) -> None:
    """Raise InputError where the bytes are no zip archive, or unpack to more than is sane."""
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
    limit = min(LARGEST, max(_MUCH, len(data) * DENSEST))
    if size > limit:
        raise InputError(
            "{file}: unpacks to {size:,} bytes, more than the {limit:,} that are read",
            file=name,
            size=size,
            limit=limit,
        )


def missing(name: str, extra: str) -> InputError:
    """Give the error for a format whose library is not installed."""
    return InputError('{file}: needs the extra {extra}: pip install "policyduty[{extra}]"', file=name, extra=extra)

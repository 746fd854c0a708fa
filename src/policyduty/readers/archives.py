"""What every reader of zipped formats (Word, spreadsheets) asks first: is it whole, and is it of a sane size."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from ..errors import InputError

LARGEST = 512 * 1024 * 1024
"""Bytes that a file may unpack to. A ledger of a whole province is a hundredth of it; a zip bomb is more."""


def check_archive(data: bytes, name: str) -> None:
    """Raise InputError where the bytes are no zip archive, or unpack to more than :data:`LARGEST`."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (BadZipFile, ValueError, OSError) as error:
        raise InputError("{file}: is damaged or of another kind: {reason}", file=name, reason=error) from error
    if size > LARGEST:
        raise InputError(
            "{file}: unpacks to {size:,} bytes, more than the {limit:,} that are read",
            file=name,
            size=size,
            limit=LARGEST,
        )


def missing(name: str, extra: str) -> InputError:
    """Give the error for a format whose library is not installed."""
    return InputError('{file}: needs the extra {extra}: pip install "policyduty[{extra}]"', file=name, extra=extra)

"""Opening files (取件): what a file holds, or an error in words."""

import os
from itertools import islice

from . import limits
from .errors import ForeignWords, InputError

_CHUNK = 1 << 20


def contents(path: str | os.PathLike[str]) -> bytes:
    """Give a file's bytes. Raises InputError where it cannot be read, or holds more than is read, as a device may."""
    try:
        with open(path, "rb") as file:
            data = b"".join(islice(iter(lambda: file.read(_CHUNK), b""), limits.LARGEST // _CHUNK + 1))
    except (OSError, ValueError) as error:  # A name with a null character is no name.
        raise InputError("{file}: cannot be read: {reason}", file=path, reason=ForeignWords.of(error)) from error
    limits.check_size(len(data), os.fspath(path))
    return data

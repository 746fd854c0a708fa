"""Writing files (落盘): beside the target, then renamed, so that the old file or the new one stands."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from .errors import OutputError


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a binary file that takes the place of ``path`` when the block ends well, and vanishes when it does not.

    A link is followed; an existing file keeps its permissions. A pipe or device (``/dev/stdout``) is written to
    directly, since there is nothing to rename. Raises OutputError where the folder is missing or not writable, or
    ``path`` is a folder.
    """
    with _explained(path):
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise OutputError("{path}: is a folder, expected a file name to write to", path=path)
        if not target.parent.is_dir():
            raise OutputError(
                "{path}: cannot be written, the folder {folder} does not exist", path=path, folder=target.parent
            )
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                yield file
            return
        handle, beside = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.chmod(beside, _mode(target))
            os.replace(beside, target)
        except BaseException:
            with suppress(OSError):
                os.unlink(beside)
            raise


@contextmanager
def _explained(path: str | os.PathLike[str]) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError("{path}: cannot be written: {reason}", path=path, reason=error.strerror or error) from error


def _mode(target: Path) -> int:
    """Permissions for the new file: those of the one it replaces, else what the umask leaves."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask

"""Progress (进度) of a long export: the exporter reports, whoever called it listens. Nobody has to do either."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Progress = Callable[[int, int], None]
"""``progress(done, total)``: so many of so many rows, sheets or whatever the work is made of."""

_listener: ContextVar[Progress | None] = ContextVar("policyduty_progress", default=None)


def report_progress(done: int, total: int) -> None:
    """Say how far an export has come; call it as often as is handy."""
    listener = _listener.get()
    if listener is not None:
        listener(done, total)


@contextmanager
def listening(progress: Progress | None) -> Iterator[None]:
    """Hand what is reported inside to ``progress``."""
    token = _listener.set(progress)
    try:
        yield
    finally:
        _listener.reset(token)

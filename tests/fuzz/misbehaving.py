"""Readers that do what no limit of Python ends, to be run apart by tests."""

import os
import time

from policyduty import InputError
from policyduty.model import Source
from policyduty.transcript import Transcript


def pid(data: bytes, name: str) -> Transcript:
    """Tell which process reads, after as many seconds as the data says."""
    time.sleep(float(data))
    return Transcript.plain(str(os.getpid()), Source(name=name))


def hogs(data: bytes, name: str) -> Transcript:
    return Transcript.plain(str(len(bytearray(1 << 31))), Source(name=name))


def aborts(data: bytes, name: str) -> Transcript:
    os.abort()


def refuses(data: bytes, name: str) -> Transcript:
    raise InputError("{file}: is empty, expected a document", file=name)


def fails(data: bytes, name: str) -> Transcript:
    raise KeyError(name)


def is_long(data: bytes, name: str) -> Transcript:
    return Transcript.plain("a" * 3_000_001, Source(name=name))

"""More than one process: ``policyduty read`` on a folder of documents, by the clock on the wall."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from .measuring import Effort, Measurement, python, raced
from .plans import text_of


def measure(effort: Effort) -> Iterator[Measurement]:
    """Documents a second in two processes and in one, starting of the processes and saving included."""
    number = effort.of(2_400, 4)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "notices")
        folder.mkdir()
        for index in range(number):
            (folder / f"{index}.txt").write_text(text_of(0.001, distinct=True, seed=index), "utf-8")
        target = Path(name, "plans")

        def reading(jobs: int) -> None:
            shutil.rmtree(target, ignore_errors=True)
            python("-m", "policyduty", "read", str(folder), "-o", str(target), "--jobs", str(jobs))()

        works = {"two": lambda: reading(2), "one process": lambda: reading(1)}
        race = raced(works, min(effort.rounds, 3), clock=time.perf_counter)
    cores = len(os.sched_getaffinity(0))
    yield race.rate(f"policyduty read --jobs 2, {cores} cores", "two", "one process", number, "documents/s", 1.8)

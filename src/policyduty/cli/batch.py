"""``policyduty read`` on many documents: a plan of each, a table of what was read, and what failed named at the end."""

import os
import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import frozen

from ..errors import PolicydutyError
from ..locale import gettext, ngettext
from ..output import make_folder
from .terminal import say, table, tell

if TYPE_CHECKING:
    from ..model import Unit

_MOST_AT_ONCE = 16
"""Documents that a worker is given."""


@frozen
class Outcome:
    """What came of one document."""

    document: Path
    target: Path
    counts: tuple[int, ...] = ()
    """Sections, tasks, duties, findings."""
    unread: float = 0
    """Share of the text that looks like a duty and was not understood."""
    findings: tuple[str, ...] = ()
    """A line each, place and all."""
    failure: str = ""


def read_all(names: Iterable[str], folder: Path, units: "tuple[Unit, ...]", *, jobs: int, strict: bool) -> int:
    """Read every document that is named or stands in a folder that is named; give the exit code."""
    documents, passed_over = _gathered(names)
    if not documents:  # An empty folder made here would stand in the way of a file of that name.
        _tell_passed_over(passed_over)
        tell(gettext("error: {message}").format(message=gettext("there is no document to read")))
        return 2
    targets = _targets(documents, folder)
    make_folder(folder)
    outcomes = sorted(_outcomes(targets, units, jobs), key=lambda outcome: outcome.document)
    done = [outcome for outcome in outcomes if not outcome.failure]
    for outcome in done:
        for finding in outcome.findings:
            tell(finding)
    if done:
        say(_table(done))
    _tell_passed_over(passed_over)
    failed = [outcome for outcome in outcomes if outcome.failure]
    summary = gettext("{done} of {all} documents read").format(done=len(done), all=len(outcomes))
    tell(summary)
    for outcome in failed:
        tell(gettext("error: {message}").format(message=outcome.failure))
    if failed:
        return 2
    return int(strict and any(outcome.findings for outcome in done))


def _tell_passed_over(number: int) -> None:
    if number:
        said = ngettext(
            "{n} file passed over: no reader takes it", "{n} files passed over: no reader takes them", number
        )
        tell(said.format(n=number))


def _gathered(names: Iterable[str]) -> tuple[list[tuple[Path, Path]], int]:
    """Documents, each with the path that its plan gets in the output folder; and how many files no reader takes."""
    from ..plugins import registry

    found: list[tuple[Path, Path]] = []
    passed_over = 0
    for name in names:
        path = Path(name)
        if not path.is_dir():
            found.append((path, Path(path.name)))
            continue
        for inner in sorted(files_in(path)):
            if registry().reader_for(inner.suffix.lower()):
                found.append((inner, inner.relative_to(path)))
            else:
                passed_over += 1
    return found, passed_over


def files_in(folder: Path) -> Iterator[Path]:
    """Files in a folder and the folders in it, hidden ones left out."""
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(here, name) for name in names if not name.startswith("."))


def _targets(documents: list[tuple[Path, Path]], folder: Path) -> list[tuple[Path, Path]]:
    """Give each document a file of its own: notice.json, or notice.html.json beside notice.txt.json."""
    stems = Counter(place.with_suffix(".json") for _, place in documents)
    targets: dict[Path, Path] = {}
    for document, place in documents:
        target = folder / place.with_suffix(".json")
        if stems[place.with_suffix(".json")] > 1:
            target = folder / place.with_name(place.name + ".json")
        number = 1
        while target in targets:
            number += 1
            target = folder / place.with_name(f"{place.name}-{number}.json")
        targets[target] = document
    return [(document, target) for target, document in targets.items()]


def _outcomes(targets: list[tuple[Path, Path]], units: "tuple[Unit, ...]", jobs: int) -> Iterator[Outcome]:
    """Read one after the other, or in processes; a bar shows how far it is where somebody looks."""
    shown = sys.stderr is not None and sys.stderr.isatty()
    with click.progressbar(length=len(targets), file=sys.stderr, hidden=not shown) as bar:
        if jobs == 1:
            for document, target in targets:
                yield _outcome(document, target, units)
                bar.update(1)
            return
        # Handing over a document costs as much as a tenth of reading it, so that workers get several at once.
        size = max(1, min(_MOST_AT_ONCE, len(targets) // (8 * jobs)))
        groups = [targets[at : at + size] for at in range(0, len(targets), size)]
        # Ctrl-C is for this process: it hands over no further documents, and the workers end those they are at.
        with ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)) as pool:
            futures: list[Future[list[Outcome]]] = [pool.submit(_outcomes_of, group, units) for group in groups]
            try:
                for future in as_completed(futures):
                    done = future.result()
                    yield from done
                    bar.update(len(done))
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def _outcomes_of(targets: list[tuple[Path, Path]], units: "tuple[Unit, ...]") -> list[Outcome]:
    return [_outcome(document, target, units) for document, target in targets]


def _outcome(document: Path, target: Path, units: "tuple[Unit, ...]") -> Outcome:
    """Read a document and save its plan; a document that cannot be read must not keep the rest from it."""
    from .reading import found_lines, read_file

    try:
        reading, data = read_file(str(document), units=units)
        target.parent.mkdir(parents=True, exist_ok=True)
        from ..codec import dump

        dump(reading.plan, target)
    except PolicydutyError as error:
        return Outcome(document, target, failure=str(error))
    except Exception as error:
        return Outcome(document, target, failure=f"{document}: {type(error).__name__}: {error}")
    items = [item for item, _ in reading.plan.walk()]
    tasks = sum(1 for _ in reading.plan.iter_tasks())
    duties = sum(1 for _ in reading.plan.iter_duties())
    counts = (len(items) - tasks, tasks, duties, len(reading.findings))
    lines = tuple(found_lines(str(document), reading, data))
    return Outcome(document, target, counts, reading.account.share("unread"), lines)


def _table(outcomes: list[Outcome]) -> str:
    headers = [gettext("Document"), gettext("Sections"), gettext("Tasks"), gettext("Duties"), gettext("Findings")]
    rows = [[str(o.document), *map(str, o.counts), f"{o.unread:.1%}", str(o.target)] for o in outcomes]
    total = [gettext("All"), *(str(sum(o.counts[i] for o in outcomes)) for i in range(4)), "", ""]
    return table([*headers, gettext("Unread"), gettext("Saved as")], [*rows, total] if len(rows) > 1 else rows)

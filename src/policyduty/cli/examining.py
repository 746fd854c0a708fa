"""The run of ``policyduty check``: what is named is gathered and examined, one after the other."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from ..contract import Rule
from ..documents import Reading, read_document
from ..errors import OptionError, PolicydutyError
from ..locale import ngettext
from ..model import Correction, Finding, Plan, Unit
from ..plugins import registry
from ..selection import Selection
from ..validation import Verdict, examine
from .batch import files_in
from .correcting import Fixing, fixed
from .reading import kind_of, loaded, read_file, shown
from .reports import Check, Checked
from .reports.places import Kept, Printed
from .terminal import tell

_PEEK = 200
"""So many bytes of a JSON file show whether it is a plan."""


def gathered(names: Iterable[str], *, plans: bool) -> Iterator[str]:
    """Files and ids as they are named; of folders, the documents, and the saved plans where they are wanted."""
    passed_over = 0
    for name in names:
        if not os.path.isdir(name) or name in registry().plans:
            yield name
            continue
        for inner in sorted(files_in(Path(name))):
            if registry().reader_for(inner.suffix.lower()) or (plans and _is_plan(inner)):
                yield str(inner)
            else:
                passed_over += 1
    if passed_over:
        said = ngettext(
            "{n} file passed over: no document and no plan",
            "{n} files passed over: no documents and no plans",
            passed_over,
        )
        tell(said.format(n=passed_over))


def _is_plan(path: Path) -> bool:
    if path.suffix.lower() != ".json":
        return False
    try:
        with path.open("rb") as file:
            return b'"policyduty.plan"' in file.read(_PEEK)
    except OSError:
        return True  # and is named when it cannot be read


@frozen(kw_only=True)
class Examination:
    """What is asked of each plan."""

    rules: tuple[Rule, ...]
    selection: Selection
    units: tuple[Unit, ...]
    corrections: tuple[Correction, ...]
    corrections_file: str | None
    fix: bool
    higher: Plan | None = None

    def verdict(self, plan: Plan, reading: Reading | None = None) -> Verdict:
        """Give what is found and reported."""
        verdict = examine(plan, self.rules, units=self.units, higher=self.higher, reading=reading)
        return Verdict(
            findings=tuple(filter(self.selection.reports, verdict.findings)),
            waived=tuple(pair for pair in verdict.waived if self.selection.reports(pair[0])),
        )


def checked_all(names: Iterable[str], examination: Examination) -> Check:
    """Check one after the other; what cannot be read must not keep the rest from it."""
    plans = []
    failures = []
    for name in names:
        try:
            plans.append(_plan(name, examination))
        except (PolicydutyError, OSError, UnicodeError) as error:
            file = shown(name)
            message = str(error)
            failures.append(message if message.startswith(file) else f"{file}: {message}")
    return Check(plans=plans, rules=examination.rules, failures=failures)


def _plan(name: str, examination: Examination) -> Checked:
    kind = kind_of(name)
    if kind == "document":
        return _document(name, examination)
    if examination.fix or examination.corrections_file:
        raise OptionError(
            "{name}: is a plan that was read already; {option} needs the document",
            name=name,
            option="--fix" if examination.fix else "--corrections",
        )
    plan = loaded(name, kind)
    verdict = examination.verdict(plan)
    return Checked(
        name=name,
        plan=plan,
        findings=verdict.findings,
        waived=verdict.waived,
        places=Kept(plan),
        is_file=kind == "saved",
    )


def _document(name: str, examination: Examination) -> Checked:
    reading, data = read_file(name, corrections=examination.corrections, units=examination.units)
    if examination.fix:
        reading = _fixed(name, data, reading, examination)
    verdict = examination.verdict(reading.plan, reading)
    return Checked(
        name=name,
        plan=reading.plan,
        findings=verdict.findings,
        waived=verdict.waived,
        places=Printed(reading, data),
        fixable=0 if examination.fix else sum(finding.fix is not None for finding in verdict.findings),
    )


def _fixed(name: str, data: bytes, first: Reading, examination: Examination) -> Reading:
    file = shown(name)

    def read(corrections: tuple[Correction, ...]) -> Reading:
        if corrections == examination.corrections:
            return first
        return read_document(data, name=file, corrections=corrections, units=examination.units)

    def find(reading: Reading) -> Iterable[Finding]:
        return examination.verdict(reading.plan, reading).findings

    return fixed(
        Fixing(
            file=file,
            target=examination.corrections_file or f"{name}.corrections.json",
            extend=examination.corrections_file is not None,
            known=examination.corrections,
            read=read,
            find=find,
        )
    )

"""The report for programs: a JSON object a finding."""

import json
from typing import Any

from ...model import Finding, Waiver
from . import Check, Checked


def report(check: Check) -> str:
    """Give a list of objects; what is not known is null."""
    records = [record for checked in check.plans for record in _records(check, checked)]
    return json.dumps(records, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"


def _records(check: Check, checked: Checked) -> list[dict[str, Any]]:
    found = [_record(check, checked, finding, None) for finding in checked.findings]
    return found + [_record(check, checked, finding, waiver) for finding, waiver in checked.waived]


def _record(check: Check, checked: Checked, finding: Finding, waiver: Waiver | None) -> dict[str, Any]:
    position = checked.places.position(finding)
    span = finding.span
    return {
        "file": checked.shown,
        "code": finding.code,
        "name": check.name_of(finding.code),
        "severity": finding.severity.value,
        "place": finding.place,
        "line": position.line if position else None,
        "column": position.column if position else None,
        "end_line": position.end_line if position else None,
        "end_column": position.end_column if position else None,
        "span": {"source": span.source, "start": span.start, "end": span.end, "place": span.place} if span else None,
        "excerpt": finding.excerpt,
        "message": finding.message,
        "message_zh": finding.message_zh,
        "suggestion": finding.suggestion,
        "suggestion_zh": finding.suggestion_zh,
        "fix": finding.fix,
        "waived": {"reason": waiver.reason, "by": waiver.by, "until": waiver.until.isoformat()} if waiver else None,
    }

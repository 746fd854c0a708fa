"""The report as SARIF 2.1.0, which code hosts and editors read.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01, 2023.
"""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ... import __version__
from ...contract import Rule
from ...locale import language
from ...model import Finding, Severity, Waiver
from . import Check, Checked, message, suggestion, told

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def report(check: Check) -> str:
    """Give one run with the rules that were asked, and a result a finding."""
    indices = {rule.code: index for index, rule in enumerate(check.rules)}
    suppressing = any(checked.waived for checked in check.plans)
    results = []
    for checked in check.plans:
        pairs = [*((finding, None) for finding in checked.findings), *checked.waived]
        for finding, waiver in pairs:
            result = _result(checked, finding)
            if finding.code in indices:
                result["ruleIndex"] = indices[finding.code]
            if suppressing:  # on every result or on none (3.27.23)
                result["suppressions"] = [_suppression(waiver)] if waiver else []
            results.append(result)
    run = {
        "tool": {
            "driver": {
                "name": "policyduty",
                "semanticVersion": __version__,
                "language": {"zh": "zh-CN", "en": "en-US"}[language()],
                "rules": [*map(_rule, check.rules)],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(check)],
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    statement = told(rule.statement_zh, rule.statement)
    rationale = told(rule.rationale_zh, rule.rationale)
    record = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": statement},
        "fullDescription": {"text": "\n".join(filter(None, (statement, rationale)))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    help_text = "\n\n".join(filter(None, (rationale, rule.source)))
    return record | ({"help": {"text": help_text}} if help_text else {})


def _result(checked: Checked, finding: Finding) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(filter(None, (message(finding), suggestion(finding))))},
        "locations": [_location(checked, finding)],
    }
    fix = _fix(checked, finding)
    return result | ({"fixes": [fix]} if fix else {})


def _location(checked: Checked, finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if checked.is_file:
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(checked.name)}}
        region = _region(checked, finding)
        if region:
            location["physicalLocation"]["region"] = region | {"snippet": {"text": checked.places.raw(finding) or ""}}
    path = "/".join(filter(None, (checked.plan.id, finding.place)))
    logical = {"fullyQualifiedName": path} | ({"name": finding.place} if finding.place else {})
    named = checked.places.named(finding)
    if named:
        logical["decoratedName"] = f"{path} ({named})"
    return location | {"logicalLocations": [logical]}


def _region(checked: Checked, finding: Finding) -> dict[str, Any]:
    position = checked.places.position(finding)
    if position is None:
        return {}
    return {
        "startLine": position.line,
        "startColumn": position.column,
        "endLine": position.end_line,
        "endColumn": position.end_column,
    }


def _fix(checked: Checked, finding: Finding) -> dict[str, Any] | None:
    """A replacement, where the file has just the words that are to go: in a web page, tags may stand between them."""
    region = _region(checked, finding)
    if finding.fix is None or not region or checked.places.raw(finding) != finding.excerpt:
        return None
    replacement = {"deletedRegion": region, "insertedContent": {"text": finding.fix}}
    change = {"artifactLocation": {"uri": _uri(checked.name)}, "replacements": [replacement]}
    return {"description": {"text": suggestion(finding) or message(finding)}, "artifactChanges": [change]}


def _suppression(waiver: Waiver) -> dict[str, Any]:
    properties = {"by": waiver.by, "until": waiver.until.isoformat()}
    return {"kind": "external", "status": "accepted", "justification": waiver.reason, "properties": properties}


def _invocation(check: Check) -> dict[str, Any]:
    told_ = [{"level": "error", "message": {"text": failure}} for failure in check.failures]
    notes = {"toolExecutionNotifications": told_} if told_ else {}
    return {"executionSuccessful": not check.failures} | notes


def _uri(file: str) -> str:
    """A file as a URI: relative to the working directory where it stands below it."""
    path = Path(os.path.abspath(file))
    here = Path.cwd()
    if path.is_relative_to(here):
        return quote(os.fsencode(path.relative_to(here).as_posix()))
    return path.as_uri()

"""The report as commands of GitHub Actions, which it shows beside the lines of a change."""

from ...model import Finding, Severity
from ..terminal import visible
from . import Check, Checked, message, suggestion

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(check: Check) -> str:
    """Give a command a finding; what is waived has none."""
    return "".join(_command(check, checked, finding) + "\n" for checked in check.plans for finding in checked.findings)


def _command(check: Check, checked: Checked, finding: Finding) -> str:
    properties = {"file": checked.shown} if checked.is_file else {}
    position = checked.places.position(finding)
    if position:
        properties["line"] = str(position.line)
        properties["endLine"] = str(position.end_line)
        if position.line == position.end_line:  # columns are of one line
            properties["col"] = str(position.column)
            properties["endColumn"] = str(position.end_column)
    properties["title"] = f"{finding.code} {check.name_of(finding.code)}".strip()
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    where = "" if position else " ".join(filter(None, (checked.places.named(finding), finding.place)))
    words = f"{where}: {message(finding)}" if where else message(finding)
    text = "\n".join(filter(None, (words, suggestion(finding))))
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

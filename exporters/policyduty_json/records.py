"""Writing flat records (记录): JSON Lines as UTF-8, and separated values (RFC 4180)."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from policyduty import Plan, assignment_records, duty_records, expanded
from policyduty.records import ASSIGNMENT_COLUMNS, DUTY_COLUMNS, csv_text

from .options import RecordOptions, Rows


def write_lines(plan: Plan, target: BinaryIO, options: RecordOptions) -> None:
    """Write an object a line. A lone surrogate, which UTF-8 cannot carry, is written as the escape that JSON has."""
    import json

    for record in _records(plan, options):
        line = json.dumps(record, ensure_ascii=False)
        try:
            data = line.encode()
        except UnicodeEncodeError:
            data = json.dumps(record).encode()
        target.write(data + b"\n")


def write_csv(plan: Plan, target: BinaryIO, options: RecordOptions) -> None:
    """Write a row of titles and a row a record. No text can act as a formula; a lone surrogate becomes U+FFFD."""
    columns = ASSIGNMENT_COLUMNS if options.rows is Rows.ASSIGNMENTS else DUTY_COLUMNS
    text = csv_text(columns, _records(plan, options))
    data = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
    target.write((b"\xef\xbb\xbf" if options.bom else b"") + data)


def _records(plan: Plan, options: RecordOptions) -> Iterator[dict[str, Any]]:
    shown = expanded(plan) if options.expand else plan
    if options.rows is Rows.ASSIGNMENTS:
        return assignment_records(shown)
    # Printed, all members would have their collective's name.
    return duty_records(shown, canonical=options.canonical or options.expand)

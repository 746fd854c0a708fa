"""policyduty_json: a plan as canonical JSON, which ``policyduty.load`` reads back.

What takes time to import is imported when a file is written.
"""

from typing import BinaryIO

from policyduty import Exporter, Plan, hookimpl

__all__ = ["policyduty_exporters"]


@hookimpl
def policyduty_exporters() -> list[Exporter]:
    """Give the exporter ``json``."""
    return [
        Exporter(
            name="json",
            description="Canonical JSON of the whole plan, which policyduty loads again",
            description_zh="规范 JSON：完整方案，可再次载入",
            suffixes=(".json",),
            write=_write,
        )
    ]


def _write(plan: Plan, target: BinaryIO, options: None) -> None:
    from .writer import write

    write(plan, target, options)

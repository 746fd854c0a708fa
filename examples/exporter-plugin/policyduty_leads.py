"""A policyduty exporter: what each lead unit leads, a block a unit, as a text."""

from typing import BinaryIO

from attrs import frozen

from policyduty import Exporter, Plan, hookimpl, option, report_progress, task_list, unit_row, unit_table


@frozen(kw_only=True)
class LeadsOptions:
    """What can be chosen: ``policyduty export … -O numbered=false``."""

    unit: str | None = option(None, "only this unit, by any of its names", "只写这个单位，可用其任一名称")
    numbered: bool = option(True, "number the tasks", "任务编号")


def write(plan: Plan, target: BinaryIO, options: LeadsOptions) -> None:
    """Write the text as UTF-8; the same plan gives the same bytes, and the target need not seek."""
    rows = [unit_row(plan, options.unit)] if options.unit else [row for row in unit_table(plan) if row.leads]
    for done, row in enumerate(rows, 1):
        lines = [f"{plain(row.name)}（牵头 {len(row.leads)} 项）"]
        for number, task in enumerate(task_list(row.leads), 1):
            lines.append(f"{number}. {plain(task)}" if options.numbered else plain(task))
        target.write(("\n".join(lines) + "\n\n").encode("utf-8", "replace"))
        report_progress(done, len(rows))


def plain(text: str) -> str:
    """Keep a text on its line, and out of a terminal's hands: plans come from web pages."""
    return "".join(character if character.isprintable() else " " for character in text)


@hookimpl
def policyduty_exporters() -> list[Exporter]:
    """Give the exporter; import what is heavy inside ``write``, not here."""
    return [
        Exporter(
            name="leads",
            description="what each lead unit leads, as a text",
            description_zh="各牵头单位的牵头任务（纯文本）",
            suffixes=(".leads", ".leads.txt"),
            write=write,
            options=LeadsOptions,
        )
    ]

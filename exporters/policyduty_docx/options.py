"""What can be chosen about the document (选项)."""

from enum import StrEnum

from attrs import frozen

from policyduty import OptionError, option


class Contents(StrEnum):
    """Which document is written."""

    PLAN = "plan"
    """The plan as an official document (责任分工方案), with the list of its units as annex."""
    NOTICE = "notice"
    """What one unit has to do (责任任务清单)."""
    TABLE = "table"
    """The ledger as a ruled table on landscape A4 (任务分解表)."""


@frozen(kw_only=True)
class DocxOptions:
    """Which document to write, and for whom."""

    kind: Contents = option(
        Contents.PLAN,
        "the plan, one unit's duty notice, or the table of tasks",
        "责任分工方案（plan）、单位责任任务清单（notice）或任务分解表（table）",
    )
    unit: str = option(
        "",
        "with kind=notice: the unit, by any of its names",
        "kind=notice 时必填：单位，可用任一名称",
    )

    expand: bool = option(
        False,
        "with kind=plan: list the known members of collective units, with the printed name",
        "kind=plan 时，责任单位清单列出集合单位的各成员，并保留文中写法",
    )

    def __attrs_post_init__(self) -> None:
        if self.kind is Contents.NOTICE and not self.unit.strip():
            raise OptionError("docx: kind=notice needs unit=…, the unit that it is for / 须以 unit=… 指明单位")
        if self.expand and self.kind is not Contents.PLAN:
            raise OptionError("docx: expand=… is for kind=plan / expand=… 仅用于 kind=plan")
        if self.unit.strip() and self.kind is not Contents.NOTICE:
            raise OptionError("docx: unit=… is for kind=notice / unit=… 仅用于 kind=notice")

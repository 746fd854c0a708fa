"""What can be chosen about the workbook (选项)."""

from attrs import frozen


@frozen(kw_only=True)
class ExcelOptions:
    """Which sheets to write besides 任务分解表."""

    units: bool = True
    """Write the sheet of units and their tasks (责任单位清单)."""
    corrections: bool = True
    """Write the sheet of corrections (勘误) where the plan has any."""

"""What can be chosen about the page (选项)."""

from enum import StrEnum

from attrs import frozen

from policyduty import option


class View(StrEnum):
    """What the page shows (视图)."""

    PLAN = "plan"
    """The plan by its headings, or with ``unit`` that unit's own list."""
    DUTIES = "duties"
    """任务分解表: every duty in one table."""
    WORKLOAD = "workload"
    """工作量: how much each unit has to do."""
    MATRIX = "matrix"
    """责任矩阵: tasks by units."""
    PAIRS = "pairs"
    """单位协作: units that share duties."""
    GROUPS = "groups"
    """分组统计: by section, by kind and by level of the units."""
    COVERAGE = "coverage"
    """单位覆盖: who of the plan's registry has duties."""


@frozen(kw_only=True)
class MarkdownOptions:
    """How much of the plan to write."""

    view: View = option(View.PLAN, "the plan, or one view of it", "完整方案，或其中一个视图")
    tables_only: bool = option(
        False,
        "only the tables with their headings, to paste into a page of one's own",
        "只写表格及其标题，便于粘贴到其他页面",
    )
    contents: bool = option(True, "a table of contents with links", "写目录（带链接）")
    unit: str | None = option(
        None, "only this unit's duties, by any of its names", "只写这个单位的分工，可用其任一名称"
    )
    expand: bool = option(False, "count a collective's duties for each known member", "集合单位的分工计入其已知成员")

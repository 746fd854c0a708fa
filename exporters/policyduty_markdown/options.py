"""What can be chosen about the page (选项)."""

from attrs import frozen

from policyduty import option


@frozen(kw_only=True)
class MarkdownOptions:
    """How much of the plan to write."""

    tables_only: bool = option(
        False,
        "only the tables with their headings, to paste into a page of one's own",
        "只写表格及其标题，便于粘贴到其他页面",
    )
    contents: bool = option(True, "a table of contents with links", "写目录（带链接）")
    unit: str | None = option(
        None, "only this unit's tasks, by any of its names", "只写这个单位的任务清单，可用其任一名称"
    )
    expand: bool = option(False, "count a collective's duties for each known member", "集合单位的任务也计入其已知成员")

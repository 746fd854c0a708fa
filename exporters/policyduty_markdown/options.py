"""What can be chosen about the page (选项)."""

from attrs import frozen


@frozen(kw_only=True)
class MarkdownOptions:
    """How much of the plan to write."""

    tables_only: bool = False
    """Only the tables with their headings, to paste into a page of one's own: no page title, facts or prose."""

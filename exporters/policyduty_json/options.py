"""What can be chosen about records (选项)."""

from enum import StrEnum

from attrs import frozen

from policyduty import option


class Rows(StrEnum):
    """What a record is of."""

    ASSIGNMENTS = "assignments"
    """A unit in a duty: every value is a text, a number or true and false."""
    DUTIES = "duties"
    """A duty, with its units as lists."""


@frozen(kw_only=True)
class RecordOptions:
    """What a record is of, and by which names."""

    rows: Rows = option(
        Rows.ASSIGNMENTS, "what a row is: a unit in a duty, or a duty", "每行是一个单位分工，还是一条责任分工"
    )
    canonical: bool = option(False, "the registry's names in rows of duties", "按责任分工输出时使用单位库中的规范名称")
    expand: bool = option(
        False,
        "the known members of collective units in their place, by the registry's names",
        "集合单位改列其已知成员，使用单位库中的规范名称",
    )
    bom: bool = option(
        True,
        "begin a csv with a byte order mark, without which Excel takes it for another encoding",
        "CSV 以字节顺序标记开头，否则 Excel 会误认编码",
    )

"""What can be chosen about the page (选项)."""

from enum import StrEnum

from attrs import frozen

from policyduty import option


class Language(StrEnum):
    """Language of the labels; the plan's own words stay as they are (界面语言)."""

    ZH = "zh"
    EN = "en"


class Colour(StrEnum):
    """Colour of titles and of the lead role (主色). Each is dark enough on white, and has a light one for dark mode."""

    RED = "red"
    """红: the colour of official letterheads (红头)."""
    BLUE = "blue"
    """蓝"""
    GREEN = "green"
    """绿"""


@frozen(kw_only=True)
class HtmlOptions:
    """What the page shows, and how it opens."""

    language: Language = option(
        Language.ZH, "language of the labels when the page opens; it can be switched", "打开时的界面语言，页内可切换"
    )
    unit: str | None = option(
        None, "only the duties of this unit, by any of its names", "只写出该单位的分工，名称、简称均可"
    )
    colour: Colour = option(Colour.RED, "colour of titles and leads", "标题和牵头单位的颜色")
    expand: bool = option(
        False,
        "show the duties of collective units for each known member, with the printed name",
        "集合单位的分工列到各成员单位名下，并保留文中写法",
    )
    units: bool = option(True, "show the list of units", "显示责任单位清单")
    workload: bool = option(True, "show how much each unit has to do", "显示工作量")
    groups: bool = option(True, "show the numbers by section, by kind and by level of the units", "显示分组统计")
    matrix: bool = option(True, "show the matrix of tasks and units", "显示责任矩阵")
    graph: bool = option(True, "show the graph of units that share duties", "显示协作关系图")
    pairs: bool = option(True, "show which units share duties, two by two", "显示单位协作")
    coverage: bool = option(True, "show which units of the plan's registry have no duty of their own", "显示单位覆盖")
    findings: bool = option(True, "show what the rules find", "显示校验发现的问题")
    corrections: bool = option(True, "show the corrections", "显示勘误")

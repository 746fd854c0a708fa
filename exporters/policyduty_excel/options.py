"""What can be chosen about the workbook (选项)."""

from enum import StrEnum

from attrs import frozen

from policyduty import OptionError, option


class SheetKind(StrEnum):
    """A sheet of the workbook (工作表), in the order in which they stand."""

    COVER = "cover"
    """封面: what the document is, links to the sheets, how far the work is, who signs."""
    TASKS = "tasks"
    """任务分解表: a row a duty."""
    UNITS = "units"
    """责任单位清单: a block a unit."""
    MATRIX = "matrix"
    """责任矩阵: tasks by units."""
    WORKLOAD = "workload"
    """统计: duties a unit, with a chart."""
    GROUPS = "groups"
    """分组统计: duties by section, by kind and by level of the units."""
    PAIRS = "pairs"
    """单位协作: units that share duties, two by two."""
    COVERAGE = "coverage"
    """单位覆盖: units that the plan knows and that have no duty, or have some only through a collective."""
    ISSUES = "issues"
    """勘误与问题: corrections, findings, and what had to be changed to be shown."""


class Language(StrEnum):
    """Language of titles and headers (语言); what the plan says stays Chinese."""

    ZH = "zh"
    EN = "en"


class Palette(StrEnum):
    """Colours of headers and bands (配色)."""

    BLUE = "blue"
    RED = "red"
    GREEN = "green"
    GREY = "grey"


def _some(_instance: object, _attribute: object, value: tuple[SheetKind, ...] | None) -> None:
    if value == ():
        raise OptionError(
            "{format}: option {key}: found {found!r}, expected {expected}",
            format="excel",
            key="sheets",
            found="",
            expected="|".join(SheetKind),
        )


@frozen(kw_only=True)
class ExcelOptions:
    """Which sheets to write, for whom, and how they look."""

    sheets: tuple[SheetKind, ...] | None = option(
        None,
        "sheets to write; without it, every sheet that has something to say",
        "要写的工作表；不指定则写全部有内容的工作表",
        validator=_some,
    )
    unit: str | None = option(None, "only this unit's duties, by any of its names", "只写某单位的分工，用它的任一名称")
    unit_sheets: bool = option(False, "a sheet more for each unit", "每个单位另写一张工作表")
    expand: bool = option(
        False,
        "show the duties of collective units for each known member, with the printed name",
        "集合单位的分工列到各成员单位名下，并保留文中写法",
    )
    language: Language = option(Language.ZH, "language of titles and headers", "标题和表头的语言")
    palette: Palette = option(Palette.BLUE, "colours of headers and bands", "表头和色带的配色")
    streaming: bool = option(
        False, "write rows as they come: memory does not grow with them", "逐行写出，内存不随行数增长"
    )

"""What can be chosen about the picture (选项)."""

from enum import StrEnum

from attrs import Attribute, frozen

from policyduty import OptionError, option


class Picture(StrEnum):
    """What is drawn."""

    MATRIX = "matrix"
    """Who has which role in which task (责任矩阵)."""
    WORKLOAD = "workload"
    """How much each unit leads and joins (单位工作量)."""
    NETWORK = "network"
    """Who works with whom (单位协作关系)."""


class Language(StrEnum):
    """Language of the picture's own words; the plan's stay as they are (图中用语)."""

    ZH = "zh"
    EN = "en"


def _positive(_: object, attribute: "Attribute[int | None]", value: int | None) -> None:
    if value is not None and value < 1:
        message = "pictures: option {name}: found {value}, expected 1 or more / 须为 1 以上"
        raise OptionError(message, name=attribute.name, value=value)


@frozen(kw_only=True)
class SvgOptions:
    """What is drawn, and how much of it."""

    picture: Picture = option(
        Picture.MATRIX,
        "the matrix of tasks and units, the workload, or the network of units",
        "责任矩阵（matrix）、单位工作量（workload）或协作关系（network）",
    )
    unit: str | None = option(
        None, "only the duties of this unit, by any of its names", "只画这个单位有份的分工，可用其任一名称"
    )
    expand: bool = option(False, "count a collective's duties for each known member", "集合单位的任务也计入其已知成员")
    most_units: int | None = option(
        None,
        "how many units are drawn at most; 60 where nothing is said",
        "最多画多少个单位，默认 60",
        validator=_positive,
    )
    most_tasks: int | None = option(
        None,
        "with picture=matrix: how many tasks are drawn at most; 200 where nothing is said",
        "picture=matrix 时最多画多少项任务，默认 200",
        validator=_positive,
    )
    language: Language = option(Language.ZH, "language of the picture's own words", "图中用语的语言")

    def __attrs_post_init__(self) -> None:
        if self.most_tasks is not None and self.picture is not Picture.MATRIX:
            raise OptionError("pictures: most_tasks=… is for picture=matrix / most_tasks=… 仅用于 picture=matrix")


@frozen(kw_only=True)
class PngOptions(SvgOptions):
    """The same, and how large."""

    scale: int = option(2, "pixels for each of the picture's own", "放大倍数", validator=_positive)

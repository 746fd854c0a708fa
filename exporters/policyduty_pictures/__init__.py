"""policyduty_pictures: a plan as a picture, SVG or PNG: the matrix of tasks and units, the workload, the network.

PNG needs resvg-py: ``pip install "policyduty[pictures]"``. Without it the format is known, and says so when it is used.
What takes time to import is imported when a picture is written.
"""

from typing import BinaryIO

from policyduty import Exporter, Plan, hookimpl

from .options import Language, Picture, PngOptions, SvgOptions

__all__ = ["Language", "Picture", "PngOptions", "SvgOptions", "policyduty_exporters"]


@hookimpl
def policyduty_exporters() -> list[Exporter]:
    """Give the exporters ``svg`` and ``png``."""
    return [
        Exporter(
            name="svg",
            description="Picture that scales: matrix of tasks and units, workload, or network",
            description_zh="矢量图：责任矩阵、单位工作量或协作关系",
            suffixes=(".svg",),
            write=_write_svg,
            options=SvgOptions,
        ),
        Exporter(
            name="png",
            description="Picture in pixels: matrix of tasks and units, workload, or network",
            description_zh="位图：责任矩阵、单位工作量或协作关系",
            suffixes=(".png",),
            write=_write_png,
            options=PngOptions,
            requires=("resvg_py",),
            install="policyduty[pictures]",
        ),
    ]


def _write_svg(plan: Plan, target: BinaryIO, options: SvgOptions) -> None:
    from .writer import write_svg

    write_svg(plan, target, options)


def _write_png(plan: Plan, target: BinaryIO, options: PngOptions) -> None:
    from .writer import write_png

    write_png(plan, target, options)

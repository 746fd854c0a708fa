"""Writing the picture (写出)."""

from typing import BinaryIO

from policyduty import Plan, expanded, matrix_picture, narrowed, network_picture, png, workload_picture
from policyduty.units import members_in, unit_named

from .options import Picture, PngOptions, SvgOptions


def write_svg(plan: Plan, target: BinaryIO, options: SvgOptions) -> None:
    """Write SVG as UTF-8 with line feeds. Raises UnknownName for a unit that the plan does not have."""
    target.write(_drawn(plan, options).encode("utf-8"))


def write_png(plan: Plan, target: BinaryIO, options: PngOptions) -> None:
    """Write PNG. Raises as :func:`write_svg` and :func:`policyduty.png`."""
    target.write(png(_drawn(plan, options), scale=options.scale))


def _drawn(plan: Plan, options: SvgOptions) -> str:
    part = expanded(plan) if options.expand else plan
    if options.unit:
        only = unit_named(plan, options.unit, members=options.expand)
        part = narrowed(part, *(members_in(plan, only) if options.expand else (only,)))
    chosen = {"most_units": options.most_units, "most_tasks": options.most_tasks}
    limits = {name: limit for name, limit in chosen.items() if limit is not None}
    draw = {
        Picture.MATRIX: matrix_picture,
        Picture.WORKLOAD: workload_picture,
        Picture.NETWORK: network_picture,
    }[options.picture]
    return draw(part, language=options.language, **limits)

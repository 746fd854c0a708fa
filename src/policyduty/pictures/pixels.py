"""A picture in pixels (位图): PNG drawn from SVG by resvg, with the fonts of the machine."""

import re
from functools import cache
from typing import Any

from ..errors import MissingExtra, OutputError
from ..locale import marked
from .canvas import FAMILIES, FONTS

MOST_PIXELS = 100_000_000
"""resvg holds a picture in memory as four bytes a pixel."""

_SIZE = re.compile(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"')


def png(svg: str, *, scale: float = 2) -> bytes:
    """Draw one of our pictures as PNG, ``scale`` pixels for each of its own.

    Raises MissingExtra without resvg-py or a font with Chinese characters, which would be missing without a word, and
    OutputError where the picture would have more than a hundred million pixels or none.
    """
    resvg = _resvg()
    if not _has_chinese():
        message = marked("png: no installed font has Chinese characters: install one, such as {fonts}")
        raise MissingExtra(message, fonts=", ".join(FONTS))
    scale = min(scale, MOST_PIXELS)  # A whole number may be too large for any picture, and for a float.
    size = _SIZE.match(svg)
    wide, high = (float(length) * scale for length in size.groups()) if size else (0.0, 0.0)
    if not (wide >= 1 and high >= 1 and wide * high <= MOST_PIXELS):
        raise OutputError(
            "png: a picture of {wide} × {high} pixels cannot be drawn, expected at most {most:,} in all; "
            "choose another scale",
            wide=f"{wide:.0f}",
            high=f"{high:.0f}",
            most=MOST_PIXELS,
        )
    return bytes(resvg.svg_to_bytes(svg_string=svg, zoom=scale))


@cache
def _has_chinese() -> bool:
    """True where two characters look different: without a font for them both are nothing."""
    return _drawn("责") != _drawn("牵")


def _drawn(character: str) -> bytes:
    text = f'<text y="16" font-family="{FAMILIES}">{character}</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{text}</svg>'
    return bytes(_resvg().svg_to_bytes(svg_string=svg))


def _resvg() -> Any:
    try:
        import resvg_py
    except ImportError as error:
        raise MissingExtra.of("resvg_py", "pictures") from error
    return resvg_py

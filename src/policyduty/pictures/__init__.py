"""Pictures (图): a plan where people would rather look, as SVG text and as PNG.

Modules: :mod:`.heat`, :mod:`.bars` and :mod:`.ring` draw one picture each, on a :mod:`sheet <.sheets>` with title,
legend and notes; :mod:`.circles` lays out a network; :mod:`.canvas` writes SVG, :mod:`.lettering` measures text,
:mod:`.pixels` draws PNG.
"""

from .bars import workload_picture
from .circles import Circle, CircleLine, CircleUnit, circle_layout
from .heat import matrix_picture
from .pixels import png
from .ring import network_picture

__all__ = [
    "Circle",
    "CircleLine",
    "CircleUnit",
    "circle_layout",
    "matrix_picture",
    "network_picture",
    "png",
    "workload_picture",
]

"""How names are formed (名称的构成): what looks like a unit, like an area, and like a place before a shared ending."""

import re
from functools import lru_cache

from ..units.forms import is_collective
from .lexicon import AREA_ENDING, NAMED_LIKE_UNIT, PLACE, UNIT_ENDING

_JOINTS = re.compile("[和及与]")


@lru_cache(maxsize=1 << 15)
def is_unit(name: str) -> bool:
    """True for what is formed like the name of a unit or of many, and is more than a bare ending."""
    ending = UNIT_ENDING.search(name)
    return bool(ending and ending.start() > 0) or is_collective(name)


def is_unit_or_area(name: str) -> bool:
    """True also for a place that stands for its government: 甲区、乙县负责."""
    return is_unit(name) or AREA_ENDING.search(name) is not None


def is_place(name: str) -> bool:
    """True for a name that may share the ending of another: 济南."""
    return PLACE.match(name) is not None and (not is_unit(name) or NAMED_LIKE_UNIT.match(name) is not None)


def place_joined(name: str) -> int:
    """Where a place begins that stands behind a unit and 和: 济南 of 市丙局和济南; 0 where none does."""
    for joint in _JOINTS.finditer(name):
        if is_unit(name[: joint.start()]) and is_place(name[joint.end() :]):
            return joint.end()
    return 0

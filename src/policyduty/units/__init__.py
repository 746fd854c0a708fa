"""Units (单位): what their names say, which unit a name means, who belongs to a collective, and registries of them.

Modules: :mod:`.forms` (what a name's form tells), :mod:`.naming` (a plan's units by a registry's names),
:mod:`.resolution` (which unit a printed name means), :mod:`.collectives` (members), :mod:`.merging` (one registry of
several), :mod:`.tables` (registries as spreadsheets), :mod:`.narrowing` (the part of a plan that some units have).
"""

from .collectives import Members, Membership, expanded, members_in, members_of
from .forms import UnitForm, unit_form
from .merging import Disagreement, MergedUnits, UnitConflict, merged_units
from .naming import unit_named
from .narrowing import narrowed
from .resolution import FoundBy, Resolution, UnitRegistry

__all__ = [
    "Disagreement",
    "FoundBy",
    "Members",
    "Membership",
    "MergedUnits",
    "Resolution",
    "UnitConflict",
    "UnitForm",
    "UnitRegistry",
    "expanded",
    "members_in",
    "members_of",
    "merged_units",
    "narrowed",
    "unit_form",
    "unit_named",
]

"""Units (单位): what their names say, which unit a name means, who belongs to a collective, and registries of them.

Modules: :mod:`.forms` (what a name's form tells), :mod:`.naming` (a plan's units by a registry's names),
:mod:`.collectives` (members), :mod:`.narrowing` (the part of a plan that some units have).
"""

from .collectives import Members, Membership, expanded, members_of
from .forms import UnitForm, unit_form
from .naming import UnitIndex, named_by, unit_named
from .narrowing import narrowed

__all__ = [
    "Members",
    "Membership",
    "UnitForm",
    "UnitIndex",
    "expanded",
    "members_of",
    "named_by",
    "narrowed",
    "unit_form",
    "unit_named",
]

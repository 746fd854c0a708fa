"""Cascading (上下级方案衔接): a higher plan beside a lower one, and drafts of lower plans.

Modules: :mod:`.jurisdictions` (whose plan it is), :mod:`.steps` and :mod:`.mapping` (who a unit is below),
:mod:`.registries` (units that are known there), :mod:`.likening` (which task carries which), :mod:`.carrying` and
:mod:`.drafting` (the two verbs), :mod:`.listing` (rows for programs).
"""

from .carrying import Carried, Carrier, Cascade, CascadePart, CascadeRow, LateDeadline, cascade
from .drafting import Draft, OpenQuestion, Proposal, ProposedBy, draft
from .jurisdictions import Jurisdiction, jurisdiction_of
from .listing import CASCADE_COLUMNS, cascade_records
from .mapping import Counterpart, MappedBy, counterpart

__all__ = [
    "CASCADE_COLUMNS",
    "Carried",
    "Carrier",
    "Cascade",
    "CascadePart",
    "CascadeRow",
    "Counterpart",
    "Draft",
    "Jurisdiction",
    "LateDeadline",
    "MappedBy",
    "OpenQuestion",
    "Proposal",
    "ProposedBy",
    "cascade",
    "cascade_records",
    "counterpart",
    "draft",
    "jurisdiction_of",
]

"""The model (模型): what a division-of-duties plan (责任分工方案) is, as frozen attrs classes.

Modules: :mod:`.terms` (the closed vocabularies), :mod:`.evidence` (where a value was read from, and what was
corrected), :mod:`.units` (who), :mod:`.plan` (what is to be done, and by whom).
"""

from .evidence import Citation, Correction, Evidence, Finding, Source, Span, Waiver
from .plan import Assignment, Basis, Deadline, Document, Duty, Plan, Section, Target, Task
from .terms import Certainty, DeadlineKind, Kind, LeadRule, Level, Relation, Role, Severity
from .units import Unit

__all__ = [
    "Assignment",
    "Basis",
    "Certainty",
    "Citation",
    "Correction",
    "Deadline",
    "DeadlineKind",
    "Document",
    "Duty",
    "Evidence",
    "Finding",
    "Kind",
    "LeadRule",
    "Level",
    "Plan",
    "Relation",
    "Role",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Target",
    "Task",
    "Unit",
    "Waiver",
]

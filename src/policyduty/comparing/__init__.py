"""Comparing (比对): what changed from one plan to another, and the later made of the earlier.

Modules: :mod:`.matching` (which task is which), :mod:`.outline` (which section is which, and what moved),
:mod:`.words` (rewording), :mod:`.duties` and :mod:`.changes` (the values), :mod:`.differing` and :mod:`.applying`
(the two verbs), :mod:`.telling` (changes in words, as every output shows them).
"""

from .applying import apply
from .changes import Change, ChangeKind, Diff, DiffOutline, FactChange, SectionChange, TaskChange
from .differing import diff
from .duties import DeadlineChange, DutyChange, TargetChange, UnitChange, UnitChangeKind
from .matching import likeness
from .telling import (
    ChangeLine,
    ChangeTopic,
    change_ids,
    change_lines,
    change_title,
    kind_label,
    kind_summary,
    topic_label,
)
from .words import WordRun, WordRunKind, reworded

__all__ = [
    "Change",
    "ChangeKind",
    "ChangeLine",
    "ChangeTopic",
    "DeadlineChange",
    "Diff",
    "DiffOutline",
    "DutyChange",
    "FactChange",
    "SectionChange",
    "TargetChange",
    "TaskChange",
    "UnitChange",
    "UnitChangeKind",
    "WordRun",
    "WordRunKind",
    "apply",
    "change_ids",
    "change_lines",
    "change_title",
    "diff",
    "kind_label",
    "kind_summary",
    "likeness",
    "reworded",
    "topic_label",
]

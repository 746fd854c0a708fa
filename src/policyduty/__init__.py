"""policyduty: lead and co-responsible duty assignment in Chinese government plans (责任分工方案).

A published plan goes in, a :class:`Plan` with evidence comes out, rules judge it, plugins write it. The names below are
the public interface; everything else may change. They load when they are first used, so that ``import policyduty``
costs next to nothing.
"""

from importlib import import_module

_HOMES = {
    "comparing": "ChangeKind ChangeLine ChangeTopic DeadlineChange Diff DiffOutline DutyChange FactChange "
    "SectionChange TargetChange TaskChange UnitChange UnitChangeKind WordRun WordRunKind apply change_ids change_lines "
    "change_title diff kind_label kind_summary likeness reworded topic_label",
    "cascading": "CASCADE_COLUMNS Carried Carrier Cascade CascadePart CascadeRow Counterpart Draft Jurisdiction "
    "LateDeadline MappedBy OpenQuestion Proposal ProposedBy cascade cascade_records counterpart draft jurisdiction_of",
    "codec": "dump dump_corrections dump_units dumps load load_corrections load_units loads",
    "contract": "Example Exporter PlanPackage Reader Rule",
    "documents": "Reading plan plans read read_document",
    "errors": "CodecError ComparisonError CorrectionError InputError InvalidValue MissingExtra OptionError OutputError "
    "PluginError PluginWarning PolicydutyError UnknownName",
    "exporting": "export export_diff",
    "fixing": "corrections_for",
    "frames": "to_arrow to_pandas",
    "hookspecs": "hookimpl",
    "options": "option",
    "progress": "report_progress",
    "records": "ASSIGNMENT_COLUMNS DUTY_COLUMNS UNIT_DUTY_COLUMNS assignment_records csv_text duty_records "
    "unit_duty_records view_records wide_records",
    "pictures": "Circle CircleLine CircleUnit circle_layout matrix_picture network_picture png workload_picture",
    "reading": "Account",
    "ledgers": "LedgerRow ledger task_label task_list unit_note",
    "model": "Assignment Basis Certainty Citation Correction Deadline DeadlineKind Document Duty Evidence Finding Kind "
    "LeadRule Level Plan Relation Role Section Severity Source Span Target Task Unit Waiver",
    "subject": "Match Mention Subject",
    "transcript": "Piece Scribe Table Transcript",
    "units": "Disagreement FoundBy Members Membership MergedUnits Resolution UnitConflict UnitForm UnitRegistry "
    "expanded members_in members_of merged_units narrowed unit_form unit_named",
    "validation": "Verdict examine validate",
    "views": "Centrality Coverage DutyRow Group GroupBy Matrix MatrixRow Network NetworkUnit Pair TaskRow UnitRow "
    "Workload centralities coverage duty_table grouped matrix network pairs to_networkx unit_row unit_table workload "
    "write_gexf write_graphml",
    "wording": "chinese chinese_day listed_name",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [*_HOME]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})

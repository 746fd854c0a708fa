"""policyduty: lead and co-responsible duty assignment in Chinese government plans (责任分工方案).

A published plan goes in, a :class:`Plan` with evidence comes out, rules judge it, plugins write it. The names below are
the public interface, with those that the subpackages :mod:`policyduty.cascading`, :mod:`policyduty.comparing`,
:mod:`policyduty.pictures`, :mod:`policyduty.units` and :mod:`policyduty.views`, and the module
:mod:`policyduty.records`, list in their ``__all__``: the values that the verbs below give. Everything else may change.
All load when they are first used, so that ``import policyduty`` costs next to nothing.
"""

from importlib import import_module

_HOMES = {
    "cascading": "Cascade Draft cascade counterpart draft",
    "codec": "dump dump_corrections dump_units dumps load load_corrections load_units loads",
    "comparing": "Diff apply diff",
    "contract": "Example Exporter PlanPackage Reader Rule",
    "documents": "Reading plan plans read read_document",
    "errors": "CodecError ComparisonError CorrectionError InputError InvalidValue MissingExtra OptionError "
    "OutputError PluginError PluginWarning PolicydutyError UnknownName",
    "exporting": "export export_diff",
    "fixing": "corrections_for",
    "frames": "to_arrow to_pandas",
    "hookspecs": "hookimpl",
    "ledgers": "LedgerRow ledger task_label task_list unit_note",
    "model": "Assignment Basis Certainty Citation Correction Deadline DeadlineKind Document Duty Evidence Finding "
    "Kind LeadRule Level Plan Relation Role Section Severity Source Span Target Task Unit Waiver",
    "options": "option",
    "pictures": "matrix_picture network_picture png workload_picture",
    "progress": "report_progress",
    "reading": "Account",
    "records": "assignment_records duty_records unit_duty_records view_records wide_records",
    "subject": "Match Mention Subject",
    "transcript": "Piece Scribe Table Transcript",
    "units": "UnitRegistry expanded members_of merged_units narrowed unit_form",
    "validation": "Verdict examine validate",
    "views": "centralities coverage duty_table grouped matrix network pairs to_networkx unit_row unit_table "
    "workload write_gexf write_graphml",
    "wording": "chinese chinese_day listed_name",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}
_SUBPACKAGES = frozenset("cascading comparing pictures records units views".split())

__all__ = [*_HOME]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name in _SUBPACKAGES:
        return import_module(f".{name}", __name__)
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME, *_SUBPACKAGES})

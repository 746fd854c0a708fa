"""For tests of exporters, readers, rules and plan packages (测试工具): plans of every shape, made by hypothesis.

:func:`plans` and its like give values of the model, whatever can be constructed; :func:`printed_plans` gives texts in
the published styles, beside what they say. :class:`ExporterContract`, :class:`ReaderContract`, :class:`RuleContract`
and :class:`PlanPackageContract` are tests to inherit; :data:`HOSTILE` are texts that something would act on.

Install it with ``policyduty[testing]``. A law that holds for every plan reads::

    from hypothesis import given
    from policyduty import testing

    @given(testing.plans())
    def test_writes_every_plan(plan): ...
"""

from importlib.util import find_spec

if find_spec("hypothesis") is None:
    raise ModuleNotFoundError(
        "policyduty.testing needs hypothesis: pip install 'policyduty[testing]'", name="hypothesis"
    )

from .contracts import ExporterContract, PlanPackageContract, ReaderContract, RuleContract
from .documents import PrintedDuty, PrintedPlan, printed_plans
from .hostile import HOSTILE, filled_plan
from .strategies import (
    assignments,
    bases,
    citations,
    correction_lists,
    corrections,
    deadlines,
    duties,
    evidence,
    findings,
    names,
    official_documents,
    plan_ids,
    plans,
    sections,
    sources,
    spans,
    targets,
    tasks,
    texts,
    unit_lists,
    units,
    waivers,
)

__all__ = [
    "HOSTILE",
    "ExporterContract",
    "PlanPackageContract",
    "PrintedDuty",
    "PrintedPlan",
    "ReaderContract",
    "RuleContract",
    "assignments",
    "bases",
    "citations",
    "correction_lists",
    "corrections",
    "deadlines",
    "duties",
    "evidence",
    "filled_plan",
    "findings",
    "names",
    "official_documents",
    "plan_ids",
    "plans",
    "printed_plans",
    "sections",
    "sources",
    "spans",
    "targets",
    "tasks",
    "texts",
    "unit_lists",
    "units",
    "waivers",
]

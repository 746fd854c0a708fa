"""Views (视图): a plan as rows, the way people ask for it. Pure functions; every exporter and command shows these.

A view counts a collective as the one unit that is printed; taken of ``expanded(plan)``, it counts the members.
"""

from .coverages import Coverage, coverage
from .duties import DutyRow, TaskRow, duty_table
from .groups import Group, GroupBy, grouped
from .holders import UnitRow, unit_row, unit_table
from .matrices import Matrix, MatrixRow, matrix
from .networks import (
    Centrality,
    Network,
    NetworkUnit,
    centralities,
    network,
    to_networkx,
    write_gexf,
    write_graphml,
)
from .pairing import Pair, pairs
from .workloads import Workload, workload

__all__ = [
    "Centrality",
    "Coverage",
    "DutyRow",
    "Group",
    "GroupBy",
    "Matrix",
    "MatrixRow",
    "Network",
    "NetworkUnit",
    "Pair",
    "TaskRow",
    "UnitRow",
    "Workload",
    "centralities",
    "coverage",
    "duty_table",
    "grouped",
    "matrix",
    "network",
    "pairs",
    "to_networkx",
    "unit_row",
    "unit_table",
    "workload",
    "write_gexf",
    "write_graphml",
]

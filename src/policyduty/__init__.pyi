# What type checkers see of __init__.py, which loads these names on first use. A test keeps the two alike.

from .codec import (
    dump as dump,
)
from .codec import (
    dump_corrections as dump_corrections,
)
from .codec import (
    dump_units as dump_units,
)
from .codec import (
    dumps as dumps,
)
from .codec import (
    load as load,
)
from .codec import (
    load_corrections as load_corrections,
)
from .codec import (
    load_units as load_units,
)
from .codec import (
    loads as loads,
)
from .contract import Exporter as Exporter
from .contract import PlanPackage as PlanPackage
from .contract import Reader as Reader
from .contract import Rule as Rule
from .documents import Reading as Reading
from .documents import plan as plan
from .documents import plans as plans
from .documents import read as read
from .documents import read_document as read_document
from .errors import (
    CodecError as CodecError,
)
from .errors import (
    CorrectionError as CorrectionError,
)
from .errors import (
    InputError as InputError,
)
from .errors import (
    InvalidValue as InvalidValue,
)
from .errors import (
    OptionError as OptionError,
)
from .errors import (
    OutputError as OutputError,
)
from .errors import (
    PluginWarning as PluginWarning,
)
from .errors import (
    PolicydutyError as PolicydutyError,
)
from .errors import (
    UnknownName as UnknownName,
)
from .exporting import export as export
from .hookspecs import hookimpl as hookimpl
from .ledgers import (
    LedgerRow as LedgerRow,
)
from .ledgers import (
    ledger as ledger,
)
from .ledgers import (
    task_label as task_label,
)
from .ledgers import (
    task_list as task_list,
)
from .ledgers import (
    unit_note as unit_note,
)
from .model import (
    Assignment as Assignment,
)
from .model import (
    Basis as Basis,
)
from .model import (
    Certainty as Certainty,
)
from .model import (
    Citation as Citation,
)
from .model import (
    Correction as Correction,
)
from .model import (
    Deadline as Deadline,
)
from .model import (
    DeadlineKind as DeadlineKind,
)
from .model import (
    Document as Document,
)
from .model import (
    Duty as Duty,
)
from .model import (
    Evidence as Evidence,
)
from .model import (
    Finding as Finding,
)
from .model import (
    Kind as Kind,
)
from .model import (
    LeadRule as LeadRule,
)
from .model import (
    Level as Level,
)
from .model import (
    Plan as Plan,
)
from .model import (
    Relation as Relation,
)
from .model import (
    Role as Role,
)
from .model import (
    Section as Section,
)
from .model import (
    Severity as Severity,
)
from .model import (
    Source as Source,
)
from .model import (
    Span as Span,
)
from .model import (
    Target as Target,
)
from .model import (
    Task as Task,
)
from .model import (
    Unit as Unit,
)
from .reading import Account as Account
from .transcript import Piece as Piece
from .transcript import Scribe as Scribe
from .transcript import Table as Table
from .transcript import Transcript as Transcript
from .validation import validate as validate
from .views import DutyRow as DutyRow
from .views import UnitRow as UnitRow
from .views import duty_table as duty_table
from .views import unit_table as unit_table
from .wording import chinese as chinese

__version__: str

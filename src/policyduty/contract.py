"""The plugin contract (插件约定): the values that a plugin's hooks return.

Each is a frozen attrs class with a function in it, so that a plugin module stays light: import what is heavy inside
the function. The hooks themselves are in :mod:`policyduty.hookspecs`.
"""

import re
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, BinaryIO

from attrs import field, frozen
from attrs.validators import is_callable, optional

from .errors import InvalidValue, OutputError
from .model import Correction, Finding, Plan, Severity, Span, Unit, Waiver
from .model.checks import as_tuple, not_blank, plan_id
from .transcript import Transcript

if TYPE_CHECKING:
    from .comparing import Diff
    from .subject import Subject

VERSION = 1
"""Of this contract. It grows by optional fields and new hooks; what is here keeps its meaning until the next number."""


_SUFFIX = re.compile(r"(?:\.[a-z0-9_]+)+")


def _suffixes(instance: object, attribute: Any, value: tuple[str, ...]) -> None:
    for suffix in value:
        if not _SUFFIX.fullmatch(suffix):
            raise InvalidValue(
                "{field}: {suffix!r} is no file ending, expected a dot and lower-case letters such as .xlsx",
                field=f"{type(instance).__name__}.{attribute.name}",
                suffix=suffix,
            )


@frozen(kw_only=True)
class Exporter:
    """A way to write a plan (导出器)."""

    name: str = field(validator=not_blank)
    """Name of the format, as ``--format`` takes it."""
    description: str
    description_zh: str = ""
    suffixes: tuple[str, ...] = field(converter=as_tuple, validator=_suffixes)
    """File endings with their dot, the first the usual one: ``(".xlsx",)``."""
    write: Callable[[Plan, BinaryIO, Any], None] = field(validator=is_callable())
    """``write(plan, target, options)``: write the whole plan to a binary target, the same bytes for the same plan.

    ``options`` is an instance of :attr:`options`, or None where the exporter has none. The target may not seek.
    """
    options: type[Any] | None = None
    """attrs class of its options; every field has a default."""
    requires: tuple[str, ...] = field(default=(), converter=as_tuple)
    """Modules that it cannot write without and that may not be installed, as ``import`` names them: ``("docx",)``."""
    install: str = ""
    """What pip installs them by: ``policyduty[docx]``."""
    write_diff: "Callable[[Diff, BinaryIO, str], None] | None" = field(default=None, validator=optional(is_callable()))
    """``write_diff(diff, target, language)``: write what changed between two plans; None where it does not.

    ``language`` is that of titles, ``zh`` or ``en``. :func:`policyduty.comparing.change_lines` says every change in it.
    """

    def check_installed(self) -> None:
        """Raise OutputError, which says what to install, where a module that it requires is missing."""
        missing = [name for name in self.requires if not _is_installed(name)]
        if missing:
            raise OutputError(
                '{format}: needs the library {modules}: pip install "{install}"',
                format=self.name,
                modules=", ".join(missing),
                install=self.install or " ".join(missing),
            )


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):  # the package that it is in is missing, or it was not loaded by an import
        return False


@frozen(kw_only=True)
class Reader:
    """A way to take the text out of a file (读取器). It knows the format and nothing of plans."""

    name: str = field(validator=not_blank)
    description: str
    description_zh: str = ""
    suffixes: tuple[str, ...] = field(converter=as_tuple, validator=_suffixes)
    """File endings with their dot, in lower case."""
    read: Callable[[bytes, str], Transcript] = field(validator=is_callable())
    """``read(data, name)``: the text of the raw bytes; ``name`` is the file's. InputError where it is none."""


@frozen(kw_only=True)
class Example:
    """A document that shows what a rule is about (示例), with what else it takes to show it."""

    text: str
    """As it would be printed."""
    units: tuple[Unit, ...] = field(default=(), converter=as_tuple)
    """The registry that it is checked against."""
    higher: str = ""
    """The plan of the level above that it carries out, as it would be printed."""
    corrections: tuple[Correction, ...] = field(default=(), converter=as_tuple)
    waivers: tuple[Waiver, ...] = field(default=(), converter=as_tuple)


@frozen(kw_only=True)
class Rule:
    """Something that can be wrong with a plan (规则).

    Its page in the documentation and the tests of its examples are made from it. Texts are in English, and in Chinese
    in the fields that end in ``_zh``.
    """

    code: str = field(validator=not_blank)
    """``PD`` and three digits for ours; other plugins take a prefix of their own."""
    name: str = field(validator=not_blank)
    """The rule in a few words: ``lost-separator``."""
    severity: Severity = field(converter=Severity)
    """``error`` for what cannot be right, ``warning`` for what hardly is, ``info`` for what one may want to know."""
    statement: str
    """In a sentence, what a sound plan does."""
    statement_zh: str = ""
    message: str = ""
    """What a finding says, with ``{names}`` for what it found."""
    message_zh: str = ""
    suggestion: str = ""
    """What to do about it, with the same names."""
    suggestion_zh: str = ""
    rationale: str = ""
    """Why it matters."""
    rationale_zh: str = ""
    source: str = ""
    """Where the rule comes from: a standard, a regulation, or the practice that it was seen in."""
    breaking: Example | None = None
    """A document that breaks it."""
    keeping: Example | None = None
    """The same, as it should be."""
    check: "Callable[[Subject], Iterable[Finding]]" = field(validator=is_callable())
    """Gives what it finds in a plan; see :meth:`finding`."""
    looks_at_findings: bool = False
    """True for a rule about what other rules found: it is asked when they have been."""

    def finding(
        self, *, place: str = "", span: Span | None = None, excerpt: str = "", fix: str | None = None, **values: object
    ) -> Finding:
        """Give a finding of this rule, with ``values`` for the names in its message and suggestion."""
        return Finding(
            code=self.code,
            severity=self.severity,
            message=(self.message or self.statement).format(**values),
            message_zh=(self.message_zh or self.statement_zh).format(**values),
            place=place,
            span=span,
            excerpt=excerpt,
            suggestion=self.suggestion.format(**values),
            suggestion_zh=self.suggestion_zh.format(**values),
            fix=fix,
        )


@frozen(kw_only=True)
class PlanPackage:
    """A plan that is installed with a package (方案包)."""

    id: str = field(validator=plan_id)
    title: str
    load: Callable[[], Plan] = field(validator=is_callable())
    """Give the plan; called when it is asked for, not before. Its id is this id."""

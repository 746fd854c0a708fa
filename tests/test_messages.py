"""Every message of the library and its command line is there in Chinese, with the same {placeholders}.

A message is a literal given to one of CALLS. When this fails, write what it lists into
src/policyduty/locale/zh/LC_MESSAGES/policyduty.po.
"""

import ast
from collections.abc import Iterable, Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter
from types import NoneType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import policyduty
from policyduty import locale

PACKAGE = Path(policyduty.__file__).parent
PO = PACKAGE / "locale" / "zh" / "LC_MESSAGES" / "policyduty.po"

CALLS = {
    "gettext": (0,),
    "ngettext": (0, 1),
    "marked": (0,),
    "InputError": (0,),
    "CodecError": (0,),
    "ComparisonError": (0,),
    "CorrectionError": (0,),
    "OutputError": (0,),
    "OptionError": (0,),
    "InvalidValue": (0,),
    "PluginWarning": (0,),
    "UnknownName": (0,),
    "among": (0,),
    "Fault": (1,),
    "unexpected": (2,),
}
"""Which arguments of which call are messages."""


CLICK = {
    "Arguments",
    "Commands",
    "Options",
    "Usage:",
    "Show this message and exit.",
    "default: {default}",
    "required",
    "Missing argument",
    "Missing option",
    "No such option {name!r}.",
    "No such option: {name}",
    "Did you mean {possibility}?",
    "Got unexpected extra argument ({args})",
    "Option {name!r} requires an argument.",
    "Option {name!r} does not take a value.",
    "Invalid value for {param_hint}: {message}",
    "{value!r} is not {choice}.",
    "{value!r} is not one of {choices}.",
}
"""What click says in our command line: some under a name that we use ourselves, some in one version or another."""


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id, node
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr, node


def written() -> Iterator[tuple[str, str]]:
    """Every message in the source, and where it stands."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for name, call in calls(ast.parse(path.read_text("utf-8"))):
            for index in CALLS.get(name, ()):
                if index < len(call.args):
                    argument = call.args[index]
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value, f"{path.relative_to(PACKAGE)}:{argument.lineno}"


MESSAGES = dict(written())


def fields(message: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(message) if field is not None}


def has_words(message: str) -> bool:
    return any(any(map(str.isalpha, text)) for text, _, _, _ in Formatter().parse(message))


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="zh")


def entries(catalogue: Catalog) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Originals (a message, or singular and plural) with their translations."""

    def texts(value: str | Iterable[str] | None) -> tuple[str, ...]:
        return (value or "",) if isinstance(value, (str, NoneType)) else tuple(value)

    return [(texts(entry.id), texts(entry.string)) for entry in catalogue if entry.id]


def test_every_message_is_translated(catalogue: Catalog) -> None:
    known = {original for originals, translations in entries(catalogue) if all(translations) for original in originals}
    missing = [f"{place}: {text!r}" for text, place in MESSAGES.items() if has_words(text) and text not in known]
    assert not missing, "\n".join(missing)


def test_translations_keep_the_placeholders(catalogue: Catalog) -> None:
    wrong = [
        f"{originals[0]!r}: {text!r}"
        for originals, translations in entries(catalogue)
        for text in translations
        if fields(text) not in [*map(fields, originals)]
    ]
    assert not wrong, "\n".join(wrong)


def test_nothing_is_translated_in_vain(catalogue: Catalog) -> None:
    assert not [originals for originals, _ in entries(catalogue) if not {*originals} & (MESSAGES.keys() | CLICK)]
    assert not [entry.id for entry in catalogue if entry.id and entry.fuzzy]


def test_messages_are_literals() -> None:
    """A message that is put together while the program runs has no translation."""
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        for name, call in calls(ast.parse(path.read_text("utf-8"))):
            for index in CALLS.get(name, ()):
                if index < len(call.args) and isinstance(call.args[index], (ast.JoinedStr, ast.BinOp)):
                    found.add(f"{path.relative_to(PACKAGE)}:{call.lineno}")
    assert not found


def test_the_compiled_catalogue_is_up_to_date(catalogue: Catalog) -> None:
    """What an installation reads (hatch_build.py compiles it) says what the source says."""
    fresh = BytesIO()
    write_mo(fresh, catalogue)
    fresh.seek(0)
    translations = GNUTranslations(fresh)
    token = locale._chosen.set("zh")
    try:
        stale = [text for text in MESSAGES if locale.gettext(text) != translations.gettext(text)]
    finally:
        locale._chosen.reset(token)
    assert not stale, "reinstall, or compile the catalogue by hatch_build.py"

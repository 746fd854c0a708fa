"""The language of messages (语言): Chinese or English, from gettext catalogues beside this file.

English texts are the keys. ``--lang`` or :func:`use` chooses; else the environment does, by the variables that gettext
knows: LANGUAGE, LC_ALL, LC_MESSAGES, LANG.
"""

import os
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

LANGUAGES = ("zh", "en")

_chosen: ContextVar[str | None] = ContextVar("policyduty_language", default=None)


def use(language: str | None) -> None:
    """Choose the language of messages in this context: ``zh``, ``en``, or None for the environment's.

    Raises ValueError for another language.
    """
    if language is not None and language not in LANGUAGES:
        raise ValueError(f"language must be one of {LANGUAGES}, found {language!r}")
    _chosen.set(language)


def language() -> str:
    """The language in force, ``zh`` or ``en``."""
    return _chosen.get() or _from_environment()


def gettext(message: str) -> str:
    """Give a message in the language in force; one without translation stays English."""
    return _catalogue(language()).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Give the message for a count: ``one`` or ``many``."""
    return _catalogue(language()).ngettext(one, many, count)


def marked(message: str) -> str:
    """Mark a text for the catalogues where it is written down before it is shown."""
    return message


def _from_environment() -> str:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if tags := [tag[:2].lower() for tag in os.environ.get(variable, "").split(":") if tag]:
            return next((tag for tag in tags if tag in LANGUAGES), "en")
    return "en"


@cache
def _catalogue(language: str) -> NullTranslations:
    path = Path(__file__).parent / language / "LC_MESSAGES" / "policyduty.mo"
    if language == "en" or not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)

"""Errors as part of the interface: for people, in their language, and through a pickle unharmed."""

import pickle
from collections.abc import Callable, Iterator
from gettext import NullTranslations

import pytest

import policyduty
from policyduty import (
    CodecError,
    CorrectionError,
    InputError,
    InvalidValue,
    OptionError,
    OutputError,
    Plan,
    PluginWarning,
    PolicydutyError,
    Span,
    UnknownName,
    errors,
    locale,
)

KINDS = (CodecError, CorrectionError, InputError, InvalidValue, OptionError, OutputError, UnknownName)


@pytest.fixture(autouse=True)
def no_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    locale.use(None)
    yield
    locale.use(None)


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of a few messages."""

    class Few(NullTranslations):
        def gettext(self, message: str) -> str:
            few = {"{file}: is a binary file, expected text": "{file}：是二进制文件，应为文本"}
            few |= {"did you mean {names}?": "是否指 {names}？", ", ": "、"}
            return few.get(message, message)

    monkeypatch.setattr(locale, "_catalogue", lambda language: Few() if language == "zh" else NullTranslations())


def caught(build: Callable[[], object]) -> PolicydutyError:
    with pytest.raises(PolicydutyError) as error:
        build()
    return error.value


RAISED: dict[str, Callable[[], object]] = {
    "value": lambda: Span("a.txt", 2, 1),
    "json": lambda: policyduty.loads(b"{"),
    "faults": lambda: policyduty.loads(
        b'{"format": "policyduty.plan", "version": 1, "plan": {"id": 1, "lead_rule": "x"}}'
    ),
    "surrogate": lambda: policyduty.dumps(Plan(id="p", title="\ud800")),
    "file": lambda: policyduty.load("/no/such/file.json"),
    "name": lambda: policyduty.plan("no-such-plan"),
    "folder": lambda: policyduty.dump(Plan(id="p", title=""), "/no/such/folder/plan.json"),
}


@pytest.mark.parametrize("build", RAISED.values(), ids=RAISED)
def test_an_error_comes_through_a_pickle_with_its_words_and_values(build: Callable[[], object]) -> None:
    error = caught(build)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert again.message == error.message
    assert set(again.values) == set(error.values)


def test_a_warning_comes_through_a_pickle_too() -> None:
    again = pickle.loads(pickle.dumps(PluginWarning("plugin {name!r} is late", name="a")))
    assert (type(again), str(again)) == (PluginWarning, "plugin 'a' is late")


@pytest.mark.parametrize("kind", KINDS)
def test_all_errors_have_one_base(kind: type[PolicydutyError]) -> None:
    error = kind("{file}: {found!r}", file="a.txt", found="x")
    assert isinstance(error, PolicydutyError)
    assert str(error) == "a.txt: 'x'"


def test_errors_are_what_python_would_raise_as_well() -> None:
    assert issubclass(InvalidValue, ValueError)
    assert issubclass(UnknownName, LookupError)


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("exel", ["excel", "html"], "did you mean excel?"),
        ("lang", ["gang", "fang"], "did you mean gang, fang?"),
        ("pdf", ["html", "excel"], "there are: excel, html"),
        ("pdf", [], "none is installed"),
    ],
)
def test_an_unknown_name_hints_at_what_there_is(name: str, known: list[str], hint: str) -> None:
    assert str(UnknownName.among("{name}; {hint}", name, known)) == f"{name}; {hint}"


@pytest.mark.usefixtures("chinese")
def test_an_error_is_put_into_the_language_of_the_moment_when_it_is_shown() -> None:
    error = InputError("{file}: is a binary file, expected text", file="a.txt")
    hint = errors.Nearest(["excel", "html"], [])
    assert (str(error), str(hint)) == ("a.txt: is a binary file, expected text", "did you mean excel, html?")
    locale.use("zh")
    assert (str(error), str(hint)) == ("a.txt：是二进制文件，应为文本", "是否指 excel、html？")
    assert str(InputError("not translated")) == "not translated"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "ZH"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": ""}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en:zh_CN"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:zh_CN:en"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": ":"}, "zh"),
        ({"LC_CTYPE": "zh_CN.UTF-8"}, "en"),
    ],
)
def test_the_environment_chooses_the_language(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    assert locale.language() == language


def test_a_chosen_language_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    locale.use("en")
    assert locale.language() == "en"
    locale.use(None)
    assert locale.language() == "zh"
    with pytest.raises(ValueError, match="found 'fr'"):
        locale.use("fr")
    assert locale.language() == "zh"


def test_english_is_what_the_messages_are_written_in() -> None:
    locale.use("en")
    assert locale.gettext("none is installed") == "none is installed"

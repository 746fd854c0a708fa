"""Help: every command and option has some, in both languages, and it fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest
from wcwidth import wcswidth

from policyduty import __version__, locale
from policyduty.cli import app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Run

COMMANDS: dict[str, click.Command] = {"": app}
for _name, _command in app.commands.items():
    COMMANDS[_name] = _command
    if isinstance(_command, click.Group):
        COMMANDS |= {f"{_name} {inner}": each for inner, each in _command.commands.items()}
LATIN = re.compile(r"\b[A-Za-z]{3,}(?: [a-z]{2,}){2,}")
"""Several English words in a row."""


@pytest.fixture(params=locale.LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    token = locale._chosen.set(request.param)
    yield request.param
    locale._chosen.reset(token)


@pytest.mark.parametrize("name", COMMANDS)
def test_everything_has_help(language: str, name: str) -> None:
    command = COMMANDS[name]
    for item in (command, *command.params):
        text: str = getattr(item, "help", "")
        assert text
        assert not (language == "zh" and text.isascii())


@pytest.mark.parametrize("name", COMMANDS)
def test_help_page(run: Run, language: str, name: str) -> None:
    page = run(*name.split(), "--help", "--lang", language)
    headings = {"en": ["Options:", "Exit codes:", "Examples:"], "zh": ["选项：", "退出码：", "示例："]}
    assert page.code == 0
    assert all(f"\n{heading}\n" in page.out for heading in headings[language])
    assert max(map(wcswidth, page.out.splitlines())) <= 80
    if language == "zh":
        assert not LATIN.findall(re.sub(r"^.*policyduty .*$", "", page.out, flags=re.MULTILINE))


def test_examples_name_commands() -> None:
    """An example is a command line that parses."""
    for command in COMMANDS.values():
        for example in command.examples:  # type: ignore[attr-defined]
            words = re.split(r" [|>] ", example)[0].split()
            assert words[0] == "policyduty"
            known = max((each for each in COMMANDS if words[1:][: len(each.split())] == each.split()), key=len)
            COMMANDS[known].make_context(known, words[1 + len(known.split()) :])


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",), ("--lang", "en")])
def test_help_is_what_nothing_gives(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Usage: policyduty ")


def test_commands_stand_in_the_order_of_the_work(run: Run) -> None:
    names = re.findall(r"^  (\w+)  ", run("--help").out.split("Options:")[0], flags=re.MULTILINE)
    views = ["unit", "workload", "matrix", "pairs", "network", "groups", "coverage"]
    others = [name for name in names if name not in views]
    assert others == "read check duties show diff cascade draft export units rules rule plans plugins schema".split()
    assert names[4 : 4 + len(views)] == views


def test_version(run: Run) -> None:
    assert run("--version").out == f"policyduty {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [("--lang", "zh", "plans"), ("plans", "--lang", "zh"), ("plans", "--lang=zh"), ("--lang=zh", "plans")],
)
def test_the_language_stands_before_or_after_the_command(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).out.startswith("编号 ")


@pytest.mark.parametrize(
    ("variables", "start"),
    [
        ({"LANGUAGE": None, "LANG": "zh_CN.UTF-8"}, "编号"),
        ({"LANGUAGE": None, "LC_ALL": "zh_CN.UTF-8", "LANG": "C"}, "编号"),
        ({"LANGUAGE": "zh", "LANG": "C"}, "编号"),
        ({"LANGUAGE": "en", "LANG": "zh_CN.UTF-8"}, "Id"),
        ({"LANGUAGE": None, "LANG": "C.UTF-8"}, "Id"),
        ({"LANGUAGE": None, "LANG": "de_DE.UTF-8"}, "Id"),
    ],
)
def test_the_environment_chooses_the_language(
    run: Run, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str | None], start: str
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    for name, value in variables.items():
        if value is None:
            monkeypatch.delenv(name)
        else:
            monkeypatch.setenv(name, value)
    assert run("plans").out.startswith(start)


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("nope",), "nope：没有这个命令；现有：", "nope: there is no such command; there are: "),
        (("units", "nope"), "有：convert、find、list、merge", "there are: convert, find, list, merge"),
        (("--nope",), "没有选项", "No such option"),
        (("duties", "--nope"), "没有选项", "No such option"),
        (("duties",), "缺少参数 '方案'", "Missing argument 'PLAN'."),
        (("duties", "x", "--format", "y"), "不在可选值", "'y' is not one of 'table', 'csv', 'json', 'jsonl'."),
        (("duties", "x", "--format"), "需要一个值", "Option '--format' requires an argument."),
        (("duties", "x", "y"), "多余的参数：y", "Got unexpected extra argument (y)"),
        (("duties", "x", "--canonical=y"), "不带值", "Option '--canonical' does not take a value."),
        (("export", "x"), "缺少选项 '-o' / '--output'", "Missing option '-o' / '--output'."),
        (("schema", "y"), "不在可选值", "'y' is not one of 'plan', 'units', 'corrections'."),
        (("dutie",), "没有这个命令；是否指 duties", "dutie: there is no such command; did you mean duties"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...], zh: str, en: str) -> None:
    for language, prefix, message in (("en", "error: ", en), ("zh", "错误：", zh)):
        code, raw, err = run("--lang", language, *arguments)
        assert (code, raw) == (2, b"")
        assert err.startswith(prefix)
        assert message in err
        assert "--help" in err.splitlines()[1]


def test_an_unknown_language(run: Run) -> None:
    result = run("--lang", "fr", "plans")
    assert result.code == 2
    assert "'fr' is not one of 'zh', 'en'" in result.err

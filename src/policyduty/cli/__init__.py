"""The command line (命令行): ``policyduty VERB``, the library's own words.

What is for programs goes to standard output, what is for people to standard error. Errors are told in a line, in the
reader's language, and never as a traceback. Only what a command needs is imported, when it runs.
"""

import gettext as catalogues
import io
import os
import sys
import warnings
from collections.abc import Sequence
from contextvars import copy_context
from pathlib import Path
from typing import Any, TextIO

import click

from .. import __version__, locale
from ..errors import ForeignWords, PluginWarning, PolicydutyError
from ..locale import LANGUAGES, gettext, marked
from .cascading import cascade, draft
from .checking import check
from .comparing import diff
from .explaining import rule, rules
from .exporting import export
from .help import Group, Option
from .installed import plans, plugins, schema
from .listing import duties
from .networking import matrix, network
from .reading import read
from .registering import units
from .showing import show
from .terminal import put, tell
from .viewing import coverage, groups, pairs, unit, workload

INTERRUPTED = 130
BROKEN_PIPE = 141
"""What a shell reports for a program that SIGINT or SIGPIPE ends."""


@click.group(
    cls=Group,
    help=marked(
        "Division-of-duties plans (责任分工方案): read, check, show and export them.\n\n"
        "A plan is a published document, a saved plan (.json), or the id of an installed one."
    ),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    exit_codes=(0, 1, 2),
    subcommand_metavar=marked("COMMAND [ARGUMENTS]"),
    examples=(
        "policyduty read notice.txt -o plan.json",
        "policyduty check notice.txt",
        "policyduty duties plan.json",
        "policyduty export plan.json -o ledger.xlsx",
    ),
)
@click.version_option(
    __version__, cls=Option, message="%(prog)s %(version)s", help=marked("Show the version and exit.")
)
@click.pass_context
def app(context: click.Context) -> None:
    """Help where no command is given."""
    if context.invoked_subcommand is None:
        put(context.get_help() + "\n")


for _command in (
    *(read, check, duties, show, unit, workload, matrix, pairs, network, groups, coverage),
    *(diff, cascade, draft, export, units, rules, rule, plans, plugins, schema),
):
    app.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code: 0 done, 1 findings, 2 wrong usage or bad input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    with warnings.catch_warnings():
        warnings.simplefilter("always", PluginWarning)
        warnings.showwarning = _show_warning
        return copy_context().run(_run, [*(sys.argv[1:] if arguments is None else arguments)])


def _run(arguments: list[str]) -> int:
    _speak(arguments)
    try:
        code = _invoke(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        return _told(error.format_message(), _hint(error))
    except click.ClickException as error:
        return _told(error.format_message())
    except PolicydutyError as error:
        return _told(str(error))
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _mute()
        return BROKEN_PIPE
    except OSError as error:
        _mute()
        where = f"{error.filename}: " if error.filename else ""
        return _told(f"{where}{ForeignWords.of(error)}")
    except UnicodeError as error:
        return _told(str(error))


def _invoke(arguments: list[str]) -> int:
    """Do what click's ``main`` does, but leave every exception to us."""
    instruction = os.environ.get("_POLICYDUTY_COMPLETE")
    if instruction:
        from click.shell_completion import shell_complete

        return shell_complete(app, {}, "policyduty", "_POLICYDUTY_COMPLETE", instruction)
    with app.make_context("policyduty", arguments) as context:
        result: Any = app.invoke(context)
    return result or 0


def _speak(arguments: list[str]) -> None:
    """Choose the language before anything can be wrong, wherever ``--lang`` stands; bind click's messages to ours."""
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        name, _, joined = word.partition("=")
        if name == "--lang" and (wanted := joined or following) in LANGUAGES:
            locale.use(wanted)
    os.environ["LANGUAGE"] = locale.language()
    catalogues.bindtextdomain("policyduty", str(Path(locale.__file__).parent))
    catalogues.textdomain("policyduty")


def _told(message: str, hint: str = "") -> int:
    tell(gettext("error: {message}").format(message=message))
    if hint:
        tell(hint)
    return 2


def _hint(error: click.UsageError) -> str:
    if error.ctx is None:
        return ""
    return gettext("Try '{command} {option}' for help.").format(command=error.ctx.command_path, option="--help")


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,
) -> None:
    if issubclass(category, PluginWarning):
        tell(gettext("warning: {message}").format(message=message))
    else:
        tell(warnings.formatwarning(message, category, filename, lineno, line).rstrip())


def _mute() -> None:
    """Drop what is still buffered for a stream that takes no more, lest the interpreter complains as it ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

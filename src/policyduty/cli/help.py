"""Help (帮助) in the reader's language: click's commands and options with texts translated when they are shown.

A command says what it does, with arguments, options, examples and exit codes, always in this order.
"""

from collections.abc import Callable, Iterable
from typing import Any

import click

from ..errors import UnknownName
from ..locale import LANGUAGES, gettext, marked
from .terminal import fold, width

_EXIT_CODES = {
    0: marked("done"),
    1: marked("done, and something was found"),
    2: marked("wrong usage or bad input"),
}


class _Translated:
    """An attribute that is kept in English and read in the language of the moment."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        text = instance.__dict__.get(self.name)
        return gettext(text) if text else text

    def __set__(self, instance: Any, value: str | None) -> None:
        instance.__dict__[self.name] = value


class Formatter(click.HelpFormatter):
    """Lays out help in columns, where click counts characters."""

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        self.write(gettext("{heading}:").format(heading=heading) + "\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, folded."""
        indent = " " * self.current_indent
        for line in fold(text, self.width, first=indent, rest=indent):
            self.write(line.rstrip() + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms with their explanations beside them, or below where a term is wide."""
        rows = list(rows)
        indent = " " * self.current_indent
        edge = self.current_indent + min(max(width(term) for term, _ in rows), col_max) + col_spacing
        for term, explanation in rows:
            start = indent + term
            if width(start) + col_spacing > edge:
                self.write(start + "\n")
                start = ""
            start += " " * (edge - width(start))
            self.write("\n".join(fold(explanation, self.width, first=start, rest=" " * edge)).rstrip() + "\n")


class Context(click.Context):
    """A context whose help is laid out by :class:`Formatter`."""

    formatter_class = Formatter


class Option(click.Option):
    """An option with translated help."""

    help: Any = _Translated()
    metavar: Any = _Translated()


class Argument(click.Argument):
    """An argument that has help, as click's own have only lately."""

    help: Any = _Translated()
    metavar: Any = _Translated()

    def __init__(self, names: list[str], *, help: str, **attributes: Any) -> None:
        super().__init__(names, **attributes)
        self.help = help


class Command(click.Command):
    """A command with examples; the first line of its help is its summary."""

    context_class = Context
    help: Any = _Translated()
    options_metavar: Any = _Translated()

    def __init__(
        self, *args: Any, examples: tuple[str, ...] = (), exit_codes: tuple[int, ...] = (0, 2), **attributes: Any
    ) -> None:
        attributes.setdefault("options_metavar", marked("[OPTIONS]"))
        super().__init__(*args, **attributes)
        self.examples = examples
        self.exit_codes = exit_codes
        self.params.append(
            Option(
                ["--lang"],
                type=click.Choice(LANGUAGES),
                expose_value=False,
                help=marked("Language of messages and help; otherwise the environment's (LANGUAGE, LC_ALL, LANG)."),
            )
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; an error says of which command, which click leaves out of some."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give ``--help``, whose text click would translate only once."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = gettext("Show this message and exit.")
        return option

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002
        """Give the summary; it is folded, not shortened."""
        return str(self.help).split("\n")[0]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the whole help page."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        arguments = [param for param in self.params if isinstance(param, Argument)]
        if arguments:
            with formatter.section(gettext("Arguments")):
                formatter.write_dl([(argument.metavar, argument.help) for argument in arguments])
        self.format_options(ctx, formatter)
        if self.examples:
            with formatter.section(gettext("Examples")):
                for example in self.examples:
                    formatter.write(f"  {example}\n")
        with formatter.section(gettext("Exit codes")):
            formatter.write_dl([(str(code), gettext(_EXIT_CODES[code])) for code in self.exit_codes])


class Group(Command, click.Group):
    """The command that holds the others."""

    subcommand_metavar: Any = _Translated()

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """List the commands in the order of the work, not of the alphabet."""
        return [*self.commands]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; of a name that is none, say which it may be, or which there are."""
        name = args[0]
        if not (name.startswith("-") or ctx.resilient_parsing or self.get_command(ctx, name)):
            error = UnknownName.among("{name}: there is no such command; {hint}", name, self.list_commands(ctx))
            raise click.UsageError(str(error), ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options: what to do comes first."""
        self.format_commands(ctx, formatter)
        click.Command.format_options(self, ctx, formatter)


def command(name: str, *, help: str, **attributes: Any) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function; see :class:`Command`."""
    return click.command(name, cls=Command, help=help, **attributes)


def argument(name: str, *, metavar: str, help: str, **attributes: Any) -> Callable[[Any], Any]:
    """Give a command an argument."""
    return click.argument(name, cls=Argument, metavar=metavar, help=help, **attributes)


def option(*names: str, help: str, **attributes: Any) -> Callable[[Any], Any]:
    """Give a command an option."""
    return click.option(*names, cls=Option, help=help, **attributes)

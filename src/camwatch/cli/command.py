"""A click command whose help also describes its arguments and exit statuses and gives examples."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from camwatch.cli.commands import HELP
from camwatch.wording import noun

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from camwatch.model.vocabulary import Vocabulary

__all__ = ["MISUSED", "Argument", "Command", "Number", "Word", "argument", "clash", "command", "word_option"]

F = TypeVar("F", bound=Callable[..., Any])

if TYPE_CHECKING:
    _Text = click.ParamType[str]
    _Number = click.ParamType[float]
else:
    # It is generic only since click 8.5.
    _Text = _Number = click.ParamType

MISUSED = "failure; one line on standard error gives the reason"
"""The meaning of exit status 2, which is the same for every command."""


class Number(_Number):
    """The type of an option that takes a number within bounds. Its message says what is expected."""

    name = "number"

    def __init__(self, least: int, most: int | None = None, *, whole: bool = True) -> None:
        self._least = least
        self._most = most
        self._whole = whole

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number.

        Raises:
            click.BadParameter: If the value is not a number of this type, or is out of bounds.
        """
        try:
            number = int(value) if self._whole else float(value)
        except ValueError:
            number = math.nan
        if number >= self._least and (self._most is None or number <= self._most):
            return number
        bounds = f"{self._least:,} or more" if self._most is None else f"{self._least:,} to {self._most:,}"
        kind = "whole number" if self._whole else "number"
        raise click.BadParameter(f"expected a {kind}, {bounds}, got {str(value)!r}", ctx, param)


class Word(_Text):
    """The type of an option that takes words from vocabularies. The query checks the words, not this type."""

    name = "word"

    def __init__(self, *vocabularies: type[Vocabulary], also: Mapping[str, str] | None = None) -> None:
        self.also: Mapping[str, str] = also or {}
        """Other words that it takes, each with what it selects."""
        self.vocabularies: tuple[type[Vocabulary], ...] = vocabularies
        """The vocabularies whose words it takes."""

    @property
    def words(self) -> list[str]:
        """The words, in the order of the vocabularies, each once."""
        return list(dict.fromkeys(word.value for vocabulary in self.vocabularies for word in vocabulary))

    @property
    def choices(self) -> str:
        """A sentence with the words or, if several vocabularies of kinds apply, a sentence for each."""
        if len(self.vocabularies) == 1:
            return f"One of: {', '.join([*self.words, *self.also])}."
        return " ".join(
            f"Kinds of {noun(one).removesuffix(' kind')}: {', '.join(word.value for word in one)}."
            for one in self.vocabularies
        )

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 (click calls it so)
        param: click.Parameter,  # noqa: ARG002 (click calls it so)
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the words that begin with what was typed."""
        from click.shell_completion import CompletionItem

        words = [(word.value, word.meaning) for vocabulary in self.vocabularies for word in vocabulary]
        words += self.also.items()
        return [CompletionItem(word, help=meaning) for word, meaning in words if word.startswith(incomplete)]


class _WordOption(click.Option):
    """An option whose help lists the words that it takes."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help, with the words."""
        record = super().get_help_record(ctx)
        if record is None or not isinstance(self.type, Word):
            return record
        return record[0], f"{record[1]} {self.type.choices}"


class Argument(click.Argument):
    """An argument with a help text."""

    def __init__(self, declarations: Sequence[str], *, help: str, **options: Any) -> None:  # noqa: A002 (click's own word)
        super().__init__(declarations, **options)
        self.help: str | None = help
        """The help text."""


def clash(one: str, other: str, ctx: click.Context | None = None) -> click.UsageError:
    """Return the error that two options cannot both be given."""
    return click.UsageError(f"{one} and {other} cannot be combined; give only one of them", ctx)


class Command(click.Command):
    """A command with examples and exit statuses."""

    def __init__(self, *arguments: Any, examples: Sequence[str], differs: str = "", **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.examples: tuple[str, ...] = tuple(examples)
        """Complete command lines."""
        self.differs: str = differs
        """The meaning of exit status 1; empty if the command never ends with it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; both halves of a pair such as ``--present / --absent`` are refused."""
        given = list(args)
        rest = super().parse_args(ctx, args)
        for option in self.params:
            if isinstance(option, click.Option) and option.secondary_opts:
                both = [
                    next((one for one in half if one in given), "") for half in (option.opts, option.secondary_opts)
                ]
                if all(both):
                    raise clash(both[0], both[1], ctx)
        return rest

    @property
    def statuses(self) -> dict[int, str]:
        """The meaning of each exit status."""
        return {0: "success", **({1: self.differs} if self.differs else {}), 2: MISUSED}

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """Its arguments."""
        return tuple(parameter for parameter in self.params if isinstance(parameter, Argument))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write click's help, then the arguments, the exit statuses and the examples."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        if self.arguments:
            with formatter.section("Arguments"):
                formatter.write_dl([(argument.make_metavar(ctx), argument.help or "") for argument in self.arguments])
        self.format_options(ctx, formatter)
        with formatter.section("Exit status"):
            formatter.write_dl([(str(status), meaning) for status, meaning in self.statuses.items()])
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"{' ' * formatter.current_indent}{example}\n")


def argument(*declarations: str, help: str, **options: Any) -> Callable[[F], F]:  # noqa: A002 (as above)
    """Add an argument to a command. Other keywords are passed to click."""
    return click.argument(*declarations, cls=Argument, help=help, **options)


def word_option(
    *declarations: str,
    of: Sequence[type[Vocabulary]],
    help: str,  # noqa: A002 (as above)
    also: Mapping[str, str] | None = None,
    **options: Any,
) -> Callable[[F], F]:
    """Add an option that takes words from vocabularies; its help lists them.

    Args:
        *declarations: As for :func:`click.option`.
        of: The vocabularies.
        help: The help text.
        also: Other words that it takes, each with what it selects.
        **options: As for :func:`click.option`.
    """
    return click.option(*declarations, cls=_WordOption, type=Word(*of, also=also), metavar="WORD", help=help, **options)


def command(
    name: str, *, examples: Sequence[str], differs: str = "", **options: Any
) -> Callable[[Callable[..., Any]], Command]:
    """Return a decorator that turns a function into a command.

    The help begins with the command's line in the table of commands. The function's docstring, without its first
    line, follows.

    Args:
        name: The name.
        examples: Complete command lines.
        differs: The meaning of exit status 1; empty if the command never ends with it.
        **options: As for :func:`click.command`.
    """

    def decorate(function: Callable[..., Any]) -> Command:
        import inspect

        more = inspect.cleandoc(function.__doc__ or "").partition("\n")[2].strip()
        text = f"{HELP[name]}\n\n{more}" if more else HELP[name]
        return click.command(name, cls=Command, examples=examples, differs=differs, help=text, **options)(function)

    return decorate

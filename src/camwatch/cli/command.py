"""The command: one of click's, whose help also describes its arguments, its exit status and how it is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from camwatch.model.vocabulary import Vocabulary

__all__ = ["MISUSED", "Argument", "Command", "Word", "argument", "command"]

F = TypeVar("F", bound=Callable[..., Any])

if TYPE_CHECKING:
    _Text = click.ParamType[str]
else:
    # It is generic from click 8.5 on.
    _Text = click.ParamType

MISUSED = "the command was used wrongly or the data are damaged"
"""What exit status 2 says, of every command."""


class Word(_Text):
    """The type of an option that takes words of vocabularies; which of them, the query checks."""

    name = "word"

    def __init__(self, *vocabularies: type[Vocabulary]) -> None:
        self.vocabularies: tuple[type[Vocabulary], ...] = vocabularies
        """The vocabularies that the words are of."""

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 (click calls it so)
        param: click.Parameter,  # noqa: ARG002 (click calls it so)
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the words that begin with what was typed."""
        words = [word for vocabulary in self.vocabularies for word in vocabulary]
        return [CompletionItem(word.value, help=word.meaning) for word in words if word.value.startswith(incomplete)]


class Argument(click.Argument):
    """An argument that says what it is."""

    def __init__(self, declarations: Sequence[str], *, help: str, **known: Any) -> None:  # noqa: A002 (click's own word)
        super().__init__(declarations, **known)
        self.help: str | None = help
        """What it is."""


class Command(click.Command):
    """A command that shows how it is used."""

    def __init__(self, *arguments: Any, examples: Sequence[str], differs: str = "", **known: Any) -> None:
        super().__init__(*arguments, **known)
        self.examples: tuple[str, ...] = tuple(examples)
        """Lines to type, each a whole one."""
        self.differs: str = differs
        """What exit status 1 says; empty where the command never ends with it."""

    @property
    def statuses(self) -> dict[int, str]:
        """What each exit status says."""
        return {0: "what was asked was done", **({1: self.differs} if self.differs else {}), 2: MISUSED}

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """Its arguments."""
        return tuple(one for one in self.params if isinstance(one, Argument))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: that of click, with arguments, exit status and examples."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        if self.arguments:
            with formatter.section("Arguments"):
                formatter.write_dl([(one.make_metavar(ctx), one.help or "") for one in self.arguments])
        self.format_options(ctx, formatter)
        with formatter.section("Exit status"):
            formatter.write_dl([(str(status), meaning) for status, meaning in self.statuses.items()])
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"{' ' * formatter.current_indent}{example}\n")


def argument(*declarations: str, help: str, **known: Any) -> Callable[[F], F]:  # noqa: A002 (as above)
    """Add an argument to a command; the keywords are those of click's."""
    return click.argument(*declarations, cls=Argument, help=help, **known)


def command(
    name: str | None = None, *, examples: Sequence[str], differs: str = "", **known: Any
) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function.

    Args:
        name: What it is called; the name of the function where None.
        examples: Lines to type, each a whole one.
        differs: What exit status 1 says; nothing where the command never ends with it.
        **known: Those of click's.
    """
    return click.command(name, cls=Command, examples=examples, differs=differs, **known)

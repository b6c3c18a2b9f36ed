"""The reference of the command line: a page generated from the commands."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import attrs
import click

from camwatch.citation.styles import STYLES
from camwatch.cli.app import app
from camwatch.cli.command import MISUSED, Command, Word
from camwatch.cli.commands import GROUPS
from camwatch.export.registry import FORMATS
from pages.page import Writer
from pages.prose import code

__all__ = ["write"]

_DESCRIBED = {frozenset(FORMATS): "library/export.md", frozenset(STYLES): "library/citation.md"}
"""Choices that have their own page."""


@attrs.frozen
class Parameter:
    """An option or an argument, in Markdown."""

    anchor: str
    forms: str
    """The forms in which it is typed."""
    text: str
    notes: tuple[str, ...]
    """The default, the choices and similar facts, one sentence per fact."""


@attrs.frozen(kw_only=True)
class Page:
    """The entry of a command."""

    name: str
    anchor: str
    usage: str
    text: str
    arguments: tuple[Parameter, ...]
    options: tuple[Parameter, ...]
    statuses: dict[int, str]
    examples: tuple[str, ...]


def _linked(text: str, own: str) -> str:
    """Return a help text as Markdown, in which commands and the same command's options link to their entries."""

    def link(found: re.Match[str]) -> str:
        if found["option"]:
            return code(found["option"], f"#{own}{found['option']}")
        command = re.fullmatch(r"camwatch ([a-z-]+)", found["code"])
        return code(found["code"], f"#camwatch-{command[1]}" if command else None)

    return re.sub(r"`(?P<code>[^`]+)`|(?<![\w-])(?P<option>--[a-z][a-z-]*)", link, inspect.cleandoc(text))


def _notes(one: click.Parameter) -> Iterator[str]:
    if isinstance(one.type, Word):
        for vocabulary in one.type.vocabularies:
            name = vocabulary.__name__
            yield f"A word of [{name}](library/vocabularies.md#camwatch.{name})."
    if isinstance(one.type, click.Choice):
        choices = [str(choice) for choice in one.type.choices]
        page = _DESCRIBED.get(frozenset(choices))
        links = [code(choice, f"{page}#{choice}" if page else None) for choice in choices]
        yield f"Choices: {', '.join(links)}."
    if one.required and isinstance(one, click.Option):
        yield "Required."
    if isinstance(one, click.Option) and one.show_default and one.default is not None:
        yield f"Default: {code(str(one.default))}."


def _parameter(one: click.Parameter, own: str, context: click.Context) -> Parameter:
    notes = tuple(_notes(one))
    description = _linked(str(getattr(one, "help", None) or ""), own)
    if not description:
        raise LookupError(f"{own}: {one.name} has no help")
    if not isinstance(one, click.Option):
        return Parameter(f"{own}-{one.name}".replace("_", "-"), code(one.make_metavar(context)), description, notes)
    word = "WORD" if isinstance(one.type, click.Choice) else one.type.name.upper()
    value = "" if one.is_flag else f" {one.metavar or word}"
    forms = ", ".join(code(f"{form}{value}") for form in (*one.opts, *one.secondary_opts))
    longest = max(one.opts, key=len)
    return Parameter(f"{own}{longest}", forms, description, notes)


def _page(command: click.Command, parent: click.Context | None) -> Page:
    name = command.name if parent else "camwatch"
    context = click.Context(command, info_name=name, parent=parent, **command.context_settings)
    own = context.command_path.replace(" ", "-")
    # The option --help is described only once, under camwatch itself.
    listed = command.params if parent else command.get_params(context)
    shown = [_parameter(one, own, context) for one in listed if isinstance(one, click.Option)]
    arguments = [_parameter(one, own, context) for one in command.params if isinstance(one, click.Argument)]
    known = command if isinstance(command, Command) else None
    return Page(
        name=context.command_path,
        anchor=own,
        usage=" ".join([context.command_path, *command.collect_usage_pieces(context)]),
        text=_linked(command.help or "", own),
        arguments=tuple(arguments),
        options=tuple(shown),
        statuses={} if known is None else known.statuses,
        examples=() if known is None else known.examples,
    )


def _command(name: str, context: click.Context) -> click.Command:
    command = app.get_command(context, name)
    if command is None:
        raise LookupError(f"unknown command {name}")
    return command


def write(writer: Writer) -> None:
    """Write the page."""
    context = click.Context(app, info_name="camwatch", **app.context_settings)
    writer.write(
        "reference/cli.md",
        "cli",
        title="The command line",
        description="Every command of camwatch, with its arguments, options, defaults, exit status and examples.",
        whole=_page(app, None),
        groups={title: [_page(_command(name, context), context) for name in names] for title, names in GROUPS.items()},
        misused=MISUSED,
    )

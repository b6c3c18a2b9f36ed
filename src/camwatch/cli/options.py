"""Options that several commands share: whose claims, about which vendors, on which date."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

import click

from camwatch.cli.command import clash, word_option
from camwatch.cli.lookup import identified
from camwatch.collections.claims import is_named
from camwatch.collections.commitments import Commitments
from camwatch.collections.filters import refuse_several, words
from camwatch.collections.named import NamedCollection
from camwatch.dataset import Dataset
from camwatch.errors import UnknownName
from camwatch.model.vocabulary import BodyKind
from camwatch.wording import counted

__all__ = [
    "all_subjects",
    "by_body",
    "by_place",
    "by_vendor",
    "concerning",
    "exclusive",
    "jurisdiction",
    "kind_of_body",
    "left_out",
    "on_day",
    "only_with",
    "query_arguments",
]

F = TypeVar("F", bound=Callable[..., Any])
Option: TypeAlias = Callable[[F], F]
"""A decorator that adds an option to a command."""

by_place: Option[Any] = click.option(
    "--country",
    multiple=True,
    metavar="PLACE",
    help="Only bodies in this country or region (GB, GB-SCT, Scotland); can be repeated.",
)
"""Adds ``--country``, for commands about bodies."""


def jurisdiction(only: str) -> Option[Any]:
    """Return a decorator that adds ``--country``, for commands about claims that have a jurisdiction of their own.

    Args:
        only: The beginning of the help text: which claims the option keeps.
    """
    return click.option(
        "--country",
        "jurisdiction",
        multiple=True,
        metavar="PLACE",
        help=f"{only} (GB, GB-SCT, Scotland); can be repeated.",
    )


kind_of_body: Option[Any] = word_option(
    "--body-kind",
    of=(BodyKind,),
    multiple=True,
    help="Only bodies of this kind; can be repeated. Use education for schools and colleges.",
)
"""Adds ``--body-kind``."""

_body = click.option("--body", multiple=True, metavar="BODY", help="Only this body (id or name); can be repeated.")


def on_day(shows: str = "Show standings and missed deadlines as of this date.") -> Option[Any]:
    """Return a decorator that adds ``--on``.

    Args:
        shows: What the command does with the date, as a sentence.
    """
    return click.option("--on", metavar="DATE", help=f"{shows} Default: today.")


all_subjects: Option[Any] = click.option(
    "--all-subjects",
    is_flag=True,
    help="Include commitments that do not cover cameras, such as those about software or drones.",
)
"""Adds ``--all-subjects``."""


def by_vendor(records: str) -> Option[Any]:
    """Return a decorator that adds ``--vendor``.

    Args:
        records: What the command lists, in the plural, such as ``ties``.
    """
    return click.option(
        "--vendor",
        multiple=True,
        metavar="VENDOR",
        help=f"Only {records} about this vendor (id or name) or about a class of vendors that includes it; can "
        "be repeated.",
    )


def by_body(records: str) -> Option[Any]:
    """Return a decorator that adds the options that select bodies and vendors.

    Args:
        records: What the command lists, in the plural, such as ``ties``.
    """

    def decorate(function: Any) -> Any:
        for option in (_body, kind_of_body, by_place, by_vendor(records)):
            function = option(function)
        return function

    return decorate


def only_with(context: click.Context, name: str, *others: str) -> None:
    """Refuse an option that was given without the options that it depends on, as it would have no effect.

    Args:
        context: The context of the command.
        name: The name of the parameter.
        others: The names of the parameters; it needs at least one of them.

    Raises:
        click.UsageError: If it was given without any of them.
    """
    if context.get_parameter_source(name) in (None, click.core.ParameterSource.DEFAULT):
        return
    if any(context.params[other] for other in others):
        return
    options = {parameter.name: parameter.opts[0] for parameter in context.command.params}
    needed = " or ".join(options[other] for other in others)
    raise click.UsageError(
        f"{options[name]} has no effect without {needed}; add {needed}, or leave out {options[name]}"
    )


def exclusive(context: click.Context, *pairs: tuple[str, str]) -> None:
    """Refuse pairs of flags that no record can satisfy together.

    Args:
        context: The context of the command.
        pairs: The names of the parameters, two by two.

    Raises:
        click.UsageError: If both flags of a pair were given.
    """
    options = {parameter.name: parameter.opts[0] for parameter in context.command.params}
    for one, other in pairs:
        if context.params[one] and context.params[other]:
            raise clash(options[one], options[other])


def concerning(commitments: Commitments, *, everything: object) -> tuple[Commitments, str]:
    """Return the commitments that cover cameras or their makers, and a note on those left out.

    Args:
        commitments: All that match the other options.
        everything: Whether to keep commitments that do not cover cameras.
    """
    if everything:
        return commitments, ""
    covering = commitments.about_cameras()
    return covering, left_out(len(commitments) - len(covering))


def left_out(count: int) -> str:
    """Return a note on the commitments left out because they do not cover cameras; empty if there are none."""
    if not count:
        return ""
    verb, them = ("does", "it") if count == 1 else ("do", "them")
    left = f"{counted(count, 'commitment')} that {verb} not cover cameras"
    return f"Left out: {left}. To include {them}, add --all-subjects"


def query_arguments(data: Dataset, **options: Any) -> dict[str, Any]:
    """Return the options that were set, as keywords of a query; names of bodies and vendors become ids."""
    arguments = {name: value for name, value in options.items() if value not in (None, (), "")}
    if "body_kind" in arguments:
        # The look-up of a body calls it the kind, which in some commands is another option.
        arguments["body_kind"] = words("body_kind", arguments["body_kind"], BodyKind)
    place = {"country": arguments.get("country") or arguments.get("jurisdiction"), "kind": arguments.get("body_kind")}
    for name in ("body", "actor", "target"):
        if name in arguments:
            # Whoever acts may be elsewhere; the place only decides between bodies of the same name.
            wide = name == "actor"
            arguments[name] = [_id_of(name, data.bodies, text, anywhere=wide, **place) for text in arguments[name]]
    if "vendor" in arguments:
        arguments["vendor"] = [_id_of("vendor", data.vendors, text) for text in arguments["vendor"]]
    return arguments


def _id_of(option: str, records: NamedCollection[Any], text: str, *, anywhere: bool = False, **place: Any) -> str:
    """Return the id of the record that a value of an option means, or say how several values are given."""
    try:
        return str(identified(records, text, **place).id)
    except UnknownName:
        if anywhere and any(place.values()):
            return _id_of(option, records, text)
        refuse_several(option, text, lambda part: is_named(records, part))
        raise

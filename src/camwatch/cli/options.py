"""Options that several commands have: whose claims, about which vendors, of which day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

import click

from camwatch.cli.command import word_option
from camwatch.cli.lookup import identified
from camwatch.collections.commitments import Commitments
from camwatch.dataset import Dataset
from camwatch.model.vocabulary import BodyKind
from camwatch.wording import counted

__all__ = [
    "all_subjects",
    "by_body",
    "by_place",
    "by_vendor",
    "concerning",
    "given",
    "jurisdiction",
    "kind_of_body",
    "left_out",
    "on_day",
]

F = TypeVar("F", bound=Callable[..., Any])
Option: TypeAlias = Callable[[F], F]
"""A decorator that adds an option to a command."""

by_place: Option[Any] = click.option(
    "--country",
    multiple=True,
    metavar="PLACE",
    help="Only this country or part of one (GB, GB-SCT, Scotland); can be repeated.",
)
"""Adds ``--country``, for commands about bodies."""

jurisdiction: Option[Any] = click.option(
    "--country",
    "jurisdiction",
    multiple=True,
    metavar="PLACE",
    help="Only this country or part of one (GB, GB-SCT, Scotland); can be repeated.",
)
"""Adds ``--country``, for commands about claims that have a jurisdiction of their own."""

_vendor = click.option(
    "--vendor",
    multiple=True,
    metavar="VENDOR",
    help="Only about this vendor (id or name) or its classes; can be repeated.",
)
kind_of_body: Option[Any] = word_option(
    "--body-kind",
    of=(BodyKind,),
    multiple=True,
    help="Only bodies of this kind; can be repeated. Schools and colleges are education.",
)
"""Adds ``--body-kind``."""

_body = click.option("--body", multiple=True, metavar="BODY", help="Only this body (id or name); can be repeated.")

on_day: Option[Any] = click.option("--on", metavar="DATE", help="The day to judge by; today by default.")
"""Adds ``--on``."""

all_subjects: Option[Any] = click.option(
    "--all-subjects",
    is_flag=True,
    help="Include commitments whose terms include no camera: core networks, software, drones.",
)
"""Adds ``--all-subjects``."""


def by_vendor(function: F) -> F:
    """Add ``--vendor``."""
    return _vendor(function)


def by_body(function: F) -> F:
    """Add the options that name bodies and vendors."""
    for option in (_body, kind_of_body, by_place, _vendor):
        function = option(function)
    return function


def concerning(commitments: Commitments, *, everything: object) -> tuple[Commitments, str]:
    """Return the commitments that concern cameras or their makers, and what to say of the others.

    Args:
        commitments: All that fit the other options.
        everything: Whether commitments whose terms include no camera were asked for too.
    """
    if everything:
        return commitments, ""
    concerned = commitments.about_cameras()
    return concerned, left_out(len(commitments) - len(concerned))


def left_out(count: int) -> str:
    """Say that a list leaves out commitments whose terms include no camera; nothing if there are none."""
    if not count:
        return ""
    return f"Not listed: {counted(count, 'commitment')} whose terms include no camera; list them too by --all-subjects"


def given(data: Dataset, **options: Any) -> dict[str, Any]:
    """Return the options that were given, as keywords of a query; names of bodies and vendors become ids."""
    found = {name: value for name, value in options.items() if value not in (None, (), "")}
    place = {"country": found.get("country") or found.get("jurisdiction"), "kind": found.get("body_kind")}
    for name in ("body", "actor", "target"):
        if name in found:
            found[name] = [identified(data.bodies, text, **place).id for text in found[name]]
    if "vendor" in found:
        found["vendor"] = [identified(data.vendors, text).id for text in found["vendor"]]
    return found

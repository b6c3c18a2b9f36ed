"""Kinds of body: the answer to a search for a kind, such as "schools", among the names of bodies."""

from __future__ import annotations

from collections.abc import Sequence

from camwatch.cli.tables import ABSENT
from camwatch.dataset import Dataset
from camwatch.model.place import the_place
from camwatch.model.synonyms import meant_exactly
from camwatch.model.vocabulary import BodyKind
from camwatch.wording import counted, label

__all__ = ["described", "kinds_meant"]


def kinds_meant(text: str) -> list[BodyKind]:
    """Return the kinds of body that a text names, in the singular or the plural; for most texts, none."""
    return [BodyKind(word) for word in meant_exactly(text, "BodyKind", [kind.value for kind in BodyKind])]


def described(data: Dataset, kind: BodyKind, country: Sequence[str] = ()) -> list[str]:
    """Return lines that define a kind of body, count its bodies and give the commands that list them.

    Args:
        data: The dataset.
        kind: The kind.
        country: Only bodies in these countries or parts of them are counted and listed.
    """
    where = country or None
    bodies = data.bodies.where(country=where, kind=kind)
    commitments = data.commitments.about_cameras().where(country=where, body_kind=kind)
    ties = data.ties.where(country=where, body_kind=kind)
    users = data.without_commitment(country=where, body_kind=kind)
    statistics = data.statistics.where(jurisdiction=where, body_kind=kind)
    narrowed = "".join(f" --country {_quoted(one)}" for one in country)
    places = "" if not country else f" in {' or '.join(the_place(one) for one in country)}"
    options = f" --body-kind {kind.value}{narrowed}"
    commands = [
        f"  camwatch {command}{options}  ({counted(count, one, many)})"
        for command, count, one, many in (
            ("commitments", len(commitments), "commitment", None),
            ("without-commitment", len(users), "known user without a commitment", "known users without a commitment"),
            ("ties", len(ties), "tie", None),
            ("statistics", len(statistics), "statistic", None),
        )
        if count
    ]
    return [
        f"{label(kind).capitalize()} is a kind of body: {kind.meaning[:1].lower()}{kind.meaning[1:]}",
        f"The register has {counted(len(bodies), 'body', 'bodies')} of this kind{places}. "
        + ("To list claims about them:" if commands else f"No claims about them were found. {ABSENT}"),
        *commands,
    ]


def _quoted(text: str) -> str:
    import shlex

    return shlex.quote(text)

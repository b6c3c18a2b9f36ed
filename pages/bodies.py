"""Pages of bodies: one for each body about which the register has a claim."""

from __future__ import annotations

from collections import Counter

import camwatch
from camwatch.wording import counted, label, listed
from pages.labels import cameras, escaped, place_name, tie_words
from pages.page import Writer
from pages.register import newest_first
from pages.timeline import timeline

__all__ = ["write"]


def _standings(writer: Writer, commitments: list[camwatch.Commitment]) -> str:
    standings = Counter(label(writer.register.standing(one)) for one in commitments)
    return listed(f"{number} {word}" for word, number in standings.most_common())


def glance(writer: Writer, body: camwatch.Body) -> list[str]:
    """Return the lines that summarise the register's claims about a body, as Markdown."""
    commitments = newest_first(body.commitments)
    made = writer.register.made(commitments)
    without_cameras = writer.register.made_without_cameras(commitments)
    others = [one for one in commitments if not one.made]
    lines = []
    if made:
        lines.append(f"**{counted(len(made), 'commitment')} made**: {_standings(writer, made)}.")
    if without_cameras:
        what = counted(len(without_cameras), "commitment")
        verb = "does" if len(without_cameras) == 1 else "do"
        lines.append(f"{what} made that {verb} not cover cameras: {_standings(writer, without_cameras)}.")
    if others:
        lines.append(f"Proposals, reviews, refusals and acts without a promise: {_standings(writer, others)}.")
    if not commitments:
        lines.append("**No commitment known.** This does not mean that there is none.")
    for tie in writer.register.newest_ties(body):
        how_many = cameras(tie)
        detail = f", {how_many}" if how_many else ""
        lines.append(f"Reported {tie.as_of or 'without a date'}: {escaped(tie_words(tie))}{detail}.")
    if not body.ties:
        lines.append("No source says whether it has cameras of these vendors.")
    binding = len(body.binding_commitments)
    if binding:
        lines.append(f"Bound by [{counted(binding, 'commitment')} of other bodies](#bound).")
    return lines


def description(writer: Writer, body: camwatch.Body) -> str:
    """Return the line that search engines show for a body's page."""
    made = writer.register.made(body.commitments)
    promised = counted(len(made), "commitment")
    known = f"{promised} made ({_standings(writer, made)})" if made else "no commitment known"
    ties = counted(len(body.ties), "tie to vendors", "ties to vendors")
    return (
        f"{body.name}, {label(body.kind)}, {place_name(body.jurisdiction)}: {known} about surveillance cameras, "
        f"{ties}, with sources. camwatch {writer.register.ds.release.version}."
    )


def write(writer: Writer) -> None:
    """Write the pages of bodies."""
    register = writer.register
    for body in register.bodies:
        writer.write(
            f"register/bodies/{body.id}.md",
            "body",
            body=body,
            description=description(writer, body),
            closed=body.is_closed(register.day) if body.closed or body.closed_by else None,
            glance=glance(writer, body),
            events=timeline(register, body),
            commitments=newest_first(body.commitments),
            ties=newest_first(body.ties),
            binding=newest_first(body.binding_commitments),
            acts=register.by_party.get(body.id, ()),
        )

"""The first pages: the home page, and the entrance to the register."""

from __future__ import annotations

from collections.abc import Iterable

import camwatch
from camwatch.plot.world import countries
from pages.page import Writer
from pages.pictures import figure
from pages.register import newest_first

__all__ = ["SHARE", "write"]

SHARE = "assets/generated/share.png"
"""The picture that others show beside a link to the site; the theme's template names it."""
WORLD = "assets/generated/pictures/world.svg"

_SHOWN = 6
"""How many bodies each list of the home page shows."""


def _questions(writer: Writer) -> list[tuple[str, str, str]]:
    """Return what readers come for: the question, the page that answers it, and the answer in short."""
    ds, day = writer.register.ds, writer.register.day
    about = writer.register.about
    overdue = len(about.overdue(day))
    expected = len(about.expected(day))
    done = len(about.standing("done", on=day))
    quiet = len(about.quiet(f"{int(day[:4]) - 2}{day[4:]}"))
    kept = len(about.kept(day))
    users = len(ds.without_commitment(on=day))
    prompting = [act for act in ds.interventions if act.prompted]
    prompted = {one.id: one for act in prompting for one in act.prompted}
    kept_after = sum(writer.register.standing(one) == "kept" for one in prompted.values())
    covered = {row.country for row in ds.coverage().rows if row.with_claim}
    return [
        ("Who has promised what?", "register/bodies/index.md", f"{len(about.made())} commitments that are made"),
        ("Whose deadline has passed?", "register/overdue.md", f"{overdue} with no report that they were kept"),
        ("Whose work was expected to be done by now?", "register/expected.md", f"{expected} with no report of it"),
        ("Who kept their promise?", "register/kept.md", f"{kept} reported as carried out"),
        ("Who acted without a promise?", "register/done.md", f"{done} seen by others"),
        ("What has nobody followed up?", "register/quiet.md", f"{quiet} with no report for two years"),
        ("Who uses these cameras and has promised nothing?", "register/without-commitment.md", f"{users} known users"),
        (
            "What did letters and investigations bring about?",
            "register/interventions/index.md#effective",
            f"{len(prompting)} of {len(ds.interventions)} acts: a source ties each to what a body said or did after "
            f"it, {kept_after} of these reported as kept",
        ),
        ("Which vendors?", "register/vendors/index.md", f"{len(ds.vendors)} companies and classes"),
        (
            "Where does the register look, and where not?",
            "coverage.md",
            f"claims from {len(covered)} jurisdictions",
        ),
    ]


def _one_per_body(commitments: Iterable[camwatch.Commitment]) -> list[camwatch.Commitment]:
    """Return the first commitment of each of the first bodies."""
    first: dict[str, camwatch.Commitment] = {}
    for one in commitments:
        first.setdefault(one.body_id, one)
    return list(first.values())[:_SHOWN]


def _by_due(commitments: camwatch.Commitments) -> list[camwatch.Commitment]:
    return sorted(commitments, key=lambda one: (one.due.sort_key if one.due else (), one.id), reverse=True)


def write(writer: Writer) -> None:
    """Write both pages, and the picture that others show beside a link to the site."""
    ds, day = writer.register.ds, writer.register.day
    releases = camwatch.releases()
    about = writer.register.about
    shared = countries(about, title="Who promised to give up which cameras?", release=ds.release, large=True)
    share = writer.docs / SHARE
    share.parent.mkdir(parents=True, exist_ok=True)
    share.write_bytes(shared.png(scale=1))
    questions = _questions(writer)
    writer.write("register/index.md", "register", questions=questions)
    writer.write(
        "index.md",
        "index",
        questions=questions,
        made=len(about.made()),
        kept=len(about.kept(day)),
        late=len(about.overdue(day)),
        users=len(ds.without_commitment(on=day)),
        newest=_one_per_body(one for one in newest_first(about.made()) if one.announced),
        overdue=_one_per_body(_by_due(about.overdue(day))),
        done=_one_per_body(newest_first(about.kept(day))),
        releases=releases,
        change=camwatch.diff(releases[-2].version, releases[-1].version) if len(releases) > 1 else None,
        picture=figure(
            countries(about, title="Commitments made, by country", release=ds.release), writer.docs, WORLD, "index.md"
        ),
    )

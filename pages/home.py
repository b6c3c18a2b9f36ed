"""The home page and the first page of the register."""

from __future__ import annotations

from collections.abc import Iterable

import camwatch
from camwatch.plot.world import countries
from pages.page import Writer
from pages.pictures import figure
from pages.register import newest_first

__all__ = ["SHARE", "write"]

SHARE = "assets/generated/share.png"
"""The picture that other sites show with a link to this one; the theme's template names it."""
WORLD = "assets/generated/pictures/world.svg"

_SHOWN = 6
"""Number of bodies in each list on the home page."""


def _questions(writer: Writer) -> list[tuple[str, str, str]]:
    """Return the readers' main questions, each with the page that answers it and a short answer."""
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
    classes = sum(vendor.kind is camwatch.VendorKind.CLASS for vendor in ds.vendors)
    covered = {row.country for row in ds.coverage().rows if row.with_claim} - {"EU", "UN"}
    return [
        ("Who has promised what?", "register/bodies/index.md", f"{len(about.made())} commitments made"),
        ("Whose deadline has passed?", "register/overdue.md", f"{overdue} with no report that they were met"),
        (
            "Who was expected to have finished by now?",
            "register/expected.md",
            f"{expected} with no report that they have",
        ),
        ("Who kept their promise?", "register/kept.md", f"{kept} commitments reported as carried out"),
        (
            "Who acted without a promise?",
            "register/done.md",
            f"{done} acts, each reported by somebody other than the body",
        ),
        (
            "Which promises has nobody followed up?",
            "register/quiet.md",
            f"{quiet} with no report in the past two years",
        ),
        ("Who uses these cameras and has promised nothing?", "register/without-commitment.md", f"{users} known users"),
        (
            "What have letters and investigations achieved?",
            "register/interventions/index.md#effective",
            f"{len(prompting)} of {len(ds.interventions)} led to a commitment, a review or a refusal, according to "
            f"sources; {kept_after} of the resulting commitments are reported as kept",
        ),
        (
            "Which vendors?",
            "register/vendors/index.md",
            f"{len(ds.vendors) - classes} companies and {classes} classes of companies",
        ),
        (
            "What does the register cover, and what does it miss?",
            "coverage.md",
            f"claims about bodies in {len(covered)} countries, and about international organisations",
        ),
    ]


def _one_per_body(commitments: Iterable[camwatch.Commitment]) -> list[camwatch.Commitment]:
    """Return the first commitment of each body, for the first bodies only."""
    first: dict[str, camwatch.Commitment] = {}
    for one in commitments:
        first.setdefault(one.body_id, one)
    return list(first.values())[:_SHOWN]


def _by_due(commitments: camwatch.Commitments) -> list[camwatch.Commitment]:
    return sorted(commitments, key=lambda one: (one.due.sort_key if one.due else (), one.id), reverse=True)


def write(writer: Writer) -> None:
    """Write both pages, and the picture that other sites show with a link to this one."""
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

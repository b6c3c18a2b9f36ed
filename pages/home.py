"""The first pages: the home page, and the entrance to the register."""

from __future__ import annotations

from collections.abc import Iterable

import camwatch
from pages.page import Writer
from pages.register import newest_first

__all__ = ["write"]


def _questions(writer: Writer) -> list[tuple[str, str, str]]:
    """Return what readers come for: the question, the page that answers it, and the answer in short."""
    ds, day = writer.register.ds, writer.register.day
    about = ds.commitments.about_cameras()
    overdue = len(about.overdue(day))
    expected = len(about.expected(day))
    done = len(ds.commitments.standing("done", on=day))
    quiet = len(about.quiet(f"{int(day[:4]) - 2}{day[4:]}"))
    kept = len(ds.commitments.kept(day))
    users = len(ds.without_commitment(on=day))
    acts = sum(1 for act in ds.interventions if act.prompted)
    covered = {row.country for row in ds.coverage().rows if row.with_claim}
    return [
        ("Who has promised what?", "register/bodies/index.md", f"{len(about.made())} commitments that are made"),
        ("Whose deadline has passed?", "register/overdue.md", f"{overdue} with no report that they were kept"),
        ("Whose work was expected to be done by now?", "register/expected.md", f"{expected} with no report of it"),
        ("Who kept their promise?", "register/kept.md", f"{kept} reported as carried out"),
        ("Who acted without a promise?", "register/done.md", f"{done} seen by others"),
        ("What has nobody followed up?", "register/quiet.md", f"{quiet} with no report for two years"),
        ("Who uses these cameras and has promised nothing?", "register/without-commitment.md", f"{users} known users"),
        ("What brought promises about?", "register/interventions/index.md", f"{acts} acts that a source ties to one"),
        ("Which vendors?", "register/vendors/index.md", f"{len(ds.vendors)} companies and classes"),
        (
            "Where does the register look, and where not?",
            "coverage.md",
            f"claims from {len(covered)} jurisdictions",
        ),
    ]


def _one_per_body(commitments: Iterable[camwatch.Commitment]) -> list[camwatch.Commitment]:
    """Return the first commitment of each of the first six bodies."""
    first: dict[str, camwatch.Commitment] = {}
    for one in commitments:
        first.setdefault(one.body_id, one)
    return list(first.values())[:6]


def write(writer: Writer) -> None:
    """Write both pages."""
    ds = writer.register.ds
    releases = camwatch.releases()
    questions = _questions(writer)
    writer.write("register/index.md", "register", questions=questions)
    writer.write(
        "index.md",
        "index",
        questions=questions,
        newest=_one_per_body(one for one in newest_first(ds.commitments.made().about_cameras()) if one.announced),
        releases=releases,
        change=camwatch.diff(releases[-2].version, releases[-1].version) if len(releases) > 1 else None,
    )

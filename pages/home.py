"""The first pages: the home page, and the entrance to the register."""

from __future__ import annotations

import camwatch
from pages.page import Writer
from pages.register import newest_first

__all__ = ["write"]


def _questions(writer: Writer) -> list[tuple[str, str, str]]:
    """Return what readers come for: the question, the page that answers it, and the answer in short."""
    ds, day = writer.register.ds, writer.register.day
    overdue = len(ds.commitments.overdue(day))
    kept = len(ds.commitments.kept(day))
    users = len(ds.without_commitment(on=day))
    acts = sum(1 for act in ds.interventions if act.prompted)
    covered = {row.country for row in ds.coverage().rows if row.with_claim}
    return [
        ("Who has promised what?", "register/bodies/index.md", f"{len(ds.commitments.made())} undertakings"),
        ("Whose deadline has passed?", "register/overdue.md", f"{overdue} with no report that they were kept"),
        ("Who kept their promise?", "register/kept.md", f"{kept} reported as carried out"),
        ("Who uses these cameras and has promised nothing?", "register/without-commitment.md", f"{users} known users"),
        ("What brought promises about?", "register/interventions/index.md", f"{acts} acts that a source ties to one"),
        ("Which vendors?", "register/vendors/index.md", f"{len(ds.vendors)} companies and classes"),
        (
            "Where does the register look, and where not?",
            "coverage.md",
            f"claims from {len(covered)} jurisdictions",
        ),
    ]


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
        newest=[one for one in newest_first(ds.commitments.made()) if one.announced][:6],
        releases=releases,
        change=camwatch.diff(releases[-2].version, releases[-1].version) if len(releases) > 1 else None,
    )

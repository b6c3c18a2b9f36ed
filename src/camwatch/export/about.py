"""What every export says of itself: the release, its digest, the licence, how to cite it."""

from __future__ import annotations

import attrs

from camwatch.citation.about import AUTHOR as MAINTAINERS
from camwatch.citation.about import LICENCE, TITLE
from camwatch.store.release import Release

__all__ = ["DESCRIPTION", "LICENCE", "LICENCE_TITLE", "LICENCE_URL", "MAINTAINERS", "TITLE", "About"]

DESCRIPTION = (
    "Who has promised to stop buying, using or selling surveillance cameras from which vendors, who still uses them, "
    "and what brought each promise about; every claim dated and cited."
)
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


@attrs.frozen
class About:
    """What an export says of itself. It is the same whenever it is written, so that two exports are equal bytes."""

    release: Release

    @property
    def citation(self) -> str:
        """The line by which the release is cited."""
        release = self.release
        return (
            f"{MAINTAINERS} ({release.date.year}). {TITLE}. Dataset release {release.version}, "
            f"SHA-256 digest {release.digest}. {LICENCE}."
        )

    @property
    def facts(self) -> dict[str, str]:
        """The same as names and texts, for formats that hold such."""
        return {
            "title": TITLE,
            "description": DESCRIPTION,
            "release": self.release.version,
            "date": self.release.date.isoformat(),
            "digest": self.release.digest,
            "licence": LICENCE,
            "licence_url": LICENCE_URL,
            "citation": self.citation,
            "credits": "; ".join(
                f"{credit.title} ({credit.publisher}, {credit.licence}, {credit.url})"
                for credit in self.release.credits
            ),
        }

    @property
    def lines(self) -> list[str]:
        """The same as lines of text, for people."""
        release = self.release
        return [
            TITLE,
            "",
            DESCRIPTION,
            "",
            f"Release: {release.version} of {release.date}",
            f"Digest:  {release.digest} (SHA-256 over the records)",
            f"Licence: {LICENCE}, {LICENCE_URL}",
            f"Cite as: {self.citation}",
            *(
                f"Credit:  {credit.title}, {credit.publisher}, {credit.licence}, {credit.url}"
                for credit in release.credits
            ),
        ]

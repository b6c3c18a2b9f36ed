"""The information in every export: the release, its digest, the licence and the citation."""

from __future__ import annotations

import attrs

from camwatch.citation.about import DESCRIPTION, LICENCE, LICENCE_URL, TITLE
from camwatch.citation.apa import apa
from camwatch.citation.work import of_release
from camwatch.store.release import Release

__all__ = ["About"]


@attrs.frozen
class About:
    """The information in an export. It is the same at any time, so two exports are equal byte for byte."""

    release: Release
    """The release that is exported."""

    @property
    def citation(self) -> str:
        """The line by which it is cited: in APA style, without the SWHID, which changes with the next release."""
        return apa(of_release(self.release, None))

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

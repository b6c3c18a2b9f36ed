"""The source: a publication that was read, and the citation of one."""

from __future__ import annotations

import attrs

from camwatch.dates import PartialDate
from camwatch.model.column import URL, URL_WORDS, column
from camwatch.model.name import LANGUAGE
from camwatch.model.record import Linked, Record
from camwatch.model.vocabulary import ListTaken, SourceKind

__all__ = ["Citation", "Source"]


@attrs.frozen(kw_only=True, repr=False)
class Source(Record):
    """A publication that was read."""

    url: str = column("Address of the page that was read.", pattern=URL, expected=URL_WORDS)
    title: str = column("Title of the page or document.", pattern=r"\S(.*\S)?", expected="text")
    publisher: str = column("Publisher of the page.", pattern=r"\S(.*\S)?", expected="text")
    published: PartialDate | None = column("Date of publication, as given on the page.", default=None)
    kind: SourceKind = column("Kind of publication.")
    lang: str = column("Language (BCP 47 tag).", pattern=LANGUAGE, expected="a BCP 47 tag such as en or zh-Hans")
    accessed: PartialDate = column("Date on which it was read.")
    via: str | None = column("Outlet or document that the page repeats, if it is a mirror or a repost.", default=None)
    list_taken: ListTaken | None = column(
        "How much of the source's list of bodies is in the register. Empty if the source has no such list, "
        "if nobody has compared the two, and in releases before 2026.11.5.",
        default=None,
    )

    @property
    def origin(self) -> str:
        """The first publisher, as far as the page shows: the outlet that it repeats, or its own publisher."""
        return self.via or self.publisher


@attrs.frozen(kw_only=True)
class Citation(Linked):
    """A source of a claim, with the fields that it supports."""

    source_id: str = column("The source.", references="sources")
    supports: tuple[str, ...] = column(
        "Fields of the claim that the source supports.",
        pattern=r"[a-z_]+",
        expected="the name of a field",
        default=(),
    )
    locator: str | None = column("Place in the source: a page, section or column.", default=None)

    @property
    def source(self) -> Source:
        """The source that is cited."""
        return self._linked().sources[self.source_id]

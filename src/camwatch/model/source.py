"""The source: a publication that was read, and the citation of one."""

from __future__ import annotations

import attrs

from camwatch.dates import PartialDate
from camwatch.model.column import URL, URL_WORDS, column
from camwatch.model.name import LANGUAGE
from camwatch.model.record import Linked, Record
from camwatch.model.vocabulary import SourceKind

__all__ = ["Citation", "Source"]


@attrs.frozen(kw_only=True, repr=False)
class Source(Record):
    """A publication that was read."""

    url: str = column("The address of the page that was seen.", pattern=URL, expected=URL_WORDS)
    title: str = column("Its title.", pattern=r"\S(.*\S)?", expected="text")
    publisher: str = column("Who published the page that was seen.", pattern=r"\S(.*\S)?", expected="text")
    published: PartialDate | None = column("When, as the page says.", default=None)
    kind: SourceKind = column("What sort of publication it is.")
    lang: str = column("Its language (BCP 47).", pattern=LANGUAGE, expected="a BCP 47 tag such as en or zh-Hans")
    accessed: PartialDate = column("When it was read.")
    via: str | None = column(
        "The outlet or document that the page repeats, where the page is a mirror or a repost.", default=None
    )

    @property
    def origin(self) -> str:
        """Who published it first, as far as the page tells: the outlet that it repeats, or its publisher."""
        return self.via or self.publisher


@attrs.frozen(kw_only=True)
class Citation(Linked):
    """What a source says for a claim."""

    source_id: str = column("The source.", references="sources")
    supports: tuple[str, ...] = column(
        "The fields of the claim that the source bears out.",
        pattern=r"[a-z_]+",
        expected="the name of a field",
        default=(),
    )
    locator: str | None = column("Where in the source: a page, section or column.", default=None)

    @property
    def source(self) -> Source:
        """The source that is cited."""
        return self._linked().sources[self.source_id]

"""Sources: found by kind, publisher and language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from camwatch.collections.base import Collection
from camwatch.collections.filters import OneOrMore, refuse_several, texts, words
from camwatch.errors import UnknownWord
from camwatch.model.name import LANGUAGE
from camwatch.model.source import Source
from camwatch.model.vocabulary import ListTaken, SourceKind

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Sources"]


class Sources(Collection[Source]):
    """Publications that were read."""

    table_name = "sources"
    _shown = ("title", "publisher", "published", "url")

    def where(
        self,
        *,
        kind: OneOrMore | None = None,
        publisher: OneOrMore | None = None,
        lang: OneOrMore | None = None,
        list_taken: OneOrMore | None = None,
    ) -> Self:
        """Return the sources that match every keyword.

        Args:
            kind: Word of :class:`~camwatch.SourceKind`, or several.
            publisher: Name of a publisher as written in the register, or several.
            lang: Language tag (BCP 47), or several.
            list_taken: Word of :class:`~camwatch.ListTaken`, or several.

        Raises:
            UnknownWord: If a value is not one of the choices, or a language is not a tag.
        """
        filters = self._filters()
        if kind is not None:
            filters.any_word("kind", words("kind", kind, SourceKind))
        if publisher is not None:
            filters.any_of("publisher", texts("publisher", publisher))
        if lang is not None:
            filters.any_of("lang", _tags(lang))
        if list_taken is not None:
            filters.any_word("list_taken", words("list_taken", list_taken, ListTaken))
        return self._narrow(filters)


def _tags(lang: OneOrMore) -> list[str]:
    """Read language tags."""
    tags = texts("lang", lang)
    for tag in tags:
        if not re.fullmatch(LANGUAGE, tag):
            refuse_several("lang", tag, lambda part: re.fullmatch(LANGUAGE, part))
            raise UnknownWord(f"lang={tag!r} is not a language tag; give one such as en or zh-Hans")
    return tags

"""Names and identifiers of bodies and vendors."""

from __future__ import annotations

import attrs

from camwatch.model.column import column
from camwatch.model.vocabulary import NameKind

__all__ = ["Identifier", "Name"]

LANGUAGE = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"


@attrs.frozen(kw_only=True)
class Name:
    """Another name that an organisation has or had."""

    name: str = column(
        "The name as the organisation itself spells it.",
        pattern=r"\S(.*\S)?",
        expected="text without leading or trailing spaces",
    )
    kind: NameKind = column("Kind of name.")
    lang: str | None = column(
        "Language of the name (BCP 47 tag), if it is not the body's usual language.",
        pattern=LANGUAGE,
        expected="a BCP 47 tag such as cy or zh-Hans",
        default=None,
    )


@attrs.frozen(kw_only=True)
class Identifier:
    """A code that a register gave to an organisation."""

    scheme: str = column(
        "Register that assigns the code. It is named by its code in org-id.guide (such as GB-COH) or, if it has none "
        "there, by a lower-case name (such as gss, ods, wikidata or ror).",
        pattern=r"[A-Z]{2}-[A-Z0-9]+|[a-z][a-z0-9]*(-[a-z0-9]+)*",
        expected="an org-id.guide code or a lower-case name",
    )
    value: str = column(
        "Code, in the form that the issuing register uses.",
        pattern=r"\S(.*\S)?",
        expected="text without leading or trailing spaces",
    )

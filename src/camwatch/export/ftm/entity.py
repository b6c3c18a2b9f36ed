"""The entity: its id, its schema, and its properties as lists of texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from camwatch.dates import PartialDate
from camwatch.model.name import Identifier, Name
from camwatch.model.vocabulary import NameKind

__all__ = ["Entity", "address_of", "codes_of", "entity", "lines", "names_of", "refer"]

Entity = dict[str, Any]

_NAMES: dict[NameKind, str] = {
    NameKind.OFFICIAL: "alias",
    NameKind.SHORT: "alias",
    NameKind.TRANSLATION: "alias",
    NameKind.FORMER: "previousName",
    NameKind.ACRONYM: "abbreviation",
}
_LONGEST_CODE = 64
_CODES = {"wikidata": "wikidataId", "lei": "leiCode", "GB-COH": "registrationNumber", "NO-BRC": "registrationNumber"}
_CODES_OF_COMPANIES = {"isin": "isinCode", "us-cik": "cikCode"}


def entity(schema: str, entity_id: str, **properties: Any) -> Entity:
    """Make an entity; what is absent is left out, and every value is a text."""
    kept: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = [value] if isinstance(value, str | int | float | PartialDate) else list(value or ())
        texts = list(dict.fromkeys(str(one) for one in values if one is not None))
        if name == "name":
            texts = [_without_quotes(text) for text in texts]
        if texts:
            kept[name] = texts
    return {"id": f"camwatch-{entity_id}", "schema": schema, "properties": kept, "datasets": ["camwatch"]}


def _without_quotes(text: str) -> str:
    """Return a name without the quotation marks around all of it, as the model stores names."""
    return text[1:-1] if len(text) > 2 and text[0] == text[-1] and text[0] in "'\"" else text


def refer(kind: str, ids: Iterable[str]) -> list[str]:
    """Return the ids that entities of a kind have."""
    return [f"camwatch-{kind}-{one}" for one in ids]


def lines(**facts: Any) -> str | None:
    """Write facts, one per line; None if there are none."""
    lines = [f"{name.replace('_', ' ').capitalize()}: {value}" for name, value in facts.items() if value]
    return "\n".join(lines) or None


def names_of(names: Iterable[Name]) -> dict[str, list[str]]:
    """Return other names by the property that takes them."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(_NAMES[name.kind], []).append(name.name)
    return found


def address_of(url: str) -> str:
    """Return an address in the form in which the model keeps it: the address of a host ends with a slash."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest}/" if "/" not in rest else url


def codes_of(identifiers: Iterable[Identifier], schema: str) -> dict[str, list[str]]:
    """Return codes of registers by the property of a schema that takes them."""
    properties = {**_CODES, **_CODES_OF_COMPANIES} if schema == "Company" else _CODES
    found: dict[str, list[str]] = {}
    for code in identifiers:
        if code.scheme == "domain":
            found.setdefault("website", []).append(f"https://{code.value}/")
            continue
        # A code without its register would match codes of other registers.
        name = properties.get(code.scheme, "idNumber")
        text = code.value if code.scheme in properties else f"{code.scheme}-{code.value}"
        # A longer one is a title in an address; the model takes none.
        if len(text) <= _LONGEST_CODE:
            found.setdefault(name, []).append(text)
    return found

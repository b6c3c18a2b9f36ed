"""The identifier: from a text to the vendors that it points to, by the rules, brands and names of a dataset."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from camwatch.devices.automaton import Automaton
from camwatch.devices.identification import Identification, Identifications
from camwatch.devices.mac import Address, find_addresses, read_address
from camwatch.devices.models import Models
from camwatch.devices.pattern import parse
from camwatch.devices.words import Names, key_of, longest, says_little
from camwatch.errors import UnknownArgument
from camwatch.model.brand import Brand
from camwatch.model.device_rule import DeviceRule
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import Confidence, DeviceKind, Relation, VendorKind
from camwatch.store.tables import Tables

__all__ = ["DISTINCTIVE", "SHORT", "DeviceIdentifier"]

DISTINCTIVE = 16.5
"""From how many bits on the form of a model number counts as its maker's alone: three letters and a digit."""
SHORT = 13.0
"""Below how many bits others are likely to use a form too."""

_HEADER = re.compile(r"\s*[A-Za-z-]{4,30}:[ \t]*")
_RANKS = {confidence: rank for rank, confidence in enumerate(Confidence)}


@attrs.frozen
class _Found:
    """An identification before its records are made."""

    vendor: str
    kind: DeviceKind
    start: int
    end: int
    confidence: Confidence
    rule: str | None = None
    brand: str | None = None
    bits: float = 0.0

    @property
    def order(self) -> tuple[Any, ...]:
        """The most reliable first; then the vendor's own, the narrowest form, the first in the text."""
        return (_RANKS[self.confidence], self.brand is not None, -self.bits, self.start, self.vendor, self.rule or "")


def _lower(*confidences: Confidence) -> Confidence:
    return max(confidences, key=lambda one: _RANKS[one])


class DeviceIdentifier:
    """The rules, brands and names of a dataset, made ready to be looked for."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._records: dict[tuple[str, str], Any] = {}
        rules = self._rows("device_rules", "id", "vendor", "kind", "pattern", "note")
        self._rules = {kind: [rule for rule in rules if rule["kind"] == kind.value] for kind in DeviceKind}
        self._prefixes: dict[str, list[dict[str, Any]]] = {}
        for rule in self._rules[DeviceKind.OUI]:
            self._prefixes.setdefault(rule["pattern"], []).append(rule)
        self._models = Models([rule["pattern"] for rule in self._rules[DeviceKind.MODEL]])
        self._banners = Automaton([parse(rule["pattern"]) for rule in self._rules[DeviceKind.BANNER]], anywhere=True)
        self._names = Names()
        self._owners: list[tuple[dict[str, Any], Confidence, bool]] = []
        self._brands_of: dict[str, list[dict[str, Any]]] = {}
        self._take_names()

    def _rows(self, table: str, *columns: str) -> list[dict[str, Any]]:
        return list(self._tables.table(table).select(list(columns)).to_pylist())

    def _take_names(self) -> None:
        """Add the names of vendors and brands, and see which vendor's name is a brand of another."""
        vendors = [
            row
            for row in self._rows("vendors", "id", "kind", "name", "legal_name", "names")
            if row["kind"] == VendorKind.COMPANY.value
        ]
        brands = self._rows("brands", "id", "vendor", "name", "relation", "lines", "ended")
        by_key: dict[str, list[dict[str, Any]]] = {}
        for brand in brands:
            # Two names may stand in one: "Eastern CCTV / ENS Security".
            brand["names"] = brand["name"].split(" / ")
            for name in brand["names"]:
                by_key.setdefault(key_of(name), []).append(brand)
        for brand in brands:
            makers = {other["vendor"] for name in brand["names"] for other in by_key[key_of(name)]}
            brand["confidence"] = _of_brand(brand, several=len(makers) > 1)
            for name in brand["names"]:
                self._names.add(name, self._owner(brand, brand["confidence"], name))
        for vendor in vendors:
            names = {vendor["name"], vendor["legal_name"], *(name["name"] for name in vendor["names"])} - {None}
            for name in sorted(names):
                self._names.add(name, self._owner(vendor, Confidence.HIGH, name))
            known = {key_of(name) for name in names} & by_key.keys()
            self._brands_of[vendor["id"]] = [
                brand for key in sorted(known) for brand in by_key[key] if brand["vendor"] != vendor["id"]
            ]
        for rule in self._rules[DeviceKind.BRAND]:
            self._names.add(rule["pattern"], self._owner(rule, _of_rule(rule, DISTINCTIVE), rule["pattern"]))

    def _owner(self, row: dict[str, Any], confidence: Confidence, name: str) -> int:
        self._owners.append((row, confidence, says_little(name)))
        return len(self._owners) - 1

    def identify(self, text: str) -> Identifications:
        """Return every identification of a text, the most reliable first.

        Raises:
            UnknownArgument: If it is no text.
        """
        if not isinstance(text, str):
            raise UnknownArgument(f"identify({text!r}): expected a text, got {type(text).__name__}")
        if not text.strip():
            return Identifications((), ("the text is empty",))
        notes: list[str] = []
        found: dict[tuple[Any, ...], _Found] = {}
        for one in (*self._by_address(text, notes), *self._by_form(text), *self._by_name(text)):
            matched = text[one.start : one.end].casefold()
            found.setdefault((one.vendor, one.rule, one.brand, matched), one)
        ordered = sorted(found.values(), key=lambda one: one.order)
        return Identifications((self._made(one, text) for one in ordered), notes)

    def _by_address(self, text: str, notes: list[str]) -> Iterator[_Found]:
        partial = read_address(text)
        for address in [partial] if partial else find_addresses(text):
            hit = None if address.is_multicast else self._prefix(address)
            if hit is None:
                # A bare number in a longer text need not be an address.
                if not address.bare or text.strip() == text[address.start : address.end]:
                    notes.append(_no_maker(address))
                continue
            prefix, rules = hit
            # Twelve decimal digits may be a serial number.
            confidence = Confidence.MEDIUM if address.bare and address.digits.isdecimal() else Confidence.HIGH
            if address.is_local:
                # Local addresses may begin with a company's identifier (IEEE 802c), or with anything.
                confidence = Confidence.LOW
                notes.append(f"{address} is locally administered; it begins with an identifier that a maker was given")
            place = (address.start, address.end)
            for rule in rules:
                yield from self._of(rule, place, confidence, 4.0 * len(prefix))
            if address.partial:
                notes.append(f"{address} is the beginning of an address; parts of it may be assigned to others")

    def _prefix(self, address: Address) -> tuple[str, list[dict[str, Any]]] | None:
        for digits in (9, 7, 6):
            prefix = address.digits[:digits]
            if len(prefix) == digits and prefix in self._prefixes:
                return prefix, self._prefixes[prefix]
        return None

    def _by_form(self, text: str) -> Iterator[_Found]:
        models = self._rules[DeviceKind.MODEL]
        for hit in self._models.find(text):
            rule = models[hit.owner]
            yield from self._of(rule, (hit.start, hit.end), _of_rule(rule, hit.bits), hit.bits)
        stripped = text.rstrip()
        start = len(text) - len(text.lstrip())
        header = _HEADER.match(text)
        for begin in {start, header.end() if header else start}:
            for number in self._banners.match(stripped, begin):
                rule = self._rules[DeviceKind.BANNER][number]
                confidence = _of_rule(rule, DISTINCTIVE)
                yield from self._of(rule, (begin, len(stripped)), confidence, DISTINCTIVE)

    def _of(
        self, rule: dict[str, Any], place: tuple[int, int], confidence: Confidence, bits: float
    ) -> Iterator[_Found]:
        """Yield what a rule says: its vendor, and each vendor that the vendor's name is a brand of."""
        found = _Found(rule["vendor"], DeviceKind(rule["kind"]), *place, confidence, rule["id"], bits=bits)
        yield found
        for brand in self._brands_of.get(rule["vendor"], ()):
            both = _lower(confidence, brand["confidence"])
            yield attrs.evolve(found, vendor=brand["vendor"], brand=brand["id"], confidence=both)

    def _by_name(self, text: str) -> Iterator[_Found]:
        whole = text.strip()
        for hit in longest(self._names.find(text)):
            row, confidence, little = self._owners[hit.owner]
            if little:
                alone = whole == text[hit.start : hit.end]
                confidence = _lower(confidence, Confidence.MEDIUM if alone else Confidence.LOW)
            if "relation" in row:
                yield _Found(row["vendor"], DeviceKind.BRAND, hit.start, hit.end, confidence, brand=row["id"])
            elif "pattern" in row:
                yield _Found(row["vendor"], DeviceKind.BRAND, hit.start, hit.end, confidence, rule=row["id"])
            else:
                yield _Found(row["id"], DeviceKind.BRAND, hit.start, hit.end, confidence)

    def _record(self, table: str, cls: Any, record_id: str) -> Any:
        key = (table, record_id)
        if key not in self._records:
            row = self._tables.row(table, record_id)
            assert row is not None
            self._records[key] = self._tables.record(cls, row)
        return self._records[key]

    def _made(self, one: _Found, text: str) -> Identification:
        return Identification(
            vendor=self._record("vendors", Vendor, one.vendor),
            kind=one.kind,
            matched=text[one.start : one.end],
            start=one.start,
            confidence=one.confidence,
            rule=None if one.rule is None else self._record("device_rules", DeviceRule, one.rule),
            brand=None if one.brand is None else self._record("brands", Brand, one.brand),
        )

    def identify_each(self, texts: Iterable[str | None]) -> Iterator[Identifications]:
        """Yield the identifications of each text; equal texts are looked at once, an absent one has none."""
        known: dict[str | None, Identifications] = {None: Identifications((), ("there is no text",))}
        for text in texts:
            if text not in known:
                known[text] = self.identify(text)  # type: ignore[arg-type]
            yield known[text]


def _of_rule(rule: dict[str, Any], bits: float) -> Confidence:
    """Say how far a rule can be relied on: by how much its form says, and whether its note calls it weak."""
    if bits < SHORT or (rule["note"] or "").startswith("Weak"):
        return Confidence.LOW
    return Confidence.MEDIUM if bits < DISTINCTIVE else Confidence.HIGH


def _of_brand(brand: dict[str, Any], *, several: bool) -> Confidence:
    """Say how far goods of a brand are the vendor's."""
    if brand["lines"] or brand["ended"]:
        return Confidence.LOW
    if brand["relation"] != Relation.RELABELLED.value:
        return Confidence.HIGH
    return Confidence.LOW if several else Confidence.MEDIUM


def _no_maker(address: Address) -> str:
    if address.is_unset:
        return f"{address} is all zeros, which stands for no address"
    if address.is_multicast:
        return f"{address} is a multicast address: it names a group of devices, and no maker"
    if address.is_local:
        return f"{address} is locally administered: it was set on the device or network, and tells no maker"
    return f"the prefix of {address} is not among those that the register knows"

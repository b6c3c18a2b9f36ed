"""The identifier: from a text to the vendors that it points to, by the rules, brands and names of a dataset."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from camwatch.devices.banners import Banners
from camwatch.devices.brand_names import Names, key_of, longest, says_little
from camwatch.devices.folding import SPACE, Folded, fold
from camwatch.devices.identification import Identification, Identifications
from camwatch.devices.literals import Literal, literals_of
from camwatch.devices.mac import Address, find_addresses, read_address
from camwatch.devices.matcher import Lookup
from camwatch.devices.models import Models
from camwatch.devices.windows import BANNER, MODEL, NAME, OUI, Pieces, Windows, merged
from camwatch.errors import UnknownArgument
from camwatch.model.brand import Brand
from camwatch.model.device_rule import DeviceRule
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import Confidence, DeviceKind, Relation, VendorKind
from camwatch.store.tables import Tables

__all__ = ["DISTINCTIVE", "SHORT", "DeviceIdentifier", "Found"]

DISTINCTIVE = 16.5
"""From how many bits on the form of a model number counts as its maker's alone: three letters and a digit."""
SHORT = 13.0
"""Below how many bits others are likely to use a form too."""

_RANKS = {confidence: rank for rank, confidence in enumerate(Confidence)}


class Found(NamedTuple):
    """An identification before its records are made."""

    vendor: str
    kind: DeviceKind
    start: int
    end: int
    confidence: Confidence
    rule: str | None = None
    brand: str | None = None
    bits: float = 0.0

    def order(self, offset: int = 0) -> tuple[Any, ...]:
        """The most reliable first; then the vendor's own, the narrowest form, the first in the text."""
        place = self.start + offset
        return (_RANKS[self.confidence], self.brand is not None, -self.bits, place, self.vendor, self.rule or "")


def _lower(*confidences: Confidence) -> Confidence:
    return max(confidences, key=lambda one: _RANKS[one])


class DeviceIdentifier:
    """The rules, brands and names of a dataset, prepared for matching."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._records: dict[tuple[str, str], Any] = {}
        rules = self._rows("device_rules", "id", "vendor", "kind", "pattern", "note")
        self._rules = {kind: [rule for rule in rules if rule["kind"] == kind.value] for kind in DeviceKind}
        self._prefixes: dict[str, list[dict[str, Any]]] = {}
        for rule in self._rules[DeviceKind.OUI]:
            self._prefixes.setdefault(rule["pattern"], []).append(rule)
        self.models: Models = Models([rule["pattern"] for rule in self._rules[DeviceKind.MODEL]])
        self._banners = Banners([rule["pattern"] for rule in self._rules[DeviceKind.BANNER]])
        self._names = Names()
        self._looked_for: list[str] = []
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
            # One may contain two names: "Eastern CCTV / ENS Security".
            brand["names"] = brand["name"].split(" / ")
            for name in brand["names"]:
                by_key.setdefault(key_of(name), []).append(brand)
        for brand in brands:
            makers = {other["vendor"] for name in brand["names"] for other in by_key[key_of(name)]}
            brand["confidence"] = _of_brand(brand, several=len(makers) > 1)
            for name in brand["names"]:
                self._add(name, brand, brand["confidence"])
        for vendor in vendors:
            names = {vendor["name"], vendor["legal_name"], *(name["name"] for name in vendor["names"])} - {None}
            for name in sorted(names):
                self._add(name, vendor, Confidence.HIGH)
            known = {key_of(name) for name in names} & by_key.keys()
            self._brands_of[vendor["id"]] = [
                brand for key in sorted(known) for brand in by_key[key] if brand["vendor"] != vendor["id"]
            ]
        for rule in self._rules[DeviceKind.BRAND]:
            self._add(rule["pattern"], rule, _of_rule(rule, DISTINCTIVE))

    def _add(self, name: str, row: dict[str, Any], confidence: Confidence) -> None:
        self._looked_for.append(name)
        self._names.add(name, len(self._owners), slips=True)
        self._owners.append((row, confidence, says_little(name)))

    @functools.cached_property
    def literals(self) -> list[Literal]:
        """The literals, folded; each text that points to a vendor contains one."""
        patterns = {kind: [rule["pattern"] for rule in rules] for kind, rules in self._rules.items()}
        return literals_of(self._looked_for, {**patterns, DeviceKind.BRAND: []})

    @functools.cached_property
    def _lookup(self) -> tuple[Lookup, Windows]:
        # Addresses are looked for in the whole text, because a note says why one does not identify a maker.
        literals = [one for one in self.literals if one.kinds != {DeviceKind.OUI}]
        return Lookup([one.text for one in literals]), Windows.of(literals)

    def identify(self, text: str) -> Identifications:
        """Return every identification of a text, the most reliable first.

        Raises:
            UnknownArgument: If it is not a string.
        """
        if not isinstance(text, str):
            raise UnknownArgument(f"identify({text!r}): expected a str, got {type(text).__name__}")
        if not text.strip():
            return Identifications((), ("the text is empty",))
        notes: list[str] = []
        folded = fold(text)
        results = [(0, one) for one in self._by_address(folded, notes)]
        lookup, windows = self._lookup
        hits = ((number, start - 1, end - 1) for number, start, end in lookup.find(b" " + folded.plain + b" "))
        clean = folded.text
        pieces = Pieces(clean)
        first, last = len(clean) - len(clean.lstrip()), len(clean.rstrip())
        known: dict[tuple[str, int, bool], tuple[Found, ...]] = {}
        for begin, end, kinds in merged(windows.around(hit, pieces) for hit in hits):
            part, whole = clean[begin:end], begin <= first and end >= last
            key = (part, kinds & ~OUI, whole)
            if key not in known:
                known[key] = self.decide(Folded(part, folded.plain[begin:end], None), key[1], whole=whole)
            results += [(begin, one) for one in known[key]]
        results.sort(key=lambda each: each[1].order(each[0]))
        found: dict[tuple[Any, ...], Identification] = {}
        for offset, one in results:
            start, end = folded.original(one.start + offset, one.end + offset)
            matched = text[start:end]
            key_found = (one.vendor, one.rule, one.brand, matched.casefold())
            if key_found not in found:
                found[key_found] = self._made(one, matched, start)
        return Identifications(found.values(), notes)

    def decide(self, folded: Folded, kinds: int, *, whole: bool) -> tuple[Found, ...]:
        """Return what a part of a text holds, the most reliable first.

        Args:
            folded: The part; spaces, or the ends of the text, set it apart.
            kinds: The kinds of rules that are tried, as bits.
            whole: Whether it is all of the text but for spaces.
        """
        results: list[Found] = []
        if kinds & OUI:
            results += self._by_address(folded, [], whole=whole)
        if kinds & MODEL:
            results += self._by_form(folded)
        if kinds & BANNER:
            results += self._by_banner(folded)
        if kinds & NAME:
            results += self._by_name(folded, whole=whole)
        if len(results) > 1:
            results.sort(key=lambda one: one.order())
        return tuple(results)

    def is_settled(self, text: str, within: int, kinds: int) -> bool:
        """Tell whether all texts that begin with the same characters are decided alike.

        Args:
            text: A word of letters, digits and hyphens, or an address with separators.
            within: How many characters are the same.
            kinds: ``MODEL`` or ``OUI``.
        """
        if kinds == MODEL:
            return self.models.is_settled(text, within)
        digits = re.sub("[^0-9A-F]", "", text[:within].upper())
        return not any(prefix != digits and prefix.startswith(digits) for prefix in self._prefixes)

    def _by_address(self, folded: Folded, notes: list[str], *, whole: bool = True) -> Iterator[Found]:
        text = folded.text
        partial = read_address(text) if whole else None
        for address in [partial] if partial else find_addresses(text):
            if address.start and folded.plain[address.start - 1] != SPACE:
                continue
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
                notes.append(
                    f"{address} is locally administered, but begins with an identifier that is assigned to a maker"
                )
            place = (address.start, address.end)
            for rule in rules:
                yield from self._of(rule, place, confidence, 4.0 * len(prefix))
            if address.partial:
                notes.append(f"{address} is only the beginning of an address; other makers may own parts of this range")

    def _prefix(self, address: Address) -> tuple[str, list[dict[str, Any]]] | None:
        for digits in (9, 7, 6):
            prefix = address.digits[:digits]
            if len(prefix) == digits and prefix in self._prefixes:
                return prefix, self._prefixes[prefix]
        return None

    def _by_form(self, folded: Folded) -> Iterator[Found]:
        models = self._rules[DeviceKind.MODEL]
        for hit in self.models.find(folded):
            rule = models[hit.owner]
            yield from self._of(rule, (hit.start, hit.end), _of_rule(rule, hit.bits), hit.bits)

    def _by_banner(self, folded: Folded) -> Iterator[Found]:
        banners = self._rules[DeviceKind.BANNER]
        for number, start, end in self._banners.find(folded):
            rule = banners[number]
            yield from self._of(rule, (start, end), _of_rule(rule, DISTINCTIVE), DISTINCTIVE)

    def _of(self, rule: dict[str, Any], place: tuple[int, int], confidence: Confidence, bits: float) -> Iterator[Found]:
        """Yield what a rule says: its vendor, and each vendor that the vendor's name is a brand of."""
        found = Found(rule["vendor"], DeviceKind(rule["kind"]), *place, confidence, rule["id"], bits=bits)
        yield found
        for brand in self._brands_of.get(rule["vendor"], ()):
            both = _lower(confidence, brand["confidence"])
            yield found._replace(vendor=brand["vendor"], brand=brand["id"], confidence=both)

    def _by_name(self, folded: Folded, *, whole: bool) -> Iterator[Found]:
        text = folded.text.strip()
        for hit in longest(self._names.find(folded, whole=whole)):
            row, confidence, little = self._owners[hit.owner]
            matched = folded.text[hit.start : hit.end]
            if hit.rank:
                confidence = _lower(confidence, Confidence.LOW if hit.rank > 1 else Confidence.MEDIUM)
            if little:
                alone = whole and text == matched and not matched.islower()
                confidence = _lower(confidence, Confidence.MEDIUM if alone else Confidence.LOW)
            place = (DeviceKind.BRAND, hit.start, hit.end, confidence)
            if "relation" in row:
                yield Found(row["vendor"], *place, brand=row["id"])
            elif "pattern" in row:
                yield from self._of(row, (hit.start, hit.end), confidence, 0.0)
            else:
                yield Found(row["id"], *place)

    def _record(self, table: str, cls: Any, record_id: str) -> Any:
        key = (table, record_id)
        if key not in self._records:
            row = self._tables.row(table, record_id)
            assert row is not None
            self._records[key] = self._tables.record(cls, row)
        return self._records[key]

    def _made(self, one: Found, matched: str, start: int) -> Identification:
        return Identification(
            vendor=self._record("vendors", Vendor, one.vendor),
            kind=one.kind,
            matched=matched,
            start=start,
            confidence=one.confidence,
            rule=None if one.rule is None else self._record("device_rules", DeviceRule, one.rule),
            brand=None if one.brand is None else self._record("brands", Brand, one.brand),
        )

    def identify_each(self, texts: Iterable[str | None]) -> Iterator[Identifications]:
        """Yield the identifications of each text. Equal texts are examined only once; an absent text has none."""
        known: dict[str | None, Identifications] = {None: Identifications((), ("the text is missing",))}
        for text in texts:
            if text not in known:
                known[text] = self.identify(text)  # type: ignore[arg-type]
            yield known[text]


def _of_rule(rule: dict[str, Any], bits: float) -> Confidence:
    """Return the reliability of a rule, judged by how specific its form is and whether its note calls it weak."""
    if bits < SHORT or (rule["note"] or "").startswith("Weak"):
        return Confidence.LOW
    return Confidence.MEDIUM if bits < DISTINCTIVE else Confidence.HIGH


def _of_brand(brand: dict[str, Any], *, several: bool) -> Confidence:
    """Return how certain it is that goods of a brand are the vendor's."""
    if brand["lines"] or brand["ended"]:
        return Confidence.LOW
    if brand["relation"] != Relation.RELABELLED.value:
        return Confidence.HIGH
    return Confidence.LOW if several else Confidence.MEDIUM


def _no_maker(address: Address) -> str:
    if address.is_unset:
        return f"{address} is all zeros, which is not the address of a device"
    if address.is_multicast:
        return f"{address} is a multicast address: it addresses a group of devices and does not identify a maker"
    if address.is_local:
        return (
            f"{address} is locally administered: somebody set it on the device or "
            "network, so it does not identify a maker"
        )
    return f"the prefix of {address} is not among those in the register"

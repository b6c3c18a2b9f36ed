"""Listings of network programs: ``arp -a``, ``ip neigh``, DHCP leases and nmap's greppable output."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import attrs

from camwatch.screen.names import REST
from camwatch.screen.readers.base import Options, Reading, Row, Tally, row_batches, text_schema
from camwatch.screen.readers.source import Source
from camwatch.screen.readers.text import FOREIGN, TextSource, as_windows, line_pieces

__all__ = ["LISTINGS", "Listing", "listing_of", "read_listing"]

Lines = Iterator[tuple[int, str]]
_MAC = r"(?:[0-9A-Fa-f]{1,2}[:-]){5,7}[0-9A-Fa-f]{1,2}"
_IP = r"[0-9A-Fa-f:.]*[:.][0-9A-Fa-f:.]*(?:%\w+)?"


@attrs.frozen
class Listing:
    """A form of listing."""

    what: str
    """What it is."""
    columns: tuple[str, ...]
    rows: Callable[[Lines, Listing], Iterator[Row]]
    """Makes rows of numbered lines."""
    begins: re.Pattern[str]
    """The pattern that one of the first lines matches as a whole."""
    pattern: re.Pattern[str] = re.compile("")
    """The pattern of a row; its groups are named after the columns."""
    passed: re.Pattern[str] = re.compile(r"\s*$")
    """The pattern of lines that are not rows: headings, comments, blank lines."""

    def row(self, values: dict[str, str | None], fault: str | None = None) -> Row:
        """Return a row of values by column."""
        return Row([values.get(column) for column in self.columns], fault, unfit=fault is not None)

    def other(self, number: int, line: str) -> Row:
        """Return the row of a line of another form, which is kept whole."""
        return self.row({REST: line}, f"line {number} does not have the form of {self.what}")


def _by_line(lines: Lines, listing: Listing) -> Iterator[Row]:
    """Make a row of each line."""
    heading: dict[str, str | None] = {}
    for number, line in lines:
        if found := listing.pattern.match(line):
            values = {**heading, **found.groupdict()}
            rests = (values.pop(name, None) or "" for name in ("before", "after"))
            values[REST] = " ".join(filter(None, map(str.strip, rests))) or None
            yield listing.row(values)
        elif above := listing.passed.match(line):
            heading = above.groupdict() or heading
        else:
            yield listing.other(number, line)


def _of_dhcpd(lines: Lines, listing: Listing) -> Iterator[Row]:
    """Make a row of each lease, which is a block in braces."""
    values: dict[str, str | None] | None = None
    names = {
        "hardware ethernet": "mac",
        "client-hostname": "hostname",
        "vendor-class-identifier": "vendor_class",
        "binding state": "state",
        "starts": "starts",
        "ends": "ends",
        "uid": "client_id",
    }
    for number, line in lines:
        if begin := listing.pattern.match(line):
            if values is not None:
                yield listing.row(values, f"the lease above line {number} has no end")
            values = dict(begin.groupdict())
        elif values is not None and line.strip() == "}":
            yield listing.row(values)
            values = None
        elif values is None:
            if not listing.passed.match(line):
                yield listing.other(number, line)
        else:
            statement = line.strip().removesuffix(";").removeprefix("set ")
            for begin_of, column in names.items():
                if re.match(rf"{begin_of}\b", statement):
                    values[column] = statement[len(begin_of) :].strip(' ="')
                    break
            else:
                values[REST] = "; ".join(filter(None, (values.get(REST), statement)))
    if values is not None:
        yield listing.row(values, "the last lease has no end; the file may be cut off")


def _of_greppable(lines: Lines, listing: Listing) -> Iterator[Row]:
    """Make a row of each host; its fields are on one line, or on a line for the status and one for the ports."""
    before: tuple[str, dict[str, str | None]] | None = None
    for number, line in lines:
        found = listing.pattern.match(line)
        if found is None:
            if not listing.passed.match(line):
                if before:
                    yield listing.row(before[1])
                    before = None
                yield listing.other(number, line)
            continue
        values: dict[str, str | None] = {"address": found["address"], "hostname": found["hostname"]}
        for part in found["fields"].split("\t"):
            name, _, value = part.partition(": ")
            column = {"Status": "status", "Ports": "ports", "OS": "os"}.get(name.strip(), REST)
            # A port per line, its fields set apart by spaces, so that each is searched as a text of its own.
            text = "\n".join(_port(port) for port in value.split(", ")) if column == "ports" else value.strip()
            if column == REST:
                text = "; ".join(filter(None, (values.get(REST), part.strip())))
            values[column] = text
        if before and before[0] == found["address"] and "ports" not in before[1]:
            values = {**before[1], **values}
        elif before:
            yield listing.row(before[1])
        before = (str(found["address"]), values)
    if before:
        yield listing.row(before[1])


def _port(text: str) -> str:
    # port/state/protocol/owner/service/RPC/version/; in a text, a bar replaces each slash.
    parts = text.strip().split("/")
    if len(parts) < 7:
        return text.strip()
    number, state, protocol, _, service, _, *version = parts
    return " ".join(filter(None, (f"{number}/{protocol}", state, service, "/".join(version).rstrip("/"))))


LISTINGS: dict[str, Listing] = {
    "nmap-grepable": Listing(
        "nmap -oG",
        ("address", "hostname", "status", "ports", "os", REST),
        _of_greppable,
        re.compile(r"# Nmap .* scan initiated .*|Host: \S+ \(.*\)\t(?:Status|Ports): .*"),
        re.compile(r"Host: (?P<address>\S+) \((?P<hostname>[^)]*)\)\s*(?P<fields>.*)$"),
        re.compile(r"\s*$|# "),
    ),
    "arp": Listing(
        "arp -a",
        ("hostname", "address", "mac", "interface", REST),
        _by_line,
        re.compile(rf"\S+ \({_IP}\) at (?:{_MAC}|[<(]incomplete[)>])(?: .*)?"),
        re.compile(
            rf"(?P<hostname>\S+) \((?P<address>{_IP})\) at (?P<mac>{_MAC}|[<(]incomplete[)>])"
            r"(?P<before>(?: +(?!on )\S+)*)(?: +on (?P<interface>\S+)(?P<after>.*))?\s*$"
        ),
    ),
    "arp-windows": Listing(
        "arp -a of Windows",
        ("interface", "address", "mac", "type", REST),
        _by_line,
        re.compile(r"\S.*: \d+\.\d+\.\d+\.\d+ --- 0x[0-9a-fA-F]+"),
        re.compile(rf"\s+(?P<address>\d+\.\d+\.\d+\.\d+)\s+(?P<mac>{_MAC})?\s+(?P<type>\S.*?)\s*$"),
        re.compile(r"\S.*: (?P<interface>\d+\.\d+\.\d+\.\d+) --- 0x[0-9a-fA-F]+\s*$|\s+\D+$|\s*$"),
    ),
    "ip-neigh": Listing(
        "ip neigh",
        ("address", "interface", "mac", "state", REST),
        _by_line,
        re.compile(
            rf"{_IP}(?: dev \S+)? +(?:lladdr {_MAC}.*|(?:.* )?"
            r"(?:FAILED|INCOMPLETE|NOARP|PERMANENT|REACHABLE|STALE|DELAY|PROBE))\s*"
        ),
        re.compile(
            rf"(?P<address>{_IP})(?: dev (?P<interface>\S+))?(?: +lladdr (?P<mac>{_MAC}))?"
            r"(?P<before>(?: +(?![A-Z]+\s*$)\S+)*)(?: +(?P<state>[A-Z]+))?\s*$"
        ),
    ),
    "dnsmasq": Listing(
        "the leases of dnsmasq",
        ("expires", "mac", "address", "hostname", "client_id", REST),
        _by_line,
        re.compile(rf"\d+ (?:\d\d-)?{_MAC} {_IP} \S+ \S+\s*"),
        re.compile(
            rf"(?P<expires>\d+) (?P<mac>(?:\d\d-)?{_MAC}|[\dT]\S*) (?P<address>\[?{_IP}\]?)"
            r" (?P<hostname>\S+) (?P<client_id>\S+)\s*$"
        ),
        re.compile(r"\s*$|duid "),
    ),
    "dhcpd": Listing(
        "the leases of ISC dhcpd",
        ("address", "mac", "hostname", "vendor_class", "state", "starts", "ends", "client_id", REST),
        _of_dhcpd,
        re.compile(rf"lease {_IP} \{{\s*"),
        re.compile(rf"\s*lease (?P<address>{_IP}) \{{"),
        re.compile(r"\s*$|#|\s*(?:authoring-byte-order|server-duid|failover|my state|partner state|mclt|\})"),
    ),
}
"""The forms of listings, by format."""
_FIRST = 60


def listing_of(head: str) -> str | None:
    """Return the form of listing that a text is; None if it is none."""
    lines = [line.rstrip() for line in line_pieces(head)[:_FIRST] if line.strip() and not line.startswith("#")]
    first = next((line for line in line_pieces(head)[:_FIRST] if line.strip()), "")
    for form, listing in LISTINGS.items():
        if listing.begins.fullmatch(first.rstrip()):
            return form
        fits = sum(listing.begins.fullmatch(line) is not None for line in lines)
        if form == "dhcpd" and fits:
            return form
        if 2 * fits > len(lines):
            return form
    return None


def read_listing(source: Source, options: Options, form: str) -> Reading:
    """Read a listing; a line of another form is kept whole, and marked.

    Args:
        source: The file.
        options: How it is to be read.
        form: A key of :data:`LISTINGS`.
    """
    listing = LISTINGS[form]
    text = TextSource(source, options.encoding)
    tally = Tally()

    def lines() -> Lines:
        for block in text.blocks():
            for number, line in enumerate(line_pieces(block.text), block.line):
                yield number, as_windows(line) if block.foreign and FOREIGN.search(line) else line

    schema = text_schema(listing.columns)
    return Reading(schema, row_batches(schema, listing.rows(lines(), listing), tally), (), tally)

"""nmap XML: a row per host, with its addresses, names, ports, services and script output."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from xml.parsers import expat

import pyarrow as pa

from camwatch.arrow.arrays import texts_array
from camwatch.screen.readers.base import Options, Reading, ScreenError, Tally, text_schema
from camwatch.screen.readers.source import Source

__all__ = ["read_nmap"]

_PIECE = 1 << 18
_ROWS = 1 << 11
_COLUMNS = ("ipv4", "ipv6", "mac", "vendor", "hostnames", "state", "ports", "os", "scripts")
_SERVICE = ("name", "product", "version", "extrainfo", "devicetype", "hostname")
"""The attributes of a service that describe it."""

Attributes = dict[str, str]
Host = dict[str, Any]
Port = dict[str, Any]


class _Hosts:
    """The handlers of the parser: they gather hosts.

    An element ends when one that cannot be inside it begins. A handler for ends is not needed and would cost time: the
    parser would call it for each of millions of elements.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.hosts: list[Host] = []
        self._host: Host = {}
        self._port: Port | None = None
        self._in_cpe = False
        self._handlers: dict[str, Callable[[Attributes], None]] = {
            "host": self._begin,
            "status": self._status,
            "address": self._address,
            "hostname": self._hostname,
            "port": self._begin_port,
            "state": self._state,
            "service": self._service,
            "script": self._script,
            "cpe": self._cpe,
            "osmatch": self._osmatch,
            **dict.fromkeys(("os", "hostscript", "trace"), self._end_port),
            **dict.fromkeys(("runstats", "prescript", "postscript"), self.end),
        }
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        get = self._handlers.get

        def start(tag: str, attributes: Attributes) -> None:
            handler = get(tag)
            if handler is not None:
                handler(attributes)

        self.parser.StartElementHandler = start
        self.parser.EntityDeclHandler = self._entity

    def _entity(self, *_: Any) -> None:
        # nmap declares none; a few that name each other can stand for gigabytes.
        raise ScreenError(
            f"{self._name} declares XML entities, which nmap output never does; use the file that nmap wrote"
        )

    def end(self, _: Attributes | None = None) -> None:
        """Take the host that was gathered."""
        if self._host:
            self.hosts.append(self._host)
        self._host, self._port = {}, None

    def _begin(self, _: Attributes) -> None:
        self.end()
        # Most text is white space between elements, which nothing is called for.
        self.parser.CharacterDataHandler = None
        self._host = {"hostnames": [], "ports": [], "os": [], "scripts": []}

    def _status(self, attributes: Attributes) -> None:
        self._host["state"] = attributes.get("state")

    def _address(self, attributes: Attributes) -> None:
        kind, address = attributes.get("addrtype", ""), attributes.get("addr", "")
        before = self._host.get(kind)
        self._host[kind] = f"{before} {address}" if before else address
        if attributes.get("vendor"):
            self._host["vendor"] = attributes["vendor"]

    def _hostname(self, attributes: Attributes) -> None:
        if self._host:
            self._host["hostnames"].append(attributes.get("name", ""))

    def _begin_port(self, attributes: Attributes) -> None:
        self._port = {"port": f"{attributes.get('portid', '')}/{attributes.get('protocol', '')}"}
        if self._host:
            self._host["ports"].append(self._port)

    def _end_port(self, _: Attributes) -> None:
        self._port = None

    def _state(self, attributes: Attributes) -> None:
        if self._port is not None:
            self._port["state"] = attributes.get("state", "")

    def _service(self, attributes: Attributes) -> None:
        if self._port is not None:
            self._port["service"] = attributes

    def _script(self, attributes: Attributes) -> None:
        said = f"{attributes.get('id', '')}: {attributes.get('output', '').strip()}"
        if self._host:
            self._host["scripts"].append(said if self._port is None else f"{self._port['port']} {said}")

    def _cpe(self, _: Attributes) -> None:
        self._in_cpe = True
        self.parser.CharacterDataHandler = self._cpe_text

    def _cpe_text(self, text: str) -> None:
        if not self._in_cpe:
            return
        self._in_cpe = False
        text, port = text.strip(), self._port
        if port is not None:
            port["cpe"] = f"{port['cpe']} {text}" if "cpe" in port else text
        elif self._host:
            self._host["os"].append(text)

    def _osmatch(self, attributes: Attributes) -> None:
        self._end_port(attributes)
        if self._host:
            self._host["os"].append(attributes.get("name", ""))


def _port(port: Port) -> str:
    get = port.get("service", {}).get
    parts = [port["port"], port.get("state"), *map(get, _SERVICE), port.get("cpe")]
    return " ".join(filter(None, parts))


def _batch(hosts: Sequence[Host], schema: pa.Schema) -> pa.RecordBatch:
    """Return hosts as texts: a line for each port and script."""
    for host in hosts:
        host["hostnames"] = " ".join(host["hostnames"]) or None
        host["ports"] = "\n".join(map(_port, host["ports"])) or None
        host["os"] = "; ".join(host["os"]) or None
        host["scripts"] = "\n".join(host["scripts"]) or None
    nulls: Any = pa.nulls(len(hosts), pa.string())
    columns: list[Any] = [texts_array([host.get(column) for host in hosts]) for column in _COLUMNS]
    made: pa.RecordBatch = pa.RecordBatch.from_arrays([*columns, nulls], schema=schema)
    return made


def read_nmap(source: Source, options: Options) -> Reading:  # noqa: ARG001 (as others)
    """Read nmap XML, host by host.

    Raises:
        ScreenError: If it declares entities.
    """
    tally, schema = Tally(), text_schema(_COLUMNS)

    def batches() -> Iterator[pa.RecordBatch]:
        reader = _Hosts(source.name)
        ended = False
        while not ended:
            data = source.read(_PIECE)
            ended = not data
            try:
                reader.parser.Parse(data, ended)
            except expat.ExpatError as error:
                raise ScreenError(
                    f"{source.name} is not well-formed XML ({_reason(error)}). If the scan was interrupted, give "
                    "--input-format text to search the file line by line"
                ) from error
            if ended:
                reader.end()
            if len(reader.hosts) >= _ROWS or (ended and reader.hosts):
                tally.rows += len(reader.hosts)
                yield _batch(reader.hosts, schema)
                reader.hosts = []

    return Reading(schema, batches(), ("Each host of the scan is a row.",), tally)


def _reason(error: expat.ExpatError) -> str:
    """Return why a text is not XML, and where: ``invalid token, line 1, column 7``."""
    reason = expat.ErrorString(error.code)
    return f"{reason.removeprefix('not well-formed (').removesuffix(')')}, line {error.lineno}, column {error.offset}"

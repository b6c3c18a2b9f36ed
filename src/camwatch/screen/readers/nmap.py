"""XML of nmap: a row per host, with its addresses, names, ports, services and what scripts said."""

from __future__ import annotations

import array
from collections.abc import Iterator, Sequence
from typing import Any
from xml.parsers import expat

import pyarrow as pa

from camwatch.arrow.arrays import texts_array
from camwatch.screen.names import FAULT
from camwatch.screen.readers.base import Options, Reading, ScreenError, Tally
from camwatch.screen.readers.source import Source

__all__ = ["read_nmap"]

_PIECE = 1 << 18
_ROWS = 1 << 13
_TEXTS = ("ipv4", "ipv6", "mac", "vendor")
_PORT = ("port", "state", "service", "product", "version", "info", "hostname", "device", "cpe", "scripts")
_SERVICE = {
    "name": "service",
    "product": "product",
    "version": "version",
    "extrainfo": "info",
    "hostname": "hostname",
    "devicetype": "device",
}
_PORT_TYPE = pa.struct([pa.field(name, pa.string()) for name in _PORT])
_LIST = pa.list_(pa.field("item", pa.string()))
_PORTS = pa.list_(pa.field("item", _PORT_TYPE))
_SCHEMA = pa.schema(
    [
        *(pa.field(name, pa.string()) for name in _TEXTS),
        pa.field("hostnames", _LIST),
        pa.field("state", pa.string()),
        pa.field("ports", _PORTS),
        pa.field("os", _LIST),
        pa.field("scripts", _LIST),
        pa.field(FAULT, pa.string()),
    ]
)

Host = dict[str, Any]
Port = dict[str, str]


class _Hosts:
    """The handlers of the parser: they gather hosts."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.hosts: list[Host] = []
        self._host: Host | None = None
        self._port: Port | None = None
        self._cpe = False
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity

    def _entity(self, *_: Any) -> None:
        # nmap declares none; a few that name each other can stand for gigabytes.
        raise ScreenError(f"{self._name} declares XML entities, which nmap never does; it is refused")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "host":
            self._host = {"hostnames": [], "ports": [], "os": [], "scripts": []}
            return
        host, port = self._host, self._port
        if host is None:
            return
        if tag == "port":
            number = attributes.get("portid", "")
            self._port = {"port": f"{number}/{attributes.get('protocol', '')}"}
        elif tag == "state" and port is not None:
            port["state"] = attributes.get("state", "")
        elif tag == "service" and port is not None:
            for attribute, column in _SERVICE.items():
                if attribute in attributes:
                    port[column] = attributes[attribute]
        elif tag == "script":
            said = f"{attributes.get('id', '')}: {attributes.get('output', '').strip()}"
            if port is None:
                host["scripts"].append(said)
            else:
                port["scripts"] = f"{port['scripts']}\n{said}" if "scripts" in port else said
        elif tag == "address":
            kind = attributes.get("addrtype", "")
            before = host.get(kind)
            address = attributes.get("addr", "")
            host[kind] = f"{before} {address}" if before else address
            if attributes.get("vendor"):
                host["vendor"] = attributes["vendor"]
        elif tag == "hostname":
            host["hostnames"].append(attributes.get("name", ""))
        elif tag == "status":
            host["state"] = attributes.get("state")
        elif tag == "osmatch":
            host["os"].append(attributes.get("name", ""))
        self._cpe = tag == "cpe"

    def _text(self, text: str) -> None:
        if self._cpe and self._host is not None:
            if self._port is not None:
                self._port["cpe"] = f"{self._port['cpe']} {text}" if "cpe" in self._port else text
            else:
                self._host["os"].append(text)

    def _end(self, tag: str) -> None:
        self._cpe = False
        if tag == "port" and self._host is not None and self._port is not None:
            self._host["ports"].append(self._port)
            self._port = None
        elif tag == "host" and self._host is not None:
            self.hosts.append(self._host)
            self._host = None


def _lists(values: Sequence[Sequence[Any]], items: Any, kind: pa.DataType) -> pa.Array[Any]:
    ends, total = array.array("i", [0]), 0
    for one in values:
        total += len(one)
        ends.append(total)
    made: pa.Array[Any] = pa.Array.from_buffers(
        kind, len(values), [None, pa.py_buffer(ends.tobytes())], children=[items]
    )
    return made


def _texts(hosts: Sequence[Host], column: str) -> pa.Array[Any]:
    values = [host[column] for host in hosts]
    return _lists(values, texts_array(text for one in values for text in one), _LIST)


def _batch(hosts: Sequence[Host]) -> pa.RecordBatch:
    ports = [host["ports"] for host in hosts]
    flat = [port for one in ports for port in one]
    fields: list[Any] = [texts_array(port.get(name) for port in flat) for name in _PORT]
    structs = pa.StructArray.from_arrays(fields, fields=list(_PORT_TYPE))
    nulls: Any = pa.nulls(len(hosts), pa.string())
    made: pa.RecordBatch = pa.RecordBatch.from_arrays(
        [
            *(texts_array(host.get(name) for host in hosts) for name in _TEXTS),
            _texts(hosts, "hostnames"),
            texts_array(host.get("state") for host in hosts),
            _lists(ports, structs, _PORTS),
            _texts(hosts, "os"),
            _texts(hosts, "scripts"),
            nulls,
        ],
        schema=_SCHEMA,
    )
    return made


def read_nmap(source: Source, options: Options) -> Reading:  # noqa: ARG001 (as others)
    """Read XML of nmap, host by host.

    Raises:
        ScreenError: If it declares entities.
    """
    tally = Tally()

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
                    f"{source.name} is not whole XML: {error}; was the scan stopped? "
                    "Give --input-format text to search it line by line"
                ) from error
            if len(reader.hosts) >= _ROWS or (ended and reader.hosts):
                tally.rows += len(reader.hosts)
                yield _batch(reader.hosts)
                reader.hosts = []

    return Reading(_SCHEMA, batches(), ("Each host of the scan is a row.",), tally)

"""Files that are read to be screened, beside the parser of each format alone.

Run as a worker: ``python -m benchmarks.reading FORMAT WAY FOLDER``; it prints the seconds that each run took, or writes
the files if the way is ``write``.
"""

from __future__ import annotations

import csv
import json
import random
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from benchmarks.process import taking_turns, worker
from benchmarks.report import Goal, Section, Table
from benchmarks.timings import duration, repeated, times
from camwatch.screen.tables import open_table

__all__ = ["reading"]

_REACH = 2.0
_NAMES = ("asset", "site", "model", "mac", "price")
_MODELS = ("DS-2CD2143G2-I", "P3245-LV", "OptiPlex 7010", "LaserJet Pro", "")


def _devices(rows: int) -> list[tuple[Any, ...]]:
    chance = random.Random(20)
    return [
        (
            number,
            f"Site {number % 300}",
            chance.choice(_MODELS),
            ":".join(f"{chance.randrange(256):02X}" for _ in range(6)),
            number / 8,
        )
        for number in range(rows)
    ]


def _host(row: tuple[Any, ...]) -> str:
    number, _, model, mac, _ = row
    return (
        f'<host starttime="1700000000"><status state="up" reason="arp-response" reason_ttl="0"/>\n'
        f'<address addr="10.{number >> 16}.{number >> 8 & 255}.{number & 255}" addrtype="ipv4"/>\n'
        f'<address addr="{mac}" addrtype="mac" vendor="Maker"/>\n'
        f'<hostnames>\n<hostname name="host-{number}.example" type="PTR"/>\n</hostnames>\n'
        '<ports><extraports state="closed" count="998"/>\n'
        '<port protocol="tcp" portid="80"><state state="open" reason="syn-ack" reason_ttl="64"/>'
        f'<service name="http" product="{model}" method="probed" conf="10"/>'
        '<script id="http-title" output="Login"><elem key="title">Login</elem></script></port>\n</ports>\n'
        '<times srtt="1" rttvar="2" to="3"/>\n</host>\n'
    )


def _write(rows: int, folder: Path) -> None:
    import xlsxwriter

    devices = _devices(rows)
    with (folder / "devices.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([_NAMES, *devices])
    with (folder / "devices.ndjson").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(dict(zip(_NAMES, row, strict=True))) + "\n" for row in devices)
    with xlsxwriter.Workbook(folder / "devices.xlsx", {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([_NAMES, *devices]):
            sheet.write_row(number, 0, row)
    with (folder / "devices.xml").open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nmaprun>\n<nmaprun scanner="nmap">\n')
        file.writelines(map(_host, devices))
        file.write("</nmaprun>\n")


def _calamine(path: Path) -> int:
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()) - 1


def _iterparse(path: Path) -> int:
    hosts = 0
    for _, element in ET.iterparse(path):
        if element.tag == "host":
            hosts += 1
            element.clear()
    return hosts


def _csv(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def _json(path: Path) -> int:
    with path.open(encoding="utf-8") as file:
        return sum(1 for line in file if json.loads(line))


_PARSERS: dict[str, tuple[str, Callable[[Path], int]]] = {
    "xlsx": ("python-calamine", _calamine),
    "xml": ("ElementTree.iterparse", _iterparse),
    "csv": ("csv.reader", _csv),
    "ndjson": ("json.loads", _json),
}
_TITLES = {"xlsx": "XLSX", "xml": "XML of nmap", "csv": "CSV", "ndjson": "NDJSON"}
_GOALS = ("xlsx", "xml")


def _ours(path: Path) -> int:
    with open_table(path) as table:
        return sum(batch.num_rows for batch in table.batches)


def reading(rows: int, rounds: int, folder: Path) -> Section:
    """Measure files of so many rows of devices, each read by camwatch and by the parser of its format alone."""
    worker("reading", "all", "write", str(rows), str(folder))
    names = {f"{form} {way}": (form, way, str(rows), str(folder)) for form in _PARSERS for way in ("parser", "ours")}
    seconds = {
        name: statistics.median(second for one in printed for second in one)
        for name, printed in taking_turns("reading", names, rounds).items()
    }
    table, goals = [], []
    for form, (parser, _) in _PARSERS.items():
        alone, ours = seconds[f"{form} parser"], seconds[f"{form} ours"]
        size = (folder / f"devices.{form}").stat().st_size
        table.append(
            [
                f"{_TITLES[form]}, {size / 1e6:.0f} MB",
                f"{parser}: {duration(alone)}",
                duration(ours),
                times(ours / alone),
                f"{rows / ours:,.0f}",
            ]
        )
        if form in _GOALS:
            goals.append(Goal(f"reading {_TITLES[form]} ÷ {parser}: {rows:,} rows", _REACH, ours / alone))
    return Section(
        "Reading files",
        f"`open_table` reads a list of {rows:,} devices with five columns into Arrow batches. It also detects the "
        "format, the header and any faults. For comparison, the parser of the format makes Python values and does "
        "nothing with them.",
        [("", Table(("file", "parser alone", "`open_table`", "÷ parser", "rows/s"), table))],
        goals,
    )


if __name__ == "__main__":
    form, way, count, where = sys.argv[1:]
    if way == "write":
        _write(int(count), Path(where))
    else:
        source = Path(where) / f"devices.{form}"
        read = _ours if way == "ours" else _PARSERS[form][1]
        if read(source) != int(count):
            raise AssertionError(f"{form}: rows were lost")
        print(json.dumps(repeated(lambda: read(source), warm=0, least=2, most=3)))

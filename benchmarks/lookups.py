"""The first look-ups: from a fresh process to an import, to the first record by its id, and to the first name."""

from __future__ import annotations

from pathlib import Path

from benchmarks.peers import PEERS, Peer, version
from benchmarks.process import Failed, Program, in_turns
from benchmarks.report import Goal, Section, Table
from benchmarks.timings import HEADS, Timings, duration, times

__all__ = ["BODY", "floor", "imports", "looking_up", "records"]

BODY = "gb-city-of-edinburgh-council"
NAME = "edinburgh council"
_BARE = Program("bare Python", "pass")


def looking_up(data: Path | None, body: str = BODY) -> str:
    """Return the program that makes the first record of a dataset."""
    where = "" if data is None else f"path={str(data)!r}"
    return f"import camwatch\ncamwatch.load({where}).bodies[{body!r}]\n"


def _named(program: str) -> str:
    """Return a program that makes the first record, and then finds what a name may mean."""
    return program.replace("camwatch.load", "ds = camwatch.load").replace(").bodies", ")\nds.bodies") + (
        f"ds.bodies.find({NAME!r})\n"
    )


def floor(data: Path) -> str:
    """Return the least that a library with these dependencies could do: import them, read the table."""
    # The quickest way to read a file of this size: no data set layer and no pool of threads.
    file = str(data / "bodies.parquet")
    return f"import attrs, cattrs, pyarrow.parquet\npyarrow.parquet.ParquetFile({file!r}).read(use_threads=False)\n"


def _rows(measured: dict[str, Timings | Failed], base: str, names: dict[str, str]) -> list[list[str]]:
    """Write what was measured, quickest first, and then the peers that were not."""
    seen = {name: found for name, found in measured.items() if isinstance(found, Timings)}
    least = seen[base].median
    rows = [
        [names[name], *seen[name].cells(), times(seen[name].median / least)]
        for name in sorted(seen, key=lambda name: seen[name].median)
    ]
    for peer in PEERS:
        if peer.package not in seen:
            fault = measured.get(peer.package)
            said = "not installed" if fault is None else f"fails: {fault}"
            rows.append([names[peer.package], said, *[""] * len(HEADS)])
    return rows


def _peers() -> list[Peer]:
    return [peer for peer in PEERS if version(peer.package) is not None]


def imports(rounds: int) -> Section:
    """Measure `import camwatch` beside bare Python and the imports of the peers."""
    ours = Program("camwatch", "import camwatch\n")
    peers = [Program(peer.package, peer.imports + "\n") for peer in _peers()]
    measured = in_turns([_BARE, ours, *peers], rounds)
    bare, camwatch = (measured[program.name] for program in (_BARE, ours))
    if not (isinstance(bare, Timings) and isinstance(camwatch, Timings)):
        raise Failed(f"import camwatch: {camwatch}")
    names = {_BARE.name: "bare Python: `pass`", ours.name: "**`import camwatch`**"}
    names |= {peer.package: f"`{peer.imports}`" for peer in PEERS}
    rows = _rows(measured, _BARE.name, names)
    return Section(
        "Import",
        "A fresh process imports the package and ends.",
        [("", Table(("program", *HEADS, "÷ bare Python"), rows))],
        [Goal("`import camwatch` ÷ bare Python", 1.5, camwatch.median / bare.median)],
    )


def records(data: Path | None, shipped: Path, rounds: int) -> Section:
    """Measure the way to the first record, beside the floor and beside the peers."""
    ours = Program("camwatch", looking_up(data))
    least = Program("floor", floor(shipped))
    peers = [Program(peer.package, f"{peer.imports}\n{peer.look_up}\n") for peer in _peers()]
    named = Program("first name", _named(looking_up(data)))
    measured = in_turns([_BARE, least, ours, named, *peers], rounds)
    camwatch, base, name = (measured[program.name] for program in (ours, least, named))
    if not (isinstance(base, Timings) and isinstance(camwatch, Timings) and isinstance(name, Timings)):
        raise Failed(f"first record: {camwatch}; floor: {base}; first name: {name}")
    names = {peer.package: f"`{peer.look_up}` ({peer.gives})" for peer in PEERS} | {
        _BARE.name: "bare Python: `pass`",
        least.name: "floor: imports attrs, cattrs and pyarrow.parquet, reads the file of the table",
        ours.name: f'**`camwatch.load().bodies["{BODY}"]`** (a typed object, linked)',
        named.name: f'the same, and then **`bodies.find("{NAME}")`**',
    }
    return Section(
        "First record by id",
        "A fresh process imports the package, makes one record by its id or code, and ends.\n\n"
        "- The **floor program** shows the minimum. It imports the packages that camwatch needs, and reads the "
        "Parquet file of the same table into Arrow. It checks no bytes and makes no record.\n"
        "- **camwatch** checks the index and the first 1 MiB of each file by SHA-256. Then it makes a typed record "
        "with links. In one more row, it also looks up the first name.\n"
        "- The **other packages** have other data. Their figures show how long their users wait, not which code is "
        "better. The brackets say what each look-up returns.",
        [("", Table(("program", *HEADS, "÷ floor"), _rows(measured, least.name, names)))],
        [
            Goal(
                "first typed record in a fresh process ÷ floor program",
                1.25,
                camwatch.median / base.median,
                "in this order, the time above the floor goes into the import of `pyarrow.compute` unless it is put "
                "off, the creation of the attrs classes, and the checking and reading of the files.",
            ),
            Goal(
                "first `find` in a fresh process, beyond the first record",
                0.04,
                name.median - camwatch.median,
                shown=duration,
            ),
        ],
    )

"""The command line: whole commands in fresh processes, beside the least that they could take."""

from __future__ import annotations

from pathlib import Path

from benchmarks.lookups import looking_up
from benchmarks.process import Failed, Program, in_turns
from benchmarks.report import Goal, Section, Table
from benchmarks.timings import HEADS, Timings, times

__all__ = ["commands"]

_IMPORTS = "import click, rich.console, rich.text\n"
_LIBRARIES = Program("libraries", _IMPORTS)

_BODY = "gb-tesco"
_ASKED = {
    "version": ["--version"],
    "help": ["--help"],
    "body": ["body", _BODY],
    "overview": [],
    "commitments": ["commitments", "--vendor", "hikvision", "--country", "GB"],
}


def _command(name: str, data: Path | None) -> Program:
    """Return the program that runs a command as a user does, without what it prints."""
    options = [] if data is None else ["--data", str(data)]
    arguments = ["camwatch", *options, *_ASKED[name]]
    return Program(name, f"import sys\nsys.argv = {arguments!r}\nfrom camwatch.cli import main\nmain()\n")


def commands(data: Path | None, rounds: int) -> Section:
    """Measure commands beside a program that imports their libraries, and one that also makes a record."""
    record = Program("record", _IMPORTS + looking_up(data, _BODY))
    programs = [_LIBRARIES, record, *(_command(name, data) for name in _ASKED)]
    measured = in_turns(programs, rounds)
    seen = {name: found for name, found in measured.items() if isinstance(found, Timings)}
    for program in programs:
        if program.name not in seen:
            raise Failed(f"{program.name}: {measured[program.name]}")
    names = {
        _LIBRARIES.name: "floor: `import click, rich.console, rich.text`",
        record.name: f'floor: the same, and `camwatch.load().bodies["{_BODY}"]`',
        **{name: f"**`{' '.join(['camwatch', *arguments])}`**" for name, arguments in _ASKED.items()},
    }
    least = seen[_LIBRARIES.name].median
    rows = [
        [names[name], *seen[name].cells(), times(seen[name].median / least)]
        for name in sorted(seen, key=lambda name: seen[name].median)
    ]
    return Section(
        "Command line",
        "A fresh process runs a whole command and ends. Its output goes into a pipe. A command imports only its own "
        "module. It imports rich only if the output goes to a terminal.",
        [("", Table(("program", *HEADS, "÷ libraries"), rows))],
        [
            Goal("`camwatch --help` ÷ imports of click and rich", 1.3, seen["help"].median / least),
            Goal("`camwatch --version` ÷ imports of click and rich", 1.3, seen["version"].median / least),
            Goal(
                f"`camwatch body {_BODY}` ÷ imports of click and rich and the first record",
                1.25,
                seen["body"].median / seen[record.name].median,
                "the overview of a body reads five tables; the floor program reads one.",
            ),
        ],
    )

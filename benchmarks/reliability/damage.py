"""Damaged data: bits that flip, files that are cut, emptied, prolonged, exchanged, missing or not files."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import camwatch
from benchmarks.reliability.tally import Tally
from camwatch.store import opening
from camwatch.store.location import data_directory

__all__ = ["damage"]


def _answers(path: Path) -> list[int]:
    opening._open.clear()  # noqa: SLF001 (a dataset that is opened once stays open)
    ds = camwatch.load(path=path)
    ds.bodies.find("Kent County Council")
    return [sum(1 for _ in table) for table in ds.tables.values()]


def _outcome(path: Path, sound: list[int]) -> str | None:
    """Say what is wrong with how a damaged dataset is taken; None if it is refused, or answers as before."""
    try:
        found = _answers(path)
    except camwatch.DamagedData as error:
        return None if str(path) in str(error) else f"no file is named: {error}"
    except Exception as error:  # noqa: BLE001 (each is a failure)
        return f"{type(error).__name__}: {error}"
    return None if found == sound else "another answer"


def _flipped(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content) * 8)
    changed = bytearray(content)
    changed[place // 8] ^= 1 << place % 8
    return bytes(changed)


_CHANGES: Mapping[str, Callable[[bytes, random.Random], bytes]] = {
    "a flipped bit": _flipped,
    "cut": lambda content, chance: content[: chance.randrange(len(content))],
    "emptied": lambda _content, _chance: b"",
    "zeros": lambda content, _chance: bytes(len(content)),
    "a byte added": lambda content, chance: content + bytes([chance.randrange(256)]),
    "a block of zeros": lambda content, chance: (
        content[: (at := chance.randrange(len(content)))] + bytes(min(512, len(content) - at)) + content[at + 512 :]
    ),
}


def damage(folder: Path, flips: int) -> Iterator[Tally]:
    """Damage each file of the shipped dataset in turn, and ask what reads all of it.

    Args:
        folder: An empty folder.
        flips: How many bits are flipped, one after the other, in each file; other damage is done less often.
    """
    target = folder / "data"
    shutil.copytree(data_directory(), target)
    sound = _answers(target)
    files = sorted(path for path in target.iterdir() if path.is_file())
    chance = random.Random(16)
    for what, change in _CHANGES.items():
        tally = Tally(f"shipped file: {what}")
        times = 1 if what in ("emptied", "zeros") else flips if what == "a flipped bit" else max(1, flips // 8)
        for path in files:
            content = path.read_bytes()
            for _ in range(times):
                path.write_bytes(change(content, chance))
                fault = _outcome(target, sound)
                tally.add(None if fault is None else f"{path.name}: {fault}")
            path.write_bytes(content)
        yield tally
    tally = Tally("shipped file missing, a directory, a link to nothing or to itself, or another table")
    for number, path in enumerate(files):
        content = path.read_bytes()
        ways: list[Callable[[Path], object]] = [
            lambda _path: None,
            lambda path: path.mkdir(),
            lambda path: path.symlink_to("nowhere"),
            lambda path: path.symlink_to(path.name),
            lambda path, number=number: path.write_bytes(files[number - 1].read_bytes()),  # type: ignore[misc]
        ]
        for way in ways:
            path.unlink()
            way(path)
            fault = _outcome(target, sound)
            tally.add(None if fault is None else f"{path.name}: {fault}")
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
                path.touch()
            path.unlink(missing_ok=True)
            path.write_bytes(content)
    yield tally

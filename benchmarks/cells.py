"""Random cells: names, models, addresses and banners among words and marks of all scripts, whole and damaged.

Run as ``python -m benchmarks.cells COUNT [SEED]``: it compares, cell by cell, what screening finds, what ``identify``
finds, and what is decided of the whole cell without looking for literals first, and prints the differences.
"""

# ruff: noqa: RUF001 (characters that look alike are what the cells are for)
from __future__ import annotations

import random
import string
import sys
import time
from collections.abc import Iterator

import pyarrow as pa

import camwatch
from camwatch.dataset import Dataset, identifier_of
from camwatch.devices.folding import fold
from camwatch.devices.pattern import Alternatives, Assertion, Characters, Concat, Node, Repeat, parse
from camwatch.model.vocabulary import DeviceKind, VendorKind
from camwatch.screen.finder import Finder

__all__ = ["Cells", "differences", "fitting"]

_WORDS = """
results limousine camera and the of DS lts LTS Capture axis face hills 0014 m12 adults hence IP 44 19 b6 00 1e 7208 CS
Zażółć Überwachung Straße caméra ﬁne ﬂir видеокамера камера Хик visión 摄像机 网络 カメラ 카메라 กล้อง كاميرا מצלמה कैमरा
01 E154PH P3391 a@b.example http://www.x.example/ds-2cd2143 host.example.com fe922045-0b0c-49e4-bb64-25bf8df0c352
DS-2 IPC HTTP/1.1 Server: realm= login: hik vision hi look uni view
""".split()  # noqa: SIM905 (a list of them would be longer than the text)
_GAPS = [*" " * 12, ", ", "/", "-", "_", "; ", "(", ") ", "\n", "\r\n", "\t", ":", ".", " - ", " / ", "  ", "%20", ""]
_GAPS += [*"’“”®™—•·«»‐‑–−…°№£€。、・「」\u00a0\u2003\u3000\u200b\u00ad\u0301\x00\u0903؟،־।"]
_ANY = string.printable + "éßÅøłİıſﬁΩЖжيאक์ア漢한😀\ud7a3\u0903\u0e33\uff11\uff21"


def _fitting(node: Node, chance: random.Random) -> str:
    """Return a text that fits a pattern."""
    match node:
        case Assertion():
            return ""
        case Characters(chosen, negated):
            return chance.choice(sorted(set(string.ascii_letters) - chosen if negated else chosen))
        case Concat(parts):
            return "".join(_fitting(part, chance) for part in parts)
        case Alternatives(parts):
            return _fitting(chance.choice(parts), chance)
        case Repeat(part, least, most):
            count = chance.randint(least, least + 3 if most is None else min(most, least + 3))
            return "".join(_fitting(part, chance) for _ in range(count))


def fitting(pattern: str, count: int = 10) -> list[str]:
    """Return texts that fit a pattern, the same each time."""
    chance = random.Random(1)
    return [_fitting(parse(pattern), chance) for _ in range(count)]


class Cells:
    """Makes cells; the same for the same seed.

    Args:
        dataset: The dataset from which their names, forms and prefixes come.
        seed: Any number.
    """

    def __init__(self, dataset: Dataset, seed: int) -> None:
        self._chance = random.Random(seed)
        companies = [vendor for vendor in dataset.vendors if vendor.kind is VendorKind.COMPANY]
        names = {name for vendor in companies for name in vendor.every_name}
        names |= {part for brand in dataset.brands for part in brand.name.split(" / ")}
        rules = list(dataset.device_rules)
        self._names = sorted(names | {rule.pattern for rule in rules if rule.kind is DeviceKind.BRAND})
        self._prefixes = [rule.pattern for rule in rules if rule.kind is DeviceKind.OUI]
        kinds = (DeviceKind.MODEL, DeviceKind.BANNER)
        self._forms = [parse(rule.pattern) for rule in rules if rule.kind in kinds]

    def __iter__(self) -> Iterator[str]:
        while True:
            yield self._cell()

    def _cell(self) -> str:
        chance = self._chance
        text = ""
        for _ in range(chance.choice((0, 1, 1, 2, 3, 4, 6))):
            text += self._piece() + chance.choice(_GAPS)
        if chance.random() < 0.5:
            text = text.strip()
        for _ in range(chance.choice((0, 0, 0, 1, 2))):
            place = chance.randint(0, len(text))
            text = text[:place] + chance.choice((*_GAPS, *_ANY)) + text[place + chance.randint(0, 1) :]
        return text

    def _piece(self) -> str:
        chance = self._chance
        way = chance.random()
        if way < 0.35:
            piece = chance.choice(_WORDS)
        elif way < 0.6:
            piece = chance.choice(self._names)
        elif way < 0.85:
            piece = _fitting(chance.choice(self._forms), chance)
            if chance.random() < 0.2:
                piece = piece.replace("-", chance.choice(("", "_", " ", "‑")))
        else:
            piece = self._address()
        if chance.random() < 0.05:
            piece = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in piece)
        written = chance.choice((str, str, str, str.upper, str.lower, str.title))
        return written(piece)

    def _address(self) -> str:
        chance = self._chance
        prefix = chance.choice(self._prefixes) if self._prefixes else "001E08"
        digits = (prefix + "".join(chance.choices("0123456789ABCDEF", k=12)))[: chance.choice((12, 12, 12, 16, 6, 14))]
        pairs = [digits[at : at + 2] for at in range(0, len(digits), 2)]
        fours = [digits[at : at + 4] for at in range(0, len(digits), 4)]
        if chance.random() < 0.2:
            pairs = [pair.removeprefix("0") for pair in pairs]
        return chance.choice((":", "-", " ", "", ".")).join(chance.choice((pairs, pairs, fours)))


_Told = set[tuple[str, str, str, str]]


def _of_whole(dataset: Dataset, cell: str) -> _Told:
    """Return the result for a cell if all kinds are tried on all of it."""
    folded = fold(cell)
    best: dict[tuple[str, str, str], str] = {}
    for one in identifier_of(dataset).decide(folded, 15, whole=True) if cell.strip() else ():
        start, end = folded.original(one.start, one.end)
        best.setdefault((one.vendor, one.kind.value, cell[start:end].casefold()), one.confidence.value)
    return {(*key, confidence) for key, confidence in best.items()}


def _told(dataset: Dataset, cell: str) -> _Told:
    best: dict[tuple[str, str, str], str] = {}
    for one in dataset.identify(cell):
        best.setdefault((one.vendor.id, one.kind.value, one.matched.casefold()), one.confidence.value)
    return {(*key, confidence) for key, confidence in best.items()}


def differences(dataset: Dataset, finders: list[Finder], cells: list[str]) -> Iterator[tuple[str, list[_Told]]]:
    """Yield the cells for which the finders, ``identify`` and the decision on the whole cell disagree."""
    columns = [finder.find(pa.array(cells, pa.string())) for finder in finders]
    for row, cell in enumerate(cells):
        found = [
            {(find.vendor, find.kind, find.term.casefold(), find.confidence) for find in column.get(row, ())}
            for column in columns
        ]
        each = [*found, _told(dataset, cell), _of_whole(dataset, cell)]
        if any(one != each[0] for one in each):
            yield cell, each


if __name__ == "__main__":
    wanted, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    shipped = camwatch.load(path=sys.argv[3]) if len(sys.argv) > 3 else camwatch.load()
    made = iter(Cells(shipped, seed))
    finder = Finder(shipped)
    begun, differing, holding = time.perf_counter(), 0, 0
    for _ in range(0, wanted, 10_000):
        some = [next(made) for _ in range(min(10_000, wanted))]
        holding += len(finder.find(pa.array(some, pa.string())))
        for cell, each in differences(shipped, [finder], some):
            differing += 1
            if differing <= 20:
                print(ascii(cell), *each, sep="\n    ")
    print(f"{wanted:,} cells, {holding:,} with a find, {differing:,} differ, {time.perf_counter() - begun:.0f} s")

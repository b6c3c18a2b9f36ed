"""Notices and assets: invented lines of text to screen; some or all of them name a vendor."""

from __future__ import annotations

import random

import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["STEP", "assets", "notices"]

STEP = 1 << 16
"""How many rows a batch has."""

_WORDS = """
the of and supply installation maintenance camera cameras network results faults adults site council contract
notice closed circuit television access control system services public buildings hospital school limousine framework
agreement surveillance lot recorder storage licence support upgrade replacement of existing equipment including
delivery commissioning training for a period of four years with an option to extend value estimated excluding tax
""".split()  # noqa: SIM905 (a list of them would be longer than the text)
# About as often as in English; the words of notices more often.
_WEIGHTS = [{"the": 6.0, "of": 4.0, "and": 3.0, "a": 2.0}.get(word, 1.5) for word in _WORDS]
_FINDS = ["Hikvision", "Dahua", "EZVIZ C6N", "Hikvision DS-2CD2143G2-I", "DH-IPC-HFW2431S-S", "HiLook", "dahua", "LTS"]
_DISTINCT = 100_000


_MODELS = [
    "Hikvision DS-2CD2143G2-I",
    "Hikvision DS-2DE4425IW-DE",
    "Dahua DH-IPC-HFW2431S-S",
    "Dahua IPC-HDW2431T-AS",
    "HiLook IPC-T240H",
    "Uniview IPC3234SR3-DVZ28",
]
_PREFIXES = ["44:19:b6", "c0:56:e3", "3c:ef:8c", "9c:14:63"]
_PLACES = ["lobby", "stairs", "car park", "loading bay", "reception", "corridor", "roof", "gate"]


def notices(rows: int, rate: float, words: int = 16, *, distinct: bool = False) -> pa.Table:
    """Make a table with a column of texts; the same for the same arguments.

    Args:
        rows: How many texts.
        rate: In what share of them a vendor is named.
        words: How many words a text has.
        distinct: Whether each text ends with a number of its own, so that no two are equal.
    """
    chance = random.Random(1)
    cells = [" ".join(chance.choices(_WORDS, _WEIGHTS, k=words)) for _ in range(min(rows, _DISTINCT))]
    for row in chance.sample(range(len(cells)), int(len(cells) * rate)):
        cells[row] = f"{cells[row][:40]} {chance.choice(_FINDS)} {cells[row][40:]}"
    some = pa.table({"text": cells})
    repeated = pa.concat_tables([some] * -(-rows // len(some))).slice(0, rows).combine_chunks()
    if not distinct:
        return repeated
    numbers = pa.array((f"ref {number:08d}" for number in range(rows)), pa.string())
    texts = pc.binary_join_element_wise(repeated["text"], numbers, " ")
    return pa.table({"text": texts}).combine_chunks()


def assets(rows: int) -> pa.Table:
    """Make an asset list: in every row a maker, a model, and a serial number and an address of its own."""
    chance = random.Random(2)
    texts = [
        f"{chance.choice(_MODELS)} dome, {chance.choice(_PLACES)} {chance.randrange(40)}, asset {number:07d}, serial "
        f"{chance.randrange(10**9):09d}, {chance.choice(_PREFIXES)}:{number >> 16 & 255:02x}:{number >> 8 & 255:02x}:"
        f"{number & 255:02x}"
        for number in range(rows)
    ]
    return pa.table({"text": texts})

"""Notices: made-up lines of text, of which some name a vendor, to be screened."""

from __future__ import annotations

import random

import pyarrow as pa

__all__ = ["STEP", "notices"]

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


def notices(rows: int, rate: float, words: int = 16) -> pa.Table:
    """Make a table with a column of texts; the same for the same arguments.

    Args:
        rows: How many texts.
        rate: In what share of them a vendor is named.
        words: How many words a text has.
    """
    chance = random.Random(1)
    cells = [" ".join(chance.choices(_WORDS, _WEIGHTS, k=words)) for _ in range(min(rows, _DISTINCT))]
    for row in chance.sample(range(len(cells)), int(len(cells) * rate)):
        cells[row] = f"{cells[row][:40]} {chance.choice(_FINDS)} {cells[row][40:]}"
    some = pa.table({"text": cells})
    return pa.concat_tables([some] * -(-rows // len(some))).slice(0, rows).combine_chunks()

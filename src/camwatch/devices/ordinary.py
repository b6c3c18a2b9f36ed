"""Names of makers that are words of a language too. Written by ``python -m benchmarks.ordinary``."""

from __future__ import annotations

__all__ = ["ORDINARY", "PAIRS"]

ORDINARY = frozenset(
    {
        "abus",
        "axis",
        "bosch",
        "capture",
        "das",
        "dauha",
        "dawning",
        "face",
        "flir",
        "hills",
        "irbis",
        "konig",
        "legrand",
        "lts",
        "notis",
        "panasonic",
        "parma",
        "reulink",
        "roelink",
        "rolink",
        "winic",
        "zeus",
    }
)
"""Names, and misspelt names, that are in a word list or are names of people."""

PAIRS = frozenset(
    {
        "active cam",
        "am crest",
        "cap ture",
        "cloud walk",
        "easy cam",
        "empire tech",
        "fiber home",
        "gen iv",
        "han bang",
        "hero speed",
        "heros peed",
        "hi look",
        "hi watch",
        "hik robot",
        "honey well",
        "indigo vision",
        "intel bras",
        "ir bis",
        "jo vision",
        "kb vision",
        "le grand",
        "leg rand",
        "lino vision",
        "long se",
        "lor ex",
        "lory ta",
        "meg vii",
        "mile sight",
        "nor sat",
        "nors at",
        "not is",
        "pr ama",
        "ray sharp",
        "rays harp",
        "sa fire",
        "sense time",
        "spe co",
        "sun ell",
        "tech pro",
        "tough dog",
        "tras sir",
        "trend net",
        "uni arch",
        "uni view",
        "watch net",
    }
)
"""Names of one word whose halves are both words of one language."""

"""Which names of makers are words of a language too: looked up in Debian's word lists, and kept beside the code.

Run ``camwatch build --into preview`` and ``python -m benchmarks.ordinary preview`` when a maker or brand is added, with
the packages in ``PACKAGES`` installed; it writes ``src/camwatch/devices/ordinary.py``.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import camwatch
from camwatch.dataset import Dataset
from camwatch.devices.brand_names import forms_of, key_of
from camwatch.model.vocabulary import DeviceKind, VendorKind

__all__ = ["LISTS", "PACKAGES", "WHERE", "find_lists", "names_of", "ordinary", "written"]

WHERE = Path("/usr/share/dict")
"""Where Debian keeps word lists."""
LISTS = {
    "american-english-large": "wamerican-large",
    "british-english": "wbritish",
    "bokmaal": "wnorwegian",
    "danish": "wdanish",
    "dutch": "wdutch",
    "french": "wfrench",
    "italian": "witalian",
    "ngerman": "wngerman",
    "polish": "wpolish",
    "portuguese": "wportuguese",
    "spanish": "wspanish",
    "swedish": "wswedish",
}
"""The word lists, each with its package."""
PACKAGES = tuple(sorted(LISTS.values()))
_ENGLISH = {"american-english-large", "british-english"}
_PEOPLE = frozenset({"konig", "legrand", "zeus"})
"""Names of people or gods that these lists do not have in lower case."""
_TARGET = Path(__file__).parents[1] / "src" / "camwatch" / "devices" / "ordinary.py"


def find_lists() -> list[Path]:
    """Return the files of the word lists; an empty result if one is missing."""
    files = [WHERE / name for name in LISTS]
    return files if all(file.is_file() for file in files) else []


def names_of(dataset: Dataset) -> set[str]:
    """Return the names of companies and brands, and what rules of kind brand look for."""
    companies = (vendor for vendor in dataset.vendors if vendor.kind is VendorKind.COMPANY)
    names = {name for vendor in companies for name in vendor.every_name}
    names |= {part for brand in dataset.brands for part in brand.name.split(" / ")}
    return names | {rule.pattern for rule in dataset.device_rules if rule.kind is DeviceKind.BRAND}


def ordinary(names: set[str], files: list[Path]) -> tuple[set[str], set[str]]:
    """Return the names and misspellings that are words, and the names whose halves are both words of one language."""
    forms = [form for name in names for form in forms_of(name, slips=True, ordinary=frozenset())]
    single = {form.words[0] for form in forms if len(form.words) == 1 and not form.rank}
    slips = {form.words[0] for form in forms if len(form.words) == 1 and form.rank} - single
    pairs = {form.words for form in forms if len(form.words) == 2 and form.joints}
    wanted = single | {word for pair in pairs for word in pair}
    languages: dict[str, set[str]] = defaultdict(set)
    misread: set[str] = set()
    for file in files:
        with file.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                word = line.strip()
                if not word.isalpha():
                    continue
                key = word.lower() if word.isascii() else key_of(word)
                if key in slips:
                    misread.add(key)
                if key in wanted and word[0].islower():
                    languages[key].add("english" if file.name in _ENGLISH else file.name)
    both = {
        " ".join(pair)
        for pair in pairs
        if "english" in (shared := languages[pair[0]] & languages[pair[1]]) or len(shared) > 1
    }
    return {word for word in single if languages[word]} | (_PEOPLE & single) | misread, both


def written(words: set[str], pairs: set[str]) -> str:
    """Write the module that keeps them."""

    def lines(name: str, doc: str, texts: set[str]) -> str:
        listed = "\n".join(f'        "{text}",' for text in sorted(texts))
        return f'{name} = frozenset(\n    {{\n{listed}\n    }}\n)\n"""{doc}"""\n'

    return (
        '"""Names of makers that are words of a language too. Written by ``python -m benchmarks.ordinary``."""\n\n'
        'from __future__ import annotations\n\n__all__ = ["ORDINARY", "PAIRS"]\n\n'
        + lines("ORDINARY", "Names, and misspelt names, that are in a word list or are names of people.", words)
        + "\n"
        + lines("PAIRS", "Names of one word whose halves are both words of one language.", pairs)
    )


if __name__ == "__main__":
    found = find_lists()
    if not found:
        sys.exit(f"word lists are missing; install the Debian packages {' '.join(PACKAGES)}")
    known = camwatch.load(path=sys.argv[1] if len(sys.argv) > 1 else None)
    _TARGET.write_text(written(*ordinary(names_of(known), found)), encoding="utf-8")

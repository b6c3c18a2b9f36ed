"""Ordinary text: the finds in texts that are not about cameras, from packages of Debian and PyPI.

Run ``python -m benchmarks --only ordinary-text`` with the word lists of :mod:`benchmarks.ordinary` installed; the
packages in ``PACKAGES`` are fetched by ``apt-get download``, unpacked into a folder and not installed.
"""

from __future__ import annotations

import gzip
import html
import re
import shutil
import site
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
import pyarrow as pa

import camwatch
from benchmarks.ordinary import PACKAGES as WORD_LISTS
from benchmarks.ordinary import find_lists
from benchmarks.report import Goal, Section, Table
from camwatch.dataset import Dataset
from camwatch.model.vocabulary import Confidence
from camwatch.screen.finder import Find, Finder

__all__ = ["PACKAGES", "finds_in_licences", "lacks", "ordinary_text"]

PACKAGES = (
    *(f"debian-faq{language}" for language in ("", "-de", "-fr", "-it", "-ja", "-nl", "-pt", "-ru")),
    *(f"aptitude-doc-{language}" for language in ("en", "es")),
    *(f"manpages-{language}" for language in ("da", "de", "es", "fr", "it", "nl", "pl", "pt-br", "sv")),
    *(f"fortunes-{language}" for language in ("es", "it", "pl")),
)
"""Packages of Debian with documentation, manual pages and sayings in eleven languages."""

_WORD = re.compile(r"[^\W\d_]+")
_TAGS = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_TEXTS = ("COPYING*", "LICEN[CS]E*", "NOTICE*", "AUTHORS*", "METADATA", "README*", "*.rst", "*.txt")
_AT_ONCE = 50_000
_LEAST = 5.0
"""Below how many finds of medium confidence in a million words the goal is met."""


@attrs.define
class _Counted:
    """What was read of one sort of text, and what was found in it."""

    words: int = 0
    cells: int = 0
    finds: Counter[tuple[str, str, str, str]] = attrs.field(factory=Counter)

    def rate(self, confidence: Confidence) -> float:
        """Return the finds of a confidence per million words."""
        return 1e6 * self.count(confidence) / max(self.words, 1)

    def count(self, confidence: Confidence) -> int:
        """Return the finds of a confidence, each once for a term of a cell."""
        return sum(count for key, count in self.finds.items() if key[0] == confidence.value)


def lacks() -> str | None:
    """Say what is wanting to measure: the word lists, or the tools that fetch packages."""
    if not find_lists():
        return f"the word lists are not installed: {' '.join(WORD_LISTS)}"
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        return "packages of Debian cannot be fetched: there is no apt-get or dpkg-deb"
    return None


def _fetch(folder: Path) -> None:
    if not (folder / "unpacked").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["apt-get", "download", "-qq", *PACKAGES], cwd=folder, check=True)
        for package in sorted(folder.glob("*.deb")):
            subprocess.run(["dpkg-deb", "--extract", package.name, "unpacked"], cwd=folder, check=True)


def _lines(file: Path) -> Iterator[str]:
    data = file.read_bytes()
    if file.suffix == ".gz":
        data = gzip.decompress(data)
    if b"\0" in data[:4096]:
        return
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("windows-1252", "replace")
    if ".html" in file.name:
        text = html.unescape(_TAGS.sub(" ", text))
    yield from filter(None, map(str.strip, text.splitlines()))


def _unpacked(folder: Path) -> Iterator[str]:
    for file in sorted((folder / "unpacked").rglob("*")):
        if (
            file.is_file()
            and not file.is_symlink()
            and file.suffix not in (".png", ".gif", ".svg", ".dat", ".css", ".pdf")
        ):
            yield from _lines(file)


def _installed() -> Iterator[str]:
    """Yield the lines of licences and descriptions of installed packages, and those that Debian installs."""
    folders = [Path(each) for each in site.getsitepackages()]
    seen: set[bytes] = set()
    files = {
        file for folder in folders for kind in _TEXTS for file in folder.rglob(kind) if "camwatch" not in str(file)
    }
    for file in sorted((*files, *Path("/usr/share/common-licenses").glob("*"))):
        # Most licences are the same few.
        if file.is_file() and (data := file.read_bytes()) not in seen:
            seen.add(data)
            yield from _lines(file)


def _listed() -> Iterator[str]:
    for file in find_lists():
        with file.open(encoding="utf-8", errors="replace") as lines:
            yield from (line.strip() for line in lines)


def _counted(finder: Finder, lines: Iterable[str]) -> _Counted:
    counted = _Counted()
    batch: list[str] = []

    def look() -> None:
        for finds in finder.find(pa.array(batch, pa.string())).values():
            counted.finds.update({_key(find) for find in finds})
        counted.cells += len(batch)
        counted.words += sum(len(_WORD.findall(line)) for line in batch)
        batch.clear()

    for line in lines:
        batch.append(line)
        if len(batch) == _AT_ONCE:
            look()
    look()
    return counted


def _key(find: Find) -> tuple[str, str, str, str]:
    return find.confidence, find.kind, find.term.casefold(), find.vendor


def _once(dataset: Dataset, counted: _Counted) -> _Counted:
    """Leave out names of makers that are not words: in a licence, such a name means the maker."""
    names = {name.casefold() for vendor in dataset.vendors for name in vendor.every_name}
    names |= {part.casefold() for brand in dataset.brands for part in brand.name.split(" / ")}
    finds = {
        key: count
        for key, count in counted.finds.items()
        if not (key[0] != "low" and key[1] == "brand" and key[2] in names)
    }
    return _Counted(counted.words, counted.cells, Counter(finds))


def finds_in_licences(dataset: Dataset) -> tuple[float, float]:
    """Return the finds of high and of medium confidence per million words of licences and descriptions of packages."""
    counted = _once(dataset, _counted(Finder(dataset), _installed()))
    return counted.rate(Confidence.HIGH), counted.rate(Confidence.MEDIUM)


def ordinary_text(data: Path, folder: Path) -> Section:
    """Measure how much is found in text that has no camera in it, per million words and by confidence."""
    dataset = camwatch.load(path=data)
    finder = Finder(dataset)
    _fetch(folder)
    sorts = {
        "documentation, manual pages and sayings in eleven languages": _counted(finder, _unpacked(folder)),
        "licences and descriptions of packages": _counted(finder, _installed()),
        "word lists of eleven languages, one word per cell": _counted(finder, _listed()),
    }
    cleared = {name: _once(dataset, counted) for name, counted in sorts.items()}
    whole = _Counted(
        sum(one.words for one in cleared.values()),
        sum(one.cells for one in cleared.values()),
        sum((one.finds for one in cleared.values()), Counter()),
    )
    rows = []
    for name, counted in (*cleared.items(), ("all", whole)):
        meant = sorts[name].count(Confidence.HIGH) + sorts[name].count(Confidence.MEDIUM) if name in sorts else 0
        meant -= counted.count(Confidence.HIGH) + counted.count(Confidence.MEDIUM) if name in sorts else 0
        figures = [f"{counted.rate(each):.2f} ({counted.count(each):,})" for each in Confidence]
        rows.append([name, f"{counted.words:,}", *figures, f"{meant:,}" if name in sorts else ""])
    named = [
        [term, f"{kind}, {vendor}", confidence, f"{count:,}"]
        for (confidence, kind, term, vendor), count in sorted(whole.finds.items(), key=lambda item: -item[1])
    ]
    found = [row for row in named if row[2] != "low"] + [row for row in named if row[2] == "low"][:25]
    return Section(
        "Matches in ordinary text",
        f"This section shows what release {dataset.release.version} finds in text that is not about cameras:\n\n"
        f"- {len(PACKAGES)} packages of Debian with documentation, manual pages and sayings;\n"
        "- the licences and descriptions of installed packages;\n"
        "- Debian's word lists.\n\n"
        "Each line is a cell. The figures are matches per million words, with the number of matches in brackets. Some "
        "makers' names are not ordinary words, such as Huawei in a copyright notice. These are correct matches of the "
        "name, and are counted separately.",
        [
            ("By text and confidence.", Table(("text", "words", "high", "medium", "low", "names of makers"), rows)),
            (
                "The table lists all matches of high and medium confidence, and the most frequent of low confidence.",
                Table(("term", "found as", "confidence", "times"), found),
            ),
        ],
        [
            Goal("matches of high confidence per million ordinary words", 0.0, whole.rate(Confidence.HIGH), shown=_two),
            Goal(
                "matches of medium confidence per million ordinary words",
                _LEAST,
                whole.rate(Confidence.MEDIUM),
                shown=_two,
            ),
        ],
    )


def _two(value: float) -> str:
    return f"{value:.2f}"

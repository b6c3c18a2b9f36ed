"""The command ``words``."""

from __future__ import annotations

from typing import NamedTuple

from camwatch.cli.command import argument
from camwatch.cli.command import command as define
from camwatch.cli.tables import Column, Layout, emit, listed
from camwatch.collections.commitments import IN_FORCE
from camwatch.errors import UnknownWord
from camwatch.model.vocabulary import Standing, Vocabulary

__all__ = ["command"]


class _Entry(NamedTuple):
    """A word of a vocabulary."""

    vocabulary: str
    word: str
    meaning: str


_COLUMNS = (
    Column("Vocabulary", lambda entry: entry.vocabulary),
    Column("Word", lambda entry: entry.word, style="bold"),
    Column("Meaning", lambda entry: entry.meaning, wide=True),
)
_FOR_QUERIES = (
    _Entry(
        Standing.__name__,
        IN_FORCE,
        "Selects, of the open commitments, the bans and rules that already apply. Their standing is open.",
    ),
)
"""Words that options take although no record has them."""


def _entries(vocabulary: type[Vocabulary]) -> list[_Entry]:
    words = [_Entry(vocabulary.__name__, word.value, word.meaning) for word in vocabulary]
    return words + [entry for entry in _FOR_QUERIES if entry.vocabulary == vocabulary.__name__]


def _vocabularies() -> dict[str, type[Vocabulary]]:
    return {vocabulary.__name__: vocabulary for vocabulary in Vocabulary.__subclasses__()}


def _folded(name: str) -> str:
    return "".join(name.split()).replace("-", "").replace("_", "").casefold()


def _vocabulary(name: str) -> type[Vocabulary]:
    known = _vocabularies()
    for one, vocabulary in known.items():
        if _folded(name) == _folded(one):
            return vocabulary
    raise UnknownWord(f"{name!r} is not a vocabulary; choose from: {', '.join(known)}")


@define(
    "words", examples=("camwatch words", "camwatch words Action", "camwatch words BodyKind --format csv"), differs=""
)
@argument(
    "name", metavar="[VOCABULARY]", required=False, help="The vocabulary, such as Action or BodyKind. Default: all."
)
@listed
def command(name: str | None, layout: Layout) -> None:
    """List words.

    Options such as `--action`, `--body-kind`, `--standing` and `--status` take these words.
    """
    vocabularies = _vocabularies().values() if name is None else [_vocabulary(name)]
    emit([entry for vocabulary in vocabularies for entry in _entries(vocabulary)], _COLUMNS, layout, title="Words")

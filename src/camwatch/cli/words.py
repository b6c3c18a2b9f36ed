"""The command ``words``."""

from __future__ import annotations

from camwatch.cli.command import argument
from camwatch.cli.command import command as define
from camwatch.cli.tables import Column, Layout, emit, listed
from camwatch.errors import UnknownWord
from camwatch.model.vocabulary import Vocabulary

__all__ = ["command"]

_COLUMNS = (
    Column("Vocabulary", lambda word: type(word).__name__),
    Column("Word", lambda word: word.value, style="bold"),
    Column("Meaning", lambda word: word.meaning, wide=True),
)


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
    emit([word for vocabulary in vocabularies for word in vocabulary], _COLUMNS, layout, title="Words")

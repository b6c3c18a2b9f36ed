"""The words that the explorer filters by, with their meanings, and countries: ``assets/generated/data/words.json``."""

from __future__ import annotations

import json

from camwatch.model.country import COUNTRIES
from camwatch.model.vocabulary import Action, BodyKind, Instrument, Standing, Status, Subject, TieKind
from pages.page import Writer

VOCABULARIES = (Action, BodyKind, Instrument, Standing, Status, Subject, TieKind)


def write(writer: Writer) -> None:
    """Write each vocabulary, its words in order, and the name of each country."""
    value = {words.__name__: {word.value: word.meaning for word in words} for words in VOCABULARIES}
    value["Country"] = dict(COUNTRIES)
    path = writer.docs / "assets" / "generated" / "data" / "words.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8", newline="\n")

"""The words and places that the explorer filters by, with their meanings: ``assets/generated/data/words.json``."""

from __future__ import annotations

import json

from camwatch.model.country import COUNTRIES
from camwatch.model.place import part_name, places_of
from camwatch.model.vocabulary import Action, BodyKind, DueKind, Instrument, Standing, Status, Subject, TieKind
from camwatch.wording import due_label
from pages.labels import kind_words
from pages.page import Writer

VOCABULARIES = (Action, BodyKind, Instrument, Standing, Status, Subject, TieKind)


def write(writer: Writer) -> None:
    """Write the words of each vocabulary in order, and the names of countries and of the parts that have bodies."""
    value = {words.__name__: {word.value: word.meaning for word in words} for words in VOCABULARIES}
    value["Name"] = {kind.value: kind_words(kind) for kind in BodyKind} | {one.value: due_label(one) for one in DueKind}
    value["Country"] = dict(COUNTRIES)
    held = {part for body in writer.register.ds.bodies for part in places_of(body.jurisdiction) if "-" in part}
    value["Part"] = {code: part_name(code) for code in sorted(held)}
    value["PartOf"] = {code: above for code in sorted(held) if "-" in (above := [*places_of(code), ""][1])}
    path = writer.docs / "assets" / "generated" / "data" / "words.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8", newline="\n")

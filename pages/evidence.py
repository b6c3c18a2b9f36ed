"""The dates that the explorer shows for each commitment beyond its row: ``assets/generated/data/evidence.json``."""

from __future__ import annotations

import json

import camwatch
from pages.page import Writer

__all__ = ["write"]


def write(writer: Writer) -> None:
    """Write the date of the last report and the day of the second reading, for each commitment of each release."""
    value: dict[str, dict[str, list[str | None]]] = {}
    for release in camwatch.releases():
        rows = camwatch.load(release.version).commitments.to_arrow().select(["id", "last_report", "read"]).to_pylist()
        value[release.version] = {row["id"]: [row["last_report"], row["read"]] for row in rows}
    path = writer.docs / "assets" / "generated" / "data" / "evidence.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, separators=(",", ":")) + "\n", encoding="utf-8", newline="\n")

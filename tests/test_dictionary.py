"""The data dictionary: docs/data.md is what the model makes, and leaves nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from camwatch.arrow.schema import REVISION, schema
from camwatch.model.commitment import Cost, Milestone, Selector
from camwatch.model.fields import fields
from camwatch.model.intervention import Party
from camwatch.model.name import Identifier, Name
from camwatch.model.source import Citation
from camwatch.model.tables import STORED
from camwatch.model.vocabulary import Vocabulary
from camwatch.store.evidence import evidence_columns
from camwatch.store.joined import JOINED

OWNERS = {"Columns of a revision": "revision"}
FILE = Path(__file__).parents[1] / "docs" / "data.md"


def section(name: str) -> str:
    """What stands under a heading of the file."""
    found = re.search(
        rf"^### {re.escape(name)}\n(.*?)(?=^##|\Z)", FILE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert found is not None, f"docs/data.md has no heading {name!r}"
    return found[1]


def row(name: str, column: str) -> list[str]:
    """The cells of a column's row."""
    anchor = f"{OWNERS.get(name, name).lower()}.{column}"
    start = f'| <a id="{anchor}" href="#{anchor}">`{column}`</a> |'
    rows = [line for line in section(name).split("\n") if line.startswith(start)]
    assert len(rows) == 1, f"docs/data.md has {len(rows)} rows for {name}.{column}"
    return [cell.strip() for cell in rows[0].strip("|").split(" | ")]


@pytest.mark.parametrize("table", STORED)
def test_tables(table: str) -> None:
    """Every column of every table has one row: those of the records, the computed and the joined ones."""
    names = [*schema(table).names, *(joined[0] for joined in JOINED.get(table, ()))]
    names += [field.name for field in evidence_columns(table)]
    assert [line.split("`")[1] for line in section(table).split("\n") if line.startswith("| <a")] == names
    for column in fields(STORED[table]):
        assert row(table, column.name)[3].partition("<br>")[0] == column.doc


@pytest.mark.parametrize("part", [Citation, Cost, Identifier, Milestone, Name, Party, Selector])
def test_parts(part: type) -> None:
    """Every field of every part of a record has one row."""
    for column in fields(part):
        assert row(part.__name__, column.name)[3].partition("<br>")[0] == column.doc


@pytest.mark.parametrize("vocabulary", Vocabulary.__subclasses__())
def test_words(vocabulary: type[Vocabulary]) -> None:
    """Every word of every vocabulary is there with its boundary."""
    for word in vocabulary:
        assert row(vocabulary.__name__, word.value)[1] == word.meaning


def test_revisions() -> None:
    """The columns of a stored row are distinguished."""
    for field in REVISION:
        assert row("Columns of a revision", field.name)


@pytest.mark.parametrize(
    ("table", "column", "required", "constraint"),
    [
        ("bodies", "latitude", "", "-90 to 90"),
        ("commitments", "vendors", "at least one", ""),
        ("commitments", "action", "yes", "cited"),
        ("commitments", "cameras", "", "0 or more; cited"),
        ("commitments", "due_latest", "computed", ""),
        ("commitments", "body_kind", "computed", ""),
    ],
)
def test_constraints(table: str, column: str, required: str, constraint: str) -> None:
    """Whether a column is required, and what it takes, come from the model too."""
    cells = row(table, column)
    assert (cells[2], cells[3].partition("<br>")[2].strip("*")) == (required, constraint)


def test_links() -> None:
    """Every link leads to a heading, and no two rows or headings have one anchor."""
    text = FILE.read_text(encoding="utf-8")
    headings = [heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)]
    assert set(re.findall(r"\(#([^)]*)\)", text)) <= set(headings)
    anchors = headings + re.findall(r'<a id="([^"]+)"', text)
    assert len(anchors) == len(set(anchors))

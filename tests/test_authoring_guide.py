"""The authoring guide: its examples are sound records, and it leaves no field, word or rule out."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from pathlib import Path

import pytest

import camwatch
from camwatch.curation import layout
from camwatch.curation.build import build
from camwatch.curation.check import check_records
from camwatch.curation.rules import RULES
from camwatch.model.commitment import Cost, Milestone, Selector
from camwatch.model.fields import fields
from camwatch.model.intervention import Party
from camwatch.model.name import Identifier, Name
from camwatch.model.source import Citation
from camwatch.model.tables import STORED, TABLES
from camwatch.model.vendor import VendorRule
from camwatch.model.vocabulary import Confidence, Standing, Vocabulary

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "records" / "README.md").read_text(encoding="utf-8")
EXAMPLES: list[tuple[str, str]] = re.findall(
    r'^```\w+ title="records/([^"]+)"\n(.*?)^```$', GUIDE, re.MULTILINE | re.DOTALL
)
PROSE = re.sub(r"^```.*?^```$", "", GUIDE, flags=re.MULTILINE | re.DOTALL)
PARTS = (Citation, Cost, Identifier, Milestone, Name, Party, Selector, VendorRule)


def anchors(text: str) -> set[str]:
    """The anchors of the headings of a page."""
    return {
        re.sub(r"[^a-z0-9_ -]", "", one.lower()).replace(" ", "-")
        for one in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """A folder with every example of the guide."""
    for file, text in EXAMPLES:
        path = tmp_path / "records" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path / "records"


def test_examples_are_sound(examples: Path) -> None:
    """The examples together are one sound folder of records, in canonical form."""
    assert len({file for file, _ in EXAMPLES}) == len(EXAMPLES) > 0
    faults = check_records(examples)[1]
    assert faults == [], "\n".join(map(str, faults))


def test_examples_build(examples: Path, tmp_path: Path) -> None:
    """A release can be built of them, in which every table has a record."""
    release = build(examples, tmp_path / "data")
    assert set(release.counts) == set(TABLES)
    assert all(release.counts.values()), release.counts
    made = camwatch.load(path=tmp_path / "data").commitments["gb-northtown-council-remove-2022"]
    assert made.id == "gb-northtown-council-phase-out-2022"


def test_every_sort_of_file_has_an_example() -> None:
    """Each pattern of the layout has an example."""
    assert {layout.folder_kind(file) for file, _ in EXAMPLES} == set(layout._FILES)


def test_ids_of_sources_follow_the_rule() -> None:
    """The ids of the sources that serve as examples end in the hash of their addresses."""
    for row in csv.DictReader(io.StringIO(dict(EXAMPLES)["sources.csv"])):
        assert row["id"].endswith("-" + hashlib.sha256(row["url"].encode()).hexdigest()[:8])


@pytest.mark.parametrize("cls", [*STORED.values(), *PARTS], ids=lambda cls: cls.__name__)
def test_every_field_is_explained(cls: type) -> None:
    """Every field that is written by hand is in the text of the guide, not only in its examples."""
    missing = [column.name for column in fields(cls) if f"`{column.name}`" not in PROSE]
    assert not missing, f"records/README.md does not explain {missing} of {cls.__name__}"


@pytest.mark.parametrize(
    "vocabulary", [cls for cls in Vocabulary.__subclasses__() if cls not in (Confidence, Standing)]
)
def test_every_word_is_decided(vocabulary: type[Vocabulary]) -> None:
    """Every word that can be written is in the text of the guide."""
    missing = [word.value for word in vocabulary if f"`{word.value}`" not in PROSE]
    assert not missing, f"records/README.md says nothing of {missing} of {vocabulary.__name__}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_is_told(rule: object) -> None:
    """Every rule of the check is in the guide, in the words of the rule."""
    assert f"\n- {rule.__doc__}\n" in GUIDE, "write the rule's docstring into the list in records/README.md"


def test_no_rule_is_made_up() -> None:
    """The guide states no rule that is not checked."""
    told = re.findall(r"^- (.+)$", GUIDE.partition("\nRules:\n")[2], re.MULTILINE)
    assert told == [rule.__doc__ for rule in sorted(RULES, key=lambda rule: told.index(rule.__doc__ or ""))]


def test_links() -> None:
    """Every link in the guide and into the data dictionary leads somewhere."""
    assert set(re.findall(r"\(#([^)]+)\)", GUIDE)) <= anchors(GUIDE)
    pages = re.findall(r"\(\.\./([^)#]+)(?:#([^)]+))?\)", GUIDE)
    assert pages
    for page, anchor in pages:
        text = (ROOT / page).read_text(encoding="utf-8")
        assert not anchor or anchor in anchors(text), f"{page} has no {anchor}"

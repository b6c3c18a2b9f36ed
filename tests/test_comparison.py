"""Comparing releases: complete, the same in every format, and no dearer than what changed."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import camwatch
from camwatch import Difference, UnknownRelease, UnknownTable
from camwatch.arrow.canonical import canonical_json
from camwatch.arrow.rows import table_of, to_row
from camwatch.arrow.schema import schema
from camwatch.cli.app import app
from camwatch.curation import build as building
from camwatch.model.record import Record
from camwatch.model.source import Source
from camwatch.model.tables import STORED, TABLES
from camwatch.store.archive import Archive
from camwatch.testing import records
from camwatch.wording import escaped
from pages.committed.changelog import anchor, data_changelog

FIRST, SECOND, THIRD = "2023.05.0", "2023.06.0", "2023.07.0"


@pytest.fixture
def second(three_releases: Path) -> Difference:
    return camwatch.diff(FIRST, SECOND, path=three_releases)


@pytest.fixture
def third(three_releases: Path) -> Difference:
    return camwatch.diff(SECOND, THIRD, path=three_releases)


def by_id(difference: Difference) -> dict[str, camwatch.Change]:
    return {f"{change.table}/{change.id}": change for change in difference}


def test_what_came(second: Difference) -> None:
    """A record that came is there as the later release has it, and was not before."""
    assert {change.id for change in second.added} == {"gb-mall", "gb-mall-remove-2022", "acme-vision"}
    mall = by_id(second)["bodies/gb-mall"]
    assert (mall.kind, mall.before, mall.fields) == ("added", None, ())
    assert isinstance(mall.after, camwatch.Body)
    assert mall.after.commitments[0].id == "gb-mall-remove-2022"
    assert mall.name == "Mall *& Sons* <Ltd>"


def test_what_went(second: Difference, third: Difference) -> None:
    """Of a record that went it is told where its id leads, or why it was withdrawn."""
    assert [(one.table, one.id, one.successor, one.reason) for one in third.removed] == [
        ("vendors", "acme-vision", "acme-world", "It has *yet another* name."),
        ("commitments", "gb-mall-remove-2022", None, "Nobody had said so."),
    ]
    gone = third.removed[0]
    assert gone.after is None
    assert isinstance(gone.before, camwatch.Vendor)
    assert [one.id for one in second.removed] == ["acme"]


def test_what_changed(second: Difference) -> None:
    """Field by field, and of the columns of a record only: nothing that is computed from them."""
    tie = by_id(second)["ties/gb-shop-uses-acme-2022"]
    assert [(one.field, one.before, one.after) for one in tie.fields] == [
        ("vendor", "acme", "acme-vision"),
        (
            "summary",
            "A reporter saw the maker's cameras in three branches.",
            "Two reporters saw the maker's cameras in three branches.",
        ),
    ]
    promise = by_id(second)["commitments/gb-northtown-council-phase-out-2022"]
    assert [(one.field, one.before, one.after) for one in promise.fields] == [
        ("vendors", ["acme"], ["acme-vision"]),
        ("due", "2023-02", "2023-04"),
    ]
    assert isinstance(promise.before, camwatch.Commitment)
    assert isinstance(promise.after, camwatch.Commitment)
    assert (str(promise.before.due), str(promise.after.due)) == ("2023-02", "2023-04")
    assert [one.id for one in promise.before.vendors] == ["acme"]


def test_changed_and_changed_back(three_releases: Path) -> None:
    """Between the first release and the third, what was changed and changed back is no difference."""
    found = by_id(camwatch.diff(FIRST, THIRD, path=three_releases))
    assert [one.field for one in found["ties/gb-shop-uses-acme-2022"].fields] == ["vendor"]
    assert "commitments/gb-mall-remove-2022" not in found  # it came and went between the two
    assert found["vendors/acme"].successor == "acme-vision"


def test_backwards(second: Difference, three_releases: Path) -> None:
    """The other way round, what came has gone, and each field has its values exchanged."""
    back = camwatch.diff(SECOND, FIRST, path=three_releases)
    assert {one.id for one in back.removed} == {one.id for one in second.added}
    assert {one.id for one in back.added} == {one.id for one in second.removed}
    assert [(one.id, field.field, field.after, field.before) for one in back.changed for field in one.fields] == [
        (one.id, field.field, field.before, field.after) for one in second.changed for field in one.fields
    ]
    assert all(one.reason is None for one in back.removed)


def test_counts(second: Difference) -> None:
    """Counts are given for each table with a change, and add up."""
    assert second.counts["vendors"] == {"added": 1, "removed": 1, "changed": 1}
    assert set(second.counts) == {change.table for change in second}
    assert sum(sum(kinds.values()) for kinds in second.counts.values()) == len(second) == len(second.changes)
    assert len(second.of("vendors")) == 3
    with pytest.raises(UnknownTable, match="choose from: bodies"):
        second.of("cameras")


def test_the_same(three_releases: Path) -> None:
    """A release does not differ from itself."""
    same = camwatch.diff(THIRD, path=three_releases)
    assert not same
    assert same.before == same.after
    assert same.to_arrow().num_rows == 0
    with pytest.raises(UnknownRelease, match=r"2023\.05\.0"):
        camwatch.diff("2023.05.1", path=three_releases)


def test_json(second: Difference) -> None:
    """The JSON names both releases with their digests, and has every change whole."""
    value = json.loads(second.to_json())
    assert (value["before"]["version"], value["after"]["digest"]) == (FIRST, second.after.digest)
    assert value["counts"] == second.counts
    assert len(value["changes"]) == len(second)
    assert [one["record"]["name"] for one in value["changes"] if one["id"] == "gb-mall"] == ["Mall *& Sons* <Ltd>"]
    assert {"field": "due", "before": "2023-02", "after": "2023-04"} in [
        field for one in value["changes"] for field in one.get("fields", ())
    ]


def test_arrow(second: Difference) -> None:
    """A row for each field that changed and each record that came or went, as other tools read it."""
    frame = pl.DataFrame(second)
    assert len(frame) == len(second.added) + len(second.removed) + sum(len(one.fields) for one in second.changed)
    due = frame.filter(pl.col("field") == "due").to_dicts()
    assert [(json.loads(one["before"]), json.loads(one["after"])) for one in due] == [("2023-02", "2023-04")]
    came = frame.filter((pl.col("change") == "added") & (pl.col("table") == "bodies")).row(0, named=True)
    assert came["before"] is None
    assert json.loads(came["after"])["name"] == "Mall *& Sons* <Ltd>"
    went = frame.filter(pl.col("change") == "removed").row(0, named=True)
    assert (went["successor"], went["reason"], went["after"]) == ("acme-vision", "It has another name.", None)


def test_text(second: Difference, third: Difference) -> None:
    """The text has a line for each change, with what people ask first."""
    text = second.to_text()
    assert text.startswith("2023.05.0 of 2023-05-02 → 2023.06.0 of 2023-06-02: 3 added, 1 removed, ")
    for line in (
        "Bodies: 1 added",
        "  + gb-mall  Mall *& Sons* <Ltd>",
        "  - acme  merged into acme-vision: It has another name.",
        "      due: 2023-02 → 2023-04",
        "        - acme",
        "        + acme-vision",
        "        - A reporter saw the maker's cameras in three branches.",
    ):
        assert line in text.splitlines(), line
    assert "  - gb-mall-remove-2022  withdrawn: Nobody had said so." in third.to_text().splitlines()


def test_markdown(second: Difference, third: Difference) -> None:
    """Markdown shows the texts of the register as they are, and links each record by its id."""
    page = MarkdownIt().render(second.to_markdown(link=lambda table, one: f"{table}.md#{one}"))
    assert '<a href="bodies.md#gb-mall"><code>gb-mall</code></a> Mall *&amp; Sons* &lt;Ltd&gt;' in page
    assert "due: 2023-02 → 2023-04" in page
    plain = MarkdownIt().render(third.to_markdown())
    assert "<code>acme-vision</code> merged into acme-world: It has *yet another* name." in plain


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_markdown_cannot_be_written_by_data(words: str) -> None:
    """Whatever a record says is shown as text: no heading, link, picture or HTML of its own."""
    tokens = MarkdownIt("commonmark").parse(f"- x {escaped(words)}")
    inline = [child for token in tokens for child in token.children or ()]
    assert {token.type for token in tokens} <= {
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    }
    assert {child.type for child in inline} <= {"text", "text_special"}
    assert "".join(child.content for child in inline) == " ".join(f"x {words}".split())


# Against a comparison that looks at every record of both.


def naive(before: camwatch.Dataset, after: camwatch.Dataset) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for table in TABLES:
        old, new = ({one.id: canonical_json(to_row(one)) for one in ds.tables[table]} for ds in (before, after))
        found |= {(table, one): "added" for one in new.keys() - old.keys()}
        found |= {(table, one): "removed" for one in old.keys() - new.keys()}
        found |= {(table, one): "changed" for one in new.keys() & old.keys() if new[one] != old[one]}
    return found


def write(target: Path, states: list[list[Record]], rows_a_group: int) -> list[camwatch.Release]:
    """Write a dataset whose only table with records is that of sources, as a build would."""
    tables = {table: schema(table, stored=True).empty_table() for table in STORED}
    releases = []
    for ordinal, state in enumerate(states, start=1):
        tables["sources"] = building._revisions("sources", state, tables["sources"], ordinal)
        releases.append(
            camwatch.Release.from_index(
                {
                    "version": f"2023.05.{ordinal}",
                    "ordinal": ordinal,
                    "date": "2023-05-02",
                    "notes": "",
                    "counts": {table: len(state) if table == "sources" else 0 for table in TABLES},
                    "digest": "",
                    "credits": [],
                }
            )
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "_ROWS_A_GROUP", rows_a_group)
        building.write_dataset(target, tables, releases)
    return releases


def source(number: int, words: str) -> Source:
    return Source(
        id=f"source-{number:04}",
        url=f"https://example.org/{number}",
        title=words,
        publisher="A press",
        kind=camwatch.SourceKind.NEWS,
        lang="en",
        accessed=camwatch.PartialDate("2023-05-01"),
    )


states = st.lists(
    st.dictionaries(st.integers(0, 9), st.sampled_from(["one", "two"])).map(
        lambda state: [source(number, words) for number, words in sorted(state.items())]
    ),
    min_size=2,
    max_size=4,
)


@given(states, st.integers(1, 4))
def test_as_if_every_record_were_compared(
    tmp_path_factory: pytest.TempPathFactory, states: list[list[Record]], rows_a_group: int
) -> None:
    """Of any two releases, forwards and backwards, nothing is missed and nothing invented."""
    data = tmp_path_factory.mktemp("states")
    releases = write(data / "data", states, rows_a_group)
    for one, other in permutations(releases, 2):
        found = camwatch.diff(one.version, other.version, path=data / "data")
        before, after = (camwatch.load(release.version, path=data / "data") for release in (one, other))
        assert {(change.table, change.id): change.kind for change in found} == naive(before, after)
        assert list(before.sources) == states[one.ordinal - 1]
    newest = camwatch.load(path=data / "data")
    for record in newest.sources:
        history = record.history()
        assert [one.record for one in history] == [
            one
            for was, now in zip([[], *states], states, strict=False)
            for one in now
            if one.id == record.id and one not in was
        ]


def test_what_did_not_change_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a table of many groups of rows, only those in which something changed are read."""
    first: list[Record] = [source(number, "one") for number in range(100)]
    write(tmp_path / "data", [first, [*first[:42], source(42, "two"), *first[43:]]], 10)
    reads: list[tuple[str, int]] = []
    whole = Archive.read_group

    def noted(self: Archive, table: str, group: int) -> Any:
        reads.append((table, group))
        return whole(self, table, group)

    monkeypatch.setattr(Archive, "read_group", noted)
    monkeypatch.setattr(Archive, "read", lambda self, table: pytest.fail(f"{table} was read whole"))
    found = camwatch.diff("2023.05.1", "2023.05.2", path=tmp_path / "data")
    assert [change.id for change in found] == ["source-0042"]
    assert reads == [("sources", 4)]


@given(st.sampled_from(sorted(TABLES)).flatmap(lambda table: st.tuples(st.just(table), records(table), records(table))))
def test_every_table(drawn: tuple[str, Record, Record]) -> None:
    """Whatever a record holds, its change can be told in every format."""
    from camwatch.comparison.difference import _changes

    table, one, other = drawn
    other = type(one)(**{name: getattr(other, name) for name in _attributes(other)} | {"id": one.id})

    class Stub:
        release = camwatch.releases()[0]

        def changed(self, _table: str, _release: object) -> Any:
            rows = [
                {**rows, "since": since, "until": until}
                for rows, since, until in zip(table_of(table, [one, other]).to_pylist(), (1, 2), (2, None), strict=True)
            ]
            return type("Rows", (), {"to_pylist": staticmethod(lambda: rows)})

    stub: Any = Stub()
    difference = Difference(stub.release, stub.release, tuple(_changes(table, stub, stub)))
    assert bool(difference) == (canonical_json(to_row(one)) != canonical_json(to_row(other)))
    assert {field.field for change in difference for field in change.fields} == {
        name for name in to_row(one) if canonical_json([to_row(one)[name]]) != canonical_json([to_row(other)[name]])
    }
    assert json.loads(difference.to_json())["changes"] == difference.to_rows()
    assert difference.to_arrow().num_rows == sum(len(change.fields) for change in difference)
    assert len(difference.to_text().splitlines()) >= len(difference.changes)
    MarkdownIt().parse(difference.to_markdown())


def _attributes(record: Record) -> list[str]:
    from camwatch.model.fields import field_names

    return list(field_names(type(record)))


# The command.


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--data", str(data), "diff", *arguments])


@pytest.mark.parametrize("form", ["text", "markdown", "json", "ndjson", "csv"])
def test_command(three_releases: Path, second: Difference, form: str) -> None:
    """The command prints what the library returns; its status says whether there is a difference."""
    result = run(three_releases, FIRST, SECOND, "--format", form)
    assert result.exit_code == 1
    if form == "text":
        assert result.output == second.to_text()
    elif form == "markdown":
        assert result.output == second.to_markdown()
    elif form == "json":
        assert json.loads(result.output) == json.loads(second.to_json())
    elif form == "ndjson":
        assert [json.loads(line) for line in result.output.splitlines()] == second.to_rows()
    else:
        rows = list(csv.DictReader(io.StringIO(result.output)))
        assert rows == [{name: value or "" for name, value in row.items()} for row in second.to_arrow().to_pylist()]
    assert run(three_releases, THIRD, THIRD, "--format", form).exit_code == 0


def test_command_to_the_newest(three_releases: Path) -> None:
    """With one version, the command compares with the newest; with one that is not there, it says which are."""
    assert f"{FIRST} of 2023-05-02 → {THIRD}" in run(three_releases, FIRST).output
    wrong = run(three_releases, "1999.01.0")
    assert wrong.exit_code == 2
    assert "choose from: 2023.05.0" in wrong.output


# The changelog of the data.


def page(version: str, table: str) -> str:
    return f"changelog-data/{version}-{table.replace('_', '-')}.md"


def test_changelog(three_releases: Path) -> None:
    """Each release has its notes, its counts and its digest, newest first; the first is told by its counts."""
    pages = data_changelog(path=three_releases, link=lambda table, one: f"{table}.md#{one}")
    changed = [(version, table) for version in (THIRD, SECOND) for table in TABLES if page(version, table) in pages]
    assert ["changelog-data.md", *(page(*one) for one in changed)] == list(pages)
    text = pages["changelog-data.md"]
    parts = text.split("\n## ")[1:]
    assert [part.split()[0] for part in parts] == [THIRD, SECOND, FIRST]
    for part, release in zip(parts, reversed(camwatch.releases(path=three_releases)), strict=True):
        assert release.notes in part
        assert release.digest in part
        assert re.search(rf"^\| (\[Bodies\]\(.*?\)|Bodies) \| {release.counts['bodies']} \|", part, re.MULTILINE)
    assert f"| [Vendors]({page(SECOND, 'vendors')}) | 3 | 1 | 1 | 1 |" in parts[1]
    assert set(re.findall(r"\((changelog-data/.*?)\)", text)) == set(pages) - {"changelog-data.md"}
    assert "- [`gb-mall`](bodies.md#gb-mall) Mall" in pages[page(SECOND, "bodies")]
    assert "    - due: 2023-02 → 2023-04" in pages[page(SECOND, "commitments")]
    third = pages[page(THIRD, "commitments")]
    assert "## Removed\n" in third
    newest = camwatch.releases(path=three_releases)[-1]
    assert anchor(newest) == f"{newest.version.replace('.', '')}-of-{newest.date}"
    assert f"](../changelog-data.md#{anchor(newest)})" in third
    assert "`" not in parts[2].replace(f"`{camwatch.releases(path=three_releases)[0].digest}`", "")
    assert "<table>" in MarkdownIt("commonmark").enable("table").render(text)


def test_a_long_changelog(tmp_path: Path) -> None:
    """Sources that came or changed by the hundred are counted, and the rest listed."""
    first: list[Record] = [source(number, "one") for number in range(100)]
    later: list[Record] = [source(number, "two") for number in range(60)] + first[60:]
    write(tmp_path / "data", [first, later, [*later, *(source(number, "one") for number in range(200, 300))]], 8192)
    pages = data_changelog(path=tmp_path / "data")
    assert "## Added\n\n- news: 100\n" in pages[page("2023.05.3", "sources")]
    assert "## Changed\n\n- news: 60\n- another `title`: 60\n" in pages[page("2023.05.2", "sources")]
    assert not any("source-0001" in text for text in pages.values())


def test_every_pair_of_shipped_releases() -> None:
    """Counts of the shipped releases follow from each other by what came and went."""
    for one, other in combinations(camwatch.releases(), 2):
        counts = camwatch.diff(one.version, other.version).counts
        for table in TABLES:
            kinds = counts.get(table, {"added": 0, "removed": 0})
            assert one.counts[table] + kinds["added"] - kinds["removed"] == other.counts[table]


def test_a_dataset_compares_itself(three_releases: Path) -> None:
    """A dataset compares another release of its files with itself, whichever is older."""
    newest, oldest = camwatch.load(path=three_releases), camwatch.load(FIRST, path=three_releases)
    pairs = (
        (newest.diff(FIRST), camwatch.diff(FIRST, path=three_releases)),
        (oldest.diff(SECOND), camwatch.diff(SECOND, FIRST, path=three_releases)),
    )
    for one, other in pairs:
        assert one.changes
        assert one.to_json() == other.to_json()
    with pytest.raises(camwatch.UnknownRelease, match=FIRST):
        newest.diff("2023.05.9")

"""Exports, read back with the tools that their users use."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import camwatch
from camwatch.curation.build import build
from camwatch.curation.format import format_records
from camwatch.dataset import Dataset, tables_of
from camwatch.export.csv import write_tables
from camwatch.export.flat import FlatColumn, FlatTable, flat_tables
from camwatch.export.registry import FORMATS
from camwatch.export.xlsx import sheet_name
from camwatch.model.tables import STORED
from tests.sample import edit

# openpyxl, frictionless and followthemoney warn of what is deprecated in what they use themselves.
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def exported(shipped: Dataset, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The newest shipped release in every format."""
    base = tmp_path_factory.mktemp("exported")
    suffixes = {"sqlite": ".db", "xlsx": ".xlsx"}
    return {form: shipped.export(base / f"{form}{suffixes.get(form, '')}", format=form) for form in FORMATS}


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def asked(sql: str) -> list[Any]:
    """The rows that DuckDB answers with."""
    answer: Any = duckdb.sql(sql)
    rows: list[Any] = answer.fetchall()
    return rows


def counted(shipped: Dataset, table: str, field: str) -> int:
    return sum(len(row[field]) for row in tables_of(shipped).table(table).select([field]).to_pylist())


# CSV


def read_cell(kind: pa.DataType, cell: str) -> Any:
    """A cell as the library has it."""
    if cell == "":
        return None
    if kind == pa.bool_():
        return {"TRUE": True, "FALSE": False}[cell]
    if kind == pa.date32():
        return dt.date.fromisoformat(cell)
    return {pa.int64(): int, pa.float64(): float}.get(kind, str)(cell)


def read_items(folder: Path, name: str, of: tuple[str, ...]) -> list[tuple[tuple[str, ...], dict[str, str]]]:
    """The rows of a companion that belong to what has a key, in order, each with its own key."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    keyed = [(tuple(row.values())[: len(of) + 1], row) for row in rows]
    own = [(key, row) for key, row in keyed if key[: len(of)] == of]
    assert [key[-1] for key, _ in own] == [str(place) for place in range(1, len(own) + 1)]
    return own


def rebuild(folder: Path, name: str, fields: list[pa.Field[Any]], row: dict[str, str], key: tuple[str, ...]) -> Any:
    """A record, or an item of a list, put together again from the files."""
    made: dict[str, Any] = {}
    for field in fields:
        kind: Any = field.type
        if pa.types.is_list(kind):
            item = kind.value_type
            if not pa.types.is_struct(item):
                made[field.name] = row[field.name].split()
                if len(key) == 1:
                    items = read_items(folder, f"{name}_{field.name}", key)
                    assert [list(one.values())[2] for _, one in items] == made[field.name]
            else:
                parts = [item.field(place) for place in range(item.num_fields)]
                made[field.name] = [
                    rebuild(folder, f"{name}_{field.name}", parts, one, inner)
                    for inner, one in read_items(folder, f"{name}_{field.name}", key)
                ]
        elif pa.types.is_struct(kind):
            values = {part.name: read_cell(part.type, row[f"{field.name}_{part.name}"]) for part in kind}
            made[field.name] = values if any(value is not None for value in values.values()) else None
        else:
            made[field.name] = read_cell(kind, row[field.name])
    return made


@pytest.mark.parametrize("table", STORED)
def test_csv_loses_nothing(sample: Dataset, tmp_path: Path, table: str) -> None:
    """The files of a table and of its lists, put together, are the records of the library."""
    folder = sample.export(tmp_path / "out", format="csv")
    rows = tables_of(sample).table(table)
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        read = [rebuild(folder, table, list(rows.schema), row, (row["id"],)) for row in csv.DictReader(file)]
    assert read == rows.to_pylist()


def test_csv(shipped: Dataset, exported: dict[str, Path]) -> None:
    """pandas, Polars and DuckDB read every file, with as many rows as the library has records or items."""
    folder = exported["csv"]
    for table in flat_tables(tables_of(shipped)):
        path = folder / f"{table.name}.csv"
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        assert list(frame.columns) == [column.name for column in table.columns]
        assert len(frame) == len(table.rows) == pl.read_csv(path, infer_schema=False).height
        assert asked(f"select count(*) from read_csv('{path}', all_varchar=true)") == [(len(table.rows),)]
    for name, collection in shipped.tables.items():
        assert len(pd.read_csv(folder / f"{name}.csv", dtype=str)) == len(collection)
    assert len(pd.read_csv(folder / "commitments_citations.csv")) == counted(shipped, "commitments", "citations")
    assert len(pd.read_csv(folder / "commitments_milestones.csv")) == counted(shipped, "commitments", "milestones")
    commitments = pd.read_csv(folder / "commitments.csv", index_col="id")
    tesco = commitments.loc["gb-tesco-phase-out-2023"]
    assert (tesco["body"], tesco["vendors"], bool(tesco["made"])) == ("gb-tesco", "hikvision dahua", True)
    figures = pd.read_csv(folder / "figures.csv", index_col="id")
    for figure in shipped.figures:
        value: Any = figures.loc[figure.id, "value"]
        assert value == figure.value or (figure.value is None and pd.isna(value))


def test_csv_joins(shipped: Dataset, exported: dict[str, Path]) -> None:
    """A join of the files answers as the library does."""
    folder = exported["csv"]
    found = asked(
        f"""select c.id from read_csv('{folder}/commitments.csv') c
            join read_csv('{folder}/commitments_vendors.csv') v on v.commitment = c.id
            where v.vendor = 'hikvision' and c.country = 'GB' and c.made order by 1"""
    )
    wanted = [one.id for one in shipped.commitments.where(country="GB").made() if "hikvision" in one.vendor_ids]
    assert [row[0] for row in found] == wanted
    assert wanted


# NDJSON and Parquet


@pytest.mark.parametrize("table", STORED)
def test_ndjson(shipped: Dataset, exported: dict[str, Path], table: str) -> None:
    """Each line is a record as the library has it; pandas, Polars and DuckDB read the file."""
    path = exported["ndjson"] / f"{table}.ndjson"
    lines = path.read_text(encoding="utf-8").splitlines()
    wanted = tables_of(shipped).table(table).to_pylist()
    assert [json.loads(line) for line in lines] == plain(wanted)
    if wanted:
        assert len(pd.read_json(path, lines=True)) == len(wanted)
        assert pl.read_ndjson(path, infer_schema_length=None)["id"].to_list() == [row["id"] for row in wanted]
        assert asked(f"select count(*) from read_json('{path}', sample_size=-1)") == [(len(wanted),)]


@pytest.mark.parametrize("table", STORED)
def test_parquet(shipped: Dataset, exported: dict[str, Path], table: str) -> None:
    """Each file has the library's rows and the meanings of its columns, and says what it is."""
    path = exported["parquet"] / f"{table}.parquet"
    wanted = tables_of(shipped).table(table)
    read = pq.read_table(path)
    assert read.equals(wanted)
    assert all(field.metadata and field.metadata[b"doc"] for field in read.schema)
    facts = pl.read_parquet_metadata(path)
    assert facts["camwatch.release"] == shipped.release.version
    assert facts["camwatch.digest"] == shipped.release.digest
    assert facts["camwatch.licence"] == "CC-BY-4.0"
    assert shipped.release.digest in facts["camwatch.citation"]
    assert facts["camwatch.table"] == table
    assert pl.read_parquet(path)["id"].to_list() == wanted["id"].to_pylist()
    assert len(pd.read_parquet(path)) == len(wanted)
    assert asked(f"select count(*) from '{path}'") == [(len(wanted),)]


# SQLite


def test_sqlite(shipped: Dataset, exported: dict[str, Path]) -> None:
    """sqlite-utils finds every row, the keys and what they lead to; the database is whole."""
    import sqlite_utils

    database: Any = sqlite_utils.Database(exported["sqlite"])
    for table in flat_tables(tables_of(shipped)):
        found = database[table.name]
        assert found.count == len(table.rows)
        assert tuple(found.pks) == table.key
        named = [column.name for column in table.columns]
        values = [tuple(plain(value) for value in row) for row in table.rows]
        assert sorted(database.execute(f'select * from "{table.name}"').fetchall(), key=str) == sorted(values, key=str)
        assert [column.name for column in found.columns] == named
        described = {
            row["column_name"]
            for row in database.query("select * from data_dictionary where table_name = ?", [table.name])
        }
        assert described == set(named)
    for name, collection in shipped.tables.items():
        assert database[name].count == len(collection)
    keys = {(key.column, key.other_table, key.other_column) for key in database["commitments_vendors"].foreign_keys}
    assert keys == {("commitment", "commitments", "id"), ("vendor", "vendors", "id")}
    assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert database.execute("pragma foreign_key_check").fetchall() == []
    facts = {row["key"]: row["value"] for row in database["metadata"].rows}
    assert (facts["release"], facts["digest"], facts["licence"]) == (
        shipped.release.version,
        shipped.release.digest,
        "CC-BY-4.0",
    )
    assert shipped.release.digest in facts["citation"]
    database.close()


def test_sqlite_keys_hold(exported: dict[str, Path], tmp_path: Path) -> None:
    """With foreign keys on, a row that names nothing, and a second row with an id, are refused."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(exported["sqlite"].read_bytes())
    database = sqlite3.connect(copy)
    database.execute("pragma foreign_keys = on")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute("insert into commitments_vendors values ('gb-tesco-phase-out-2023', 9, 'nobody')")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute(
            "insert into commitments_milestones_citations values ('gb-tesco-phase-out-2023', 99, 1, (select id from sources limit 1), null, null)"
        )
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.execute("insert into vendors (id, name, kind) values ('hikvision', 'x', 'company')")
    with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
        database.execute("insert into vendors (id, kind) values ('x', 'company')")
    database.close()


def test_sqlite_is_indexed(exported: dict[str, Path]) -> None:
    """Every column that names a record, alone or first in its key, can be looked up without reading the table."""
    database = sqlite3.connect(exported["sqlite"])
    tables = [row[0] for row in database.execute("select name from sqlite_schema where type = 'table'")]
    checked = 0
    for table in tables:
        for key in database.execute(f'pragma foreign_key_list("{table}")').fetchall():
            plan = database.execute(
                f'explain query plan select 1 from "{table}" where "{key[3]}" = ?', ["x"]
            ).fetchall()
            # The second column of a key of two is found through the first.
            if key[1] == 0:
                assert "SEARCH" in plan[0][3], (table, key[3], plan)
                checked += 1
    assert checked > 40
    database.close()


def test_sqlite_search(shipped: Dataset, exported: dict[str, Path]) -> None:
    """Full-text search finds names, other names and sentences, accents aside, as Datasette asks it to."""
    import sqlite_utils

    database: Any = sqlite_utils.Database(exported["sqlite"])
    commitment = shipped.commitments[0]
    for table, words, wanted in (
        ("bodies", "edinburgh council", "gb-city-of-edinburgh-council"),
        ("commitments", " ".join(commitment.summary.split()[:8]), commitment.id),
        ("vendors", "Hangzhou", "hikvision"),
    ):
        assert database[table].detect_fts() == f"{table}_fts"
        assert wanted in [row["id"] for row in database[table].search(words, quote=True)]
    assert "hikvision" in [row["vendor"] for row in database["vendors_names"].search("海康威视")]
    assert list(database["bodies"].search("nosuchword")) == []
    database.close()


# Excel


def test_xlsx(shipped: Dataset, exported: dict[str, Path]) -> None:
    """openpyxl reads a sheet a table with the library's rows, dates as texts, and a sheet that says what it is."""
    import openpyxl

    book = openpyxl.load_workbook(exported["xlsx"], read_only=True)
    tables = flat_tables(tables_of(shipped))
    assert book.sheetnames == ["promises", "readme", *(sheet_name(table.name) for table in tables)]
    for table in tables:
        head, *rows = book[sheet_name(table.name)].iter_rows(values_only=True)
        assert list(head) == [column.name for column in table.columns]
        assert [tuple(row) for row in rows] == [tuple(plain(value) for value in row) for row in table.rows]
    for name, collection in shipped.tables.items():
        assert book[name].max_row == len(collection) + 1
    readme = {row[0]: row[1] for row in book["readme"].iter_rows(max_row=12, max_col=2, values_only=True)}
    assert (readme["release"], readme["digest"]) == (shipped.release.version, shipped.release.digest)
    assert readme["licence"] == "CC-BY-4.0"
    assert shipped.release.digest in readme["citation"]
    described = {(row[0], row[1]) for row in book["readme"].iter_rows(max_col=2, values_only=True)}
    assert {(sheet_name(table.name), column.name) for table in tables for column in table.columns} <= described
    book.close()


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("https://evil.example/","here")',
        "{=1+1}",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "https://a.example/",
        "1e5",
        "2023-01-02",
        "'=1",
        "internal:bodies!A1",
    ],
)
def test_xlsx_runs_nothing(records: Path, tmp_path: Path, text: str) -> None:
    """A text that looks like a formula, an address, a number or a date stays that text."""
    import openpyxl

    edit(
        records,
        "claims/gb/gb-shop.yml",
        "    summary: A reporter saw the maker's cameras in three branches.",
        f"    summary: {json.dumps(text)}",
    )
    format_records(records)
    build(records, tmp_path / "data")
    ds = camwatch.load(path=tmp_path / "data")
    written = ds.ties["gb-shop-uses-acme-2022"].summary
    book = openpyxl.load_workbook(ds.export(tmp_path / "out.xlsx", format="xlsx"))
    sheet = book["ties"]
    place = [cell.value for cell in sheet[1]].index("summary")
    cells = {row[0].value: row[place] for row in sheet.iter_rows(min_row=2)}
    cell = cells["gb-shop-uses-acme-2022"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (written, "s", None)
    assert {one.data_type for row in sheet.iter_rows() for one in row} <= {"s", "n", "b"}


def test_xlsx_too_long(sample: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit in Excel is refused with another format to use, not cut; nothing is left."""
    monkeypatch.setattr("camwatch.export.xlsx._LONGEST_TEXT", 30)
    with pytest.raises(camwatch.CamwatchError, match=r"does not fit in an Excel cell.* export as csv or sqlite"):
        sample.export(tmp_path / "out.xlsx", format="xlsx")
    monkeypatch.undo()
    monkeypatch.setattr("camwatch.export.xlsx._MOST_ROWS", 3)
    with pytest.raises(camwatch.CamwatchError, match="more than fit on an Excel sheet"):
        sample.export(tmp_path / "out.xlsx", format="xlsx")
    assert list(tmp_path.iterdir()) == []


def test_xlsx_sheets_have_names_of_their_own(shipped: Dataset) -> None:
    """No two tables share a sheet after their names are cut to what Excel takes."""
    names = [sheet_name(table.name) for table in flat_tables(tables_of(shipped))]
    assert len({name.casefold() for name in names}) == len(names)
    assert max(map(len, names)) <= 31


# The promises at a glance


GLANCE = ("body", "country", "vendors", "action", "made", "announced", "due", "due_kind", "standing", "last_report")
"""The columns before the summary, the address of the source and the id."""


def test_promises_at_a_glance(shipped: Dataset, exported: dict[str, Path]) -> None:
    """One row a commitment says it all in names, as on the day of the release; pandas and Polars read TRUE and FALSE."""
    path = exported["csv"] / "promises.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbfbody,")
    frame = pd.read_csv(path, encoding="utf-8-sig", dtype={"announced": str, "due": str, "last_report": str})
    assert tuple(frame.columns) == (*GLANCE, "summary", "source", "id")
    assert frame["made"].dtype == bool
    assert pl.read_csv(path)["made"].sum() == len(shipped.commitments.made())
    assert set(frame["id"]) == set(shipped.commitments.ids)
    known = frame.fillna({"due": ""}).set_index("id")
    for commitment in shipped.commitments:
        row = known.loc[commitment.id]
        assert row["body"].removeprefix("'") == commitment.body.name
        assert row["vendors"] == "; ".join(vendor.name for vendor in commitment.vendors)
        assert row["made"] == commitment.made
        due = "" if commitment.due is None else commitment.due.text
        assert row["due"] == due
        assert row["source"] == commitment.citations[0].source.url
        standing = commitment.standing(shipped.release.date).value.replace("_", " ")
        going_on = standing == "open" and commitment.in_force_as_reported
        assert row["standing"] == ("in force" if going_on else standing)
    overdue = set(frame[frame["standing"] == "overdue"]["id"])
    assert overdue == set(shipped.commitments.overdue(shipped.release.date).ids)
    days = frame["announced"].fillna("")
    assert list(days.str[:4]) == sorted(days.str[:4], reverse=True)


def test_promises_are_the_first_sheet(shipped: Dataset, exported: dict[str, Path]) -> None:
    """The workbook opens with the same rows."""
    import openpyxl

    book = openpyxl.load_workbook(exported["xlsx"], read_only=True)
    assert book.sheetnames[0] == "promises"
    head, *rows = book["promises"].iter_rows(values_only=True)
    assert head[:10] == GLANCE
    assert len(rows) == len(shipped.commitments)
    assert {type(row[4]) for row in rows} == {bool}
    book.close()


def test_a_spreadsheet_runs_nothing(records: Path, tmp_path: Path) -> None:
    """In the file that is made for spreadsheets, a text that one would run has an apostrophe in front."""
    edit(records, "claims/gb/gb-shop.yml", "summary: The chain promised", "summary: =1+1 The chain promised")
    build(records, tmp_path / "data")
    folder = camwatch.load(path=tmp_path / "data").export(tmp_path / "out", format="csv")
    assert ",'=1+1 The chain promised" in (folder / "promises.csv").read_text(encoding="utf-8-sig")
    assert ",=1+1 The chain promised" in (folder / "commitments.csv").read_text(encoding="utf-8")


# Data Package


def test_datapackage(shipped: Dataset, exported: dict[str, Path]) -> None:
    """frictionless finds the package valid: the descriptor, every row's types, keys and links; rows agree."""
    import frictionless

    path = exported["datapackage"] / "datapackage.json"
    package: Any = frictionless.Package(str(path))
    report = frictionless.validate(str(path))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:10]
    counts = {task.name: len(package.get_resource(task.name).read_rows()) for task in report.tasks}
    assert counts == {table.name: len(table.rows) for table in flat_tables(tables_of(shipped))}
    found = {row["id"]: row for row in package.get_resource("commitments").read_rows()}
    for commitment in shipped.commitments:
        row = found[commitment.id]
        assert (row["action"], row["due"], row["cameras"], row["made"]) == (
            commitment.action.value,
            None if commitment.due is None else commitment.due.text,
            commitment.cameras,
            commitment.made,
        )
    value = json.loads(path.read_text(encoding="utf-8"))
    assert value["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (value["version"], value["digest"]) == (shipped.release.version, shipped.release.digest)
    assert value["licenses"][0]["name"] == "CC-BY-4.0"
    assert shipped.release.digest in value["citation"]


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("commitments_vendors.csv", "1,bolt", "1,nobody", "foreign-key"),
        ("commitments.csv", ",remove,cameras,pledge", ",ban,cameras,pledge", "constraint-error"),
        ("ties.csv", ",12,", ",a dozen,", "type-error"),
        ("sources.csv", "foi-answer,https", ",https", "constraint-error"),
        ("commitments.csv", ",2022-12,", ",December 2022,", "constraint-error"),
    ],
)
def test_datapackage_finds_faults(sample: Dataset, tmp_path: Path, file: str, old: str, new: str, error: str) -> None:
    """The description is strict: a row that names nothing, a word, a type or a date that is wrong is found."""
    import frictionless

    folder = sample.export(tmp_path / "out", format="datapackage")
    edit(folder, file, old, new)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        # That the file is another one is not what is asked here.
        del resource["bytes"], resource["hash"]
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert not report.valid
    assert error in {one[0] for one in report.flatten(["type"])}


# FollowTheMoney


def read_entities(path: Path) -> dict[str, dict[str, Any]]:
    lines = (path / "entities.ftm.json").read_text(encoding="utf-8").splitlines()
    found = {entity["id"]: entity for entity in map(json.loads, lines)}
    assert len(found) == len(lines)
    return found


def test_ftm_is_valid(exported: dict[str, Path]) -> None:
    """followthemoney takes every entity with every value as it stands, and every link leads to what it may."""
    from followthemoney import model

    found = read_entities(exported["ftm"])
    for entity in found.values():
        schema: Any = model.get(entity["schema"])
        assert schema is not None
        assert not schema.abstract
        schema.validate(entity)
        proxy = model.get_proxy(entity, cleaned=False)
        kept = {prop.name: sorted(proxy.get(prop)) for prop in proxy.iterprops()}
        assert kept == {name: sorted(values) for name, values in entity["properties"].items()}, entity["id"]
        for prop in proxy.iterprops():
            for value in proxy.get(prop) if prop.type.name == "entity" else ():
                assert prop.range is not None
                target = model.get(found[value]["schema"])
                assert target is not None
                assert target.is_a(prop.range), (entity["id"], prop.name, value)


def test_ftm_agrees(shipped: Dataset, exported: dict[str, Path]) -> None:
    """Each body, vendor, source, commitment, tie, share and intervention is one entity, with its facts and sources."""
    found = read_entities(exported["ftm"])
    counts = Counter(entity_id.split("-")[1] for entity_id in found)
    for name in ("bodies", "vendors", "sources", "commitments", "ties", "ownership", "interventions"):
        word = {"bodies": "body", "ownership": "ownership"}.get(name, name.removesuffix("s"))
        assert counts[word] == len(shipped.tables[name]), name
    assert counts["succession"] == counted(shipped, "bodies", "successors")
    for commitment in shipped.commitments:
        link = found[f"camwatch-commitment-{commitment.id}"]["properties"]
        assert link["subject"] == [f"camwatch-body-{commitment.body_id}"]
        assert link["object"] == [f"camwatch-vendor-{vendor}" for vendor in commitment.vendor_ids]
        assert link["role"][0].startswith("has promised") is (commitment.made and commitment.status != "withdrawn")
        addresses = {address.rstrip("/") for address in link["sourceUrl"]}
        assert {citation.source.url.rstrip("/") for citation in commitment.citations} <= addresses
        assert {f"camwatch-source-{citation.source_id}" for citation in commitment.citations} <= set(link["proof"])


def test_ftm_asserts_nothing_that_was_denied(shipped: Dataset, exported: dict[str, Path]) -> None:
    """A tie that was denied makes no link, a class of vendors no organisation, and nobody is called sanctioned."""
    found = read_entities(exported["ftm"])
    denied = list(shipped.ties.where(present=False))
    assert denied
    for tie in denied:
        note = found[f"camwatch-tie-{tie.id}"]
        assert note["schema"] == "Note"
        assert f"camwatch-vendor-{tie.vendor_id}" not in note["properties"].get("entity", [])
    for vendor in shipped.vendors.where(kind="class"):
        assert found[f"camwatch-vendor-{vendor.id}"]["schema"] == "Note"
    topics = {topic for entity in found.values() for topic in entity["properties"].get("topics", [])}
    assert topics
    assert all(topic == "mil" or topic.split(".")[0] == "gov" for topic in topics)


def test_ftm_index(shipped: Dataset, exported: dict[str, Path]) -> None:
    """followthemoney reads the index as that of a dataset."""
    from followthemoney.dataset import Dataset as FtmDataset

    index = json.loads((exported["ftm"] / "index.json").read_text(encoding="utf-8"))
    known = FtmDataset.make(index).model
    assert (known.name, known.version, known.entity_count) == (
        "camwatch",
        shipped.release.version,
        len(read_entities(exported["ftm"])),
    )
    assert known.license is not None
    assert known.license.startswith("https://creativecommons.org/licenses/by/4.0/")  # its reader shortens the address
    assert shipped.release.digest in str(known.description)


@pytest.mark.parametrize("code", ["EU", "UN", "XK", "AD", "CN", "DE", "GB", "IM", "TW", "US", "ZW"])
def test_ftm_knows_the_countries(code: str) -> None:
    """FollowTheMoney knows the codes of countries that the register uses."""
    from followthemoney.types import registry

    assert registry.country.validate(code.lower())


def test_a_carriage_return_ends_no_row(tmp_path: Path) -> None:
    """A text with a carriage return stays one cell of one row for every reader."""
    texts = ["a\rb", "a\r\nb", "\r", 'a"\r', "plain", ""]
    columns = (
        FlatColumn(name="id", kind="integer", doc="A number."),
        FlatColumn(name="text", kind="string", doc="A text."),
    )
    rows: list[tuple[Any, ...]] = list(enumerate(texts))
    write_tables(tmp_path, [FlatTable(name="texts", doc="Texts.", columns=columns, key=("id",), rows=rows)])
    with (tmp_path / "texts.csv").open(encoding="utf-8", newline="") as file:
        assert [text for _, text in list(csv.reader(file))[1:]] == texts
    assert pd.read_csv(tmp_path / "texts.csv", keep_default_na=False)["text"].tolist() == texts
    assert pl.read_csv(tmp_path / "texts.csv").height == len(texts)
    assert len(duckdb.read_csv(str(tmp_path / "texts.csv")).fetchall()) == len(texts)

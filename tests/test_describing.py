"""Descriptions made from the model: current, valid by the validators of their formats, and true of the data."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import camwatch
from camwatch.arrow.rows import to_row
from camwatch.curation.build import build
from camwatch.curation.check import check_records
from camwatch.dataset import Dataset
from camwatch.metadata.croissant import croissant
from camwatch.metadata.datapackage import data_package, table_schema
from camwatch.metadata.jsonschema import row_schema
from camwatch.metadata.origin import origins
from camwatch.metadata.record_files import FILES, file_schema
from camwatch.metadata.rocrate import crate
from camwatch.model.record import Record
from camwatch.model.tables import STORED, TABLES
from camwatch.store.release import Credit
from camwatch.testing import records as records_strategy
from pages.committed.__main__ import out_of_date
from pages.committed.cff import citation_cff
from pages.committed.descriptions import PACKAGE, descriptions
from tests.conftest import ROOT
from tests.sample import edit, write_sample

SOURCE = ROOT / PACKAGE
SCHEMAS = SOURCE / "schema"


def check_jsonschema(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_what_is_committed_is_current() -> None:
    """Each generated file in the repository is what the model and the newest release make."""
    assert out_of_date(ROOT) == {}, "run `nox -s generate`"


def test_the_package_carries_them() -> None:
    """They are installed with the package, where the README says."""
    installed = Path(camwatch.__file__).parent
    for place in descriptions(installed / "data"):
        if place.is_relative_to(PACKAGE):
            assert (installed / place.relative_to(PACKAGE)).is_file(), place


def test_the_module_writes_them(tmp_path: Path) -> None:
    """The module entry writes every file, removes a schema of what there is no more, and changes nothing twice."""
    build(write_sample(tmp_path / "records"), tmp_path / PACKAGE / "data")
    leftover = tmp_path / PACKAGE / "schema" / "rows" / "gone.json"
    leftover.parent.mkdir(parents=True)
    leftover.write_text("{}", encoding="utf-8")
    command = [sys.executable, "-m", "pages.committed", str(tmp_path)]
    first = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "wrote CITATION.cff" in first
    assert not leftover.exists()
    for place, text in descriptions(tmp_path / PACKAGE / "data").items():
        assert (tmp_path / place).read_text(encoding="utf-8") == text
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == ""
    stale = tmp_path / "CITATION.cff"
    stale.write_text("old", encoding="utf-8")
    checked = subprocess.run([*command, "--check"], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (1, "CITATION.cff is out of date; run `nox -s generate`\n")
    assert stale.read_text(encoding="utf-8") == "old"
    refused = subprocess.run([*command[:-1], str(tmp_path / "nowhere")], capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert refused.stderr.startswith("camwatch: ")
    assert len(refused.stderr.splitlines()) == 1


# CITATION.cff and .zenodo.json


def test_citation_cff_is_valid(tmp_path: Path, shipped: Dataset) -> None:
    """CITATION.cff is valid by the schema of the Citation File Format, with a DOI too."""
    import attrs

    with_doi = tmp_path / "CITATION.cff"
    release = attrs.evolve(shipped.release, doi="10.1234/camwatch.1")
    with_doi.write_text(citation_cff(release, shipped.swhid), encoding="utf-8")
    builtin = ("--builtin-schema", "vendor.citation-file-format")
    done = check_jsonschema(*builtin, ROOT / "CITATION.cff", with_doi)
    assert done.returncode == 0, done.stdout
    with_doi.write_text(citation_cff(release, "swh:1:dir:123"), encoding="utf-8")
    assert check_jsonschema(*builtin, with_doi).returncode == 1


def test_zenodo_json_is_what_zenodo_takes(shipped: Dataset) -> None:
    """.zenodo.json has the fields that Zenodo's REST API documents, with values that it takes.

    Zenodo ships its schema in no package; these are the rules of its documentation of deposit metadata
    (developers.zenodo.org): what a dataset must have, and the vocabularies of the fields used.
    """
    value = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    schema = {
        "type": "object",
        "required": ["upload_type", "publication_date", "title", "creators", "description", "access_right", "license"],
        "properties": {
            "upload_type": {"const": "dataset"},
            "publication_date": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
            "title": {"type": "string", "minLength": 1},
            "creators": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {key: {"type": "string"} for key in ("name", "affiliation", "orcid", "gnd")},
                    "additionalProperties": False,
                },
            },
            "description": {"type": "string", "minLength": 1},
            "access_right": {"enum": ["open", "embargoed", "restricted", "closed"]},
            "license": {"type": "string"},
            "doi": {"type": "string", "pattern": r"^10\.\d+/"},
            "keywords": {"type": "array", "items": {"type": "string"}},
            "notes": {"type": "string"},
            "references": {"type": "array", "items": {"type": "string"}},
            "version": {"type": "string"},
            "language": {"type": "string", "pattern": "^[a-z]{3}$"},
        },
        "additionalProperties": False,
    }
    jsonschema.Draft202012Validator(schema).validate(value)
    assert (value["version"], value["publication_date"]) == (shipped.release.version, str(shipped.release.date))
    assert "doi" not in value


# JSON Schema


def test_schemas_are_schemas() -> None:
    """Each file under schema/ is a valid JSON Schema 2020-12."""
    files = sorted(SCHEMAS.rglob("*.json"))
    assert len(files) == len(STORED) + len(FILES)
    done = check_jsonschema("--check-metaschema", *files)
    assert done.returncode == 0, done.stdout


def validator(schema: dict[str, Any]) -> Any:
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_valid(shipped: Dataset, table: str) -> None:
    """Every shipped record is valid, as a row of the command line and as one of the Arrow table."""
    schema = validator(row_schema(table))
    rows = [to_row(record) for record in shipped.tables[table]]
    # Dates of Arrow are written in JSON as text.
    rows += json.loads(json.dumps(shipped.tables[table].to_arrow().to_pylist(), default=str))
    assert rows
    faults = [f"{row['id']}: {fault.message}" for row in rows for fault in schema.iter_errors(row)]
    assert not faults


@given(st.data())
@pytest.mark.parametrize("table", STORED)
def test_every_record_is_a_valid_row(table: str, data: st.DataObject) -> None:
    """Whatever record the model can make is valid by the schema of its rows."""
    record: Record = data.draw(records_strategy(table))
    validator(row_schema(table)).validate(to_row(record))


def wrong_rows() -> list[Any]:
    return [
        ("action", "ban"),
        ("announced", "2022-13"),
        ("announced", "last year"),
        ("body", "GB Shop"),
        ("cameras", -1),
        ("cameras", "12"),
        ("citations", []),
        ("vendors", ["Acme Vision"]),
        ("milestones", [{"date": None, "status": "announced", "note": None, "citations": [], "more": 1}]),
        ("summary", None),
    ]


@pytest.mark.parametrize(("field", "value"), wrong_rows())
def test_wrong_rows_are_refused(sample: Dataset, field: str, value: Any) -> None:
    """A word, a date, an id, a number or a part that cannot be is refused, and so is what is missing."""
    schema = validator(row_schema("commitments"))
    row = to_row(sample.commitments["gb-shop-remove-2022"])
    schema.validate(row)
    with pytest.raises(jsonschema.ValidationError):
        schema.validate({**row, field: value})
    del row[field]
    if row_schema("commitments")["properties"][field].get("type") == "array" or field in ("action", "body", "summary"):
        with pytest.raises(jsonschema.ValidationError, match="required"):
            schema.validate(row)


@pytest.mark.parametrize("name", FILES)
def test_files_of_records_are_valid(name: str, tmp_path: Path) -> None:
    """Every YAML file of records, the project's and the sample's, is valid for an editor."""
    folders = [ROOT / "records", write_sample(tmp_path / "records")]
    files = [path for folder in folders for path in sorted(folder.glob(FILES[name]))]
    assert files
    done = check_jsonschema("--schemafile", SCHEMAS / "files" / f"{name}.json", *files)
    assert done.returncode == 0, done.stdout


def test_every_yaml_file_has_a_schema() -> None:
    """No sort of YAML file that is read is without a schema."""
    from camwatch.curation.layout import folder_kind

    found = {folder_kind(path.relative_to(ROOT / "records").as_posix()) for path in (ROOT / "records").rglob("*.yml")}
    assert found == set(FILES.values())


SHOP = "claims/gb/gb-shop.yml"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SHOP, "action: remove", "action: ban"),
        (SHOP, "action: remove", "acton: remove"),
        (SHOP, "    instrument: pledge\n", ""),
        (SHOP, "announced: 2022-12", "announced: last December"),
        (SHOP, "body: gb-shop", "body: Shop, Ltd"),
        (SHOP, "present: true", "present: perhaps"),
        (SHOP, "vendors: [bolt]", "vendors: []"),
        (SHOP, "    kind: uses\n", "    kind: uses\n    body: gb-shop\n"),
        ("vendors/acme.yml", "country: CN", "country: China"),
        ("vendors/acme.yml", "relation: own", "relation: owned"),
        ("interventions/2022.yml", "signatories: 4", "signatories: four"),
        ("statistics/gb.yml", "statistics:", "statistic:"),
    ],
)
def test_an_editor_sees_what_the_check_sees(records: Path, file: str, old: str, new: str) -> None:
    """A fault of form in a file is one to the schema, and to the check."""
    edit(records, file, old, new)
    name = next(name for name, pattern in FILES.items() if (records / file).match(pattern))
    done = check_jsonschema("--schemafile", SCHEMAS / "files" / f"{name}.json", records / file)
    assert done.returncode == 1
    assert check_records(records)[1]


def test_an_editor_takes_what_is_read_as_text(records: Path) -> None:
    """A code that looks like a number and a year are texts to the register, and right to an editor."""
    old, new = "country: CN\n", "country: CN\nidentifiers:\n  - scheme: ticker-szse\n    value: 002415\n"
    edit(records, "vendors/acme.yml", old, new)
    assert check_records(records)[1] == []
    schema = SCHEMAS / "files" / "vendor.json"
    assert check_jsonschema("--schemafile", schema, records / "vendors/acme.yml").returncode == 0


def test_words_are_explained() -> None:
    """Each word of a vocabulary is in the schema with its boundary."""
    words = file_schema("claims")["$defs"]["Action"]["oneOf"]
    assert {word["const"]: word["description"] for word in words} == {
        word.value: word.meaning for word in camwatch.Action
    }


# Data Package, Croissant, RO-Crate: what is beside the files of an export


@pytest.fixture(scope="module")
def exported(shipped: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newest release as Parquet."""
    return shipped.export(tmp_path_factory.mktemp("described") / "parquet", format="parquet")


def described(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text(encoding="utf-8"))


def test_the_data_package_is_valid(exported: Path) -> None:
    """frictionless finds no fault in the descriptor, nor in a schema of it."""
    from frictionless import Package, Schema

    value = described(exported, "datapackage.json")
    assert list(Package.metadata_validate(value)) == []
    for resource in value["resources"]:
        assert list(Schema.metadata_validate(resource["schema"])) == []
    assert list(Package.metadata_validate({**value, "keywords": "one"}))


def test_the_data_package_is_true(exported: Path, shipped: Dataset) -> None:
    """It lists each file with its size and SHA-256, and the columns that the file has: one row for each record."""
    import hashlib

    value = described(exported, "datapackage.json")
    by_path = {resource["path"]: resource for resource in value["resources"]}
    assert set(by_path) == {path.name for path in exported.glob("*.parquet")}
    for path, resource in by_path.items():
        content = (exported / path).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["schema"]["primaryKey"] == ["id"]
        table = pq.read_table(exported / path)
        assert [field["name"] for field in resource["schema"]["fields"]] == table.column_names
        assert not {"since", "until"} & set(table.column_names)
        assert len(set(table["id"].to_pylist())) == len(table)
    assert value["digest"] == shipped.release.digest


@pytest.mark.parametrize("form", ["parquet", "datapackage"])
def test_each_resource_says_where_it_comes_from(shipped: Dataset, tmp_path: Path, form: str) -> None:
    """Each resource has a licence and an origin; those of bodies name every register that they come from."""
    value = described(shipped.export(tmp_path / "out", format=form), "datapackage.json")
    registers = {credit.url for credit in shipped.release.credits}
    assert registers
    for resource in value["resources"]:
        assert [one["name"] for one in resource["licenses"]] == ["CC-BY-4.0"]
        named = {source.get("path") for source in resource["sources"]}
        assert resource["sources"]
        if resource["name"].startswith("bodies"):
            assert registers <= named
            licences = {credit.licence for credit in shipped.release.credits}
            assert all(any(one in source["title"] for source in resource["sources"]) for one in licences)
        elif not resource["name"].startswith("vendors"):
            assert not registers & named


def test_registers_of_vendors_and_licences_in_words(shipped: Dataset) -> None:
    """A register of companies is an origin of vendors too; a licence that is no SPDX identifier is not an address."""
    import attrs

    credit = Credit(
        title="Company tickers",
        publisher="An exchange",
        licence="public domain",
        url="https://exchange.example/a",
        as_of="2026",
        used_for="listed vendors and companies: tickers",
    )
    release = attrs.evolve(shipped.release, credits=(credit,))
    for name, count in (("bodies_names.csv", 1), ("vendors", 1), ("vendors_names.csv", 1), ("ties", 0), ("sources", 0)):
        assert len(origins(release, name)) == count, name
    other = attrs.evolve(release, credits=(attrs.evolve(credit, used_for="councils: names"),))
    assert origins(other, "vendors") == ()
    graph = {one["@id"]: one for one in crate(release, {"vendors.csv": b"id\n"}, {}, "")["@graph"]}
    assert graph["https://exchange.example/a"]["license"] == {"@id": "#public-domain"}
    assert graph["#public-domain"]["name"] == "public domain"
    assert graph["vendors.csv"]["isBasedOn"] == [{"@id": "https://exchange.example/a"}]


def frictionless_rows(rows: dict[str, list[dict[str, Any]]], columns: dict[str, Any]) -> Any:
    """Validate rows; given in memory, since frictionless reads Parquet by way of pandas, which has no nested values."""
    from frictionless import Package, Resource, Schema

    resources = [
        Resource(name=table, data=rows[table], schema=Schema.from_descriptor(table_schema(table, columns[table])))
        for table in STORED
        if rows[table]
    ]
    return Package(resources=resources).validate()


@pytest.mark.filterwarnings("ignore")
def test_rows_fit_the_data_package(shipped: Dataset, sample: Dataset, tmp_path: Path) -> None:
    """frictionless finds every row of a release to fit types, words, keys and links."""
    for number, ds in enumerate((shipped, sample)):
        folder = ds.export(tmp_path / str(number), format="parquet")
        tables = {table: pq.read_table(folder / f"{table}.parquet") for table in STORED}
        columns = {table: rows.schema for table, rows in tables.items()}
        rows = {table: found.to_pylist() for table, found in tables.items()}
        report = frictionless_rows(rows, columns)
        assert report.valid, report.to_summary()
        assert len(report.tasks) >= 9
    for wrong in ({"action": "ban"}, {"announced": "12/2022"}, {"body": "gb-nobody"}, {"instrument": None}):
        changed = {**rows, "commitments": [{**rows["commitments"][0], **wrong}, *rows["commitments"][1:]]}
        assert not frictionless_rows(changed, columns).valid, wrong


def test_a_release_with_a_doi(shipped: Dataset) -> None:
    """A DOI is the id of the package and the address of the dataset."""
    import attrs

    release = attrs.evolve(shipped.release, doi="10.1234/camwatch.1")
    assert data_package(release, {}, {})["id"] == "https://doi.org/10.1234/camwatch.1"
    assert "id" not in data_package(shipped.release, {}, {})
    assert croissant(release, {}, {})["url"] == "https://doi.org/10.1234/camwatch.1"
    assert crate(release, {}, {}, "")["@graph"][1]["identifier"] == "https://doi.org/10.1234/camwatch.1"


@pytest.mark.filterwarnings("ignore")
def test_croissant_is_valid_and_read(exported: Path, shipped: Dataset) -> None:
    """mlcroissant finds neither fault nor warning, and reads just the records of the release."""
    import mlcroissant

    found = mlcroissant.Dataset(str(exported / "croissant.json"))
    assert not found.metadata.issues.errors
    assert not found.metadata.issues.warnings
    assert found.metadata.version == shipped.release.version
    assert [one.id for one in found.metadata.record_sets] == list(STORED)
    for table in TABLES:
        rows = list(found.records(table))
        assert [row[f"{table}/id"].decode() for row in rows] == list(shipped.tables[table].ids)
    first = next(iter(found.records("commitments")))
    record = shipped.commitments[0]
    assert [one["commitments/citations/source"].decode() for one in first["commitments/citations"]] == [
        citation.source_id for citation in record.citations
    ]
    assert first["commitments/made"] is record.made


def test_croissant_is_true(exported: Path, shipped: Dataset) -> None:
    """It has what schema.org and Croissant 1.1 require of a dataset, and the SHA-256 and the licence of each file."""
    import hashlib

    value = described(exported, "croissant.json")
    required = ("@context", "@type", "conformsTo", "description", "license", "name", "url", "creator", "datePublished")
    assert not [name for name in required if not value.get(name)]
    assert value["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    assert {file["contentUrl"] for file in value["distribution"]} == {path.name for path in exported.glob("*.parquet")}
    for file in value["distribution"]:
        assert file["sha256"] == hashlib.sha256((exported / file["contentUrl"]).read_bytes()).hexdigest()
        assert file["license"]
        assert len(file.get("isBasedOn", ())) == len(origins(shipped.release, file["name"]))


@pytest.mark.parametrize("form", ["csv", "ndjson", "parquet", "datapackage"])
def test_a_crate_is_read(shipped: Dataset, tmp_path: Path, form: str) -> None:
    """rocrate reads the directory: every file is in it with its SHA-256, its licence and what it holds."""
    import hashlib

    from rocrate.rocrate import ROCrate

    folder = shipped.export(tmp_path / "out", format=form)
    found = ROCrate(str(folder))
    assert found.root_dataset["version"] == shipped.release.version
    assert found.root_dataset["license"]["identifier"] == "CC-BY-4.0"
    files = {one.id: one for one in found.data_entities}
    # Written last: the description itself, and the mark by which an export is known.
    assert set(files) == {path.name for path in folder.iterdir()} - {"ro-crate-metadata.json", "export.json"}
    for name, file in files.items():
        content = (folder / name).read_bytes()
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
        assert file["contentSize"] == str(len(content))
        assert len(file["description"]) > 5
        assert file["license"].id.startswith("https://creativecommons.org/")
        registers = file.get("isBasedOn") or []
        assert len(registers) == len(origins(shipped.release, name))
        assert bool(registers) or not name.startswith("bodies")
    ids = [one["@id"] for one in described(folder, "ro-crate-metadata.json")["@graph"]]
    assert len(ids) == len(set(ids))
    named = re.findall(r'\{\s*"@id": "([^"]+)"\s*\}', (folder / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    assert {one for one in named if not one.startswith("https://w3id.org/")} <= set(ids)

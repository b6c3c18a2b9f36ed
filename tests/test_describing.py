"""Descriptions made from the model: current, valid by the validators of their formats, and true of the data."""

from __future__ import annotations

import io
import json
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
from camwatch.metadata.record_files import FILES, file_schema
from camwatch.model.record import Record
from camwatch.model.tables import STORED, TABLES
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
    """Each word of a vocabulary stands in the schema with its boundary."""
    words = file_schema("claims")["$defs"]["Action"]["oneOf"]
    assert {word["const"]: word["description"] for word in words} == {
        word.value: word.meaning for word in camwatch.Action
    }


# Data Package


def test_the_data_package_is_valid() -> None:
    """frictionless finds no fault in the descriptor, nor in a schema of it."""
    from frictionless import Package, Schema

    value = json.loads((SOURCE / "datapackage.json").read_text(encoding="utf-8"))
    assert list(Package.metadata_validate(value)) == []
    for resource in value["resources"]:
        if "schema" in resource:
            assert list(Schema.metadata_validate(resource["schema"])) == []
    assert list(Package.metadata_validate({**value, "keywords": "one"}))


def test_the_data_package_is_true() -> None:
    """It lists each shipped file with its size and SHA-256, and the columns that the file has."""
    import hashlib

    value = json.loads((SOURCE / "datapackage.json").read_text(encoding="utf-8"))
    by_path = {resource["path"]: resource for resource in value["resources"]}
    assert set(by_path) == {f"data/{path.name}" for path in (SOURCE / "data").iterdir()}
    for path, resource in by_path.items():
        content = (SOURCE / path).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        if path.endswith(".parquet"):
            assert [field["name"] for field in resource["schema"]["fields"]] == pq.read_schema(SOURCE / path).names


def test_a_column_that_the_files_lack(sample_data: Path, shipped: Dataset) -> None:
    """A column that the model has gained since the files were written is in no description of them."""
    contents = {path.name: path.read_bytes() for path in sample_data.iterdir()}
    older = pq.read_table(sample_data / "ties.parquet").drop_columns(["cameras", "as_of"])
    out = io.BytesIO()
    pq.write_table(older, out)
    contents["ties.parquet"] = out.getvalue()
    resources = {one["name"]: one for one in data_package(shipped.release, contents)["resources"]}
    assert [field["name"] for field in resources["ties"]["schema"]["fields"]] == older.column_names
    sets = {one["name"]: one for one in croissant(shipped.release, contents)["recordSet"]}
    assert [field["name"] for field in sets["ties"]["field"]] == older.column_names
    assert "cameras" in [field["name"] for field in resources["commitments"]["schema"]["fields"]]


def frictionless_rows(data: Path, changes: dict[str, Any]) -> Any:
    """Validate all rows; given in memory, since frictionless reads Parquet by way of pandas, which has no nested values."""
    from frictionless import Package, Resource, Schema

    resources = []
    for table in STORED:
        rows = pq.read_table(data / f"{table}.parquet").to_pylist()
        if rows:
            rows[0].update(changes if table == "commitments" else {})
            schema = Schema.from_descriptor(table_schema(table, (data / f"{table}.parquet").read_bytes()))
            resources.append(Resource(name=table, data=rows, schema=schema))
    return Package(resources=resources).validate()


@pytest.mark.filterwarnings("ignore")
def test_rows_fit_the_data_package(records: Path, tmp_path: Path) -> None:
    """frictionless finds every row of the shipped tables, and of two releases, to fit types, words, keys and links."""
    data = tmp_path / "data"
    build(records, data)
    edit(records, "releases.csv", "The first.\n", "The first.\n2023.06.0,2023-06-02,The second.\n")
    edit(records, SHOP, "A reporter saw", "A second reporter saw")
    build(records, data)
    for directory in (SOURCE / "data", data):
        report = frictionless_rows(directory, {})
        assert report.valid, report.to_summary()
        assert len(report.tasks) >= 9
    for wrong in ({"action": "ban"}, {"announced": "12/2022"}, {"body": "gb-nobody"}, {"instrument": None}):
        assert not frictionless_rows(data, wrong).valid, wrong


def test_a_data_package_of_a_release_with_a_doi(shipped: Dataset, sample_data: Path) -> None:
    """A DOI is the id of the package."""
    import attrs

    contents = {path.name: path.read_bytes() for path in sample_data.iterdir()}
    release = attrs.evolve(shipped.release, doi="10.1234/camwatch.1")
    assert data_package(release, contents)["id"] == "https://doi.org/10.1234/camwatch.1"
    assert "id" not in data_package(shipped.release, contents)


# schema.org and Croissant


@pytest.mark.filterwarnings("ignore")
def test_croissant_is_valid_and_read(shipped: Dataset) -> None:
    """mlcroissant finds neither fault nor warning, and reads every table as the library does."""
    import mlcroissant

    described = mlcroissant.Dataset(str(SOURCE / "croissant.json"))
    assert not described.metadata.issues.errors
    assert not described.metadata.issues.warnings
    assert described.metadata.version == shipped.release.version
    assert [one.id for one in described.metadata.record_sets] == list(STORED)
    for table in TABLES:
        rows = list(described.records(table))
        stored = pq.read_table(SOURCE / "data" / f"{table}.parquet").to_pylist()
        assert [row[f"{table}/id"].decode() for row in rows] == [row["id"] for row in stored]
    first = next(iter(described.records("commitments")))
    record = shipped.commitments[0]
    assert [one["commitments/citations/source"].decode() for one in first["commitments/citations"]] == [
        citation.source_id for citation in record.citations
    ]
    assert first["commitments/made"] is record.made


def test_croissant_is_true() -> None:
    """It has what schema.org and Croissant 1.1 require of a dataset, and the SHA-256 of each file."""
    import hashlib

    value = json.loads((SOURCE / "croissant.json").read_text(encoding="utf-8"))
    required = ("@context", "@type", "conformsTo", "description", "license", "name", "url", "creator", "datePublished")
    assert not [name for name in required if not value.get(name)]
    assert value["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    assert {file["contentUrl"] for file in value["distribution"]} == {
        f"data/{path.name}" for path in (SOURCE / "data").iterdir()
    }
    for file in value["distribution"]:
        assert file["sha256"] == hashlib.sha256((SOURCE / file["contentUrl"]).read_bytes()).hexdigest()

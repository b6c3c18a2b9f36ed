"""The shipped dataset: what records/ builds, whole, and accounted for."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import camwatch
from camwatch.curation.build import PREVIEW, build, preview
from camwatch.curation.check import check_records
from camwatch.curation.readings import records_digest
from camwatch.curation.records import Records
from camwatch.dataset import Dataset
from camwatch.model.body import Body
from camwatch.model.commitment import Commitment
from camwatch.model.tie import Tie
from camwatch.model.vendor import Vendor
from camwatch.model.vocabulary import VendorKind
from camwatch.names.prepared import read_prepared
from camwatch.store.archive import Archive
from camwatch.verify import verify_dataset
from tests.conftest import ROOT

DATA = ROOT / "src" / "camwatch" / "data"
RECORDS = ROOT / "records"


@pytest.fixture(scope="session")
def records() -> Records:
    found, faults = check_records(RECORDS)
    assert not faults, "run `camwatch check`:\n" + "\n".join(map(str, faults))
    return found


def test_records_are_sound(records: Records) -> None:
    """No record has a fault, and every file is in its canonical form."""
    assert records.entries


def test_shipped_is_what_its_records_build(tmp_path: Path) -> None:
    """The committed files are those that the records of the newest release build; later records still build."""
    newest = camwatch.releases()[-1]
    if records_digest(RECORDS) != newest.records:
        made = preview(RECORDS, DATA, tmp_path / "preview")
        assert made.version == PREVIEW
        assert [release.digest for release in camwatch.releases(path=tmp_path / "preview")[:-1]] == [
            release.digest for release in camwatch.releases()
        ]
        return
    target = shutil.copytree(DATA, tmp_path / "data")
    release = build(RECORDS, target)
    assert release == newest
    writer = pq.read_metadata(DATA / "bodies.parquet").created_by
    if pq.read_metadata(target / "bodies.parquet").created_by == writer:
        # Other versions of Arrow write the same rows in other bytes; the digest above holds for all.
        # The index of names, whose SHA-256 stands in releases.json, follows the rules of names of the day.
        names = Archive(DATA).names()
        follows = names is not None and read_prepared(names) is not None
        for path in sorted(path for path in DATA.iterdir() if follows or path.suffix == ".parquet"):
            assert (target / path.name).read_bytes() == path.read_bytes(), path.name


def test_digests(shipped: Dataset) -> None:
    """The recomputed digest of every release is the published one."""
    for release, digest in verify_dataset():
        assert digest == release.digest


def test_size(shipped: Dataset) -> None:
    """The register knows the United Kingdom's public bodies."""
    assert len(shipped.bodies) >= 1_900
    kinds = {kind: len(shipped.bodies.where(kind=kind, country="GB")) for kind in camwatch.BodyKind}
    assert kinds[camwatch.BodyKind.LOCAL_AUTHORITY] >= 460
    assert kinds[camwatch.BodyKind.HEALTH] >= 300
    assert kinds[camwatch.BodyKind.POLICE] >= 45
    assert kinds[camwatch.BodyKind.UNIVERSITY] >= 150


def test_every_lead_is_accounted_for(records: Records) -> None:
    """Each research lead became a record that names it, or is in the ledger with a reason."""
    leads = (ROOT / "tests" / "data" / "leads.txt").read_text(encoding="utf-8").split()
    used = {lead for entry in records.entries for lead in entry.leads}
    rejected = {rejection.lead for rejection in records.rejections}
    missing = [lead for lead in leads if lead not in used and lead not in rejected]
    assert not missing, f"{len(missing)} leads are in no record and not in records/rejected.csv: {', '.join(missing)}"


def test_abolished_councils_lead_on(shipped: Dataset) -> None:
    """A council that was abolished is there, closed, and leads to the one that followed."""
    old = shipped.bodies["gb-somerset-county-council"]
    assert old.is_closed("2024-01-01") is True
    assert [body.id for body in old.successors] == ["gb-somerset-council"]
    assert old in list(shipped.bodies["gb-somerset-council"].predecessors)


def test_claims_can_be_joined(records: Records) -> None:
    """More than half of the bodies with a claim, and more than a third of the companies, have a code that somebody else keeps."""
    with_claims = {one.body_id for _, one in records.of(Commitment)} | {one.body_id for _, one in records.of(Tie)}
    joined = [body.id for _, body in records.of(Body) if body.id in with_claims and body.identifiers]
    assert len(joined) > 0.5 * len(with_claims)
    companies = [vendor for _, vendor in records.of(Vendor) if vendor.kind is VendorKind.COMPANY]
    assert sum(bool(vendor.identifiers) for vendor in companies) > 0.37 * len(companies)


WORDS = re.compile(r"\b(excerpts?|scrape[dr]?|the pack|this lead|the leads)\b", re.IGNORECASE)


def test_notes_speak_to_readers(records: Records) -> None:
    """No summary or note speaks of how the research was kept."""
    texts = [
        (entry.id, getattr(entry.record, field, None) or "")
        for entry in records.entries
        for field in ("summary", "note", "outcome", "scope")
    ]
    offenders = [f"{one}: {text}" for one, text in texts if WORDS.search(text)]
    assert not offenders, "\n".join(offenders)


def test_places_of_councils(shipped: Dataset) -> None:
    """Positions lie in and around the British Isles."""
    for body in shipped.bodies.where(kind="local_authority", country="GB"):
        if body.latitude is not None and body.longitude is not None:
            assert 49 < body.latitude < 61
            assert -9 < body.longitude < 2

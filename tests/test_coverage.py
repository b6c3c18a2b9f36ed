"""Coverage: counts that are counted, and gaps that are said."""

from __future__ import annotations

from pathlib import Path

from camwatch.curation.build import build
from camwatch.curation.check import check_records
from camwatch.dataset import Dataset, load


def test_rows_are_what_the_tables_hold(shipped: Dataset) -> None:
    """Each row counts the bodies of one kind in one country, and those with claims."""
    found = shipped.coverage()
    assert sum(row.bodies for row in found.rows) == len(shipped.bodies)
    for row in found.rows:
        bodies = shipped.bodies.where(country=row.country, kind=row.body_kind)
        assert row.bodies == len(bodies)
        assert 0 <= row.with_undertaking <= row.with_claim <= row.bodies
        promised = {one.body_id for one in shipped.commitments.made().about_cameras()}
        assert row.with_undertaking == len(promised.intersection(bodies.ids))
    councils = next(row for row in found.rows if (row.country, row.body_kind) == ("GB", "local_authority"))
    claimed = [
        body
        for body in shipped.bodies.where(country="GB", kind="local_authority")
        if len(body.commitments) or len(body.ties)
    ]
    assert councils.with_claim == len(claimed)
    assert found.to_arrow().num_rows == len(found.rows)


def test_commitments_that_do_not_cover_cameras_are_not_counted(shipped: Dataset) -> None:
    """A body that has made a commitment about core networks alone has a claim, but no commitment about cameras."""
    about = {one.body_id for one in shipped.commitments.made().about_cameras()}
    others = {one.body_id for one in shipped.commitments.made().where(subject="other")} - about
    assert others, "the release has no example"
    rows = shipped.coverage().rows
    assert sum(row.with_undertaking for row in rows) == len(about)
    assert sum(row.with_claim for row in rows) >= len(about | others)


def test_gaps_are_said(records: Path, tmp_path: Path) -> None:
    """What was looked for and not found comes with the release."""
    (records / "gaps.csv").write_text(
        "country,question,looked\nGB,Whether Northtown kept its promise.,2023-05-01\n", encoding="utf-8"
    )
    build(records, tmp_path / "data")
    (gap,) = load(path=tmp_path / "data").coverage().gaps
    assert gap.question == "Whether Northtown kept its promise."


def test_bounds(records: Path) -> None:
    """A table that lost or gained many records is a fault."""
    header = "table,country,minimum,maximum\n"
    (records / "bounds.csv").write_text(header + "commitments,*,4,4\nties,GB,1,9\n", encoding="utf-8")
    assert check_records(records)[1] == []
    (records / "bounds.csv").write_text(header + "bodys,*,1,2\ncommitments,GB,5,9\nties,*,many,9\n", encoding="utf-8")
    messages = [str(fault) for fault in check_records(records)[1]]
    assert any("'bodys' is not a table; " in one for one in messages)
    assert any("4 records for GB; expected 5 to 9" in one for one in messages)
    assert any("is not a whole number" in one for one in messages)
    (records / "bounds.csv").write_text(
        header + "commitments,*,4,4\ncommitments,*,1,9\nties,GB,9,1\n", encoding="utf-8"
    )
    messages = [str(fault) for fault in check_records(records)[1]]
    assert any("line 2 has the limits of the same records" in one for one in messages)
    assert any("the minimum is greater than the maximum" in one for one in messages)

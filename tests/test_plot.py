"""Pictures: their numbers are the library's, their words hold them, and what is saved is what it says."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import json
import math
import os
import re
import struct
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import camwatch
from camwatch.dataset import Dataset
from camwatch.model.country import COUNTRIES
from camwatch.plot import picture as pictures
from camwatch.plot.layout import apart, clipped, equal_earth, fitted, projected
from camwatch.plot.outlines import world
from camwatch.plot.places import _MARKS
from camwatch.plot.world import countries
from pages.page import Writer
from pages.pictures import vendor_picture, write
from pages.register import Register
from tests.conftest import ROOT

ON = "2026-11-24"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def ds() -> Dataset:
    return camwatch.load("2026.11.1")


@pytest.fixture(scope="module")
def councils(ds: Dataset) -> camwatch.Bodies:
    return ds.bodies.where(country="GB", kind="local_authority")


def texts(svg: str) -> list[str]:
    """What stands in a picture, a line a text."""
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


def column(picture: camwatch.Picture, name: str) -> list[Any]:
    """A column of a picture's numbers."""
    values: list[Any] = picture.table()[name].to_pylist()
    return values


# Promises over time.


@pytest.mark.parametrize("by", ["action", "country", "body_kind", "instrument"])
def test_counts_are_those_of_a_query(ds: Dataset, by: str) -> None:
    """Each cell of the numbers is what SQL counts, and the words and the picture give the sums."""
    picture = ds.commitments.plot(by=by)
    rows = ds.sql(f"select {by} as key, announced[:4] as year, count(*) as n from commitments where made group by all")
    counted = Counter({(row["key"], row["year"] or "unknown"): row["n"] for row in rows.to_pylist()})
    years = [name for name in picture.table().column_names if name.isdigit() or name == "unknown"]
    assert years == [*map(str, range(2016, 2027)), "unknown"]
    drawn = {(row[by], year): row[year] for row in picture.table().to_pylist() for year in years if row[year]}
    assert drawn == counted
    assert sum(column(picture, "total")) == len(ds.commitments.made())
    first = picture.table().to_pylist()[0]
    name = COUNTRIES[first[by]] if by == "country" else first[by].replace("_", " ")
    assert f"{name} {first['total']}" in picture.alt
    assert {name, str(first["total"])} <= set(texts(picture.svg()))


def test_undated_promises_are_said(ds: Dataset) -> None:
    """Promises that no source dates are counted, drawn and told, not dropped."""
    undated = sum(one.announced is None for one in ds.commitments.made())
    picture = ds.commitments.plot()
    assert undated == sum(column(picture, "unknown")) == 18
    assert f"{undated} have no year" in picture.alt
    assert "?" in texts(picture.svg())


def test_a_year_is_a_years_whatever_the_precision(sample: Dataset) -> None:
    """A date known to the year and one known to the day count for the same year."""
    picture = sample.commitments.plot()
    years = Counter(one.announced.text[:4] if one.announced else "unknown" for one in sample.commitments.made())
    for year, count in years.items():
        assert sum(column(picture, year)) == count


def test_what_is_no_promise_is_left_out_and_said(ds: Dataset) -> None:
    """Proposals, reviews and refusals are no promises; the words tell how many there were."""
    others = len(ds.commitments) - len(ds.commitments.made())
    assert f"{others} proposals, reviews and refusals left out." in ds.commitments.plot().alt


@pytest.mark.parametrize("on", [ON, "2023-06", "2019"])
def test_standings_are_those_of_the_library(ds: Dataset, on: str) -> None:
    """How many promises stand in each way is what `standing` finds; those not yet given are left out."""
    promises = ds.commitments.made()
    found = {row["standing"]: row["total"] for row in promises.plot(by="standing", on=on).table().to_pylist()}
    expected = {word.value: len(promises.standing(word, on=on)) for word in camwatch.Standing}
    later = expected.pop("not_yet")
    assert found == {word: count for word, count in expected.items() if count}
    assert bool(later) == ("announced later left out" in promises.plot(by="standing", on=on).alt)


def test_many_groups_share_the_last_row(ds: Dataset) -> None:
    """Beyond twelve rows, the smallest groups share one; the numbers have them all."""
    picture = ds.commitments.plot(by="country")
    rest = column(picture, "total")[11:]
    assert f"{len(rest)} others" in texts(picture.svg())
    assert f"{len(rest)} others {sum(rest)}" in picture.alt
    assert picture.table().num_rows == len({one.body.country for one in ds.commitments.made()})


def test_nothing_to_draw_is_said(ds: Dataset) -> None:
    """A collection without a promise gives a picture that says so, and a table without rows."""
    for empty, words in ((ds.commitments[:0], ""), (ds.commitments.where(status="declined"), "27 proposals")):
        picture = empty.plot()
        assert "No promise to draw." in picture.alt
        assert words in picture.alt
        assert picture.table().num_rows == 0
        assert any("No promise to draw" in text for text in texts(picture.svg()))


def test_wrong_questions_say_what_to_ask(ds: Dataset) -> None:
    """What promises are not counted by, and a day where none is asked for, are refused by name."""
    with pytest.raises(camwatch.UnknownWord, match=r"by='vendor'.*action, body_kind, country, instrument, standing"):
        ds.commitments.plot(by="vendor")
    with pytest.raises(camwatch.UnknownArgument, match=r"on='2024'.*by='standing'"):
        ds.commitments.plot(on="2024")
    with pytest.raises(camwatch.InvalidDate):
        ds.commitments.plot(by="standing", on="soon")


# The map.


def test_the_map_counts_every_body_once(ds: Dataset, councils: camwatch.Bodies) -> None:
    """Drawn or without a position, each body that exists is counted; the words give each number."""
    picture = councils.plot(on=ON)
    rows = {row["standing"]: row for row in picture.table().to_pylist()}
    there = [body for body in councils if not body.is_closed(ON)]
    assert sum(row["drawn"] for row in rows.values()) == sum(body.latitude is not None for body in there)
    assert sum(row["without_position"] for row in rows.values()) == sum(body.latitude is None for body in there)
    for words, row in rows.items():
        assert f"{words}: {row['drawn']}" in picture.alt.replace("Promise", "promise")
        assert any(text == f"{words} ({row['drawn']})" for text in texts(picture.svg()))
    assert f"{len(councils) - len(there)} bodies that had ceased to exist left out" in picture.alt


def test_the_map_names_those_without_a_promise(ds: Dataset, councils: camwatch.Bodies) -> None:
    """Who is said to use and has promised nothing is who `without_commitment` finds, but for those that were asked."""
    rows = {row["standing"]: set(row["names"]) for row in councils.plot(on=ON).table().to_pylist()}
    found = {body.name for body in ds.without_commitment(country="GB", body_kind="local_authority", on=ON)}
    assert rows["said to use, no promise"] <= found
    answered = rows["declined to promise"] | rows["considering one"]
    assert found - rows["said to use, no promise"] <= answered


def test_the_worst_promise_counts(ds: Dataset) -> None:
    """A body with several promises is drawn by the one that is furthest from being kept."""
    edinburgh = ds.bodies.where(jurisdiction="GB-SCT", kind="local_authority")
    rows = {row["standing"]: row["names"] for row in edinburgh.plot(on="2024-01-01").table().to_pylist()}
    assert rows["promise overdue"] == ["City of Edinburgh Council"]


def test_the_map_may_be_about_one_vendor(ds: Dataset, councils: camwatch.Bodies) -> None:
    """Only what is about a vendor or its classes counts, and the words say so."""
    picture = councils.plot(vendor="hikvision", on=ON)
    assert "Only claims about Hikvision" in picture.alt
    rows = {row["standing"]: row["names"] for row in picture.table().to_pylist()}
    bodies = {one.body.name for one in ds.commitments.where(vendor="hikvision", status="under_review")}
    assert set(rows["considering one"]) <= bodies
    with pytest.raises(camwatch.UnknownId, match="hikvison"):
        councils.plot(vendor="hikvison")


def test_bodies_without_positions_are_said(ds: Dataset) -> None:
    """Where no position is known, the picture says so and the table still counts."""
    picture = ds.bodies.where(country="DK").plot(on=ON)
    assert "Nothing to draw." in picture.alt
    assert sum(column(picture, "without_position")) == len(ds.bodies.where(country="DK", closed=False))
    assert ds.bodies[:0].plot(on=ON).table().num_rows == 0


def test_marks_differ_without_colour() -> None:
    """No two kinds of body share shape, filling and size."""
    looks = [(mark.shape, mark.fill == "white", mark.size < 20) for mark in _MARKS.values()]
    assert len(set(looks)) == len(looks)


def test_distances_keep_their_proportion() -> None:
    """On the map of a country the scale is the same everywhere, within a hundredth."""
    places = [(60.15, -1.15), (50.1, -5.27), (54.6, -6.0), (51.5, -0.1), (52.6, 1.3), (57.7, -7.0)]
    points = projected(places)
    for one in range(len(places)):
        for other in range(one):
            (phi, lam), (psi, mu) = (tuple(map(math.radians, places[place])) for place in (one, other))
            half = math.sin((phi - psi) / 2) ** 2 + math.cos(phi) * math.cos(psi) * math.sin((lam - mu) / 2) ** 2
            assert math.dist(points[one], points[other]) == pytest.approx(2 * math.asin(math.sqrt(half)), rel=0.01)


def test_the_map_fills_its_frame() -> None:
    """Points are enlarged alike in both directions until one side of the frame is full."""
    points, size = fitted([(0, 0), (1, 4), (0.5, 2)], width=100, height=200)
    assert points == [(0, 0), (50, 200), (25, 100)]
    assert size == (50, 200)
    assert fitted([(3, 3)], width=100, height=200) == ([(0, 0)], (0, 0))
    assert projected([]) == []


def test_symbols_do_not_cover_each_other() -> None:
    """Crowded points move apart, equal ones too; a point with room stays where it is."""
    moved = apart([(0, 0), (0, 0), (3, 1), (100, 100)], 11)
    distances = [math.dist(moved[one], moved[other]) for one in range(4) for other in range(one)]
    assert min(distances) >= 10.9
    assert moved[3] == (100, 100)
    assert all(math.dist(point, (0, 0)) < 22 for point in moved[:3])


# A vendor's results.


def test_results_are_the_figures_of_whole_years(ds: Dataset) -> None:
    """Revenue and profit in the numbers are those of the figures whose period is a year."""
    vendor = ds.vendors["hikvision"]
    table = vendor.plot().table()
    whole = {
        (figure.metric.value, figure.period_start.text[:4]): figure.value
        for figure in vendor.figures
        if figure.period_start.text.endswith("-01-01") and figure.period_end.text.endswith("-12-31")
    }
    for metric in ("revenue", "net_profit"):
        drawn = dict(zip(table["year"].to_pylist(), table[f"{metric}_cny"].to_pylist(), strict=True))
        assert {year: value for year, value in drawn.items() if value is not None} == {
            year: value for (of, year), value in whole.items() if of == metric
        }
    promises = Counter(one.announced.text[:4] if one.announced else "unknown" for one in vendor.commitments if one.made)
    assert dict(zip(table["year"].to_pylist(), table["promises"].to_pylist(), strict=True)) == {
        year: promises[year] for year in [*map(str, range(2016, 2027)), "unknown"]
    }


def test_the_words_of_results_hold_the_figures(ds: Dataset) -> None:
    """The text alternative says where revenue began and ended, and what is not known."""
    alt = ds.vendors["hikvision"].plot().alt
    assert "revenue rose from CNY 32.0 billion in 2016 to 92.5 billion in 2025; not known for 2019." in alt
    assert "highest 16.8 billion in 2021" in alt
    assert "11 of unknown year" in alt
    assert (
        "net profit fell from CNY 63.1 million in 2021 to \N{MINUS SIGN}264 million in 2023"
        in ds.vendors["kedacom"].plot().alt
    )


def test_unknown_years_are_shown(ds: Dataset) -> None:
    """A year that had ended and has no figure bears a question mark, the running year none."""
    table = ds.vendors["hikvision"].plot().table()
    unknown = sum(
        table[name].to_pylist()[year] is None for name in ("revenue_cny", "net_profit_cny") for year in range(10)
    )
    shown = texts(ds.vendors["hikvision"].plot().svg())
    # Each is drawn twice: a white outline keeps lines off the letter.
    assert shown.count("?") == 2 * unknown == 4


def test_bans_are_marked(ds: Dataset) -> None:
    """What national authorities undertook by law or order stands in the picture with its day."""
    kinds = ("central_government", "international_organisation", "parliament", "regulator")
    found = ds.sql(
        "select distinct announced, body, from commitments where made and 'dahua' in vendors"
        " and instrument in ('statute', 'regulation', 'directive') and body_kind in ? and announced is not null",
        [list(kinds)],
    ).to_pylist()
    picture = ds.vendors["dahua"].plot()
    marked = [words for year in column(picture, "marked") for words in year]
    direct = {
        (row["announced"], ds.bodies[row["body"]].name)
        for row in found
        if "-" not in ds.bodies[row["body"]].jurisdiction
    }
    assert direct <= {(words.split(" ", 1)[0], words.split(" ", 1)[1].split(" (")[0]) for words in marked}
    shown = texts(picture.svg())
    for words in marked:
        assert words.split(" ", 1)[0] in shown
    assert str(len(marked)) in shown
    assert f"{len(marked)} acts of national authorities are marked" in picture.alt


def test_a_vendor_without_figures(ds: Dataset, sample: Dataset) -> None:
    """Without a whole year's figure, the picture says so; promises are drawn all the same."""
    huawei = ds.vendors["huawei"].plot()
    assert "The register has no revenue or net profit of a whole year." in huawei.alt
    assert sum(column(huawei, "promises")) == len([one for one in ds.vendors["huawei"].commitments if one.made])
    assert "1 figure is not drawn: it covers part of a year" in sample.vendors["acme"].plot().alt
    assert "figures are not drawn: they cover part of a year" in ds.vendors["dahua"].plot().alt
    assert "no promise about it" in ds.vendors["tvt"].plot().alt
    assert column(ds.vendors["tvt"].plot(), "promises") == [0]


def test_a_vendor_made_by_hand() -> None:
    """A vendor outside a dataset says where to take it from."""
    with pytest.raises(camwatch.UnlinkedRecord):
        camwatch.Vendor(id="acme", name="Acme", kind=camwatch.VendorKind.COMPANY).plot()


# What is handed out.


def every_picture(ds: Dataset) -> dict[str, camwatch.Picture]:
    return {
        "action": ds.commitments.plot(),
        "standing": ds.commitments.plot(by="standing", on=ON),
        "map": ds.bodies.where(country="GB", kind="local_authority").plot(on=ON),
        "vendor": ds.vendors["hikvision"].plot(),
        "nothing": ds.commitments[:0].plot(title="<Nothing> & “more”"),
    }


@pytest.mark.parametrize("name", ["action", "standing", "map", "vendor", "nothing"])
def test_the_svg_says_what_it_shows(ds: Dataset, name: str) -> None:
    """The SVG parses, is an image with title and words, is small, and asks for nothing from elsewhere."""
    picture = every_picture(ds)[name]
    svg = picture.svg()
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert (root[0].text, root[1].text) == (picture.title, picture.alt)
    assert root.get("font-family", "").endswith("sans-serif")
    assert len(svg.encode()) < 100_000
    assert float(root.get("width", "0")) <= 500
    assert not re.search(r"(href|src|url\()", svg)
    assert picture.title.split(",")[0].split(" ")[0] in " ".join(texts(svg))


def test_the_same_question_gives_the_same_file(ds: Dataset) -> None:
    """Another process, another hash seed and another theme draw the same bytes."""
    here = hashlib.sha256("".join(one.svg() for one in every_picture(ds).values()).encode()).hexdigest()
    code = (
        "import hashlib, altair, camwatch; from tests.test_plot import every_picture; altair.theme.enable('dark');"
        "ds = camwatch.load('2026.11.1');"
        "print(hashlib.sha256(''.join(one.svg() for one in every_picture(ds).values()).encode()).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONHASHSEED": "1", "PATH": "", "PYTHONPATH": os.pathsep.join(sys.path), "TZ": "Asia/Tokyo"},
    )
    assert done.stdout.strip() == here


def test_the_png_has_its_size(ds: Dataset, tmp_path: Path) -> None:
    """A PNG is one, and has as many pixels as the scale says."""
    picture = ds.commitments.plot()
    width = float(ET.fromstring(picture.svg()).get("width", "0"))
    for scale in (1, 2):
        data = picture.png(scale=scale)
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">I", data[16:20])[0] == pytest.approx(width * scale, abs=2)
    assert picture.save(tmp_path / "a.PNG").read_bytes() == picture.png()


def test_saving(ds: Dataset, tmp_path: Path) -> None:
    """The suffix says the format; directories are made, and a file that lies there is replaced."""
    import altair as alt

    picture = ds.commitments.plot()
    for _ in range(2):
        assert picture.save(str(tmp_path / "new" / "a.svg")) == tmp_path / "new" / "a.svg"
    assert (tmp_path / "new" / "a.svg").read_text(encoding="utf-8") == picture.svg()
    assert picture.save(tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    spec = json.loads(picture.save(tmp_path / "a.json").read_text(encoding="utf-8"))
    with alt.theme.enable("none"):
        assert alt.Chart.from_dict(spec).to_dict() == spec
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "a.pdf", "new"]


def test_a_suffix_that_is_no_format(ds: Dataset, tmp_path: Path) -> None:
    """A wrong suffix, or none, is refused with the choices, and nothing is written."""
    for name in ("a.gif", "a"):
        with pytest.raises(camwatch.UnknownWord, match=r"choose from: \.json, \.pdf, \.png, \.svg"):
            ds.commitments.plot().save(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_what_fails_leaves_the_old_file(ds: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When drawing fails, the file that lay there stays."""
    (tmp_path / "a.svg").write_text("old")
    monkeypatch.setattr(pictures, "described", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ds.commitments.plot().save(tmp_path / "a.svg")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_the_numbers_in_markdown(ds: Dataset) -> None:
    """The numbers are a table of Markdown, numbers to the right, absent values empty."""
    lines = ds.vendors["hikvision"].plot().markdown().splitlines()
    assert lines[0] == "| year | revenue_cny | net_profit_cny | promises | marked |"
    assert lines[1] == "|---|---:|---:|---:|---|"
    assert lines[2] == "| 2016 | 32,000,000,000 | 7,200,000,000 | 2 |  |"
    assert lines[5].startswith(r"| 2019 |  |  | 18 | 2019-04-19 Executive Yuan \(TW\): stop using; ")


def test_a_notebook_shows_it(ds: Dataset) -> None:
    """A notebook gets the SVG and, where it shows none, the words."""
    picture = ds.commitments.plot()
    shown: dict[str, Any] = picture._repr_mimebundle_(include=None, exclude=None)
    assert shown == {"image/svg+xml": picture.svg(), "text/plain": picture.alt}
    assert repr(picture) == "Picture(title='Promises by year announced and action')"


@pytest.mark.parametrize("missing", ["altair", "vl_convert"])
def test_without_the_extra(missing: str) -> None:
    """Without the extra, drawing or saving says which to install; the name itself can be had."""
    code = f"""
import sys
sys.modules[{missing!r}] = None
import camwatch
camwatch.Picture
ds = camwatch.load()
for draw in (ds.commitments.plot, ds.bodies[:5].plot, ds.vendors["hikvision"].plot):
    try:
        draw().svg()
    except camwatch.MissingExtra as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.count("pip install 'camwatch[plot]'") == 3


# The pages.


def test_the_page_of_pictures(ds: Dataset, tmp_path: Path) -> None:
    """The page shows each picture with its words and its numbers, and how to draw it."""
    write(Writer(Register(ds), tmp_path))
    page = (tmp_path / "register" / "pictures.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[(.*?)\]\((.*?)\)\{", page)
    assert len(shown) == page.count("<details markdown>") == 7
    # The world is drawn for the site alone.
    assert page.count("```python") == 6
    for words, link in shown:
        root = ET.parse(tmp_path / "register" / link).getroot()
        assert re.sub(r"\\(.)", r"\1", words) == root[1].text
    for code in re.findall(r"```python\n(.*?)\n```", page, re.DOTALL):
        assert isinstance(eval(code, {"ds": ds}), camwatch.Picture)


def test_the_picture_of_a_vendors_page(ds: Dataset, tmp_path: Path) -> None:
    """A vendor with figures of a whole year has a picture; one without has none."""
    text = vendor_picture(ds.vendors["dahua"], tmp_path)
    assert text is not None
    assert "(../../assets/generated/vendors/dahua.svg)" in text
    assert "| 2023 | 32,218,000,000 | 7,362,000,000 |" in text
    assert vendor_picture(ds.vendors["huawei"], tmp_path) is None
    assert [path.name for path in (tmp_path / "assets/generated/vendors").iterdir()] == ["dahua.svg"]


def test_every_country_has_a_name() -> None:
    """Each code of ISO 3166-1 has a name, and so have the European Union, the United Nations and Kosovo."""
    import pycountry

    assert set(COUNTRIES) == {country.alpha_2 for country in pycountry.countries} | {"EU", "UN", "XK"}
    assert all(name == name.strip() and name for name in COUNTRIES.values())


def test_the_newest_tie_counts(sample: Dataset) -> None:
    """Of a body's ties of use, the newest says whether it uses; others are none."""
    for body, uses in sample.ties.in_use().items():
        ties = [tie for tie in sample.bodies[body].ties if tie.kind == "uses"]
        newest = max(ties, key=lambda tie: tie.as_of.latest if tie.as_of else dt.date.min)
        assert newest.present is uses


# Coasts and borders.


def test_the_map_has_coasts(ds: Dataset, councils: camwatch.Bodies) -> None:
    """Behind the bodies lies land, in the same frame; each body stands on it or near its coast."""
    spec = councils.plot(on=ON).spec()
    layers = spec["layer"]
    land, symbols = (spec["datasets"][layer["data"]["name"]] for layer in layers)
    width, height = spec["width"], spec["height"]
    for row in (*land, *symbols):
        assert -15 <= row["x"] <= width - 13
        assert -15 <= row["y"] <= height - 13
    for row in symbols:
        assert min(math.hypot(row["x"] - one["x"], row["y"] - one["y"]) for one in land) < 110


def test_a_map_of_places_without_detail_has_no_coasts_that_tear(ds: Dataset) -> None:
    """Bodies far apart are drawn without outlines, which the projection of a part of the world would tear."""
    from camwatch.plot.places import _coasts

    assert _coasts([(51.5, 0.0), (-33.9, 151.2), (40.7, -74.0)], {"GB", "AU", "US"}, (400, 300)) == []
    assert _coasts([(51.5, 0.0)], {"GB"}, (400, 0)) == []


@pytest.mark.parametrize(
    ("ring", "area"),
    [
        ([(1, 1), (3, 1), (3, 3), (1, 3), (1, 1)], 4),
        ([(-2, 1), (3, 1), (3, 3), (-2, 3), (-2, 1)], 6),
        ([(-5, -5), (15, -5), (15, 15), (-5, 15), (-5, -5)], 100),
        ([(12, 12), (14, 12), (14, 14), (12, 12)], 0),
        ([(5, -5), (15, 5), (5, 15), (-5, 5), (5, -5)], 100),
    ],
)
def test_a_ring_is_cut_at_the_frame(ring: list[tuple[float, float]], area: float) -> None:
    """What is left of a ring lies in the frame, and its area is that of what was in it."""
    kept = clipped(ring, 10, 10)
    assert all(0 <= x <= 10 and 0 <= y <= 10 for x, y in kept)
    turned = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in itertools.pairwise(kept))
    assert abs(turned) / 2 == pytest.approx(area)


def test_equal_earth() -> None:
    """The projection has the width and height that its authors give, and the same area for the same area."""
    assert equal_earth(180, 0)[0] == pytest.approx(2.70663, abs=1e-5)
    assert equal_earth(0, 90)[1] == pytest.approx(1.31737, abs=1e-5)

    def area(south: float, north: float) -> float:
        corners = [equal_earth(lon, lat) for lon, lat in ((0, south), (0.01, south), (0.01, north), (0, north))]
        turned = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True))
        return abs(turned) / 2 / (math.sin(math.radians(north)) - math.sin(math.radians(south)))

    assert area(0, 0.01) == pytest.approx(area(70, 70.01), rel=1e-3)


def test_the_world_counts_what_is_made(ds: Dataset) -> None:
    """Each country has the number of its commitments that are made; each that is not drawn is named in words."""
    about = ds.commitments.about_cameras()
    picture = countries(about, title="World", release=ds.release)
    wanted = Counter(COUNTRIES[one.body.country] for one in about.made())
    assert {row["country"]: row["commitments_made"] for row in picture.table().to_pylist()} == wanted
    (features,) = picture.spec()["datasets"].values()
    drawn = [feature["properties"]["shade"] for feature in features]
    there = {COUNTRIES[code] for code in world()}
    assert sum(shade != "none known" for shade in drawn) == len(set(wanted) & there)
    for name in set(wanted) - there:
        assert f"{name} ({wanted[name]})" in picture.alt
    assert len(picture.svg()) < 100_000


def test_a_picture_to_share_has_the_size_that_is_expected(ds: Dataset) -> None:
    """Beside a link it is shown at 1200 by 630."""
    png = countries(ds.commitments, title="World", release=ds.release, large=True).png(scale=1)
    assert struct.unpack(">II", png[16:24]) == (1200, 630)


def test_outlines_are_closed_and_lie_on_the_globe() -> None:
    """Each country that the register names has an outline, but for those that are too small and those that are none."""
    for rings in world().values():
        for ring in rings:
            assert ring[0] == ring[-1]
            assert all(-200 <= x <= 200 and -90 <= y <= 90 for x, y in ring)
    assert set(COUNTRIES) >= set(world())
    assert {"GB", "US", "CN", "TW", "XK", "AU", "KR"} <= set(world())

"""A hostile register: every free text holds markup, formulas and marks that steer terminals; it is shown as text."""

from __future__ import annotations

import csv
import functools
import html.parser
import json
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa
import yaml

import camwatch
from benchmarks.reliability.tally import Tally
from camwatch.curation.build import build, write_dataset
from camwatch.dataset import Dataset
from camwatch.model.column import URL
from camwatch.model.fields import Field, fields
from camwatch.model.tables import STORED
from camwatch.store.archive import Archive
from camwatch.store.release import Gap
from tests.sample import write_releases

__all__ = ["HOSTILE", "hostile", "hostile_dataset"]

HOSTILE = (
    "<img src=x onerror=alert(1)><script>alert(2)</script>`<b>`</code></title></textarea>-->]]>"
    "[a](javascript:alert(3)) ![b](x) {{7*7}} {%x%} :warning: [red]x[/] [/] **b** | c \\"
    "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\u2066"
)
"""What is put at the end of each free text."""

ADDRESS = "?a=\"><script>alert(4)</script>)[b](javascript:alert(5)'>`|"
"""What is put at the end of each address: no check refuses it."""

_ACTIVE = {"script", "img", "iframe", "object", "embed", "svg", "style", "form", "base", "link", "meta", "b"}


def _free(field: Field) -> bool:
    """Return whether a field takes any text."""
    of = field.column
    any_text = of.pattern is None or of.pattern.pattern.startswith(r"\S(")
    return field.type is str and any_text and of.references is None


def _with_hostile(value: Any, cls: type[Any], changed: set[str]) -> Any:
    """Return a row of a table, or a part of one, with hostile texts."""
    if not isinstance(value, dict):
        return value
    found = dict(value)
    for field in fields(cls):
        held = found.get(field.name)
        if field.part is not None:
            parts = [_with_hostile(one, field.part, changed) for one in (held if isinstance(held, list) else [held])]
            found[field.name] = parts if isinstance(held, list) else parts[0]
        elif field.type is str and field.column.pattern is not None and field.column.pattern.pattern == URL:
            changed.add(f"{cls.__name__}.{field.name}")
            found[field.name] = (
                f"https://hostile.example/{len(changed)}/{ADDRESS}" if held is None else f"{held}/{ADDRESS}"
            )
        elif _free(field):
            changed.add(f"{cls.__name__}.{field.name}")
            texts = [f"=1+1 {one or ''}{HOSTILE}" for one in (held if isinstance(held, list) and held else [held])]
            found[field.name] = texts if field.many else texts[0]
    return found


def hostile_dataset(folder: Path) -> tuple[Dataset, set[str]]:
    """Make a dataset whose free texts are hostile: what no check has seen.

    Returns:
        The dataset, and which fields are hostile.
    """
    for records in write_releases(folder / "records"):
        build(records, folder / "sound")
    archive = Archive(folder / "sound")
    changed: set[str] = set()
    tables = {}
    for name, cls in STORED.items():
        rows = archive.read(name)
        made = [_with_hostile(row, cls, changed) for row in rows.to_pylist()]
        tables[name] = pa.Table.from_pylist(made, schema=rows.schema)
    releases = []
    for release in archive.releases:
        gaps = (Gap(country="GB", question=f"Which cameras {HOSTILE}", looked="2023-05-01"),)
        credits_ = tuple(
            attrs.evolve(one, title=one.title + HOSTILE, publisher=HOSTILE, licence=HOSTILE, used_for=HOSTILE)
            for one in release.credits
        )
        releases.append(attrs.evolve(release, notes=release.notes + HOSTILE, gaps=gaps, credits=credits_))
    write_dataset(folder / "data", tables, releases)
    return camwatch.load(path=folder / "data"), changed


class _Tags(html.parser.HTMLParser):
    """Finds the tags and attributes of a page that do something."""

    def __init__(self, allowed: frozenset[str]) -> None:
        super().__init__()
        self._allowed = allowed
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Look at a tag."""
        data = ("type", "application/ld+json") in attributes
        if tag in _ACTIVE - self._allowed and not data:
            self.faults.append(f"<{tag}>")
        for name, value in attributes:
            script = re.match(r"\s*(javascript|vbscript|data):", value or "", re.IGNORECASE)
            if name.startswith("on") or script:
                self.faults.append(f"{tag} {name}={value!r:.40}")


def _page_fault(text: str, allowed: frozenset[str] = frozenset()) -> str | None:
    tags = _Tags(allowed)
    tags.feed(text)
    if tags.faults:
        return ", ".join(dict.fromkeys(tags.faults))
    return None


@functools.cache
def _markdown() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable("table")


def _rendered(text: str) -> str:
    """Render a page, also without the indentation of its lines: the site's Markdown has lists in definitions.

    The site's generator puts the title and the description of a page into its head as they are.
    """
    head: dict[str, Any] = {}
    if text.startswith("---\n"):
        front, text = text.removeprefix("---\n").split("\n---\n", 1)
        head = yaml.safe_load(front)
    flush = "\n".join(line.lstrip(" ") for line in text.split("\n"))
    within = [
        f'<title>{head[name]}</title><p title="{head[name]}">' for name in ("title", "description") if name in head
    ]
    return "\n".join([*within, *map(_markdown().render, (text, flush))])


def _steers(text: str) -> str | None:
    marks = {mark for mark in text if mark not in "\n\r\t" and unicodedata.category(mark) in ("Cc", "Cs", "Zl", "Zp")}
    marks |= {mark for mark in text if mark in "\u202e\u2066"}
    return f"holds {''.join(sorted(marks))!a}" if marks else None


_COMMANDS: tuple[tuple[str, ...], ...] = (
    (),
    ("body", "gb-northtown-council"),
    ("vendor", "acme-world"),
    ("commitments",),
    ("commitments", "--format", "csv"),
    ("commitments", "--format", "json"),
    ("ties",),
    ("without-commitment",),
    ("interventions",),
    ("statistics",),
    ("sources",),
    ("sources", "--format", "ndjson"),
    ("coverage",),
    ("history", "ties/gb-shop-uses-acme-2022"),
    ("sql", "select * from commitments"),
    ("sql", "select names from bodies", "--format", "csv"),
    ("cite",),
    ("cite", "--style", "bibtex"),
    ("expected",),
    ("quiet",),
    ("follow-up", "--letters"),
    ("find", "Northtown"),
    ("identify", "Eyelet"),
    ("releases",),
    ("diff", "2023.05.0", "2023.06.0"),
    ("diff", "2023.05.0", "2023.06.0", "--format", "markdown"),
)


def _terminal(data: Path) -> Iterator[tuple[str, str | None]]:
    from click.testing import CliRunner

    from camwatch.cli.app import app

    for arguments in _COMMANDS:
        result = CliRunner().invoke(app, ["--data", str(data), *arguments])
        fault = _steers(result.output) if result.exit_code in (0, 1) else result.output[-200:]
        yield f"camwatch {' '.join(arguments)}", fault


def _notebook(ds: Dataset) -> Iterator[tuple[str, str | None]]:
    things: list[Any] = [ds, ds.release, *ds.tables.values()]
    things += [record for table in ds.tables.values() for record in list(table)[:3]]
    for thing in things:
        show = getattr(thing, "_repr_html_", None)
        if show is not None:
            yield f"notebook: {thing!r:.40}", _page_fault(show())


def _exports(ds: Dataset, folder: Path) -> Iterator[tuple[str, str | None]]:
    import openpyxl

    written = ds.export(folder / "csv", format="csv")
    for path in sorted(written.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            widths = {len(row) for row in csv.reader(file)}
        yield f"CSV: {path.name}", None if len(widths) == 1 else f"rows of {sorted(widths)} cells"
    book = openpyxl.load_workbook(ds.export(folder / "book.xlsx", format="xlsx"))
    for sheet in book:
        formulas = [
            cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink
        ]
        yield f"XLSX: {sheet.title}", f"formulas or links in {formulas[:3]}" if formulas else None
    for path in sorted(ds.export(folder / "ndjson", format="ndjson").glob("*.ndjson")):
        lines = path.read_bytes().split(b"\n")[:-1]
        yield (
            f"NDJSON: {path.name}",
            None if all(isinstance(json.loads(line), dict) for line in lines) else "no objects",
        )


def _report(ds: Dataset, folder: Path) -> Iterator[tuple[str, str | None]]:
    import openpyxl

    from camwatch.screen.batches import Screener
    from camwatch.screen.report import Report

    batch = pa.record_batch({f"model{HOSTILE}": [f"=1+1 Eyelet {HOSTILE}"], "n": ["=cmd|' /C calc'!A0"]})
    for name in ("report.html", "report.xlsx"):
        screener = Screener(ds, jurisdiction="GB", kind="central_government")
        report = Report(screener, batch.schema, table=f"list{HOSTILE}.csv", target=folder / name)
        report.add(screener.screen(batch))
        report.write()
        if name.endswith("html"):
            text = (folder / name).read_text(encoding="utf-8")
            yield "report in HTML", _page_fault(text, frozenset({"style", "meta", "b"}))
        else:
            cells = [
                cell for sheet in openpyxl.load_workbook(folder / name) for row in sheet.iter_rows() for cell in row
            ]
            formulas = [
                cell.coordinate for cell in cells if cell.data_type == "f" and "HYPERLINK" not in str(cell.value)
            ]
            yield "report in XLSX", f"formulas in {formulas[:3]}" if formulas else None


def _pages(ds: Dataset, folder: Path) -> Iterator[tuple[str, str | None]]:
    from pages import bodies, dataset, home, indexes, interventions, lists, statistics, vendors
    from pages.committed.coverage import coverage_page
    from pages.page import Writer
    from pages.register import Register

    writer = Writer(Register(ds), folder / "docs")
    modules: tuple[Any, ...] = (bodies, home, indexes, lists, interventions, statistics, vendors, dataset)
    for module in modules:
        module.write(writer)
    for path in sorted((folder / "docs").rglob("*.md")):
        yield f"page: {path.name}", _page_fault(_rendered(path.read_text(encoding="utf-8")), _OF_PAGES)
    yield "page: coverage.md", _page_fault(_rendered(coverage_page(ds)), _OF_PAGES)
    for name, picture in (("bodies", ds.bodies.plot()), ("commitments", ds.commitments.plot(by="country"))):
        yield f"numbers of the picture of {name}", _page_fault(_rendered(picture.markdown()))


def _published(ds: Dataset, folder: Path) -> Iterator[tuple[str, str | None]]:
    import xml.etree.ElementTree as ET

    from pages.published import calendars, feeds, hosts, ids, openapi, records
    from pages.published.site import Site
    from pages.register import Register

    root = folder / "site"
    site = Site(Register(ds), root, "https://camwatch.example/")
    modules: tuple[Any, ...] = (records, feeds, calendars, openapi, ids, hosts)
    for module in modules:
        module.write(site)
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        fault = _steers(text.replace("\r\n", "\n")) if path.suffix in (".ics", ".xml", ".atom") else None
        if path.suffix in (".xml", ".atom"):
            contents = ET.fromstring(text)
            held = [one.text or "" for one in contents.iter() if one.get("type") == "html"]
            fault = fault or next(filter(None, map(_page_fault, held)), None)
        elif path.suffix == ".html":
            fault = fault or _page_fault(text, frozenset({"meta", "link", "script", "style"}))
            fault = fault or (None if "<script>alert" not in text else "a script")
        elif path.suffix in (".json", ".jsonld", ".geojson"):
            json.loads(text)
        elif path.suffix == ".ics" and any(not re.match(r"[ A-Z]", line) for line in text.splitlines()):
            fault = fault or "a line that is none of a calendar's"
        yield f"published: {path.relative_to(root)}", fault


_OF_PAGES = frozenset({"svg", "style", "form", "img"})
"""Tags that templates of pages have; the hostile one is known by its attribute."""


def hostile(folder: Path | None = None) -> Iterator[Tally]:
    """Show a hostile register in every way."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) if folder is None else folder
        ds, changed = hostile_dataset(place)
        told = f"{len(changed)} fields of records, and the notes, credits and gaps of the release"
        ways: tuple[tuple[str, Callable[[], Iterator[tuple[str, str | None]]]], ...] = (
            ("terminal", lambda: _terminal(place / "data")),
            ("notebook", lambda: _notebook(ds)),
            ("exports", lambda: _exports(ds, place)),
            ("reports", lambda: _report(ds, place)),
            ("pages of the site", lambda: _pages(ds, place)),
            ("feeds, calendars and files of the site", lambda: _published(ds, place)),
        )
        for where, look in ways:
            tally = Tally(
                f"hostile register, {where}: its text stays text",
                note=told,
            )
            for what, fault in look():
                tally.add(None if fault is None else f"{what}: {fault}")
            yield tally

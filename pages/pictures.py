"""Pictures of the register: the page of pictures, and the picture of each vendor whose results are known."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from camwatch import Picture, Vendor
from camwatch.plot.world import countries
from pages.page import Writer

PAGE = "register/pictures.md"

_HEAD = """\
# Pictures

These pictures show release {version}, without commitments that do not cover cameras. Each picture has a description in
words, and its numbers are below it. No meaning depends on colour alone. To draw your own, see
[Draw pictures](../how-to/plot.md).
"""


_LABELS = {"commitments_made": "Commitments made", "marked": "Marked on the chart"}


def _labelled(table: str) -> str:
    """Return a table in Markdown with readable headings: "Net profit (CNY)", not "net_profit_cny"."""

    def label_of(column: re.Match[str]) -> str:
        name = column[0]
        words = re.sub(r"^(revenue|net_profit)_([a-z]{3})$", lambda found: f"{found[1]} ({found[2].upper()})", name)
        return _LABELS.get(name, f"{words[:1].upper()}{words[1:]}".replace("_", " "))

    head, mark, rows = table.partition("\n")
    return re.sub(r"[^|\s](?:[^|]*[^|\s])?", label_of, head) + mark + rows


def figure(picture: Picture, docs: Path, file: str, page: str) -> str:
    """Write a picture for a page.

    Args:
        picture: The picture.
        docs: The directory of the site's sources.
        file: The path of the SVG, relative to that directory.
        page: The path of the page that shows it, relative to that directory.

    Returns:
        The image with its text alternative and a collapsed table of its numbers, in Markdown.
    """
    picture.save(docs / file)
    link = posixpath.relpath(file, posixpath.dirname(page))
    alternative = re.sub(r"([\\`*_\[\]<>])", r"\\\1", picture.alt)
    return (
        f"![{alternative}]({link}){{ .picture }}\n\n"
        f"<details markdown>\n<summary>The numbers</summary>\n\n{_labelled(picture.markdown())}\n</details>\n"
    )


def vendor_picture(vendor: Vendor, docs: Path) -> str | None:
    """Write the picture of a vendor's results for its page. Return None if no revenue or profit is known."""
    if not vendor.figures:
        return None
    picture = vendor.plot()
    if not {name for name in picture.table().column_names if name.startswith(("revenue", "net_profit"))}:
        return None
    return figure(picture, docs, f"assets/generated/vendors/{vendor.id}.svg", f"register/vendors/{vendor.id}.md")


def _section(title: str, words: str, code: str | None, shown: str) -> str:
    drawn = f"\n```python\n{code}\n```\n" if code else ""
    return f"\n## {title}\n\n{words}\n\n{shown}{drawn}"


def write(writer: Writer) -> None:
    """Write the page of pictures, and the pictures."""
    ds, docs = writer.register.ds, writer.docs
    day = ds.release.date
    councils = ds.bodies.where(country="GB", kind="local_authority")

    def shown(picture: Picture, name: str) -> str:
        return figure(picture, docs, f"assets/generated/pictures/{name}.svg", PAGE)

    world = countries(writer.register.about, title="Commitments made, by country", release=ds.release)
    sections = [
        _section(
            "Commitments made, by country",
            "Commitments made about cameras, by the country of the body. A country's number also depends on how "
            "thoroughly its sources were searched ([coverage](../coverage.md)). Outlines: Natural Earth, public "
            "domain.",
            None,
            shown(world, "world"),
        ),
        _section(
            "Promises over time, by action",
            "Each promise is counted in the year in which it was announced. If no source gives the year, it is counted "
            "under “?”.",
            "ds.commitments.about_cameras().plot()",
            shown(writer.register.about.plot(), "by-action"),
        ),
        _section(
            "Promises over time, by country",
            "The picture shows the countries with the most promises; the numbers below it cover all countries. A "
            "country's number also depends on how thoroughly its sources were searched ([coverage](../coverage.md)).",
            'ds.commitments.about_cameras().plot(by="country")',
            shown(writer.register.about.plot(by="country"), "by-country"),
        ),
        _section(
            "Promises by year and standing",
            "For each year's promises: how many were reported as kept, how many are open, and how many are overdue, "
            "which means that the deadline has passed without a report that they were kept. See also the [deadlines "
            "that have passed](overdue.md) and the [promises kept](kept.md).",
            f'ds.commitments.about_cameras().plot(by="standing", on="{day}")',
            shown(writer.register.about.plot(by="standing", on=day), "by-standing"),
        ),
        _section(
            "UK councils",
            "Every existing council, at its location. The shape shows the standing of its own promise or, if it has "
            "made none, what it is reported to use. A small dot is a council about which no source was found; this "
            "says nothing about its cameras. Coasts and borders: Natural Earth, public domain.",
            f'ds.bodies.where(country="GB", kind="local_authority").plot(on="{day}")',
            shown(councils.plot(on=day, title=f"Promises of UK councils on {day}"), "uk-councils"),
        ),
    ]
    for vendor in (ds.vendors["hikvision"], ds.vendors["dahua"]):
        words = (
            f"The results that {vendor.name} reported, and the commitments about it. Their sources are on [its "
            f"page](vendors/{vendor.id}.md)."
        )
        file = f"assets/generated/vendors/{vendor.id}.svg"
        code = f'ds.vendors["{vendor.id}"].plot()'
        sections.append(_section(vendor.name, words, code, figure(vendor.plot(), docs, file, PAGE)))
    writer.write(
        PAGE,
        "file",
        title="Pictures",
        description="Promises by year, action, country and standing, a map of UK councils, and vendors' results.",
        text=(_HEAD.format(version=ds.release.version) + "".join(sections)).rstrip("\n"),
    )

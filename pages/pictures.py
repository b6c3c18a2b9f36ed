"""Pictures of the register: a page of its own, and one for each vendor whose results are known."""

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

Drawn from release {version}. Commitments whose terms include no camera are left out. Each picture has a description in
words, and its numbers below it. No meaning depends on colour alone. [How to draw your own](../how-to/plot.md).
"""


def figure(picture: Picture, docs: Path, file: str, page: str) -> str:
    """Write a picture for a page.

    Args:
        picture: The picture.
        docs: The directory of the site's sources.
        file: Where the SVG goes, from there.
        page: The page that shows it, from there.

    Returns:
        The image with its text alternative, and its numbers to unfold, in Markdown.
    """
    picture.save(docs / file)
    link = posixpath.relpath(file, posixpath.dirname(page))
    alternative = re.sub(r"([\\`*_\[\]<>])", r"\\\1", picture.alt)
    return (
        f"![{alternative}]({link}){{ .picture }}\n\n"
        f"<details markdown>\n<summary>The numbers</summary>\n\n{picture.markdown()}\n</details>\n"
    )


def vendor_picture(vendor: Vendor, docs: Path) -> str | None:
    """Write the picture of a vendor's results for its page; None where no year's revenue or profit is known."""
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
    """Write the page of pictures and what it shows."""
    ds, docs = writer.register.ds, writer.docs
    day = ds.release.date
    councils = ds.bodies.where(country="GB", kind="local_authority")

    def shown(picture: Picture, name: str) -> str:
        return figure(picture, docs, f"assets/generated/pictures/{name}.svg", PAGE)

    world = countries(writer.register.about, title="Commitments made, by country", release=ds.release)
    sections = [
        _section(
            "Commitments made, by country",
            "Commitments about cameras that are made, by the country of the body. How many a country has also depends "
            "on where sources were looked for ([coverage](../coverage.md)). Outlines: Natural Earth, public domain.",
            None,
            shown(world, "world"),
        ),
        _section(
            "Promises over time, by action",
            "A promise counts for the year in which it was announced. One source may tell the day and another only the "
            "year: both have a year. Where no source tells it, the promise stands under “?”.",
            "ds.commitments.about_cameras().plot()",
            shown(writer.register.about.plot(), "by-action"),
        ),
        _section(
            "Promises over time, by country",
            "The countries with most promises; the numbers below have them all. How many a country has depends on "
            "where sources were looked for as well ([coverage](../coverage.md)).",
            'ds.commitments.about_cameras().plot(by="country")',
            shown(writer.register.about.plot(by="country"), "by-country"),
        ),
        _section(
            "How promises stand, by year",
            "Of the promises of each year: how many were reported kept, how many are open, and of how many the "
            "deadline has passed without a report that they were kept. [Deadlines that have passed](overdue.md), "
            "[promises kept](kept.md).",
            f'ds.commitments.about_cameras().plot(by="standing", on="{day}")',
            shown(writer.register.about.plot(by="standing", on=day), "by-standing"),
        ),
        _section(
            "UK councils",
            "Every council that exists, where it is. Shape tells how its own promise stands or, without one, what it "
            "is said to use; a small dot is a council about which no source was found, which says nothing about its "
            "cameras. Coasts and borders: Natural Earth, public domain.",
            f'ds.bodies.where(country="GB", kind="local_authority").plot(on="{day}")',
            shown(councils.plot(on=day, title=f"Promises of UK councils on {day}"), "uk-councils"),
        ),
    ]
    for vendor in (ds.vendors["hikvision"], ds.vendors["dahua"]):
        words = (
            f"What {vendor.name} reported, and which commitments name it. Figures and commitments are cited on "
            f"[its page](vendors/{vendor.id}.md)."
        )
        file = f"assets/generated/vendors/{vendor.id}.svg"
        code = f'ds.vendors["{vendor.id}"].plot()'
        sections.append(_section(vendor.name, words, code, figure(vendor.plot(), docs, file, PAGE)))
    writer.write(
        PAGE,
        "file",
        title="Pictures",
        description="Promises over time by action and country, how they stand, UK councils on a map, vendors' results.",
        text=(_HEAD.format(version=ds.release.version) + "".join(sections)).rstrip("\n"),
    )

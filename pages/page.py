"""The page: a Markdown file that a template and some records make."""

from __future__ import annotations

import functools
import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from camwatch.citation.about import AUTHOR
from camwatch.model.record import Record
from camwatch.wording import counted, due_label, label, listed, names_origin, printable
from pages.labels import (
    cameras,
    country_name,
    due,
    escaped,
    field_words,
    kind_words,
    language,
    measured,
    number,
    place_name,
    place_words,
    places_around,
    short_place,
    tie_words,
)
from pages.published.site import base_address
from pages.register import Register, address_of, relative, root_of, when

__all__ = ["Writer", "address", "archived", "capitalized"]

_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20", '"': "%22"})
"""Characters that would end the address of a link in Markdown, with their replacements."""


def _front(text: str) -> str:
    """Return a text as a value of front matter, in JSON, which YAML includes.

    The site's generator puts it into elements and quoted attributes as it is, so it is escaped for both.
    """
    shown = html.escape(printable(" ".join(text.split())), quote=False)
    return json.dumps(shown.replace('"', "&quot;"), ensure_ascii=False)


def capitalized(text: str) -> str:
    """Return a text whose first letter is a capital."""
    return text[:1].upper() + text[1:]


@pass_context
def _to(context: Context, path: str) -> str:
    return relative(path, context["page"])


@pass_context
def _site(context: Context, address: str) -> str:
    """Return an address of the built site relative to the built page. In HTML, Markdown does not change it."""
    return root_of(context["page"]) + address


@pass_context
def _linked(context: Context, record: Record, words: str | None = None) -> str:
    """Return a record's name, or other words, as a link to its place if a page shows it."""
    label = escaped(words if words is not None else str(getattr(record, "name", record.id)))
    path = context["register"].path(record)
    return label if path is None else f"[{label}]({relative(path, context['page'])})"


def address(url: str) -> str:
    """Return the address of a page on another site for a link in Markdown.

    Raises:
        ValueError: If it is not a web address, because a link must not run code.
    """
    if not url.lower().startswith(("http://", "https://")):
        raise ValueError(f"{url!r} is not an address that begins with http:// or https://; correct the record")
    return url.translate(_ADDRESS)


def archived(url: str) -> str:
    """Return the address of a page's snapshots in the Wayback Machine for a link in Markdown."""
    return f"https://web.archive.org/web/*/{address(url)}"


@attrs.frozen(slots=False)
class Writer:
    """Writes pages of a register into a directory."""

    register: Register
    docs: Path
    base: str = attrs.field(factory=base_address)
    """The address of the site's root."""

    @functools.cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=PackageLoader("pages"),
            # The output is Markdown: the filter md escapes its markup, including HTML.
            autoescape=False,  # noqa: S701
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            extensions=["jinja2.ext.do"],
        )
        filters: dict[str, Callable[..., Any]] = {
            "address": address,
            "archived": archived,
            "code": lambda text: f"<code>{escaped(str(text))}</code>",
            "country": country_name,
            "due": due,
            "due_label": due_label,
            "field_words": field_words,
            "front": _front,
            "kind_words": kind_words,
            "language": language,
            "listed": listed,
            "md": lambda text: escaped(str(text)),
            "measured": measured,
            "number": number,
            "place": place_name,
            "place_words": place_words,
            "places_around": places_around,
            "short_place": short_place,
            "spaced": label,
            "cameras": cameras,
            "capitalized": capitalized,
            "standing": self.register.standing,
            "tie": tie_words,
            "when": when,
        }
        environment.filters.update(filters)
        environment.globals.update(
            author=AUTHOR,
            register=self.register,
            release=self.register.ds.release,
            to=_to,
            site=_site,
            linked=_linked,
            id_address=lambda table, record_id: f"{self.base}id/{table}/{record_id}/",
            counted=counted,
            names_origin=names_origin,
        )
        return environment

    def write(self, path: str, template: str, **known: Any) -> None:
        """Write the page at a path in the directory.

        Args:
            path: The path, such as ``register/overdue.md``.
            template: The name of the template without its extension.
            known: The values for the template.
        """
        text = self._environment.get_template(f"{template}.md.jinja").render(page=path, **known)
        if path.startswith("register/"):
            title = next((line[2:] for line in text.splitlines() if line.startswith("# ")), "")
            cited = self._environment.get_template("cited.md.jinja")
            text = text.rstrip("\n") + "\n\n" + cited.render(page=path, title=title, url=self.base + address_of(path))
        target = self.docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")

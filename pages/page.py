"""The page: a Markdown file that a template and some records make."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from camwatch.model.record import Record
from camwatch.wording import counted, label, listed
from pages.labels import (
    cameras,
    country_name,
    escaped,
    measured,
    number,
    place_name,
    place_words,
    short_place,
    tie_words,
)
from pages.register import Register, relative, root_of, when

__all__ = ["Writer"]

_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20", '"': "%22"})
"""Marks that would end the address of a link in Markdown."""


def _front(text: str) -> str:
    """Write a text as a value of front matter: JSON is YAML too."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


@pass_context
def _to(context: Context, path: str) -> str:
    return relative(path, context["page"])


@pass_context
def _site(context: Context, address: str) -> str:
    """Write an address of the built site as seen from the built page; Markdown leaves it as it is in HTML."""
    return root_of(context["page"]) + address


@pass_context
def _linked(context: Context, record: Record, words: str | None = None) -> str:
    """Write a record's name, or other words, as a link to where it stands, if it has a place."""
    label = escaped(words if words is not None else str(getattr(record, "name", record.id)))
    path = context["register"].path(record)
    return label if path is None else f"[{label}]({relative(path, context['page'])})"


@attrs.frozen(slots=False)
class Writer:
    """Writes pages of a register into a directory."""

    register: Register
    docs: Path

    @functools.cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=PackageLoader("pages"),
            # What is written is Markdown: its own marks are escaped by the filter md, HTML among them.
            autoescape=False,  # noqa: S701
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            extensions=["jinja2.ext.do"],
        )
        filters: dict[str, Callable[..., Any]] = {
            "address": lambda url: url.translate(_ADDRESS),
            "country": country_name,
            "front": _front,
            "listed": listed,
            "md": lambda text: escaped(str(text)),
            "measured": measured,
            "number": number,
            "place": place_name,
            "place_words": place_words,
            "short_place": short_place,
            "spaced": label,
            "cameras": cameras,
            "capitalized": lambda text: text[:1].upper() + text[1:],
            "standing": self.register.standing,
            "tie": tie_words,
            "when": when,
        }
        environment.filters.update(filters)
        environment.globals.update(
            register=self.register,
            release=self.register.ds.release,
            to=_to,
            site=_site,
            linked=_linked,
            counted=counted,
        )
        return environment

    def write(self, path: str, template: str, **known: Any) -> None:
        """Write the page at a path in the directory.

        Args:
            path: Such as ``register/overdue.md``.
            template: The name of a template without its ending.
            known: What the template shows.
        """
        text = self._environment.get_template(f"{template}.md.jinja").render(page=path, **known)
        target = self.docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")

"""Previews: a record in a few lines of HTML, with all text escaped."""

from __future__ import annotations

from html import escape
from typing import Any

from camwatch.dataset import Dataset
from camwatch.errors import UnknownId, UnknownWord, nearest
from camwatch.model.body import Body
from camwatch.model.commitment import Commitment
from camwatch.model.vendor import Vendor
from camwatch.reconcile.properties import properties
from camwatch.reconcile.types import KINDS, described, records_of, types
from camwatch.wording import counted, label, printable

__all__ = ["flyout", "preview"]

_SHOWN = 5
"""The maximum number of commitments to show."""
_STYLE = (
    "body{font:14px/1.4 sans-serif;margin:.6em}h1{font-size:1.15em;margin:0}p{margin:.2em 0}"
    "ul{margin:.3em 0;padding-left:1.3em}"
)
_NONE = "No known commitments. This does not mean that there are none."


def _text(text: object) -> str:
    return escape(printable(str(text)))


def _entity(dataset: Dataset, entity: str) -> tuple[str, Body | Vendor]:
    table, _, record_id = entity.partition("/")
    if table not in KINDS:
        raise UnknownId(f"{entity[:80]!r} is not the id of an entity; expected one such as bodies/gb-tesco")
    record: Body | Vendor = records_of(dataset, table)[record_id]
    return table, record


def _line(one: Commitment, *, about: bool) -> str:
    who = f"{one.body.name}: " if about else ""
    what = label(one.action) if about else one.phrase()
    when = "" if one.announced is None else f", {one.announced}"
    return f"<li>{_text(f'{who}{what}{when}')}: <b>{_text(label(one.standing()))}</b></li>"


def _card(dataset: Dataset, record: Body | Vendor) -> str:
    asked: dict[str, Any] = {"body": record.id} if isinstance(record, Body) else {"vendor": record.id}
    made = dataset.commitments.where(**asked).made().sort_by("announced", descending=True)
    lines = "".join(_line(one, about=isinstance(record, Vendor)) for one in made[:_SHOWN])
    commitments = f"<ul>{lines}</ul>" if lines else f"<p>{_NONE}</p>"
    more = f"<p>and {len(made) - _SHOWN:,} more</p>" if len(made) > _SHOWN else ""
    title = f"<h1>{_text(record.name)}</h1><p>{_text(described(record))}</p>"
    release = dataset.release
    source = f"<p><small>{counted(len(made), 'commitment')}; camwatch {_text(release.version)}, CC BY 4.0</small></p>"
    return f"{title}{commitments}{more}{source}"


def preview(dataset: Dataset, entity: str) -> str:
    """Return a page about an entity, to be shown in a frame.

    Args:
        dataset: The release.
        entity: The id of an entity, such as ``bodies/gb-tesco``.

    Raises:
        UnknownId: If no entity has this id.
    """
    _, record = _entity(dataset, entity)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{_text(record.name)}</title>'
        f"<style>{_STYLE}</style></head><body>{_card(dataset, record)}</body></html>"
    )


def flyout(dataset: Dataset, of: str, identifier: str) -> dict[str, str]:
    """Return the preview of a suggestion: its ``id`` and ``html``.

    Args:
        dataset: The release.
        of: ``entity``, ``property`` or ``type``.
        identifier: The id that was suggested.

    Raises:
        UnknownId: If no entity has this id.
        UnknownWord: If the property or type is unknown.
    """
    if of == "entity":
        return {"id": identifier, "html": _card(dataset, _entity(dataset, identifier)[1])}
    known: dict[str, tuple[str, str]] = {}
    if of == "property":
        for table in KINDS:
            known |= {one.id: (one.name, one.description) for one in properties(dataset, table).values()}
    else:
        for one, value in types().items():
            table, _, word = one.partition("/")
            known[one] = (value["name"], KINDS[table](word).meaning if word else "")
    if identifier not in known:
        raise UnknownWord(f"{identifier[:80]!r} is not a {of}; {nearest(identifier[:80], known)}")
    name, description = known[identifier]
    return {"id": identifier, "html": f"<h1>{_text(name)}</h1><p>{_text(description)}</p>"}

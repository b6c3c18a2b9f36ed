"""Docstrings and types as Markdown, with a link from every name that has an entry."""

from __future__ import annotations

import html
import re
from collections.abc import Collection

import attrs
import griffe

from pages.api import library

__all__ = ["Scope", "code", "markdown", "plain", "typed"]

_ROLE = r":[a-z]+:`(?P<role>[^`]+)`"
_LITERAL = r"``(?P<literal>[^`]+)``"
_TICKED = r"`(?P<ticked>[^`]+)`"
_MARKED = re.compile(f"{_ROLE}|{_LITERAL}|{_TICKED}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*(\(\))?")
_COMMAND = re.compile(r"camwatch(?: (?P<command>[a-z][a-z-]*))?")
_ESCAPED = re.compile(r"([\\*_<\[\]])")
_IN_HTML = {ord(mark): f"&#{ord(mark)};" for mark in "*_[]`|\\"}


@attrs.frozen(kw_only=True)
class Scope:
    """The place of a text, which determines what the names in it refer to."""

    page: str
    """The name of the page that has the text."""
    path: str = ""
    """The dotted name that the text describes."""
    home: str = ""
    """The dotted name under which that object is defined."""
    own: Collection[str] = ()
    """Local names, such as those of parameters, which get no links."""

    def link(self, name: str) -> str | None:
        """Return the address of the entry of a name, or None if it has no entry."""
        places = library().places
        bare = name.removesuffix("()").removeprefix("~")
        if bare in self.own:
            return None
        for whole in (bare, *(f"{scope}.{bare}" for scope in self._scopes())):
            if whole in places:
                page, anchor = places[whole]
                return f"#{anchor}" if page == self.page else f"{page}.md#{anchor}"
        return None

    def _scopes(self) -> list[str]:
        """Return the dotted names that a name may be relative to, nearest first."""
        found = {"camwatch"}
        for path in (self.home, self.path):
            parts = path.split(".")
            found |= {".".join(parts[:count]) for count in range(1, len(parts) + 1)}
        return sorted(found, key=len, reverse=True)


def plain(text: str) -> str:
    """Return a docstring without its markup."""
    return _MARKED.sub(lambda found: _shown(next(filter(None, found.groups()))), text)


def _shown(name: str) -> str:
    return name.removeprefix("~").rpartition(".")[2] if name.startswith("~") else name


def code(text: str, link: str | None = None) -> str:
    """Return a text as code and, if there is an address, as a link."""
    ticks = "``" if "`" in text else "`"
    marked = f"{ticks}{text}{ticks}"
    return f"[{marked}]({link})" if link else marked


def _marked(found: re.Match[str], scope: Scope) -> str:
    if found["role"]:
        link = scope.link(found["role"])
        if link is None:
            raise LookupError(f"{scope.path}: {found[0]} has no entry in the reference")
        return code(_shown(found["role"]), link)
    text = found["literal"] or found["ticked"]
    if command := _COMMAND.fullmatch(text):
        return code(text, f"../cli.md#camwatch{'-' + command['command'] if command['command'] else ''}")
    return code(text, scope.link(text) if _NAME.fullmatch(text) else None)


def markdown(text: str, scope: Scope) -> str:
    """Return the text of a docstring as Markdown."""
    done, pieces = 0, []
    for found in _MARKED.finditer(text):
        pieces += [_ESCAPED.sub(r"\\\1", text[done : found.start()]), _marked(found, scope)]
        done = found.end()
    return "".join([*pieces, _ESCAPED.sub(r"\\\1", text[done:])])


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).translate(_IN_HTML)


def typed(expression: str | griffe.Expr | None, scope: Scope) -> str:
    """Return a type or another expression as HTML for a code element, escaped for Markdown."""
    if expression is None:
        return ""
    if isinstance(expression, str):
        return _escaped(expression)
    pieces = []
    for piece in expression.iterate(flat=True):
        if isinstance(piece, griffe.ExprName):
            path = piece.canonical_path
            link = scope.link(path) if path.startswith("camwatch.") else None
            shown = _escaped(piece.name)
            pieces.append(f'<a href="{link}">{shown}</a>' if link else shown)
        else:
            pieces.append(_escaped(str(piece)))
    return "".join(pieces)

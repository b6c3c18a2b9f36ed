"""The README of an exported directory."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path

from camwatch.export.about import About

__all__ = ["described", "write_readme"]


def described(name: str, doc: str, columns: Iterable[tuple[str, str]]) -> list[str]:
    """Return the lines that describe a file: its name, what it holds, each column."""
    lines = [name, *textwrap.wrap(doc, 100, initial_indent="  ", subsequent_indent="  ")]
    for column, meaning in columns:
        lines += textwrap.wrap(f"{column}: {meaning}", 100, initial_indent="  - ", subsequent_indent="    ")
    return [*lines, ""]


def write_readme(folder: Path, about: About, form: str, body: Iterable[str]) -> None:
    """Write ``README.txt``: what the export is, how its files are written, and each file with its columns."""
    lines = [*about.lines, "", *textwrap.wrap(form, 100), "", *body]
    text = "\n".join(lines).rstrip() + "\n"
    (folder / "README.txt").write_text(text, encoding="utf-8", newline="\n")

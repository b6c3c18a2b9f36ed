"""The reference of the library: one page per subject, generated from the docstrings, and a page that links to them."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import attrs

import camwatch
from camwatch.citation.styles import STYLES
from camwatch.export.registry import FORMATS
from pages.api import Documented, library
from pages.entries import entry, summary
from pages.page import Writer
from pages.subjects import SUBJECTS, Subject

__all__ = ["Extra", "extras", "write"]

_FOLDER = "reference/library"
_PROJECT = Path(__file__).parents[1] / "pyproject.toml"

_INTRODUCTION = """\
Everything starts with [`camwatch.load`](dataset.md#camwatch.load): it opens a [dataset](dataset.md), whose
[collections](collections.md) hold typed [records](records.md). The [tutorial](../../tutorial.md) leads from
installation to a finished analysis; these pages describe exactly what each name does."""


@attrs.frozen
class Extra:
    """A set of packages that a feature needs."""

    name: str
    purpose: str
    requirements: tuple[str, ...]


def extras() -> tuple[Extra, ...]:
    """Return the extras of the project, each with its purpose, which is the comment above it in pyproject.toml."""
    text = _PROJECT.read_text(encoding="utf-8")
    groups = tomllib.loads(text)["project"]["optional-dependencies"]
    section = text.partition("[project.optional-dependencies]")[2].partition("\n[")[0]
    described = []
    for name, requirements in groups.items():
        comment = re.search(rf"((?:^# .*\n)+){re.escape(name)} = \[", section, re.MULTILINE)
        if comment is None:
            raise LookupError(f"pyproject.toml: the extra {name} has no comment above it that says what it is for")
        purpose = " ".join(line.removeprefix("# ") for line in comment[1].splitlines())
        described.append(Extra(name, purpose, tuple(requirements)))
    return tuple(described)


def _styles(ds: camwatch.Dataset) -> str:
    """Return a description of each citation style, with the release cited in it."""
    parts = [
        "[`Dataset.cite`](dataset.md#camwatch.Dataset.cite) cites a release in one of these styles. The method"
        " [`cite`](records.md#camwatch.model.claim.Claim.cite) of a commitment, a tie or any other claim cites the"
        " claim with its evidence. On the command line, use [`camwatch cite`](../cli.md#camwatch-cite).",
    ]
    for name, style in STYLES.items():
        said = (sys.modules[style.__module__].__doc__ or "").strip()
        cited = ds.cite(name).rstrip("\n")
        language = {"{": "json", "[": "json", "@": "bibtex"}.get(cited[0], "text")
        parts += [f"## `{name}` {{ #{name} }}", said, f'`ds.cite("{name}")`:', f"```{language}\n{cited}\n```"]
    return "\n\n".join(parts)


def _formats(_: camwatch.Dataset) -> str:
    """Return a description of each export format."""
    parts = [
        "[`Dataset.export`](dataset.md#camwatch.Dataset.export) writes a release in one of these formats. On the"
        " command line, use [`camwatch export`](../cli.md#camwatch-export). [Export](../../export.md) describes their"
        " files and the programs that read them.",
    ]
    for name, form in FORMATS.items():
        parts += [
            f"## `{name}` {{ #{name} }}",
            f"{form.doc[0].upper()}{form.doc[1:]}.",
            f'`ds.export("{"camwatch" if form.directory else f"camwatch.{name}"}", format="{name}")`',
        ]
    return "\n\n".join(parts)


_EXTRA = {"citation": _styles, "export": _formats}
"""The functions that write the parts of pages that are not entries."""


def write(writer: Writer) -> None:
    """Write the pages. A subject without entries or other content has none."""
    shown: list[tuple[Subject, list[tuple[Documented, str]]]] = []
    for subject in SUBJECTS:
        known = library().pages[subject.name]
        if not known and subject.name not in _EXTRA:
            continue
        writer.write(
            f"{_FOLDER}/{subject.name}.md",
            "subject",
            title=f"{subject.title} (library)",
            description=subject.description,
            subject=subject,
            entries=[entry(one) for one in known],
            extra=_EXTRA[subject.name](writer.register.ds) if subject.name in _EXTRA else "",
        )
        shown.append((subject, [(one, summary(one)) for one in known]))
    writer.write(
        f"{_FOLDER}/index.md",
        "library",
        title="The library",
        description="Every public name of the Python library camwatch, by subject, and the extras that features need.",
        introduction=_INTRODUCTION,
        subjects=shown,
        extras=extras(),
    )

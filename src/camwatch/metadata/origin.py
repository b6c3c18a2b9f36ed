"""Where each part of a release comes from, and its licence."""

from __future__ import annotations

from typing import Any

from camwatch.citation.about import LICENCE, LICENCE_TITLE, LICENCE_URL, TITLE
from camwatch.store.release import Credit, Release

__all__ = ["licence_of", "origins", "sources_of", "spdx"]

_FROM_REGISTERS = "bodies"
"""The table whose names, codes and dates come from open registers; all others were written for this one."""


def origins(release: Release, name: str) -> tuple[Credit, ...]:
    """Return the open registers that a file or a table of a release comes from.

    Args:
        release: The release.
        name: The name of the table, of one of its lists, or of its file, such as ``bodies_names.csv``.
    """
    return release.credits if name.partition(".")[0].partition("_")[0] == _FROM_REGISTERS else ()


def licence_of() -> dict[str, str]:
    """Return the licence of a resource as a Data Package has it; the whole dataset is under one."""
    return {"name": LICENCE, "title": LICENCE_TITLE, "path": LICENCE_URL}


def sources_of(release: Release, name: str) -> list[dict[str, Any]]:
    """Return where a resource comes from as a Data Package has it.

    Args:
        release: The release.
        name: The name of the table or of one of its lists.
    """
    registers = [
        {
            "title": f"{credit.title}, {credit.publisher} ({credit.licence}): {credit.used_for}",
            "path": credit.url,
            "version": credit.as_of,
        }
        for credit in origins(release, name)
    ]
    # What the register itself wrote cites a source in each of its records.
    return [*registers, {"title": f"{TITLE}, release {release.version}"}]


def spdx(licence: str) -> str:
    """Return the address of a licence that has an SPDX identifier."""
    return f"https://spdx.org/licenses/{licence}"

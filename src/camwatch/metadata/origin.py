"""Where each part of a release comes from, and its licence."""

from __future__ import annotations

import re
from typing import Any

from camwatch.citation.about import LICENCE, LICENCE_TITLE, LICENCE_URL, TITLE
from camwatch.store.release import Credit, Release

__all__ = ["licence_of", "origins", "sources_of", "spdx"]

_COMPANIES = re.compile(r"\b(vendors|companies)\b")
"""What a register was used for if vendors have codes from it too."""
_SPDX = re.compile(r"[A-Za-z0-9.+-]+")


def origins(release: Release, name: str) -> tuple[Credit, ...]:
    """Return the open registers that a file or a table of a release comes from.

    Args:
        release: The release.
        name: The name of the table, of one of its lists, or of its file, such as ``bodies_names.csv``.
    """
    table = name.partition(".")[0].partition("_")[0]
    if table == "bodies":
        return release.credits
    if table == "vendors":
        return tuple(credit for credit in release.credits if _COMPANIES.search(credit.used_for))
    # All other tables were written for this register.
    return ()


def licence_of() -> dict[str, str]:
    """Return the licence of a resource as a Data Package has it; the whole dataset is under one."""
    return {"name": LICENCE, "title": LICENCE_TITLE, "path": LICENCE_URL}


def sources_of(release: Release, name: str) -> list[dict[str, Any]]:
    """Return the origin of a resource in the form of a Data Package.

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


def spdx(licence: str) -> str | None:
    """Return the address of a licence by its SPDX identifier; None if it is words, such as *public domain*."""
    return f"https://spdx.org/licenses/{licence}" if _SPDX.fullmatch(licence) else None

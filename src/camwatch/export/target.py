"""The target of an export: what may be replaced, and what an exported directory says of itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from camwatch.errors import TargetExists
from camwatch.export.about import About

__all__ = ["MARK", "allow", "mark"]

MARK = "export.json"
"""The file that marks a directory as an export and lists its files."""

_DATASET = "camwatch"


def mark(folder: Path, about: About, form: str, rows: Mapping[str, int]) -> None:
    """Write a description of a directory's content into the directory.

    Args:
        folder: The directory, with all other files of the export in it.
        about: What the export says of itself.
        form: The name of its format.
        rows: How many rows each file of rows has.
    """
    files = {
        path.name: {"rows": rows[path.name]} if path.name in rows else {}
        for path in sorted(folder.iterdir())
        if path.name != MARK
    }
    value = {"dataset": _DATASET, "format": form, **about.facts, "files": files}
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    (folder / MARK).write_text(text, encoding="utf-8", newline="\n")


def _files_of_an_export(folder: Path) -> set[str] | None:
    """Return the names of the files of an export; None if a directory is not an export."""
    try:
        value = json.loads((folder / MARK).read_text(encoding="utf-8"))
        return {MARK, *value["files"]} if value["dataset"] == _DATASET else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def allow(target: Path, *, directory: bool, overwrite: bool) -> None:
    """Refuse a target that may not be written.

    A directory is replaced as a whole, so only one that holds nothing but an earlier export may be.

    Args:
        target: Where the export is to be written.
        directory: Whether the format makes a directory.
        overwrite: Whether what lies there may be replaced.

    Raises:
        TargetExists: If something lies there that may not be replaced.
    """
    if not target.exists() and not target.is_symlink():
        return
    if not overwrite:
        raise TargetExists(f"{target} already exists; pass overwrite=True to replace it, or choose another path")
    if not (target.is_dir() if directory else target.is_file()):
        is_ = "a directory" if target.is_dir() else "a file" if target.is_file() else "a special file"
        wanted = "a directory" if directory else "a file"
        raise TargetExists(f"{target} is {is_}, and this format writes {wanted}; choose another path")
    if directory:
        present = {path.name for path in target.iterdir()}
        strange = sorted(present - (_files_of_an_export(target) or set()))
        if strange:
            more = f" and {len(strange) - 3} more" if len(strange) > 3 else ""
            raise TargetExists(
                f"{target} contains files that are not from an earlier export and would be lost: "
                f"{', '.join(strange[:3])}{more}. Choose another directory"
            )

"""The command: write every generated file that is committed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from camwatch.atomic import replaced_file
from camwatch.dataset import load
from camwatch.errors import CamwatchError
from pages.committed.changelog import data_changelog
from pages.committed.coverage import coverage_page
from pages.committed.descriptions import PACKAGE, descriptions
from pages.committed.dictionary import dictionary
from pages.committed.figures import recounted
from pages.committed.issue_forms import FOLDER, issue_forms
from pages.committed.picture import PICTURE, picture

COUNTED = (Path("docs/method.md"),)
"""Pages with figures counted from the newest release."""

OWNED = ("docs/changelog-data", f"{PACKAGE.as_posix()}/schema", FOLDER.as_posix())
"""Folders in which every file is generated: a file that is no longer generated is deleted."""


def generated(root: Path) -> dict[Path, str]:
    """Return every generated file by its path in a clone of the repository.

    Args:
        root: The clone.

    Raises:
        DamagedData: If a file of the dataset differs from the published one.
    """
    data = root / PACKAGE / "data"
    there = (root / PICTURE).read_text(encoding="utf-8") if (root / PICTURE).is_file() else None
    drawn = picture(load(path=data), there)
    return {
        **({} if drawn is None else {PICTURE: drawn}),
        **descriptions(data),
        **issue_forms(root),
        Path("docs/data.md"): dictionary(),
        Path("docs/coverage.md"): coverage_page(load(path=data)),
        **{page: recounted((root / page).read_text(encoding="utf-8")) for page in COUNTED if (root / page).is_file()},
        **{Path("docs") / name: text for name, text in data_changelog(path=data).items()},
    }


def out_of_date(root: Path) -> dict[Path, str | None]:
    """Return the generated files that differ, with their new text; None for a file that is to be deleted."""
    wanted = generated(root)
    changed: dict[Path, str | None] = {
        place: text
        for place, text in wanted.items()
        if not (root / place).is_file() or (root / place).read_text(encoding="utf-8") != text
    }
    for folder in OWNED:
        for path in sorted((root / folder).rglob("*.*")):
            if path.relative_to(root) not in wanted:
                changed[path.relative_to(root)] = None
    return changed


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files that differ, or list them."""
    parser = argparse.ArgumentParser(prog="python -m pages.committed", description=__doc__)
    parser.add_argument("root", type=Path, nargs="?", default=Path(), help="a clone of the repository")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a file is out of date")
    options = parser.parse_args(arguments)
    try:
        changed = out_of_date(options.root)
    except CamwatchError as error:
        sys.exit(f"camwatch: {error}")
    for place, text in changed.items():
        path = options.root / place
        if options.check:
            print(f"{place} is out of date; run `nox -s generate`")
        elif text is None:
            path.unlink()
            print(f"deleted {place}")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            with replaced_file(path) as fresh:
                fresh.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {place}")
    return 1 if options.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())

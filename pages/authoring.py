"""Pages made from files elsewhere in the repository: the authoring guide, the changelog, how to contribute."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path, PurePosixPath

from pages.page import Writer

__all__ = ["PAGES", "relinked", "write"]

_ROOT = Path(__file__).parents[1]

PAGES = {
    "records/README.md": "reference/authoring.md",
    "CHANGELOG.md": "reference/changelog.md",
    "CODE_OF_CONDUCT.md": "reference/conduct.md",
    "CONTRIBUTING.md": "reference/contributing.md",
    "RELEASING.md": "reference/releasing.md",
    "SECURITY.md": "reference/security.md",
}
"""The page made from each file."""

_TITLES = {
    "records/README.md": (
        "Authoring guide",
        "How to write records: every field and word, the order of preference of sources, and the wording of claims.",
    ),
    "CHANGELOG.md": ("Changes to the code", "The changes in each version of the library camwatch, newest first."),
    "CODE_OF_CONDUCT.md": (
        "Code of conduct",
        "How people in the project treat each other, and where to report a breach.",
    ),
    "CONTRIBUTING.md": (
        "Contributing",
        "Set up a clone, find the command for each kind of change, follow the style, and send records or code.",
    ),
    "RELEASING.md": (
        "Releasing",
        "How maintainers release the dataset and the code, step by step, and what to do before the first release.",
    ),
    "SECURITY.md": (
        "Security and personal data",
        "How to report a vulnerability, or ask for the removal of personal data, in private, and what happens next.",
    ),
}

_WHERE = "This page is `{file}` in the repository; “this folder” means `{folder}/`."

_LINK = re.compile(r"(?P<text>\]\()(?P<target>[^)\s]+)\)")
_CODE_IN_CELL = re.compile(r"(?<!`)`([^`\n]*\\\|[^`\n]*)`(?!`)")
_FENCE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)


def _relinked(target: str, file: str) -> str:
    """Return the target of a file's link, relative to the page made from the file.

    Raises:
        LookupError: If no page has the target.
    """
    address, sign, anchor = target.partition("#")
    if re.match(r"[a-z]+:", address) or not address:
        return target
    place = PurePosixPath(os.path.normpath(PurePosixPath(file).parent / address))
    page = PAGES.get(str(place)) or (str(place.relative_to("docs")) if place.is_relative_to("docs") else None)
    if page is None or not (_ROOT / place).is_file():
        raise LookupError(f"{file}: the link to {address} does not lead to a page of the site")
    return os.path.relpath(page, PurePosixPath(PAGES[file]).parent).replace(os.sep, "/") + sign + anchor


def relinked(text: str, file: str) -> str:
    """Return a file of the repository with its links relative to its page.

    Args:
        text: The file, in Markdown.
        file: Its path in the repository.

    Raises:
        LookupError: If a link does not lead to a page of the site.
    """

    def link(found: re.Match[str]) -> str:
        return f"{found['text']}{_relinked(found['target'], file)})"

    def cell(found: re.Match[str]) -> str:
        # A backslash keeps a bar from ending the cell. Python-Markdown shows it; other renderers remove it.
        return f"<code>{html.escape(found[1]).replace(chr(92) + '|', '&#124;')}</code>"

    # Links in code blocks stay; because the pattern has a group, every second piece is a code block.
    pieces = _FENCE.split(text)
    pieces[::2] = [_CODE_IN_CELL.sub(cell, _LINK.sub(link, piece)) for piece in pieces[::2]]
    return "".join(pieces)


def write(writer: Writer) -> None:
    """Write the pages."""
    for file, page in PAGES.items():
        title, description = _TITLES[file]
        text = relinked((_ROOT / file).read_text(encoding="utf-8"), file)
        folder = PurePosixPath(file).parent
        if folder.name:
            heading, _, rest = text.partition("\n")
            text = f"{heading}\n\n{_WHERE.format(file=file, folder=folder)}\n{rest}"
        writer.write(page, "file", title=title, description=description, text=text.rstrip("\n"))

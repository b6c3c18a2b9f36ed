"""Text files of records: UTF-8 without a mark, lines that end in LF, no character that cannot be seen."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from camwatch.curation.fault import Fault

__all__ = ["MOST_BYTES", "read_text", "record_files", "unseen"]

MOST_BYTES = 4_000_000
"""The largest file of records that is read; the largest real one is under a megabyte."""


_UNSEEN = re.compile(
    "["
    "\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f"  # controls, all but the line feed
    "\\xad\\u200b\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffc"  # of formatting and of direction
    "\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffd-\\uffff\\U000e0000-\\U000e007f"  # halves, replacements, tags
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
"""What no record has: it would steer a terminal, end a row or a line, or hide what a text says."""


def unseen(text: str) -> str | None:
    """Return the name of the first character of a text that no record may have; None if there is none."""
    found = _UNSEEN.search(text)
    if found is None:
        return None
    return f"U+{ord(found[0]):04X} ({unicodedata.name(found[0], 'a control character')})"


def record_files(folder: Path, faults: list[Fault] | None = None) -> Iterator[tuple[Path, str]]:
    """Yield the files of a folder of records, in order, each with its name in the folder.

    Links and special files are not followed: what they lead to is not part of the records.

    Args:
        folder: The folder.
        faults: Takes a fault for each link and special file.
    """
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        file = path.relative_to(folder).as_posix()
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            yield path, file
        elif not stat.S_ISDIR(mode) and faults is not None:
            what = "a link" if stat.S_ISLNK(mode) else "not a regular file"
            faults.append(Fault(file, 1, "", f"this is {what}; put the file itself here"))


def read_text(path: Path, file: str, faults: list[Fault]) -> str | None:
    """Read a file of records; where it cannot be read as text, add the fault and return None."""
    if path.stat().st_size > MOST_BYTES:
        faults.append(Fault(file, 1, "", f"the file has over {MOST_BYTES:,} bytes; split it into smaller ones"))
        return None
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        faults.append(
            Fault(file, line, "", f"byte {raw[error.start]:#04x} is not UTF-8; save the file with the encoding UTF-8")
        )
        return None
    for mark, what in (
        ("\ufeff", "a byte order mark"),
        ("\r", "a carriage return (Windows line end)"),
        ("\0", "a NUL character"),
    ):
        at = text.find(mark)
        if at >= 0:
            line = text.count("\n", 0, at) + 1
            remedy = "save the file as UTF-8 without a mark, with LF line ends"
            faults.append(Fault(file, line, "", f"the file holds {what}; {remedy}"))
            return None
    # The reader of YAML says better what a tab does there.
    if found := _UNSEEN.search(text.replace("\t", " ") if file.endswith(".yml") else text):
        line, name = text.count("\n", 0, found.start()) + 1, unseen(found[0])
        faults.append(Fault(file, line, "", f"the file holds {name}, which cannot be seen; remove it"))
        return None
    return text

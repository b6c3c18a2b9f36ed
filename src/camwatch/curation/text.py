"""Text files of records: UTF-8 without a byte order mark, LF line endings, no invisible characters."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from camwatch.atomic import naming
from camwatch.curation.fault import Fault
from camwatch.text import unseen

__all__ = ["MOST_BYTES", "read_text", "record_files"]

MOST_BYTES = 4_000_000
"""The size limit of a file of records, in bytes. The largest real one is under a megabyte."""


def record_files(folder: Path, faults: list[Fault] | None = None) -> Iterator[tuple[Path, str]]:
    """Yield the files of a folder of records, in order, each with its name in the folder.

    Links and special files are not followed, because what they point to is not part of the records.

    Args:
        folder: The folder.
        faults: A list to which a fault is added for each link and special file.
    """
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        file = path.relative_to(folder).as_posix()
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            yield path, file
        elif not stat.S_ISDIR(mode) and faults is not None:
            what = "a link" if stat.S_ISLNK(mode) else "a device or pipe"
            faults.append(Fault(file, 1, "", f"{what} is not a regular file; replace it with the file itself"))


def read_text(path: Path, file: str, faults: list[Fault]) -> str | None:
    """Read a file of records; if it cannot be read as text, add the fault and return None."""
    if path.stat().st_size > MOST_BYTES:
        faults.append(Fault(file, 1, "", f"the file has more than {MOST_BYTES:,} bytes; split it into smaller files"))
        return None
    with naming(path):
        raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        faults.append(Fault(file, line, "", f"byte {raw[error.start]:#04x} is not UTF-8; save the file as UTF-8"))
        return None
    for mark, what in (
        ("\ufeff", "a byte order mark"),
        ("\r", "a carriage return (Windows line end)"),
        ("\0", "a NUL character"),
    ):
        at = text.find(mark)
        if at >= 0:
            line = text.count("\n", 0, at) + 1
            remedy = "save the file as UTF-8 without a byte order mark, with LF line endings"
            faults.append(Fault(file, line, "", f"the file contains {what}; {remedy}"))
            return None
    # Tabs are left to the YAML reader, which has a better message for them.
    if found := unseen(text.replace("\t", " ") if file.endswith(".yml") else text):
        at, name = found
        line = text.count("\n", 0, at) + 1
        faults.append(Fault(file, line, "", f"the file contains {name}, which is invisible; remove it"))
        return None
    return text

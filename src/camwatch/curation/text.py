"""Text files of records: UTF-8 without a mark, lines that end in LF."""

from __future__ import annotations

from pathlib import Path

from camwatch.curation.fault import Fault

__all__ = ["MOST_BYTES", "read_text"]

MOST_BYTES = 4_000_000
"""The largest file of records that is read; the largest real one is under a megabyte."""


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
    return text

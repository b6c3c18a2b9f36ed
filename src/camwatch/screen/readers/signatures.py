"""Signatures: what the first bytes of a file say about its format."""

from __future__ import annotations

import attrs

__all__ = ["SIGNATURES", "Signature", "signature"]

_TABLE = "export the table as CSV or XLSX and screen that"
_SQLITE = "export the table as CSV: sqlite3 -csv -header FILE 'select * from TABLE'"
_PDF = "ask for the data as a spreadsheet, or copy its text with pdftotext -layout"
_PACKETS = "write the devices as text: tshark -r FILE -T fields -e eth.src -e ip.src"
_OCR = "read its text with OCR first"
_PARQUET = "write it as Parquet and screen that"
_UNPACK = "unpack it and screen the files one by one"


@attrs.frozen
class Signature:
    """Bytes that files of a format begin with."""

    magic: bytes
    what: str
    """The format, with its article."""
    form: str = ""
    """The reader of the format; empty if it is refused."""
    remedy: str = _TABLE
    """What to do with a file that is refused."""
    at: int = 0
    """Where the bytes are."""


SIGNATURES = (
    Signature(b"PAR1", "a Parquet file", "parquet"),
    Signature(b"ARROW1", "an Arrow file", "arrow"),
    Signature(b"\xff\xff\xff\xff", "an Arrow stream", "arrow"),
    Signature(b"\x1f\x8b", "a gzip file", "gzip"),
    Signature(b"BZh", "a bzip2 file", "bz2"),
    Signature(b"\xfd7zXZ\0", "an xz file", "xz"),
    Signature(b"\x28\xb5\x2f\xfd", "a Zstandard file", "zstd"),
    Signature(b"\x04\x22\x4d\x18", "an LZ4 file", "lz4"),
    Signature(b"PK\x03\x04", "a ZIP file", "zip"),
    Signature(b"PK\x05\x06", "an empty ZIP file", "zip"),
    Signature(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an old Office program", "spreadsheet"),
    Signature(b"PARE", "an encrypted Parquet file", remedy="decrypt it first"),
    Signature(b"FEA1", "a Feather file of version 1", remedy=_PARQUET),
    Signature(b"ORC", "an ORC file", remedy=_PARQUET),
    Signature(b"Obj\x01", "an Avro file", remedy=_PARQUET),
    Signature(b"\x89HDF", "an HDF5 file", remedy=_PARQUET),
    Signature(b"SQLite format 3\0", "an SQLite database", remedy=_SQLITE),
    Signature(b"%PDF", "a PDF document", remedy=_PDF),
    Signature(b"%!PS", "a PostScript document", remedy="ask for the data as a spreadsheet"),
    Signature(b"{\\rtf", "an RTF document", remedy="save it as plain text"),
    Signature(b"\x89PNG", "a PNG image", remedy=_OCR),
    Signature(b"\xff\xd8\xff", "a JPEG image", remedy=_OCR),
    Signature(b"GIF8", "a GIF image", remedy=_OCR),
    Signature(b"II*\0", "a TIFF image", remedy=_OCR),
    Signature(b"MM\0*", "a TIFF image", remedy=_OCR),
    Signature(b"RIFF", "a sound, a video or an image"),
    Signature(b"ftyp", "a video or an image", at=4),
    Signature(b"OggS", "a sound or a video"),
    Signature(b"ID3", "a sound"),
    Signature(b"\x1a\x45\xdf\xa3", "a video"),
    Signature(b"\x7fELF", "a program"),
    Signature(b"MZ\x90\0", "a program"),
    Signature(b"\xca\xfe\xba\xbe", "a program"),
    Signature(b"\xcf\xfa\xed\xfe", "a program"),
    Signature(b"\0asm", "a program"),
    Signature(b"7z\xbc\xaf\x27\x1c", "a 7z archive", remedy=_UNPACK),
    Signature(b"Rar!\x1a\x07", "a RAR archive", remedy=_UNPACK),
    Signature(b"ustar", "a tar archive", remedy=_UNPACK, at=257),
    Signature(b"MSCF", "a CAB archive", remedy=_UNPACK),
    Signature(b"\xd4\xc3\xb2\xa1", "a capture of packets", remedy=_PACKETS),
    Signature(b"\xa1\xb2\xc3\xd4", "a capture of packets", remedy=_PACKETS),
    Signature(b"\x0a\x0d\x0d\x0a", "a capture of packets", remedy=_PACKETS),
)  # fmt: skip
"""Every signature that is looked for, in order."""


def signature(head: bytes) -> Signature | None:
    """Return the signature of the first bytes of a file; None if they have none."""
    for known in SIGNATURES:
        if head[known.at : known.at + len(known.magic)] == known.magic:
            return known
    return None

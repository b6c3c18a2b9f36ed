"""Compressed files: gzip, bzip2, xz, Zstandard, LZ4, and ZIP files of one member, replaced by their content."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import lzma
import zipfile
import zlib
from typing import IO, Any

from camwatch.screen.readers.base import ScreenError
from camwatch.screen.readers.signatures import signature
from camwatch.screen.readers.source import Source

__all__ = ["DAMAGED", "unpacked"]

_ENDINGS = {"gzip": (".gz", ".gzip"), "bz2": (".bz2",), "xz": (".xz",), "zstd": (".zst", ".zstd"), "lz4": (".lz4",)}
_MOST_LAYERS = 3
DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, RuntimeError, NotImplementedError)
"""The errors that unpacking raises if a file is damaged, protected or packed in an unknown way."""
_SPREADSHEETS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_DOCUMENTS = {
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "META-INF/MANIFEST.MF": "a Java archive",
    "AndroidManifest.xml": "an Android application",
}
_MIMES = {
    b"application/vnd.oasis.opendocument.text": "an OpenDocument text",
    b"application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation",
    b"application/vnd.oasis.opendocument.graphics": "an OpenDocument drawing",
    b"application/epub+zip": "an EPUB book",
}


class _Guarded:
    """A stream of unpacked bytes that reports damage in the user's terms."""

    def __init__(self, stream: Any, name: str, form: str) -> None:
        self._stream = stream
        self._name = name
        self._form = form

    def read(self, count: int = -1) -> bytes:
        try:
            data: bytes = self._stream.read() if count < 0 else self._stream.read(count)
        except DAMAGED as error:
            raise ScreenError(
                f"{self._name} is damaged or ends too early: {str(error) or type(error).__name__} ({self._form}); "
                "copy or download it again"
            ) from error
        return data


def _stream(form: str, source: Source) -> Any:
    if form == "gzip":
        return gzip.GzipFile(fileobj=source, mode="rb")  # type: ignore[call-overload]  # it reads, and no more
    if form == "bz2":
        return bz2.BZ2File(source)  # type: ignore[call-overload]
    if form == "xz":
        return lzma.LZMAFile(source)  # type: ignore[arg-type]
    import pyarrow as pa

    wrapped: Any = source
    codec: Any = form
    return pa.CompressedInputStream(pa.PythonFile(wrapped, mode="r"), codec)


def _member(source: Source, stack: contextlib.ExitStack) -> tuple[IO[bytes], str] | None:
    """Return the only member of a ZIP file and its name; None if the file is a spreadsheet."""
    file = source.seekable(stack)
    try:
        archive = stack.enter_context(zipfile.ZipFile(file))
    except DAMAGED as error:
        raise ScreenError(
            f"{source.name} is damaged (its ZIP container cannot be read: {error}); copy or download it again"
        ) from error
    names = archive.namelist()
    for member, what in _DOCUMENTS.items():
        if member in names:
            raise ScreenError(f"{source.name} is {what}, not a table; export the table as CSV or XLSX and screen that")
    if "mimetype" in names:
        mime = archive.read("mimetype")[:100].strip()
        if mime in _MIMES:
            raise ScreenError(
                f"{source.name} is {_MIMES[mime]}, not a table; export the table as CSV or ODS and screen that"
            )
    # A damaged spreadsheet is one by the folder of its sheets too.
    if any(name in names for name in _SPREADSHEETS) or any(name.startswith("xl/") for name in names):
        file.seek(0)
        return None
    files = [
        info for info in archive.infolist() if not info.is_dir() and not info.filename.startswith(("__MACOSX/", "."))
    ]
    if len(files) != 1:
        listed = ", ".join(info.filename for info in files[:5])
        rest = f"{len(files)} files ({listed}{', …' if len(files) > 5 else ''})" if files else "no file"
        raise ScreenError(f"{source.name} is a ZIP file with {rest}; unpack it and screen the files one by one")
    try:
        return archive.open(files[0]), files[0].filename
    except DAMAGED as error:
        raise ScreenError(
            f"{files[0].filename} in {source.name} cannot be unpacked: {error}; unpack it yourself"
        ) from error


def unpacked(source: Source, stack: contextlib.ExitStack) -> Source:
    """Return a source of the content of a compressed file, even if compressed twice; other files are unchanged.

    Raises:
        ScreenError: If the file is damaged, is a ZIP file of several files, or is packed more than three times.
    """
    for _ in range(_MOST_LAYERS):
        known = signature(source.peek(512))
        form = "" if known is None else known.form
        if form == "zip":
            member = _member(source, stack)
            if member is None:
                return source
            stream, hint = member
            name = f"{hint} in {source.name}"
        elif form in _ENDINGS:
            stream = _stream(form, source)
            hint, name = source.hint, source.name
            for ending in _ENDINGS[form]:
                if hint.lower().endswith(ending):
                    hint = hint[: -len(ending)]
        else:
            return source
        guarded: Any = _Guarded(stream, source.name, form)
        source = Source(guarded, name, hint)
        if not source.peek(1):
            raise ScreenError(f"{source.name} contains an empty file; expected a table")
    raise ScreenError(f"{source.name} is packed more than {_MOST_LAYERS} times; unpack it yourself")

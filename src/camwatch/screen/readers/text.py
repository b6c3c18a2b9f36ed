"""Text files: their encoding, and their lines in blocks."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import attrs

from camwatch.screen.readers.base import ScreenError
from camwatch.screen.readers.source import Source

__all__ = ["FOREIGN", "MOST_LINE", "Block", "TextSource", "as_windows", "encoding_of", "line_pieces"]

MOST_LINE = 1 << 23
"""Characters that a line, or a row of several lines, may have."""
_BLOCK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A byte that is not valid in the encoding is kept as a character that nobody uses.
_FIRST_KEPT = 0x10FF00
FOREIGN = re.compile("[\U0010ff00-\U0010ffff]")
"""The placeholder for a byte that is not valid in the encoding."""
# Of the control characters, text has tabs, the ends of lines and pages, backspace, end of file and escapes.
_NOT_TEXT = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\b\x1a\x1b")) + b"\x7f"
_TEXT = bytes(set(range(256)) - set(_NOT_TEXT))
_HIGH = bytes(range(0x80, 0x100))


def _keep(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(_FIRST_KEPT + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error("camwatch-keep", _keep)


def as_windows(text: str) -> str:
    """Read the bytes that were not valid in the encoding as Windows-1252."""
    return FOREIGN.sub(lambda byte: bytes([ord(byte[0]) - _FIRST_KEPT]).decode("cp1252", "replace"), text)


def _without_mark(head: bytes) -> str | None:
    """Return the encoding shown by NUL bytes: text in Latin letters has one in every UTF-16 or UTF-32 character."""
    if len(head) < 8 or b"\0" not in head:
        return None
    whole = head[: len(head) // 4 * 4]
    shares = [whole[place::4].count(0) / (len(whole) // 4) for place in range(4)]
    if min(shares[1:]) > 0.9 and shares[0] < 0.1:
        return "utf-32-le"
    if min(shares[:3]) > 0.9 and shares[3] < 0.1:
        return "utf-32-be"
    odd, even = (shares[1] + shares[3]) / 2, (shares[0] + shares[2]) / 2
    if odd > 0.5 and even < 0.05:
        return "utf-16-le"
    if even > 0.5 and odd < 0.05:
        return "utf-16-be"
    return None


def _is_binary(head: bytes) -> bool:
    """Return whether bytes without a known signature are not text."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
        valid = True
    except UnicodeDecodeError:
        valid = False
    controls = len(head.translate(None, _TEXT))
    if valid:
        return 10 * controls > len(head)
    # Databases of old programs are mostly text below a header of bytes.
    if len(head) > 512 and len(head[:512].translate(None, _TEXT)) > 20:
        return True
    high = len(head) - len(head.translate(None, _HIGH))
    if controls >= 2 and controls > len(head) / 25:
        return not head.startswith(codecs.BOM_UTF8)
    return controls >= 1 and controls + high > 0.3 * len(head)


def encoding_of(source: Source, encoding: str | None) -> str:
    """Return the encoding of a text file.

    Args:
        source: The file.
        encoding: The encoding that the user gives; detected from the first bytes if None.

    Raises:
        ScreenError: If the encoding is unknown, or the file is not text.
    """
    if encoding is not None:
        try:
            codecs.getincrementaldecoder(encoding)("camwatch-keep").decode("a,b\n".encode(encoding), final=True)
            known = codecs.lookup(encoding)
        except (LookupError, UnicodeError, ValueError, TypeError, AssertionError):
            known = None
        if known is None or known.name in ("idna", "punycode") or not getattr(known, "_is_text_encoding", True):
            raise ScreenError(f"{encoding!r} is not a text encoding; expected one such as utf-8, cp1252 or utf-16")
        return "utf-8-sig" if known.name == "utf-8" else known.name
    head = source.peek(1 << 16)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    found = _without_mark(head)
    if found is not None:
        return found
    if _is_binary(head):
        raise ScreenError(
            f"{source.name} cannot be read: its format is not recognised. Export the table as CSV, XLSX, NDJSON or "
            "Parquet. If the file is text, give its encoding, such as --encoding utf-16-le"
        )
    return "utf-8-sig"


@attrs.frozen
class Block:
    """Whole lines of a text."""

    line: int
    """Number of the first line; the first line of the file is 1."""
    text: str
    foreign: bool
    """Whether it has bytes that are not valid in the encoding."""


class TextSource:
    """A text file as blocks of whole lines, with a look at the first.

    Args:
        source: The file.
        encoding: The encoding that the user gives; None detects it.
    """

    def __init__(self, source: Source, encoding: str | None) -> None:
        self.name: str = source.name
        self.encoding: str = encoding_of(source, encoding)
        self._source = source
        self._blocks = self._read()
        self._ahead: list[Block] = []

    @property
    def encoding_name(self) -> str:
        """The name of the encoding, as people write it."""
        return self.encoding.removesuffix("-sig").upper()

    def head(self) -> str:
        """Return the first whole lines without reading them; empty only if the file has no text."""
        if not self._ahead:
            self._ahead.extend(block for block in [next(self._blocks, None)] if block is not None)
        return self._ahead[0].text if self._ahead else ""

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks."""
        while self._ahead:
            yield self._ahead.pop(0)
        yield from self._blocks

    def _read(self) -> Iterator[Block]:
        decoder = codecs.getincrementaldecoder(self.encoding)("camwatch-keep")
        rest: list[str] = []
        size, line, ended = 0, 1, False
        while not ended:
            data = self._source.read(_BLOCK)
            ended = not data
            text = decoder.decode(data, final=ended)
            self._refuse_bytes(data, line)
            cut = len(text) if ended else _end_of_lines(text)
            if not cut and not ended:
                rest.append(text)
                size += len(text)
                if size > MOST_LINE:
                    raise ScreenError(
                        f"{self.name}, line {line} is longer than {MOST_LINE >> 20} MB; expected one row per line"
                    )
                continue
            whole = "".join((*rest, text[:cut]))
            rest, size = [text[cut:]], len(text) - cut
            if whole:
                yield Block(line, whole, not whole.isascii() and FOREIGN.search(whole) is not None)
                line += line_count(whole)

    def _refuse_bytes(self, data: bytes, line: int) -> None:
        # What begins as text may go on as something else.
        if self.encoding == "utf-8-sig" and not data.isascii() and len(data) > 4096 and _is_binary(data):
            raise ScreenError(
                f"{self.name} contains bytes that are not text after line {line:,}; "
                "the file may be damaged, so copy it again"
            )


def _end_of_lines(text: str) -> int:
    """Return the end of the last whole line."""
    feed = text.rfind("\n") + 1
    # A carriage return alone ends lines only in a text without line feeds; at the end, a line feed may follow it.
    return feed or text.rfind("\r", 0, len(text) - 1) + 1


def line_count(text: str) -> int:
    """Return how many ends of lines a text has: LF, CR LF or CR."""
    returns = text.count("\r")
    return text.count("\n") + (returns - text.count("\r\n") if returns else 0)


def line_pieces(text: str) -> list[str]:
    """Split a text into its lines, without their ends; only LF, CR LF and CR end one."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines

"""The source: a stream of bytes that can be peeked at and can be turned into a seekable file."""

from __future__ import annotations

import contextlib
import tempfile
from typing import IO, Any

from camwatch.screen.readers.base import ScreenError

__all__ = ["MOST_WHOLE", "Source"]

MOST_WHOLE = 1 << 29
"""The maximum size in bytes of a file in a format that must be read whole into memory."""
_MOST_SPOOLED = 1 << 36
_PIECE = 1 << 20


class Source:
    """A stream of bytes.

    Args:
        stream: The stream, at its beginning.
        name: What to call the file in messages.
        hint: The name of the file, for formats that the content does not distinguish.
        file: The same as a file to seek in, if there is one.
    """

    def __init__(self, stream: Any, name: str, hint: str, file: IO[bytes] | None = None) -> None:
        self._stream = stream
        self._ahead = bytearray()
        self._ended = False
        self.name = name
        self.hint = hint
        self.file: IO[bytes] | None = file
        self.position: int = 0
        self.closed: bool = False

    def peek(self, count: int) -> bytes:
        """Return the next bytes without reading them: as many as asked for, fewer only at the end."""
        while len(self._ahead) < count and not self._ended:
            piece = self._stream.read(max(count - len(self._ahead), 1 << 16))
            self._ended = not piece
            self._ahead += piece
        return bytes(self._ahead[:count])

    def read(self, count: int = -1) -> bytes:
        """Read bytes; all that are left if the count is negative."""
        if count < 0:
            taken = bytes(self._ahead) + bytes(self._stream.read())
            self._ahead.clear()
        elif self._ahead:
            taken = bytes(self._ahead[:count])
            del self._ahead[:count]
        else:
            taken = bytes(self._stream.read(count))
        self.position += len(taken)
        return taken

    def readable(self) -> bool:
        """Return True: Arrow asks."""
        return True

    def close(self) -> None:
        """Mark the stream as closed; its owner closes it."""
        self.closed = True

    def whole(self, form: str) -> bytes:
        """Read all that is left.

        Raises:
            ScreenError: If that is more than :data:`MOST_WHOLE` bytes.
        """
        pieces, size = [], 0
        while piece := self.read(_PIECE):
            size += len(piece)
            if size > MOST_WHOLE:
                raise ScreenError(
                    f"{self.name} has more than {MOST_WHOLE >> 20} MiB, the limit for {form}; split the file, "
                    "or convert it to CSV, NDJSON or Parquet, which have no limit"
                )
            pieces.append(piece)
        return b"".join(pieces)

    def seekable(self, stack: contextlib.ExitStack) -> IO[bytes]:
        """Return the bytes as a file to seek in: the file itself, or a temporary copy of the stream."""
        if self.file is not None:
            self.file.seek(0)
            return self.file
        copy: IO[bytes] = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 (the stack closes it)
        size = 0
        while piece := self.read(_PIECE):
            size += len(piece)
            if size > _MOST_SPOOLED:
                raise ScreenError(f"{self.name} unpacks to more than {_MOST_SPOOLED >> 30} GiB; unpack it yourself")
            copy.write(piece)
        copy.seek(0)
        # What is read from here on is read from the copy.
        self.file = self._stream = copy
        self._ended, self.position = False, 0
        return copy

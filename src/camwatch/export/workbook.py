"""Workbooks of Excel: text stays text, and a failure leaves nothing behind."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

__all__ = ["workbook_at"]

# No text is taken for a formula, an address or a number.
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@contextlib.contextmanager
def workbook_at(path: Path) -> Iterator[Workbook]:
    """Yield a workbook to fill, and write it to a new file at the end.

    Args:
        path: The file. Its directory must be a temporary one: parts of the workbook are written there first.

    Raises:
        ImportError: If XlsxWriter is not installed.
        OSError: If it cannot be written; the error names the path.
    """
    from xlsxwriter.exceptions import XlsxFileError
    from xlsxwriter.workbook import Workbook

    # XlsxWriter leaves its parts and an open ZIP archive behind when the disk is full. The parts go with the
    # temporary directory, and an archive in memory can always be closed.
    packed = io.BytesIO()
    workbook = Workbook(packed, {**_OPTIONS, "tmpdir": str(path.parent)})
    try:
        yield workbook
    finally:
        try:
            workbook.close()
        except XlsxFileError as error:
            raise _of_system(error, path) from None
    path.write_bytes(packed.getbuffer())


def _of_system(error: Exception, path: Path) -> OSError:
    """Return the error of the system that XlsxWriter wraps, with the name of the file, which it lacks."""
    system = next((one for one in error.args if isinstance(one, OSError)), OSError(str(error)))
    return OSError(system.errno, system.strerror or str(system), str(path))

"""Detection of the reader for a file, by its content. Its name decides only between formats that look alike."""

from __future__ import annotations

import json
import re

from camwatch.screen.readers.base import Options, ScreenError
from camwatch.screen.readers.dialect import dialect_of
from camwatch.screen.readers.listings import listing_of
from camwatch.screen.readers.signatures import signature
from camwatch.screen.readers.source import Source
from camwatch.screen.readers.text import encoding_of, line_pieces

__all__ = ["detected", "refuse"]

_HEAD = 1 << 16
_MOST_HEAD = 1 << 20
_JSON = re.compile(r"\s*(?:\[\s*(?:[\[{\"\]\-\d]|true|false|null)|\{\s*[\"}])")
_MARKUP = re.compile(r"\s*<(?:!doctype|!--|\?xml|[a-z][\w:.-]*[\s/>])", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|table|div)[\s>]", re.IGNORECASE)
_DELIMITED = (".csv", ".tsv", ".tab")
_JSON_ENDINGS = (".json", ".ndjson", ".jsonl", ".geojson")
_AGREEMENT = 0.6
"""Share of the rows of a table that have as many cells as most."""
_FEW, _AGREEMENT_OF_FEW = 4, 0.7


def refuse(source: Source) -> None:
    """Refuse a file whose first bytes belong to an unsupported format.

    Raises:
        ScreenError: It says what the file is, and what to do.
    """
    head = source.peek(1024)
    known = signature(head)
    if known is None and b"%PDF-" in head:
        # Readers of PDF look for its beginning in the first kilobyte.
        known = signature(b"%PDF-")
    if known is not None and not known.form:
        raise ScreenError(f"{source.name} is {known.what}, which camwatch cannot read; {known.remedy}")


def detected(source: Source, options: Options) -> str:
    """Return the format of a file: a key of :data:`camwatch.screen.tables.FORMATS`.

    Raises:
        ScreenError: If the file is of a format that is not read.
    """
    refuse(source)
    known = signature(source.peek(512))
    if known is not None:
        return "spreadsheet" if known.form == "zip" else known.form
    encoding = encoding_of(source, options.encoding)
    head = source.peek(_HEAD).decode(encoding, "ignore")
    if options.sheet is not None:
        raise ScreenError(f"{source.name} is not a spreadsheet and has no sheet {options.sheet!r}; leave out --sheet")
    if options.records is not None:
        return "json"
    if options.delimiter is not None:
        return "csv"
    if _MARKUP.match(head):
        return _markup(source, head)
    if _JSON.match(head):
        form = _json(source, encoding)
        if form is not None:
            return form
    listing = listing_of(head)
    if listing is not None:
        return listing
    hint = source.hint.lower()
    if hint.endswith((".ndjson", ".jsonl")):
        return "ndjson"
    if hint.endswith(_DELIMITED) or options.header_row is not None or options.header is not None:
        return "csv"
    return "csv" if _is_table(head, hint) else "text"


def _is_table(head: str, hint: str) -> bool:
    """Return whether most of the first lines have as many cells as each other."""
    lines = [line for line in line_pieces(head) if line and not line.isspace()]
    if len(lines) < 2:
        return False
    dialect = dialect_of(head, hint, None)
    if len(lines) > _FEW:
        return dialect.share >= _AGREEMENT
    # A few lines may agree by chance, as in a letter: "Dear all,".
    first = [cell for cell in lines[0].split(dialect.delimiter) if cell.strip()]
    return dialect.share >= _AGREEMENT_OF_FEW and (len(first) > 1 or dialect.width > 2)


def _markup(source: Source, head: str) -> str:
    if re.search(r"<nmaprun[\s>]", head):
        return "nmap-xml"
    if _HTML.search(head[:4096]):
        raise ScreenError(
            f"{source.name} is a web page (HTML), not a table; copy its table into a spreadsheet and screen that, "
            "or give --input-format text to search it line by line"
        )
    raise ScreenError(
        f"{source.name} is an XML file of a kind that camwatch cannot read; convert it to CSV, "
        "or give --input-format text to search it line by line"
    )


def _json(source: Source, encoding: str) -> str | None:
    """Return whether JSON is an object per line or one document; None if it is other text."""
    count = _HEAD
    while b"\n" not in source.peek(count) and count < _MOST_HEAD:
        count *= 2
    lines = [line for line in line_pieces(source.peek(count).decode(encoding, "ignore")) if line.strip()]
    if not lines:
        return None
    # The last line may be cut off.
    whole = [_is_object(line) for line in (lines[:-1] or lines)[:20]]
    named = source.hint.lower().endswith(_JSON_ENDINGS)
    if len(lines) > 1 and lines[0].lstrip().startswith("{") and (whole[0] or 2 * sum(whole) > len(whole)):
        return "ndjson"
    return None if not named and _is_other_text(lines[0].strip(), len(lines) == 1) else "json"


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_other_text(line: str, alone: bool) -> bool:
    """Return whether a line that begins like JSON goes on as no JSON could."""
    try:
        _, end = json.JSONDecoder().raw_decode(line)
    except json.JSONDecodeError as error:
        # What breaks off at the end of the line may go on in the next.
        return not alone and error.pos < len(line) - 1 and not line.endswith((",", "{", "[", ":"))
    except RecursionError:
        return False
    return not line[end:].lstrip().startswith((",", "]", "}")) and bool(line[end:].strip())

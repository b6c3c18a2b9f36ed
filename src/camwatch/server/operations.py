"""Operations: what the addresses that are not lists take."""

from __future__ import annotations

from camwatch.citation.styles import STYLES
from camwatch.model.tables import TABLES
from camwatch.model.vocabulary import BodyKind, VendorKind
from camwatch.screen.tables import FORMATS
from camwatch.server.parameters import BOOLEAN, COUNT, DATE, Parameter

__all__ = ["CITE", "FIND", "IDENTIFY", "RESOLVE", "SCREEN"]


def _by_name(*parameters: Parameter) -> dict[str, Parameter]:
    return {parameter.name: parameter for parameter in parameters}


_NAMED = {"bodies": BodyKind, "vendors": VendorKind}
_NAME = Parameter("name", "The name, as somebody wrote it.", required=True)
_COUNTRY = Parameter("country", "Country or part of one in which to look, as a code or a name.", many=True)

RESOLVE = {
    table: _by_name(_NAME, _COUNTRY, Parameter("kind", f"Word of {kind.__name__}.", many=True, words=kind))
    for table, kind in _NAMED.items()
}
"""By table, what the search for the one record of a name takes."""
FIND = {
    table: {**taken, **_by_name(Parameter("limit", "How many records at most.", COUNT, most=100, default=5))}
    for table, taken in RESOLVE.items()
}
"""By table, what the search for records by name takes."""
IDENTIFY = _by_name(Parameter("text", "A model number, MAC address, brand or line of an asset list.", required=True))
"""What the identification of a text takes."""
CITE = _by_name(
    Parameter("style", f"Style: {', '.join(STYLES)}; apa by default."),
    Parameter("table", f"Table of a claim to cite: {', '.join(TABLES)}."),
    Parameter("id", "Id of the claim; without it, the release is cited."),
)
"""What a citation takes."""
SCREEN = _by_name(
    Parameter("body", "The owner of the equipment: its id or one of its names."),
    Parameter("jurisdiction", "Country or part of one of the owner, if the register does not have it."),
    Parameter("kind", "Kind of such an owner: word of BodyKind.", words=BodyKind),
    Parameter("on", "The day on which commitments must be in force; today by default.", DATE),
    Parameter("columns", "Name of a column to search, or its position from 1; all text by default.", many=True),
    Parameter("limit", "How many rows with a find to return.", COUNT, least=0, most=1_000, default=100),
    Parameter("format", f"Format of the table: {', '.join(FORMATS)}; detected by default."),
    Parameter("encoding", "Encoding of text, such as cp1252; detected by default."),
    Parameter("delimiter", "Delimiter of CSV: a character or its name; detected by default."),
    Parameter("header", "Whether the first line names the columns; detected by default.", BOOLEAN),
    Parameter("header_row", "Line of the file, or row of the sheet, that names the columns.", COUNT),
    Parameter("sheet", "Name or number of the sheet of a spreadsheet; all sheets by default."),
    Parameter("records", "Key of the list of rows in a JSON object, such as data.items."),
)
"""What the screening of a table takes."""

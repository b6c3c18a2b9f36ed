"""Operations: the parameters of the addresses that are not lists."""

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
_NAME = Parameter("name", "The name to look up, in any spelling.", required=True)
_COUNTRY = Parameter("country", "Country or part of one in which to look, as a code or a name.", many=True)

RESOLVE = {
    table: _by_name(_NAME, _COUNTRY, Parameter("kind", f"Word of {kind.__name__}.", many=True, words=kind))
    for table, kind in _NAMED.items()
}
"""By table: the parameters of the search for the one record with a name."""
FIND = {
    table: {**taken, **_by_name(Parameter("limit", "Maximum number of records.", COUNT, most=100, default=5))}
    for table, taken in RESOLVE.items()
}
"""By table: the parameters of the search for records by name."""
IDENTIFY = _by_name(Parameter("text", "A model number, MAC address, brand or line of an asset list.", required=True))
"""The parameters of the identification of a text."""
CITE = _by_name(
    Parameter("style", f"Style: {', '.join(STYLES)}; apa by default."),
    Parameter("table", f"Table of a claim to cite: {', '.join(TABLES)}."),
    Parameter("id", "Id of the claim; without it, the release is cited."),
)
"""The parameters of a citation."""
SCREEN = _by_name(
    Parameter("body", "The owner of the equipment: its id or one of its names."),
    Parameter("jurisdiction", "The owner's country or part of one, if the owner is not in the register."),
    Parameter("kind", "The owner's kind, in the same case: word of BodyKind.", words=BodyKind),
    Parameter("on", "The day on which commitments must be in force; today by default.", DATE),
    Parameter("columns", "Name of a column to search, or its position from 1; all text columns by default.", many=True),
    Parameter("limit", "Maximum number of matching rows to return.", COUNT, least=0, most=1_000, default=100),
    Parameter("format", f"Format of the table: {', '.join(FORMATS)}; detected by default."),
    Parameter("encoding", "Encoding of text, such as cp1252; detected by default."),
    Parameter("delimiter", "Delimiter of CSV: a character or its name; detected by default."),
    Parameter("header", "Whether the first line names the columns; detected by default.", BOOLEAN),
    Parameter("header_row", "Line of the file, or row of the sheet, that names the columns.", COUNT),
    Parameter("sheet", "Name or number of the sheet of a spreadsheet; all sheets by default."),
    Parameter("records", "Key of the list of rows in a JSON object, such as data.items."),
)
"""The parameters of the screening of a table."""

"""The command ``cite``."""

from __future__ import annotations

import click

from camwatch.citation.styles import STYLES
from camwatch.cli.command import argument
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.output import complain, say
from camwatch.dataset import Dataset
from camwatch.errors import RetiredRecord, UnknownId, UnknownTable, nearest
from camwatch.model.claim import Claim
from camwatch.model.tables import TABLES
from camwatch.wording import noun

__all__ = ["command"]

_CLAIMS = tuple(table for table, cls in TABLES.items() if issubclass(cls, Claim))


def _claim(data: Dataset, name: str) -> Claim:
    """Return the claim with an id; ``table/id`` chooses between claims of different tables with the same id."""
    table, _, record_id = name.rpartition("/")
    if table and table not in _CLAIMS:
        raise UnknownTable(f"{table!r} is not a table of claims; {nearest(table, _CLAIMS)}")
    claims: list[Claim] = []
    for one in (table,) if table else _CLAIMS:
        try:
            claims.append(data.collection(one)[record_id])
        except RetiredRecord:
            raise
        except UnknownId:
            continue
    if len(claims) > 1:
        names = [f"{one}/{record_id}" for one in _CLAIMS if record_id in data.tables[one]]
        raise UnknownId(f"{record_id!r} is the id of {len(claims)} claims; give one of: {', '.join(names)}")
    if not claims:
        for one in sorted(TABLES.keys() - set(_CLAIMS)):
            if record_id in data.tables[one]:
                raise UnknownId(
                    f"{record_id!r} is the id of a {noun(TABLES[one])}, not of a claim; give the id of a claim, "
                    "or give no id to cite the release"
                )
        ids = [each for one in ((table,) if table else _CLAIMS) for each in data.tables[one].ids]
        raise UnknownId(f"no claim has the id {record_id!r}; {nearest(record_id, ids, of=table or 'claims')}")
    return claims[0]


@define(
    "cite",
    examples=(
        "camwatch cite",
        "camwatch --release 2026.11.0 cite --style bibtex",
        "camwatch cite gb-tesco-phase-out-2023 --style ris",
    ),
)
@argument(
    "claim_id",
    metavar="[ID]",
    required=False,
    help="The id of a claim. If the id occurs in two tables, put the table before it, as in ties/ID.",
)
@click.option(
    "--style",
    type=click.Choice(sorted(STYLES)),
    default="apa",
    show_default=True,
    help="APA text, or a format for reference managers and repositories.",
)
@click.pass_context
def command(context: click.Context, claim_id: str | None, style: str) -> None:
    """Cite.

    Without an ID, it cites the release; with an ID, the claim and its evidence.

    """
    data = dataset(context)
    if claim_id is None:
        say(data.cite(style))
        return
    claim = _claim(data, claim_id)
    if claim.id != (asked := claim_id.rpartition("/")[2]):
        complain(f"{asked} was merged into {claim.id}, which is cited here.")
    say(claim.cite(style))

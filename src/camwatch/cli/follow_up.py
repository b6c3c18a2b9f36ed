"""The command ``follow-up``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from camwatch.atomic import replaced_file
from camwatch.cli.claims import commitment_columns, commitment_row
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.options import all_subjects, by_body, given, on_day
from camwatch.cli.output import say
from camwatch.cli.tables import Column, Layout, emit, listed
from camwatch.dataset import Dataset
from camwatch.dates import DateLike
from camwatch.errors import TargetExists
from camwatch.followup import FollowUp, law_for, to_follow_up
from camwatch.wording import counted

__all__ = ["command"]

_WHY = {"overdue": "deadline passed", "expected": "expected date passed", "quiet": "no report since"}


def _law(follow_up: FollowUp) -> str | None:
    law, _ = law_for(follow_up.commitment.body)
    return None if law is None else law.name


def _columns(data: Dataset, on: DateLike | None) -> tuple[Column, ...]:
    of_commitment = {
        column.key: column
        for column in commitment_columns(data, on=on, dates=("due",), reports=True)
        if column.key not in ("vendor_names", "standing", "read")
    }
    return (
        of_commitment.pop("id").over(_commitment),
        Column("Why", lambda one: one.reason.value, shown=lambda one: _WHY[one.reason.value]),
        *(column.over(_commitment) for column in of_commitment.values()),
        Column("Law", _law, wide=True),
        Column("Letter", lambda one: str(one.letter), common=False),
    )


def _commitment(follow_up: FollowUp) -> Any:
    return follow_up.commitment


def _row(follow_up: FollowUp) -> dict[str, Any]:
    return commitment_row(follow_up.commitment)


def _write(follow_ups: tuple[FollowUp, ...], folder: Path, *, overwrite: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    paths = {folder / f"{one.commitment.id}.txt": one for one in follow_ups}
    there = [path for path in paths if path.exists()]
    if there and not overwrite:
        raise TargetExists(f"{str(there[0])!r} already exists; use --overwrite to replace it, or choose another --to")
    for path, one in paths.items():
        with replaced_file(path, replace=overwrite) as fresh:
            fresh.write_text(str(one.letter), encoding="utf-8", newline="\n")


@define(
    "follow-up",
    examples=(
        "camwatch follow-up --country GB",
        "camwatch follow-up --body gb-tesco --letters",
        "camwatch follow-up --country Scotland --to letters",
    ),
    differs="there is nothing to ask",
)
@by_body
@all_subjects
@on_day
@click.option(
    "--since",
    metavar="DATE",
    help="Ask about commitments without a report since this day; a year before --on by default.",
)
@click.option("--letters", is_flag=True, help="Print the letters.")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the letters to this directory, one text file per commitment.",
)
@click.option("--overwrite", is_flag=True, help="Replace letters that are already in the directory.")
@listed
@click.pass_context
def command(
    context: click.Context,
    /,
    layout: Layout,
    on: str | None,
    since: str | None,
    letters: bool,
    folder: Path | None,
    overwrite: bool,
    all_subjects: bool,
    **options: Any,
) -> None:
    """List what to ask next.

    Overdue commitments first, then passed expected dates, then commitments that nobody has reported on. Each letter is
    a short request under the law on access to information that covers the body, if one is known, with the commitment,
    its dates and the questions that would settle it.
    """
    data = dataset(context)
    found = data.commitments.where(**given(data, **options))
    follow_ups = to_follow_up(found if all_subjects else found.about_cameras(), on=on, since=since)
    chosen = follow_ups[: layout.limit]
    if folder is not None and chosen:
        _write(chosen, folder, overwrite=overwrite)
        say(f"wrote {counted(len(chosen), 'letter')} to {folder}")
    elif letters and chosen:
        say("\n\n".join([("-" * 80) + "\n\n" + str(one.letter) for one in chosen]))
    else:
        emit(
            follow_ups,
            _columns(data, on),
            layout,
            title="Questions to ask",
            row=lambda one: commitment_row(one.commitment),
        )
    if not follow_ups:
        raise SystemExit(1)

"""The command ``follow-up``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from camwatch.atomic import replaced_files
from camwatch.cli.claims import commitment_columns, commitment_row
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.options import all_subjects, by_body, left_out, on_day, only_with, query_arguments
from camwatch.cli.output import say
from camwatch.cli.tables import Column, Layout, emit, listed
from camwatch.dataset import Dataset
from camwatch.dates import DateLike
from camwatch.errors import TargetExists
from camwatch.followup import FollowUp, Inquiry, Letter, inquiry, law_for, to_follow_up
from camwatch.model.body import Body
from camwatch.model.commitment import Commitment
from camwatch.wording import counted

__all__ = ["command"]

_UNKNOWN = "unknown"
_WHY = {
    "overdue": "deadline passed",
    "expected": "expected date passed",
    "quiet": "no recent report",
    _UNKNOWN: "no known commitment",
}


class _Question(NamedTuple):
    """A question to a body: about a commitment or, if it has no known commitment, about its cameras."""

    body: Body
    why: str
    commitment: Commitment | None
    follow_up: FollowUp | None = None

    @property
    def id(self) -> str:
        return (self.commitment or self.body).id

    @property
    def letter(self) -> Letter | Inquiry:
        return inquiry(self.body) if self.follow_up is None else self.follow_up.letter


def _law(question: _Question) -> str | None:
    law, _ = law_for(question.body)
    return None if law is None else law.name


def _columns(data: Dataset, on: DateLike | None) -> tuple[Column, ...]:
    of_commitment = {
        column.key: column
        for column in commitment_columns(data, on=on, dates=("due",), reports=True)
        if column.key not in ("vendor_names", "standing", "read")
    }
    of_body = {
        "id": lambda one: one.id,
        "country": lambda one: one.body.country,
        "jurisdiction": lambda one: one.body.jurisdiction,
        "body_name": lambda one: one.body.name,
    }
    return (
        of_commitment.pop("id")._replace(value=of_body.pop("id")),
        Column("Why", lambda one: one.why, shown=lambda one: _WHY[one.why]),
        *(
            column._replace(value=of_body[name]) if name in of_body else _of_commitment(column)
            for name, column in of_commitment.items()
        ),
        Column("Law", _law, wide=True),
        Column("Letter", lambda one: str(one.letter), common=False),
    )


def _of_commitment(column: Column) -> Column:
    """Return a column of commitments as a column of questions, empty if a question is not about a commitment."""

    def over(function: Callable[[Any], Any]) -> Callable[[_Question], Any]:
        return lambda one: None if one.commitment is None else function(one.commitment)

    return column._replace(value=over(column.value), shown=None if column.shown is None else over(column.shown))


def _row(question: _Question) -> dict[str, Any]:
    return {"body": question.body.id} if question.commitment is None else commitment_row(question.commitment)


def _without_commitment(data: Dataset, bodies: Sequence[str], *, everything: bool) -> list[_Question]:
    """Return the questions to the named bodies that have no commitment."""
    commitments = data.commitments if everything else data.commitments.about_cameras()
    named = [data.bodies[one] for one in bodies if not commitments.where(body=one)]
    return [_Question(body, _UNKNOWN, None) for body in named if body.successors or not body.is_closed()]


def _refuse_layout(context: click.Context) -> None:
    """Refuse the options that only a list has, if letters are asked for."""
    for name, option in (("sort", "--sort"), ("columns", "--columns"), ("form", "--format")):
        if context.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT:
            letters = "--to" if context.params["folder"] is not None else "--letters"
            raise click.UsageError(f"{option} has no effect on letters; leave out {option} or {letters}")


def _write(questions: Sequence[_Question], folder: Path, *, overwrite: bool) -> None:
    """Write each letter to a file of its own, all of them or none."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{one.id}.txt" for one in questions]
    there = [path for path in paths if path.exists()]
    if there and not overwrite:
        raise TargetExists(f"{there[0]} already exists; add --overwrite to replace it, or choose another directory")
    with replaced_files(paths) as letters:
        for path, one in zip(letters, questions, strict=True):
            path.write_text(str(one.letter), encoding="utf-8", newline="\n")


@define(
    "follow-up",
    examples=(
        "camwatch follow-up --country GB",
        "camwatch follow-up --body gb-tesco --letters",
        "camwatch follow-up --country Scotland --to letters",
    ),
    differs="no commitment or body to ask about",
)
@by_body("commitments")
@all_subjects
@on_day("Treat this date as today when deciding which dates have passed.")
@click.option(
    "--since",
    metavar="DATE",
    help="Ask about commitments that no source has reported on since this date. Default: a year before --on.",
)
@click.option("--letters", is_flag=True, help="Print the letters.")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the letters to this directory, one text file per commitment or body.",
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

    Overdue commitments come first, then those whose expected date has passed, then those without a recent report.

    Each letter is a short request. It cites the access-to-information law that covers the body, if one is known. It
    gives the commitment and its dates, and asks whether it was carried out. If a body given with --body has no known
    commitment, the letter asks which cameras it uses and what it has decided about them.
    """
    only_with(context, "overwrite", "folder")
    if letters or folder is not None:
        _refuse_layout(context)
    data = dataset(context)
    chosen_by = query_arguments(data, **options)
    matches = data.commitments.where(**chosen_by)
    every = to_follow_up(matches, on=on, since=since)
    follow_ups = every if all_subjects else to_follow_up(matches.about_cameras(), on=on, since=since)
    unknown = _without_commitment(data, chosen_by.get("body", ()), everything=all_subjects)
    questions = [
        *(_Question(one.commitment.body, one.reason.value, one.commitment, one) for one in follow_ups),
        *unknown,
    ]
    chosen = questions[: layout.limit]
    if folder is not None and chosen:
        _write(chosen, folder, overwrite=overwrite)
        say(f"wrote {counted(len(chosen), 'letter')} to the directory {str(folder)!r}")
    elif letters and chosen:
        say("\n\n".join([("-" * 80) + "\n\n" + str(one.letter) for one in chosen]))
    else:
        emit(
            questions,
            _columns(data, on),
            layout,
            title="Questions to ask",
            absent="No commitment or body to ask about was found.",
            row=_row,
            note=" ".join(filter(None, (_advice(unknown), left_out(len(every) - len(follow_ups))))),
        )
    if not questions:
        raise SystemExit(1)


def _advice(questions: Sequence[_Question]) -> str:
    """Return how to ask the bodies that have no known commitment; empty if there are none."""
    if not questions:
        return ""
    return (
        f"No known commitment: {'; '.join(one.body.name for one in questions)}. "
        "To print a letter that asks about cameras, add --letters."
    )

"""The command ``commitments``."""

from __future__ import annotations

from typing import Any

import click

from camwatch.cli.claims import commitment_columns, commitment_row, newest
from camwatch.cli.command import clash, word_option
from camwatch.cli.command import command as define
from camwatch.cli.context import dataset
from camwatch.cli.options import all_subjects, by_body, concerning, exclusive, on_day, query_arguments
from camwatch.cli.tables import Layout, emit, listed, none_found
from camwatch.collections.commitments import IN_FORCE
from camwatch.model.vocabulary import Action, DueKind, Instrument, Standing, Status, Subject
from camwatch.wording import as_word, counted

__all__ = ["command"]


@define(
    "commitments",
    examples=(
        "camwatch commitments --vendor hikvision --country GB --made",
        "camwatch commitments --overdue --on 2024-01-01",
        "camwatch commitments --action remove --action phase_out --format csv",
        "camwatch commitments --country Scotland --columns id,body_name,due,last_report --sort -due --limit 10",
    ),
    differs="no commitment matches",
)
@by_body("commitments")
@word_option("--action", of=(Action,), multiple=True, help="Only commitments with this action; can be repeated.")
@word_option("--subject", of=(Subject,), multiple=True, help="Only commitments on this subject; can be repeated.")
@word_option(
    "--instrument",
    of=(Instrument,),
    multiple=True,
    help=("Only commitments in this form, such as a statute or a pledge; can be repeated."),
)
@word_option(
    "--status",
    of=(Status,),
    multiple=True,
    help="Only commitments with this status, as last reported; can be repeated.",
)
@word_option(
    "--due-kind", of=(DueKind,), multiple=True, help="Only commitments with a due date of this kind; can be repeated."
)
@word_option(
    "--standing",
    of=(Standing,),
    also={IN_FORCE: "bans and rules that already apply"},
    multiple=True,
    help="Only commitments with this standing on the --on date; can be repeated. The word open selects "
    "every unfinished commitment; in_force selects those that are shown as in force (stop buying, restrict, "
    "designate).",
)
@click.option(
    "--made", is_flag=True, help="Leave out proposals, reviews and refusals, and actions that were never promised."
)
@click.option("--done", is_flag=True, help="Only actions that others reported and that the body never promised.")
@click.option("--overdue", is_flag=True, help="Only unfinished commitments whose deadline is before the --on date.")
@click.option(
    "--kept", is_flag=True, help="Only commitments that were reported as carried out on or before the --on date."
)
@click.option(
    "--in-force",
    is_flag=True,
    help="Only commitments that apply on the --on date: they have taken effect and are not withdrawn. Includes those "
    "already carried out.",
)
@click.option(
    "--prompted-by",
    multiple=True,
    metavar="ID",
    help="Only commitments prompted by this intervention; can be repeated.",
)
@click.option(
    "--read/--unread",
    default=None,
    help="Only commitments that a second person has compared with their sources, or only those that nobody has.",
)
@all_subjects
@on_day()
@listed
@click.pass_context
def command(context: click.Context, /, layout: Layout, **options: Any) -> None:
    """List commitments.

    Commitments that do not cover cameras are left out unless you give --subject or --all-subjects.
    """
    exclusive(
        context, ("made", "done"), ("done", "overdue"), ("done", "kept"), ("done", "in_force"), ("overdue", "kept")
    )
    for flag in ("done", "overdue", "kept"):
        if options[flag] and options["standing"] and flag not in map(as_word, options["standing"]):
            raise clash(f"--standing {options['standing'][0]}", f"--{flag}")
    data = dataset(context)
    day, standing, everything = (options.pop(name) for name in ("on", "standing", "all_subjects"))
    flags = {name: options.pop(name) for name in ("made", "done", "overdue", "kept", "in_force")}
    matches = data.commitments.where(**query_arguments(data, **options))
    if flags["made"]:
        matches = matches.made()
    if standing:
        matches = matches.standing(standing, on=day)
    if flags["done"]:
        matches = matches.standing(Standing.DONE, on=day)
    if flags["kept"]:
        matches = matches.kept(day)
    if flags["in_force"]:
        matches = matches.in_force(day)
    possible = matches
    if flags["overdue"]:
        possible = matches.may_stand(Standing.OVERDUE, on=day)
        matches = possible.overdue(day)
    everything = everything or options["subject"]
    listed_commitments, note = concerning(matches, everything=everything)
    if undecided := len(concerning(possible, everything=everything)[0]) - len(listed_commitments):
        may = f"{counted(undecided, 'other commitment')} may be overdue; the dates are not precise enough to say so"
        note = "\n".join(filter(None, (note, may)))
    dates = ("due",) if flags["overdue"] else ("announced", "due")
    emit(
        newest(listed_commitments),
        commitment_columns(data, on=day, dates=dates, reports=flags["overdue"]),
        layout,
        title="Commitments",
        absent=none_found("commitments"),
        row=commitment_row,
        note=note,
    )

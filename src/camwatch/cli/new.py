"""The command ``new``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from camwatch.cli.command import argument, word_option
from camwatch.cli.command import command as define
from camwatch.cli.curation import FOLDER, needs_curation
from camwatch.cli.output import say
from camwatch.errors import UnknownArgument
from camwatch.model.vocabulary import Action, DueKind, Instrument, SourceKind, Subject, TieKind
from camwatch.wording import listed

__all__ = ["command"]

_TAKEN = {
    "source": ("title", "publisher", "published", "kind", "lang", "via"),
    "commitment": ("vendors", "action", "subject", "instrument", "announced", "due", "due_kind", "scope", "source"),
    "tie": ("vendors", "kind", "as_of", "cameras", "scope", "source", "present"),
}
"""By what is added: the options that apply to it."""
_OPTIONS = {"vendors": "vendor"}
"""The options whose names differ from the names of their fields."""


@define(
    "new",
    examples=(
        "camwatch new source https://www.example.org/minutes --publisher 'Northtown Council' --kind official --lang en",
        "camwatch new commitment gb-shop --vendor bolt --action phase_out --announced 2026-11-03",
        "camwatch new tie gb-shop --vendor bolt --kind uses --as-of 2026",
    ),
)
@argument("what", metavar="WHAT", type=click.Choice(tuple(_TAKEN)), help="What to add: source, commitment or tie.")
@argument(
    "of",
    metavar="URL-OR-BODY",
    help="For a source, the URL of the page; for a commitment or a tie, the id or name of the body.",
)
@click.option("--title", help="Source: its title.")
@click.option("--publisher", help="Source: who published it.")
@click.option("--published", metavar="DATE", help="Source: the date on the page.")
@click.option("--lang", metavar="TAG", help="Source: its language, such as en.")
@click.option("--via", help="Source: the outlet whose report the page repeats.")
@click.option("--vendor", "vendors", multiple=True, help="Commitment, tie: the id or name of the vendor.")
@word_option("--action", of=(Action,), help="Commitment: what the body will do or has done.")
@word_option("--subject", of=(Subject,), help="Commitment: the equipment that it covers.")
@word_option("--instrument", of=(Instrument,), help="Commitment: its form, such as a policy or a law.")
@click.option("--announced", metavar="DATE", help="Commitment: the date on which it was announced.")
@click.option("--due", metavar="DATE", help="Commitment: the date by which it will be done.")
@word_option("--due-kind", of=(DueKind,), help="Commitment: whether that date is a deadline or only expected.")
@word_option("--kind", of=(TieKind, SourceKind), help="Tie: the relation. Source: the type of publication.")
@click.option(
    "--present/--absent",
    default=None,
    help="Tie: whether a source reports that the relation exists, or that it does not.",
)
@click.option("--cameras", metavar="NUMBER", help="Tie: the number of cameras.")
@click.option("--as-of", metavar="DATE", help="Tie: the date on which, according to the source, the relation existed.")
@click.option("--scope", help="Commitment, tie: the sites or equipment covered, in words.")
@click.option("--source", metavar="ID-OR-URL", help="Commitment, tie: a source that is already in the register.")
@click.option(
    "--records", "folder", type=FOLDER, default=Path("records"), show_default=True, help="The directory of the records."
)
def command(what: str, of: str, folder: Path, **options: Any) -> None:
    """New.

    It generates the id. A new source's date of access is set to today. `camwatch check` lists what to fill in.
    """
    needs_curation()
    from camwatch.curation.scaffold import new_claim, new_source

    answers = {name: value for name, value in options.items() if value not in (None, ())}
    if strange := sorted(set(answers) - set(_TAKEN[what])):
        names = listed([f"--{_OPTIONS.get(name, name).replace('_', '-')}" for name in strange])
        verb, them = ("does", "it") if len(strange) == 1 else ("do", "them")
        raise UnknownArgument(f"{names} {verb} not apply to a {what}; leave {them} out (see: camwatch new --help)")
    if what == "source":
        added = new_source(folder, of, today=dt.date.today(), **answers)
    else:
        for name in {"commitment": ("action",), "tie": ("vendors", "kind")}[what]:
            if name not in answers:
                option = f"--{_OPTIONS.get(name, name)}"
                raise UnknownArgument(f"a {what} needs {option}, which becomes part of the id; add {option}")
        if what == "tie" and len(answers["vendors"]) > 1:
            raise UnknownArgument("a tie has exactly one vendor; run the command once for each vendor")
        if "present" in answers:
            answers["present"] = "true" if answers["present"] else "false"
        answers.setdefault("source", None)
        added = new_claim(folder, {"commitment": "commitments", "tie": "ties"}[what], of, **answers)
    if not added.added:
        say(f"The register already has this page as source {added.id!r} ({added.file}:{added.line}).")
        return
    say(f"{added.id}: {added.file}:{added.line}")
    if added.empty:
        say(f"Fill in: {', '.join(added.empty)}. Then run `camwatch format` and `camwatch check`.")

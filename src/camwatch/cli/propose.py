"""The command ``propose``."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from camwatch.atomic import naming, replaced_file
from camwatch.cli.command import argument
from camwatch.cli.command import command as define
from camwatch.cli.curation import FOLDER, needs_curation, working
from camwatch.cli.output import complain, emit_json, say
from camwatch.wording import counted

__all__ = ["command"]

_FORMS = ("commitment", "tie", "correction", "reply", "source")


def _content(file: str, most: int) -> bytes:
    """Read a form. Of one that is too long, read only one byte more than allowed."""
    if file == "-":
        return sys.stdin.buffer.read(most + 1)
    with naming(Path(file)), Path(file).open("rb") as stream:
        return stream.read(most + 1)


@define(
    "propose",
    examples=(
        "camwatch propose form.json --dry-run",
        "camwatch propose event.json --json --comment comment.md",
        "camwatch propose - --form tie < issue.md",
    ),
    differs="an answer must be corrected; nothing was written",
)
@argument(
    "file",
    metavar="FORM",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="A JSON file of answers; the text of an issue on GitHub or a similar site; the webhook event of an "
    "issue, as JSON; or - for standard input.",
)
@click.option("--form", type=click.Choice(_FORMS), help="The name of the form, if the file does not give it.")
@click.option("--dry-run", is_flag=True, help="Write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option(
    "--comment",
    "comment_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write the result to this file in Markdown, as a comment for the person who sent the form.",
)
@click.option(
    "--records", "folder", type=FOLDER, default=Path("records"), show_default=True, help="The directory of the records."
)
def command(file: str, form: str | None, dry_run: bool, as_json: bool, comment_file: Path | None, folder: Path) -> None:
    """Propose.

    A filled-in form comes from an issue in the repository, from the "Report" page of the site, or from a JSON file
    such as {"form": "tie", "body": "Northtown Council", "vendor": "Hikvision", ...}. If the file is not a form, the
    exit status is 2.
    """
    needs_curation()
    from camwatch.curation.forms.comment import comment
    from camwatch.curation.forms.filled import MOST_BYTES, read_form
    from camwatch.curation.forms.proposal import propose

    filled = read_form(_content(file, MOST_BYTES), form)
    with working("Checking the form …"):
        proposal = propose(filled, folder, today=dt.date.today())
    if proposal.clean and not dry_run:
        proposal.edits.write()
    if comment_file is not None:
        with replaced_file(comment_file) as fresh:
            fresh.write_text(comment(proposal), encoding="utf-8", newline="\n")
    if as_json:
        emit_json(
            {
                "form": proposal.form,
                "clean": proposal.clean,
                "record": proposal.record,
                "files": sorted(proposal.edits.files) if proposal.clean else [],
                "findings": [
                    {"question": finding.question, "label": finding.label, "message": finding.message}
                    for finding in proposal.findings
                ],
                "notes": list(proposal.notes),
            }
        )
    else:
        for finding in proposal.findings:
            say(str(finding))
        for note in proposal.notes:
            say(f"For the reviewer: {note}")
        if proposal.clean:
            verb = "would change" if dry_run else "changed"
            say(f"{proposal.record}: {verb} {', '.join(sorted(proposal.edits.files))}")
    if proposal.findings:
        complain(f"{counted(len(proposal.findings), 'answer')} must be corrected; nothing was written")
        raise SystemExit(1)

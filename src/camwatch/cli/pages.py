"""Pages that show one record with its claims and their sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from camwatch.cli.claims import sources_of, standing_span, tie_label
from camwatch.cli.layout import Head, paragraph, table
from camwatch.cli.output import Span, draw, screen_width, spans
from camwatch.cli.tables import Column
from camwatch.model.claim import Claim
from camwatch.model.commitment import Commitment
from camwatch.model.tie import Tie
from camwatch.model.vocabulary import Subject
from camwatch.wording import label

__all__ = ["Page", "formatted_page"]

F = TypeVar("F", bound=Callable[..., Any])


def formatted_page(function: F) -> F:
    """Add the option ``--format`` to a command that shows one record."""
    option = click.option(
        "--format",
        "form",
        type=click.Choice(("table", "json")),
        default="table",
        show_default=True,
        help="A page for reading, or JSON.",
    )
    return option(function)


class Page:
    """Lines that are collected, then printed."""

    def __init__(self) -> None:
        self._lines: list[Sequence[Span]] = []
        self._width = screen_width()

    def show(self) -> None:
        """Print the page."""
        draw(self._lines)

    def line(self, *parts: str | Span) -> None:
        """Add a line of pieces, each a str or a str with its style. The line is not wrapped."""
        self._lines.append(spans(*parts))

    def text(self, text: str, *, indent: int = 0, style: str = "") -> None:
        """Add a paragraph."""
        self._lines += paragraph(text, self._width, indent=indent, style=style)

    def section(self, title: str) -> None:
        """Begin a section."""
        self._lines += [[], spans((title, "bold underline"))]

    def table(self, records: Sequence[Any], columns: Sequence[Column], title: str) -> None:
        """Add a table of records under its title."""
        chosen = [column for column in columns if column.common]
        heads = [Head(column.title, column.right, column.key == "id") for column in chosen]
        rows = [[column.cell(record) for column in chosen] for record in records]
        title_lines = paragraph(title, self._width, style="bold")
        self._lines += [[], *title_lines, [], *table(heads, rows, self._width)]

    def commitment(self, commitment: Commitment, *, of_body: bool) -> None:
        """Add a commitment.

        Args:
            commitment: The commitment.
            of_body: Whether the page shows the commitment's body, so that the body is not named again.
        """
        who = "" if of_body else f"{commitment.body.name}: "
        vendors = ", ".join(vendor.name for vendor in commitment.vendors)
        self._lines.append([])
        self.line((f"{who}{label(commitment.action)}", "bold"), f" · {vendors} · ", standing_span(commitment))
        dates = [
            f"{name} {date}" + (f" ({label(commitment.due_kind)})" if name == "due" and commitment.due_kind else "")
            for name, date in (
                ("announced", commitment.announced),
                ("effective", commitment.effective),
                ("due", commitment.due),
                ("last report", commitment.last_report),
            )
            if date is not None
        ]
        read = "read twice" if commitment.read else "read once"
        subject = ["does not cover cameras"] if commitment.subject is Subject.OTHER else []
        self.line("  ", (" · ".join([*dates, f"by {label(commitment.instrument)}", *subject, read]), "dim"))
        self.line("  ", (commitment.id, "dim"))
        self.text(commitment.summary, indent=2)
        if commitment.scope:
            self.text(f"Covers: {commitment.scope}", indent=2)
        if len(commitment.milestones) > 1:
            for step in commitment.milestones:
                note = f": {step.note}" if step.note else ""
                self.text(f"{step.date or 'undated'} {label(step.status)}{note}", indent=4)
        for act in commitment.prompted_by:
            self.text(f"Prompted by: {act.summary} ({act.date or 'undated'}; {act.id})", indent=2)
        self._end(commitment)

    def tie(self, tie: Tie) -> None:
        """Add a tie."""
        count = f" · {tie.cameras:,} cameras" if tie.cameras is not None else ""
        self._lines.append([])
        self.line((f"{tie_label(tie)} {tie.vendor.name}", "bold"), f" · {tie.as_of or 'undated'}{count}")
        self.line("  ", (tie.id, "dim"))
        self.text(tie.summary, indent=2)
        if tie.scope:
            self.text(f"Where: {tie.scope}", indent=2)
        self._end(tie)

    def _end(self, claim: Claim) -> None:
        if claim.note:
            self.text(f"Note: {claim.note}", indent=2, style="italic")
        for source in sources_of(claim):
            when = f", {source.published}" if source.published else ""
            via = ""
            if source.via:
                # A publisher's name such as "Reuters, via Yahoo" begins with the origin, which the line already shows.
                carrier = source.publisher.removeprefix(f"{source.via}, ")
                via = f" ({carrier})" if carrier != source.publisher else f" (via {source.publisher})"
            self.text(f"· {source.origin}{when}: {source.title}{via}", indent=4, style="dim")
            # A URL that is cut or wrapped cannot be copied.
            self.line("      ", (source.url, "dim"))

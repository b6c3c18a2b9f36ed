"""The report: gathers a screening while it goes by, and writes it as a workbook or a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import attrs
import pyarrow as pa

from camwatch.atomic import replaced_file
from camwatch.errors import ScreenError
from camwatch.screen.batches import Screener
from camwatch.screen.report.content import Content
from camwatch.screen.report.rows import KeptRows
from camwatch.screen.result import Result
from camwatch.screen.summary import Summary
from camwatch.screen.writing import allow

__all__ = ["FORMS", "Form", "Report", "form_of"]


@attrs.frozen
class Form:
    """A format of reports."""

    module: str
    """The module of this package that writes it, ``xlsx`` or ``html``."""
    most: int
    """How many rows it lists for each verdict."""

    def writer(self) -> Callable[[Content, Path], None]:
        """Return what writes it.

        Raises:
            MissingExtra: If it needs a package that is not installed.
        """
        if self.module == "xlsx":
            from camwatch.screen.report import xlsx

            return xlsx.writer()
        from camwatch.screen.report import html

        return html.writer()


FORMS = {
    ".xlsx": Form("xlsx", 20_000),
    ".html": Form("html", 2_000),
}
"""The formats of reports, by the end of the name of the file."""


def form_of(target: Path, *, replace: bool) -> Form:
    """Return the format of a report, by its name.

    Raises:
        TargetExists: If the file exists and may not be replaced.
        ScreenError: If the end of the name is not one of :data:`FORMS`.
        MissingExtra: If the format needs a package that is not installed.
    """
    form = FORMS.get(target.suffix.lower())
    if form is None:
        raise ScreenError(f"the name {target.name!r} does not end in {' or '.join(FORMS)}; choose another name")
    allow(target, replace=replace)
    form.writer()
    return form


class Report:
    """Gathers what a screening found, batch by batch, for a summary and, if wanted, a file to hand on.

    Args:
        screener: What marks the batches.
        schema: The columns of the table before it is screened.
        table: The name of the table, for the title.
        reading: Full sentences on how the table was read, if that is not evident.
        target: The file to write, which ends in ``.xlsx`` or ``.html``; None to count only.
        replace: Whether a file that exists is replaced.

    Raises:
        TargetExists: If the file exists and may not be replaced.
        ScreenError: If the name of the file has another end.
        MissingExtra: If the format needs a package that is not installed.
    """

    def __init__(
        self,
        screener: Screener,
        schema: pa.Schema,
        *,
        table: str,
        reading: tuple[str, ...] = (),
        target: Path | None = None,
        replace: bool = False,
    ) -> None:
        self._target = target
        self._replace = replace
        self._form = None if target is None else form_of(target, replace=replace)
        self._summary = Summary()
        self._rows = KeptRows(screener.schema(schema), 0 if self._form is None else self._form.most)
        searched = screener.searched(schema)
        self.result: Result = Result(
            table=table,
            dataset=screener.dataset,
            summary=self._summary,
            duties=screener.duties,
            searched=searched.names,
            unsearched=searched.others,
            reading=reading,
        )
        """The counts, and what they mean; complete once every batch was added."""

    def add(self, batch: pa.RecordBatch) -> None:
        """Take in a marked batch."""
        self._summary.add(batch)
        self._rows.add(batch)

    def write(self) -> None:
        """Write the file, if one was asked for. It appears whole, or not at all.

        Raises:
            ScreenError: If the table does not fit into the format.
        """
        if self._target is None or self._form is None:
            return
        content = Content(self.result, self._rows, dt.datetime.now(tz=dt.UTC).date())
        with replaced_file(self._target, replace=self._replace) as fresh:
            self._form.writer()(content, fresh)
            fresh.chmod(0o644)

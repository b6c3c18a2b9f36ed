"""Screening in Spark: the same function in each worker, batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from camwatch.dataset import load
from camwatch.dates import DateLike, as_date
from camwatch.errors import MissingExtra
from camwatch.screen.batches import Screener

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["screen_frame", "worker"]


def worker(
    *,
    release: str,
    path: str | None = None,
    columns: Sequence[str] | None = None,
    body: str | None = None,
    on: DateLike | None = None,
    jurisdiction: str | None = None,
    kind: str | None = None,
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Return the function that a worker runs; it carries only arguments and opens the dataset in the worker.

    The dataset is opened, and made ready, once in a process, however many partitions that is given.

    Args:
        release: The version of the release; so all workers ask the same.
        path: A directory that ``camwatch build`` wrote, on every worker; the shipped dataset if None.
        columns: The columns to look in; every column of texts if None.
        body: Id or exact name of the body that owns the estate.
        on: The day on which commitments must be in force.
        jurisdiction: Code or name of the owner's country or part of a country.
        kind: Word of :class:`~camwatch.BodyKind`: the kind of the owner.
    """

    def screened(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        known = load(release, path=path)
        screener = Screener(known, columns=columns, body=body, on=on, jurisdiction=jurisdiction, kind=kind)
        return map(screener.screen, batches)

    return screened


def screen_frame(
    frame: DataFrame,
    *,
    release: str | None = None,
    path: str | None = None,
    columns: Sequence[str] | None = None,
    body: str | None = None,
    on: DateLike | None = None,
    jurisdiction: str | None = None,
    kind: str | None = None,
) -> DataFrame:
    """Look for vendors in a Spark data frame, in its workers; camwatch must be installed there.

    Args:
        frame: The data frame.
        release: The version of the release; the newest if None.
        path: A directory that ``camwatch build`` wrote, on every worker; the shipped dataset if None.
        columns: The columns to look in; every column of texts if None.
        body: Id or exact name of the body that owns the estate.
        on: The day on which commitments must be in force; if None, today according to the calling program.
        jurisdiction: Code or name of the owner's country or part of a country, such as ``"US-OK"``: of an owner that
            the register does not have or, with a name, to say which body of this name is meant.
        kind: Word of :class:`~camwatch.BodyKind`: the kind of such an owner.

    Returns:
        The data frame with the columns of :func:`~camwatch.screen.screen_batches` beside its own.

    Raises:
        MissingExtra: If Spark is not installed.
        UnknownColumn: If a column to look in is missing; the message lists the nearest.
        ScreenError: If a column to look in is there twice or holds no text.
        UnknownId: If no body has this id.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
        from pyspark.sql.types import StructType
    except ImportError:
        raise MissingExtra("screening in Spark needs optional packages; run: pip install 'camwatch[spark]'") from None
    dataset = load(release, path=path)
    day = as_date(on)
    screener = Screener(dataset, columns=columns, body=body, on=day, jurisdiction=jurisdiction, kind=kind)
    before = to_arrow_schema(frame.schema)
    added = pa.schema(list(screener.schema(before))[len(before) :])
    # The fields of the frame stay Spark's own: not all of their types come back from Arrow as they were.
    after = StructType([*frame.schema.fields, *from_arrow_schema(added).fields])
    function = worker(
        release=dataset.release.version,
        path=path,
        columns=columns,
        body=body,
        on=str(day),
        jurisdiction=jurisdiction,
        kind=kind,
    )
    return frame.mapInArrow(function, after)

"""Questions: the lists that the server offers, each with its parameters and the library call behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from camwatch.collections.base import Collection
from camwatch.collections.commitments import IN_FORCE, Commitments
from camwatch.dataset import Dataset
from camwatch.model.tables import TABLES
from camwatch.model.vocabulary import BodyKind, Standing
from camwatch.server.limits import Limits
from camwatch.server.parameters import COUNT, DATE, FLAG, Parameter, filters_of

__all__ = ["ON", "Question", "paging", "questions", "sorted_by"]

ON = Parameter("on", "The date for which to compute standing: YYYY, YYYY-MM or YYYY-MM-DD; today by default.", DATE)
_SINCE = Parameter("since", "The day: YYYY, YYYY-MM or YYYY-MM-DD.", DATE, required=True)
_ALL = Parameter("all_subjects", "Include commitments that do not cover cameras.", FLAG)
_OF_COMMITMENTS = (
    Parameter("made", "Leave out proposals, reviews, refusals and acts that were not promised.", FLAG),
    Parameter(
        "standing",
        f"Standing of the commitment on the `on` date: word of Standing, or {IN_FORCE} for bans and rules that already "
        "apply, a part of the open ones.",
        many=True,
        words=Standing,
        more_words=(IN_FORCE,),
    ),
    Parameter("in_force", "Only those that certainly apply on the `on` date.", FLAG),
    ON,
)


def _by_name(*parameters: Parameter) -> dict[str, Parameter]:
    return {parameter.name: parameter for parameter in parameters}


def paging(limits: Limits) -> dict[str, Parameter]:
    """Return the parameters that every list takes."""
    return _by_name(
        Parameter("limit", "Maximum number of records.", COUNT, most=limits.page, default=100),
        Parameter("offset", "Number of records to skip.", COUNT, least=0, default=0),
        Parameter(
            "sort",
            "Name of a column, with a hyphen before it to reverse the order; the order of ids by default.",
            many=True,
        ),
    )


@attrs.frozen(kw_only=True)
class Question:
    """A list that the server answers."""

    path: str
    """The last part of its address."""
    table: str
    """The table whose records it lists."""
    summary: str
    """A phrase for its content."""
    parameters: Mapping[str, Parameter]
    """Its own parameters, without the parameters that every list has."""
    answer: Callable[[Dataset, dict[str, Any]], Collection[Any]]
    """The library call."""
    judged: bool = False
    """Whether its records carry their standing on a day."""


def sorted_by(records: Collection[Any], columns: list[str]) -> Collection[Any]:
    """Return records in the order of columns, the most important first; a hyphen before a name reverses its order."""
    for column in reversed(columns):
        records = records.sort_by(column.removeprefix("-"), descending=column.startswith("-"))
    return records


def _all_of(table: str) -> Callable[[Dataset, dict[str, Any]], Collection[Any]]:
    def answer(dataset: Dataset, given: dict[str, Any]) -> Collection[Any]:
        records: Any = dataset.tables[table]
        found: Collection[Any] = records.where(**given)
        return found

    return answer


def _filtered(dataset: Dataset, given: dict[str, Any]) -> Commitments:
    return dataset.commitments.where(**given)


def _commitments(dataset: Dataset, given: dict[str, Any]) -> Commitments:
    made, standing, in_force, on = (given.pop(name, None) for name in ("made", "standing", "in_force", "on"))
    found = _filtered(dataset, given)
    if made:
        found = found.made()
    if standing is not None:
        found = found.standing(standing, on=on)
    return found.in_force(on) if in_force else found


def _judged(judge: Callable[[Commitments, str | None], Commitments]) -> Callable[..., Commitments]:
    """Return a question about commitments on a date. Those that do not cover cameras are left out by default."""

    def answer(dataset: Dataset, given: dict[str, Any]) -> Commitments:
        on, everything = given.pop("on", None), given.pop("all_subjects", False)
        found = _filtered(dataset, given)
        return judge(found if everything or "subject" in given else found.about_cameras(), on)

    return answer


def _quiet(dataset: Dataset, given: dict[str, Any]) -> Commitments:
    since = given.pop("since")
    return _judged(lambda found, _: found.quiet(since))(dataset, given)


def questions(dataset: Dataset) -> Iterator[Question]:
    """Yield every list that the server offers for a release."""
    of: dict[str, dict[str, Parameter]] = {}
    for table, record in TABLES.items():
        records: Any = dataset.tables[table]
        of[table] = filters_of(records.where, record)
        own = {**of[table], **_by_name(*_OF_COMMITMENTS)} if table == "commitments" else of[table]
        yield Question(
            path=table,
            table=table,
            summary=f"The {table.replace('_', ' ')}",
            parameters=own,
            answer=_commitments if table == "commitments" else _all_of(table),
            judged=table == "commitments",
        )
    about = of["commitments"]
    for path, summary, more, answer in (
        (
            "overdue",
            "Commitments whose deadline has passed and that no source reports as carried out",
            (ON, _ALL),
            _judged(lambda found, on: found.overdue(on)),
        ),
        (
            "expected",
            "Commitments whose expected date has passed and that no source reports as carried out",
            (ON, _ALL),
            _judged(lambda found, on: found.expected(on)),
        ),
        ("quiet", "Unfinished commitments not reported on since a given day", (_SINCE, _ALL), _quiet),
    ):
        parameters = {**about, **_by_name(*more)}
        yield Question(
            path=path, table="commitments", summary=summary, parameters=parameters, answer=answer, judged=True
        )
    yield Question(
        path="binding",
        table="commitments",
        summary="Commitments of other bodies, including laws, that bind a body",
        parameters=_by_name(
            Parameter("body", "The body: its id or one of its names."),
            Parameter("jurisdiction", "Instead of `body`: country or part of one (US-OK, Scotland)."),
            Parameter("kind", "With `jurisdiction`: word of BodyKind.", words=BodyKind),
            Parameter("on", "Only commitments in force on this day; all by default.", DATE),
        ),
        answer=lambda dataset, given: dataset.binding(given.pop("body", None), **given),
        judged=True,
    )
    yield Question(
        path="without-commitment",
        table="bodies",
        summary="Known users of a vendor's equipment that have made no commitment about it, with the evidence",
        parameters={**{name: about[name] for name in ("vendor", "country", "body_kind")}, "on": ON},
        answer=lambda dataset, given: dataset.without_commitment(**given),
        judged=True,
    )

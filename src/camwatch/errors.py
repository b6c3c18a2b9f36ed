"""The errors of camwatch: every one derives from :class:`CamwatchError`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from camwatch.names.match import Match

__all__ = [
    "AmbiguousName",
    "CamwatchError",
    "DamagedData",
    "InvalidDate",
    "MissingExtra",
    "QueryError",
    "RetiredRecord",
    "TargetExists",
    "UnknownArgument",
    "UnknownId",
    "UnknownName",
    "UnknownRelease",
    "UnknownWord",
    "UnlinkedRecord",
    "UnresolvedName",
    "nearest",
]


class CamwatchError(Exception):
    """Base of every error that camwatch raises on purpose."""


class InvalidDate(CamwatchError, ValueError):
    """A text is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD, or not one that exists."""


class UnknownId(CamwatchError, KeyError):
    """No record of a table has the id that was asked for."""

    # KeyError shows repr(argument); the message is a sentence, so show it as one.
    def __str__(self) -> str:
        return Exception.__str__(self)


class RetiredRecord(UnknownId):
    """The record was withdrawn from the register; the message gives the reason."""


class UnknownRelease(CamwatchError, LookupError):
    """The package carries no release of the version that was asked for."""


class UnresolvedName(CamwatchError, LookupError):
    """A name did not lead to one record."""

    def __init__(self, message: str, text: str, candidates: tuple[Match[Any], ...]) -> None:
        super().__init__(message)
        self.text: str = text
        """The name that was asked for."""
        self.candidates: tuple[Match[Any], ...] = candidates
        """The records that it may mean, the likeliest first."""

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (str(self), self.text, self.candidates)


class UnknownName(UnresolvedName):
    """No record bears the name that was asked for; the candidates are those with near names."""


class AmbiguousName(UnresolvedName):
    """A name does not tell which of several records is meant, or whether it is the one that bears it."""


class UnknownWord(CamwatchError, ValueError):
    """A value is not a word of the vocabulary that an argument or a field takes."""


class UnknownArgument(CamwatchError, TypeError):
    """A query was given a keyword that it does not take, or a value of a wrong type."""


class DamagedData(CamwatchError):
    """A file of the dataset is missing, damaged, truncated or not one of camwatch's."""


class TargetExists(CamwatchError, FileExistsError):
    """Something lies where an export is to be written, and may not be replaced."""


class MissingExtra(CamwatchError, ImportError):
    """A feature needs a package that is not installed; the message says which to install."""


class QueryError(CamwatchError, ValueError):
    """A SQL query has a fault, or does what a query may not; the message gives the reason and the tables."""


class UnlinkedRecord(CamwatchError, RuntimeError):
    """A record that was made by hand, outside a dataset, was asked to follow a link."""


def nearest(word: str, choices: Iterable[str], *, limit: int = 5) -> str:
    """Say which of the choices are closest to a word, for the end of an error message.

    Args:
        word: What was asked for.
        choices: What would have been accepted.
        limit: How many to name; all are named where there are at most twelve.
    """
    import difflib

    known = sorted(set(choices))
    if not known:
        return "there is nothing to choose from"
    if len(known) <= 12:
        return "choose from: " + ", ".join(known)
    close = difflib.get_close_matches(word.lower(), known, n=limit, cutoff=0.4)
    if not close:
        # An id's tail is often what a person remembers of it.
        close = [choice for choice in known if word.lower() in choice][:limit]
    if not close:
        return f"nothing among the {len(known)} choices is close to it"
    return "the nearest are: " + ", ".join(close)

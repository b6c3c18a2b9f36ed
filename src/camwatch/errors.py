"""The errors of camwatch: one class for each thing that can be wrong, wherever it is.

Each derives from the built-in error that it is a case of, so that ``except KeyError`` works as well::

    CamwatchError
    ├── UnknownId (KeyError)                 no record has the id
    │   ├── UnknownIdentifier                no record has the code of a register
    │   └── RetiredRecord                    it was withdrawn
    ├── AmbiguousIdentifier (LookupError)    several records have the code of a register
    ├── UnknownRelease (LookupError)         no release has the version
    ├── UnresolvedName (LookupError)         a name does not lead to one record
    │   ├── UnknownName                      no record has it
    │   └── AmbiguousName                    it may mean several
    ├── UnknownWord (ValueError)             a value is not one of the choices
    │   ├── UnknownTable (KeyError)          no table has the name
    │   └── UnknownColumn (KeyError)         the table has no column of the name
    ├── UnknownArgument (TypeError)          an argument has a wrong type or does not fit the others
    ├── InvalidDate (ValueError)             a text is not a date
    ├── UnorderedDates (TypeError)           dates were compared by ``<``
    ├── UnlinkedRecord (RuntimeError)        a record that was made by hand was asked for a link
    ├── QueryError (ValueError)              a SQL query has a fault
    ├── PatternError (ValueError)            a device pattern has a fault
    ├── ScreenError (ValueError)             a table cannot be screened
    ├── DamagedData                          a file of the dataset is not what was published
    ├── TargetExists (FileExistsError)       a file already exists at the target
    ├── MissingExtra (ImportError)           a package is not installed
    ├── RecordFaults                         the records have faults
    ├── UnusableForm (ValueError)            a text is not a filled form
    └── BuildRefused                         sound records would break a promise to their users
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from camwatch.curation.fault import Fault
    from camwatch.names.match import Match

__all__ = [
    "AmbiguousIdentifier",
    "AmbiguousName",
    "BuildRefused",
    "CamwatchError",
    "DamagedData",
    "InvalidDate",
    "MissingExtra",
    "PatternError",
    "QueryError",
    "RecordFaults",
    "RetiredRecord",
    "ScreenError",
    "TargetExists",
    "UnknownArgument",
    "UnknownColumn",
    "UnknownId",
    "UnknownIdentifier",
    "UnknownName",
    "UnknownRelease",
    "UnknownTable",
    "UnknownWord",
    "UnlinkedRecord",
    "UnorderedDates",
    "UnresolvedName",
    "UnusableForm",
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


class UnknownIdentifier(UnknownId):
    """No record of a table has the identifier that was asked for; the message lists the schemes or the nearest."""


class AmbiguousIdentifier(CamwatchError, LookupError):
    """Several records have the identifier that was asked for; the message lists them."""


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
    """A name fits several records, or is too general to identify one."""


class UnknownWord(CamwatchError, ValueError):
    """A value is not a word of the vocabulary that an argument or a field takes."""


class UnknownTable(UnknownWord, KeyError):
    """There is no table with this name; the message lists the tables."""

    def __str__(self) -> str:
        return Exception.__str__(self)


class UnknownColumn(UnknownWord, KeyError):
    """A table has no column of the name; the message lists the nearest."""

    def __str__(self) -> str:
        return Exception.__str__(self)


class UnknownArgument(CamwatchError, TypeError):
    """An argument has a wrong type, or does not fit the others; the message says what was expected."""


class DamagedData(CamwatchError):
    """A file of the dataset is missing, damaged, truncated or not one of camwatch's."""


class TargetExists(CamwatchError, FileExistsError):
    """The target already exists and may not be replaced."""


class MissingExtra(CamwatchError, ImportError):
    """A feature needs a package that is not installed; the message says which to install."""


class QueryError(CamwatchError, ValueError):
    """A SQL query has a fault, or does what a query may not; the message gives the reason and the tables."""


class PatternError(CamwatchError, ValueError):
    """A device pattern is not of the form that is allowed."""


class ScreenError(CamwatchError, ValueError):
    """A table cannot be screened: it is damaged, of another format, or its columns do not fit."""


class UnorderedDates(CamwatchError, TypeError):
    """Dates were compared by ``<`` or sorted; the message says how dates that may overlap are put in order."""


class RecordFaults(CamwatchError):
    """The records have faults; ``faults`` holds all of them."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults: list[Fault] = sorted(faults)
        """Every fault, in the order of files and lines."""

    def __str__(self) -> str:
        count = len(self.faults)
        return "\n".join([f"{count} fault{'s' if count != 1 else ''} in the records:", *map(str, self.faults)])


class UnusableForm(CamwatchError, ValueError):
    """A text is not a filled form: it has another format, it is too long, or nobody can say which form it is."""


class BuildRefused(CamwatchError):
    """The records are sound, but the release that they make would break a promise to its users."""


class UnlinkedRecord(CamwatchError, RuntimeError):
    """A record that was made by hand, outside a dataset, was asked to follow a link."""


def nearest(word: str, choices: Iterable[str], *, limit: int = 5) -> str:
    """Say which of the choices are closest to a word, for the end of an error message.

    Args:
        word: What was asked for.
        choices: What would have been accepted.
        limit: Maximum number of names; all are listed if there are at most twelve.
    """
    import difflib

    word = str(word)
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

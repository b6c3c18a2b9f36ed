"""The errors of camwatch: one class for each kind of fault, wherever it occurs.

Each also derives from the matching built-in error, so that ``except KeyError`` works too::

    CamwatchError
    ├── UnknownId (KeyError)                 no record has the id
    │   ├── UnknownIdentifier                no record has the identifier, such as a Wikidata code
    │   └── RetiredRecord                    the record was withdrawn
    ├── AmbiguousIdentifier (LookupError)    several records have the identifier
    ├── UnknownRelease (LookupError)         no release has the version
    ├── UnresolvedName (LookupError)         a name does not lead to one record
    │   ├── UnknownName                      no record has the name
    │   └── AmbiguousName                    the name may mean several records
    ├── UnknownWord (ValueError)             a value is not one of the choices
    │   ├── UnknownTable (KeyError)          no table has the name
    │   └── UnknownColumn (KeyError)         the table has no column with the name
    ├── UnknownArgument (TypeError)          an argument has the wrong type or conflicts with others
    ├── InvalidDate (ValueError)             a string is not a date
    ├── UnorderedDates (TypeError)           dates were compared with ``<``
    ├── UnlinkedRecord (RuntimeError)        a record built by hand cannot follow a link
    ├── QueryError (ValueError)              a SQL query has a fault
    ├── PatternError (ValueError)            a device pattern has a fault
    ├── ScreenError (ValueError)             a table cannot be screened
    ├── DamagedData                          a file of the dataset differs from the published one
    ├── TargetExists (FileExistsError)       a file already exists at the target
    ├── MissingExtra (ImportError)           a package is not installed
    ├── RecordFaults                         the records have faults
    ├── UnusableForm (ValueError)            a text is not a filled-in form
    └── BuildRefused                         a release would break a guarantee, such as by dropping a record
"""

from __future__ import annotations

import errno
import os

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
    "system_reason",
]

_REMEDIES = {
    errno.ENOENT: "check the path",
    errno.ENOTDIR: "check the path",
    errno.EISDIR: "give the path of a file",
    errno.EACCES: "change its permissions or choose another path",
    errno.EPERM: "change its permissions or choose another path",
    errno.EROFS: "choose a path on a writable disk",
    errno.ENOSPC: "free some space or choose another path",
    errno.EDQUOT: "free some space or choose another path",
    errno.EFBIG: "free some space or choose another path",
    errno.EMFILE: "close other programs and try again",
    errno.EADDRINUSE: "choose another port",
    errno.EADDRNOTAVAIL: "choose an address of this computer",
    errno.ENAMETOOLONG: "choose a shorter path",
}
"""What a user can do about an error of the operating system, by its number."""


class CamwatchError(Exception):
    """Base of every error that camwatch raises on purpose."""


class InvalidDate(CamwatchError, ValueError):
    """A string is not a date in the form YYYY, YYYY-MM or YYYY-MM-DD, or the date does not exist."""


class UnknownId(CamwatchError, KeyError):
    """No record of a table has the given id."""

    # KeyError shows repr(argument), but the message is a sentence.
    def __str__(self) -> str:
        return Exception.__str__(self)


class RetiredRecord(UnknownId):
    """The record was withdrawn from the register; the message gives the reason."""


class UnknownIdentifier(UnknownId):
    """No record of a table has the given identifier; if the scheme is unknown, the message lists the schemes."""


class AmbiguousIdentifier(CamwatchError, LookupError):
    """Several records have the given identifier; the message lists them."""


class UnknownRelease(CamwatchError, LookupError):
    """The package does not contain a release with the given version."""


class UnresolvedName(CamwatchError, LookupError):
    """A name did not lead to one record."""

    def __init__(self, message: str, text: str, candidates: tuple[Match[Any], ...]) -> None:
        super().__init__(message)
        self.text: str = text
        """The name that was looked up."""
        self.candidates: tuple[Match[Any], ...] = candidates
        """The records that it may mean, most likely first."""

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (str(self), self.text, self.candidates)


class UnknownName(UnresolvedName):
    """No record has the given name; the candidates are records with similar names."""


class AmbiguousName(UnresolvedName):
    """A name fits several records, or is too general to identify one."""


class UnknownWord(CamwatchError, ValueError):
    """A value is not in the vocabulary of an argument or a field."""


class UnknownTable(UnknownWord, KeyError):
    """No table has this name; the message lists the tables."""

    def __str__(self) -> str:
        return Exception.__str__(self)


class UnknownColumn(UnknownWord, KeyError):
    """A table has no column with this name; the message lists the most similar names."""

    def __str__(self) -> str:
        return Exception.__str__(self)


class UnknownArgument(CamwatchError, TypeError):
    """An argument has the wrong type or conflicts with others; the message says what was expected."""


class DamagedData(CamwatchError):
    """A file of the dataset is missing, damaged or truncated, or is not a camwatch file."""


class TargetExists(CamwatchError, FileExistsError):
    """The target already exists, and replacing it was not requested."""


class MissingExtra(CamwatchError, ImportError):
    """A feature needs a package that is not installed; the message says which to install."""


class QueryError(CamwatchError, ValueError):
    """A SQL query has a fault or does something that is not allowed; the message gives the reason."""


class PatternError(CamwatchError, ValueError):
    """A device pattern does not have an allowed form."""


class ScreenError(CamwatchError, ValueError):
    """A table cannot be screened: it is damaged, has another format, or lacks a requested column."""


class UnorderedDates(CamwatchError, TypeError):
    """Dates were compared with ``<`` or sorted; the message says how to order dates that may overlap."""


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
    """A text is not a filled-in form: it has another format, is too long, or does not say which form it is."""


class BuildRefused(CamwatchError):
    """The records have no faults, but the release would break a guarantee to users, such as by dropping a record."""


class UnlinkedRecord(CamwatchError, RuntimeError):
    """A record that was built by hand, outside a dataset, cannot follow a link."""


def nearest(
    word: str, choices: Iterable[str], *, of: str = "", by: str = "id", limit: int = 5, alike: Iterable[str] = ()
) -> str:
    """Return the end of an error message: the choices that are most similar to a word, or all if they are few.

    Args:
        word: The word that was given.
        choices: The words that would have been accepted.
        of: What they name, in the plural, such as ``columns``; empty if they are words of a vocabulary.
        by: What they are: ``id`` or ``name``; used only with ``of``.
        alike: Choices that are known to be similar, such as ids of records with similar names; these come first.
        limit: Maximum number of similar words. If there are at most twelve choices, all are listed.
    """
    import difflib

    word = str(word)
    known = sorted(set(choices))
    if not known:
        return f"there are no {of}" if of else "no value is valid here"

    if len(known) <= 12:
        return "choose from: " + ", ".join(known)
    close = list(dict.fromkeys([*alike, *difflib.get_close_matches(word.lower(), known, n=limit, cutoff=0.4)]))[:limit]
    if not close:
        # People often remember the end of an id.
        close = [choice for choice in known if word.lower() in choice][:limit]
    if not close:
        none = f"none of the {len(known):,}"
        return f"{none} {of} has a similar {by}" if of else f"{none} valid values is similar"
    return f"did you mean {close[0]}?" if len(close) == 1 else f"did you mean one of these? {', '.join(close)}"


def system_reason(error: OSError) -> str:
    """Return why a call of the operating system failed and, if something helps, what to do.

    Args:
        error: The error. Arrow's errors give the number only in their text.
    """
    import re

    found = re.search(r"\[errno (\d+)\]", str(error), re.IGNORECASE)
    number = error.errno or (int(found[1]) if found else 0)
    reason = error.strerror or (os.strerror(number) if number else "") or str(error) or type(error).__name__
    remedy = _REMEDIES.get(number)
    return f"{reason[:1].lower()}{reason[1:]}" + (f"; {remedy}" if remedy else "")

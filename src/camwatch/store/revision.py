"""The revision: a record as it was from one release to another."""

from __future__ import annotations

from typing import Generic, TypeVar

import attrs

from camwatch.model.record import Record
from camwatch.store.release import Release

__all__ = ["Revision"]

R_co = TypeVar("R_co", bound=Record, covariant=True)


@attrs.frozen(kw_only=True)
class Revision(Generic[R_co]):
    """A record as it was from one release to another."""

    release: Release
    """The release that it came in."""
    record: R_co
    """The record as it was from then on. Its links lead to the records of that release."""
    until: Release | None = None
    """The release that replaced or dropped it; None while it is current."""
    successor: str | None = None
    """The id of the record that it was merged into, on the last revision of a record that was."""
    reason: str | None = None
    """Why the record was merged or withdrawn, on the last revision of one that was."""

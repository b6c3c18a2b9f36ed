"""The dataset: one release of the register, opened for questions."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

import pyarrow as pa

from camwatch.arrow.rows import from_row, link
from camwatch.collections.claims import vendors_and_classes
from camwatch.collections.filters import Filters, OneOrMore, Records
from camwatch.collections.shelf import Shelf
from camwatch.dates import DateLike
from camwatch.errors import UnknownArgument, UnknownRelease, nearest
from camwatch.model.body import Body
from camwatch.model.claim import Claim
from camwatch.model.column import columns
from camwatch.model.record import Record
from camwatch.model.tables import TABLES
from camwatch.model.vendor import Vendor
from camwatch.store.archive import Archive
from camwatch.store.history import merged_into, revisions
from camwatch.store.location import data_directory
from camwatch.store.release import Release
from camwatch.store.revision import Revision
from camwatch.store.tables import ReleaseRows

if TYPE_CHECKING:
    from camwatch.collections.commitments import Commitments
    from camwatch.collections.users import Users
    from camwatch.coverage import Coverage
    from camwatch.devices.identification import Identifications
    from camwatch.devices.identifier import DeviceIdentifier
    from camwatch.plot.picture import Picture
    from camwatch.sql import Database

__all__ = ["Dataset", "load", "releases"]

R = TypeVar("R", bound=Record)


class Dataset(ReleaseRows, Shelf):
    """One release of the register. Made by :func:`load`."""

    def __init__(self, archive: Archive, release: Release) -> None:
        super().__init__(archive, release)
        self._store = self

    def at(self, release: Release) -> Dataset:
        """Return the dataset of another release that the package carries."""
        return load(release.version, path=self._archive.path)

    def history(self, table: str, record_id: str) -> tuple[Revision[Any], ...]:
        """Return the revisions of a record and of those merged into it, up to this release.

        Raises:
            UnknownId: If there never was such a record; the message lists the nearest ids.
        """
        followed, _ = self._follow(table, record_id)
        ids = merged_into(self._stored("retired").to_pylist(), table, followed)
        return revisions(self, self._archive, table, ids)

    def history_of(self, record: Record) -> tuple[Revision[Any], ...]:
        """Return the history of one of the dataset's records."""
        table = next(name for name, cls in TABLES.items() if cls is type(record))
        return self.history(table, record.id)

    def unlike(self, table: str, other: Release) -> pa.Table:
        """Return the rows that stand in this release or in another, not in both, with the columns of a revision."""
        return self._archive.changed(table, *sorted((self.release.ordinal, other.ordinal)))

    def record(self, cls: type[R], row: Mapping[str, Any]) -> R:
        """Make a record of a row, linked to the dataset."""
        made = from_row(cls, row)
        link(made, self)
        return made

    def get(self, table: str, record_id: str) -> Any:
        """Return the record of a table with an id, following redirects.

        Raises:
            UnknownId: If there is no such record.
        """
        return self.collection(table)[record_id]

    def related(self, table: str, column: str, record_id: str) -> Any:
        """Return the records of a table that name an id in a column; for a vendor, its classes too."""
        by_name = {known.name: (attribute, known) for attribute, known in columns(TABLES[table]).items()}
        attribute, known = by_name[column]
        ids = vendors_and_classes(self, record_id) if known.references == "vendors" else [record_id]
        filters = Filters(self.table(table))
        if attribute.endswith("_ids"):
            filters.holds(column, ids)
        else:
            filters.any_of(column, ids)
        return type(self.collection(table))(self, filters.positions())

    def binding(
        self,
        body: str | Body | None = None,
        *,
        jurisdiction: str | None = None,
        kind: str | None = None,
        on: DateLike | None = None,
    ) -> Commitments:
        """Return the commitments of other bodies, laws and instructions among them, that bind a body.

        Name a body of the register, or describe one that the register does not have by its jurisdiction and kind.

        Args:
            body: The body (record, id or name).
            jurisdiction: The body's country or part of a country, as a code or a name (``"US-OK"``, ``"Oklahoma"``).
            kind: Word of :class:`~camwatch.BodyKind`. If None, only commitments that bind bodies of every kind.
            on: Only those in force on this day; if None, all, whether or not they are in force.

        Raises:
            UnknownId: If there is no such body.
            UnknownWord: If the jurisdiction or the kind is not one of the choices.
            UnknownArgument: If neither or both of body and jurisdiction are given, or a kind without a jurisdiction.
        """
        from camwatch.collections.binding import commitments_binding

        return commitments_binding(self, body, jurisdiction=jurisdiction, kind=kind, on=on)

    def verify_files(self) -> None:
        """Check every byte of every file of the dataset.

        Raises:
            DamagedData: If one is not what was published.
        """
        self._archive.verify()

    @functools.cached_property
    def swhid(self) -> str:
        """The SWHID of the directory of files that it was read from, which hold every release (``swh:1:dir:…``).

        Raises:
            DamagedData: If a file is not what was published.
        """
        from camwatch.citation.swhid import directory_swhid

        return directory_swhid(self._archive.contents())

    def cite(self, style: str = "apa") -> str:
        """Return how to cite this release: with its version, date, digest and SWHID, and a DOI where it has one.

        Args:
            style: ``"apa"``, ``"bibtex"``, ``"csl-json"``, ``"datacite"`` or ``"ris"``.

        Raises:
            UnknownWord: If there is no such style.
        """
        from camwatch.citation.styles import cited
        from camwatch.citation.work import of_release

        return cited(of_release(self.release, self.swhid), style)

    def cite_claim(self, claim: Claim, style: str) -> str:
        """Return how to cite a claim of this release; :meth:`camwatch.model.claim.Claim.cite` asks it."""
        from camwatch.citation.styles import cited
        from camwatch.citation.work import of_claim, of_release

        return cited(of_claim(claim, of_release(self.release, self.swhid)), style)

    def plot_vendor(self, vendor: Vendor, title: str | None) -> Picture:
        """Draw a vendor's results; :meth:`camwatch.Vendor.plot` asks it."""
        from camwatch.plot.results import results

        return results(vendor, title=title, release=self.release)

    def export(self, path: str | os.PathLike[str], *, format: str, overwrite: bool = False) -> Path:  # noqa: A002
        """Write the release in a format of other tools. It appears whole, or not at all.

        Args:
            path: The directory to make (csv, ndjson, parquet, ftm, datapackage), or the file (sqlite, xlsx).
            format: ``csv``, ``ndjson``, ``parquet``, ``sqlite``, ``xlsx``, ``ftm`` or ``datapackage``.
            overwrite: Whether to replace a file, or an earlier export in a directory. A directory
                that holds other files too is never replaced.

        Returns:
            The path that was written.

        Raises:
            UnknownWord: If there is no such format.
            TargetExists: If something lies there that may not be replaced.
            MissingExtra: If the format needs a package that is not installed.
        """
        # What builds on the dataset is looked up when it is called: this module does not depend on it.
        written: Path = import_module("camwatch.export.registry").export(self, path, format=format, overwrite=overwrite)
        return written

    # Questions over several tables.

    def sql(self, query: str, parameters: Sequence[object] | Mapping[str, object] | None = None) -> pa.Table:
        """Ask in SQL (DuckDB's), over all tables with the columns that ``to_arrow()`` gives.

        The query may read the tables and nothing else: no file, no network, no variable of the
        program or its environment. It cannot change the tables or make others.

        Args:
            query: One SELECT; ``show tables`` and ``describe commitments`` say what there is.
            parameters: Values of ``?`` in their order, or of ``$name`` by name.

        Returns:
            The answer as an Arrow table.

        Raises:
            QueryError: If the query has a fault or does something else; the message lists the tables.
            MissingExtra: If DuckDB is not installed.
        """
        return self._database.answer(query, parameters)

    @functools.cached_property
    def _database(self) -> Database:
        from camwatch.sql import Database

        return Database({name: rows.to_arrow() for name, rows in self.tables.items()})

    def without_commitment(
        self,
        *,
        vendor: Records[Vendor] | None = None,
        country: OneOrMore | None = None,
        body_kind: OneOrMore | None = None,
        on: DateLike | None = None,
    ) -> Users:
        """Return the bodies known to use a vendor's equipment that have promised nothing about it, with the evidence.

        A body uses a vendor's equipment if the newest tie of kind ``uses`` for this vendor says so. A tie to a class
        does not say which member's equipment it is, so it counts if the class or any vendor is asked for. A tie that
        says that a body uses none of a class counts for each member. A body has promised something if a commitment of
        its own, about the vendor or a class that it is in, is open, overdue, kept or missed on the day, or may be, as
        far as its dates tell. Bodies that had ceased to exist by the day are left out. A body without a tie is not in
        the answer, which does not mean that it has no such equipment.

        Args:
            vendor: Vendor (record, id or name), or several; any vendor where None.
            country: Country of the body or part of one, as a code or a name (``"GB"``, ``"Scotland"``), or several.
            body_kind: Word of :class:`~camwatch.BodyKind`, or several.
            on: The day for which promises are judged; today where None.

        Returns:
            The bodies. Each has its evidence: what it uses, by which reports and sources, and what binds it.

        Raises:
            UnknownWord: If a value is not one of the choices.
            UnknownId: If there is no such vendor.
        """
        from camwatch.collections.users import users_without_commitment

        return users_without_commitment(self, vendor=vendor, country=country, body_kind=body_kind, on=on)

    def coverage(self) -> Coverage:
        """Count, by country and kind of body, what the register knows, and say what it looked for in vain.

        A body without a claim is one that no source was found for; that says nothing of its cameras.
        """
        from camwatch.coverage import coverage

        return coverage(self.bodies, self.commitments, self.ties, self.release.gaps)

    @functools.cached_property
    def _identifier(self) -> DeviceIdentifier:
        from camwatch.devices.identifier import DeviceIdentifier

        return DeviceIdentifier(self)

    def identify(self, text: str) -> Identifications:
        """Return every vendor that a text from an asset list, a label or the network points to.

        It may be or hold model numbers, MAC addresses in any usual notation (or the first octets of one alone),
        names of makers, brands, and banners. Where several makers are claimed for one brand, all are returned.
        What is not found need not be another's: the register knows some makers and some of their forms.

        Args:
            text: Such as ``"DS-2CD2143G2-I"``, ``"44:19:b6:00:00:01"`` or ``"EZVIZ C6N"``.

        Returns:
            The identifications, the most reliable first; ``notes`` says why an address tells no maker.

        Raises:
            UnknownArgument: If it is no text.
        """
        return self._identifier.identify(text)

    @overload
    def identify_all(self, texts: pa.Array[Any] | pa.ChunkedArray[Any]) -> pa.ListArray[Any]: ...

    @overload
    def identify_all(self, texts: Iterable[str | None]) -> list[Identifications]: ...

    def identify_all(
        self, texts: Iterable[str | None] | pa.Array[Any] | pa.ChunkedArray[Any]
    ) -> list[Identifications] | pa.ListArray[Any]:
        """Identify many texts; equal ones are looked at once.

        Args:
            texts: Texts, or an Arrow array of them; None and null stand for no text.

        Returns:
            For each text what :meth:`identify` returns; of an Arrow array, an Arrow array of lists with the ids,
            null where the text is.

        Raises:
            UnknownArgument: If something is no text.
        """
        if not isinstance(texts, pa.Array | pa.ChunkedArray):
            if isinstance(texts, str):
                raise UnknownArgument(f"identify_all({texts!r}): expected several texts; for one there is identify")
            return list(self._identifier.identify_each(texts))
        from camwatch.devices.batch import found_array

        values: list[Any] = texts.to_pylist()
        return found_array(self._identifier.identify_each(values), [value is None for value in values])

    def __repr__(self) -> str:
        return f"<camwatch dataset {self.release.version} of {self.release.date}>"


@functools.cache
def _archive(path: Path) -> Archive:
    return Archive(path)


@functools.cache
def _dataset(path: Path, version: str | None) -> Dataset:
    archive = _archive(path)
    by_version = {release.version: release for release in archive.releases}
    if version is None:
        return Dataset(archive, archive.releases[-1])
    if version not in by_version:
        raise UnknownRelease(f"there is no release {version!r}; {nearest(version, by_version)}")
    return Dataset(archive, by_version[version])


def _directory(path: str | os.PathLike[str] | None) -> Path:
    return data_directory() if path is None else Path(path).resolve()


def load(version: str | None = None, *, path: str | os.PathLike[str] | None = None) -> Dataset:
    """Open a release of the dataset. The same release is opened once in a process.

    Args:
        version: Such as ``"2026.11.0"``; the newest where None.
        path: A directory that ``camwatch build`` wrote; the shipped dataset where None.

    Raises:
        UnknownRelease: If there is no release of that version.
        DamagedData: If a file of the dataset is missing, damaged or something else.
    """
    return _dataset(_directory(path), version)


def releases(*, path: str | os.PathLike[str] | None = None) -> tuple[Release, ...]:
    """Return every release that the package carries, oldest first.

    Args:
        path: A directory that ``camwatch build`` wrote; the shipped dataset where None.

    Raises:
        DamagedData: If a file of the dataset is missing, damaged or something else.
    """
    return _archive(_directory(path)).releases

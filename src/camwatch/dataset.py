"""The dataset: one release of the register, opened for questions."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

import pyarrow as pa

from camwatch.dates import DateLike
from camwatch.errors import UnknownArgument, UnknownTable, nearest
from camwatch.model.record import Record
from camwatch.model.tables import TABLES
from camwatch.store.opening import open_tables
from camwatch.store.release import Release
from camwatch.store.tables import Tables

if TYPE_CHECKING:
    from camwatch.collections.base import Collection
    from camwatch.collections.bodies import Bodies
    from camwatch.collections.commitments import Commitments
    from camwatch.collections.filters import OneOrMore, Records
    from camwatch.collections.interventions import Interventions
    from camwatch.collections.sources import Sources
    from camwatch.collections.statistics import Statistics
    from camwatch.collections.ties import Ties
    from camwatch.collections.users import Users
    from camwatch.collections.vendor_facts import Brands, DeviceRules, Figures, Ownerships
    from camwatch.collections.vendors import Vendors
    from camwatch.comparison.difference import Difference
    from camwatch.coverage import Coverage
    from camwatch.devices.identification import Identifications
    from camwatch.devices.identifier import DeviceIdentifier
    from camwatch.model.body import Body
    from camwatch.model.claim import Claim
    from camwatch.model.vendor import Vendor
    from camwatch.store.revision import Revision

__all__ = ["Dataset", "diff", "load", "releases"]

R = TypeVar("R", bound=Record)


class Dataset:
    """One release of the register, as returned by :func:`load`.

    Threads may share it, and a process may fork or be spawned with it at any time.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    @property
    def release(self) -> Release:
        """The release."""
        return self._tables.release

    # The collections, one per table; the classes of a table are imported when the table is first asked for.

    @property
    def bodies(self) -> Bodies:
        """Organisations that buy, use, sell, regulate, invest or campaign."""
        from camwatch.collections.bodies import Bodies

        return Bodies(self._tables)

    @property
    def vendors(self) -> Vendors:
        """Makers and sellers of cameras, and classes of them."""
        from camwatch.collections.vendors import Vendors

        return Vendors(self._tables)

    @property
    def sources(self) -> Sources:
        """Publications that were read."""
        from camwatch.collections.sources import Sources

        return Sources(self._tables)

    @property
    def commitments(self) -> Commitments:
        """What bodies have promised, considered or refused."""
        from camwatch.collections.commitments import Commitments

        return Commitments(self._tables)

    @property
    def ties(self) -> Ties:
        """Reported relations of bodies to vendors."""
        from camwatch.collections.ties import Ties

        return Ties(self._tables)

    @property
    def interventions(self) -> Interventions:
        """Attempts to bring about commitments, such as letters and petitions."""
        from camwatch.collections.interventions import Interventions

        return Interventions(self._tables)

    @property
    def statistics(self) -> Statistics:
        """Counts and percentages that cover many bodies."""
        from camwatch.collections.statistics import Statistics

        return Statistics(self._tables)

    @property
    def brands(self) -> Brands:
        """Names that vendors' goods are sold under."""
        from camwatch.collections.vendor_facts import Brands

        return Brands(self._tables)

    @property
    def figures(self) -> Figures:
        """Numbers that vendors reported."""
        from camwatch.collections.vendor_facts import Figures

        return Figures(self._tables)

    @property
    def ownership(self) -> Ownerships:
        """Shares that are held in vendors."""
        from camwatch.collections.vendor_facts import Ownerships

        return Ownerships(self._tables)

    @property
    def device_rules(self) -> DeviceRules:
        """Rules that recognise vendors' equipment."""
        from camwatch.collections.vendor_facts import DeviceRules

        return DeviceRules(self._tables)

    @overload
    def collection(self, table: str) -> Collection[Any]: ...

    @overload
    def collection(self, table: type[R]) -> Collection[R]: ...

    def collection(self, table: str | type[R]) -> Collection[Any]:
        """Return the collection of a table by its name, or by the class of its records.

        Args:
            table: Such as ``"bodies"`` or :class:`camwatch.Body`.

        Raises:
            UnknownTable: If the table is unknown; the message lists them.
        """
        of_class = isinstance(table, type)
        name = next((name for name in TABLES if (TABLES[name] is table if of_class else name == table)), None)
        if name is None:
            raise UnknownTable(f"{table!r} is not a table; {nearest(str(table), TABLES)}")
        collection: Collection[Any] = getattr(self, name)
        return collection

    @property
    def tables(self) -> Mapping[str, Collection[Any]]:
        """Every table by its name."""
        return {name: getattr(self, name) for name in TABLES}

    @overload
    def history(self, table: str, record_id: str) -> tuple[Revision[Any], ...]: ...

    @overload
    def history(self, table: type[R], record_id: str) -> tuple[Revision[R], ...]: ...

    def history(self, table: str | type[R], record_id: str) -> tuple[Revision[Any], ...]:
        """Return every revision of a record up to this release, oldest first, as ``history`` of its collection does.

        Args:
            table: Such as ``"bodies"`` or :class:`camwatch.Body`.
            record_id: The record's id, also one that was merged into another or withdrawn.

        Raises:
            UnknownTable: If the table is unknown; the message lists them.
            UnknownId: If no release up to this one has had such a record.
        """
        return self.collection(table).history(record_id)

    def binding(
        self,
        body: str | Body | None = None,
        *,
        jurisdiction: str | None = None,
        kind: str | None = None,
        on: DateLike | None = None,
    ) -> Commitments:
        """Return the commitments of other bodies that bind a body, including laws and instructions.

        Give a body of the register or, for a body that the register does not have, its jurisdiction and kind.

        Args:
            body: The body (record, id or name).
            jurisdiction: The body's country or part of a country, as a code or a name (``"US-OK"``, ``"Oklahoma"``).
            kind: Word of :class:`~camwatch.BodyKind`. If None, only commitments that bind bodies of every kind.
            on: Only those in force on this day; if None, all, whether or not they are in force.

        Raises:
            UnknownId: If no body has this id.
            UnknownWord: If the jurisdiction or the kind is not one of the choices.
            UnknownArgument: If neither or both of body and jurisdiction are given, or a kind without a jurisdiction.
        """
        from camwatch.collections.binding import commitments_binding

        return commitments_binding(self._tables, body, jurisdiction=jurisdiction, kind=kind, on=on)

    # What others do with a release.

    @property
    def swhid(self) -> str:
        """The SWHID of the directory of files that it was read from, which hold every release (``swh:1:dir:…``).

        Raises:
            DamagedData: If a file is not what was published.
        """
        from camwatch.citation.swhid import directory_swhid

        return self._tables.once("swhid", lambda: directory_swhid(self._tables.archive.contents()))

    def cite(self, style: str = "apa", *, claim: Claim | None = None) -> str:
        """Return a citation of this release with its version, date, digest, SWHID and, if it has one, DOI.

        Args:
            style: ``"apa"``, ``"bibtex"``, ``"csl-json"``, ``"datacite"`` or ``"ris"``.
            claim: A claim of the release, to be cited with its evidence; the release alone if None.

        Raises:
            UnknownArgument: If the claim is not a record of a claim.
            UnknownWord: If the style is unknown.
        """
        from camwatch.citation.styles import cited
        from camwatch.citation.work import of_claim, of_release
        from camwatch.model.claim import Claim

        if claim is not None and not isinstance(claim, Claim):
            raise UnknownArgument(f"claim must be a claim such as ds.commitments[{str(claim)!r}], got {claim!r}")
        work = of_release(self.release, self.swhid)
        return cited(work if claim is None else of_claim(claim, work), style)

    def export(self, path: str | os.PathLike[str], *, format: str, overwrite: bool = False) -> Path:  # noqa: A002
        """Write the release in another format, completely or not at all.

        Args:
            path: The directory to make (csv, ndjson, parquet, ftm, datapackage), or the file (sqlite, xlsx).
            format: ``csv``, ``ndjson``, ``parquet``, ``sqlite``, ``xlsx``, ``ftm`` or ``datapackage``.
            overwrite: Whether to replace a file, or an earlier export in a directory. A directory
                that holds other files too is never replaced.

        Returns:
            The path that was written.

        Raises:
            UnknownWord: If the format is unknown.
            TargetExists: If something lies there that may not be replaced.
            MissingExtra: If the format needs a package that is not installed.
        """
        from camwatch.export.registry import export

        return export(self._tables, path, format=format, overwrite=overwrite)

    # Questions over several tables.

    def sql(
        self,
        query: str,
        parameters: Sequence[object] | Mapping[str, object] | None = None,
        *,
        seconds: float | None = 60.0,
    ) -> pa.Table:
        """Query all tables with SQL (DuckDB's dialect). The tables have the columns that ``to_arrow()`` gives.

        The query may read the tables and nothing else: no file, no network, no variable of the
        program or its environment. It cannot change the tables or make others.

        Args:
            query: One SELECT; ``show tables`` and ``describe commitments`` say what there is.
            parameters: Values of ``?`` in their order, or of ``$name`` by name.
            seconds: After how many seconds the query is stopped; never if None.

        Returns:
            The answer as an Arrow table.

        Raises:
            QueryError: If the query has a fault or does something else (the message lists the tables), runs too long,
                takes over 2 GB of memory or has an answer of over 1 GB.
            UnknownArgument: If the number of seconds is not a positive number.
            MissingExtra: If DuckDB is not installed.
        """
        from camwatch.sql import Database

        # A process of its own asks a database of its own: DuckDB's threads do not come along when one forks.
        database = self._tables.once(
            ("database", os.getpid()),
            lambda: Database({name: rows.to_arrow() for name, rows in self.tables.items()}),
        )
        return database.answer(query, parameters, seconds=seconds)

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
        its own, about the vendor or a class that it is in, is open, overdue, kept, missed or done on the day, or may
        be, given the precision of its dates; a commitment whose terms include no camera does not count. Bodies that
        had ceased to exist by the day are left out. A body without a tie is not in the answer, which does not mean
        that it has no such equipment.

        Args:
            vendor: Vendor (record, id or name), or several; any vendor if None.
            country: Country or region of the body, as a code or a name (``"GB"``, ``"Scotland"``), or several.
            body_kind: Word of :class:`~camwatch.BodyKind`, or several.
            on: The day for which promises are judged; today if None.

        Returns:
            The bodies. Each has its evidence: what it uses, by which reports and sources, and what binds it.

        Raises:
            UnknownWord: If a value is not one of the choices.
            UnknownId: If no vendor has this id.
        """
        from camwatch.collections.users import users_without_commitment

        return users_without_commitment(self._tables, vendor=vendor, country=country, body_kind=body_kind, on=on)

    def diff(self, version: str) -> Difference:
        """Compare another release of the same files with this one.

        Args:
            version: The version of the release before, such as ``"2026.11.0"``. It may be the newer of the two.

        Returns:
            What this release has that the other does not, record by record and field by field.

        Raises:
            UnknownRelease: If no release has this version.
        """
        from camwatch.comparison.difference import between

        return between(self._tables.of_version(version), self._tables)

    def coverage(self) -> Coverage:
        """Count what the register covers by country and kind of body, and list questions without an answer.

        If a body has no claim, no source was found for it; it may still have cameras.
        """
        from camwatch.coverage import coverage

        return coverage(self.bodies, self.commitments, self.ties, self.release.gaps)

    def identify(self, text: str) -> Identifications:
        """Return every vendor that a text from an asset list, a label or the network points to.

        It may contain model numbers, MAC addresses in any usual notation (or the first octets of one alone), names of
        makers, brands, and banners. Where several makers are claimed for one brand, all are returned. What is not found
        need not be another's: the register knows some makers and some of their forms.

        Args:
            text: Such as ``"DS-2CD2143G2-I"``, ``"44:19:b6:00:00:01"`` or ``"EZVIZ C6N"``.

        Returns:
            The identifications, the most reliable first; ``notes`` says why an address does not identify a maker.

        Raises:
            UnknownArgument: If it is not a string.
        """
        return identifier_of(self).identify(text)

    @overload
    def identify_all(self, texts: pa.Array[Any] | pa.ChunkedArray[Any]) -> pa.ListArray[Any]: ...

    @overload
    def identify_all(self, texts: Iterable[str | None]) -> list[Identifications]: ...

    def identify_all(
        self, texts: Iterable[str | None] | pa.Array[Any] | pa.ChunkedArray[Any]
    ) -> list[Identifications] | pa.ListArray[Any]:
        """Identify the vendors in many texts. Equal texts are examined only once.

        Args:
            texts: Texts, or an Arrow array of them; None and null stand for no text.

        Returns:
            For each text what :meth:`identify` returns; of an Arrow array, an Arrow array of lists with the ids,
            null if the text is null.

        Raises:
            UnknownArgument: If an item is not a string.
        """
        if not isinstance(texts, pa.Array | pa.ChunkedArray):
            if isinstance(texts, str):
                raise UnknownArgument(f"identify_all({texts!r}): expected a list of str; use identify() for one text")
            return list(identifier_of(self).identify_each(texts))
        from camwatch.devices.batch import found_array

        values: list[Any] = texts.to_pylist()
        return found_array(identifier_of(self).identify_each(values), [value is None for value in values])

    # It never changes, so a copy is the same; a pickle holds the place of its files.

    def __copy__(self) -> Dataset:
        return self

    def __deepcopy__(self, memo: object) -> Dataset:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return _of_tables, (self._tables,)

    def _repr_html_(self) -> str:
        from camwatch.notebook import table

        release = self.release
        rows = [(name.replace("_", " "), release.counts[name]) for name in TABLES]
        title = f"camwatch, dataset {release.version} of {release.date}"
        return table(("table", "records"), rows, title=title, note=f"digest {release.digest}")

    def __repr__(self) -> str:
        return f"<camwatch dataset {self.release.version} of {self.release.date}>"


def tables_of(dataset: Dataset) -> Tables:
    """Return the tables of a dataset, for the parts of camwatch that are built on both."""
    return dataset._tables  # noqa: SLF001 (of the class above)


def identifier_of(dataset: Dataset) -> DeviceIdentifier:
    """Return what identifies devices by a dataset, for the parts of camwatch that are built on it."""
    from camwatch.devices.identifier import DeviceIdentifier

    tables = tables_of(dataset)
    return tables.once("identifier", lambda: DeviceIdentifier(tables))


def _of_tables(tables: Tables) -> Dataset:
    return tables.dataset


def load(version: str | None = None, *, path: str | os.PathLike[str] | None = None) -> Dataset:
    """Open a release of the dataset. A process opens each release only once.

    Args:
        version: Such as ``"2026.11.0"``; the newest if None.
        path: A directory that ``camwatch build`` wrote; the shipped dataset if None.

    Raises:
        UnknownRelease: If no release has this version.
        DamagedData: If a file of the dataset is missing, damaged or something else.
    """
    return open_tables(version, path, Dataset).dataset


def diff(a: str, b: str | None = None, *, path: str | os.PathLike[str] | None = None) -> Difference:
    """Compare two releases of the dataset.

    It reads only the revisions that differ between the two, so its cost grows with the number of changes.

    Args:
        a: The version of the release before, such as ``"2026.11.0"``.
        b: The version of the release after; the newest if None. It may be the older of the two.
        path: A directory that ``camwatch build`` wrote; the shipped dataset if None.

    Raises:
        UnknownRelease: If no release has one of the versions.
        DamagedData: If a file of the dataset is missing, damaged or something else.
    """
    from camwatch.comparison.difference import between

    return between(open_tables(a, path, Dataset), open_tables(b, path, Dataset))


def releases(*, path: str | os.PathLike[str] | None = None) -> tuple[Release, ...]:
    """Return every release that the package carries, oldest first.

    Args:
        path: A directory that ``camwatch build`` wrote; the shipped dataset if None.

    Raises:
        DamagedData: If a file of the dataset is missing, damaged or something else.
    """
    return open_tables(None, path, Dataset).archive.releases

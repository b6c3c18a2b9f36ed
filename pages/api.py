"""The public names of the library, read from the source: each with its page, its anchor and its members."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
import griffe

from pages.subjects import SUBJECTS, Subject

__all__ = ["Documented", "Library", "library", "text_of"]

_LEADING = [path for subject in SUBJECTS for path in subject.leading]
_SOURCE = Path(__file__).parents[1] / "src"


@attrs.frozen(kw_only=True)
class Documented:
    """A public name with an entry in the reference."""

    path: str
    """The public dotted name, which is also the anchor."""
    page: str
    """The name of the page."""
    source: griffe.Object
    """Its definition in the source."""
    members: tuple[Documented, ...] = ()
    """Its members whose entries are below its own."""
    inherited: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For each base that has an entry, its dotted name and the names of the members taken from it."""

    @property
    def name(self) -> str:
        """The last part of the dotted name."""
        return self.path.rpartition(".")[2]

    @property
    def text(self) -> str:
        """Its docstring."""
        return text_of(self.source)


@attrs.frozen(kw_only=True)
class Library:
    """All entries of the reference."""

    pages: dict[str, tuple[Documented, ...]]
    """The entries of each page, in order."""
    places: dict[str, tuple[str, str]]
    """The page and the anchor of every dotted name that has an entry."""

    @property
    def entries(self) -> Iterator[Documented]:
        """Every entry, without its members."""
        for entries in self.pages.values():
            yield from entries


def text_of(source: griffe.Object) -> str:
    """Return a docstring unchanged, or an empty string."""
    return "" if source.docstring is None else source.docstring.value


def _is_public(member: griffe.Object) -> bool:
    """Return whether a member is public. Special methods are described by their class."""
    return not member.name.startswith("_")


def _target(known: griffe.Object | griffe.Alias) -> griffe.Object:
    found = known.final_target if isinstance(known, griffe.Alias) else known
    assert not isinstance(found, griffe.Alias)
    return found


def _own(cls: griffe.Object) -> dict[str, griffe.Object]:
    """Return the public members that a class defines itself."""
    return {name: found for name, member in cls.members.items() if _is_public(found := _target(member))}


class _Reader:
    """Reads the public names from the source."""

    def __init__(self) -> None:
        found = griffe.load(
            "camwatch", search_paths=[_SOURCE], docstring_parser="google", docstring_options={"warnings": False}
        )
        assert isinstance(found, griffe.Module)
        self._root = found
        self._public = {
            _target(self._root[name]).path: f"camwatch.{name}"
            for name in self._listed(self._root)
            if name in self._root.members
        }

    @staticmethod
    def _listed(module: griffe.Object) -> list[str]:
        return [str(name).strip("'\"") for name in module.exports or ()]

    def object(self, path: str) -> griffe.Object | None:
        """Return the object with a dotted name, or None if there is none."""
        try:
            return _target(self._root[path.removeprefix("camwatch.")])
        except (KeyError, griffe.AliasResolutionError):
            return None

    def named(self, subject: Subject) -> Iterator[tuple[str, griffe.Object]]:
        """Yield the objects that a subject names and, for a module, its public names. Missing names are skipped."""
        for path in subject.names:
            found = self.object(path)
            if found is None:
                continue
            if not isinstance(found, griffe.Module):
                yield self.known_as(found, path), found
                continue
            for name in self._listed(found):
                member = self.object(f"{path}.{name}")
                assert member is not None, f"{path} lists {name} as public but does not define it"
                yield self.known_as(member, f"{path}.{name}"), member

    def known_as(self, found: griffe.Object, path: str) -> str:
        """Return the shortest dotted name of an object."""
        return self._public.get(found.path, path)

    def unplaced(self, taken: Iterable[str]) -> Iterator[tuple[str, griffe.Object]]:
        """Yield the public names that no subject lists, by module and then in the order of their definition."""
        known = set(taken)
        left = [
            (path, found) for home, path in self._public.items() if path not in known and (found := self.object(home))
        ]
        yield from sorted(left, key=lambda one: (str(one[1].module.path), one[1].lineno or 0))


def _subject_of(found: griffe.Object) -> Subject:
    """Return the subject of a public name that no subject lists: the subject with its nearest package."""
    fitting = [
        (len(package), subject)
        for subject in SUBJECTS
        for package in subject.packages
        if f"{found.path}.".startswith(f"{package}.")
    ]
    if not fitting:
        raise LookupError(f"{found.path} is public but has no page: add it to a subject in pages/subjects.py")
    return max(fitting, key=lambda one: one[0])[1]


def _with_members(path: str, page: str, cls: griffe.Class, known: dict[str, str]) -> Documented:
    """Return the entry of a class, with its own members and the members of bases without an entry."""
    # An attribute that a base describes belongs to the base, even if a subclass sets its value.
    above = {name for base in cls.mro() for name in base.members}
    own = {name: one for name, one in _own(cls).items() if one.docstring is not None or name not in above}
    inherited: list[tuple[str, tuple[str, ...]]] = []
    for base in cls.mro():
        taken = {name: member for name, member in _own(base).items() if name not in own}
        if base.path in known:
            names = tuple(name for name in taken if not any(name in names for _, names in inherited))
            if names:
                inherited.append((known[base.path], names))
        else:
            own |= taken
    members = [Documented(path=f"{path}.{name}", page=page, source=member) for name, member in own.items()]
    members.sort(key=lambda one: _LEADING.index(one.path) if one.path in _LEADING else len(_LEADING))
    return Documented(path=path, page=page, source=cls, members=tuple(members), inherited=tuple(inherited))


@functools.cache
def library() -> Library:
    """Read the source and return all public names with their pages."""
    reader = _Reader()
    placed: dict[str, tuple[str, griffe.Object]] = {}
    for subject in SUBJECTS:
        for path, found in reader.named(subject):
            placed[path] = (subject.name, found)
    for path, found in reader.unplaced(list(placed)):
        placed[path] = (_subject_of(found).name, found)
    known = {found.path: path for path, (_, found) in placed.items()}
    pages: dict[str, list[Documented]] = {subject.name: [] for subject in SUBJECTS}
    places: dict[str, tuple[str, str]] = {}
    for path, (page, found) in placed.items():
        one = Documented(path=path, page=page, source=found)
        if isinstance(found, griffe.Class):
            one = _with_members(path, page, found, known)
        pages[page].append(one)
        for each in (one, *one.members):
            places[each.path] = places[each.source.path] = (page, each.path)
        for _, names in one.inherited:
            places |= {f"{path}.{name}": (page, f"{path}.{name}") for name in names}
    return Library(pages={name: tuple(entries) for name, entries in pages.items()}, places=places)

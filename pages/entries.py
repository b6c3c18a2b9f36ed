"""The entries of the library's reference, ready for their template."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs
import griffe

from camwatch.model.fields import fields
from camwatch.model.tables import STORED
from camwatch.model.vocabulary import Vocabulary
from pages.api import Documented
from pages.prose import Scope, markdown, plain, typed

__all__ = ["Entry", "Item", "entry", "summary"]

_LONGEST = 84
"""A longer signature has a line for each parameter."""


@attrs.frozen(kw_only=True)
class Item:
    """A parameter, an attribute or an error, with its description."""

    name: str
    type: str = ""
    text: str = ""
    anchor: str = ""


@attrs.frozen(kw_only=True)
class Entry:
    """The entry of a name; texts are Markdown, signatures and types HTML."""

    anchor: str
    name: str
    signatures: tuple[str, ...]
    text: str
    parameters: tuple[Item, ...] = ()
    returned: str = ""
    raised: tuple[Item, ...] = ()
    table: str = ""
    """The table of the data dictionary that describes its columns."""
    words: tuple[Item, ...] = ()
    attributes: tuple[Item, ...] = ()
    methods: tuple[Entry, ...] = ()
    inherited: tuple[tuple[Item, tuple[Item, ...]], ...] = ()
    """Each base that has an entry, with the members inherited from it."""


def _scope(known: Documented, own: Iterable[str] = ()) -> Scope:
    return Scope(page=known.page, path=known.path, home=known.source.path, own=frozenset(own))


def _sections(known: Documented) -> dict[griffe.DocstringSectionKind, Any]:
    docstring = known.source.docstring
    return {} if docstring is None else {section.kind: section.value for section in docstring.parsed}


def _returned(known: Documented) -> str:
    """Return the section Returns of a docstring, which griffe would split at a colon as if a type came first."""
    found = re.search(r"^Returns:\n((?:[ ]+.*\n?|\n)+)", known.text, re.MULTILINE)
    return inspect.cleandoc(found[1]) if found else ""


def _text(known: Documented, scope: Scope) -> str:
    return markdown(_sections(known).get(griffe.DocstringSectionKind.text, ""), scope)


def _items(known: Documented, kind: griffe.DocstringSectionKind, scope: Scope) -> Iterator[Item]:
    for one in _sections(known).get(kind, ()):
        if kind is griffe.DocstringSectionKind.raises:
            link = scope.link(str(one.annotation))
            yield Item(name=str(one.annotation), anchor=link or "", text=markdown(one.description, scope))
        else:
            yield Item(name=one.name, type=typed(one.annotation, scope), text=markdown(one.description, scope))


def _parameters(function: griffe.Function) -> list[griffe.Parameter]:
    return [one for one in function.parameters if one.name not in ("self", "cls")]


def _parameter(one: griffe.Parameter, scope: Scope) -> str:
    star = {"variadic positional": "*", "variadic keyword": "**"}.get(one.kind.value if one.kind else "", "")
    kind = f": {typed(one.annotation, scope)}" if one.annotation is not None else ""
    given = "" if one.default is None or star else f"{' = ' if kind else '='}{typed(one.default, scope)}"
    return f"{typed(star + one.name, scope)}{kind}{given}"


def _signature(shown: str, function: griffe.Function, scope: Scope) -> str:
    """Return a signature, on one line if it fits."""
    parts, keyword, positional = [], False, False
    for one in _parameters(function):
        kind = one.kind
        if positional and kind is not griffe.ParameterKind.positional_only:
            parts.append("/")
        positional = kind is griffe.ParameterKind.positional_only
        if kind is griffe.ParameterKind.keyword_only and not keyword:
            parts.append(typed("*", scope))
        keyword = keyword or kind in (griffe.ParameterKind.keyword_only, griffe.ParameterKind.var_positional)
        parts.append(_parameter(one, scope))
    returns = "" if function.returns is None else f" → {typed(function.returns, scope)}"
    line = f"{shown}({', '.join(parts)}){returns}"
    if len(re.sub(r"<[^>]+>|&#?\w+;", "", line)) <= _LONGEST:
        return line
    lines = "".join(f"    {part},\n" for part in parts)
    return f"{shown}(\n{lines}){returns}"


def _function(known: Documented, shown: str) -> Entry:
    function = known.source
    assert isinstance(function, griffe.Function)
    scope = _scope(known, [one.name for one in function.parameters])
    if not known.text:
        raise LookupError(f"{function.path} is public but not documented: give it a docstring")
    forms = function.overloads or [function]
    kind = "classmethod " if "classmethod" in function.labels else ""
    return Entry(
        anchor=known.path,
        name=known.name,
        signatures=tuple(_signature(kind + shown, form, scope) for form in forms),
        text=_text(known, scope),
        parameters=tuple(_items(known, griffe.DocstringSectionKind.parameters, scope)),
        returned=markdown(_returned(known), scope),
        raised=tuple(_items(known, griffe.DocstringSectionKind.raises, scope)),
    )


def _live(known: Documented) -> Any:
    """Import and return the object with a documented name."""
    module, _, name = known.source.path.rpartition(".")
    return getattr(importlib.import_module(module), name)


def _attribute(one: Documented, meanings: dict[str, str]) -> Item:
    scope = _scope(one)
    annotation = one.source.annotation if isinstance(one.source, griffe.Attribute) else None
    text = _text(one, scope) or markdown(meanings.get(one.name, ""), scope)
    if not text:
        raise LookupError(f"{one.source.path} is public but not documented: give it a docstring")
    for error in _items(one, griffe.DocstringSectionKind.raises, scope):
        text += f" [`{error.name}`]({error.anchor}): {error.text}"
    return Item(name=one.name, type=typed(annotation, scope), text=text, anchor=one.path)


def _inherited(known: Documented) -> Iterator[tuple[Item, tuple[Item, ...]]]:
    scope = _scope(known)
    for base, names in known.inherited:
        shown = base.removeprefix("camwatch.") if base.count(".") == 1 else base.rpartition(".")[2]
        taken = (
            Item(name=name, anchor=f"{known.path}.{name}", text=str(scope.link(f"{base}.{name}"))) for name in names
        )
        yield Item(name=shown, text=str(scope.link(base))), tuple(taken)


def _is_inner(path: str, scope: Scope) -> bool:
    return path.startswith("camwatch.") and scope.link(path) is None


def _bases(cls: griffe.Class, scope: Scope) -> str:
    """Return the bases of a class as its definition has them, without internal ones."""
    shown = [
        typed(base, scope)
        for base in cls.bases
        if not str(base).startswith(("Generic", "Protocol", "_"))
        and (isinstance(base, str) or not _is_inner(base.canonical_path, scope))
    ]
    return f"({', '.join(shown)})" if shown else ""


def _class(known: Documented) -> Entry:
    cls = known.source
    assert isinstance(cls, griffe.Class)
    scope = _scope(known)
    live = _live(known)
    words: tuple[Item, ...] = ()
    # Attributes have the names of the parameters that set them.
    meanings = {one.name: one.description for one in _sections(known).get(griffe.DocstringSectionKind.parameters, ())}
    members = known.members
    if issubclass(live, Vocabulary):
        names = {word.name: word for word in live}
        words = tuple(
            Item(name=word.value, text=markdown(word.meaning, scope), anchor=f"{known.path}.{word.name}")
            for word in names.values()
        )
        members = tuple(one for one in members if one.name not in names)
    elif attrs.has(live):
        meanings |= {field.attribute: field.doc for field in fields(live)}
    parameters = tuple(_items(known, griffe.DocstringSectionKind.parameters, scope))
    shown = f"class {_shown(known)}"
    signature = shown + _bases(cls, scope)
    if parameters:
        made = cls.all_members.get("__init__")
        found = made.final_target if isinstance(made, griffe.Alias) else made
        if isinstance(found, griffe.Function):
            signature = _signature(shown, found, _scope(known, [one.name for one in parameters])).partition(" → ")[0]
        else:
            kinds = {one.name: one.source.annotation for one in members if isinstance(one.source, griffe.Attribute)}
            signature = f"{shown}({', '.join(f'{one.name}: {typed(kinds[one.name], scope)}' for one in parameters)})"
    return Entry(
        anchor=known.path,
        name=known.name,
        signatures=(signature,),
        text=_text(known, scope),
        parameters=parameters,
        raised=tuple(_items(known, griffe.DocstringSectionKind.raises, scope)),
        table=next((table for table, of in STORED.items() if of is live), ""),
        words=words,
        # Attributes from bases come first, as in the signature of a class.
        attributes=tuple(
            _attribute(one, meanings)
            for one in sorted(members, key=lambda one: one.source.parent is cls)
            if not isinstance(one.source, griffe.Function)
        ),
        methods=tuple(
            _function(one, f"<b>{one.name.replace('_', '&#95;')}</b>")
            for one in members
            if isinstance(one.source, griffe.Function)
        ),
        inherited=tuple(_inherited(known)),
    )


def _shown(known: Documented) -> str:
    """Return a dotted name with its last part in bold."""
    above, _, name = known.path.replace("_", "&#95;").rpartition(".")
    return f"{above}.<b>{name}</b>"


def entry(known: Documented) -> Entry:
    """Return the entry of a public name."""
    if isinstance(known.source, griffe.Class):
        return _class(known)
    if isinstance(known.source, griffe.Function):
        return _function(known, _shown(known))
    scope = _scope(known)
    source = known.source
    assert isinstance(source, griffe.Attribute)
    item = _attribute(known, {})
    value = "" if source.value is None or len(str(source.value)) > _LONGEST else f" = {typed(source.value, scope)}"
    return Entry(anchor=known.path, name=known.name, signatures=(f"{_shown(known)}{value}",), text=item.text)


def summary(known: Documented) -> str:
    """Return the first sentence of a name's docstring, without markup."""
    first = plain(known.text).partition("\n\n")[0]
    return " ".join(re.split(r"(?<=\.)\s", first, maxsplit=1)[0].split())

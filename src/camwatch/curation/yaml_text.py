"""YAML as text: mappings, lists and texts, nothing else; and the one form in which it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from camwatch.curation.fault import Fault

__all__ = ["Lines", "dump", "parse"]

Lines = dict[tuple[str | int, ...], int]
"""The line of each value by its path: keys and positions from the top of the file."""

# Parsing in C is some fifteen times as fast, and all wheels of PyYAML have it.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 12


class _Refused(Exception):
    def __init__(self, event: Any, message: str, *, line: int | None = None) -> None:
        super().__init__(message)
        self.line: int = line or event.start_mark.line + 1


class _Builder:
    """Builds values from parse events, so that a hostile file is refused before it takes memory or stack."""

    def __init__(self, text: str) -> None:
        self.lines: Lines = {}
        self._text = text
        self._read = 0
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=_Loader))

    def document(self) -> Any:
        """Return the value of the only document, or None where there is no document."""
        next(self._events)  # the start of the stream
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        value = self._value(next(self._events), ())
        next(self._events)  # the end of the document
        more = next(self._events)
        if not isinstance(more, yaml.StreamEndEvent):
            raise _Refused(more, "a second document begins; keep one to a file")
        self._no_comment(len(self._text))
        return value

    def _no_comment(self, until: int) -> None:
        """Refuse a comment between the last scalar and the next: the formatter would lose it."""
        at = self._text.find("#", self._read, until)
        if at >= 0:
            raise _Refused(None, "comments are not kept; say it in a note", line=self._text.count("\n", 0, at) + 1)

    def _scalar(self, event: Any) -> str:
        self._no_comment(event.start_mark.index)
        self._read = event.end_mark.index
        return str(event.value)

    def _value(self, event: Any, path: tuple[str | int, ...]) -> Any:
        self.lines[path] = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            # A few aliases of aliases make a value of billions of parts.
            raise _Refused(event, "YAML anchors and aliases are not allowed; write the value out")
        if event.tag is not None:
            raise _Refused(event, f"the YAML tag {event.tag} is not allowed; remove it")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if len(path) >= _DEEPEST:
            raise _Refused(event, f"values are nested more than {_DEEPEST} deep")
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(child := next(self._events), yaml.SequenceEndEvent):
                items.append(self._value(child, (*path, len(items))))
            return items
        mapping: dict[str, Any] = {}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                raise _Refused(key, "a key is not a plain text")
            self._scalar(key)
            if key.value in mapping:
                raise _Refused(key, f"the key {key.value!r} stands twice; remove or rename one")
            line: int = getattr(key.start_mark, "line", 0) + 1
            mapping[key.value] = self._value(next(self._events), (*path, key.value))
            # A fault of a value is best shown at its key.
            self.lines[(*path, key.value)] = line
        return mapping


def parse(text: str, file: str, faults: list[Fault]) -> tuple[Any, Lines]:
    """Read YAML as mappings, lists and texts, with the line of each value.

    ``no`` stays the text ``no`` and ``012`` stays ``012``. Where the text is no YAML, or uses a
    key twice, an anchor, an alias or a tag, the fault is added and None returned.
    """
    builder = _Builder(text)
    try:
        value = builder.document()
        if value is None:
            faults.append(Fault(file, 1, "", "the file is empty; write a record or delete it"))
        return value, builder.lines
    except _Refused as error:
        faults.append(Fault(file, error.line, "", str(error)))
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        faults.append(Fault(file, mark.line + 1 if mark else 1, "", f"no YAML: {error.problem or error.context}"))
    except yaml.YAMLError as error:
        faults.append(Fault(file, 1, "", f"no YAML: {error}"))
    return None, builder.lines


class _Dumper(yaml.Dumper):
    """Writes texts plain wherever YAML read as text allows it."""

    # Without these, 2023-02 and no are texts like any other and need no quotes.
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (PyYAML's own interface)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 (a list is indented always)
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 (for all data)
        return True


def _represent_list(dumper: yaml.Dumper, data: list[Any]) -> yaml.Node:
    flow = all(isinstance(item, str) for item in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=flow)


def _represent_text(dumper: yaml.Dumper, data: str) -> yaml.Node:
    style = ">" if len(data) > 80 and "\n" not in data else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(str, _represent_text)


def dump(value: Any) -> str:
    """Write mappings, lists and texts in the one canonical form."""
    return yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=110, indent=2
    )

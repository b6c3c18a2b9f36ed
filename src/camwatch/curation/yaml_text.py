"""YAML read as dict, list and str only, and written in one canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from camwatch.curation.fault import Fault
from camwatch.text import unseen

__all__ = ["Lines", "dump", "modeline", "parse"]

Lines = dict[tuple[str | int, ...], int]
"""The line of each value by its path: keys and indexes from the top of the file."""

# Parsing in C is some fifteen times as fast, and all wheels of PyYAML have it.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 12


_MODELINE = re.compile(r"# yaml-language-server: \$schema=[^\s#]+\n")


def modeline(text: str) -> str:
    """Return the first line of a file if it names the file's JSON Schema for an editor; else an empty str."""
    found = _MODELINE.match(text)
    return found[0] if found else ""


_REMEDIES = (
    (
        "mapping values are not allowed",
        "a value contains ': ', or the line above lacks a colon; put the value in quotes, or on the lines after '>-'",
    ),
    (
        "did not find expected '-' indicator",
        "the line is not part of the list above it; begin it with '- ', or indent it like the fields above it",
    ),
    (
        "did not find expected key",
        "the line is not indented like the lines around it, or a quote ends early; indent all fields of a record "
        "alike, and put a value that begins with a quote in the other kind of quotes",
    ),
    (
        "could not find expected ':'",
        ("a key has no colon, or a value of several lines is not indented; write 'key: value'"),
    ),
    ("found unexpected end of stream", "a quote is not closed; close it"),
    ("did not find expected ',' or ']'", "a list in brackets is not closed, or lacks a comma; write [one, other]"),
    ("did not find expected ',' or '}'", "a value begins with '{'; put it in quotes"),
    (
        "did not find expected node content",
        "expected a value, but found a comma or a bracket; check that each list is written like [first, second]",
    ),
    ("found a tab character", "the line is indented with a tab; use spaces"),
    ("cannot start any token", "a value begins with a tab, '@', '`' or '%'; put it in quotes"),
    ("block sequence entries are not allowed", "a dash follows a key on one line; begin the list on the next line"),
    ("mapping keys are not allowed", "a value begins with '? '; put it in quotes"),
    ("found unknown escape character", "a backslash is in double quotes; use single quotes"),
    ("did not find expected hexdecimal number", "a backslash is in double quotes; use single quotes"),
    ("found invalid Unicode character escape code", "a backslash is in double quotes; use single quotes"),
    ("expected alphabetic or numeric character", "a value begins with '&' or '*'; put it in quotes"),
    ("found undefined tag handle", "a value begins with '!'; put it in quotes"),
    ("did not find expected '!'", "a value begins with '!'; put it in quotes"),
    ("did not find expected tag URI", "a value begins with '!'; put it in quotes"),
    ("did not find the expected '>'", "a value begins with '!'; put it in quotes"),
    ("expected digit or '.' character", "a line begins with '%'; put the value in quotes"),
    ("non-alphabetical character", "a line begins with '%'; put the value in quotes"),
    ("found unexpected ':'", "an item of a list in brackets contains a colon; put it in quotes"),
    ("did not find expected whitespace or line break", "a value begins with '!' or '|'; put it in quotes"),
    ("did not find expected comment or line break", "text follows '>-' or '|' on its line; begin it on the next line"),
    ("found an indentation indicator equal to 0", "a value begins with '|' or '>'; put it in quotes"),
    ("unexpected document indicator", "a line begins with '---' or '...' within a text; indent it"),
    ("did not find expected <document start>", "text follows the end of the records; indent it, or remove it"),
    ("directive", "a line begins with '%'; put the value in quotes"),
    ("control characters are not allowed", "the file contains a control character; remove it"),
)
"""Problems as libyaml words them, each with a likely cause and what to write."""


def _remedy(problem: str) -> str:
    """Return the cause and the remedy of a problem that libyaml reports."""
    for words, remedy in _REMEDIES:
        if words in problem:
            return f"invalid YAML: {remedy}"
    return f"invalid YAML: {problem}; check the indentation and the quotes of this line and of the one above"


class _Refused(Exception):
    def __init__(self, event: Any, message: str, *, line: int | None = None) -> None:
        super().__init__(message)
        self.line: int = line or event.start_mark.line + 1


class _Builder:
    """Builds values from parse events, so that a hostile file is refused before it uses much memory or stack."""

    def __init__(self, text: str) -> None:
        self.lines: Lines = {}
        self.unseen: dict[int, str] = {}
        """Characters that no record may have, by line. Only an escape can put them into YAML."""
        self._text = text
        self._read = len(modeline(text))
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=_Loader))

    def document(self) -> Any:
        """Return the value of the only document, or None if the file has none."""
        next(self._events)  # the start of the stream
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        value = self._value(next(self._events), ())
        next(self._events)  # the end of the document
        more = next(self._events)
        if not isinstance(more, yaml.StreamEndEvent):
            raise _Refused(more, "a second YAML document begins here; move it to its own file")
        self._no_comment(len(self._text))
        return value

    def _no_comment(self, until: int) -> None:
        """Refuse a comment between the last scalar and the next, because the formatter would lose it."""
        at = self._text.find("#", self._read, until)
        if at >= 0:
            raise _Refused(
                None,
                "comments are not kept; write a note instead, or put a value that begins with '#' in quotes",
                line=self._text.count("\n", 0, at) + 1,
            )

    def _scalar(self, event: Any) -> str:
        self._no_comment(event.start_mark.index)
        self._read = event.end_mark.index
        if found := unseen(event.value):
            self.unseen[event.start_mark.line + 1] = found[1]
        return str(event.value)

    def _value(self, event: Any, path: tuple[str | int, ...]) -> Any:
        self.lines[path] = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            # A few nested aliases can expand to a value with billions of parts.
            raise _Refused(
                event,
                "YAML anchors and aliases are not allowed; write the value out",
            )
        if event.tag is not None:
            raise _Refused(
                event,
                f"the YAML tag {event.tag} is not allowed; remove it, or put the value in quotes",
            )
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if len(path) >= _DEEPEST:
            raise _Refused(event, f"values are nested more than {_DEEPEST} levels deep; check the indentation")
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(child := next(self._events), yaml.SequenceEndEvent):
                items.append(self._value(child, (*path, len(items))))
            return items
        mapping: dict[str, Any] = {}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                raise _Refused(
                    key,
                    "a key is not plain text; put a value that begins with '[', '{' or '?' in quotes",
                )
            self._scalar(key)
            if key.value in mapping:
                raise _Refused(key, f"the key {key.value!r} occurs twice; remove one of the two")
            line: int = getattr(key.start_mark, "line", 0) + 1
            mapping[key.value] = self._value(next(self._events), (*path, key.value))
            # A fault in a value is reported at the line of its key.
            self.lines[(*path, key.value)] = line
        return mapping


def parse(text: str, file: str, faults: list[Fault]) -> tuple[Any, Lines]:
    """Read YAML as dict, list and str, with the line of each value.

    A first line that names a JSON Schema for an editor is the only comment that is allowed.

    ``no`` stays the str ``no``, and ``012`` stays ``012``. If the text is not valid YAML, or has a duplicate key, an
    anchor, an alias or a tag, a fault is added and None is returned.
    """
    builder = _Builder(text)
    try:
        value = builder.document()
        if value is None:
            faults.append(Fault(file, 1, "", "the file is empty; write a record or delete it"))
        for line, name in builder.unseen.items():
            faults.append(Fault(file, line, "", f"a value contains {name}, which is invisible; remove it"))
        return value, builder.lines
    except _Refused as error:
        faults.append(Fault(file, error.line, "", str(error)))
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        # An unclosed quote is detected at the end of the file; the error's context gives the position of the quote.
        if error.context_mark is not None and "end of stream" in str(error.problem):
            mark = error.context_mark
        problem = str(error.problem or error.context)
        last = max(text.count("\n", 0, len(text.rstrip())) + 1, 1)
        faults.append(Fault(file, min(mark.line + 1, last) if mark else 1, "", _remedy(problem)))
    except yaml.YAMLError as error:
        faults.append(Fault(file, 1, "", _remedy(str(error))))
    return None, builder.lines


class _Dumper(yaml.Dumper):
    """Writes str values without quotes if they can be read back as str."""

    # Without these resolvers, values such as 2023-02 and no are str like any other and need no quotes.
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
    """Return dict, list and str values as YAML in its canonical form."""
    return yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=110, indent=2
    )

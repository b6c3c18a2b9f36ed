"""Parameters of the query string, described once for parsing and for OpenAPI."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import attrs

from camwatch.errors import nearest
from camwatch.model.fields import computed_fields, fields
from camwatch.model.record import Record
from camwatch.model.vocabulary import BodyKind, Vocabulary
from camwatch.server.limits import Limits
from camwatch.server.problems import Problem

__all__ = ["BOOLEAN", "COUNT", "DATE", "FLAG", "TEXT", "Parameter", "filters_of", "pairs_of", "values_of"]

TEXT, BOOLEAN, FLAG, COUNT, DATE = "text", "boolean", "flag", "count", "date"
"""The types of parameters. A flag is true or left out."""

_TRUTH = {"true": True, "false": False}


@attrs.frozen
class Parameter:
    """A parameter of a question."""

    name: str
    doc: str
    """What it means."""
    form: str = TEXT
    """The type of its value."""
    many: bool = False
    """Whether it can be repeated; a record passes if it matches one of the values."""
    required: bool = False
    words: type[Vocabulary] | None = None
    """The vocabulary that it accepts."""
    more_words: tuple[str, ...] = ()
    """Words that it accepts too."""
    least: int = 1
    """The smallest value of a count."""
    most: int | None = None
    """The largest value of a count."""
    default: int | None = None
    """The value of a count that is not given."""

    def value(self, texts: list[str]) -> Any:
        """Parse the values of the parameter.

        Raises:
            Problem: If they are not valid for the parameter.
        """
        if len(texts) > 1 and not self.many:
            raise Problem(400, "repeated-parameter", f"{self.name} occurs {len(texts)} times; give it once")
        for text in texts:
            if not text.strip():
                raise Problem(400, "parameter", f"{self.name} has no value; give a value, or leave the parameter out")
        if self.many:
            return texts
        (text,) = texts
        if self.form == BOOLEAN:
            if text.lower() not in _TRUTH:
                raise Problem(400, "parameter", f"{self.name}={text!r}: expected true or false")
            return _TRUTH[text.lower()]
        if self.form == FLAG and text.lower() != "true":
            raise Problem(
                400,
                "parameter",
                f"{self.name}={text!r}: the only valid value is true; otherwise leave the parameter out",
            )
        return self._count(text) if self.form == COUNT else text

    def _count(self, text: str) -> int:
        number = int(text) if re.fullmatch(r"[0-9]{1,9}", text) else -1
        if number < self.least or (self.most is not None and number > self.most):
            bounds = f"{self.least} or more" if self.most is None else f"{self.least} to {self.most:,}"
            raise Problem(400, "parameter", f"{self.name}={text!r}: expected a whole number, {bounds}")
        return number

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of its value."""
        found: dict[str, Any] = {"type": "string", "minLength": 1}
        if self.words is not None:
            found["enum"] = [*(word.value for word in self.words), *self.more_words]
        elif self.form == BOOLEAN:
            found = {"type": "boolean"}
        elif self.form == FLAG:
            found = {"type": "boolean", "const": True}
        elif self.form == COUNT:
            found = {"type": "integer", "minimum": self.least}
            if self.most is not None:
                found["maximum"] = self.most
            if self.default is not None:
                found["default"] = self.default
        elif self.form == DATE:
            found["pattern"] = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
        return {"type": "array", "items": found} if self.many else found


def pairs_of(raw: bytes, limits: Limits) -> list[tuple[str, str]]:
    """Read a query string or a form.

    Raises:
        Problem: If it is not UTF-8, or has too many parameters.
    """
    try:
        return parse_qsl(
            raw.decode("utf-8"), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=limits.fields
        )
    except UnicodeDecodeError:
        raise Problem(400, "encoding", "the parameters are not UTF-8; encode them as UTF-8") from None
    except ValueError:
        raise Problem(400, "too-many-parameters", f"a request takes at most {limits.fields} parameters") from None


def values_of(pairs: Iterable[tuple[str, str]], parameters: Mapping[str, Parameter]) -> dict[str, Any]:
    """Return the values of parameters by name; those that were not given are left out.

    Raises:
        Problem: If a parameter is unknown or missing, or its value is not valid.
    """
    given: dict[str, list[str]] = {}
    for name, text in pairs:
        if name not in parameters:
            choices = nearest(name[:80], parameters) if parameters else "this address takes no parameters"
            raise Problem(400, "unknown-parameter", f"{name[:80]!r} is not a parameter of this address; {choices}")
        given.setdefault(name, []).append(text)
    for name, parameter in parameters.items():
        if parameter.required and name not in given:
            raise Problem(400, "missing-parameter", f"the parameter {name} is missing: {parameter.doc}")
    return {name: parameters[name].value(texts) for name, texts in given.items()}


def filters_of(query: Callable[..., Any], record: type[Record]) -> dict[str, Parameter]:
    """Return the parameters that correspond to the keywords of a collection's query.

    Args:
        query: The method ``where`` of a collection; its keywords, types and docstring are read.
        record: The class of its records. A keyword named like a field with a vocabulary takes its words.
    """
    docs = _documented(query)
    words = {field.name: field.vocabulary for field in (*fields(record), *computed_fields(record))}
    words["body_kind"] = BodyKind
    found = {}
    for name, keyword in inspect.signature(query).parameters.items():
        if keyword.kind is inspect.Parameter.KEYWORD_ONLY:
            truth = str(keyword.annotation).startswith("bool")
            form = BOOLEAN if truth else TEXT
            found[name] = Parameter(name, docs[name], form, many=not truth, words=words.get(name))
    return found


def _documented(query: Callable[..., Any]) -> dict[str, str]:
    """Return the descriptions of the keywords in a docstring, without its markup."""
    text = inspect.getdoc(query) or ""
    section = re.search(r"^Args:\n((?: {4}.*\n|\n)+)", text + "\n", re.MULTILINE)
    entries = re.findall(r"^ {4}(\w+): (.*(?:\n {8,}.*)*)", section[1] if section else "", re.MULTILINE)
    return {name: _plain(" ".join(words.split())) for name, words in entries}


def _plain(text: str) -> str:
    text = re.sub(r":\w+:`~?(?:camwatch\.)?([^`]+)`", r"\1", text)
    return text.replace("``", "").replace(" (record, id or name)", " (id or name)").replace(" (record or id)", " (id)")

"""The service: its manifest, and the answer to a request by its parameters."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from typing import Any

from camwatch._version import __version__
from camwatch.dataset import Dataset
from camwatch.errors import CamwatchError, UnknownArgument
from camwatch.reconcile.extension import extend
from camwatch.reconcile.queries import answer_to, reconcile
from camwatch.reconcile.types import types

__all__ = ["BATCH", "IDENTIFIER_SPACE", "SCHEMA_SPACE", "manifest", "respond"]

IDENTIFIER_SPACE = "urn:camwatch:"
"""The default prefix that turns an id into a URN."""
SCHEMA_SPACE = "https://schema.org/Organization"
"""The schema of all entities."""
BATCH = 50
"""The number of queries that a client should put in one batch. Larger batches are answered too."""

_WIDTH, _HEIGHT = 430, 300
"""The size of a preview, in pixels."""


def manifest(
    *, identifier_space: str = IDENTIFIER_SPACE, view: str | None = None, service: str | None = None
) -> dict[str, Any]:
    """Return the manifest of a service, which describes it to clients.

    Args:
        identifier_space: The prefix that turns ids into URLs or URNs.
        view: The URL of a page about a record, with ``{{id}}`` as the placeholder of its id.
        service: The URL of a service that also suggests, previews and extends, as ``camwatch serve`` does; if None, the
            service only matches.

    Raises:
        UnknownArgument: If ``view`` has no placeholder for the id.
    """
    found: dict[str, Any] = {
        "versions": ["0.2"],
        "name": "camwatch: bodies and vendors",
        "identifierSpace": identifier_space,
        "schemaSpace": SCHEMA_SPACE,
        "serviceVersion": __version__,
        "defaultTypes": copy.deepcopy(list(types().values())),
        "batchSize": BATCH,
    }
    if view is not None:
        if "{{id}}" not in view:
            raise UnknownArgument(f"view is {view!r}; expected a URL with the placeholder {{{{id}}}}")
        found["view"] = {"url": view}
    if service is not None:
        found |= _features(service.rstrip("/"))
    return found


def _features(service: str) -> dict[str, Any]:
    return {
        "suggest": {
            of: {
                "service_url": service,
                "service_path": f"/suggest/{of}",
                "flyout_service_url": service,
                "flyout_service_path": f"/flyout/{of}?id=${{id}}",
            }
            for of in ("entity", "property", "type")
        },
        "preview": {"url": f"{service}/preview?id={{{{id}}}}", "width": _WIDTH, "height": _HEIGHT},
        "extend": {
            "propose_properties": {"service_url": service, "service_path": "/properties"},
            "property_settings": [
                {
                    "name": "on",
                    "label": "Day",
                    "type": "text",
                    "default": "",
                    "help_text": "The date for which to compute standings (YYYY-MM-DD); today if empty.",
                }
            ],
        },
    }


def respond(dataset: Dataset, parameters: Mapping[str, str], **known: Any) -> dict[str, Any]:
    """Answer a request by its parameters.

    It may be a batch (``queries``), a single query (``query``) or an extension (``extend``). Without these, the answer
    is the manifest.

    Args:
        dataset: The release to search.
        parameters: The parameters of the URL or the form.
        **known: The arguments of :func:`manifest`.

    Raises:
        CamwatchError: If the request does not have the API's form.
    """
    if "queries" in parameters:
        return reconcile(dataset, _json("queries", parameters["queries"]))
    if "extend" in parameters:
        return extend(dataset, _json("extend", parameters["extend"]))
    if "query" in parameters:
        text = parameters["query"]
        return answer_to(dataset, _json("query", text) if text.lstrip().startswith("{") else text)
    return manifest(**known)


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CamwatchError(f"the parameter {name} is not valid JSON: {error}") from None

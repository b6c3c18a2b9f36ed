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
"""What stands before an id to make it a URN, where no other prefix is given."""
SCHEMA_SPACE = "https://schema.org/Organization"
"""What every entity is."""
BATCH = 50
"""How many queries a client should put in one batch; more are answered too."""

_WIDTH, _HEIGHT = 430, 300
"""The size of a preview, in pixels."""


def manifest(
    *, identifier_space: str = IDENTIFIER_SPACE, view: str | None = None, service: str | None = None
) -> dict[str, Any]:
    """Return the manifest of a service: what it answers, for a client to show.

    Args:
        identifier_space: The prefix by which ids become addresses or URNs.
        view: The address of a page about a record, with ``{{id}}`` where its id goes.
        service: The address of a service that also suggests, previews and extends, as ``camwatch serve`` does; if
            None, the service only matches.

    Raises:
        UnknownArgument: If ``view`` has no place for the id.
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
            raise UnknownArgument(f"view is {view!r}; expected an address with {{{{id}}}} where the id goes")
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
                    "help_text": "The day to judge standings by (YYYY-MM-DD); today if empty.",
                }
            ],
        },
    }


def respond(dataset: Dataset, parameters: Mapping[str, str], **known: Any) -> dict[str, Any]:
    """Answer a request by its parameters.

    It may be a batch (``queries``), a single query (``query``), an extension (``extend``) or ask for the manifest.

    Args:
        dataset: The release that is asked.
        parameters: Those of the address or the form.
        **known: Those of :func:`manifest`.

    Raises:
        CamwatchError: If the request is not of the API's form.
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

"""The commands by what they are for: where each one is defined, and what it does in a line.

``camwatch --help`` is written from this table, so that it need not import any command.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["GROUPS", "HELP", "module_of"]

GROUPS: Mapping[str, Mapping[str, str]] = {
    "Ask": {
        "find": "List the bodies or vendors that a name may mean, best match first.",
        "body": "Show a body's commitments, what binds it and its ties to vendors.",
        "vendor": "Show a vendor: commitments about it, ties to it and its reported figures.",
        "commitments": "List commitments, newest first.",
        "ties": "List reported relations between bodies and vendors, newest report first.",
        "without-commitment": "List known users of a vendor's equipment that have no commitment about it.",
        "interventions": "List letters, petitions, questions and other acts meant to prompt commitments.",
        "statistics": "List counts and shares over many bodies.",
        "sources": "List the publications that the register cites.",
        "coverage": "Show what the register holds per country and kind of body.",
        "history": "Show every revision of a record.",
        "words": "List the words of each vocabulary with their meanings.",
        "sql": "Query all tables in SQL.",
        "cite": "Cite a release or a claim.",
    },
    "Follow up": {
        "expected": "List commitments whose expected date has passed.",
        "quiet": "List unfinished commitments without a report since a day.",
        "follow-up": "List what to ask next, and write the letters.",
    },
    "Equipment": {
        "identify": "Identify the vendors behind a model number, MAC address, brand or text.",
        "screen": "Find vendors in a table of assets, purchases or notices.",
    },
    "Releases": {
        "releases": "List the releases of the dataset.",
        "diff": "Compare two releases, field by field.",
        "verify": "Check the files and the digest of every release.",
        "export": "Write a release in another format.",
    },
    "Contribute": {
        "check": "Check the records and list every fault with its remedy.",
        "format": "Write the records in their canonical form.",
        "build": "Build a preview of the dataset from the records.",
        "reading": "Record that you compared a record with its sources.",
        "release": "Publish the records as a new release.",
    },
}
"""By group: each command, and its help in a line."""

HELP: Mapping[str, str] = {name: text for group in GROUPS.values() for name, text in group.items()}
"""By command: its help in a line."""


def module_of(command: str) -> str:
    """Return the module of a command, in which it has the same name."""
    return f"camwatch.cli.{command.replace('-', '_')}"

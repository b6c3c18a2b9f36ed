"""The commands in groups, with a line of help for each, and the function that imports one.

``camwatch --help`` is written from this table and imports no command.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from camwatch.cli.command import Command

__all__ = ["GROUPS", "HELP", "load"]

GROUPS: Mapping[str, Mapping[str, str]] = {
    "Ask": {
        "find": "List the bodies or vendors that a name may mean, best match first.",
        "body": "Show a body's commitments and ties, and the commitments of other bodies that bind it.",
        "vendor": "Show the commitments about a vendor, the ties to it, and figures such as its revenue.",
        "commitments": "List commitments, newest first.",
        "ties": "List reported relations between bodies and vendors, latest report first.",
        "without-commitment": "List known users of a vendor's equipment that have promised nothing about it.",
        "interventions": "List letters, petitions, questions and other attempts to prompt commitments.",
        "statistics": "List published counts and percentages that cover many bodies.",
        "sources": "List the publications that the register cites.",
        "coverage": "Show what the register covers, by country and kind of body.",
        "history": "Show every revision of a record.",
        "words": "List the words of each vocabulary with their meanings.",
        "sql": "Query all tables with SQL.",
        "cite": "Cite a release, or a claim such as a commitment or a tie.",
    },
    "Follow up": {
        "expected": "List commitments whose expected date has passed.",
        "quiet": "List unfinished commitments that no source has reported on lately.",
        "follow-up": "List commitments to ask about, and write letters to the bodies.",
    },
    "Equipment": {
        "identify": "Identify the vendors behind a model number, MAC address, brand or text.",
        "screen": "Find vendors in a table of assets, purchases or procurement notices.",
    },
    "Releases": {
        "releases": "List the releases of the dataset.",
        "diff": "Compare two releases, field by field.",
        "verify": "Check the dataset's files and the digest of every release.",
        "export": "Write a release in another format.",
    },
    "Serve": {
        "serve": "Answer queries as JSON over HTTP, and run a reconciliation service for OpenRefine.",
        "mcp": "Serve the register to AI assistants that use the Model Context Protocol.",
    },
    "Contribute": {
        "new": "Add a source, a commitment or a tie to the records, with fields to fill in.",
        "propose": "Turn a filled-in form into a record, or list the answers that need correcting.",
        "check": "Check the records, and list each fault with its remedy.",
        "format": "Rewrite the records in their canonical form.",
        "build": "Build a preview of the dataset from the records.",
        "reading": "Confirm that you have compared someone else's record with its sources.",
        "release": "Publish the records as a new release.",
    },
}
"""By group: each command and its line of help."""

HELP: Mapping[str, str] = {name: text for group in GROUPS.values() for name, text in group.items()}
"""By command: its line of help."""


def load(name: str) -> Command | None:  # noqa: PLR0915 (two lines per command)
    """Import a command and return it; None if no command has that name."""
    match name:
        case "find":
            from camwatch.cli.find import command
        case "body":
            from camwatch.cli.body import command
        case "vendor":
            from camwatch.cli.vendor import command
        case "commitments":
            from camwatch.cli.commitments import command
        case "ties":
            from camwatch.cli.ties import command
        case "without-commitment":
            from camwatch.cli.without_commitment import command
        case "interventions":
            from camwatch.cli.interventions import command
        case "statistics":
            from camwatch.cli.statistics import command
        case "sources":
            from camwatch.cli.sources import command
        case "coverage":
            from camwatch.cli.coverage import command
        case "history":
            from camwatch.cli.history import command
        case "words":
            from camwatch.cli.words import command
        case "sql":
            from camwatch.cli.sql import command
        case "cite":
            from camwatch.cli.cite import command
        case "expected":
            from camwatch.cli.expected import command
        case "quiet":
            from camwatch.cli.quiet import command
        case "follow-up":
            from camwatch.cli.follow_up import command
        case "identify":
            from camwatch.cli.identify import command
        case "screen":
            from camwatch.cli.screen import command
        case "releases":
            from camwatch.cli.releases import command
        case "diff":
            from camwatch.cli.diff import command
        case "verify":
            from camwatch.cli.verify import command
        case "export":
            from camwatch.cli.export import command
        case "serve":
            from camwatch.cli.serve import command
        case "mcp":
            from camwatch.cli.mcp import command
        case "new":
            from camwatch.cli.new import command
        case "propose":
            from camwatch.cli.propose import command
        case "check":
            from camwatch.cli.check import command
        case "format":
            from camwatch.cli.format import command
        case "build":
            from camwatch.cli.build import command
        case "reading":
            from camwatch.cli.reading import command
        case "release":
            from camwatch.cli.release import command
        case _:
            return None
    return command

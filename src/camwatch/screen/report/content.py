"""The content of a report in any format: the result, the counts, the rules with their sources, and the caveats."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator

import attrs

from camwatch._version import __version__
from camwatch.citation.about import LICENCE, TITLE
from camwatch.model.claim import Claim
from camwatch.model.source import Source
from camwatch.screen.marks import BASIS, CONFIDENCE, FAULT, FOUND, VENDORS
from camwatch.screen.report.rows import KeptRows, Row
from camwatch.screen.result import CAVEAT, Result, Rule
from camwatch.screen.verdicts import RowVerdict
from camwatch.wording import counted, label, names_origin, printable

__all__ = ["MARK_TITLES", "NO_RULES", "RULE_FACTS", "VERDICT_TITLES", "Content", "SourceLine"]

VERDICT_TITLES = {
    RowVerdict.COVERED: "Covered by a commitment",
    RowVerdict.TO_CHECK: "To check by hand",
    RowVerdict.VENDOR: "Vendor found, no commitment",
}
_MEANINGS = {
    RowVerdict.COVERED: "A commitment in force applies, by a match of high or medium confidence.",
    RowVerdict.TO_CHECK: "All matches have low confidence, or commitments would apply only by such matches.",
    RowVerdict.VENDOR: "A vendor was found with high or medium confidence, and no commitment in force is about it.",
}
MARK_TITLES = {
    VENDORS: "Vendors found",
    CONFIDENCE: "Confidence",
    FOUND: "Matches, by column",
    BASIS: "Rules that apply, by vendor",
    FAULT: "Fault of the row",
}


@attrs.frozen(kw_only=True)
class SourceLine:
    """A source of a rule."""

    publisher: str
    title: str
    published: str
    url: str


@attrs.frozen(kw_only=True)
class RuleText:
    """A rule in words."""

    number: int
    """Its number in the report."""
    id: str
    """The id of the commitment."""
    commitment: str
    """The body that made it, its action and its vendors."""
    applies: str
    instrument: str
    since: str
    due: str
    standing: str
    scope: str
    summary: str
    note: str
    rows: int
    rows_to_check: int
    sources: tuple[SourceLine, ...]


RULE_FACTS = {
    "rows": "Rows covered",
    "rows_to_check": "Rows to check",
    "applies": "Why it applies",
    "scope": "Scope",
    "instrument": "Form",
    "since": "Since",
    "due": "Due",
    "standing": "Standing",
    "note": "Note",
    "id": "Id in the register",
}
"""The details of a rule in a report, by attribute of :class:`RuleText`."""
NO_RULES = "The register has no commitment in force that applies to {}. This does not mean that there are none."


@attrs.frozen(slots=False)
class Content:
    """The parts of a report."""

    result: Result
    rows: KeptRows
    written: dt.date
    """The day on which the report is written."""

    @property
    def title(self) -> str:
        """The title: which table was screened."""
        return f"Screening of {printable(self.result.table)}"

    @property
    def question(self) -> str:
        """The question that the screening answers."""
        duties = self.result.duties
        if duties is None:
            return "Which rows name equipment from a vendor in the register?"
        return f"Which rows fall under a commitment that applies to {duties.owner} on {duties.on}?"

    @property
    def counts(self) -> tuple[tuple[str, int, str], ...]:
        """The rows by verdict: the title, how many, and what it means."""
        summary = self.result.summary
        owner = self.result.duties is not None
        found = [
            (VERDICT_TITLES[verdict] if owner else _alone(verdict), summary.verdicts[verdict], _MEANINGS[verdict])
            for verdict in RowVerdict
            if owner or verdict is not RowVerdict.COVERED
        ]
        without = summary.rows - summary.marked
        return (
            *found,
            ("No match", without, "No vendor was recognised, but the row may still name one."),
        )

    def verdict_title(self, verdict: RowVerdict) -> str:
        """Return the title of a verdict. Without an owner, the title does not mention commitments."""
        return VERDICT_TITLES[verdict] if self.result.duties is not None else _alone(verdict)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The table, the owner, and the data and software used."""
        result, release = self.result, self.result.dataset.release
        duties = result.duties
        owner = () if duties is None else (("Owner", result.owner or ""), ("Commitments in force on", str(duties.on)))
        return (
            ("Table", printable(result.table)),
            *owner,
            ("Rows", f"{result.summary.rows:,}"),
            ("Columns searched", _columns(result.searched)),
            ("Columns not searched", _columns(result.unsearched)),
            ("Rows with a fault", f"{result.summary.faults:,}"),
            ("Report written", self.written.isoformat()),
            ("Data", f"{TITLE}, release {release.version} of {release.date}"),
            ("Digest of the data", f"SHA-256 {release.digest}"),
            ("Program", f"camwatch {__version__}"),
        )

    @functools.cached_property
    def rules(self) -> tuple[RuleText, ...]:
        """The commitments that apply, those with most rows first."""
        ordered = sorted(self.result.rules, key=lambda rule: (-rule.rows, -rule.rows_to_check))
        return tuple(self._rule(number, rule) for number, rule in enumerate(ordered, 1))

    def listed(self, verdict: RowVerdict) -> Iterator[Row]:
        """Return the rows with a verdict that the report lists."""
        return self.rows.of(verdict, {rule.id: rule.number for rule in self.rules})

    @property
    def marks(self) -> tuple[tuple[int, str, str], ...]:
        """The columns of marks that the report shows: the place, the name and the title of each."""
        return tuple(
            (place, name, MARK_TITLES[name])
            for place, name in enumerate(self.rows.marks)
            if name != FAULT or self.rows.faults
        )

    def _rule(self, number: int, rule: Rule) -> RuleText:
        assert self.result.duties is not None
        one = rule.commitment
        since = one.effective or one.announced
        kind = "" if one.due_kind is None else f" ({label(one.due_kind)})"
        return RuleText(
            number=number,
            id=one.id,
            commitment=f"{one.body.name}: {one.phrase()}",
            applies=rule.applies,
            instrument=label(one.instrument),
            since="" if since is None else str(since),
            due="" if one.due is None else f"{one.due}{kind}",
            standing=label(one.standing(self.result.duties.on)),
            scope=one.scope or "",
            summary=one.summary,
            note=one.note or "",
            rows=rule.rows,
            rows_to_check=rule.rows_to_check,
            sources=_sources(one),
        )

    @property
    def caveats(self) -> tuple[str, ...]:
        """The caveats that the reader must know to rely on the report."""
        result = self.result
        caveats = [CAVEAT]
        if result.duties is not None:
            caveats.append(
                "The register has the commitments that its sources report. There may be other commitments, laws and "
                "contracts. Whether a commitment covers a device depends on its scope: see the rule."
            )
            caveats.append("Commitments about shares, official lists or goods other than cameras are left out.")
            if result.duties.body is None:
                caveats.append(
                    "The owner is not in the register, so only commitments that bind every body of this place and kind "
                    "were applied; its own commitments are not known."
                )
        caveats.append(
            "A match is text that points to a vendor, not an inspection of the device. A row may name a vendor without "
            "having its equipment. Rows to check have only matches of low confidence: another maker's goods may have "
            "the same name or number, or the vendor is only reported to have made them."
        )
        if result.summary.faults:
            one = "row is malformed, for example because a cell is missing; only its readable parts were searched"
            many = "rows are malformed, for example because a cell is missing; only their readable parts were searched"
            caveats.append(f"{counted(result.summary.faults, one, many)}.")
        caveats += [text for verdict in RowVerdict if (text := self.left_out(verdict))]
        return tuple(caveats)

    def left_out(self, verdict: RowVerdict) -> str | None:
        """Return a note on the rows with a verdict that the report does not list; None if it lists all."""
        count = self.result.summary.verdicts[verdict]
        if count <= self.rows.most:
            return None
        return (
            f"Of {count:,} rows with the verdict “{self.verdict_title(verdict)}” the first {self.rows.most:,} are "
            "listed. The marked table (--output) has all of them."
        )

    @property
    def citation(self) -> str:
        """How to cite the data."""
        return f"{self.result.dataset.cite()} Licence of the data: {LICENCE}."


def _alone(verdict: RowVerdict) -> str:
    return "Vendor found" if verdict is RowVerdict.VENDOR else VERDICT_TITLES[verdict]


def _columns(names: tuple[str, ...]) -> str:
    return ", ".join(printable(name) or "(a column without a name)" for name in names) or "none"


def _carried(source: Source) -> str:
    """Return who published a source and, if it repeats another, whom."""
    if source.via is None or names_origin(source.publisher, source.via):
        return source.publisher
    return f"{source.publisher}, repeating {source.via}"


def _sources(claim: Claim) -> tuple[SourceLine, ...]:
    lines = []
    for citation in claim.citations:
        source = citation.source
        lines.append(
            SourceLine(
                publisher=_carried(source),
                title=source.title,
                published="undated" if source.published is None else str(source.published),
                url=source.url,
            )
        )
    return tuple(lines)

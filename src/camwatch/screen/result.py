"""The result of a screening in words and rows: what the command prints and the report shows."""

from __future__ import annotations

from typing import Any

import attrs

from camwatch.dataset import Dataset
from camwatch.model.commitment import Commitment
from camwatch.screen.duties import Duties
from camwatch.screen.summary import Summary
from camwatch.wording import counted, label, listed, printable

__all__ = ["CAVEAT", "Result", "Rule", "VendorRows"]

CAVEAT = (
    "A row without a match may still describe surveillance equipment: the register does not know every vendor, name, "
    "model number or MAC address."
)
_TERMS = 5
_COLUMNS = 20
"""The maximum number of column names in a sentence."""


@attrs.frozen(kw_only=True)
class VendorRows:
    """A vendor that was found, with the number of rows."""

    vendor: str
    """Its id."""
    name: str
    """Its name."""
    rows: int
    """The number of rows that match it."""
    rows_to_check: int
    """The number of rows in which every match of it has low confidence."""
    terms: tuple[str, ...]
    """The most frequent matched terms, as they are written in the table."""


@attrs.frozen(kw_only=True)
class Rule:
    """A commitment that is in force and applies to the owner, with the number of rows that fall under it."""

    commitment: Commitment
    """The commitment."""
    own: bool
    """Whether the owner itself made it. If not, it is another body's and binds the owner."""
    rows: int
    """The number of rows that fall under it by a match of high or medium confidence."""
    rows_to_check: int
    """The number of rows that would fall under it only by matches of low confidence."""

    @property
    def applies(self) -> str:
        """The reason why it applies to the owner, in words."""
        if self.own:
            return "the owner's own commitment"
        binds = self.commitment.binds
        kinds = ["bodies of every kind" if one.kind is None else f"bodies of kind {label(one.kind)}" for one in binds]
        return "binds " + listed(f"{kind} in {one.jurisdiction}" for kind, one in zip(kinds, binds, strict=True))


@attrs.frozen(kw_only=True)
class Result:
    """The result of a screening, with the details that explain it."""

    table: str
    """The name of the table that was screened."""
    dataset: Dataset
    """The dataset whose vendors were searched for."""
    summary: Summary
    """The counts of rows."""
    duties: Duties | None
    """The commitments that apply to the owner; None if no owner was given."""
    searched: tuple[str, ...]
    """The names of the columns that were searched."""
    unsearched: tuple[str, ...]
    """The names of the columns that were not searched."""
    reading: tuple[str, ...] = ()
    """Sentences on how the file was read, if that is not obvious."""

    @property
    def vendors(self) -> tuple[VendorRows, ...]:
        """The vendors that were found, most frequent first."""
        summary = self.summary
        return tuple(
            VendorRows(
                vendor=vendor,
                name=self.dataset.vendors[vendor].name,
                rows=count,
                rows_to_check=summary.unsure[vendor],
                terms=tuple(printable(term) for term, _ in summary.terms[vendor].most_common(_TERMS)),
            )
            for vendor, count in summary.vendors.most_common()
        )

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The commitments in force that apply to the owner, its own first, including those without a row."""
        if self.duties is None:
            return ()
        owner = None if self.duties.body is None else self.duties.body.id
        return tuple(
            Rule(
                commitment=one,
                own=one.body_id == owner,
                rows=self.summary.commitments[one.id],
                rows_to_check=self.summary.commitments_unsure[one.id],
            )
            for one in self.duties.commitments
        )

    @property
    def owner(self) -> str | None:
        """The owner in words; None if no owner was given."""
        if self.duties is None:
            return None
        body = self.duties.body
        return self.duties.owner if body is None else f"{body.name} ({body.id})"

    @property
    def headline(self) -> str:
        """The result in a sentence."""
        summary, duties = self.summary, self.duties
        rows = counted(summary.rows, "row")
        if not summary.rows:
            return "The table has no rows."
        if not summary.marked:
            if summary.rows == 1:
                return "The only row matches no equipment known to the register."
            return f"None of the {rows} matches equipment known to the register."
        check = f"; {summary.to_check:,} to check by hand" if summary.to_check else ""
        if duties is None:
            sure = summary.marked - summary.to_check
            verb = "names" if sure == 1 else "name"
            if not sure:
                return f"No row is certain to name equipment from a vendor in the register ({rows} searched){check}."
            return f"{sure:,} of {rows} {verb} equipment from a vendor in the register{check}."
        if not summary.covered:
            falls = "is certain to fall" if summary.unsure_of_commitment else "falls"
            return f"No row {falls} under a commitment in force on {duties.on} ({rows} searched){check}."
        verb = "falls" if summary.covered == 1 else "fall"
        under = counted(sum(rule.rows > 0 for rule in self.rules), "commitment")
        return f"{summary.covered:,} of {rows} {verb} under {under} in force on {duties.on}{check}."

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on the owner, the matches, the columns that were searched, and faulty rows."""
        summary, duties = self.summary, self.duties
        notes = []
        if duties is not None:
            count = len(duties.commitments)
            applies = counted(count, "commitment applies", "commitments apply") if count else "no commitment applies"
            known = "" if count else "According to the register, "
            notes.append(f"{known}{applies} to {self.owner} on {duties.on}.")
            if duties.body is None:
                notes.append(
                    "Commitments that the owner itself made are not included; for these, give the owner's name."
                )
            if summary.marked:
                has = counted(summary.marked, "row matches", "rows match")
                check = " (rows to check by hand included)" if summary.to_check else ""
                notes.append(f"In all, {has} a vendor in the register{check}.")
            if summary.unsure_of_commitment:
                would = "would fall under a commitment if the match is right"
                notes.append(f"Of the rows to check, {summary.unsure_of_commitment:,} {would}.")
        notes.append(f"Searched: {_names(self.searched)}.")
        if self.unsearched:
            notes.append(f"Not searched: {_names(self.unsearched)}.")
        notes.extend(printable(note) for note in self.reading)
        if summary.faults:
            one, many = "row is malformed; only its", "rows are malformed; only their"
            notes.append(
                f"{counted(summary.faults, one, many)} readable parts were searched. With --output, the column "
                "camwatch_fault says what is wrong."
            )
        return tuple(notes)

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain data for JSON."""
        summary, duties, release = self.summary, self.duties, self.dataset.release
        return {
            "headline": self.headline,
            "release": release.version,
            "digest": release.digest,
            "owner": None if duties is None else duties.owner,
            "body": None if duties is None or duties.body is None else duties.body.id,
            "on": None if duties is None else str(duties.on),
            "rows": summary.rows,
            "rows_covered": summary.covered,
            "rows_to_check": summary.to_check,
            "rows_to_check_for_commitments": summary.unsure_of_commitment,
            "rows_marked": summary.marked,
            "rows_with_faults": summary.faults,
            "columns_searched": list(self.searched),
            "columns_not_searched": list(self.unsearched),
            "notes": list(self.reading),
            "vendors": [
                {
                    "vendor": one.vendor,
                    "vendor_name": one.name,
                    "rows": one.rows,
                    "rows_to_check": one.rows_to_check,
                    "terms": list(one.terms),
                }
                for one in self.vendors
            ],
            "commitments": [self._rule_row(rule) for rule in self.rules if rule.rows or rule.rows_to_check],
            "caveat": CAVEAT,
        }

    def _rule_row(self, rule: Rule) -> dict[str, Any]:
        assert self.duties is not None
        one = rule.commitment
        return {
            "commitment": one.id,
            "body": one.body_id,
            "own": rule.own,
            "applies": rule.applies,
            "vendors": list(one.vendor_ids),
            "action": one.action.value,
            "scope": one.scope,
            "announced": None if one.announced is None else str(one.announced),
            "due": None if one.due is None else str(one.due),
            "standing": one.standing(self.duties.on).value,
            "summary": one.summary,
            "rows": rule.rows,
            "rows_to_check": rule.rows_to_check,
            "sources": [citation.source.url for citation in one.citations],
        }


def _names(columns: tuple[str, ...]) -> str:
    """Return names of columns for a sentence."""
    if not columns:
        return "no column"
    shown = [printable(name) or "(a column without a name)" for name in columns[:_COLUMNS]]
    more = len(columns) - len(shown)
    return counted(len(columns), "column") + " (" + ", ".join(shown) + (f" and {more:,} more" if more else "") + ")"

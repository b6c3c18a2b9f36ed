"""BibTeX: entries as biblatex and Zenodo write them, which plain BibTeX reads too."""

from __future__ import annotations

from camwatch.citation.work import DATASET, ENTRY, Work

__all__ = ["bibtex"]

# Braces are written by name: BibTeX counts them even behind a backslash.
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{mark: f"\\{mark}" for mark in "&%$#_"},
    }
)
# An address is copied verbatim, so only what would end the field is encoded (RFC 3986).
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def _text(text: str) -> str:
    return " ".join(text.translate(_ESCAPED).split())


def _entry(work: Work) -> str:
    # Plain BibTeX takes a type that it does not know, such as @dataset, for @misc.
    kind = "dataset" if work.form == DATASET else "misc"
    fields: dict[str, str | None] = {
        "author": f"{{{_text(work.author)}}}",
        "title": f"{{{_text(work.title)}}}",
        "howpublished": {DATASET: "Data set", ENTRY: "Entry of a data set"}.get(work.form, "Online"),
    }
    if work.part_of is not None:
        # An @misc has no field for what it is a part of.
        version = "" if work.part_of.version is None else f", version {work.part_of.version}"
        fields["howpublished"] = f"Entry of the data set {{{_text(work.part_of.title)}}}{version}"
    if work.issued is not None:
        fields["date"] = work.issued.text
        fields["year"] = work.issued.text[:4]
        if work.issued.precision != "year":
            fields["month"] = str(work.issued.earliest.month)
    if work.version is not None:
        fields["publisher"] = f"{{{_text(work.author)}}}"
        fields["version"] = work.version
    fields["doi"] = work.doi
    fields["url"] = None if work.url is None else work.url.translate(_IN_ADDRESS)
    fields["urldate"] = None if work.accessed is None else work.accessed.text
    fields["language"] = work.language
    fields["keywords"] = _text(", ".join(work.keywords)) or None
    evidence = [f"Evidence: {', '.join(one.key for one in work.evidence)}"] if work.evidence else []
    fields["note"] = _text("; ".join([*([work.remarks] if work.remarks else []), *evidence])) or None
    fields["abstract"] = None if work.abstract is None else _text(work.abstract)
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value is not None]
    return "\n".join([f"@{kind}{{{work.key},", *lines, "}"])


def bibtex(work: Work) -> str:
    """Write a work as a BibTeX entry; the evidence of a claim follows, one entry per source."""
    return "\n\n".join(map(_entry, (work, *work.evidence)))

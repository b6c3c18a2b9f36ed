"""The subjects of the library's reference: the page of each public name."""

from __future__ import annotations

import attrs

__all__ = ["SUBJECTS", "Subject"]


@attrs.frozen(kw_only=True)
class Subject:
    """A page of the library's reference."""

    name: str
    """The name of its file."""
    title: str
    description: str
    introduction: str = ""
    """The text above the entries, in Markdown."""
    names: tuple[str, ...] = ()
    """Dotted names in the order of the page; a module stands for everything that it lists as public."""
    leading: tuple[str, ...] = ()
    """Dotted names of members that come before the other members of their class."""
    packages: tuple[str, ...] = ()
    """Modules and packages whose remaining public names are on this page too."""


SUBJECTS = (
    Subject(
        name="dataset",
        title="Datasets and releases",
        description="Open a release of the register, query it, and read its number, date, digest and coverage.",
        introduction="""\
```python
import camwatch

ds = camwatch.load()              # the newest release
ds = camwatch.load("2026.11.1")   # this release, which never changes
```

All other objects come from a dataset: its [collections](collections.md), one per table, with their
[records](records.md), and the answers to questions that involve several tables:

- [`without_commitment`](#camwatch.Dataset.without_commitment): the bodies known to use a vendor's cameras that have
  made no commitment;
- [`binding`](#camwatch.Dataset.binding): the commitments that bind a body, even one that is not in the register;
- [`identify`](#camwatch.Dataset.identify): the vendors that a model number, MAC address or brand points to;
- [`coverage`](#camwatch.Dataset.coverage): what the register covers, and which questions had no answer;
- [`sql`](#camwatch.Dataset.sql): anything else, in SQL;
- [`cite`](#camwatch.Dataset.cite) and [`export`](#camwatch.Dataset.export): citations and files of the release.""",
        names=(
            "camwatch.load",
            "camwatch.releases",
            "camwatch.Dataset",
            "camwatch.Release",
            "camwatch.Credit",
            "camwatch.Gap",
            "camwatch.Coverage",
            "camwatch.coverage.CoverageRow",
            "camwatch.verify",
            "camwatch.__version__",
        ),
        leading=(
            "camwatch.Dataset.without_commitment",
            "camwatch.Dataset.binding",
            "camwatch.Dataset.identify",
            "camwatch.Dataset.identify_all",
            "camwatch.Dataset.coverage",
            "camwatch.Dataset.sql",
            "camwatch.Dataset.cite",
            "camwatch.Dataset.export",
        ),
        packages=("camwatch.dataset", "camwatch.store.release", "camwatch.coverage"),
    ),
    Subject(
        name="collections",
        title="Collections",
        description="The tables of a dataset: look up records by id or index, filter them, or convert them to Arrow.",
        introduction="""\
A dataset has one collection per table. `where` and the other methods of a collection return a smaller collection of the
same kind, so you can chain them. Nothing is read from disk before it is needed.

```python
promises = ds.commitments.where(vendor="hikvision", country="GB")
promises.made().overdue(on="2024-01-01").to_pandas()
```

The values of keywords are checked against the [vocabularies](vocabularies.md) and the ids of the register; an invalid
value raises an error that lists the choices. Keywords that you leave out do not filter.""",
        names=(
            "camwatch.Collection",
            "camwatch.Bodies",
            "camwatch.Users",
            "camwatch.KnownUser",
            "camwatch.Vendors",
            "camwatch.Sources",
            "camwatch.Commitments",
            "camwatch.Ties",
            "camwatch.Interventions",
            "camwatch.Statistics",
            "camwatch.Brands",
            "camwatch.Figures",
            "camwatch.Ownerships",
            "camwatch.DeviceRules",
            "camwatch.collections.filters.OneOrMore",
        ),
        packages=("camwatch.collections",),
    ),
    Subject(
        name="records",
        title="Records",
        description="The typed objects of the register: bodies, vendors, commitments, ties and their parts.",
        introduction="""\
A record is an immutable object. Its fields hold the values of the table; properties follow the links between records:
`commitment.body_id` is an id, `commitment.body` the [Body](#camwatch.Body). An unknown value is `None` or an empty
tuple, never a guess. The types, constraints and Arrow columns are in the [data dictionary](../../data.md), which is
generated from the same definitions.""",
        names=(
            "camwatch.Body",
            "camwatch.Vendor",
            "camwatch.Source",
            "camwatch.Commitment",
            "camwatch.Tie",
            "camwatch.Intervention",
            "camwatch.Statistic",
            "camwatch.Brand",
            "camwatch.Figure",
            "camwatch.Ownership",
            "camwatch.DeviceRule",
            "camwatch.Citation",
            "camwatch.Milestone",
            "camwatch.Selector",
            "camwatch.Cost",
            "camwatch.VendorRule",
            "camwatch.Party",
            "camwatch.Name",
            "camwatch.Identifier",
            "camwatch.model.claim.Claim",
            "camwatch.model.vendor_claim.VendorClaim",
            "camwatch.model.record.Record",
        ),
        packages=("camwatch.model",),
    ),
    Subject(
        name="vocabularies",
        title="Vocabularies",
        description="Every word that a field may hold, with its exact meaning, as a member of a string enumeration.",
        introduction="""\
A word is both a string and a member of its vocabulary: the member's name is the word in capitals, and
`Action.REMOVE == "remove"`. `Action.REMOVE.meaning` defines the word and distinguishes it from the others.
`Action("remove")` returns the member for a string; an unknown word raises
[UnknownWord](errors.md#camwatch.UnknownWord), which lists the choices. The
[data dictionary](../../data.md#vocabularies) says which columns hold the words of each vocabulary.""",
        names=("camwatch.model.vocabulary.Vocabulary",),
        packages=("camwatch.model.vocabulary",),
    ),
    Subject(
        name="dates",
        title="Dates",
        description="Dates as precise as their source: a year, a month or a day. Comparisons may be undecided.",
        introduction="""\
```python
due = camwatch.PartialDate("2023-02")
due.passed("2023-02-28")   # False
due.passed("2023-03-01")   # True
due.passed("2023")         # None: it ends within the year
```""",
        packages=("camwatch.dates",),
    ),
    Subject(
        name="names",
        title="Names",
        description="Match a name in any spelling to bodies or vendors: ranked suggestions, or exactly one record.",
        introduction="""\
`ds.bodies` and `ds.vendors` can be searched by name: `find` returns ranked suggestions; `resolve` returns exactly one
record or raises an error. Both have a form for many names at once. Suggestions for names that are only similar need the
extra [`match`](index.md#match).

```python
ds.bodies.find("edinburgh council", country="GB")   # Match, Match, …
ds.bodies.resolve("City of Edinburgh Council")      # a Body, or an error
```""",
        names=("camwatch.collections.named.NamedCollection", "camwatch.Match", "camwatch.Matches"),
        packages=("camwatch.names",),
    ),
    Subject(
        name="devices",
        title="Devices",
        description="The vendors that a model number, MAC address, brand or banner points to, and how reliably.",
        introduction="""\
[`Dataset.identify`](dataset.md#camwatch.Dataset.identify) returns these objects.

```python
for one in ds.identify("Hikvision DS-2CD2143G2-I dome, lobby"):
    print(one.vendor.name, one.kind, one.matched, one.confidence)
```""",
        names=("camwatch.Identifications", "camwatch.Identification"),
        packages=("camwatch.devices",),
    ),
    Subject(
        name="screening",
        title="Screening",
        description="Search tables of assets, purchases or notices for vendors, in batches, also with Spark.",
        introduction="""\
[Screening an estate](../../screening.md) shows how to use these functions, and describes the columns that they add.""",
        names=(
            "camwatch.screen",
            "camwatch.screen.report",
            "camwatch.screen.spark",
            "camwatch.screen.duties.Duties",
            "camwatch.screen.result.Result",
            "camwatch.screen.result.Rule",
            "camwatch.screen.result.VendorRows",
            "camwatch.screen.summary.Summary",
        ),
    ),
    Subject(
        name="comparison",
        title="Comparison and history",
        description="The differences between two releases, and the revisions of a record with their releases.",
        introduction="""\
```python
for change in camwatch.diff("2026.11.0", "2026.11.1").changed:
    for field in change.fields:
        print(change.id, field.field, field.before, field.after)
```

`record.history()` gives the [revisions](#camwatch.Revision) of one record.""",
        names=(
            "camwatch.diff",
            "camwatch.Difference",
            "camwatch.Change",
            "camwatch.FieldChange",
            "camwatch.Revision",
        ),
        packages=("camwatch.comparison", "camwatch.store.revision"),
    ),
    Subject(
        name="citation",
        title="Citation styles",
        description="The styles in which you can cite a release or a claim: APA, BibTeX, CSL-JSON, DataCite and RIS.",
    ),
    Subject(
        name="export",
        title="Export formats",
        description="The formats in which you can export a release for other tools, from CSV to FollowTheMoney.",
    ),
    Subject(
        name="plot",
        title="Pictures",
        description="Charts of the register, drawn with Altair: commitments, standings, maps and figures.",
        introduction="""\
Pictures need the extra [`plot`](index.md#plot).""",
        names=("camwatch.plot",),
        packages=("camwatch.plot",),
    ),
    Subject(
        name="reconcile",
        title="Reconciliation",
        description="The Reconciliation Service API, with which OpenRefine matches names to records.",
        names=("camwatch.reconcile",),
    ),
    Subject(
        name="followup",
        title="Following up",
        description="The questions to ask next about commitments, and letters that ask them under the country's law.",
        introduction="""\
On the command line: [`camwatch follow-up`](../cli.md#camwatch-follow-up).

```python
from camwatch.followup import inquiry, letter, to_follow_up

scottish = ds.commitments.where(country="Scotland").about_cameras()
for follow_up in to_follow_up(scottish):
    print(follow_up.reason, follow_up.commitment.id)

print(letter(ds.commitments["gb-city-of-edinburgh-council-phase-out-2022"]))
print(inquiry(ds.bodies["gb-leeds-city-council"]))  # asks a body without a commitment about its cameras
```""",
        names=("camwatch.followup",),
    ),
    Subject(
        name="testing",
        title="Testing",
        description="Hypothesis strategies for the records of the register, and a pytest fixture with its release.",
        introduction="""\
This module is for people who build on camwatch. It needs the extra [`testing`](index.md#testing).

```python
from hypothesis import given
from camwatch.testing import records

@given(records("commitments"))
def test_my_own_table(commitment):
    assert commitment.citations   # test your own code here
```""",
        names=("camwatch.testing", "camwatch.testing.plugin.camwatch_dataset"),
    ),
    Subject(
        name="curation",
        title="Curation",
        description="Check a folder of records and build a dataset from it, as the commands check and build do.",
        introduction="""\
These functions are for programs that work on `records/`. They need the extra [`curation`](index.md#curation). On the
command line, use [`camwatch check`](../cli.md#camwatch-check) and [`camwatch build`](../cli.md#camwatch-build).""",
        names=(
            "camwatch.curation.check",
            "camwatch.curation.fault",
            "camwatch.curation.build.build",
        ),
    ),
    Subject(
        name="errors",
        title="Errors",
        description="Every error that camwatch raises deliberately, with its base classes and attributes.",
        introduction="""\
Each error derives from [CamwatchError](#camwatch.CamwatchError) and from the matching built-in error, so that
`except KeyError`, for example, works too. Messages name the argument, the expected value and the remedy.""",
        names=("camwatch.CamwatchError",),
        packages=("camwatch.errors",),
    ),
)

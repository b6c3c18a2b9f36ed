"""The subjects of the library's reference: which public name stands on which page."""

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
    """What stands above the entries, in Markdown."""
    names: tuple[str, ...] = ()
    """Dotted names in the order of the page; of a module, everything that it lists as public."""
    leading: tuple[str, ...] = ()
    """Dotted names of members that stand before the others of their class."""
    packages: tuple[str, ...] = ()
    """Modules and packages of which every other public name of camwatch stands here too."""


SUBJECTS = (
    Subject(
        name="dataset",
        title="Datasets and releases",
        description="Opening a release of the register, asking it, and what a release tells of itself.",
        introduction="""\
```python
import camwatch

ds = camwatch.load()              # the newest release
ds = camwatch.load("2026.11.1")   # this one, for good
```

Every other object comes from a dataset: its [collections](collections.md), one a table, with their
[records](records.md), and the answers to questions over several tables:

- [`without_commitment`](#camwatch.Dataset.without_commitment): who is known to use a vendor's cameras and has promised
  nothing;
- [`binding`](#camwatch.Dataset.binding): which commitments bind a body, or one that the register does not have;
- [`identify`](#camwatch.Dataset.identify): which vendors a model number, MAC address or brand points to;
- [`coverage`](#camwatch.Dataset.coverage): how much the register knows, and what it looked for in vain;
- [`sql`](#camwatch.Dataset.sql): anything else, in SQL;
- [`cite`](#camwatch.Dataset.cite) and [`export`](#camwatch.Dataset.export): taking the release along.""",
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
        description="The tables of a dataset: reached by id or place, narrowed by typed keywords, also as Arrow.",
        introduction="""\
A dataset has one collection a table. `where` and the other methods of a table narrow it; what they return is a
collection of the same kind, so questions can be put one after the other. Nothing is read before it is asked for.

```python
promises = ds.commitments.where(vendor="hikvision", country="GB")
promises.made().overdue(on="2024-01-01").to_pandas()
```

Values of keywords are checked against the [vocabularies](vocabularies.md) and the ids of the register; what is not
among the choices is an error that names them. Keywords that are not given leave everything in.""",
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
A record is a frozen object. Fields hold what the table holds; the properties that share their names follow the links:
`commitment.body_id` is an id, `commitment.body` the [Body](#camwatch.Body). Unknown is `None` or an empty tuple, never
a guess. Types, constraints and the columns in Arrow stand in the [data dictionary](../../data.md), which is made from
the same definitions.""",
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
        description="Every word that a field may hold, with its boundary, as the members of string enumerations.",
        introduction="""\
A word is a text and a member of its vocabulary at once: the member is the word in capitals, and
`Action.REMOVE == "remove"`. `Action.REMOVE.meaning` is its boundary, which says where the next word begins.
`Action("remove")` makes one of the other; [UnknownWord](errors.md#camwatch.UnknownWord) says what the choices are.
Which columns hold which words, the [data dictionary](../../data.md#vocabularies) tells.""",
        names=("camwatch.model.vocabulary.Vocabulary",),
        packages=("camwatch.model.vocabulary",),
    ),
    Subject(
        name="dates",
        title="Dates",
        description="Dates as precise as their source: a year, a month or a day, compared in three values.",
        introduction="""\
```python
due = camwatch.PartialDate("2023-02")
due.passed("2023-02-28")   # False
due.passed("2023-03-01")   # True
due.passed("2023")         # None: it runs out within the year
```""",
        packages=("camwatch.dates",),
    ),
    Subject(
        name="names",
        title="Names",
        description="From a name as somebody wrote it to one body or vendor: suggestions, or exactly one.",
        introduction="""\
`ds.bodies` and `ds.vendors` are looked up by name: `find` suggests, `resolve` takes one or refuses, and both have a
form for many names at once. Suggestions for names that are not exactly those of the register need the extra
[`match`](index.md#match).

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
        description="What a model number, MAC address, brand or banner points to, and how far it can be relied on.",
        introduction="""\
[`Dataset.identify`](dataset.md#camwatch.Dataset.identify) returns these.

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
        description="Looking for vendors in tables of assets, purchases or notices, batch by batch, also in Spark.",
        introduction="""\
[Screening an estate](../../screening.md) shows how these are used, and what the columns hold that they add.""",
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
        description="What one release has otherwise than another, and the revisions of a record with their releases.",
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
        description="The styles in which a release or a claim is cited: APA text, BibTeX, CSL-JSON, DataCite and RIS.",
    ),
    Subject(
        name="export",
        title="Export formats",
        description="The formats in which a release is written for other tools, from CSV to FollowTheMoney.",
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
        description="Answers to the Reconciliation Service API, by which OpenRefine matches names to records.",
        names=("camwatch.reconcile",),
    ),
    Subject(
        name="followup",
        title="Following up",
        description="What to ask next about commitments, and the letters that ask it under the law of the country.",
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
For people who build on camwatch; the extra [`testing`](index.md#testing).

```python
from hypothesis import given
from camwatch.testing import records

@given(records("commitments"))
def test_my_own_table(commitment):
    assert commitment.citations   # put in what you made, and ask of it
```""",
        names=("camwatch.testing", "camwatch.testing.plugin.camwatch_dataset"),
    ),
    Subject(
        name="curation",
        title="Curation",
        description="Checking a folder of records and building a dataset from it, as the commands check and build do.",
        introduction="""\
For programs that work on `records/`; the extra [`curation`](index.md#curation). People use
[`camwatch check`](../cli.md#camwatch-check) and [`camwatch build`](../cli.md#camwatch-build).""",
        names=(
            "camwatch.curation.check",
            "camwatch.curation.fault",
            "camwatch.curation.build.build",
        ),
    ),
    Subject(
        name="errors",
        title="Errors",
        description="Every error that camwatch raises on purpose, what it derives from and what it carries.",
        introduction="""\
Each derives from [CamwatchError](#camwatch.CamwatchError), and from the built-in error that it is a case of, so that
`except KeyError` works as well. Messages name the argument, what was expected and what to do.""",
        names=("camwatch.CamwatchError",),
        packages=("camwatch.errors",),
    ),
)

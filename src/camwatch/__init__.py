"""camwatch: the register of promises to stop buying, using or selling surveillance cameras.

``camwatch.load()`` opens the newest release of the dataset; ``camwatch.load("2026.11.0")`` any other.
"""

from camwatch._version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from camwatch.collections.base import Collection
    from camwatch.collections.bodies import Bodies
    from camwatch.collections.commitments import Commitments
    from camwatch.collections.interventions import Interventions
    from camwatch.collections.sources import Sources
    from camwatch.collections.statistics import Statistics
    from camwatch.collections.ties import Ties
    from camwatch.collections.users import KnownUser, Users
    from camwatch.collections.vendor_facts import Brands, DeviceRules, Figures, Ownerships
    from camwatch.collections.vendors import Vendors
    from camwatch.comparison.change import Change, FieldChange
    from camwatch.comparison.difference import Difference
    from camwatch.coverage import Coverage
    from camwatch.dataset import Dataset, diff, load, releases
    from camwatch.dates import DateLike, PartialDate
    from camwatch.devices.identification import Identification, Identifications
    from camwatch.errors import (
        AmbiguousName,
        BuildRefused,
        CamwatchError,
        DamagedData,
        InvalidDate,
        MissingExtra,
        PatternError,
        QueryError,
        RecordFaults,
        RetiredRecord,
        ScreenError,
        TargetExists,
        UnknownArgument,
        UnknownColumn,
        UnknownId,
        UnknownName,
        UnknownRelease,
        UnknownTable,
        UnknownWord,
        UnlinkedRecord,
        UnorderedDates,
        UnresolvedName,
    )
    from camwatch.model.body import Body
    from camwatch.model.brand import Brand
    from camwatch.model.commitment import Commitment, Cost, Milestone, Selector
    from camwatch.model.device_rule import DeviceRule
    from camwatch.model.figure import Figure
    from camwatch.model.intervention import Intervention, Party
    from camwatch.model.name import Identifier, Name
    from camwatch.model.ownership import Ownership
    from camwatch.model.source import Citation, Source
    from camwatch.model.statistic import Statistic
    from camwatch.model.tie import Tie
    from camwatch.model.vendor import Vendor, VendorRule
    from camwatch.model.vocabulary import (
        Action,
        BodyKind,
        Confidence,
        DeviceKind,
        DueKind,
        Instrument,
        InterventionKind,
        Metric,
        NameKind,
        Qualifier,
        Relation,
        SourceKind,
        Standing,
        Status,
        Subject,
        TieKind,
        Unit,
        VendorKind,
        Verdict,
    )
    from camwatch.names.match import Match, Matches
    from camwatch.plot.picture import Picture
    from camwatch.store.release import Credit, Gap, Release
    from camwatch.store.revision import Revision

__all__ = [
    "Action",
    "AmbiguousName",
    "Bodies",
    "Body",
    "BodyKind",
    "Brand",
    "Brands",
    "BuildRefused",
    "CamwatchError",
    "Change",
    "Citation",
    "Collection",
    "Commitment",
    "Commitments",
    "Confidence",
    "Cost",
    "Coverage",
    "Credit",
    "DamagedData",
    "Dataset",
    "DateLike",
    "DeviceKind",
    "DeviceRule",
    "DeviceRules",
    "Difference",
    "DueKind",
    "FieldChange",
    "Figure",
    "Figures",
    "Gap",
    "Identification",
    "Identifications",
    "Identifier",
    "Instrument",
    "Intervention",
    "InterventionKind",
    "Interventions",
    "InvalidDate",
    "KnownUser",
    "Match",
    "Matches",
    "Metric",
    "Milestone",
    "MissingExtra",
    "Name",
    "NameKind",
    "Ownership",
    "Ownerships",
    "PartialDate",
    "Party",
    "PatternError",
    "Picture",
    "Qualifier",
    "QueryError",
    "RecordFaults",
    "Relation",
    "Release",
    "RetiredRecord",
    "Revision",
    "ScreenError",
    "Selector",
    "Source",
    "SourceKind",
    "Sources",
    "Standing",
    "Statistic",
    "Statistics",
    "Status",
    "Subject",
    "TargetExists",
    "Tie",
    "TieKind",
    "Ties",
    "Unit",
    "UnknownArgument",
    "UnknownColumn",
    "UnknownId",
    "UnknownName",
    "UnknownRelease",
    "UnknownTable",
    "UnknownWord",
    "UnlinkedRecord",
    "UnorderedDates",
    "UnresolvedName",
    "Users",
    "Vendor",
    "VendorKind",
    "VendorRule",
    "Vendors",
    "Verdict",
    "__version__",
    "diff",
    "load",
    "releases",
]

# Where each public name is defined. Nothing is imported before it is asked for: Arrow and attrs
# take some 100 ms, which a program that only imports camwatch should not pay.
_HOMES = {
    "camwatch.collections.base": ("Collection",),
    "camwatch.collections.commitments": ("Commitments",),
    "camwatch.collections.bodies": ("Bodies",),
    "camwatch.collections.interventions": ("Interventions",),
    "camwatch.collections.sources": ("Sources",),
    "camwatch.collections.statistics": ("Statistics",),
    "camwatch.collections.ties": ("Ties",),
    "camwatch.collections.users": ("KnownUser", "Users"),
    "camwatch.collections.vendor_facts": ("Brands", "DeviceRules", "Figures", "Ownerships"),
    "camwatch.collections.vendors": ("Vendors",),
    "camwatch.comparison.change": ("Change", "FieldChange"),
    "camwatch.comparison.difference": ("Difference",),
    "camwatch.coverage": ("Coverage",),
    "camwatch.dataset": ("Dataset", "diff", "load", "releases"),
    "camwatch.dates": ("DateLike", "PartialDate"),
    "camwatch.devices.identification": ("Identification", "Identifications"),
    "camwatch.errors": (
        "AmbiguousName",
        "BuildRefused",
        "CamwatchError",
        "DamagedData",
        "InvalidDate",
        "MissingExtra",
        "PatternError",
        "QueryError",
        "RecordFaults",
        "RetiredRecord",
        "ScreenError",
        "TargetExists",
        "UnknownArgument",
        "UnknownColumn",
        "UnknownId",
        "UnknownName",
        "UnknownRelease",
        "UnknownTable",
        "UnknownWord",
        "UnlinkedRecord",
        "UnorderedDates",
        "UnresolvedName",
    ),
    "camwatch.model.body": ("Body",),
    "camwatch.model.brand": ("Brand",),
    "camwatch.model.commitment": ("Commitment", "Cost", "Milestone", "Selector"),
    "camwatch.model.device_rule": ("DeviceRule",),
    "camwatch.model.figure": ("Figure",),
    "camwatch.model.intervention": ("Intervention", "Party"),
    "camwatch.model.name": ("Identifier", "Name"),
    "camwatch.model.ownership": ("Ownership",),
    "camwatch.model.source": ("Citation", "Source"),
    "camwatch.model.statistic": ("Statistic",),
    "camwatch.model.tie": ("Tie",),
    "camwatch.model.vendor": ("Vendor", "VendorRule"),
    "camwatch.model.vocabulary": (
        "Action",
        "BodyKind",
        "Confidence",
        "DeviceKind",
        "DueKind",
        "Instrument",
        "InterventionKind",
        "Metric",
        "NameKind",
        "Qualifier",
        "Relation",
        "SourceKind",
        "Standing",
        "Status",
        "Subject",
        "TieKind",
        "Unit",
        "VendorKind",
        "Verdict",
    ),
    "camwatch.names.match": ("Match", "Matches"),
    "camwatch.plot.picture": ("Picture",),
    "camwatch.store.release": ("Credit", "Gap", "Release"),
    "camwatch.store.revision": ("Revision",),
}


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            value = getattr(import_module(module), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'camwatch' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

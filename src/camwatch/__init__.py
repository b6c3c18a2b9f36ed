"""camwatch: the register of promises to stop buying, using or selling surveillance cameras.

``camwatch.load()`` opens the newest release of the dataset; ``camwatch.load("2026.11.0")`` any other.
"""

from camwatch._version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from camwatch.public import *  # noqa: F403 (`__all__` lists the names)

__all__ = [
    "Action",
    "AmbiguousIdentifier",
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
    "ListTaken",
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
    "UnknownIdentifier",
    "UnknownName",
    "UnknownRelease",
    "UnknownTable",
    "UnknownWord",
    "UnlinkedRecord",
    "UnorderedDates",
    "UnresolvedName",
    "UnusableForm",
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


# Nothing is imported before it is asked for: Arrow and attrs take some 100 ms, which a program
# that only imports camwatch should not pay.
def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'camwatch' has no attribute {name!r}")
    import camwatch.dataset

    # Most programs use these alone, and need not wait for the rest.
    if name in ("Dataset", "diff", "load", "releases"):
        value: object = getattr(camwatch.dataset, name)
    else:
        import camwatch.public

        value = getattr(camwatch.public, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

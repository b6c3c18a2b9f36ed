"""Every public name of the package, imported from the module that defines it."""

from camwatch.collections.base import Collection as Collection
from camwatch.collections.bodies import Bodies as Bodies
from camwatch.collections.commitments import Commitments as Commitments
from camwatch.collections.interventions import Interventions as Interventions
from camwatch.collections.sources import Sources as Sources
from camwatch.collections.statistics import Statistics as Statistics
from camwatch.collections.ties import Ties as Ties
from camwatch.collections.users import KnownUser as KnownUser, Users as Users
from camwatch.collections.vendor_facts import (
    Brands as Brands,
    DeviceRules as DeviceRules,
    Figures as Figures,
    Ownerships as Ownerships,
)
from camwatch.collections.vendors import Vendors as Vendors
from camwatch.comparison.change import Change as Change, FieldChange as FieldChange
from camwatch.comparison.difference import Difference as Difference
from camwatch.coverage import Coverage as Coverage
from camwatch.dataset import Dataset as Dataset, diff as diff, load as load, releases as releases
from camwatch.dates import DateLike as DateLike, PartialDate as PartialDate
from camwatch.devices.identification import Identification as Identification, Identifications as Identifications
from camwatch.errors import (
    AmbiguousIdentifier as AmbiguousIdentifier,
    AmbiguousName as AmbiguousName,
    BuildRefused as BuildRefused,
    CamwatchError as CamwatchError,
    DamagedData as DamagedData,
    InvalidDate as InvalidDate,
    MissingExtra as MissingExtra,
    PatternError as PatternError,
    QueryError as QueryError,
    RecordFaults as RecordFaults,
    RetiredRecord as RetiredRecord,
    ScreenError as ScreenError,
    TargetExists as TargetExists,
    UnknownArgument as UnknownArgument,
    UnknownColumn as UnknownColumn,
    UnknownId as UnknownId,
    UnknownIdentifier as UnknownIdentifier,
    UnknownName as UnknownName,
    UnknownRelease as UnknownRelease,
    UnknownTable as UnknownTable,
    UnknownWord as UnknownWord,
    UnlinkedRecord as UnlinkedRecord,
    UnorderedDates as UnorderedDates,
    UnresolvedName as UnresolvedName,
    UnusableForm as UnusableForm,
)
from camwatch.model.body import Body as Body
from camwatch.model.brand import Brand as Brand
from camwatch.model.commitment import (
    Commitment as Commitment,
    Cost as Cost,
    Milestone as Milestone,
    Selector as Selector,
)
from camwatch.model.device_rule import DeviceRule as DeviceRule
from camwatch.model.figure import Figure as Figure
from camwatch.model.intervention import Intervention as Intervention, Party as Party
from camwatch.model.name import Identifier as Identifier, Name as Name
from camwatch.model.ownership import Ownership as Ownership
from camwatch.model.source import Citation as Citation, Source as Source
from camwatch.model.statistic import Statistic as Statistic
from camwatch.model.tie import Tie as Tie
from camwatch.model.vendor import Vendor as Vendor, VendorRule as VendorRule
from camwatch.model.vocabulary import (
    Action as Action,
    BodyKind as BodyKind,
    Confidence as Confidence,
    DeviceKind as DeviceKind,
    DueKind as DueKind,
    Instrument as Instrument,
    InterventionKind as InterventionKind,
    ListTaken as ListTaken,
    Metric as Metric,
    NameKind as NameKind,
    Qualifier as Qualifier,
    Relation as Relation,
    SourceKind as SourceKind,
    Standing as Standing,
    Status as Status,
    Subject as Subject,
    TieKind as TieKind,
    Unit as Unit,
    VendorKind as VendorKind,
    Verdict as Verdict,
)
from camwatch.names.match import Match as Match, Matches as Matches
from camwatch.plot.picture import Picture as Picture
from camwatch.store.release import Credit as Credit, Gap as Gap, Release as Release
from camwatch.store.revision import Revision as Revision

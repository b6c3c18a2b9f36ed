"""The words that the register uses: each vocabulary, and each word with its boundary."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from camwatch.errors import UnknownWord
from camwatch.wording import noun

__all__ = [
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
    "Vocabulary",
]


class Vocabulary(StrEnum):
    """A closed list of words. Each member is a word, with its boundary as ``meaning``."""

    meaning: str
    """The boundary of the word: what it is for and, if another word is close, when to use that one."""

    def __new__(cls, word: str, meaning: str = "") -> Self:
        """Make a member from a word and its boundary."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.meaning = meaning
        return member

    def __str__(self) -> str:
        return str(self.value)

    @classmethod
    def _missing_(cls, value: object) -> None:
        raise UnknownWord(f"{value!r} is not a valid {noun(cls)}; {cls.hint(str(value))}")

    @classmethod
    def hint(cls, word: str) -> str:
        """Return a hint for an error message: the words that another word may mean, and the valid words."""
        from camwatch.model.synonyms import meant

        words = ", ".join(sorted(member.value for member in cls))
        likely = meant(word, cls.__name__, [member.value for member in cls])
        return f"did you mean {' or '.join(likely)}? Choose from: {words}" if likely else f"choose from: {words}"


class BodyKind(Vocabulary):
    """Kind of organisation."""

    CENTRAL_GOVERNMENT = (
        "central_government",
        "A national government, with its ministries, departments and executive agencies. For bodies at arm's length, "
        "use public_body.",
    )
    PUBLIC_BODY = (
        "public_body",
        "A public organisation at arm's length from a ministry: non-departmental bodies, public corporations, "
        "inspectorates. If its task is to supervise others, use regulator.",
    )
    DEVOLVED_GOVERNMENT = (
        "devolved_government",
        "The government of Scotland, Wales or Northern Ireland, or a similar one elsewhere, with its departments and "
        "agencies.",
    )
    STATE_GOVERNMENT = (
        "state_government",
        "The government of a state, province, Land, canton or region of a country, with its agencies.",
    )
    LOCAL_AUTHORITY = (
        "local_authority",
        "A council, city, county, municipality or combined authority. For its police force, use police.",
    )
    POLICE = ("police", "A police force, sheriff, or the authority that holds one to account.")
    ARMED_FORCES = (
        "armed_forces",
        "An army, navy or air force, or one of its bases. For the defence ministry, use central_government.",
    )
    HEALTH = (
        "health",
        "A hospital, health trust, health board or commissioner of care. For the health ministry, use "
        "central_government.",
    )
    UNIVERSITY = ("university", "A university or other institution of higher education.")
    EDUCATION = ("education", "A school, school district or college below university level.")
    TRANSPORT = ("transport", "A railway, airport, port, transit operator or transport authority.")
    HOUSING = ("housing", "A housing association or social landlord.")
    PARLIAMENT = ("parliament", "A legislature, its committees and its administration.")
    REGULATOR = (
        "regulator",
        "A body whose task is to supervise others, such as a watchdog, commissioner or market authority.",
    )
    INTERNATIONAL_ORGANISATION = (
        "international_organisation",
        "An organisation of several states, such as an institution of the European Union or the United Nations.",
    )
    RETAILER = (
        "retailer",
        "A business that sells to the public in shops or online. For any other business, use company.",
    )
    INVESTOR = (
        "investor",
        "An asset manager, fund, bank, stock exchange or index provider that holds or lists shares.",
    )
    TRADE_BODY = (
        "trade_body",
        "An association of businesses or professionals, including the awards and certificates that it gives.",
    )
    EVENT = ("event", "A conference, exhibition or sports event that is run under its own name.")
    CAMPAIGN_GROUP = ("campaign_group", "A rights group, union, political party or other association that campaigns.")
    MEDIA = ("media", "A newspaper, broadcaster or publisher, whether it uses cameras or investigates their use.")
    COMPANY = ("company", "Any other business.")
    OTHER = ("other", "Any other organisation, such as a museum, charity, estate or religious body.")


class NameKind(Vocabulary):
    """Kind of name."""

    OFFICIAL = ("official", "The full legal or registered name, if it differs from the everyday name.")
    SHORT = ("short", "A shorter or everyday form. For initials, use acronym.")
    FORMER = ("former", "An earlier name of the same organisation. A predecessor is a separate body.")
    ACRONYM = ("acronym", "Initials or an abbreviation.")
    TRANSLATION = ("translation", "The name in another language, with its language tag.")


class VendorKind(Vocabulary):
    """Whether a vendor is one company or a class of them."""

    COMPANY = ("company", "One maker or seller, with the group of companies that it heads.")
    CLASS = (
        "class",
        "Vendors that a law or promise identifies by a shared property. Its members are those that sources name.",
    )


class SourceKind(Vocabulary):
    """Kind of publication."""

    LAW = ("law", "The text of a statute, regulation or order.")
    PARLIAMENT = ("parliament", "The record of a legislature, a parliamentary answer, or a copy of either.")
    FOI = ("foi", "An answer to a request under a freedom of information law.")
    OFFICIAL = ("official", "A public body's own page, minutes or document. For a parliament's, use parliament.")
    COMPANY = ("company", "A company's or association's own page or report about itself.")
    RESEARCH = ("research", "A study with a stated method, academic or not.")
    DATASET = ("dataset", "A table or register of data.")
    NEWS = ("news", "A newspaper, broadcaster or agency, or a repost of one.")
    TRADE_PRESS = ("trade_press", "A publication for a trade, or a company's blog about its trade.")
    CAMPAIGN = ("campaign", "A campaign group's, party's or politician's own page.")
    OTHER = ("other", "None of the other kinds.")


class ListTaken(Vocabulary):
    """How much of a source's list of bodies the register has."""

    WHOLE = ("whole", "Every body in the list that belongs in the register has a record that cites the source.")
    PART = (
        "part",
        "Only some of these bodies have such a record; the rest of the list could not be read, or has not been "
        "recorded yet.",
    )


class Action(Vocabulary):
    """What a commitment says the body will do."""

    STOP_BUYING = (
        "stop_buying",
        "Buy and install no more. Equipment already in place may stay; its removal is a second commitment.",
    )
    STOP_USING = ("stop_using", "Switch the equipment off, or no longer use it. If it is also taken down, use remove.")
    REMOVE = (
        "remove",
        "Take the equipment out, all at once or step by step. If this happens only as it wears out, use phase_out.",
    )
    PHASE_OUT = ("phase_out", "Replace the equipment over time, as it ages or as systems are renewed.")
    STOP_SELLING = ("stop_selling", "No longer sell or stock the goods, or install them for customers.")
    RESTRICT = (
        "restrict",
        "Allow the equipment only under conditions, such as no network connection, prior clearance or certain places.",
    )
    EXCLUDE = ("exclude", "Exclude the vendor from an event, award, index, membership, tender or market.")
    DIVEST = ("divest", "Sell shares or other holdings in the vendor, or buy none.")
    DESIGNATE = ("designate", "Put the vendor on an official list. What the list forbids is a separate commitment.")

    @property
    def concerns_equipment(self) -> bool:
        """Whether the action limits buying, using or selling equipment; false for ``divest`` and ``designate``."""
        return self not in (Action.DIVEST, Action.DESIGNATE)


class Instrument(Vocabulary):
    """The form in which a commitment was made."""

    STATUTE = ("statute", "A law that a legislature passed, or a bill before it.")
    REGULATION = ("regulation", "A rule or order made under a law.")
    DIRECTIVE = ("directive", "An instruction from a government or other superior body to the bodies under it.")
    POLICY = ("policy", "A rule that a body set for itself.")
    RESOLUTION = ("resolution", "A decision that a council, board or assembly takes by vote and that is not law.")
    CONTRACT = ("contract", "A term of a contract or tender.")
    PLEDGE = ("pledge", "A promise given to somebody who asked for it.")
    STATEMENT = ("statement", "A statement in public, to a reporter or in an answer, if the promise has no other form.")
    ACT = (
        "act",
        "An act that others reported and that the body had not promised, such as a sale of shares or the removal of "
        "cameras. Never counted as made.",
    )
    UNKNOWN = ("unknown", "The sources do not give the form.")


class DueKind(Vocabulary):
    """Who set the date by which a commitment is due."""

    DEADLINE = (
        "deadline",
        "The body itself says that the commitment will be carried out by this date, or the law or order sets the date.",
    )
    EXPECTED = (
        "expected",
        "A forecast, a hope, a third party's plan, or a date that depends on something else or was calculated. "
        "It can never be overdue. If another body set the date, the date belongs in that body's commitment.",
    )


class Subject(Vocabulary):
    """What a commitment covers."""

    CAMERAS = ("cameras", "The commitment names cameras, CCTV or video surveillance.")
    VENDOR_EQUIPMENT = (
        "vendor_equipment",
        "All goods or services of a named camera maker; also a sale of its shares, or its exclusion from an index, a "
        "fair or a membership.",
    )
    TECHNOLOGY = ("technology", "A class of technology that by its definition includes cameras.")
    OTHER = ("other", "Something other than cameras, such as 5G core networks, software or drones.")


class Verdict(Vocabulary):
    """Result of the second reading of a record."""

    AGREES = ("agrees", "The sources support the record.")
    CORRECTED = ("corrected", "The reader found a fault, and the record was corrected.")


class Status(Vocabulary):
    """Progress of a commitment as last reported."""

    PROPOSED = (
        "proposed",
        "Requested or drafted but not adopted, such as a bill, a motion or a plan. Not counted as made.",
    )
    UNDER_REVIEW = ("under_review", "The body said that it was considering a commitment. Not counted as made.")
    DECLINED = ("declined", "The body was asked and refused. Not counted as made.")
    ANNOUNCED = ("announced", "Made, but not yet reported as being carried out.")
    IN_PROGRESS = (
        "in_progress",
        "Made, and reported as being carried out. A continuing ban or rule has this status from the day it applies, "
        "and is shown as in force.",
    )
    FULFILLED = (
        "fulfilled",
        "Reported as carried out. Only for work that can be finished, such as removing cameras or selling shares.",
    )
    MISSED = (
        "missed",
        "Reported as not carried out by its deadline. "
        "If the deadline passed and no report followed, keep the last status.",
    )
    WITHDRAWN = ("withdrawn", "Taken back, repealed or no longer policy.")

    @property
    def made(self) -> bool:
        """Whether the commitment is made; false for ``proposed``, ``under_review`` and ``declined``."""
        return self not in (Status.PROPOSED, Status.UNDER_REVIEW, Status.DECLINED)


class Standing(Vocabulary):
    """State of a commitment on a given day, computed from its dates and milestones."""

    NOT_YET = ("not_yet", "Not yet announced on the given day.")
    PROPOSED = ("proposed", "Proposed, not adopted.")
    UNDER_REVIEW = ("under_review", "Being considered.")
    DECLINED = ("declined", "Refused.")
    OPEN = ("open", "Made. Its deadline has not passed, or it has none of its own.")
    OVERDUE = ("overdue", "Made. Its deadline has passed, and no source reports that it was carried out.")
    KEPT = ("kept", "Reported as carried out, on time or late.")
    MISSED = ("missed", "Reported as not carried out by its deadline.")
    WITHDRAWN = ("withdrawn", "Taken back.")
    DONE = ("done", "An act that others reported and that the body had not promised.")
    UNDECIDED = ("undecided", "The dates are not precise enough for an answer.")


class TieKind(Vocabulary):
    """Relation of a body to a vendor."""

    USES = ("uses", "Has or operates the vendor's equipment. Also used for a body that is reported to have none.")
    SELLS = ("sells", "Sells or stocks the vendor's goods.")
    HOLDS_SHARES = ("holds_shares", "Holds the vendor's shares or bonds, or includes them in an index.")
    SUPPLIES = ("supplies", "Provides goods, software or services to the vendor.")
    PARTNERS = (
        "partners",
        "Works with the vendor under an agreement, such as on research, joint products or training.",
    )
    SPONSORS = ("sponsors", "Gives money or publicity to the vendor, or receives it from the vendor.")


class InterventionKind(Vocabulary):
    """What was done to bring a commitment about."""

    LETTER = ("letter", "An open or private letter or e-mail.")
    PETITION = ("petition", "A petition or collection of signatures.")
    QUESTION = ("question", "A question in a parliament or council.")
    FOI_INVESTIGATION = ("foi_investigation", "Requests under a freedom of information law.")
    REPORT = ("report", "A published investigation, press story, study or warning.")
    MOTION = ("motion", "A motion, amendment or bill that one member or party put forward.")
    STATEMENT = (
        "statement",
        "A public call or protest in words that was not sent to anybody as a letter.",
    )
    LAWSUIT = ("lawsuit", "A lawsuit, prosecution or formal complaint.")
    INQUIRY = ("inquiry", "An inquiry or report by a committee or authority.")
    PROTEST = ("protest", "A demonstration or boycott.")


class Qualifier(Vocabulary):
    """Whether a number is exact, a limit or approximate."""

    EXACT = ("exact", "As counted or reported.")
    AT_LEAST = ("at_least", "The source says at least, or more than.")
    AT_MOST = ("at_most", "The source says at most, up to, or fewer than.")
    ABOUT = ("about", "The source says about or nearly, or gives a rounded number.")


class Unit(Vocabulary):
    """What a statistic counts."""

    PERCENT = ("percent", "Per cent of the population, 0 to 100.")
    BODIES = ("bodies", "Organisations, such as councils, police forces, departments, funds or companies.")
    CAMERAS = ("cameras", "Cameras only. If recorders or other equipment are included, use devices.")
    DEVICES = ("devices", "Pieces of equipment, including cameras.")
    NETWORKS = ("networks", "Networks or installations of cameras.")
    SITES = ("sites", "Buildings, offices or places.")
    PURCHASES = ("purchases", "Purchases, contracts, tenders or transactions.")
    PRODUCTS = ("products", "Product models or applications for approval.")
    REGIONS = ("regions", "Countries, states or cities.")
    PEOPLE = ("people", "Respondents or inhabitants.")
    NETWORKS_PER_1000 = ("networks_per_1000", "Networks per 1,000 inhabitants.")
    USD = ("USD", "United States dollars.")
    EUR = ("EUR", "Euros.")
    GBP = ("GBP", "Pounds sterling.")
    DKK = ("DKK", "Danish kroner.")


class Relation(Vocabulary):
    """Relation of a brand to a vendor."""

    OWN = ("own", "The vendor's own brand or product line.")
    SUBSIDIARY = ("subsidiary", "The brand of a company that the vendor owns or owned.")
    RELABELLED = ("relabelled", "Another company's brand on goods that the vendor made (OEM), wholly or in part.")


class Metric(Vocabulary):
    """What a vendor's figure reports."""

    REVENUE = ("revenue", "Revenue of the period.")
    NET_PROFIT = ("net_profit", "Net profit attributable to shareholders; a loss is negative.")
    NET_PROFIT_ADJUSTED = ("net_profit_adjusted", "Net profit attributable to shareholders, excluding one-off items.")


class DeviceKind(Vocabulary):
    """How a device rule recognises equipment."""

    OUI = ("oui", "The first 24, 28 or 36 bits of a MAC address, as the IEEE assigned them.")
    MODEL = ("model", "The form of a model number.")
    BRAND = ("brand", "A brand or product line as printed on a label.")
    BANNER = ("banner", "Text that a device answers with on the network.")


class Confidence(Vocabulary):
    """How reliable an identification is."""

    HIGH = ("high", "An assigned prefix, a distinctive form of model number, the vendor's own name or brand.")
    MEDIUM = ("medium", "A short form that other makers could use, or another company's brand on the vendor's goods.")
    LOW = (
        "low",
        "A form that other makers use, an ordinary word, or a brand of several makers or of only some product lines.",
    )

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
        "A national government, its ministries, departments and executive agencies. At arm's length: public_body.",
    )
    PUBLIC_BODY = (
        "public_body",
        "A public organisation at arm's length from a ministry: non-departmental bodies, public corporations, "
        "inspectorates. One whose task is to supervise others: regulator.",
    )
    DEVOLVED_GOVERNMENT = (
        "devolved_government",
        "The Scottish, Welsh or Northern Ireland government, or the like elsewhere, with its departments and agencies.",
    )
    STATE_GOVERNMENT = (
        "state_government",
        "The government of a state, province, Land, canton or region of a country, with its agencies.",
    )
    LOCAL_AUTHORITY = (
        "local_authority",
        "A council, city, county, municipality or combined authority. Its police force: police.",
    )
    POLICE = ("police", "A police force, sheriff, or the authority that holds one to account.")
    ARMED_FORCES = (
        "armed_forces",
        "An army, navy, air force, or a base of one. The defence ministry itself: central_government.",
    )
    HEALTH = (
        "health",
        "A hospital, health trust, health board or commissioner of care. The ministry: central_government.",
    )
    UNIVERSITY = ("university", "A university or other institution of higher education.")
    EDUCATION = ("education", "A school, school district or college below university level.")
    TRANSPORT = ("transport", "A railway, airport, port, transit operator or transport authority.")
    HOUSING = ("housing", "A housing association or social landlord.")
    PARLIAMENT = ("parliament", "A legislature, its committees and its administration.")
    REGULATOR = ("regulator", "A body whose task is to supervise others: watchdogs, commissioners, market authorities.")
    INTERNATIONAL_ORGANISATION = (
        "international_organisation",
        "A body of several states: the European Union's institutions, the United Nations.",
    )
    RETAILER = (
        "retailer",
        "A business that sells to the public from shops or a web shop. Any other business: company.",
    )
    INVESTOR = (
        "investor",
        "An asset manager, fund, bank, stock exchange or index provider that holds or lists shares.",
    )
    TRADE_BODY = (
        "trade_body",
        "An association of businesses or professionals, with the awards and certificates it gives.",
    )
    EVENT = ("event", "A conference, exhibition or sports event that is run under its own name.")
    CAMPAIGN_GROUP = ("campaign_group", "A rights group, union, political party or other association that campaigns.")
    MEDIA = ("media", "A newspaper, broadcaster or publisher, as a user of cameras or as an investigator.")
    COMPANY = ("company", "Any other business.")
    OTHER = ("other", "Any other organisation: museums, charities, estates, religious bodies.")


class NameKind(Vocabulary):
    """Kind of name."""

    OFFICIAL = ("official", "The full legal or registered name, if it differs from the everyday name.")
    SHORT = ("short", "A shorter or everyday form. Initials: acronym.")
    FORMER = ("former", "An earlier name of the same organisation. A predecessor is a separate body.")
    ACRONYM = ("acronym", "Initials or an abbreviation.")
    TRANSLATION = ("translation", "The name in another language, with its language tag.")


class VendorKind(Vocabulary):
    """Whether a vendor is one company or a class of them."""

    COMPANY = ("company", "One maker or seller, with the group it heads.")
    CLASS = ("class", "Vendors that a law or promise names by a property, with the members that sources name.")


class SourceKind(Vocabulary):
    """Kind of publication."""

    LAW = ("law", "The text of a statute, regulation or order.")
    PARLIAMENT = ("parliament", "The record of a legislature, a parliamentary answer, or a mirror of one.")
    FOI = ("foi", "An answer to a request under a freedom of information law.")
    OFFICIAL = ("official", "A public body's own page, minutes or document. A parliament's: parliament.")
    COMPANY = ("company", "A company's or association's own page or report about itself.")
    RESEARCH = ("research", "A study with a stated method, academic or not.")
    DATASET = ("dataset", "A table or register of data.")
    NEWS = ("news", "A newspaper, broadcaster or agency, or a repost of one.")
    TRADE_PRESS = ("trade_press", "A publication for a trade, or a firm's blog about it.")
    CAMPAIGN = ("campaign", "A campaign group's, party's or politician's own page.")
    OTHER = ("other", "None of the other kinds.")


class ListTaken(Vocabulary):
    """How much of a source's list of bodies the register has."""

    WHOLE = ("whole", "Every body in the list that comes under the register has a record that cites the source.")
    PART = ("part", "Some of these bodies have one; the rest of the list could not be read, or is still to do.")


class Action(Vocabulary):
    """What a commitment says the body will do."""

    STOP_BUYING = (
        "stop_buying",
        "Buy and install no more. Equipment already in place may stay; its removal is a second commitment.",
    )
    STOP_USING = ("stop_using", "Switch off or no longer use. If the equipment is also taken down: remove.")
    REMOVE = ("remove", "Take out the equipment, all of it or step by step. If only as it wears out: phase_out.")
    PHASE_OUT = ("phase_out", "Replace equipment as it ages or as systems are renewed, over time.")
    STOP_SELLING = ("stop_selling", "No longer sell, stock or install for customers.")
    RESTRICT = ("restrict", "Allow only under conditions: no network connection, prior clearance, certain places.")
    EXCLUDE = ("exclude", "Shut out of an event, award, index, membership, tender or market.")
    DIVEST = ("divest", "Sell shares or other holdings in the vendor, or buy none.")
    DESIGNATE = ("designate", "Put the vendor on an official list. What the list forbids is another commitment.")

    @property
    def concerns_equipment(self) -> bool:
        """Whether the action limits buying, using or selling equipment; false for ``divest`` and ``designate``."""
        return self not in (Action.DIVEST, Action.DESIGNATE)


class Instrument(Vocabulary):
    """The form in which a commitment was made."""

    STATUTE = ("statute", "A law that a legislature passed, or a bill before it.")
    REGULATION = ("regulation", "A rule or order made under a law.")
    DIRECTIVE = ("directive", "An instruction from a government or superior body to those under it.")
    POLICY = ("policy", "A rule that a body set for itself.")
    RESOLUTION = ("resolution", "A decision by vote of a council, board or assembly that is not law.")
    CONTRACT = ("contract", "A term of a contract or tender.")
    PLEDGE = ("pledge", "A promise given to somebody who asked for it.")
    STATEMENT = ("statement", "Said in public, to a reporter or in an answer, with no other form.")
    ACT = (
        "act",
        "Done without a promise, as others reported: holdings sold or cameras taken down, for example. "
        "Never counted as made.",
    )
    UNKNOWN = ("unknown", "The sources do not say in which form.")


class DueKind(Vocabulary):
    """Who set the date by which a commitment is due."""

    DEADLINE = (
        "deadline",
        "The body itself, or the law or order that is the commitment, says that it will be done by then.",
    )
    EXPECTED = (
        "expected",
        "A forecast, a hope, a third party's plan, or a date that depends on something else or was calculated. "
        "It can never be overdue. A date that another body set belongs to that body's commitment.",
    )


class Subject(Vocabulary):
    """What a commitment covers."""

    CAMERAS = ("cameras", "Cameras, CCTV or video surveillance are named.")
    VENDOR_EQUIPMENT = (
        "vendor_equipment",
        "All goods or services of a named maker of cameras; also divestment from it and its exclusion from an index.",
    )
    TECHNOLOGY = ("technology", "A class of technology whose terms include cameras.")
    OTHER = ("other", "It does not cover cameras: 5G core networks, software, drones.")


class Verdict(Vocabulary):
    """Result of the second reading of a record."""

    AGREES = ("agrees", "The sources say what the record says.")
    CORRECTED = ("corrected", "A fault was found, and the record as it is now was corrected.")


class Status(Vocabulary):
    """Progress of a commitment as last reported."""

    PROPOSED = ("proposed", "Asked for or drafted, not adopted: a bill, a motion, a plan. Not made.")
    UNDER_REVIEW = ("under_review", "The body said that it was considering the matter. Not made.")
    DECLINED = ("declined", "The body was asked and refused. Not made.")
    ANNOUNCED = ("announced", "Made; not yet reported as being carried out.")
    IN_PROGRESS = (
        "in_progress",
        "Made, and reported as being carried out. A continuing ban or rule has this status from the day it applies, "
        "and is shown as in force.",
    )
    FULFILLED = (
        "fulfilled",
        "Reported as carried out. Only for what can be finished: removed, sold, taken off the shelves.",
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

    NOT_YET = ("not_yet", "Not announced by that day.")
    PROPOSED = ("proposed", "Proposed, not adopted.")
    UNDER_REVIEW = ("under_review", "Being considered.")
    DECLINED = ("declined", "Refused.")
    OPEN = ("open", "Made; it has no deadline of its own, or the deadline has not passed.")
    OVERDUE = ("overdue", "Made; its deadline has passed and no source reports it carried out.")
    KEPT = ("kept", "Reported as carried out, on time or late.")
    MISSED = ("missed", "Reported as not carried out by its deadline.")
    WITHDRAWN = ("withdrawn", "Taken back.")
    DONE = ("done", "Done without a promise, as others reported.")
    UNDECIDED = ("undecided", "The dates are not precise enough for an answer.")


class TieKind(Vocabulary):
    """Relation of a body to a vendor."""

    USES = ("uses", "Has or runs the vendor's equipment. If it is said to have none, `present` is false.")
    SELLS = ("sells", "Sells or stocks the vendor's goods.")
    HOLDS_SHARES = ("holds_shares", "Holds the vendor's shares or bonds, or puts them in an index.")
    SUPPLIES = ("supplies", "Provides goods, software or services to the vendor.")
    PARTNERS = ("partners", "Works with the vendor by agreement: research, joint products, training.")
    SPONSORS = ("sponsors", "Gives money or publicity to the vendor or takes it from the vendor.")


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
        "A call or protest in words, by one or more bodies, that was not sent to anyone as a letter.",
    )
    LAWSUIT = ("lawsuit", "A lawsuit, prosecution or formal complaint.")
    INQUIRY = ("inquiry", "An inquiry or report of a committee or authority.")
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
    BODIES = ("bodies", "Organisations: councils, forces, departments, funds, companies.")
    CAMERAS = ("cameras", "Cameras only. If recorders or other equipment are included: devices.")
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
    NET_PROFIT_ADJUSTED = ("net_profit_adjusted", "Net profit attributable to shareholders without one-off items.")


class DeviceKind(Vocabulary):
    """How a device rule recognises equipment."""

    OUI = ("oui", "The first 24, 28 or 36 bits of a MAC address, as the IEEE assigned them.")
    MODEL = ("model", "The form of a model number.")
    BRAND = ("brand", "A brand or product line as printed on a label.")
    BANNER = ("banner", "Text that a device answers with on the network.")


class Confidence(Vocabulary):
    """How reliable an identification is."""

    HIGH = ("high", "An assigned prefix, a distinctive form of model number, the vendor's own name or brand.")
    MEDIUM = ("medium", "A short form that others could use, or another company's brand on the vendor's goods.")
    LOW = (
        "low",
        "A form that others do use, an ordinary word, or a brand of several makers or of some lines only.",
    )

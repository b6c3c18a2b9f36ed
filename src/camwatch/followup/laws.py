"""Access-to-information laws, each with the page that gives its name and time limit."""

from __future__ import annotations

import attrs

from camwatch.model.body import Body
from camwatch.model.place import place_name
from camwatch.model.vocabulary import BodyKind

__all__ = ["LAWS", "Law", "law_for"]

_CERTAIN = frozenset(
    {
        BodyKind.CENTRAL_GOVERNMENT,
        BodyKind.PUBLIC_BODY,
        BodyKind.DEVOLVED_GOVERNMENT,
        BodyKind.STATE_GOVERNMENT,
        BodyKind.LOCAL_AUTHORITY,
        BodyKind.POLICE,
        BodyKind.ARMED_FORCES,
        BodyKind.REGULATOR,
    }
)
_POSSIBLE = frozenset({BodyKind.HEALTH, BodyKind.UNIVERSITY, BodyKind.EDUCATION, BodyKind.TRANSPORT, BodyKind.HOUSING})
_NATIONAL = frozenset({BodyKind.CENTRAL_GOVERNMENT, BodyKind.ARMED_FORCES})


@attrs.frozen(kw_only=True)
class Law:
    """A law that lets anyone, or any citizen, request information from a public body."""

    name: str
    """Its name, in its own language if it has no English one."""
    request: str
    """The term for a request under it."""
    limit: str | None = None
    """The time limit for an answer, as stated in the law or on a page about it; None if no page states it."""
    source: str
    """The address of the page that was read."""
    local_only: bool = False
    """Whether it covers only local authorities."""


_REQUEST = "freedom of information request"
_RECORDS = "public records request"

LAWS: dict[str, tuple[Law, ...]] = {
    "GB": (
        Law(
            name="Freedom of Information Act 2000",
            request=_REQUEST,
            limit="promptly, and no later than the twentieth working day after the day of receipt",
            source="https://www.legislation.gov.uk/ukpga/2000/36/section/10",
        ),
    ),
    "GB-SCT": (
        Law(
            name="Freedom of Information (Scotland) Act 2002",
            request=_REQUEST,
            limit="promptly, and no later than the twentieth working day after receipt",
            source="https://www.legislation.gov.uk/asp/2002/13/notes/division/3/1/10",
        ),
    ),
    "IE": (
        Law(
            name="Freedom of Information Act 2014",
            request=_REQUEST,
            limit="within four weeks of receipt",
            source="https://www.gov.ie/en/organisation-information/f7ca51-freedom-of-information-foi/",
        ),
    ),
    "US": (
        Law(
            name="Freedom of Information Act (5 U.S.C. § 552)",
            request=_REQUEST,
            limit="within 20 working days",
            source="https://www.rcfp.org/open-government-guide/federal-freedom-information-act/filing-request",
        ),
    ),
    "CA": (
        Law(
            name="Access to Information Act",
            request="access to information request",
            limit="within 30 days of receipt",
            source="https://www.tbs-sct.gc.ca/pol/doc-eng.aspx?id=25494&section=html",
        ),
    ),
    "CA-BC": (
        Law(
            name="Freedom of Information and Protection of Privacy Act",
            request=_REQUEST,
            limit="without delay, and no later than 30 days after receipt",
            source="https://www2.gov.bc.ca/gov/content/governments/services-for-government/policies-procedures/"
            "foippa-manual/responding-time-limit",
        ),
    ),
    "CA-QC": (
        Law(
            name="Act respecting Access to documents held by public bodies and the Protection of personal information",
            request="access to information request",
            limit="within 20 days",
            source="https://educaloi.qc.ca/en/capsules/how-to-make-an-access-to-information-request/",
        ),
    ),
    "AU": (
        Law(
            name="Freedom of Information Act 1982 (Cth)",
            request=_REQUEST,
            limit="within 30 days in most cases",
            source="https://industry.gov.au/accessing-information/freedom-information-disclosure",
        ),
    ),
    "AU-VIC": (
        Law(
            name="Freedom of Information Act 1982 (Vic)",
            request=_REQUEST,
            limit="within 30 days of receipt",
            source="https://www.gippswater.com.au/residential/about-us/governance/freedom-information",
        ),
    ),
    "AU-SA": (
        Law(
            name="Freedom of Information Act 1991 (SA)",
            request=_REQUEST,
            limit="within 30 days of receipt",
            source="https://lawhandbook.sa.gov.au/ch34s03s01s01.php",
        ),
    ),
    "NZ": (
        Law(
            name="Local Government Official Information and Meetings Act 1987",
            request="official information request",
            limit="as soon as reasonably practicable, and no later than 20 working days after receipt",
            source="https://www.lawsociety.org.nz/news/newsroom/"
            "ombudsman-advises-on-oia-and-lgoima-requests-over-holiday-period/",
            local_only=True,
        ),
        Law(
            name="Official Information Act 1982",
            request="official information request",
            limit="as soon as reasonably practicable, and no later than 20 working days after receipt",
            source="https://www.lawsociety.org.nz/news/newsroom/"
            "ombudsman-advises-on-oia-and-lgoima-requests-over-holiday-period/",
        ),
    ),
    "NL": (
        Law(
            name="Wet open overheid (Woo)",
            request="Woo-verzoek",
            limit="within four weeks",
            source="https://www.informatiehuishouding.nl/onderwerpen/woo-verzoeken",
        ),
    ),
    "DK": (
        Law(
            name="offentlighedsloven (lov om offentlighed i forvaltningen)",
            request="anmodning om aktindsigt",
            limit="as soon as possible, and within 7 working days of receipt",
            source="https://aktindsigtshaandbogen.dk/aktindsigt-trin-for-trin/afgoerelse-og-klage/"
            "sagsbehandlingsfrister/rettidig-behandling-36-stk-2-og-3/",
        ),
    ),
    "NO": (
        Law(
            name="offentleglova (lov om rett til innsyn i dokument i offentleg verksemd)",
            request="innsynskrav",
            limit="without undue delay",
            source="https://juridika.no/tidsskrifter/kritisk-juss/2023/4/artikkel/aulstad",
        ),
    ),
    "SE": (
        Law(
            name="tryckfrihetsförordningen, chapter 2",
            request="begäran om allmän handling",
            limit="at once or as soon as possible",
            source="https://www.regiongavleborg.se/politik/Offentlighetsprincipen/Utlamnande-av-allman-handling/",
        ),
    ),
    "EU": (
        Law(
            name="Regulation (EC) No 1049/2001",
            request="request for access to documents",
            limit="within 15 working days",
            source="https://www.europarl.europa.eu/RegistreWeb/home/legalBg.htm?language=EN",
        ),
    ),
    "US-CA": (
        Law(
            name="California Public Records Act",
            request=_RECORDS,
            limit="within 10 days of receipt",
            source="https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=GOV&sectionNum=7922.535",
        ),
    ),
    "US-MA": (
        Law(
            name="Massachusetts Public Records Law",
            request=_RECORDS,
            limit="without unreasonable delay, and within ten business days",
            source="https://dedham-redesign.prod.govaccess.org/departments/police/public-safety/public-records-requests",
        ),
    ),
    "US-NH": (
        Law(
            name="New Hampshire Right-to-Know Law (RSA 91-A)",
            request="right-to-know request",
            limit="within 5 business days",
            source="https://www.nashuanh.gov/238/Records---Right-to-Know",
        ),
    ),
    "US-NJ": (
        Law(
            name="New Jersey Open Public Records Act",
            request="OPRA request",
            limit="within seven business days of receipt",
            source="https://www.law.cornell.edu/regulations/new-jersey/N-J-A-C-5-3-1-7",
        ),
    ),
    "US-NY": (
        Law(
            name="New York Freedom of Information Law",
            request="FOIL request",
            limit="within five business days",
            source="https://northportny.gov/documents/freedom-of-information-act-form-and-information-about-the-act",
        ),
    ),
    "US-TX": (
        Law(
            name="Texas Public Information Act (Government Code, chapter 552)",
            request="public information request",
            limit="promptly, and within ten business days if the Attorney General is asked for a decision",
            source="https://instalawyer.io/laws/texas-statutes/section-552301-request-for-attorney",
        ),
    ),
}
"""By jurisdiction: its laws, the most particular first."""

_STATES = "http://ballotpedia.org/wiki/index.php/State_sunshine_laws"

_STATE_LAWS = """
US-AK Alaska Public Records Act; US-AL Alabama Public Records Law; US-AR Arkansas Freedom of Information Act;
US-AZ Arizona Public Records Law; US-CO Colorado Open Records Act; US-CT Connecticut Freedom of Information Act;
US-DE Delaware Freedom of Information Act; US-FL Florida Sunshine Law; US-GA Georgia Open Records Act;
US-HI Hawaii Uniform Information Practices Act; US-IA Iowa Open Records Law; US-ID Idaho Public Records Act;
US-IL Illinois Freedom of Information Act; US-IN Indiana Access to Public Records Act; US-KS Kansas Open Records Act;
US-KY Kentucky Open Records Act; US-LA Louisiana Public Records Act; US-MD Maryland Public Information Act;
US-MI Michigan Freedom of Information Act; US-MN Minnesota Data Practices Act; US-MO Missouri Sunshine Law;
US-MS Mississippi Public Records Act; US-MT Montana Public Records Act; US-NC North Carolina Public Records Law;
US-ND North Dakota Open Records Statute; US-NE Nebraska Public Records Law;
US-NM New Mexico Inspection of Public Records Act; US-NV Nevada Open Records Act; US-OH Ohio Open Records Law;
US-OK Oklahoma Open Records Act; US-OR Oregon Public Records Law; US-PA Pennsylvania Right to Know Law;
US-RI Rhode Island Access to Public Records Act; US-SC South Carolina Freedom of Information Act;
US-SD South Dakota Sunshine Law; US-TN Tennessee Open Records Act;
US-UT Utah Government Records Access and Management Act; US-VA Virginia Freedom of Information Act;
US-VT Vermont Public Records Law; US-WA Washington Public Records Act; US-WI Wisconsin Open Records Law;
US-WV West Virginia Freedom of Information Act; US-WY Wyoming Sunshine Law
"""

for _line in _STATE_LAWS.split(";"):
    _code, _, _name = _line.strip().partition(" ")
    LAWS[_code] = (Law(name=" ".join(_name.split()), request=_RECORDS, source=_STATES),)


def law_for(body: Body) -> tuple[Law | None, bool]:
    """Return the law under which to ask a body for information, and whether it certainly covers bodies of its kind.

    Returns:
        None if no such law covers bodies of its kind, or none is known for its country. Whether the law covers a
        university, a school, a hospital, a transport operator or a landlord depends on who owns it, so it is not sure.
    """
    if body.jurisdiction == "EU":
        return LAWS["EU"][0], True
    if body.kind not in _CERTAIN | _POSSIBLE:
        return None, False
    sure = body.kind in _CERTAIN
    for code in _jurisdictions(body):
        for law in LAWS.get(code, ()):
            if not law.local_only or body.kind is BodyKind.LOCAL_AUTHORITY:
                return law, sure
    if body.country == "US" and "-" in body.jurisdiction and body.kind not in _NATIONAL:
        state = place_name(body.jurisdiction).partition(",")[0]
        return Law(name=f"public records law of {state}", request=_RECORDS, source=_STATES), sure
    return None, False


def _jurisdictions(body: Body) -> tuple[str, ...]:
    """Return the codes under which the law of a body may be listed, the nearest first."""
    if body.kind in _NATIONAL or body.jurisdiction == body.country:
        return (body.country,)
    # The acts of federations cover federal bodies alone.
    return (body.jurisdiction,) if body.country in ("US", "CA", "AU") else (body.jurisdiction, body.country)

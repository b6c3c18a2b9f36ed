"""What names of public bodies are made of in other languages: each word with its language and what it means."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import attrs

__all__ = ["ENGLISH", "LANGUAGES", "PARTICLES", "Meaning", "meaning"]


@attrs.frozen(eq=False, repr=False)
class Meaning:
    """What a word of a name means."""

    words: tuple[str, ...]
    """The same in English."""
    languages: frozenset[str]
    """The languages that have the word, as language tags; English is ``en``."""


LANGUAGES: Mapping[str, frozenset[str]] = {
    tag: frozenset(countries.split())
    for tag, countries in {
        "ca": "ES AD",
        "cs": "CZ",
        "cy": "GB",
        "da": "DK GL FO",
        "de": "DE AT CH LI LU BE IT",
        "es": "ES MX AR CL CO PE EC UY PY BO VE CR GT PA DO CU HN NI SV PR",
        "et": "EE",
        "fi": "FI",
        "fr": "FR BE CH CA LU MC CM SN CI",
        "ga": "IE GB",
        "gd": "GB",
        "hu": "HU",
        "is": "IS",
        "it": "IT CH SM VA",
        "ja": "JP",
        "ko": "KR",
        "lt": "LT",
        "lv": "LV",
        "mi": "NZ",
        "nb": "NO",
        "nl": "NL BE SR",
        "pl": "PL",
        "pt": "PT BR AO MZ",
        "ro": "RO MD",
        "sk": "SK",
        "sr": "RS ME BA HR SI XK MK",
        "sv": "SE FI AX",
        "zh": "TW CN HK MO SG",
    }.items()
}
"""By language, the countries in whose public bodies' names it is used."""

# fmt: off
ENGLISH = frozenset({
    "AU", "BW", "CA", "CM", "GB", "GG", "GH", "GI", "HK", "IE", "IM", "IN", "JE", "KE", "MT", "NG", "NZ", "PH", "PK",
    "SG", "UG", "US", "ZA", "ZM", "ZW",
})
# fmt: on
"""The countries whose public bodies have names in English; elsewhere an English name is a translation."""

_TABLE = """
ca: ajuntament=city council; ciutat=city; universitat=university; policia=police; govern=government
ca: generalitat=government; conselleria=ministry; hospital=hospital; provincia=province
cs: mesto=city; obec=municipality; kraj=region; policie=police; univerzita=university; ministerstvo=ministry
cs: vlada=government; nemocnice=hospital; urad=office; magistrat=city council; spravedlnosti=justice; vnitra=interior
cs: obrany=defence; zdravotnictvi=health; financi=finance; dopravy=transport; kultury=culture; zemedelstvi=agriculture
cy: cyngor=council; sir=county; sirol=county; dinas=city; bwrdeistref=borough; tref=town; cymuned=community
cy: heddlu=police; prifysgol=university; llywodraeth=government; cymru=wales; bwrdd=board; iechyd=health
cy: ysbyty=hospital; coleg=college; awdurdod=authority; gwasanaeth=service; tan=fire; achub=rescue
cy: comisiynydd=commissioner; amgueddfa=museum; llyfrgell=library; cenedlaethol=national; parc=park; addysg=education
cy: senedd=parliament; gogledd=north; ymddiriedolaeth=trust; ambiwlans=ambulance; trafnidiaeth=transport
cy: naturiol=natural; adnoddau=resources; cyfoeth=resources
da: kommune=municipality; kommunen=municipality; region=region; politi=police; politiet=police; universitet=university
da: regering=government; regeringen=government; ministeriet=ministry; ministerium=ministry; hospital=hospital
da: sygehus=hospital; havn=port; lufthavn=airport; folketinget=parliament; forsvaret=defence; forsvar=defence
da: styrelsen=agency; justitsministeriet=ministry justice; udenrigsministeriet=ministry foreign
da: forsvarsministeriet=ministry defence; finansministeriet=ministry finance; sundhedsministeriet=ministry health
da: kulturministeriet=ministry culture; transportministeriet=ministry transport; skatteministeriet=ministry taxation
da: indenrigsministeriet=ministry interior
de: stadt=city; stadtverwaltung=city; landeshauptstadt=city; hansestadt=city; gemeinde=municipality; landkreis=county
de: kreis=county; polizei=police; polizeiprasidium=police headquarters; universitat=university; ministerium=ministry
de: bundesministerium=federal ministry; bundesregierung=federal government; regierung=government
de: landesregierung=state government; krankenhaus=hospital; klinikum=hospital; hochschule=university
de: flughafen=airport; hafen=port; bezirk=district; landespolizei=state police; bundespolizei=federal police
de: bundesamt=federal office; bundeskriminalamt=federal criminal police office; justiz=justice; innern=interior
de: inneres=interior; verteidigung=defence; gesundheit=health; finanzen=finance; verkehr=transport
es: ayuntamiento=city council; municipio=municipality; ciudad=city; policia=police; universidad=university
es: ministerio=ministry; gobierno=government; hospital=hospital; provincia=province; diputacion=province council
es: aeropuerto=airport; puerto=port; justicia=justice; interior=interior; defensa=defence; salud=health
es: sanidad=health; hacienda=finance; cultura=culture; transportes=transport; exteriores=foreign; asuntos=affairs
es: nacional=national; municipal=municipal; educacion=education
et: linn=city; linnavalitsus=city government; vald=municipality; vallavalitsus=municipality government
et: politsei=police; ulikool=university; ministeerium=ministry; valitsus=government
et: justiitsministeerium=ministry justice; kaitseministeerium=ministry defence; siseministeerium=ministry interior
et: haigla=hospital
fi: kaupunki=city; kunta=municipality; poliisi=police; yliopisto=university; ministerio=ministry; sairaala=hospital
fi: oikeusministerio=ministry justice; sisaministerio=ministry interior; puolustusministerio=ministry defence
fi: hallitus=government
fr: ville=city; commune=municipality; mairie=city; police=police; universite=university; ministere=ministry
fr: gouvernement=government; hopital=hospital; departement=department; region=region; prefecture=prefecture
fr: aeroport=airport; justice=justice; interieur=interior; armees=armed forces; sante=health; finances=finance
fr: transports=transport; etrangeres=foreign; affaires=affairs; culture=culture; agriculture=agriculture
fr: nationale=national; canada=canada; port=port; gendarmerie=gendarmerie; parlement=parliament; communaute=community
fr: metropole=metropolis
ga: comhairle=council; contae=county; cathair=city; chathrach=city; garda=police; siochana=peace; ollscoil=university
ga: rialtas=government; ospideal=hospital; roinn=department
gd: comhairle=council; oilthigh=university; poileas=police; riaghaltas=government; alba=scotland
hu: varos=city; kozseg=municipality; rendorseg=police; egyetem=university; miniszterium=ministry; kormany=government
is: logreglan=police; haskoli=university; raduneyti=ministry; rikisstjorn=government
it: comune=municipality; citta=city; provincia=province; regione=region; polizia=police; universita=university
it: ministero=ministry; governo=government; ospedale=hospital; aeroporto=airport; porto=port; prefettura=prefecture
it: giustizia=justice; interno=interior; difesa=defence; salute=health; cultura=culture; istruzione=education
it: finanze=finance; economia=economy; trasporti=transport; infrastrutture=infrastructure; esteri=foreign
it: affari=affairs; metropolitana=metropolitan; questura=police headquarters; locale=local; municipale=municipal
it: lavoro=labour; ambiente=environment
lt: savivaldybe=municipality; miesto=city; rajono=district; policija=police; universitetas=university
lt: ministerija=ministry; vyriausybe=government; ligonine=hospital; seimas=parliament; teisingumo=justice
lt: vidaus=interior; reikalu=affairs; krasto=national; apsaugos=defence; sveikatos=health; finansu=finance
lv: pilseta=city; novads=municipality; pasvaldiba=municipality; policija=police; universitate=university
lv: ministrija=ministry
mi: kaunihera=council; manatu=ministry; pirihimana=police; whare=house; wananga=university
nb: kommune=municipality; kommunen=municipality; fylkeskommune=county; politi=police; politiet=police
nb: politidistrikt=police district; universitet=university; regjeringen=government; sykehus=hospital; lufthavn=airport
nb: havn=port; departementet=ministry; justisdepartementet=ministry justice; forsvarsdepartementet=ministry defence
nb: stortinget=parliament; finansdepartementet=ministry finance; utenriksdepartementet=ministry foreign affairs
nb: forsvaret=defence
nl: gemeente=municipality; stad=city; provincie=province; politie=police; universiteit=university; ministerie=ministry
nl: regering=government; overheid=government; ziekenhuis=hospital; luchthaven=airport; haven=port
nl: waterschap=water board; justitie=justice; veiligheid=security; defensie=defence; financien=finance
nl: buitenlandse=foreign; binnenlandse=interior; zaken=affairs; volksgezondheid=health; onderwijs=education
nl: infrastructuur=infrastructure; nationale=national; federale=federal; lokale=local; hogeschool=university
pl: miasto=city; gmina=municipality; powiat=county; wojewodztwo=province; policja=police; policji=police
pl: uniwersytet=university; ministerstwo=ministry; rzad=government; szpital=hospital; urzad=office; miejski=city
pl: sprawiedliwosci=justice; wewnetrznych=interior; spraw=affairs; zagranicznych=foreign; obrony=defence
pl: narodowej=national; zdrowia=health; finansow=finance; kultury=culture; edukacji=education
pl: infrastruktury=infrastructure; rolnictwa=agriculture
pt: municipio=municipality; cidade=city; camara=council; prefeitura=municipality; policia=police
pt: universidade=university; ministerio=ministry; governo=government; hospital=hospital; justica=justice
pt: defesa=defence; saude=health; federal=federal; militar=military; estado=state; municipal=municipal
pt: financas=finance; estrangeiros=foreign; negocios=affairs
ro: primaria=municipality; municipiul=municipality; orasul=city; judetul=county; politia=police
ro: universitatea=university; ministerul=ministry; guvernul=government; spitalul=hospital; justitiei=justice
ro: apararii=defence; sanatatii=health; nationale=national; internelor=interior; afacerilor=affairs
ro: jandarmeria=gendarmerie
sk: mesto=city; obec=municipality; policia=police; univerzita=university; ministerstvo=ministry; vlada=government
sr: grad=city; opstina=municipality; opcina=municipality; policija=police; univerzitet=university
sr: sveuciliste=university; ministarstvo=ministry; vlada=government; bolnica=hospital; unutrasnjih=interior
sr: poslova=affairs; pravde=justice; odbrane=defence
sv: kommun=municipality; stad=city; region=region; polisen=police; polismyndigheten=police authority
sv: universitet=university; regeringen=government; regering=government; sjukhus=hospital; flygplats=airport; hamn=port
sv: forsvarsmakten=armed forces; justitiedepartementet=ministry justice; forsvarsdepartementet=ministry defence
sv: finansdepartementet=ministry finance
"""
"""The words, folded as in the comparison of names. A word may occur in several languages."""

PARTICLES = frozenset(
    """
    a al an and ac da das de degli dei del dell della delle dello den der des di do dos du e el en et fur het i in la
    las le les los na nan o och of og os the to u und van von voor y yr za for
    """.split()  # noqa: SIM905 (a list of them would be longer than the text)
)
"""Words between the others that carry no meaning here."""

_ENGLISH = frozenset(
    """
    administration affairs agency agriculture airport ambulance armed authority board borough canada central city
    college commission commissioner community council county criminal culture defence department district economy
    education environment federal finance fire forces foreign gendarmerie government headquarters health hospital
    house infrastructure interior justice labour library local metropolis metropolitan military ministry municipal
    municipality museum national natural north office park parliament peace police port prefecture province region
    rescue resources scotland security service south state taxation town transport trust university wales water
    """.split()  # noqa: SIM905 (a list of them would be longer than the text)
)
_SPELLED = {"welsh": "wales", "scottish": "scotland", "defense": "defence", "labor": "labour"}


@functools.cache
def _words() -> Mapping[str, Meaning]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in _TABLE.strip().splitlines():
        tag, _, stated = line.partition(": ")
        for one in stated.split("; "):
            word, _, english = one.partition("=")
            found.setdefault(word, {})[tag] = tuple(english.split())
    for word in _ENGLISH:
        found.setdefault(word, {})["en"] = (word,)
    for word, english in _SPELLED.items():
        found.setdefault(word, {})["en"] = (english,)
    # A word that means one thing in one language and another in the next one would need its neighbours; none does here.
    return {
        word: Meaning(next(iter(by_tag.values())), frozenset(by_tag))
        for word, by_tag in found.items()
        if len(set(by_tag.values())) == 1
    }


def meaning(word: str) -> Meaning | None:
    """Return the meaning of a folded word in the names of public bodies; None if the lexicon does not have it."""
    return _words().get(word)

"""PDL's answers as they really are: the family of `documents`, as NAV's copy of the register gives it.

Every entry has PDL's metadata and the register's, instants have no offset, and elements without an entry are
empty, as the query asked for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.register import read_family
from tests.documents import CHILD, CHILD_BORN, DAY, FATHER, FATHER_BORN, MOTHER, MOTHER_BORN

if TYPE_CHECKING:
    from datetime import date

    from fastlege import Family
    from tests.documents import Document, Element, Entry

YESTERDAY: Final = "2026-11-22T00:00:00"
TODAY: Final = "2026-11-23T00:00:00"
TOMORROW: Final = "2026-11-24T00:00:00"
NOT_FOUND: Final = {"message": "Fant ikke person", "extensions": {"code": "not_found"}}


def entry(**fields: Element) -> Entry:
    """Make an entry with PDL's metadata, which `fields` may replace."""
    return {"metadata": metadata(), "folkeregistermetadata": of_register()} | fields


def metadata(**fields: Element) -> Entry:
    """Make what PDL says of an entry."""
    return {"master": "FREG", "historisk": False, "opplysningsId": "1f2e", "endringer": []} | fields


def of_register(**fields: Element) -> Entry:
    """Make what the register says of an entry."""
    return {
        "ajourholdstidspunkt": "2022-02-04T10:26:55",
        "gyldighetstidspunkt": "2022-02-04T00:00:00",
        "opphoerstidspunkt": None,
        "kilde": "Synutopia",
        "aarsak": "Patch",
        "sekvens": None,
    } | fields


def historic(**fields: Element) -> Entry:
    """Make an entry that PDL marks as historic."""
    return entry(metadata=metadata(historisk=True)) | fields


def ended(instant: str, **fields: Element) -> Entry:
    """Make an entry that the register ended at an instant."""
    return entry(folkeregistermetadata=of_register(opphoerstidspunkt=instant)) | fields


def begun(instant: str, **fields: Element) -> Entry:
    """Make an entry that the register began at an instant."""
    return entry(folkeregistermetadata=of_register(gyldighetstidspunkt=instant)) | fields


def identity(number: str, **fields: Element) -> Entry:
    """Make an identity number in use."""
    return entry(identifikasjonsnummer=number, status="I_BRUK", type="FNR") | fields


def birth(born: date, **fields: Element) -> Entry:
    """Make a birth."""
    return begun(f"{born}T00:00:00", foedselsdato=born.isoformat(), foedselsaar=born.year) | fields


def street(**fields: Element) -> Entry:
    """Make a place on a street: the child's, unless `fields` says otherwise."""
    return {
        "matrikkelId": 604503040,
        "husnummer": "90",
        "husbokstav": None,
        "bruksenhetsnummer": "H0101",
        "adressenavn": "Stavangvegen",
        "kommunenummer": "4602",
        "bydelsnummer": None,
        "tilleggsnavn": None,
        "postnummer": "6944",
        "koordinater": None,
    } | fields


def home(**fields: Element) -> Entry:
    """Make a registered home: the child's, unless `fields` says otherwise."""
    nowhere_else = {"matrikkeladresse": None, "ukjentBosted": None, "utenlandskAdresse": None}
    times = {"gyldigFraOgMed": "2022-02-04T00:00:00", "gyldigTilOgMed": None, "coAdressenavn": None}
    return entry(vegadresse=street(), angittFlyttedato="2022-02-04", **times, **nowhere_else) | fields


def at(**fields: Element) -> Entry:
    """Make a home on the child's street that differs in some field of it."""
    return home(vegadresse=street(**fields))


def elsewhere(**fields: Element) -> Entry:
    """Make a registered home that is not the child's."""
    place = street(matrikkelId=329355742, kommunenummer="4618", adressenavn="Odlandsvegen")
    return home(vegadresse=place) | fields


def relation(number: str | None, role: str, own: str | None = "BARN", **fields: Element) -> Entry:
    """Make a relation to somebody."""
    said = {"relatertPersonsIdent": number, "relatertPersonsRolle": role, "minRolleForPerson": own}
    return entry(**said, relatertPersonUtenFolkeregisteridentifikator=None) | fields


def responsibility(kind: str | None, holder: str | None = None, **fields: Element) -> Entry:
    """Make a line on parental responsibility for the child."""
    return entry(ansvar=kind, ansvarlig=holder, ansvarssubjekt=None, ansvarligUtenIdentifikator=None) | fields


def status(code: str | None = "bosatt", simpler: str | None = "bosattEtterFolkeregisterloven") -> Entry:
    """Make a status in both its forms."""
    return entry(status=code, forenkletStatus=simpler)


def person(number: str, born: date, **elements: Element) -> Document:
    """Make a person; `elements` replaces or adds; an element that is ... was not asked for."""
    ordinary: Document = {
        "folkeregisteridentifikator": [identity(number)],
        "navn": [entry(fornavn="TESTFORNAVN", mellomnavn=None, etternavn="TESTETTERNAVN")],
        "kjoenn": [entry(kjoenn="KVINNE")],
        "foedselsdato": [birth(born)],
        "folkeregisterpersonstatus": [status()],
        "bostedsadresse": [home()],
        "deltBosted": [],
        "adressebeskyttelse": [],
        "doedsfall": [],
        "falskIdentitet": None,
        "forelderBarnRelasjon": [],
        "foreldreansvar": [],
    }
    return {name: element for name, element in (ordinary | elements).items() if element is not ...}


def child(**elements: Element) -> Document:
    """Make the child: two parents who have joint responsibility."""
    relations = [relation(MOTHER, "MOR"), relation(FATHER, "FAR")]
    lines = [responsibility("felles", MOTHER), responsibility("felles", FATHER)]
    given = {"forelderBarnRelasjon": relations, "foreldreansvar": lines}
    return person(CHILD, CHILD_BORN, **(given | elements))


def mother(**elements: Element) -> Document:
    """Make the mother; she lives with the child. Asked on an adult, responsibility names the child alone."""
    given = {
        "forelderBarnRelasjon": [relation(CHILD, "BARN", "MOR")],
        "foreldreansvar": [responsibility("felles", ansvarssubjekt=CHILD)],
    }
    return person(MOTHER, MOTHER_BORN, **(given | elements))


def father(**elements: Element) -> Document:
    """Make the father; he lives elsewhere."""
    given = {
        "forelderBarnRelasjon": [relation(CHILD, "BARN", "FAR")],
        "bostedsadresse": [elsewhere()],
        "foreldreansvar": [responsibility("felles", ansvarssubjekt=CHILD)],
    }
    return person(FATHER, FATHER_BORN, **(given | elements))


def answered(one: Element, name: str = "hentPerson", **beside: Element) -> Document:
    """Make the answer to a query about one person."""
    return {"data": {name: one}, **beside}


def family_of(
    of: Document | None = None,
    mothers: Document | None = None,
    fathers: Document | None = None,
    *,
    on: date = DAY,
) -> Family:
    """Read the family from three answers; what is not given is as ordinary as can be."""
    parents = [answered(mothers or mother()), answered(fathers or father())]
    return read_family(answered(of or child()), parents, on=on)

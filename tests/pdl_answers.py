"""PDL's answers as they really are: the family of `documents`, as NAV's copy of the register gives it.

Each is the register's own, written as PDL writes it, and has what PDL adds: elements and properties without
a value are there and empty, as the query asked for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.register import read_family
from tests import documents
from tests.documents import CHILD, DAY, FATHER, MOTHER
from tests.register.as_pdl import entry_of, person_of

if TYPE_CHECKING:
    from datetime import date

    from fastlege import Family
    from tests.documents import Document, Element, Entry

YESTERDAY: Final = "2026-11-22T00:00:00"
TODAY: Final = "2026-11-23T00:00:00"
TOMORROW: Final = "2026-11-24T00:00:00"
NOT_FOUND: Final = {"message": "Fant ikke person", "extensions": {"code": "not_found"}}

_NOWHERE_ELSE: Final = dict.fromkeys(("matrikkeladresse", "ukjentBosted", "utenlandskAdresse"))
_NO_TIMES: Final = dict.fromkeys(("gyldigFraOgMed", "gyldigTilOgMed", "coAdressenavn"))


def entry(**fields: Element) -> Entry:
    """Make an entry with PDL's metadata, which `fields` may replace."""
    return entry_of(documents.entry()) | fields


def metadata(**fields: Element) -> Entry:
    """Make what PDL says of an entry."""
    said: Entry = entry()["metadata"]
    return said | fields


def of_register(**fields: Element) -> Entry:
    """Make what the register says of an entry."""
    said: Entry = entry()["folkeregistermetadata"]
    return said | {"sekvens": None} | fields


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
    return entry_of(documents.identity(number)) | fields


def birth(born: date, **fields: Element) -> Entry:
    """Make a birth."""
    return entry_of(documents.birth(born)) | fields


def street(**fields: Element) -> Entry:
    """Make a place on a street: the child's, unless `fields` says otherwise."""
    place: Entry = entry_of(documents.home())["vegadresse"]
    return place | dict.fromkeys(("bydelsnummer", "tilleggsnavn", "koordinater")) | fields


def home(**fields: Element) -> Entry:
    """Make a registered home: the child's, unless `fields` says otherwise."""
    return entry_of(documents.home()) | {"vegadresse": street()} | _NOWHERE_ELSE | _NO_TIMES | fields


def at(**fields: Element) -> Entry:
    """Make a home on the child's street that differs in some field of it."""
    return home(vegadresse=street(**fields))


def elsewhere(**fields: Element) -> Entry:
    """Make a registered home that is not the child's."""
    return home(vegadresse=entry_of(documents.elsewhere())["vegadresse"]) | fields


def relation(number: str | None, role: str, own: str | None = "BARN", **fields: Element) -> Entry:
    """Make a relation to somebody."""
    said = {"relatertPersonsIdent": number, "relatertPersonsRolle": role, "minRolleForPerson": own}
    without_number = {"relatertPersonUtenFolkeregisteridentifikator": None}
    return entry_of(documents.relation(number, role)) | said | without_number | fields


def responsibility(kind: str | None, holder: str | None = None, **fields: Element) -> Entry:
    """Make a line on parental responsibility; in the child's own answer it does not name the child."""
    said = {"ansvarlig": holder, "ansvarssubjekt": None, "ansvarligUtenIdentifikator": None}
    return entry_of(documents.responsibility(kind)) | said | fields


def status(code: str | None = "bosatt", simpler: str | None = "bosattEtterFolkeregisterloven") -> Entry:
    """Make a status in both its forms."""
    return entry(status=code, forenkletStatus=simpler)


def child(**elements: Element) -> Document:
    """Make the child: two parents who have joint responsibility."""
    lines = [responsibility("felles", MOTHER), responsibility("felles", FATHER)]
    return _person(documents.child_document(), {"foreldreansvar": lines} | elements)


def mother(**elements: Element) -> Document:
    """Make the mother; she lives with the child."""
    return _person(documents.mother_document(), _OF_AN_ADULT | elements)


def father(**elements: Element) -> Document:
    """Make the father; he lives elsewhere."""
    return _person(documents.father_document(), {"bostedsadresse": [elsewhere()]} | _OF_AN_ADULT | elements)


_OF_AN_ADULT: Final = {"foreldreansvar": [responsibility("felles", ansvarssubjekt=CHILD)]}
"""Asked on an adult, responsibility names the child alone."""


def _person(document: Document, elements: Document) -> Document:
    """Make a person; `elements` replaces or adds; an element that is ... was not asked for."""
    added = {"folkeregisterpersonstatus": [status()], "bostedsadresse": [home()], "falskIdentitet": None}
    made = person_of(document) | added | elements
    return {name: element for name, element in made.items() if element is not ...}


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

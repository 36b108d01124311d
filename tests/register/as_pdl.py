"""Documents of Folkeregisteret as PDL would answer them, as far as PDL says the same, and where it stands.

An element of which Folkeregisteret says nothing is empty in PDL's answer: the query asked for it. Instants
have no offset: they are Oslo's. `tests.pdl_answers` makes its entries from these.
"""

from __future__ import annotations

from datetime import MAXYEAR, datetime
from typing import TYPE_CHECKING, Final

from fastlege import OSLO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.documents import Document, Element, Entry, Path

_ELEMENTS: Final = {
    "identifikasjonsnummer": "folkeregisteridentifikator",
    "status": "folkeregisterpersonstatus",
    "foedsel": "foedselsdato",
    "navn": "navn",
    "kjoenn": "kjoenn",
    "bostedsadresse": "bostedsadresse",
    "deltBosted": "deltBosted",
    "adressebeskyttelse": "adressebeskyttelse",
    "doedsfall": "doedsfall",
    "falskIdentitet": "falskIdentitet",
    "familierelasjon": "forelderBarnRelasjon",
    "foreldreansvar": "foreldreansvar",
}
_TIMES: Final = ("ajourholdstidspunkt", "gyldighetstidspunkt", "opphoerstidspunkt")
_OF_REGISTER: Final = (*_TIMES, "kilde", "aarsak")
_RENAMED: Final = {
    "foedselsEllerDNummer": "identifikasjonsnummer",
    "identifikatortype": "type",
    "graderingsnivaa": "gradering",
    "relatertPerson": "relatertPersonsIdent",
    "flyttedato": "angittFlyttedato",
}
_ROLES: Final = ("relatertPersonsRolle", "minRolleForPerson")
_CODES: Final = {
    "iBruk": "I_BRUK",
    "opphoert": "OPPHOERT",
    "foedselsnummer": "FNR",
    "ugradert": "UGRADERT",
    "fortrolig": "FORTROLIG",
    "strengtFortrolig": "STRENGT_FORTROLIG",
}
_NOT_OF_PDL: Final = {
    "adresseIdentifikatorFraMatrikkelen",
    "adressegradering",
    "erGjeldende",
    "ansvarligOrganisasjon",
    *_OF_REGISTER,
}


def answer_of(document: Document) -> Document:
    """Give the answer on one person."""
    return {"data": {"hentPerson": person_of(document)}}


def person_of(document: Document) -> Document:
    """Give the person of an answer."""
    return {new: _entries(document.get(old)) for old, new in _ELEMENTS.items()}


def entry_of(given: Entry) -> Entry:
    """Give one entry of a person."""
    made = {
        _RENAMED.get(field, field): _value(field, value)
        for field, value in given.items()
        if field not in _NOT_OF_PDL
    }
    if isinstance(made.get("vegadresse"), dict):
        made["vegadresse"] = _street(made["vegadresse"], given.get("adresseIdentifikatorFraMatrikkelen"))
    return made | {
        "metadata": {
            "master": "FREG",
            "historisk": given.get("erGjeldende") is False,
            "opplysningsId": "1f2e-7",
            "endringer": [],
        },
        "folkeregistermetadata": {field: _value(field, given.get(field)) for field in _OF_REGISTER},
    }


def place_of(path: Path) -> Path:
    """Give the place at which PDL's answer has what stands at one of Folkeregisteret's."""
    element, *rest = path
    steps = [step for step in rest if not isinstance(step, int)]
    at: list[str | int] = ["data", "hentPerson", _ELEMENTS[str(element)]]
    if rest:  # an object alone is an array of one
        at.append(next((step for step in rest if isinstance(step, int)), 0))
    for step in steps:
        if step == "erGjeldende":
            at += ["metadata", "historisk"]
        elif step == "adresseIdentifikatorFraMatrikkelen":
            at += ["vegadresse", "matrikkelId"]
        else:
            at += ["folkeregistermetadata"] * (step in _OF_REGISTER) + [_RENAMED.get(str(step), str(step))]
    return tuple(at)


def can_answer(paths: Iterable[Path]) -> bool:
    """Tell whether PDL has what stands at these places."""
    gradings = {"adressegradering", "oppholdsadresse", "ansvarligOrganisasjon"}
    return not any(gradings & set(path) for path in paths)


def _entries(given: Element) -> list[Entry]:
    entries = given if isinstance(given, list) else [given] if given else []
    return [entry_of(entry) for entry in entries]


def _street(given: Entry, identifier: str | None) -> Entry:
    house = given.get("adressenummer", {})
    return {
        "matrikkelId": int(identifier) if identifier else None,
        "husnummer": house.get("husnummer"),
        "husbokstav": house.get("husbokstav"),
        **{name: given.get(name) for name in ("kommunenummer", "adressenavn", "bruksenhetsnummer")},
        "postnummer": given.get("poststed", {}).get("postnummer"),
    }


def _value(field: str, value: Element) -> Element:
    if field == "foedselsaar":
        return int(value)
    if field in _ROLES:
        return value.upper()
    if field in _TIMES and value:
        return _in_oslo(value)
    return _CODES.get(value, value) if isinstance(value, str) else value


def _in_oslo(text: str) -> str:
    instant = datetime.fromisoformat(text)
    if instant.year < MAXYEAR:  # the end of the last year cannot be written otherwise
        instant = instant.astimezone(OSLO)
    return instant.replace(tzinfo=None).isoformat()

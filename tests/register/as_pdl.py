"""Documents of Folkeregisteret as PDL would answer them, as far as PDL says the same, and where it stands.

An element of which Folkeregisteret says nothing is empty in PDL's answer: the query asked for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
_OF_REGISTER: Final = ("ajourholdstidspunkt", "gyldighetstidspunkt", "opphoerstidspunkt", "kilde", "aarsak")
_RENAMED: Final = {
    "foedselsEllerDNummer": "identifikasjonsnummer",
    "identifikatortype": "type",
    "graderingsnivaa": "gradering",
    "relatertPerson": "relatertPersonsIdent",
}
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
    "flyttedato",
    "erGjeldende",
    "ansvarligOrganisasjon",
    *_OF_REGISTER,
}


def answer_of(document: Document) -> Document:
    """Give the answer on one person."""
    person = {new: _entries(new, document.get(old)) for old, new in _ELEMENTS.items()}
    return {"data": {"hentPerson": person}}


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


def _entries(name: str, given: Element) -> list[Entry]:
    entries = given if isinstance(given, list) else [given] if given else []
    return [_entry(name, entry) for entry in entries]


def _entry(name: str, given: Entry) -> Entry:
    made = {
        _RENAMED.get(field, field): _value(value)
        for field, value in given.items()
        if field not in _NOT_OF_PDL
    }
    if name == "foedselsdato":
        made["foedselsaar"] = int(given["foedselsaar"])
    if isinstance(made.get("vegadresse"), dict):
        made["vegadresse"] = _street(made["vegadresse"], given.get("adresseIdentifikatorFraMatrikkelen"))
    return made | {
        "metadata": {
            "master": "FREG",
            "historisk": given.get("erGjeldende") is False,
            "opplysningsId": "1f2e-7",
        },
        "folkeregistermetadata": {field: given.get(field) for field in _OF_REGISTER},
    }


def _street(given: Entry, identifier: str | None) -> Entry:
    house = given.get("adressenummer", {})
    return {
        "matrikkelId": int(identifier) if identifier else None,
        "husnummer": house.get("husnummer"),
        "husbokstav": house.get("husbokstav"),
        **{name: given.get(name) for name in ("kommunenummer", "adressenavn", "bruksenhetsnummer")},
        "postnummer": given.get("poststed", {}).get("postnummer"),
    }


def _value(value: Element) -> Element:
    return _CODES.get(value, value) if isinstance(value, str) else value

"""A family's answers from PDL, NAV's copy of the register (*PDL-svar*), as its GraphQL schema has them.

They are written from the register's own documents. PDL knows less of an address: no grading, no street code,
and of a property only the identifier, the municipality and the unit.

References:
    navikt/hm-brille-api, ``pdl/schema.graphql``, copy of 2024: ``hentPerson`` and ``hentPersonBolk``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.terms import Grading

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastlege.testing.folkeregisteret import Entry

__all__ = ["answered"]

_SIMPLIFIED: Final = {
    "bosatt": "bosattEtterFolkeregisterloven",
    "utflyttet": "ikkeBosatt",
    "doed": "doedIFolkeregisteret",
}
"""The other statuses have the same name in the simpler form."""
_USED: Final = {"status": "I_BRUK", "type": "FNR"}
_CONTRACT: Final = {"startdatoForKontrakt": "2015-01-01", "sluttdatoForKontrakt": None}
_NO_HOME: Final[Entry] = dict.fromkeys(
    ("gyldigFraOgMed", "gyldigTilOgMed", "vegadresse", "matrikkeladresse", "ukjentBosted")
)
_PROTECTING: Final = {grading.value for grading in Grading if grading.protects}


def answered(document: Entry) -> Entry:
    """Translate a document of Folkeregisteret into the answer to ``hentPerson``."""
    return {"data": {"hentPerson": _person(document)}}


def _person(document: Entry) -> Entry:
    """Translate a document into what is asked about everybody; what is not known is an empty list."""

    def every(name: str, change: Callable[[Entry], Entry]) -> list[Entry]:
        return [_entry(change(each)) for each in document.get(name, [])]

    return {
        "folkeregisteridentifikator": every(
            "identifikasjonsnummer",
            lambda each: _USED | {"identifikasjonsnummer": each["foedselsEllerDNummer"]},
        ),
        "foedselsdato": every(
            "foedsel", lambda each: {"foedselsdato": None, **each, "foedselsaar": int(each["foedselsaar"])}
        ),
        "folkeregisterpersonstatus": every(
            "status", lambda each: each | {"forenkletStatus": _SIMPLIFIED.get(each["status"], each["status"])}
        ),
        "doedsfall": [_entry(document["doedsfall"])] if "doedsfall" in document else [],
        "falskIdentitet": _entry(document["falskIdentitet"]) if "falskIdentitet" in document else None,
        "adressebeskyttelse": _protection(document),
        "bostedsadresse": every("bostedsadresse", _home),
        "deltBosted": every("deltBosted", lambda each: _home(each) | _CONTRACT),
        "forelderBarnRelasjon": every("familierelasjon", _relation),
        "foreldreansvar": every("foreldreansvar", lambda each: {"ansvarlig": None} | each),
    }


def _protection(document: Entry) -> list[Entry] | None:
    """Write one grading, or null where it is not known: an empty list would say that nobody is protected."""
    gradings = [each["graderingsnivaa"] for each in document.get("adressebeskyttelse", [])]
    gradings += [each.get("adressegradering") for each in document.get("bostedsadresse", [])]
    if not any(gradings):
        return None
    return [_entry({"gradering": "UGRADERT" if _PROTECTING.isdisjoint(gradings) else "FORTROLIG"})]


def _relation(each: Entry) -> Entry:
    roles = {name: each[name].upper() for name in ("relatertPersonsRolle", "minRolleForPerson")}
    other = each | roles
    return {"relatertPersonsIdent": other.pop("relatertPerson", None), **other}


def _home(each: Entry) -> Entry:
    """Write a home: PDL has a kind of place for each, also where the register has an identifier alone."""
    identifier = each.get("adresseIdentifikatorFraMatrikkelen", "").strip()
    kind = "matrikkeladresse" if "matrikkeladresse" in each else "vegadresse"
    place = each[kind]
    house = place.get("adressenummer", {})
    street = {"adressenavn": place.get("adressenavn")}
    street |= {name: house.get(name) for name in ("husnummer", "husbokstav")}
    told = {
        "matrikkelId": int(identifier) if identifier else None,
        "bruksenhetsnummer": place.get("bruksenhetsnummer"),
        "kommunenummer": place.get("matrikkelnummer", place).get("kommunenummer"),
        **(street if kind == "vegadresse" else {}),
    }
    return _NO_HOME | {kind: told}


def _entry(fields: Entry) -> Entry:
    """Make an entry that holds now, with the metadata that the schema requires in place of the register's."""
    return {
        **{name: value for name, value in fields.items() if name != "erGjeldende"},
        "folkeregistermetadata": {"gyldighetstidspunkt": None, "opphoerstidspunkt": None},
        "metadata": {"master": "FREG", "historisk": False, "opplysningsId": None, "endringer": []},
    }

"""A family's answers from PDL, NAV's copy of the register (*PDL-svar*), as its GraphQL schema has them.

They are written from the register's own documents. PDL knows less of an address: no grading, no street code,
and of a property only the identifier, the municipality and the unit.

References:
    navikt/hm-brille-api, ``pdl/schema.graphql``, copy of 2024: ``hentPerson`` and ``hentPersonBolk``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from fastlege.json_text import is_array

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
_NO_HOME: Final = ("gyldigFraOgMed", "gyldigTilOgMed", "vegadresse", "matrikkeladresse", "ukjentBosted")
_METADATA: Final[Entry] = {
    "folkeregistermetadata": {"gyldighetstidspunkt": None, "opphoerstidspunkt": None},
    "metadata": {"master": "FREG", "historisk": False, "opplysningsId": None, "endringer": []},
}
"""What the schema requires of every entry, here of one that holds now."""


def answered(document: Entry) -> Entry:
    """Translate a document of Folkeregisteret into the answer to ``hentPerson``; of nothing known, null."""

    def every(name: str, change: Callable[[Entry], Entry] = dict) -> list[Entry]:
        """Translate the entries of an element; there is none where nothing is known."""
        found = document.get(name, [])
        entries = found if is_array(found) else [found]
        return [{**change(each), **_METADATA} for each in cast("list[Entry]", entries)]

    gradings = {each["graderingsnivaa"] for each in document.get("adressebeskyttelse", [])}
    gradings |= {each.get("adressegradering") for each in document.get("bostedsadresse", [])} - {None}
    grading = "FORTROLIG" if gradings & {"fortrolig", "strengtFortrolig"} else "UGRADERT"
    person = {
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
        "doedsfall": every("doedsfall"),
        "falskIdentitet": next(iter(every("falskIdentitet")), None),
        "adressebeskyttelse": [{"gradering": grading, **_METADATA}] if gradings else None,
        "bostedsadresse": every("bostedsadresse", _home),
        "deltBosted": every("deltBosted", lambda each: _home(each) | _CONTRACT),
        "forelderBarnRelasjon": every("familierelasjon", _relation),
        "foreldreansvar": every("foreldreansvar", lambda each: {"ansvarlig": None} | each),
    }
    return {"data": {"hentPerson": person}}


def _relation(each: Entry) -> Entry:
    roles = {name: each[name].upper() for name in ("relatertPersonsRolle", "minRolleForPerson")}
    other = each | roles
    return {"relatertPersonsIdent": other.pop("relatertPerson", None), **other}


def _home(each: Entry) -> Entry:
    """Write a home: PDL has a kind of place for each, also where the register has an identifier alone."""
    identifier = each.get("adresseIdentifikatorFraMatrikkelen", "").strip()
    kind = "matrikkeladresse" if "matrikkeladresse" in each else "vegadresse"
    place = each[kind]
    told = {
        "matrikkelId": int(identifier) if identifier else None,
        "bruksenhetsnummer": place.get("bruksenhetsnummer"),
        "kommunenummer": place.get("matrikkelnummer", place).get("kommunenummer"),
    }
    if kind == "vegadresse":
        house = place.get("adressenummer", {})
        told |= {"adressenavn": place.get("adressenavn")}
        told |= {name: house.get(name) for name in ("husnummer", "husbokstav")}
    return dict.fromkeys(_NO_HOME) | {kind: told}

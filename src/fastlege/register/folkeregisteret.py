"""How the National Population Register (*Folkeregisteret*) writes a person.

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5, "offentlig med hjemmel".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.facts.address import Address
from fastlege.facts.places import CadastralAddress, StreetAddress
from fastlege.register.codes import (
    IN_USE,
    LAST_RANK,
    MAY_BE_IN_USE,
    NO_LONGER,
    NOT_KNOWN,
    STANDINGS,
    Codes,
    Dates,
)
from fastlege.register.description import NumberForm, Register
from fastlege.register.protection import ProtectionForm, grading_of
from fastlege.register.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastlege.register.cursor import Cursor
    from fastlege.terms import Standing

__all__ = ["FOLKEREGISTERET"]

_ADDRESSES: Final = ("bostedsadresse", "deltBosted", "oppholdsadresse", "postadresse", "postadresseIUtlandet")
_STAYS: Final = ("oppholdsadresse", "postadresseIUtlandet")
_NOT_AT_HOME: Final = Codes(
    dict.fromkeys(("utflyttet", "midlertidig", "inaktiv", "ikkeBosatt"), True), unknown=False
)
_IDENTIFIER: Final = "adresseIdentifikatorFraMatrikkelen"
_DATES: Final = Dates(
    mark=("", "erGjeldende"),
    historic=False,
    begins=(("", "gyldighetstidspunkt"),),
    ends=(("", "opphoerstidspunkt", False),),
)


def _birth_year(birth: Cursor) -> int | None:
    """Read the birth year of an entry, which is a text."""
    year = birth.digits("foedselsaar", 4, 4, "2017")
    return None if year is None else birth.as_year("foedselsaar", int(year))


def _statuses_of(status: Cursor) -> tuple[Standing | None]:
    standing = status.code("status", STANDINGS)
    return (None if standing == NOT_KNOWN else standing,)


def _home(entry: Cursor) -> Address | None:
    """Read the home of an entry; None when it has two places, or is also marked as unknown or abroad.

    An identifier alone is None too: it identifies a house, and it is unknown whether there is a unit.
    """
    street, cadastral = entry.child("vegadresse"), entry.child("matrikkeladresse")
    unknown, abroad = entry.child("ukjentBosted"), entry.child("utenlandskAdresse")
    identifier = entry.text(_IDENTIFIER)
    at = street or cadastral
    if at is None or unknown or abroad or (street and cadastral):
        return None
    if entry.reading.strict and not (identifier or "").strip("0"):
        entry.problem(
            _IDENTIFIER, "give the address's identifier; in strict mode homes are compared by it alone"
        )
    return Address(
        matrikkel_id=identifier,
        unit=at.text("bruksenhetsnummer"),
        place=_street(at) if street else _cadastral(at),
        grading=grading_of(entry),
    )


def _street(street: Cursor) -> StreetAddress:
    house = street.child("adressenummer")
    number = house.digits("husnummer", 1, 4, "90") if house else None
    return StreetAddress(
        municipality=street.digits("kommunenummer", 4, 4, "4602"),
        street_name=street.text("adressenavn"),
        street_code=street.text("adressekode"),
        house_number=None if number is None else int(number),
        house_letter=house.text("husbokstav") if house else None,
    )


def _cadastral(property_: Cursor) -> CadastralAddress:
    number = property_.child("matrikkelnummer")
    return CadastralAddress(
        municipality=number.digits("kommunenummer", 4, 4, "4602") if number else None,
        land_number=number.number("gaardsnummer") if number else None,
        title_number=number.number("bruksnummer") if number else None,
        lease_number=(number.number("festenummer") or 0) if number else None,  # left out: no lease
        sub_number=property_.number("undernummer") or 0,
    )


def _is_open(at: Cursor, homes: Sequence[Cursor]) -> bool:
    """Return whether the gradings of addresses show that a person is not protected.

    Every current home must be graded as open. People whose status explains that they have no home need at
    least one current stay or address abroad, all graded as open. Postal addresses do not count, as protected
    people have open ones.
    """
    if homes:
        return all(map(grading_of, homes))
    # In a reading of its own, since a problem would reveal a protection.
    silent = at.again(Reading(at.reading.on))
    statuses = [entry.code("status", _NOT_AT_HOME) for entry in silent.current("status", _DATES)]
    stays = [entry for name in _STAYS for entry in silent.current(name, _DATES)]
    return (
        bool(statuses and stays)
        and all(statuses)
        and all(map(grading_of, stays))
        and "status" not in silent.withheld
        and not silent.reading.problems
    )


FOLKEREGISTERET: Final = Register(
    schema=("folkeregisteret", "Folkeregisterperson"),
    dates=_DATES,
    numbers=NumberForm(
        element="identifikasjonsnummer",
        number="foedselsEllerDNummer",
        kind="identifikatortype",
        # A fødselsnummer comes before a D-number, which may still be marked as in use.
        kinds=Codes({"foedselsnummer": 0, "dNummer": 1}, unknown=LAST_RANK),
        in_use=Codes({"iBruk": IN_USE, "opphoert": NO_LONGER}, unknown=MAY_BE_IN_USE),
        missing="give the person's identity number, at the top of a document from Folkeregisteret",
    ),
    births=("foedsel",),
    birth_year=_birth_year,
    is_copied=None,
    statuses="status",
    statuses_of=_statuses_of,
    is_asked=False,
    home=_home,
    protection=ProtectionForm("adressebeskyttelse", "graderingsnivaa", _ADDRESSES, _is_open),
    relations=("familierelasjon",),
    relative="relatertPerson",
)
"""The register itself, whose entries have their own dates."""

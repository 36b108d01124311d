"""Documents of the National Population Register (*Folkeregisteret*) to records.

The reader takes what is current on the day. It bears what the schema allows and lists what it does not.

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5, "offentlig med hjemmel".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.facts.address import Address, CadastralAddress, StreetAddress
from fastlege.facts.people import Person
from fastlege.register.entries import (
    OWN_ROLES,
    ROLES,
    STANDINGS,
    contract_runs,
    every_number,
    has_died,
    in_order,
    parent_relation,
    responsibility_line,
)
from fastlege.register.protection import grading_of, is_protected
from fastlege.register.reading import Codes, Element
from fastlege.register.record import PersonRecord, Relations, one_birth, one_number, one_standing, only
from fastlege.register.strict import require_identifier
from fastlege.terms import PersonId, Standing

if TYPE_CHECKING:
    from datetime import date

    from fastlege.register.record import ParentalResponsibility, ParentRelation

__all__ = ["PersonDocument"]

_IN_USE: Final = Codes({"iBruk": True, "opphoert": False})
_KINDS_OF_NUMBER: Final = Codes({"foedselsnummer": 0, "dNummer": 1})
"""A fødselsnummer goes before a D-number, which stays in use when it has become inactive."""
_ADDRESSES: Final = ("bostedsadresse", "deltBosted", "oppholdsadresse", "postadresse", "postadresseIUtlandet")
_NO_NUMBER: Final = "the person's identity number; it stands at the top of a document of Folkeregisteret"


class PersonDocument(Element):
    """A person document (*persondokument*), or an object within it: an entry is dated by its own fields."""

    __slots__ = ()

    schema = ("folkeregisteret", "Folkeregisterperson")
    relations_in = "familierelasjon"
    births_in = "foedsel"

    def is_over(self) -> bool:
        """Tell whether this entry is marked historic, or has ended on the day or before."""
        ended = self.has_come("opphoerstidspunkt")
        return self.flag("erGjeldende") is False or ended is True

    def has_begun(self) -> bool:
        """Tell whether this entry has begun on the day."""
        return self.has_come("gyldighetstidspunkt") is not False

    def is_current(self) -> bool:
        """Tell whether this entry holds on the day; the usual one says so itself, and names no end."""
        usual = self.fields.get("erGjeldende") is True and self.fields.get("opphoerstidspunkt") is None
        return self.has_begun() if usual else super().is_current()

    def numbers(self) -> tuple[frozenset[str], dict[str, int]]:
        """Read every identity number, and the rank of each one in use."""
        return every_number(
            self.entries("identifikasjonsnummer"),
            number="foedselsEllerDNummer",
            kind="identifikatortype",
            kinds=_KINDS_OF_NUMBER,
            in_use=_IN_USE,
        )

    def person(self) -> PersonRecord:
        """Read the person; problems are kept with the document's notes."""
        every, in_use = self.numbers()
        days, years = _births(self)
        homes = self.current("bostedsadresse")
        number = one_number(self, "identifikasjonsnummer", every=every, in_use=in_use, missing=_NO_NUMBER)
        birth_date, birth_year = one_birth(self, self.births_in, days, years)
        person = Person(
            id=PersonId(number),
            birth_date=birth_date,
            birth_year=birth_year,
            home=only({_home(entry) for entry in homes}),
            shared_residences=_shared_residences(self),
            protected=is_protected(
                self, own=("adressebeskyttelse", "graderingsnivaa"), homes=homes, addresses=_ADDRESSES
            ),
            standing=one_standing(_standings(self)),
        )
        return PersonRecord(person, every)

    def relations(self) -> Relations:
        """Read who the parents are and who has responsibility; an element that is missing says nothing."""
        return Relations(_parents(self), _responsibilities(self))


def _births(document: PersonDocument) -> tuple[set[date], set[int]]:
    """Read the birth dates and years, from whenever they are valid."""
    days: set[date] = set()
    years: set[int] = set()
    for entry in document.entries("foedsel"):
        if not entry.is_over():
            day, year = entry.day("foedselsdato"), entry.digits("foedselsaar", 4, 4, "2017")
            if day is not None:
                days.add(day)
            if year is not None:
                years.add(int(year))
    return days, years


def _standings(document: PersonDocument) -> set[Standing | None]:
    """Read the status, and the elements that tell of death and of a false identity before it does."""
    found = {entry.code("status", STANDINGS) for entry in document.current("status")}
    for death in document.entries("doedsfall"):
        if not death.is_over() and has_died(death):
            found.add(Standing.DECEASED)
    if any(entry.flag("erFalsk") is not False for entry in document.current("falskIdentitet")):
        found.add(Standing.INVALID_IDENTITY)
    return found


def _home(entry: PersonDocument) -> Address | None:
    """Read one home; two places at once, or one that is also unknown, are an unknown home."""
    street, cadastral = entry.child("vegadresse"), entry.child("matrikkeladresse")
    unknown = entry.child("ukjentBosted")
    identifier = entry.text("adresseIdentifikatorFraMatrikkelen")
    at = street or cadastral
    place = _street(street) if street else _cadastral(cadastral) if cadastral else None
    if unknown or (street and cadastral) or not (identifier or place):
        return None
    require_identifier(entry, "adresseIdentifikatorFraMatrikkelen", identifier)
    return Address(
        matrikkel_id=identifier,
        unit=at.text("bruksenhetsnummer") if at else None,
        place=place,
        grading=grading_of(entry),
    )


def _street(street: PersonDocument) -> StreetAddress:
    house = street.child("adressenummer")
    number = house.digits("husnummer", 1, 4, "90") if house else None
    return StreetAddress(
        municipality=street.digits("kommunenummer", 4, 4, "4602"),
        street_name=street.text("adressenavn"),
        street_code=street.text("adressekode"),
        house_number=None if number is None else int(number),
        house_letter=house.text("husbokstav") if house else None,
    )


def _cadastral(property_: PersonDocument) -> CadastralAddress:
    number = property_.child("matrikkelnummer")
    return CadastralAddress(
        municipality=number.digits("kommunenummer", 4, 4, "4602") if number else None,
        land_number=number.number("gaardsnummer") if number else None,
        title_number=number.number("bruksnummer") if number else None,
        lease_number=number.number("festenummer") if number else None,
        sub_number=property_.number("undernummer"),
    )


def _shared_residences(document: PersonDocument) -> tuple[Address, ...]:
    """Read the homes under a contract that runs on the day (*delt bosted*)."""
    return in_order(_home(entry) for entry in document.current("deltBosted") if contract_runs(entry))


def _parents(document: PersonDocument) -> frozenset[ParentRelation] | None:
    """Read who the parents are, from the child's side; an element that is missing says nothing."""
    relations = [
        parent_relation(
            entry.code("relatertPersonsRolle", ROLES),
            entry.code("minRolleForPerson", OWN_ROLES),
            entry.text("relatertPerson"),
        )
        for entry in document.current("familierelasjon")
    ]
    return frozenset(filter(None, relations)) if document.fields.get("familierelasjon") else None


def _responsibilities(document: PersonDocument) -> frozenset[ParentalResponsibility] | None:
    """Read who has parental responsibility; an element that is missing says nothing."""
    current = document.current("foreldreansvar")
    return frozenset(map(responsibility_line, current)) if document.fields.get("foreldreansvar") else None

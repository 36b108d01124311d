"""Documents of the National Population Register (*Folkeregisteret*) to records.

The reader takes what is current on the day. It bears what the schema allows and lists what it does not.

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5, "offentlig med hjemmel".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.facts.address import Address
from fastlege.facts.places import CadastralAddress, StreetAddress
from fastlege.register import protection
from fastlege.register.document import RegisterDocument
from fastlege.register.entries import STANDINGS
from fastlege.register.reading import Codes
from fastlege.register.record import NumberForm
from fastlege.register.strict import require_identifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastlege.register.reading import Element
    from fastlege.terms import Standing

__all__ = ["PersonDocument"]

_ADDRESSES: Final = ("bostedsadresse", "deltBosted", "oppholdsadresse", "postadresse", "postadresseIUtlandet")


class PersonDocument(RegisterDocument):
    """A person document (*persondokument*), or an object within it: an entry is dated by its own fields."""

    __slots__ = ()

    schema = ("folkeregisteret", "Folkeregisterperson")
    numbers_as = NumberForm(
        element="identifikasjonsnummer",
        number="foedselsEllerDNummer",
        kind="identifikatortype",
        # A fødselsnummer goes before a D-number, which stays in use when it has become inactive.
        kinds=Codes({"foedselsnummer": 0, "dNummer": 1}),
        in_use=Codes({"iBruk": True, "opphoert": False}),
        missing="give the person's identity number, at the top of a document from Folkeregisteret",
    )
    births_in = ("foedsel",)
    relations_in = ("familierelasjon",)
    relative = "relatertPerson"

    def is_over(self) -> bool:
        """Tell whether this entry is marked historic, or has ended on the day or before."""
        return self.flag("erGjeldende") is False or self.has_come("opphoerstidspunkt") is True

    def has_begun(self) -> bool:
        """Tell whether this entry has begun on the day."""
        return self.has_come("gyldighetstidspunkt") is not False

    def birth_year(self) -> int | None:
        """Read an entry's birth year, which is a text."""
        year = self.digits("foedselsaar", 4, 4, "2017")
        return None if year is None else self.as_year("foedselsaar", int(year))

    def statuses(self) -> list[Standing | None]:
        """Read what the status says."""
        return [entry.code("status", STANDINGS) for entry in self.current("status")]

    def home(self) -> Address | None:
        """Read an entry's home; two places at once, or one that is also unknown, are unknown."""
        street, cadastral = self.child("vegadresse"), self.child("matrikkeladresse")
        unknown = self.child("ukjentBosted")
        identifier = self.text("adresseIdentifikatorFraMatrikkelen")
        at = street or cadastral
        place = _street(street) if street else _cadastral(cadastral) if cadastral else None
        if unknown or (street and cadastral) or not (identifier or place):
            return None
        require_identifier(self, "adresseIdentifikatorFraMatrikkelen", identifier)
        return Address(
            matrikkel_id=identifier,
            unit=at.text("bruksenhetsnummer") if at else None,
            place=place,
            grading=protection.grading_of(self),
        )

    def is_protected(self, homes: Sequence[Element]) -> bool | None:
        """Tell whether the person is protected: by entries of the person's own, and by each address."""
        return protection.is_protected(
            self, own=("adressebeskyttelse", "graderingsnivaa"), homes=homes, addresses=_ADDRESSES
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
        lease_number=(number.number("festenummer") or 0) if number else None,  # a number left out is none
        sub_number=property_.number("undernummer") or 0,
    )

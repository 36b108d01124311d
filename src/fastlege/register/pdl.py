"""Persons of NAV's copy of the register (*PDL*, Persondataløsningen) to records.

An answer holds what its query asked for. An element that is missing was not asked for: it says nothing. One
that is empty was asked for, and there is none; that is how PDL tells that nobody is protected or dead.

References:
    NAV, PDL, GraphQL schema of 2024: type Person; ``historikk`` adds entries that are marked ``historisk``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.facts.address import Address
from fastlege.facts.places import CadastralAddress, StreetAddress
from fastlege.json_text import is_array
from fastlege.register import protection
from fastlege.register.document import RegisterDocument
from fastlege.register.entries import STANDINGS
from fastlege.register.reading import Codes
from fastlege.register.record import NumberForm
from fastlege.register.strict import require_identifier
from fastlege.terms import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastlege.register.reading import Element

__all__ = ["PdlPerson"]

_SIMPLER_STANDINGS: Final = Codes(
    {
        "bosattEtterFolkeregisterloven": Standing.RESIDENT,
        "ikkeBosatt": Standing.NOT_RESIDENT,
        "dNummer": Standing.NOT_RESIDENT,
        "forsvunnet": Standing.DISAPPEARED,
        "doedIFolkeregisteret": Standing.DECEASED,
        "opphoert": Standing.INVALID_IDENTITY,
    }
)
"""``forenkletStatus``, for those who did not ask for the status itself."""


class PdlPerson(RegisterDocument):
    """A person of PDL (*person*), or an object within it: an entry is dated by its metadata."""

    __slots__ = ()

    schema = ("pdl", "Person")
    numbers_as = NumberForm(
        element="folkeregisteridentifikator",
        number="identifikasjonsnummer",
        kind="type",
        kinds=Codes({"FNR": 0, "DNR": 1}),
        in_use=Codes({"I_BRUK": True, "OPPHOERT": False}),
        missing="give the person's identity number; ask PDL for folkeregisteridentifikator too",
    )
    # Each element under its present name and its former one.
    births_in = ("foedselsdato", "foedsel")
    relations_in = ("forelderBarnRelasjon", "familierelasjoner")
    relative = "relatertPersonsIdent"

    def is_over(self) -> bool:
        """Tell whether this entry is marked historic, has ended on the day or before, or held until then.

        ``gyldigTilOgMed`` is the last day on which it holds; ``opphoerstidspunkt`` is when it no longer does.
        """
        metadata, of_register = self.child("metadata"), self.child("folkeregistermetadata")
        if metadata is not None and metadata.flag("historisk") is True:
            return True
        if of_register is not None and of_register.has_come("opphoerstidspunkt") is True:
            return True
        return self.has_come("gyldigTilOgMed", days_later=0) is True

    def has_begun(self) -> bool:
        """Tell whether this entry has begun on the day."""
        of_register = self.child("folkeregistermetadata")
        to_come = of_register is not None and of_register.has_come("gyldighetstidspunkt") is False
        return self.has_come("gyldigFraOgMed") is not False and not to_come

    def birth_year(self) -> int | None:
        """Read an entry's birth year, which is a number."""
        year = self.number("foedselsaar")
        return None if year is None else self.as_year("foedselsaar", year)

    def statuses(self) -> list[Standing | None]:
        """Read what the status says, in either of its two forms.

        The status follows a death days later: unless deaths were asked for too, it is not known who lives.
        """
        entries = self.current("folkeregisterpersonstatus")
        found = [told for entry in entries for told in _status(entry)]
        return found if _is_asked(self, "doedsfall") else [*found, None]

    def home(self) -> Address | None:
        """Read an entry's home; two places at once, or one that is also unknown or abroad, are unknown."""
        street, cadastral = self.child("vegadresse"), self.child("matrikkeladresse")
        unknown, abroad = self.child("ukjentBosted"), self.child("utenlandskAdresse")
        at = street or cadastral
        if at is None or unknown or abroad or (street and cadastral):
            return None
        identifier = _identifier(at)
        require_identifier(at, "matrikkelId", identifier)
        return Address(
            matrikkel_id=identifier,
            unit=at.text("bruksenhetsnummer"),
            place=_street(at) if street else CadastralAddress(municipality=_municipality(at)),
            grading=None,
        )

    def is_protected(self, homes: Sequence[Element]) -> bool | None:  # noqa: ARG002  # no address is graded here
        """Tell whether the person is protected; no entry, where they were asked for, is none."""
        if_none = False if _is_asked(self, "adressebeskyttelse") else None
        return protection.is_protected(self, own=("adressebeskyttelse", "gradering"), if_none=if_none)


def _is_asked(document: PdlPerson, name: str) -> bool:
    """Tell whether an element was asked for, so that none is none; null among its entries says nothing."""
    element = document.fields.get(name)
    return is_array(element) and None not in element


def _status(entry: PdlPerson) -> set[Standing | None]:
    """Read the two forms of one status; only one that is in neither form says nothing."""
    told = {entry.code("status", STANDINGS), entry.code("forenkletStatus", _SIMPLER_STANDINGS)}
    return told - {None} or {None}


def _identifier(at: PdlPerson) -> str | None:
    """Read the identifier, which arrives as a number or as a text."""
    if isinstance(at.fields.get("matrikkelId"), str):
        return at.text("matrikkelId")
    number = at.number("matrikkelId")
    return None if number is None else str(number)


def _municipality(at: PdlPerson) -> str | None:
    return at.digits("kommunenummer", 4, 4, "4602")


def _street(street: PdlPerson) -> StreetAddress:
    number = street.digits("husnummer", 1, 4, "90")
    return StreetAddress(
        municipality=_municipality(street),
        street_name=street.text("adressenavn"),
        house_number=None if number is None else int(number),
        house_letter=street.text("husbokstav"),
    )

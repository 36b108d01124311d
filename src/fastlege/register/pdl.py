"""Persons of NAV's copy of the register (*PDL*, Persondataløsningen) to records.

An answer holds what its query asked for. An element that is missing was not asked for: it says nothing. One
that is empty was asked for, and there is none; that is how PDL tells that nobody is protected or dead.

References:
    NAV, PDL, GraphQL schema of 2024: type Person; ``historikk`` adds entries that are marked ``historisk``.
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
from fastlege.register.notes import is_array
from fastlege.register.protection import is_protected
from fastlege.register.reading import Codes, Element
from fastlege.register.record import PersonRecord, Relations, one_birth, one_number, one_standing, only
from fastlege.register.strict import require_identifier
from fastlege.terms import PersonId, Standing

if TYPE_CHECKING:
    from datetime import date

    from fastlege.register.record import ParentalResponsibility, ParentRelation

__all__ = ["PdlPerson"]

_IN_USE: Final = Codes({"I_BRUK": True, "OPPHOERT": False})
_KINDS_OF_NUMBER: Final = Codes({"FNR": 0, "DNR": 1})
_NO_NUMBER: Final = "the person's identity number; ask PDL for folkeregisteridentifikator too"
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
_PARENTS: Final = ("forelderBarnRelasjon", "familierelasjoner")
_BIRTHS: Final = ("foedselsdato", "foedsel")
"""Elements under their present name and their former one."""
_YEARS: Final = range(1, 10_000)


class PdlPerson(Element):
    """A person of PDL (*person*), or an object within it: an entry is dated by its metadata."""

    __slots__ = ()

    schema = ("pdl", "Person")
    relations_in = "forelderBarnRelasjon"
    births_in = "foedselsdato"

    def is_over(self) -> bool:
        """Tell whether this entry is marked historic, has ended on the day or before, or held until then.

        ``gyldigTilOgMed`` is the last day on which it holds; ``opphoerstidspunkt`` is when it no longer does.
        """
        metadata, of_register = self.child("metadata"), self.child("folkeregistermetadata")
        historic = metadata is not None and metadata.flag("historisk") is True
        ended = of_register is not None and of_register.has_come("opphoerstidspunkt") is True
        return self.has_come("gyldigTilOgMed", days_later=0) is True or historic or ended

    def has_begun(self) -> bool:
        """Tell whether this entry has begun on the day."""
        of_register = self.child("folkeregistermetadata")
        to_come = of_register is not None and of_register.has_come("gyldighetstidspunkt") is False
        return self.has_come("gyldigFraOgMed") is not False and not to_come

    def numbers(self) -> tuple[frozenset[str], dict[str, int]]:
        """Read every identity number, and the rank of each one in use."""
        return every_number(
            self.entries("folkeregisteridentifikator"),
            number="identifikasjonsnummer",
            kind="type",
            kinds=_KINDS_OF_NUMBER,
            in_use=_IN_USE,
        )

    def person(self) -> PersonRecord:
        """Read the person; problems are kept with the document's notes."""
        every, in_use = self.numbers()
        number = one_number(
            self, "folkeregisteridentifikator", every=every, in_use=in_use, missing=_NO_NUMBER
        )
        birth_date, birth_year = one_birth(self, self.births_in, *_births(self))
        person = Person(
            id=PersonId(number),
            birth_date=birth_date,
            birth_year=birth_year,
            home=only({_home(entry) for entry in self.current("bostedsadresse")}),
            shared_residences=in_order(map(_home, filter(contract_runs, self.current("deltBosted")))),
            protected=is_protected(
                self,
                own=("adressebeskyttelse", "gradering"),
                if_none=False if _is_asked(self, "adressebeskyttelse") else None,
            ),
            standing=one_standing(_standings(self)),
        )
        return PersonRecord(person, every)

    def relations(self) -> Relations:
        """Read who the parents are and who has responsibility; an element that is missing says nothing."""
        return Relations(_parents(self), _responsibilities(self))


def _is_asked(document: PdlPerson, name: str) -> bool:
    """Tell whether an element was asked for, so that none is none; null among its entries says nothing."""
    element = document.fields.get(name)
    return is_array(element) and None not in element


def _births(document: PdlPerson) -> tuple[set[date], set[int]]:
    """Read the birth dates and years, from whenever they are valid."""
    entries = [entry for name in _BIRTHS for entry in document.entries(name) if not entry.is_over()]
    days = {entry.day("foedselsdato") for entry in entries} - {None}
    years = {_year(entry) for entry in entries} - {None}
    return {day for day in days if day}, {year for year in years if year is not None}


def _year(entry: PdlPerson) -> int | None:
    year = entry.number("foedselsaar")
    if year is None or year in _YEARS:
        return year
    entry.problem("foedselsaar", "a year from 1 to 9999")
    return None


def _standings(document: PdlPerson) -> set[Standing | None]:
    """Read the status, and the elements that tell of death and of a false identity before it does.

    The status follows a death days later: unless deaths were asked for too, it is not known who lives.
    """
    found = {told for entry in document.current("folkeregisterpersonstatus") for told in _statuses(entry)}
    if not _is_asked(document, "doedsfall"):
        found.add(None)
    if any(not death.is_over() and has_died(death) for death in document.entries("doedsfall")):
        found.add(Standing.DECEASED)
    if any(entry.flag("erFalsk") is not False for entry in document.current("falskIdentitet")):
        found.add(Standing.INVALID_IDENTITY)
    return found


def _statuses(entry: PdlPerson) -> set[Standing | None]:
    """Read the two forms of one status; only one that is in neither form says nothing."""
    told = {entry.code("status", STANDINGS), entry.code("forenkletStatus", _SIMPLER_STANDINGS)}
    return told - {None} or {None}


def _home(entry: PdlPerson) -> Address | None:
    """Read one home; two places at once, or one that is also unknown or abroad, are an unknown home."""
    street, cadastral = entry.child("vegadresse"), entry.child("matrikkeladresse")
    unknown, abroad = entry.child("ukjentBosted"), entry.child("utenlandskAdresse")
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


def _parents(document: PdlPerson) -> frozenset[ParentRelation] | None:
    """Read who the parents are, from the child's side."""
    relations = [
        parent_relation(
            entry.code("relatertPersonsRolle", ROLES),
            entry.code("minRolleForPerson", OWN_ROLES),
            entry.text("relatertPersonsIdent"),
        )
        for name in _PARENTS
        for entry in document.current(name)
    ]
    told = any(document.fields.get(name) for name in _PARENTS)
    return frozenset(relation for relation in relations if relation) if told else None


def _responsibilities(document: PdlPerson) -> frozenset[ParentalResponsibility] | None:
    """Read who has parental responsibility."""
    current = document.current("foreldreansvar")
    return frozenset(map(responsibility_line, current)) if document.fields.get("foreldreansvar") else None

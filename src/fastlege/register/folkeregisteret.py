"""Documents of the National Population Register (*Folkeregisteret*) to records.

The reader takes what is current on the day. It bears what the schema allows and lists what it does not.

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5, "offentlig med hjemmel".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import attrs

from fastlege.facts.address import Address, CadastralAddress, StreetAddress
from fastlege.facts.people import Person
from fastlege.register.protection import grading_of, is_protected
from fastlege.register.reading import Codes, Element
from fastlege.register.record import ParentalResponsibility, ParentRelation, PersonRecord
from fastlege.terms import ParentRole, PersonId, Standing

if TYPE_CHECKING:
    from datetime import date

__all__ = ["read_record"]

_STANDINGS: Final = Codes(
    {
        "bosatt": Standing.RESIDENT,
        "utflyttet": Standing.NOT_RESIDENT,
        "ikkeBosatt": Standing.NOT_RESIDENT,
        "foedselsregistrert": Standing.NOT_RESIDENT,
        "midlertidig": Standing.NOT_RESIDENT,
        "inaktiv": Standing.NOT_RESIDENT,
        "aktiv": Standing.NOT_RESIDENT,
        "forsvunnet": Standing.DISAPPEARED,
        "doed": Standing.DECEASED,
        "opphoert": Standing.INVALID_IDENTITY,
    }
)
"""``aktiv`` is what consumers without legal basis see of the four kinds that are not resident."""

_ROLES: Final[Codes[ParentRole | Literal[False]]] = Codes(
    {
        "mor": ParentRole.MOTHER,
        "far": ParentRole.FATHER,
        "medmor": ParentRole.CO_MOTHER,
        "barn": False,
        "soesken": False,
        "ektefelleEllerPartner": False,
        "doedfoedtBarn": False,
    }
)
_OWN_ROLES: Final = Codes({name: name == "barn" for name in _ROLES.names})
_RESPONSIBILITIES: Final = Codes(
    {kind: kind for kind in ("felles", "mor", "far", "medmor", "andre", "ukjent")}
)
_IN_USE: Final = Codes({"iBruk": True, "opphoert": False})
_KINDS_OF_NUMBER: Final = Codes({"foedselsnummer": 0, "dNummer": 1})
"""A fødselsnummer goes before a D-number, which stays in use when it has become inactive."""


def read_record(document: Element) -> PersonRecord:
    """Read one person; problems are kept with the document's notes."""
    number = _number_in_use(document)
    birth_date, birth_year = _birth(document)
    home = _one_home(document.current("bostedsadresse"))
    person = Person(
        id=PersonId(number or "?"),
        birth_date=birth_date,
        birth_year=birth_year,
        home=home,
        shared_residences=_shared_residences(document),
        protected=is_protected(document),
        standing=_standing(document),
    )
    return PersonRecord(
        person=person,
        numbers=frozenset(_numbers(document)),
        parents=_parents(document),
        responsibilities=_responsibilities(document),
    )


def _numbers(document: Element) -> list[str]:
    """Read every number that the person has or had."""
    numbers = (entry.text("foedselsEllerDNummer") for entry in document.entries("identifikasjonsnummer"))
    return [number for number in numbers if number is not None]


def _number_in_use(document: Element) -> str | None:
    """Choose the number by which the person is called now; without one in use, the only one there is."""
    ranked: dict[str, int] = {}
    for entry in document.current("identifikasjonsnummer"):
        number, in_use = entry.text("foedselsEllerDNummer"), entry.code("status", _IN_USE)
        if number is not None and in_use is not False:
            rank = entry.code("identifikatortype", _KINDS_OF_NUMBER)
            ranked[number] = min(ranked.get(number, 2), 2 if rank is None else rank)
    best = min(ranked.values(), default=None)
    chosen = {number for number, rank in ranked.items() if rank == best} or set(_numbers(document))
    if len(chosen) == 1:
        return chosen.pop()
    missing = "the person's identity number; it stands at the top of a document of Folkeregisteret"
    wanted = "one identity number in use; there are several" if chosen else missing
    document.problem("identifikasjonsnummer", wanted)
    return None


def _birth(document: Element) -> tuple[date | None, int | None]:
    """Read the birth date, or the year alone, from whenever it is valid; differing entries are a problem."""
    dates: set[date] = set()
    years: set[int] = set()
    for entry in (entry for entry in document.entries("foedsel") if not entry.is_over()):
        day, year = entry.day("foedselsdato"), entry.digits("foedselsaar", 4, 4, "2017")
        dates.update(() if day is None else (day,))
        years.update(() if year is None else (int(year),))
    if len(dates) > 1 or len(years | {day.year for day in dates}) > 1 or 0 in years:
        document.problem("foedsel", "one birth: these entries contradict each other")
        return None, None
    return (dates.pop(), None) if dates else (None, years.pop() if years else None)


def _standing(document: Element) -> Standing | None:
    """Read the status; death counts whichever element tells it, and so does an identity that is not valid."""
    found = {entry.code("status", _STANDINGS) for entry in document.current("status")}
    for death in document.entries("doedsfall"):
        day = death.day("doedsdato") or death.oslo_day("gyldighetstidspunkt")
        if not death.is_over() and (day is None or day <= document.notes.on):
            found.add(Standing.DECEASED)
    if any(entry.flag("erFalsk") is not False for entry in document.current("falskIdentitet")):
        found.add(Standing.INVALID_IDENTITY)
    for decisive in (Standing.DECEASED, Standing.INVALID_IDENTITY):
        if decisive in found:
            return decisive
    return found.pop() if len(found) == 1 else None


def _one_home(entries: list[Element]) -> Address | None:
    """Read the home; entries that differ, or that have two places at once, leave it unknown."""
    homes = {_home(entry) for entry in entries}
    return homes.pop() if len(homes) == 1 else None


def _home(entry: Element) -> Address | None:
    street, cadastral = entry.child("vegadresse"), entry.child("matrikkeladresse")
    unknown = entry.child("ukjentBosted")
    kinds = [kind for kind in (street, cadastral, unknown) if kind is not None]
    place = _street(street) if street else _cadastral(cadastral) if cadastral else None
    identifier = entry.text("adresseIdentifikatorFraMatrikkelen")
    if unknown is not None or len(kinds) > 1 or (identifier is None and place is None):
        return None
    return Address(
        matrikkel_id=identifier,
        unit=kinds[0].text("bruksenhetsnummer") if kinds else None,
        place=place,
        grading=grading_of(entry),
    )


def _street(street: Element) -> StreetAddress:
    house = street.child("adressenummer")
    number = house.digits("husnummer", 1, 4, "90") if house else None
    return StreetAddress(
        municipality=street.digits("kommunenummer", 4, 4, "4602"),
        street_name=street.text("adressenavn"),
        street_code=street.text("adressekode"),
        house_number=None if number is None else int(number),
        house_letter=house.text("husbokstav") if house else None,
    )


def _cadastral(property_: Element) -> CadastralAddress:
    number = property_.child("matrikkelnummer")
    return CadastralAddress(
        municipality=number.digits("kommunenummer", 4, 4, "4602") if number else None,
        land_number=number.number("gaardsnummer") if number else None,
        title_number=number.number("bruksnummer") if number else None,
        lease_number=number.number("festenummer") if number else None,
        sub_number=property_.number("undernummer"),
    )


def _shared_residences(document: Element) -> tuple[Address, ...]:
    """Read the homes under a contract that runs on the day (*delt bosted*)."""
    on = document.notes.on
    homes: list[Address] = []
    for entry in document.current("deltBosted"):
        first, last = entry.day("startdatoForKontrakt"), entry.day("sluttdatoForKontrakt")
        home = _home(entry)
        if home is not None and first is not None and first <= on and (last is None or on <= last):
            homes.append(home)
    return tuple(sorted(set(homes), key=lambda home: str(attrs.astuple(home))))


def _parents(document: Element) -> frozenset[ParentRelation] | None:
    """Read who the parents are, from the child's side; an element that is missing says nothing."""
    current = document.current("familierelasjon")
    if not document.fields.get("familierelasjon"):
        return None
    relations: set[ParentRelation] = set()
    for entry in current:
        role, own_role = (
            entry.code("relatertPersonsRolle", _ROLES),
            entry.code("minRolleForPerson", _OWN_ROLES),
        )
        number = entry.text("relatertPerson")
        if role is not False and own_role is not False:
            relations.add(ParentRelation(role=role, number=number))
    return frozenset(relations)


def _responsibilities(document: Element) -> frozenset[ParentalResponsibility] | None:
    """Read who has parental responsibility; an element that is missing says nothing."""
    current = document.current("foreldreansvar")
    return frozenset(map(_responsibility, current)) if document.fields.get("foreldreansvar") else None


def _responsibility(entry: Element) -> ParentalResponsibility:
    """Read a line; one that names two kinds of holder at once is of an unknown kind."""
    kind, holder = entry.code("ansvar", _RESPONSIBILITIES), entry.text("ansvarlig")
    without_number = entry.child("ansvarligUtenIdentifikator"), entry.text("ansvarligOrganisasjon")
    elsewhere = any(other is not None for other in without_number)
    other_child = entry.child("ansvarssubjektUtenIdentifikator") is not None
    return ParentalResponsibility(
        kind=kind if kind and not (holder and elsewhere) else "ukjent",
        holder=holder,
        elsewhere=elsewhere,
        subject=entry.text("ansvarssubjekt") or ("" if other_child else None),
    )

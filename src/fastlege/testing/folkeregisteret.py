"""A family's documents in Folkeregisteret (*persondokumenter*), written plainly.

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5, "offentlig med hjemmel".
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

from fastlege.facts import CadastralAddress, StreetAddress
from fastlege.identity.number import check_remainders
from fastlege.json_text import is_array, is_object
from fastlege.terms import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from fastlege.facts import Address, Family, Parent, Person

__all__ = ["Entry", "each_entry", "synthetic_number", "without_nulls", "written"]

Entry = dict[str, Any]

_STATUS: Final = {
    Standing.RESIDENT: "bosatt",
    Standing.NOT_RESIDENT: "utflyttet",
    Standing.DISAPPEARED: "forsvunnet",
    Standing.DECEASED: "doed",
    Standing.INVALID_IDENTITY: "opphoert",
}
_NOT_NUMBERED: Final = {"foedselsdato": "1990-01-01", "navn": {"fornavn": "UTEN", "etternavn": "NUMMER"}}
_NO_STREET: Final = StreetAddress(municipality=None, street_name=None)


def written(family: Family) -> tuple[Entry, ...]:
    """Write the child's document, and one for each parent with facts; ids are numbers."""
    child, on = family.child, family.as_of
    lines = [
        {"ansvar": kind, "ansvarssubjekt": child.id, **holder}
        for kind, holder in _responsibilities(family.parents)
    ]
    return (
        _document(child, on, familierelasjon=[*_relations(family)], foreldreansvar=lines),
        *(
            _document(row.person, on, familierelasjon=[_relation(child.id, "barn", str(row.role))])
            for row in family.parents
            if row.person.has_facts
        ),
    )


@lru_cache(maxsize=4096)
def synthetic_number(birth_date: date, nth: int = 0) -> str:
    """Return one of a date's numbers in Tenor, Skatteetaten's synthetic series: 80 is added to the month."""
    lowest = 500 * (birth_date.year >= 2000)  # noqa: PLR2004  # the individual number tells the century
    first_six = f"{birth_date.day:02}{birth_date.month + 80}{birth_date.year % 100:02}"
    numbers = (_checked(f"{first_six}{individual:03}") for individual in range(lowest, lowest + 500))
    return next(islice(filter(None, numbers), nth, None))


def _checked(nine: str) -> str | None:
    """Add the check digits; None when there are none."""
    left, rest = check_remainders(f"{nine}00")
    first = -left % 11
    second = -(rest + 2 * first) % 11  # the first digit counts twice in the second
    return f"{nine}{first}{second}" if first < 10 > second else None  # noqa: PLR2004  # both are digits


def each_entry(document: Entry, change: Callable[[Entry], Entry]) -> Entry:
    """Change every entry of every array, and the elements that stand alone."""
    return {
        name: [*map(change, cast("list[Entry]", element))] if is_array(element) else change(element)
        for name, element in document.items()
    }


def without_nulls(value: object) -> Any:  # noqa: ANN401  # whatever a document holds
    """Leave out what is null, at every depth."""
    if is_object(value):
        return {name: without_nulls(part) for name, part in value.items() if part is not None}
    return [*map(without_nulls, value)] if is_array(value) else value


def _document(person: Person, on: date, **others: list[Entry]) -> Entry:
    """Write what every person's document has, and others, as it is now; nothing of what is not known."""
    number = {"foedselsEllerDNummer": person.id, "identifikatortype": "foedselsnummer", "status": "iBruk"}
    shared = [_address(home, person) for home in person.shared_residences if _is_told(home)]
    every = {
        "identifikasjonsnummer": [number],
        "status": [{"status": _STATUS[person.standing]}] if person.standing else [],
        "foedsel": [*_birth(person)],
        "doedsfall": {"doedsdato": on.isoformat()} if person.standing is Standing.DECEASED else {},
        "falskIdentitet": {"erFalsk": True} if person.standing is Standing.INVALID_IDENTITY else {},
        "adressebeskyttelse": [*_protection(person)],
        "bostedsadresse": [_address(person.home, person)] if person.home and _is_told(person.home) else [],
        "deltBosted": [home | {"startdatoForKontrakt": "2015-01-01"} for home in shared],
    }
    told = {name: element for name, element in (every | others).items() if element}
    return each_entry(told, lambda entry: {"erGjeldende": True, **without_nulls(entry)})


def _birth(person: Person) -> Iterator[Entry]:
    born = person.birth_date
    if year := born.year if born else person.birth_year:
        yield {"foedselsdato": born.isoformat() if born else None, "foedselsaar": f"{year:04}"}


def _protection(person: Person) -> Iterator[Entry]:
    """Write an entry where a graded home does not say it already."""
    if person.protected:
        yield {"graderingsnivaa": "fortrolig"}
    elif person.protected is False and not (person.home and _is_told(person.home) and person.home.grading):
        yield {"graderingsnivaa": "ugradert"}


def _relations(family: Family) -> Iterator[Entry]:
    for row in family.parents:
        yield _relation(row.person.id, str(row.role), "barn")
    if not family.all_parents_known:
        yield _relation(None, "far", "barn") | {"relatertPersonUtenFolkeregisteridentifikator": _NOT_NUMBERED}
    elif not family.parents:  # an element that is there, and names no parent
        yield _relation(synthetic_number(family.as_of, 9), "soesken", "soesken")


def _relation(number: str | None, theirs: str, mine: str) -> Entry:
    return {"relatertPerson": number, "relatertPersonsRolle": theirs, "minRolleForPerson": mine}


def _responsibilities(parents: tuple[Parent, ...]) -> Iterator[tuple[str, Entry]]:
    """Return the lines, each a kind and its holder: joint for several, sole for one, others for none."""
    holders = [row for row in parents if row.responsibility]
    unknown = [row for row in parents if row.responsibility is None]
    without_number = {"ansvarligUtenIdentifikator": _NOT_NUMBERED}
    alone = len(holders) == 1 and not unknown
    if alone and [row.role for row in parents].count(holders[0].role) == 1:
        yield str(holders[0].role), {"ansvarlig": holders[0].person.id}
        return
    for holder in holders:
        yield "felles", {"ansvarlig": holder.person.id}
    if alone:
        yield "felles", without_number
    elif len(holders) > 1 and unknown:
        yield "felles", {}
    elif not holders and len(unknown) < len(parents):
        for row in unknown:
            yield str(row.role), without_number
        if not unknown:
            yield "andre", without_number


def _is_told(home: Address) -> bool:
    """Tell whether there is anything to write of a home."""
    return bool(home.compared_id or home.place or home.counts_as_shielded)


def _address(home: Address, person: Person) -> Entry:
    """Write a home; its grading is left out where protection is not known, since it would settle that."""
    is_open = person.protected is None and not home.counts_as_shielded
    place = home.place or _NO_STREET  # without a place nothing tells of a unit, or that there is none
    kind = "matrikkeladresse" if isinstance(place, CadastralAddress) else "vegadresse"
    return {
        "adresseIdentifikatorFraMatrikkelen": home.matrikkel_id,
        "adressegradering": None if is_open or home.grading is None else home.grading.value,
        kind: {"bruksenhetsnummer": home.unit, **_place(place)},
    }


def _place(place: StreetAddress | CadastralAddress) -> Entry:
    if isinstance(place, CadastralAddress):
        number = {
            "kommunenummer": place.municipality,
            "gaardsnummer": place.land_number,
            "bruksnummer": place.title_number,
            "festenummer": place.lease_number,
        }
        return {"matrikkelnummer": number, "undernummer": place.sub_number}
    house = None if place.house_number is None else str(place.house_number)
    return {
        "kommunenummer": place.municipality,
        "adressenavn": place.street_name,
        "adressekode": place.street_code,
        "adressenummer": {"husnummer": house, "husbokstav": place.house_letter},
    }

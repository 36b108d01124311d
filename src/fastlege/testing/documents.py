"""A family's documents in Folkeregisteret (*persondokumenter*), written plainly.

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5, "offentlig med hjemmel".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from fastlege.facts import Address, CadastralAddress, Family, Parent, Person, StreetAddress
from fastlege.json_text import is_array, is_object
from fastlege.problems import validate
from fastlege.register import read_family
from fastlege.terms import ParentRole, PersonId, Standing
from fastlege.testing.numbers import synthetic_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Entry", "RegisterDocuments", "documents_of", "each_entry", "without_nulls"]

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


@attrs.frozen(kw_only=True, repr=False)
class RegisterDocuments:
    """The documents of a child and its parents (*familiens dokumenter*); all numbers are synthetic.

    Attributes:
        child: The child's document.
        parents: The parents' documents, in any order; a parent without facts has none.
        family: What reading them gives: the family, with numbers for ids, as far as a register can hold it.
        numbers: The number that each person of the given family has in them.
    """

    child: Entry
    parents: tuple[Entry, ...]
    family: Family
    numbers: Mapping[PersonId, PersonId]

    def as_file(self) -> str:
        """Write them as one family file, as ``fastlege represent`` takes it."""
        file = {"as_of": self.family.as_of.isoformat(), "child": self.child, "parents": [*self.parents]}
        return json.dumps(file, ensure_ascii=False)


def documents_of(family: Family) -> RegisterDocuments:
    """Write a family's documents, plainly (*persondokumenter*).

    A register has a role for every parent, and cannot hold every mixture of responsibility: what it cannot
    hold is unknown when they are read, so nobody is granted more than in the given family. The ids become
    synthetic numbers.

    Raises:
        InvalidFactError: When it is not a Family.

    Examples:
        >>> from fastlege import representatives
        >>> from fastlege.testing import READY_FAMILIES
        >>> written = documents_of(READY_FAMILIES["sole_responsibility"])
        >>> [line["ansvar"] for line in written.child["foreldreansvar"]]
        ['far']
        >>> [person.id == written.numbers["father"] for person in representatives(written.family)]
        [True]
    """
    validate(("family", isinstance(family, Family), "give a Family"))
    numbers = {
        who.id: PersonId(synthetic_number(who.birth_date or date(who.birth_year or 1990, 1, 1), nth))
        for nth, who in enumerate((family.child, *(row.person for row in family.parents)))
    }
    rows = tuple(
        attrs.evolve(row, person=attrs.evolve(row.person, id=numbers[row.person.id]), role=role)
        for row, role in zip(family.parents, _roles(family), strict=True)
    )
    held = attrs.evolve(family, child=attrs.evolve(family.child, id=numbers[family.child.id]), parents=rows)
    child, parents = _child(held), tuple(_parent(row, held) for row in rows if row.person.has_facts)
    read = read_family(child, parents, on=family.as_of)
    return RegisterDocuments(child=child, parents=parents, family=read, numbers=numbers)


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


def _roles(family: Family) -> list[ParentRole]:
    """Give every parent a role: the parent's own, or one that nobody has."""
    taken = [row.role for row in family.parents if row.role]
    free = [role for role in ParentRole if role not in taken]
    return [row.role or (free.pop(0) if free else ParentRole.CO_MOTHER) for row in family.parents]


def _child(family: Family) -> Entry:
    mark = family.child.id
    lines = [
        {"ansvar": kind, "ansvarssubjekt": mark, **holder}
        for kind, holder in _responsibilities(family.parents)
    ]
    relations = [*_relations(family)]
    return _document(family.child, family.as_of, familierelasjon=relations, foreldreansvar=lines)


def _parent(parent: Parent, family: Family) -> Entry:
    relation = _relation(family.child.id, "barn", str(parent.role))
    return _document(parent.person, family.as_of, familierelasjon=[relation])


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
    if year := person.birth_date.year if person.birth_date else person.birth_year:
        yield {
            "foedselsdato": person.birth_date and person.birth_date.isoformat(),
            "foedselsaar": f"{year:04}",
        }


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
    if isinstance(place, CadastralAddress):
        kind, written = "matrikkeladresse", _property(place)
    else:
        kind, written = "vegadresse", _street(place)
    return {
        "adresseIdentifikatorFraMatrikkelen": home.matrikkel_id,
        "adressegradering": None if is_open or home.grading is None else home.grading.value,
        kind: written | {"bruksenhetsnummer": home.unit},
    }


def _street(street: StreetAddress) -> Entry:
    number = None if street.house_number is None else str(street.house_number)
    return {
        "kommunenummer": street.municipality,
        "adressenavn": street.street_name,
        "adressekode": street.street_code,
        "adressenummer": {"husnummer": number, "husbokstav": street.house_letter},
    }


def _property(place: CadastralAddress) -> Entry:
    number = {
        "kommunenummer": place.municipality,
        "gaardsnummer": place.land_number,
        "bruksnummer": place.title_number,
        "festenummer": place.lease_number,
    }
    return {"matrikkelnummer": number, "undernummer": place.sub_number}

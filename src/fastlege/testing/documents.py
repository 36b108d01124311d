"""A family's documents in Folkeregisteret (*persondokumenter*), plain, or as untidy as the real ones.

What reading them gives is `RegisterDocuments.family`: the given family as the register can hold it.

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5, "offentlig med hjemmel".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from fastlege.facts import Address, CadastralAddress, Family, Parent, Person, StreetAddress
from fastlege.terms import PersonId, Standing
from fastlege.testing.registered import as_registered, numbers_of, synthetic_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["RegisterDocuments", "documents_of", "entry", "responsibilities"]

Entry = dict[str, Any]

_STATUS: Final = {
    Standing.RESIDENT: "bosatt",
    Standing.NOT_RESIDENT: "utflyttet",
    Standing.DISAPPEARED: "forsvunnet",
    Standing.DECEASED: "doed",
    Standing.INVALID_IDENTITY: "opphoert",
}
_NOT_NUMBERED: Final = {"foedselsdato": "1990-01-01", "navn": {"fornavn": "UTEN", "etternavn": "NUMMER"}}


@attrs.frozen(kw_only=True, repr=False)
class RegisterDocuments:
    """The documents of a child and its parents (*familiens dokumenter*); all numbers are synthetic.

    Attributes:
        child: The child's document.
        parents: The parents' documents, in any order.
        family: What reading them gives.
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


def documents_of(family: Family, *others: Person) -> RegisterDocuments:
    """Write a family's documents, plainly (*persondokumenter*).

    Args:
        family: The family; its ids become synthetic numbers.
        others: Persons beside the family who are to have numbers too, but no documents.

    Raises:
        InvalidFactError: When it is not a Family.

    Examples:
        >>> from hypothesis import find
        >>> from fastlege.register import read_family
        >>> from fastlege.testing import families
        >>> written = documents_of(find(families(granted=True), lambda family: True))
        >>> read_family(written.child, written.parents, on=written.family.as_of) == written.family
        True
    """
    held = as_registered(family)
    return RegisterDocuments(
        child=_child(held),
        parents=tuple(_parent(parent, held) for parent in held.parents),
        family=held,
        numbers=numbers_of(family, *others),
    )


def _child(family: Family) -> Entry:
    document = _document(family.child, family.as_of)
    document["familierelasjon"] = [*_relations(family)]
    document["foreldreansvar"] = [
        entry(ansvar=kind, ansvarssubjekt=family.child.id, **holder)
        for kind, holder in responsibilities(family.parents)
    ]
    return {name: entries for name, entries in document.items() if entries}


def _parent(parent: Parent, family: Family) -> Entry:
    document = _document(parent.person, family.as_of)
    relation = entry(
        relatertPerson=family.child.id, relatertPersonsRolle="barn", minRolleForPerson=_role(parent)
    )
    return {name: entries for name, entries in document.items() if entries} | {"familierelasjon": [relation]}


def _document(person: Person, on: date) -> Entry:
    """Write what every person's document has; an element of which nothing is known is empty."""
    deceased, false = person.standing is Standing.DECEASED, person.standing is Standing.INVALID_IDENTITY
    home = [_address(person.home)] if person.home else []
    return {
        "identifikasjonsnummer": [
            entry(foedselsEllerDNummer=person.id, identifikatortype="foedselsnummer", status="iBruk")
        ],
        "status": [entry(status=_STATUS[person.standing])] if person.standing else [],
        "foedsel": [*_birth(person)],
        "doedsfall": entry(doedsdato=on.isoformat()) if deceased else {},
        "falskIdentitet": entry(erFalsk=True, rettIdentitetErUkjent=True) if false else {},
        "adressebeskyttelse": [*_protection(person)],
        "bostedsadresse": home,
        "deltBosted": [
            _address(shared) | {"startdatoForKontrakt": "2015-01-01"} for shared in person.shared_residences
        ],
    }


def _birth(person: Person) -> Iterator[Entry]:
    if person.birth_date:
        born = person.birth_date
        yield entry(foedselsdato=born.isoformat(), foedselsaar=f"{born.year:04}")
    elif person.birth_year:
        yield entry(foedselsaar=f"{person.birth_year:04}")


def _protection(person: Person) -> Iterator[Entry]:
    """Write an entry where a graded home does not say it already."""
    if person.protected:
        yield entry(graderingsnivaa="fortrolig")
    elif person.protected is False and (person.home is None or person.home.grading is None):
        yield entry(graderingsnivaa="ugradert")


def _relations(family: Family) -> Iterator[Entry]:
    for parent in family.parents:
        yield entry(
            relatertPerson=parent.person.id, relatertPersonsRolle=_role(parent), minRolleForPerson="barn"
        )
    if not family.all_parents_known:
        yield entry(
            relatertPersonUtenFolkeregisteridentifikator=_NOT_NUMBERED,
            relatertPersonsRolle="far",
            minRolleForPerson="barn",
        )
    elif not family.parents:  # an element that is there, and names no parent
        sibling = synthetic_number(family.as_of, 9)
        yield entry(relatertPerson=sibling, relatertPersonsRolle="soesken", minRolleForPerson="soesken")


def responsibilities(parents: tuple[Parent, ...]) -> Iterator[tuple[str, Entry]]:
    """Give the lines, each a kind and its holder: joint for several, sole for one, others for none."""
    holders = [parent for parent in parents if parent.responsibility]
    unknown = [parent for parent in parents if parent.responsibility is None]
    without_number = {"ansvarligUtenIdentifikator": _NOT_NUMBERED}
    alone = len(holders) == 1 and not unknown
    if alone and [_role(parent) for parent in parents].count(_role(holders[0])) == 1:
        yield _role(holders[0]), {"ansvarlig": holders[0].person.id}
        return
    for holder in holders:
        yield "felles", {"ansvarlig": holder.person.id}
    if alone:
        yield "felles", without_number
    elif len(holders) > 1 and unknown:
        yield "felles", {}
    elif not holders and len(unknown) < len(parents):
        for parent in unknown:
            yield _role(parent), without_number
        if not unknown:
            yield "andre", without_number


def _role(parent: Parent) -> str:
    return parent.role.value if parent.role else ""


def _address(home: Address) -> Entry:
    place = home.place
    kind = {"vegadresse": _street(place, home)} if isinstance(place, StreetAddress) else {}
    if isinstance(place, CadastralAddress):
        kind = {"matrikkeladresse": _property(place, home)}
    graded = {} if home.grading is None else {"adressegradering": home.grading.value}
    return entry(**_given(adresseIdentifikatorFraMatrikkelen=home.matrikkel_id), **kind, **graded)


def _street(street: StreetAddress, home: Address) -> Entry:
    number = None if street.house_number is None else str(street.house_number)
    house = _given(husnummer=number, husbokstav=street.house_letter)
    return _given(
        kommunenummer=street.municipality,
        adressenavn=street.street_name,
        adressekode=street.street_code,
        adressenummer=house or None,
        bruksenhetsnummer=home.unit,
    )


def _property(place: CadastralAddress, home: Address) -> Entry:
    number = _given(
        kommunenummer=place.municipality,
        gaardsnummer=place.land_number,
        bruksnummer=place.title_number,
        festenummer=place.lease_number,
    )
    return _given(matrikkelnummer=number, undernummer=place.sub_number, bruksenhetsnummer=home.unit)


def entry(**fields: object) -> Entry:
    """Make an entry that holds now."""
    return {"erGjeldende": True, **fields}


def _given(**fields: object) -> Entry:
    return {name: value for name, value in fields.items() if value is not None}

"""A family as a register can hold it (*slik registeret har det*): what reading its documents gives back.

A register has identity numbers for ids, a role for every parent, and no blanks around a text. It cannot
hold that protection is not known of one whose home is graded, nor every mixture of responsibility of three
parents; such facts are made unknown or stricter, so that nobody is granted more.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.facts import Address, CadastralAddress, Family, Parent, Person, StreetAddress
from fastlege.identity import NumberRule
from fastlege.problems import validate
from fastlege.terms import ParentRole, PersonId
from fastlege.testing.numbers import synthetic_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["as_registered", "numbers_of", "synthetic_number"]

_YEARS_OF_1964: Final = range(1854, 2040)
_UNKNOWN_BIRTH: Final = date(1990, 1, 1)


def as_registered(family: Family) -> Family:
    """Give the family as Folkeregisteret can hold it (*registrert familie*).

    It answers as the given one does: no parent may do more, and none less, but that an unknown may have
    become another refusal.

    Raises:
        InvalidFactError: When it is not a Family.
    """
    numbers = numbers_of(family)
    parents = [
        Parent(
            person=_person(parent.person, numbers[parent.person.id]),
            responsibility=parent.responsibility,
            role=role,
        )
        for parent, role in zip(family.parents, _roles(family), strict=True)
    ]
    order = list(ParentRole)
    return Family(
        child=_person(family.child, numbers[family.child.id]),
        parents=sorted(
            _held(parents), key=lambda parent: (order.index(parent.role or order[0]), parent.person.id)
        ),
        as_of=family.as_of,
        all_parents_known=family.all_parents_known,
    )


def numbers_of(family: Family, *others: Person) -> Mapping[PersonId, PersonId]:
    """Give each person of a family, and others beside it, a synthetic number of the own birth date.

    Raises:
        InvalidFactError: When it is not a Family.
    """
    validate(("family", isinstance(family, Family), "give a Family"))
    everybody = [family.child, *(parent.person for parent in family.parents), *others]
    return {
        person.id: synthetic_number(person.birth_date or _first_day(person), nth)
        for nth, person in reversed(list(enumerate(everybody)))
    }


@lru_cache(maxsize=4096)
def synthetic_number(birth_date: date, nth: int = 0) -> PersonId:
    """Give one of the synthetic numbers of a date (*syntetisk nummer*): the same one each time."""
    rule = NumberRule.FROM_1964 if birth_date.year in _YEARS_OF_1964 else NumberRule.FROM_2032
    return PersonId(next(islice(synthetic_numbers(birth_date, rule=rule), nth, None)).digits())


def _first_day(person: Person) -> date:
    return date(person.birth_year, 1, 1) if person.birth_year else _UNKNOWN_BIRTH


def _roles(family: Family) -> list[ParentRole]:
    """Give every parent a role: the own, or one that nobody has."""
    taken = [parent.role for parent in family.parents if parent.role]
    free = [role for role in ParentRole if role not in taken]
    return [parent.role or (free.pop(0) if free else ParentRole.CO_MOTHER) for parent in family.parents]


def _held(parents: list[Parent]) -> list[Parent]:
    """Make responsibility one that lines can tell: beside a holder, one unknown makes all others unknown."""
    found = {parent.responsibility for parent in parents}
    unknown = {parent.role for parent in parents if parent.responsibility is None}
    if {True, None} <= found:
        return [attrs.evolve(parent, responsibility=parent.responsibility or None) for parent in parents]
    return [
        attrs.evolve(parent, responsibility=None) if parent.role in unknown else parent for parent in parents
    ]


def _person(person: Person, number: PersonId) -> Person:
    home = _home(person.home)
    shared = {found for found in map(_home, person.shared_residences) if found is not None}
    shielded = any(each is not None and each.counts_as_shielded for each in (home, *shared))
    protected = True if shielded else person.protected
    if protected is None and home is not None:
        home = attrs.evolve(home, grading=None)
    return Person(
        id=number,
        birth_date=person.birth_date,
        birth_year=None if person.birth_date else person.birth_year,
        home=home,
        shared_residences=sorted(shared, key=lambda each: str(attrs.astuple(each))),
        protected=protected,
        standing=person.standing,
    )


def _home(home: Address | None) -> Address | None:
    """Take the blanks away, and write zero for none; a home with neither identifier nor place is none."""
    if home is None:
        return None
    identifier, unit, place = _text(home.matrikkel_id), _text(home.unit), home.place
    if identifier is None and place is None:
        return None
    if place is None:  # nothing tells of a unit, or of none, but a place
        place = StreetAddress(municipality=None, street_name=None)
    if isinstance(place, StreetAddress):
        place = attrs.evolve(
            place,
            street_name=_text(place.street_name),
            street_code=_text(place.street_code),
            house_letter=_text(place.house_letter),
        )
    if isinstance(place, CadastralAddress):  # a number that is left out is none
        place = attrs.evolve(place, lease_number=place.lease_number or 0, sub_number=place.sub_number or 0)
    return Address(matrikkel_id=identifier, unit=unit, place=place, grading=home.grading)


def _text(text: str | None) -> str | None:
    return None if text is None else text.strip() or None

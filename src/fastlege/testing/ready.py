"""Families that are ready to use (*ferdige familier*): small, named, and the same each time.

All are of a child born on 12 May 2017 and two parents with joint responsibility, as of 23 November 2026,
unless the name says otherwise.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.facts import Address, Family, Parent, Person
from fastlege.terms import ParentRole, PersonId, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["READY_FAMILIES"]

_DAY: Final = date(2026, 11, 23)
_HOME: Final = Address(matrikkel_id="604503040", unit="H0101")
_OTHER_FLAT: Final = Address(matrikkel_id="604503040", unit="H0201")
_ELSEWHERE: Final = Address(matrikkel_id="250172017", unit="H0101")


def _person(mark: str, born: date, home: Address | None = _HOME) -> Person:
    return Person(id=PersonId(mark), birth_date=born, home=home, protected=False, standing=Standing.RESIDENT)


_CHILD: Final = _person("child", date(2017, 5, 12))
_MOTHER: Final = Parent(
    person=_person("mother", date(1985, 7, 21)), responsibility=True, role=ParentRole.MOTHER
)
_FATHER: Final = Parent(
    person=_person("father", date(1990, 11, 2)), responsibility=True, role=ParentRole.FATHER
)


def _family(
    child: Person = _CHILD, mother: Parent = _MOTHER, father: Parent = _FATHER, *, on: date = _DAY
) -> Family:
    return Family(child=child, parents=(mother, father), as_of=on)


def _at(parent: Parent, home: Address | None) -> Parent:
    return _with(parent, lambda person: attrs.evolve(person, home=home))


def _with(parent: Parent, change: Callable[[Person], Person]) -> Parent:
    return attrs.evolve(parent, person=change(parent.person))


_FATHER_ELSEWHERE: Final = _at(_FATHER, _ELSEWHERE)

READY_FAMILIES: Final[Mapping[str, Family]] = {
    "at_home": _family(),
    "moved_out": _family(father=_FATHER_ELSEWHERE),
    "none_at_home": _family(mother=_at(_MOTHER, _ELSEWHERE), father=_FATHER_ELSEWHERE),
    "other_flat": _family(mother=_at(_MOTHER, _OTHER_FLAT), father=_FATHER_ELSEWHERE),
    "unknown_home": _family(mother=_at(_MOTHER, None), father=_FATHER_ELSEWHERE),
    "one_parent": Family(child=_CHILD, parents=(_MOTHER,), as_of=_DAY),
    "no_parents": Family(child=_CHILD, parents=(), as_of=_DAY),
    "sole_responsibility": _family(
        mother=attrs.evolve(_MOTHER, responsibility=False), father=_FATHER_ELSEWHERE
    ),
    "deceased_parent": _family(
        mother=_with(_MOTHER, lambda person: attrs.evolve(person, standing=Standing.DECEASED)),
        father=_FATHER_ELSEWHERE,
    ),
    "protected_parent": _family(
        mother=_with(_MOTHER, lambda person: attrs.evolve(person, protected=True)),
        father=_FATHER_ELSEWHERE,
    ),
    "protected_child": _family(child=attrs.evolve(_CHILD, protected=True)),
    "day_before_sixteen": _family(on=date(2033, 5, 11)),
    "sixteen_today": _family(on=date(2033, 5, 12)),
}
"""Each family by its name; the pytest plugin gives each as the fixture ``fastlege_family_NAME``."""

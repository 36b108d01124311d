"""Families that are ready to use (*ferdige familier*): small, named, and the same each time.

All are of a child born on 12 May 2017 and two parents with joint responsibility, who live with it, as of
23 November 2026, unless the name says otherwise.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.facts import Family, Parent, Person
from fastlege.terms import ParentRole, PersonId, Standing
from fastlege.testing.changes import with_child, with_parents
from fastlege.testing.homes import ELSEWHERE, HOME

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["READY_FAMILIES"]


def _person(mark: str, born: date) -> Person:
    return Person(id=PersonId(mark), birth_date=born, home=HOME, protected=False, standing=Standing.RESIDENT)


_AT_HOME: Final = Family(
    child=_person("child", date(2017, 5, 12)),
    parents=[
        Parent(person=_person("mother", date(1985, 7, 21)), responsibility=True, role=ParentRole.MOTHER),
        Parent(person=_person("father", date(1990, 11, 2)), responsibility=True, role=ParentRole.FATHER),
    ],
    as_of=date(2026, 11, 23),
)
_MOVED_OUT: Final = with_parents(_AT_HOME, "father", home=ELSEWHERE)

READY_FAMILIES: Final[Mapping[str, Family]] = {
    "at_home": _AT_HOME,
    "moved_out": _MOVED_OUT,
    "none_at_home": with_parents(_AT_HOME, home=ELSEWHERE),
    "other_flat": with_parents(_MOVED_OUT, "mother", home=attrs.evolve(HOME, unit="H0201")),
    "unknown_home": with_parents(_MOVED_OUT, "mother", home=None),
    "one_parent": attrs.evolve(_AT_HOME, parents=_AT_HOME.parents[:1]),
    "no_parents": attrs.evolve(_AT_HOME, parents=()),
    "sole_responsibility": with_parents(_MOVED_OUT, "mother", responsibility=False),
    "deceased_parent": with_parents(_MOVED_OUT, "mother", standing=Standing.DECEASED),
    "protected_parent": with_parents(_MOVED_OUT, "mother", protected=True),
    "protected_child": with_child(_AT_HOME, protected=True),
    "day_before_sixteen": attrs.evolve(_AT_HOME, as_of=date(2033, 5, 11)),
    "sixteen_today": attrs.evolve(_AT_HOME, as_of=date(2033, 5, 12)),
}
"""Each family by its name; the pytest plugin gives each as the fixture ``fastlege_family_NAME``."""

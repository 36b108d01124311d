"""Families that are ready to use (*ferdige familier*), small, named, and the same each time.

A child born on 12 May 2017 and two parents with joint responsibility, who live with it, as of 23 November
2026, unless the name says otherwise.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.facts import GP, Family, Office, Parent, Person
from fastlege.terms import GPId, ParentRole, PersonId, Service, Standing
from fastlege.testing.homes import ELSEWHERE, HOME
from fastlege.testing.worlds import ORDINARY, with_child, with_parents

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["READY_FAMILIES", "READY_GP"]


def _ready(mark: str, birth_date: date) -> Person:
    return Person(id=PersonId(mark), birth_date=birth_date, home=HOME, **ORDINARY)


_AT_HOME: Final = Family(
    child=_ready("child", date(2017, 5, 12)),
    parents=[
        Parent(person=_ready("mother", date(1985, 7, 21)), responsibility=True, role=ParentRole.MOTHER),
        Parent(person=_ready("father", date(1990, 11, 2)), responsibility=True, role=ParentRole.FATHER),
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
_OFFICE: Final = Office(name="Legesenteret", participates=True)
READY_GP: Final = GP(id=GPId("gp"), name="Legen", office=_OFFICE, services={*Service}, serves_children=True)

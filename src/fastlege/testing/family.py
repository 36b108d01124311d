"""Children and their parents (*barn og foreldre*): of any kind, or with a wanted outcome.

A granted family is made so that all is met, with variety in everything that decides nothing. A refused one is
a granted one in which a single fact was changed. So nothing is drawn in vain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import note
from hypothesis import strategies as st

from fastlege.facts import Family, Person
from fastlege.oslo import is_day
from fastlege.problems import is_flag, validate
from fastlege.terms import ParentRole, PersonId, Standing
from fastlege.testing.facts import children, days, mostly, parents
from fastlege.testing.homes import ELSEWHERE, OTHER, SAME, UNSURE
from fastlege.testing.shown import Shown
from fastlege.testing.worlds import (
    LIMIT,
    NOBODY,
    NOT_ALIVE,
    Facts,
    born,
    joined,
    ordinary,
    protections,
    with_child,
    with_parents,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["families"]

_CHILD: Final = PersonId("child")
_ASKER: Final = PersonId("parent-1")
_KEEPER: Final = PersonId("parent-2")


def families(on: date | None = None, *, granted: bool | None = None) -> SearchStrategy[Family]:
    """Make a child with its registered parents (*barnet og foreldrene*).

    Args:
        on: The day on which the facts hold; by default any.
        granted: True: at least one parent may act for the child. False: none may, and it fails by a hair:
            one change of one fact, and somebody might. None: both of these, and no, one, two or three
            parents of any kind.

    A family shows nothing of itself, so Hypothesis notes beside a failing example the call that makes it.

    Raises:
        InvalidFactError: When an argument is of another type.

    Examples:
        >>> from hypothesis import find
        >>> from fastlege import representatives
        >>> find(families(granted=True), lambda family: True)
        Family(parents=1, as_of=2026-11-23)
        >>> representatives(find(families(granted=False), lambda family: True))
        ()
    """
    validate(
        ("on", on is None or is_day(on), "give a date without a time, or None"),
        ("granted", is_flag(granted), "give True, False, or None for either"),
    )
    day = days() if on is None else st.just(on)
    yes, no = _granted(day), _refused(day)
    return {True: yes, False: no, None: yes | no | _any(day)}[granted].map(_noted)


@st.composite
def _granted(draw: DrawFn, on: SearchStrategy[date], *, sole: bool = False) -> Family:
    """Make a family in which all is met for ``parent-1``; `sole`: for nobody else, and one lives at home."""
    day, (home, theirs), (role, other_role) = draw(on), draw(_SAME), draw(_ROLES)
    nobody = Family(child=Person(id=_CHILD, protected=None, standing=None), parents=(), as_of=day)
    family = with_child(ordinary(nobody, home=home, theirs=theirs), **_birth(draw(_YOUNG), day))
    family = with_parents(family, role=role, **_birth(draw(_GROWN), day))
    if draw(_SWITCH):  # then another lives with the child
        held = False if sole else draw(_HELD)
        family = with_parents(family, **draw(_AWAY))
        family = joined(family, _KEEPER, home=theirs, responsibility=held, role=other_role)
    for number, facts in enumerate(draw(_BYSTANDERS if sole else _OTHERS), 3):
        family = joined(family, f"parent-{number}", **facts)
    rows = draw(st.permutations(family.parents))
    return attrs.evolve(family, parents=rows, all_parents_known=draw(_ALL_KNOWN))


@st.composite
def _refused(draw: DrawFn, on: SearchStrategy[date]) -> Family:
    """Change one fact of a family in which one parent alone may act."""
    family = draw(_granted(on, sole=True))
    ways = draw(st.sampled_from(_near_misses(family)))
    for mark, facts in draw(st.sampled_from(ways)):
        family = with_child(family, **facts) if mark == _CHILD else with_parents(family, mark, **facts)
    return family


@st.composite
def _any(draw: DrawFn, on: SearchStrategy[date]) -> Family:
    day = draw(on)
    marks = (f"parent-{number}" for number in range(1, draw(_HOW_MANY) + 1))
    rows = [draw(parents(mark, day)) for mark in marks]
    return Family(child=draw(children(day)), parents=rows, as_of=day, all_parents_known=draw(_ALL_KNOWN))


def _birth(age: tuple[int, bool], on: date) -> Facts:
    """Return a birth by the days left to the sixteenth birthday: the whole date, or its year alone."""
    days_left, whole = age
    date_ = born(days_left, on)
    return {"birth_date": date_ if whole else None, "birth_year": None if whole else date_.year}


_Change = tuple[tuple[PersonId, Facts], ...]
"""Whose facts are changed, and what they become; of two people only the two homes are."""


def _near_misses(family: Family) -> list[list[_Change]]:
    """Return the changes that refuse the one who may act: homes, ages, life, protection, responsibility."""
    keeper = _KEEPER if family.find(_KEEPER) else _ASKER  # the parent who lives with the child
    child, asker, at_home = family.child, family.parent(_ASKER).person, family.parent(keeper).person
    young, old = _ages(family.as_of)
    gone = [{"standing": standing} for standing in (*NOT_ALIVE, Standing.NOT_RESIDENT)]
    shared: Facts = {"shared_residences": (at_home.home,)}
    pairs: list[list[_Change]] = [
        [((_CHILD, {"home": one}), (keeper, {"home": other})) for one, other in row]
        for row in (OTHER, UNSURE)
    ]
    return [
        *pairs,
        [*_of(_CHILD, old), *_of(_ASKER, young)],
        [*_of(_CHILD, gone), *_of(_ASKER, gone[: len(NOT_ALIVE)]), *_of(keeper, gone)],
        [change for who in (child, asker, at_home) for change in _of(who.id, protections(who))],
        [*_of(_ASKER, ({"responsibility": held} for held in (False, None)))],
        [*_of(_CHILD, (shared | {"home": home} for home in (ELSEWHERE, None)))],
    ]


def _of(mark: PersonId, changes: Iterable[Facts]) -> Iterable[_Change]:
    return (((mark, facts),) for facts in changes)


def _ages(on: date) -> tuple[list[Facts], list[Facts]]:
    """Return births of an adult who is not known to be 16, and of a child who may be."""
    nothing: Facts = {"birth_date": None, "birth_year": None}
    year = nothing | {"birth_year": on.year - LIMIT}
    last = (on.month, on.day) == (12, 31)  # on which a year alone decides
    young = [_birth((days_left, True), on) for days_left in (1, 2, 300)]
    old = [_birth((days_left, True), on) for days_left in (0, -1, -300)]
    return [*young, nothing if last else year, nothing], [*old, year, nothing]


_NEVER_COUNT: Final[tuple[Facts, ...]] = (
    {"home": None},
    {"standing": Standing.DECEASED},
    {"standing": Standing.NOT_RESIDENT, "responsibility": None},
    {"standing": Standing.INVALID_IDENTITY},
    {"protected": True},
    {**NOBODY, "responsibility": None},
)
"""Parents who are neither at home, as far as the register can tell, nor have responsibility."""
_COUNT: Final[tuple[Facts, ...]] = ({}, {"home": None, "responsibility": True})
_BYSTANDERS: Final = st.lists(st.sampled_from(_NEVER_COUNT), max_size=2)
_OTHERS: Final = st.lists(st.sampled_from((*_NEVER_COUNT, *_COUNT)), max_size=2)
_FAR: Final = attrs.evolve(ELSEWHERE, matrikkel_id="250172099")
"""A house that stands in no pair of homes."""
_AWAY: Final[SearchStrategy[Facts]] = st.sampled_from(
    [{"home": _FAR}, {"home": None}, {"home": None, "standing": Standing.NOT_RESIDENT}]
)
_SAME: Final = st.sampled_from(SAME)
_MOTHER, _FATHER, _CO_MOTHER = ParentRole
_ROLES: Final = st.sampled_from([(_MOTHER, _FATHER), (_FATHER, _MOTHER), (_CO_MOTHER, _MOTHER), (None, None)])
_YEAR: Final = 365
_YOUNG: Final = mostly((8 * _YEAR, True), (8 * _YEAR, False), (1, True), (2, True), (99 * _YEAR, True))
_GROWN: Final = mostly((-24 * _YEAR, True), (-24 * _YEAR, False), (0, True), (-1, True), (-74 * _YEAR, True))
_HELD: Final = st.sampled_from([False, True, None])
_SWITCH: Final = st.booleans()
_ALL_KNOWN: Final = mostly(True, False)  # noqa: FBT003  # a pool of values
_HOW_MANY: Final = st.sampled_from([2, 1, 0, 3])


def _noted(family: Family) -> Family:
    note(Shown(family))
    return family

"""Children and their parents (*barn og foreldre*): of any kind, or with a wanted outcome.

A granted family is made so that all is met, with variety in everything that decides nothing. A refused one is
a granted one in which a single fact was changed. So nothing is drawn in vain.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from fastlege.facts import Family, Parent, Person
from fastlege.oslo import is_day
from fastlege.problems import is_flag, validate
from fastlege.terms import ParentRole, PersonId, Standing
from fastlege.testing.changes import (
    LIMIT,
    NOT_ALIVE,
    Facts,
    born,
    joined,
    ordinary,
    protections,
    with_child,
    with_parents,
)
from fastlege.testing.drawing import mostly, noted
from fastlege.testing.homes import ELSEWHERE, OTHER, SAME, UNSURE
from fastlege.testing.people import children, parents
from fastlege.testing.times import days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from hypothesis.strategies import DrawFn, SearchStrategy

    from fastlege.testing.homes import Pair

__all__ = ["families"]

_ASKER: Final = "parent-1"
_KEEPER: Final = "parent-2"


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
    kinds = {True: _granted, False: _refused, None: _either}
    return kinds[granted](day).map(noted)


@st.composite
def _granted(draw: DrawFn, on: SearchStrategy[date], *, sole: bool = False) -> Family:
    """Make a family in which all is met for ``parent-1``; `sole`: for nobody else, and one lives at home."""
    day = draw(on)
    home, theirs = draw(_SAME)
    role, other_role = draw(_PAIRS_OF_ROLES)
    parent = attrs.evolve(_PARENT, role=role)
    family = ordinary(Family(child=_CHILD, parents=(parent,), as_of=day), home=home, theirs=theirs)
    family = with_parents(with_child(family, **_birth(draw(_YOUNG), day)), **_birth(draw(_GROWN), day))
    if draw(_SWITCH):  # then another lives with the child
        held = draw(_HELD_NONE if sole else _HELD)
        family = joined(with_parents(family, **draw(_AWAY)), _KEEPER, home=theirs, responsibility=held)
        row = attrs.evolve(family.parents[-1], role=other_role)
        family = attrs.evolve(family, parents=(*family.parents[:-1], row))
    for number, facts in enumerate(draw(_BYSTANDERS if sole else _OTHERS), 3):
        family = joined(family, f"parent-{number}", **facts)
    turn = draw(_TURNS) % len(family.parents)
    turned = (*family.parents[turn:], *family.parents[:turn])
    return attrs.evolve(family, parents=turned, all_parents_known=draw(_ALL_KNOWN))


@st.composite
def _refused(draw: DrawFn, on: SearchStrategy[date]) -> Family:
    """Change one fact of a family in which one parent alone may act."""
    family = draw(_granted(on, sole=True))
    ways = draw(_NEAR_MISSES)(family)
    return ways[draw(_PICKS) % len(ways)]


@st.composite
def _any(draw: DrawFn, on: SearchStrategy[date]) -> Family:
    day = draw(on)
    return Family(
        child=draw(children(day)),
        parents=[draw(parents(f"parent-{number}", day)) for number in range(1, draw(_HOW_MANY) + 1)],
        as_of=day,
        all_parents_known=draw(_ALL_KNOWN),
    )


def _either(on: SearchStrategy[date]) -> SearchStrategy[Family]:
    return st.one_of(_granted(on), _refused(on), _any(on))


def _birth(age: tuple[int, bool], on: date) -> Facts:
    """Return a birth by the days left to the sixteenth birthday: the whole date, or its year alone."""
    days_left, whole = age
    date_ = born(days_left, on)
    return {"birth_date": date_ if whole else None, "birth_year": None if whole else date_.year}


_CHILD: Final = Person(id=PersonId("child"), protected=None, standing=None)
_PARENT: Final = Parent(person=attrs.evolve(_CHILD, id=PersonId(_ASKER)), responsibility=None)
_NOBODY: Final[Facts] = {"birth_year": None, "home": None, "standing": None, "protected": None}
_NEVER_COUNT: Final[tuple[Facts, ...]] = (
    {"home": None},
    {"standing": Standing.DECEASED},
    {"standing": Standing.NOT_RESIDENT, "responsibility": None},
    {"standing": Standing.INVALID_IDENTITY},
    {"protected": True},
    {**_NOBODY, "responsibility": None},
)
"""Parents who are neither at home, as far as the register can tell, nor have responsibility."""
_COUNT: Final[tuple[Facts, ...]] = ({}, {"home": None, "responsibility": True})
_BYSTANDERS: Final = mostly((), *zip(_NEVER_COUNT), *product(_NEVER_COUNT[:3], _NEVER_COUNT[3:]), often=1)
_OTHERS: Final = mostly((), *zip(_NEVER_COUNT), *zip(_COUNT), *product(_COUNT, _NEVER_COUNT), often=1)
_FAR: Final = attrs.evolve(ELSEWHERE, matrikkel_id="250172099")
"""A house that stands in no pair of homes."""
_AWAY: Final[SearchStrategy[Facts]] = st.sampled_from(
    [{"home": _FAR}, {"home": None}, {"home": None, "standing": Standing.NOT_RESIDENT}]
)
_SAME: Final = st.sampled_from(SAME)
_MOTHER, _FATHER, _CO_MOTHER = ParentRole
_PAIRS_OF_ROLES: Final = st.sampled_from(
    [(_MOTHER, _FATHER), (_FATHER, _MOTHER), (_CO_MOTHER, _MOTHER), (None, None)]
)
_YEAR: Final = 365
_YOUNG: Final = mostly((8 * _YEAR, True), (8 * _YEAR, False), (1, True), (2, True), (99 * _YEAR, True))
_GROWN: Final = mostly((-24 * _YEAR, True), (-24 * _YEAR, False), (0, True), (-1, True), (-74 * _YEAR, True))
_HELD: Final = st.sampled_from([False, True, None])
_HELD_NONE: Final = st.just(False)  # noqa: FBT003  # a pool of one value
_SWITCH: Final = st.booleans()
_TURNS: Final = st.integers(0, 2)
_PICKS: Final = st.integers(0, 119)
_ALL_KNOWN: Final = mostly(True, False)  # noqa: FBT003  # a pool of values
_HOW_MANY: Final = st.sampled_from([2, 2, 2, 1, 3, 0])


# --- near misses


def _keeper(family: Family) -> str:
    """Return the id of the parent who lives with the child."""
    return _KEEPER if family.find(PersonId(_KEEPER)) else _ASKER


def _in(pairs: Iterable[Pair]) -> Callable[[Family], list[Family]]:
    """Let the child and the parent at home live in a pair of homes."""
    return lambda family: [
        with_parents(with_child(family, home=one), _keeper(family), home=other) for one, other in pairs
    ]


def _by_agreement(family: Family) -> list[Family]:
    """Let the child live with the parent by agreement alone."""
    shared = (family.parent(PersonId(_keeper(family))).person.home,)
    house = attrs.evolve(ELSEWHERE, matrikkel_id="250172018")
    return [with_child(family, home=home, shared_residences=shared) for home in (house, None)]


def _ages(family: Family) -> list[Family]:
    """Let the child have turned sixteen, or the one who asks not; or leave of a birth too little."""
    on = family.as_of
    nothing = {"birth_date": None, "birth_year": None}
    year = nothing | {"birth_year": on.year - LIMIT}
    last = (on.month, on.day) == (12, 31)  # on which a year alone decides
    turned = [_birth((days_left, True), on) for days_left in (0, -1, -300)]
    not_yet = [_birth((days_left, True), on) for days_left in (1, 2, 300)]
    return [
        *(with_child(family, **birth) for birth in (*turned, year, nothing)),
        *(with_parents(family, _ASKER, **birth) for birth in (*not_yet, nothing if last else year, nothing)),
    ]


def _gone(family: Family) -> list[Family]:
    standings = (*NOT_ALIVE, Standing.NOT_RESIDENT)
    return [
        *(with_child(family, standing=standing) for standing in standings),
        *(with_parents(family, _ASKER, standing=standing) for standing in NOT_ALIVE),
        *(with_parents(family, _keeper(family), standing=standing) for standing in standings),
    ]


def _protected(family: Family) -> list[Family]:
    adults = [family.parent(PersonId(mark)).person for mark in (_ASKER, _keeper(family))]
    return [
        *(with_child(family, **facts) for facts in protections(family.child)),
        *(with_parents(family, who.id, **facts) for who in adults for facts in protections(who)),
    ]


def _without_responsibility(family: Family) -> list[Family]:
    return [with_parents(family, _ASKER, responsibility=held) for held in (False, None)]


_NEAR_MISSES: Final = st.sampled_from(
    [_in(OTHER), _in(UNSURE), _ages, _gone, _protected, _without_responsibility, _by_agreement]
)

"""Persons and parents (*personer og foreldre*): mostly such of whom everything is known.

No identity number is made: they are called ``child``, ``parent-1`` and so on.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from fastlege.facts import Parent, Person
from fastlege.terms import Channel, MissingReason, ParentRole, PersonId, Standing
from fastlege.testing.drawing import mostly, mostly_of, nearly_always
from fastlege.testing.homes import PLAIN_HOME, addresses
from fastlege.testing.times import LAST_DAY

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["children", "parents", "persons"]

_LIMIT: Final = 16
"""Births are drawn close to the age at which all of the page's limits stand."""
_YEAR: Final = 366


@st.composite
def persons(
    draw: DrawFn, mark: str = "person", *, on: date = LAST_DAY, days_old: SearchStrategy[int] | None = None
) -> Person:
    """Make a person (*person*): mostly one of whom everything is known.

    Args:
        draw: Given by Hypothesis.
        mark: The opaque id.
        on: The day by which the person is born.
        days_old: For how long; by default any age up to sixty, and often about sixteen.
    """
    birth = _day_of_birth(on, draw(_ANY_AGE if days_old is None else days_old))
    precision = draw(_PRECISIONS)
    home = draw(_HOMES)
    shielded = home is not None and home.grading is not None and home.grading.protects
    return Person(
        id=PersonId(mark),
        birth_date=birth if precision == "date" else None,
        birth_year=birth.year if precision == "year" else None,
        home=home,
        shared_residences=draw(_SHARED_RESIDENCES),
        protected=draw(_PROTECTED_IF_SHIELDED if shielded else _PROTECTED),
        standing=draw(_STANDINGS),
        notify_by=draw(_CHANNELS),
    )


def children(on: date) -> SearchStrategy[Person]:
    """Make a child who is born by a day: mostly well under sixteen, sometimes at the limit or past it."""
    return persons("child", on=on, days_old=_MOSTLY_YOUNG)


@st.composite
def parents(draw: DrawFn, mark: str, on: date) -> Parent:
    """Make a registered parent (*forelder*): mostly an adult, with or without parental responsibility.

    Of one there are sometimes no facts at all, as of a parent whom a register denies or does not find.
    """
    has_facts = draw(_HAS_FACTS)
    nobody = Person(id=PersonId(mark), protected=None, standing=None)
    return Parent(
        person=draw(persons(mark, on=on, days_old=_MOSTLY_ADULT)) if has_facts else nobody,
        responsibility=draw(_RESPONSIBILITY),
        role=draw(_ROLES),
        missing_because=None if has_facts else draw(_REASONS),
    )


def _day_of_birth(on: date, days_old: int) -> date:
    """Count back; a negative number of days is counted from the sixteenth birthday, forward or back."""
    if days_old >= 0:
        return on - timedelta(days=days_old)
    leap_day = (on.month, on.day) == (2, 29)
    turned = date(on.year - _LIMIT, 3 if leap_day else on.month, 1 if leap_day else on.day)
    return turned + timedelta(days=days_old + _NEAR)


# Made once: a strategy that is made anew for each example costs more than the example.
_NEAR: Final = 4
_AT_THE_LIMIT: Final = st.integers(-2 * _NEAR + 1, -1)
_ANY_AGE: Final = st.one_of(_AT_THE_LIMIT, st.integers(0, 60 * _YEAR))
_YOUNG: Final = st.integers(0, (_LIMIT - 1) * 365)
_MOSTLY_YOUNG: Final = mostly_of(_YOUNG, _ANY_AGE)
_GROWN: Final = st.integers((_LIMIT + 1) * _YEAR, 60 * _YEAR)
_MOSTLY_ADULT: Final = mostly_of(_GROWN, _ANY_AGE)
_PRECISIONS: Final = nearly_always("date", "year", "none")
_HOMES: Final = mostly_of(st.just(PLAIN_HOME), st.none(), addresses())
_SHARED_RESIDENCES: Final = mostly((), (PLAIN_HOME,))
_PROTECTED: Final = nearly_always(False, True, None)  # noqa: FBT003  # a pool of values
_PROTECTED_IF_SHIELDED: Final = mostly(True, None)  # noqa: FBT003  # a pool of values
_STANDINGS: Final = nearly_always(Standing.RESIDENT, *list(Standing)[1:], None)
_CHANNELS: Final = st.sampled_from([None, *Channel])
_RESPONSIBILITY: Final = nearly_always(True, False, None)  # noqa: FBT003  # a pool of values
_HAS_FACTS: Final = nearly_always(True, False)  # noqa: FBT003  # a pool of values
_REASONS: Final = st.sampled_from([None, *MissingReason])
_ROLES: Final = st.sampled_from([None, *ParentRole])

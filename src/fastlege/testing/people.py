"""Persons, parents and homes of any kind (*personer, foreldre og bosteder*): mostly ordinary ones.

No identity number is made: they are called ``child``, ``parent-1`` and so on.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from fastlege.facts import Address, CadastralAddress, Parent, Person, StreetAddress
from fastlege.terms import Channel, Grading, MissingReason, ParentRole, PersonId, Standing
from fastlege.testing.changes import born
from fastlege.testing.drawing import mostly, mostly_of
from fastlege.testing.homes import HOME
from fastlege.testing.times import LAST_DAY

if TYPE_CHECKING:
    from datetime import date

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["addresses", "cadastral_addresses", "children", "parents", "persons", "street_addresses"]


_MUNICIPALITIES: Final = mostly("4601", "0301", "1201", "9999", None)


@cache
def addresses() -> SearchStrategy[Address]:
    """Make registered homes (*bostedsadresser*): often the same, sometimes incomplete or shielded."""
    return st.just(HOME) | st.builds(
        Address,
        matrikkel_id=st.sampled_from([None, None, "", "0", "604503040", " 604503040", "604503041"]),
        unit=st.sampled_from([None, None, " ", "H0101", "h0101 ", "H0201", "H0000"]),
        place=st.none() | street_addresses() | cadastral_addresses(),
        grading=mostly(*Grading, None),
    )


@cache
def street_addresses() -> SearchStrategy[StreetAddress]:
    """Make places on streets (*vegadresser*): often the same, spelt in several ways, or incomplete."""
    return st.builds(
        StreetAddress,
        municipality=_MUNICIPALITIES,
        street_name=mostly(
            "Nygårdsgaten", "NYGÅRDSGATEN ", "Nyga\u030ardsgaten", "Strandgaten", "Ukjent", "", None
        ),
        street_code=st.sampled_from([None, "11020", "011020", "11021", "0", " "]),
        house_number=mostly(12, 13, 0, None),
        house_letter=mostly(None, "", "B", "b ", "C"),
    )


@cache
def cadastral_addresses() -> SearchStrategy[CadastralAddress]:
    """Make properties without a street (*matrikkeladresser*): often the same, sometimes incomplete."""
    return st.builds(
        CadastralAddress,
        municipality=_MUNICIPALITIES,
        land_number=mostly(14, 15, 0, None),
        title_number=mostly(3, 4, 0, None),
        lease_number=mostly(None, 0, 7),
        sub_number=mostly(None, 0, 1, 2),
    )


# Made once: a strategy that is made anew for each example costs more than the example.
_HOMES: Final = mostly_of(st.just(HOME), st.none(), addresses())
_YEARS: Final = 365
_NEAR: Final = st.integers(-4, 4)
_ANY_AGE: Final = _NEAR | st.integers(-44 * _YEARS, 17 * _YEARS)
_MOSTLY_YOUNG: Final = mostly_of(st.just(8 * _YEARS), st.integers(1, 17 * _YEARS), _ANY_AGE)
_MOSTLY_GROWN: Final = mostly_of(st.just(-24 * _YEARS), st.integers(-44 * _YEARS, 0), _ANY_AGE)
_PRECISIONS: Final = mostly("date", "year", "none", often=19)
_SHARED: Final = mostly((), (HOME,))
_PROTECTED: Final = mostly(False, True, None, often=19)  # noqa: FBT003  # a pool of values
_SHIELDED: Final = mostly(True, None)  # noqa: FBT003  # a pool of values
_STANDINGS: Final = mostly(*Standing, None, often=19)
_CHANNELS: Final = st.sampled_from([None, *Channel])
_RESPONSIBILITY: Final = mostly(True, False, None, often=19)  # noqa: FBT003  # a pool of values
_WITHOUT_FACTS: Final = mostly(False, True, often=19)  # noqa: FBT003  # a pool of values
_REASONS: Final = st.sampled_from([None, *MissingReason])
_ROLES: Final = st.sampled_from([None, *ParentRole])


@st.composite
def persons(
    draw: DrawFn, mark: str = "person", *, on: date = LAST_DAY, days_left: SearchStrategy[int] | None = None
) -> Person:
    """Make a person (*person*): mostly one about whom everything is known.

    Args:
        draw: Given by Hypothesis.
        mark: The opaque id.
        on: The day by which the person is born.
        days_left: Days from that day to the sixteenth birthday; by default any, and often few.
    """
    birth = born(draw(_ANY_AGE if days_left is None else days_left), on)
    precision, home = draw(_PRECISIONS), draw(_HOMES)
    shielded = home is not None and home.counts_as_shielded
    return Person(
        id=PersonId(mark),
        birth_date=birth if precision == "date" else None,
        birth_year=birth.year if precision == "year" else None,
        home=home,
        shared_residences=draw(_SHARED),
        protected=draw(_SHIELDED if shielded else _PROTECTED),
        standing=draw(_STANDINGS),
        notify_by=draw(_CHANNELS),
    )


def children(on: date) -> SearchStrategy[Person]:
    """Make a child who is born by a day: mostly well under sixteen, sometimes at the limit or past it."""
    return persons("child", on=on, days_left=_MOSTLY_YOUNG)


@st.composite
def parents(draw: DrawFn, mark: str, on: date) -> Parent:
    """Make a registered parent (*forelder*): mostly an adult, sometimes one without any facts."""
    without = draw(_WITHOUT_FACTS)
    nobody = Person(id=PersonId(mark), protected=None, standing=None)
    return Parent(
        person=nobody if without else draw(persons(mark, on=on, days_left=_MOSTLY_GROWN)),
        responsibility=draw(_RESPONSIBILITY),
        role=draw(_ROLES),
        missing_because=draw(_REASONS) if without else None,
    )

"""Hypothesis strategies for facts (*opplysninger*).

Most of what they make is ordinary, so that yes comes about as well as no; the rest is missing, unknown or
odd. Values come from small pools, so that two homes are often the same. No identity number is ever made.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from hypothesis import strategies as st

from fastlege.facts import (
    GP,
    Address,
    CadastralAddress,
    Family,
    Office,
    Parent,
    Person,
    Session,
    StreetAddress,
)
from fastlege.oslo import OSLO, oslo_day
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.terms import (
    AccessLevel,
    Channel,
    ConsultationMode,
    Finding,
    Grading,
    ParentRole,
    PersonId,
    Service,
    Standing,
)

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from fastlege.facts.session import PatientGP

__all__ = [
    "addresses",
    "children",
    "days",
    "families",
    "gps",
    "instants",
    "parents",
    "persons",
    "sessions_for_child",
    "sessions_for_self",
]

_FIRST_DAY: Final = date(2020, 1, 1)
_LAST_DAY: Final = date(2032, 12, 31)
_USUAL_HOME: Final = Address(matrikkel_id="604503040", unit="H0101")
_LIMIT: Final = 16
"""Births are drawn close to the age at which all of the page's limits stand."""
_YEAR: Final = 366

_T = TypeVar("_T")


def days() -> SearchStrategy[date]:
    """Make days on which the facts hold; more often 29 February and the turn of a year."""
    return _DAYS


def instants() -> SearchStrategy[datetime]:
    """Make instants, aware and in Oslo time; more often at a second beside midnight."""
    return _INSTANTS


def addresses() -> SearchStrategy[Address]:
    """Make registered homes (*bostedsadresser*): often the same, sometimes incomplete or shielded."""
    return _ADDRESSES


@st.composite
def persons(
    draw: DrawFn, mark: str = "person", *, on: date = _LAST_DAY, days_old: SearchStrategy[int] | None = None
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
    """Make a registered parent (*forelder*): mostly an adult, with or without parental responsibility."""
    return Parent(
        person=draw(persons(mark, on=on, days_old=_MOSTLY_ADULT)),
        responsibility=draw(_RESPONSIBILITY),
        role=draw(_ROLES),
    )


@st.composite
def families(draw: DrawFn, on: date | None = None) -> Family:
    """Make a child with no, one, two or three registered parents (*barnet og foreldrene*)."""
    day = draw(_DAYS) if on is None else on
    return Family(
        child=draw(children(day)),
        parents=tuple(draw(parents(f"parent-{number}", day)) for number in range(1, draw(_HOW_MANY) + 1)),
        as_of=day,
        all_parents_known=draw(_ALL_KNOWN),
    )


def gps() -> SearchStrategy[PatientGP]:
    """Make a patient's GP (*fastlege*): known, none, or ``Finding.UNKNOWN``."""
    return _GPS


@st.composite
def sessions_for_self(draw: DrawFn, *, policy: Policy = HELSENORGE_2021_01_11) -> Session:
    """Make a session in which the user is the patient (*på egne vegner*)."""
    at = draw(_INSTANTS)
    user = draw(persons("user", on=oslo_day(at)))
    return Session.for_self(user, gp=draw(_GPS), access_level=draw(_ACCESS_LEVELS), at=at, policy=policy)


@st.composite
def sessions_for_child(draw: DrawFn, *, policy: Policy = HELSENORGE_2021_01_11) -> Session:
    """Make a session on behalf of a child (*på vegne av barn*), by a registered parent or by a stranger."""
    at = draw(_INSTANTS)
    family = draw(families(oslo_day(at)))
    which = draw(_WHO_ASKS)
    user = (
        family.parents[which].person
        if which < len(family.parents)
        else draw(persons("stranger", on=oslo_day(at)))
    )
    return Session.for_child(
        user, family, gp=draw(_GPS), access_level=draw(_ACCESS_LEVELS), at=at, policy=policy
    )


def _instant(day: date, seconds: int) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=OSLO) + timedelta(seconds=seconds)


def _day_of_birth(on: date, days_old: int) -> date:
    """Count back; a negative number of days is counted from the sixteenth birthday, forward or back."""
    if days_old >= 0:
        return on - timedelta(days=days_old)
    leap_day = (on.month, on.day) == (2, 29)
    turned = date(on.year - _LIMIT, 3 if leap_day else on.month, 1 if leap_day else on.day)
    return turned + timedelta(days=days_old + _NEAR)


def _mostly(usual: _T, *others: _T) -> SearchStrategy[_T]:
    """Draw the usual value three times in four."""
    return st.sampled_from([*[usual] * 3 * len(others), *others])


def _nearly_always(usual: _T, *others: _T) -> SearchStrategy[_T]:
    """Draw the usual value nineteen times in twenty: a yes takes fourteen of them at once."""
    return st.sampled_from([*[usual] * 19 * len(others), *others])


def _mostly_of(usual: SearchStrategy[_T], *others: SearchStrategy[_T]) -> SearchStrategy[_T]:
    """Draw from the usual strategy five times in six; `one_of` would drop what is given twice."""
    return st.sampled_from([*[usual] * 5 * len(others), *others]).flatmap(lambda chosen: chosen)


# Made once: a strategy that is made anew for each example costs more than the example.
_NEAR: Final = 4
_AT_THE_LIMIT: Final = st.integers(-2 * _NEAR + 1, -1)
_ANY_AGE: Final = st.one_of(_AT_THE_LIMIT, st.integers(0, 60 * _YEAR))
_YOUNG: Final = st.integers(0, (_LIMIT - 1) * 365)
_MOSTLY_YOUNG: Final = _mostly_of(_YOUNG, _ANY_AGE)
_GROWN: Final = st.integers((_LIMIT + 1) * _YEAR, 60 * _YEAR)
_MOSTLY_ADULT: Final = _mostly_of(_GROWN, _ANY_AGE)
_PRECISIONS: Final = _nearly_always("date", "year", "none")

_DAYS: Final = st.one_of(
    st.dates(_FIRST_DAY, _LAST_DAY),
    st.sampled_from(
        [date(2024, 2, 29), date(2028, 2, 29), date(2023, 3, 1), date(2025, 12, 31), date(2026, 1, 1)]
    ),
)
_INSTANTS: Final = st.builds(_instant, _DAYS, st.one_of(st.integers(0, 86_399), st.sampled_from([0, 86_399])))

_MUNICIPALITIES: Final = _mostly("4601", "0301", "1201", None)
_STREETS: Final = st.builds(
    StreetAddress,
    municipality=_MUNICIPALITIES,
    street_name=_mostly("Nygårdsgaten", "NYGÅRDSGATEN ", "Nyga\u030ardsgaten", "Strandgaten", "", None),
    street_code=st.sampled_from([None, "11020", "011020", "11021", "0", " "]),
    house_number=_mostly(12, 13, 0, None),
    house_letter=_mostly(None, "", "B", "b ", "C"),
)
_PROPERTIES: Final = st.builds(
    CadastralAddress,
    municipality=_MUNICIPALITIES,
    land_number=_mostly(14, 15, 0, None),
    title_number=_mostly(3, 4, 0, None),
    lease_number=_mostly(None, 0, 7),
    sub_number=_mostly(None, 0, 1),
)
_GRADINGS: Final = _mostly(
    Grading.UNGRADED, Grading.CLIENT_ADDRESS, Grading.CONFIDENTIAL, Grading.STRICTLY_CONFIDENTIAL, None
)
_ADDRESSES: Final = st.one_of(
    st.just(_USUAL_HOME),
    st.builds(
        Address,
        matrikkel_id=st.sampled_from([None, None, "", "0", "604503040", " 604503040", "604503041"]),
        unit=st.sampled_from([None, None, " ", "H0101", "h0101 ", "H0201"]),
        place=st.one_of(st.none(), _STREETS, _PROPERTIES),
        grading=_GRADINGS,
    ),
)
_HOMES: Final = _mostly_of(st.just(_USUAL_HOME), st.none(), _ADDRESSES)
_SHARED_RESIDENCES: Final = _mostly((), (_USUAL_HOME,))
_FLAGS: Final = _nearly_always(True, False, None)  # noqa: FBT003  # a pool of values
_PROTECTED: Final = _nearly_always(False, True, None)  # noqa: FBT003  # a pool of values
_PROTECTED_IF_SHIELDED: Final = _mostly(True, None)  # noqa: FBT003  # a pool of values
_STANDINGS: Final = _nearly_always(Standing.RESIDENT, *list(Standing)[1:], None)
_CHANNELS: Final = st.sampled_from([None, *Channel])
_RESPONSIBILITY: Final = _FLAGS
_ROLES: Final = st.sampled_from([None, *ParentRole])
_HOW_MANY: Final = st.sampled_from([2, 2, 2, 1, 3, 0])
_ALL_KNOWN: Final = _nearly_always(True, False)  # noqa: FBT003  # a pool of values
_WHO_ASKS: Final = st.sampled_from([0, 0, 0, 1, 1, 2])

_CHOSEN_SERVICES: Final = st.frozensets(st.sampled_from(list(Service)))
_KNOWN_GPS: Final = st.builds(
    GP,
    name=st.just("Legen"),
    office=st.builds(Office, name=st.just("Legesenteret"), participates=_FLAGS, phone=st.just("55 00 00 00")),
    services=_mostly_of(st.just(frozenset(Service)), st.none(), _CHOSEN_SERVICES),
    modes=st.one_of(st.none(), st.frozensets(st.sampled_from(list(ConsultationMode)))),
    serves_children=_FLAGS,
)
_NO_GP: Final[tuple[PatientGP, ...]] = (None, Finding.UNKNOWN)
_GPS: Final[SearchStrategy[PatientGP]] = _mostly_of(_KNOWN_GPS, st.sampled_from(_NO_GP))
_ACCESS_LEVELS: Final = _nearly_always(
    AccessLevel.FULL, AccessLevel.BASIC_PLUS, AccessLevel.BASIC, AccessLevel.NONE, None
)
